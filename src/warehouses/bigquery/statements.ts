import type { Cell, Dialect, Step, Table } from '../../model';
import { bulk } from '../_jdbc/flavor';
import { TYPES } from './dialect';
import type { Portion } from './rows';

/** What a commit that came too late fails of. */
export const LATE = 'homeroom: another refresh is at work in it';

/** Characters of a value that a statement says itself: a statement may have a million. */
const SHORT = 200;

const field = (isParameter: boolean, name: string): string =>
  isParameter ? `JSON_VALUE(j, '$.${name}')` : `j.${name}`;

/** Rows on their way as a table \`j\` with columns of the target's types; of one key the last counts. */
const rowsOf = (portion: Portion, keys: readonly number[]): string => {
  const place = portion.place();
  const isParameter = place === 'parameter';
  const text = (name: string): string => field(isParameter, name);
  const columns = portion.table.columns.map(({ type }, i) => {
    const name = bulk(i);
    if (type === 'boolean') return `${text(name)} = '1' AS ${name}`;
    const value = text(name);
    return `${TYPES[type] === 'STRING' ? value : `CAST(${value} AS ${TYPES[type]})`} AS ${name}`;
  });
  // Split at line breaks: within a line of JSON there is none.
  const from = isParameter ? `UNNEST(SPLIT(@rows, '\\n')) AS j` : `${place.table} AS j`;
  const last =
    keys.length === 0
      ? ''
      : ` QUALIFY ROW_NUMBER() OVER (PARTITION BY ${keys.map((i) => text(bulk(i))).join(', ')} ` +
        `ORDER BY CAST(${text('n')} AS INT64) DESC) = 1`;
  return `(SELECT ${columns.join(', ')} FROM ${from} WHERE ${text('s')} = '${portion.id}'${last}) AS j`;
};

/** Statements for rows on their way, in a dialect. */
export const statementsFor = ({ table: named, quote, literal }: Dialect) => {
  const columnAt = (table: Table, i: number): string => quote(table.columns[i]!.name);
  /** A value in SQL where that is plain; undefined: it is better cast. */
  const constant = (table: Table, i: number, cell: Cell | undefined): string | undefined => {
    const { type } = table.columns[i]!;
    if (type === 'text' && typeof cell === 'string' && cell.length <= SHORT) return literal(cell);
    return type === 'integer' && Number.isSafeInteger(cell) ? String(cell) : undefined;
  };
  /** Where every row has the same value the statement says it: only blocks with that value are read. */
  const matching = (portion: Portion, keys: readonly number[]): string =>
    keys
      .map((i) => {
        const same = constant(portion.table, i, portion.same.get(i));
        return `t.${columnAt(portion.table, i)} = ${same ?? `j.${bulk(i)}`}`;
      })
      .join(' AND ');
  const at = (table: Table): readonly number[] => table.columns.map((_, i) => i);
  const keysOf = (table: Table): readonly number[] =>
    at(table).filter((i) => table.key.includes(table.columns[i]!.name));
  const setting = (table: Table): string =>
    at(table)
      .filter((i) => !table.key.includes(table.columns[i]!.name))
      .map((i) => `${columnAt(table, i)} = j.${bulk(i)}`)
      .join(', ');

  const upsert = (portion: Portion): string => {
    const { table } = portion;
    const keys = keysOf(table);
    const columns = at(table).map((i) => columnAt(table, i));
    const values = at(table).map((i) => `j.${bulk(i)}`);
    const [into, list, rows] = [named(table), columns.join(', '), rowsOf(portion, keys)];
    if (keys.length === 0)
      return `INSERT INTO ${into} (${list}) SELECT ${values.join(', ')} FROM ${rows}`;
    const set = setting(table);
    return (
      `MERGE INTO ${into} AS t USING ${rows} ON ${matching(portion, keys)} ` +
      (set === '' ? '' : `WHEN MATCHED THEN UPDATE SET ${set} `) +
      `WHEN NOT MATCHED THEN INSERT (${list}) VALUES (${values.join(', ')})`
    );
  };
  const update = (portion: Portion): string => {
    const keys = keysOf(portion.table);
    return (
      `UPDATE ${named(portion.table)} AS t SET ${setting(portion.table)} ` +
      `FROM ${rowsOf(portion, keys)} WHERE ${matching(portion, keys)}`
    );
  };
  const remove = (portion: Portion): string => {
    const { table, same } = portion;
    const isSame = (i: number): boolean => constant(table, i, same.get(i)) !== undefined;
    const [alike, others] = [at(table).filter(isSame), at(table).filter((i) => !isSame(i))];
    const conditions = [
      ...(alike.length > 0 ? [matching(portion, alike)] : []),
      ...(others.length > 0
        ? [`EXISTS (SELECT 1 FROM ${rowsOf(portion, [])} WHERE ${matching(portion, others)})`]
        : []),
    ];
    return `DELETE FROM ${named(table)} AS t WHERE ${conditions.join(' AND ')}`;
  };

  return {
    of: { upsert, update, delete: remove },
    expect: ({ sql, answer }: Extract<Step, { do: 'expect' }>): string =>
      `ASSERT (${sql}) = ${answer} AS ${literal(LATE)}`,
    /** All of it or nothing. */
    script: (statements: readonly string[]): string =>
      ['BEGIN TRANSACTION', ...statements, 'COMMIT TRANSACTION'].map((sql) => `${sql};`).join('\n'),
  };
};
