import { abandon } from '../engine/end';
import { keepWaiting, note } from '../engine/journal';
import { leave } from '../engine/leave';
import { withRoom } from '../engine/room';
import { settingsOf } from '../engine/settings';
import { advance } from '../engine/run';
import { asJson, keys, snapshot } from '../engine/store';
import type { Host } from '../host/host';
import {
  FAILURES,
  failureOf,
  isOver,
  logged,
  type Failure,
  type Registry,
  type Run,
} from '../model';
import { seldom } from './apart';
import { measured } from './forecast';
import { beat } from './heartbeat';
import { nextRun } from './next';
import { openAccount, SPOKEN, type Account, type Quota } from './quotas';
import { finishHandover } from './handover';
import { tellTabs } from './recorded';
import { isSteward } from './steward';
import { ticksOf } from './ticks';

/** The host ends an execution at six minutes and cannot be argued with (facts: Triggers). */
const BUDGET_MS = 4.5 * 60_000;
/** Nothing new is begun when less than this is left. */
const TOO_SHORT_MS = 30_000;

/** An account that is opened when it is first needed: most ticks find nothing to do. */
const opening = (host: Host, trigger: boolean) => {
  let opened: Account | undefined;
  return { account: () => (opened ??= openAccount(host, trigger)), opened: () => opened };
};

/**
 * One execution's share of the work, for the trigger and for an open sidebar alike. Only the steward's
 * executions can: the secrets and the raw data are theirs.
 * @returns whether its cost is in the steward's account of the day.
 */
export const work = async (
  given: Host,
  registry: Registry<Host>,
  cause: 'person' | 'trigger' = 'person',
): Promise<boolean> => {
  const host = withRoom(given);
  if (!isSteward(host, snapshot(host))) return false;
  if (!host.lock.tryAcquire(5_000)) {
    note(host);
    return false;
  }
  const begun = snapshot(host);
  // A colleague may have taken over while this execution waited.
  if (!isSteward(host, begun)) {
    host.lock.release();
    return false;
  }
  const trigger = cause === 'trigger';
  const { account, opened } = opening(host, trigger);
  try {
    beat(host, begun);
    if (begun.get(keys.handover) !== undefined) finishHandover(host);
    const until = host.clock.now() - host.clock.elapsed() + BUDGET_MS;
    if (Object.keys(begun.clearings).length > 0)
      await seldom(host).clearAway(host, registry, until);
    for (let first = true; until - host.clock.now() > TOO_SHORT_MS; first = false) {
      const run = nextRun(host, registry, snapshot(host), account, trigger);
      if (!run) break;
      if (first) keepWaiting(host, settingsOf(begun).retentionDays);
      const rest = restFor(host, run, account(), trigger);
      if (rest.ms < TOO_SHORT_MS) {
        waitForQuota(host, run, account(), rest.quota);
        break;
      }
      const end = Math.min(until, host.clock.now() + rest.ms);
      if (!(await workOn(host, registry, run, end, account()))) break;
    }
  } catch (error) {
    // Nobody reads what a trigger throws. What passes leaves the run as it is, for the next execution.
    const failure = failureOf(error);
    host.log.write('work.failed', logged(failure));
    if (FAILURES[failure.code].recovery === 'fail') abandon(host, failure);
  } finally {
    tellTabs(host, registry);
    leave(host, registry);
    settle(host, opened(), trigger ? (ticksOf(begun)?.idleMs ?? 0) : 0);
    host.lock.release();
  }
  return opened() !== undefined;
};

/** What was used is counted last; a count that cannot be written is counted at its worst by the next. */
const settle = (host: Host, account: Account | undefined, idleMs: number): void => {
  try {
    account?.close(idleMs);
  } catch (error) {
    host.log.write('work.failed', logged(failureOf(error)));
  }
};

/** Works on one run and notes what it cost. @returns whether it is over. */
const workOn = async (
  host: Host,
  registry: Registry<Host>,
  run: Run,
  until: number,
  account: Account,
): Promise<boolean> => {
  const before = { ms: host.clock.now(), fetches: host.meter.used().fetches };
  const after = await advance(host, registry, run, until);
  const spent = {
    ms: (run.spent?.ms ?? 0) + host.clock.now() - before.ms,
    fetches: (run.spent?.fetches ?? 0) + host.meter.used().fetches - before.fetches,
  };
  const { status } = after;
  if (!isOver(status)) {
    const waits = status.is === 'paused' && status.failure?.code === 'host.quota';
    const next = waits ? untilReset(after, status, status.failure, account) : after;
    host.records.set(keys.run, asJson({ ...next, spent }));
    return false;
  }
  const now = snapshot(host);
  const records = measured(after, spent, now.subscription).map(
    (subscription) => [keys.subscription(subscription.dataset), asJson(subscription)] as const,
  );
  if (records.length > 0) host.records.setAll(Object.fromEntries(records));
  return true;
};

/** How long a run may still work today, ms, and the quota that sets the end. */
interface Rest {
  readonly ms: number;
  readonly quota: Quota;
}

/**
 * A run goes on no longer than the day's quotas last: Google would end the execution, or skip the next,
 * without a word. What people ask for may use what schedules leave to them; a schedule's run that stands
 * in the way of a wish may too.
 */
const restFor = (host: Host, run: Run, account: Account, trigger: boolean): Rest => {
  const forPeople = run.cause !== 'schedule' || snapshot(host).wished.length > 0;
  const left = (quota: Quota): number =>
    forPeople ? account.leftForPeople(quota) : account.left(quota);
  if (left('fetches') <= 0) return { ms: 0, quota: 'fetches' };
  return { ms: trigger ? left('triggerMs') : Infinity, quota: 'triggerMs' };
};

/** It is the quota that is waited for, and no source: that is said, and takes no part in patience. */
const waitForQuota = (host: Host, run: Run, account: Account, quota: Quota): void => {
  const since = new Date(host.clock.now()).toISOString();
  const until = new Date(account.resets(quota)).toISOString();
  const failure: Failure = { code: 'host.quota', params: { service: SPOKEN[quota] } };
  host.records.set(keys.run, asJson({ ...run, status: { is: 'paused', until, since, failure } }));
};

/** A quota that is used up comes back when its day is over, and a run that needs it waits until then. */
const untilReset = (
  run: Run,
  status: Extract<Run['status'], { is: 'paused' }>,
  failure: Failure,
  account: Account,
): Run => {
  const quota = quotaOf(String(failure.params['service'] ?? ''));
  account.spent(quota);
  return { ...run, status: { ...status, until: new Date(account.resets(quota)).toISOString() } };
};

const quotaOf = (service: string): Quota =>
  service === 'Mail' ? 'mails' : service === 'Properties' ? 'properties' : 'fetches';
