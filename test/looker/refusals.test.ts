import { FIRST_WORKBOOK } from '../../emulator/machine/owner';
import { openSchool, type School } from '../kit/school';
import { optionsOf, Refused, studioOf, type Params } from './_report';

/* What a person reads when a report has no answer, and who may see what. */

const DAY = 86_400_000;
const COLLEAGUE = 'ben@school.org';
let school: School;
let studio: ReturnType<typeof studioOf>;
let start: ReturnType<School['machine']['snapshot']>;
beforeAll(async () => {
  school = await openSchool({ district: { students: 30 } });
  studio = studioOf(school);
  await school.connect();
  await school.switchOn('schools', 'student_enrollment');
  await school.refresh();
  start = school.machine.snapshot();
}, 240_000);
beforeEach(() => school.machine.restore(start));
afterAll(() => school.close());

const schools = (more: Params = {}): Params => ({
  ...{ workbook: FIRST_WORKBOOK, dataset: 'schools' },
  ...more,
});
const FIELDS = { fields: [{ name: 'school_id' }, { name: 'school' }] };

const renameSchool = (nameOfInstitution: string): void => {
  const { data } = school.district;
  const [first] = data.rows('schools') as unknown as { id: string }[];
  data.patch('schools', first!.id, { nameOfInstitution });
};

/** @returns what is read there; the second text is for admins. */
const refusal = async (work: Promise<unknown>): Promise<readonly [string, string]> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refused) return [error.text, error.debug];
    throw error;
  }
  throw new Error('It was answered.');
};
const read = (params: Params, by = studio, request = FIELDS) => refusal(by.data(params, request));

test('no workbook, no data set, no address', async () => {
  expect((await read({}))[0]).toBe(
    'No workbook was chosen. Edit the data source’s connection and choose one.',
  );
  expect((await read({ workbook: FIRST_WORKBOOK }))[0]).toMatch(/^No data set was chosen\. Edit/);
  expect((await read(schools({ address: 'my workbook' })))[0]).toMatch(/^This is not the address/);
  const config = await studio.config({ address: 'my workbook' });
  expect(config.isSteppedConfig).toBe(true);
  expect(config.configParams.find(({ name }) => name === 'trouble')?.text).toMatch(/^This is not/);
});

test('a workbook that is gone or not shared', async () => {
  const gone = schools({ workbook: '1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' });
  expect((await read(gone))[0]).toBe(
    'This workbook is gone, or it is not shared with the account that reads it. ' +
      'Ask its owner to share it, or edit the data source’s connection and choose another.',
  );
  expect((await refusal(studio.schema(gone)))[0]).toMatch(/^This workbook is gone/);
  const config = await studio.config(gone);
  expect(config.configParams.find(({ name }) => name === 'trouble')?.text).toMatch(/is gone/);
  school.machine.share([school.machine.settings.user]);
  const other = studioOf(school, COLLEAGUE);
  expect((await read(schools(), other))[0]).toMatch(/^This workbook is gone/);
});

test('who has a workbook’s address and may open it reads what is published there', async () => {
  const other = studioOf(school, COLLEAGUE);
  expect((await other.config()).configParams.map(({ name }) => name)).toEqual(['intro', 'address']);
  const address = `https://docs.google.com/spreadsheets/d/${FIRST_WORKBOOK}/edit#gid=0`;
  const config = await other.config({ address });
  expect([...optionsOf(config, 'dataset')].sort()).toEqual(['schools', 'student_enrollment']);
  const params = { address, dataset: 'schools' };
  const mine = await studio.data(schools(), FIELDS);
  expect(mine.rows.length).toBeGreaterThan(0);
  expect(await other.data(params, FIELDS)).toEqual(mine);
  expect(await studio.ask('isAdminUser', {})).toBe(true);
  expect(await other.ask('isAdminUser', {})).toBe(false);
});

test('a data set that was never published, is unknown, or whose tab was deleted', async () => {
  const missing =
    ' is not published in this workbook. Open Homeroom in the workbook, switch it on and refresh.';
  expect((await read(schools({ dataset: 'attendance' })))[0]).toBe(`Attendance${missing}`);
  expect((await read(schools({ dataset: 'unheard_of' })))[0]).toBe(`unheard_of${missing}`);
  school.machine.workbook.type('Schools', [{ delete: true }]);
  expect((await read(schools()))[0]).toBe(`Schools${missing}`);
  expect(optionsOf(await studio.config(schools()), 'dataset')).toEqual(['student_enrollment']);
});

