/** Data sets of every source beside Ed-Fi, built on every engine from what the demo systems serve. */
import type { Host } from '../../src/host/host';
import { build } from '../../src/engine/build';
import { flatten } from '../../src/engine/flatten';
import { plan } from '../../src/engine/plan';
import { childTables, datasetTable, rawTable } from '../../src/engine/tables';
import type { Cell, Connection, Connector, Engine, Warehouse } from '../../src/model';
import { registry } from '../../src/registry';
import { buildVendor, readVendor, type Records } from '../datasets/vendor';
import { sites } from './hosts';

const TODAY = '2026-11-22';
const SOURCES = ['clever', 'oneroster', 'powerschool'];

const outside = (registry.warehouses.all as unknown as readonly Warehouse<Host>[])
  .filter(({ id }) => id !== 'embedded')
  .flatMap((warehouse) =>
    Object.entries(sites[warehouse.id] ?? {})
      // The same engine as PostgreSQL, and slower: every data set of Ed-Fi is tried there.
      .filter(([where]) => where !== 'PGlite')
      .map(([where, at]) => [warehouse.id, where, warehouse, at] as const),
  );

const load = (engine: Engine, connector: Connector, records: Records): void => {
  for (const resource of connector.resources) {
    const rows = (records[resource.name] ?? []).map(flatten(resource));
    const once = [...new Map(rows.map((row) => [row.key, row])).values()];
    const fill = (table: ReturnType<typeof rawTable>, cells: Cell[][]): void => {
      const made = engine.store
        ? { ...table, indexes: [table.key.slice(1)] }
        : { ...table, key: [] };
      engine.create(made);
      engine.upsert(made, cells);
    };
    fill(
      rawTable(connector, resource),
      once.map((row) => ['c1', ...row.values, row.extra, row.issues.join('\n') || null]),
    );
    childTables(connector, resource).forEach((table, i) =>
      fill(
        table,
        once.flatMap(({ key, children }) =>
          (children[i] ?? []).map((values, at) => ['c1', key, at, ...values]),
        ),
      ),
    );
  }
};

const plain = (rows: readonly Readonly<Record<string, Cell>>[]): string[] =>
  rows
    .map(({ site: _, source: __, ...row }) =>
      JSON.stringify(row, (_name, value: unknown) =>
        typeof value === 'boolean' ? Number(value) : value,
      ),
    )
    .sort();

describe.each(SOURCES)('%s', (id) => {
  const connector = registry.connectors.get(id)!;
  const datasets = registry.datasets.all.filter(({ sql }) => sql[id] !== undefined);
  const records = readVendor(id);

  test.each(datasets.map((dataset) => [dataset.id, dataset] as const))(
    '%s has rows with whole keys',
    async (name, { key }) => {
      const rows = await buildVendor(name, id, records, TODAY);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(key.map((field) => row[field])).not.toContain(null);
      expect(new Set(rows.map((row) => JSON.stringify(key.map((k) => row[k])))).size).toBe(
        rows.length,
      );
    },
  );

  test.each(outside)('%s, %s has the same rows as built in', async (_id, _where, warehouse, at) => {
    const site = await at();
    try {
      const engine = await warehouse.open(site.host, site.fresh());
      load(engine, connector, records);
      for (const dataset of datasets) {
        const connection = { id: 'c1', connector: id, site: 'S' } as Connection;
        const { sources } = plan(registry, [connection], [dataset.id]);
        build({ engine, registry, today: TODAY, sources } as never, dataset);
        const { columns } = datasetTable(dataset);
        const found = engine
          .select(
            `select * from ${engine.dialect.table(datasetTable(dataset))}`,
            columns.map(({ type }) => type),
          )
          .map((cells) =>
            Object.fromEntries(columns.map((column, i) => [column.name, cells[i] ?? null])),
          )
          .map(({ _connection: _, ...row }) => row);
        const expected = await buildVendor(dataset.id, id, records, TODAY);
        expect([dataset.id, plain(found)]).toEqual([dataset.id, plain(expected)]);
      }
    } finally {
      await site.close();
    }
  });
});
