/**
 * Somebody reads a table whose rows a run has exchanged, before the run has told of it: an answer is of one
 * version, with what is said of that, and who wants one version alone gets it or is told to ask again.
 */
import { openShown, type Opening, type Shown } from '../../src/engine/shown';
import { asJson, keys } from '../../src/engine/store';
import type { Host } from '../../src/host/host';
import {
  failureOf,
  type Asking,
  type Cell,
  type Question,
  type Reading,
  type Registry,
  type Warehouse,
} from '../../src/model';
import { problemOf } from '../../src/api/problem';
import { dialect } from '../../src/warehouses/embedded/dialect';
import { known, openDesk, type Desk } from '../kit/desk';
import { course, lab, mark, pupil, results } from '../kit/lab';
import { startServer, type Server } from '../kit/lasting';

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const asking: Asking = {
  parameter: () => '?',
  compared: (sql) => sql,
  contains: (of, part) => `instr(${of}, ${part}) > 0`,
  first: (sql, rows) => `${sql} LIMIT ${rows}`,
};

let server: Server;
let desk: Desk;
let registry: Registry<Host>;
/** Statements of readers; before each, what somebody else does meanwhile. */
let statements: string[];
let meanwhile: ((count: number) => void) | null;

/** The statement with its values in it: SQLite here takes none. */
const written = (sql: string, values: readonly Cell[]): string => {
  let at = 0;
  return sql.replace(/\?/g, () => {
    const value = values[at++]!;
    return typeof value === 'string' ? dialect.literal(value) : String(value);
  });
};

beforeEach(async () => {
  server = await startServer();
  desk = openDesk(lab, [results], { server: server.open });
  // Time passes with every call.
  desk.pace = 1;
  const site = { id: 'w', engine: 'server', settings: {} };
  const since = '2026-01-01T00:00:00Z';
  desk.host.records.set(keys.warehouse, asJson({ v: 1, ...site, since }));
  desk.direct(results.id, 'table');
  desk.connect('c1');
  desk.land('c1', 'courses', { rows: range(3).map((n) => course(n)), restart: true });
  desk.land('c1', 'pupils', { rows: range(12).map((n) => pupil(n)), restart: true });
  const rows = range(30).map((n) => mark(n, n % 12, { points: 10 }));
  desk.land('c1', 'marks', { rows, restart: true });
  statements = [];
  meanwhile = null;
  const warehouse = {
    ...{ id: 'server', title: 'server', description: '' },
    settings: [{ name: 'address', title: '', help: '', type: 'text' }],
    read: () => ({
      dialect,
      asking,
      select: (...[sql, values]: Parameters<Reading['select']>) => {
        statements.push(sql);
        meanwhile?.(statements.length);
        return server.open().select(written(sql, values));
      },
    }),
  } as unknown as Warehouse<Host>;
  registry = {
    datasets: known([results]),
    warehouses: known([warehouse]),
  } as unknown as Registry<Host>;
  await refreshed();
});
afterEach(() => server.close());

const refreshed = async (): Promise<void> => {
  const { outcomes } = await desk.refresh([results.id]);
  expect(outcomes[results.id]).toMatchObject({ is: 'published' });
};
/** What the next version is made of: every mark is another, and one breaks a rule. */
const land = (): void => {
  const rows = range(30).map((n) => mark(n, n % 12, { points: 20 }));
  desk.land('c1', 'marks', { rows: [...rows, mark(90, 4, { points: 900 })] });
};
/** Exchanges the rows, and leaves the workbook as it was before. @returns tells of it */
const exchange = async (): Promise<() => void> => {
  const { metadata } = desk.save();
  land();
  await refreshed();
  const after = desk.save();
  desk.restore({ ...after, metadata });
  return () => desk.restore(after);
};
/** The two states of the server between which it can be set at once. */
const turned = async (): Promise<{ readonly old: () => void; readonly new: () => void }> => {
  const one = server.save();
  await exchange();
  const two = server.save();
  return { old: () => server.restore(one), new: () => server.restore(two) };
};

const open = (options?: Opening): Shown => openShown(desk.host, registry, results.id, options);
const POINTS: Question = { fields: ['points'] };
const points = (shown: Shown, more: Partial<Question> = {}): unknown[] => [
  ...new Set(shown.ask({ ...POINTS, ...more }).rows.flat()),
];
const told = ({ passport }: Shown): readonly number[] => [
  ...[passport.version.number, passport.version.rows, passport.quarantined],
];
const failure = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return failureOf(error).code;
  }
};

test('the ledger says which rows stand there, in one commit with them', async () => {
  const said = (): unknown => server.select('SELECT hash, said FROM homeroom__built')[0];
  const { version } = desk.subscription(results.id)!;
  expect(said()).toEqual([version!.hash, expect.stringContaining('"after":0,')]);
  land();
  const seen = new Set<string>();
  server.before((what) => {
    // Within a commit others see nothing of it yet.
    if (what !== 'select' && what !== 'commit') return;
    const [[hash, text] = []] = server.select('SELECT hash, said FROM homeroom__built');
    const [[most] = []] = server.select('SELECT max(points) FROM school__results');
    const { rows, quarantined } = JSON.parse(String(text)) as Record<string, unknown>;
    seen.add(JSON.stringify([hash === version!.hash, most, rows, quarantined]));
  });
  await refreshed();
  server.before(null);
  expect([...seen]).toEqual(['[true,10,30,0]', '[false,20,30,1]']);
  expect(said()).toEqual([
    desk.subscription(results.id)!.version!.hash,
    expect.stringContaining('"after":1,'),
  ]);
});

