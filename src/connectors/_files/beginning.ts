import { hostOf } from '../../http/exchange';
import type { Exchange } from '../../model';
import { bytesUrl } from './address';
import { plain } from './encoding';
import { begin, BEGINNING, headerOf, placeIn, type Reading } from './read';
import { isBlank, parseRows, type Row } from './rows';
import { delimiterIn } from './sniff';

/** Rows that a person or a test looks at. */
const MOST = 500;

export interface Beginning {
  /** How messages call the place. */
  readonly where: string;
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  /** Bytes of the whole file, or of what came of it. */
  readonly size: number;
}

/**
 * The names of a file's columns and its first rows, found as a reading would find them.
 * @throws setup.custom_address, source.not_table, source.drive_file
 */
export function* beginningOf(
  how: Pick<Reading, 'encoding' | 'packed' | 'delimiter' | 'header'>,
  settings: Readonly<Record<string, string>>,
): Exchange<Beginning> {
  const place = placeIn(settings);
  const where = place.in === 'drive' ? 'Drive' : hostOf(bytesUrl(place));
  const { part } = yield* begin(place, how, null, BEGINNING);
  if (part.is !== 'part') return { where, header: [], rows: [], size: 0 };
  const text = plain(part.text);
  const delimiter = how.delimiter ?? delimiterIn(text.slice(0, BEGINNING));
  const parsed = parseRows(text, delimiter, { last: part.last, most: MOST });
  const { names, first } = headerOf(how, parsed);
  return {
    where,
    header: names,
    rows: parsed.rows.slice(first).filter((row) => !isBlank(row)),
    size: part.size ?? part.text.length,
  };
}
