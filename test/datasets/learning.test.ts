import { termOf, type Term } from '../../emulator/vendors/openedx/term';
import { createOpenedx } from '../../emulator/vendors/openedx';
import { metricsOf } from '../../emulator/vendors/figures';
import openedx from '../../src/connectors/openedx';
import { DAY as ONE_DAY, EMPTY, sitDown, sorted, START, type Shelf } from '../suites/connector';
import { flatten } from '../../src/engine/flatten';
import {
  buildAll,
  DAY,
  dayOf,
  landed,
  truthOf,
  type Fact,
  type Records,
  type Row,
} from './learning';

const close = (a: unknown, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(Number(a) - b) < 1e-9;

const MEASURES = ['active_learners', 'mau', 'completions', 'new_completions'];
const wanted = (fact: Fact): readonly number[] => [
  ...[fact.active, fact.mau, fact.completions, fact.completed],
];

/** Rows that are not as the term itself tells; days before the first reading know enrollments alone. */
const wrong = (term: Term, rows: readonly Row[], first: string, end: number): unknown[] => {
  const found: unknown[] = [];
  const byKey = new Map(
    rows.map((row) => [
      `${String(row['course_id'])} ${String(row['period'])} ${String(row['activity_date'])}`,
      row,
    ]),
  );
  const compare = (key: string, fact: Fact, seen: boolean): void => {
    const row = byKey.get(key);
    byKey.delete(key);
    const measured = MEASURES.map((name) => row?.[name] ?? null);
    const right =
      row !== undefined &&
      row['enrollments'] === fact.enrollments &&
      row['new_enrollments'] === fact.fresh &&
      JSON.stringify(measured) === JSON.stringify(seen ? wanted(fact) : MEASURES.map(() => null)) &&
      close(row['average_progress'], seen ? fact.progress : null) &&
      close(row['average_days_to_complete'], fact.days);
    if (!right) found.push([key, fact, row]);
  };
  for (const course of [null, ...term.courses.map(({ id }) => id)]) {
    const facts = truthOf(term, course, Date.parse(first), end);
    const months = new Map<string, Fact & { last: string }>();
    for (const [day, fact] of facts) {
      compare(`${course ?? '*'} day ${day}`, fact, day >= first);
      const month = `${day.slice(0, 7)}-01`;
      const { fresh = 0, completed = 0 } = months.get(month) ?? {};
      months.set(month, {
        ...fact,
        active: fact.mau,
        fresh: fresh + fact.fresh,
        completed: completed + fact.completed,
        last: day,
      });
    }
    for (const [month, { last, ...fact }] of months)
      compare(`${course ?? '*'} month ${month}`, fact, last >= first);
  }
  return [...found, ...byKey.keys()];
};

test('a term of 200 courses, 5,000 learners and 120 days: every measure, day by day', async () => {
  const [days, end] = [120, Date.parse('2026-11-22T00:00:00Z')];
  const first = end - days * DAY;
  // What was done before the first reading is not known: the term begins a day earlier.
  const term = termOf({ courses: 200, learners: 5_000, days: days + 1, until: dayOf(end) });
  const records = landed(term, first, end);
  expect(records['enrollments']!.length).toBeGreaterThan(10_000);
  const { rows, took } = await buildAll('openedx', records, dayOf(end), [
    'learning_activity',
    'course_learners',
  ]);
  console.log(
    `${records['progress']!.length} states of ${records['enrollments']!.length} enrollments: ` +
      Object.entries(took)
        .map(([id, ms]) => `${id} ${rows[id]!.length} rows in ${Math.round(ms)} ms`)
        .join(', '),
  );
  expect(rows['learning_activity']!.length).toBeGreaterThan(20_000);
  expect(wrong(term, rows['learning_activity']!, dayOf(first), end).slice(0, 3)).toEqual([]);
  const learners = new Map(
    rows['course_learners']!.map((row) => [
      `${String(row['course_id'])}|${String(row['learner_id'])}`,
      row,
    ]),
  );
  expect(learners.size).toBe(records['enrollments']!.length);
  const unlike = term.enrollments.filter((one) => {
    const row = learners.get(`${one.course}|${one.learner}`);
    // Who left is in no gradebook.
    const work = one.active ? one.work : [];
    const known = one.created >= first;
    const at = (found: { at: number } | undefined): string | null =>
      found && (known || found.at >= first) ? dayOf(found.at) : null;
    const worked = new Set<number>();
    const done = work.find(
      ({ section, points }) => points > 0 && worked.add(section).size === term.sections,
    );
    const expected = {
      enrolled_on: dayOf(one.created),
      is_enrolled: one.active ? 1 : 0,
      is_completed: done ? 1 : 0,
      completed_on: at(done),
      last_active_on: at(work.at(-1)),
      email: `${one.learner}@lycee.test`,
    };
    return (
      Object.entries(expected).some(([name, value]) => row?.[name] !== value) ||
      !close(row?.['progress'] ?? 0, done ? 1 : worked.size / term.sections)
    );
  });
  expect(unlike.slice(0, 2)).toEqual([]);
  // Most of it happened: a term in which nobody does anything proves nothing.
  const last = truthOf(term, null, first, end).get(dayOf(end - DAY))!;
  expect(last.completions).toBeGreaterThan(1_000);
  expect(last.mau).toBeGreaterThan(1_000);
}, 120_000);

test('a term that is read every night, by the connector', async () => {
  const vendor = createOpenedx({
    courses: 3,
    learners: 25,
    days: 24,
    until: '2026-12-12',
    most: 50,
  });
  const desk = sitDown(openedx, vendor);
  desk.advance(18 * 3_600_000);
  const first = START + 18 * 3_600_000;
  const end = Date.parse('2026-12-12T00:00:00Z');
  let progress: Shelf = EMPTY;
  for (let at = first; at <= end; at += ONE_DAY) {
    progress = desk.read('progress', progress);
    if (at < end) desk.advance(ONE_DAY);
  }
  const records = landed(vendor.term, first, end);
  const expected = records['progress']!.map(flatten(openedx.resources[3]!));
  expect(sorted(progress.held)).toEqual(
    expected
      .map(({ key, values, extra, children }) => [key!, JSON.stringify([values, extra, children])])
      .sort(([a], [b]) => (a! < b! ? -1 : 1)),
  );
  const { rows } = await buildAll('openedx', records, dayOf(end), ['learning_activity']);
  expect(wrong(vendor.term, rows['learning_activity']!, dayOf(first), end).slice(0, 3)).toEqual([]);
});

test('the same term as Figures has counted it', async () => {
  const term = termOf({ courses: 4, learners: 40, days: 50, until: '2026-11-22' });
  const end = Date.parse('2026-11-22T00:00:00Z');
  const metrics = metricsOf(term, end);
  const records: Records = {
    ...metrics,
    'course-mau-metrics': metrics['course-mau-metrics']!.map((row) => ({
      id: `${String(row['course_id'])}|${String(row['date_for'])}`,
      ...row,
    })),
  };
  const { rows } = await buildAll('figures', records, '2026-11-22', [
    'learning_activity',
    'course_learners',
  ]);
  const found: unknown[] = [];
  let compared = 0;
  for (const course of [null, ...term.courses.map(({ id }) => id)])
    for (const [day, fact] of truthOf(term, course, 0, end)) {
      const row = rows['learning_activity']!.find(
        (one) =>
          one['course_id'] === (course ?? '*') &&
          one['period'] === 'day' &&
          one['activity_date'] === day,
      );
      compared++;
      // It rounds progress to hundredths, and days to whole ones.
      const near = (a: unknown, b: number | null, by: number): boolean =>
        b === null || a === null ? true : Math.abs(Number(a) - b) <= by;
      const right =
        row !== undefined &&
        JSON.stringify(
          ['active_learners', 'mau', 'enrollments', 'new_enrollments', 'completions'].map(
            (n) => row[n],
          ),
        ) ===
          JSON.stringify([fact.active, fact.mau, fact.enrollments, fact.fresh, fact.completions]) &&
        (row['new_completions'] === null || row['new_completions'] === fact.completed) &&
        near(row['average_progress'], fact.progress, 0.0051) &&
        near(row['average_days_to_complete'], fact.days, 0.51);
      if (!right) found.push([course, day, fact, row]);
    }
  expect(found.slice(0, 2)).toEqual([]);
  expect(compared).toBeGreaterThan(200);
  const months = rows['learning_activity']!.filter(
    ({ period, scope }) => period === 'month' && scope === 'site',
  );
  expect(months.map((row) => row['activity_date'])).toEqual(['2026-10-01', '2026-11-01']);
  const november = rows['learning_activity']!.filter(
    (row) =>
      row['scope'] === 'site' &&
      row['period'] === 'day' &&
      String(row['activity_date']) > '2026-11',
  );
  expect(months[1]).toMatchObject({
    active_learners: november.at(-1)!['mau'],
    new_enrollments: november.reduce((sum, row) => sum + Number(row['new_enrollments']), 0),
  });

  const learners = rows['course_learners']!;
  expect(learners).toHaveLength(term.enrollments.length);
  for (const one of term.enrollments.filter(({ active }) => active)) {
    const last = one.work.at(-1);
    expect(
      learners.find((row) => row['course_id'] === one.course && row['learner_id'] === one.learner),
    ).toMatchObject({
      enrolled_on: dayOf(one.created),
      ...(last && last.points > 0 ? { last_active_on: dayOf(last.at) } : {}),
    });
  }
});
