import type { Host } from '../host/host';
import type {
  Ask,
  Connector,
  Credential,
  Discovery,
  Exchange,
  Failure,
  HttpRequest,
  HttpResponse,
  Session,
} from '../model';
import { FailureError } from '../model';
import { hostOf } from './exchange';
import { followed } from './hops';
import { outcomeOf, tooBusy } from './outcome';
import { createRate } from './rate';
import { besideShares, createShares } from './shares';
import { createStatements, type Statements } from './statements';
import type { Tally } from './turns';
import {
  isNoAnswer,
  isTransient,
  MAX_WAIT_MS,
  mostAttempts,
  retryAfter,
  waitBefore,
  type Answer,
} from './retry';

export interface Client {
  /** What the connector found out about the server; asked for at the first use. */
  readonly session: Session;
  /** All requests, in as few rounds as the source's limits allow; outcomes in the order asked. */
  fetchAll(asks: readonly Ask[]): readonly (HttpResponse | Failure)[];
  /** Leads an exchange to its end. @throws FailureError of the first request that failed. */
  converse<T>(exchange: Exchange<T>): T;
  /** Nothing more is sent for now: others may have what was set aside of the source's limits. */
  rest(): void;
  readonly counts: { requests: number; retries: number };
}

/** What outlives an execution. Absent: nothing does. */
export interface Kept {
  /** Where the limits are counted that hold across executions. */
  readonly tally?: Tally;
  /** Keeps secrets that took the place of others: those before work no more. */
  renew?(secrets: Readonly<Record<string, string>>): void;
}

export const isFailure = (outcome: HttpResponse | Failure): outcome is Failure => 'code' in outcome;

/** A token is renewed this long before it ends, or a tenth of its life when that is shorter. */
const RENEW_BEFORE_MS = 60_000;

/** A wait this long means that the server throttles: what is not sent yet waits too. */
const PAUSE_AT_ONCE_MS = 4_000;

/** A key that signs in and is refused all the same may not do what it asks. */
const MOST_RENEWALS = 3;

interface Pending {
  readonly ask: Ask;
  readonly at: number;
  attempts: number;
  /** How often a new token was fetched for it: one may end again before it is used. */
  renewals: number;
}

const isRefusal = ({ status }: HttpResponse): boolean => status === 401 || status === 403;

/** What to do with an answer, as far as it does not depend on how long was waited already. */
const judge = (
  { ask, attempts, renewals }: Pending,
  answer: Answer,
  now: number,
): 'take' | 'renew' | 'retry' => {
  if (!isNoAnswer(answer)) {
    if ((ask.expect ?? []).includes(answer.status)) return 'take';
    const said = ask.judge?.(answer, attempts, now);
    if (said?.is === 'take' || said?.is === 'fail') return 'take';
    if (said?.is === 'renew') return renewals < MOST_RENEWALS ? 'renew' : 'take';
    if (said?.is === 'retry') return attempts < said.most ? 'retry' : 'take';
    if (answer.status === 401 && !ask.anonymous && renewals < MOST_RENEWALS) return 'renew';
  }
  return isTransient(answer) && attempts < mostAttempts(answer) ? 'retry' : 'take';
};

/** How long to wait before the next attempt: as the source says, or its connector, or as is usual. */
const waitOf = ({ ask, attempts }: Pending, answer: Answer, now: number): number => {
  const said = isNoAnswer(answer) ? null : ask.judge?.(answer, attempts, now);
  return said?.is === 'retry' && said.waitMs !== undefined
    ? said.waitMs
    : waitBefore(answer, attempts, now);
};

