// Twenty databases of countries for the demo school, which grow every second while somebody watches.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { at } from './paths.mjs';
import { passSecond, respond } from './pisa-growth.cjs';
import { startService, untilReady } from './service.mjs';

const CODES =
  'AUS AUT BEL BRA CAN CHE CHL COL CZE DEU DNK ESP EST FIN FRA GBR GRC HUN IRL ITA'.split(' ');
const NAMES = Object.freeze(CODES.map((code) => `pisa_${code.toLowerCase()}`));
const READER = Object.freeze({ user: 'pisa_reader', password: 'of-the-demo-only' });
/** What the workbook calls the server, whatever port it has this time. */
const ADDRESS = Object.freeze({ host: 'pisa.example', port: 5432 });
/** Rows of a country before anybody looks. */
const FIRST_ROWS = 40;

/** One after the other: the number of each is one more than the last. */
const begin = async (client, code) => {
  for (let i = 0; i < FIRST_ROWS; i++) await respond(client, code, Math.random);
};

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
  const countries = [];
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
    if (rows[0].n === 0) await begin(client, CODES[i]);
    countries.push({ code: CODES[i], client });
  }
  await admin.end();
  return countries;
};

/** A second passes each second, until it is told to stop. */
const grow = (countries) => {
  let second = 0;
  const timer = setInterval(() => {
    second += 1;
    // Two came at once, or the server has ended: the next second is another.
    for (const one of passSecond(countries, second, Math.random)) one.catch(() => {});
  }, 1000);
  let done;
  const ended = new Promise((resolve) => {
    done = resolve;
  });
  const stop = () => {
    clearInterval(timer);
    for (const { client } of countries) client.end().catch(() => {});
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
