/** A term as Canvas tells it, read at every midnight, and what is true of it, worked out from the term itself. */
import { POINTS, termOf, type Enrollment, type Term } from '../../emulator/vendors/openedx/term';
import type { SourceRecord } from '../../src/model';
import { buildAll, DAY, dayOf, truthOf, type Fact, type Records, type Row } from './learning';

const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
const idOf = ({ course, learner }: Enrollment): string => `${course}/${learner}`;

/** When a section earned its first points: from then on its assignment is done. */
const earned = (one: Enrollment): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  for (const { at, section, points } of one.work)
    if (points > 0 && !found.has(section)) found.set(section, at);
  return found;
};

/** Assignments that are no part of the grade, or of nothing: points for them are no progress. */
const BESIDE: readonly SourceRecord[] = [
  { points_possible: 10, published: true, omit_from_final_grade: true },
  { points_possible: 10, published: false, omit_from_final_grade: false },
  { points_possible: 0, published: true, omit_from_final_grade: false },
];

const landed = (term: Term, first: number, end: number): Records => {
  const assignments = term.courses.flatMap(({ id: course_id }) =>
    [
      ...Array.from({ length: term.sections }, () => ({
        ...{ points_possible: POINTS, published: true, omit_from_final_grade: false },
      })),
      ...BESIDE,
    ].map((one, n): SourceRecord => ({
      id: `${course_id}#${n}`,
      course_id,
      name: `A ${n}`,
      ...one,
    })),
  );
  const activity = new Map<string, SourceRecord>();
  const submissions: SourceRecord[] = [];
  const enrollments: SourceRecord[] = [];
  for (const [i, one] of term.enrollments.entries()) {
    const about = { course_id: one.course, user_id: one.learner };
    const last = one.work.at(-1);
    const enrollment = {
      ...about,
      ...{ id: `e${i}`, type: 'StudentEnrollment', created_at: moment(one.created) },
      enrollment_state: one.active ? (i % 5 === 0 ? 'completed' : 'active') : 'inactive',
      last_activity_at: last ? moment(last.at) : null,
      grades: { current_score: 80, current_grade: 'B' },
    };
    enrollments.push(enrollment);
    // Some are in a second section of the same course, since later.
    if (i % 4 === 0)
      enrollments.push({ ...enrollment, id: `f${i}`, created_at: moment(one.created + 2 * DAY) });
    for (let reading = first; reading <= end; reading += DAY) {
      const seen = one.work.filter(({ at }) => at < reading).at(-1);
      if (!seen) continue;
      const id = `e${i}|${dayOf(seen.at)}`;
      const last_activity_at = moment(seen.at);
      activity.set(id, { ...about, id, last_activity_at, seen_at: moment(reading) });
    }
    const done = earned(one);
    const submission = (n: number, more: SourceRecord): void =>
      void submissions.push({
        ...{ id: `${idOf(one)}#${n}`, assignment_id: `${one.course}#${n}`, ...about },
        ...{ score: null, submitted_at: null, graded_at: null, excused: false, ...more },
      });
    for (let n = 0; n < term.sections; n++) {
      const at = done.get(n);
      // Every third was done on paper: nothing was handed in, and the teacher entered the points that day.
      const when = n % 3 === 2 ? 'graded_at' : 'submitted_at';
      submission(n, at === undefined ? {} : { score: 5, [when]: moment(at) });
    }
    BESIDE.forEach((_, n) =>
      submission(term.sections + n, { score: 9, graded_at: moment(one.created) }),
    );
  }
  return {
    terms: [],
    courses: term.courses.map(({ id, name }) => ({ id, name })),
    sections: [],
    users: term.learners.map(({ username, name, email }) => ({ id: username, name, email })),
    ...{ assignments, enrollments, submissions, activity: [...activity.values()] },
  };
};

const close = (a: unknown, b: number | null): boolean =>
  a === null || a === undefined || b === null ? (a ?? null) === b : Math.abs(Number(a) - b) < 1e-9;

