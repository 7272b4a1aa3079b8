import type { Clock } from '../host/host';
import type { Connector, Json } from '../model';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Requests are set aside in blocks: few enough writes, and little is lost with a killed execution. */
const BLOCK_SECONDS = 10;
/** Of an hour's requests no block takes more than this part. */
const BLOCKS_AN_HOUR = 20;
/** So long requests of a block may be sent; those on their way then arrive before the next one's. */
const USE_MS = 20_000;
const LEASE_MS = USE_MS + 5_000;
/**
 * Another execution's turn is waited for: one that was ended in the middle of it gives nothing back, and to
 * wait for its end here costs less than a pause of the whole run.
 */
const PATIENCE_MS = LEASE_MS + SECOND_MS;

type Sent = readonly [at: number, count: number];

/** What was sent with one key, whichever executions and connections sent it. Plain data. */
interface Spent {
  /** Before then nobody but `by` sends anything. */
  readonly until: number;
  readonly by: string;
  /** How many were sent, and until when at the latest: those of the last hour, `by`'s last. */
  readonly blocks: readonly Sent[];
  /** What others have sent with the key, as the source told. */
  readonly elsewhere: Sent | null;
}

/** Where that is kept across executions. */
export interface Tally {
  /** A name of this execution's. */
  readonly by: string;
  /** Changes what is kept while nobody else does. @returns false: it could not be had. */
  change(change: (kept: Json | undefined) => Json): boolean;
}

/** Turns at a source whose limits hold for all who use a key. */
export interface Turns {
  /** How many of `wanted` may be sent now; waits a moment for it. 0: see `away`. */
  take(wanted: number): number;
  /** Milliseconds for which nothing may be sent. */
  away(): number;
  /** What was taken is answered. @param left requests of this hour, as the source tells. */
  answered(left?: number): void;
  /** Gives back what was set aside and is not sent. */
  rest(): void;
}

/** Kept by nobody: the limits hold within this execution. */
export const forgetful = (): Tally => {
  let kept: Json | undefined;
  return {
    by: 'this',
    change: (change) => {
      kept = change(kept);
      return true;
    },
  };
};

const sum = (all: readonly Sent[]): number => all.reduce((n, [, count]) => n + count, 0);

/**
 * In no hour more than `perHour`, counted to any moment; and one execution at a time, so that each can keep
 * the second by itself. A block is set aside before anything of it is sent: an execution that is ended has
 * counted too many and never too few.
 */
export const createTurns = (
  { perSecond = Infinity, perHour = Infinity }: Connector['rate'],
  clock: Pick<Clock, 'now' | 'sleep'>,
  tally: Tally,
): Turns => {
  const block = Math.max(
    1,
    Math.floor(Math.min(perSecond * BLOCK_SECONDS, perHour / BLOCKS_AN_HOUR)),
  );
  let mine: { until: number; left: number; used: number; last: number } | null = null;
  let elsewhere: Sent | null = null;
  /** What is known of this hour beside that block. */
  let known = 0;
  let free = 0;

  /** What is kept, less what is an hour old, with this execution's block as it was used. */
  const now = (kept: Json | undefined): Spent => {
    const { until = 0, by = '', blocks = [], ...rest } = (kept ?? {}) as Partial<Spent>;
    const isRecent = (sent: Sent | null): sent is Sent =>
      sent !== null && sent[0] > clock.now() - HOUR_MS;
    const isMine = mine !== null && by === tally.by;
    const used: readonly Sent[] = mine && isMine ? [[mine.last, mine.used]] : [];
    const all = [...(isMine ? blocks.slice(0, -1) : blocks), ...used];
    const told = elsewhere ?? rest.elsewhere ?? null;
    return {
      until,
      by,
      blocks: all.filter((sent) => sent[1] > 0 && isRecent(sent)),
      elsewhere: isRecent(told) ? told : null,
    };
  };

  /** When the hour has room again: old blocks leave it one after the other. */
  const roomAt = (all: readonly Sent[]): number => {
    let left = sum(all);
    for (const [at, count] of [...all].sort(([a], [b]) => a - b)) {
      left -= count;
      if (left < perHour) return at + HOUR_MS;
    }
    return clock.now();
  };

  const reserve = (): void => {
    const had = tally.change((kept) => {
      const spent = now(kept);
      mine = null;
      free = spent.by === tally.by ? 0 : spent.until;
      if (free > clock.now()) return spent as unknown as Json;
      const all = [...spent.blocks, ...(spent.elsewhere ? [spent.elsewhere] : [])];
      known = sum(spent.blocks);
      const left = Math.min(block, perHour - sum(all));
      if (left <= 0) {
        free = roomAt(all);
        return { ...spent, by: '', until: 0 };
      }
      const until = clock.now() + LEASE_MS;
      mine = { until: until - LEASE_MS + USE_MS, left, used: 0, last: clock.now() };
      const blocks = [...spent.blocks, [until, left]];
      return { ...spent, by: tally.by, until, blocks };
    });
    if (!had) free = clock.now() + PATIENCE_MS;
  };

  return {
    take(wanted) {
      const isOpen = (): boolean => mine !== null && mine.left > 0 && clock.now() < mine.until;
      if (!isOpen()) reserve();
      if (!isOpen() && free - clock.now() <= PATIENCE_MS) {
        clock.sleep(Math.max(1, free - clock.now()));
        reserve();
      }
      if (!mine || !isOpen()) return 0;
      const granted = Math.min(wanted, mine.left);
      mine.left -= granted;
      mine.used += granted;
      mine.last = clock.now();
      return granted;
    },
    away: () => Math.max(SECOND_MS, free - clock.now()),
    answered(left) {
      if (!mine) return;
      mine.last = clock.now();
      if (left === undefined || perHour === Infinity) return;
      const unknown = perHour - left - known - mine.used;
      elsewhere = unknown > 0 ? [clock.now(), unknown] : [0, 0];
      mine.left = Math.min(mine.left, left);
    },
    rest() {
      if (!mine) return;
      tally.change((kept) => {
        const spent = now(kept);
        const until = (mine?.last ?? 0) + SECOND_MS + 1;
        // Somebody else's turn, if this one was over: theirs it stays.
        return (spent.by === tally.by ? { ...spent, by: '', until } : spent) as unknown as Json;
      });
      mine = null;
    },
  };
};
