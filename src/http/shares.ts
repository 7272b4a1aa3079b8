import type { Clock } from '../host/host';
import type { Ask, Connector, Json, Share } from '../model';
import { isNoAnswer, type Answer } from './retry';
import { createTidings, untold } from './told';
import { forgetful, type Tally } from './turns';

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
/** Of a limit that outlives executions so much is set aside at once: few enough writes. */
const BLOCKS = 20;
/** What is set aside is sent within this time, or not at all: it is counted as sent at its end. */
const USE_MS = 20_000;

type Sent = readonly [at: number, weight: number];
type Kept = { readonly [name: string]: readonly Sent[] };

/** Limits that hold for some of a source's requests: those of one name share them. */
export interface Shares {
  /** Which of these may be sent now, by their places; those before one that must wait stay before it. */
  fitting(asks: readonly Ask[]): readonly number[];
  /** Milliseconds until the first of those that did not fit may be sent. */
  wait(): number;
  sent(asks: readonly Ask[]): void;
  /** What was sent is answered: the source counted it by now, and may tell of what is left. */
  answered(answers?: readonly Answer[]): void;
  /** Gives back what was set aside and is not sent. */
  rest(): void;
}

/** What is kept beside the turns: none forgets the others. */
type Part = 'shares' | 'told';
const dict = (kept: Json | undefined): { readonly [name: string]: Json } =>
  (kept ?? {}) as { readonly [name: string]: Json };
const partOf = ({ by, change }: Tally, part: Part): Tally => ({
  by,
  change: (act) => change((kept) => ({ ...dict(kept), [part]: act(dict(kept)[part]) })),
});
export const besideShares = ({ by, change }: Tally): Tally => ({
  by,
  change: (act) =>
    change((kept) => {
      const { shares, told } = dict(kept);
      return {
        ...dict(act(kept)),
        ...(shares === undefined ? {} : { shares }),
        ...(told === undefined ? {} : { told }),
      };
    }),
});

const sum = (all: readonly Sent[]): number => all.reduce((n, [, weight]) => n + weight, 0);

/** When a window has room for one more; now where it has. @param promised to those before it. */
const roomAt = (
  sent: readonly Sent[],
  { limit, ms }: Share['windows'][number],
  weight: number,
  promised: number,
  now: number,
): number => {
  const within = sent.filter(([at]) => at > now - ms).sort(([a], [b]) => a - b);
  // What weighs more than the whole goes alone.
  let over = sum(within) + Math.min(weight, limit) + promised - limit;
  if (over <= 0) return now;
  for (const [at, of] of within) if ((over -= of) <= 0) return at + ms;
  return now + 1;
};

interface Aside {
  /** Until when it is sent. */
  readonly until: number;
  left: number;
  used: number;
}
/** What was set aside as it was used. */
const given = (all: readonly Sent[], mine: Aside | undefined): readonly Sent[] => {
  const last = mine ? all.map(([at]) => at).lastIndexOf(mine.until) : -1;
  if (!mine || last < 0) return all;
  const used: readonly Sent[] = mine.used > 0 ? [[mine.until, mine.used]] : [];
  return [...all.slice(0, last), ...used, ...all.slice(last + 1)];
};

/**
 * Counts to any moment, as a moving window does: no fixed one holds more. Windows of a minute and less are
 * counted by this execution; of longer ones parts are set aside for it before anything of them is sent.
 */
