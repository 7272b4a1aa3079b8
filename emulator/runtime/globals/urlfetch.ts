import type { BlobHandle } from '../../machine/service';
import { blobOf, handleOf } from './blob';
import { emulated } from './emulated';
import { host } from './host';

/** A request as it crosses; its payload travels beside it. */
export interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string | null;
  readonly muteHttpExceptions: boolean;
  readonly followRedirects: boolean;
  readonly validateHttpsCertificates: boolean;
}
export type FetchPayload =
  | null
  | string
  | { readonly form: readonly (readonly [string, string | BlobHandle])[] }
  | { readonly bytes: readonly number[] }
  | BlobHandle;
export interface FetchAnswer {
  readonly code: number;
  /** As received, in order, repeated names included. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: BlobHandle;
}

type Parameters = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions & { url?: string };

function requestOf(url: unknown, parameters: Parameters = {}): FetchRequest {
  const { method, headers, contentType, muteHttpExceptions, followRedirects } = parameters;
  return {
    url: String(url),
    method: (method ?? 'get').toUpperCase(),
    headers: Object.fromEntries(
      Object.entries((headers ?? {}) as Record<string, unknown>).map(([k, v]) => [k, String(v)]),
    ),
    contentType: contentType ?? null,
    muteHttpExceptions: muteHttpExceptions ?? false,
    followRedirects: followRedirects ?? true,
    validateHttpsCertificates: parameters.validateHttpsCertificates ?? true,
  };
}

function payloadOf({ payload }: Parameters = {}): FetchPayload {
  if (payload === undefined || payload === null) return null;
  if (typeof payload === 'string') return payload;
  const handle = handleOf(payload);
  if (handle) return handle;
  if (Array.isArray(payload)) return { bytes: payload as number[] };
  if (typeof payload !== 'object') return String(payload);
  return {
    form: Object.entries(payload).map(([key, value]) => [key, handleOf(value) ?? String(value)]),
  };
}

function headersOf(headers: FetchAnswer['headers'], many: boolean): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of headers) {
    const before = result[name];
    if (before === undefined || !many) result[name] = value;
    else result[name] = Array.isArray(before) ? [...(before as string[]), value] : [before, value];
  }
  return result;
}

function responseOf(answer: FetchAnswer) {
  const texts = new Map<string | undefined, string>();
  return emulated('HTTPResponse', {
    getResponseCode: () => answer.code,
    getHeaders: () => headersOf(answer.headers, false),
    getAllHeaders: () => headersOf(answer.headers, true),
    getBlob: () => blobOf(answer.body),
    getContent: () => host<number[]>('HTTPResponse.getContent', answer.body),
    getContentText: (charset?: string) => {
      let text = texts.get(charset);
      if (text === undefined) {
        text = host<string>('HTTPResponse.getContentText', answer.body, charset);
        texts.set(charset, text);
      }
      return text;
    },
    toString: () => 'HTTPResponse',
  });
}

export const UrlFetchApp = emulated('UrlFetchApp', {
  fetch: (url: string, parameters?: Parameters) =>
    responseOf(
      host<FetchAnswer>('UrlFetchApp.fetch', requestOf(url, parameters), payloadOf(parameters)),
    ),
  fetchAll: (requests: (string | Parameters)[]) => {
    const all = requests.map((r) => (typeof r === 'string' ? { url: r } : r));
    const answers = host<FetchAnswer[]>(
      'UrlFetchApp.fetchAll',
      all.map((r) => requestOf(r.url, r)),
      ...all.map((r) => payloadOf(r)),
    );
    return answers.map(responseOf);
  },
});
