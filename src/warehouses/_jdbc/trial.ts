import type { Host, SqlAddress } from '../../host/host';
import { FailureError, failureOf, type Fact, type Table } from '../../model';
import { dialectOf } from './dialect';
import { shapesOf } from './ensure';
import type { Flavor } from './flavor';
import { openSession } from './session';

const ASKED = 3;

const trialTable = (now: number): Table => ({
  schema: 'homeroom',
  name: `trial_${now.toString(36)}`,
  columns: [
    { name: 'id', type: 'integer' },
    { name: 'body', type: 'text' },
  ],
  key: ['id'],
});

/**
 * Tries what a refresh will do: a table is made, changed and dropped again. Nothing stays.
 * @throws FailureError `warehouse.*`
 */
export const tryOut = (
  host: Host,
  flavor: Flavor,
  to: SqlAddress,
  own: string,
  database: string,
): readonly Fact[] => {
  const session = openSession(host, flavor, to);
  try {
    const dialect = dialectOf(flavor, session.server, own);
    refuseOthers(host, session, dialect.table({ schema: 'homeroom', name: 'owner' }), own);
    const table = trialTable(host.clock.now());
    const shapes = shapesOf(session, flavor, dialect, own);
    const name = dialect.table(table);
    const made = shapes.schemasMissing([table]);
    try {
      shapes.create(table);
      session.use('never', (c) => {
        c.execute(`INSERT INTO ${name} VALUES (1, ${dialect.literal('trial')})`);
        c.execute(`DELETE FROM ${name}`);
      });
    } finally {
      quietly(() => shapes.drop([table]));
      for (const schema of made)
        quietly(() =>
          session.use('never', (c) => c.execute(`DROP SCHEMA ${dialect.quote(schema)}`)),
        );
    }
    const times = Array.from({ length: ASKED }, () => {
      const before = host.clock.now();
      session.use('always', (c) => c.query('SELECT 1', [], 1));
      return host.clock.now() - before;
    });
    return [
      { label: 'Server', value: session.server.version },
      { label: 'Database', value: database },
      { label: 'May create tables', value: true },
      { label: 'Milliseconds an answer takes', value: Math.round(Math.min(...times)) },
      {
        label: 'Megabytes a statement may have',
        value: Math.floor(session.server.packet / 2 ** 20),
      },
    ];
  } finally {
    session.close();
  }
};

/** @throws warehouse.taken */
const refuseOthers = (
  host: Host,
  session: ReturnType<typeof openSession>,
  owner: string,
  own: string,
): void => {
  let workbook: string | null | undefined;
  try {
    workbook = session.use('always', (c) =>
      c.query(`SELECT workbook FROM ${owner}`, [], 1),
    )[0]?.[0];
  } catch (error) {
    // The table is not there yet.
    if (failureOf(error).code !== 'warehouse.sql') throw error;
  }
  if (workbook && workbook !== host.workbook.id())
    throw new FailureError('warehouse.taken', { schema: own });
};

const quietly = (work: () => void): void => {
  try {
    work();
  } catch {
    // What happened first is told.
  }
};
