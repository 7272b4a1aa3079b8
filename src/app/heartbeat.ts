import { asJson, keys, type Heartbeat, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import type { TickMinutes } from '../model';

/** Written at most so often: a record costs a call, and nobody needs to know more exactly. */
const EVERY_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
/** So many ticks in a row are missed by nobody who is there; a short interval says less than hours do. */
const MISSED_TICKS = 3;
const PATIENCE_MS = 3 * HOUR_MS;
/** Triggers come late. */
const SLACK_MS = 30 * 60_000;

const heartbeat = (now: Snapshot): Heartbeat | undefined =>
  now.get(keys.heartbeat) as unknown as Heartbeat | undefined;

/** The steward's execution says that it is at work. */
export const beat = (host: Host, now: Snapshot): void => {
  const { steward } = now;
  if (!steward) return;
  const last = heartbeat(now);
  const at = host.clock.now();
  if (last?.by === steward.email && at - Date.parse(last.at) < EVERY_MS) return;
  const next: Heartbeat = { at: new Date(at).toISOString(), by: steward.email };
  host.records.set(keys.heartbeat, asJson(next));
};

/** Since when the steward has not been seen at work, and whether that is longer than it may be. */
export const seen = (
  host: Pick<Host, 'clock'>,
  now: Snapshot,
  tickMinutes: TickMinutes,
): { readonly at: string; readonly gone: boolean } | null => {
  const { steward } = now;
  if (!steward) return null;
  const last = heartbeat(now);
  // Before the first tick, and after a handover, the clock runs from the day the steward began.
  const at = last?.by === steward.email && last.at > steward.since ? last.at : steward.since;
  const patience = Math.max(PATIENCE_MS, MISSED_TICKS * tickMinutes * 60_000) + SLACK_MS;
  return { at, gone: host.clock.now() - Date.parse(at) > patience };
};
