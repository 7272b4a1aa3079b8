import { FailureError, publishedFields, type Cell, type Dataset, type Field } from '../model';

/** The host refuses more UTF-16 units in a cell (facts: Quotas). */
const CELL_CHARS = 50_000;
const DAY_MS = 86_400_000;
/** Sheets counts days from here. */
const EPOCH = Date.UTC(1899, 11, 30);

/** How a field's cells look. Text is marked as text so that a later edit by hand keeps "00123" too. */
export const patternOf = (field: Field): string | undefined =>
  field.type === 'text' || field.type === 'json'
    ? '@'
    : field.type === 'date'
      ? 'yyyy-mm-dd'
      : field.type === 'timestamp'
        ? 'yyyy-mm-dd hh:mm'
        : field.unit?.startsWith('share')
          ? '0.0%'
          : undefined;

const clip = (text: string): string =>
  text.length <= CELL_CHARS ? text : text.slice(0, CELL_CHARS - 1) + '…';

const serial = (iso: string): number | null => {
  const time = Date.parse(/\d$/.test(iso) && iso.length > 10 ? `${iso}Z` : iso);
  return Number.isNaN(time) ? null : (time - EPOCH) / DAY_MS;
};

type Convert = (value: Cell) => Cell | undefined;

const converters: Readonly<Record<Field['type'], Convert>> = {
  text: (v) => (typeof v === 'string' ? clip(v) : undefined),
  json: (v) => (typeof v === 'string' ? clip(v) : undefined),
  integer: (v) => (typeof v === 'number' && Number.isInteger(v) ? v : undefined),
  number: (v) => (typeof v === 'number' ? v : undefined),
  boolean: (v) => (v === 1 || v === true ? true : v === 0 || v === false ? false : undefined),
  date: (v) => (typeof v === 'string' ? (serial(v) ?? undefined) : undefined),
  timestamp: (v) => (typeof v === 'string' ? (serial(v) ?? undefined) : undefined),
};

/** A school's dates are few: working them out again costs more than looking them up. */
const remembering = (convert: Convert): Convert => {
  const known = new Map<Cell, Cell | undefined>();
  return (value) => {
    let cell = known.get(value);
    if (cell === undefined) known.set(value, (cell = convert(value)));
    return cell;
  };
};

/**
 * Turns warehouse rows into sheet cells, in place: dates become serial numbers, nulls empty text.
 * @throws data.check when the SQL gives another type than the contract promises.
 */
export const toCells = (dataset: Dataset, rows: Cell[][]): Cell[][] => {
  const fields = publishedFields(dataset);
  const convert = fields.map(({ type }) =>
    type === 'date' ? remembering(converters.date) : converters[type],
  );
  for (const row of rows)
    for (let i = 0; i < convert.length; i++) {
      const value = row[i] as Cell;
      if (value === null) {
        row[i] = '';
        continue;
      }
      const cell = convert[i]!(value);
      if (cell === undefined)
        throw new FailureError('data.check', {
          dataset: dataset.title,
          check: `${fields[i]!.title} is of type ${fields[i]!.type}`,
          found: `a ${typeof value} stands there`,
        });
      row[i] = cell;
    }
  return rows;
};
