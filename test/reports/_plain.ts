/**
 * Charts worked out the plain way, row by row, sharing nothing with how the product does it. It knows
 * no small groups: what is hidden is looked at elsewhere.
 */
import type { Chart, Condition, Conditions, Encoding, Filters, Quantity } from '../../src/model';
import type { Row } from './_rows';

type Value = Row[string];

const meetsOne = (row: Row, { field, operator, values, exclude }: Condition): boolean => {
  const value = row[field] ?? null;
  const text = value === null ? null : String(value);
  const number = Number(values[0]);
  const yes = (() => {
    if (operator === 'is_null') return value === null;
    if (value === null) return false;
    switch (operator) {
      case 'equals':
      case 'in_list':
        return values.includes(text!);
      case 'matches_part':
        return new RegExp(
          values[0]!.replace('(?i)', ''),
          values[0]!.startsWith('(?i)') ? 'i' : '',
        ).test(text!);
      case 'greater_or_equal':
        return Number(value) >= number;
      case 'less_or_equal':
        return Number(value) <= number;
      default:
        throw new Error(`No report asks ${operator} yet: teach it here.`);
    }
  })();
  return yes !== (exclude === true);
};
const meets = (row: Row, where: Conditions = []): boolean =>
  where.every((some) => some.some((one) => meetsOne(row, one)));

/** The settings' places in conditions, filled in. */
const fill = <T>(value: T, settings: Readonly<Record<string, string>>): T =>
  JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'string' && /^\{\w+\}$/.test(inner)
      ? (settings[inner.slice(1, -1)] ?? inner)
      : inner,
  ) as T;

const monday = (date: string): string => {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
};

/** What the clock on the wall shows at a moment; asking for it is slow, and moments come again. */
const walls = new Map<string, string>();
const wallOf = (moment: string, zone: string): string => {
  const known = `${moment} ${zone}`;
  const utc = new Date(moment.endsWith('Z') ? moment : `${moment}Z`);
  const wall = walls.get(known) ?? utc.toLocaleString('sv-SE', { timeZone: zone });
  walls.set(known, wall);
  return wall;
};

