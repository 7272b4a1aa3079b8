import type { TableName } from '../../model';
import { placing, shorten } from '../_jdbc/names';

/** Characters of the longest name of a column; of tables and data sets it is more than twice that. */
const LONGEST = 300;
/** Beginnings that BigQuery keeps for itself, in any case of letters. */
const KEPT =
  /^(_TABLE_|_FILE_|_PARTITION|_ROW_TIMESTAMP|__ROOT__|_COLIDENTIFIER|_CHANGE_SEQUENCE_NUMBER|_CHANGE_TYPE|_CHANGE_TIMESTAMP)/i;

/** Looked up once: texts have megabytes. */
const { imul } = Math;

/** FNV-1a of two beginnings: tells names and contents apart, keeps no secret. */
export const digest = (text: string): string => {
  // Whole numbers of 32 bits with a sign: others would each be an object, and texts have megabytes.
  let a = 0x811c9dc5 | 0;
  let b = 0x1b873593 | 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = imul(a ^ code, 0x01000193);
    b = imul(b ^ (code + i), 0x85ebca6b);
    b ^= b >>> 13;
  }
  const said = (hash: number): string => (hash >>> 0).toString(36).padStart(7, '0');
  return said(a) + said(b);
};

/**
 * A name as BigQuery takes it everywhere: letters, digits and `_`, no digit first. What has to be changed
 * for that gets a hash of all of it, so that two names never become one.
 */
export const nameOf = (name: string): string => {
  const plain = name.replace(/\W/g, '_').replace(/^(?=\d|$)/, '_');
  const own = KEPT.test(plain) ? `x${plain}` : plain;
  return shorten(own === name ? name : `${own}_${digest(name)}`, LONGEST);
};

/** Where a table stands: the data set of BigQuery, and its name in it. */
export const placed = (own: string): ((table: TableName) => TableName) => {
  const place = placing(own, true, LONGEST);
  return (table) => {
    const { schema, name } = place(table);
    return { schema: nameOf(schema), name: nameOf(name) };
  };
};
