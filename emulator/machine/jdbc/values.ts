/** What the getters of a result set make of a value's text. */
import { DatabaseError, type Column } from './session';

/** As it crosses to the script: `big` becomes a BigDecimal there. */
export type Got = string | number | boolean | null | { readonly big: string };
export type Getter = (text: string | null, column: Column) => Got;

const NUMERIC = [-7, -6, -5, 2, 3, 4, 5, 6, 7, 8];

function number(text: string, type: string): number {
  if (text === 't' || text === 'true') return 1;
  if (text === 'f' || text === 'false') return 0;
  const value = Number(text);
  if (text.trim() === '' || (Number.isNaN(value) && text !== 'NaN'))
    throw new DatabaseError(`Bad value for type ${type} : ${text}`);
  return value;
}
/** A primitive of Java has no null: it is 0, and `wasNull` tells. */
const whole =
  (type: string, bits: number): Getter =>
  (text) => {
    const value = text === null ? 0 : Math.trunc(number(text, type));
    if (bits < 53 && Math.abs(value) >= 2 ** (bits - 1))
      throw new DatabaseError(`Bad value for type ${type} : ${text}`);
    return value;
  };

const isTrue = (text: string): boolean => /^(t|true|1|y|yes|on)$/i.test(text);

export const GETTERS: Readonly<Record<string, Getter>> = {
  getString: (text) => text,
  getNString: (text) => text,
  getByte: whole('byte', 8),
  getShort: whole('short', 16),
  getInt: whole('int', 32),
  getLong: whole('long', 64),
  getDouble: (text) => (text === null ? 0 : number(text, 'double')),
  // facts: JDBC. 32 bits.
  getFloat: (text) => (text === null ? 0 : Math.fround(number(text, 'float'))),
  getBoolean: (text) => text !== null && isTrue(text),
  // facts: JDBC. A proxy, not a number.
  getBigDecimal: (text) => (text === null ? null : { big: text }),
  getObject: (text, { sqlType, type }) => {
    if (text === null) return null;
    if (type === 'bool') return isTrue(text);
    return NUMERIC.includes(sqlType) ? Number(text) : text;
  },
};

const CALL = /\s*(\w+)\s*\(\s*(?:(\d+)|'([^']*)'|"([^"]*)")\s*\)\s*(?:,|$)/y;

export interface Wanted {
  readonly getter: Getter;
  readonly column: number | string;
}

/**
 * facts: JDBC, bulk calls. `getString(1), getDouble('price')`. How the host refuses anything else is not
 * documented. assumes: jdbc-rows
 */
export function wantedOf(query: string): Wanted[] {
  const wanted: Wanted[] = [];
  CALL.lastIndex = 0;
  for (let at = 0; at < query.length; at = CALL.lastIndex) {
    const call = CALL.exec(query);
    const getter = call && GETTERS[call[1]!];
    if (!call || !getter) throw new DatabaseError(`Invalid argument: ${query.slice(at, at + 60)}`);
    wanted.push({
      getter,
      column: call[2] === undefined ? (call[3] ?? call[4])! : Number(call[2]),
    });
  }
  if (wanted.length === 0) throw new DatabaseError('Invalid argument: query');
  return wanted;
}
