/**
 * What meets the reader of a database in the place of a web server's mishaps: connections that break, columns
 * that change under it, rows that move. The rest of what every connector must do is in `read.test.ts`.
 */
import { flatten } from '../../../src/engine/flatten';
import { failureOf, type Resource, type SourceRecord } from '../../../src/model';
import { SERVER_ENGINES } from '../../kit/servers';
import { nothing, openBase, readOnce, whereIs, type Base, type Landed } from './_database';

const results: Resource = {
  name: 'results',
  table: 'results',
  title: 'Results',
  key: 'id',
  fields: [
    { name: 'id', path: 'id', type: 'text', class: 'none' },
    { name: 'said', path: 'said', type: 'text', class: 'none' },
    { name: 'points', path: 'points', type: 'number', class: 'none' },
  ],
  example: { page: [], rows: [] },
};
const TABLE = {
  resource: 'results',
  from: { table: 'results' },
  key: 'id',
  columns: ['id', 'said', 'points'],
} as const;

describe.each(SERVER_ENGINES)('a table of %s', (engine) => {
  let base: Base;
  beforeAll(async () => {
    base = await openBase(engine);
  }, 90_000);
  afterAll(() => base?.close());
  beforeEach(async () => {
    const rows = Array.from({ length: 230 }, (_, i) => `('${1000 + i}', 'Zoë ${i} 雪', ${i / 4})`);
    await base.run(
      'DROP TABLE IF EXISTS results',
      'CREATE TABLE results (id varchar(40) PRIMARY KEY, said varchar(200), points double precision)',
      `INSERT INTO results VALUES ${rows.join(', ')}`,
    );
  });

  /** Ends every other connection to this database, as a server that is started anew does. */
  const breakOff = async (): Promise<void> => {
    if (engine === 'postgres')
      return base.run(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity ' +
          'WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
    const others = await base.rows(
      'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()',
    );
    for (const { id, ID } of others) await base.run(`KILL CONNECTION ${String(id ?? ID)}`);
  };
  const there = async (): Promise<string[]> =>
    (await base.rows('SELECT id FROM results')).map(({ id }) => String(id)).sort();
  const held = ({ rows }: Landed): string[] => [...rows.keys()].sort();
  const caught = async (work: () => Promise<unknown>): Promise<string> => {
    try {
      await work();
      return 'none';
    } catch (error) {
      return failureOf(error).code;
    }
  };

  test('a connection that breaks in mid-read is made anew, and nothing is missing or there twice', async () => {
    const to = nothing();
    let broken = 0;
    const told = await readOnce(base, TABLE, results, to, {}, async (_, nth) => {
      if (nth !== 3 && nth !== 5) return;
      broken += 1;
      await breakOff();
    });
    expect(broken).toBe(2);
    expect(held(to)).toEqual(await there());
    const landed = told.batches.flatMap(({ rows = [] }) => rows.map(({ id }) => String(id)));
    expect(new Set(landed).size).toBe(landed.length);
    expect(to.rows.get('1003')).toMatchObject({ said: 'Zoë 3 雪', points: '0.75' });
  }, 60_000);

  test('a reading that ends in the middle goes on where it was', async () => {
    const to = nothing();
    const stopped = caught(() =>
      readOnce(base, TABLE, results, to, {}, (_, nth) => {
        if (nth === 4) throw new Error('The execution is over.');
      }),
    );
    await expect(stopped).resolves.not.toBe('none');
    expect(to.rows.size).toBe(100);
    const pages: string[] = [];
    await base.run("INSERT INTO results VALUES ('0001', 'before all others', 1)");
    const told = await readOnce(base, TABLE, results, to, {}, (sql) => void pages.push(sql));
    expect(told.batches[0]!.restart).toBeUndefined();
    expect(held(to)).toEqual(await there());
    // Two pages and a half are left, then the whole is compared, which finds the row that came behind it.
    expect(pages.length).toBeLessThanOrEqual(6);
  });

  test('a server that is gone for longer is told, and what was landed stays', async () => {
    const to = nothing();
    await readOnce(base, TABLE, results, to);
    const away = {
      ...base,
      place: { ...base.place, url: base.place.url.replace(/:\d+\//, ':1/') },
    };
    const where = /:(\d+)\//.exec(base.place.url)![1]!;
    const closed = {
      ...base,
      place: { ...base.place, url: base.place.url.replace(where, '1026') },
    };
    expect(await caught(() => readOnce(away, TABLE, results, to))).toBe('source.port');
    expect(await caught(() => readOnce(closed, TABLE, results, to))).toMatch(
      /^source\.(no_login|closed)$/,
    );
    expect(to.rows.size).toBe(230);
  });

  test('a column that changes its type is read, and what does not fit is named row by row', async () => {
    const to = nothing();
    await readOnce(base, TABLE, results, to);
    await base.run(
      engine === 'postgres'
        ? 'ALTER TABLE results ALTER COLUMN points TYPE text'
        : 'ALTER TABLE results MODIFY points text',
      "UPDATE results SET points = 'plenty' WHERE id = '1007'",
    );
    await readOnce(base, TABLE, results, to);
    expect(held(to)).toEqual(await there());
    const issues = [...to.rows.values()].flatMap(
      (row) => flatten(results)(row as SourceRecord).issues,
    );
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain('points');
    expect(to.rows.get('1008')!['points']).toBe('2');
  });

  test('a column or a table that goes is told, and comes back without harm', async () => {
    const to = nothing();
    await readOnce(base, TABLE, results, to);
    await base.run('ALTER TABLE results RENAME TO results_before');
    expect(await caught(() => readOnce(base, TABLE, results, to))).toBe('source.statement');
    await base.run('ALTER TABLE results_before RENAME TO results');
    const gone = { ...TABLE, columns: ['id', 'said', 'no_such_column'] };
    expect(await caught(() => readOnce(base, gone, results, to))).toBe('source.statement');
    expect(to.rows.size).toBe(230);
    expect((await readOnce(base, TABLE, results, to)).statements).toBe(1);
  });

  test('a key that comes twice, or a row without one, is said whenever it begins', async () => {
    const drop = engine === 'postgres' ? 'CONSTRAINT results_pkey' : 'PRIMARY KEY';
    await base.run(
      `ALTER TABLE results DROP ${drop}`,
      engine === 'postgres'
        ? 'ALTER TABLE results ALTER COLUMN id DROP NOT NULL'
        : 'ALTER TABLE results MODIFY id varchar(40) NULL',
    );
    const to = nothing();
    await readOnce(base, TABLE, results, to);
    for (const id of ["'1007'", 'NULL']) {
      await base.run(`INSERT INTO results VALUES (${id}, 'another', 1)`);
      expect(await caught(() => readOnce(base, TABLE, results, to))).toBe('source.same_key');
      await expect(readOnce(base, TABLE, results, nothing())).rejects.toThrow(
        `1 row(s) of results at ${whereIs(base)} have the same id`,
      );
      expect(to.rows.get('1007')!['said']).toBe('Zoë 7 雪');
      await base.run("DELETE FROM results WHERE said = 'another'");
      expect((await readOnce(base, TABLE, results, to)).statements).toBe(1);
      expect(held(to)).toEqual(await there());
    }
  });

  test('a table that never stands still is given up for now, and named', async () => {
    const to = nothing();
    const stir = async (): Promise<void> =>
      base.run("UPDATE results SET said = concat(said, '.'), points = points + 1");
    await expect(readOnce(base, TABLE, results, to, {}, stir)).rejects.toThrow(
      `results at ${whereIs(base)} changed faster than it could be read`,
    );
  });

  test('rows that come, change and go before and behind the page that is read: none is missing', async () => {
    const to = nothing();
    await readOnce(base, TABLE, results, to, {}, async (_, nth) => {
      if (nth !== 3) return;
      await base.run(
        "DELETE FROM results WHERE id IN ('1001', '1150')",
        "UPDATE results SET said = 'moved' WHERE id IN ('1002', '1151')",
        "INSERT INTO results VALUES ('0000', 'first', 1), ('2000', 'last', 1)",
      );
    });
    expect(held(to)).toEqual(await there());
    expect(['1002', '1151'].map((id) => to.rows.get(id)!['said'])).toEqual(['moved', 'moved']);
  });
});
