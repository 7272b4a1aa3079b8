import type { Measure, Quantity } from '../../model';
import { conditionsOf, filtered, type SettingCells } from './condition';
import type { Source } from './source';

/** What a measure is computed of: the rows of one group. */
export interface Rows {
  readonly source: Source;
  /** Conditions of FILTER. */
  readonly conditions: readonly string[];
  readonly settings: SettingCells;
}

/** A field that is never empty: its cells are the rows. */
const anyColumn = ({ dataset, column }: Source): string => column(dataset.key[0]!);

const narrowed = (rows: Rows, where: Parameters<typeof conditionsOf>[1]): Rows => ({
  ...rows,
  conditions: [...rows.conditions, ...conditionsOf(rows.source, where, rows.settings)],
});

const stated = (rows: Rows, field: string): { column: string; conditions: readonly string[] } => {
  const column = rows.source.column(field);
  return { column, conditions: [...rows.conditions, `${column}<>""`] };
};

const count = (rows: Rows): string =>
  `IFNA(ROWS(${filtered(anyColumn(rows.source), rows.conditions)}),0)`;

const SITE = 'site';

/** How many different values a field has among the rows: within a site, and within what else tells them apart. */
export const distinct = (rows: Rows, field: string, within: readonly string[] = []): string => {
  const { column, conditions } = stated(rows, field);
  const { source } = rows;
  const apart = [...(source.has(SITE) ? [SITE] : []), ...within].map(source.column);
  const names = [...apart, column].join('&"|"&');
  return `IFNA(COUNTUNIQUE(${filtered(names, conditions, column)}),0)`;
};

const FUNCTIONS = {
  sum: 'SUM',
  mean: 'AVERAGE',
  median: 'MEDIAN',
  min: 'MIN',
  max: 'MAX',
} as const;

const divided = (above: string, below: string): string =>
  `LET(all,${below},IF(all=0,,${above}/all))`;

/** The text that stands there most, the first by alphabet of equals, and its share of all. */
const mostFrequent = ({ field, where }: Extract<Quantity, { of: 'top' }>, rows: Rows): string => {
  const every = stated(rows, field);
  const some = stated(narrowed(rows, where), field);
  const times = 'MMULT(EXACT(kinds,TRANSPOSE(found))*1,SEQUENCE(ROWS(found),1,1,0))';
  const names =
    `found,${filtered(some.column, some.conditions)},kinds,UNIQUE(found),` +
    `times,ARRAYFORMULA(${times}),first,IF(ROWS(kinds)=1,kinds,INDEX(SORT(kinds,times,FALSE,kinds,TRUE),1))`;
  const share = `MAX(times)/ROWS(${filtered(every.column, every.conditions)})`;
  return `IFNA(LET(${names},first&" ("&TEXT(${share},"0.0%")&")"))`;
};

/** A quantity of the rows, as a formula without its "=". Empty where there is nothing to compute it of. */
export const quantityOf = (quantity: Quantity, rows: Rows): string => {
  switch (quantity.of) {
    case 'rows':
      return count(narrowed(rows, quantity.where));
    case 'distinct':
      return distinct(narrowed(rows, quantity.where), quantity.field, quantity.within);
    case 'percentile': {
      const { column, conditions } = stated(narrowed(rows, quantity.where), quantity.field);
      return `IFNA(PERCENTILE(${filtered(column, conditions)},${quantity.at / 100}))`;
    }
    case 'share': {
      const among = narrowed(rows, quantity.among);
      const both = narrowed(among, quantity.where);
      const { distinct: by } = quantity;
      return by === undefined
        ? divided(count(both), count(among))
        : divided(distinct(both, by), distinct(among, by));
    }
    case 'ratio':
      return divided(quantityOf(quantity.above, rows), quantityOf(quantity.below, rows));
    case 'top':
      return mostFrequent(quantity, rows);
    default: {
      const { column, conditions } = stated(narrowed(rows, quantity.where), quantity.field);
      return `IFNA(${FUNCTIONS[quantity.of]}(${filtered(column, conditions)}))`;
    }
  }
};

/** The rows a quantity is computed of: whoever stands in them is behind the value. */
const behind = (quantity: Quantity, rows: Rows): Rows => {
  switch (quantity.of) {
    case 'ratio':
      return behind(quantity.below, rows);
    case 'share': {
      const among = narrowed(rows, quantity.among);
      return quantity.distinct === undefined
        ? among
        : { ...among, conditions: stated(among, quantity.distinct).conditions };
    }
    case 'rows':
      return narrowed(rows, quantity.where);
    case 'top':
      return { ...rows, conditions: stated(rows, quantity.field).conditions };
    default: {
      const some = narrowed(rows, quantity.where);
      return { ...some, conditions: stated(some, quantity.field).conditions };
    }
  }
};

/** How many persons stand behind a measure; null: it says nothing about persons. */
export const peopleOf = (measure: Measure, rows: Rows): string | null => {
  const { people } = measure;
  if (people === undefined) return null;
  const some = behind(measure, rows);
  if (typeof people === 'string') return distinct(some, people);
  // Rows hold counts, of one day each: on an average day so many. No more than on the fullest one.
  const { sum: field, per } = people;
  return `IFERROR(${quantityOf({ of: 'sum', field }, some)}/COUNTUNIQUE(${filtered(rows.source.column(per), some.conditions)}),0)`;
};

export const patternOf = (measure: Measure): string =>
  measure.format === 'percent' ? '0.0%' : measure.format === 'integer' ? '#,##0' : '#,##0.00';
