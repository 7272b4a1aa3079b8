/** Google lets a person refuse each permission by itself: what does not work then is said, one by one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notice } from '../../src/app/api';
import { CONSENT, OWN_CONSENT } from '../../src/app/consent';
import { upstream } from '../../src/registry.generated';
import { tell } from '../../src/model';
import { openSchool, type School } from '../kit/school';

jest.setTimeout(120_000);

const ROOT = 'https://www.googleapis.com/auth/';
const manifest = JSON.parse(readFileSync(join(__dirname, '../../appsscript.json'), 'utf8')) as {
  oauthScopes: string[];
};
const SCOPES = manifest.oauthScopes.map((scope) => scope.replace(ROOT, ''));

let school: School;
beforeAll(async () => {
  school = await openSchool({ district: { students: 10, schools: 1 } });
});
afterAll(() => school.close());
afterEach(() => school.machine.grant('analyst@school.example', null));

const refuse = (...names: string[]) =>
  school.machine.grant(
    'analyst@school.example',
    SCOPES.filter((name) => !names.includes(name)).map((name) => ROOT + name),
  );
const refused = async (): Promise<Notice[]> =>
  (await school.command('consoleState')).notices.filter(({ kind }) => kind === 'authorize');
const sentence = (name: string): string => tell({ code: CONSENT[name]!, params: {} }).message;

test('every scope of the manifest has its sentence, and no other has', () => {
  expect(Object.keys(CONSENT).sort()).toEqual([...SCOPES].sort());
  const sentences = SCOPES.map(sentence);
  expect(new Set(sentences).size).toBe(SCOPES.length);
  for (const said of sentences) expect(said).toMatch(/^Homeroom may not /);
});

test('every permission that only some copies ask for has its sentence too, and no other has', () => {
  const needed = [...upstream.warehouses, ...upstream.connectors].flatMap((one) =>
    'scopes' in one ? (one.scopes ?? []) : [],
  );
  expect(Object.keys(OWN_CONSENT).sort()).toEqual([...new Set(needed)].sort());
  for (const code of Object.values(OWN_CONSENT))
    expect(tell({ code, params: {} }).message).toMatch(/^Homeroom may not /);
  // What this copy does not ask for is not missed.
  expect(SCOPES.filter((name) => name in OWN_CONSENT)).toEqual([]);
});

test('nothing is said while nothing is missing', async () => {
  expect(await refused()).toEqual([]);
});

test.each(['drive.file', 'script.external_request', 'script.send_mail', 'script.scriptapp'])(
  'without %s the console opens and says what does not work, and where to grant it',
  async (name) => {
    refuse(name);
    const [notice, ...others] = await refused();
    expect(others).toEqual([]);
    expect(notice!.message).toBe(sentence(name));
    expect(notice!.url).toMatch(/^https:/);
    expect(notice!.next).not.toBe('');
  },
);

test('several at once are several sentences, what hinders most first', async () => {
  refuse('script.send_mail', 'drive.file');
  expect((await refused()).map(({ message }) => message)).toEqual([
    sentence('drive.file'),
    sentence('script.send_mail'),
  ]);
});

test.each(['spreadsheets', 'userinfo.email'])(
  'without %s nothing can be shown but why',
  async (name) => {
    refuse(name);
    await expect(school.command('consoleState')).rejects.toThrow(sentence(name));
  },
);

test('what a click needs and may not have is said by its name', async () => {
  refuse('script.external_request');
  await expect(school.connect()).rejects.toThrow(sentence('script.external_request'));
});
