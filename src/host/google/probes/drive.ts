import { FailureError } from '../../../model';
import type { Google } from '../globals';
import { saw, type Question } from './probe';

const DRIVE = 'https://www.googleapis.com/drive/v3/files';
const UPLOAD = 'https://www.googleapis.com/upload/drive/v3/files';
const GZIP = 'application/x-gzip';
const MARK = 'homeroomCheck';
/** Beyond ASCII, so that a wrong charset shows. */
const TEXT = 'Zoë 😀 00123\n';

type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;
type Response = GoogleAppsScript.URL_Fetch.HTTPResponse;

/** @throws host.transient when Drive has a problem of its own, which says nothing about the question. */
const send = (g: Google, url: string, options: Options = {}): Response => {
  const response = g.UrlFetchApp.fetch(url, {
    ...options,
    headers: { Authorization: `Bearer ${g.ScriptApp.getOAuthToken()}` },
    muteHttpExceptions: true,
  });
  const status = response.getResponseCode();
  const tooMany = status === 403 && /rateLimitExceeded/i.test(response.getContentText());
  if (status === 429 || status >= 500 || tooMany)
    throw new FailureError('host.transient', { detail: `Drive answered ${status}` });
  return response;
};

const parse = <T>(response: Response): T => JSON.parse(response.getContentText()) as T;

/** Our files by what they are marked with. The newest may still be missing. */
const marked = (g: Google): readonly { readonly id: string }[] => {
  const query = `trashed=false and appProperties has { key='${MARK}' and value='1' }`;
  const answer = send(g, `${DRIVE}?q=${encodeURIComponent(query)}&fields=files(id)`);
  return parse<{ files?: { id: string }[] }>(answer).files ?? [];
};

export const removeFiles = (g: Google): void => {
  for (const { id } of marked(g)) send(g, `${DRIVE}/${id}`, { method: 'delete' });
};

/** Reading what is ours: the smallest request to Drive there is. */
export const askDrive = (g: Google): void =>
  void send(g, `${DRIVE}?pageSize=1&fields=files(id)`).getContentText();

export const drive: readonly Question[] = [
  {
    id: 'drive-files',
    title: 'Files under drive.file: make, write gzipped, read, find by property, delete',
    expected: { made: 200, written: 200, same: true, deleted: 204, gone: 404 },
    ask: (g) => {
      const json = { method: 'post', contentType: 'application/json' } as const;
      const about = {
        name: 'Homeroom system check',
        mimeType: GZIP,
        appProperties: { [MARK]: '1' },
      };
      const made = send(g, `${DRIVE}?fields=id`, { ...json, payload: JSON.stringify(about) });
      if (made.getResponseCode() !== 200)
        return saw({ made: made.getResponseCode(), reason: reasonOf(made) });
      const { id } = parse<{ id: string }>(made);
      try {
        const written = send(g, `${UPLOAD}/${id}?uploadType=media&fields=size`, {
          method: 'patch',
          contentType: GZIP,
          payload: g.Utilities.gzip(g.Utilities.newBlob(TEXT, 'text/plain')),
        });
        const blob = send(g, `${DRIVE}/${id}?alt=media`).getBlob();
        const read = g.Utilities.ungzip(blob.setContentType(GZIP)).getDataAsString('UTF-8');
        const found = marked(g).some((file) => file.id === id);
        const deleted = send(g, `${DRIVE}/${id}`, { method: 'delete' }).getResponseCode();
        const gone = send(g, `${DRIVE}/${id}?fields=id`).getResponseCode();
        return saw({
          ...{ made: 200, written: written.getResponseCode(), same: read === TEXT },
          ...{ foundAtOnce: found, deleted, gone },
        });
      } catch (error) {
        send(g, `${DRIVE}/${id}`, { method: 'delete' });
        throw error;
      }
    },
  },
];

/** Drive's own word for a refusal (`insufficientPermissions`, `accessNotConfigured`…). */
const reasonOf = (response: Response): string =>
  /"reason":\s*"(\w+)"/.exec(response.getContentText())?.[1] ?? 'unknown';
