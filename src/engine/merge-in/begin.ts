import type { Chunk, Manifest, Segment } from '../../model';
import type { Job } from '../job';
import { nameOf, type Ledger } from '../ledger';
import type { Loaded } from '../ledger-tables';
import type { Load } from '../load';
import { tablesOf, type Goal } from './goals';

/** Whether what is loaded is a part of this log, so that the rest can be added to it. */
const continues = ({ seq, compacted }: Manifest, row: Loaded, wanted: Loaded): boolean =>
  row.log === wanted.log &&
  row.generation === wanted.generation &&
  row.seq <= seq &&
  (!compacted || row.seq >= compacted.from);

/** No log's name: what says it came from there is read anew, and counts until all of that is in. */
const LOST = '';

/**
 * Notes rows that nobody will add to again: those of connections that are gone, which go, and those of tables
 * that were dropped, or a column of which was.
 */
export const dropStale = (
  { connections }: Job,
  ledger: Ledger,
  goals: readonly Goal[],
  missing: ReadonlySet<string>,
): void => {
  const there = new Set<string>(connections.map(({ id }) => id));
  const lost = new Set(
    goals
      .filter((goal) => tablesOf(goal).some((table) => missing.has(nameOf(table))))
      .map(({ resource, connector }) => `${connector.id} ${resource.name}`),
  );
  const stale = ledger.loaded().flatMap((row): Loaded[] => {
    if (row.state === 'gone') return [];
    if (!there.has(row.connection)) return [{ ...row, state: 'gone' }];
    const isLost = lost.has(`${row.connector} ${row.resource}`) && row.log !== LOST;
    return isLost ? [{ ...row, log: LOST }] : [];
  });
  if (stale.length > 0) ledger.commit([], { loaded: stale });
};

/** Finds where each collection goes on. @returns the segments that hold something that is not in yet. */
export const begin = (
  ledger: Ledger,
  { manifest }: Load,
  goals: readonly Goal[],
): readonly Segment[] => {
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

export const isVisible = (manifest: Manifest, chunk: Chunk): boolean =>
  chunk.generation === manifest.resources[chunk.resource]?.generation;

const wants = (manifest: Manifest, { resource, from }: Goal, { seq, chunks }: Segment): boolean =>
  seq > from &&
  chunks.some((chunk) => chunk.resource === resource.name && isVisible(manifest, chunk));

/** Rows of segments that are not in yet. */
export const rowsIn = (
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
