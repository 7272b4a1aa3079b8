import type { NoAnswer } from '../host/host';
import type { HttpResponse } from '../model';

export type Answer = HttpResponse | NoAnswer;

/** Attempts of one request, the first included. A person may be waiting for a server that is not there. */
export const mostAttempts = (answer: Answer): number => (isNoAnswer(answer) ? 4 : 6);
/** The most one call may spend waiting: what takes longer is for another execution. */
export const MAX_WAIT_MS = 60_000;

const FIRST_WAIT_MS = 1_000;
/** A server that throttles without saying for how long usually counts by the minute. */
const FIRST_THROTTLED_WAIT_MS = 4_000;
const LONGEST_WAIT_MS = 30_000;

const TRANSIENT: readonly number[] = [429, 500, 502, 503, 504];

export const isNoAnswer = (answer: Answer): answer is NoAnswer => 'noAnswer' in answer;

/** Whether the same request may well succeed a little later. */
export const isTransient = (answer: Answer): boolean =>
  isNoAnswer(answer) ? answer.noAnswer === 'unreachable' : TRANSIENT.includes(answer.status);

/** Milliseconds `Retry-After` asks for, as seconds or as an HTTP date; undefined when it says nothing. */
export const retryAfter = (answer: Answer, now: number): number | undefined => {
  if (isNoAnswer(answer)) return undefined;
  const value = (answer.headers['retry-after'] ?? '').trim();
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  const at = value === '' ? NaN : Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
};

/** How long to wait before the next attempt. @param attempt how many were made, from 1. */
export const waitBefore = (answer: Answer, attempt: number, now: number): number => {
  const told = retryAfter(answer, now);
  if (told !== undefined) return told;
  const throttled = !isNoAnswer(answer) && answer.status === 429;
  const first = throttled ? FIRST_THROTTLED_WAIT_MS : FIRST_WAIT_MS;
  return Math.min(first * 2 ** (attempt - 1), LONGEST_WAIT_MS);
};
