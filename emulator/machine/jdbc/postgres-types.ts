/** PostgreSQL's types as Java's driver sees them. */
import type { Column, Param } from './session';

/** Oid → its name and its number in `java.sql.Types`. */
const TYPES: Readonly<Record<number, readonly [name: string, sqlType: number]>> = {
  16: ['bool', -7],
  17: ['bytea', -2],
  20: ['int8', -5],
  21: ['int2', 5],
  23: ['int4', 4],
  25: ['text', 12],
  114: ['json', 1111],
  700: ['float4', 7],
  701: ['float8', 8],
  1042: ['bpchar', 1],
  1043: ['varchar', 12],
  1082: ['date', 91],
  1083: ['time', 92],
  1114: ['timestamp', 93],
  1184: ['timestamptz', 93],
  1700: ['numeric', 2],
  2950: ['uuid', 1111],
  3802: ['jsonb', 1111],
};
export const FLOATS: readonly number[] = [700, 701];

export const columnOf = ({ name, dataTypeID }: { name: string; dataTypeID: number }): Column => {
  const [type, sqlType] = TYPES[dataTypeID] ?? [`oid ${dataTypeID}`, 1111];
  return { label: name, type, sqlType };
};

const BY_SETTER: Readonly<Record<string, number>> = {
  text: 1043,
  int: 23,
  long: 20,
  double: 701,
  float: 700,
  boolean: 16,
  // setNull: of a type that says nothing the server finds out what is meant, of another it is that.
  'null:0': 0,
  'null:1111': 0,
  'null:12': 1043,
  'null:4': 23,
  'null:-5': 20,
  'null:8': 701,
  'null:16': 16,
  'null:-7': 16,
  'null:91': 0,
  'null:93': 0,
};

/**
 * The type a parameter is sent with. A text is sent as `varchar`, not as whatever would fit: into a date or
 * a number it has to be cast in the SQL (pgjdbc, `stringtype`). A number without a setter's word is a
 * double. assumes: jdbc-numbers
 */
export const oidOf = ({ type, value }: Param): number => {
  if (type !== 'object') return BY_SETTER[type] ?? 0;
  if (value === null) return 0;
  return { string: 1043, boolean: 16, number: 701 }[typeof value as 'string'];
};

export const wireOf = ({ value }: Param): string | null => (value === null ? null : String(value));
