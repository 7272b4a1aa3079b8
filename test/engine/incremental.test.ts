import { readFileSync } from 'node:fs';
import edfi from '../../src/connectors/edfi';
import { publishedTable } from '../../src/engine/lasting';
import type { Ledger } from '../../src/engine/ledger';
import { REBUILD } from '../../src/engine/ledger-tables';
import { deleteRebuilt } from '../../src/engine/places';
import { asJson, keys } from '../../src/engine/store';
import {
  failureOf,
  type Dataset,
  type Engine,
  type SourceRecord,
  type Store,
} from '../../src/model';
import { openDatabase } from '../../src/warehouses/embedded/database';
import { engineOf } from '../../src/warehouses/embedded/engine';
import { sqlite } from '../../src/warehouses/embedded/sqlite';
import { district } from '../datasets/fixture';
import { datasets } from '../datasets/harness';
import { openDesk, type Desk } from '../kit/desk';
import { lab, mark, pupil, course, results, roster } from '../kit/lab';
import { startServer, type Server } from '../kit/lasting';
import { embedded, rowsOf } from '../kit/replay';

/**
 * Every data set that says that its rows fall apart by a key: after random changes of its source, those
 * keys alone that changed are built anew, and the published rows are those of a full build.
 */
const ROUNDS = 25;

const random = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const fresh = async () =>
  engineOf(
    openDatabase(await sqlite(() => readFileSync(require.resolve('sql.js/dist/sql-wasm.wasm')))),
  );

let server: Server;
/** Statements that build a data set, and whether they looked at changed keys alone. */
let builds: boolean[];
const spied = (): Engine & { store: Store } => {
  const engine = server.open();
  return {
    ...engine,
    run: (sql) => {
      if (/^INSERT INTO "homeroom__build_/.test(sql))
        builds.push(sql.includes('homeroom__rebuild'));
      engine.run(sql);
    },
  };
};
beforeEach(async () => {
  server = await startServer();
  builds = [];
});
afterEach(() => server.close());

const settle = (desk: Desk, ...ids: string[]): void => {
  const here = { v: 1, id: 'w', engine: 'server', settings: {}, since: '2026-01-01T00:00:00Z' };
  desk.host.records.set(keys.warehouse, asJson(here));
  for (const id of ids) {
    const known = { v: 1, dataset: id, on: true, schedule: { every: 'never' }, to: 'table' };
    desk.host.records.set(keys.subscription(id), asJson(known));
  }
};

const CONNECTIONS = ['c1', 'c2'];
const declared = datasets.filter(({ incremental }) => incremental);

test('some data sets do', () => {
  expect(declared.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['grades', 'discipline', 'section_rosters', 'assessment_results']),
  );
});

