import { hostOf } from '../../http/exchange';
import { FailureError, type Draft, type Exchange } from '../../model';
import { columnName } from '../_manifest/schema';
import { isSheet, placeOf } from './address';
import type { Column, FileDefinition } from './definition';
import { columnsIn, keyIn, type Found } from './detect';
import { delimiterIn, headerIn } from './sniff';
import { decode, encodingOf, ENCODINGS, type Encoding } from './encoding';
import { fetchPart } from './fetch';
import { isBlank, parseRows } from './rows';

type Given = Readonly<Record<string, string>>;

/** Bytes by which a file is known. */
const BEGINNING = 262_144;

/** Names that stand beside the file's own. */
const TAKEN = ['site', 'source', 'row_line', 'row_aside', 'row_cells'];

/** The columns as they would be taken: all of them, under names that SQL can say. */
export const columnsOf = (found: readonly Found[]): readonly Column[] => {
  const taken = new Set(TAKEN);
  return found.map(({ from, type, format, class: of }) => ({
    from,
    name: columnName(
      from
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/%/g, ' percent')
        .replace(/[^A-Za-z0-9]+/g, ' ')
        .trim(),
      taken,
    ),
    type,
    ...(format === undefined ? {} : { format }),
    class: of,
  }));
};

/** The file's own name, without what says of which kind it is. */
const titleOf = (address: string): string => {
  const last = address.split(/[?#]/)[0]!.split('/').pop() ?? '';
  const name = decodeURIComponent(/\.(csv|tsv|txt|zip|gz)$/i.test(last) ? last : '')
    .replace(/(\.(csv|tsv|txt|zip|gz))+$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return name === '' ? 'A file' : name.slice(0, 1).toUpperCase() + name.slice(1, 60);
};

const PACKED: readonly (readonly [string, 'zip' | 'gzip'])[] = [
  ['PK\u0003\u0004', 'zip'],
  ['\u001f\u008b', 'gzip'],
];

export const definitionText = (definition: object): string =>
  `${JSON.stringify(definition, null, 2)}\n`;

/**
 * Reads the beginning of a file and finds out what it is. What the person says of it counts more.
 * @throws setup.custom_address, source.not_table, source.drive_file
 */
export function* draftFile(given: Given): Exchange<Draft> {
  const { address = '' } = given;
  const place = isSheet(address) ? null : placeOf(address);
  if (!place) throw new FailureError('setup.custom_address');
  const begun = yield* fetchPart(place, { encoding: 'ISO-8859-1' }, null, 0, BEGINNING);
  let bytes = begun.is === 'part' ? begun.text : '';
  let cut = begun.is === 'part' && !begun.last;
  const packed = PACKED.find(([mark]) => bytes.startsWith(mark))?.[1];
  if (packed) {
    const whole = yield* fetchPart(place, { encoding: 'ISO-8859-1', packed }, null);
    const text = whole.is === 'part' ? whole.text : '';
    bytes = text.slice(0, BEGINNING);
    cut = text.length > BEGINNING;
  } else if (bytes.length > BEGINNING) {
    bytes = bytes.slice(0, BEGINNING);
    cut = true;
  }
  const encoding = ENCODINGS.find((one) => one === given['encoding']) ?? encodingOf(bytes);
  const text = decode(bytes, encoding satisfies Encoding);
  const delimiter = given['delimiter'] || delimiterIn(text);
  const all = parseRows(text, delimiter, { last: !cut, most: 2_000 }).rows.filter(
    (r) => !isBlank(r),
  );
  if (all.length === 0)
    throw new FailureError('source.not_table', {
      host: place.in === 'drive' ? 'Drive' : hostOf(place.url),
      what: 'an empty file',
    });
  const header = given['header'] ? Math.max(0, Number(given['header']) || 0) : headerIn(all);
  const top = header === 0 ? -1 : all.findIndex(({ line }) => line >= header);
  const below = all.slice(top + 1);
  const names =
    top < 0
      ? Array.from({ length: Math.max(...all.slice(0, 100).map((r) => r.cells.length)) }, () => '')
      : all[top]!.cells;
  const rows = below.filter(({ cells }) => cells.length >= names.length).map(({ cells }) => cells);
  const found = columnsIn(names, rows, delimiter);
  const columns = columnsOf(found);
  const key = keyIn(found, rows);
  const definition: FileDefinition = {
    v: 1,
    title: titleOf(address),
    address: address.trim(),
    encoding,
    delimiter,
    header,
    ...(packed ? { packed } : {}),
    key: columns.filter(({ from }) => key.includes(from)).map(({ name }) => name),
    columns,
    left: [],
  };
  return {
    text: definitionText(definition),
    columns: found.map(({ from, seen, or }) => ({
      from,
      seen,
      ...(or === undefined ? {} : { or }),
    })),
    rows: below.length,
  };
}
