import type { Resource } from '../../../src/model';
import { SERVER_ENGINES } from '../../kit/servers';
import {
  nothing,
  openBase,
  readOnce,
  whereIs,
  type Base,
  type Landed,
  type Told,
} from './_database';

const answers: Resource = {
  name: 'answers',
  table: 'answers',
  title: 'Answers',
  key: 'id',
  fields: [
    { name: 'id', path: 'id', type: 'text', class: 'none' },
    { name: 'said', path: 'said', type: 'text', class: 'none' },
    { name: 'points', path: 'points', type: 'number', class: 'none' },
    { name: 'at', path: 'at', type: 'timestamp', class: 'none' },
  ],
  example: { page: [], rows: [] },
};
const TABLE = {
  resource: 'answers',
  from: { table: 'answers' },
  key: 'id',
  columns: ['id', 'said', 'points', 'at'],
  nulls: ['NA'],
} as const;

/** The same numbers in every run. */
const chance = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
  return seed / 2 ** 32;
};

describe.each(SERVER_ENGINES)('a table of %s', (engine) => {
  let base: Base;
  beforeAll(async () => {
    base = await openBase(engine);
  }, 90_000);
  afterAll(() => base?.close());

  const quote = engine === 'postgres' ? (n: string) => `"${n}"` : (n: string) => `\`${n}\``;
  const moment = engine === 'postgres' ? 'timestamp' : 'datetime(3)';
  const anew = (key: string): Promise<void> =>
    base.run(
      'DROP TABLE IF EXISTS answers',
      `CREATE TABLE answers (id ${key} PRIMARY KEY, said varchar(200), points double precision, ${quote('at')} ${moment})`,
    );
  const value = (of: unknown): string =>
    of === null
      ? 'NULL'
      : typeof of === 'number'
        ? `${of}`
        : `'${String(of)
            .replace(/'/g, "''")
            .replace(/\\/g, engine === 'mariadb' ? '\\\\' : '\\')}'`;
  const insert = (rows: readonly (readonly unknown[])[]): Promise<void> =>
    base.run(
      `INSERT INTO answers VALUES ${rows.map((row) => `(${row.map(value).join(', ')})`).join(', ')}`,
    );
  const at = (seconds: number): string =>
    new Date(Date.UTC(2026, 10, 22) + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
  const there = async (): Promise<string[]> => {
    const rows = await base.rows('SELECT id, said, points FROM answers');
    return rows
      .map((row) =>
        [
          `${row['id']}`,
          row['said'] ?? null,
          row['points'] === null ? null : Number(row['points']),
        ].join('|'),
      )
      .sort();
  };
  const held = ({ rows }: Landed): string[] =>
    [...rows.values()]
      .map((row) =>
        [row['id'], row['said'], row['points'] === null ? null : Number(row['points'])].join('|'),
      )
      .sort();

  const many = (from: number, count: number): unknown[][] =>
    Array.from({ length: count }, (_, i) => [
      `${from + i}`.padStart(5, '0'),
      `said ${from + i}`,
      i % 7 === 0 ? null : i / 4,
      at(from + i),
    ]);

  test('is read page by page, and then costs one statement while nothing changes', async () => {
    await anew('varchar(40)');
    await insert([
      ...many(1, 230),
      ['=1+2', 'O\'Neil \\ "é" 雪', 1, null],
      ['00999', 'x', null, at(1)],
    ]);
    const to = nothing();
    const first = await readOnce(base, { ...TABLE, change: 'at' }, answers, to);
    expect(held(to)).toEqual(await there());
    expect(to.rows.get('00999')).toEqual({
      id: '00999',
      said: 'x',
      points: null,
      at: '2026-11-22T00:00:01Z',
    });
    expect(first.batches.filter(({ restart }) => restart)).toHaveLength(1);
    expect(first.batches[first.batches.length - 1]!.complete).toBe(true);
    const second = await readOnce(base, { ...TABLE, change: 'at' }, answers, to);
    expect([second.statements, second.batches]).toEqual([1, []]);
  });

  test.each([
    ['without a change column', undefined],
    ['by its change column', 'at'],
  ])('tells corrections and deletes that nothing marks, %s', async (_, change) => {
    await anew('varchar(40)');
    await insert(many(1, 300));
    const table = change === undefined ? TABLE : { ...TABLE, change };
    const to = nothing();
    await readOnce(base, table, answers, to);
    await base.run(
      "UPDATE answers SET said = 'corrected' WHERE id IN ('00007', '00150')",
      "DELETE FROM answers WHERE id IN ('00001', '00299', '00100')",
    );
    await insert([['A new one, with a longer key than before', 'hello', 1, at(400)]]);
    const told: Told = await readOnce(base, table, answers, to);
    expect(held(to)).toEqual(await there());
    expect(told.statements).toBe(3);
    const [batch] = told.batches;
    expect([...batch!.deletes!].sort()).toEqual(['00001', '00100', '00299']);
    expect(batch!.rows!.length).toBe(3);
    expect((await readOnce(base, table, answers, to)).statements).toBe(1);
  });

  test('costs one statement where all that changed is new, however much it is', async () => {
    await anew('integer');
    const numbered = (from: number, count: number) =>
      many(from, count).map(([id, ...rest]) => [Number(id), ...rest]);
    await insert(numbered(1, 1200));
    const to = nothing();
    const gentle = { page: 1000, lookBack: 60 };
    await readOnce(base, { ...TABLE, change: 'at' }, answers, to, gentle);
    await insert(numbered(1201, 600));
    const told = await readOnce(base, { ...TABLE, change: 'at' }, answers, to, gentle);
    expect([told.statements, told.batches[0]!.rows!.length]).toEqual([1, 600]);
    expect(held(to)).toEqual(await there());
  });

  test('reads the columns and rows that are allowed, hides some, keeps to its hours, and cannot write', async () => {
    await anew('varchar(40)');
    await insert(many(1, 20));
    const to = nothing();
    const table = { ...TABLE, columns: ['id', 'said'], where: "id <= '00010'", hashed: ['said'] };
    const night = { hours: [20, 6] as const };
    const reading = (hour: number, gentle: object = night) =>
      readOnce(base, table, answers, to, gentle, () => undefined, {
        hour: () => hour,
        seal: (text) => `code of ${text.length}`,
      });
    await expect(reading(12)).rejects.toThrow(
      `answers at ${whereIs(base)} may be read between 20 and 6 o’clock only`,
    );
    await reading(23);
    expect(to.rows.size).toBe(10);
    expect(to.rows.get('00003')).toEqual({ id: '00003', said: 'code of 6' });
    await base.run("DELETE FROM answers WHERE id = '00003'");
    expect((await reading(12)).statements).toBe(0);
    await reading(5);
    expect(to.rows.has('00003')).toBe(false);
    const evil = {
      ...TABLE,
      from: { query: 'SELECT * FROM answers' },
      where: 'no_such_column = 1',
    };
    await expect(readOnce(base, evil, answers, nothing())).rejects.toThrow(
      /did not take the query/,
    );
    await expect(readOnce(base, { ...TABLE, hashed: ['id'] }, answers, nothing())).rejects.toThrow(
      'cannot be hidden',
    );
  });

  test('does not read again what came in thousands at one moment', async () => {
    await anew('varchar(40)');
    await insert(many(1, 2_500).map(([id, said, points]) => [id, said, points, at(0)]));
    const to = nothing();
    const table = { ...TABLE, change: 'at' };
    const gentle = { page: 5_000, lookBack: 300 };
    await readOnce(base, table, answers, to, gentle);
    for (let minute = 1; minute < 4; minute++) {
      await insert([[`new ${minute}`, 'x', 1, at(60 * minute)]]);
      await base.run(`DELETE FROM answers WHERE id = '0000${minute}'`);
      expect((await readOnce(base, table, answers, to, gentle)).batches).toHaveLength(1);
      expect((await readOnce(base, table, answers, to, gentle)).statements).toBe(1);
      expect(held(to)).toEqual(await there());
    }
  });

  test('reads all again where most of it changed', async () => {
    await anew('integer');
    await insert(many(1, 800).map(([id, ...rest]) => [Number(id), ...rest]));
    const to = nothing();
    await readOnce(base, TABLE, answers, to);
    await base.run("UPDATE answers SET said = 'all of them'");
    const told = await readOnce(base, TABLE, answers, to);
    expect(told.batches[0]!.restart).toBe(true);
    expect(held(to)).toEqual(await there());
  });

  test('grows, is corrected and shrinks at random, also while it is read, and is always as it is', async () => {
    await anew('integer');
    const random = chance(7);
    const some = (n: number): number => Math.floor(random() * n);
    let next = 1;
    const disturb = async (weight: number): Promise<void> => {
      for (let i = some(weight); i > 0; i--) {
        const kind = random();
        if (kind < 0.6) {
          await insert(many(next, 1 + some(8)).map(([id, ...rest]) => [Number(id), ...rest]));
          next += 8;
        } else if (kind < 0.8)
          await base.run(`UPDATE answers SET said = 'v${some(1e6)}' WHERE id % 97 = ${some(97)}`);
        else if (kind < 0.9)
          await base.run(
            `UPDATE answers SET said = 'm${some(1e6)}', ${quote('at')} = '${at(next)}' WHERE id % 89 = ${some(89)}`,
          );
        else await base.run(`DELETE FROM answers WHERE id % 53 = ${some(53)}`);
      }
    };
    const to = nothing();
    const table = { ...TABLE, change: 'at' };
    for (let round = 0; round < 25; round++) {
      await disturb(30);
      // What goes on while it is read is found by the next reading at the latest.
      await readOnce(base, table, answers, to, { page: 100, lookBack: 5 }, () =>
        round % 3 === 0 ? disturb(2) : undefined,
      );
      if (round % 3 === 0) await readOnce(base, table, answers, to, { page: 100, lookBack: 5 });
      expect(held(to)).toEqual(await there());
    }
    expect(next).toBeGreaterThan(500);
  }, 120_000);
});
