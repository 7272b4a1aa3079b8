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

describe('before it is kept', () => {
  const respond = (text: string) => () => ({ status: 200, headers: {}, text });
  const look = (settings: Readonly<Record<string, string>>, text: string, language = 'en') => {
    const exchange = connector.look!({
      settings: { address: 'https://files.example/results.csv', ...settings },
      discovery: {},
      now: 0,
      language,
    });
    let step = exchange.next([]);
    while (!step.done) step = exchange.next(step.value.ask.map(respond(text)));
    return step.value;
  };

  test('its rows are seen as they will be, with what was found and what need not be there', () => {
    const seen = look({ format: 'map_growth' }, csv([MAP, { ...MAP, StudentID: '' }]));
    expect(seen.columns.find(({ as }) => as === 'score RIT score')).toMatchObject({
      found: 'TestRITScore',
    });
    expect(seen.columns.find(({ as }) => as === 'last_name')).toMatchObject({
      found: null,
      optional: true,
    });
    expect(seen.shown.slice(0, 4)).toEqual([
      ...['student_id', 'score', 'reporting_method', 'objective_id'],
    ]);
    expect(read('map_growth', 'results.csv', () => ({ text: csv([MAP]) }))).toEqual(
      seen.rows.map((row) => expect.objectContaining({ id: row['id'], score: row['score'] })),
    );
    expect(seen.aside).toEqual([
      { line: 3, why: expect.stringMatching(/^no student: nothing in/) },
    ]);
    expect(seen).not.toHaveProperty('offer');
  });

  test('why a line cannot be taken is said in the language of whoever looks', () => {
    const [aside] = look({ format: 'map_growth' }, csv([{ ...MAP, StudentID: '' }]), 'fr-CA').aside;
    expect(aside!.why).toMatch(/^pas d’élève\u00a0: rien dans «\u00a0StudentID\u00a0»/);
  });

  test('a column that is called otherwise is offered by its name, in a mapping that then takes it', () => {
    const { TestRITScore, StudentID, Goal1RitScore, ...rest } = MAP;
    const file = csv([
      {
        ...rest,
        'Test RIT Score': TestRITScore,
        Student_ID: StudentID,
        goal1ritscore: Goal1RitScore,
      },
    ]);
    const seen = look({ format: 'map_growth' }, file);
    expect(seen.rows).toEqual([]);
    const missing = seen.columns.filter(({ found, optional }) => found === null && !optional);
    expect(missing.map(({ as, near }) => [as, near[0]])).toEqual([
      ['student_id', 'Student_ID'],
      ['score RIT score', 'Test RIT Score'],
    ]);
    const { rows } = look(seen.offer!, file);
    expect(told(rows)).toEqual(told(read('map_growth', 'r.csv', () => ({ text: csv([MAP]) }))));
  });

  test('a column that nothing is like is offered no name, and the test of the connection names it', () => {
    const { TestRITScore, StudentID, ...rest } = MAP;
    const file = csv([{ ...rest, Points: TestRITScore, 'Student ID': StudentID }]);
    expect(look({ format: 'map_growth' }, file)).not.toHaveProperty('offer');
    const exchange = connector.describe({
      settings: { address: 'https://files.example/results.csv', format: 'map_growth' },
      discovery: {},
      now: 0,
    });
    exchange.next([]);
    expect(() => exchange.next([respond(file)()])).toThrow(
      /^source\.columns: .* “StudentID” \(≈ “Student ID”\), “TestRITScore”\.$/,
    );
  });

  test('a mapping of a school’s own keeps what it says beside the names', () => {
    const mapping = `# ours
student_id: Number | Id?
date: Taken as DD/MM/YYYY
score Scale score: SS
[objective: Strand 1?]
level: L1?`;
    const file = csv([
      { number: '7', taken: '14/09/2026', ss: '210', 'strand 1': 'Geometry', l1: 'High' },
    ]);
    const { offer, columns } = look({ format: 'own', mapping }, file);
    expect(columns.filter(({ found }) => found !== null)).toEqual([]);
    expect(offer).toEqual({
      format: 'own',
      mapping: `# ours
student_id: number | Id?
date: taken as DD/MM/YYYY
score Scale score: ss
[objective: strand 1?]
level: l1?`,
    });
    expect(told(look(offer!, file).rows)).toEqual([
      ['Overall', 'Scale score', '210', null],
      ['Geometry', 'Performance level', null, 'High'],
    ]);
  });
});
