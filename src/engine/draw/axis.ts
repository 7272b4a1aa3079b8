import type { Axis, Encoding, Field, Key } from '../../model';
import type { Say } from '../../messages';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
  ...['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
];
const YES_NO = ['Yes', 'No'];
const NOT_STATED = 'Not stated';

/** Words that stand at an axis. */
export const AXIS_WORDS: readonly string[] = [...WEEKDAYS, ...MONTHS, ...YES_NO, NOT_STATED];

const GRADE_WORDS = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'],
  ...['tenth', 'eleventh', 'twelfth', 'thirteenth'],
];

/** Grades by their English names, their numbers and their letters; what is none of these comes last. */
const gradeStep = (text: string): number => {
  const name = text.trim().toLowerCase();
  if (/^infant/.test(name)) return -4;
  if (/^early/.test(name)) return -3;
  if (/^(pk|pre-?k|preschool)/.test(name)) return -2;
  if (/^(tk|transitional)/.test(name)) return -1;
  if (/^(k|kg|kindergarten)$/.test(name)) return 0;
  const word = GRADE_WORDS.indexOf(name.replace(/ grade$/, ''));
  if (word >= 0) return word + 1;
  const number = /^(?:grade )?(\d{1,2})(?:st|nd|rd|th)?(?: grade)?$/.exec(name);
  if (number) return Number(number[1]);
  return /^adult|^post/.test(name) ? 30 : 40;
};

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
/** Texts with numbers in them as people order them: `Item 2` before `Item 10`. */
const natural = (text: string): string =>
  text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));

const compareKeys = (a: Key, b: Key): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'string' && typeof b === 'string')
    return compareText(natural(a), natural(b)) || compareText(a, b);
  // Yes before No.
  return typeof a === 'boolean' ? Number(b) - Number(a) : Number(a) - Number(b);
};

const placeIn = (order: readonly string[], key: Key): number => {
  const at = order.indexOf(String(key));
  return at < 0 ? order.length : at;
};

/** Keys as a reader expects them; what is empty comes last. */
export const orderOf = ({ order }: Encoding): ((a: Key, b: Key) => number) => {
  if (order === 'grade')
    return (a, b) =>
      a === null || b === null
        ? compareKeys(a, b)
        : gradeStep(String(a)) - gradeStep(String(b)) || compareKeys(a, b);
  if (order) return (a, b) => placeIn(order, a) - placeIn(order, b) || compareKeys(a, b);
  return compareKeys;
};

const isYear = ({ field, as = 'value' }: Encoding): boolean =>
  as === 'school_year' || (as === 'value' && field === 'school_year');
const isDate = (field: Field): boolean => field.type === 'date' || field.type === 'timestamp';

/** A key as it is read at an axis. */
const textOf = (encoding: Encoding, say: Say): ((key: Key) => string) => {
  const { as = 'value' } = encoding;
  return (key) => {
    if (key === null) return say(NOT_STATED);
    if (typeof key === 'boolean') return say(key ? 'Yes' : 'No');
    if (isYear(encoding) && typeof key === 'number')
      return `${key - 1}–${String(key % 100).padStart(2, '0')}`;
    if (as === 'weekday') return say(WEEKDAYS[Number(key) - 1] ?? '');
    if (as === 'hour') return `${String(key).padStart(2, '0')}:00`;
    if (as === 'tens') return `${key}–${Number(key) + 9}`;
    if (as !== 'month') return String(key);
    const [year, month] = String(key).split('-');
    return `${say(MONTHS[Number(month) - 1] ?? '')} ${year}`;
  };
};

export const axisOf = (encoding: Encoding, field: Field, keys: readonly Key[], say: Say): Axis => {
  const { as = 'value', title } = encoding;
  const text = textOf(encoding, say);
  const isTime =
    as === 'day' || as === 'week' || as === 'month' || (as === 'value' && isDate(field));
  const isNumber =
    as === 'hour' ||
    as === 'tens' ||
    (as === 'value' && (field.type === 'integer' || field.type === 'number') && !isYear(encoding));
  return {
    title: say(title ?? field.title),
    kind: isTime ? 'time' : isNumber ? 'number' : 'category',
    values: keys.map((key) => ({ key, text: text(key) })),
  };
};
