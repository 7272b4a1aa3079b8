/**
 * Canvas LMS (developerdocs.instructure.com: Pagination, Throttling, OAuth2): opaque bookmarks in `Link`, tokens of
 * one hour for a refresh token, and a leaky bucket: each request costs, what is spent comes back with time, and
 * beyond it a request is refused with 403 and the text “Rate Limit Exceeded”. Parameters that its documentation does not name
 * are refused, which is stricter than Canvas is.
 */
import { chance, createShelf, NAMES, rowsOf, type Shelf } from './shelf';
import {
  holed,
  json,
  pageOf,
  refusal,
  without,
  type Answer,
  type Asked,
  type Row,
  type Vendor,
} from './vendor';

const DAY = 86_400_000;
const FALL = Date.parse('2026-08-24T06:00:00Z');
const LIFE_SECONDS = 3_600;
const [CLIENT, KEY, REFRESH] = ['10000000000001', 'dev-kéy', 'refresh-1'];

const iso = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

export interface CanvasOptions {
  readonly students?: number;
  readonly courses?: number;
  /** The most records a page has here; Canvas itself gives up to a hundred. */
  readonly most?: number;
  /** What the bucket holds, and what a second gives back. */
  readonly bucket?: number;
  readonly refill?: number;
}

const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  users: ['include[]'],
  enrollments: ['state[]', 'type[]'],
  submissions: ['student_ids[]', 'submitted_since', 'graded_since'],
};

