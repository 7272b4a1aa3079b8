import type { Condition, Conditions, Operator } from '../model';
import { ProblemError } from './problem';

/** Values by the name of their parameter, in the order in which they were sent. */
export type Parameters = Readonly<Record<string, readonly string[]>>;

export type Format = 'json' | 'csv' | 'ndjson';

/** A request as it was meant. */
export interface Query {
  readonly dataset?: string;
  readonly format: Format;
  readonly fields?: readonly string[];
  readonly where: Conditions;
  readonly schema: boolean;
  /** Only what has changed since this version. */
  readonly since?: number;
  /** A version's number, or an ISO time. */
  readonly asOf?: number | string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly ifNoneMatch?: string;
}

const FORMATS: readonly Format[] = ['json', 'csv', 'ndjson'];
const NAMES = [
  ...['token', 'dataset', 'format', 'fields', 'schema', 'since', 'asOf', 'limit', 'cursor'],
  'ifNoneMatch',
];
const OPERATORS: Readonly<Record<string, Operator>> = {
  eq: 'equals',
  contains: 'contains',
  matches: 'matches_whole',
  empty: 'is_null',
  between: 'between',
  gt: 'greater',
  gte: 'greater_or_equal',
  lt: 'less',
  lte: 'less_or_equal',
};
export const MAX_LIMIT = 50_000;

const bad = (name: string, detail: string): never => {
  throw new ProblemError('bad-parameter', `“${name}”: ${detail}`);
};

/** Each parameter once. @throws ProblemError bad-parameter, bad-filter */
export const queryOf = (parameters: Parameters): Query => {
  const one = (name: string): string | undefined => {
    const values = parameters[name] ?? [];
    if (values.length > 1) bad(name, 'is there more than once.');
    return values[0];
  };
  const names = Object.keys(parameters);
  for (const name of names)
    if (!NAMES.includes(name) && !name.startsWith('filter.'))
      bad(name, `is not known. Known are ${NAMES.join(', ')} and filter.<field>.`);

  const whole = (name: string, most: number): number | undefined => {
    const text = one(name);
    if (text === undefined) return undefined;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    return value >= 1 && value <= most ? value : bad(name, `has to be a number from 1 to ${most}.`);
  };
  const format = (one('format') ?? 'json') as Format;
  if (!FORMATS.includes(format)) bad('format', `is one of ${FORMATS.join(', ')}.`);
  const fields = one('fields')
    ?.split(',')
    .map((name) => name.trim());
  if (fields?.some((name, i) => name === '' || fields.indexOf(name) !== i))
    bad('fields', 'are names with commas between them, each once.');
  const asOf = one('asOf');
  const given = {
    dataset: one('dataset'),
    fields,
    since: whole('since', 999_999_999),
    asOf: asOf === undefined ? undefined : momentOf(asOf),
    limit: whole('limit', MAX_LIMIT),
    cursor: one('cursor'),
    ifNoneMatch: one('ifNoneMatch'),
  };
  if (given.since !== undefined && (given.asOf !== undefined || given.cursor !== undefined))
    bad('since', 'goes with neither asOf nor cursor.');
  const query: Query = {
    format,
    schema: parameters['schema'] !== undefined,
    where: names
      .filter((name) => name.startsWith('filter.'))
      .map((name) => filterOf(name, parameters[name]!)),
    ...(Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    ) as object),
  };
  return query;
};

const momentOf = (text: string): number | string => {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const isMoment = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text);
  // A day means its last moment, in UTC: what was published on it counts.
  const moment = Date.parse(text.length === 10 ? `${text}T23:59:59.999Z` : text);
  if (isMoment && !Number.isNaN(moment)) return new Date(moment).toISOString();
  return bad(
    'asOf',
    'is a version’s number, a day (2026-11-22) or a moment (2026-11-22T08:00:00Z).',
  );
};

/**
 * `filter.<field>[.not][.<operator>]`, with the values it is repeated with. Several of one name are
 * alternatives, but for `between`; filters of different names all hold.
 */
const filterOf = (name: string, values: readonly string[]): readonly Condition[] => {
  const [, field = '', ...rest] = name.split('.');
  const excluded = rest[0] === 'not';
  const [how = 'eq', ...more] = excluded ? rest.slice(1) : rest;
  const operator = OPERATORS[how];
  if (!operator || field === '' || more.length > 0)
    throw new ProblemError(
      'bad-filter',
      `“${name}” is not a filter. Write filter.<field>=value or filter.<field>.<how>=value, with ` +
        `${Object.keys(OPERATORS).join(', ')} for how, and “not.” before it for the opposite.`,
    );
  const exclude = excluded ? { exclude: true as const } : {};
  if (operator === 'is_null') return [{ field, operator, values: [], ...exclude }];
  if (operator === 'between') {
    if (values.length !== 2)
      throw new ProblemError('bad-filter', `“${name}” is given twice: from and to.`);
    return [{ field, operator, values, ...exclude }];
  }
  if (operator === 'equals' && values.length > 1)
    return [{ field, operator: 'in_list', values, ...exclude }];
  // “Not a or not b” would let everything through: what is repeated is excluded all together.
  if (excluded && values.length > 1)
    throw new ProblemError('bad-filter', `“${name}” can be given once.`);
  return values.map((value) => ({ field, operator, values: [value], ...exclude }));
};
