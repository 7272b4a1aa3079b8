import { openSchool, type School } from '../kit/school';

describe('a source whose records look otherwise than before', () => {
  let school: School;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 12, schools: 1 } });
    await school.connect();
    await school.switchOn('schools', 'student_enrollment');
    await school.refresh();
  });
  afterAll(() => school.close());

  const give = (fields: Record<string, unknown>, nth = 0): void => {
    const { data } = school.district;
    const ids = data.all('students').map((row) => (row as { id: string }).id);
    data.patch('students', ids[nth]!, fields);
  };

  it('is shown with the data sets made of it, and told once', async () => {
    expect(school.machine.outbox()).toEqual([]);
    give({ shoeSize: 43 });
    expect((await school.refresh()).is).toBe('succeeded');
    const { findings } = await school.command('datasetDetails', 'student_enrollment');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      kind: 'schema',
      about: 'students',
      params: { title: 'Students', how: 'added', fields: 'shoeSize' },
    });
    expect((await school.command('datasetDetails', 'schools')).findings).toEqual([]);
    expect(school.machine.outbox().map(({ subject }) => subject)).toEqual([
      'Homeroom: Demo district sends other fields',
    ]);
    give({ shoeSize: 44 }, 1);
    await school.refresh();
    expect(school.machine.outbox()).toHaveLength(1);
    const changed = school.machine
      .logs()
      .filter(({ jsonPayload }) => jsonPayload?.['event'] === 'schema.changed');
    expect(changed.map(({ jsonPayload }) => jsonPayload?.['names'])).toEqual([['shoeSize']]);
  });
});
