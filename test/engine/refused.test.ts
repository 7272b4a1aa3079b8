/** A database that refuses who comes in: a server may lock who comes with a wrong password too often. */
import { defineSqlConnector } from '../../src/connectors/_sql';
import { read } from '../../src/engine/read';
import type { Source } from '../../src/engine/plan';
import type { Host } from '../../src/host/host';
import { FailureError, type FailureCode, type Resource, type RunId } from '../../src/model';
import { openDesk } from '../kit/desk';

const NAMES = ['pupils', 'marks', 'courses', 'rooms'];
const resources = NAMES.map((name): Resource => ({
  ...{ name, table: name, title: name, key: 'id' },
  fields: [{ name: 'id', path: 'id', type: 'text', class: 'none' }],
  example: { page: [], rows: [] },
}));
const connector = defineSqlConnector({
  ...{ id: 'tables', title: 'Tables', description: '', resources },
  tables: () =>
    NAMES.map((name) => ({ resource: name, from: { table: name }, key: 'id', columns: ['id'] })),
});

const open = (why: FailureCode) => {
  const desk = openDesk(connector, [], {});
  desk.connect('c1');
  let attempts = 0;
  const connect = (): never => {
    attempts += 1;
    throw new FailureError(why, { user: 'reader' });
  };
  const host: Host = Object.create(desk.host, { sql: { value: { connect } } }) as Host;
  const settings = { engine: 'mysql', host: 'db.example', database: 'school', user: 'reader' };
  const connection = { v: 1, id: 'c1', connector: 'tables', site: 'North', settings };
  const source = { connector, connection, resources } as unknown as Source;
  return {
    attempts: () => attempts,
    run: (id: string, ms: number) =>
      read(host, source, { password: 'x' }, id as RunId, host.clock.now() + ms, () => false),
  };
};

// `until` may be over as soon as the first has answered: the next execution would ask again.
test.each([0, 200_000])('is asked once in a run, whatever is read of it (%i ms)', (ms) => {
  const { run, attempts } = open('warehouse.refused');
  for (const id of ['r1', 'r2']) {
    const { end, manifest } = run(id, ms - 1);
    expect(end).toBe('settled');
    expect(NAMES.map((name) => manifest.resources[name])).toEqual(
      NAMES.map(() =>
        expect.objectContaining({
          run: id,
          failure: {
            code: 'source.login',
            params: expect.objectContaining({ user: 'reader', host: 'db.example:3306/school' }),
          },
        }),
      ),
    );
    expect(run(id, ms).end).toBe('settled');
  }
  expect(attempts()).toBe(2);
});

test('a table that may not be read keeps nobody from asking for the others', () => {
  const { run, attempts } = open('warehouse.rights');
  expect(run('r1', 200_000).end).toBe('settled');
  expect(attempts()).toBe(NAMES.length);
});
