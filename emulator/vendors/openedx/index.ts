/**
 * The LMS of Open edX, as an application of a staff user sees it. Its three kinds of paging, its throttles and
 * its refusals are those of openedx/edx-platform: `enrollments/views.py`, `grades/rest_api/v1`,
 * `course_api/views.py`, `user_api/accounts`; completion is open-craft/openedx-completion-aggregator.
 */
import { json, pageOf, refusal, type Answer, type Asked, type Body, type Vendor } from '../vendor';
import { POINTS, stateAt, termOf, type Enrollment, type Term, type TermOptions } from './term';

export interface OpenedxOptions extends TermOptions {
  /** Rows of a page at most, whatever is asked for. The LMS: 100 enrollments, 100 courses. */
  readonly most?: number;
  /** Whether the Completion Aggregator is installed. */
  readonly aggregator?: boolean;
  /** The page of completions as its docs show it, or within `pagination` as the course list has it. */
  readonly nested?: boolean;
  readonly staff?: boolean;
}

export interface Openedx extends Vendor {
  readonly term: Term;
}

const CLIENT = { id: 'homeroom', secret: 's3cret&+' };
const USER = 'reports';
const LIFE_SECONDS = 3600;
const MINUTE = 60_000;
/** Requests a minute: EnrollmentUserThrottle and CourseListUserThrottle, for staff and for others. */
const THROTTLES = { enrollments: [120, 40], courses: [40, 20] } as const;

const detail = (status: number, text: string): Answer => refusal(status, { detail: text });
const iso = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

