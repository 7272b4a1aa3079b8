import { compact } from '../../src/engine/compact';
import type { Source } from '../../src/engine/plan';
import { keys, asJson } from '../../src/engine/store';
import type { Batch, Cell } from '../../src/model';
import { Killed, openDesk, type Desk } from '../kit/desk';
import { killAt } from '../kit/killed';
import { course, lab, mark, pupil, results, roster } from '../kit/lab';
import { startServer, type Server } from '../kit/lasting';
import { embedded, replay, rowsOf } from '../kit/replay';
import { openDatabase } from '../../src/warehouses/embedded/database';
import { engineOf } from '../../src/warehouses/embedded/engine';
import { sqlite } from '../../src/warehouses/embedded/sqlite';
import { readFileSync } from 'node:fs';

/* The stages in a warehouse that outlives the execution, over a server in memory. */

const DATASETS = [roster, results];
const IDS = DATASETS.map(({ id }) => id);
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

let server: Server;
let desk: Desk;
const fresh = async () =>
  engineOf(
    openDatabase(await sqlite(() => readFileSync(require.resolve('sql.js/dist/sql-wasm.wasm')))),
  );

/** A workbook whose warehouse is the server, with a source that was read once. */
const open = async (): Promise<void> => {
  server = await startServer();
  desk = openDesk(lab, DATASETS, { server: server.open });
  desk.host.records.set(
    keys.warehouse,
    asJson({ v: 1, id: 'w', engine: 'server', settings: {}, since: '2026-01-01T00:00:00Z' }),
  );
  for (const id of IDS) desk.direct(id, 'table');
};
const fill = (connection: string, from = 0): void => {
  desk.connect(connection);
  desk.land(connection, 'courses', { rows: range(3).map((n) => course(n)), restart: true });
  desk.land(connection, 'pupils', { rows: range(12).map((n) => pupil(n + from)), restart: true });
  desk.land(connection, 'marks', {
    rows: range(30).map((n) => mark(n, (n % 12) + from)),
    restart: true,
  });
};

/** Everything in the raw tables that counts, as people see it, against the log in plain words. */
const expectRaw = (...connections: string[]): void => {
  for (const { name, table, fields, children = [] } of lab.resources) {
    const names = fields.map((f) => f.name);
    for (const connection of connections) {
      const want = replay(desk, connection, name) as Record<string, unknown>[];
      const seen = server.select(
        `SELECT ${names.join(', ')} FROM raw_lab__${table}_current WHERE _connection = '${connection}' ORDER BY id`,
      );
      expect(seen).toEqual(
        want.map((row) =>
          names.map((field) => {
            const value = row[field] ?? null;
            return typeof value === 'boolean' ? Number(value) : value;
          }),
        ),
      );
      for (const child of children) {
        const columns = child.fields.map((f) => f.name);
        const items = want.flatMap((row) => {
          const lists = columns.map((c) => (row[`${child.table}.${c}`] ?? []) as Cell[]);
          return lists[0]!.map((_, i) => [row['id'], i, ...lists.map((list) => list[i] ?? null)]);
        });
        expect(
          server.select(
            `SELECT _parent, _position, ${columns.join(', ')} FROM raw_lab__${child.table}_current ` +
              `WHERE _connection = '${connection}' ORDER BY _parent, _position`,
          ),
        ).toEqual(items);
      }
    }
  }
};
const expectSame = async (...connections: string[]): Promise<void> => {
  expectRaw(...connections);
  const want = embedded(desk, await fresh(), lab, DATASETS);
  for (const dataset of DATASETS) {
    const truths = rowsOf(server.open(), dataset);
    expect(truths.length).toBeGreaterThan(0);
    expect(truths).toEqual(want[dataset.id]);
  }
};
const refreshed = async (): Promise<void> => {
  const { status, outcomes } = await desk.refresh(IDS);
  expect(status).toMatchObject({ is: 'succeeded' });
  expect(Object.values(outcomes).map(({ is }) => is)).toEqual(['published', 'published']);
};
/** Rows of raw tables under epochs that do not count. */
const leftovers = (): number =>
  ['pupils', 'pupil_tags', 'marks', 'courses'].reduce((sum, table) => {
    const all = server.select(`SELECT count(*) FROM raw_lab__${table}`)[0]![0];
    const seen = server.select(`SELECT count(*) FROM raw_lab__${table}_current`)[0]![0];
    return sum + Number(all) - Number(seen);
  }, 0);

beforeEach(open);
afterEach(() => server.close());

