/** Records as a real server of 1.1 sends them; an optional input that may be absent. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import oneroster from '../../../src/connectors/oneroster';
import { asNewer } from '../../../src/connectors/oneroster/collections';
import { listAt, recordsIn } from '../../../src/http/record';
import type { Json } from '../../../src/model';
import { tablesOf } from '../../suites/reading';

const SAMPLES = resolve(__dirname, '../../../../shared/assets/oneroster/samples-fint-v1p1');
const there = existsSync(SAMPLES);
if (!there) console.log(`Not read: ${SAMPLES} is absent.`);

const files = {
  orgs: 'org',
  academicSessions: 'academicSession',
  courses: 'course',
  classes: 'class',
  users: 'user',
  enrollments: 'enrollment',
};

(there ? describe : describe.skip)('samples', () => {
  const read = (name: keyof typeof files) => {
    const text = readFileSync(resolve(SAMPLES, `${files[name]}.json`), 'utf8');
    const records = recordsIn(listAt(JSON.parse(text) as Json, name));
    const resource = oneroster.resources.find((one) => one.name === name)!;
    return {
      records,
      tables: tablesOf(
        resource,
        records.map((record) => asNewer(name, record)),
      ),
    };
  };

  test.each(Object.keys(files) as (keyof typeof files)[])('%s land as promised', (name) => {
    const { records, tables } = read(name);
    const table = oneroster.resources.find((one) => one.name === name)!.table;
    expect(records.length).toBeGreaterThan(0);
    expect(tables[table]!.map((row) => row['sourced_id'])).toEqual(
      records.map((record) => record['sourcedId']),
    );
  });

  test('what a person of 1.1 is stands in roles, what a class is taught in stands in terms', () => {
    const { records, tables } = read('users');
    expect(tables['user_roles']!.slice(0, 2)).toEqual([
      expect.objectContaining({ role: 'student', org_id: '11004', role_type: 'primary' }),
      expect.objectContaining({ role: 'teacher', org_id: '11004' }),
    ]);
    expect(tables['user_roles']!.length).toBeGreaterThanOrEqual(records.length);
    const { tables: classes } = read('classes');
    expect(classes['class_terms']!.length).toBeGreaterThan(classes['classes']!.length);
  });
});
