/** A list that somebody keeps as a CSV file: on a web server, or in Drive, where the file's id is its address. */
import { createHash } from 'node:crypto';
import { served } from './served';
import { createShelf, NAMES, rowsOf } from './shelf';
import { json, refusal, type Asked, type Row, type Vendor } from './vendor';

const PATH = '/exports/reading-club.csv';
const ID = 'file-0123456789-0123456789';
const STUDENTS = 30;
const COLUMNS = ['Student ID', 'Name', 'Points', 'Joined'];

const reader = (n: number): Row => {
  const [first, last] = NAMES[n % NAMES.length]!;
  return {
    ...{ 'Student ID': String(n).padStart(5, '0'), Name: n === 3 ? '=1+2' : `${first} ${last}` },
    ...{ Points: `${n},5`, Joined: `${13 + (n % 15)}/09/2026` },
  };
};
const quoted = (cell: unknown): string => {
  const text = typeof cell === 'string' ? cell : '';
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** @param inDrive `/drive/v3/files` of the Drive API: what it is, then its bytes (facts: Drive). */
export function createFile({ inDrive = false }: { readonly inDrive?: boolean } = {}): Vendor {
  const shelf = createShelf(rowsOf(STUDENTS, reader), 'Student ID');
  let added = STUDENTS;
  const bytes = (): Buffer => {
    const lines = shelf.all().map((row) => COLUMNS.map((name) => quoted(row[name])).join(';'));
    return Buffer.from(`${[COLUMNS.join(';'), ...lines].join('\r\n')}\r\n`, 'utf8');
  };
  const ofDrive = (asked: Asked) => {
    const { path, query, headers } = asked;
    if (headers['authorization'] !== 'Bearer own') return refusal(401);
    if (path !== `/drive/v3/files/${ID}`) return refusal(404);
    if (query.get('alt') === 'media') {
      const { headers: _, ...rest } = served(bytes(), asked);
      const { etag: __, ...kept } = (_ ?? {}) as Record<string, string>;
      return { ...rest, headers: kept };
    }
    const md5Checksum = createHash('md5').update(bytes()).digest('hex');
    return json({ id: ID, name: 'reading-club.csv', mimeType: 'text/csv', md5Checksum });
  };
  return {
    id: 'file',
    whole: inDrive ? 2 : 1,
    medium: { pages: 'one', key: 'lasts', values: 'placed' },
    resources: ['rows'],
    definition: (url) =>
      JSON.stringify({
        ...{ v: 1, title: 'Reading club', encoding: 'UTF-8', delimiter: ';', header: 1 },
        address: inDrive ? ID : url + PATH,
        key: ['student_id'],
        columns: [
          { from: 'Student ID', name: 'student_id', type: 'text', class: 'personal' },
          { from: 'Name', name: 'name', type: 'text', class: 'personal' },
          { from: 'Points', name: 'points', type: 'number', format: '1.234,5', class: 'none' },
          { from: 'Joined', name: 'joined', type: 'date', format: 'DD/MM/YYYY', class: 'none' },
        ],
      }),
    connect: (url) => ({ settings: { address: inDrive ? ID : url + PATH }, secrets: {} }),
    answer: (asked) =>
      inDrive ? ofDrive(asked) : asked.path === PATH ? served(bytes(), asked) : refusal(404),
    expireTokens: () => undefined,
    keys: () => shelf.keys(),
    add: () => shelf.put(reader(++added)),
    change: () => shelf.put({ ...shelf.all()[1]!, Points: `${++added},25` }),
    remove: () => shelf.drop(shelf.keys()[2]!),
  };
}