const changes: readonly [string, string, Partial<Batch>][] = [
  [
    'a row changed',
    'pupils',
    { rows: [pupil(3, { name: 'Zoë', tags: [{ tag: 'new', weight: 1 }] })] },
  ],
  ['a list emptied', 'pupils', { rows: [pupil(5, { tags: [] })] }],
  ['a row came', 'marks', { rows: [mark(90, 4)] }],
  ['a row went', 'marks', { deletes: ['m7'] }],
  ['a parent went', 'pupils', { deletes: ['p2'] }],
  ['a key changed', 'marks', { rekeys: [{ key: 'm9', values: { pupil: 's1' } }] }],
  ['nothing was there to go', 'marks', { deletes: ['m999'] }],
  [
    'a key changed that is not there',
    'marks',
    { rekeys: [{ key: 'm999', values: { pupil: 's1' } }] },
  ],
  ['a course changed', 'courses', { rows: [course(1, 'Art')] }],
  ['a row broke a rule', 'marks', { rows: [mark(91, 4, { points: 900 })] }],
  [
    'all was read again',
    'marks',
    { rows: range(28).map((n) => mark(n + 5, n % 12)), restart: true },
  ],
];

describe('a load', () => {
  it('fills raw tables and data sets as the embedded way does', async () => {
    fill('c1');
    await refreshed();
    await expectSame('c1');
    expect(desk.subscription('results')!.version).toMatchObject({
      rows: 30,
      changed: 30,
      number: 1,
    });
  });

  it.each(changes)('brings in what came later: %s', async (_, resource, batch) => {
    fill('c1');
    await refreshed();
    desk.land('c1', resource, batch);
    await refreshed();
    await expectSame('c1');
    expect(leftovers()).toBe(0);
  });

  it('brings in much at once, in many commits', async () => {
    server.batch.rows = 5;
    fill('c1');
    fill('c2', 100);
    for (const [, resource, batch] of changes) desk.land('c1', resource, batch);
    await refreshed();
    await expectSame('c1', 'c2');
    for (const [, resource, batch] of changes.slice(0, 10)) desk.land('c2', resource, batch);
    await refreshed();
    await expectSame('c1', 'c2');
  });

  it('of the same twice says that nothing changed', async () => {
    fill('c1');
    await refreshed();
    await refreshed();
    expect(desk.subscription('results')!.version).toMatchObject({ number: 1, changed: 30 });
    desk.land('c1', 'marks', { rows: [mark(3, 3, { points: 1 })] });
    await refreshed();
    // Both marks and the sum that stands in the others of this pupil.
    expect(desk.subscription('results')!.version).toMatchObject({ number: 2, changed: 3 });
  });

  it('builds nothing again that was built from the same, unless a person asks or it was dropped', async () => {
    fill('c1');
    await refreshed();
    const built = async (cause: 'schedule' | 'person' = 'schedule'): Promise<number> => {
      let made = 0;
      server.before((what) => {
        if (what === 'create') made += 1;
      });
      const { outcomes } = await desk.refresh(IDS, { cause });
      server.before(null);
      expect(Object.values(outcomes).map(({ is }) => is)).toEqual(['published', 'published']);
      await expectSame('c1');
      return made;
    };
    expect(await built()).toBe(0);
    expect(desk.subscription('results')!.version).toMatchObject({ number: 1, rows: 30 });
    expect(await built('person')).toBe(2);
    desk.land('c1', 'courses', { rows: [course(1, 'Art')] });
    // Nobody's roster names a course.
    expect(await built()).toBe(1);
    desk.land('c1', 'pupils', { rows: [pupil(1, { name: 'Ada' })] });
    expect(await built()).toBe(2);
    server.run('DROP TABLE school__roster');
    expect(await built()).toBe(1);
    expect(await built()).toBe(0);
  });

  it('lets go of the rows of a connection that is gone', async () => {
    fill('c1');
    fill('c2', 100);
    await refreshed();
    desk.disconnect('c2');
    await refreshed();
    expect(server.select(`SELECT count(*) FROM raw_lab__pupils WHERE _connection = 'c2'`)).toEqual([
      [0],
    ]);
    expect(server.select(`SELECT count(*) FROM homeroom__loaded WHERE connection = 'c2'`)).toEqual([
      [0],
    ]);
    await expectSame('c1');
  });

  it('begins anew where the log was lost, unseen until it is whole', async () => {
    fill('c1');
    await refreshed();
    const before = rowsOf(server.open(), roster);
    desk.host.records.remove('manifest/c1');
    fill('c1', 50);
    server.batch.rows = 1;
    const run = desk.begin(IDS);
    desk.settle(run.id);
    desk.pace = 3;
    const half = await desk.work(run, 30);
    expect(half.status.is).toBe('queued');
    expect(rowsOf(server.open(), roster)).toEqual(before);
    desk.pace = 0;
    expect((await desk.work(half)).status.is).toBe('succeeded');
    await expectSame('c1');
    expect(leftovers()).toBe(0);
  });

  it('goes on beside a log that was written anew', async () => {
    const source = { connection: { id: 'c1' }, connector: lab } as unknown as Source;
    fill('c1');
    await refreshed();
    for (let n = 0; n < 80; n++)
      desk.land('c1', 'marks', { rows: [mark(n % 30, n % 12, { points: n })] });
    await refreshed();
    const epochs = () =>
      server.select('SELECT resource, epoch FROM homeroom__loaded ORDER BY resource');
    const known = epochs();
    // The run itself tidied up behind it.
    expect(desk.manifest('c1').compacted).toBeDefined();
    desk.land('c1', 'marks', { rows: [mark(1, 1, { points: 99 })] });
    await refreshed();
    expect(epochs()).toEqual(known);
    await expectSame('c1');
    // Here it is written anew before all of it is in: it cannot be added to.
    for (let n = 0; n < 80; n++)
      desk.land('c1', 'marks', { rows: [mark(n % 30, n % 12, { points: n })] });
    expect(compact(desk.host, source)).toBe(true);
    await refreshed();
    expect(epochs()).not.toEqual(known);
    await expectSame('c1');
    expect(leftovers()).toBe(0);
  });

  it('fills again what somebody dropped', async () => {
    fill('c1');
    await refreshed();
    server.run('DROP TABLE raw_lab__marks; DROP TABLE school__roster');
    await refreshed();
    await expectSame('c1');
  });

  it('says another site where its label changes', async () => {
    fill('c1');
    await refreshed();
    desk.connect('c1', 'North');
    await refreshed();
    expect(server.select('SELECT DISTINCT _site FROM raw_lab__pupils')).toEqual([['North']]);
    await expectSame('c1');
  });
});

