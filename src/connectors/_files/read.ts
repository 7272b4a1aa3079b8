import { hostOf } from '../../http/exchange';
import { FailureError, type Exchange, type Json, type Reader, type Session } from '../../model';
import { bytesUrl, placeOf, type Place } from './address';
import type { FileDefinition } from './definition';
import { delimiterIn, headerIn } from './sniff';
import { otherwise, plain, sizeOf, type Encoding } from './encoding';
import { fetchPart, type Mark, type Part } from './fetch';
import { isBlank, namesOf, parseRows, type Parsed } from './rows';
import type { Table } from './table';

/** Records of one batch. */
const BATCH = 20_000;
/** Times a file is begun again that changes while it is read. */
const ANEW = 3;

/** Where the reading stands: in which state of the file, and behind which of its bytes. */
interface Standing {
  readonly mark: Mark;
  readonly at?: {
    readonly bytes: number;
    readonly line: number;
    readonly header: readonly string[];
    readonly encoding: Encoding;
    readonly delimiter: string;
  };
}

/** How a file is read. What is not said of how it is written is found out each time. */
export interface Reading
  extends
    Pick<FileDefinition, 'title' | 'encoding' | 'packed'>,
    Partial<Pick<FileDefinition, 'delimiter' | 'header'>> {
  /** What becomes of its rows. @param where how messages call the place. */
  open(header: readonly string[], where: string): Table;
}

/** As much of a file as tells how it is written. */
export const BEGINNING = 262_144;

/** @throws setup.custom_address */
export const placeIn = (settings: Readonly<Record<string, string>>): Place => {
  const place = placeOf(settings['address'] ?? '');
  if (!place) throw new FailureError('setup.custom_address');
  return place;
};

/** Names of columns above the rows: on their line, or by their places. */
export const headerOf = (
  { header }: Pick<Reading, 'header'>,
  { rows }: Pick<Parsed, 'rows'>,
): { readonly names: readonly string[]; readonly first: number } => {
  const line = header ?? headerIn(rows.slice(0, 200).filter((row) => !isBlank(row)));
  if (line === 0) {
    const width = Math.max(0, ...rows.slice(0, 100).map(({ cells }) => cells.length));
    return { names: namesOf(Array.from({ length: width }, () => '')), first: 0 };
  }
  const at = rows.findIndex((row) => row.line >= line && !isBlank(row));
  return at < 0
    ? { names: [], first: rows.length }
    : { names: namesOf(rows[at]!.cells), first: at + 1 };
};

/** The first part, in whichever encoding it is now. */
export function* begin(
  place: Place,
  { encoding, packed }: Pick<Reading, 'encoding' | 'packed'>,
  known: Mark,
  size?: number,
): Exchange<{ readonly part: Part; readonly encoding: Encoding }> {
  const form = (of: Encoding) => ({ encoding: of, ...(packed ? { packed } : {}) });
  const part = yield* fetchPart(place, form(encoding), known, 0, size);
  const other = part.is === 'part' ? otherwise(part.text, encoding) : null;
  if (other === null) return { part, encoding };
  return { part: yield* fetchPart(place, form(other), null, 0, size), encoding: other };
}

/**
 * Reads a file whole when it has changed, and nothing when it has not: what is not in it any more is gone.
 * A large one comes in parts, each of whole rows; the last committed one is gone on from.
 * @throws setup.custom_address, source.not_table, source.columns
 */
export function* readFile(
  definition: Reading,
  { settings }: Pick<Session, 'settings'>,
  checkpoint: Json,
): Reader {
  const place = placeIn(settings);
  const where = place.in === 'drive' ? 'Drive' : hostOf(bytesUrl(place));
  const before = checkpoint as unknown as Standing | null;
  const about = { host: where, resource: definition.title };
  const packed = definition.packed ? { packed: definition.packed } : {};
  let at = before?.at;
  let part: Part = { is: 'changed' };
  let encoding = at?.encoding ?? definition.encoding;
  if (at) part = yield* fetchPart(place, { encoding, ...packed }, before!.mark, at.bytes);
  for (let anew = 0; part.is === 'changed'; anew++) {
    if (anew >= ANEW) throw new FailureError('source.unstable', about);
    at = undefined;
    ({ part, encoding } = yield* begin(
      place,
      definition,
      anew === 0 && !before?.at ? (before?.mark ?? null) : null,
    ));
  }
  if (part.is === 'same') {
    yield { batch: { checkpoint, complete: true } };
    return;
  }
  let table: Table | undefined = at && definition.open(at.header, where);
  let delimiter = at?.delimiter ?? definition.delimiter;
  for (let first = at === undefined; ; first = false) {
    const { text, mark, last }: Extract<Part, { is: 'part' }> = part;
    delimiter ??= delimiterIn(plain(text).slice(0, BEGINNING));
    const parsed: Parsed = parseRows(plain(text), delimiter, {
      line: at?.line ?? 1,
      last,
    });
    if (parsed.rest === 0 && !last)
      throw new FailureError('source.not_table', { host: where, what: 'a line of megabytes' });
    if (!last && encoding === 'UTF-8' && text.slice(0, parsed.rest).includes('\ufffd'))
      throw new FailureError('source.not_table', { host: where, what: 'text that is not UTF-8' });
    let rows = parsed.rows;
    let header: readonly string[] = at?.header ?? [];
    if (!table) {
      const found = headerOf(definition, parsed);
      header = found.names;
      table = definition.open(header, where);
      rows = rows.slice(found.first);
    }
    const records = table.records(rows);
    const bytes =
      (at?.bytes ?? 0) +
      sizeOf(text.slice(0, parsed.rest + (text.length - plain(text).length)), encoding);
    const here: Standing = last
      ? { mark }
      : { mark, at: { bytes, line: parsed.line, header, encoding, delimiter } };
    for (let from = 0; from === 0 || from < records.length; from += BATCH) {
      const end = from + BATCH >= records.length;
      yield {
        batch: {
          rows: records.slice(from, from + BATCH),
          ...(first && from === 0 ? { restart: true as const } : {}),
          ...(last && end ? { complete: true as const } : {}),
          // Until the last batch of a part, what came before it is what is known.
          checkpoint: end ? (here as unknown as Json) : checkpoint,
        },
      };
    }
    if (last) return;
    at = here.at!;
    checkpoint = here as unknown as Json;
    const next: Part = yield* fetchPart(place, { encoding, ...packed }, mark, at.bytes);
    if (next.is !== 'part') throw new FailureError('source.unstable', about);
    part = next;
  }
}
