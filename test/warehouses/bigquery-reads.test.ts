import { readsAhead, readsToMove } from '../../src/app/reads';
import { asJson, keys, snapshot } from '../../src/engine/store';
import type { Host } from '../../src/host/host';
import type { Engine, Registry } from '../../src/model';
import bigquery from '../../src/warehouses/bigquery';
import { known, openDesk, type Desk } from '../kit/desk';
import { emulatedBigQuery } from '../kit/bigquery';
import { course, lab, mark, pupil, results, roster } from '../kit/lab';

/** What a data set reads is asked before anything is run, and what would read too much is not run. */
const machine = emulatedBigQuery();
afterAll(() => machine.close());

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const asked = (): number => machine.calls['bigquery.jobs.query'] ?? 0;
const registry = {
  connectors: known([lab]),
  datasets: known([roster, results]),
  warehouses: known([bigquery]),
} as unknown as Registry<Host>;

let count = 0;
let desk: Desk;
let host: Host;
let settings: Record<string, string>;
/** Bytes that a statement may read. */
let most: number | undefined;
let made: string[];
beforeEach(() => {
  settings = { project: 'my-school-123', location: 'EU', schema: `r${(count += 1)}` };
  most = undefined;
  made = [];
  const open = async (): Promise<Engine> => {
    const engine = await bigquery.open(host, { settings, secrets: {} });
    const { estimate } = engine.store!.charges!;
    const charges = { estimate, ...(most === undefined ? {} : { most }) };
    const create: Engine['create'] = (table) => {
      made.push(table.name);
      engine.create(table);
    };
    return { ...engine, create, store: { ...engine.store!, charges } };
  };
  desk = openDesk(lab, [roster, results], { bigquery: open });
  // BigQuery's jobs go on while somebody waits.
  const clock = { ...desk.host.clock, sleep: machine.sleep };
  host = { ...desk.host, bigquery: machine.bigquery, clock };
  const since = '2026-01-01T00:00:00Z';
  place(settings);
  host.records.set(keys.steward, asJson({ email: 'ada@school.org', since }));
  for (const { id } of [roster, results]) desk.direct(id, 'table');
  desk.connect('c1');
  desk.land('c1', 'courses', { rows: range(3).map((n) => course(n)), restart: true });
  desk.land('c1', 'pupils', { rows: range(12).map((n) => pupil(n)), restart: true });
  desk.land('c1', 'marks', { rows: range(30).map((n) => mark(n, n % 12)), restart: true });
});
const place = (answers: Record<string, string>): void =>
  desk.host.records.set(
    keys.warehouse,
    asJson({ v: 1, id: 'w', engine: 'bigquery', settings: answers, since: '2026-01-01T00:00:00Z' }),
  );
const ahead = (id = 'results') => readsAhead(host, registry, snapshot(host), id);

describe('what a data set would read', () => {
  it('is reckoned by what is kept in Drive before anything is loaded, and nothing is made to find out', () => {
    // Pupils, marks and courses, each with 10 MB at least.
    expect(ahead()).toEqual({ engine: 'BigQuery', bytes: 3 * 10 * 2 ** 20 });
    place({ ...settings, limit: '0.01' });
    expect(ahead()).toMatchObject({ limit: 10_737_419, over: true });
    place(settings);
    const at = 'projects/my-school-123/datasets';
    expect(() =>
      machine.bigquery.call({ method: 'get', path: `${at}/${settings['schema']}_homeroom` }),
    ).toThrow(/warehouse.missing/);
  });

  it('is told to the steward from then on, in bytes, beside the largest query', async () => {
    expect((await desk.refresh(['roster', 'results'])).status.is).toBe('succeeded');
    place({ ...settings, limit: '10' });
    const told = ahead()!;
    expect(told).toMatchObject({ engine: 'BigQuery', limit: 10 * 2 ** 30 });
    expect(told.bytes).toBeGreaterThan(500);
    expect(told.bytes).toBeLessThan(100_000);
    expect(told.over).toBeUndefined();
    place({ ...settings, limit: '0.0000001' });
    expect(ahead()).toMatchObject({ limit: 108, over: true });
    // Of the connections of a source one is asked about.
    const before = asked();
    const one = ahead()!.bytes!;
    expect(asked() - before).toBe(1);
    desk.connect('c2');
    expect(ahead()!.bytes).toBe(2 * one);
    expect(asked() - before).toBe(2);
    host.records.set(keys.steward, asJson({ email: 'bob@school.org', since: '' }));
    expect(ahead()).toBeNull();
  });

  it('is not told where it cannot be asked', () => {
    const refusing = {
      ...host,
      bigquery: {
        ...machine.bigquery,
        call: () => {
          throw new Error('Access Denied');
        },
      },
    } as unknown as Host;
    expect(readsAhead(refusing, registry, snapshot(host), 'results')).toBeNull();
  });
});

