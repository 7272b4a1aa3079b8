import { markOf } from '../engine/marks';
import { withRoom } from '../engine/room';
import { nextDue, type Times } from '../engine/schedule';
import { isUntold, tellPublished } from '../engine/kept';
import { asJson, keys, snapshot, type Heartbeat, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { failureOf, isOver, logged, type Registry } from '../model';
import { working } from './apart';
import { whyUnfed } from './feeds';
import { waitsOf } from './forecast';
import { settleIdentity } from './identity';
import { START_MS } from './quotas';
import { clearLeftover } from './handover';
import { isSteward } from './steward';
import { ticksOf, type Ticks } from './ticks';
import { lookAfterTrigger, madeTrigger, removeTriggers } from './trigger';

/** What Google tells a function that a trigger calls. */
export interface TickEvent {
  readonly triggerUid?: string;
}

/**
 * A tick looks around in earnest at least so often, whatever it remembers: the workbook's zone can be
 * changed without us, triggers can be deleted, and data can become late with nothing due.
 */
const LOOK_MS = 55 * 60_000;
/** What is to be done in a moment is not left to the next tick. */
const SOON_MS = 5_000;

/** All that the next moment of work depends on, as a mark: whoever changes any of it needs tell nobody. */
const markOfState = ({
  subscriptions,
  connections,
  wishes,
  clearings,
  run,
  get,
}: Snapshot): string =>
  markOf([
    JSON.stringify([
      subscriptions.map((s) => [
        s.dataset,
        s.on,
        s.schedule,
        s.attemptedAt,
        s.tries,
        s.version?.at,
      ]),
      connections.map(({ id, connector, paused }) => [id, connector, paused]),
      Object.keys(wishes),
      Object.entries(clearings).map(([key, { next }]) => [key, next]),
      run && [run.id, run.status],
      [keys.settings, keys.trigger, keys.steward, keys.waits, keys.handover].map((key) => get(key)),
    ]),
  ]).toString(36);

/**
 * Whether this execution has nothing to do, as far as one reading of the records tells. The trigger's id
 * stands for everything else: it belongs to this workbook and to its steward, and to no copy.
 */
const isQuiet = (host: Host, now: Snapshot, event: TickEvent | undefined): boolean => {
  const made = madeTrigger(now);
  const ticks = ticksOf(now);
  return (
    ticks !== undefined &&
    made !== undefined &&
    made.trouble === undefined &&
    made.id === event?.triggerUid &&
    made.by === now.steward?.email &&
    host.clock.now() + SOON_MS < ticks.wake &&
    ticks.of === markOfState(now)
  );
};

/** When something is to be done next, at the latest in an hour. */
const wakeOf = (host: Host, registry: Registry<Host>, now: Snapshot): number => {
  const times: Times = { clock: host.clock, calendar: now.calendar };
  const at = host.clock.now();
  const { run, wished } = now;
  if (wished.length > 0 || isUntold(now)) return at;
  if (run && !isOver(run.status))
    return run.status.is === 'paused' ? Math.min(Date.parse(run.status.until), at + LOOK_MS) : at;
  const waits = waitsOf(host, now);
  const due = now.subscriptions
    .filter(({ dataset }) => !whyUnfed(registry, now, dataset))
    .map((subscription) => {
      const next = nextDue(subscription, times) ?? Infinity;
      return waits?.datasets.includes(subscription.dataset)
        ? Math.max(next, Date.parse(waits.until))
        : next;
    });
  const unwanted = Object.values(now.clearings).map(({ next }) => (next ? Date.parse(next) : at));
  return Math.min(at + LOOK_MS, ...due, ...unwanted);
};

/** Two records in one write: that the trigger is at work, and what it needs to know next time. */
const rest = (host: Host, now: Snapshot, ticks: Omit<Ticks, 'v' | 'at'>): void => {
  const at = new Date(host.clock.now()).toISOString();
  const heartbeat: Heartbeat = { at, by: now.steward!.email };
  try {
    withRoom(host).records.setAll({
      [keys.heartbeat]: asJson(heartbeat),
      [keys.ticks]: asJson({ v: 1, at, ...ticks } satisfies Ticks),
    });
  } catch (error) {
    // Where there is no room for it, every tick looks around in earnest. Work comes first.
    host.log.write('work.failed', logged(failureOf(error)));
  }
};

const runtime = (host: Host): number => Math.round(host.clock.elapsed() + START_MS);

/** Says of what is published what an execution before this one had no time left to say. */
const tellLate = (host: Host, registry: Registry<Host>): void => {
  if (!isUntold(snapshot(host)) || !host.lock.tryAcquire(0)) return;
  try {
    host.records.setAll(tellPublished({ host, registry, past: [] }));
  } catch (error) {
    host.log.write('run.untold', logged(failureOf(error)));
  } finally {
    host.lock.release();
  }
};

/** The trigger's execution: sees to it that one trigger is left, then works. */
export const tick = async (
  host: Host,
  registry: Registry<Host>,
  event?: TickEvent,
): Promise<void> => {
  const first = snapshot(host);
  const before = ticksOf(first);
  const idleMs = before?.idleMs ?? 0;
  if (before && isQuiet(host, first, event)) {
    rest(host, first, { ...before, idleMs: idleMs + runtime(host) });
    return;
  }
  settleIdentity(host);
  const now = snapshot(host);
  // A trigger of somebody who is no longer the steward clears away what is left there, and goes.
  if (!isSteward(host, now)) {
    if (clearLeftover(host, now)) removeTriggers(host, now, event?.triggerUid);
    return;
  }
  // Noted before any work: a tick that is ended in the middle of it has come all the same.
  rest(host, now, { wake: 0, of: '', idleMs });
  lookAfterTrigger(host, now, event?.triggerUid);
  const counted = await working(host).work(host, registry, 'trigger');
  tellLate(host, registry);
  const after = snapshot(host);
  // Taken over in the meantime, the beat is somebody else's.
  if (after.steward?.email !== now.steward?.email) return;
  rest(host, after, {
    wake: wakeOf(host, registry, after),
    of: markOfState(after),
    idleMs: counted ? 0 : idleMs + runtime(host),
  });
};
