import type { SqlDialect } from './dialect';
import { MOST_PARTS, ROWS } from './sketch';

/** What is read of a database, and no more than that. */
export interface SqlTable {
  /** The resource's name. */
  readonly resource: string;
  /**
   * A table or view, `schema.table` where it is not in the user's own schema, or its path where names have
   * dots; or a query in parentheses' place.
   */
  readonly from: { readonly table: string | readonly string[] } | { readonly query: string };
  /** The column that tells every row apart for good. */
  readonly key: string;
  /** A column that grows whenever a row is added or changed, as far as there is one. */
  readonly change?: string;
  /** Columns that are read, the key among them: nothing else leaves the database. */
  readonly columns: readonly string[];
  /** A condition in SQL: rows for which it holds are read, and no others. */
  readonly where?: string;
  /** Columns that say yes or no, in whichever type. */
  readonly yesNo?: readonly string[];
  /** Columns that land as codes by the school's key. */
  readonly hashed?: readonly string[];
  /** Texts that mean that there is no value, in columns that hold no texts. */
  readonly nulls?: readonly string[];
}

/** How gently. */
export interface Gentleness {
  readonly page: number;
  /** Seconds by which changes may come late: a transaction is seen when it ends. */
  readonly lookBack: number;
  /** Seconds after which the whole is compared again, deletes and unmarked corrections; 0: each time. */
  readonly sweepEvery: number;
  /** Hours of the wall clock within which it may be asked, `[from, to)`. */
  readonly hours?: readonly [from: number, to: number];
}

/** Rows of a page: the key, the row's sum, its change, then the columns in their order. */
export const HEAD = 3;
export const widthOf = ({ columns }: SqlTable): number => HEAD + columns.length;

export const pathOf = (table: string | readonly string[]): readonly string[] =>
  typeof table === 'string' ? table.split('.') : table;

const listed = (...parts: readonly string[]): string => parts.join(', ');

/** The statements of a table, in one engine's words. */
export const statementsOf = (d: SqlDialect, table: SqlTable) => {
  const { columns, change } = table;
  const place =
    'query' in table.from
      ? `(${table.from.query}) AS s`
      : `${pathOf(table.from.table).map(d.quote).join('.')} AS s`;
  const own = (column: string): string => `s.${d.quote(column)}`;
  const where = table.where === undefined ? [] : [`(${table.where})`];
  const filtered = (...more: readonly string[]): string => {
    const all = [...where, ...more];
    return all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`;
  };
  const key = own(table.key);
  const texts = columns.map((column) =>
    table.yesNo?.includes(column) ? d.yesNo(own(column)) : d.text(own(column)),
  );
  const changed = change === undefined ? undefined : own(change);

  /** All rows with their keys as text, their sums, and their columns as text. */
  const rows = (conditions: readonly string[] = [], order = ''): string =>
    `SELECT ${listed(
      `${d.plain(d.text(key))} AS k`,
      `${d.sum(texts)} AS p`,
      ...(changed === undefined ? [] : [`${changed} AS c`]),
      ...texts.map((text, i) => `${text} AS v${i}`),
    )} FROM ${place}${filtered(...conditions)}${order}`;
  /** A page's row, of `e`. Each column has a name: SQL Server wants one where it stands in brackets. */
  const row = listed(
    'k',
    `${d.text('p')} AS q`,
    `${changed === undefined ? 'NULL' : d.text('c')} AS d`,
    ...columns.map((_, i) => `v${i}`),
  );
  const low = '(p % 16777216)';
  const totals = [d.text('COUNT(*)'), d.total('p'), d.total(`${low} * ${low}`)];

  return {
    /** One row: rows, different keys, the longest key's bytes, the newest change, the key's type. */
    about: (): string =>
      `SELECT ${listed(
        d.text('COUNT(*)'),
        d.text(`COUNT(DISTINCT ${key})`),
        d.text(`COALESCE(MAX(${d.bytes(d.text(key))}), 0)`),
        changed === undefined ? 'NULL' : d.text(`MAX(${changed})`),
        `MIN(${d.typeOf(key)})`,
      )} FROM ${place}${filtered()}`,
    /** How many rows: what a person is told who tests the connection. */
    rows: (): string => `SELECT ${d.text('COUNT(*)')} FROM ${place}${filtered()}`,
    /** A page of all, by the key. @param type of the key; null: the first page, which has no parameter. */
    page: (type: string | null, size: number): string => {
      const after = type === null ? [] : [`${key} > ${d.parameter(type)}`];
      return `SELECT ${row} FROM (${d.first(rows(after, ` ORDER BY ${key}`), size)}) AS e`;
    },
    /**
     * What changed since then, and the totals of all, in one: `r` before each row, `s` before the totals
     * (rows, sums, squares, the longest key's bytes).
     * @param since the oldest change that is wanted, as the database wrote it; null: only the totals.
     * @param after a parameter follows: the key of the last row of the page before, which had this change.
     */
    refresh: (
      since: { readonly at: string; readonly open: boolean; readonly after?: boolean } | null,
      size: number,
      sweep: boolean,
    ): string => {
      const news = (of: { at: string; open: boolean; after?: boolean }): string => {
        const at = d.literal(of.at);
        const from = of.after
          ? `(c > ${at} OR (c = ${at} AND k > ${d.plain(d.parameter('text'))}))`
          : `c ${of.open ? '>' : '>='} ${at}`;
        return d.first(`SELECT 'r' AS kind, ${row} FROM e WHERE ${from} ORDER BY c, k`, size);
      };
      const sums =
        `SELECT 's' AS kind, ${listed(...totals, d.text(`COALESCE(MAX(${d.bytes('k')}), 0)`))}` +
        `${', NULL'.repeat(columns.length - 1)} FROM e`;
      const parts = [
        ...(sweep ? [sums] : []),
        ...(since ? [`SELECT * FROM (${news(since)}) AS r`] : []),
      ];
      return `WITH e AS (${rows()}) ${parts.join(' UNION ALL ')}`;
    },
    /** What a sketch of this size holds now: row, cell, rows, sums, squares, the key's parts. */
    cells: (bits: number, width: number): string => {
      const sums = [
        ...totals,
        ...Array.from({ length: Math.min(width, MOST_PARTS) }, (_, i) => d.total(d.chunk('k', i))),
      ];
      const ofRow = (r: number): string => {
        const cell = `${d.divide('p', `${2 ** (48 - 16 * r - bits)}`)} % ${2 ** bits}`;
        return `SELECT '${r}', ${d.text(cell)}, ${listed(...sums)} FROM e GROUP BY ${cell}`;
      };
      return `WITH e AS (${rows()}) ${Array.from({ length: ROWS }, (_, r) => ofRow(r)).join(' UNION ALL ')}`;
    },
    /** Rows by their keys: a JSON list of texts is the one parameter. */
    byKeys: (): string =>
      `SELECT ${row} FROM (${rows()}) AS e WHERE k IN (SELECT ${d.plain('v')} FROM (${d.list}) AS l)`,
  };
};
