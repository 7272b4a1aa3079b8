import type { Host } from '../host/host';
import { type Json, type Version } from '../model';
import type { Job } from './job';
import { markOf } from './marks';
import type * as published from './published';
import { settingsOf } from './settings';
import { asJson, keys, snapshot, type Snapshot } from './store';

/** Cells of a version whose rows are kept. */
export const MOST_CELLS = 2_000_000;

/** The rows of a version that was published in this execution, as text. */
export interface Kept {
  readonly dataset: string;
  readonly number: number;
  readonly text: string;
}

/** What was last said of what is published is said anew after so long although it only was fresh again. */
const STALE_MS = 55 * 60_000;

const opened = new WeakMap<object, typeof published>();
/** What few executions need of what is said and kept of published data sets: it lies beside the bundle. */
export const besides = ({ assets }: Pick<Host, 'assets'>): typeof published => {
  const code = opened.get(assets) ?? (assets.code('published') as typeof published);
  opened.set(assets, code);
  return code;
};

/** Whether the rows of a version are another's: those of the one before are kept already. */
export const isNews = (before: Version | undefined, now: Version): boolean =>
  before?.number !== now.number && (before?.hash !== now.hash || now.changed > 0);

/** Who has worked so long leaves it to the next execution: on a slow day each call takes half a minute. */
const LATE_MS = 4 * 60_000;

interface Told {
  readonly mark: string;
  readonly at: number;
  readonly said: Readonly<Record<string, string>>;
}

const UNTOLD = '';
/** Something was published and nobody has said so yet. */
export const isUntold = (now: Snapshot): boolean =>
  (now.get(keys.passports) as unknown as Told | undefined)?.mark === UNTOLD;

/** Leaves it to be told later in this execution, or by the next. @returns records that remember it */
export const tellLater = (host: Pick<Host, 'records'>): Readonly<Record<string, Json>> => {
  const before = host.records.get(keys.passports) as unknown as Told | undefined;
  return { [keys.passports]: asJson({ at: 0, said: {}, ...before, mark: UNTOLD } satisfies Told) };
};

/**
 * What an execution leaves beside the rows: the log of versions, the rows of past ones, and what tabs and
 * tables say of themselves. Where nothing has changed and the last time was less than an hour ago it costs
 * no call.
 * @returns records that remember it, to be written with the run.
 */
export const tellPublished = (
  job: Pick<Job, 'host' | 'registry' | 'past'>,
): Readonly<Record<string, Json>> => {
  const { host, registry, past } = job;
  const now = snapshot(host);
  const before = now.get(keys.passports) as unknown as Told | undefined;
  const parts = now.subscriptions.map(
    ({ dataset, version, failure, failing, quarantined, to, sheetId, columns, hashed }) =>
      JSON.stringify([
        ...(failing ?? []).map(({ connection, since }) => [connection, since]),
        ...[dataset, version?.number, version?.hash, version?.rows, failure !== undefined],
        ...[quarantined, to, sheetId, columns, hashed],
      ]),
  );
  const mark = markOf([...parts, JSON.stringify(now.get(keys.warehouse) ?? null)]).toString(36);
  const at = host.clock.now();
  const checked = now.subscriptions.map(({ version }) => Date.parse(version?.at ?? '') || 0);
  const isFresh = at - (before?.at ?? 0) < STALE_MS || Math.max(0, ...checked) <= (before?.at ?? 0);
  if (before?.mark === mark && isFresh && past.length === 0) return {};
  if (host.clock.elapsed() > LATE_MS) return tellLater(host);
  const code = besides(host);
  code.logVersions(host, now.subscriptions, past, settingsOf(now).retentionDays);
  past.length = 0;
  const said = code.writePassports(host, registry, now, before?.said ?? {});
  return { [keys.passports]: asJson({ mark, at, said } satisfies Told) };
};
