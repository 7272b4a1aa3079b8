import type { Chart, Encoding, Filters, Key, Measure, People, Point } from '../../model';
import type { WallClock } from '../wall';
import { orderOf } from './axis';
import { binOf } from './bins';
import { coded, sortedBy, type Coded } from './coded';
import { chosenOf, type Chosen } from './filters';
import { compute, usedBy, type Computed, type Grouped } from './measure';
import { settle, type Settled, type Who } from './settle';
import type { Table } from './table';

export interface Drawing {
  readonly chart: Chart;
  readonly table: Table;
  readonly filters: Filters;
  readonly clock: WallClock;
  /** Fewer persons than these are not shown. */
  readonly smallGroup: number;
}

export interface Drawn {
  readonly points: readonly Point[];
  /** In the order in which they are shown. */
  readonly x: readonly Key[];
  readonly series: readonly Key[];
  readonly years?: { readonly now: number; readonly before: number };
  readonly notApplied: ReturnType<typeof chosenOf>['notApplied'];
  /** The rows behind a point; empty where there is none. */
  rowsAt(x: Key | undefined, series: Key | undefined): readonly number[];
}

const HOUR_MS = 3_600_000;
const YEAR: Encoding = { field: 'school_year' };

const codedBy = (
  table: Table,
  encoding: Encoding | undefined,
  clock: WallClock,
): Coded | undefined =>
  encoding &&
  coded(
    table.column(encoding.field),
    binOf(table.field(encoding.field), encoding.as ?? 'value', clock),
  );

/** Rows that the chart is about, whatever the filters, in the order of the data set. */
const rowsOf = ({ chart, table, clock }: Drawing): Uint32Array => {
  const mask = table.mask(chart.where);
  const since = chart.recent && clock.now() - chart.recent.hours * HOUR_MS;
  const moments = chart.recent && table.column(chart.recent.field);
  const rows = new Uint32Array(table.size);
  let size = 0;
  for (let row = 0; row < table.size; row++) {
    if (mask && mask[row] === 0) continue;
    if (moments && !(Date.parse(String(moments[row])) >= since!)) continue;
    rows[size++] = row;
  }
  return rows.subarray(0, size);
};

const whoOf = (table: Table, people: People, rows: Uint32Array): [Who, Uint32Array] => {
  if (typeof people === 'string') {
    const persons = table.identity(people);
    const who: Who = { is: 'person', codes: persons.codes, count: persons.keys.length };
    return [who, sortedBy(rows, persons)];
  }
  const moments = coded(table.column(people.per));
  const sums = Float64Array.from(table.column(people.sum), (cell) => Number(cell) || 0);
  return [{ is: 'counted', sums, at: moments.codes }, sortedBy(rows, moments)];
};

/** Which groups are hidden for a measure, over the axes of the chart and then the filters. */
const settledOf = (
  measure: Measure,
  table: Table,
  rows: Uint32Array,
  dimensions: readonly Coded[],
  smallGroup: number,
): Settled | undefined => {
  if (measure.people === undefined) return undefined;
  const used = usedBy(measure, table);
  const [who, sorted] = whoOf(
    table,
    measure.people,
    rows.filter((row) => used(row)),
  );
  return settle(sorted, dimensions, who, smallGroup);
};

/** The newest school year among the rows, and the one before. */
const yearsOf = (years: Coded, rows: Uint32Array): { now: number; before: number } | undefined => {
  let now = -Infinity;
  for (const row of rows) {
    const year = years.keys[years.codes[row]!];
    if (typeof year === 'number' && year > now) now = year;
  }
  return now === -Infinity ? undefined : { now, before: now - 1 };
};

interface Group {
  /** Along x, series and year; -1 where the chart has none. */
  readonly place: readonly number[];
  readonly rows: number[];
}

/** Draws a chart: its points in order, hidden ones without their values. */
export const drawChart = (drawing: Drawing): Drawn => {
  const { chart, table, filters, clock, smallGroup } = drawing;
  const { chosen, notApplied } = chosenOf(chart, table, filters, clock);
  const all = rowsOf(drawing);
  const isIn = ({ by, code }: Chosen, row: number): boolean => by.codes[row] === code;
  const x = codedBy(table, chart.x, clock);
  const series = codedBy(table, chart.series, clock);
  const year = chart.compare && codedBy(table, YEAR, clock);
  const filtered = all.filter((row) => chosen.every((one) => isIn(one, row)));
  const years = year && yearsOf(year, filtered);
  const yearCodes = years && [years.now, years.before].map((one) => year.keys.indexOf(one));
  const rows = yearCodes
    ? filtered.filter((row) => yearCodes.includes(year.codes[row]!))
    : filtered;

  const axes = [x, series, year];
  const groups = groupsOf(rows, axes);
  const grouped: Grouped = { rows, groups: groups.of, count: groups.list.length };
  const measures = [chart.y, ...(chart.also ?? [])];
  const computed = measures.map((measure) => compute(measure, table, grouped));
  const dimensions = [...axes.filter((axis): axis is Coded => axis !== undefined)];
  const settled = measures.map((measure) =>
    settledOf(measure, table, all, [...dimensions, ...chosen.map(({ by }) => by)], smallGroup),
  );
  // A group stands along the chart's axes and at what is chosen of the filters.
  const whereOf = (group: Group): number[] => [
    ...group.place.filter((_, i) => axes[i] !== undefined),
    ...chosen.map(({ code }) => code),
  ];
  const used = measures.map((measure) => usedBy(measure, table));
  const pointOf = (group: Group, at: number): Point | null => {
    const where = whereOf(group);
    const suppressed = settled.some((one) => one?.isHidden(where));
    const count = group.rows.filter((row) => used[0]!(row)).length;
    const people = settled[0] ? settled[0].people(where) : count;
    const worth = ({ values, texts }: Computed) => ({
      value: suppressed ? null : (values[at] ?? null),
      ...(texts && !suppressed && texts[at] != null ? { text: texts[at] } : {}),
    });
    const [first, ...more] = computed.map(worth);
    if (!suppressed && [first!, ...more].every(({ value }) => value === null)) return null;
    const [xAt, seriesAt] = group.place as [number, number];
    return {
      ...(x ? { x: x.keys[xAt]! } : {}),
      ...(series ? { series: series.keys[seriesAt]! } : {}),
      ...first!,
      people: suppressed ? null : people,
      ...(suppressed ? { suppressed } : {}),
      ...(more.length > 0 ? { also: more } : {}),
    };
  };

  let list = groups.list.map((group, at) => ({ group, point: pointOf(group, at) }));
  if (yearCodes) list = comparedOf(list, yearCodes);
  const points = list.flatMap(({ point }) => (point ? [point] : []));
  const order = ordered(chart, points, clock.local(clock.now()).hour);
  return {
    ...order,
    notApplied,
    ...(years ? { years } : {}),
    rowsAt: (xKey, seriesKey) =>
      list
        .filter(({ point }) => point && point.x === xKey && point.series === seriesKey)
        .flatMap(({ group }) => group.rows.filter((row) => used[0]!(row))),
  };
};

