import {
  FailureError,
  type Cell,
  type Condition,
  type Conditions,
  type Field,
  type FieldType,
  type Question,
} from '../model';

/** Whether a value meets a condition. */
export type Test = (cell: Cell) => boolean;

/** A condition that was looked through: its field's place and type, and its values as what they stand for. */
export interface Checked {
  readonly at: number;
  readonly field: Field;
  readonly exclude: boolean;
  readonly operator: Condition['operator'];
  readonly values: readonly Value[];
}

/** From where to where a value reaches, both included; a day's moments reach over the day. */
export interface Value {
  readonly low: string | number | boolean;
  /** Of a day's moments the next day, which is not included. */
  readonly high: string | number | boolean;
  readonly open: boolean;
}

const DAY_MS = 86_400_000;
/** What a pattern may have: a longer one is a mistake, or meant to keep the script busy. */
const PATTERN_CHARS = 1_000;

const NUMBERS: Readonly<Record<Condition['operator'], readonly [least: number, most: number]>> = {
  equals: [1, 1],
  contains: [1, Infinity],
  matches_part: [1, 1],
  matches_whole: [1, 1],
  in_list: [1, Infinity],
  is_null: [0, Infinity],
  between: [2, 2],
  greater: [1, 1],
  greater_or_equal: [1, 1],
  less: [1, 1],
  less_or_equal: [1, 1],
};
const OF_TEXT: readonly string[] = ['contains', 'matches_part', 'matches_whole'];

const same = (value: string | number | boolean): Value => ({
  low: value,
  high: value,
  open: false,
});

