import type { HttpRequest, HttpResponse } from '../../model';
import type { Http, NoAnswer } from '../host';
import { hostError } from './errors';
import type { Google } from './globals';

/** Whoever has this token is the person: it goes to Google's own servers, encrypted, and nowhere else. */
const GOOGLE = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*\.googleapis\.com(:443)?(?=\/|$)/i;

const toRequest = (
  g: Google,
  request: HttpRequest,
): GoogleAppsScript.URL_Fetch.URLFetchRequest => ({
  url: request.url,
  method: request.method ?? 'get',
  headers: {
    ...request.headers,
    ...(request.own && GOOGLE.test(request.url)
      ? { Authorization: `Bearer ${g.ScriptApp.getOAuthToken()}` }
      : {}),
  },
  muteHttpExceptions: true,
  ...(request.body === undefined ? {} : { payload: request.body }),
  ...(request.contentType ? { contentType: request.contentType } : {}),
  ...(request.direct ? { followRedirects: false } : {}),
});

type Response = GoogleAppsScript.URL_Fetch.HTTPResponse;
type Blob = GoogleAppsScript.Base.Blob;

/**
 * Text of bytes that may not say how they are written: UTF-8 unless that cannot be, then as Excel saves it.
 * Bytes stay on the host's side (facts: Files).
 */
const textOf = (blob: Pick<Blob, 'getDataAsString'>, charset: string | undefined): string => {
  if (charset !== 'auto') return blob.getDataAsString(charset ?? 'UTF-8');
  const text = blob.getDataAsString('UTF-8');
  // Every second byte of plain text is nothing.
  if (text.slice(0, 200).includes('\u0000')) return blob.getDataAsString('UTF-16LE');
  return text.includes('\ufffd') ? blob.getDataAsString('windows-1252') : text;
};

const read = (
  g: Google,
  response: Response,
  { unpack, charset }: HttpRequest,
): Pick<HttpResponse, 'text' | 'files'> => {
  if (unpack === undefined && charset === undefined) return { text: response.getContentText() };
  const blob = response.getBlob();
  if (unpack === undefined) return { text: textOf(blob, charset) };
  try {
    // The type decides what is unpacked, whatever the server called it. assumes: unzip, gzip
    if (unpack === 'gzip')
      return {
        text: textOf(g.Utilities.ungzip(blob.setContentType('application/x-gzip')), charset),
      };
    const files = g.Utilities.unzip(blob.setContentType('application/zip'));
    return {
      text: '',
      files: files.map((file) => ({ name: file.getName() ?? '', text: textOf(file, charset) })),
    };
  } catch {
    // It is something else: whoever asked looks at it, and says so.
    return { text: response.getContentText() };
  }
};

const toResponse = (g: Google, response: Response, request: HttpRequest): HttpResponse => {
  const headers: Record<string, string> = {};
  const received = response.getHeaders() as Record<string, unknown>;
  for (const name of Object.keys(received)) headers[name.toLowerCase()] = String(received[name]);
  return { status: response.getResponseCode(), headers, ...read(g, response, request) };
};

const reasons: readonly (readonly [RegExp, NoAnswer['noAnswer']])[] = [
  [/for one day/i, 'quota'],
  [/DNS error|Invalid argument|unresolved/i, 'unknown_host'],
  [/SSL|certificate|TLS/i, 'tls'],
  [/size|too large|exceeds/i, 'too_large'],
];

/** @throws host.unauthorized: then it is not the other side that does not answer. */
export const noAnswer = (error: unknown): NoAnswer => {
  const failure = hostError(error, 'web requests');
  if (failure.failure.code === 'host.unauthorized') throw failure;
  const detail = error instanceof Error ? error.message : String(error);
  // An address may hold any word: `pageSize=500` says nothing about the size of the answer.
  const plain = detail.replace(/https?:\/\/\S*/g, '(address)');
  const known = reasons.find(([sentence]) => sentence.test(plain));
  return { noAnswer: known ? known[1] : 'unreachable', detail: detail.slice(0, 200) };
};

export const createHttp = (g: Google): Http => ({
  fetchAll: (requests) => {
    if (requests.length === 0) return [];
    const prepared = requests.map((request) => toRequest(g, request));
    try {
      return g.UrlFetchApp.fetchAll(prepared).map((response, i) =>
        toResponse(g, response, requests[i]!),
      );
    } catch (error) {
      if (requests.length === 1) return [noAnswer(error)];
      // One request without an answer makes the whole call throw: find out which, one by one.
      // assumes: fetch-unanswered, fetch-any-host
      return prepared.map((request, i) => {
        try {
          return toResponse(g, g.UrlFetchApp.fetchAll([request])[0]!, requests[i]!);
        } catch (alone) {
          return noAnswer(alone);
        }
      });
    }
  },
});