function seed({ students = 24, courses = 5 }: CanvasOptions): Readonly<Record<string, Shelf>> {
  const random = chance(7);
  const pick = (most: number): number => Math.floor(random() * most);
  const name = (n: number): readonly [string, string] => NAMES[n % NAMES.length]!;
  const sortable = (n: number): string => `${name(n)[1]}, ${name(n)[0]}`;
  const user = (n: number): Row => ({
    id: 40 + n,
    name: name(n).join(' '),
    sortable_name: sortable(n),
    short_name: name(n)[0],
    // A visitor from elsewhere has none.
    sis_user_id: n % 11 === 10 ? null : String(n).padStart(5, '0'),
    login_id: `user${n}`,
    email: `user${n}@school.example`,
    created_at: iso(FALL - 60 * DAY),
  });
  const teacher = (c: number): number => students + c;
  const assignments = rowsOf(courses * 5, (n) => ({
    id: 400 + n,
    course_id: 100 + Math.floor(n / 5),
    name: n === 0 ? '=1+2' : n === 1 ? '00123' : `Übung ${n}`,
    description: '<p>…</p>',
    due_at: n % 5 === 4 ? null : iso(FALL + (7 + (n % 5) * 20) * DAY),
    points_possible: n % 7 === 6 ? 0 : 20,
    grading_type: 'points',
    published: n % 5 !== 3,
    omit_from_final_grade: false,
    position: (n % 5) + 1,
    submission_types: ['online_upload'],
    assignment_group_id: 900,
    created_at: iso(FALL),
    updated_at: iso(FALL),
  }));
  // Every second student is in every second course.
  const attends = (student: number, course: number): boolean => (student + course) % 2 === 0;
  const submissions: Row[] = [];
  for (const { id, course_id, due_at, published } of assignments)
    for (let s = 0; published && s < students; s++) {
      if (!attends(s, Number(course_id) - 100)) continue;
      const due = due_at === null ? null : Date.parse(String(due_at));
      const kind = pick(10);
      const at = (due ?? FALL + 30 * DAY) + (kind < 6 ? -pick(3 * DAY) : pick(2 * DAY));
      const handed = kind < 8 && at < FALL + 88 * DAY;
      const graded = handed && kind % 4 !== 3;
      submissions.push({
        id: 50_000 + submissions.length,
        assignment_id: id!,
        user_id: 40 + s,
        workflow_state: graded ? 'graded' : handed ? 'submitted' : 'unsubmitted',
        attempt: handed ? 1 : null,
        submitted_at: handed ? iso(at) : null,
        graded_at: graded ? iso(at + 2 * DAY) : null,
        posted_at: graded ? iso(at + 2 * DAY) : null,
        cached_due_date: due_at!,
        score: graded ? pick(41) / 2 : null,
        grade: graded ? 'yes' : null,
        late: handed && due !== null && at > due,
        missing: !handed && due !== null && due < FALL + 88 * DAY,
        excused: kind === 9,
        seconds_late: 0,
        grader_id: graded ? 40 + teacher(Number(course_id) - 100) : null,
        preview_url: 'https://canvas.example/preview',
        _course: course_id!,
      });
    }
  return {
    terms: createShelf([
      term(7, 'Fall 2026', FALL, FALL + 110 * DAY),
      term(6, 'Spring 2026', FALL - 220 * DAY, FALL - 80 * DAY),
      { ...term(1, 'Default Term', 0, 0), start_at: null, end_at: null },
    ]),
    courses: createShelf(
      rowsOf(courses, (n) => ({
        id: 100 + n,
        name: n === 0 ? 'Algèbre I' : `Course ${n} 数学`,
        course_code: n === 1 ? '00123' : `C-${n}`,
        sis_course_id: n === 2 ? null : `SIS-${n}`,
        account_id: 1,
        root_account_id: 1,
        enrollment_term_id: n === 4 ? 1 : n === 3 ? 6 : 7,
        workflow_state: 'available',
        start_at: null,
        end_at: null,
        default_view: 'modules',
        time_zone: 'Europe/Paris',
        created_at: iso(FALL - 30 * DAY),
        calendar: { ics: 'https://canvas.example/feeds/x.ics' },
        uuid: `uuid${n}`,
      })),
    ),
    sections: createShelf(
      rowsOf(courses * 2, (n) => ({
        id: 200 + n,
        name: `Section ${n % 2 === 0 ? 'A' : 'B'}`,
        course_id: 100 + Math.floor(n / 2),
        sis_section_id: n % 3 === 0 ? null : `0020${n}`,
        sis_course_id: null,
        start_at: null,
        end_at: null,
        created_at: iso(FALL - 20 * DAY),
      })),
    ),
    enrollments: createShelf([
      ...rowsOf(students * courses, (n) => {
        const [s, c] = [n % students, Math.floor(n / students)];
        return enrollment(300 + n, s, c, 'StudentEnrollment', user(s), pick(100));
      }).filter((_, n) => attends(n % students, Math.floor(n / students))),
      ...rowsOf(courses, (c) =>
        enrollment(9_000 + c, teacher(c), c, 'TeacherEnrollment', user(teacher(c)), 0),
      ),
    ]),
    users: createShelf(rowsOf(students + courses, user)),
    assignments: createShelf(assignments),
    submissions: createShelf(submissions),
  };
}

const term = (id: number, name: string, from: number, to: number): Row => ({
  id,
  name,
  sis_term_id: null,
  workflow_state: 'active',
  start_at: iso(from),
  end_at: iso(to),
  created_at: iso(FALL - 300 * DAY),
});

const enrollment = (
  id: number,
  user: number,
  course: number,
  type: string,
  who: Row,
  score: number,
): Row => ({
  id,
  user_id: 40 + user,
  course_id: 100 + course,
  course_section_id: 200 + course * 2 + (user % 2),
  type,
  role: type,
  enrollment_state: user % 9 === 8 ? 'completed' : 'active',
  sis_user_id: who['sis_user_id'] ?? null,
  created_at: iso(FALL + user * 3_600_000),
  updated_at: iso(FALL + user * 3_600_000),
  start_at: null,
  end_at: null,
  // Who never came has none.
  last_activity_at: user % 7 === 6 ? null : iso(FALL + (80 + (user % 5)) * DAY + user * 60_000),
  total_activity_time: user * 60,
  grades: { current_score: score / 1, final_score: score / 2, html_url: 'https://x' },
  user: { id: 40 + user, name: who['name']!, sortable_name: who['sortable_name']! },
});

const shown = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('_')));

