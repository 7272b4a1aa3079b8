/** The part of BigQuery's REST API (v2) that a script with the scope `bigquery` uses. */
import type { FaultInjector } from '../faults';
import type { HttpRequest, HttpResponse } from '../http';
import type { Authorization } from '../people';
import { ID_ALPHABET, randomText, type Random } from '../random';
import type { Call, Part } from '../service';
import type { Settings } from '../settings';
import type { GoogleApi } from '../urlfetch';
import { userOfToken } from '../triggers';
import type { Catalog } from './catalog';
import { BigQueryError, errorResponse, invalid, passingError } from './errors';
import { jobMethods } from './methods-jobs';
import { tableMethods } from './methods-tables';
import { settle } from './jobs';
import { newState } from './session';
import { createStore, type World } from './store';
import { createUploads } from './uploads';

const SCOPES = ['bigquery', 'cloud-platform'].map(
  (name) => `https://www.googleapis.com/auth/${name}`,
);

export interface BigQueryPart extends Part, GoogleApi {
  close(): void;
}

/** One request, as a method sees it. */
export interface Asked {
  readonly http: HttpRequest;
  readonly query: URLSearchParams;
  /** What stands in the place of `{}` in the method's path. */
  readonly names: readonly string[];
  readonly user: string;
  readonly now: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a body as it came
  body(): { [key: string]: any };
  /** Waits on the virtual clock: answers the time it is then. */
  wait(ms: number): number;
  newId(): string;
}
export interface Method {
  readonly name: string;
  readonly verb: string;
  readonly path: RegExp;
  readonly work: (asked: Asked) => Promise<HttpResponse>;
}

function userOf(request: HttpRequest, authorization: Authorization): string {
  const header = Object.entries(request.headers).find(([k]) => k.toLowerCase() === 'authorization');
  const token = /^Bearer (.+)$/.exec(header?.[1] ?? '')?.[1];
  const user = token === undefined ? null : userOfToken(token);
  if (user === null)
    throw new BigQueryError(
      'authError',
      'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
    );
  const granted = authorization.granted(user);
  if (granted && !SCOPES.some((scope) => granted.includes(scope)))
    throw new BigQueryError(
      'insufficientPermissions',
      'Request had insufficient authentication scopes.',
      undefined,
      [
        {
          '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
          reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
          domain: 'googleapis.com',
          metadata: { service: 'bigquery.googleapis.com' },
        },
      ],
    );
  return user;
}

export function createBigQuery(
  random: Random,
  settings: Settings,
  faults: FaultInjector,
  authorization: Authorization,
): BigQueryPart {
  const state = newState(createStore(settings.state));
  const uploads = createUploads();
  const methods: readonly Method[] = [...jobMethods(state, uploads), ...tableMethods(state)];
  /** One request at a time works on the catalogue. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  async function answer(call: Call, http: HttpRequest, waited: { ms: number }) {
    const url = new URL(http.url);
    let name = 'bigquery';
    try {
      const user = userOf(http, authorization);
      const method = methods.find(
        ({ verb, path }) => verb === http.method && path.test(url.pathname),
      );
      if (!method)
        throw new BigQueryError(
          'notFound',
          `${http.method} ${url.pathname} is not emulated. Add it to emulator/machine/bigquery.`,
        );
      name = `bigquery.${method.name}`;
      const passing = faults.transientRequest('BigQuery');
      if (passing?.when === 'before') throw passingError(passing.pick);
      const now = call.now();
      await settle(state, now);
      const response = await method.work({
        http,
        query: url.searchParams,
        names: method.path.exec(url.pathname)!.slice(1).map(decodeURIComponent),
        user,
        now,
        body: () => bodyOf(http),
        wait: (ms) => {
          waited.ms += ms;
          return now + waited.ms;
        },
        newId: () => `job_${randomText(random, 27, ID_ALPHABET)}`,
      });
      if (passing) throw passingError(passing.pick);
      return { response, method: name };
    } catch (error) {
      if (error instanceof BigQueryError) return { response: errorResponse(error), method: name };
      throw error;
    }
  }

  return {
    serves: (url) =>
      url.hostname === 'bigquery.googleapis.com' &&
      /^\/(upload\/)?bigquery\/v2\//.test(url.pathname),
    send(call, http) {
      const waited = { ms: 0 };
      return inTurn(async () => ({ ...(await answer(call, http, waited)), ms: waited.ms }));
    },
    service: {},
    snapshot: () => ({
      world: state.store.freeze(),
      catalog: state.catalog,
      uploads: uploads.snapshot(),
    }),
    restore(saved) {
      const {
        world,
        catalog,
        uploads: held,
      } = saved as {
        world: World;
        catalog: Catalog;
        uploads: unknown;
      };
      uploads.restore(held);
      state.store.thaw(world);
      state.catalog = catalog;
    },
    close: () => state.store.close(),
  };
}

function bodyOf(http: HttpRequest): ReturnType<Asked['body']> {
  const text = http.body?.toString('utf8') ?? '';
  if (text === '') return {};
  const type = Object.entries(http.headers).find(([k]) => k.toLowerCase() === 'content-type')?.[1];
  if (!/json/i.test(type ?? ''))
    throw invalid(
      `Invalid JSON payload received. Content type ${type ?? 'none'} is not supported.`,
    );
  try {
    return JSON.parse(text) as ReturnType<Asked['body']>;
  } catch {
    throw new BigQueryError('parseError', 'Invalid JSON payload received. Parse error.');
  }
}
