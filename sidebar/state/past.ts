import type { RunLine, RunLineDataset } from '../../src/app/api';

/** How a run that is over came out for whoever looks at the workbook. */
export type RunOutcome = 'good' | 'held' | 'failed' | 'cancelled';

export interface Tally {
  readonly published: readonly string[];
  readonly failed: readonly string[];
  readonly held: readonly string[];
  readonly previewed: readonly string[];
}

/** Titles of a run's data sets by what became of them. */
export const tallyOf = ({ datasets }: Pick<RunLine, 'datasets'>): Tally => {
  const titles = (wanted: string) =>
    datasets.filter(({ is }) => is === wanted).map(({ title }) => title);
  return {
    published: titles('published'),
    failed: titles('failed'),
    held: titles('held'),
    previewed: titles('previewed'),
  };
};

/** One data set that failed is what a person must see, however many others went well. */
export const outcomeOf = (run: Pick<RunLine, 'is' | 'datasets'>): RunOutcome => {
  if (run.is === 'cancelled') return 'cancelled';
  const { failed, held } = tallyOf(run);
  if (failed.length > 0) return 'failed';
  if (held.length > 0 || unreadIn(run) > 0) return 'held';
  return run.is === 'failed' ? 'failed' : 'good';
};

/** How it ended for a data set, as the list says it: published without some of its sources is not complete. */
export const endOf = ({ is, unread }: Pick<RunLineDataset, 'is' | 'unread'>) =>
  is === 'published' && unread ? 'partial' : is;

/** Sources that a run could not read for the data set that lacked most of them. */
export const unreadIn = ({ datasets }: Pick<RunLine, 'datasets'>): number =>
  Math.max(0, ...datasets.map(({ unread = 0 }) => unread));

export const changedBy = ({ datasets }: Pick<RunLine, 'datasets'>): number =>
  datasets.reduce((sum, { changed }) => sum + (changed ?? 0), 0);

export interface Day {
  /** A time within the day. */
  readonly at: string;
  readonly title: string;
  readonly runs: readonly RunLine[];
}

/** Runs in their order, by the day they ended on. @param titleOf names the day of a time. */
export const daysOf = (runs: readonly RunLine[], titleOf: (at: string) => string): Day[] => {
  const days: (Day & { runs: RunLine[] })[] = [];
  for (const run of runs) {
    const title = titleOf(run.at);
    const last = days[days.length - 1];
    if (last?.title === title) last.runs.push(run);
    else days.push({ at: run.at, title, runs: [run] });
  }
  return days;
};

export interface RunBar {
  readonly id: string;
  readonly outcome: RunOutcome;
  /** 0…1: how much changed, by its root, so that small runs are seen beside a first one. */
  readonly size: number;
}

/** The last runs, oldest first: what went well stands above the line, the rest hangs below it. */
export const barsOf = (runs: readonly RunLine[], most: number): readonly RunBar[] => {
  const last = runs.slice(0, most).reverse();
  const largest = Math.max(1, ...last.map(changedBy));
  return last.map((run) => ({
    id: run.id,
    outcome: outcomeOf(run),
    size: Math.sqrt(changedBy(run) / largest),
  }));
};
