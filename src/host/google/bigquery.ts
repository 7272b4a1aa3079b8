import { FailureError, failureOf, type Json } from '../../model';
import type { BigQuery } from '../host';
import { asWarehouse, isTransient, meaning, refusalOf } from './bigquery-errors';
import { placeOf, prepare, search } from './bigquery-requests';
import { uploading } from './bigquery-upload';
import { once, repeatable } from './errors';
import type { Google } from './globals';

const ROOT = 'https://bigquery.googleapis.com/bigquery/v2/';
const UPLOAD = 'https://bigquery.googleapis.com/upload/bigquery/v2/';

export type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;
export type Response = GoogleAppsScript.URL_Fetch.HTTPResponse;
/** Answers of the expected codes are for the caller. @throws warehouse.* */
type Send = (url: string, options: Options, expected?: readonly number[]) => Response;
type Call = Parameters<BigQuery['call']>[0];

const json = (body: Json): Options => ({
  contentType: 'application/json',
  payload: JSON.stringify(body),
});

/**
 * BigQuery's REST API over `UrlFetchApp` with the script's own token. Every request may be repeated when Google
 * has a short problem: jobs get an id of their own and queries a request's id before they are sent, and what
 * then is there already was made by the request whose answer was lost. assumes: bigquery-api
 */
export const createBigQuery = (g: Google): BigQuery => {
  const sleep = (milliseconds: number): void => g.Utilities.sleep(milliseconds);
  let token: string | undefined;

  const ask: Send = (url, options, expected = []) => {
    // The host's token outlives the execution.
    token ??= g.ScriptApp.getOAuthToken();
    const answer = g.UrlFetchApp.fetch(url, {
      ...options,
      headers: { ...options.headers, Authorization: `Bearer ${token}` },
      muteHttpExceptions: true,
      // 308 asks for the next piece of an upload and leads nowhere.
      followRedirects: false,
    });
    const status = answer.getResponseCode();
    if ((status >= 200 && status < 300) || expected.includes(status)) return answer;
    const refusal = refusalOf(answer);
    if (isTransient(refusal))
      throw new FailureError('host.transient', {
        detail: `BigQuery answered ${status}: ${refusal.reason}`,
      });
    throw meaning(refusal);
  };
  /** Until it is answered for good. */
  const send: Send = (url, options, expected) => {
    try {
      return repeatable('BigQuery', sleep, () => ask(url, options, expected));
    } catch (error) {
      throw asWarehouse(error);
    }
  };
  /** Once; null when its answer was lost. */
  const tryOnce = (url: string, options: Options, expected: readonly number[]): Response | null => {
    try {
      return once('BigQuery', () => ask(url, options, expected));
    } catch (error) {
      if (failureOf(error).code === 'host.transient') return null;
      throw error;
    }
  };
  const parse = (answer: Response): Json => {
    const text = answer.getContentText();
    return text.trim() === '' ? null : (JSON.parse(text) as Json);
  };

  const call = ({ method, path, query = {}, body }: Call): Json => {
    const prepared = prepare(method, path, body, g);
    const url = ROOT + path + search(query);
    const options: Options = { method, ...(prepared !== undefined && json(prepared)) };
    // Made or deleted already: by this request, whose answer was lost.
    const expected = method === 'post' ? [409] : method === 'delete' ? [404] : [];
    const answer = send(url, options, expected);
    if (answer.getResponseCode() === 404) return null;
    if (answer.getResponseCode() !== 409) return parse(answer);
    const made = placeOf(path, prepared);
    if (made === null) throw meaning(refusalOf(answer));
    return call({ method: 'get', ...made });
  };

  return {
    call,
    refuse: ({ reason, message }) => {
      throw meaning({ status: 200, reason, message });
    },
    beginUpload: (project, job) => {
      const prepared = prepare('post', `projects/${project}/jobs`, job, g)!;
      const url = `${UPLOAD}projects/${encodeURIComponent(project)}/jobs?uploadType=resumable`;
      const headers = { 'X-Upload-Content-Type': 'application/octet-stream' };
      const answer = send(url, { method: 'post', headers, ...json(prepared) });
      const headersThere = answer.getHeaders() as Readonly<Record<string, unknown>>;
      const location = headersThere['Location'] ?? headersThere['location'];
      if (typeof location !== 'string')
        throw new FailureError('warehouse.lost', { detail: 'BigQuery opened no upload' });
      return location;
    },
    upload: (session, piece, from, total) =>
      uploading(tryOnce, sleep, session, { piece, from, total }),
  };
};
