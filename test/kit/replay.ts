import { build } from '../../src/engine/build';
import { check } from '../../src/engine/check';
import { load } from '../../src/engine/load';
import { plan } from '../../src/engine/plan';
import { decode } from '../../src/engine/segment';
import { datasetTable } from '../../src/engine/tables';
import {
  publishedFields,
  type Cell,
  type Connection,
  type Connector,
  type Dataset,
  type Engine,
} from '../../src/model';
import type { Desk } from './desk';
import { rowsIn } from './landed';

const known = <T extends { readonly id: string }>(list: readonly T[]) => ({
  all: list,
  own: [],
  get: (id: string) => list.find((entry) => entry.id === id),
});

/** The state a log stands for: applied in plain words from the oldest segment to the newest. */
export const replay = (desk: Desk, connection: string, resource: string): unknown[] => {
  const manifest = desk.manifest(connection);
  const rows = new Map<string, Record<string, unknown>>();
  for (const { file } of manifest.segments)
    for (const piece of decode(desk.text(file), (chunk) => chunk.resource === resource)) {
      if (piece.chunk.generation !== manifest.resources[resource]?.generation) continue;
      if (piece.op === 'delete') for (const key of piece.keys()) rows.delete(key);
      else if (piece.op === 'upsert')
        for (const row of rowsIn(piece.columns)) rows.set(String(row['id']), row);
      else
        for (const [key, values] of piece.rows()) {
          const row = rows.get(key);
          if (row) rows.set(key, { ...row, ...values });
        }
    }
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
};

/** The rows of data sets as the embedded way builds them from the same log. */
export const embedded = (
  desk: Desk,
  engine: Engine,
  connector: Connector,
  datasets: readonly Dataset[],
  today = '2026-11-22',
): Record<string, Cell[][]> => {
  const registry = { connectors: known([connector]), datasets: known(datasets) };
  const connections = Object.entries(desk.host.records.all('connection/')).map(
    ([, value]) => value as unknown as Connection,
  );
  const { sources, datasets: all } = plan(
    registry as never,
    connections,
    datasets.map(({ id }) => id),
  );
  const loads = sources.map((source) => ({
    source,
    manifest: desk.manifest(source.connection.id),
    resources: source.resources,
  }));
  const names = [connector.resources, connector.resources.flatMap((r) => r.children ?? [])].flat();
  const words = names.flatMap(({ table, fields }) => [
    `raw_${connector.id}__${table}`,
    ...fields.map(({ name }) => name),
    '_parent _position _extra _issues',
  ]);
  load(desk.host, engine, loads, words.join(' '));
  const scope = { engine, registry, today, sources } as Parameters<typeof build>[0];
  return Object.fromEntries(
    all.map((dataset) => {
      build(scope, dataset);
      check(scope, dataset);
      return [dataset.id, rowsOf(engine, dataset)];
    }),
  );
};

/** What is published of a data set, in the order of its key. */
export const rowsOf = (engine: Engine, dataset: Dataset): Cell[][] => {
  const { quote, table } = engine.dialect;
  const fields = publishedFields(dataset);
  const order = ['site', 'source', ...dataset.key].map(quote).join(', ');
  const rows = engine.select(
    `SELECT ${fields.map(({ name }) => quote(name)).join(', ')} FROM ${table(datasetTable(dataset))} ORDER BY ${order}`,
    fields.map(({ type }) => type),
  );
  const truths = fields.map(({ type }) => type === 'boolean');
  return rows.map((row) =>
    row.map((cell, i) => (truths[i] && cell !== null ? Boolean(Number(cell)) : cell)),
  );
};
