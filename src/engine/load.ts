import type { Host } from '../host/host';
import {
  FailureError,
  type Cell,
  type Engine,
  type Json,
  type Manifest,
  type Resource,
  type Segment,
  type Table,
} from '../model';
import { merge } from './merge';
import type { Source } from './plan';
import { decode, type UpsertRow } from './segment';
import { childTables, rawTable } from './tables';

/** Segments fetched at once. */
const PARALLEL = 8;

/** What of a source is loaded. */
export interface Load {
  readonly source: Source;
  readonly manifest: Manifest;
  readonly resources: readonly Resource[];
}

/** Rows the live segments hold, before they are merged: what a load costs. */
export const rowsIn = ({ manifest, resources }: Load): number => {
  const wanted = new Set(resources.map((r) => r.name));
  let rows = 0;
  for (const { chunks } of manifest.segments)
    for (const chunk of chunks)
      if (wanted.has(chunk.resource) && isVisible(manifest, chunk)) rows += chunk.rows;
  return rows;
};

const isVisible = (manifest: Manifest, chunk: Segment['chunks'][number]): boolean =>
  chunk.generation === manifest.resources[chunk.resource]?.generation;

/**
 * Fills the raw tables from the segments. Segments are read from the newest to the oldest and a key
 * counts once, so what is inserted is the merged state and nothing is ever overwritten.
 * @param sql all SQL that will run: a column it does not name is not loaded.
 */
export const load = (host: Host, engine: Engine, loads: readonly Load[], sql: string): void => {
  const created = new Set<string>();
  for (const { source, manifest, resources } of loads) {
    const sinks = new Map(
      resources.map((resource) => [resource.name, sink(engine, source, resource, sql, created)]),
    );
    const wanted = (chunk: Segment['chunks'][number]): boolean =>
      sinks.has(chunk.resource) && isVisible(manifest, chunk);
    const segments = manifest.segments.filter(({ chunks }) => chunks.some(wanted)).reverse();
    for (let at = 0; at < segments.length; at += PARALLEL) {
      const some = segments.slice(at, at + PARALLEL);
      const texts = host.files.read(some.map((segment) => segment.file));
      for (const text of texts) {
        // The manifest names a file that is gone: only the source can tell what it held.
        if (text === null)
          throw new FailureError('storage.lost', { connection: source.connection.id });
        for (const { chunk, rows } of [...decode(text, wanted)].reverse())
          sinks.get(chunk.resource)!(chunk.op, rows);
      }
    }
  }
};

type Sink = (op: 'upsert' | 'delete' | 'rekey', rows: readonly Json[]) => void;

const pruned = (table: Table, sql: string): { table: Table; kept: readonly number[] } => {
  const mentions = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(sql);
  const kept = table.columns
    .map((column, i) => ({ column, i }))
    .filter(
      ({ column }) =>
        table.key.includes(column.name) || column.name === '_issues' || mentions(column.name),
    );
  return {
    // What is inserted is merged already; an index nobody looks into would only cost.
    table: { ...table, columns: kept.map(({ column }) => column), key: [] },
    // The connection's column stands before the row's own values.
    kept: kept.slice(1).map(({ i }) => i - 1),
  };
};

const sink = (
  engine: Engine,
  { connection, connector }: Source,
  resource: Resource,
  sql: string,
  created: Set<string>,
): Sink => {
  const raw = pruned(rawTable(connector, resource), sql);
  const children = childTables(connector, resource).map((table) => pruned(table, sql));
  for (const { table } of [raw, ...children]) {
    if (created.has(table.name)) continue;
    created.add(table.name);
    engine.create(table);
  }
  const usedChildren = children.map(({ table }) => new RegExp(`\\b${table.name}\\b`).test(sql));
  const keyAt = resource.fields.findIndex((f) => f.name === resource.key);
  const firstChild = resource.fields.length + 2;
  const counting = merge(resource);
  const id = connection.id as string;

  // One array serves for all rows of a table: the engine is done with a row when it asks for the next.
  function* parents(rows: readonly UpsertRow[]): Generator<readonly Cell[]> {
    const { kept } = raw;
    const values: Cell[] = [id];
    for (const row of rows) {
      for (let i = 0; i < kept.length; i++) values[i + 1] = row[kept[i]!] as Cell;
      yield values;
    }
  }
  function* childrenOf(rows: readonly UpsertRow[], c: number): Generator<readonly Cell[]> {
    const { kept } = children[c]!;
    const values: Cell[] = [id];
    for (const row of rows) {
      const list = row[firstChild + c] as Cell[][];
      for (let p = 0; p < list.length; p++) {
        const own = list[p]!;
        for (let i = 0; i < kept.length; i++) {
          const at = kept[i]!;
          values[i + 1] = at === 0 ? (row[keyAt] as Cell) : at === 1 ? p : (own[at - 2] as Cell);
        }
        yield values;
      }
    }
  }

  return (op, rows) => {
    const some = counting(op, rows);
    if (some.length === 0) return;
    engine.upsert(raw.table, parents(some));
    children.forEach(({ table }, c) => {
      if (usedChildren[c]) engine.upsert(table, childrenOf(some, c));
    });
  };
};
