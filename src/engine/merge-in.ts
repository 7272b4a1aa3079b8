import {
  FailureError,
  type Chunk,
  type Connector,
  type Dataset,
  type Manifest,
  type Resource,
  type Segment,
  type Step,
  type Table,
} from '../model';
import { gather, type Target } from './batch';
import type { Job } from './job';
import { manifestKey } from './land';
import { joiningOf, lastingChildren, lastingRaw, partitionsOf } from './lasting';
import { CHANGED, nameOf, type Ledger, type Loaded } from './ledger';
import type { Load } from './load';
import { decode } from './segment';
import { snapshot } from './store';
import { showCurrent } from './views';

/** Segments fetched at once. */
const PARALLEL = 8;

interface Goal extends Target {
  readonly connector: Connector;
  /** Its rows in the warehouse, as they stand. */
  row: Loaded;
  /** All segments up to this one are in. */
  from: number;
}

/**
 * Brings the raw tables of a warehouse that outlives the execution up to the end of the logs: the segments
 * that are not in yet, oldest first, as many in one commit as it takes well. What cannot be merged (another
 * log, a full read, a log that was written anew before all of it was in) goes beside what counts, under
 * another epoch, and counts from its last commit on.
 * @param missing raw tables that were not there before this execution.
 * @returns whether all is in; what is left is for the next execution.
 */
export const mergeIn = (
  job: Job,
  ledger: Ledger,
  loads: readonly Load[],
  missing: ReadonlySet<string>,
): boolean => {
  const goals = new Map(loads.map((load) => [load, goalsOf(job, load)]));
  const tables = tablesIn([...goals.values()].flat());
  dropStale(job, ledger, [...goals.values()].flat(), missing);
  ledger.trust(tables.map(([table]) => table));
  const all = loads.map((load) => ({ load, todo: begin(ledger, load, goals.get(load)!) }));
  const of = all.reduce((sum, { load, todo }) => sum + rowsIn(todo, goals.get(load)!, load), 0);
  let done = 0;
  const told = (rows: number): boolean => {
    done += rows;
    job.report({ phase: 'build', what: '', done, of });
    if (job.host.clock.now() > job.until) job.endEarly();
    return !job.cancelled() && !job.outOfTime();
  };
  for (const { load, todo } of all)
    if (!mergeOne(job, ledger, load, goals.get(load)!, todo, told)) return false;
  showCurrent(ledger, tables, missing);
  forget(job, ledger);
  return true;
};

/** The raw tables that some loads go to. */
export const rawTables = (job: Job, loads: readonly Load[]): readonly Table[] =>
  tablesIn(loads.flatMap((load) => goalsOf(job, load))).map(([table]) => table);

const tablesIn = (goals: readonly Goal[]): readonly (readonly [Table, resource: string])[] => {
  const owned = goals.flatMap((goal) =>
    tablesOf(goal).map((table) => [table, goal.resource.name] as const),
  );
  return [...new Map(owned.map((one) => [nameOf(one[0]), one])).values()];
};
const tablesOf = ({ table, children }: Target): Table[] => [
  table,
  ...children.map((child) => child.table),
];

const goalsOf = ({ host, registry }: Job, { source, manifest, resources }: Load): Goal[] => {
  const { connection, connector } = source;
  const log = (snapshot(host).get(manifestKey(connection.id)) as string | undefined) ?? '';
  return resources.map((resource) => ({
    ...targetOf(connector, resource, connection.site, registry.datasets.all),
    connector,
    from: 0,
    row: {
      connection: connection.id,
      resource: resource.name,
      epoch: 0,
      connector: connector.id,
      state: 'reading',
      log,
      generation: manifest.resources[resource.name]?.generation ?? 0,
      // What was written anew begins after `from`.
      seq: manifest.compacted?.from ?? 0,
      touched: 0,
      since: 0,
      fields: '',
      site: connection.site,
    },
  }));
};

const targetOf = (
  connector: Connector,
  resource: Resource,
  site: string,
  datasets: readonly Dataset[],
): Target => {
  const tables = lastingChildren(connector, resource);
  return {
    resource,
    site,
    partitions: partitionsOf(datasets, connector, resource),
    table: lastingRaw(connector, resource, joiningOf(datasets, resource)),
    children: tables.map((table, c) => ({ table, list: resource.children![c]!.table })),
  };
};

/** Whether what is loaded is a part of this log, so that the rest can be added to it. */
const continues = ({ seq, compacted }: Manifest, row: Loaded, wanted: Loaded): boolean =>
  row.log === wanted.log &&
  row.generation === wanted.generation &&
  row.seq <= seq &&
  (!compacted || row.seq >= compacted.from);