test('a question takes one statement, and one more where nothing meets it', () => {
  expect(points(open())).toEqual([10]);
  expect(statements).toHaveLength(1);
  const where = [[{ field: 'points', operator: 'greater', values: ['50'] } as const]];
  expect(points(open({ exact: true }), { where })).toEqual([]);
  expect(statements).toHaveLength(3);
});

test('newer rows come with what is said of them', async () => {
  const tell = await exchange();
  const shown = open();
  expect(told(shown)).toEqual([1, 30, 0]);
  expect(points(shown)).toEqual([20]);
  expect(told(shown)).toEqual([2, 30, 1]);
  const { passport } = shown;
  expect(passport.complete).toBe(true);
  tell();
  const now = open();
  expect(points(now)).toEqual([20]);
  expect(told(now)).toEqual([2, 30, 1]);
  expect(now.passport.version.hash).toBe(passport.version.hash);
  expect(Date.parse(now.passport.checkedAt)).toBeGreaterThanOrEqual(Date.parse(passport.checkedAt));
});

test('rows that are exchanged between opening and reading, too', async () => {
  const states = await turned();
  states.old();
  const shown = open();
  meanwhile = (count) => void (count === 1 && states.new());
  expect(points(shown)).toEqual([20]);
  expect(told(shown)).toEqual([2, 30, 1]);
});

test('an answer of several statements is of one version', async () => {
  const many = range(5_200).map((n) => mark(1_000 + n, n % 12, { points: 10 }));
  desk.land('c1', 'marks', { rows: many });
  await refreshed();
  const states = await turned();
  states.old();
  // A pattern the engine is not asked: rows are looked through here, so many at once.
  const where = [[{ field: 'mark_id', operator: 'matches_part', values: ['m2[0-9]$'] } as const]];
  const question = { fields: ['mark_id', 'points'], where, limit: 10 };
  const all = (): unknown[] => open().ask(question).rows;
  statements = [];
  const before = all();
  expect(statements.length).toBeGreaterThan(1);
  expect(new Set(before.map((row) => (row as Cell[])[1]))).toEqual(new Set([10]));
  statements = [];
  meanwhile = (count) => void (count === 2 && states.new());
  expect(all()).toEqual(before.map((row) => [(row as Cell[])[0], 20]));
});

describe('who wants one version alone', () => {
  test('gets that, and page by page that or none', async () => {
    const states = await turned();
    states.old();
    const first = open({ exact: true }).ask({ ...POINTS, limit: 20 });
    expect(first.rows.flat()).toEqual(Array(20).fill(10));
    const after = first.next!;
    states.new();
    const second = { ...POINTS, limit: 20, after };
    for (const options of [{ exact: true }, { asOf: 1 }]) {
      const shown = open(options);
      expect(failure(() => shown.ask(second))).toBe('shown.unfinished');
      expect(told(shown)).toEqual([1, 30, 0]);
    }
    states.old();
    expect(open({ exact: true }).ask(second).rows).toHaveLength(10);
  });

  test('is told so by the data API in words that say when to ask again', async () => {
    await exchange();
    try {
      open({ exact: true }).ask(POINTS);
      throw new Error('It was answered.');
    } catch (error) {
      expect(problemOf(error)).toMatchObject({
        ...{ status: 503, type: 'urn:homeroom:api:unavailable' },
        detail: 'Results is being updated right now. Ask again in a minute or two.',
      });
    }
  });
});

describe('where the ledger says nothing, rows are those of the passport', () => {
  test.each([
    ['an older build’s rows', 'UPDATE homeroom__built SET hash = NULL, said = NULL'],
    ['who may not read it', 'DROP TABLE homeroom__built'],
  ])('%s', (_, sql) => {
    server.run(sql);
    for (const options of [{}, { exact: true }]) {
      const shown = open(options);
      expect(points(shown)).toEqual([10]);
      expect(shown.columns(['points'])[0]).toHaveLength(30);
      expect(told(shown)).toEqual([1, 30, 0]);
    }
  });

  test('and a saying that is older than the passport is no news', () => {
    server.run(
      `UPDATE homeroom__built SET hash = 'h', said = replace(said, '"hash":"', '"hash":"h')`,
    );
    const [[said] = []] = server.select('SELECT said FROM homeroom__built');
    const { hash } = JSON.parse(String(said)) as { hash: string };
    server.run(`UPDATE homeroom__built SET hash = '${hash}'`);
    for (const options of [{}, { exact: true }]) {
      const shown = open(options);
      expect(points(shown)).toEqual([10]);
      expect(told(shown)).toEqual([1, 30, 0]);
    }
  });
});
