import { startDistrict, type District } from '../../emulator/district/server';
import { data, get, token, walk, type Item } from './client';

let district: District;
let bearer: string;

beforeEach(async () => {
  district = await startDistrict({ students: 60, seed: 3 });
  bearer = await token(district);
});
afterEach(() => district.close());

const versions = async () =>
  (await get(`${district.url}/changeQueries/v1/availableChangeVersions`, bearer)).json<{
    oldestChangeVersion: number;
    newestChangeVersion: number;
  }>();

it('counts one version up with every change, and windows are inclusive at both ends', async () => {
  const { newestChangeVersion: before } = await versions();
  const ids = district.data
    .rows('students')
    .slice(0, 3)
    .map(({ id }) => id);
  for (const id of ids) district.data.patch('students', id, { middleName: 'M.' });
  expect((await versions()).newestChangeVersion).toBe(before + 3);
  const inWindow = async (min: number, max: number): Promise<string[]> =>
    (await walk(district, `students?minChangeVersion=${min}&maxChangeVersion=${max}`)).map(
      ({ id }) => id,
    );
  expect(await inWindow(before + 1, before + 3)).toEqual(ids);
  expect(await inWindow(before + 2, before + 2)).toEqual([ids[1]]);
  expect(await inWindow(before + 4, before + 9)).toEqual([]);
  expect(await inWindow(0, before)).toHaveLength(57);
  const wrong = await get(data(district, 'students?minChangeVersion=9&maxChangeVersion=2'), bearer);
  expect(wrong.status).toBe(400);
});

it('remembers deletes with their keys until the record is back', async () => {
  const { newestChangeVersion: before } = await versions();
  const [event] = district.data.all('studentSchoolAttendanceEvents');
  const { id, _etag, _lastModifiedDate, ...body } = event as Item;
  expect([_etag, _lastModifiedDate]).toHaveLength(2);
  district.data.delete('studentSchoolAttendanceEvents', id);
  const path = `studentSchoolAttendanceEvents/deletes?minChangeVersion=${before + 1}`;
  const [gone] = (await walk(district, path)) as unknown as {
    id: string;
    changeVersion: number;
    keyValues: Record<string, unknown>;
  }[];
  expect(gone).toMatchObject({ id, changeVersion: before + 1 });
  expect(Object.keys(gone?.keyValues ?? {}).sort()).toEqual([
    'attendanceEventCategoryDescriptor',
    'eventDate',
    'schoolId',
    'schoolYear',
    'sessionName',
    'studentUniqueId',
  ]);
  expect(gone?.keyValues.eventDate).toBe(event?.eventDate);
  const back = district.data.create('studentSchoolAttendanceEvents', body);
  expect(back.id).not.toBe(id);
  expect(await walk(district, path)).toEqual([]);
});

it('lets a key change reach everything that refers to the student, at any depth', async () => {
  const { newestChangeVersion: before } = await versions();
  const graded = district.data.all('grades')[0] as unknown as {
    studentSectionAssociationReference: { studentUniqueId: string };
  };
  const old = graded.studentSectionAssociationReference.studentUniqueId;
  const id = district.data.findId('students', { studentUniqueId: old }) as string;
  const mentions = (text: string): number =>
    district.data
      .resources()
      .flatMap((name) => district.data.rows(name))
      .filter(({ json }) => json.includes(`"studentUniqueId":"${text}"`)).length;
  const many = mentions(old);
  expect(many).toBeGreaterThan(5);
  district.data.rekey('students', id, { studentUniqueId: '0099' });
  expect(mentions(old)).toBe(0);
  expect(mentions('0099')).toBe(many);
  const window = `minChangeVersion=${before + 1}`;
  const [student] = (await walk(district, `students/keyChanges?${window}`)) as unknown[];
  expect(student).toEqual({
    id,
    changeVersion: before + 1,
    oldKeyValues: { studentUniqueId: old },
    newKeyValues: { studentUniqueId: '0099' },
  });
  const grades = await walk(district, `grades/keyChanges?${window}`);
  expect(grades.length).toBeGreaterThan(0);
  expect(grades[0]).toMatchObject({ newKeyValues: { studentUniqueId: '0099' } });
  // An id survives a change of key, and the links with it.
  const [found] = (await get(data(district, `students?studentUniqueId=0099`), bearer)).json();
  expect(found?.id).toBe(id);
  expect(await walk(district, `grades?${window}`)).toHaveLength(grades.length);
});