/** Rows that nobody will add to or look at again: of connections that are gone, of tables that were dropped. */
const dropStale = (
  { connections }: Job,
  ledger: Ledger,
  goals: readonly Goal[],
  missing: ReadonlySet<string>,
): void => {
  const there = new Set<string>(connections.map(({ id }) => id));
  const lost = goals.filter((goal) => tablesOf(goal).some((table) => missing.has(nameOf(table))));
  const stale = ledger
    .loaded()
    .filter(
      (row) =>
        row.state !== 'gone' &&
        (!there.has(row.connection) ||
          lost.some(
            ({ resource, connector }) =>
              resource.name === row.resource && connector.id === row.connector,
          )),
    );
  if (stale.length > 0)
    ledger.commit([], { loaded: stale.map((row) => ({ ...row, state: 'gone' })) });
};

/** Finds where each collection goes on. @returns the segments that hold something that is not in yet. */
const begin = (ledger: Ledger, { manifest }: Load, goals: readonly Goal[]): readonly Segment[] => {
  const { compacted, segments } = manifest;
  const given: Loaded[] = [];
  for (const goal of goals) {
    const rows = ledger
      .loaded()
      .filter((r) => r.connection === goal.row.connection && r.resource === goal.resource.name);
    const known = rows
      .filter((row) => row.state !== 'gone' && continues(manifest, row, goal.row))
      // Where a first full read and a second meet, the one that is seen goes on.
      .sort((a, b) => (a.state === 'visible' ? -1 : b.state === 'visible' ? 1 : 0))[0];
    given.push(...rows.filter((row) => row.state === 'reading' && row !== known));
    const epoch = rows.reduce((most, row) => Math.max(most, row.epoch), 0) + 1;
    goal.row = known ?? { ...goal.row, epoch };
    const { seq } = goal.row;
    // All of it was in when the log was written anew: that says nothing new.
    goal.from = known && seq === compacted?.from ? compacted.to : seq;
  }
  if (given.length > 0)
    ledger.commit([], { loaded: given.map((row) => ({ ...row, state: 'gone' })) });
  return segments.filter((segment) => goals.some((goal) => wants(manifest, goal, segment)));
};

const isVisible = (manifest: Manifest, chunk: Chunk): boolean =>
  chunk.generation === manifest.resources[chunk.resource]?.generation;

const wants = (manifest: Manifest, { resource, from }: Goal, { seq, chunks }: Segment): boolean =>
  seq > from &&
  chunks.some((chunk) => chunk.resource === resource.name && isVisible(manifest, chunk));

const rowsIn = (
  segments: readonly Segment[],
  goals: readonly Goal[],
  { manifest }: Load,
): number => {
  const from = new Map(goals.map((goal) => [goal.resource.name, goal.from]));
  let rows = 0;
  for (const { seq, chunks } of segments)
    for (const chunk of chunks)
      if (seq > (from.get(chunk.resource) ?? Infinity) && isVisible(manifest, chunk))
        rows += chunk.rows;
  return rows;
};

interface Held {
  readonly segment: Segment;
  readonly text: string;
}

/** The segments' texts, some at a time, in their order. @throws storage.lost */
function* fetched(
  { host }: Job,
  connection: string,
  segments: readonly Segment[],
): Generator<Held> {
  for (let at = 0; at < segments.length; at += PARALLEL) {
    const some = segments.slice(at, at + PARALLEL);
    const texts = host.files.read(some.map(({ file }) => file));
    for (const [i, segment] of some.entries()) {
      const text = texts[i];
      // The manifest names a file that is gone: only the source can tell what it held.
      if (typeof text !== 'string') throw new FailureError('storage.lost', { connection });
      yield { segment, text };
    }
  }
}

/** @returns whether all of the connection is in. */
const mergeOne = (
  job: Job,
  ledger: Ledger,
  load: Load,
  goals: readonly Goal[],
  todo: readonly Segment[],
  told: (rows: number) => boolean,
): boolean => {
  const { batch } = ledger.store;
  let held: Held[] = [];
  let [rows, chars, left] = [0, 0, todo.length];
  for (const one of fetched(job, load.source.connection.id, todo)) {
    held.push(one);
    rows += rowsIn([one.segment], goals, load);
    chars += one.text.length;
    left -= 1;
    if (left > 0 && rows < batch.rows && chars < batch.chars) continue;
    commitSome(ledger, load, goals, held, left === 0);
    if (!told(rows) && left > 0) return false;
    [held, rows, chars] = [[], 0, 0];
  }
  if (todo.length === 0) commitSome(ledger, load, goals, [], true);
  return !job.cancelled() && !job.outOfTime();
};

