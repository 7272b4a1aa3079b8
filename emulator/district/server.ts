import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdmin } from './admin';
import { authorize, createApi } from './api';
import { passDay } from './day';
import { answerInstead, createFaults, spoil } from './faults';
import { loadFolder } from './folder';
import { generate } from './generate';
import type { District, DistrictOptions, Served, Watch } from './options';
import type { Query } from './paging';
import { problem, type Answer } from './problems';
import { createStore } from './store';
import { createTokens } from './tokens';
import { parseForm, readBody, write } from './wire';

export type { District, DistrictOptions, Features, Served } from './options';
export type { Fault, FaultKind } from './faults';
export type { DaySummary } from './day';
export type { Store } from './store';
export type { Body, KeyValues } from './identities';

/** What the log keeps; a crash sweep sends more than anyone will read. */
const LOG_LIMIT = 200_000;

/** Starts a school district whose only door is an Ed-Fi ODS/API over HTTP. */
export async function startDistrict(options: DistrictOptions = {}): Promise<District> {
  const { key = 'demo-key', secret = 'demo-secret', features = {} } = options;
  let skew = 0;
  const now = () => Date.now() + skew;
  const data = createStore();
  if (options.folder !== undefined) loadFolder(data, options.folder);
  else generate(data, options);

  const tokens = createTokens(key, secret, options.tokenSeconds ?? 1800, now);
  const api = createApi(data, features, options.denied ?? []);
  const faults = createFaults();
  const watches = new Set<Watch>();
  let log: Served[] = [];
  let served = 0;
  let recent: number[] = [];

  const limited = (): Answer | undefined => {
    if (options.ratePerMinute === undefined) return undefined;
    recent = recent.filter((at) => at > now() - 60_000);
    if (recent.length < options.ratePerMinute) {
      recent.push(now());
      return undefined;
    }
    const wait = Math.ceil(((recent[0] ?? now()) + 60_000 - now()) / 1000);
    const answer = problem('tooMany', 'Too many requests were sent. Send fewer a minute.');
    return options.retryAfter === false
      ? answer
      : { ...answer, headers: { ...answer.headers, 'Retry-After': String(Math.max(1, wait)) } };
  };

  const tell = async (phase: 'before' | 'after', entry: Served): Promise<void> => {
    for (const watch of watches) await watch(phase, entry);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://district');
    const query = Object.fromEntries(url.searchParams) as Query;
    const call = api.route(url.pathname);
    const method = request.method ?? 'GET';
    const entry: Served = {
      n: ++served,
      method,
      path: url.pathname,
      query,
      resource: call.resource,
      verb: call.verb,
      status: 0,
      rows: 0,
      bytes: 0,
    };
    const form = method === 'GET' ? {} : parseForm(await readBody(request));
    await tell('before', entry);
    const struck = faults.strike(call);
    if (struck.some(({ kind }) => kind === 'expireTokens')) tokens.expireAll();
    const late = struck.reduce((sum, { milliseconds = 0 }) => sum + milliseconds, 0);
    const wait = (options.latencyMs ?? 0) + late;
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
    if (struck.some(({ kind }) => kind === 'closeSocket')) {
      log.push(entry);
      request.socket.destroy();
      return;
    }
    const decide = (): Answer => {
      const instead = answerInstead(struck);
      if (instead && !call.resource) return instead;
      if (call.verb === 'discovery') return api.discovery(base(request));
      if (call.verb === 'token') {
        if (method !== 'POST') return problem('method', 'A token is asked for by POST.');
        return tokens.give(request.headers.authorization, form);
      }
      if (method !== 'GET') return problem('method', 'This district can only be read.');
      const refused = limited() ?? authorize(call, request, tokens);
      if (refused) return refused;
      return instead ?? spoil(struck, call.resource, api.answer(call, query));
    };
    const answer = decide();
    entry.status = answer.status;
    entry.rows = answer.rows ?? 0;
    entry.bytes = write(response, answer);
    if (log.length < LOG_LIMIT) log.push(entry);
    await tell('after', entry);
  };

  const base = (request: IncomingMessage): string =>
    options.publicUrl?.replace(/\/$/, '') ?? `http://${request.headers.host ?? 'localhost'}`;

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const work = path.startsWith('/_district/')
      ? admin(request, response)
      : serve(request, response);
    work.catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      if (!response.headersSent) write(response, problem('server', detail));
      else response.destroy();
    });
  });
  // Longer than a client thinks between two pages, so that it never writes to a closing socket.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${options.port} is taken: choose another one, or none for a free one.`;
      reject(error.code === 'EADDRINUSE' ? new Error(taken) : error);
    });
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  const district: District = {
    url: `http://127.0.0.1:${port}`,
    port,
    key,
    secret,
    data,
    faults,
    requests: {
      get log() {
        return log;
      },
      counts: () => countBy(log),
      clear: () => void (log = []),
    },
    onRequest: (watch) => {
      watches.add(watch);
      return () => void watches.delete(watch);
    },
    passDay: () => passDay(data, options.seed ?? 1),
    advanceClock: (milliseconds) => void (skew += milliseconds),
    expireTokens: tokens.expireAll,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const admin = createAdmin(district);
  return district;
}

function countBy(log: readonly Served[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { resource, verb } of log) {
    const name = resource || verb;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
