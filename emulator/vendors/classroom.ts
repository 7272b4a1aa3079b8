/**
 * Google Classroom's API (developers.google.com/classroom/reference/rest; the discovery document): `pageSize` and
 * `pageToken`, lists that are left out where they are empty, errors as `google.rpc.Status`, and `-` for all
 * coursework of a course and all students of a domain. Whoever asks brings a Google token.
 */
import { chance, createShelf, NAMES, rowsOf, type Shelf } from './shelf';
import {
  holed,
  json,
  pageOf,
  without,
  type Answer,
  type Asked,
  type Row,
  type Vendor,
} from './vendor';

const DAY = 86_400_000;
const FALL = Date.parse('2026-08-24T06:00:00Z');
const iso = (at: number): string => new Date(at).toISOString();

export interface ClassroomOptions {
  readonly students?: number;
  readonly courses?: number;
  /** The most records of a page here; Google gives up to a hundred, and fewer as it likes. */
  readonly most?: number;
}

/** Under which name a list stands in the answer. */
const INSIDE: Readonly<Record<string, string>> = {
  courses: 'courses',
  students: 'students',
  teachers: 'teachers',
  coursework: 'courseWork',
  submissions: 'studentSubmissions',
  topics: 'topic',
  guardians: 'guardians',
};

const profile = (id: number): Row => {
  const [givenName, familyName] = NAMES[id % NAMES.length]!;
  return {
    id: String(9_000 + id),
    name: { givenName, familyName, fullName: `${givenName} ${familyName}` },
    emailAddress: `user${id}@school.example`,
    permissions: [],
  };
};

