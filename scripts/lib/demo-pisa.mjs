// Twenty databases of countries for the demo school, which grow every second while somebody watches.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { at } from './paths.mjs';
import { startService, untilReady } from './service.mjs';

const CODES =
  'AUS AUT BEL BRA CAN CHE CHL COL CZE DEU DNK ESP EST FIN FRA GBR GRC HUN IRL ITA'.split(' ');
const NAMES = Object.freeze(CODES.map((code) => `pisa_${code.toLowerCase()}`));
const READER = Object.freeze({ user: 'pisa_reader', password: 'of-the-demo-only' });
/** What the workbook calls the server, whatever port it has this time. */
const ADDRESS = Object.freeze({ host: 'pisa.example', port: 5432 });
/** Rows of a country before anybody looks, and countries that gain one each second. */
const FIRST_ROWS = 40;
const EACH_SECOND = 3;

const oneOf = (list) => list[Math.floor(Math.random() * list.length)];
/** Some answers are not known: so PISA writes them. */
const answer = (low, high, digits) =>
  Math.random() < 0.08 ? 'NA' : (low + Math.random() * (high - low)).toFixed(digits);

const insert = (client, code, count) =>
  client
    .query(
      `INSERT INTO responses SELECT lpad((coalesce(max(id)::integer, 0) + 1)::text, 8, '0'), $1, $2, $3, $4, $5,
      now() AT TIME ZONE 'UTC' FROM responses`,
      [code, answer(-3, 3, 4), answer(600, 2400, 0), answer(-3, 3, 4), answer(0, 8, 0)],
    )
    .then(() => (count > 1 ? insert(client, code, count - 1) : undefined));

const open = async (pg, server, database) => {
  const client = new pg.Client({ ...server, database });
  // The server ends before we do.
  client.on('error', () => {});
  await client.connect();
  return client;
};

/** A database for each country, with its first rows and a user that may only read. */
const prepare = async (pg, server) => {
  const admin = await open(pg, server, 'postgres');
  const has = async (table, column, name) =>
    (await admin.query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [name])).rowCount > 0;
  if (!(await has('pg_roles', 'rolname', READER.user)))
    await admin.query(`CREATE ROLE ${READER.user} LOGIN PASSWORD '${READER.password}'`);
  const clients = [];
  for (const [i, name] of NAMES.entries()) {
    if (!(await has('pg_database', 'datname', name)))
      await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    const client = await open(pg, server, name);
    await client.query(
      `CREATE TABLE IF NOT EXISTS responses (id varchar(12) PRIMARY KEY, country char(3), escs text, tmins text,
        belong text, durecec text, submitted_at timestamp);
      GRANT SELECT ON responses TO ${READER.user}`,
    );
    const { rows } = await client.query('SELECT COUNT(*)::integer AS n FROM responses');
    if (rows[0].n === 0) await insert(client, CODES[i], FIRST_ROWS);
    clients.push(client);
  }
  await admin.end();
  return clients;
};

/** Each second some countries gain a response; now and then one is corrected or withdrawn. */
const grow = (clients) => {
  let second = 0;
  const timer = setInterval(() => {
    second += 1;
    const work = Array.from({ length: EACH_SECOND }, () => {
      const i = Math.floor(Math.random() * clients.length);
      return insert(clients[i], CODES[i], 1);
    });
    const some = `(SELECT id FROM responses ORDER BY random() LIMIT 1)`;
    if (second % 5 === 0)
      work.push(
        oneOf(clients).query(
          `UPDATE responses SET tmins = '${answer(600, 2400, 0)}' WHERE id = ${some}`,
        ),
      );
    if (second % 20 === 0)
      work.push(oneOf(clients).query(`DELETE FROM responses WHERE id = ${some}`));
    // Two came at once, or the server has ended: the next second is another.
    for (const one of work) one.catch(() => {});
  }, 1000);
  let done;
  const ended = new Promise((resolve) => {
    done = resolve;
  });
  const stop = () => {
    clearInterval(timer);
    for (const client of clients) client.end().catch(() => {});
    done('stopped');
  };
  return { name: 'growth of the databases', ended, stop };
};

/**
 * Starts a PostgreSQL of the demo's own with a database for each of twenty countries.
 * @returns options of the emulator, and what the connection's form is given
 * @throws what is to be installed, where there is no PostgreSQL
 */
export const startPisa = async (state, services) => {
  const folder = join(at(state), 'pisa');
  mkdirSync(folder, { recursive: true });
  const args = ['--engine', 'postgres', '--folder', folder, '--follow', String(process.pid)];
  const service = startService('PostgreSQL', 'scripts/database.mjs', args);
  services.push(service);
  const { error, host, port, user, password } = JSON.parse(await untilReady(service));
  if (error) throw new Error(`--pisa needs a PostgreSQL of this machine. ${error}`);
  const { default: pg } = await import('pg');
  services.push(grow(await prepare(pg, { host, port, user, password })));
  return {
    options: ['--database', `${ADDRESS.host}:${ADDRESS.port}=${host}:${port}`],
    names: NAMES,
    input: {
      connector: 'pisa',
      site: '{name}',
      settings: {
        engine: 'postgres',
        host: ADDRESS.host,
        port: String(ADDRESS.port),
        database: '{name}',
        user: READER.user,
        table: 'responses',
      },
      secrets: { password: READER.password },
      names: NAMES.join('\n'),
    },
  };
};

/** What is asked for, in the words of the connection's form, beside what the other demo systems ask for. */
export const pisaAsAsked = ({ input, names }) => ({
  id: 'pisa',
  title: 'PISA',
  entries: [
    { name: 'Server', value: input.settings.host },
    { name: 'Database', value: input.settings.database },
    { name: 'User', value: input.settings.user },
    { name: 'Password', value: input.secrets.password },
    { name: 'Names, one a line', value: names.join('\n') },
  ],
});

/** Connects all of them in the workbook by one list, and switches on what is made of them. */
export const connectPisa = async (address, { input }) => {
  const call = async (name, ...args) => {
    const response = await fetch(new URL('/_emulator/call', address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ function: name, args: ['en', ...args] }),
    });
    const { error, result } = await response.json();
    const trouble = error ?? result?.trouble;
    if (trouble) throw new Error(`${name}: ${trouble.message}`);
    return result?.value;
  };
  const { good, failed } = await call('saveConnections', input);
  // Only copies that a school owns fire by the minute; an add-on says no to it.
  const { mode } = await call('settings').then((now) =>
    call('saveSettings', {
      recipients: now.recipients,
      timeZone: now.timeZone,
      retentionDays: now.retentionDays,
      tickMinutes: 1,
    }).then(
      () => ({ mode: 'minute' }),
      () => ({ mode: 'hour' }),
    ),
  );
  for (const id of ['pisa_responses', 'pisa_countries']) {
    await call('switchDataset', id, true);
    await call('setSchedule', id, { every: 'tick' });
  }
  await call('refresh', ['pisa_responses', 'pisa_countries']);
  await call('work');
  return { connected: good.length, failed: failed.length, every: mode };
};
