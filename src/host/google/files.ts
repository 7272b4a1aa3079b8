import { FailureError, type FileId } from '../../model';
import type { Files, Records } from '../host';
import { repeatable } from './errors';
import type { Google } from './globals';

const DRIVE = 'https://www.googleapis.com/drive/v3/files';
const UPLOAD = 'https://www.googleapis.com/upload/drive/v3/files';
const FOLDER = 'application/vnd.google-apps.folder';
const GZIP = 'application/x-gzip';
/** Requests in flight at once: large uploads, and all others. Who reads large files asks for few at a time. */
const PARALLEL = 8;
const MANY = 25;
/** Characters that together are little. */
const LITTLE = 2_000_000;

type Request = GoogleAppsScript.URL_Fetch.URLFetchRequest;
type Response = GoogleAppsScript.URL_Fetch.HTTPResponse;

const isTransient = (status: number, text: () => string): boolean =>
  status === 429 ||
  status >= 500 ||
  (status === 403 && /rateLimitExceeded|userRateLimitExceeded/.test(text()));

/**
 * Files over Drive's REST API with the script's own token: the Drive globals would ask for restricted
 * scopes (facts: Sheets writing). Contents stay blobs on the host's side and never become byte arrays.
 * assumes: drive-files, gzip
 */
export const createFiles = (g: Google, records: Records, workbookId: () => string): Files => {
  const sleep = (milliseconds: number): void => g.Utilities.sleep(milliseconds);
  let folder: string | undefined;
  let token: string | undefined;

  const send = (
    requests: readonly Request[],
    expected: readonly number[],
    parallel = MANY,
  ): Response[] => {
    const answers: Response[] = [];
    for (let at = 0; at < requests.length; at += parallel)
      answers.push(...sendSome(requests.slice(at, at + parallel), expected));
    return answers;
  };
  const sendSome = (requests: readonly Request[], expected: readonly number[]): Response[] =>
    repeatable('Drive', sleep, () => {
      // The host's token outlives the execution.
      token ??= g.ScriptApp.getOAuthToken();
      const headers = { Authorization: `Bearer ${token}` };
      const answers = g.UrlFetchApp.fetchAll(
        requests.map((request) => ({ ...request, headers, muteHttpExceptions: true })),
      );
      for (const answer of answers) {
        const status = answer.getResponseCode();
        if ((status >= 200 && status < 300) || expected.includes(status)) continue;
        const text = (): string => answer.getContentText().slice(0, 300);
        if (isTransient(status, text))
          throw new FailureError('host.transient', { detail: `Drive answered ${status}` });
        const reason = /"reason":\s*"(\w+)"/.exec(text())?.[1] ?? 'no reason given';
        const detail = `Drive answered ${status}: ${reason}`;
        if (status === 401 || status === 403)
          throw new FailureError('host.unauthorized', { service: 'Drive', detail });
        throw new FailureError('homeroom.unexpected', { detail });
      }
      return answers;
    });

  const post = (url: string, body: object): Request => ({
    url,
    method: 'post',
    contentType: 'application/json',
    payload: JSON.stringify(body),
  });
  const parse = <T>(response: Response): T => JSON.parse(response.getContentText()) as T;

  const search = (query: string): { id: FileId; name: string }[] => {
    const found: { id: FileId; name: string }[] = [];
    let page = '';
    do {
      const url =
        `${DRIVE}?q=${encodeURIComponent(query)}&pageSize=1000` +
        `&fields=${encodeURIComponent('nextPageToken,files(id,name)')}` +
        (page ? `&pageToken=${encodeURIComponent(page)}` : '');
      const answer = parse<{ nextPageToken?: string; files: { id: FileId; name: string }[] }>(
        send([{ url }], [])[0]!,
      );
      found.push(...answer.files);
      page = answer.nextPageToken ?? '';
    } while (page);
    return found;
  };

  const home = (): string => {
    if (folder) return folder;
    const known = records.get('folder');
    if (typeof known === 'string') return (folder = known);
    const mine = `appProperties has { key='workbook' and value='${workbookId()}' }`;
    const found = search(`mimeType='${FOLDER}' and trashed=false and ${mine}`)[0];
    folder =
      found?.id ??
      parse<{ id: string }>(
        send(
          [
            post(DRIVE, {
              name: 'Homeroom raw data',
              mimeType: FOLDER,
              appProperties: { workbook: workbookId() },
            }),
          ],
          [],
        )[0]!,
      ).id;
    records.set('folder', folder);
    return folder;
  };

  return {
    create: (names) => {
      const make = (expected: readonly number[]): Response[] => {
        const parents = [home()];
        return send(
          names.map((name) => post(`${DRIVE}?fields=id`, { name, parents, mimeType: GZIP })),
          expected,
        );
      };
      let answers = make([404]);
      if (answers.some((answer) => answer.getResponseCode() === 404)) {
        // Somebody deleted the folder for good: a new one takes its place.
        folder = undefined;
        records.remove('folder');
        answers = make([]);
      }
      return answers.map((answer) => parse<{ id: FileId }>(answer).id);
    },
    write: (contents) => {
      const sizes = send(
        contents.map(({ id, text }) => ({
          url: `${UPLOAD}/${id}?uploadType=media&fields=size`,
          method: 'patch' as const,
          contentType: GZIP,
          payload: g.Utilities.gzip(g.Utilities.newBlob(text, 'text/plain')),
        })),
        [404],
        contents.reduce((sum, { text }) => sum + text.length, 0) > LITTLE ? PARALLEL : MANY,
      );
      return sizes.map((answer) => {
        if (answer.getResponseCode() === 404) throw new FailureError('storage.lost');
        return Number(parse<{ size?: string }>(answer).size ?? 0);
      });
    },
    read: (ids) =>
      send(
        ids.map((id) => ({ url: `${DRIVE}/${id}?alt=media` })),
        [404],
      ).map((answer) =>
        answer.getResponseCode() === 404
          ? null
          : g.Utilities.ungzip(answer.getBlob().setContentType(GZIP)).getDataAsString('UTF-8'),
      ),
    remove: (ids) => {
      if (ids.length > 0)
        send(
          ids.map((id) => ({ url: `${DRIVE}/${id}`, method: 'delete' as const })),
          [404],
        );
    },
    list: (prefix) =>
      search(`'${home()}' in parents and trashed=false and mimeType='${GZIP}'`).filter((file) =>
        file.name.startsWith(prefix),
      ),
  };
};
