import type { Cell, FieldType } from '../model';

const DAY_MS = 86_400_000;
/** Sheets counts days from here. */
const EPOCH = Date.UTC(1899, 11, 30);
/** Beyond these no date can be written. */
const LAST_DAY = 2_958_465;

const timeOf = (serial: number): number => EPOCH + Math.round(serial * DAY_MS);
const isoDay = (serial: number): string => new Date(timeOf(serial)).toISOString().slice(0, 10);
/** As databases' answers are written: without a fraction that is none. */
const isoMoment = (serial: number): string =>
  new Date(timeOf(serial)).toISOString().replace('.000Z', 'Z');

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT/;

/** Serial numbers as ISO text. A school's dates are few: each is worked out once. */
const dated = (cells: readonly Cell[], count: number, iso: (n: number) => string, like: RegExp) => {
  const known = new Map<number, string | null>();
  const column = new Array<Cell>(count);
  for (let i = 0; i < count; i++) {
    const cell = cells[i];
    if (typeof cell === 'number') {
      let text = known.get(cell);
      if (text === undefined) {
        text = cell >= 0 && cell <= LAST_DAY ? iso(cell) : null;
        known.set(cell, text);
      }
      column[i] = text;
    } else column[i] = typeof cell === 'string' && like.test(cell) ? cell : null;
  }
  return column;
};

/**
 * A tab's cells as a field's values. What a person typed that its type does not have is empty.
 * @param count of rows: what a tab leaves out at the end is empty.
 */
export const typed = (type: FieldType, cells: readonly Cell[], count: number): Cell[] => {
  if (type === 'date') return dated(cells, count, isoDay, DAY);
  if (type === 'timestamp') return dated(cells, count, isoMoment, MOMENT);
  const column = new Array<Cell>(count);
  const wanted = type === 'boolean' ? 'boolean' : 'number';
  const isText = type === 'text' || type === 'json';
  for (let i = 0; i < count; i++) {
    const cell = cells[i];
    if (cell === undefined || cell === '' || cell === null) column[i] = null;
    else if (isText) column[i] = typeof cell === 'string' ? cell : String(cell);
    else column[i] = typeof cell === wanted ? cell : null;
  }
  return column;
};
