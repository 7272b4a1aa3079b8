import { randomUUID } from 'node:crypto';
import type { Host } from '../../src/host/host';
import { failureOf, type Access, type Cell, type Engine, type Table } from '../../src/model';
import bigqueryWarehouse from '../../src/warehouses/bigquery';
import { emulatedBigQuery } from '../kit/bigquery';

/** What BigQuery is asked for, and what happens where an execution ends or another one is at work. */
const machine = emulatedBigQuery();
afterAll(() => machine.close());

let now = Date.parse('2026-11-22T07:00:00Z');
const hostOf = (workbook = 'one', bigquery = machine.bigquery): Host =>
  ({
    bigquery,
    clock: {
      now: () => (now += 1000),
      sleep: (ms: number) => machine.sleep(ms),
    },
    person: { uuid: randomUUID },
    workbook: { id: () => workbook },
  }) as unknown as Host;

let schemas = 0;
const fresh = (more: Record<string, string> = {}): Access => ({
  settings: { project: 'my-school-123', location: 'EU', schema: `j${(schemas += 1)}`, ...more },
  secrets: {},
});
type Lasting = Engine & { readonly store: NonNullable<Engine['store']> };
const open = async (access: Access, host = hostOf()): Promise<Lasting> =>
  (await bigqueryWarehouse.open(host, access)) as Lasting;
const codeOf = async (work: () => unknown): Promise<string | undefined> => {
  try {
    await work();
    return undefined;
  } catch (error) {
    return failureOf(error).code;
  }
};

const NOTES: Table = {
  schema: 'raw_suite',
  name: 'notes',
  comment: 'What was noted.',
  columns: [
    { name: 'id', type: 'text', comment: 'Tells notes apart.' },
    { name: 'body', type: 'text' },
    { name: '_landed_at', type: 'timestamp' },
  ],
  key: ['id'],
};
const LANDED = '2026-11-22T07:00:00Z';
const row = (id: string, body: string): Cell[] => [id, body, LANDED];
/** More than a statement's parameter takes. */
const many = Array.from({ length: 20 }, (_, i) => row(`k${i}`, 'x'.repeat(100_000)));
const bodies = (engine: Engine): Cell[][] =>
  engine.select(`SELECT id, LENGTH(body) FROM ${engine.dialect.table(NOTES)} ORDER BY id`);

const calls = (name: string): number => machine.calls[`bigquery.${name}`] ?? 0;
const during = (name: string, work: () => void): number => {
  const before = calls(name);
  work();
  return calls(name) - before;
};

const get = (path: string): Record<string, unknown> =>
  machine.bigquery.call({
    method: 'get',
    path: `projects/my-school-123/datasets/${path}`,
  }) as unknown as Record<string, unknown>;
const pathOf = (access: Access, dataset: string): string =>
  `${access.settings['schema']}_${dataset}`;

