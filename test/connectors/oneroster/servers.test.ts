/** Servers of all kinds: old and new, counting or not, with filters or without. */
import { createOneRoster, type OneRosterOptions } from '../../../emulator/vendors/oneroster';
import oneroster from '../../../src/connectors/oneroster';
import { partsOf } from '../../../src/connectors/oneroster/server';
import { DAY, sitDown, sorted, type Desk } from '../../suites/connector';

const desk = (options: OneRosterOptions): Desk => sitDown(oneroster, createOneRoster(options));
const names = oneroster.resources.map(({ name }) => name);
const there = ({ door }: Desk, name: string): string[] => [...door.vendor.keys(name)].sort();

const kinds: readonly (readonly [string, OneRosterOptions])[] = [
  ['1.2, links', { tells: 'link' }],
  ['1.2, neither count nor link', { tells: 'nothing' }],
  ['1.2, more in a page than there are', { tells: 'nothing', most: 10_000 }],
  ['1.2, filters ignored', { filters: 'ignored' }],
  ['1.2, filters refused', { filters: 'refused' }],
  ['1.2, gone without a mark', { tombstones: false }],
  ['1.2, filters ignored and no marks', { filters: 'ignored', tombstones: false }],
  ['1.1, OAuth 2', { version: '1.1' }],
  ['1.1, OAuth 1.0a, SHA-256', { version: '1.1', signIn: 'oauth1_sha256' }],
  ['1.1, OAuth 1.0a, SHA-1, links', { version: '1.1', signIn: 'oauth1_sha1', tells: 'link' }],
  ['a token in one of the usual places', { tokenPath: '/oauth2/token' }],
];

describe.each(kinds)('%s', (_, options) => {
  test('everything is read, then what changed', () => {
    for (const name of names) {
      const one = desk(options);
      let shelf = one.read(name);
      expect([name, [...shelf.held.keys()].sort()]).toEqual([name, there(one, name)]);
      expect(shelf.issues).toBe(0);
      one.advance(DAY / 2);
      const { vendor } = one.door;
      const now = one.door.now();
      vendor.add(name, now);
      vendor.change(name, now);
      vendor.remove(name, now);
      one.advance(DAY);
      shelf = one.read(name, shelf);
      expect([name, sorted(shelf.held)]).toEqual([name, sorted(one.read(name).held)]);
      expect([...shelf.held.keys()].sort()).toEqual(there(one, name));
    }
  });
});

const filters = ({ door }: Desk): string[] =>
  door.log
    .filter(({ path }) => path.endsWith('/users'))
    .map(({ query }) => new URLSearchParams(query).get('filter') ?? '');

test('afterwards only what changed is asked for, more than a day before the newest change', () => {
  const one = desk({});
  const shelf = one.read('users');
  expect(filters(one)).toEqual(filters(one).map(() => ''));
  one.advance(3_600_000);
  one.door.clearLog();
  one.read('users', shelf);
  expect(filters(one).length).toBeGreaterThan(0);
  for (const filter of filters(one))
    expect(filter).toMatch(/^dateLastModified>'2026-07-30T22:\d\d:00.000Z'$/);
  // Once a day everything is read again: many servers leave out what is gone instead of marking it.
  one.advance(DAY);
  one.door.clearLog();
  one.read('users', shelf);
  expect(new Set(filters(one))).toEqual(new Set(['']));
});

test('a server that does not look at filters is not sent any', () => {
  const one = desk({ filters: 'ignored' });
  const shelf = one.read('users');
  one.door.clearLog();
  one.read('users', shelf);
  expect(new Set(filters(one))).toEqual(new Set(['']));
});

test('a record of 1.1 lands as one of 1.2 does', () => {
  for (const name of names) {
    const [newer, older] = (['1.2', '1.1'] as const).map((version) => desk({ version }).read(name));
    // But for one thing that 1.1 cannot say: since when somebody has a role.
    const known = JSON.stringify(sorted(newer!.held)).split('\\"2019-08-01\\"').join('null');
    expect([name, JSON.stringify(sorted(older!.held))]).toEqual([name, known]);
  }
});

