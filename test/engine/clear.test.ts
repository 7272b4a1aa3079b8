import { clearConnection, clearPlace, isSame } from '../../src/engine/clear';
import { openLedger, type Ledger } from '../../src/engine/ledger';
import { asJson, keys } from '../../src/engine/store';
import type { Cell, Registry } from '../../src/model';
import { known, openDesk, type Desk } from '../kit/desk';
import { course, lab, mark, pupil, results, roster } from '../kit/lab';
import { startServer, type Server } from '../kit/lasting';

/* What nobody wants any more goes from a warehouse, whatever ends an execution on the way. */

const DATASETS = [roster, results];
const IDS = DATASETS.map(({ id }) => id);
const RAW = ['pupils', 'pupil_tags', 'marks', 'courses'];
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const registry = {
  connectors: known([lab]),
  datasets: known(DATASETS),
} as unknown as Registry<never>;

let server: Server;
let desk: Desk;
let opened = 0;
const open = (who = `test ${(opened += 1)}`): Ledger => {
  const engine = server.open();
  return openLedger(engine, engine.store, who);
};
const never = (): boolean => false;
const count = (sql: string): number => Number(server.select(`SELECT count(*) FROM ${sql}`)[0]![0]);
const rawOf = (connection: string): number =>
  RAW.reduce(
    (sum, table) => sum + count(`raw_lab__${table} WHERE _connection = '${connection}'`),
    0,
  );
const publishedOf = (connection: string): number =>
  IDS.reduce((sum, id) => sum + count(`school__${id} WHERE _connection = '${connection}'`), 0);
const trailOf = (connection: string): number =>
  ['changed', 'rebuild', 'loaded'].reduce(
    (sum, table) => sum + count(`homeroom__${table} WHERE connection = '${connection}'`),
    0,
  );
const tables = (): Cell[] =>
  server.select("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").flat();

beforeEach(async () => {
  server = await startServer();
  desk = openDesk(lab, DATASETS, { server: server.open });
  desk.host.records.set(
    keys.warehouse,
    asJson({ v: 1, id: 'w', engine: 'server', settings: {}, since: '2026-01-01T00:00:00Z' }),
  );
  for (const id of IDS) desk.direct(id, 'table');
  for (const [connection, from] of [
    ['c1', 0],
    ['c2', 500],
  ] as const) {
    desk.connect(connection);
    desk.land(connection, 'courses', { rows: range(3).map((n) => course(n)), restart: true });
    desk.land(connection, 'pupils', { rows: range(12).map((n) => pupil(n + from)), restart: true });
    const rows = range(30).map((n) => mark(n, (n % 12) + from, n === 7 ? { points: 900 } : {}));
    desk.land(connection, 'marks', { rows, restart: true });
  }
  expect((await desk.refresh(IDS)).status.is).toBe('succeeded');
  desk.land('c1', 'marks', { rows: [mark(90, 4)] });
  desk.land('c2', 'marks', { rows: [mark(90, 504)] });
  // Loaded, and built of one data set alone: which keys changed is still of interest to the other.
  expect((await desk.refresh(['roster', 'results'])).status.is).toBe('succeeded');
});
afterEach(() => server.close());

describe('a connection that is removed', () => {
  it('leaves no raw row and no trace of keys; what is published stays, and so do the others', () => {
    const [other, published] = [rawOf('c2'), publishedOf('c1')];
    expect(rawOf('c1')).toBeGreaterThan(50);
    expect(trailOf('c1')).toBeGreaterThan(3);
    expect(clearConnection(open(), registry, 'c1', undefined, never)).toBe(true);
    expect([rawOf('c1'), trailOf('c1')]).toEqual([0, 0]);
    expect([rawOf('c2'), publishedOf('c1')]).toEqual([other, published]);
  });

  it('leaves no published row where a person wanted them gone, and no table that nothing feeds', () => {
    const other = count("school__results WHERE _connection = 'c2'");
    clearConnection(open(), registry, 'c1', { whole: ['roster'] }, never);
    expect(tables()).not.toContain('school__roster');
    expect(count("school__results WHERE _connection = 'c1'")).toBe(0);
    expect(count("school__results WHERE _connection = 'c2'")).toBe(other);
    expect(other).toBeGreaterThan(0);
  });

  it('makes no table of what goes to a tab alone', () => {
    server.run('DROP TABLE school__roster');
    clearConnection(open(), registry, 'c1', { whole: [] }, never);
    expect(tables()).not.toContain('school__roster');
  });

  it('is built without it from then on, whole', async () => {
    clearConnection(open(), registry, 'c1', { whole: [] }, never);
    desk.disconnect('c1');
    expect((await desk.refresh(IDS)).status.is).toBe('succeeded');
    expect(count("school__results WHERE _connection = 'c2'")).toBe(30);
    expect(count('school__results')).toBe(30);
  });

  it('goes in as many executions as it takes', () => {
    let asked = 0;
    let times = 0;
    const done = (): boolean => {
      asked = 0;
      times += 1;
      return clearConnection(open(), registry, 'c1', { whole: IDS }, () => (asked += 1) > 1);
    };
    while (!done() && times < 20);
    expect(times).toBeGreaterThan(2);
    expect(times).toBeLessThan(20);
    expect([rawOf('c1'), trailOf('c1')]).toEqual([0, 0]);
    expect(tables().filter((name) => IDS.includes(String(name).slice('school__'.length)))).toEqual(
      [],
    );
  });
});

/** Ends `work` at each statement in turn and lets it begin again. */
const sweep = (work: () => void, expectDone: () => void, statements: number): void => {
  const start = server.save();
  let last = Infinity;
  for (let k = 1; k <= last; k++) {
    server.restore(start);
    let n = 0;
    server.before(() => {
      if ((n += 1) === k) throw new Error('ended');
    });
    let ended = false;
    try {
      work();
    } catch (error) {
      expect((error as Error).message).toContain('ended');
      ended = true;
    }
    server.before(null);
    if (!ended) last = n;
    work();
    expectDone();
  }
  expect(last).toBeGreaterThanOrEqual(statements);
};

describe('ended at any statement, it goes on from there', () => {
  it('of a connection', () => {
    const [other, published] = [rawOf('c2'), publishedOf('c2')];
    sweep(
      () => void clearConnection(open(), registry, 'c1', { whole: [] }, never),
      () => {
        expect([rawOf('c1'), trailOf('c1'), publishedOf('c1')]).toEqual([0, 0, 0]);
        expect([rawOf('c2'), publishedOf('c2')]).toEqual([other, published]);
      },
      9,
    );
  });

  it('of a whole place: nothing of ours is left, and everything of others', () => {
    server.run('CREATE TABLE school__of_an_analyst (note)');
    sweep(
      () => clearPlace(open(), registry),
      () => expect(tables()).toEqual(['school__of_an_analyst']),
      // One to open it, and one for each kind of what goes.
      5,
    );
  });
});

describe('two ways into a warehouse', () => {
  it('are known to be one by who was there last', async () => {
    const first = open('first');
    expect(isSame(first, 'first', open('second'))).toBe(true);
    const elsewhere = await startServer();
    const engine = elsewhere.open();
    expect(isSame(first, 'first', openLedger(engine, engine.store, 'third'))).toBe(false);
    elsewhere.close();
  });
});
