/** UrlFetchApp: real HTTP, except that Google's own APIs (Drive, BigQuery) are answered by the machine. */
import {
  FETCH_HEADERS,
  FETCH_HEADER_BYTES,
  FETCH_PARALLEL,
  FETCH_PAYLOAD_BYTES,
  FETCH_URL_CHARS,
} from '../limits';
import { FETCH_WAVE_MS } from '../latency';
import type { FetchAnswer, FetchPayload, FetchRequest } from '../runtime/globals/urlfetch';
import { bytesOf } from './blob';
import type { Execution } from './execution';
import { NoAnswer, sendHttp, type HttpRequest, type HttpResponse } from './http';
import type { BlobHandle, Call, Service } from './service';

/** A Google API reached through UrlFetchApp, without a socket. */
export interface GoogleApi {
  serves(url: URL): boolean;
  /** Answers the response and how it is counted (`drive.files.list`). */
  send(call: Call, request: HttpRequest): ApiAnswer | Promise<ApiAnswer>;
}
export interface ApiAnswer {
  readonly response: HttpResponse;
  readonly method: string;
  /** Emulated ms that the API itself took, besides the way there and back. */
  readonly ms?: number;
}

interface Payload {
  readonly bytes: Buffer;
  readonly type: string | null;
}

function form(call: Call, fields: readonly (readonly [string, string | BlobHandle])[]): Payload {
  if (fields.every(([, value]) => typeof value === 'string')) {
    const pairs = fields.map(
      ([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v as string)}`,
    );
    return { bytes: Buffer.from(pairs.join('&')), type: 'application/x-www-form-urlencoded' };
  }
  const boundary = '----AppsScriptBoundary';
  const parts = fields.flatMap(([name, value]): Buffer[] => {
    if (typeof value === 'string')
      return [
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
        ),
      ];
    const blob = call.blob(value);
    const head =
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${blob.name ?? name}"\r\n` +
      `Content-Type: ${blob.type ?? 'application/octet-stream'}\r\n\r\n`;
    return [Buffer.from(head), blob.bytes, Buffer.from('\r\n')];
  });
  const bytes = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  return { bytes, type: `multipart/form-data; boundary=${boundary}` };
}

function payloadOf(call: Call, payload: FetchPayload): Payload | null {
  if (payload === null) return null;
  // on the host a string goes out as a form unless a content type is named
  if (typeof payload === 'string')
    return { bytes: Buffer.from(payload), type: 'application/x-www-form-urlencoded' };
  if ('form' in payload) return form(call, payload.form);
  if ('bytes' in payload)
    return { bytes: bytesOf(call, payload.bytes), type: 'application/octet-stream' };
  const blob = call.blob(payload);
  return { bytes: blob.bytes, type: blob.type ?? 'application/octet-stream' };
}