export const createShares = (
  of: NonNullable<Connector['rate']['share']>,
  clock: Pick<Clock, 'now'>,
  tally: Tally = forgetful(),
  told?: Connector['rate']['told'],
): Shares => {
  const kept = partOf(tally, 'shares');
  const tidings = told ? createTidings(clock, partOf(tally, 'told')) : untold;
  const counted = new Map<string, Sent[]>();
  const aside = new Map<string, Aside>();
  let waiting = Infinity;
  let asked: readonly Ask[] = [];
  let going: [name: string, weight: number][] = [];

  /** Sets a part of the long windows' limits aside; 0: there is room, else when there will be. */
  const reserve = ({ name, windows }: Share, weight: number): number => {
    const now = clock.now();
    let free = 0;
    const had = kept.change((before) => {
      const all = dict(before) as unknown as Kept;
      const longest = Math.max(...windows.map(({ ms }) => ms));
      const sent = given(all[name] ?? [], aside.get(name)).filter(([at]) => at > now - longest);
      aside.delete(name);
      const at = Math.max(...windows.map((one) => roomAt(sent, one, weight, 0, now)));
      free = at > now ? at : 0;
      if (free > 0) return { ...all, [name]: sent };
      const most = windows.map(({ limit, ms }) =>
        Math.min(limit / BLOCKS, limit - sum(sent.filter(([of]) => of > now - ms))),
      );
      const left = Math.max(weight, Math.floor(Math.min(...most)));
      const until = now + USE_MS;
      aside.set(name, { until, left, used: 0 });
      return { ...all, [name]: [...sent, [until, left]] };
    });
    return had ? free : now + SECOND_MS;
  };

  /** When a request may go; 0: now. What is promised to those before it counts. */
  const free = (share: Share, promised: number): number => {
    const at = tidings.free(share, promised);
    if (at > 0) return at;
    const now = clock.now();
    const short = share.windows.filter(({ ms }) => ms <= MINUTE_MS);
    const long = share.windows.filter(({ ms }) => ms > MINUTE_MS);
    const sent = counted.get(share.name) ?? [];
    for (const one of short) {
      const at = roomAt(sent, one, share.weight, promised, now);
      if (at > now) return at;
    }
    if (long.length === 0) return 0;
    const mine = aside.get(share.name);
    if (mine && now < mine.until && mine.left >= share.weight + promised) return 0;
    // One part after the other: what was promised of the last is sent first.
    return promised > 0 ? now + 1 : reserve({ ...share, windows: long }, share.weight);
  };

  return {
    fitting(asks) {
      const promised = new Map<string, number>();
      waiting = Infinity;
      return asks.flatMap((ask, i) => {
        const share = of(ask);
        if (!share) return [i];
        const before = promised.get(share.name) ?? 0;
        const at = before === Infinity ? Infinity : free(share, before);
        promised.set(share.name, at === 0 ? before + share.weight : Infinity);
        if (at === 0) return [i];
        waiting = Math.min(waiting, at);
        return [];
      });
    },
    wait: () => Math.max(1, waiting - clock.now()),
    sent(asks) {
      const now = clock.now();
      asked = asks;
      going = asks.flatMap((ask): [string, number][] => {
        const share = of(ask);
        return share ? [[share.name, share.weight]] : [];
      });
      for (const [name, weight] of going) {
        tidings.sent(name, weight);
        const sent = (counted.get(name) ?? []).filter(([at]) => at > now - MINUTE_MS);
        counted.set(name, [...sent, [now, weight]]);
        const mine = aside.get(name);
        if (!mine) continue;
        mine.left -= weight;
        mine.used += weight;
      }
    },
    answered(answers = []) {
      const now = clock.now();
      tidings.heard(
        answers.flatMap((answer, i) =>
          isNoAnswer(answer) ? [] : (told?.(asked[i]!, answer, now) ?? []),
        ),
      );
      for (const [name] of going) {
        const sent = counted.get(name)!;
        const late = going.filter(([of]) => of === name).length;
        counted.set(name, [
          ...sent.slice(0, -late),
          ...sent.slice(-late).map(([, weight]): Sent => [now, weight]),
        ]);
      }
      going = [];
    },
    rest() {
      tidings.rest();
      if (aside.size === 0) return;
      kept.change((before) => {
        const all = dict(before) as unknown as Kept;
        const made: Record<string, readonly Sent[]> = { ...all };
        for (const [name, mine] of aside) made[name] = given(all[name] ?? [], mine);
        return made;
      });
      aside.clear();
    },
  };
};
