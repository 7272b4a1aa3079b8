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
import { outcomeOf } from './outcome';
import { createRate } from './rate';
import { isNoAnswer, isTransient, MAX_ATTEMPTS, MAX_WAIT_MS, waitBefore } from './retry';

export interface Client {
  /** What the connector found out about the server; asked for at the first use. */
  readonly session: Session;
  /** All requests, in as few rounds as the source's limits allow; outcomes in the order asked. */
  fetchAll(asks: readonly Ask[]): readonly (HttpResponse | Failure)[];
  /** Leads an exchange to its end. @throws FailureError of the first request that failed. */
  converse<T>(exchange: Exchange<T>): T;
  readonly counts: { requests: number; retries: number };
}

export const isFailure = (outcome: HttpResponse | Failure): outcome is Failure => 'code' in outcome;

/** A token is renewed this long before it ends, or a tenth of its life when that is shorter. */
const RENEW_BEFORE_MS = 60_000;

interface Pending {
  readonly ask: Ask;
  readonly at: number;
  attempts: number;
  /** Refused once already: a new token was fetched for it. */
  renewed: boolean;
}

/** Speaks HTTP for a connector: signs in, keeps its rate, repeats what failed for a moment. */
export const createClient = (
  host: Pick<Host, 'http' | 'clock' | 'log'>,
  connector: Connector,
  settings: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>>,
): Client => {
  const { clock } = host;
  const rate = createRate(connector.rate, clock);
  const counts = { requests: 0, retries: 0 };
  let discovered: Discovery | undefined;
  let session: Session | undefined;
  let credential: { readonly given: Credential; readonly renewAt: number } | undefined;

  const discovery = (): Discovery => (discovered ??= converse(connector.discover(settings)));

  const signIn = (): Credential => {
    const now = clock.now();
    const given = converse(connector.signIn(settings, secrets, discovery(), now));
    const life = (given.expiresAt ?? Infinity) - now;
    credential = { given, renewAt: now + life - Math.min(RENEW_BEFORE_MS, life / 10) };
    return given;
  };

  const credentialHeaders = (): Credential['headers'] => {
    if (credential && clock.now() < credential.renewAt) return credential.given.headers;
    return signIn().headers;
  };

  const requestOf = (ask: Ask): HttpRequest => {
    const { url, method, body, contentType } = ask;
    const headers = ask.anonymous ? ask.headers : { ...credentialHeaders(), ...ask.headers };
    return {
      url,
      ...(method === undefined ? {} : { method }),
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined ? {} : { body }),
      ...(contentType === undefined ? {} : { contentType }),
    };
  };

  const tell = (what: string, { ask, attempts }: Pending, status: number | string): void =>
    host.log.write('WARNING', {
      event: what,
      host: hostOf(ask.url),
      resource: ask.of ?? '',
      status,
      attempts,
    });

  const fetchAll = (asks: readonly Ask[]): readonly (HttpResponse | Failure)[] => {
    const outcomes: (HttpResponse | Failure)[] = new Array(asks.length);
    let queue: Pending[] = asks.map((ask, at) => ({ ask, at, attempts: 0, renewed: false }));
    let waited = 0;
    while (queue.length > 0) {
      const sent = queue.splice(0, rate.take(queue.length));
      let requests: HttpRequest[];
      try {
        requests = sent.map(({ ask }) => requestOf(ask));
      } catch (error) {
        // The sign-in failed: what needs no key is unharmed, all else fails for the same reason.
        if (!(error instanceof FailureError)) throw error;
        const open = [...sent, ...queue];
        for (const { ask, at } of open) if (!ask.anonymous) outcomes[at] = error.failure;
        queue = open.filter(({ ask }) => ask.anonymous);
        continue;
      }
      counts.requests += sent.length;
      const used = credential;
      const answers = host.http.fetchAll(requests);
      const again: Pending[] = [];
      let wait = 0;
      sent.forEach((pending, i) => {
        const answer = answers[i]!;
        const status = isNoAnswer(answer) ? answer.noAnswer : answer.status;
        const expected = !isNoAnswer(answer) && (pending.ask.expect ?? []).includes(answer.status);
        pending.attempts += 1;
        if (status === 401 && !expected && !pending.ask.anonymous && !pending.renewed) {
          // Ended early, or by itself in mid-walk: once for all requests that used it.
          if (credential === used) credential = undefined;
          pending.renewed = true;
          again.push(pending);
          return;
        }
        if (!expected && isTransient(answer) && pending.attempts < MAX_ATTEMPTS) {
          const need = waitBefore(answer, pending.attempts, clock.now());
          if (waited + need <= MAX_WAIT_MS) {
            wait = Math.max(wait, need);
            again.push(pending);
            tell('http.retry', pending, status);
            return;
          }
        }
        const outcome = outcomeOf(pending.ask, answer, connector, clock.now());
        if (isFailure(outcome)) tell('http.failed', pending, status);
        outcomes[pending.at] = outcome;
      });
      counts.retries += again.length;
      if (wait > 0) clock.sleep(wait);
      waited += wait;
      queue = [...again, ...queue];
    }
    return outcomes;
  };

  const converse = <T>(exchange: Exchange<T>): T => {
    let step = exchange.next();
    while (!step.done) {
      const outcomes = fetchAll(step.value.ask);
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
      const found: Session = { settings, discovery: discovery() };
      const more = connector.survey ? converse(connector.survey(found)) : {};
      return (session = { settings, discovery: { ...found.discovery, ...more } });
    },
    fetchAll,
    converse,
    counts,
  };
};
