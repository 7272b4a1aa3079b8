import { readFileSync } from 'node:fs';
import { asJson, keys } from '../../src/engine/store';
import type { Dataset, Engine, Run, Store } from '../../src/model';
import { openDatabase } from '../../src/warehouses/embedded/database';
import { engineOf } from '../../src/warehouses/embedded/engine';
import { sqlite } from '../../src/warehouses/embedded/sqlite';
import { Killed, openDesk, type Desk } from '../kit/desk';
import { killAt } from '../kit/killed';
import { course, lab, mark, pupil, results, roster } from '../kit/lab';
import { startServer, type Server } from '../kit/lasting';
import { embedded, rowsOf } from '../kit/replay';

/*
 * A data set of very many rows, or one whose build was ended in its middle, is built range by range of its
 * key: the rows are those of one statement, whatever happens between two ranges.
 */
/** What says how many there are in all looks at all of them, whichever keys are built. */
const shares: Dataset = {
  ...results,
  id: 'shares',
  fields: results.fields.filter(({ name }) => ['mark_id', 'pupil_id', 'all_points'].includes(name)),
  checks: [],
  sql: {
    lab: `select m.id as mark_id, m.pupil as pupil_id, k.n as all_points
      from {{ ref('lab.marks') }} m
      cross join (select count(*) as n from {{ ref_all('lab.marks') }}) k`,
  },
};
const DATASETS = [roster, results, shares];
const WORK = /^INSERT INTO "homeroom__build_(results|shares)"/;
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

let server: Server;
let desk: Desk;
/** Statements that built it. */
let builds: string[];
const fresh = async () =>
  engineOf(
    openDatabase(await sqlite(() => readFileSync(require.resolve('sql.js/dist/sql-wasm.wasm')))),
  );

const spied = (): Engine & { store: Store } => {
  const engine = server.open();
  return {
    ...engine,
    run: (sql) => {
      engine.run(sql);
      if (WORK.test(sql)) builds.push(sql);
    },
    store: {
      ...engine.store,
      commit: (steps) => {
        engine.store.commit(steps);
        for (const step of steps)
          if (step.do === 'run' && WORK.test(step.sql)) builds.push(step.sql);
      },
    },
  };
};

beforeEach(async () => {
  server = await startServer();
  server.batch.rows = 6;
  builds = [];
  desk = openDesk(lab, DATASETS, { server: spied });
  const here = { v: 1, id: 'w', engine: 'server', settings: {}, since: '2026-01-01T00:00:00Z' };
  desk.host.records.set(keys.warehouse, asJson(here));
  for (const { id } of DATASETS) desk.direct(id, 'table');
});
afterEach(() => server.close());

/** Marks of thirteen pupils and of nobody. */
const fill = (connection: string, marks: number): void => {
  desk.connect(connection);
  desk.land(connection, 'courses', { rows: range(3).map((n) => course(n)), restart: true });
  desk.land(connection, 'pupils', { rows: range(13).map((n) => pupil(n)), restart: true });
  desk.land(connection, 'marks', {
    rows: range(marks).map((n) => mark(n, n % 13, n === 50 ? { points: 700 } : {})),
    restart: true,
  });
};
const begin = (): Run => {
  const run = desk.begin(['results']);
  desk.settle(run.id);
  return run;
};
/** Works until the first range is built. */
const oneRange = async (run: Run): Promise<void> => {
  let left = run;
  while (builds.length === 0) left = await desk.work(left, -1);
  expect(server.select('SELECT done FROM homeroom__building')).toEqual([[1]]);
};
/** Works until it is over. @param each is called before every execution. */
const workOff = async (run: Run, seconds = 240, each = (): void => undefined): Promise<number> => {
  let left = run;
  let executions = 0;
  for (; executions < 60 && ['queued', 'running'].includes(left.status.is); executions += 1) {
    each();
    left = await desk.work(left, seconds);
  }
  expect(left.status).toMatchObject({ is: 'succeeded' });
  return executions;
};
const expectWhole = async (): Promise<void> => {
  const want = embedded(desk, await fresh(), lab, DATASETS)['results']!;
  expect(want.length).toBeGreaterThan(0);
  expect(rowsOf(server.open(), results)).toEqual(want);
  expect(server.select('SELECT count(*) FROM homeroom__building')).toEqual([[0]]);
};

test('few rows are built by one statement', async () => {
  fill('c1', 90);
  await workOff(begin());
  expect(builds).toHaveLength(1);
  await expectWhole();
});

test('many rows are built range by range, of every source, and published as one', async () => {
  fill('c1', 200);
  fill('c2', 20);
  await workOff(begin());
  expect(builds.length).toBeGreaterThan(4);
  await expectWhole();
  expect(server.select('SELECT DISTINCT _connection FROM school__results ORDER BY 1')).toEqual([
    ['c1'],
    ['c2'],
  ]);
  expect(desk.subscription('results')!.version).toMatchObject({ rows: 219, changed: 219 });
  expect(desk.subscription('results')!.quarantined).toBe(1);
});