export const createOpenedx = (options: OpenedxOptions = {}): Openedx => {
  const { most = 7, aggregator = true, nested = false, staff = true } = options;
  const term = termOf(options);
  const tokens = new Map<string, number>();
  const asked: Record<keyof typeof THROTTLES, number[]> = { enrollments: [], courses: [] };
  let issued = 0;
  let made = 0;
  let clock = Infinity;

  const throttled = (kind: keyof typeof THROTTLES, now: number): Answer | null => {
    const times = (asked[kind] = asked[kind].filter((at) => at > now - MINUTE));
    if (times.length >= THROTTLES[kind][staff ? 0 : 1]) {
      const wait = Math.max(1, Math.ceil((times[0]! + MINUTE - now) / 1000));
      return {
        ...detail(429, `Request was throttled. Expected available in ${wait} seconds.`),
        headers: { 'content-type': 'application/json', 'retry-after': String(wait) },
      };
    }
    times.push(now);
    return null;
  };

  const there = (now: number): readonly Enrollment[] =>
    term.enrollments.filter(({ created }) => created < now);

  /** `?cursor=`: a place by the last row's id, opaque as Django REST framework has it. */
  const byCursor = <T extends { readonly id: number }>(
    { query, path, base, paging }: Asked,
    all: readonly T[],
    size: number,
    body: (row: T) => Body,
    more: Record<string, Body> = {},
  ): Answer => {
    const place = Buffer.from(query.get('cursor') ?? '', 'base64').toString('utf8');
    const [, by, value = '0'] = /^(p|x)=(\d+)$/.exec(place) ?? [];
    if (query.has('cursor') && !by) return detail(404, 'Invalid cursor');
    const rising = all.length < 2 || all[0]!.id < all[1]!.id;
    const behind = (row: T): boolean => (rising ? row.id > Number(value) : row.id < Number(value));
    const found = by === undefined || by === 'x' ? Number(value) : all.findIndex(behind);
    const from = found < 0 ? all.length : found;
    // A place by id comes after the page that was left empty, and one by number may be that page.
    const { rows, next } = pageOf(
      all,
      from,
      size,
      by === 'p' ? { ...paging, empty: false } : paging,
    );
    const last = rows.length === size && !(paging.empty && from === 0) ? rows.at(-1) : undefined;
    const cursor = Buffer.from(last && !paging.repeat ? `p=${last.id}` : `x=${next ?? 0}`);
    const params = new URLSearchParams(query);
    params.set('cursor', cursor.toString('base64'));
    const link = `${base}${path}?${params.toString()}`;
    return json({
      next: next === null ? null : link,
      previous: null,
      ...more,
      results: rows.map(body),
    });
  };

  const sizeOf = (query: URLSearchParams, usual: number): number =>
    Math.min(most, Number(query.get('page_size') ?? usual) || usual);

  /** `?page=`: NamespacedPageNumberPagination and DefaultPagination of edx-drf-extensions. */
  const byNumber = <T>(
    { query, path, base, paging }: Asked,
    all: readonly T[],
    usual: number,
    inside: boolean,
    body: (row: T) => Body,
  ): Answer => {
    const size = sizeOf(query, usual);
    const page = Number(query.get('page') ?? 1);
    // Where rows are taken out after paging they are counted all the same.
    const count = all.length + (paging.empty && all.length > size ? size : 0);
    const pages = Math.max(1, Math.ceil(count / size));
    if (!Number.isInteger(page) || page < 1 || (page > pages && !paging.endless && !paging.repeat))
      return detail(404, 'Invalid page.');
    const { rows, next } = pageOf(all, (page - 1) * size, size, paging);
    const params = new URLSearchParams(query);
    params.set('page', String(page + 1));
    const link = `${base}${path}?${params.toString()}`;
    const counts = {
      next: next === null ? null : link,
      previous: null,
      count,
      num_pages: pages,
    };
    const results = rows.map(body);
    return json(
      inside
        ? { results, pagination: counts }
        : { ...counts, current_page: page, start: (page - 1) * size, results },
    );
  };

  const token = ({ method, body, now }: Asked): Answer => {
    const form = new URLSearchParams(body);
    if (method !== 'POST') return detail(405, `Method "${method}" not allowed.`);
    if (form.get('grant_type') !== 'client_credentials')
      return refusal(400, { error: 'unsupported_grant_type' });
    if (form.get('client_id') !== CLIENT.id || form.get('client_secret') !== CLIENT.secret)
      return refusal(401, { error: 'invalid_client' });
    // Without it the answer is an older token, which other endpoints refuse.
    if (form.get('token_type') !== 'jwt') return refusal(400, { error: 'invalid_request' });
    const text = `jwt.${++issued}.sig`;
    tokens.set(text, now + LIFE_SECONDS * 1000);
    return json({
      access_token: text,
      expires_in: LIFE_SECONDS,
      token_type: 'JWT',
      scope: 'read write profile email',
    });
  };

  const courseIn = (id: string | null, now: number): readonly Enrollment[] | null =>
    term.courses.some((course) => course.id === id)
      ? there(now).filter(({ course, active }) => course === id && active)
      : null;

  const gradesOf = (one: Enrollment, now: number) => {
    const scores = stateAt(term, one, now);
    const earned = scores.reduce<number>((sum, points) => sum + (points ?? 0), 0);
    const percent = Math.round((earned / (term.sections * POINTS)) * 100) / 100;
    const letter = percent >= 0.9 ? 'A' : percent >= 0.75 ? 'B' : percent >= 0.6 ? 'C' : null;
    return { scores, percent, letter, passed: letter !== null };
  };
  const learnerOf = (username: string) => term.learners.find((one) => one.username === username)!;

  const grade = (one: Enrollment, now: number): Body => {
    const { percent, letter, passed } = gradesOf(one, now);
    const { learner: username, course: course_id } = one;
    return { username, email: '', course_id, passed, percent, letter_grade: letter };
  };

  const entry = (one: Enrollment, now: number): Body => {
    const { scores, percent } = gradesOf(one, now);
    const { id, username } = learnerOf(one.learner);
    return {
      user_id: id,
      username,
      email: '',
      percent,
      section_breakdown: scores.map((points, i) => ({
        attempted: points !== null,
        category: 'Homework',
        label: `HW ${String(i + 1).padStart(2, '0')}`,
        module_id: `block-v1:${one.course.slice('course-v1:'.length)}+type@sequential+block@s${i + 1}`,
        percent: (points ?? 0) / POINTS,
        score_earned: points ?? 0,
        // What was never tried is not looked into.
        score_possible: points === null ? 0 : POINTS,
        subsection_name: `Séquence ${i + 1}`,
      })),
    };
  };

  const completion = (one: Enrollment, now: number): Body => {
    const earned = stateAt(term, one, now).filter((points) => points !== null).length;
    return {
      course_key: one.course,
      username: one.learner,
      completion: { earned, possible: term.sections, percent: earned / term.sections },
    };
  };

  const account = (username: string): Body => {
    const { id, name, email, joined } = learnerOf(username);
    return {
      ...{ username, id, name, email, date_joined: joined, last_login: null, is_active: true },
      ...{ country: 'FR', year_of_birth: 2008, gender: null, level_of_education: 'hs' },
      ...{ activation_key: 'never-to-be-kept', profile_image: { has_image: false }, bio: null },
    };
  };

  /** Parameters an endpoint knows; Django ignores others, we do not: a misspelt one is a bug of ours. */
  const known = (query: URLSearchParams, ...names: readonly string[]): boolean =>
    [...query.keys()].every((name) => names.includes(name));

  const answer = (ask: Asked): Answer => {
    const { path, query, headers, now } = ask;
    clock = now;
    if (path === '/oauth2/v1/access_token') return token(ask);
    const [, bearer = ''] = /^JWT (.+)$/.exec(headers['authorization'] ?? '') ?? [];
    if ((tokens.get(bearer) ?? 0) <= now)
      return detail(401, 'Authentication credentials were not provided.');
    if (ask.method !== 'GET') return detail(405, `Method "${ask.method}" not allowed.`);
    if (path === '/api/user/v1/me') return json({ username: USER });
    if (path === '/api/enrollment/v1/roles/') return json({ roles: [], is_staff: staff });
    if (path === '/api/courses/v1/courses/') {
      const refused = throttled('courses', now);
      if (refused) return refused;
      if (!known(query, 'username', 'page', 'page_size'))
        return detail(400, 'An unknown parameter.');
      if (query.get('username') !== USER) return detail(403, 'Not that user.');
      return byNumber(ask, term.courses, 10, true, (course) => ({
        ...{ blocks_url: `${ask.base}/api/courses/v1/blocks/?course_id=`, effort: null },
        ...{ end: null, enrollment_start: null, enrollment_end: null, media: {} },
        ...{ id: course.id, course_id: course.id, name: course.name, number: course.number },
        ...{ org: course.org, short_description: '', start: course.start, start_type: 'timestamp' },
        ...{ pacing: 'self', mobile_available: false, hidden: false, invitation_only: false },
      }));
    }
    if (!staff) return detail(403, 'You do not have permission to perform this action.');
    if (path === '/api/enrollment/v1/enrollments/') {
      const refused = throttled('enrollments', now);
      if (refused) return refused;
      if (!known(query, 'cursor', 'course_id', 'username'))
        return detail(400, 'An unknown parameter.');
      // The newest first.
      return byCursor(ask, [...there(now)].reverse(), most, (one) => ({
        ...{ created: iso(one.created), mode: one.mode, is_active: one.active },
        ...{ user: one.learner, course_id: one.course },
      }));
    }
    const of = (id: string | null, body: (one: Enrollment) => Body, counted: boolean): Answer => {
      const all = courseIn(id, now);
      if (!known(query, 'cursor', 'course_id', 'page_size', 'username'))
        return detail(400, 'An unknown parameter.');
      if (!all) return detail(404, 'The course does not exist.');
      const counts = { total_users_count: all.length, filtered_users_count: all.length };
      return byCursor(ask, all, sizeOf(query, 50), body, counted ? counts : {});
    };
    if (path === '/api/grades/v1/courses/')
      return of(query.get('course_id'), (one) => grade(one, now), false);
    const book = /^\/api\/grades\/v1\/gradebook\/([^/]+)\/$/.exec(path)?.[1];
    if (book !== undefined) return of(decodeURIComponent(book), (one) => entry(one, now), true);
    const done = /^\/completion-aggregator\/v1\/course\/([^/]+)\/$/.exec(path)?.[1];
    if (done !== undefined && aggregator) {
      const all = courseIn(decodeURIComponent(done), now);
      if (!all) return detail(404, 'Not found.');
      return byNumber(ask, all, 10, nested, (one) => completion(one, now));
    }
    if (path === '/api/user/v1/accounts') {
      const names = (query.get('username') ?? '').split(',');
      const found = names.filter((name) => term.learners.some((one) => one.username === name));
      // Who is not there is left out; 404 only where nobody is.
      return found.length === 0 ? { status: 404, body: '' } : json(found.map(account));
    }
    return detail(404, 'Not found.');
  };

  const enrollmentKey = ({ course, learner }: Enrollment): string => `${course}|${learner}`;
  const active = (): readonly Enrollment[] => there(clock).filter((one) => one.active);
  const state = (one: Enrollment): string => {
    const { scores, percent } = gradesOf(one, clock);
    const tried = scores.filter((points): points is number => points !== null);
    const earned = tried.reduce((sum, points) => sum + points, 0);
    const worked = tried.filter((points) => points > 0).length;
    return `${tried.length}/${worked}/${scores.length} ${earned}/${tried.length * POINTS} ${percent}`;
  };

  return {
    id: 'openedx',
    // States of learners that were seen stay, and a course keeps its names.
    still: {
      ...{ progress: ['add', 'change', 'remove'], completion: ['add', 'change', 'remove'] },
      courses: ['change'],
    },
    term,
    connect: (url) => ({
      settings: { url, clientId: CLIENT.id, completion: aggregator ? 'yes' : 'no' },
      secrets: { clientSecret: CLIENT.secret },
    }),
    answer,
    expireTokens: () => tokens.clear(),
    resources: ['courses', 'enrollments', 'grades', 'progress', 'completion', 'users'],
    keys: (resource) => {
      switch (resource) {
        case 'courses':
          return term.courses.map(({ id }) => id);
        case 'enrollments':
          return there(clock).map(enrollmentKey);
        case 'grades':
          return active().map(enrollmentKey);
        case 'progress':
          return active().map((one) => `${enrollmentKey(one)}|${state(one)}`);
        case 'completion':
          return active().map((one) => {
            const tried = stateAt(term, one, clock).filter((points) => points !== null).length;
            return `${enrollmentKey(one)}|${tried}/${term.sections}`;
          });
        default:
          return [...new Set(there(clock).map(({ learner }) => learner))];
      }
    },
    add: (resource, now) => {
      if (resource === 'courses') {
        const id = `course-v1:Lycée+NEW${++made}+2026`;
        const [name, org] = ['Nouveau cours', 'Lycée'];
        term.courses.push({ id, name, org, number: `NEW${made}`, start: iso(now) });
        return id;
      }
      if (!['enrollments', 'users', 'grades'].includes(resource)) return null;
      const username = `new_${++made}`;
      const [id, email] = [9000 + made, `${username}@lycee.test`];
      term.learners.push({ id, username, name: 'Ève Müller', email, joined: iso(now) });
      const last = Math.max(0, ...term.enrollments.map((one) => one.id));
      const one = {
        ...{ id: last + 1, course: term.courses[0]!.id, learner: username },
        ...{ created: now - 1000, mode: 'audit', active: true, work: [] },
      };
      term.enrollments.push(one);
      return resource === 'users' ? username : enrollmentKey(one);
    },
    change: (resource, now) => {
      const one = active()[0]!;
      switch (resource) {
        case 'users':
          learnerOf(one.learner).name += ' *';
          return one.learner;
        case 'enrollments':
          one.mode = one.mode === 'audit' ? 'verified' : 'audit';
          return enrollmentKey(one);
        case 'grades':
          one.work.push({ at: now - 1000, section: 0, points: (made += 3) % POINTS });
          return enrollmentKey(one);
        default:
          // Courses stay; states that were seen stay as well, and new ones come beside them.
          return null;
      }
    },
    remove: (resource) => {
      const drop = <T>(list: T[], gone: (item: T) => boolean): void => {
        for (let i = list.length - 1; i >= 0; i--) if (gone(list[i]!)) list.splice(i, 1);
      };
      const last = there(clock).at(-1)!;
      switch (resource) {
        case 'courses': {
          const [course] = term.courses.splice(1, 1);
          drop(term.enrollments, (one) => one.course === course!.id);
          return course!.id;
        }
        case 'enrollments':
        case 'grades':
          drop(term.enrollments, (one) => one === last);
          return enrollmentKey(last);
        case 'users':
          drop(term.enrollments, (one) => one.learner === last.learner);
          drop(term.learners, (one) => one.username === last.learner);
          return last.learner;
        default:
          return null;
      }
    },
  };
};