describe('shapes', () => {
  it('are described, labelled, laid by day of landing and clustered by key', async () => {
    const access = fresh();
    const engine = await open(access);
    engine.store.ensure([NOTES]);
    const label = access.settings['schema'];
    expect(get(pathOf(access, 'raw_suite'))).toMatchObject({
      location: 'EU',
      labels: { homeroom: label },
    });
    expect(get(`${pathOf(access, 'raw_suite')}/tables/notes`)).toMatchObject({
      description: 'What was noted.',
      labels: { homeroom: label },
      clustering: { fields: ['id'] },
      timePartitioning: { type: 'DAY', field: '_landed_at' },
      schema: {
        fields: [
          { name: 'id', type: 'STRING', description: 'Tells notes apart.' },
          {},
          { type: 'TIMESTAMP' },
        ],
      },
    });
    // The list and a dry run tell that all is as wanted.
    expect(during('tables.get', () => expect(engine.store.ensure([NOTES])).toEqual([]))).toBe(0);
  });

  it('that somebody changed by hand are found by dry runs, few of them, and mended', async () => {
    const engine = await open(fresh());
    const { store, dialect } = engine;
    const all = Array.from({ length: 32 }, (_, i): Table => ({ ...NOTES, name: `notes_${i}` }));
    store.ensure(all);
    expect(during('jobs.query', () => expect(store.lacking!(all)).toEqual([]))).toBe(1);
    store.commit([{ do: 'upsert', table: all[20]!, rows: [row('a', 'x')] }]);
    engine.run(`ALTER TABLE ${dialect.table(all[20]!)} DROP COLUMN body`);
    engine.run(`DROP TABLE ${dialect.table(all[3]!)}`);
    const found = [all[3], all[20]];
    expect(during('jobs.query', () => expect(store.lacking!(all)).toEqual(found))).toBeLessThan(21);
    // The label of the one still says what it was.
    const looked = calls('tables.get');
    expect(store.ensure(all)).toEqual(found);
    expect(calls('tables.get') - looked).toBe(1);
    expect(store.lacking!(all)).toEqual([]);
    expect(store.ensure(all)).toEqual([]);
    const rows = `SELECT id, body FROM ${dialect.table(all[20]!)}`;
    expect(engine.select(rows)).toEqual([['a', null]]);
  });

  it('keep their days and clusters when a column is widened', async () => {
    const access = fresh();
    const engine = await open(access);
    const sized = (type: 'integer' | 'text'): Table => ({
      ...NOTES,
      columns: [...NOTES.columns, { name: 'size', type }],
    });
    engine.store.ensure([sized('integer')]);
    engine.store.commit([{ do: 'upsert', table: sized('integer'), rows: [[...row('a', 'x'), 5]] }]);
    engine.store.ensure([sized('text')]);
    expect(get(`${pathOf(access, 'raw_suite')}/tables/notes`)).toMatchObject({
      description: 'What was noted.',
      clustering: { fields: ['id'] },
      timePartitioning: { type: 'DAY', field: '_landed_at' },
    });
    expect(engine.select(`SELECT size FROM ${engine.dialect.table(NOTES)}`)).toEqual([['5']]);
  });
});

describe('a commit', () => {
  it('of few rows is one job, of many one load and one job, and leaves no table behind', async () => {
    const access = fresh();
    const engine = await open(access);
    engine.store.ensure([NOTES]);
    const few = [{ do: 'upsert', table: NOTES, rows: [row('a', 'x')] }] as const;
    expect(during('jobs.insert', () => engine.store.commit(few))).toBe(1);
    const large = [{ do: 'upsert', table: NOTES, rows: many }] as const;
    expect(during('jobs.insert', () => engine.store.commit(large))).toBe(1);
    expect(bodies(engine)).toHaveLength(21);
    expect(get(`${pathOf(access, 'homeroom')}/tables`)['tables'] ?? []).toEqual([]);
  });

  it('that ended with its execution is done again without loading its rows again', async () => {
    const access = fresh();
    const engine = await open(access);
    engine.store.ensure([NOTES]);
    const steps = [{ do: 'upsert', table: NOTES, rows: many }] as const;
    let uploads = 0;
    const dying = hostOf('one', {
      ...machine.bigquery,
      beginUpload: (...args) => {
        uploads += 1;
        return machine.bigquery.beginUpload(...args);
      },
      call: (request) => {
        if (request.method === 'post' && request.path.endsWith('/jobs'))
          throw new Error('The execution was ended.');
        return machine.bigquery.call(request);
      },
    });
    const first = await open(access, dying);
    expect(() => first.store.commit(steps)).toThrow('The execution was ended.');
    expect([uploads, bodies(engine)]).toEqual([1, []]);
    const counting = hostOf('one', {
      ...machine.bigquery,
      beginUpload: (...args) => {
        uploads += 1;
        return machine.bigquery.beginUpload(...args);
      },
    });
    const second = await open(access, counting);
    second.store.commit(steps);
    expect([uploads, bodies(engine).length]).toEqual([1, many.length]);
    // The same rows another day are loaded anew: the table they lay in is gone.
    engine.store.commit([
      {
        do: 'delete',
        table: { ...NOTES, columns: [NOTES.columns[0]!] },
        rows: many.map(([id]) => [id!]),
      },
    ]);
    second.store.commit(steps);
    expect([uploads, bodies(engine).length]).toEqual([2, many.length]);
  });

  it('counts the last of rows with one key across all that is loaded', async () => {
    const engine = await open(fresh());
    engine.store.ensure([NOTES]);
    engine.store.commit([
      {
        do: 'upsert',
        table: NOTES,
        rows: [...many, ...many.map(([id]) => row(String(id), 'last'))],
      },
    ]);
    expect(new Set(bodies(engine).map(([, length]) => length))).toEqual(new Set([4]));
  });
});

