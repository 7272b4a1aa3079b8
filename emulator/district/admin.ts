import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults';
import type { Body, KeyValues } from './identities';
import type { District } from './options';
import { readBody } from './wire';
import { toJson } from './rows';

/** One change by hand to the district's data. */
export interface Mutation {
  readonly resource: string;
  /** Needed by all but `create`. */
  readonly id?: string;
  readonly patch?: Body;
  readonly create?: Body;
  readonly rekey?: KeyValues;
  readonly delete?: boolean;
  /** With `delete`: what refers to the record goes too. */
  readonly cascade?: boolean;
}

/** The district's back door under `/_district/`, for people and tests; it wants no token. */
export function createAdmin(district: District) {
  const { data, faults, requests } = district;

  const act = (method: string, path: readonly string[], body: unknown): unknown => {
    const [what = '', name = ''] = path;
    const route = `${method} ${what}`;
    if (route === 'GET summary') return summary();
    if (route === 'GET requests') return { counts: requests.counts(), log: requests.log };
    if (route === 'DELETE requests') return requests.clear();
    if (route === 'GET faults') return faults.list();
    if (route === 'DELETE faults') return faults.clear();
    if (route === 'POST faults') {
      const added = (Array.isArray(body) ? body : [body]) as Fault[];
      faults.add(...added);
      return faults.list();
    }
    if (route === 'POST day') return district.passDay();
    if (route === 'POST mutate') {
      return Array.isArray(body) ? (body as Mutation[]).map(mutate) : mutate(body as Mutation);
    }
    if (route === 'POST clock') {
      return district.advanceClock(Number((body as { advanceMs: number }).advanceMs));
    }
    if (route === 'POST expire') return district.expireTokens();
    if (route === 'POST forget') {
      return data.forgetChangesBefore(Number((body as { changeVersion: number }).changeVersion));
    }
    throw new Error(`The district has no back door '${method} /_district/${what}/${name}'.`);
  };

  const summary = () => ({
    url: district.url,
    key: district.key,
    secret: district.secret,
    oldestChangeVersion: data.oldestVersion(),
    newestChangeVersion: data.version(),
    counts: Object.fromEntries(data.resources().map((name) => [name, data.count(name)])),
  });

  const mutate = (mutation: Mutation): unknown => {
    const { resource, id = '' } = mutation;
    if (mutation.create) return JSON.parse(toJson(data.create(resource, mutation.create)));
    if (mutation.patch) return JSON.parse(toJson(data.patch(resource, id, mutation.patch)));
    if (mutation.rekey) return JSON.parse(toJson(data.rekey(resource, id, mutation.rekey)));
    if (!mutation.delete) throw new Error('Say what to do: create, patch, rekey or delete.');
    data.delete(resource, id, { cascade: mutation.cascade === true });
    return { deleted: id };
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://district');
    const path = pathname.split('/').slice(2);
    const text = await readBody(request);
    if (request.method === 'GET' && path[0] === 'data') {
      response.writeHead(200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' });
      for (const row of data.rows(path[1] ?? '')) response.write(`${toJson(row)}\n`);
      response.end();
      return;
    }
    try {
      const result = act(request.method ?? 'GET', path, text ? JSON.parse(text) : {});
      response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify(result ?? { ok: true }));
    } catch (error) {
      response.writeHead(400, { 'Content-Type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify({ error: error instanceof Error ? error.message : 'unknown' }));
    }
  };
}
