// A database for the demo school, in which its workbook builds data sets from the start.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startService, untilReady } from './service.mjs';
import { at } from './paths.mjs';

/** Who sits at the demo's workbook; the emulator's own choice where nobody is named. */
const PERSON = 'analyst@school.example';
const OWNER = Object.freeze({ user: 'homeroom', password: 'of-the-demo-only' });
/** The id under which the steward's secrets of it lie. */
const ID = 'demo';

/** What the workbook calls the server, whatever stands behind it this time. */
const KINDS = Object.freeze({
  embedded: null,
  postgres: { server: 'postgres.school.example:5432', database: 'postgres' },
  mysql: { server: 'mysql.school.example:3306', database: 'school' },
});

export const WAREHOUSES = Object.freeze(Object.keys(KINDS));

/** A MariaDB of the demo's own, with a database in it; its data stay in the folder. */
const startMariadb = async (folder, services) => {
  mkdirSync(folder, { recursive: true });
  const args = ['--engine', 'mariadb', '--folder', folder, '--follow', String(process.pid)];
  const service = startService('MariaDB', 'scripts/database.mjs', args);
  services.push(service);
  const { error, host, port, user, password } = JSON.parse(await untilReady(service));
  if (error) throw new Error(error);
  const { createConnection } = await import('mysql2/promise');
  const admin = await createConnection({ host, port, user, password });
  const { database } = KINDS.mysql;
  for (const sql of [
    `CREATE DATABASE IF NOT EXISTS ${database}`,
    `CREATE USER IF NOT EXISTS ${OWNER.user}@'%' IDENTIFIED BY '${OWNER.password}'`,
    `GRANT ALL PRIVILEGES ON ${database}.* TO ${OWNER.user}@'%'`,
  ])
    await admin.query(sql);
  await admin.end();
  return `${host}:${port}`;
};

/** The workbook's record of it and the steward's secret, as if they had been given in the sidebar. */
const properties = (engine, { server, database }, since) => ({
  document: {
    warehouse: JSON.stringify({
      ...{ v: 1, id: ID, engine, since },
      settings: { server, database, user: OWNER.user },
      credential: { since },
    }),
  },
  user: { [PERSON]: { [`secret/${ID}`]: JSON.stringify({ password: OWNER.password }) } },
});

/**
 * Starts what `--warehouse` names. PostgreSQL is embedded in the emulator and needs nothing installed;
 * MySQL is a MariaDB of this machine's.
 * @returns options of the emulator
 */
export const startWarehouse = async (name, state, services) => {
  if (!WAREHOUSES.includes(name))
    throw new Error(`--warehouse is one of ${WAREHOUSES.join(', ')}, not “${name}”.`);
  const kind = KINDS[name];
  if (!kind) return [];
  const folder = at(state);
  mkdirSync(folder, { recursive: true });
  const behind =
    name === 'mysql' ? await startMariadb(join(folder, 'mariadb'), services) : 'pglite';
  const file = join(folder, 'warehouse.json');
  writeFileSync(file, JSON.stringify(properties(name, kind, new Date().toISOString())));
  return ['--database', `${kind.server}=${behind}`, '--properties', file];
};