describe('a warehouse that somebody else has', () => {
  it('is refused', async () => {
    const access = fresh();
    await open(access, hostOf('one'));
    expect(await codeOf(() => open(access, hostOf('two')))).toBe('warehouse.taken');
    await open(access, hostOf('one'));
  });

  it('and one that lies elsewhere too', async () => {
    const access = fresh();
    await open(access);
    const { settings } = access;
    const elsewhere = { settings: { ...settings, location: 'US' }, secrets: {} };
    expect(await codeOf(() => open(elsewhere))).toBe('warehouse.location');
  });
});

describe('what it costs', () => {
  it('is limited by the largest query', async () => {
    const access = fresh();
    const engine = await open(access);
    engine.store.ensure([NOTES]);
    for (let i = 0; i < 3; i += 1)
      engine.store.commit([
        {
          do: 'upsert',
          table: NOTES,
          rows: many.map(([id, body]) => row(`${id}-${i}`, String(body))),
        },
      ]);
    const limited = await open({ ...access, settings: { ...access.settings, limit: '0.001' } });
    const all = `SELECT body FROM ${engine.dialect.table(NOTES)}`;
    expect(await codeOf(() => limited.select(all))).toBe('warehouse.limit');
    expect(engine.select(all)).toHaveLength(60);
    expect(engine.store.charges!.estimate(all)).toBeGreaterThan(5_900_000);
  });
});

describe('trying it out', () => {
  const facts = (access: Access): Record<string, unknown> =>
    Object.fromEntries(
      bigqueryWarehouse.test!(hostOf(), access).map(({ label, value }) => [label, value]),
    );

  it('tells where it is, and leaves nothing behind', () => {
    const access = fresh();
    expect(facts(access)).toMatchObject({
      Project: 'my-school-123',
      Location: 'EU',
      'May create tables': true,
    });
    expect(() => get(pathOf(access, 'homeroom'))).toThrow(/warehouse.missing/);
  });

  it('estimates what a month costs where there is something', async () => {
    const access = fresh();
    const engine = await open(access);
    engine.store.ensure([NOTES]);
    engine.store.commit([
      {
        do: 'upsert',
        table: NOTES,
        rows: Array.from({ length: 6 }, (_, i) =>
          many.map(([id, body]) => row(`${id}-${i}`, String(body))),
        ).flat(),
      },
    ]);
    const told = facts(access);
    expect(told['Gigabytes a full refresh reads, about']).toBe(0.01);
    expect(told['Gigabytes a month with a refresh a day, about']).toBe(0.34);
    expect(bodies(engine)).toHaveLength(120);
  });
});

test('what an execution that was ended has left behind is named by whoever clears the place', async () => {
  const access = fresh();
  const [ended, next] = [await open(access), await open(access)];
  expect(ended.store.detached!.attempt).not.toBe(next.store.detached!.attempt);
  const work = {
    ...NOTES,
    schema: 'homeroom',
    name: `build_notes_${ended.store.detached!.attempt}`,
  };
  ended.create(work);
  ended.store.ensure([{ ...NOTES, schema: 'homeroom', name: 'building' }]);
  const { schema, name } = work;
  expect(next.store.detached!.left()).toEqual([{ schema, name }]);
  next.store.drop(next.store.detached!.left());
  expect(next.store.detached!.left()).toEqual([]);
});
