import { createStatements } from '../../src/http/statements';
import type { Host, SqlConnection } from '../../src/host/host';
import { FailureError, type Credential } from '../../src/model';

const CREDENTIAL: Credential = {
  headers: {},
  database: { url: 'jdbc:postgresql://db.school.example/school', user: 'reader', password: 'x' },
  prepare: ['only read'],
};
const ASK = {
  url: 'sql://db.school.example:5432/fra',
  of: 'pupils',
  statement: { sql: 'SELECT 1', columns: 1 },
};

/** A server that does not take what the first connections are told. */
const serverOf = (refusals: number) => {
  const told: string[] = [];
  let made = 0;
  const connect = (): SqlConnection => {
    const nth = (made += 1);
    const say = (what: string): void => void told.push(`${nth}: ${what}`);
    const own: Partial<SqlConnection> = {
      execute: (sql) => {
        say(sql);
        if (nth <= refusals) throw new FailureError('warehouse.sql', { detail: 'unrecognized' });
        return 0;
      },
      query: (sql) => {
        say(sql);
        return [['1']];
      },
      close: () => say('closed'),
    };
    return own as SqlConnection;
  };
  const host = { sql: { connect }, clock: { sleep: () => undefined } } as unknown as Host;
  return { told, statements: createStatements(host, () => CREDENTIAL) };
};

test('nothing is asked over a connection that did not take what it was told', () => {
  const { told, statements } = serverOf(1);
  const [first, second] = [statements.ask([ASK])[0]!, statements.ask([ASK])[0]!];
  // Twenty databases of one server are read by one list: it is said which.
  const params = { host: 'db.school.example:5432/fra', resource: 'pupils' };
  expect(first).toMatchObject({ code: 'source.statement', params });
  expect(second).toMatchObject({ status: 200, rows: [['1']] });
  expect(told).toEqual(['1: only read', '1: closed', '2: only read', '2: SELECT 1']);
});

test('one connection serves all that is asked, until it is closed', () => {
  const { told, statements } = serverOf(0);
  statements.ask([ASK, ASK]);
  statements.close();
  statements.close();
  expect(told).toEqual(['1: only read', '1: SELECT 1', '1: SELECT 1', '1: closed']);
});
