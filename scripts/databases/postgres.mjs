// PostgreSQL as a private server: where Debian puts it, how a data folder is made and served.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOGIN } from './login.mjs';

const VERSIONS = '/usr/lib/postgresql';

/** Debian keeps the server's programs off the PATH, one folder a version, so that versions live side by side. */
export const folders = () =>
  existsSync(VERSIONS)
    ? readdirSync(VERSIONS)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(VERSIONS, version, 'bin'))
    : [];

export default Object.freeze({
  id: 'postgres',
  title: 'PostgreSQL',
  package: 'postgresql',
  programs: ['postgres'],
  folders,
  accounts: ['postgres', 'nobody'],

  /** Text sorts by bytes only where a column says so: the server itself is set as a school's would be. */
  initialise: (program, data) => {
    const password = `${data}.password`;
    writeFileSync(password, LOGIN.password, { mode: 0o644 });
    return [
      join(program, '../initdb'),
      ['-D', data, '-U', LOGIN.user, `--pwfile=${password}`, '--auth=scram-sha-256'].concat([
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      ]),
    ];
  },

  // No fsync: a killed server still leaves what it wrote to the system, and machines do not crash here.
  // Commits do wait for that, or a killed server would have answered for rows that are gone.
  // The time zone is none that a session may rely on.
  serve: (data, port) => [
    ...['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'],
    ...['-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', 'timezone=America/Lima'],
    ...['-c', 'shared_buffers=128MB', '-c', 'max_wal_size=2GB', '-c', 'jit=off'],
    ...['-c', 'max_connections=60', '-c', 'log_min_messages=warning'],
  ],

  /** SIGINT does not wait for those who are still connected. */
  end: 'SIGINT',

  connect: async (port) => {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ host: '127.0.0.1', port, ...LOGIN, database: 'postgres' });
    client.on('error', () => {});
    await client.connect();
    await client.end();
  },
});
