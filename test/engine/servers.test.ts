import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asJson, keys } from '../../src/engine/store';
import type { Host } from '../../src/host/host';
import {
  FailureError,
  type Batch,
  type Engine,
  type Run,
  type Step,
  type Warehouse,
} from '../../src/model';
import { upstream } from '../../src/registry.generated';
import { openDatabase } from '../../src/warehouses/embedded/database';
import { engineOf } from '../../src/warehouses/embedded/engine';
import { sqlite } from '../../src/warehouses/embedded/sqlite';
import { Killed, openDesk, type Desk } from '../kit/desk';
import { databasesOf } from '../kit/jdbc';
import { course, lab, mark, pupil, results, roster } from '../kit/lab';
import { embedded, rowsOf } from '../kit/replay';
import { ownServer } from '../kit/servers';
import { jdbcHost, sites, type Site } from '../warehouses/hosts';

/*
 * The stages on every engine that outlives the execution: loads, builds and publications as the embedded
 * way makes them, whatever ends an execution or breaks a call on the way. On BigQuery, whose emulation takes
 * long, every call is tried with HOMEROOM_SWEEP=all; else one of a few, each in turn over the weeks of a year.
 */

const DATASETS = [roster, results];
const IDS = DATASETS.map(({ id }) => id);
const ALL = process.env['HOMEROOM_SWEEP'] === 'all';
/** Where a call takes long, fewer are tried. */
const strideOf = (where: string): number => (ALL || !where.includes('BigQuery') ? 1 : 5);
/** Five times as many calls take five times as long. */
const SWEEP_MS = ALL ? 3_000_000 : 600_000;
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const fresh = async () =>
  engineOf(
    openDatabase(await sqlite(() => readFileSync(require.resolve('sql.js/dist/sql-wasm.wasm')))),
  );

type Call = Parameters<NonNullable<Host['bigquery']>['call']>[0];
interface JobSaid {
  readonly jobReference: { readonly jobId: string; readonly location: string };
  readonly status: { readonly state: string };
}
type Hook = (what: string, sql?: unknown) => void;
/** The host's databases with something happening before and after each call. */
const hooked = (host: Host, before: Hook, after: Hook): Host => {
  const around = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (of, name) => {
        const found = Reflect.get(of, name) as unknown;
        if (typeof found !== 'function' || name === 'pace') return found;
        return (...args: unknown[]): unknown => {
          before(String(name), args[0]);
          const answer = (found as (...a: unknown[]) => unknown).apply(of, args);
          after(String(name));
          return name === 'connect' ? around(answer as object) : answer;
        };
      },
    });
  return {
    ...host,
    ...(host.sql ? { sql: around(host.sql) } : {}),
    ...(host.bigquery ? { bigquery: around(host.bigquery) } : {}),
  };
};

const everywhere = (upstream.warehouses as readonly Warehouse<Host>[])
  .filter(({ id }) => id !== 'embedded')
  .flatMap((warehouse) =>
    Object.entries(sites[warehouse.id] ?? {}).map(
      ([where, site]) => [where, warehouse, site] as const,
    ),
  );

