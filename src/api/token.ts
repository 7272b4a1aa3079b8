import type { Host } from '../host/host';
import type { Conditions, Json } from '../model';
import { countGuess, isGuess } from './guesses';
import { ProblemError } from './problem';

/** What a token may read: by data set, all fields or these, all rows or those that meet the conditions. */
export type Scope = Readonly<
  Record<string, { readonly fields?: readonly string[]; readonly where?: Conditions }>
>;

/**
 * A key of the data API as it is kept: in the workbook's records, where colleagues see that it exists.
 * Its secret is shown once, when it is made; only the sum of it is kept.
 */
export interface Token {
  readonly v: 1;
  readonly id: string;
  /** What it is for, in the words of whoever made it. */
  readonly name: string;
  /** SHA-256 of the whole token, hexadecimal. */
  readonly hash: string;
  readonly scope: Scope;
  /** The report whose live board it opens: it reads nothing else. */
  readonly board?: string;
  readonly by: string;
  readonly madeAt: string;
  /** The first day on which it works no more, `YYYY-MM-DD` of the workbook's zone. */
  readonly expires?: string;
  /** Requests a day. */
  readonly daily: number;
}

/** What was made of it; apart, so that using a token never rewrites the token. */
export interface Used {
  readonly at: string;
  readonly day: string;
  readonly count: number;
}

export const tokenKeys = {
  token: (id: string): string => `token/${id}`,
  used: (id: string): string => `used/${id}`,
} as const;

export const MAX_DAILY = 10_000;
const SHAPE = /^hr_([0-9a-f]{12})_[0-9a-f]{48}$/;
const UNKNOWN = 'Copy the whole token again, or make a new one in Homeroom under Sharing.';

const MANY_WRONG =
  'Many wrong tokens came within ten minutes, and this one belongs to none that there is. Copy the whole token again; tokens that are right work all the while.';

/** Google's UUIDs hold 122 random bits each: a secret is taken from two. */
export const newSecret = (host: Host): { readonly id: string; readonly text: string } => {
  const hex = [1, 2, 3].map(() => host.person.uuid().replace(/-/g, '')).join('');
  const id = hex.slice(0, 12);
  return { id, text: `hr_${id}_${hex.slice(40, 88)}` };
};

const day = (host: Host): string => host.clock.local(host.clock.now()).date;

/**
 * The token of a request. A wrong one costs one look at the records and is told nothing about what exists.
 * @throws ProblemError no-token, unknown-token, too-many-wrong, expired-token
 */
export const tokenOf = (host: Host, text: string | undefined): Token => {
  if (!text)
    throw new ProblemError(
      'no-token',
      'Send the token as the parameter “token”, or in the JSON body of a POST.',
    );
  const [, id] = SHAPE.exec(text) ?? [];
  if (isGuess(host, id)) {
    countGuess(host);
    throw new ProblemError('too-many-wrong', MANY_WRONG);
  }
  const token = id && (host.records.get(tokenKeys.token(id)) as unknown as Token | undefined);
  if (!token || host.digest.sha256(text) !== token.hash) {
    countGuess(host);
    throw new ProblemError('unknown-token', UNKNOWN);
  }
  if (token.expires !== undefined && day(host) >= token.expires)
    throw new ProblemError(
      'expired-token',
      `It worked until ${token.expires}. Make a new one in Homeroom under Sharing.`,
    );
  return token;
};

/**
 * Counts one request. Requests come at the same time, and records know no compare-and-set: so each counts
 * in its turn. Where a turn does not come within seconds the request is refused rather than not counted.
 * @throws ProblemError too-many, unavailable
 */
export const count = (host: Host, { id, daily }: Token): void => {
  if (!host.turn.tryAcquire(5_000))
    throw new ProblemError(
      'unavailable',
      'Too much is asked at this moment. Ask again in a minute.',
    );
  try {
    const today = day(host);
    const used = host.records.get(tokenKeys.used(id)) as unknown as Used | undefined;
    const before = used?.day === today ? used.count : 0;
    if (before >= daily)
      throw new ProblemError(
        'too-many',
        `This token may ask ${daily} times a day. It works again after midnight, ${host.clock.timeZone()}.`,
      );
    const at = new Date(host.clock.now()).toISOString();
    const now: Used = { at, day: today, count: before + 1 };
    host.records.set(tokenKeys.used(id), now as unknown as Json);
  } finally {
    host.turn.release();
  }
};
