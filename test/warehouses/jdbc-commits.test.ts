import type { Host, SqlConnection } from '../../src/host/host';
import { FailureError, type Cell, type Step, type Warehouse } from '../../src/model';
import mysql from '../../src/warehouses/mysql';
import { codeOf, DONE, rowsOf, SERVED, sitAt, TABLE, type Lasting } from './_served';

/** Rows on their way: whole or not at all, many a call, and again where a connection broke or somebody was in the way. */
describe.each(SERVED)('%s', (id, where, warehouse: Warehouse<Host>) => {
  const desk = sitAt(id, where, warehouse);

  test('a connection cut at any statement of a commit changes nothing about its end', () => {
    desk.engine.store.ensure([TABLE, DONE]);
    const many = Array.from({ length: 9000 }, (_, i): Cell[] => [i, `row ${i}`, null]);
    let expected: Cell[][] | undefined;
    let cuts = 0;
    for (const when of ['before', 'in', 'after'] as const)
      for (let at = 1; at <= 14; at += 3) {
        desk.engine.store.commit([
          { do: 'run', sql: `DELETE FROM ${desk.engine.dialect.table(TABLE)}` },
          {
            do: 'upsert',
            table: TABLE,
            rows: [
              [1, 'old', null],
              [20_000, 'gone', null],
            ],
          },
        ]);
        desk.site.databases!.faults({ cutConnection: { at, when } });
        desk.engine.store.commit([
          { do: 'delete', table: { ...TABLE, columns: [TABLE.columns[0]!] }, rows: [[20_000]] },
          { do: 'upsert', table: TABLE, rows: many },
          { do: 'upsert', table: DONE, rows: [['segment', at]] },
        ]);
        desk.site.databases!.faults({});
        cuts += 1;
        expected ??= rowsOf(desk.engine);
        expect(rowsOf(desk.engine)).toEqual(expected);
        const seq = `SELECT seq FROM ${desk.engine.dialect.table(DONE)}`;
        expect(desk.engine.select(seq, ['integer'])).toEqual([[at]]);
      }
    expect([expected!.length, cuts]).toEqual([9000, 15]);
  });

  test('a select goes on after a cut, an SQL whose effect is not known does not', () => {
    desk.engine.store.ensure([TABLE]);
    desk.engine.store.commit([{ do: 'upsert', table: TABLE, rows: [[1, 'x', null]] }]);
    desk.site.databases!.faults({ cutConnection: { at: 1, when: 'after' } });
    expect(rowsOf(desk.engine)).toEqual([[1, 'x']]);
    desk.site.databases!.faults({ cutConnection: { at: 1, when: 'in' } });
    const run = `UPDATE ${desk.engine.dialect.table(TABLE)} SET body = 'y'`;
    expect(codeOf(() => desk.engine.run(run))).toBe('warehouse.lost');
    desk.site.databases!.faults({});
    desk.engine.run(run);
    expect(rowsOf(desk.engine)).toEqual([[1, 'y']]);
  });

  test('of two that commit at once one is told that it is busy, and what stands there is the other’s, whole', async () => {
    desk.engine.store.ensure([TABLE, DONE]);
    desk.engine.store.commit([{ do: 'upsert', table: DONE, rows: [['turn', 0]] }]);
    const other = (await warehouse.open(desk.site.host, desk.access)) as Lasting;
    try {
      other.run(
        id === 'postgres'
          ? `SET lock_timeout = '300ms'`
          : 'SET SESSION innodb_lock_wait_timeout = 1',
      );
      const turn = `${desk.engine.dialect.table(DONE)} WHERE what = 'turn' AND seq =`;
      const steps = (list: readonly Cell[][]): readonly Step[] => [
        {
          do: 'expect',
          changing: `UPDATE ${turn.replace('WHERE', 'SET seq = 1 WHERE')} 0`,
          sql: `SELECT COUNT(*) FROM ${turn} 1`,
          answer: 1,
        },
        { do: 'upsert', table: TABLE, rows: list },
      ];
      // More than one statement takes: while its rows are sent it holds the turn.
      const many = (body: string): Cell[][] =>
        Array.from({ length: 6000 }, (_, i): Cell[] => [i, body, null]);
      const meanwhile = (): string => codeOf(() => other.store.commit(steps(many('second'))));
      const codes: string[] = [];
      const first = many('first');
      const watched = {
        *[Symbol.iterator]() {
          codes.push(meanwhile());
          yield* first;
        },
        length: first.length,
      } as unknown as Cell[][];
      desk.engine.store.commit(steps(watched));
      codes.push(meanwhile());
      expect(codes).toEqual(['warehouse.busy', 'warehouse.busy']);
      expect(rowsOf(desk.engine)).toEqual(first.map((row) => row.slice(0, 2)));
    } finally {
      other.close();
    }
  }, 60_000);

  test('rows go and come by thousands a call', () => {
    desk.engine.store.ensure([TABLE]);
    const { calls } = desk.site.databases!;
    const made = (op: string): number => calls[op] ?? 0;
    const before = { ...calls };
    const many = Array.from({ length: 40_000 }, (_, i): Cell[] => [i, `row ${i}`, '2026-11-22']);
    desk.engine.store.commit([{ do: 'upsert', table: TABLE, rows: many }]);
    const all = (): number => Object.values(calls).reduce((n, c) => n + c, 0);
    const loaded = all() - Object.values(before).reduce((n, c) => n + c, 0);
    expect(loaded).toBeLessThanOrEqual(40);
    const reads = made('Jdbc.ResultSet.getRows');
    expect(rowsOf(desk.engine)).toHaveLength(40_000);
    expect(made('Jdbc.ResultSet.getRows') - reads).toBeLessThanOrEqual(8);
  });
});

