import type { Host } from '../../src/host/host';
import type { Cell, Warehouse } from '../../src/model';
import { SERVED, sitAt, TABLE } from './_served';

/** What stands in a real database for whoever looks: counts, comments, indexes, views. */
describe.each(SERVED)('%s', (id, where, warehouse: Warehouse<Host>) => {
  const desk = sitAt(id, where, warehouse);

  test('what was loaded is counted before anything is built of it', () => {
    desk.engine.store.ensure([TABLE]);
    const schema = desk.access.settings['schema']!;
    const some = Array.from({ length: 2000 }, (_, i): Cell[] => [i, 'a', null]);
    desk.engine.store.commit([{ do: 'upsert', table: TABLE, rows: some }]);
    desk.engine.run(`UPDATE ${desk.engine.dialect.table(TABLE)} SET body = 'b' WHERE id = 1`);
    const known =
      id === 'postgres'
        ? `SELECT CAST(reltuples AS bigint) FROM pg_class WHERE oid = '${schema}_raw_suite.rows'::regclass`
        : `SELECT cardinality FROM information_schema.statistics WHERE table_schema = database()
             AND table_name = '${schema}_raw_suite__rows' AND index_name = 'PRIMARY'`;
    const [[count] = []] = desk.engine.select(known, ['integer']);
    // MariaDB counts some pages and reckons.
    expect(count).toBeGreaterThan(1000);
    expect(count).toBeLessThan(4000);
  });

  test('comments and indexes are there for whoever looks', () => {
    desk.engine.store.ensure([TABLE]);
    const schema = desk.access.settings['schema']!;
    const said =
      id === 'postgres'
        ? `SELECT obj_description('${schema}_raw_suite.rows'::regclass), col_description('${schema}_raw_suite.rows'::regclass, 1),
             col_description('${schema}_raw_suite.rows'::regclass, 2)`
        : `SELECT t.table_comment, max(CASE WHEN c.column_name = 'id' THEN c.column_comment END),
             max(CASE WHEN c.column_name = 'body' THEN c.column_comment END)
           FROM information_schema.tables t JOIN information_schema.columns c
             ON c.table_schema = t.table_schema AND c.table_name = t.table_name
           WHERE t.table_schema = database() AND t.table_name = '${schema}_raw_suite__rows' GROUP BY t.table_comment`;
    const comments = ['Rows of the suite; it’s a test.', 'A number? Yes.', "What it's about."];
    expect(desk.engine.select(said)).toEqual([comments]);
    const indexes =
      id === 'postgres'
        ? `SELECT count(*) FROM pg_indexes WHERE schemaname = '${schema}_raw_suite' AND tablename = 'rows'`
        : `SELECT count(DISTINCT index_name) FROM information_schema.statistics
           WHERE table_schema = database() AND table_name = '${schema}_raw_suite__rows'`;
    expect(desk.engine.select(indexes)).toEqual([[3]]);
    const other = { ...TABLE, comment: 'Another.' };
    desk.engine.store.ensure([other]);
    expect(desk.engine.select(said)).toEqual([['Another.', ...comments.slice(1)]]);
  });

  test('who may read a view still may when it is made again', () => {
    desk.engine.store.ensure([TABLE]);
    const view = { schema: 'raw_suite', name: 'seen' };
    const [seen, from] = [desk.engine.dialect.table(view), desk.engine.dialect.table(TABLE)];
    desk.engine.store.view(view, `SELECT id, body FROM ${from}`, 'Seen.');
    if (id === 'postgres') desk.engine.run(`GRANT SELECT ON ${seen} TO PUBLIC`);
    desk.engine.store.view(view, `SELECT id, body FROM ${from} WHERE id > 1`);
    if (id === 'postgres') {
      const grants = `SELECT count(*) FROM information_schema.role_table_grants
        WHERE grantee = 'PUBLIC' AND table_schema = '${desk.access.settings['schema']}_raw_suite'`;
      expect(desk.engine.select(grants)).toEqual([[1]]);
    }
    desk.engine.store.commit([
      {
        do: 'upsert',
        table: TABLE,
        rows: [
          [1, 'x', null],
          [2, 'y', null],
        ],
      },
    ]);
    expect(desk.engine.select(`SELECT * FROM ${seen}`)).toEqual([[2, 'y']]);
    desk.engine.store.view(view, `SELECT day, id FROM ${from}`);
    expect(desk.engine.select(`SELECT * FROM ${seen} ORDER BY id`, ['date', 'integer'])).toEqual([
      [null, 1],
      [null, 2],
    ]);
  });
});