const deskOn = (open: () => Promise<Engine>): Desk => {
  const desk = openDesk(lab, DATASETS, { server: open });
  const here = { v: 1, id: 'w', engine: 'server', settings: {}, since: '2026-01-01T00:00:00Z' };
  desk.host.records.set(keys.warehouse, asJson(here));
  for (const id of IDS) {
    const known = { v: 1, dataset: id, on: true, schedule: { every: 'never' }, to: 'table' };
    desk.host.records.set(keys.subscription(id), asJson(known));
  }
  return desk;
};
const fill = (desk: Desk, connection: string, from = 0): void => {
  desk.connect(connection);
  desk.land(connection, 'courses', { rows: range(3).map((n) => course(n)), restart: true });
  desk.land(connection, 'pupils', { rows: range(40).map((n) => pupil(n + from)), restart: true });
  const rows = range(90).map((n) => mark(n, (n % 40) + from, n === 7 ? { points: 900 } : {}));
  desk.land(connection, 'marks', { rows, restart: true });
};
const texts = ['Zoë', `O'Neil; DROP`, 'a\\b', '', '👩🏽‍🏫', 'x'.repeat(3000)];
/** What comes from a source from one run to the next: something else each time. */
const changesOf = (n: number): [string, Partial<Batch>][] => [
  [
    'pupils',
    { rows: [pupil(n % 40, { name: texts[n % 6]!, tags: [{ tag: `t${n}`, weight: n }] })] },
  ],
  ['marks', { rows: [mark(100 + n, n % 40), mark(n % 80, (n + 1) % 40)] }],
  ['marks', { rekeys: [{ key: `m${(n * 3) % 80}`, values: { pupil: `s${n % 40}` } }] }],
  ['marks', { deletes: [`m${100 + n - 3}`] }],
  ...(n % 4 === 3
    ? ([['courses', { rows: range(3).map((i) => course(i, `Year ${n}`)), restart: true }]] as never)
    : []),
];
const expectSame = async (desk: Desk, open: () => Promise<Engine>): Promise<void> => {
  const want = embedded(desk, await fresh(), lab, DATASETS);
  const engine = await open();
  try {
    for (const dataset of DATASETS) {
      const rows = rowsOf(engine, dataset);
      expect(rows.length).toBeGreaterThan(30);
      expect(rows).toEqual(want[dataset.id]);
    }
  } finally {
    engine.close();
  }
};

