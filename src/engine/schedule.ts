import {
  FAILURES,
  type Connection,
  type Dataset,
  type Failing,
  type Failure,
  type Schedule,
  type Subscription,
} from '../model';
import type { Calendar } from './calendar';
import { addDays, DAY_MS, HOUR_MS, instantOf, weekdayOf, type WallClock } from './wall';

/** What a schedule is held against. */
export interface Times {
  readonly clock: WallClock;
  readonly calendar: Calendar;
}

/** An hourly trigger comes a little early or late: what is almost an hour old is an hour old. */
const SLACK_MS = 5 * 60_000;
/** A promise is broken only after this: the trigger comes within the hour, and a run takes its time. */
const GRACE_MS = { hour: 2 * HOUR_MS, other: 4 * HOUR_MS } as const;
/** How long after an attempt that met a passing problem the next is made; the last one from then on. */
const AGAIN_MS = [HOUR_MS / 4, HOUR_MS, 2 * HOUR_MS, 4 * HOUR_MS] as const;
/** Further than any holidays reach. */
const LOOK_DAYS = 400;

type Striking = Exclude<Schedule, { every: 'tick' | 'hour' | 'never' }>;
/** What comes again after so much time: at the next tick, or after an hour. */
const SPAN_MS = { tick: 5_000, hour: HOUR_MS - SLACK_MS } as const;

const isOn = (schedule: Striking, date: string, calendar: Calendar): boolean => {
  switch (schedule.every) {
    case 'day':
      return true;
    case 'weekday':
      return weekdayOf(date) <= 5;
    case 'school_day':
      return calendar.isOpen(date);
    case 'week':
      return weekdayOf(date) === schedule.day;
  }
};

/** The last time the schedule's hour struck, at or before `now`. */
const lastStroke = (schedule: Striking, { clock, calendar }: Times, now: number): number | null => {
  const today = clock.local(now).date;
  for (let back = 0; back <= LOOK_DAYS; back++) {
    const date = addDays(today, -back);
    if (!isOn(schedule, date, calendar)) continue;
    const at = instantOf(clock, date, schedule.hour);
    if (at <= now) return at;
  }
  return null;
};

/** The first time the schedule's hour strikes after `now`, and on which date. */
const nextStroke = (
  schedule: Striking,
  { clock, calendar }: Times,
  now: number,
): { readonly at: number; readonly date: string } | null => {
  const today = clock.local(now).date;
  for (let ahead = 0; ahead <= LOOK_DAYS; ahead++) {
    const date = addDays(today, ahead);
    if (!isOn(schedule, date, calendar)) continue;
    const at = instantOf(clock, date, schedule.hour);
    if (at > now) return { at, date };
  }
  return null;
};

const time = (iso: string | undefined): number => (iso === undefined ? NaN : Date.parse(iso));

const waited = ({ params }: Failure, tries: number, at: string): number => {
  const wait = AGAIN_MS[Math.min(tries, AGAIN_MS.length) - 1] as number;
  const asked = Number(params['seconds'] ?? 0) * 1000;
  return time(at) + Math.max(wait, asked);
};

/**
 * From when on a source that others go on without is asked again: one that is down costs a refresh up to a
 * minute, and Google counts the connections that failed.
 */
export const askedAgainAt = ({ failure, tries, askedAt }: Failing): number =>
  waited(failure, tries, askedAt);

const passes = ({ code }: Failure): boolean => FAILURES[code].recovery !== 'fail';

/** When it is tried again after a problem that passes by itself; null: the last attempt met none. */
const againAt = ({ failure, attemptedAt, tries = 1 }: Subscription): number | null =>
  failure && attemptedAt !== undefined && passes(failure)
    ? waited(failure, tries, attemptedAt)
    : null;

/** The same of the sources that others went on without. */
const othersAgainAt = ({ failing = [] }: Subscription): number =>
  Math.min(...failing.filter(({ failure }) => passes(failure)).map(askedAgainAt));

/**
 * Since when a data set is to be refreshed; in the future: from when on. Null: never by itself. A stroke
 * counts once, however many were missed; a person's refresh counts like the schedule's.
 */
