import { settingsOf } from '../engine/settings';
import { asJson, keys, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, failureOf, type Failure, type TickMinutes } from '../model';
import { lastTick, ticksOf } from './ticks';

/**
 * The trigger that was made: triggers do not tell their interval, so it is noted here. The record lies
 * with the workbook's others, where one call reads them all; its id is of use to its owner alone.
 */
export interface Made {
  readonly v: 1;
  readonly id: string;
  readonly minutes: TickMinutes;
  readonly by: string;
  readonly at: string;
  /** How often in a row it was made anew because it never fired. */
  readonly silent?: number;
  /** What could not be mended; `url` in its params: where to grant a permission. */
  readonly trouble?: Failure;
}

const HANDLER = 'tick';
const MINUTE_MS = 60_000;
/** A trigger may come late, and one that is told to the host now first fires an interval later. */
const patience = (minutes: number): number => (3 * minutes + 30) * MINUTE_MS;
/** Made anew so often without a single tick, it is not the trigger that is at fault. */
const GIVE_UP = 2;

export const madeTrigger = (now: Snapshot): Made | undefined =>
  now.get(keys.trigger) as unknown as Made | undefined;

/** Since when it should have fired and has not, beyond all patience. */
const isSilent = (host: Pick<Host, 'clock'>, now: Snapshot, made: Made): boolean => {
  const last = Math.max(Date.parse(made.at), lastTick(now));
  return host.clock.now() - last > patience(made.minutes);
};

const TOO_MANY = ['setup.too_many_triggers'];

/**
 * Makes a trigger of this interval the only one and notes it. Where the host allows several, the new one
 * is made first, so that a kill in between leaves two, and the next look one.
 * @throws setup.too_often, setup.too_many_triggers, host failures
 */
const make = (
  host: Host,
  minutes: TickMinutes,
  present: readonly string[],
  before: Made | undefined,
): Made => {
  let id: string;
  try {
    id = host.scheduler.create(HANDLER, minutes);
  } catch (error) {
    // An add-on has one trigger a workbook: there the old one has to go first.
    if (present.length === 0 || !TOO_MANY.includes(failureOf(error).code)) throw error;
    host.scheduler.remove(HANDLER, present);
    id = host.scheduler.create(HANDLER, minutes);
  }
  const at = new Date(host.clock.now()).toISOString();
  const silent = before?.silent === undefined ? {} : { silent: before.silent };
  const made: Made = { v: 1, id, minutes, by: host.person.email(), at, ...silent };
  host.records.set(keys.trigger, asJson(made));
  if (present.length > 0) host.scheduler.remove(HANDLER, present);
  return made;
};

/**
 * Sees to it that one trigger of the caller is there and fires as often as Settings say. The caller is
 * the steward, or becomes it by what follows.
 * @throws setup.too_often, setup.too_many_triggers, host failures
 */
export const seeToTrigger = (
  host: Host,
  now: Snapshot,
  minutes: TickMinutes = settingsOf(now).tickMinutes,
  firing?: string,
): Made => {
  const made = madeTrigger(now);
  const present = triggersOf(host, now, firing);
  const right =
    made !== undefined &&
    present.includes(made.id) &&
    made.minutes === minutes &&
    !isSilent(host, now, made);
  if (!right) {
    const dead = made !== undefined && present.includes(made.id) && isSilent(host, now, made);
    const again = lastTick(now) > Date.parse(made?.at ?? '') ? 0 : (made?.silent ?? 0);
    return make(host, minutes, present, dead ? { ...made, silent: again + 1 } : undefined);
  }
  const extra = present.filter((id) => id !== made.id);
  if (extra.length > 0) host.scheduler.remove(HANDLER, extra);
  return made;
};

/** The caller's triggers: what the host tells, and what is known by its id. */
const triggersOf = (host: Host, now: Snapshot, firing: string | undefined): readonly string[] => {
  const made = madeTrigger(now);
  const known = [...(made && made.id !== '' ? [made.id] : []), ...(firing ? [firing] : [])];
  return host.scheduler.triggers(HANDLER, known);
};

/** @param firing the trigger that called this execution. */
export const removeTriggers = (host: Host, now: Snapshot, firing?: string): void =>
  host.scheduler.remove(HANDLER, triggersOf(host, now, firing));

/**
 * The steward's look at an opening of the console and at a tick: mends what can be mended, and notes what
 * cannot, for the notices of everybody. It never throws: who only wants to look is not kept from it.
 */
export const lookAfterTrigger = (host: Host, now: Snapshot, firing?: string): Made => {
  const before = madeTrigger(now);
  const silent = before !== undefined && isSilent(host, now, before);
  try {
    // Asked only where something is wrong: a trigger that fires has its permissions.
    if (silent || before?.trouble?.code === 'host.unauthorized') {
      const missing = host.scheduler.missing();
      if (missing)
        throw new FailureError('host.unauthorized', {
          service: 'the automatic refresh',
          url: missing.url,
        });
    }
    const made = seeToTrigger(host, now, undefined, firing);
    const cameSince = lastTick(now) > Date.parse(made.at);
    if ((made.silent ?? 0) >= GIVE_UP && !cameSince)
      throw new FailureError('host.trigger_silent', { hours: hoursSince(host, now, made) });
    return settle(host, made);
  } catch (error) {
    const trouble = failureOf(error);
    const latest = host.records.get(keys.trigger) as unknown as Made | undefined;
    return settle(host, latest ?? none(host, now), trouble);
  }
};

/** Stands for a trigger that could not be made. */
const none = (host: Host, now: Snapshot): Made => ({
  v: 1,
  id: '',
  minutes: settingsOf(now).tickMinutes,
  by: host.person.email(),
  at: new Date(host.clock.now()).toISOString(),
});

const hoursSince = (host: Host, now: Snapshot, made: Made): number => {
  const last = lastTick(now) || Date.parse(made.at);
  return Math.floor((host.clock.now() - last) / (60 * MINUTE_MS));
};

/** Notes a trouble, or that it is over; writes nothing where nothing changed. */
const settle = (host: Host, made: Made, trouble?: Failure): Made => {
  const { trouble: before, ...rest } = made;
  const next: Made = trouble ? { ...rest, trouble } : rest;
  if (JSON.stringify(before) !== JSON.stringify(trouble))
    host.records.set(keys.trigger, asJson(next));
  return next;
};

/** When the trigger comes at or after a moment, as far as its last coming tells. */
export const tickAfter = (host: Pick<Host, 'clock'>, now: Snapshot, moment: number): number => {
  const every = settingsOf(now).tickMinutes * 60_000;
  const seen = Date.parse(ticksOf(now)?.at ?? madeTrigger(now)?.at ?? '');
  if (Number.isNaN(seen)) return moment;
  const from = Math.max(moment, host.clock.now());
  return seen + Math.max(1, Math.ceil((from - seen) / every)) * every;
};
