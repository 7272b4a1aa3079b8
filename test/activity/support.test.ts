import { openSchool, type School } from '../kit/school';
import { setRecord } from '../kit/records';

const SECRET = 'Planted-Secret-8c1f';
const KEY = 'planted-key-77';
const SITE = 'Zoë’s Little School';

describe('a support bundle', () => {
  let school: School;
  let text = '';
  let surnames: string[] = [];
  beforeAll(async () => {
    const district = { students: 12, schools: 1, key: KEY, secret: SECRET };
    school = await openSchool({ district });
    await school.connect(SITE);
    await school.switchOn('schools', 'student_enrollment');
    await school.refresh();
    setRecord(school.machine, 'settings', {
      v: 1,
      recipients: [{ email: 'principal@school.example', language: 'fr' }],
      tickMinutes: 60,
      retentionDays: 60,
      cloudProject: 'our-own-project',
    });
    school.district.passDay();
    school.district.faults.add({ kind: 'denied', resource: 'students' });
    await school.refresh();
    const [run] = (await school.command('activity', { is: 'failed' })).runs;
    text = await school.command('supportBundle', run!.id);
    surnames = [...school.district.data.rows('students')]
      .map(({ json }) => (JSON.parse(json) as { lastSurname: string }).lastSurname)
      .filter((name) => name.length > 3);
  });
  afterAll(() => school.close());

  it('holds what a helper needs: version, statuses, the trigger, the run and its lines', () => {
    expect(text).toContain('"version":"0.1.0"');
    expect(text).toMatch(/## Connections\n\{"id":"c[0-9a-f]{8}","connector":"edfi","hosts":\["127/);
    expect(text).toMatch(/"about":\{"Version":"7\.3",.*"Students":12,/);
    expect(text).toMatch(/"dataset":"student_enrollment".*"code":"source.forbidden"/);
    expect(text).toMatch(/## Trigger\n\{"present":1,"minutes":60/);
    expect(text).toMatch(/## Quotas\n.*"name":"fetches"/);
    expect(text).toMatch(/## Run\n.*"asked":"by a person"/);
    expect(text).toContain('"event":"read.failed"');
    expect(text).toContain('"recipients":["fr"]');
    expect(text).toMatch(/"correlation":"[0-9a-f-]{36}"/);
  });

  it('holds no secret, no key, no person, no site and no student', () => {
    for (const planted of [SECRET, KEY, SITE, 'our-own-project', '@school.example'])
      expect([planted, text.includes(planted)]).toEqual([planted, false]);
    expect(surnames.length).toBeGreaterThan(5);
    expect(surnames.filter((name) => text.includes(name))).toEqual([]);
  });

  it('is there of the workbook alone, for a colleague too', async () => {
    const { result } = await school.machine.call('supportBundle', ['en', null], {
      user: 'colleague@school.example',
    });
    const { value } = result as { value: string };
    expect(value).toContain('"steward":"another person"');
    expect(value).not.toContain('## Log');
    expect(value).not.toContain('@');
  });
});