test('the version is found out, even where the address does not tell', () => {
  for (const version of ['1.1', '1.2'] as const) {
    const vendor = createOneRoster({ version, tokenPath: '/oauth/token' });
    const connect = (url: string) => {
      const { settings, secrets } = vendor.connect(url);
      return { settings: { ...settings, url, token: '' }, secrets };
    };
    const one = sitDown(oneroster, { ...vendor, connect });
    expect([...one.read('orgs').held.keys()].sort()).toEqual(['o-0', 'o-1', 'o-2']);
  }
});

test.each([
  ['sis.example.org', 'https://sis.example.org/ims/oneroster', undefined],
  [
    'https://sis.example.org/campus/oneroster/app/ims/oneroster/v1p1/',
    'https://sis.example.org/campus/oneroster/app/ims/oneroster',
    '1.1',
  ],
  ['https://a.org/ims/oneroster/rostering/v1p2/orgs?limit=1', 'https://a.org/ims/oneroster', '1.2'],
  ['https://a.org/ims/oneroster/gradebook/v1p2', 'https://a.org/ims/oneroster', '1.2'],
  ['https://a.org/roster/v1p1/users', 'https://a.org/roster', '1.1'],
])('%s', (given, service, said) => {
  expect(partsOf(given)).toEqual({ service, ...(said ? { said } : {}) });
});

describe('what goes wrong is said', () => {
  const withSettings = (more: object, secrets: object = {}): Desk => {
    const vendor = createOneRoster();
    return sitDown(oneroster, {
      ...vendor,
      connect: (url) => {
        const given = vendor.connect(url);
        return {
          settings: { ...given.settings, ...more },
          secrets: { ...given.secrets, ...secrets },
        };
      },
    });
  };
  test('a wrong secret', () => {
    expect(() => withSettings({}, { secret: 'guess' }).read('orgs')).toThrow(/refused the key/);
  });
  test('a wrong secret of OAuth 1.0a', () => {
    const vendor = createOneRoster({ version: '1.1', signIn: 'oauth1_sha256' });
    const connect = (url: string) => ({ ...vendor.connect(url), secrets: { secret: 'guess' } });
    expect(() => sitDown(oneroster, { ...vendor, connect }).read('orgs')).toThrow(
      /refused the key/,
    );
  });
  test('an address without OneRoster', () => {
    const url = 'https://vendor.test/elsewhere';
    expect(() => withSettings({ url }).read('orgs')).toThrow(/vendor\.test has no OneRoster/);
  });
  test('scopes that do not suffice concern their resource alone', () => {
    const core = 'https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly';
    const one = withSettings({ scopes: core });
    expect(one.read('orgs').held.size).toBe(3);
    expect(() => one.read('results')).toThrow(/may not read results/);
  });
  test('the code of a refusal is told, its words are not', () => {
    const answer = (body: object) => ({ status: 400, headers: {}, text: JSON.stringify(body) });
    const field = { imsx_codeMinorFieldValue: 'invalid_filter_field' };
    const info = {
      imsx_codeMajor: 'failure',
      imsx_description: 'Zoë Nuñez has no such field.',
      imsx_CodeMinor: { imsx_codeMinorField: [field] },
    };
    const said = { kind: 'invalid_filter_field' };
    expect(oneroster.explain(answer(info))).toEqual(said);
    expect(oneroster.explain(answer({ imsx_StatusInfo: info }))).toEqual(said);
    expect(oneroster.explain(answer({ imsx_codeMajor: 'failure' }))).toEqual({ kind: 'failure' });
    expect(oneroster.explain({ status: 500, headers: {}, text: '<html>' })).toEqual({});
  });
});
