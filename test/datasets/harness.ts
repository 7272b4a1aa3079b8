import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { resources } from '../../src/connectors/edfi/resources';
import { build as buildDataset, compile, type BuildScope } from '../../src/engine/build';
import { flatten, type FlatRow } from '../../src/engine/flatten';
import type { Source as Reading } from '../../src/engine/plan';
import { childTables, datasetTable, rawTable } from '../../src/engine/tables';
import {
  refsOf,
  type Cell,
  type Connector,
  type Dataset,
  type Engine,
  type FieldType,
  type Resource,
} from '../../src/model';
import { openDatabase } from '../../src/warehouses/embedded/database';
import { engineOf } from '../../src/warehouses/embedded/engine';
import { sqlite } from '../../src/warehouses/embedded/sqlite';

/** A record as the API sends it. */
export type Source = Record<string, unknown>;
/** Records by the name of their resource. */
export type District = Readonly<Record<string, readonly Source[]>>;
export type Row = Record<string, Cell>;

const edfi = { id: 'edfi', title: 'Ed-Fi', resources } as unknown as Connector;
const ROOT = resolve(__dirname, '../..');

/** Every data set there is: a new folder joins the tests by existing. */
export const everyDataset: readonly Dataset[] = readdirSync(join(ROOT, 'src/datasets'), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  .map((entry) => (require(`../../src/datasets/${entry.name}`) as { default: Dataset }).default);

/** Those that a district feeds: the others have tests of their own. */
export const datasets: readonly Dataset[] = everyDataset.filter(({ sql }) => 'edfi' in sql);

const byId = (id: string): Dataset => {
  const found = datasets.find((dataset) => dataset.id === id);
  if (!found) throw new Error(`There is no data set ${id}.`);
  return found;
};

const startSqlite = () =>
  sqlite(() => readFileSync(join(ROOT, 'node_modules/sql.js/dist/sql-wasm.wasm')));

/** Raw tables of the Ed-Fi connector, filled with the records of each connection. */
const load = (engine: Engine, districts: readonly District[]): void => {
  const fill = (resource: Resource): void => {
    const read = flatten(resource);
    const parents: Cell[][] = [];
    const children = (resource.children ?? []).map((): Cell[][] => []);
    districts.forEach((district, n) => {
      const origin = connectionOf(n);
      // A key counts once, as when segments are merged.
      const merged = new Map<string, FlatRow>();
      for (const record of district[resource.name] ?? []) {
        const row = read(record as never);
        if (row.key === null) throw new Error(`A record of ${resource.name} has no key.`);
        merged.set(row.key, row);
      }
      for (const [key, row] of merged) {
        parents.push([origin, ...row.values, row.extra, row.issues.join('\n') || null]);
        row.children.forEach((list, i) =>
          list.forEach((values, at) => children[i]!.push([origin, key, at, ...values])),
        );
      }
    });
    [rawTable(edfi, resource), ...childTables(edfi, resource)].forEach((table, i) => {
      // As they are loaded: built in, merged before, so that no index is needed; elsewhere there is one.
      const own = table.key.slice(1);
      const made = engine.store ? { ...table, indexes: [own] } : { ...table, key: [] };
      engine.create(made);
      engine.upsert(made, i === 0 ? parents : children[i - 1]!);
    });
  };
  resources.forEach(fill);
};

const connectionOf = (n: number): string => `c${n + 1}`;

export interface School {
  /** The rows of a data set, by its key; what it builds on is built first. */
  rows(id: string): Row[];
  /** Rows that a check selects. */
  wrong(id: string, check: string): Row[];
  /** The names of the columns that the data set's SQL answers. */
  columns(id: string): string[];
  /** Milliseconds that building took. */
  readonly took: Readonly<Record<string, number>>;
  select(sql: string): Cell[][];
  /** The data set's query in the engine's own words. */
  sql(id: string): string;
}

/**
 * The data of a district, or of several connections, in a database of its own, on a day.
 * @param elsewhere an engine where nothing is yet; absent: the one that is built in.
 */
export const schoolOf = async (
  districts: District | readonly District[],
  today: string,
  elsewhere?: Engine,
): Promise<School> => {
  const engine = elsewhere ?? engineOf(openDatabase(await startSqlite()));
  const all = (Array.isArray(districts) ? districts : [districts]) as readonly District[];
  load(engine, all);
  const sources = all.map(
    (_, n) =>
      ({
        connection: { id: connectionOf(n), site: `Site ${n + 1}` },
        connector: edfi,
        resources,
      }) as unknown as Reading,
  );
  const known = <T extends { readonly id: string }>(list: readonly T[]) => ({
    all: list,
    own: [],
    get: (id: string) => list.find((entry) => entry.id === id),
  });
  const registry = { connectors: known([edfi]), datasets: known(datasets) };
  const scope: BuildScope = { engine, registry, today, sources };
  const built = new Set<string>();
  const took: Record<string, number> = {};

  const build = (id: string): Dataset => {
    const dataset = byId(id);
    if (built.has(id)) return dataset;
    built.add(id);
    for (const ref of refsOf(dataset.sql['edfi'] ?? '')) if (!ref.includes('.')) build(ref);
    const start = performance.now();
    buildDataset(scope, dataset);
    took[id] = performance.now() - start;
    return dataset;
  };

  const named = (dataset: Dataset, sql: string, types?: readonly FieldType[]): Row[] => {
    const names = datasetTable(dataset).columns.map((column) => column.name);
    return engine
      .select(sql, types)
      .map((row) => Object.fromEntries(row.map((cell, i) => [names[i]!, cell])));
  };

  return {
    took,
    select: (sql) => engine.select(sql),
    sql: (id) => compile(scope, byId(id), byId(id).sql['edfi'] ?? '', sources[0]),
    rows: (id) => {
      const dataset = build(id);
      const order = ['site', ...dataset.key].map(engine.dialect.quote).join(', ');
      const table = datasetTable(dataset);
      return named(
        dataset,
        `select * from ${engine.dialect.table(table)} order by ${order}`,
        table.columns.map(({ type }) => type),
      );
    },
    wrong: (id, check) => {
      const dataset = build(id);
      const found = dataset.checks?.find((c) => c.id === check);
      if (!found) throw new Error(`${id} has no check ${check}.`);
      return named(dataset, compile(scope, dataset, found.sql));
    },
    columns: (id) => {
      const dataset = build(id);
      const sql = compile(scope, dataset, dataset.sql['edfi'] ?? '', sources[0]);
      engine.run(`create view columns_of_${id} as ${sql}`);
      return engine
        .select(`select name from pragma_table_info('columns_of_${id}')`)
        .map(([name]) => String(name));
    },
  };
};

/** Some columns of a row. */
export const pick = (row: Row | undefined, ...names: string[]): Row =>
  Object.fromEntries(names.map((name) => [name, row?.[name] ?? null]));

const GRAND_BEND = join(ROOT, '../shared/assets/edfi/grand-bend');

/** Ed-Fi's sample district; undefined where it is not at hand. */
export const grandBend = (): Record<string, Source[]> | undefined =>
  existsSync(GRAND_BEND)
    ? Object.fromEntries(
        readdirSync(GRAND_BEND)
          .filter((file) => file.endsWith('.jsonl'))
          .map((file) => [
            file.split('.')[0]!,
            readFileSync(join(GRAND_BEND, file), 'utf8')
              .split('\n')
              .filter(Boolean)
              .map((line) => JSON.parse(line) as Source),
          ]),
      )
    : undefined;
