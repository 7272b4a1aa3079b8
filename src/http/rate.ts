import type { Clock } from '../host/host';
import type { Connector } from '../model';

const MINUTE_MS = 60_000;

export interface Rate {
  /** How many of `wanted` requests may be sent now; waits until it is at least one. */
  take(wanted: number): number;
}

/** Keeps a source's limits: so many requests in flight, so many in any minute. */
export const createRate = (
  { parallel, perMinute }: Connector['rate'],
  clock: Pick<Clock, 'now' | 'sleep'>,
): Rate => {
  let sent: number[] = [];
  return {
    take(wanted) {
      const most = Math.min(wanted, Math.max(1, parallel));
      if (perMinute === undefined) return most;
      sent = sent.filter((at) => at > clock.now() - MINUTE_MS);
      if (sent.length >= perMinute) {
        clock.sleep(Math.max(1, sent[0]! + MINUTE_MS - clock.now()));
        sent = sent.filter((at) => at > clock.now() - MINUTE_MS);
      }
      const now = clock.now();
      const granted = Math.max(1, Math.min(most, perMinute - sent.length));
      for (let i = 0; i < granted; i++) sent.push(now);
      return granted;
    },
  };
};