describe.each(declared.map((dataset) => [dataset.id, dataset] as const))('%s', (id, dataset) => {
  test('names a field of its key and a column of its resources, both text', () => {
    const { field, column } = dataset.incremental!;
    expect(dataset.key).toContain(field);
    expect(dataset.fields.find(({ name }) => name === field)?.type).toBe('text');
    const having = edfi.resources.filter(
      (r) =>
        Object.values(dataset.sql).join().includes(`edfi.${r.name}'`) &&
        r.fields.some((f) => f.name === column),
    );
    expect(having.length).toBeGreaterThan(0);
    for (const { fields } of having)
      expect(fields.find(({ name }) => name === column)?.type).toBe('text');
  });

  test.each([1, 2, 3])(
    'after random changes (seed %i)',
    async (seed) => {
      const pick = random(seed);
      const one = <T>(list: readonly T[]): T => list[pick(list.length)]!;
      const desk = openDesk(edfi, datasets, { server: spied });
      settle(desk, id);
      const used = edfi.resources.filter(({ name, children = [] }) =>
        [name, ...children.map(({ table }) => table)].some((ref) =>
          Object.values(dataset.sql).join().includes(`edfi.${ref}'`),
        ),
      );
      const held = new Map<string, Map<string, SourceRecord>>();
      for (const connection of CONNECTIONS) {
        desk.connect(connection);
        for (const { name } of edfi.resources) {
          const rows = structuredClone(district[name] ?? []) as SourceRecord[];
          desk.land(connection, name, { rows, restart: true });
          held.set(`${connection} ${name}`, new Map(rows.map((row) => [String(row['id']), row])));
        }
      }
      let last = 0;
      /** Takes the changes of a round back: what breaks the data set would only hide the rest. */
      let undo: (() => void)[] = [];
      const own = used.filter(({ fields }) =>
        fields.some(({ name }) => name === dataset.incremental!.column),
      );
      const change = (): void => {
        const connection = one(CONNECTIONS);
        const { name, fields, key } = one(pick(5) > 0 ? own : used);
        const rows = held.get(`${connection} ${name}`)!;
        const some = [...rows.values()];
        if (some.length === 0) return;
        const row = structuredClone(one(some)) as Record<string, never>;
        const before = structuredClone(row);
        undo.push(() => {
          rows.set(String(before['id']), before);
          desk.land(connection, name, { rows: [before] });
        });
        const what = pick(10);
        if (what === 0 && some.length > 1) {
          rows.delete(String(row['id']));
          desk.land(connection, name, { deletes: [String(row['id'])] });
          return;
        }
        const other = one(some) as Record<string, never>;
        const field = one(Object.keys({ ...row, ...other }).filter((n) => n !== 'id'));
        if (what === 1) {
          const values = Object.fromEntries(
            fields
              .filter((f) => f.name !== key && f.path.startsWith(`${field}.`))
              .map((f) => [
                f.name,
                f.path.split('.').reduce<unknown>((v, p) => (v as never)?.[p], other) ?? null,
              ]),
          );
          if (Object.keys(values).length === 0) return;
          desk.land(connection, name, {
            rekeys: [{ key: String(row['id']), values: values as never }],
          });
          rows.set(String(row['id']), { ...row, [field]: other[field] ?? null });
          return;
        }
        if (other[field] === undefined) delete row[field];
        else row[field] = structuredClone(other[field]);
        if (what === 2) {
          const id = `new ${(last += 1)}`;
          row['id'] = id as never;
          undo.push(() => {
            rows.delete(id);
            desk.land(connection, name, { deletes: [id] });
          });
        }
        rows.set(String(row['id']), row);
        desk.land(connection, name, { rows: [row] });
      };

      let keyed = 0;
      let published = 0;
      for (let round = 0; round < ROUNDS; round++) {
        for (let n = pick(4); n >= 0 && round > 0; n--) change();
        if (pick(20) === 0) {
          const { name } = one(used);
          const connection = one(CONNECTIONS);
          const rows = [...held.get(`${connection} ${name}`)!.values()];
          desk.land(connection, name, { rows, restart: true });
        }
        builds = [];
        const { outcomes } = await desk.refresh([id]);
        const outcome = outcomes[id]!;
        const want = await fullBuild(desk, dataset);
        if (!Array.isArray(want)) {
          expect(outcome).toMatchObject({ is: 'failed', failure: { code: want.code } });
          for (const back of undo.reverse()) back();
          undo = [];
          continue;
        }
        expect([round, outcome.is]).toEqual([round, 'published']);
        expect([round, ...rowsOf(server.open(), dataset)]).toEqual([round, ...want]);
        undo = [];
        published += 1;
        if (builds.every(Boolean)) keyed += 1;
      }
      expect(published).toBeGreaterThan(ROUNDS / 4);
      expect(keyed).toBeGreaterThan(3);
    },
    120_000,
  );
});

const fullBuild = async (desk: Desk, dataset: Dataset) => {
  try {
    return embedded(desk, await fresh(), edfi, [dataset])[dataset.id]!;
  } catch (error) {
    return failureOf(error);
  }
};

