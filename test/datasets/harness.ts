import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { resources } from '../../src/connectors/edfi/resources';
import { flatten } from '../../src/engine/flatten';
import { childTables, rawTable } from '../../src/engine/tables';
import { render } from '../../src/engine/template';
import {
  refsOf,
  type Cell,
  type Connector,
  type Dataset,
  type Engine,
  type Resource,
} from '../../src/model';
import { openDatabase } from '../../src/warehouses/embedded/database';
import { dialect } from '../../src/warehouses/embedded/dialect';
import { engineOf } from '../../src/warehouses/embedded/engine';
import { sqlite } from '../../src/warehouses/embedded/sqlite';

/** A record as the API sends it. */
export type Source = Record<string, unknown>;
/** Records by the name of their resource. */
export type District = Readonly<Record<string, readonly Source[]>>;
export type Row = Record<string, Cell>;

const edfi = { id: 'edfi' } as Connector;
const ROOT = resolve(__dirname, '../..');

/** Every data set there is: a new folder joins the tests by existing. */
export const datasets: readonly Dataset[] = readdirSync(join(ROOT, 'src/datasets'), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory())
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  .map((entry) => (require(`../../src/datasets/${entry.name}`) as { default: Dataset }).default);

const byId = (id: string): Dataset => {
  const found = datasets.find((dataset) => dataset.id === id);
  if (!found) throw new Error(`There is no data set ${id}.`);
  return found;
};

const startSqlite = () =>
  sqlite(() => readFileSync(join(ROOT, 'node_modules/sql.js/dist/sql-wasm.wasm')));

/** Raw tables of the Ed-Fi connector, filled with these records. */
const load = (engine: Engine, district: District): void => {
  const fill = (resource: Resource): void => {
    const parents: Cell[][] = [];
    const children = (resource.children ?? []).map((): Cell[][] => []);
    const read = flatten(resource);
    for (const record of district[resource.name] ?? []) {
      const row = read(record as never);
      if (row.key === null) throw new Error(`A record of ${resource.name} has no key.`);
      parents.push(['c1', ...row.values, row.extra, row.issues.join('\n') || null]);
      row.children.forEach((list, i) =>
        list.forEach((values, at) => children[i]!.push(['c1', row.key, at, ...values])),
      );
    }
    const tables = [rawTable(edfi, resource), ...childTables(edfi, resource)];
    tables.forEach((table, i) => {
      engine.create(table);
      engine.upsert(table, i === 0 ? parents : children[i - 1]!);
      engine.run(
        `create view "${viewOf(table.name)}" as select * from "${table.name}" where _connection = 'c1'`,
      );
    });
  };
  for (const resource of resources) fill(resource);
};

const viewOf = (table: string): string => `only_${table}`;

export interface School {
  /** The rows of a data set, by its key; what it builds on is built first. */
  rows(id: string): Row[];
  columns(id: string): string[];
  /** Rows that a check selects. */
  wrong(id: string, check: string): Row[];
  /** Milliseconds that building took. */
  readonly took: Readonly<Record<string, number>>;
  select(sql: string): Cell[][];
}

/** A district's data in a database of its own, on a day. */
export const schoolOf = async (district: District, today: string): Promise<School> => {
  const engine = engineOf(openDatabase(await startSqlite()));
  load(engine, district);
  const built = new Set<string>();
  const took: Record<string, number> = {};

  const sqlOf = (dataset: Dataset, sql: string): string =>
    render(sql, {
      dialect,
      dataset: dataset.id,
      variables: { today: `'${today}'`, this: `school__${dataset.id}` },
      ref: (name) => {
        if (name.startsWith('edfi.')) return viewOf(name.replace('.', '__'));
        build(name);
        return `school__${name}`;
      },
    });

  const build = (id: string): void => {
    if (built.has(id)) return;
    const dataset = byId(id);
    const sql = dataset.sql['edfi'] ?? '';
    refsOf(sql)
      .filter((ref) => !ref.includes('.'))
      .forEach(build);
    const rendered = sqlOf(dataset, sql);
    const start = performance.now();
    engine.run(`create table school__${id} as ${rendered}`);
    took[id] = performance.now() - start;
    built.add(id);
  };

  const columns = (id: string): string[] => {
    build(id);
    return engine
      .select(`select name from pragma_table_info('school__${id}')`)
      .map(([n]) => String(n));
  };

  const named = (names: readonly string[], cells: readonly Cell[][]): Row[] =>
    cells.map((row) => Object.fromEntries(row.map((cell, i) => [names[i]!, cell])));

  return {
    took,
    columns,
    select: (sql) => engine.select(sql),
    rows: (id) => {
      const names = columns(id);
      const order = byId(id).key.join(', ');
      return named(names, engine.select(`select * from school__${id} order by ${order}`));
    },
    wrong: (id, check) => {
      const names = columns(id);
      const dataset = byId(id);
      const { sql } = dataset.checks!.find((c) => c.id === check)!;
      return named(names, engine.select(sqlOf(dataset, sql)));
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
