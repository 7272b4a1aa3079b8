/**
 * A file server with an assessment vendor's results: one CSV file, wide, with a column for each question.
 */
import { served } from './served';
import { createShelf, NAMES, rowsOf, type Shelf } from './shelf';
import { refusal, type Row, type Vendor } from './vendor';

const USER = 'results';
const PASSWORD = 'épreuve:2';
const PATH = '/exports/benchmark.csv';

const MAPPING = `student_id: Student Number
last_name: Family Name
first_name: Given Name
assessment: Test
school_year: Year
date: Taken as DD/MM/YYYY
grade_level: Grade?
score Scale score: SS
score Percentile: NPR?
level: Level
level BE = Below Basic
[items]
columns: Q*
right: C
`;

const COLUMNS = ['Student Number', 'Family Name', 'Given Name', 'Test', 'Year', 'Taken', 'SS'];
const MORE = ['NPR', 'Level', 'Q1', 'Q2', 'Q3'];
const STUDENTS = 30;

const pupil = (n: number): Row => {
  const [first, last] = NAMES[n % NAMES.length]!;
  return {
    ...{ key: `k${n}`, 'Student Number': String(n).padStart(5, '0') },
    ...{ 'Family Name': last, 'Given Name': first, Test: 'Bilan, automne' },
    ...{ Year: '2026-2027', Taken: `${13 + (n % 15)}/09/2026`, SS: String(180 + n), NPR: '' },
    ...{ Level: n % 2 ? 'BE' : 'PR "A"', Q1: 'C', Q2: 'A', Q3: n % 3 ? 'C' : 'B' },
  };
};

const quoted = (cell: unknown): string => {
  const text = typeof cell === 'string' ? cell : '';
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** What a row is called as a result, and as answers. */
const keysOf = (resource: string, row: Row): readonly string[] => {
  const [student, test, taken] = [row['Student Number'], row['Test'], String(row['Taken'])];
  const day = taken.split('/').reverse().join('-');
  const sitting = `|${String(student)}|${String(test)}||${day}`;
  if (resource === 'items') return ['Q1', 'Q2', 'Q3'].map((name) => `${sitting}|${name}`);
  return [`${sitting}|Overall|Scale score`];
};

export function createAssessmentFile(): Vendor {
  const shelf: Shelf = createShelf(rowsOf(STUDENTS, pupil), 'key');
  let added = STUDENTS;
  const basic = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
  const file = (): Buffer => {
    const columns = [...COLUMNS, ...MORE];
    const lines = shelf.all().map((row) => columns.map((name) => quoted(row[name])).join(';'));
    return Buffer.from(`\ufeff${[columns.join(';'), ...lines].join('\r\n')}\r\n`, 'utf8');
  };
  return {
    id: 'assessment_file',
    whole: 1,
    medium: { pages: 'one', key: 'lasts', values: 'placed' },
    resources: ['results', 'items'],
    connect: (url) => ({
      settings: { address: url + PATH, format: 'own', mapping: MAPPING, user: USER },
      secrets: { password: PASSWORD },
    }),
    answer: (asked) => {
      if (asked.headers['authorization'] !== basic) return refusal(401);
      return asked.path === PATH ? served(file(), asked) : refusal(404);
    },
    expireTokens: () => undefined,
    keys: (resource) => shelf.all().flatMap((row) => keysOf(resource, row)),
    add: (resource) => {
      const row = pupil(++added);
      shelf.put(row);
      return keysOf(resource, row)[0]!;
    },
    change: (resource) => {
      const [, row] = shelf.all();
      shelf.put({ ...row!, SS: String(200 + ++added), Q1: `É${added}` });
      return keysOf(resource, row!)[0]!;
    },
    remove: (resource) => {
      if (shelf.keys().length < 5) return null;
      const row = shelf.all()[3]!;
      shelf.drop(shelf.keys()[3]!);
      return keysOf(resource, row)[0]!;
    },
  };
}
