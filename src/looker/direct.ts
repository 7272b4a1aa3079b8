import type { Sql } from '../engine/filter-sql';
import type { Shown } from '../engine/shown';
import type { BigQueryQuestion, StudioRequest } from '../host/host';
import { FailureError } from '../model';
import { askedIn, SAMPLE, type Asked } from './data';
import type { Column, Schema } from './schema';
import type { Role } from './semantics';

/*
 * The answer as a question: Looker Studio asks BigQuery itself, and no row passes through the script. It
 * looks through what it gets as through any query of its own, so every field a filter names is in it.
 */

/** How what is kept becomes what Looker Studio reads, as `values` says it, in GoogleSQL. */
const TOLD: { readonly [T in Role['type']]?: (sql: string) => string } = {
  YEAR: (sql) => `CAST(${sql} AS STRING)`,
  YEAR_MONTH: (sql) => `REGEXP_REPLACE(CAST(${sql} AS STRING), '[^0-9]', '')`,
  YEAR_MONTH_DAY: (sql) => `FORMAT_DATE('%Y%m%d', ${sql})`,
  YEAR_MONTH_DAY_SECOND: (sql) => `FORMAT_TIMESTAMP('%Y%m%d%H%M%S', ${sql}, 'UTC')`,
  // 0 is Sunday there; with us 7 is.
  DAY_OF_WEEK: (sql) => `CAST(MOD(${sql}, 7) AS STRING)`,
};

const told = ({ field, role }: Extract<Column, { of: 'dataset' }>, sql: string): string => {
  const { type } = field;
  const kept = type === 'text' || type === 'json' ? `NULLIF(${sql}, '')` : sql;
  return TOLD[role.type]?.(kept) ?? kept;
};

const PLACE = /\?/g;

/** Null: this data set's rows can only be had through the script. */
export const directed = (
  shown: Shown,
  schema: Schema,
  request: StudioRequest,
  now: number,
): BigQueryQuestion | null => {
  const ask = (leave: boolean): BigQueryQuestion | null =>
    questionOf(shown, askedIn(shown, schema, request, leave), schema, request, now);
  try {
    return ask(false);
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'question.value') throw error;
    return ask(true);
  }
};

const questionOf = (
  shown: Shown,
  { where, range, sample }: Asked,
  schema: Schema,
  request: StudioRequest,
  now: number,
): BigQueryQuestion | null => {
  const direct = shown.direct?.({
    ...(where?.length ? { where } : {}),
    ...(range ? { range } : {}),
  });
  if (!direct) return null;
  const { project, table, quote } = direct;
  const parameters: string[] = [];
  const named = ({ sql, parameters: values }: Sql): string => {
    let next = 0;
    return sql.replace(PLACE, () => `@p${parameters.push(String(values[next++])) - 1}`);
  };
  const same = (value: string | number | boolean | null): string =>
    typeof value === 'string' ? named({ sql: '?', parameters: [value] }) : String(value);
  // Left to Looker Studio or not: whatever is asked for, filters' own fields among it.
  const { columns } = askedIn(shown, schema, request, true);
  const list = columns.map((column) => {
    const sql = column.of === 'dataset' ? told(column, quote(column.id)) : same(column.value(now));
    return `${sql} AS ${quote(column.id)}`;
  });
  const sql =
    `SELECT ${list.join(', ')} FROM ${table} WHERE ${named(direct.where)}` +
    (sample ? ` LIMIT ${SAMPLE}` : '');
  return {
    project,
    sql,
    parameters: parameters.map((value, i) => ({ name: `p${i}`, type: 'STRING', value })),
  };
};
