import { keys, type Snapshot } from '../engine/store';

/** What ticks leave behind for the next: one record, written once a tick. */
export interface Ticks {
  readonly v: 1;
  /** When the trigger last fired. */
  readonly at: string;
  /** Nothing falls due before this, as long as {@link Ticks.of} is unchanged. Epoch milliseconds. */
  readonly wake: number;
  /** What `wake` was worked out from, as a mark. */
  readonly of: string;
  /** Runtime of ticks that found nothing to do and is not counted elsewhere yet, milliseconds. */
  readonly idleMs: number;
}

export const ticksOf = (now: Pick<Snapshot, 'get'>): Ticks | undefined =>
  now.get(keys.ticks) as unknown as Ticks | undefined;

/** Epoch milliseconds; 0: it has never fired. */
export const lastTick = (now: Pick<Snapshot, 'get'>): number =>
  Date.parse(ticksOf(now)?.at ?? '') || 0;
