import type { ConsoleState, DatasetCard, DatasetStatus, RunCard } from '../../src/app/api';

export type ActiveRun = RunCard & { readonly is: 'queued' | 'running' | 'paused' };

/** Whether something is still to be done. */
export const isActive = (run: RunCard | null): run is ActiveRun =>
  run !== null && (run.is === 'queued' || run.is === 'running' || run.is === 'paused');

/** Waits on purpose: working on it before then does nothing. */
export const isWaiting = (run: RunCard, now: number): boolean =>
  run.is === 'paused' && run.until !== undefined && Date.parse(run.until) > now;

/** Whether this person's calls can do the work: only the steward's can. */
export const isMine = (state: ConsoleState | null): boolean => state?.steward?.you !== false;

/**
 * Whether anything was ever connected here. Where the last connection is gone there is still a past to
 * read and settings to change; a newcomer has neither.
 */
export const isBegun = ({ console }: { readonly console: ConsoleState | null }): boolean =>
  console?.steward !== undefined;

/** Who asked for a run, if that was somebody else. */
export const askedBy = (run: RunCard | null, state: ConsoleState | null): string | undefined =>
  isActive(run) && run.by !== state?.you ? run.by : undefined;

export type ShownStatus = DatasetStatus | 'queued' | 'paused';

/**
 * What a data set's dot says while a run is followed: polls bring the run, not the data sets, so both
 * are put together here.
 */
export const shownStatus = (
  dataset: Pick<DatasetCard, 'id' | 'status'>,
  run: RunCard | null,
  asked: readonly string[],
): ShownStatus => {
  const { id, status } = dataset;
  if (isActive(run) && run.datasets.includes(id) && !run.finished.includes(id)) {
    if (status === 'off') return 'off';
    return run.is === 'queued' && !run.working
      ? 'queued'
      : run.is === 'paused'
        ? 'paused'
        : 'running';
  }
  return asked.includes(id) && status !== 'off' ? 'queued' : status;
};

/** Part of a run that is done, 0…1, or null when the source has not said how much there is. */
export const shareOf = (run: RunCard): number | null => {
  const { progress } = run;
  if (!progress?.of) return null;
  return Math.min(1, progress.done / progress.of);
};

/** How a run ended for those of its data sets that are on. */
export const tally = (run: RunCard, datasets: readonly DatasetCard[]) => {
  const mine = datasets.filter((d) => run.datasets.includes(d.id) && d.status !== 'off');
  const bad = mine.filter((d) => d.status === 'failed' || d.status === 'held').length;
  return { good: mine.length - bad, bad };
};
