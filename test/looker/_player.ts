/**
 * Looker Studio's part, written without a look at the connector: what its filters mean of the values it is
 * told, and what it does by itself with an answer whose filters were not applied.
 */
export type Told = string | number | boolean | null;
export type Row = Readonly<Record<string, Told>>;

export const OPERATORS = [
  ...(['EQUALS', 'CONTAINS', 'REGEXP_PARTIAL_MATCH', 'REGEXP_EXACT_MATCH', 'IN_LIST'] as const),
  ...(['IS_NULL', 'BETWEEN', 'NUMERIC_GREATER_THAN', 'NUMERIC_GREATER_THAN_OR_EQUAL'] as const),
  ...(['NUMERIC_LESS_THAN', 'NUMERIC_LESS_THAN_OR_EQUAL'] as const),
];
export type Operator = (typeof OPERATORS)[number];

export interface Filter {
  readonly fieldName: string;
  readonly type: 'INCLUDE' | 'EXCLUDE';
  readonly operator: Operator;
  readonly values?: readonly string[];
}
export interface Request {
  readonly configParams?: Readonly<Record<string, unknown>>;
  readonly fields: readonly { readonly name: string; readonly forFilterOnly?: boolean }[];
  readonly dimensionsFilters?: readonly (readonly Filter[])[];
  readonly dateRange?: { readonly startDate: string; readonly endDate: string };
  readonly scriptParams?: { readonly sampleExtraction?: boolean; readonly lastRefresh?: string };
}
export interface Answer {
  readonly names: readonly string[];
  readonly rows: readonly (readonly Told[])[];
  readonly filtersApplied: boolean;
}

const less = (a: Told, b: string): boolean =>
  typeof a === 'number'
    ? a < Number(b)
    : Buffer.compare(Buffer.from(String(a)), Buffer.from(b)) < 0;
const same = (a: Told, b: string): boolean =>
  typeof a === 'number' ? a === Number(b) : String(a) === b;

const meets = (value: Told, { operator, values = [] }: Filter): boolean => {
  if (operator === 'IS_NULL') return value === null;
  if (value === null) return false;
  const text = String(value);
  const [first = '', second = ''] = values;
  switch (operator) {
    case 'EQUALS':
    case 'IN_LIST':
      return values.some((one) => same(value, one));
    case 'CONTAINS':
      return values.some((one) => text.indexOf(one) >= 0);
    case 'REGEXP_PARTIAL_MATCH':
    case 'REGEXP_EXACT_MATCH': {
      const flags = first.startsWith('(?i)') ? 'iu' : 'u';
      const found = [...text.matchAll(new RegExp(first.replace('(?i)', ''), `g${flags}`))];
      if (operator === 'REGEXP_PARTIAL_MATCH') return found.length > 0;
      return new RegExp(`^(?:${first.replace('(?i)', '')})$`, flags).test(text);
    }
    case 'BETWEEN':
      return !less(value, first) && (less(value, second) || same(value, second));
    case 'NUMERIC_GREATER_THAN':
      return !less(value, first) && !same(value, first);
    case 'NUMERIC_GREATER_THAN_OR_EQUAL':
      return !less(value, first);
    case 'NUMERIC_LESS_THAN':
      return less(value, first);
    case 'NUMERIC_LESS_THAN_OR_EQUAL':
      return less(value, first) || same(value, first);
  }
};

/** The outer list is AND, the inner ones OR; EXCLUDE leaves exactly what INCLUDE does not. */
export const passes = (row: Row, filters: Request['dimensionsFilters'] = []): boolean =>
  filters.every(
    (any) =>
      any.length === 0 ||
      any.some((one) => meets(row[one.fieldName]!, one) === (one.type === 'INCLUDE')),
  );

/** The days as they are told begin with `YYYYMMDD`. */
const within = (told: Told, { startDate, endDate }: NonNullable<Request['dateRange']>): boolean => {
  const day = told === null ? '' : String(told).slice(0, 8);
  const plain = (date: string): string => date.split('-').join('');
  return day !== '' && day >= plain(startDate) && day <= plain(endDate);
};

/** What a report shows of all rows as they are told. */
export const expected = (rows: readonly Row[], request: Request, date?: string): Told[][] =>
  rows
    .filter((row) => passes(row, request.dimensionsFilters))
    .filter((row) => !request.dateRange || !date || within(row[date]!, request.dateRange))
    .map((row) =>
      request.fields.filter((f) => !f.forFilterOnly).map(({ name }) => row[name] ?? null),
    );

/** What a report shows of an answer: filters that were not applied are applied now. */
export const shown = (answer: Answer, request: Request): Told[][] => {
  const wanted = request.fields.filter((f) => !f.forFilterOnly).map(({ name }) => name);
  const whole = request.fields.map(({ name }) => name);
  // All or none: an answer has what is for filters only just when they were not applied.
  expect(answer.names).toEqual(answer.filtersApplied ? wanted : whole);
  if (answer.filtersApplied) return answer.rows.map((row) => [...row]);
  return answer.rows
    .map((row): Row => Object.fromEntries(answer.names.map((name, i) => [name, row[i]!])))
    .filter((row) => passes(row, request.dimensionsFilters))
    .map((row) => wanted.map((name) => row[name]!));
};
