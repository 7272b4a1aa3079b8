import type { Cell } from '../model';
import type { Role } from './semantics';

/**
 * How what is kept becomes what Looker Studio reads (reference of `FieldType`): `2026-11-22` is `20261122`
 * there. Absent: values go out as they are.
 */
type Encode = (value: Cell) => Cell;

const digits = (value: Cell): Cell => String(value).replace(/\D/g, '');

const ENCODE: { readonly [T in Role['type']]?: Encode } = {
  YEAR: (value) => String(value),
  YEAR_MONTH: digits,
  YEAR_MONTH_DAY: (value) => digits(String(value).slice(0, 10)),
  YEAR_MONTH_DAY_SECOND: (value) => digits(String(value).slice(0, 19)),
  // 0 is Sunday there; with us 7 is.
  DAY_OF_WEEK: (value) => String(Number(value) % 7),
};

/** How a column's values go out; undefined: as they are. */
export const tellingOf = ({ type }: Role): ((value: Cell) => Cell) | undefined => {
  const encode = ENCODE[type];
  return encode && ((value) => (value === null ? null : encode(value)));
};
