import { FailureError, type Segment } from '../../model';
import type { Job } from '../job';
import type { Ledger } from '../ledger';
import type { Load } from '../load';
import { showCurrent } from '../views';
import { begin, dropStale, rowsIn } from './begin';
import { commitSome, type Held } from './commit';
import { forget } from './forget';
import { goalsOf, tablesIn, type Goal } from './goals';

export { rawTables } from './goals';

/** Segments fetched at once. */
const PARALLEL = 8;

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