const key = (row: Row, encoding: Encoding | undefined, zone: string): Value | undefined => {
  if (!encoding) return undefined;
  const value = row[encoding.field] ?? null;
  const as = encoding.as ?? 'value';
  if (as === 'value' || value === null) return value;
  let date = String(value);
  let hour: number | null = null;
  if (date.includes('T')) {
    const told = wallOf(date, zone);
    [date, hour] = [told.slice(0, 10), Number(told.slice(11, 13))];
  }
  const [year, month] = date.split('-').map(Number) as [number, number];
  if (as === 'hour') return hour;
  if (as === 'day') return date;
  if (as === 'week') return monday(date);
  if (as === 'month') return date.slice(0, 7);
  if (as === 'weekday') return ((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
  if (as === 'school_year') return month > 6 ? year + 1 : year;
  throw new Error(`${as} is not known here.`);
};

const quantile = (numbers: readonly number[], share: number): number | null => {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.trunc(at)]!;
  const above = sorted[Math.min(sorted.length - 1, Math.trunc(at) + 1)]!;
  return below + (above - below) * (at - Math.trunc(at));
};

const unlike = (rows: readonly Row[], fields: readonly string[]): number =>
  new Set(
    rows
      .filter((row) => (row[fields[0]!] ?? null) !== null)
      .map((row) => JSON.stringify([row['site'], ...fields.map((field) => row[field])])),
  ).size;

export const measure = (all: readonly Row[], q: Quantity): number | null => {
  if (q.of === 'ratio') {
    const [above, below] = [measure(all, q.above), measure(all, q.below)];
    return above === null || below === null || below === 0 ? null : above / below;
  }
  if (q.of === 'share') {
    const among = all.filter((row) => meets(row, q.among));
    const with_ = among.filter((row) => meets(row, q.where));
    const count = (rows: readonly Row[]): number =>
      q.distinct === undefined ? rows.length : unlike(rows, [q.distinct]);
    return count(among) === 0 ? null : count(with_) / count(among);
  }
  const rows = all.filter((row) => meets(row, q.where));
  if (q.of === 'rows') return rows.length;
  if (q.of === 'distinct') return unlike(rows, [q.field, ...(q.within ?? [])]);
  if (q.of === 'top') {
    const texts = rows.map((row) => row[q.field] ?? null).filter((text) => text !== null);
    const most = Math.max(
      0,
      ...[...new Set(texts)].map((one) => texts.filter((t) => t === one).length),
    );
    const filled = all.filter((row) => (row[q.field] ?? null) !== null).length;
    return filled === 0 ? null : most / filled;
  }
  const numbers = rows
    .map((row) => row[q.field] ?? null)
    .filter((n): n is number => typeof n === 'number');
  if (numbers.length === 0) return null;
  const sum = numbers.reduce((a, b) => a + b, 0);
  switch (q.of) {
    case 'sum':
      return sum;
    case 'mean':
      return sum / numbers.length;
    case 'min':
      return Math.min(...numbers);
    case 'max':
      return Math.max(...numbers);
    case 'median':
      return quantile(numbers, 0.5);
    case 'percentile':
      return quantile(numbers, q.at / 100);
  }
};

export interface Plain {
  readonly x?: Value | undefined;
  readonly series?: Value | undefined;
  readonly value: number | null;
  readonly also: readonly (number | null)[];
  readonly before?: number | null;
  readonly rows: readonly Row[];
}

/** Rows that the filters leave, where the data set has what they go by. */
export const filtered = (rows: readonly Row[], filters: Filters, date?: string, zone = 'UTC') => {
  const has = (name: string): boolean => rows.some((row) => name in row);
  return rows.filter((row) => {
    if (filters.site !== undefined && row['site'] !== filters.site) return false;
    const school = ['school_id', 'organization_id'].find(has);
    if (filters.school !== undefined && school && row[school] !== filters.school) return false;
    if (filters.grade !== undefined && has('grade_level') && row['grade_level'] !== filters.grade)
      return false;
    if (!date) return true;
    const day = key(row, { field: date, as: 'day' }, zone) as string | null;
    if ((filters.from ?? filters.to) === undefined) return true;
    return day !== null && day >= (filters.from ?? '') && day <= (filters.to ?? '9999');
  });
};

export const plain = (
  definition: Chart,
  rows: readonly Row[],
  settings: Readonly<Record<string, string>>,
  zone: string,
  now: string,
): readonly Plain[] => {
  const chart = fill(definition, settings);
  let mine = rows.filter((row) => meets(row, chart.where));
  if (chart.recent) {
    const since = Date.parse(now) - chart.recent.hours * 3_600_000;
    mine = mine.filter((row) => Date.parse(String(row[chart.recent!.field])) >= since);
  }
  const newest = chart.compare
    ? Math.max(...mine.map((row) => Number(row['school_year'] ?? -Infinity)))
    : null;
  const yearOf = (year: number): readonly Row[] =>
    mine.filter((row) => row['school_year'] === year);
  const group = (some: readonly Row[]): Map<string, Row[]> => {
    const groups = new Map<string, Row[]>();
    for (const row of some) {
      const name = JSON.stringify([key(row, chart.x, zone), key(row, chart.series, zone)]);
      groups.set(name, [...(groups.get(name) ?? []), row]);
    }
    return groups;
  };
  const current = group(newest === null ? mine : yearOf(newest));
  // A number is there also where it is of nothing.
  if (!chart.x && !chart.series && current.size === 0) current.set('', []);
  const earlier = newest === null ? undefined : group(yearOf(newest - 1));
  return [...current].map(([name, some]) => ({
    x: chart.x && key(some[0]!, chart.x, zone),
    series: chart.series && key(some[0]!, chart.series, zone),
    value: measure(some, chart.y),
    also: (chart.also ?? []).map((one) => measure(some, one)),
    ...(earlier ? { before: measure(earlier.get(name) ?? [], chart.y) } : {}),
    rows: some,
  }));
};
