/**
 * A country's responses to the PISA questionnaire, one of many databases that are alike: the ids of one are
 * those of another too. What is not known is `NA` or null there, and corrections leave no trace.
 */
import { databaseOf, insertInto, textOf, type Database } from './database';

const RESPONSES = 30;
const HOST = 'pisa.example';
const PAGE = '10';
/** Of countries, and of two that somebody typed. */
const COUNTRIES = ['AUS', 'Österreich', '=1+2', '日本'];

const known = (n: number, value: number): string => (n % 7 === 3 ? 'NA' : String(value));

/** @param country by which the database is called; each has its own rows under the same ids. */
export const createPisa = ({ country = 'aus', more = 0 } = {}): Database => {
  const place = `pisa_${country}.responses`;
  const response = (n: number, at = `2026-09-${String(1 + (n % 28)).padStart(2, '0')}`): string =>
    [
      `'${String(n).padStart(8, '0')}', ${textOf(COUNTRIES[n % COUNTRIES.length]!)}`,
      `'${known(n, n / 8 - 2 + more)}', '${known(n + 1, 600 + n)}', NULL, '${known(n + 2, n % 8)}', '${at}'`,
    ].join(', ');
  const nth = (n: number): string => `(SELECT id FROM ${place} ORDER BY id OFFSET ${n} LIMIT 1)`;
  return databaseOf({
    id: 'pisa',
    schema: `pisa_${country}`,
    connect: () => ({
      settings: {
        ...{ engine: 'postgres', host: HOST, database: 'pisa', user: 'pisa_reader' },
        ...{ table: place, page: PAGE },
      },
      secrets: { password: 'of-the-demo-only' },
    }),
    found: [
      `CREATE TABLE ${place} (id text, country text, escs text, tmins text, belong text, durecec text, submitted_at timestamp)`,
      insertInto(place, RESPONSES + more, response),
    ],
    tables: {
      responses: {
        place,
        keys: `SELECT id FROM ${place}`,
        needs: 'durecec',
        add: (n, at) => `INSERT INTO ${place} VALUES (${response(n, at)}) RETURNING id`,
        change: (n) => `UPDATE ${place} SET tmins = '${n}' WHERE id = ${nth(1)} RETURNING id`,
        remove: `DELETE FROM ${place} WHERE id = ${nth(2)} RETURNING id`,
        twice: [
          `INSERT INTO ${place} SELECT id, 'again', escs, tmins, belong, durecec, submitted_at FROM ${place} ORDER BY id DESC LIMIT 1`,
          `DELETE FROM ${place} WHERE country = 'again'`,
        ],
      },
    },
  });
};