/** Characters that must be encoded in a URL: the host refuses them (non-ASCII: assumption). assumes: fetch-characters */
const FORBIDDEN = /[\s"<>\\^`{|}\u0080-\uffff]/;

function prepare(call: Call, request: FetchRequest, payload: FetchPayload): HttpRequest {
  const { url, headers, contentType } = request;
  const target = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`;
  if (!/^https?:\/\//i.test(target) || FORBIDDEN.test(target) || !URL.canParse(target))
    call.fail(`Invalid argument: ${url}`);
  if (url.length > FETCH_URL_CHARS) call.fail('Limit Exceeded: URLFetch URL Length.');
  const all = Object.entries(headers);
  if (all.length > FETCH_HEADERS) call.fail('Limit Exceeded: URLFetch Headers.');
  for (const [name, value] of all) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[\r\n\0]/.test(value))
      call.fail(`Attribute provided with invalid value: Header:${name}`);
    if (name.length + value.length > FETCH_HEADER_BYTES)
      call.fail('Limit Exceeded: URLFetch Header Size.');
  }
  const body = payloadOf(call, payload);
  if (body && body.bytes.length > FETCH_PAYLOAD_BYTES)
    call.fail('Limit Exceeded: URLFetch POST Size.');
  call.charge({ bytes: body?.bytes.length ?? 0 });
  // a GET with a payload becomes a POST
  const method = body && request.method === 'GET' ? 'POST' : request.method;
  const given = Object.fromEntries(all.filter(([name]) => name.toLowerCase() !== 'content-type'));
  const named = contentType ?? all.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const type = named ?? body?.type;
  return {
    url: target,
    method,
    headers: { ...given, ...(body && type && { 'Content-Type': type }) },
    body: body?.bytes ?? (['POST', 'PUT', 'PATCH'].includes(method) ? Buffer.alloc(0) : null),
    followRedirects: request.followRedirects,
    validateHttpsCertificates: request.validateHttpsCertificates,
  };
}

function answerOf(call: Call, request: FetchRequest, response: HttpResponse): FetchAnswer {
  const { code, headers, body } = response;
  if (!request.muteHttpExceptions && (code < 200 || code >= 400)) {
    const { origin } = new URL(request.url);
    const text = body.toString('utf8');
    call.fail(
      `Request failed for ${origin} returned code ${code}.` +
        (text === '' ? '' : ` Truncated server response: ${text.slice(0, 200)}`) +
        ' (use muteHttpExceptions option to examine full response)',
    );
  }
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
  return { code, headers, body: call.keep({ bytes: body, name: null, type }) };
}

export function urlFetchService(
  apis: readonly GoogleApi[],
  lateness: (host: string) => number,
  servers: Readonly<Record<string, string>> = {},
): Service {
  async function send(
    call: Call,
    request: HttpRequest,
  ): Promise<HttpResponse & { readonly ms?: number }> {
    const url = new URL(request.url);
    const counts = (call.execution as Execution).requests;
    const count = (name: string): void => {
      counts[name] = (counts[name] ?? 0) + 1;
    };
    const api = apis.find((one) => one.serves(url));
    if (api) {
      const { response, method, ms } = await api.send(call, request);
      count(method);
      return ms === undefined ? response : { ...response, ms };
    }
    count(url.host);
    try {
      const demo = servers[url.host];
      return await sendHttp(
        demo === undefined ? request : { ...request, url: request.url.replace(url.origin, demo) },
      );
    } catch (error) {
      if (error instanceof NoAnswer) return call.fail(error.message);
      throw error;
    }
  }

  return {
    'UrlFetchApp.fetch': async (call, request: FetchRequest, payload: FetchPayload) => {
      const prepared = prepare(call, request, payload);
      call.quota('urlfetch');
      const response = await send(call, prepared);
      call.spend(lateness(new URL(prepared.url).host) + (response.ms ?? 0));
      call.charge({ bytes: response.body.length });
      return answerOf(call, request, response);
    },
    'UrlFetchApp.fetchAll': async (call, requests: FetchRequest[], ...payloads: FetchPayload[]) => {
      const prepared = requests.map((request, i) => prepare(call, request, payloads[i] ?? null));
      call.quota('urlfetch', requests.length);
      if (call.cut) {
        await Promise.allSettled(prepared.filter((_, i) => i % 2 === 0).map((r) => send(call, r)));
        return [];
      }
      const responses: Awaited<ReturnType<typeof send>>[] = [];
      // requests of one wave take as long as the slowest of them: one latency a wave, not one each
      for (let at = 0; at < prepared.length; at += FETCH_PARALLEL) {
        const wave = prepared.slice(at, at + FETCH_PARALLEL);
        const answers = await Promise.allSettled(wave.map((request) => send(call, request)));
        // one request without an answer makes the whole call throw, whatever the others did
        for (const answer of answers) {
          if (answer.status === 'rejected') throw answer.reason;
          responses.push(answer.value);
        }
        // What is waited for on the wall has taken its time already.
        if (at > 0 && call.settings.waits !== 'sleeps') call.spend(FETCH_WAVE_MS);
        call.spend(
          Math.max(
            ...wave.map(({ url }, i) => lateness(new URL(url).host) + (responses[at + i]!.ms ?? 0)),
          ),
        );
        call.charge({ bytes: Math.max(...wave.map((_, i) => responses[at + i]!.body.length)) });
      }
      return responses.map((response, i) => answerOf(call, requests[i]!, response));
    },
  };
}
