import type { TableName } from '../../model';
import { clean, hexOf } from './values';

const bytesOf = (text: string): number => hexOf(text).length / 2;

/** FNV-1a: tells names apart, keeps no secret. */
const hash = (text: string): string => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1)
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value.toString(36).padStart(7, '0');
};

/** PostgreSQL's own columns, which every table has. */
const SYSTEM = /^(tableoid|ctid|[cx]m(in|ax))$/;
/** MySQL takes no character beyond U+FFFF in a name, and no blank at its end. */
const UNTAKEN = /[\u{10000}-\u{10ffff}]|\s$/gu;

/**
 * A name that some engine would cut off, or refuse: what can be kept of it, and a hash of all of it. What
 * one engine outside refuses is refused for all, so that a column is called the same everywhere.
 */
export const shorten = (name: string, most: number, sizeOf = bytesOf): string => {
  const whole = clean(name).replace(UNTAKEN, '_');
  if (whole === name && sizeOf(whole) <= most && !SYSTEM.test(whole)) return whole;
  const end = `_${hash(name)}`;
  let begin = '';
  for (const character of whole) {
    if (sizeOf(begin + character) > most - end.length) break;
    begin += character;
  }
  return begin + end;
};

/**
 * Characters of the file that MySQL keeps a table in, which is called after it: five for each that is not
 * plain. A file's name has 255 at most, its ending and the names of copies in the making among them.
 */
const fileSize = (name: string): number => name.replace(/[^A-Za-z0-9_]/g, '@0000').length;
const LONGEST_FILE = 220;
const asFile = (name: string): string => shorten(name, LONGEST_FILE, fileSize);

/** The schema that a workbook has unless a person says otherwise. */
export const SCHOOL = 'school';
const SCHEMA = /^[A-Za-z_]\w{0,39}$/;
/** What Homeroom calls its other schemas: published tables would stand among those of another workbook. */
const OURS = /^homeroom$|_homeroom$|^raw_|_raw_/i;

/** The schema that settings name. Servers that know no case would have one of “School” and “school”. */
export const schemaIn = ({ schema = '' }: Readonly<Record<string, string>>): string => {
  const said = schema.trim();
  return said.toLowerCase() === SCHOOL || said === '' ? SCHOOL : said;
};
/** What is wrong with a schema's name, in words; null: nothing. */
export const schemaTrouble = (own: string): string | null => {
  if (!SCHEMA.test(own)) return 'a schema’s name has letters, digits and _ only';
  return OURS.test(own) ? 'Homeroom gives such names to its other schemas' : null;
};

/**
 * Where a table stands. A workbook with a schema of its own takes `raw_…` and `homeroom` of its own with
 * it: several share one database without meeting.
 */
export const placing =
  (own: string, hasSchemas: boolean, longest: number) =>
  ({ schema, name }: TableName): TableName => {
    const mapped = schema === SCHOOL ? own : own === SCHOOL ? schema : `${own}_${schema}`;
    return hasSchemas
      ? { schema: shorten(mapped, longest), name: shorten(name, longest) }
      : { schema: '', name: asFile(shorten(`${mapped}__${name}`, longest)) };
  };
