import type { Condition, Conditions, Field, Json, Operator } from '../model';
import type { Role } from './semantics';

/** A filter as Looker Studio sends it (facts: Data Studio). */
export interface StudioFilter {
  readonly fieldName: string;
  readonly type: string;
  readonly operator: string;
  readonly values?: readonly Json[];
}
/** The outer list is AND, the inner ones OR. */
export type StudioFilters = readonly (readonly StudioFilter[])[];

const OPERATORS: Readonly<Record<string, Operator>> = {
  EQUALS: 'equals',
  CONTAINS: 'contains',
  REGEXP_PARTIAL_MATCH: 'matches_part',
  REGEXP_EXACT_MATCH: 'matches_whole',
  IN_LIST: 'in_list',
  IS_NULL: 'is_null',
  BETWEEN: 'between',
  NUMERIC_GREATER_THAN: 'greater',
  NUMERIC_GREATER_THAN_OR_EQUAL: 'greater_or_equal',
  NUMERIC_LESS_THAN: 'less',
  NUMERIC_LESS_THAN_OR_EQUAL: 'less_or_equal',
};

/**
 * Regular expressions that Looker Studio's engine (RE2) and ours read alike: letters, groups, classes and
 * repetitions, the escapes of what would mean something, and `(?i)` at the front.
 */
const PLAIN_PATTERN =
  /^(?:\(\?i\))?(?:[^\\[\](){}]|\\[dDwWb.\\/+*?^$|()[\]{}]|\[\^?(?:[\w .,:;@/%#-]|\\[dw])+\]|\((?:\?:)?(?!\?)|\)|\{\d+(?:,\d*)?\})*$/;

const padded = (text: string, pattern: RegExp, shape: string): string | null => {
  const found = pattern.exec(text);
  return found ? shape.replace(/\$(\d)/g, (_, n: string) => found[Number(n)] ?? '') : null;
};
const asDay = (text: string): string | null =>
  padded(text, /^(\d{4})-?(\d\d)-?(\d\d)$/, '$1-$2-$3');
const asSecond = (text: string): string | null =>
  padded(text, /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6') ??
  padded(text, /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)/, '$1T$2');

const isOne = (values: readonly string[]): boolean => values.length === 1;

/**
 * A moment is told by its second and kept by its millisecond: what is one there is a stretch of time here.
 * null: it cannot be said in conditions of ours.
 */
const ofMoment = (condition: Condition, values: readonly string[]): Condition | null => {
  const [first = '', last = first] = values;
  const whole = {
    ...condition,
    operator: 'between',
    values: [`${first}.000Z`, `${last}.999Z`],
  } as const;
  switch (condition.operator) {
    case 'equals':
    case 'in_list':
      return isOne(values) ? whole : null;
    case 'between':
      return whole;
    case 'greater':
    case 'less_or_equal':
      return { ...condition, values: [`${first}.999Z`] };
    case 'greater_or_equal':
    case 'less':
      return { ...condition, values: [`${first}.000Z`] };
    default:
      return null;
  }
};

const ORDERED: readonly Operator[] = [
  ...(['equals', 'in_list', 'between', 'greater'] as const),
  ...(['greater_or_equal', 'less', 'less_or_equal'] as const),
];
const OF_TEXT: readonly Operator[] = [
  ...(['equals', 'in_list', 'contains', 'matches_part', 'matches_whole'] as const),
];
/** Operators that mean the same of a value as it is kept and as it is told. */
const operatorsOf = ({ type }: Field, role: Role): readonly Operator[] => {
  if (role.type === 'DAY_OF_WEEK') return ['equals', 'in_list'];
  if (role.type === 'YEAR_MONTH') return ['equals', 'in_list'];
  if (type === 'text' || type === 'json') return OF_TEXT;
  return type === 'boolean' ? ['equals', 'in_list'] : ORDERED;
};

/** What a value that Looker Studio names is kept as; null: nothing that could be kept there. */
const decoder = ({ type }: Field, role: Role): ((told: string) => string | null) => {
  if (role.type === 'DAY_OF_WEEK')
    return (told) => (/^[0-6]$/.test(told) ? told.replace('0', '7') : null);
  if (role.type === 'YEAR_MONTH') return (told) => padded(told, /^(\d{4})-?(\d\d)$/, '$1-$2');
  if (type === 'date') return asDay;
  if (type === 'timestamp') return asSecond;
  if (type === 'boolean') return (told) => padded(told.toLowerCase(), /^(true|false)$/, '$1');
  if (type === 'integer' || type === 'number')
    return (told) => (told.trim() !== '' && Number.isFinite(Number(told)) ? told.trim() : null);
  return (told) => told;
};

const asText = (value: Json): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null;

/** One filter as a condition of ours; null: it cannot be said so that exactly the same rows meet it. */
const conditionOf = (filter: StudioFilter, field: Field, role: Role): Condition | null => {
  const found = OPERATORS[filter.operator];
  if (found === undefined || !['INCLUDE', 'EXCLUDE'].includes(filter.type)) return null;
  const exclude = filter.type === 'EXCLUDE' ? ({ exclude: true } as const) : {};
  if (found === 'is_null') return { field: field.name, ...exclude, operator: found, values: [] };
  const told = (filter.values ?? []).map(asText);
  // Several values of one: any of them.
  const operator = found === 'equals' && told.length !== 1 ? 'in_list' : found;
  if (told.length === 0 || !operatorsOf(field, role).includes(operator)) return null;
  const decode = decoder(field, role);
  const values = told.map((text) => (text === null ? null : decode(text)));
  if (!values.every((value): value is string => value !== null)) return null;
  if (operator !== 'in_list' && values.length !== (operator === 'between' ? 2 : 1)) return null;
  if (operator.startsWith('matches') && !values.every((value) => PLAIN_PATTERN.test(value)))
    return null;
  const condition: Condition = { field: field.name, ...exclude, operator, values };
  return field.type === 'timestamp' ? ofMoment(condition, values) : condition;
};

/**
 * All filters as conditions, or null: then none is applied and Looker Studio does it, as its rules are (all
 * or none). What we could only say nearly is left to it.
 */
export const conditionsOf = (
  filters: StudioFilters,
  roles: ReadonlyMap<string, readonly [field: Field, role: Role]>,
): Conditions | null => {
  const all = filters
    .filter((any) => any.length > 0)
    .map((any) =>
      any.map((filter) => {
        const known = roles.get(filter.fieldName);
        return known ? conditionOf(filter, ...known) : null;
      }),
    );
  return all.every((any): any is Condition[] => any.every((one) => one !== null)) ? all : null;
};