function seed({ students = 20, courses = 4 }: ClassroomOptions): Readonly<Record<string, Shelf>> {
  const random = chance(11);
  const pick = (most: number): number => Math.floor(random() * most);
  const courseId = (c: number): string => String(5_500 + c);
  const member = (c: number, id: number): Row => ({
    _key: `${courseId(c)}|${9_000 + id}`,
    courseId: courseId(c),
    userId: String(9_000 + id),
    profile: profile(id),
  });
  const attends = (s: number, c: number): boolean => (s + c) % 3 !== 0;
  const works = rowsOf(courses * 6, (n): Row => {
    const c = Math.floor(n / 6);
    const due = new Date(FALL + (10 + (n % 6) * 16) * DAY);
    const id = String(700 + n);
    const hours: Row = n % 2 === 0 ? { hours: 21, minutes: 59 } : {};
    return {
      _key: `${courseId(c)}|${id}`,
      courseId: courseId(c),
      id,
      title: n === 0 ? '=1+2' : n === 1 ? '00123' : `Devoir ${n}`,
      state: 'PUBLISHED',
      workType: 'ASSIGNMENT',
      ...(n % 6 === 4 ? {} : { maxPoints: 20 }),
      ...(n % 6 === 5
        ? {}
        : {
            dueDate: {
              year: due.getUTCFullYear(),
              month: due.getUTCMonth() + 1,
              day: due.getUTCDate(),
            },
            dueTime: hours,
          }),
      topicId: '5',
      creatorUserId: String(9_000 + students + c),
      creationTime: iso(FALL),
      updateTime: iso(FALL),
      _due: n % 6 === 5 ? null : due.getTime(),
    };
  });
  const submissions: Row[] = [];
  for (const work of works)
    for (let s = 0; s < students; s++) {
      const c = Number(work['courseId']) - 5_500;
      if (!attends(s, c)) continue;
      const kind = pick(10);
      const at =
        Number(work['_due'] ?? FALL + 30 * DAY) + (kind < 6 ? -pick(3 * DAY) : pick(2 * DAY));
      const handed = kind < 8 && at < FALL + 88 * DAY;
      const graded = handed && kind % 4 !== 3;
      const id = `Cg${submissions.length}`;
      submissions.push({
        _key: `${String(work['_key'])}|${id}`,
        courseId: courseId(c),
        courseWorkId: work['id']!,
        id,
        userId: String(9_000 + s),
        state: graded ? 'RETURNED' : handed ? 'TURNED_IN' : 'CREATED',
        // What is false or 0 is left out, as Google's servers do.
        ...(handed && work['_due'] !== null && at > Number(work['_due']) ? { late: true } : {}),
        ...(graded ? { assignedGrade: pick(41) / 2 } : {}),
        courseWorkType: 'ASSIGNMENT',
        creationTime: iso(FALL),
        updateTime: iso(handed ? at : FALL),
        ...(handed
          ? {
              submissionHistory: [
                { stateHistory: { state: 'TURNED_IN', stateTimestamp: iso(at) } },
              ],
            }
          : {}),
      });
    }
  return {
    courses: createShelf(
      rowsOf(courses, (c) => ({
        id: courseId(c),
        _key: courseId(c),
        name: c === 0 ? 'Algèbre I' : `Classe ${c} 数学`,
        section: c % 2 === 0 ? 'Groupe A' : 'Groupe B',
        room: '00123',
        ownerId: String(9_000 + students + c),
        courseState: 'ACTIVE',
        creationTime: iso(FALL - c * 200 * DAY),
        updateTime: iso(FALL),
        guardiansEnabled: true,
      })),
      '_key',
    ),
    students: createShelf(
      Array.from({ length: courses * students }, (_, n) => [Math.floor(n / students), n % students])
        .filter(([c, s]) => attends(s!, c!))
        .map(([c, s]) => member(c!, s!)),
      '_key',
    ),
    teachers: createShelf(
      rowsOf(courses * 2, (n) => member(Math.floor(n / 2), students + n)),
      '_key',
    ),
    coursework: createShelf(works, '_key'),
    submissions: createShelf(submissions, '_key'),
    topics: createShelf(
      rowsOf(courses * 3, (n) => ({
        _key: `${courseId(Math.floor(n / 3))}|${5 + (n % 3)}`,
        courseId: courseId(Math.floor(n / 3)),
        topicId: String(5 + (n % 3)),
        name: `Équations ${n}`,
        updateTime: iso(FALL),
      })),
      '_key',
    ),
    guardians: createShelf(
      rowsOf(students, (n) => ({
        _key: `${9_000 + n}|${8_000 + n}`,
        studentId: String(9_000 + n),
        guardianId: String(8_000 + n),
        guardianProfile: { id: String(8_000 + n), name: { fullName: `Inés ${n}` } },
        invitedEmailAddress: `parent${n}@example.com`,
      })),
      '_key',
    ),
  };
}

const shown = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('_')));

const status = (code: number, name: string, reason?: string): Answer => ({
  status: code,
  headers: { 'content-type': 'application/json' },
  body: {
    error: {
      code,
      message: name,
      status: name,
      ...(reason
        ? { details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason }] }
        : {}),
    },
  },
});

