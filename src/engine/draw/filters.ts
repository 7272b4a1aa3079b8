import type { Chart, FilterName, Filters } from '../../model';
import type { WallClock } from '../wall';
import { dateIn } from './bins';
import { coded, type Coded } from './coded';
import type { Shape, Table } from './table';

/** A filter that applies: rows by their values, and which of the values is chosen. */
export interface Chosen {
  readonly name: FilterName;
  readonly by: Coded;
  /** The place of the chosen value; -1: no row has it. */
  readonly code: number;
}

/** By which fields a data set tells schools apart: ids first, names for whoever gives a name. */
const SCHOOLS = ['school_id', 'school', 'organization_id', 'organization'];
const FIELDS: Readonly<Record<Exclude<FilterName, 'dates'>, readonly string[]>> = {
  site: ['site'],
  school: SCHOOLS,
  grade: ['grade_level'],
};

/** A date without which a row does not count: an exit's own day, where exits are counted. */
const countedBy = ({ where = [] }: Chart): readonly string[] =>
  where.flatMap(([one, ...others]) =>
    one?.operator === 'is_null' && one.exclude && others.length === 0 ? one.field : [],
  );

/**
 * The date a chart goes by: of its window, of its axis, the one its rows have to have, else the one the data
 * set names, else its first.
 */
export const dateFieldOf = (chart: Chart, table: Shape): string | undefined => {
  const isDate = (name: string | undefined): name is string =>
    name !== undefined && table.has(name) && ['date', 'timestamp'].includes(table.field(name).type);
  const { dataset, fields } = table.source;
  return (
    [
      ...[chart.recent?.field, chart.x?.field, chart.series?.field],
      ...[...countedBy(chart), dataset.date],
    ].find(isDate) ??
    fields.find(({ name }) => isDate(name) && dataset.key.includes(name))?.name ??
    fields.find(
      ({ name, class: kind }) => isDate(name) && kind !== 'personal' && !/birth/.test(name),
    )?.name
  );
};

/** Which filters are set. */
export const namesOf = ({ from = '', to = '', ...values }: Filters): readonly FilterName[] => [
  ...(['site', 'school', 'grade'] as const).filter((name) => (values[name] ?? '') !== ''),
  ...(from || to ? (['dates'] as const) : []),
];

/** The fields that these filters go by: they are read together with what is drawn. */
export const fieldsOfFilters = (
  chart: Chart,
  shape: Shape,
  filters: readonly FilterName[],
): readonly string[] =>
  filters.flatMap((name) => (name === 'dates' ? (dateFieldOf(chart, shape) ?? []) : FIELDS[name]));

const byValue = (table: Table, names: readonly string[], wanted: string): Coded | undefined => {
  const there = names.filter((name) => table.has(name)).map((name) => coded(table.column(name)));
  return there.find(({ keys }) => keys.some((key) => String(key) === wanted)) ?? there[0];
};

/** The filters that are set, as far as the data set has what they go by; and those that it has not. */
export const chosenOf = (
  chart: Chart,
  table: Table,
  filters: Filters,
  clock: WallClock,
): { readonly chosen: readonly Chosen[]; readonly notApplied: readonly FilterName[] } => {
  const chosen: Chosen[] = [];
  const notApplied: FilterName[] = [];
  for (const name of namesOf(filters)) {
    if (name === 'dates') continue;
    const wanted = filters[name]!;
    const by = byValue(table, FIELDS[name], wanted);
    if (!by) notApplied.push(name);
    else chosen.push({ name, by, code: by.keys.findIndex((key) => String(key) === wanted) });
  }
  const { from = '', to = '' } = filters;
  if (from || to) {
    const field = dateFieldOf(chart, table);
    if (field === undefined) notApplied.push('dates');
    else {
      const date = dateIn(table.field(field), clock);
      const isIn = (day: string | null): boolean =>
        day !== null && (!from || day >= from) && (!to || day <= to);
      const by = coded(table.column(field), (cell) => isIn(date(cell)));
      chosen.push({ name: 'dates', by, code: by.keys.indexOf(true) });
    }
  }
  return { chosen, notApplied };
};
