/**
 * A file server with a OneRoster 1.2 CSV bundle: one zip, by user and password, with an `ETag` and 304 for
 * who knows it (1EdTech OneRoster CSV 1.2: files, columns and `manifest.csv`).
 */
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { createShelf, NAMES, rowsOf, type Shelf } from './shelf';
import { refusal, type Row, type Vendor } from './vendor';

const USER = 'homeroom';
const PASSWORD = 'épreuve:1';
const PATH = '/export/oneroster.zip';

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  orgs: ['name', 'type', 'identifier', 'parentSourcedId'],
  academicSessions: ['title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
  courses: ['schoolYearSourcedId', 'title', 'courseCode', 'grades', 'orgSourcedId', 'subjects'],
  classes: [
    ...['title', 'grades', 'courseSourcedId', 'classCode', 'classType', 'location'],
    ...['schoolSourcedId', 'termSourcedIds', 'subjects'],
  ],
  users: [
    ...['enabledUser', 'username', 'userIds', 'givenName', 'familyName', 'identifier', 'email'],
    ...['grades', 'primaryOrgSourcedId'],
  ],
  roles: ['userSourcedId', 'roleType', 'role', 'beginDate', 'endDate', 'orgSourcedId'],
  enrollments: [
    ...['classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary'],
    ...['beginDate', 'endDate'],
  ],
  demographics: ['birthDate', 'sex', 'white', 'hispanicOrLatinoEthnicity'],
  categories: ['title', 'weight'],
  lineItems: ['title', 'assignDate', 'dueDate', 'classSourcedId', 'categorySourcedId'],
  results: ['lineItemSourcedId', 'studentSourcedId', 'scoreStatus', 'score', 'scoreDate'],
};
const COMMON = ['sourcedId', 'status', 'dateLastModified'];

const STUDENTS = 40;
const user = (n: number): string => `u-${n}`;

const seed = (): Readonly<Record<string, Shelf>> => {
  const shelf = (rows: readonly Row[]): Shelf => createShelf(rows, 'sourcedId');
  return {
    orgs: shelf([
      { sourcedId: 'd', name: 'Académie', type: 'district', identifier: '1' },
      ...['École Voltaire', 'Zoë’s School'].map((name, n) => ({
        ...{ sourcedId: `o-${n}`, name, type: 'school' },
        ...{ identifier: '00123', parentSourcedId: 'd' },
      })),
    ]),
    academicSessions: shelf([
      {
        ...{ sourcedId: 'y', title: '2026–27', type: 'schoolYear', schoolYear: '2027' },
        ...{ startDate: '2026-08-24', endDate: '2027-06-11' },
      },
      {
        ...{ sourcedId: 't', title: 'Fall', type: 'term', schoolYear: '2027' },
        ...{ startDate: '2026-08-24', endDate: '2027-01-15', parentSourcedId: 'y' },
      },
    ]),
    courses: shelf(
      rowsOf(4, (n) => ({
        ...{
          sourcedId: `k-${n}`,
          title: n === 1 ? '=1+2' : `Course, no. ${n}`,
          courseCode: `0${n}`,
        },
        ...{
          grades: '09,10',
          subjects: 'Mathematics',
          orgSourcedId: 'd',
          schoolYearSourcedId: 'y',
        },
      })),
    ),
    classes: shelf(
      rowsOf(8, (n) => ({
        ...{ sourcedId: `c-${n}`, title: `Period ${n} "A"`, classCode: `00${n}`, grades: '09' },
        ...{ courseSourcedId: `k-${n % 4}`, classType: 'scheduled', location: 'Room\n2' },
        ...{ schoolSourcedId: `o-${n % 2}`, termSourcedIds: 't', subjects: 'Mathematics' },
      })),
    ),
    users: shelf(
      rowsOf(STUDENTS, (n) => {
        const [first, last] = NAMES[n % NAMES.length]!;
        return {
          ...{ sourcedId: user(n), enabledUser: n % 2 ? 'TRUE' : 'true', username: `user${n}` },
          ...{ userIds: `{Fed:${n}},{LDAP:x${n}}`, givenName: first, familyName: last },
          ...{
            identifier: String(n).padStart(5, '0'),
            grades: '09',
            primaryOrgSourcedId: `o-${n % 2}`,
          },
        };
      }),
    ),
    enrollments: shelf(
      rowsOf(STUDENTS * 2, (n) => ({
        ...{ sourcedId: `e-${n}`, classSourcedId: `c-${n % 8}`, schoolSourcedId: `o-${n % 2}` },
        ...{ userSourcedId: user(n % STUDENTS), role: n < 8 ? 'teacher' : 'student' },
        ...{ primary: n < 8 ? 'TRUE' : '', beginDate: '2026-08-24' },
      })),
    ),
    demographics: shelf(
      rowsOf(STUDENTS, (n) => ({
        ...{ sourcedId: user(n), birthDate: '2012-03-04', sex: n % 2 ? 'female' : 'male' },
        ...{ white: 'TRUE', hispanicOrLatinoEthnicity: '0' },
      })),
    ),
    categories: shelf([
      { sourcedId: 'g', title: 'Quarter grade', weight: '0.4' },
      { sourcedId: 'g2', title: 'Exam', weight: '' },
    ]),
    lineItems: shelf(
      rowsOf(4, (n) => ({
        ...{ sourcedId: `l-${n}`, title: 'First quarter', assignDate: '2026-08-24' },
        ...{ dueDate: '2026-10-30', classSourcedId: `c-${n}`, categorySourcedId: 'g' },
      })),
    ),
    results: shelf(
      rowsOf(30, (n) => ({
        ...{ sourcedId: `r-${n}`, lineItemSourcedId: `l-${n % 4}`, studentSourcedId: user(n) },
        ...{ scoreStatus: 'fully graded', score: String(60 + n), scoreDate: '2026-10-30' },
      })),
    ),
  };
};

