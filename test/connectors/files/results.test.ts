/**
 * Result files of assessment vendors by their ready mappings. The samples are written from the column names
 * that users of such files have published; no real file has been seen.
 */
import connector from '../../../src/connectors/assessment_file';
import { FailureError, type HttpResponse } from '../../../src/model';
import { readSample } from '../../suites/reading';

const csv = (rows: readonly Readonly<Record<string, string>>[]): string => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map(line).join('\r\n');
};

/** NWEA: the combined assessment results. */
const MAP = {
  TermName: 'Fall 2026-2027',
  StudentID: '00123',
  SchoolName: 'École Voltaire',
  MeasurementScale: 'Reading',
  Discipline: 'Reading',
  TestType: 'Survey With Goals',
  TestName: 'Growth: Reading 2-5 CCSS 2010 V3',
  TestID: '900123',
  TestStartDate: '09/14/2026',
  TestRITScore: '204',
  TestPercentile: '71',
  Goal1Name: 'Literary Text',
  Goal1RitScore: '207',
  Goal1Adjective: 'HiAvg',
  Goal2Name: 'Vocabulary',
  Goal2RitScore: '199',
  Goal2Adjective: 'Avg',
  Goal3Name: '',
};
/** Curriculum Associates: diagnostic results of reading. */
const IREADY = {
  'Last Name': 'Ñandú',
  'First Name': 'Zoë',
  'Student ID': '00123',
  'Student Grade': '4',
  'Academic Year': '2026-2027',
  School: 'École Voltaire',
  Subject: 'Reading',
  'Start Date': '09/10/2026',
  'Completion Date': '09/14/2026',
  'Overall Scale Score': '541',
  'Overall Placement': 'Level 4',
  'Overall Relative Placement': 'Early On Grade Level',
  Percentile: '64',
  'Phonics Scale Score': '530',
  'Phonics Placement': 'Level 3',
  'Comprehension: Literature Scale Score': '548',
  'Comprehension: Literature Placement': 'Level 4',
};

const read = (
  format: string,
  name: string,
  answer: () => Partial<HttpResponse>,
): readonly Readonly<Record<string, unknown>>[] => {
  const settings = { address: `https://files.example/${name}`, format };
  const respond = () => ({ status: 200, headers: {}, text: '', ...answer() });
  return readSample(connector, 'results', { settings, secrets: {}, answer: respond }).tables[
    'results'
  ]!;
};
const told = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map((row) => [
    ...[row['objective_id'], row['reporting_method'], row['score']],
    row['performance_level'] ?? null,
  ]);

test('MAP Growth: the whole and its goals, by the names that stand in cells', () => {
  const rows = read('map_growth', 'results.csv', () => ({ text: csv([MAP]) }));
  expect(told(rows)).toEqual([
    ['Overall', 'RIT score', '204', null],
    ['Overall', 'Percentile', '71', null],
    ['Literary Text', 'RIT score', '207', 'HiAvg'],
    ['Vocabulary', 'RIT score', '199', 'Avg'],
  ]);
  expect(rows[0]).toMatchObject({
    student_id: '00123',
    subject: 'Reading',
    school_year: 2027,
    administered_at: '2026-09-14T00:00:00Z',
    school: 'École Voltaire',
  });
});

test('i-Ready: the whole and its domains, also as other years’ files call them', () => {
  const renamed = Object.fromEntries(
    Object.entries(IREADY).map(([name, value]) => [
      name.replace(/^Comprehension/, 'Reading Comprehension'),
      value,
    ]),
  );
  for (const row of [IREADY, renamed])
    expect(told(read('iready', 'diagnostic.csv', () => ({ text: csv([row]) })))).toEqual([
      ['Overall', 'Scale score', '541', 'Early On Grade Level'],
      ['Overall', 'Percentile', '64', null],
      ['Phonics', 'Scale score', '530', 'Level 3'],
      ['Reading Comprehension: Literature', 'Scale score', '548', 'Level 4'],
    ]);
});

test('one that is not finished has the day on which it was begun', () => {
  const begun = { ...IREADY, 'Completion Date': '' };
  const [first] = read('iready', 'diagnostic.csv', () => ({ text: csv([begun]) }));
  expect(first!['administered_at']).toBe('2026-09-10T00:00:00Z');
});

test('packed files are unpacked by the host, alone in their archive', () => {
  const text = csv([MAP]);
  const asked: unknown[] = [];
  const packed = (name: string, answer: Partial<HttpResponse>) => {
    const settings = { address: `https://files.example/${name}`, format: 'map_growth' };
    const reading = readSample(connector, 'results', {
      settings,
      secrets: {},
      answer: (request) => {
        asked.push(request.unpack);
        return { status: 200, headers: {}, text: '', ...answer };
      },
    });
    return reading.tables['results']!;
  };
  // As the host hands them out: `files` of a zip, the text of a gzip.
  const mac = { name: '__MACOSX/._results.csv', text: 'x' };
  const files = [mac, { name: 'results.csv', text }];
  expect(packed('results.zip', { files })).toHaveLength(4);
  expect(packed('results.csv.gz?v=2', { text })).toHaveLength(4);
  expect(asked).toEqual(['zip', 'gzip']);
  const two = [...files, { name: 'other.csv', text }];
  expect(() => packed('results.zip', { files: two })).toThrow(/a zip of 2 files/);
});

test('what cannot be taken is told in the words of the file’s own columns', () => {
  const rows = [
    MAP,
    { ...MAP, StudentID: '' },
    { ...MAP, StudentID: '00124', TestStartDate: 'soon' },
    MAP,
  ];
  const aside = read('map_growth', 'results.csv', () => ({ text: csv(rows) })).filter(({ id }) =>
    String(id).startsWith('line '),
  );
  expect(aside.map(({ id, reason_not_tested: why }) => [id, String(why).split(': ')[0]])).toEqual([
    ['line 3', 'no student'],
    ['line 4', '“TestStartDate” is not a date'],
    ['line 5', 'the same result as line 2'],
  ]);
  expect(String(aside[0]!['reason_not_tested'])).toContain('nothing in “StudentID”');
});

test('a file without a column that the mapping needs is refused by the column’s name', () => {
  const { TestRITScore: _, ...less } = MAP;
  const work = () => read('map_growth', 'results.csv', () => ({ text: csv([less]) }));
  expect(work).toThrow(FailureError);
  expect(work).toThrow(/TestRITScore/);
});