/** Speaks HTTP for a connector: signs in, keeps its rate, repeats what failed for a moment. */
export const createClient = (
  host: Pick<Host, 'http' | 'clock'> &
    Partial<Pick<Host, 'sql'>> & { readonly log: Pick<Host['log'], 'write'> },
  connector: Connector,
  settings: Readonly<Record<string, string>>,
  typed: Readonly<Record<string, string>>,
  kept: Kept = {},
): Client => {
  const { clock } = host;
  const rate = createRate(connector.rate, clock, kept.tally && besideShares(kept.tally));
  const { share, told } = connector.rate;
  const shares = share ? createShares(share, clock, kept.tally, told) : null;
  let secrets = typed;
  const counts = { requests: 0, retries: 0 };
  let discovered: Discovery | undefined;
  let session: Session | undefined;
  let quietUntil = 0;
  let lastHost = '';
  /** Streams whose refusal was passed over, and said. */
  const passed = new Set<string>();
  let credential: { readonly given: Credential; readonly renewAt: number } | undefined;

  const discovery = (): Discovery => (discovered ??= converse(connector.discover(settings)));

  const signIn = (): Credential => {
    const now = clock.now();
    const given = converse(connector.signIn(settings, secrets, discovery(), now));
    if (given.renewed) {
      // Before anything else: the next call may be the last one of the execution.
      kept.renew?.(given.renewed);
      secrets = { ...secrets, ...given.renewed };
    }
    const life = (given.expiresAt ?? Infinity) - now;
    credential = { given, renewAt: now + life - Math.min(RENEW_BEFORE_MS, life / 10) };
    return given;
  };

  const signedIn = (): Credential =>
    credential && clock.now() < credential.renewAt ? credential.given : signIn();

  const credentialHeaders = (ask: Ask): Credential['headers'] => {
    const given = credential?.given ?? signIn();
    return given.sign ? { ...given.headers, ...given.sign(ask, clock.now()) } : given.headers;
  };

  const requestOf = (ask: Ask): HttpRequest => {
    const values = ask.anonymous ? undefined : (credential?.given ?? signIn()).values;
    const whole = values && ask.completed ? ask.completed(values) : ask;
    const { url, method, body, contentType, charset, unpack } = whole;
    const headers = ask.anonymous ? ask.headers : { ...credentialHeaders(ask), ...whole.headers };
    return {
      url,
      ...(method === undefined ? {} : { method }),
      ...(headers === undefined ? {} : { headers }),
      ...(!ask.anonymous && credential?.given.own ? { own: true as const } : {}),
      ...(body === undefined ? {} : { body }),
      ...(contentType === undefined ? {} : { contentType }),
      ...(charset === undefined ? {} : { charset }),
      ...(unpack === undefined ? {} : { unpack }),
      ...(ask.leads ? { direct: true as const } : {}),
    };
  };

  const tell = (
    event: 'http.retry' | 'http.failed' | 'http.passed_over',
    { ask, attempts }: Pending,
    answer: Answer,
  ): void =>
    host.log.write(event, {
      host: hostOf(ask.url),
      resource: ask.of ?? '',
      status: String(isNoAnswer(answer) ? answer.noAnswer : answer.status),
      attempts,
    });

  /** A server that throttles by another number is understood all the same. */
  const throttled = (answer: Answer): Answer =>
    !isNoAnswer(answer) && connector.busy?.(answer) ? { ...answer, status: 429 } : answer;

  /** How many requests of this hour are left, as the last answer tells that says so. */
  const leftOf = (answers: readonly Answer[]): number | undefined => {
    const { left } = connector.rate;
    if (left === undefined) return undefined;
    const told = answers.flatMap((answer) => {
      const text = isNoAnswer(answer) ? undefined : answer.headers[left];
      return text !== undefined && /^\d+$/.test(text) ? [Number(text)] : [];
    });
    return told.length === 0 ? undefined : Math.min(...told);
  };

  /** The server said to stay away for longer than an execution should wait. */
  const mustStayAway = (): Failure | null => {
    const left = quietUntil - clock.now();
    return left <= 0 ? null : tooBusy(lastHost, Math.ceil(left / 1000));
  };

  const fetchAll = (asks: readonly Ask[]): readonly (HttpResponse | Failure)[] => {
    const outcomes = new Array<HttpResponse | Failure>(asks.length);
    let queue: Pending[] = asks.map((ask, at) => ({ ask, at, attempts: 0, renewals: 0 }));
    let later: Pending[] = [];
    let waited = 0;
    let wait = 0;
    const failAll = (pending: readonly Pending[], failure: Failure): void => {
      for (const { at } of pending) outcomes[at] = failure;
    };
    while (queue.length > 0 || later.length > 0) {
      if (queue.length === 0 || wait >= PAUSE_AT_ONCE_MS) {
        clock.sleep(wait);
        waited += wait;
        wait = 0;
        [queue, later] = [[...later, ...queue], []];
      }
      const away = mustStayAway();
      if (away) {
        failAll([...queue, ...later], away);
        break;
      }
      try {
        // First, for it takes a request too: what is taken of the rate is sent at once.
        if (queue.some(({ ask }) => !ask.anonymous)) signedIn();
      } catch (error) {
        // The sign-in failed: what needs no key is unharmed, all else fails for the same reason.
        if (!(error instanceof FailureError)) throw error;
        const waiting = [...queue, ...later];
        failAll(
          waiting.filter(({ ask }) => !ask.anonymous),
          error.failure,
        );
        [queue, later] = [waiting.filter(({ ask }) => ask.anonymous), []];
        continue;
      }
      const fit = shares?.fitting(queue.map(({ ask }) => ask)) ?? [...queue.keys()];
      if (shares && fit.length === 0) {
        const left = shares.wait();
        if (left <= MAX_WAIT_MS) {
          clock.sleep(left);
          continue;
        }
        failAll([...queue, ...later], tooBusy(hostOf(queue[0]!.ask.url), Math.ceil(left / 1000)));
        break;
      }
      const going = new Set(fit.slice(0, rate.take(fit.length)));
      const sent = queue.filter((_, i) => going.has(i));
      queue = queue.filter((_, i) => !going.has(i));
      if (sent.length === 0) {
        const seconds = Math.ceil(rate.away() / 1000);
        failAll([...queue, ...later], tooBusy(hostOf(queue[0]!.ask.url), seconds));
        break;
      }
      const requests = sent.map(({ ask }) => requestOf(ask));
      const asked = sent.map(({ ask }) => ask);
      shares?.sent(asked);
      counts.requests += sent.length;
      const used = credential;
      const first = host.http.fetchAll(requests);
      const answers = followed(host.http, asked, requests, first).map(throttled);
      rate.answered(sent.length, leftOf(answers));
      shares?.answered(answers);
      for (const [i, pending] of sent.entries()) {
        const answer = answers[i] as Answer;
        pending.attempts += 1;
        const verdict = judge(pending, answer, clock.now());
        if (verdict === 'renew') {
          // Ended early, or by itself in mid-walk: once for all requests that used it.
          if (credential === used) credential = undefined;
          pending.renewals += 1;
          queue.unshift(pending);
          counts.retries += 1;
          continue;
        }
        if (verdict === 'retry') {
          const need = waitOf(pending, answer, clock.now());
          if (waited + Math.max(wait, need) <= MAX_WAIT_MS) {
            wait = Math.max(wait, need);
            later.push(pending);
            counts.retries += 1;
            tell('http.retry', pending, answer);
            continue;
          }
        }
        const outcome = outcomeOf(pending.ask, answer, connector, clock.now());
        if (isFailure(outcome)) {
          tell('http.failed', pending, answer);
          const told = retryAfter(answer, clock.now());
          if (outcome.code === 'source.too_busy' && told !== undefined) {
            lastHost = hostOf(pending.ask.url);
            quietUntil = Math.max(quietUntil, clock.now() + told);
          }
        } else if (isRefusal(outcome) && pending.ask.judge) {
          // Once: a stream of a thousand parts is refused a thousand times.
          const name = `${pending.ask.of ?? ''} ${outcome.status}`;
          if (!passed.has(name)) tell('http.passed_over', pending, answer);
          passed.add(name);
        }
        outcomes[pending.at] = outcome;
      }
    }
    return outcomes;
  };

  let statements: Statements | undefined;
  /** Statements go to the database, everything else over HTTP. */
  const answerAll = (asks: readonly Ask[]): readonly (HttpResponse | Failure)[] => {
    const toDatabase = asks.filter(({ statement }) => statement);
    if (toDatabase.length === 0) return fetchAll(asks);
    counts.requests += toDatabase.length;
    statements ??= createStatements(host as Host, signedIn);
    const told = [...statements.ask(toDatabase)];
    const others = [...fetchAll(asks.filter(({ statement }) => !statement))];
    return asks.map(({ statement }) => (statement ? told : others).shift()!);
  };

  const converse = <T>(exchange: Exchange<T>): T => {
    let step = exchange.next();
    while (!step.done) {
      const outcomes = answerAll(step.value.ask);
      const failed = outcomes.find(isFailure);
      step = failed
        ? exchange.throw(new FailureError(failed.code, failed.params))
        : exchange.next(outcomes as readonly HttpResponse[]);
    }
    return step.value;
  };

  return {
    get session() {
      if (session) return session;
      const now = clock.now();
      const hour = (): number => clock.local(now).hour;
      const found: Session = { settings, discovery: discovery(), now, hour };
      const more = connector.survey ? converse(connector.survey(found)) : {};
      return (session = { ...found, discovery: { ...found.discovery, ...more } });
    },
    fetchAll: answerAll,
    converse,
    rest: () => {
      rate.rest();
      shares?.rest();
      statements?.close();
    },
    counts,
  };
};
