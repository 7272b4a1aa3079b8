import type { Clock } from '../host/host';
import type { Connector } from '../model';
import { createTurns, forgetful, type Tally } from './turns';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

export interface Rate {
  /** How many of `wanted` requests may be sent now; waits a moment for it. 0: none for `away()`. */
  take(wanted: number): number;
  /** Milliseconds for which nothing may be sent: the hour is spent, or another execution's turn. */
  away(): number;
  /** So many were sent, and are answered. @param left requests of this hour, as the source tells. */
  answered(count: number, left?: number): void;
  /** Nothing more is sent for now. */
  rest(): void;
}

/**
 * Keeps a source's limits: so many requests in flight, so many in any second, minute and hour.
 * @param tally where those are counted that hold across executions.
 */
export const createRate = (
  rate: Connector['rate'],
  clock: Pick<Clock, 'now' | 'sleep'>,
  tally: Tally = forgetful(),
): Rate => {
  const { parallel, perSecond, perMinute, perHour } = rate;
  const windows = [
    [perSecond, SECOND_MS],
    [perMinute, MINUTE_MS],
  ] as const;
  const turns = (perSecond ?? perHour) === undefined ? null : createTurns(rate, clock, tally);
  /** The source counts a request when it gets it: at the latest when it is answered. */
  let sent: number[] = [];

  /** How many fit into every window; waits until it is one. */
  const room = (): number => {
    let least = Infinity;
    for (const [limit, span] of windows) {
      if (limit === undefined) continue;
      const within = (): number => sent.filter((at) => at > clock.now() - span).length;
      if (within() >= limit)
        clock.sleep(Math.max(1, sent[sent.length - limit]! + span - clock.now()));
      least = Math.min(least, Math.max(1, limit - within()));
    }
    return least;
  };

  return {
    take(wanted) {
      sent = sent.filter((at) => at > clock.now() - MINUTE_MS);
      const most = Math.min(wanted, Math.max(1, parallel), room());
      const granted = turns ? turns.take(most) : most;
      const now = clock.now();
      for (let i = 0; i < granted; i++) sent.push(now);
      return granted;
    },
    away: () => turns?.away() ?? 0,
    answered(count, left) {
      const now = clock.now();
      sent = [...sent.slice(0, sent.length - count), ...Array.from({ length: count }, () => now)];
      turns?.answered(left);
    },
    rest: () => turns?.rest(),
  };
};
