import { readFileSync } from 'node:fs';
import { build } from '../../src/engine/build';
import { check } from '../../src/engine/check';
import { flatten } from '../../src/engine/flatten';
import { plan } from '../../src/engine/plan';
import { childTables, datasetTable, rawTable } from '../../src/engine/tables';
import {
  publishedFields,
  type Cell,
  type Connection,
  type Connector,
  type Engine,
  type Resource,
  type SourceRecord,
  type Table,
} from '../../src/model';
import { registry } from '../../src/registry';
import { openDatabase } from '../../src/warehouses/embedded/database';
import { engineOf } from '../../src/warehouses/embedded/engine';
import { sqlite } from '../../src/warehouses/embedded/sqlite';

export interface Sample {
  /** Whose records these are: `edfi`. */
  readonly connector: string;
  /** Records as the source sends them, by the source's own name of the collection. */
  readonly records: Readonly<Record<string, readonly SourceRecord[]>>;
  /** The day of the build, `2026-11-22`. */
  readonly today: string;
}

export type Row = Readonly<Record<string, Cell>>;

const CONNECTION = 'sample';

const wasm = (): Uint8Array => readFileSync(require.resolve('sql.js/dist/sql-wasm.wasm'));

const load = (
  engine: Engine,
  connector: Connector,
  resource: Resource,
  records: readonly SourceRecord[],
): void => {
  const rows = records.map(flatten(resource));
  const make = (table: Table): Table => {
    // As they are loaded where tables last: merged by their key.
    const made = engine.store ? { ...table, indexes: [table.key.slice(1)] } : table;
    engine.create(made);
    return made;
  };
  engine.upsert(
    make(rawTable(connector, resource)),
    rows.map((row) => [CONNECTION, ...row.values, row.extra, row.issues.join('\n') || null]),
  );
  childTables(connector, resource).forEach((table, i) => {
    engine.upsert(
      make(table),
      rows.flatMap(({ key, children }) =>
        (children[i] ?? []).map((values, at) => [CONNECTION, key, at, ...values]),
      ),
    );
  });
};

/**
 * The rows of a data set, built and checked as in a refresh from sample records: what a test of its SQL
 * looks at. Data sets of `src/org` are found as well.
 * @param elsewhere an engine where nothing is yet, which is left open; absent: the one that is built in.
 * @throws FailureError as a refresh would meet it: `data.sql`, `data.check`.
 */
export const buildSample = async (
  dataset: string,
  sample: Sample,
  elsewhere?: Engine,
): Promise<readonly Row[]> => {
  const connector = registry.connectors.get(sample.connector);
  const wanted = registry.datasets.get(dataset);
  if (!connector) throw new Error(`There is no connector “${sample.connector}”.`);
  if (!wanted) throw new Error(`There is no data set “${dataset}”. Run \`npm run generate\`.`);
  const connection = { id: CONNECTION, connector: connector.id, site: 'Sample' } as Connection;
  const { datasets, sources } = plan(registry, [connection], [dataset]);
  const engine = elsewhere ?? engineOf(openDatabase(await sqlite(wasm)));
  try {
    for (const resource of connector.resources)
      load(engine, connector, resource, sample.records[resource.name] ?? []);
    const scope = { engine, registry, today: sample.today, sources };
    for (const one of datasets) {
      build(scope, one);
      check(scope, one);
    }
    const { quote } = engine.dialect;
    const columns = publishedFields(wanted).map(({ name }) => name);
    return engine
      .select(
        `SELECT ${columns.map(quote).join(', ')} FROM ${engine.dialect.table(datasetTable(wanted))} ` +
          `ORDER BY ${wanted.key.map(quote).join(', ')}`,
        publishedFields(wanted).map(({ type }) => type),
      )
      .map((cells) => Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? null])));
  } finally {
    if (!elsewhere) engine.close();
  }
};