const end = Date.parse('2026-11-22T00:00:00Z');
/** The first reading, on the first of a month: who came before is not known, and not wanted. */
const first = Date.parse('2026-10-01T00:00:00Z');
const term = termOf({ courses: 12, learners: 160, days: 80, until: dayOf(end) });
let rows: Readonly<Record<string, Row[]>>;

beforeAll(async () => {
  const records = landed(term, first, end);
  ({ rows } = await buildAll('canvas', records, dayOf(end), [
    'learning_activity',
    'course_learners',
  ]));
});

test('every measure of every course and of all, day by day and month by month', () => {
  const byKey = new Map(
    rows['learning_activity']!.map((row) => [
      [row['course_id'], row['period'], row['activity_date']].join(' '),
      row,
    ]),
  );
  const wrong: unknown[] = [];
  let compared = 0;
  const compare = (key: string, day: string, fact: Fact): void => {
    const row = byKey.get(key);
    byKey.delete(key);
    compared += 1;
    // Days on which somebody came without handing anything in are known from the first reading on.
    const seen = Date.parse(day) >= first;
    const right =
      row !== undefined &&
      row['active_learners'] === (seen ? fact.active : null) &&
      row['mau'] === (seen ? fact.mau : null) &&
      row['enrollments'] === fact.enrollments &&
      row['new_enrollments'] === fact.fresh &&
      row['completions'] === fact.completions &&
      row['new_completions'] === fact.completed &&
      close(row['average_progress'], fact.progress) &&
      close(row['average_days_to_complete'], fact.days);
    if (!right) wrong.push([key, fact, row]);
  };
  for (const course of [null, ...term.courses.map(({ id }) => id)]) {
    const months = new Map<string, { readonly day: string; readonly fact: Fact }>();
    for (const [day, fact] of truthOf(term, course, 0, end)) {
      compare(`${course ?? '*'} day ${day}`, day, fact);
      const month = `${day.slice(0, 7)}-01`;
      const before = months.get(month)?.fact;
      const fresh = (before?.fresh ?? 0) + fact.fresh;
      const completed = (before?.completed ?? 0) + fact.completed;
      months.set(month, { day, fact: { ...fact, active: fact.mau, fresh, completed } });
    }
    for (const [month, { day, fact }] of months)
      compare(`${course ?? '*'} month ${month}`, day, fact);
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  expect([...byKey.keys()]).toEqual([]);
  expect(compared).toBeGreaterThan(900);
  const last = truthOf(term, null, 0, end).get(dayOf(end - DAY))!;
  expect([last.completions > 50, last.mau > 50]).toEqual([true, true]);
});

test('every learner of every course', () => {
  const found = new Map(
    rows['course_learners']!.map((row) => [
      `${String(row['course_id'])}/${String(row['learner_id'])}`,
      row,
    ]),
  );
  expect(found.size).toBe(term.enrollments.length);
  const people = new Map(term.learners.map((one) => [one.username, one]));
  for (const one of term.enrollments) {
    const done = one.active ? [...earned(one).values()] : [];
    const whole = done.length === term.sections;
    const completed = whole ? dayOf(Math.max(...done)) : null;
    const last = one.work.at(-1);
    const row = found.get(idOf(one));
    expect(row).toMatchObject({
      ...{ learner: people.get(one.learner)!.name, email: people.get(one.learner)!.email },
      ...{ enrolled_on: dayOf(one.created), is_enrolled: Number(one.active) },
      ...{ is_completed: Number(whole), completed_on: completed },
      sections_worked: one.active ? done.length : null,
      sections_possible: one.active ? term.sections : null,
      ...{ grade: 0.8, letter_grade: 'B', last_active_on: last ? dayOf(last.at) : null },
    });
    expect(close(row!['progress'], done.length / term.sections)).toBe(true);
  }
});
