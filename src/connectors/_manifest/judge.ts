import type { HttpResponse, Judgement } from '../../model';
import { numberIn, scopeOf, textIn, type Context } from './context';
import { headersOf } from './select';
import { patternOf } from './template/regex';
import { parseIso } from './template/time';
import { holds, TemplateError, type Value } from './template';
import { isList, isTree, plainText, type Part, type Tree } from './yaml';

type Action = 'SUCCESS' | 'FAIL' | 'RETRY' | 'IGNORE' | 'RATE_LIMITED' | 'RENEW' | 'RESET';
interface Verdict {
  readonly action: Action;
  readonly message?: string;
  /** The handler that said so: its waiting times hold. */
  readonly handler: Tree;
}

const list = (part: Part | undefined): readonly Part[] =>
  Array.isArray(part) ? (part as Part[]) : [];

const bodyOf = (response: HttpResponse): Value => {
  try {
    return JSON.parse(response.text) as Value;
  } catch {
    return {};
  }
};

const matches = (filter: Tree, response: HttpResponse, context: Context): boolean => {
  const codes = filter['http_codes'];
  if (isList(codes) && codes.map(Number).includes(response.status)) return true;
  const part = filter['error_message_contains'];
  if (typeof part === 'string' && part !== '' && response.text.includes(part)) return true;
  const predicate = filter['predicate'];
  if (predicate === undefined || predicate === '') return false;
  const headers = headersOf(response, [plainText(predicate)]);
  try {
    const scope = scopeOf(context, filter, {}, { response: bodyOf(response), headers });
    return typeof predicate === 'string' ? holds(predicate, scope) : Boolean(predicate);
  } catch (error) {
    // Of an answer that it was not written for it says nothing.
    if (error instanceof TemplateError) return false;
    throw error;
  }
};

const actionOf = (said: Part | undefined, response: HttpResponse): Action => {
  switch (said) {
    case 'SUCCESS':
    case 'RETRY':
    case 'IGNORE':
    case 'RATE_LIMITED':
      return said;
    case 'REFRESH_TOKEN_THEN_RETRY':
      return 'RENEW';
    case 'RESET_PAGINATION':
    case 'SPLIT_REQUEST_WINDOW':
      return 'RESET';
    case 'FAIL':
      return 'FAIL';
    default:
      return response.status < 300 ? 'SUCCESS' : 'FAIL';
  }
};