describe('only what changed is built', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = openDesk(lab, [roster, results], { server: spied });
    settle(desk, 'results');
    desk.connect('c1');
    desk.land('c1', 'courses', { rows: [course(0), course(1), course(2)], restart: true });
    desk.land('c1', 'pupils', {
      rows: Array.from({ length: 9 }, (_, n) => pupil(n)),
      restart: true,
    });
    const rows = Array.from({ length: 30 }, (_, n) =>
      mark(n, n % 9, n === 5 ? { points: 500 } : {}),
    );
    desk.land('c1', 'marks', { rows, restart: true });
    await desk.refresh(['results']);
  });
  /** @returns keys that were built, or null for all. */
  const built = async (datasets = ['results']): Promise<string[] | null> => {
    builds = [];
    let found: string[] = [];
    server.before((what) => {
      if (what !== 'drop') return;
      found = server
        .select('SELECT DISTINCT pupil_id FROM homeroom__build_results ORDER BY 1')
        .map(([id]) => String(id));
    });
    const { outcomes } = await desk.refresh(datasets);
    server.before(null);
    expect(outcomes['results']!.is).toBe('published');
    expect(rowsOf(server.open(), results)).toEqual(
      embedded(desk, await fresh(), lab, [roster, results])['results'],
    );
    return builds.every(Boolean) ? found : null;
  };

  test('a changed row: its key before and after, and keys of rows that were set aside', async () => {
    desk.land('c1', 'marks', { rows: [mark(3, 7)] });
    // The mark of 500 points is of s5: it is looked at each time.
    expect(await built()).toEqual(['s3', 's5', 's7']);
    expect(await built()).toEqual(['s5']);
    desk.land('c1', 'marks', { rows: [mark(5, 5)] });
    expect(await built()).toEqual(['s5']);
    expect(await built()).toEqual([]);
    expect(server.select('SELECT count(*) FROM homeroom__changed')).toEqual([[0]]);
  });

  test('a row that says no key: all', async () => {
    desk.land('c1', 'pupils', { rows: [pupil(3, { pupil: null })] });
    expect(await built()).toBeNull();
  });

  test('a resource without the key: all', async () => {
    desk.land('c1', 'courses', { rows: [course(1, 'Art')] });
    expect(await built()).toBeNull();
    desk.land('c1', 'courses', { rows: [], deletes: ['c9'] });
    expect(await built()).toBeNull();
  });

  test('another label, a full read, a table that somebody dropped: all', async () => {
    desk.connect('c1', 'North');
    expect(await built()).toBeNull();
    desk.land('c1', 'pupils', { rows: [pupil(1), pupil(2)], restart: true });
    expect(await built()).toBeNull();
    server.run('DROP TABLE school__results');
    expect(await built()).toBeNull();
    expect(await built()).not.toBeNull();
  });

  test('what is published to a tab alone keeps no table, and begins with all again', async () => {
    desk.direct('results', 'table');
    expect(await built()).not.toBeNull();
  });
});

test('a key that is called as Homeroom calls its own columns: the rows of others stay', async () => {
  const alone = await startServer();
  try {
    const engine = alone.open();
    const [first, ...others] = results.fields;
    const dataset = {
      ...results,
      fields: [{ ...first!, name: 'value' }, ...others],
      key: ['value', 'pupil_id'],
      incremental: { field: 'value', column: 'pupil' },
    };
    const published = publishedTable(dataset);
    engine.store.ensure([published, REBUILD]);
    const columns = published.columns.filter(({ name }) => ['_connection', 'value'].includes(name));
    const table = { ...published, columns };
    const rows = [
      ['c1', 's1'],
      ['c1', 's2'],
      ['c2', 's1'],
    ];
    engine.store.commit([
      { do: 'upsert', table, rows },
      {
        do: 'upsert',
        table: REBUILD,
        rows: [
          [dataset.id, 'c1', 's1'],
          ['other', 'c1', 's2'],
        ],
      },
    ]);
    alone.run(deleteRebuilt({ engine } as unknown as Ledger, dataset));
    const left = `SELECT _connection, value FROM ${engine.dialect.table(published)} ORDER BY 1, 2`;
    expect(alone.select(left)).toEqual(rows.slice(1));
  } finally {
    alone.close();
  }
});
