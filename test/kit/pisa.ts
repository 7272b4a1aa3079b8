import { Client } from 'pg';
import { startDistrict } from '../../emulator/district/server';
import type { MachineOptions } from '../../emulator/machine/settings';
import { openSchool, type School } from './school';
import { administer, type Server } from './servers';

/** A response as its country's database has it; what is not known is `NA` there or null. */
export interface Response {
  readonly id: string;
  readonly country: string;
  readonly escs: string | null;
  readonly tmins: string | null;
  readonly belong: string | null;
  readonly durecec: string | null;
  readonly submitted_at: string;
}

/** The same numbers in every run. */
export const chanceOf = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
};

/** Databases of countries in one server, written to by their owner, read by a user with SELECT only. */
export interface Countries {
  readonly names: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Adds so many responses to each of some countries, all of them by default. */
  grow(each: number, at: number, among?: readonly string[]): Promise<void>;
  /** Statements on one country's database. */
  run(name: string, ...sql: readonly string[]): Promise<void>;
  /** Its owner's own way in. */
  client(name: string): Client;
  /** All that stands in all of them, by site and id. */
  union(): Promise<readonly (Response & { readonly site: string })[]>;
  close(): Promise<void>;
}

const CODES =
  'AUS AUT BEL BRA CAN CHE CHL COL CZE DEU DNK ESP EST FIN FRA GBR GRC HUN IRL ITA'.split(' ');
const COLUMNS = 'id, country, escs, tmins, belong, durecec, submitted_at';

export const openCountries = async (server: Server, count = 20): Promise<Countries> => {
  const { admin } = server;
  const mark = Date.now().toString(36);
  const user = `reader_${mark}`;
  const password = `pass-${mark}`;
  const names = CODES.slice(0, count).map((code) => `pisa_${code.toLowerCase()}_${mark}`);
  await administer(
    admin,
    `CREATE ROLE ${user} LOGIN PASSWORD '${password}'`,
    ...names.map((name) => `CREATE DATABASE ${name} TEMPLATE template0`),
  );
  const { host, port } = admin;
  const clients = new Map<string, Client>();
  for (const name of names) {
    const client = new Client({
      host,
      port,
      user: admin.user,
      password: admin.password,
      database: name,
    });
    await client.connect();
    await client.query(
      'CREATE TABLE responses (id varchar(12) PRIMARY KEY, country char(3), escs text, tmins text, ' +
        'belong text, durecec text, submitted_at timestamp)',
    );
    await client.query(`GRANT SELECT ON responses TO ${user}`);
    clients.set(name, client);
  }
  const chance = chanceOf(5);
  const next = new Map(names.map((name) => [name, 1]));
  const value = (low: number, high: number, digits: number): string =>
    chance() < 0.08
      ? "'NA'"
      : chance() < 0.04
        ? 'NULL'
        : `'${(low + chance() * (high - low)).toFixed(digits)}'`;
  const countries: Countries = {
    names,
    host,
    port,
    user,
    password,
    grow: async (each, at, among = names) => {
      for (const name of among) {
        const from = next.get(name)!;
        next.set(name, from + each);
        const code = CODES[names.indexOf(name)]!;
        const rows = Array.from({ length: each }, (_, i) => {
          const moment = new Date(at - Math.floor(chance() * 60_000)).toISOString().slice(0, 23);
          const id = `${from + i}`.padStart(8, '0');
          return `('${id}', '${code}', ${value(-3, 3, 4)}, ${value(600, 2400, 0)}, ${value(-3, 3, 4)}, ${value(0, 8, 0)}, '${moment}')`;
        });
        for (let i = 0; i < rows.length; i += 5_000)
          await clients
            .get(name)!
            .query(
              `INSERT INTO responses (${COLUMNS}) VALUES ${rows.slice(i, i + 5_000).join(', ')}`,
            );
      }
    },
    run: async (name, ...sql) => {
      for (const one of sql) await clients.get(name)!.query(one);
    },
    client: (name) => clients.get(name)!,
    union: async () => {
      const all: (Response & { site: string })[] = [];
      for (const [name, client] of clients) {
        const { rows } = await client.query<Response>(
          "SELECT id, country, nullif(escs, 'NA') AS escs, nullif(tmins, 'NA') AS tmins, nullif(belong, 'NA') AS belong, " +
            "nullif(durecec, 'NA') AS durecec, to_char(submitted_at, 'YYYY-MM-DD\"T\"HH24:MI:SS.MS') AS submitted_at FROM responses",
        );
        for (const row of rows) all.push({ ...row, site: name });
      }
      return all;
    },
    close: async () => {
      for (const client of clients.values()) await client.end();
    },
  };
  return countries;
};

/** A workbook that reads them all, each its own site, in a copy that the school owns. */
export const openPisaSchool = async (
  countries: Countries,
  machine: MachineOptions = {},
): Promise<School & { readonly told: { good: readonly string[]; failed: readonly unknown[] } }> => {
  const shared = await startDistrict({ students: 2, schools: 1 });
  const school = await openSchool({ shared, machine: { mode: 'owned', ...machine } });
  const told = await school.command('saveConnections', {
    connector: 'pisa',
    site: '{name}',
    settings: {
      engine: 'postgres',
      host: countries.host,
      port: `${countries.port}`,
      database: '{name}',
      user: countries.user,
      table: 'responses',
    },
    secrets: { password: countries.password },
    names: countries.names.join('\n'),
  });
  return {
    ...school,
    told,
    close: async () => {
      await school.close();
      await shared.close();
    },
  };
};

/** From now on every minute. */
export const everyMinute = async (
  school: School,
  ...datasets: readonly string[]
): Promise<void> => {
  const { recipients, timeZone, retentionDays } = await school.command('settings');
  await school.command('saveSettings', { recipients, timeZone, retentionDays, tickMinutes: 1 });
  for (const id of datasets) await school.command('setSchedule', id, { every: 'tick' });
};
