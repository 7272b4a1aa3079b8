import { termOf, type Term } from '../../emulator/vendors/openedx/term';
import { createOpenedx } from '../../emulator/vendors/openedx';
import openedx from '../../src/connectors/openedx';
import { DAY as ONE_DAY, EMPTY, sitDown, sorted, START, type Shelf } from '../suites/connector';
import { flatten } from '../../src/engine/flatten';
import { buildAll, DAY, dayOf, landed, truthOf, type Fact, type Row } from './learning';

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