test('rows without a key are in one range', async () => {
  fill('c1', 200);
  desk.land('c1', 'marks', {
    rows: range(4).map((n) => mark(300 + n, 0, { pupil: null as never })),
  });
  const run = begin();
  const left = await desk.work(run);
  // Every row has to say whose it is: all four are found, and each once.
  expect(Object.values(left.outcomes)).toMatchObject([
    { is: 'failed', failure: { code: 'data.check', params: { found: '4 row(s) without it' } } },
  ]);
});

test('what was ended in the middle of its one statement is built in ranges by the next execution', async () => {
  fill('c1', 90);
  const run = begin();
  let dead = false;
  const stop = (what: string): void => {
    dead ||= what === 'run';
    if (dead) throw new Killed();
  };
  server.before(stop);
  desk.before((what) => void (dead && stop(what)));
  await expect(desk.work(run)).rejects.toThrow(Killed);
  server.before(null);
  desk.before(null);
  expect(builds).toEqual([]);
  await workOff(desk.host.records.get(keys.run) as unknown as Run);
  expect(builds.length).toBeGreaterThan(2);
  await expectWhole();
});

test('no time for more than one range: each execution builds one more, and readers see the old version', async () => {
  fill('c1', 200);
  await workOff(begin());
  const before = rowsOf(server.open(), results);
  desk.land('c1', 'courses', { rows: [course(1, 'Art')] });
  builds = [];
  const run = begin();
  const seen: number[] = [];
  const executions = await workOff(run, -1, () => {
    seen.push(builds.length);
    expect(rowsOf(server.open(), results)).toEqual(before);
  });
  // At most one range an execution, and nothing is built twice.
  expect(seen.slice(1).every((count, i) => count - seen[i]! <= 1)).toBe(true);
  expect(new Set(builds).size).toBe(builds.length);
  expect(executions).toBeGreaterThan(5);
  await expectWhole();
  expect(rowsOf(server.open(), results)).not.toEqual(before);
});

test('what counts all keys is the same in every range, and builds all when one changes', async () => {
  fill('c1', 200);
  expect((await desk.refresh(['shares'])).status.is).toBe('succeeded');
  expect(builds.length).toBeGreaterThan(2);
  const counts = () =>
    server.select('SELECT count(*), min(all_points), max(all_points) FROM school__shares');
  expect(counts()).toEqual([[200, 200, 200]]);
  desk.land('c1', 'marks', { deletes: ['m7'] });
  expect((await desk.refresh(['shares'])).status.is).toBe('succeeded');
  expect(counts()).toEqual([[199, 199, 199]]);
});

test('what changed meanwhile is built from the start', async () => {
  fill('c1', 200);
  const run = begin();
  await oneRange(run);
  expect(builds).toHaveLength(1);
  desk.land('c1', 'marks', { rows: [mark(7, 2, { points: 99 })] });
  desk.settle(run.id);
  await workOff(desk.host.records.get(keys.run) as unknown as Run);
  await expectWhole();
});

test('a work table that somebody dropped is built from the start', async () => {
  fill('c1', 200);
  const run = begin();
  await oneRange(run);
  server.run('DROP TABLE homeroom__build_results');
  await workOff(desk.host.records.get(keys.run) as unknown as Run);
  await expectWhole();
});

test.each([false, true])(
  'killed at every call (after it: %s), it ends as if nothing had happened',
  async (after) => {
    fill('c1', 120);
    await desk.refresh(['roster']);
    const run = begin();
    const [memory, dump] = [desk.save(), server.save()];
    const whole = killAt(desk, server, Infinity, after);
    await workOff(run);
    const total = whole();
    await expectWhole();
    const want = rowsOf(server.open(), results);
    const version = desk.subscription('results')!;
    expect(builds.length).toBeGreaterThan(3);
    let resumed = 0;
    for (let k = 1; k <= total; k++) {
      desk.restore(memory);
      server.restore(dump);
      builds = [];
      const ended = killAt(desk, server, k, after);
      await desk.work(run).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      if (ended() < k) break;
      const before = builds.length;
      builds = [];
      const left = desk.host.records.get(keys.run) as unknown as Run;
      if (left.status.is !== 'succeeded') await workOff(left);
      if (before > 0 && builds.length > 0) resumed += 1;
      expect([k, ...rowsOf(server.open(), results)]).toEqual([k, ...want]);
      expect([k, desk.subscription('results')!.version!.rows]).toEqual([k, version.version!.rows]);
      // What checks took out is told, however often the rows that are left were looked at.
      expect([k, desk.subscription('results')!.quarantined]).toEqual([k, 1]);
      expect([k, ...server.select('SELECT count(*) FROM homeroom__building')]).toEqual([k, [0]]);
    }
    expect(resumed).toBeGreaterThan(3);
  },
);
