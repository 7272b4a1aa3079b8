import type { Host } from '../host/host';
import {
  FailureError,
  type BrokenRule,
  type Counts,
  type Failure,
  isOver,
  type FileId,
  type Json,
  type Outcome,
  type Over,
  type PastRun,
  type Run,
  type RunId,
  type Subscription,
  type Version,
} from '../model';
import type { Quarantine } from './check';
import { asJson, keys } from './store';

const HISTORY = 12;
const RUNS = 20;
const RUNS_CHARS = 50_000;

/** The subscription and the run move in one write, so that neither knows more than the other. */
export const record = (host: Host, run: Run, subscription: Subscription): void =>
  host.records.setAll({
    [keys.subscription(subscription.dataset)]: asJson(subscription),
    [keys.run]: asJson(run),
  });

const without = <T extends object, K extends keyof T>(value: T, ...names: K[]): Omit<T, K> => {
  const copy = { ...value };
  for (const name of names) delete copy[name];
  return copy;
};

/** The run with one more data set decided. */
export const decided = (run: Run, dataset: string, outcome: Outcome): Run => ({
  ...run,
  outcomes: { ...run.outcomes, [dataset]: outcome },
});

export const published = (
  subscription: Subscription,
  version: Omit<Version, 'number' | 'changed'> & { readonly changed: number },
  columns: readonly string[],
  hashed: readonly string[],
  quarantined: {
    readonly rows: number;
    readonly rules: readonly BrokenRule[];
    readonly file?: FileId;
  },
): Subscription => {
  const { version: before, failing } = subscription;
  const same = before?.hash === version.hash && before.sql === version.sql;
  return {
    ...without(
      subscription,
      'failure',
      'tries',
      'approved',
      'quarantined',
      'quarantine',
      'rules',
      'writing',
      'hashed',
      'failing',
    ),
    ...(failing && failing.length > 0 ? { failing } : {}),
    columns,
    ...(hashed.length > 0 ? { hashed } : {}),
    version: {
      ...version,
      since: same ? (before.since ?? before.at) : version.at,
      number: same ? before.number : (before?.number ?? 0) + 1,
      changed: same && version.changed === 0 ? before.changed : version.changed,
    },
    history: same
      ? (subscription.history ?? [version.rows])
      : [...(subscription.history ?? []), version.rows].slice(-HISTORY),
    attemptedAt: version.at,
    ...(quarantined.file
      ? {
          quarantined: quarantined.rows,
          quarantine: quarantined.file,
          rules: quarantined.rules,
        }
      : {}),
  };
};

export const failed = (subscription: Subscription, failure: Failure, at: string): Subscription => ({
  ...subscription,
  failure,
  attemptedAt: at,
  tries: (subscription.tries ?? 0) + 1,
});

/** A run that is over, without what only its executions need. */
const past = (run: Run, status: Over): PastRun => {
  const { id, cause, by, repair, createdAt, executions, counts, outcomes } = run;
  const { sources = {}, waited } = run;
  return {
    v: 1,
    id,
    is: status.is,
    cause,
    ...(by === undefined ? {} : { by }),
    ...(repair === undefined ? {} : { repair }),
    at: createdAt,
    ended: status.at,
    executions,
    counts,
    sources,
    ...(waited ? { waited } : {}),
    datasets: Object.fromEntries(run.datasets.map((name) => [name, outcomes[name] ?? null])),
  };
};

/** As many of the newest as may lie in the store that all records share (facts: Quotas, 500 KB). */
const fitting = (runs: readonly PastRun[]): readonly PastRun[] => {
  let chars = 0;
  return runs.slice(0, RUNS).filter((run) => (chars += JSON.stringify(run).length) < RUNS_CHARS);
};

/** Runs that follow each other while somebody watches are one to whoever looks back: `id.1`, `id.2`… */
const sessionOf = (id: string): string => id.replace(/\.\d+$/, '');

/** One more run of a watching is added to what it was by then. */
const together = (run: PastRun, before: PastRun | undefined): PastRun => {
  const { counts, sources, datasets } = run;
  if (!before) return { ...run, id: sessionOf(run.id) as RunId };
  const sum = <T extends Counts>(a: T | undefined, b: T): T => ({
    ...b,
    requests: (a?.requests ?? 0) + b.requests,
    rowsRead: (a?.rowsRead ?? 0) + b.rowsRead,
    retries: (a?.retries ?? 0) + b.retries,
  });
  return {
    ...run,
    id: before.id,
    at: before.at,
    counts: sum(before.counts, counts),
    sources: {
      ...before.sources,
      ...Object.fromEntries(
        Object.entries(sources).map(([id, of]) => {
          const known = before.sources[id];
          return [id, { ...sum(known, of), ms: (known?.ms ?? 0) + of.ms }];
        }),
      ),
    },
    datasets: { ...before.datasets, ...datasets },
  };
};

/** A finished run makes room for the next and stays readable as a line of history. */
export const archive = (host: Host, run: Run, also: Readonly<Record<string, Json>> = {}): void => {
  const { status } = run;
  if (!isOver(status)) return;
  const before = (host.records.get(keys.history) ?? []) as unknown as PastRun[];
  const id = run.cause === 'watch' ? sessionOf(run.id) : run.id;
  const over = past(run, status);
  const same = before.find((other) => other.id === id);
  const entry = run.cause === 'watch' ? together(over, same) : over;
  const runs = [entry, ...before.filter((other) => other !== same)];
  host.records.setAll({
    [keys.history]: asJson(fitting(runs)),
    [keys.run]: asJson(run),
    ...also,
  });
};

/** The tab's id is chosen and recorded before the tab is made, so that it is made once. */
export const reserveSheet = (
  host: Host,
  subscription: Subscription,
): Subscription & { readonly sheetId: number } => {
  const { sheetId } = subscription;
  if (sheetId !== undefined) return { ...subscription, sheetId };
  // Nine digits from a UUID: apart from the small ids Google gives, and from each other.
  const chosen = 100_000_000 + (parseInt(host.person.uuid().slice(0, 8), 16) % 900_000_000);
  const reserved = { ...subscription, sheetId: chosen };
  host.records.set(keys.subscription(subscription.dataset), asJson(reserved));
  return reserved;
};

/**
 * Keeps the rows that were taken out, with their reasons, in the steward's Drive: they are on record and
 * can be looked into. Where there are none any more the file goes.
 * @returns the file, or none.
 */
export const keepQuarantine = (
  host: Host,
  { dataset, quarantine: known }: Subscription,
  at: string,
  columns: readonly string[],
  kept: readonly Quarantine[],
): FileId | undefined => {
  if (kept.length === 0) {
    if (known) host.files.remove([known]);
    return undefined;
  }
  const [file] = known ? [known] : host.files.create([`quarantine ${dataset}`]);
  if (!file) throw new FailureError('storage.lost');
  host.files.write([{ id: file, text: JSON.stringify({ at, columns, kept }) }]);
  return file;
};

/** From now on what is remembered of the tab may be wrong, until its publication is recorded. */
export const beginWriting = (host: Host, subscription: Subscription): void => {
  if (subscription.writing || !subscription.memory) return;
  host.records.set(
    keys.subscription(subscription.dataset),
    asJson({ ...subscription, writing: true }),
  );
};
