import type { IncomingMessage } from 'node:http';
import { authorize, createApi } from '../../../emulator/district/api';
import type { Fault } from '../../../emulator/district/faults';
import { answerInstead, createFaults, spoil } from '../../../emulator/district/faults';
import { loadFolder } from '../../../emulator/district/folder';
import { generate } from '../../../emulator/district/generate';
import type { DistrictOptions } from '../../../emulator/district/options';
import { createStore, type Store } from '../../../emulator/district/store';
import { createTokens } from '../../../emulator/district/tokens';
import type { Http, NoAnswer } from '../../../src/host/host';
import type { HttpRequest, HttpResponse, Json } from '../../../src/model';

export const KEY = 'demo-key';
export const SECRET = 'demo-sécret';

interface Seen {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly resource: string;
  readonly verb: string;
  status: number;
}

/**
 * The demo district without its sockets: the host's HTTP is synchronous, and a server in the same thread
 * could not answer. Its own routes, store, tokens and faults are used; one test elsewhere goes by HTTP.
 */
export const districtHttp = (options: DistrictOptions = {}) => {
  const data: Store = createStore();
  if (options.folder === undefined) generate(data, { students: 60, schools: 2, ...options });
  else loadFolder(data, options.folder);
  const clock = createClock();
  const tokens = createTokens(KEY, SECRET, options.tokenSeconds ?? 1800, clock.now);
  const api = createApi(data, options.features ?? {}, options.denied ?? []);
  const faults = createFaults();
  const log: Seen[] = [];
  const before: ((seen: Seen) => void)[] = [];

  const answer = (request: HttpRequest): HttpResponse | NoAnswer => {
    const url = new URL(request.url);
    if (url.host !== 'district.example')
      return { noAnswer: 'unknown_host', detail: 'getaddrinfo ENOTFOUND' };
    const query = Object.fromEntries(url.searchParams) as Record<string, string>;
    const call = api.route(url.pathname);
    const seen: Seen = { path: url.pathname, query, ...call, status: 0 };
    for (const watch of before) watch(seen);
    const headers = Object.fromEntries(
      Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const struck = faults.strike(call);
    if (struck.some(({ kind }) => kind === 'expireTokens')) tokens.expireAll();
    log.push(seen);
    if (struck.some(({ kind }) => kind === 'closeSocket'))
      return { noAnswer: 'unreachable', detail: 'socket hang up' };
    const given =
      call.verb === 'discovery'
        ? api.discovery('https://district.example')
        : call.verb === 'token'
          ? tokens.give(
              headers['authorization'],
              Object.fromEntries(new URLSearchParams(request.body)),
            )
          : (authorize(call, { headers } as IncomingMessage, tokens) ??
            answerInstead(struck) ??
            spoil(struck, call.resource, api.answer(call, query)));
    seen.status = given.status;
    return {
      status: given.status,
      text: given.body,
      headers: Object.fromEntries(
        Object.entries(given.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
      ),
    };
  };

  const http: Http = { fetchAll: (requests) => requests.map(answer) };
  const lines: Readonly<Record<string, Json>>[] = [];
  return {
    data,
    faults: { add: (...more: Fault[]) => faults.add(...more), clear: faults.clear },
    tokens,
    log,
    lines,
    /** Called before every request; may change the data. */
    before: (watch: (seen: Seen) => void): void => void before.push(watch),
    host: {
      http,
      clock,
      log: { write: (event: string, fields: object) => lines.push({ event, ...fields }) },
    },
    countOf: (resource: string, verb = 'collection') =>
      log.filter((seen) => seen.resource === resource && seen.verb === verb).length,
  };
};
export type DistrictHttp = ReturnType<typeof districtHttp>;

/** A clock that passes only while someone sleeps. */
export const createClock = (start = Date.UTC(2026, 10, 22, 6)) => {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: (milliseconds: number): void => {
      slept.push(milliseconds);
      now += milliseconds;
    },
    elapsed: () => now - start,
    timeZone: () => 'UTC',
    local: (epoch: number) => ({
      date: new Date(epoch).toISOString().slice(0, 10),
      hour: 0,
      minute: 0,
    }),
  };
};