const groupsOf = (
  rows: Uint32Array,
  axes: readonly (Coded | undefined)[],
): { readonly list: readonly Group[]; readonly of: Int32Array } => {
  const found = new Map<number, number>();
  const list: Group[] = [];
  const of = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    let key = 0;
    for (const axis of axes) if (axis) key = key * axis.keys.length + axis.codes[row]!;
    let group = found.get(key);
    if (group === undefined) {
      group = list.length;
      found.set(key, group);
      list.push({ place: axes.map((axis) => axis?.codes[row] ?? -1), rows: [] });
    }
    list[group]!.rows.push(row);
    of[i] = group;
  }
  // A chart without axes has one group, which may be empty.
  if (list.length === 0 && axes.every((axis) => !axis))
    list.push({ place: [-1, -1, -1], rows: [] });
  return { list, of };
};

/** Of both years' points those of the newer one, and how they differ from the older. */
const comparedOf = (
  list: readonly { readonly group: Group; readonly point: Point | null }[],
  [now, before]: readonly number[],
): { group: Group; point: Point | null }[] => {
  const name = ({ place: [x, series] }: Group): string => `${x} ${series}`;
  const older = new Map(
    list
      .filter(({ group }) => group.place[2] === before)
      .map((one) => [name(one.group), one.point]),
  );
  return list
    .filter(({ group }) => group.place[2] === now)
    .map(({ group, point }) => {
      if (!point) return { group, point };
      const was = older.get(name(group))?.value ?? null;
      const change = point.value === null || was === null ? null : point.value - was;
      return { group, point: { ...point, before: was, change } };
    });
};

const compareValues = (a: number | null, b: number | null): number =>
  a === null || b === null ? (a === b ? 0 : a === null ? 1 : -1) : a - b;

/** The points in the order of x, then series, and no more of x than are asked for. */
const ordered = (
  { x, series, sort = 'x', top, recent }: Chart,
  points: readonly Point[],
  hourNow: number,
): Pick<Drawn, 'points' | 'x' | 'series'> => {
  const keysOf = (axis: 'x' | 'series', by: Encoding | undefined): Key[] =>
    by ? [...new Set(points.map((point) => point[axis]!))].sort(orderOf(by)) : [];
  let xs = keysOf('x', x);
  // The last hours end with this one.
  if (recent && x?.as === 'hour') {
    const past = (key: Key): number => (Number(key) - hourNow + 23) % 24;
    xs.sort((a, b) => past(a) - past(b));
  }
  const shown = keysOf('series', series);
  if (sort !== 'x') {
    // Where there are series the first shown one decides.
    const values = new Map<Key, number | null>();
    for (const key of shown.length > 0 ? shown : [undefined])
      for (const point of points)
        if (point.series === key && point.value !== null && !values.has(point.x!))
          values.set(point.x!, point.value);
    const of = (key: Key): number | null => values.get(key) ?? null;
    const turn = sort === 'descending' ? -1 : 1;
    xs = xs
      .map((key, at) => ({ key, at }))
      .sort((a, b) => {
        const [one, two] = [of(a.key), of(b.key)];
        const known = one === null || two === null ? compareValues(one, two) : turn * (one - two);
        return known || a.at - b.at;
      })
      .map(({ key }) => key);
  }
  if (top !== undefined) xs = xs.slice(0, top);
  const places = new Map(xs.map((key, at) => [key, at]));
  const seriesPlaces = new Map(shown.map((key, at) => [key, at]));
  const kept = points
    .filter((point) => !x || places.has(point.x!))
    .sort(
      (a, b) =>
        (places.get(a.x ?? null) ?? 0) - (places.get(b.x ?? null) ?? 0) ||
        (seriesPlaces.get(a.series ?? null) ?? 0) - (seriesPlaces.get(b.series ?? null) ?? 0),
    );
  return { points: kept, x: xs, series: shown };
};
