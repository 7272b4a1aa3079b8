import type { StudioAggregation, StudioType } from '../host/host';
import type { Dataset, Field, Semantic } from '../model';

/** What a field is in a dashboard. Only metrics have an aggregation. */
export interface Role {
  readonly type: StudioType;
  readonly aggregation?: StudioAggregation;
}

const OF_SEMANTIC: Readonly<Record<Semantic, StudioType>> = {
  country: 'COUNTRY',
  country_code: 'COUNTRY_CODE',
  region: 'REGION',
  city: 'CITY',
  position: 'LATITUDE_LONGITUDE',
  url: 'URL',
  image: 'IMAGE',
  year: 'YEAR',
  year_month: 'YEAR_MONTH',
  weekday: 'DAY_OF_WEEK',
  text: 'TEXT',
};

/** Names that mean the same wherever they stand, by the type they mean it in. */
const BY_NAME: readonly (readonly [name: RegExp, types: string, semantic: Semantic])[] = [
  [/(^|_)(website|url|link|homepage)$/, 'text', 'url'],
  [/(^|_)(photo|image|picture)_url$/, 'text', 'image'],
  [/(^|_)country_code$/, 'text', 'country_code'],
  [/(^|_)country$/, 'text', 'country'],
  [/(^|_)(state|province)$/, 'text', 'region'],
  [/(^|_)city$/, 'text', 'city'],
  [/(^|_)year_month$/, 'text', 'year_month'],
  [/(^|_)year$/, 'integer', 'year'],
  [/(^|_)weekday$/, 'integer', 'weekday'],
];

/** Units of what adds up; the mean says more of everything else: points, years, shares. */
const ADDS_UP =
  /^(days|hours|minutes|seconds|students|staff|people|learners|actions|credits|rows|courses|sections|enrolments|enrollments|completions|responses|incidents)$/;
const COMBINED = { sum: 'SUM', mean: 'AVG', max: 'MAX', min: 'MIN' } as const;

const semanticOf = ({ name, type, semantic }: Field): Semantic | undefined =>
  semantic ?? BY_NAME.filter(([pattern, of]) => of === type && pattern.test(name)).pop()?.[2];

const numberType = ({ unit = '' }: Field): StudioType =>
  unit.startsWith('share') ? 'PERCENT' : unit === 'seconds' ? 'DURATION' : 'NUMBER';

/**
 * What a number becomes over several rows. What tells rows apart is never summed, nor is a number of which
 * nothing says what it counts.
 */
const aggregationOf = (dataset: Dataset, field: Field): StudioAggregation | undefined => {
  const { name, unit, combine } = field;
  if (combine !== undefined) return combine === 'none' ? undefined : COMBINED[combine];
  if (dataset.key.includes(name) || /(^|_)(id|code|number)$/.test(name) || !unit) return undefined;
  return ADDS_UP.test(unit) ? 'SUM' : 'AVG';
};

/** Derived from type, unit and name; what the definition says goes first. */
export const roleOf = (dataset: Dataset, field: Field): Role => {
  const semantic = semanticOf(field);
  if (semantic !== undefined) return { type: OF_SEMANTIC[semantic] };
  if (field.type === 'date') return { type: 'YEAR_MONTH_DAY' };
  if (field.type === 'timestamp') return { type: 'YEAR_MONTH_DAY_SECOND' };
  if (field.type === 'boolean') return { type: 'BOOLEAN' };
  if (field.type === 'text' || field.type === 'json') return { type: 'TEXT' };
  const aggregation = aggregationOf(dataset, field);
  return { type: numberType(field), ...(aggregation ? { aggregation } : {}) };
};

const isDay = ({ type }: Field): boolean => type === 'date' || type === 'timestamp';

/**
 * The field whose dates a report's date range is about: the definition's word, the calendar's day, the
 * day in the key, else the first that is nobody's birthday.
 */
export const ownDate = (dataset: Dataset, fields: readonly Field[]): Field | undefined => {
  const days = fields.filter((field) => isDay(field) && !/birth/.test(field.name));
  const named = dataset.date ?? dataset.calendar?.date;
  return (
    days.find(({ name }) => name === named) ??
    days.find(({ name }) => dataset.key.includes(name)) ??
    days[0]
  );
};
