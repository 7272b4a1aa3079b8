import { beginMove, cancelMove, movingTo } from '../../src/engine/move';
import { asJson, keys, snapshot } from '../../src/engine/store';
import type { Engine, Run, Store, WarehouseRecord } from '../../src/model';
import { Killed, openDesk, type Desk } from '../kit/desk';
import { course, lab, mark, pupil, results, roster } from '../kit/lab';
import { startServer, type Server } from '../kit/lasting';
import { rowsOf } from '../kit/replay';

/* A move from one server to another: everything is built there, counted, and switched in one write. */

const DATASETS = [roster, results];
const IDS = DATASETS.map(({ id }) => id);
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

let [old, next]: Server[] = [];
let desk: Desk;
/** What the next server does to a statement. */
let spoil: ((sql: string) => string | null) | null;

beforeEach(async () => {
  [old, next] = [await startServer(), await startServer()];
  spoil = null;
  const spoiled = (): Engine & { store: Store } => {
    const engine = next!.open();
    const run = (sql: string): void => {
      engine.run(sql);
      const more = spoil?.(sql);
      if (more) engine.run(more);
    };
    return { ...engine, run };
  };
  desk = openDesk(lab, DATASETS, { old: old!.open, next: spoiled });
  const here = { v: 1, id: 'w1', engine: 'old', settings: {}, since: '2026-01-01T00:00:00Z' };
  desk.host.records.setAll({
    [keys.warehouse]: asJson(here),
    ...Object.fromEntries(
      IDS.map((id) => [
        keys.subscription(id),
        asJson({ v: 1, dataset: id, on: true, schedule: { every: 'never' }, to: 'table' }),
      ]),
    ),
  });
  desk.host.secrets.set(keys.secret('w1'), { password: 'old' });
  desk.host.secrets.set(keys.secret('w2'), { password: 'new' });
  desk.connect('c1');
  desk.land('c1', 'courses', { rows: range(3).map((n) => course(n)), restart: true });
  desk.land('c1', 'pupils', { rows: range(12).map((n) => pupil(n)), restart: true });
  desk.land('c1', 'marks', { rows: range(30).map((n) => mark(n, n % 12)), restart: true });
  await desk.refresh(IDS);
  // Something that is not published here yet when the move begins.
  desk.land('c1', 'marks', { rows: [mark(40, 3)] });
  beginMove(desk.host, { id: 'w2', engine: 'next', settings: {} });
});
afterEach(() => [old!, next!].forEach((server) => server.close()));

const record = (): WarehouseRecord =>
  desk.host.records.get(keys.warehouse) as unknown as WarehouseRecord;
const stays = (): void => {
  expect(record()).toMatchObject({ id: 'w1', engine: 'old' });
  expect(record().next).toBeUndefined();
  expect(desk.host.secrets.get(keys.secret('w1'))).toEqual({ password: 'old' });
  expect(desk.host.secrets.get(keys.secret('w2'))).toBeUndefined();
};
const moved = (): void => {
  expect(record()).toMatchObject({ v: 1, id: 'w2', engine: 'next' });
  expect(record().next).toBeUndefined();
  expect(desk.host.secrets.get(keys.secret('w1'))).toBeUndefined();
  for (const dataset of DATASETS) {
    const rows = rowsOf(next!.open(), dataset);
    expect(rows.length).toBe(dataset === roster ? 12 : 31);
    expect(rows).toEqual(rowsOf(old!.open(), dataset));
  }
};

test('refreshes here, builds there, and switches', async () => {
  const { status } = await desk.refresh(IDS, { cause: 'move' });
  expect(status.is).toBe('succeeded');
  moved();
  desk.land('c1', 'marks', { rows: [mark(41, 3)] });
  await desk.refresh(IDS);
  expect(rowsOf(next!.open(), results)).toHaveLength(32);
  expect(rowsOf(old!.open(), results)).toHaveLength(31);
});

test('switches nothing where a count differs, and says which', async () => {
  spoil = (sql) =>
    /INSERT INTO "homeroom__build_results"/.test(sql)
      ? `DELETE FROM "homeroom__build_results" WHERE mark_id = 'm4'`
      : null;
  const { status } = await desk.refresh(IDS, { cause: 'move' });
  expect(status).toMatchObject({
    is: 'failed',
    failure: {
      code: 'warehouse.differs',
      params: { dataset: 'Results', before: 31, after: 30 },
    },
  });
  stays();
});

test('waits where the next server does not answer, and gives it up at last', async () => {
  let run: Run = await desk.refresh(IDS, { cause: 'schedule' });
  next!.before(() => {
    throw Object.assign(new Error('lost'), {});
  });
  run = await desk.refresh(IDS, { cause: 'move' });
  expect(run.status).toMatchObject({ is: 'failed' });
  stays();
});

test('is taken back before it has begun, and while it is at work', async () => {
  cancelMove(desk.host);
  stays();
  desk.host.secrets.set(keys.secret('w2'), { password: 'new' });
  beginMove(desk.host, { id: 'w2', engine: 'next', settings: {} });
  const { lock } = desk.host;
  const taken = jest.spyOn(lock, 'tryAcquire').mockReturnValue(false);
  let done = false;
  next!.before(() => {
    if (done) return;
    done = true;
    cancelMove(desk.host);
    expect(movingTo(snapshot(desk.host))).toBeUndefined();
  });
  const { status } = await desk.refresh(IDS, { cause: 'move' });
  taken.mockRestore();
  expect(status.is).toBe('cancelled');
  stays();
});

test('goes on where an execution has no time left', async () => {
  const run = desk.begin(IDS, { cause: 'move' });
  desk.settle(run.id);
  next!.batch.rows = 1;
  desk.pace = 5;
  let left: Run = run;
  let executions = 0;
  for (; left.status.is === 'queued' && executions < 60; executions++)
    left = await desk.work(left, 60);
  expect(left.status.is).toBe('succeeded');
  expect(executions).toBeGreaterThan(2);
  moved();
});

test('killed at every call, it ends as if nothing had happened', async () => {
  const run = desk.begin(IDS, { cause: 'move' });
  desk.settle(run.id);
  const [memory, before] = [desk.save(), old!.save()];
  for (let k = 1; ; k++) {
    desk.restore(memory);
    old!.restore(before);
    next!.restore([]);
    let [n, dead] = [0, false];
    const step = (): void => {
      if (!dead && (n += 1) !== k) return;
      dead = true;
      throw new Killed();
    };
    desk.before(step);
    old!.before(step);
    next!.before(step);
    await desk.work(run).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
    for (const { before: hook } of [desk, old!, next!]) hook(null);
    if (n < k) {
      expect(k).toBeGreaterThan(100);
      break;
    }
    let left = desk.host.records.get(keys.run) as unknown as Run;
    for (let i = 0; i < 5 && ['queued', 'running', 'paused'].includes(left.status.is); i++)
      left = await desk.work(left);
    expect([k, left.status.is]).toEqual([k, 'succeeded']);
    expect([k, record().id]).toEqual([k, 'w2']);
    for (const dataset of DATASETS)
      expect([k, rowsOf(next!.open(), dataset)]).toEqual([k, rowsOf(old!.open(), dataset)]);
  }
});
