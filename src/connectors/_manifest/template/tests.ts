import { FILTERS } from './filters';
import { print } from './print';
import {
  compare,
  isDict,
  isList,
  own,
  same,
  Misfit,
  TemplateError,
  Undefined,
  UNDEFINED,
  type Value,
} from './values';

export type Test = (value: Value, args: readonly Value[]) => boolean;

const numberOf = (value: Value | undefined): number => {
  if (value === UNDEFINED) throw new Undefined('There is no number.');
  return Number(typeof value === 'object' && value !== null ? NaN : (value ?? NaN));
};

export const contains = (whole: Value, part: Value): boolean => {
  if (typeof whole === 'string') return whole.includes(print(part));
  if (isList(whole)) return whole.some((item) => same(item, part));
  if (isDict(whole)) return own(whole, print(part)) !== undefined;
  if (whole === UNDEFINED) return false;
  throw new Misfit('“in” looks into texts, lists and objects only.');
};

const isSequence: Test = (value) => isList(value) || typeof value === 'string' || isDict(value);
const equal: Test = (value, [other = UNDEFINED]) => same(value, other);
const unequal: Test = (value, [other = UNDEFINED]) => !same(value, other);
const greater: Test = (value, [other = UNDEFINED]) => compare(value, other) > 0;
const atLeast: Test = (value, [other = UNDEFINED]) => compare(value, other) >= 0;
const less: Test = (value, [other = UNDEFINED]) => compare(value, other) < 0;
const atMost: Test = (value, [other = UNDEFINED]) => compare(value, other) <= 0;

/** What may stand behind `is`. */
const TESTS: Readonly<Record<string, Test>> = {
  defined: (value) => value !== UNDEFINED,
  undefined: (value) => value === UNDEFINED,
  none: (value) => value === null,
  None: (value) => value === null,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  float: (value) => typeof value === 'number' && !Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  true: (value) => value === true,
  false: (value) => value === false,
  mapping: isDict,
  sequence: isSequence,
  iterable: isSequence,
  callable: (value) => typeof value === 'function',
  filter: (value) => Object.prototype.hasOwnProperty.call(FILTERS, print(value)),
  test: (value) => Object.prototype.hasOwnProperty.call(TESTS, print(value)),
  escaped: () => false,
  odd: (value) => Math.abs(numberOf(value)) % 2 === 1,
  even: (value) => numberOf(value) % 2 === 0,
  divisibleby: (value, [by]) => numberOf(value) % numberOf(by) === 0,
  lower: (value) => print(value) === print(value).toLowerCase(),
  upper: (value) => print(value) === print(value).toUpperCase(),
  in: (value, [whole = UNDEFINED]) => contains(whole, value),
  eq: equal,
  equalto: equal,
  '==': equal,
  ne: unequal,
  '!=': unequal,
  gt: greater,
  greaterthan: greater,
  '>': greater,
  ge: atLeast,
  '>=': atLeast,
  lt: less,
  lessthan: less,
  '<': less,
  le: atMost,
  '<=': atMost,
  sameas: (value, [other = UNDEFINED]) => value === other,
};

/** @throws TemplateError where there is none of that name. */
export const testOf = (name: string): Test => {
  const found = Object.prototype.hasOwnProperty.call(TESTS, name) ? TESTS[name] : undefined;
  if (!found) throw new TemplateError(`The test “${name}” is not supported.`);
  return found;
};
