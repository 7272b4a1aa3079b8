/** What Canvas answered when it was recorded, read by our reader. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import canvas from '../../../src/connectors/canvas';
import type { HttpRequest, HttpResponse, Json } from '../../../src/model';
import { readSample } from '../../suites/reading';

const FOLDER = join(__dirname, '../../../../shared/assets/canvas/canvasapi-fixtures');
const BASE = 'https://example.com';

interface Recorded {
  readonly method: string;
  readonly endpoint: string;
  readonly data?: Json;
  readonly status_code?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Of what was not recorded. */
const NOTHING: Pick<Recorded, 'data' | 'status_code' | 'headers'> = { data: [] };

/** Recordings by their endpoint; of two of one endpoint the first. */
const recordings = (): Map<string, Recorded> => {
  const found = new Map<string, Recorded>();
  for (const file of ['account', 'course'])
    for (const one of Object.values(
      JSON.parse(readFileSync(join(FOLDER, `${file}.json`), 'utf8')) as Record<string, Recorded>,
    ))
      if (one.method === 'GET' && !found.has(one.endpoint)) found.set(one.endpoint, one);
  return found;
};

const recorded = existsSync(FOLDER);
if (!recorded) console.log('The recordings of Canvas are not at hand: they are not replayed.');

(recorded ? describe : describe.skip)('recorded answers of Canvas', () => {
  const asked: string[] = [];
  const serverOf = () => {
    const all = recordings();
    return {
      settings: { url: BASE, account: '1', signin: 'token' },
      secrets: { token: 'T' },
      answer: ({ url, headers = {} }: HttpRequest): HttpResponse => {
        expect(headers['authorization']).toBe('Bearer T');
        const { pathname, search } = new URL(url);
        const path = pathname.replace('/api/v1/', '');
        // A next link is taken as it is given; what we ask by ourselves was recorded without parameters.
        const next = search.includes('page=2');
        const endpoint = next ? `${path}${search}` : path;
        asked.push(endpoint);
        // Of the recordings' other courses nothing was recorded.
        const found = all.get(endpoint) ?? (/^courses\/[^1]/.test(path) ? NOTHING : undefined);
        if (!found) return { status: 404, headers: {}, text: '{"errors":[]}' };
        const link = found.headers?.['Link'];
        return {
          status: found.status_code ?? 200,
          headers: link ? { link } : {},
          text: JSON.stringify(found.data),
        };
      },
    };
  };
  beforeEach(() => void asked.splice(0));
  const read = (name: string) => readSample(canvas, name, serverOf()).tables[name]!;

  test('courses, page after page by the links they came with', () => {
    const rows = read('courses');
    expect(rows.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    expect(rows[0]).toMatchObject({ name: 'Test Course 1', course_code: 'TEST 1' });
    expect(asked).toEqual(['accounts/1/courses', 'accounts/1/courses?page=2&per_page=2']);
  });

  test('terms in their envelope', () => {
    expect(read('terms').map(({ name }) => name)).toEqual([
      'Enrollment Term 1',
      'Enrollment Term 2',
    ]);
  });

  test('users', () => {
    expect(read('users').map(({ id, name }) => `${id} ${name}`)).toEqual([
      '1 User 1',
      '2 User 2',
      '3 User 3',
      '4 User 4',
    ]);
  });

  test('sections, enrollments and assignments of each course', () => {
    expect(read('sections').map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    expect(read('enrollments').map(({ id, user_id, type }) => [id, user_id, type])).toEqual([
      ['1', '1', 'StudentEnrollment'],
      ['2', '2', 'TeacherEnrollment'],
      ['3', '10', 'StudentEnrollment'],
      ['4', '8', 'StudentEnrollment'],
    ]);
    expect(read('assignments').map(({ id, course_id }) => [id, course_id])).toEqual([
      ['1', '1'],
      ['2', '1'],
      ['3', '1'],
      ['4', '1'],
    ]);
  });

  test('submissions know their course', () => {
    const rows = read('submissions');
    expect(rows).toHaveLength(2);
    expect(rows.map(({ id, course_id, user_id }) => [id, course_id, user_id])).toEqual([
      ['1', '1', '1'],
      ['2', '1', '2'],
    ]);
  });
});
