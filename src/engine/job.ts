import type { Host } from '../host/host';
import {
  type Cell,
  type Connection,
  type Dataset,
  type Failure,
  logged,
  type Outcome,
  type Phase,
  type Progress,
  type Registry,
  type Run,
  type RunStatus,
  type Subscription,
} from '../model';
import type { Unread } from './failing';
import type { Kept } from './kept';
import { endedBefore } from './patience';
import { decided, failed, record } from './record';
import { asJson, keys, snapshot } from './store';

/** Progress is told seldom enough to cost little. */
const PROGRESS_EVERY_MS = 2_000;

/** One execution's share of a run: what every stage needs to know, and where it says what it did. */
export interface Job {
  readonly host: Host;
  readonly registry: Registry<Host>;
  readonly connections: readonly Connection[];
  /** Epoch milliseconds after which nothing long is begun. */
  readonly until: number;
  /** The run's local date, `YYYY-MM-DD`: every execution of a run builds for the same day. */
  readonly today: string;
  run(): Run;
  change(change: Partial<Run>): void;
  /** A data set as it was when this execution took up the run. */
  before(dataset: string): Subscription;
  /** Data sets of the run that are not decided yet. */
  pending(): readonly string[];
  /** Tells where the work stands. @returns whether a person asked to stop. */
  report(progress: Progress): boolean;
  cancelled(): boolean;
  /** What is left is for the next execution. */
  outOfTime(): boolean;
  endEarly(): void;
  settle(dataset: Dataset, outcome: Outcome, subscription: Subscription): void;
  /** The data set keeps its last good version and says why. */
  refuse(dataset: Dataset, failure: Failure): void;
  /** What the log's lines are about from here on. */
  phase(phase: Phase): void;
  /** ISO time. */
  now(): string;
  /** Sources that could not be read for a data set, by its id: it is built from what was known of them. */
  readonly unread: Map<string, readonly Unread[]>;
  /** The rows of versions that were published and are to be kept. */
  readonly past: Kept[];
  /** Somebody looks on. */
  readonly watched?: Watched;
}

/** What whoever watches a data set live has a run do otherwise. */
export interface Watched {
  /** As they are in this run: what is read, is read before it. */
  readonly connections: readonly Connection[];
  /** Outlives the run: what is published is told of less often than it changes. */
  readonly past: Kept[];
  /** Whether it is published now, or stays as it is until a later run of the same watching. */
  publishes(dataset: Dataset): boolean;
  /** Rows that are checked and about to be published, as their tab gets them. */
  seen(
    dataset: Dataset,
    hash: string,
    quarantined: number,
    cells: readonly (readonly Cell[])[],
  ): void;
}

type Waiting = Extract<RunStatus, { is: 'paused' }>;
const waitedFor = ({ clock }: Host, { failure, since }: Waiting) => ({
  failure: failure as Failure,
  ms: clock.now() - Date.parse(since as string),
});

export const openJob = (
  host: Host,
  registry: Registry<Host>,
  begun: Run,
  until: number,
  watched?: Watched,
): Job => {
  const { status, waited } = begun;
  const waiting = status.is === 'paused' && status.failure && status.since ? status : null;
  const ended = endedBefore(host, begun);
  const { ended: _, ...rest } = begun;
  let run: Run = {
    ...rest,
    ...(ended ? { ended } : {}),
    ...(waiting ? { waited: [...(waited ?? []), waitedFor(host, waiting)] } : {}),
    executions: begun.executions + 1,
    since: new Date(host.clock.now()).toISOString(),
    status: { is: 'running', progress: { phase: 'plan', what: '', done: 0 } },
  };
  // Counted before any work: an execution that is killed has been one all the same.
  host.records.set(keys.run, asJson(run));
  let known = watched ? undefined : snapshot(host);
  let told = 0;
  let cancelled = false;
  let early = false;
  /** When what is in hand was begun. */
  let since = host.clock.now();

  const job: Job = {
    host,
    registry,
    until,
    connections: watched?.connections ?? known!.connections,
    today: host.clock.local(Date.parse(run.createdAt)).date,
    run: () => run,
    change: (change) => {
      run = { ...run, ...change };
    },
    before: (dataset) => (known ??= snapshot(host)).subscription(dataset),
    pending: () => run.datasets.filter((id) => !run.outcomes[id]),
    report: (progress) => {
      host.log.about({ run: run.id, phase: progress.phase });
      const now = host.clock.now();
      if (now - told < PROGRESS_EVERY_MS) return cancelled;
      told = now;
      host.records.set(keys.progress, asJson({ run: run.id, progress, at: now }));
      cancelled = host.records.get(keys.cancel) === run.id;
      return cancelled;
    },
    cancelled: () => cancelled,
    outOfTime: () => early,
    endEarly: () => {
      early = true;
    },
    settle: (dataset, outcome, subscription) => {
      run = decided(run, dataset.id, outcome);
      record(host, run, subscription);
      if (outcome.is === 'published')
        host.log.write('dataset.published', {
          dataset: dataset.id,
          rows: outcome.rows,
          changed: outcome.changed,
          took: host.clock.now() - since,
        });
      else if (outcome.is === 'previewed') {
        const { rows, added, changed, gone } = outcome;
        const all = { dataset: dataset.id, rows, changed: added + changed + gone };
        host.log.write('dataset.previewed', all);
      } else
        host.log.write(outcome.is === 'held' ? 'dataset.held' : 'dataset.failed', {
          dataset: dataset.id,
          ...logged(outcome.failure),
        });
      since = host.clock.now();
    },
    refuse: (dataset, failure) => {
      job.settle(
        dataset,
        { is: failure.code === 'data.held' ? 'held' : 'failed', failure },
        failed(snapshot(host).subscription(dataset.id), failure, job.now()),
      );
    },
    phase: (phase) => {
      host.log.about({ run: run.id, phase });
      since = host.clock.now();
    },
    now: () => new Date(host.clock.now()).toISOString(),
    unread: new Map(),
    past: watched?.past ?? [],
    ...(watched ? { watched } : {}),
  };
  return job;
};