const quoted = (cell: unknown): string => {
  const text = typeof cell === 'string' ? cell : '';
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const table = (columns: readonly string[], rows: readonly Row[]): string =>
  [columns, ...rows.map((row) => columns.map((name) => row[name]))]
    .map((line) => line.map(quoted).join(','))
    .join('\r\n');

const bundle = (shelves: Readonly<Record<string, Shelf>>): Buffer => {
  const roles = shelves['users']!.all().map((row, n) => ({
    ...{ userSourcedId: row['sourcedId']!, roleType: 'primary' },
    ...{ role: n < 8 ? 'teacher' : 'student', orgSourcedId: `o-${n % 2}` },
  }));
  const files = Object.entries(COLUMNS).map(([name, columns]): [string, Uint8Array] => {
    const rows = name === 'roles' ? roles : shelves[name]!.all();
    return [`bundle/${name}.csv`, strToU8(`\ufeff${table([...COMMON, ...columns], rows)}\r\n`)];
  });
  const said = [
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...Object.keys(COLUMNS).map((name) => [`file.${name}`, 'bulk']),
  ];
  const manifest = ['propertyName,value', ...said.map((line) => line.join(','))].join('\r\n');
  const at = { mtime: new Date('2026-11-22T00:00:00Z') };
  return Buffer.from(
    zipSync({ 'bundle/manifest.csv': strToU8(manifest), ...Object.fromEntries(files) }, at),
  );
};

export function createOneRosterCsv(): Vendor {
  const shelves = seed();
  const resources = Object.keys(shelves);
  let added = 0;
  const basic = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
  return {
    id: 'oneroster_csv',
    whole: 1,
    medium: { pages: 'one', key: 'lasts', values: 'placed' },
    resources,
    connect: (url) => ({
      settings: { url: url + PATH, user: USER },
      secrets: { password: PASSWORD },
    }),
    answer: ({ path, headers }) => {
      if (headers['authorization'] !== basic) return refusal(401);
      if (path !== PATH) return refusal(404);
      const body = bundle(shelves);
      const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
      const known = headers['if-none-match'] === etag;
      return {
        status: known ? 304 : 200,
        headers: { 'content-type': 'application/zip', etag },
        body: known ? Buffer.alloc(0) : body,
      };
    },
    expireTokens: () => undefined,
    keys: (resource) => shelves[resource]!.keys(),
    add: (resource) => {
      const [first] = shelves[resource]!.all();
      return shelves[resource]!.put({ ...first!, sourcedId: `new-${++added}` });
    },
    change: (resource) => {
      const [first, row = first] = shelves[resource]!.all();
      const name = COLUMNS[resource]![0]!;
      const value = /Date$/.test(name) ? `2012-03-0${1 + (++added % 9)}` : `é${++added}`;
      return shelves[resource]!.put({ ...row!, [name]: /^enabled/.test(name) ? 'FALSE' : value });
    },
    remove: (resource) => {
      const shelf = shelves[resource]!;
      return shelf.keys().length > 1 ? shelf.drop(shelf.keys()[0]!) : null;
    },
  };
}
