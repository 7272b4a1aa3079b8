// MariaDB as a private server; it stands in for MySQL, which Debian does not have.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOGIN } from './login.mjs';

const SMALL = '--innodb-log-file-size=48M';

export default Object.freeze({
  id: 'mariadb',
  title: 'MariaDB',
  package: 'mariadb-server',
  programs: ['mariadbd', 'mysqld'],
  folders: () => ['/usr/sbin', '/usr/libexec', '/usr/local/libexec'],
  accounts: ['mysql', 'nobody'],

  initialise: (program, data) => [
    join(
      program,
      program.includes('sbin') ? '../../bin/mariadb-install-db' : '../mariadb-install-db',
    ),
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal'].concat([
      '--skip-test-db',
      SMALL,
    ]),
  ],

  // Nothing waits for the disk, and a killed server still leaves what it committed with the system.
  // Character set, collation and time zone are ones that a session may not rely on.
  serve: (data, port) => {
    const first = `${data}.sql`;
    // Its own: a server that starts removes whatever looks like a temporary table from the folder it has.
    const temporary = `${data}.tmp`;
    mkdirSync(temporary, { recursive: true, mode: 0o777 });
    chmodSync(temporary, 0o777);
    const { user, password } = LOGIN;
    const account = `'${user}'@'%'`;
    writeFileSync(
      first,
      `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${password}';\n` +
        `GRANT ALL PRIVILEGES ON *.* TO ${account} WITH GRANT OPTION;\n`,
      { mode: 0o644 },
    );
    return [
      ...['--no-defaults', `--datadir=${data}`, `--port=${port}`, '--bind-address=127.0.0.1'],
      ...[
        `--socket=${data}.sock`,
        `--pid-file=${data}.pid`,
        `--init-file=${first}`,
        `--tmpdir=${temporary}`,
      ],
      ...[SMALL, '--innodb-flush-log-at-trx-commit=2', '--innodb-flush-method=nosync'],
      ...['--skip-name-resolve', '--skip-log-bin', '--local-infile=1', '--max-connections=60'],
      ...[
        '--innodb-buffer-pool-size=192M',
        '--key-buffer-size=8M',
        '--loose-performance-schema=OFF',
      ],
      ...['--character-set-server=utf8mb4', '--collation-server=utf8mb4_general_ci'],
      '--default-time-zone=-05:00',
    ];
  },

  end: 'SIGTERM',

  connect: async (port) => {
    const { createConnection } = await import('mysql2/promise');
    const client = await createConnection({ host: '127.0.0.1', port, ...LOGIN });
    await client.end();
  },
});
