import type { Host } from '../host/host';
import { FAILURES, PHASES, type Failure, type Progress, type Run } from '../model';
import { keys } from './store';

/** A run that somebody asked for waits so often for what passes by itself; then it is given up. */
const PAUSES = 4;
/** Executions in a row that were ended from outside before anything came of them. */
const MOST_ENDED = 4;
/** Where an execution is ended moves a little each time; more than this is going on. */
const FURTHER = 1.05;

/**
 * How often a run may have to wait for this. A source that does not answer holds up nobody else: a run of
 * the schedule gives up its data sets at once, and each is tried again by its own schedule, later and
 * later. A quota that is used up comes back for certain, so it is waited for without end.
 */
export const mostPauses = ({ cause }: Run, { code }: Failure): number =>
  code === 'host.quota'
    ? Infinity
    : (cause === 'schedule' || cause === 'watch') && FAILURES[code].blame === 'source'
      ? 1
      : PAUSES;

/**
 * Whether the sources that were read wait for one that was not: it asked for some patience, or a quota is
 * used up. Where one is simply not there, or waiting did not help, the others go on without it.
 */
export const isWaitedFor = (run: Run, failure: Failure): boolean =>
  (failure.code === 'source.too_busy' || FAILURES[failure.code].blame === 'host') &&
  (run.pauses ?? 0) + 1 < mostPauses(run, failure);

/** What is known of executions that were ended in the middle of this run. */
export type Ended = NonNullable<Run['ended']>;

const isFurther = (now: Progress, before: Progress): boolean => {
  const ahead = PHASES.indexOf(now.phase) - PHASES.indexOf(before.phase);
  return ahead > 0 || (ahead === 0 && now.done > before.done * FURTHER);
};

/** Takes note that the execution before this one was ended: it left the run as it was when it began. */
export const endedBefore = (host: Pick<Host, 'records'>, run: Run): Ended | undefined => {
  if (run.status.is !== 'running') return undefined;
  const told = host.records.get(keys.progress) as { run: string; progress: Progress } | undefined;
  const progress: Progress =
    told?.run === run.id ? told.progress : { phase: 'plan', what: '', done: 0 };
  const decided = Object.keys(run.outcomes).length;
  const { ended } = run;
  const stands =
    ended !== undefined && decided === ended.decided && !isFurther(progress, ended.progress);
  return stands ? { ...ended, times: ended.times + 1 } : { times: 1, decided, progress };
};

/** Why it is no use going on as before; null: it is. */
export const hopeless = ({ ended }: Run): Failure | null =>
  ended && ended.times >= MOST_ENDED
    ? { code: 'host.killed', params: { count: ended.times, what: ended.progress.what } }
    : null;