describe.each(everywhere)('%s', (where, warehouse, at) => {
  let site: Site;
  let before: Hook | null = null;
  let after: Hook | null = null;
  let host: Host;
  beforeAll(async () => {
    site = await at();
    host = hooked(
      site.host,
      (what, sql) => before?.(what, sql),
      (what) => after?.(what),
    );
  });
  afterAll(() => site.close());
  const start = () => {
    const access = site.fresh();
    const plain = () => warehouse.open(site.host, access);
    return { plain, desk: deskOn(() => warehouse.open(host, access)) };
  };
  const finish = async (desk: Desk): Promise<Run> => {
    let run = desk.host.records.get(keys.run) as unknown as Run;
    for (let i = 0; i < 6 && ['queued', 'running', 'paused'].includes(run.status.is); i++)
      run = await desk.work(run);
    return run;
  };

  test('loads, builds and publishes as the embedded way does', async () => {
    const { plain, desk } = start();
    fill(desk, 'c1');
    fill(desk, 'c2', 500);
    const first = await desk.refresh(IDS);
    expect([first.status, first.outcomes]).toEqual([
      expect.objectContaining({ is: 'succeeded' }),
      expect.anything(),
    ]);
    await expectSame(desk, plain);
    for (const n of range(5)) {
      for (const [resource, batch] of changesOf(n)) desk.land('c1', resource, batch);
      expect((await desk.refresh(IDS)).status.is).toBe('succeeded');
      await expectSame(desk, plain);
    }
    const { version, quarantined } = desk.subscription('results')!;
    expect(quarantined).toBe(2);
    expect(version!.number).toBe(6);
    desk.disconnect('c2');
    expect((await desk.refresh(IDS)).status.is).toBe('succeeded');
    await expectSame(desk, plain);
  }, 120_000);

  test('a commit that comes late, after another execution did all of it, changes nothing', async () => {
    const { plain } = start();
    let nth = 0;
    let late: (() => void) | null = null;
    const desk = deskOn(async () => {
      const opened = await plain();
      const commit = (steps: readonly Step[]): void => {
        if ((nth -= 1) !== 0) return opened.store!.commit(steps);
        late = () => opened.store!.commit(steps);
        throw new Killed();
      };
      return { ...opened, close: () => undefined, store: { ...opened.store!, commit } };
    });
    fill(desk, 'c1');
    await desk.refresh(IDS);
    for (const at of [1, 3]) {
      for (const [resource, batch] of changesOf(at)) desk.land('c1', resource, batch);
      const run = desk.begin(IDS);
      desk.settle(run.id);
      [nth, late] = [at, null];
      desk.before(() => {
        if (late) throw new Killed();
      });
      await expect(desk.work(run)).rejects.toThrow(Killed);
      desk.before(null);
      const before = desk.host.records.get(keys.run) as unknown as Run;
      expect((await desk.work(before)).status.is).toBe('succeeded');
      await expectSame(desk, plain);
      expect(late!).toThrow(/busy/);
      await expectSame(desk, plain);
    }
  }, 120_000);

  if (where.includes('BigQuery'))
    test('a publication that goes on when its execution has ended publishes what it was written for', async () => {
      const { plain, desk } = start();
      fill(desk, 'c1');
      await desk.refresh(IDS);
      // Where all of it is built there is no commit between the one before and the publication.
      for (const [resource, batch] of changesOf(3)) desk.land('c1', resource, batch);
      const said = (sql: unknown): string => JSON.stringify(sql);
      const run = desk.begin(IDS);
      desk.settle(run.id);
      let script: unknown = null;
      before = (_, sql) => {
        if (script || !/BEGIN TRANSACTION.+build_results/.test(said(sql))) return;
        script = sql;
        throw new FailureError('warehouse.lost');
      };
      await desk.work(run);
      expect(script).not.toBeNull();
      // It lay at BigQuery, and comes to its turn when the next one has its own table made and not yet filled.
      let made = 0;
      const { bigquery, clock } = site.host;
      after = () => undefined;
      before = (_, sql) => {
        if (!/INSERT INTO [^ ]+build_results/.test(said(sql)) || (made += 1) > 1) return;
        const { path } = script as Call;
        let job = bigquery!.call(script as Call) as unknown as JobSaid;
        for (; job.status.state !== 'DONE'; clock.sleep(100)) {
          const { jobId, location } = job.jobReference;
          const asked = { path: `${path}/${jobId}`, query: { location } };
          job = bigquery!.call({ method: 'get', ...asked }) as unknown as JobSaid;
        }
      };
      const end = await finish(desk);
      [before, after] = [null, null];
      expect([made > 0, end.status.is]).toEqual([true, 'succeeded']);
      await expectSame(desk, plain);
    }, 120_000);

  test('a table or a column that somebody dropped is filled again', async () => {
    const { plain, desk } = start();
    fill(desk, 'c1');
    await desk.refresh(IDS);
    const drops = [
      ['raw_lab', 'pupils', 'ALTER TABLE # DROP COLUMN born CASCADE', 'schedule'],
      ['raw_lab', 'pupils', 'ALTER TABLE # DROP COLUMN born CASCADE', 'person'],
      ['raw_lab', 'marks', 'DROP TABLE # CASCADE', 'schedule'],
      ['school', 'results', 'ALTER TABLE # DROP COLUMN tags CASCADE', 'schedule'],
    ] as const;
    for (const [n, [schema, name, sql, cause]] of drops.entries()) {
      const engine = await plain();
      // What stands on it stays as it is on BigQuery, which knows no such word.
      const said = where.includes('BigQuery') ? sql.replace(' CASCADE', '') : sql;
      engine.run(said.replace('#', () => engine.dialect.table({ schema, name })));
      engine.close();
      desk.land('c1', 'marks', { rows: [mark(200 + n, n)] });
      const { status } = await desk.refresh(IDS, { cause });
      expect([n, status.is]).toEqual([n, 'succeeded']);
      await expectSame(desk, plain);
    }
  }, 120_000);

  test(
    'ended at any call, and with any call failing, it comes to the same',
    async () => {
      const { plain, desk } = start();
      fill(desk, 'c1');
      await desk.refresh(IDS);
      let calls = Infinity;
      let tried = 0;
      const [kill, lose] = [new Killed(), new FailureError('warehouse.lost')];
      const stride = strideOf(where);
      for (let k = 1 + (Math.floor(Date.now() / 604_800_000) % stride); k <= calls; k += stride)
        for (const [error, late] of [
          [kill, false],
          [kill, true],
          [lose, false],
          [lose, true],
        ] as const) {
          tried += 1;
          for (const [resource, batch] of changesOf(tried)) desk.land('c1', resource, batch);
          const run = desk.begin(IDS);
          desk.settle(run.id);
          let [n, dead] = [0, false];
          const step = (): void => {
            if (!dead && (n += 1) !== k) return;
            dead = error === kill;
            throw error;
          };
          const still = (): void => {
            if (dead) throw kill;
          };
          desk.before(error === kill ? (late ? still : step) : null);
          [before, after] = late ? [still, step] : [step, null];
          await desk.work(run).catch((problem: unknown) => {
            if (!(problem instanceof Killed)) throw problem;
          });
          desk.before(null);
          [before, after] = [null, null];
          // The execution is over: what it left open is closed.
          if (dead) site.databases?.leave();
          if (n < k && error === kill && !late) calls = n;
          expect([k, late, (await finish(desk)).status.is]).toEqual([k, late, 'succeeded']);
          await expectSame(desk, plain);
        }
      expect(tried).toBeGreaterThan(7);
    },
    SWEEP_MS,
  );
});

