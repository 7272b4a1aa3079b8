import type { Host } from '../host/host';
import type { Json } from '../model';

/** What Google counts by the day and by the user (facts: Quotas). */
export const QUOTAS = ['fetches', 'triggerMs', 'mails', 'properties'] as const;
export type Quota = (typeof QUOTAS)[number];
type Amounts = Readonly<Record<Quota, number>>;

/** As failures and notices name them. */
export const SPOKEN: Readonly<Record<Quota, string>> = {
  fetches: 'web requests',
  triggerMs: 'automatic work',
  mails: 'mails',
  properties: 'records',
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const LIMITS: Readonly<Record<'consumer' | 'workspace', Amounts>> = {
  consumer: { fetches: 20_000, triggerMs: 90 * MINUTE_MS, mails: 100, properties: 50_000 },
  workspace: { fetches: 100_000, triggerMs: 6 * HOUR_MS, mails: 1_500, properties: 500_000 },
};
/** Left for what people ask for themselves, and for what cannot be counted: a share of each limit. */
const RESERVE: Amounts = { fetches: 0.2, triggerMs: 0.1, mails: 0.1, properties: 0.2 };
/** Left for what cannot be counted alone: an execution that ends later than it meant to, and idle ticks. */
const UNCOUNTED = 0.05;

/** Google's own start of an execution is part of its runtime, and cannot be measured from inside. */
export const START_MS = 400;
/** What an execution that was ended may have used: the longest an execution lasts, and at least this. */
const KILLED: Amounts = { fetches: 200, triggerMs: 6 * MINUTE_MS, mails: 1, properties: 300 };

/**
 * What this workbook has used of its steward's quotas, in the steward's user properties. They are one
 * store for all workbooks of the user, as the quotas are: each keeps its own record there, so that none
 * overwrites another's, and what is used is the sum of all.
 */
interface Metered {
  readonly v: 1;
  /**
   * What was used and is counted still, oldest first; what was written before told of one stretch alone.
   * Google counts a day from a first use that cannot be seen from here. So everything is counted for 24
   * hours from when it was used: what fits then fits Google's day, wherever that begins.
   */
  readonly used: Readonly<Partial<Record<Quota, readonly Used[] | Used>>>;
  /** The execution at work; found by the next one, it was ended and is counted at its worst. */
  readonly open?: { readonly at: number; readonly trigger: boolean };
  /** The most one execution has used, of what can only be guessed of one that was ended. */
  readonly peak?: { readonly fetches: number; readonly properties: number };
  /** Milliseconds of work in executions of any kind, for {@link Meter.perMs}. */
  readonly ms?: readonly Used[];
  /** When the account was last asked what kind it is, and what it said. */
  readonly account?: { readonly at: number; readonly is: keyof typeof LIMITS };
}

/** Used between two moments, an hour apart at most. */
interface Used {
  readonly from: number;
  /** Absent: at once. */
  readonly to?: number;
  readonly n: number;
}

const PREFIX = 'meter/';
const keyOf = (host: Pick<Host, 'workbook'>): string => PREFIX + host.workbook.id();

const endOf = ({ from, to = from }: Used): number => to + DAY_MS;

const alive = (used: readonly Used[] | Used | undefined, now: number): readonly Used[] =>
  [used ?? []].flat().filter((one) => endOf(one) > now);

const sumOf = (used: readonly Used[]): number => used.reduce((sum, { n }) => sum + n, 0);

/** How the user's quotas stand. */
export interface Meter {
  used(quota: Quota): number;
  limit(quota: Quota): number;
  /** What is left for schedules: without what is kept for people. Never below 0. */
  left(quota: Quota): number;
  /** What is left for what people ask for: all but what cannot be counted. Never below 0. */
  leftForPeople(quota: Quota): number;
  /** Epoch milliseconds when some of it is free again; a day from now if nothing is used. */
  resets(quota: Quota): number;
  /** How much of it a millisecond of work has taken today; 0 before any work. */
  perMs(quota: Quota): number;
}

const meterOf = (records: readonly Metered[], now: number): Meter => {
  const slots = (quota: Quota): readonly Used[] =>
    records.flatMap((record) => alive(record.used[quota], now));
  const used = (quota: Quota): number => sumOf(slots(quota));
  const kind = records.some(({ account }) => account?.is === 'workspace')
    ? 'workspace'
    : 'consumer';
  const limit = (quota: Quota): number => LIMITS[kind][quota];
  const ms = sumOf(records.flatMap((record) => alive(record.ms, now)));
  return {
    used,
    limit,
    left: (quota) => Math.max(0, limit(quota) * (1 - RESERVE[quota]) - used(quota)),
    leftForPeople: (quota) => Math.max(0, limit(quota) * (1 - UNCOUNTED) - used(quota)),
    resets: (quota) => Math.min(now + DAY_MS, ...slots(quota).map(endOf)),
    perMs: (quota) => (ms > 0 ? used(quota) / ms : 0),
  };
};

const all = (host: Host): Record<string, Metered> =>
  host.secrets.all(PREFIX) as unknown as Record<string, Metered>;

/** How the quotas of whoever asks stand. One reading of the user's properties. */
export const readMeter = (host: Host): Meter => meterOf(Object.values(all(host)), host.clock.now());

/** Counts more, used between two moments. */
const counted = (before: readonly Used[], n: number, from: number, to: number): readonly Used[] => {
  const last = before[before.length - 1];
  if (n === 0) return before;
  return last && to - last.from < HOUR_MS
    ? [...before.slice(0, -1), { from: last.from, to, n: last.n + n }]
    : [...before, { from, to, n }];
};

const add = (record: Metered, amounts: Amounts, from: number, now: number): Metered => {
  const used: Partial<Record<Quota, readonly Used[]>> = {};
  for (const quota of QUOTAS)
    used[quota] = counted(alive(record.used[quota], now), amounts[quota], from, now);
  return { ...record, used };
};

/**
 * An account may send 100 mails a day or 1,500: that is all a script can learn of its kind. More than a
 * consumer's are left: it is a Workspace account, and stays one for a month; fewer say nothing (they may
 * be used up), so a consumer's limits hold, which are the smaller ones, and it is asked again next day.
 */
const knownAccount = (host: Host, { account }: Metered, now: number): Metered['account'] => {
  const lasts = account?.is === 'workspace' ? 30 * DAY_MS : DAY_MS;
  if (account && now - account.at < lasts) return account;
  try {
    const is = host.mail.remaining() > LIMITS.consumer.mails ? 'workspace' : 'consumer';
    return { at: now, is };
  } catch {
    // Without the permission to send mails nothing is known: the smaller limits hold.
    return { at: now, is: 'consumer' };
  }
};

/** An execution's account with the day's quotas; it is opened under the lock. */
export interface Account extends Meter {
  /** Counts what this execution has used, and what ticks without work have. Called at its end. */
  close(idleMs: number): void;
  /** The host says that a quota is used up, whatever was counted here. */
  spent(quota: Quota): void;
}

/** @param trigger whether the execution counts against the runtime of triggers. */
export const openAccount = (host: Host, trigger: boolean): Account => {
  const now = host.clock.now();
  const key = keyOf(host);
  const { [key]: stored = { v: 1, used: {} } as Metered, ...others } = all(host);
  let own = stored;
  if (own.open) {
    const { peak } = own;
    const worst = {
      fetches: Math.max(KILLED.fetches, peak?.fetches ?? 0),
      triggerMs: own.open.trigger ? KILLED.triggerMs : 0,
      mails: KILLED.mails,
      properties: Math.max(KILLED.properties, peak?.properties ?? 0),
    };
    own = add(own, worst, own.open.at, now);
  }
  const account = knownAccount(host, own, now);
  own = { ...own, account, open: { at: now, trigger } };
  host.secrets.set(key, own as unknown as Json);
  const meter = (): Meter => meterOf([own, ...Object.values(others)], host.clock.now());
  let closed = false;
  return {
    used: (quota) => meter().used(quota) + usedNow(host, trigger)[quota],
    limit: (quota) => meter().limit(quota),
    left: (quota) => Math.max(0, meter().left(quota) - usedNow(host, trigger)[quota]),
    leftForPeople: (quota) =>
      Math.max(0, meter().leftForPeople(quota) - usedNow(host, trigger)[quota]),
    resets: (quota) => meter().resets(quota),
    perMs: (quota) => meter().perMs(quota),
    spent: (quota) => {
      // Our count is wrong then: the rest is taken as used, and Google is asked again in an hour.
      const at = host.clock.now();
      const rest = { from: at - DAY_MS + HOUR_MS, n: meter().limit(quota) - meter().used(quota) };
      const used = [rest, ...alive(own.used[quota], at)];
      own = { ...own, used: { ...own.used, [quota]: used } };
    },
    close: (idleMs) => {
      if (closed) return;
      closed = true;
      const { open: _, ...rest } = own;
      const amounts = usedNow(host, trigger);
      const peak = {
        fetches: Math.max(rest.peak?.fetches ?? 0, amounts.fetches),
        properties: Math.max(rest.peak?.properties ?? 0, amounts.properties),
      };
      // This write is one more.
      const total = {
        ...amounts,
        triggerMs: amounts.triggerMs + idleMs,
        properties: amounts.properties + 1,
      };
      const at = host.clock.now();
      const ms = counted(alive(rest.ms, at), host.clock.elapsed(), now, at);
      const next = { ...add(rest, total, now, at), peak, ms };
      host.secrets.set(key, next as unknown as Json);
    },
  };
};

/** What this execution has used so far. */
const usedNow = (host: Host, trigger: boolean): Amounts => ({
  ...host.meter.used(),
  triggerMs: trigger ? host.clock.elapsed() + START_MS : 0,
});