const LONGEST_MESSAGE = 2_000;
const SENTENCES = /(?:\{\{[\s\S]*?\}\}|[.!?](?!\s|$)|[^.!?])+[.!?]*\s*/g;
const QUOTES = /\{\{[^}]*\b(response|headers)\b/;

/** What a manifest says of a refusal, less the sentences with words of the source: they may quote a record. */
const ownWords = (message: Part | undefined): Part | undefined =>
  typeof message === 'string'
    ? (message.slice(0, LONGEST_MESSAGE).match(SENTENCES) ?? [])
        .filter((sentence) => !QUOTES.test(sentence))
        .join('')
    : message;

/** From 520 on a network before the source says that it could not reach it. */
const RETRIED = [408, 429, 500, 502, 503, 504];
const byStatus = ({ status }: HttpResponse): Action =>
  status >= 200 && status < 300
    ? 'SUCCESS'
    : RETRIED.includes(status) || status >= 520
      ? 'RETRY'
      : 'FAIL';

const told = (handler: Part | undefined, response: HttpResponse, context: Context): Verdict => {
  if (!isTree(handler)) return { action: byStatus(response), handler: {} };
  if (handler['type'] === 'CompositeErrorHandler') {
    const handlers = list(handler['error_handlers']).filter(isTree);
    // Whoever speaks, the waiting times of all of them hold, and the attempts of the first.
    const whole: Tree = {
      max_retries: handlers[0]?.['max_retries'] ?? null,
      backoff_strategies: handlers.flatMap((one) => list(one['backoff_strategies'])),
    };
    let last: Verdict = { action: byStatus(response), handler: whole };
    for (const one of handlers) {
      last = { ...told(one, response, context), handler: whole };
      if (last.action !== 'FAIL') break;
    }
    return last;
  }
  for (const filter of list(handler['response_filters'])) {
    if (!isTree(filter) || !matches(filter, response, context)) continue;
    const message = textIn(ownWords(filter['error_message']), scopeOf(context, filter)).trim();
    return {
      action: actionOf(filter['action'], response),
      handler,
      ...(message === '' ? {} : { message: message.slice(0, 200) }),
    };
  }
  return { action: byStatus(response), handler };
};

const headerNumber = (tree: Tree, response: HttpResponse, context: Context): number | null => {
  const name = textIn(tree['header'], scopeOf(context, tree)).toLowerCase();
  const value = Object.prototype.hasOwnProperty.call(response.headers, name)
    ? response.headers[name]
    : undefined;
  if (value === undefined) return null;
  const pattern = tree['regex'];
  const found = typeof pattern === 'string' ? patternOf(pattern).exec(value) : null;
  const text = typeof pattern === 'string' ? (found?.groups[1] ?? found?.groups[0]) : value;
  if (text === undefined) return null;
  const number = Number(text.trim());
  if (Number.isFinite(number)) return number;
  const moment = parseIso(text);
  return moment ? moment.micros / 1_000_000 : null;
};

/** Seconds to wait before the next attempt; undefined: as is usual. Too long a wait is none. */
const waitOf = (
  handler: Tree,
  response: HttpResponse,
  attempts: number,
  context: Context,
  now: number,
): number | 'too long' | undefined => {
  for (const strategy of list(handler['backoff_strategies'])) {
    if (!isTree(strategy)) continue;
    const scope = scopeOf(context, strategy);
    const most = numberIn(strategy['max_waiting_time_in_seconds'], scope) ?? Infinity;
    switch (strategy['type']) {
      case 'ConstantBackoffStrategy':
        return numberIn(strategy['backoff_time_in_seconds'], scope) ?? undefined;
      case 'ExponentialBackoffStrategy':
        return (numberIn(strategy['factor'], scope) ?? 5) * 2 ** (attempts - 1);
      case 'WaitTimeFromHeader': {
        const seconds = headerNumber(strategy, response, context);
        if (seconds === null) continue;
        return seconds > most ? 'too long' : seconds;
      }
      case 'WaitUntilTimeFromHeader': {
        const until = headerNumber(strategy, response, context);
        const least = numberIn(strategy['min_wait'], scope);
        if (until === null) {
          if (least !== null) return least;
          continue;
        }
        const seconds = until - now / 1000;
        if (seconds > most) return 'too long';
        return Math.max(0, least ?? 0, seconds);
      }
    }
  }
  return undefined;
};

/**
 * What a stream's error handlers make of an answer; null: what is usual.
 * @param resets whether paging can begin anew, or a window be halved.
 * @param spent what is said where it cannot any more; empty: what the handler says.
 */
export const judgeOf = (
  requester: Tree,
  context: Context,
  resets = false,
  spent = '',
): ((response: HttpResponse, attempts: number, now: number) => Judgement | null) => {
  const handler = requester['error_handler'];
  if (!isTree(handler)) return () => null;
  return (response, attempts, now) => {
    const verdict = told(handler, response, context);
    const failed: Judgement = {
      is: 'fail',
      ...(verdict.message === undefined ? {} : { message: verdict.message }),
    };
    // A key that is refused is fetched anew first, as for all who sign in.
    if (response.status === 401 && ['FAIL', 'RETRY'].includes(verdict.action)) return null;
    switch (verdict.action) {
      case 'SUCCESS':
      case 'IGNORE':
        return { is: 'take' };
      case 'RENEW':
        return { is: 'renew' };
      case 'RESET':
        if (resets) return { is: 'take' };
        return spent === '' ? failed : { is: 'fail', message: spent };
      case 'FAIL':
        return failed;
      default: {
        const most =
          numberIn(verdict.handler['max_retries'], scopeOf(context, verdict.handler)) ?? 5;
        const wait = waitOf(verdict.handler, response, attempts, context, now);
        if (wait === 'too long') return { is: 'fail' };
        return {
          is: 'retry',
          most: most + 1,
          ...(wait === undefined ? {} : { waitMs: Math.ceil(wait * 1000) }),
        };
      }
    }
  };
};

const actionFor = (requester: Tree, response: HttpResponse, context: Context): Action | null =>
  isTree(requester['error_handler'])
    ? told(requester['error_handler'], response, context).action
    : null;

/** Whether an answer is passed over: there are no records in it, and no page after it. */
export const isIgnored = (requester: Tree, response: HttpResponse, context: Context): boolean =>
  actionFor(requester, response, context) === 'IGNORE';

/** Whether an answer says that paging begins anew, or its window is halved: there are no records in it. */
export const isReset = (requester: Tree, response: HttpResponse, context: Context): boolean =>
  actionFor(requester, response, context) === 'RESET';