/** Of few rows a commit is one statement. */
const isCommit = (what: string, sql: unknown): boolean =>
  what === 'commit' || /^(DO|BEGIN)\b[^]*SET .turn. = \d/.test(String(sql));

describe.each(['postgres', 'mariadb'] as const)('the %s server', (engine) => {
  test('killed in the middle of a load and started again', async () => {
    const server = await ownServer(engine);
    const databases = databasesOf();
    try {
      const { host: name, port, database, user, password } = await server.database();
      const settings = { server: `${name}:${port}`, database, user };
      const access = { settings, secrets: { password } };
      const warehouse = upstream.warehouses.find(
        ({ id }) => id === (engine === 'mariadb' ? 'mysql' : engine),
      ) as Warehouse<Host>;
      let commits = 0;
      let killed: Promise<void> | undefined;
      const host = hooked(
        jdbcHost(databases),
        (what, sql) => {
          if (!isCommit(what, sql) || (commits += 1) !== 2) return;
          killed = server.kill();
          // Nothing runs here meanwhile: the server is gone before the commit is said.
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700);
        },
        () => undefined,
      );
      const small = async (): Promise<Engine> => {
        const opened = await warehouse.open(host, access);
        return { ...opened, store: { ...opened.store!, batch: { rows: 20, chars: 1000 } } };
      };
      const desk = deskOn(small);
      fill(desk, 'c1');
      const run = desk.begin(IDS);
      desk.settle(run.id);
      const half = await desk.work(run);
      expect(killed).toBeDefined();
      await killed;
      expect(half.status).toMatchObject({ is: 'paused' });
      databases.leave();
      await server.start();
      let left = half;
      for (let i = 0; i < 4 && left.status.is !== 'succeeded'; i++) left = await desk.work(left);
      expect(left.status.is).toBe('succeeded');
      await expectSame(desk, () => warehouse.open(jdbcHost(databases), access));
    } finally {
      await databases.close();
      await server.close();
    }
  }, 180_000);
});

/*
 * PGlite has no server that could end by itself: it lives in the thread of the emulator's Jdbc, and what asks
 * it ends with it. So the execution is ended and the thread after it, with nothing closed; another one opens
 * the folder that is left.
 */
test('PGlite, ended in the middle of a load with whoever asks it, and opened again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeroom-pglite-'));
  const address = 'pglite.school.example:5432';
  const open = () => databasesOf({ [address]: { pglite: folder } });
  const settings = { server: address, database: 'postgres', user: 'postgres' };
  const access = { settings, secrets: { password: 'any' } };
  const warehouse = upstream.warehouses.find(({ id }) => id === 'postgres') as Warehouse<Host>;
  let databases = open();
  try {
    let commits = 0;
    let dead = false;
    const host = (): Host =>
      hooked(
        jdbcHost(databases),
        (what, sql) => {
          if (dead) throw new Killed();
          if (!isCommit(what, sql) || (commits += 1) !== 2) return;
          dead = true;
          throw new Killed();
        },
        () => undefined,
      );
    const desk = deskOn(async () => {
      const opened = await warehouse.open(host(), access);
      return { ...opened, store: { ...opened.store!, batch: { rows: 20, chars: 1000 } } };
    });
    fill(desk, 'c1');
    let run = desk.begin(IDS);
    desk.settle(run.id);
    desk.before(() => {
      if (dead) throw new Killed();
    });
    await expect(desk.work(run)).rejects.toThrow(Killed);
    await databases.kill();
    databases = open();
    desk.before(null);
    dead = false;
    run = desk.host.records.get(keys.run) as unknown as Run;
    for (let i = 0; i < 4 && run.status.is !== 'succeeded'; i++) run = await desk.work(run);
    expect(run.status.is).toBe('succeeded');
    expect(commits).toBeGreaterThan(2);
    await expectSame(desk, () => warehouse.open(jdbcHost(databases), access));
  } finally {
    await databases.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
