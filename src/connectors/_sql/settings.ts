import { FailureError, type DatabaseAddress, type Setting } from '../../model';
import { DIALECTS, type SqlDialect } from './dialect';

type Answers = Readonly<Record<string, string>>;

/** Google's servers reach no port below (facts: JDBC). */
const LEAST_PORT = 1025;
const HOST = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)$/;
const NAME = /^[^/?#;&\s\\]+$/;

/** Where a database is and how to get in: the questions of every connector that reads one. */
export const whereSettings: readonly Setting[] = [
  {
    name: 'engine',
    title: 'Kind of database',
    help: 'Whoever looks after the database knows which of these it is.',
    type: 'choice',
    options: Object.values(DIALECTS).map(({ id, title }) => ({ value: id, title })),
    default: 'postgres',
  },
  {
    name: 'host',
    title: 'Server',
    help: 'The server’s name or address, without a port. Its firewall must let Google’s servers in.',
    placeholder: 'db.your-school.org',
    type: 'text',
  },
  {
    name: 'port',
    title: 'Port',
    help: 'Leave it empty for the usual one: 5432, 3306 or 1433. Google’s servers reach ports from 1025 on only.',
    placeholder: '5432',
    type: 'number',
    optional: true,
  },
  {
    name: 'database',
    title: 'Database',
    help: 'The name of the database on that server.',
    placeholder: 'school',
    type: 'text',
  },
  {
    name: 'user',
    title: 'User',
    help: 'A user that may read what is wanted and nothing else: ask for one that has SELECT only.',
    placeholder: 'homeroom_reader',
    type: 'text',
  },
  {
    name: 'password',
    title: 'Password',
    help: 'The password of this user. Only you can use it, and nobody can read it again.',
    type: 'secret',
  },
];

const MOST_ROWS = 50_000;
/** For databases that give a statement up before it has answered. */
export const pageSetting: Setting = {
  name: 'page',
  title: 'Rows at a time',
  help: 'Leave it empty unless the database gives up while it is read: then 1000, or fewer.',
  placeholder: '5000',
  type: 'number',
  optional: true,
};

/** Where the server asks for certificates. */
export const certificateSettings: readonly Setting[] = [
  {
    name: 'server_certificate',
    title: 'Server certificate',
    help: 'The content of the file server-ca.pem, if the server asks for certificates. On Cloud SQL it is under Connections, Security.',
    type: 'pem',
    optional: true,
  },
  {
    name: 'client_certificate',
    title: 'Client certificate',
    help: 'The content of the file client-cert.pem, made together with the server’s certificate.',
    type: 'pem',
    optional: true,
  },
  {
    name: 'client_key',
    title: 'Client key',
    help: 'The content of the file client-key.pem, made together with the client certificate.',
    type: 'secret_pem',
    optional: true,
  },
];

export const dialectOf = (settings: Answers): SqlDialect =>
  Object.values(DIALECTS).find(({ id }) => id === settings['engine']) ?? DIALECTS.postgres;

const refuse = (setting: string, value: string, expected: string): never => {
  throw new FailureError('setup.bad_database', { setting, value, expected });
};

/** Rows a statement; undefined: as many as usual. @throws setup.bad_database */
export const pageOf = (settings: Answers): number | undefined => {
  const said = (settings[pageSetting.name] ?? '').trim();
  if (said === '') return undefined;
  const page = Number(said);
  if (!Number.isInteger(page) || page < 1 || page > MOST_ROWS)
    refuse(pageSetting.title, said, 'it is a whole number from 1 to 50000');
  return page;
};

export interface Whereabouts {
  readonly dialect: SqlDialect;
  /** Says where, for messages. */
  readonly url: string;
  readonly jdbc: string;
}

/** @throws setup.bad_database */
export const whereOf = (settings: Answers): Whereabouts => {
  const said = (name: string): string => (settings[name] ?? '').trim();
  const dialect = dialectOf(settings);
  const [host, database] = [said('host'), said('database')];
  const port = Number(said('port') || dialect.port);
  if (!HOST.test(host)) refuse('Server', host, 'it is a name such as db.your-school.org');
  if (!Number.isInteger(port) || port < LEAST_PORT || port > 65_535)
    refuse('Port', said('port'), 'Google’s servers reach ports from 1025 to 65535 only');
  if (!NAME.test(database))
    refuse('Database', database, 'a database’s name has no blanks and none of / ? # ; &');
  return {
    dialect,
    url: `sql://${host}:${port}/${database}`,
    jdbc: dialect.url(host, port, database),
  };
};

export const addressOf = (settings: Answers, secrets: Answers): DatabaseAddress => {
  const pem = (name: string, as: keyof DatabaseAddress): Partial<DatabaseAddress> => {
    const text = (settings[name] ?? secrets[name] ?? '').trim();
    return text === '' ? {} : { [as]: text };
  };
  return {
    url: whereOf(settings).jdbc,
    user: (settings['user'] ?? '').trim(),
    password: secrets['password'] ?? '',
    ...pem('server_certificate', 'serverCertificate'),
    ...pem('client_certificate', 'clientCertificate'),
    ...pem('client_key', 'clientKey'),
  };
};
