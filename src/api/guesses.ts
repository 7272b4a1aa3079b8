import type { Host } from '../host/host';

/**
 * Wrong tokens are counted, so that the steward learns of them and they cost little; whoever sends a good one
 * is never kept waiting by them. Nothing tells callers apart: Google names no address of theirs.
 */

/** From so many within a window on, an id that no token has is answered without a look at the records. */
export const MANY = 100;
const WINDOW_MS = 10 * 60_000;
/** Longer than a window: the next one still finds what the last one came to. */
const LIFE = 3_600;

/** What is known of a day's wrong tokens, in the records: written at 1, 10, 100… of a window alone. */
export interface Guesses {
  readonly day: string;
  /** Of the windows before. */
  readonly before: number;
  readonly window: number;
  readonly count: number;
  readonly at: string;
}

export const GUESSES = 'guessed';
const countKey = (window: number): string => `api/wrong/${window}`;
const IDS = 'api/ids';

const windowOf = (host: Host): number => Math.floor(host.clock.now() / WINDOW_MS);
const dayOf = (host: Host): string => host.clock.local(host.clock.now()).date;
const counted = (host: Host, window: number): number =>
  Number(host.cache.getAll([countKey(window)])[countKey(window)] ?? 0);
const kept = (host: Host): Guesses | undefined =>
  host.records.get(GUESSES) as unknown as Guesses | undefined;

/** The ids of all tokens, from the cache where they were just listed. */
const idsOf = (host: Host, listed: string | undefined): readonly string[] => {
  if (listed !== undefined) return JSON.parse(listed) as string[];
  const ids = Object.keys(host.records.all('token/')).map((key) => key.slice('token/'.length));
  host.cache.putAll({ [IDS]: JSON.stringify(ids) }, WINDOW_MS / 1000);
  return ids;
};

/** Called where a token is made or revoked: what was listed is no longer so. */
export const forgetIds = (host: Host): void => host.cache.removeAll([IDS]);

/**
 * Whether so many wrong tokens come that one of this id need not be looked up. The id of a token that there
 * is always is: nobody is locked out by what others guess.
 */
export const isGuess = (host: Host, id: string | undefined): boolean => {
  const key = countKey(windowOf(host));
  const { [key]: count = '0', [IDS]: listed } = host.cache.getAll([key, IDS]);
  return Number(count) >= MANY && !(id !== undefined && idsOf(host, listed).includes(id));
};

/**
 * Counts a wrong token. Not under a lock, which guesses could then hold against everybody else: of those that
 * come at the same moment some may be missed, and never one too many is counted.
 */
export const countGuess = (host: Host): void => {
  const window = windowOf(host);
  const count = counted(host, window) + 1;
  host.cache.putAll({ [countKey(window)]: String(count) }, LIFE);
  if (!/^10*$/.test(String(count))) return;
  const guesses = { ...soFar(host, window), count, at: new Date(host.clock.now()).toISOString() };
  host.records.set(GUESSES, guesses);
  if (count >= MANY) host.log.write('api.guessed', { attempts: count });
};

/** Of today, up to this window. */
const soFar = (host: Host, window: number): Omit<Guesses, 'at'> => {
  const day = dayOf(host);
  const known = kept(host);
  if (known?.day !== day) return { day, before: 0, window, count: 0 };
  if (known.window === window) return known;
  const last = Math.max(known.count, counted(host, known.window));
  return { day, before: known.before + last, window, count: 0 };
};

/** At least so many wrong tokens came today. */
export const guessesOf = (
  host: Host,
  guesses: Guesses | undefined,
): { readonly count: number; readonly at: string } | undefined => {
  if (guesses?.day !== dayOf(host)) return undefined;
  const { before, window, count, at } = guesses;
  return { count: before + Math.max(count, counted(host, window)), at };
};