const dueAt = (subscription: Subscription, times: Times): number | null => {
  const { on, schedule, version, attemptedAt } = subscription;
  if (!on || schedule.every === 'never') return null;
  const now = times.clock.now();
  const last = time(attemptedAt ?? version?.at);
  if (Number.isNaN(last)) return now;
  const again = againAt(subscription);
  const others = othersAgainAt(subscription);
  if (schedule.every === 'hour' || schedule.every === 'tick')
    return again ?? Math.min(last + SPAN_MS[schedule.every], others);
  const struck = lastStroke(schedule, times, now);
  const stroke =
    struck !== null && struck > last ? struck : (nextStroke(schedule, times, now)?.at ?? null);
  const soonest = Math.min(again ?? Infinity, stroke ?? Infinity, others);
  return soonest === Infinity ? null : soonest;
};

/** Since when a data set is due; null: it is not. */
export const dueSince = (subscription: Subscription, times: Times): number | null => {
  const at = dueAt(subscription, times);
  return at !== null && at <= times.clock.now() ? at : null;
};

/** Whether a data set is to be refreshed by itself now. */
export const isDue = (subscription: Subscription, times: Times): boolean =>
  dueSince(subscription, times) !== null;

/** How often the schedule alone makes a data set due after one moment and before another. */
export const strokesBetween = (
  { on, schedule }: Subscription,
  times: Times,
  from: number,
  until: number,
): number => {
  if (!on || schedule.every === 'never') return 0;
  // What comes more often is set aside for once an hour: the rest is only done while there is time.
  if (schedule.every === 'hour' || schedule.every === 'tick')
    return Math.max(0, Math.floor((until - from) / HOUR_MS));
  let count = 0;
  for (let next = nextStroke(schedule, times, from); next && next.at < until; count++)
    next = nextStroke(schedule, times, next.at);
  return count;
};

/** When a data set is refreshed next by itself, if the trigger came at once; null: never. */
export const nextDue = (subscription: Subscription, times: Times): number | null => {
  const at = dueAt(subscription, times);
  return at === null ? null : Math.max(at, times.clock.now());
};

/** Whether any connection that feeds a data set is read: what none feeds is neither due nor late. */
export const isFed = (dataset: Dataset, connections: readonly Connection[]): boolean =>
  connections.some(({ connector, paused }) => dataset.sql[connector] !== undefined && !paused);

/**
 * When a promise that fell due at `at` is broken. On a day that a calendar calls closed nobody waits: the
 * promise counts at the same hour of the next day that is not.
 */
const brokenAt = ({ clock, calendar }: Times, at: number, grace: number): number => {
  const { date, hour } = clock.local(at);
  for (let ahead = 0; ahead <= LOOK_DAYS; ahead++) {
    const day = addDays(date, ahead);
    if (calendar.isClosed(day)) continue;
    return (ahead === 0 ? at : instantOf(clock, day, hour)) + grace;
  }
  return at + LOOK_DAYS * DAY_MS;
};

/**
 * Since when a data set is older than its schedule promises; null: it is not. Promised is, at every stroke
 * after the last version (or after it was switched on), one published since then, within
 * {@link GRACE_MS}. What is off, is on no schedule or is fed by paused connections alone is never late.
 * @param fed see {@link isFed}
 */
export const lateSince = (
  subscription: Subscription,
  times: Times,
  fed: boolean,
): number | null => {
  const { on, schedule, version, since } = subscription;
  if (!on || !fed || schedule.every === 'never') return null;
  const from = Math.max(...[version?.at, since].filter((t) => t !== undefined).map(time));
  // Switched on by a version that did not note it and never published: nothing was promised yet.
  if (!Number.isFinite(from)) return null;
  const isHourly = schedule.every === 'hour' || schedule.every === 'tick';
  const promised = isHourly ? from + HOUR_MS : nextStroke(schedule, times, from)?.at;
  if (promised === undefined) return null;
  const broken = brokenAt(times, promised, GRACE_MS[isHourly ? 'hour' : 'other']);
  return broken <= times.clock.now() ? broken : null;
};
