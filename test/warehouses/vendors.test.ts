/** What is built from each vendor's demo system has the same rows on every engine. */
import { VENDORS } from '../../emulator/vendors';
import type { Host } from '../../src/host/host';
import { publishedFields, refsOf, type Cell, type Warehouse } from '../../src/model';
import { registry } from '../../src/registry';
import { upstream } from '../../src/registry.generated';
import { buildVendor, readVendor, type Records } from '../datasets/vendor';
import type { Row } from '../suites/sample';
import { sites, type Site } from './hosts';

// One of a family is built by the SQL of the other.
const built = Object.keys(VENDORS)
  .filter((id) => registry.connectors.get(id)?.family === undefined)
  .map((id) => ({
    id,
    datasets: registry.datasets.all.filter(({ sql }) => refsOf(sql[id] ?? '').length > 0),
  }))
  .filter(({ datasets }) => datasets.length > 0);

const outside = (upstream.warehouses as readonly Warehouse<Host>[])
  .filter(({ id }) => id !== 'embedded')
  .flatMap((warehouse) =>
    // One place for each kind of SQL: a server and an embedded one speak the same.
    Object.entries(sites[warehouse.id] ?? {})
      .slice(-1)
      .map(([where, at]) => [where, warehouse, at] as const),
  );

/** Booleans are 1 and 0 on some engines; moments have their zone, and their fractions, on others. */
const alike = (id: string, rows: readonly Row[]): string[] => {
  const types = new Map(
    publishedFields(registry.datasets.get(id)!).map(({ name, type }) => [name, type]),
  );
  const same = (name: string, value: Cell): Cell => {
    if (value === null) return null;
    const type = types.get(name);
    if (type === 'boolean') return Boolean(value);
    if (type === 'number') return Number(Number(value).toPrecision(10));
    return type === 'timestamp' ? new Date(Date.parse(String(value))).toISOString() : value;
  };
  return rows
    .map((row) =>
      JSON.stringify(Object.entries(row).map(([name, value]) => [name, same(name, value)])),
    )
    .sort();
};

interface Told {
  readonly records: Records;
  readonly rows: ReadonlyMap<string, readonly string[]>;
}
const told = new Map<string, Promise<Told>>();
/** What a vendor serves, and what is made of it where everything is built in: once for all engines. */
const here = (id: string): Promise<Told> => {
  const make = async (): Promise<Told> => {
    const records = readVendor(id);
    const rows = new Map<string, readonly string[]>();
    for (const { datasets } of built.filter((one) => one.id === id))
      for (const dataset of datasets)
        rows.set(dataset.id, alike(dataset.id, await buildVendor(dataset.id, id, records)));
    return { records, rows };
  };
  const known = told.get(id) ?? make();
  told.set(id, known);
  return known;
};

test.each(built.map(({ id }) => id))('%s gives rows to each data set', async (id) => {
  const { rows } = await here(id);
  expect([...rows].filter(([, some]) => some.length === 0).map(([name]) => name)).toEqual([]);
});

const all = built.flatMap(({ id, datasets }) => datasets.map((one) => [id, one.id] as const));

describe.each(outside)('%s', (_, warehouse, at) => {
  let site: Site;
  beforeAll(async () => {
    site = await at();
  });
  afterAll(() => site.close());

  test.each(all)('%s: %s has the same rows', async (id, dataset) => {
    const { records, rows } = await here(id);
    const engine = await warehouse.open(site.host, site.fresh());
    const found = await buildVendor(dataset, id, records, undefined, engine);
    expect(alike(dataset, found)).toEqual(rows.get(dataset));
  });
});
