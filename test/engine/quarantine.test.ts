import { gunzipSync } from 'node:zlib';
import { openSchool, type School } from '../kit/school';
import { rowsOf } from '../kit/tabs';

describe('a row that breaks a rule', () => {
  let school: School;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 12, schools: 1 } });
    await school.connect();
    await school.switchOn('student_enrollment');
    await school.refresh(['student_enrollment']);
  });
  afterAll(() => school.close());

  const title = 'Student Demographics & Enrollment';
  const named = 'quarantine student_enrollment';
  const card = async () =>
    (await school.command('consoleState')).datasets.find((d) => d.id === 'student_enrollment');

  it('is kept out with its reason, the rest is published, and it comes back when it is mended', async () => {
    const before = rowsOf(school.machine, title).length;
    const { data } = school.district;
    const [first] = data.all('studentSchoolAssociations') as unknown as {
      id: string;
      entryDate: string;
    }[];
    data.patch('studentSchoolAssociations', first!.id, { exitWithdrawDate: '1999-01-01' });
    expect((await school.refresh(['student_enrollment'])).is).toBe('succeeded');
    expect(rowsOf(school.machine, title)).toHaveLength(before - 1);
    expect(await card()).toMatchObject({ status: 'fresh', quarantined: 1, rows: before - 1 });
    const file = school.machine.drive.content(named);
    const kept = JSON.parse(gunzipSync(file!.bytes).toString()) as {
      kept: { check: string; rows: unknown[] }[];
    };
    expect(kept.kept).toHaveLength(1);
    expect(kept.kept[0]!.check).not.toBe('');
    expect(JSON.stringify(kept.kept[0]!.rows)).toContain('1999-01-01');
    const [id] = school.machine.drive.files().flatMap((f) => (f.name === named ? [f.id] : []));
    const { setAside, keptRows } = await school.command('datasetDetails', 'student_enrollment');
    expect(setAside).toEqual([{ rule: kept.kept[0]!.check, rows: 1 }]);
    expect(keptRows).toContain(`/${id}/`);
    const [run] = (await school.command('activity', {})).runs;
    expect(run!.datasets).toEqual([
      expect.objectContaining({ id: 'student_enrollment', is: 'published', setAside: 1 }),
    ]);

    data.patch('studentSchoolAssociations', first!.id, { exitWithdrawDate: null });
    await school.refresh(['student_enrollment']);
    expect(rowsOf(school.machine, title)).toHaveLength(before);
    expect((await card())?.quarantined).toBeUndefined();
    const mended = await school.command('datasetDetails', 'student_enrollment');
    expect([mended.setAside, mended.keptRows]).toEqual([undefined, undefined]);
    const [again] = (await school.command('activity', {})).runs;
    expect(again!.datasets[0]).not.toHaveProperty('setAside');
    expect(school.machine.drive.content(named)).toBeNull();
  });
});