/** @param last nothing of the connection is left: what was not seen until now counts from here on. */
const commitSome = (
  ledger: Ledger,
  { manifest }: Load,
  goals: readonly Goal[],
  held: readonly Held[],
  last: boolean,
): void => {
  const { dialect } = ledger.engine;
  const gathered = goals.map((goal) => gather(dialect, goal, goal.row));
  const touched = goals.map((goal) => goal.row.touched);
  const places = new Map(goals.map(({ resource }, g) => [resource.name, g]));
  for (const { segment, text } of [...held].reverse()) {
    const wanted = (chunk: Chunk): boolean => {
      const goal = goals[places.get(chunk.resource) ?? -1];
      return goal !== undefined && segment.seq > goal.from && isVisible(manifest, chunk);
    };
    for (const piece of [...decode(text, wanted)].reverse()) {
      const g = places.get(piece.chunk.resource)!;
      gathered[g]!.add(piece, segment);
      touched[g] = Math.max(touched[g]!, segment.seq);
    }
  }
  const steps = gathered.flatMap((one, g) =>
    touched[g]! > goals[g]!.row.touched ? one.steps(touched[g]!) : [],
  );
  const upTo = held[held.length - 1]?.segment.seq ?? 0;
  const rows = goals.map(({ row }, g): Loaded => {
    return { ...row, seq: Math.max(row.seq, upTo), touched: touched[g]! };
  });
  const ends = last ? goals.map((goal, g) => ended(ledger, manifest, goal, rows[g]!)) : [];
  const news = last ? ends.flatMap((end) => end.rows) : rows;
  const changed = news.filter((row) => !ledger.loaded().some((known) => isSame(known, row)));
  if (changed.length > 0)
    ledger.commit([...steps, ...ends.flatMap((end) => end.steps)], { loaded: changed });
  goals.forEach((goal, g) => {
    goal.row = last ? ends[g]!.rows[0] : rows[g]!;
    goal.from = Math.max(goal.from, upTo);
  });
};

const isSame = (a: Loaded, b: Loaded): boolean =>
  (Object.keys(a) as (keyof Loaded)[]).every((name) => a[name] === b[name]);

/** What the last commit says of a collection: first its own row, then that of what counted before. */
const ended = (
  { engine: { dialect }, visible }: Ledger,
  { seq }: Manifest,
  { table, partitions, site, resource }: Goal,
  row: Loaded,
): { readonly rows: readonly [Loaded, ...Loaded[]]; readonly steps: readonly Step[] } => {
  const { quote, literal } = dialect;
  const fields = partitions.join();
  const before = visible(row.connection, resource.name);
  const goesOn = row.state === 'visible' && row.fields === fields;
  const now: Loaded = {
    ...row,
    state: 'visible',
    seq,
    site,
    fields,
    since: goesOn ? row.since : row.touched,
  };
  const run = (sql: string): Step => ({ do: 'run', sql });
  const ofIt = (connection: string, name: string): string =>
    `${quote('connection')} = ${literal(connection)} AND ${quote('resource')} = ${literal(name)}`;
  return {
    rows: [
      now,
      ...(before && before.epoch !== row.epoch ? [{ ...before, state: 'gone' as const }] : []),
    ],
    steps: [
      ...(row.site === site
        ? []
        : [
            run(
              `UPDATE ${dialect.table(table)} SET ${quote('_site')} = ${literal(site)} ` +
                `WHERE ${quote('_connection')} = ${literal(row.connection)} AND ${quote('_epoch')} = ${row.epoch}`,
            ),
          ]),
      // What changed in rows that nobody sees any more.
      ...(goesOn || fields === ''
        ? []
        : [
            run(
              `DELETE FROM ${dialect.table(CHANGED)} WHERE ${ofIt(row.connection, resource.name)}`,
            ),
          ]),
    ],
  };
};

/** Deletes rows that no longer count. What is not done now is done by another execution. */
const forget = (job: Job, ledger: Ledger): void => {
  const { dialect } = ledger.engine;
  const { quote, literal } = dialect;
  for (const row of ledger.loaded().filter(({ state }) => state === 'gone')) {
    if (job.host.clock.now() > job.until) return;
    const connector = job.registry.connectors.get(row.connector);
    const resource = connector?.resources.find(({ name }) => name === row.resource);
    if (!connector || !resource) continue;
    const tables = tablesOf(targetOf(connector, resource, '', []));
    ledger.commit(
      tables.map((table) => ({
        do: 'run',
        sql:
          `DELETE FROM ${dialect.table(table)} WHERE ${quote('_connection')} = ${literal(row.connection)} ` +
          `AND ${quote('_epoch')} = ${row.epoch}`,
      })),
      { forgotten: [row] },
    );
  }
};
