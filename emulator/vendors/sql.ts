/**
 * A student information system's own database (PostgreSQL), of which a school chose two tables and a query.
 * Nothing keeps a key from coming twice there, as in many a system that grew: the tables have no constraints.
 */
import { databaseOf, insertInto, textOf, type Database } from './database';
import { NAMES } from './shelf';

const HOST = 'db.school.example';
const PUPILS = 30;
const CLUBS = 24;
const PAGE = 10;

const pupil = (n: number, at = '2026-09-01 08:00:00'): string => {
  const name = n === 3 ? '=1+2' : NAMES[n % NAMES.length]!.join(' ');
  const code = String(n).padStart(5, '0');
  return `'${code}', ${textOf(name)}, ${n / 4}, date '2014-01-01' + ${n}, 'Club ${n % CLUBS} ♞', '${at}'`;
};
const enrolment = (n: number): string =>
  `'${String(n % PUPILS).padStart(5, '0')}', ${textOf(`Français ${n}`)}, ${n / 2}`;

/** The n-th row by a column. */
const nth = (place: string, column: string, n: number): string =>
  `(SELECT ${column} FROM ${place} ORDER BY ${column} OFFSET ${n} LIMIT 1)`;
const OWN = "CONCAT(pupil, '|', course)";

const definition = (): string =>
  JSON.stringify({
    ...{ v: 1, title: 'School register', page: PAGE, sweepMinutes: 60 },
    where: { engine: 'postgres', host: HOST, database: 'school' },
    tables: [
      {
        ...{ title: 'Pupils', from: { table: ['sis', 'pupils'] }, key: 'code', change: 'seen' },
        columns: [
          { name: 'code', type: 'text' },
          { name: 'name', type: 'text' },
          { name: 'points', type: 'number' },
          { name: 'born', type: 'date' },
          { name: 'seen', type: 'timestamp' },
        ],
      },
      {
        ...{ title: 'Enrolments', from: { table: ['sis', 'enrolments'] } },
        key: ['pupil', 'course'],
        columns: [
          { name: 'pupil', type: 'text' },
          { name: 'course', type: 'text' },
          { name: 'grade', type: 'number' },
        ],
      },
      {
        ...{ title: 'Clubs', key: 'club' },
        from: { query: 'SELECT club, COUNT(*) AS members FROM sis.pupils GROUP BY club' },
        columns: [
          { name: 'club', type: 'text' },
          { name: 'members', type: 'integer' },
        ],
      },
    ],
  });

export const createSql = (): Database =>
  databaseOf({
    id: 'sql',
    schema: 'sis',
    definition,
    // What is counted is a number, whatever becomes of the rows.
    still: { clubs: ['retyped'] },
    connect: () => ({
      settings: { engine: 'postgres', host: HOST, database: 'school', user: 'homeroom_reader' },
      secrets: { password: 'of-the-demo-only' },
    }),
    found: [
      'CREATE TABLE sis.pupils (code text, name text, points double precision, born date, club text, seen timestamp)',
      insertInto('sis.pupils', PUPILS, pupil),
      'CREATE TABLE sis.enrolments (pupil text, course text, grade numeric)',
      insertInto('sis.enrolments', PUPILS, enrolment),
    ],
    tables: {
      pupils: {
        place: 'sis.pupils',
        keys: 'SELECT code FROM sis.pupils',
        needs: 'points',
        add: (n, at) => `INSERT INTO sis.pupils VALUES (${pupil(n, at)}) RETURNING code`,
        change: (n, at) =>
          `UPDATE sis.pupils SET points = ${n}, seen = '${at}' WHERE code = ${nth('sis.pupils', 'code', 1)} RETURNING code`,
        remove: `DELETE FROM sis.pupils WHERE code = ${nth('sis.pupils', 'code', 2)} RETURNING code`,
        twice: [
          `INSERT INTO sis.pupils SELECT code, 'again', 1, born, club, seen + interval '1 day' FROM sis.pupils WHERE code = '00000'`,
          "DELETE FROM sis.pupils WHERE name = 'again'",
        ],
      },
      enrolments: {
        place: 'sis.enrolments',
        keys: `SELECT ${OWN} FROM sis.enrolments`,
        needs: 'grade',
        add: (n) => `INSERT INTO sis.enrolments VALUES (${enrolment(n)}) RETURNING ${OWN}`,
        change: (n) =>
          `UPDATE sis.enrolments SET grade = ${n} WHERE ${OWN} = ${nth('sis.enrolments', OWN, 1)} RETURNING ${OWN}`,
        remove: `DELETE FROM sis.enrolments WHERE ${OWN} = ${nth('sis.enrolments', OWN, 2)} RETURNING ${OWN}`,
        twice: [
          `INSERT INTO sis.enrolments SELECT pupil, course, -1 FROM sis.enrolments ORDER BY pupil DESC LIMIT 1`,
          'DELETE FROM sis.enrolments WHERE grade = -1',
        ],
      },
      clubs: {
        place: 'sis.pupils',
        keys: 'SELECT DISTINCT club FROM sis.pupils',
        needs: 'club',
        add: (n, at) =>
          `INSERT INTO sis.pupils SELECT code, name, points, born, club || '${n}', '${at}' FROM sis.pupils WHERE code = '00004' RETURNING club`,
        change: (n, at) =>
          `INSERT INTO sis.pupils SELECT '${n}', name, points, born, club, '${at}' FROM sis.pupils WHERE code = '00005' RETURNING club`,
        remove: `DELETE FROM sis.pupils WHERE club = (SELECT DISTINCT club FROM sis.pupils ORDER BY club OFFSET 2 LIMIT 1) RETURNING club`,
        // Grouped keys come once; but one may be none.
        twice: [
          "INSERT INTO sis.pupils SELECT code, 'again', points, born, NULL, seen FROM sis.pupils LIMIT 1",
          "DELETE FROM sis.pupils WHERE name = 'again'",
        ],
      },
    },
  });