it('folds several changes of one key into one', async () => {
  const { newestChangeVersion: before } = await versions();
  const [first] = district.data.all('students') as unknown as Item[];
  district.data.rekey('students', first!.id, { studentUniqueId: 'A1' });
  district.data.rekey('students', first!.id, { studentUniqueId: 'A2' });
  const changes = await walk(district, `students/keyChanges?minChangeVersion=${before + 1}`);
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatchObject({
    oldKeyValues: { studentUniqueId: first!.studentUniqueId },
    newKeyValues: { studentUniqueId: 'A2' },
  });
});

it('says which changes it no longer knows', async () => {
  const { newestChangeVersion } = await versions();
  district.data.forgetChangesBefore(newestChangeVersion);
  expect((await versions()).oldestChangeVersion).toBe(newestChangeVersion);
});

it('does not delete what others refer to, unless all goes', () => {
  const [first] = district.data.rows('students');
  expect(() => district.data.delete('students', first!.id)).toThrow(/referred to/);
  district.data.delete('students', first!.id, { cascade: true });
  const href = `/ed-fi/students/${first!.id}`;
  const left = district.data.resources().flatMap((name) => district.data.rows(name));
  expect(left.filter(({ json }) => json.includes(href))).toEqual([]);
  expect(district.data.deletes('studentSchoolAssociations').length).toBeGreaterThan(0);
});

it('can do without change queries, or without keys in deletes', async () => {
  const plain = await startDistrict({ students: 20, features: { changeQueries: false } });
  const old = await startDistrict({ students: 20, features: { keyValuesInDeletes: false } });
  try {
    const pass = await token(plain);
    const root = (await get(`${plain.url}/`)).json<{ urls: Record<string, string> }>();
    expect(root.urls.changeQueries).toBeUndefined();
    const versionsUrl = `${plain.url}/changeQueries/v1/availableChangeVersions`;
    expect((await get(versionsUrl, pass)).status).toBe(404);
    expect((await get(data(plain, 'students/deletes'), pass)).status).toBe(404);
    expect(await walk(plain, 'students?minChangeVersion=999999999')).toHaveLength(20);
    old.data.delete('grades', String(old.data.all('grades')[0]?.id));
    expect((await walk(old, 'grades/deletes'))[0]).not.toHaveProperty('keyValues');
  } finally {
    await plain.close();
    await old.close();
  }
});

test('a key change reaches references inside lists, also of records that follow for another reason', async () => {
  const district = await startDistrict({ students: 300 });
  try {
    type Nested = {
      studentDisciplineIncidentBehaviorAssociationReference: { studentUniqueId: string };
    };
    type Action = {
      id: string;
      studentReference: { studentUniqueId: string };
      studentDisciplineIncidentBehaviorAssociations?: Nested[];
    };
    const actions = () => district.data.all('disciplineActions') as unknown as Action[];
    const action = actions().find((a) => a.studentDisciplineIncidentBehaviorAssociations?.length)!;
    const { studentUniqueId } = action.studentReference;
    const id = district.data.findId('students', { studentUniqueId })!;
    district.data.rekey('students', id, { studentUniqueId: 'NEW1' });
    const after = actions().find((a) => a.id === action.id)!;
    expect(after.studentReference.studentUniqueId).toBe('NEW1');
    for (const nested of after.studentDisciplineIncidentBehaviorAssociations!)
      expect(nested.studentDisciplineIncidentBehaviorAssociationReference.studentUniqueId).toBe(
        'NEW1',
      );
  } finally {
    await district.close();
  }
});
