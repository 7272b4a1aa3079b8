import type { At, Collection, Slice } from '../../http/collection';
import { listed } from '../../http/listing';
import { byLink } from '../../http/pagers';
import { keyOf, listAt, named, recordsIn, textAt } from '../../http/record';
import type { Exchange, Resource, SourceRecord } from '../../model';
import { accountOf, api, PARALLEL } from './ground';
import { resources } from './resources';

const DAY_MS = 86_400_000;
/** Submissions that are being handed in while they are read. */
const BEHIND_MS = 10 * 60_000;

const IDS = [
  ...['id', 'account_id', 'enrollment_term_id', 'course_id', 'course_section_id', 'user_id'],
  ...['assignment_id', 'assignment_group_id', 'grader_id', 'root_account_id', 'user.id'],
];

/** @param inside where the list stands, if the body is not the list itself. */
const paged = (
  resource: string,
  inside = '',
): Pick<Collection, 'resource' | 'records' | 'pager'> => ({
  resource,
  records: (body): readonly SourceRecord[] =>
    recordsIn(listAt(body, inside)).map((record) => named(record, IDS)),
  // What the links are made of is Canvas' own affair, and not told.
  pager: byLink(),
});

const terms: Collection = {
  ...paged('terms', 'enrollment_terms'),
  ask: ({ session: { settings } }) => ({
    url: api(settings, `accounts/${accountOf(settings)}/terms`),
  }),
};

const courses: Collection = {
  ...paged('courses'),
  ask: ({ session: { settings } }) => ({
    url: api(settings, `accounts/${accountOf(settings)}/courses`),
  }),
};

/** `Ñandú, Zoë`: the family name stands before the comma; of one name alone it is the given one. */
const partsOf = (sortable: string | null): SourceRecord => {
  const [last = '', ...first] = (sortable ?? '').split(/,\s*/);
  return first.length === 0
    ? { first_name: last || null }
    : { last_name: last || null, first_name: first.join(', ') || null };
};

const users: Collection = {
  ...paged('users'),
  // Older servers do not tell them apart.
  each: (record) => ({ ...partsOf(textAt(record, 'sortable_name')), ...record }),
  ask: ({ session: { settings } }) => ({
    url: api(settings, `accounts/${accountOf(settings)}/users`, {}, { 'include[]': ['email'] }),
  }),
};

function* byCourse({ session }: Pick<At, 'session'>): Exchange<readonly Slice[]> {
  const resource = resources.find(({ name }) => name === 'courses') as Resource;
  const all = yield* listed(courses, resource, session, PARALLEL);
  return [...new Set(all.flatMap((course) => textAt(course, 'id') ?? []))].map((course) => ({
    course,
  }));
}

const courseOf = (slice: Slice): string => encodeURIComponent(textAt(slice, 'course') ?? '');

/** A course that is deleted while the others are read has none of these any more. */
const inCourse = (
  resource: string,
  path: string,
  lists: Readonly<Record<string, readonly string[]>> = {},
): Collection => ({
  ...paged(resource),
  slices: byCourse,
  ask: ({ session: { settings }, slice }) => ({
    url: api(settings, `courses/${courseOf(slice)}/${path}`, {}, lists),
    expect: [404],
  }),
});

const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

/**
 * What was handed in and what was graded since then. Everything else that becomes of a submission, such as
 * that it is missing, comes with the full reading of each day.
 */
const submissions: Collection = {
  ...paged('submissions'),
  *slices({ session, since }) {
    const all = yield* byCourse({ session });
    return since === null
      ? all
      : all.flatMap((slice) => ['submitted_since', 'graded_since'].map((by) => ({ ...slice, by })));
  },
  ask: ({ session: { settings }, slice, since }) => ({
    url: api(settings, `courses/${courseOf(slice)}/students/submissions`, {
      'student_ids[]': 'all',
      ...(since ? { [textAt(slice, 'by') ?? '']: since } : {}),
    }),
    expect: [404],
  }),
  each: (record, { slice }) => ({ ...record, course_id: textAt(slice, 'course') }),
  since: {
    of: (record) => later(textAt(record, 'submitted_at'), textAt(record, 'graded_at')),
    back: (newest) => new Date(Date.parse(newest) - BEHIND_MS).toISOString(),
    fullEvery: DAY_MS,
  },
};

/** Also those who have left. */
const STATES = ['active', 'invited', 'completed', 'inactive'];

/**
 * Canvas tells the moment at which a learner was last in a course, and forgets it when the learner comes again.
 * So the day is kept with each reading, and with it when it was last said.
 */
const activity: Collection = {
  ...inCourse('activity', 'enrollments', { 'state[]': STATES, 'type[]': ['StudentEnrollment'] }),
  each: (record, { session }) => {
    const last = record['last_activity_at'] ?? null;
    if (last === null) return null;
    return {
      id: keyOf(textAt(record, 'id'), typeof last === 'string' ? last.slice(0, 10) : '?'),
      course_id: record['course_id'] ?? null,
      user_id: record['user_id'] ?? null,
      last_activity_at: last,
      seen_at: `${new Date(session.now).toISOString().slice(0, 19)}Z`,
    };
  },
  keeps: true,
};

export const COLLECTIONS: Readonly<Record<string, Collection>> = {
  terms,
  courses,
  sections: inCourse('sections', 'sections'),
  enrollments: {
    ...inCourse('enrollments', 'enrollments', { 'state[]': STATES }),
    each: (record) => ({ ...partsOf(textAt(record, 'user.sortable_name')), ...record }),
  },
  activity,
  users,
  assignments: inCourse('assignments', 'assignments'),
  submissions,
};