describe('what a move there would read', () => {
  const input = (more: Record<string, string> = {}) => ({
    engine: 'bigquery',
    edits: false,
    settings: { ...settings, ...more },
    secrets: {},
  });
  // Of a copy that asks for the permission.
  const open = { ...registry, warehouses: known([{ ...bigquery, scopes: [] }]) } as typeof registry;
  const moving = (more?: Record<string, string>) => readsToMove(host, open, input(more));
  beforeEach(() => {
    const on = { v: 1, on: true, schedule: { every: 'never' } };
    for (const { id } of [roster, results])
      host.records.set(keys.subscription(id), asJson({ ...on, dataset: id }));
  });

  it('is told by what is kept in Drive, before anything is there: every table with 10 MB at least', () => {
    // Pupils for the one; pupils, marks and courses for the other.
    expect(moving()).toEqual({ engine: 'BigQuery', bytes: 4 * 10 * 2 ** 20 });
    expect(asked()).toBeLessThan(100);
    const rows = range(100_000).map((n) => mark(n + 1000, n % 12));
    desk.land('c1', 'marks', { rows });
    // Four fields and what stands beside them, in each of the rows.
    const grown = 100_030 * (4 + 7) * 12;
    expect(moving()!.bytes).toBe(3 * 10 * 2 ** 20 + grown);
    expect(moving({ limit: '0.001' })).toMatchObject({ limit: 1_073_742, over: true });
    expect(moving({ limit: '10' })).not.toHaveProperty('over');
  });

  it('is told by dry runs where its tables are there', async () => {
    expect((await desk.refresh(['roster', 'results'])).status.is).toBe('succeeded');
    const told = moving()!;
    expect(told.bytes).toBeGreaterThan(500);
    expect(told.bytes).toBeLessThan(100_000);
    // The place in use is about to become another, where none are.
    const another = { ...input({ project: 'another-school-1' }), edits: true };
    expect(readsToMove(host, open, another)!.bytes).toBe(4 * 10 * 2 ** 20);
    expect(readsToMove(host, open, { ...input(), edits: true })).toEqual(told);
  });

  it('is asked of the steward alone, and what is wrong with the place is told', () => {
    expect(() => moving({ project: 'Not A Project' })).toThrow(/warehouse.address/);
    host.records.set(keys.steward, asJson({ email: 'bob@school.org', since: '' }));
    expect(() => moving()).toThrow(/steward/);
  });
});

describe('a data set that would read more than is allowed', () => {
  it('is refused before it is built, and keeps its last version', async () => {
    expect((await desk.refresh(['roster', 'results'])).status.is).toBe('succeeded');
    desk.land('c1', 'marks', { rows: [mark(95, 3)] });
    made = [];
    most = 400;
    const { status, outcomes } = await desk.refresh(['results']);
    expect(status.is).toBe('failed');
    expect(outcomes['results']).toMatchObject({
      is: 'failed',
      failure: {
        code: 'warehouse.limit',
        params: { limit: '400 bytes', bytes: expect.stringMatching(/^[\d.]+ (bytes|KB)$/) },
      },
    });
    expect(made).toEqual([]);
    expect(desk.subscription('results')!.version).toMatchObject({ number: 1, rows: 30 });
    most = 2 ** 20;
    expect((await desk.refresh(['results'])).status.is).toBe('succeeded');
    expect(desk.subscription('results')!.version).toMatchObject({ number: 2, rows: 31 });
  });
});