/** `20261122` is how dashboards write it. */
const dayOf = (text: string): string | null => {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text.trim()) ?? [];
  const iso = `${year}-${month}-${day}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
};

/** A moment as it is compared: without its zone, and without a fraction that is none. */
export const comparable = (moment: string): string =>
  moment.endsWith('Z') ? moment.slice(0, -1) : moment;

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?$/;
const momentOf = (text: string): Value | null => {
  const day = dayOf(text);
  if (day !== null) {
    const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
    return { low: day, high: next, open: true };
  }
  if (!MOMENT.test(text)) return null;
  const time = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(time)
    ? null
    : same(comparable(new Date(time).toISOString().replace('.000Z', 'Z')));
};

const numberOf = (text: string): number | null => {
  const value = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : null;
};

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false, 1: true, 0: false };

const readers: Readonly<Record<FieldType, (text: string) => Value | null>> = {
  text: same,
  json: same,
  integer: (text) => orNull(numberOf(text)),
  number: (text) => orNull(numberOf(text)),
  boolean: (text) => orNull(BOOLEANS[text.trim().toLowerCase()] ?? null),
  date: (text) => orNull(dayOf(text)),
  timestamp: momentOf,
};
const orNull = (value: string | number | boolean | null): Value | null =>
  value === null ? null : same(value);

/** What a condition takes, for people. */
const WANTED: Readonly<Record<FieldType, string>> = {
  text: 'text',
  json: 'text',
  integer: 'numbers',
  number: 'numbers',
  boolean: 'true or false',
  date: 'dates (YYYY-MM-DD)',
  timestamp: 'dates or moments (YYYY-MM-DDThh:mm:ssZ)',
};

/** @throws question.field */
export const placeOf = (fields: readonly Field[], name: string, dataset = ''): number => {
  const at = fields.findIndex((field) => field.name === name);
  if (at < 0)
    throw new FailureError('question.field', {
      dataset,
      field: name.slice(0, 100),
      fields: fields.map((field) => field.name).join(', '),
    });
  return at;
};

const refuse = (condition: Condition, wanted: string, value = ''): never => {
  throw new FailureError('question.value', {
    field: condition.field,
    operator: condition.operator.slice(0, 50),
    value: value.slice(0, 100),
    wanted,
  });
};

/** @throws question.field, question.value */
export const checked = (
  fields: readonly Field[],
  condition: Condition,
  dataset?: string,
): Checked => {
  const { operator, values } = condition;
  const at = placeOf(fields, condition.field, dataset);
  const field = fields[at]!;
  const counts = Object.prototype.hasOwnProperty.call(NUMBERS, operator) && NUMBERS[operator];
  if (!counts) return refuse(condition, Object.keys(NUMBERS).join(', '), operator);
  const [least, most] = counts;
  if (values.length < least || values.length > most)
    return refuse(condition, least === most ? `${least}` : `${least}+`, `${values.length}`);
  const ofText = OF_TEXT.includes(operator);
  const read = (value: string): Value =>
    (ofText ? same(value) : readers[field.type](value)) ??
    refuse(condition, WANTED[field.type], value);
  const found = operator === 'is_null' ? [] : values.map(read);
  if (ofText && operator !== 'contains') patternOf(condition);
  return { at, field, exclude: condition.exclude === true, operator, values: found };
};

/**
 * The pattern as this language writes it. Flags at its front are those of the one most dashboards write
 * patterns in (RE2). @throws question.value
 */
const patternOf = (condition: Condition): RegExp => {
  const [text = ''] = condition.values;
  const [front, flags = ''] = /^\(\?([ims]+)\)/.exec(text) ?? [''];
  const pattern = text.slice(front.length);
  if (text.length > PATTERN_CHARS)
    return refuse(condition, `${PATTERN_CHARS}`, text.slice(0, 20) + '…');
  try {
    const whole = condition.operator === 'matches_whole';
    return new RegExp(whole ? `^(?:${pattern})$` : pattern, `${flags}u`);
  } catch {
    return refuse(condition, 'a regular expression', text);
  }
};

/** Texts by their code points, as databases keep them: halves of a pair stand above the rest. */
export const compareText = (a: string, b: string): number => {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    let x = a.charCodeAt(i);
    let y = b.charCodeAt(i);
    if (x === y) continue;
    if (x >= 0xd800 && y >= 0xd800) {
      x = x >= 0xe000 ? x - 0x800 : x + 0x2000;
      y = y >= 0xe000 ? y - 0x800 : y + 0x2000;
    }
    return x - y;
  }
  return a.length - b.length;
};

type Known = string | number | boolean;
const compare = (a: Known, b: Known): number =>
  typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : Number(a) - Number(b);

/** The test of a condition, for values that are not empty. */
const meets = (condition: Condition, { operator, values, field }: Checked): Test => {
  const [first, second] = values as readonly [Value, Value];
  const seen = (cell: Cell): Known =>
    field.type === 'timestamp' ? comparable(String(cell)) : (cell as Known);
  const within = (cell: Known, { low, high, open }: Value): boolean =>
    compare(cell, low) >= 0 && (open ? compare(cell, high) < 0 : compare(cell, high) <= 0);
  switch (operator) {
    case 'is_null':
      return () => false;
    case 'contains':
      return (cell) => values.some(({ low }) => String(cell).includes(low as string));
    case 'matches_part':
    case 'matches_whole': {
      const pattern = patternOf(condition);
      return (cell) => pattern.test(String(cell));
    }
    case 'equals':
    case 'in_list': {
      if (field.type === 'timestamp')
        return (cell) => values.some((value) => within(seen(cell), value));
      const wanted = new Set<Cell>(values.map(({ low }) => low));
      return (cell) => wanted.has(cell);
    }
    case 'between':
      return (cell) =>
        compare(seen(cell), first.low) >= 0 && within(seen(cell), { ...second, low: first.low });
    case 'greater':
      return (cell) => {
        const order = compare(seen(cell), first.high);
        return first.open ? order >= 0 : order > 0;
      };
    case 'greater_or_equal':
      return (cell) => compare(seen(cell), first.low) >= 0;
    case 'less':
      return (cell) => compare(seen(cell), first.low) < 0;
    case 'less_or_equal':
      return (cell) => {
        const order = compare(seen(cell), first.high);
        return first.open ? order < 0 : order <= 0;
      };
  }
};

/** @throws question.field, question.value */
export const testOf = (
  fields: readonly Field[],
  condition: Condition,
  dataset?: string,
): { readonly at: number; readonly test: Test } => {
  const known = checked(fields, condition, dataset);
  const { at, exclude, operator } = known;
  const met = meets(condition, known);
  const empty = (operator === 'is_null') !== exclude;
  const test: Test = exclude
    ? (cell) => (cell === null ? empty : !met(cell))
    : (cell) => (cell === null ? empty : met(cell));
  return { at, test };
};

/**
 * Whether a row, its values in the order of the fields, is asked for.
 * @throws question.field, question.value
 */
export const filterOf = (
  fields: readonly Field[],
  where: Conditions = [],
  dataset?: string,
): ((row: readonly Cell[]) => boolean) => {
  const groups = where.map((group) => group.map((one) => testOf(fields, one, dataset)));
  return (row) => groups.every((group) => group.some(({ at, test }) => test(row[at] ?? null)));
};

/** The conditions with the range as one of them. */
export const conditionsOf = ({ where = [], range }: Omit<Question, 'fields'>): Conditions =>
  range
    ? [...where, [{ field: range.field, operator: 'between', values: [range.from, range.to] }]]
    : where;

/** The places of the rows that are asked for, looked for one column after the other. */
export const rowsAsked = (
  fields: readonly Field[],
  where: Conditions,
  count: number,
  column: (name: string) => readonly Cell[],
  dataset?: string,
): Uint32Array => {
  const groups = where.map((group) => group.map((one) => testOf(fields, one, dataset)));
  const left = new Uint32Array(count);
  for (let i = 0; i < count; i++) left[i] = i;
  let size = count;
  for (const group of groups) {
    const tests = group.map(({ at, test }) => ({ test, cells: column(fields[at]!.name) }));
    let kept = 0;
    for (let i = 0; i < size; i++) {
      const row = left[i]!;
      for (let t = 0; t < tests.length; t++) {
        const { test, cells } = tests[t]!;
        if (!test(cells[row]!)) continue;
        left[kept++] = row;
        break;
      }
    }
    size = kept;
  }
  return left.subarray(0, size);
};