/** Ids as text, as an application asks for them that may meet very large ones. */
const withTextIds = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      /(^|_)id$/.test(name) && typeof value === 'number'
        ? String(value)
        : value !== null && typeof value === 'object' && !Array.isArray(value)
          ? withTextIds(value as Row)
          : value,
    ]),
  );

export function createCanvas(options: CanvasOptions = {}): Vendor {
  const { most = 20, bucket = 700, refill = 20 } = options;
  const shelves = seed(options);
  const tokens = new Map<string, number>();
  let made = 0;
  let spent = 0;
  let at = 0;

  /** @returns what is left; below zero: refused. */
  const charge = (now: number): number => {
    spent = Math.max(0, spent - ((now - at) / 1000) * refill) + 1;
    at = now;
    const left = bucket - spent;
    if (left < 0) spent -= 1;
    return left;
  };

  const token = ({ body, now }: Asked): Answer => {
    const form = new URLSearchParams(body);
    const right =
      form.get('grant_type') === 'refresh_token' &&
      form.get('client_id') === CLIENT &&
      form.get('client_secret') === KEY &&
      form.get('refresh_token') === REFRESH;
    if (!right) return refusal(400, { error: 'invalid_grant' });
    const access = `7~${(made += 1)}`;
    tokens.set(access, now + LIFE_SECONDS * 1000);
    return json({ access_token: access, token_type: 'Bearer', expires_in: LIFE_SECONDS });
  };

  const hasCourse = (id: unknown): boolean => shelves['courses']!.get(String(id)) !== undefined;

  const inCourse = (name: string, course: string): readonly Row[] =>
    shelves[name]!.all().filter(
      (row) => String(row[name === 'submissions' ? '_course' : 'course_id']) === course,
    );

  const list = (asked: Asked, name: string, all: readonly Row[], left: number): Answer => {
    const { query, paging, base } = asked;
    const known = ['per_page', 'page', ...(PARAMETERS[name] ?? [])];
    const other = [...query.keys()].find((one) => !known.includes(one));
    if (other) return refusal(400, { errors: [{ message: `${other} is not known` }] });
    let rows = all;
    if (name === 'submissions' && query.get('student_ids[]') !== 'all')
      return refusal(400, { errors: [{ message: 'student_ids is missing' }] });
    for (const by of ['submitted', 'graded']) {
      const since = query.get(`${by}_since`);
      if (since) rows = rows.filter((row) => String(row[`${by}_at`] ?? '') > since);
    }
    const states = query.getAll('state[]');
    if (name === 'enrollments')
      rows = rows.filter((row) => states.includes(String(row['enrollment_state'])));
    const types = query.getAll('type[]');
    if (types.length > 0) rows = rows.filter((row) => types.includes(String(row['type'])));
    const size = Math.min(most, Math.max(1, Number(query.get('per_page') ?? 10)));
    rows = [...rows].sort((a, b) => Number(a['id']) - Number(b['id']));
    const faulty = paging.empty || paging.repeat || paging.endless;
    // A bookmark stands behind a record, so that nothing moves when others go.
    const bookmark = Buffer.from((query.get('page') ?? '').slice(9), 'base64url').toString();
    const [index = 0, behind = 0] = bookmark.split('|').map(Number);
    if (!Number.isInteger(index)) return refusal(400, { errors: [{ message: 'bad page' }] });
    const after = rows.findIndex(({ id }) => Number(id) > behind);
    const from = faulty ? index : after < 0 ? rows.length : after;
    const page = pageOf(holed(rows, size, paging), from, size, { ...paging, empty: false });
    const to = new URLSearchParams(query);
    const place = `${page.next ?? 0}|${String(page.rows.at(-1)?.['id'] ?? 0)}`;
    to.set('page', `bookmark:${Buffer.from(place).toString('base64url')}`);
    const target = `${base}${asked.path}?${to.toString()}`;
    const textual = (asked.headers['accept'] ?? '').includes('canvas-string-ids');
    const some = without(page.rows, paging).map(shown);
    const body = textual ? some.map(withTextIds) : some;
    return json(name === 'terms' ? { enrollment_terms: body } : body, {
      'x-request-cost': '1.0',
      'x-rate-limit-remaining': String(left),
      link: [
        `<${base}${asked.path}?page=first>; rel="current"`,
        ...(page.next === null ? [] : [`<${target}>; rel="next"`]),
      ].join(','),
    });
  };

  const route = (asked: Asked, left: number): Answer => {
    const [, account, rest = ''] = /^\/api\/v1\/accounts\/(self|1)\/?(.*)$/.exec(asked.path) ?? [];
    if (account !== undefined) {
      if (rest === '') return json({ id: 1, name: 'École Démo' });
      if (['terms', 'courses', 'users'].includes(rest))
        return list(asked, rest, shelves[rest]!.all(), left);
    }
    const [, course = '', path = ''] = /^\/api\/v1\/courses\/(\d+)\/(.+)$/.exec(asked.path) ?? [];
    const name = path === 'students/submissions' ? 'submissions' : path;
    if (shelves['courses']!.get(course) && name in shelves)
      return list(asked, name, inCourse(name, course), left);
    return refusal(404, { errors: [{ message: 'The specified resource does not exist.' }] });
  };

  return {
    id: 'canvas',
    // A state that was seen stays, and others come beside it as learners work.
    still: { activity: ['add', 'change', 'remove'] },
    connect: (url) => ({
      settings: { url, signin: 'oauth', client: CLIENT },
      secrets: { key: KEY, refresh: REFRESH },
    }),
    expireTokens: () => tokens.clear(),
    resources: [...Object.keys(shelves), 'activity'],
    keys: (name) => {
      if (name === 'activity')
        return shelves['enrollments']!.all()
          .filter(({ type, course_id }) => type === 'StudentEnrollment' && hasCourse(course_id!))
          .flatMap(({ id, last_activity_at: at }) =>
            at ? [`${String(id)}|${String(at).slice(0, 10)}`] : [],
          );
      const all = shelves[name]!;
      const own = (row: Row): string => String(row['_course'] ?? row['course_id']);
      const isThere = (row: Row): boolean =>
        ['terms', 'courses', 'users'].includes(name) || hasCourse(own(row));
      return all.keys().filter((key) => isThere(all.get(key)!));
    },
    answer: (asked) => {
      if (asked.path === '/login/oauth2/token' && asked.method === 'POST') return token(asked);
      const bearer = /^Bearer (.+)$/.exec(asked.headers['authorization'] ?? '')?.[1] ?? '';
      if ((tokens.get(bearer) ?? 0) <= asked.now)
        return refusal(401, { errors: [{ message: 'Invalid access token.' }] });
      const left = charge(asked.now);
      if (left < 0)
        return {
          status: 403,
          headers: { 'content-type': 'text/html', 'x-rate-limit-remaining': '0.0' },
          body: '403 Forbidden (Rate Limit Exceeded)\n',
        };
      if (asked.method !== 'GET') return refusal(404, {});
      return route(asked, left);
    },
    // A day on which somebody came stays.
    add: (name, now) => {
      if (name === 'activity') return null;
      const shelf = shelves[name]!;
      const row = { ...shelf.all().at(-1)!, id: Math.max(...shelf.keys().map(Number)) + 1 };
      return shelf.put(
        name === 'submissions'
          ? { ...row, submitted_at: iso(now), workflow_state: 'submitted' }
          : row,
      );
    },
    change: (name, now) => {
      if (name === 'activity') return null;
      const shelf = shelves[name]!;
      const row = shelf.all()[2] ?? shelf.all()[0]!;
      if (name === 'submissions')
        return shelf.put({ ...row, workflow_state: 'graded', graded_at: iso(now), score: 19.5 });
      return shelf.put(
        'updated_at' in row ? { ...row, updated_at: iso(now) } : { ...row, name: `Ñ ${now}` },
      );
    },
    remove: (name) => (name === 'activity' ? null : shelves[name]!.drop(shelves[name]!.keys()[1]!)),
  };
}
