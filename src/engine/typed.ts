import type { Cell, FieldType } from '../model';

const DAY_MS = 86_400_000;
/** Sheets counts days from here. */
const EPOCH = Date.UTC(1899, 11, 30);
/** Beyond these no date can be written. */
const LAST_DAY = 2_958_465;

const { floor, round } = Math;
const DAY_HOURS = 24;
const two = Array.from({ length: 60 }, (_, n) => `${n < 10 ? '0' : ''}${n}`);

/** Days and moments as ISO text. A school's days are few: each is worked out once. */
const calendar = () => {
  const known = new Map<number, string>();
  const dayOf = (day: number): string => {
    let text = known.get(day);
    if (text === undefined) {
      text = new Date(EPOCH + day * DAY_MS).toISOString().slice(0, 10);
      known.set(day, text);
    }
    return text;
  };
  return {
    day: (serial: number): string => dayOf(floor(serial)),
    /** As databases' answers are written: without a fraction that is none. */
    moment: (serial: number): string => {
      const time = round(serial * DAY_MS);
      const day = floor(time / DAY_MS);
      const seconds = floor((time - day * DAY_MS) / 1000);
      const rest = time - day * DAY_MS - seconds * 1000;
      const minutes = floor(seconds / 60);
      const clock = `${two[floor(minutes / 60) % DAY_HOURS]!}:${two[minutes % 60]!}:${two[seconds % 60]!}`;
      const fraction = rest === 0 ? '' : `.${rest < 100 ? '0' : ''}${two[rest] ?? rest}`;
      return `${dayOf(day)}T${clock}${fraction}Z`;
    },
  };
};

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT/;

/** Serial numbers as ISO text. */
const dated = (cells: readonly Cell[], count: number, iso: (n: number) => string, like: RegExp) => {
  const column = new Array<Cell>(count);
  for (let i = 0; i < count; i++) {
    const cell = cells[i];
    if (typeof cell === 'number') column[i] = cell >= 0 && cell <= LAST_DAY ? iso(cell) : null;
    else column[i] = typeof cell === 'string' && like.test(cell) ? cell : null;
  }
  return column;
};

/** Nothing is left out and nothing has to be made of them: most columns of keys are so. */
const areTexts = (cells: readonly Cell[], count: number): boolean => {
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (typeof cell !== 'string' || cell === '') return false;
  }
  return cells.length === count;
};

/**
 * A tab's cells as a field's values. What a person typed that its type does not have is empty.
 * @param count of rows: what a tab leaves out at the end is empty.
 */
export const typed = (type: FieldType, cells: readonly Cell[], count: number): readonly Cell[] => {
  if (type === 'date') return dated(cells, count, calendar().day, DAY);
  if (type === 'timestamp') return dated(cells, count, calendar().moment, MOMENT);
  const column = new Array<Cell>(count);
  const wanted = type === 'boolean' ? 'boolean' : 'number';
  const isText = type === 'text' || type === 'json';
  if (isText && areTexts(cells, count)) return cells;
  for (let i = 0; i < count; i++) {
    const cell = cells[i];
    if (cell === undefined || cell === '' || cell === null) column[i] = null;
    else if (isText) column[i] = typeof cell === 'string' ? cell : String(cell);
    else column[i] = typeof cell === wanted ? cell : null;
  }
  return column;
};
