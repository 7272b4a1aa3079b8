import type { Table } from '../../../src/model';
import { measured } from './load';
import { STUDENTS, students } from './rows';
import type { Site } from './site';

/** Enough to know what a row costs: at the emulator's latencies they are minutes. */
const ROWS = 200;

/**
 * The way of Google's own sample: a prepared statement, a call for every cell, `addBatch` for every row,
 * `executeBatch` and `commit` at the end. @returns emulated ms a row.
 */
export const naive = (site: Site): number => {
  const { databases, store, engine, place } = site;
  const table: Table = { ...STUDENTS, name: 'naive' };
  store.ensure([table]);
  const columns = table.columns.map(({ name }) => engine.dialect.quote(name)).join(', ');
  const values = table.columns.map(({ type }) =>
    place.engine === 'postgres'
      ? `CAST(? AS ${engine.dialect.columnType(type).replace(/ COLLATE.*/, '')})`
      : '?',
  );
  const rows = students(0, ROWS);
  const { virtualMs } = measured(site, () => {
    const from = performance.now();
    const connection = databases.jdbc.getConnection(place.url, {
      user: place.user,
      password: place.password,
    });
    connection.setAutoCommit(false);
    const statement = connection.prepareStatement(
      `INSERT INTO ${engine.dialect.table(table)} (${columns}) VALUES (${values.join(', ')})`,
    );
    for (const row of rows) {
      row.forEach((cell, i) => {
        if (cell === null) statement.setNull(i + 1, 0);
        else if (typeof cell === 'boolean') statement.setBoolean(i + 1, cell);
        else if (typeof cell === 'string') statement.setString(i + 1, cell.replace(/Z$/, ''));
        else if (Number.isInteger(cell)) statement.setLong(i + 1, cell);
        else statement.setDouble(i + 1, cell);
      });
      statement.addBatch();
    }
    statement.executeBatch();
    connection.commit();
    connection.close();
    return performance.now() - from;
  });
  const [found] = engine.select(`SELECT count(*) FROM ${engine.dialect.table(table)}`);
  if (Number(found?.[0]) !== ROWS) throw new Error('The rows of the naive way did not arrive.');
  return virtualMs / ROWS;
};
