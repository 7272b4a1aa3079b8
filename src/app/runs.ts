import { withRoom } from '../engine/room';
import { note } from '../engine/journal';
import { leave } from '../engine/leave';
import { archive } from '../engine/record';
import { abandon, advance } from '../engine/run';
import { isDue } from '../engine/schedule';
import { asJson, keys, snapshot, type Snapshot, type Wish } from '../engine/store';
import type { Host } from '../host/host';
import {
  FAILURES,
  FailureError,
  failureOf,
  isOver,
  logged,
  type Registry,
  type Run,
  type RunId,
  type Schedule,
  type TickMinutes,
} from '../model';
import type { RunCard } from './api';
import { whyUnfed } from './feeds';
import { beat } from './heartbeat';
import { runCard } from './state';
import { clearLeftover, finishHandover, isSteward } from './steward';

/** The host ends an execution at six minutes and cannot be argued with (facts: Triggers). */
const BUDGET_MS = 4.5 * 60_000;
/** Nothing new is begun when less than this is left. */
const TOO_SHORT_MS = 30_000;

/** Wishes are records of their own, written without the lock: anybody may wish at any time. */
export const refresh = (
  host: Host,
  registry: Registry<Host>,
  ids: readonly string[] | null,
): RunCard | null => {
  const now = snapshot(host);
  const asked = ids ?? now.subscriptions.filter((s) => s.on).map((s) => s.dataset);
  const wanted = asked.filter((id) => !whyUnfed(registry, now, id));
  const [first] = asked;
  const why = wanted.length === 0 && first !== undefined && whyUnfed(registry, now, first);
  if (why) throw new FailureError(why.code, why.params);
  if (wanted.length > 0) {
    const at = new Date(host.clock.now()).toISOString();
    const wish: Wish = { at, by: host.person.email(), datasets: wanted };
    host.records.set(keys.wish(host.person.uuid()), asJson(wish));
  }
  return runCard(host, snapshot(host));
};

export const switchDataset = (
  host: Host,
  registry: Registry<Host>,
  id: string,
  on: boolean,
): void => {
  if (!registry.datasets.get(id)) throw new FailureError('setup.unknown_dataset', { dataset: id });
  const { failure: _, tries: __, ...subscription } = snapshot(host).subscription(id);
  const since = new Date(host.clock.now()).toISOString();
  host.records.set(
    keys.subscription(id),
    asJson({ ...subscription, on, ...(on && !subscription.on ? { since } : {}) }),
  );
};

export const setSchedule = (
  host: Host,
  registry: Registry<Host>,
  id: string,
  schedule: Schedule,
): void => {
  if (!registry.datasets.get(id)) throw new FailureError('setup.unknown_dataset', { dataset: id });
  const subscription = snapshot(host).subscription(id);
  const since = new Date(host.clock.now()).toISOString();
  host.records.set(keys.subscription(id), asJson({ ...subscription, schedule, since }));
};

/** Lets a held data set through with the number of rows the person has seen. */
export const publishAnyway = (host: Host, registry: Registry<Host>, id: string): RunCard | null => {
  const subscription = snapshot(host).subscription(id);
  if (subscription.failure?.code === 'data.held') {
    const approved = Number(subscription.failure.params['after']);
    host.records.set(keys.subscription(id), asJson({ ...subscription, approved }));
  }
  return refresh(host, registry, [id]);
};

/** Asks the executor to stop; where none is at work the run ends here. */
export const cancel = (host: Host): RunCard | null => {
  const now = snapshot(host);
  for (const id of Object.keys(now.wishes)) host.records.remove(keys.wish(id));
  if (!now.run || isOver(now.run.status)) return runCard(host, snapshot(host));
  host.records.set(keys.cancel, now.run.id);
  if (host.lock.tryAcquire(0)) {
    const { run } = snapshot(host);
    if (run && !isOver(run.status)) {
      const at = new Date(host.clock.now()).toISOString();
      archive(host, { ...run, status: { is: 'cancelled', at } });
    }
    host.lock.release();
  }
  return runCard(host, snapshot(host));
};

/** The run to work on: the one at hand, or a new one from wishes and what is due. */
const nextRun = (host: Host, registry: Registry<Host>, now: Snapshot): Run | null => {
  const { run } = now;
  if (run && !isOver(run.status)) {
    const waits = run.status.is === 'paused' && Date.parse(run.status.until) > host.clock.now();
    // A person who asks again does not wait for the pause to end.
    return waits && now.wished.length === 0 ? null : run;
  }
  const { wished } = now;
  const due = now.subscriptions
    .filter(
      (s) =>
        isDue(s, { clock: host.clock, calendar: now.calendar }) &&
        !whyUnfed(registry, now, s.dataset),
    )
    .map((s) => s.dataset);
  const datasets = [...new Set([...wished, ...due])].sort();
  if (datasets.length === 0) return null;
  const fresh: Run = {
    v: 1,
    id: `r${host.person.uuid().slice(0, 8)}` as RunId,
    datasets,
    cause: wished.length > 0 ? 'person' : 'schedule',
    ...(wished.length > 0 ? { by: Object.values(now.wishes)[0]!.by } : {}),
    createdAt: new Date(host.clock.now()).toISOString(),
    status: { is: 'queued' },
    outcomes: {},
    executions: 0,
    counts: { requests: 0, rowsRead: 0, retries: 0 },
  };
  // The run is there before its wishes go: killed in between, a wish is granted twice, never lost.
  host.records.set(keys.run, asJson(fresh));
  for (const id of Object.keys(now.wishes)) host.records.remove(keys.wish(id));
  return fresh;
};

/**
 * One execution's share of the work, for the trigger and for an open sidebar alike. Only the steward's
 * executions can: the secrets and the raw data are theirs.
 */
export const work = async (given: Host, registry: Registry<Host>): Promise<void> => {
  const host = withRoom(given);
  if (!isSteward(host, snapshot(host))) return;
  if (!host.lock.tryAcquire(5_000)) {
    note(host);
    return;
  }
  const begun = snapshot(host);
  // A colleague may have taken over while this execution waited.
  if (!isSteward(host, begun)) {
    host.lock.release();
    return;
  }
  try {
    beat(host, begun);
    if (begun.get(keys.handover) !== undefined) finishHandover(host);
    const until = host.clock.now() - host.clock.elapsed() + BUDGET_MS;
    while (until - host.clock.now() > TOO_SHORT_MS) {
      const run = nextRun(host, registry, snapshot(host));
      if (!run) return;
      const after = await advance(host, registry, run, until);
      if (!isOver(after.status)) return;
    }
  } catch (error) {
    // Nobody reads what a trigger throws. What passes leaves the run as it is, for the next execution.
    const failure = failureOf(error);
    host.log.write('work.failed', logged(failure));
    if (FAILURES[failure.code].recovery === 'fail') abandon(host, failure);
  } finally {
    leave(host, registry);
    host.lock.release();
  }
};

/** The trigger's execution: sees to it that one trigger is left, then works. */
export const tick = async (
  host: Host,
  registry: Registry<Host>,
  minutes: TickMinutes,
): Promise<void> => {
  const now = snapshot(host);
  // A trigger of somebody who is no longer the steward clears away what is left there, and goes.
  if (!isSteward(host, now)) {
    if (clearLeftover(host, now)) host.scheduler.remove('tick');
    return;
  }
  host.scheduler.ensure('tick', minutes);
  await work(host, registry);
};