describe('without a server', () => {
  /** @param execute answers how many milliseconds it took; nothing: none. */
  const faking = (
    packet: number,
    execute: (sql: string, parameters?: readonly Cell[]) => number | void,
  ) => {
    const happened: string[] = [];
    let ms = 0;
    const connection: SqlConnection = {
      execute: (sql, parameters) => {
        ms += Number(execute(sql, parameters) ?? 0);
        happened.push(sql.slice(0, 6));
        return 1;
      },
      executeMany: () => undefined,
      query: (sql) => (sql.startsWith('SELECT workbook') ? [['w']] : [['8.0.36', `${packet}`]]),
      typed: () => ({ types: [], rows: [] }),
      describe: () => ({ names: [], types: [] }),
      begin: () => void happened.push('begin'),
      commit: () => void happened.push('commit'),
      rollback: () => void happened.push('rollback'),
      close: () => void happened.push('close'),
      pace: () => ({ calls: 0, ms }),
    };
    const host = {
      sql: { connect: () => (happened.push('connect'), connection) },
      clock: { now: () => 0, sleep: (ms: number) => void happened.push(`sleep ${ms}`) },
      workbook: { id: () => 'w' },
    } as unknown as Host;
    const settings = { server: 'db.school.org:3306', database: 'd', user: 'u' };
    return { happened, open: () => mysql.open(host, { settings, secrets: { password: 'p' } }) };
  };
  const steps = [{ do: 'upsert', table: DONE, rows: [['a', 1]] }] as const;

  test('a statement stays below what the server takes', async () => {
    const sizes: number[] = [];
    const { open } = faking(2 ** 20, (_, parameters) => {
      if (parameters) sizes.push(Buffer.byteLength(String(parameters[0])));
    });
    const engine = await open();
    const rows = Array.from({ length: 300 }, (_, i): Cell[] => [i, '\\"😀é'.repeat(1000), null]);
    engine.store!.commit([{ do: 'upsert', table: TABLE, rows }]);
    expect(Math.max(...sizes)).toBeLessThan(2 ** 20);
    expect(sizes.length).toBeGreaterThan(5);
  });

  test('fewer rows are sent where answers are slow, more where they come at once, and never too few', async () => {
    const sizes: number[] = [];
    let slow = true;
    const { open } = faking(2 ** 26, (_, parameters) => {
      if (!parameters) return 0;
      sizes.push((JSON.parse(String(parameters[0])) as unknown[]).length);
      return slow ? 25_000 : 300;
    });
    const engine = await open();
    const load = (count: number): readonly number[] => {
      sizes.length = 0;
      const rows = Array.from({ length: count }, (_, i): Cell[] => [i, 'x', null]);
      engine.store!.commit([{ do: 'upsert', table: TABLE, rows }]);
      return sizes;
    };
    expect(load(8200)).toEqual([4000, 2000, 1000, 500, 250, 125, 100, 100, 100, 25]);
    slow = false;
    expect(load(100_000)).toEqual([
      ...[100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600],
      ...[32_000, 16_900],
    ]);
  });

  test('a deadlock is taken back and tried again, longer each time, but not for ever', async () => {
    let busy = 2;
    const { happened, open } = faking(2 ** 24, (sql) => {
      if (sql.startsWith('INSERT') && (busy -= 1) >= 0)
        throw new FailureError('warehouse.busy', { detail: 'deadlock' });
    });
    const engine = await open();
    happened.length = 0;
    engine.store!.commit(steps);
    expect(happened).toEqual([
      ...['begin', 'rollback', 'sleep 500', 'begin', 'rollback', 'sleep 1000'],
      ...['begin', 'INSERT', 'commit'],
    ]);
    busy = 100;
    expect(codeOf(() => engine.store!.commit(steps))).toBe('warehouse.busy');
  });

  test('rows that can be walked once are not sent twice', async () => {
    const { happened, open } = faking(2 ** 24, (sql) => {
      if (sql.startsWith('INSERT')) throw new FailureError('warehouse.lost');
    });
    const engine = await open();
    happened.length = 0;
    const once = (function* () {
      yield ['a', 1];
    })();
    expect(codeOf(() => engine.upsert(DONE, once))).toBe('warehouse.lost');
    expect(happened.filter((what) => what === 'begin')).toHaveLength(1);
  });
});
