import type { Host } from '../host/host';
import {
  FailureError,
  type Cell,
  type Engine,
  type Manifest,
  type Resource,
  type Segment,
  type Table,
} from '../model';
import { columnOf, countsOf, ISSUES, offsets, type Columns } from './columns';
import { merge } from './merge';
import type { Source } from './plan';
import { decode, type Piece } from './segment';
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
 * @param keyed rows will be replaced later: tables know their keys.
 */
export const load = (
  host: Pick<Host, 'files'>,
  engine: Engine,
  loads: readonly Load[],
  sql: string,
  keyed = false,
): void => {
  const created = new Set<string>();
  const words = wordsOf(sql);
  const segments = loads.flatMap(({ source, manifest, resources }) => {
    const sinks = new Map(
      resources.map((resource) => [
        resource.name,
        sink(engine, source, resource, words, created, keyed),
      ]),
    );
    const wanted = (chunk: Segment['chunks'][number]): boolean =>
      sinks.has(chunk.resource) && isVisible(manifest, chunk);
    return manifest.segments
      .filter(({ chunks }) => chunks.some(wanted))
      .reverse()
      .map(({ file }) => ({ file, source, sinks, wanted }));
  });
  // Many small sources cost no more rounds of calls than a large one; one that is through is let go of.
  while (segments.length > 0) {
    const some = segments.splice(0, PARALLEL);
    const texts = host.files.read(some.map(({ file }) => file));
    for (const [i, { source, sinks, wanted }] of some.entries()) {
      const text = texts[i] ?? null;
      // The manifest names a file that is gone: only the source can tell what it held.
      if (text === null)
        throw new FailureError('storage.lost', { connection: source.connection.id });
      for (const piece of [...decode(text, wanted)].reverse())
        sinks.get(piece.chunk.resource)!(piece);
    }
  }
};

export const wordsOf = (sql: string): ReadonlySet<string> => new Set(sql.match(/\w+/g));

type Sink = (piece: Piece) => void;

/** As a word of SQL. */
export const nameOf = ({ dialect }: Engine, table: Table): string =>
  dialect.table(table).replace(/\W/g, '');

/** The table without the columns that the SQL does not name. */
export const pruned = (table: Table, words: ReadonlySet<string>, keyed: boolean): Table => ({
  ...table,
  columns: table.columns.filter(
    ({ name }) => table.key.includes(name) || name === ISSUES || words.has(name),
  ),
  // What is inserted is merged already; an index nobody looks into would only cost.
  key: keyed ? table.key : [],
});

/** @param created names of tables that are there. */
export const sink = (
  engine: Engine,
  { connection, connector }: Source,
  resource: Resource,
  words: ReadonlySet<string>,
  created: Set<string>,
  keyed: boolean,
): Sink => {
  const parent = pruned(rawTable(connector, resource), words, keyed);
  const children = childTables(connector, resource).map((table, c) => ({
    table: pruned(table, words, keyed),
    used: words.has(nameOf(engine, table)),
    list: resource.children![c]!.table,
  }));
  for (const table of [parent, ...children.map((child) => child.table)]) {
    const name = nameOf(engine, table);
    if (created.has(name)) continue;
    created.add(name);
    engine.create(table);
  }
  const merging = merge(resource);
  const id = connection.id as string;
  // The connection's column stands before the row's own values.
  const names = parent.columns.slice(1).map((column) => column.name);

  // One array serves for all rows of a table: the engine is done with a row when it asks for the next.
  function* parents(from: Columns, keys: readonly Cell[], rows: readonly number[]) {
    const values: Cell[] = [id, ...names.map(() => null)];
    const columns = names.map((name) => (name === resource.key ? keys : from.column(name)));
    const filled = columns.flatMap((column, i) => (column.length > 0 ? [i] : []));
    for (const r of rows) {
      for (const i of filled) values[i + 1] = columns[i]![r]!;
      const changes = merging.changed(keys[r]!);
      if (!changes) yield values;
      else
        yield [id, ...names.map((name, i) => (name in changes ? changes[name]! : values[i + 1]!))];
    }
  }
  function* childrenOf(
    { table, list }: (typeof children)[number],
    from: Columns,
    keys: readonly Cell[],
    rows: readonly number[],
  ) {
    const begins = offsets(from.column(countsOf(list)));
    const own = table.columns.slice(1).map((column) => column.name);
    const values: Cell[] = [id, ...own.map(() => null)];
    const [parentAt, positionAt] = ['_parent', '_position'].map((name) => own.indexOf(name) + 1);
    const columns = own.map((name) => from.column(columnOf(list, name)));
    const filled = columns.flatMap((column, i) => (column.length > 0 ? [i] : []));
    for (const r of rows) {
      const begin = begins[r]!;
      for (let i = begin; i < begins[r + 1]!; i++) {
        values[parentAt!] = keys[r]!;
        values[positionAt!] = i - begin;
        for (const c of filled) values[c + 1] = columns[c]![i]!;
        yield values;
      }
    }
  }

  return (piece) => {
    if (piece.op === 'delete') merging.delete(piece.keys());
    else if (piece.op === 'rekey') merging.rekey(piece.rows());
    else {
      const { columns } = piece;
      const keys = columns.column(resource.key);
      const rows = merging.upsert(keys);
      if (rows.length === 0) return;
      engine.upsert(parent, parents(columns, keys, rows));
      for (const child of children)
        if (child.used) engine.upsert(child.table, childrenOf(child, columns, keys, rows));
    }
  };
};
