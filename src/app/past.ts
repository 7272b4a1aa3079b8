import { days, type KeptLine } from '../engine/journal';
import { keys, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, type PastRun } from '../model';
import type { LogLine } from './api';
import { isSteward } from './steward';

/** Before any day there is a file of. */
const FIRST_DAY = '0000-00-00';

export const recent = (now: Snapshot): readonly PastRun[] =>
  (now.get(keys.history) ?? []) as unknown as PastRun[];

export const newestFirst = (a: PastRun, b: PastRun): number =>
  a.ended === b.ended ? (a.id < b.id ? -1 : 1) : a.ended < b.ended ? 1 : -1;

/** Runs that are over, newest first: the last ones for everybody, for the steward those before as well. */
export function* runsOf(host: Host, now: Snapshot, before = '9'): Generator<PastRun> {
  const known = [...recent(now)].sort(newestFirst);
  const told = new Set<string>();
  const fresh = function* (runs: readonly PastRun[]): Generator<PastRun> {
    for (const run of runs) {
      if (told.has(run.id) || run.ended >= before) continue;
      told.add(run.id);
      yield run;
    }
  };
  // The journal has every run that is older than the oldest one here.
  yield* fresh(known);
  if (!isSteward(host, now)) return;
  for (const { runs } of days(host, FIRST_DAY, before.slice(0, 10)))
    yield* fresh([...runs].sort(newestFirst));
}

/** A run that is over. @throws activity.unknown_run */
export const findRun = (host: Host, now: Snapshot, id: string): PastRun => {
  for (const run of runsOf(host, now)) if (run.id === id) return run;
  throw new FailureError('activity.unknown_run');
};

const logLine = ({ at, severity, event, ...about }: KeptLine): LogLine => ({
  at,
  severity,
  event,
  about: about as LogLine['about'],
});

/** What was logged of a run, oldest first; undefined for whoever is not the steward. */
export const logOf = (host: Host, now: Snapshot, run: PastRun): readonly LogLine[] | undefined => {
  if (!isSteward(host, now)) return undefined;
  // What was written at midnight lies in the file of the day after.
  const to = new Date(Date.parse(run.ended) + 3_600_000).toISOString().slice(0, 10);
  return [...days(host, run.at.slice(0, 10), to)]
    .flatMap(({ lines }) => lines)
    .filter((line) => line.run === run.id)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(logLine);
};
