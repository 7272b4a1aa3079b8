/** A school's own reports: added, replaced, and changed chart by chart. */
import { drawReport } from '../../src/engine/draw';
import { catalog, defineReport, extend, type Report } from '../../src/model';
import attendance from '../../src/reports/attendance';
import { evaluate } from '../tooling/_run';
import { clockOf, sourceOf, type Row } from './_rows';

const own = defineReport({
  id: 'buses',
  title: 'Buses',
  description: 'Who comes by bus.',
  datasets: ['attendance'],
  questions: ['Who comes by bus?'],
  charts: [],
});

const attendanceRows = (rates: readonly number[]): readonly Row[] =>
  rates.map((attendance_rate, n) => ({
    student_id: `S${n}`,
    school: 'North High',
    school_year: 2027,
    days_enrolled: 50,
    attendance_rate,
    grade_level: 'Ninth grade',
    site: 'A',
    source: 'Ed-Fi',
  }));

const chronic = (report: Report, settings = {}): number | null => {
  const dataset = {
    id: 'attendance',
    title: 'Attendance',
    key: ['student_id'],
    fields: [
      ...['student_id', 'school', 'grade_level'].map((name) => ({ name, type: 'text' as const })),
      ...['school_year', 'days_enrolled', 'attendance_rate'].map((name) => ({
        name,
        type: 'number' as const,
      })),
    ].map((field) => ({ ...field, title: field.name, meaning: '', class: 'none' as const })),
  };
  const rates = [...Array<number>(30).fill(0.97), ...Array<number>(10).fill(0.89), 0.9, 0.93];
  const [picture] = drawReport(
    { ...report, charts: report.charts.filter(({ id }) => id === 'chronic') },
    {
      shown: () => sourceOf(dataset, attendanceRows(rates)),
      clock: clockOf('UTC', '2026-11-21T10:00:00Z'),
      settings,
      say: (text) => text,
    },
  );
  return picture!.points[0]!.value;
};

test('one is added, and stands among the others', () => {
  const reports = catalog<Report>('report', [attendance], [own]);
  expect(reports.all.map(({ id }) => id)).toEqual(['attendance', 'buses']);
  expect(reports.own).toEqual(['buses']);
});

test('one is replaced whole', () => {
  const mine = { ...own, id: 'attendance' };
  expect(catalog<Report>('report', [attendance], [mine]).get('attendance')).toBe(mine);
});

test('one is changed: a chart by its id, a setting by its id, and the rest is upstream’s', () => {
  const patch = extend<'report'>('attendance', {
    title: 'Who is missing',
    charts: [
      { ...attendance.charts[2]!, top: 5 },
      { ...attendance.charts[2]!, id: 'best', sort: 'ascending' },
    ],
    settings: [{ ...attendance.settings![0]!, default: '0.93' }],
  });
  const changed = catalog<Report>('report', [attendance], [patch]).get('attendance')!;
  expect(changed.title).toBe('Who is missing');
  expect(changed.description).toBe(attendance.description);
  expect(changed.charts.map(({ id }) => id)).toEqual([
    ...attendance.charts.map(({ id }) => id),
    'best',
  ]);
  expect(changed.charts[2]).toEqual({ ...attendance.charts[2], top: 5 });
  expect(changed.charts[1]).toEqual(attendance.charts[1]);
  expect(changed.settings!.map((s) => s.default)).toEqual(['0.93', '0.95', '0.1', '0.2']);
  // 11 of 42 at 90 % or below; with the school's own line 12.
  expect(chronic(attendance)).toBeCloseTo(11 / 42, 12);
  expect(chronic(changed)).toBeCloseTo(12 / 42, 12);
  expect(chronic(changed, { chronic_rate: '0.89' })).toBeCloseTo(10 / 42, 12);
});

test('a change to a report that is gone stops the build', () => {
  expect(() => catalog<Report>('report', [attendance], [extend<'report'>('gone', {})])).toThrow(
    'src/org extends the report “gone”, which does not exist.',
  );
});

describe('in the bundle', () => {
  const stub = (definition: object): object =>
    evaluate(
      'build/listed-loader.cjs',
      `it.default.stubOf(${JSON.stringify(definition)}, { listed: ['id'], elsewhere: 'reports' })`,
    );

  test('a report leaves its id, and says where the rest is', () => {
    expect(stub(own)).toEqual({ id: 'buses', elsewhere: 'reports' });
  });
  test('a change leaves what it is to', () => {
    const patch = extend<'report'>('attendance', { title: 'Mine', charts: attendance.charts });
    expect(stub(patch)).toEqual({ extends: 'attendance', patch: {} });
  });
});
