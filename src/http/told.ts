import type { Clock } from '../host/host';
import type { Share, Told } from '../model';
import type { Tally } from './turns';

const MINUTE_MS = 60_000;
/** A limit that is nearly spent is kept at once: an execution that is ended tells nothing any more. */
const FEW = 10;

type Left = { readonly left: number; readonly until: number };
type Kept = { readonly [name: string]: Left };

/** What a source itself tells of its limits holds beside what is counted here. */
export interface Tidings {
  /** When a request may go that takes so much; 0: now. @param promised to those before it. */
  free(share: Share, promised: number): number;
  sent(name: string, weight: number): void;
  heard(told: readonly Told[]): void;
  /** Keeps what was heard for the next execution. */
  rest(): void;
}

/**
 * What was heard last holds until its moment, in the executions after this one too.
 * @param kept where they find it.
 */
export const createTidings = (clock: Pick<Clock, 'now'>, kept: Tally): Tidings => {
  let known: Record<string, Left> = {};
  let isRead = false;
  let isNew = false;
  const valid = (all: Kept = {}): Kept =>
    Object.fromEntries(Object.entries(all).filter(([, { until }]) => until > clock.now()));
  /** Once: where it cannot be had, the next answer tells. */
  const read = (): void => {
    isRead = true;
    kept.change((before) => {
      const all = valid(before as Kept | undefined);
      known = { ...all, ...known };
      return all;
    });
  };
  const keep = (): void => {
    isNew = !kept.change((before) => valid({ ...(before as Kept | undefined), ...known }));
  };
  return {
    free({ name, weight }, promised) {
      if (!isRead) read();
      const one = known[name];
      return !one || clock.now() >= one.until || one.left >= weight + promised ? 0 : one.until;
    },
    sent(name, weight) {
      const one = known[name];
      if (one) known[name] = { ...one, left: one.left - weight };
      isNew ||= one !== undefined;
    },
    heard(told) {
      const round: Record<string, Left> = {};
      // Of answers that came together, which was the last cannot be told: the least of them holds.
      for (const { name, left, until } of told) {
        const before = round[name];
        round[name] = {
          left: Math.min(left, before?.left ?? Infinity),
          until: Math.min(until, before?.until ?? Infinity),
        };
      }
      Object.assign(known, round);
      isNew ||= told.length > 0;
      const isSpent = ({ left, until }: Left): boolean =>
        left <= FEW && until > clock.now() + MINUTE_MS;
      if (Object.values(round).some(isSpent)) keep();
    },
    rest: () => {
      if (isNew) keep();
    },
  };
};

/** A source that tells nothing. */
export const untold: Tidings = {
  free: () => 0,
  sent: () => undefined,
  heard: () => undefined,
  rest: () => undefined,
};