describe('killed', () => {
  it.each([
    ['in a first load', false],
    ['in a load that adds to it', true],
    ['after somebody dropped tables', 'dropped'],
  ])('at every call %s, it ends as if nothing had happened', async (_, later) => {
    server.batch.rows = 8;
    fill('c1');
    if (later === 'dropped') {
      await refreshed();
      server.run(
        'DROP TABLE raw_lab__marks; DROP TABLE school__results; DROP TABLE school__roster',
      );
    } else if (later) {
      await refreshed();
      for (const [, resource, batch] of changes.slice(0, 10)) desk.land('c1', resource, batch);
      desk.land('c1', 'courses', {
        rows: range(3).map((n) => course(n, `Anew ${n}`)),
        restart: true,
      });
    }
    const run = desk.begin(IDS);
    desk.settle(run.id);
    const [memory, dump] = [desk.save(), server.save()];
    const outcome = () => [
      ...DATASETS.map((dataset) => rowsOf(server.open(), dataset)),
      leftovers(),
      ...['roster', 'results'].map((id) => {
        const { number, rows } = desk.subscription(id)!.version!;
        return { number, rows };
      }),
    ];
    const whole = killAt(desk, server, Infinity, false);
    expect((await desk.work(run)).status.is).toBe('succeeded');
    const expected = outcome();
    const total = whole();
    await expectSame('c1');
    expect(total).toBeGreaterThan(60);
    for (const after of [false, true])
      for (let k = 1; k <= total; k++) {
        desk.restore(memory);
        server.restore(dump);
        const killing = killAt(desk, server, k, after);
        await desk.work(run).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        if (killing() < k) break;
        let left = desk.host.records.get(keys.run) as unknown as typeof run;
        for (let i = 0; i < 5 && ['queued', 'running', 'paused'].includes(left.status.is); i++)
          left = await desk.work(left);
        expect([k, after, left.status.is]).toEqual([k, after, 'succeeded']);
        expect([k, after, ...outcome()]).toEqual([k, after, ...expected]);
        expectRaw('c1');
      }
  });

  it('a statement that comes late changes nothing', async () => {
    server.batch.rows = 8;
    fill('c1');
    const run = desk.begin(IDS);
    desk.settle(run.id);
    const engine = server.open();
    const late: (() => void)[] = [];
    const slow = openDesk(lab, DATASETS, {
      server: () => ({
        ...engine,
        store: {
          ...engine.store,
          commit: (steps) => {
            if (late.length > 0 || steps.length < 6) return engine.store.commit(steps);
            late.push(() => engine.store.commit(steps));
            throw new Killed();
          },
        },
      }),
    });
    slow.restore(desk.save());
    await slow.work(run).catch(() => undefined);
    expect(late).toHaveLength(1);
    expect((await desk.work(run)).status.is).toBe('succeeded');
    await expectSame('c1');
    expect(late[0]).toThrow(/busy/);
    await expectSame('c1');
  });
});
