/** MySQL's types as Java's driver sees them, and their values as the text `getString` makes of them. */
import type { FieldPacket } from 'mysql2';
import type { Column } from './session';

/** The wire's number → its name and its number in `java.sql.Types`. */
const TYPES: Readonly<Record<number, readonly [name: string, sqlType: number]>> = {
  0: ['DECIMAL', 3],
  1: ['TINYINT', -6],
  2: ['SMALLINT', 5],
  3: ['INT', 4],
  4: ['FLOAT', 7],
  5: ['DOUBLE', 8],
  7: ['TIMESTAMP', 93],
  8: ['BIGINT', -5],
  9: ['MEDIUMINT', 4],
  10: ['DATE', 91],
  11: ['TIME', 92],
  12: ['DATETIME', 93],
  13: ['YEAR', 91],
  15: ['VARCHAR', 12],
  16: ['BIT', -7],
  245: ['JSON', -1],
  246: ['DECIMAL', 3],
  252: ['BLOB', -1],
  253: ['VARCHAR', 12],
  254: ['CHAR', 1],
};

/** What has no letters: by the number of its character set the wire says so. */
const BYTES = 63;
const BINARY: Readonly<Record<number, readonly [name: string, sqlType: number]>> = {
  252: ['BLOB', -4],
  253: ['VARBINARY', -3],
  254: ['BINARY', -2],
  255: ['GEOMETRY', -2],
};

/** As Connector/J sees it: several bits, and what has no letters, are bytes to it. */
export const columnOf = (field: FieldPacket): Column => {
  const { name: label, columnType = -1, columnLength = 0, characterSet } = field;
  if (columnType === 16 && columnLength > 1) return { label, type: 'BIT', sqlType: -3 };
  const own = characterSet === BYTES ? BINARY[columnType] : undefined;
  const [type, sqlType] = own ?? TYPES[columnType] ?? ['UNKNOWN', 1111];
  return { label, type, sqlType };
};

/**
 * What `getString` answers. Times are what the older Connector/J makes of them (`Timestamp.toString`):
 * a fraction is always there and without its zeros. assumes: jdbc-texts
 */
const spelled = (type: string, text: string): string => {
  if (type !== 'DATETIME' && type !== 'TIMESTAMP') return text;
  const [whole, fraction = ''] = text.split('.');
  return `${whole}.${fraction.replace(/0+$/, '') || '0'}`;
};

export const textOf = (field: { type: string; buffer(): Buffer | null }): string | null => {
  const bytes = field.buffer();
  return bytes && spelled(field.type, bytes.toString('utf8'));
};
