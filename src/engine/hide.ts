import type { Host } from '../host/host';
import { publishedFields, type Cell, type Dataset } from '../model';
import { orderOf } from './answer';
import { compareText } from './filter';
import { hmacOf, padsOf } from '../http/sha256';
import { keys } from './store';

/** Characters of a code that stand in place of a value: two persons of a school get the same one in 2⁶⁴. */
const CODE_CHARS = 16;

type Sealing = Pick<Host, 'secrets' | 'person' | 'workbook'>;

/**
 * The workbook's key, made at its first use and kept with the steward's secrets: the same person has the same
 * code in every data set. A new steward, who has no key, begins with another.
 */
const keyOf = ({ secrets, person, workbook }: Sealing): string => {
  const at = keys.hashing(workbook.id());
  const known = secrets.get(at) as { readonly key: string } | undefined;
  if (known) return known.key;
  const key = `${person.uuid()}${person.uuid()}`.replace(/-/g, '');
  secrets.set(at, { key });
  return key;
};

/** How a value becomes a code: here, and in an engine that hashes by itself. */
export const sealsOf = (host: Sealing) => {
  const key = keyOf(host);
  const hash = hmacOf(key);
  return { ...padsOf(key), of: (text: string): string => hash(text).slice(0, CODE_CHARS) };
};

const byText = (a: Cell, b: Cell): number =>
  typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : Number(a) - Number(b);

/**
 * Puts codes in place of values, in place. Rows are in the order of their key again afterwards: in that of
 * what is hidden they would tell it.
 */
export const hide = (
  host: Sealing,
  dataset: Dataset,
  hashed: readonly string[],
  rows: Cell[][],
): Cell[][] => {
  const { of } = sealsOf(host);
  const names = publishedFields(dataset).map(({ name }) => name);
  for (const name of hashed) {
    const at = names.indexOf(name);
    for (const row of rows) {
      const cell = row[at];
      if (cell !== null && cell !== undefined && cell !== '') row[at] = of(String(cell));
    }
  }
  if (!dataset.key.some((name) => hashed.includes(name))) return rows;
  const order = orderOf(dataset).map((name) => names.indexOf(name));
  return rows.sort((a, b) => {
    for (const at of order) {
      const way = byText(a[at]!, b[at]!);
      if (way !== 0) return way;
    }
    return 0;
  });
};