export function createClassroom(options: ClassroomOptions = {}): Vendor {
  const { most = 30 } = options;
  const shelves = seed(options);
  let ended = false;

  const list = (asked: Asked, name: string, rows: readonly Row[]): Answer => {
    const { query, paging } = asked;
    const known = ['pageSize', 'pageToken', ...(name === 'courses' ? ['courseStates'] : [])];
    if ([...query.keys()].some((one) => !known.includes(one)))
      return status(400, 'INVALID_ARGUMENT');
    const size = Math.min(most, Math.max(1, Number(query.get('pageSize') ?? most)));
    const token = Buffer.from(query.get('pageToken') ?? '', 'base64url').toString();
    const faulty = paging.empty || paging.repeat || paging.endless;
    const [index = 0, ...behind] = token.split(' ');
    // A token stands behind a record, so that nothing moves when others go.
    const keys = rows.map(({ _key }) => String(_key)).sort();
    const sorted = [...rows].sort((a, b) => (String(a['_key']) < String(b['_key']) ? -1 : 1));
    const after = keys.findIndex((key) => key > behind.join(' '));
    const from = faulty ? Number(index) : after < 0 ? rows.length : after;
    const page = pageOf(holed(sorted, size, paging), from, size, { ...paging, empty: false });
    const some = without(page.rows, paging).map(shown);
    const place = `${page.next ?? 0} ${String(page.rows.at(-1)?.['_key'] ?? '')}`;
    return json({
      ...(some.length > 0 ? { [INSIDE[name]!]: some } : {}),
      ...(page.next === null ? {} : { nextPageToken: Buffer.from(place).toString('base64url') }),
    });
  };

  const route = (asked: Asked): Answer => {
    const path = asked.path.replace(/^\/v1\//, '');
    if (path === 'userProfiles/me') return json(profile(1));
    if (path === 'userProfiles/-/guardians')
      return list(asked, 'guardians', shelves['guardians']!.all());
    if (path === 'courses') {
      const states = asked.query.getAll('courseStates');
      const rows = shelves['courses']!.all();
      return list(
        asked,
        'courses',
        rows.filter((row) => states.length === 0 || states.includes(String(row['courseState']))),
      );
    }
    const [, course = '', rest = ''] = /^courses\/([^/]+)\/(.+)$/.exec(path) ?? [];
    const name =
      rest === 'courseWork'
        ? 'coursework'
        : rest === 'courseWork/-/studentSubmissions'
          ? 'submissions'
          : rest;
    if (
      !shelves['courses']!.get(course) ||
      !['coursework', 'submissions', 'students', 'teachers', 'topics'].includes(name)
    )
      return status(404, 'NOT_FOUND');
    return list(
      asked,
      name,
      shelves[name]!.all().filter((row) => row['courseId'] === course),
    );
  };

  return {
    id: 'classroom',
    medium: { pages: 'tokens' },
    connect: () => ({ settings: {}, secrets: {} }),
    // Google's own token is renewed by whoever runs the script: the next request has a good one.
    expireTokens: () => void (ended = true),
    resources: Object.keys(shelves),
    keys: (name) => {
      const shelf = shelves[name]!;
      const isThere = (key: string): boolean => {
        const of = shelf.get(key)!['courseId'];
        return of === undefined || shelves['courses']!.get(String(of)) !== undefined;
      };
      return shelf.keys().filter(isThere);
    },
    answer: (asked) => {
      const bearer = asked.headers['authorization'] ?? '';
      if (!/^Bearer ./.test(bearer) || ended) {
        ended = false;
        return status(401, 'UNAUTHENTICATED', 'ACCESS_TOKEN_EXPIRED');
      }
      return asked.method === 'GET' ? route(asked) : status(404, 'NOT_FOUND');
    },
    add: (name, now) => {
      const shelf = shelves[name]!;
      const last = shelf.all().at(-1)!;
      const id = `x${now}`;
      const named: Readonly<Record<string, Row>> = {
        courses: { id, _key: id },
        students: { userId: id, _key: `${String(last['courseId'])}|${id}` },
        teachers: { userId: id, _key: `${String(last['courseId'])}|${id}` },
        coursework: { id, _key: `${String(last['courseId'])}|${id}` },
        submissions: {
          id,
          _key: `${String(last['courseId'])}|${String(last['courseWorkId'])}|${id}`,
        },
        topics: { topicId: id, _key: `${String(last['courseId'])}|${id}` },
        guardians: { guardianId: id, _key: `${String(last['studentId'])}|${id}` },
      };
      return shelf.put({ ...last, ...named[name]! });
    },
    change: (name, now) => {
      const shelf = shelves[name]!;
      const row = shelf.all()[2] ?? shelf.all()[0]!;
      return shelf.put(
        name === 'submissions'
          ? { ...row, state: 'RETURNED', assignedGrade: 19.5, updateTime: iso(now) }
          : 'updateTime' in row
            ? { ...row, updateTime: iso(now) }
            : name === 'guardians'
              ? { ...row, invitedEmailAddress: `parent${now}@example.com` }
              : {
                  ...row,
                  profile: { ...(row['profile'] as Row), emailAddress: `${now}@school.example` },
                },
      );
    },
    remove: (name) => shelves[name]!.drop(shelves[name]!.keys()[1]!),
  };
}