test('a tab that is being written', async () => {
  const { title } = school.machine.workbook.tabs().find((tab) => tab.title === 'Schools')!;
  // As the publisher leaves it when it is ended in between.
  school.machine.workbook.type(title, [{ rename: `${title} (updating…)` }]);
  school.machine.forgetCache();
  const [text] = await read(schools());
  expect(text).toBe('Schools is being updated right now. Ask again in a minute or two.');
});

test('a field that is gone', async () => {
  const request = { fields: [{ name: 'principal' }] };
  const expected =
    'Schools no longer has the field principal. Edit the data source and choose “Refresh fields”, then take principal out of the report.';
  expect((await read(schools(), studio, request))[0]).toBe(expected);
  const filtered = {
    ...FIELDS,
    dimensionsFilters: [
      [{ fieldName: 'principal', type: 'INCLUDE', operator: 'EQUALS', values: ['x'] } as const],
    ],
  };
  expect((await read(schools(), studio, filtered))[0]).toBe(expected);
});

test('troubles are told in the language of the data source, without a stack or a secret', async () => {
  const [text, debug] = await read(schools({ dataset: 'attendance', language: 'fr-CA' }));
  expect(text).toBe(
    'Assiduité n’est pas publié dans ce classeur. Ouvrez Homeroom dans le classeur, activez-le et actualisez.',
  );
  expect(debug).toMatch(/^shown\.missing/);
  expect(`${text}${debug}`).not.toMatch(/Error|\bat \w+|http/);
  const config = await studio.config(schools(), 'fr');
  expect(config.configParams[0]!.text).toMatch(/^Homeroom ne connaît|^Choisissez/);
});

test('freshness: age, completeness and quarantine are those of the version', async () => {
  const fields = ['age_hours', 'complete', 'quarantined', 'published_at', 'rows'].map((name) => ({
    name: `homeroom_${name}`,
  }));
  const fresh = async () => (await studio.data(schools({ freshness: true }), { fields })).rows[0]!;
  const [age, complete, quarantined, publishedAt, one] = await fresh();
  expect([age, complete, quarantined, one]).toEqual([expect.any(Number), true, 0, 1]);
  expect(publishedAt).toMatch(/^20\d{12}$/);
  await school.machine.advance(3 * 3_600_000);
  const later = await fresh();
  expect(Number(later[0])).toBeGreaterThan(2);
  // The next refresh fails: what is shown is the last good version, and says so.
  renameSchool('School of Another Name');
  school.district.faults.add({ kind: 'denied', resource: 'schools' });
  try {
    await school.refresh(['schools']);
    const [, stillComplete, , samePublishedAt] = await fresh();
    expect([stillComplete, samePublishedAt]).toEqual([false, publishedAt]);
  } finally {
    school.district.faults.clear();
  }
}, 120_000);

test('a past version can be chosen by who may read it', async () => {
  const before = await studio.data(schools(), FIELDS);
  await school.machine.advance(2 * DAY);
  renameSchool('Renamed School');
  await school.refresh(['schools']);
  const now = await studio.data(schools(), FIELDS);
  expect(now.rows.flat()).toContain('Renamed School');
  const versions = optionsOf(await studio.config(schools()), 'version');
  const oldest = versions[versions.length - 1]!;
  expect([versions[0], oldest]).toEqual(['latest', '1']);
  const old = await studio.data(schools({ version: oldest }), FIELDS);
  expect(old.rows).toEqual(before.rows);
  expect((await studio.data(schools({ version: 'latest' }), FIELDS)).rows).toEqual(now.rows);
  const gone =
    'The version of Schools that was chosen is no longer kept, or not for this account. Edit the data source’s connection and choose another version.';
  expect((await read(schools({ version: '99' })))[0]).toBe(gone);
  const other = studioOf(school, COLLEAGUE);
  expect(optionsOf(await other.config(schools()), 'version')).toEqual([]);
  expect((await read(schools({ version: oldest }), other))[0]).toBe(gone);
}, 120_000);
