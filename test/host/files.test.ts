import { createFiles } from '../../src/host/google/files';
import type { Google } from '../../src/host/google/globals';
import type { Records } from '../../src/host/host';
import type { Json } from '../../src/model';

/** Drive as far as making files goes: folders that exist, and what was asked. */
const desk = (folders: string[], stored: Record<string, Json>) => {
  const made: { name: string; parents?: string[] }[] = [];
  const answer = (status: number, body: object) => ({
    getResponseCode: () => status,
    getContentText: () => JSON.stringify(body),
  });
  const google = {
    Utilities: { sleep: () => undefined },
    ScriptApp: { getOAuthToken: () => 'token' },
    UrlFetchApp: {
      fetchAll: (requests: { url: string; payload?: string }[]) =>
        requests.map(({ url, payload }) => {
          if (url.includes('?q=')) return answer(200, { files: [] });
          const body = JSON.parse(payload!) as {
            name: string;
            parents?: string[];
            mimeType: string;
          };
          if (body.parents && !body.parents.every((id) => folders.includes(id)))
            return answer(404, { error: { message: 'File not found: .' } });
          made.push(body);
          const id = `id${made.length}`;
          if (body.mimeType.endsWith('folder')) folders.push(id);
          return answer(200, { id });
        }),
    },
  } as unknown as Google;
  const records = {
    get: (key: string) => stored[key],
    set: (key: string, value: Json) => void (stored[key] = value),
    remove: (key: string) => void delete stored[key],
  } as unknown as Records;
  return { files: createFiles(google, records, () => 'book'), made, stored };
};

test('files are made in the folder that is known', () => {
  const { files, made } = desk(['home'], { folder: 'home' });
  expect(files.create(['a', 'b'])).toEqual(['id1', 'id2']);
  expect(made.map(({ parents }) => parents)).toEqual([['home'], ['home']]);
});

test('a folder that was deleted for good is made anew, and remembered', () => {
  const { files, made, stored } = desk([], { folder: 'gone' });
  const [id] = files.create(['a']);
  expect(made[0]).toMatchObject({ mimeType: 'application/vnd.google-apps.folder' });
  expect(made[1]).toMatchObject({ name: 'a', parents: [stored['folder']] });
  expect([stored['folder'], id]).toEqual(['id1', 'id2']);
});
