import type { SqlAddress } from '../../host/host';
import { FailureError, type Access, type Setting } from '../../model';
import type { Flavor } from './flavor';
import { schemaIn, schemaTrouble, SCHOOL } from './names';

/** What a person is asked about a database. */
export const settingsOf = ({ example, byInstance }: Flavor): readonly Setting[] => [
  {
    name: 'server',
    title: 'Address',
    help: byInstance
      ? 'For Cloud SQL the connection name from the instance’s page in the Google Cloud console: project:region:instance. For any other server its name and port.'
      : 'The server’s name and port. Google’s servers reach ports from 1025 on only.',
    placeholder: example,
    type: 'text',
  },
  {
    name: 'database',
    title: 'Database',
    help: 'The name of the database. It must be there already; an empty one is best.',
    placeholder: 'school',
    type: 'text',
  },
  {
    name: 'schema',
    title: 'Schema',
    help: 'Where the data sets stand in the database. Leave it empty unless several workbooks share one database: then each needs a name of its own.',
    placeholder: SCHOOL,
    type: 'text',
    optional: true,
  },
  {
    name: 'user',
    title: 'User',
    help: 'A user of the database that is only for Homeroom. It needs the right to create tables.',
    placeholder: 'homeroom',
    type: 'text',
  },
  {
    name: 'password',
    title: 'Password',
    help: 'The password of this user. Only you can use it, and nobody can read it again.',
    type: 'secret',
  },
  ...(
    [
      ['server_certificate', 'Server certificate', 'pem'],
      ['client_certificate', 'Client certificate', 'pem'],
      ['client_key', 'Client key', 'secret_pem'],
    ] as const
  ).map(
    ([name, title, type]) => ({ name, title, help: HELP[name], type, optional: true }) as const,
  ),
];

const HELP = {
  server_certificate:
    'The content of the file server-ca.pem, if the server asks for certificates. On Cloud SQL it is under Connections, Security.',
  client_certificate:
    'The content of the file client-cert.pem, made together with the server’s certificate.',
  client_key: 'The content of the file client-key.pem, made together with the client certificate.',
} as const;

/** Google's servers reach no port below. */
const LEAST_PORT = 1025;
const INSTANCE = /^[a-z0-9.:-]+:[a-z0-9-]+:[a-z0-9-]+$/;
const HOST = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?$/;
const NAME = /^[^/?#;&\s\\]+$/;

const bare = (server: string): string =>
  server
    .trim()
    .replace(/^jdbc:[a-z:]+\/\/|^[a-z]+:\/\//i, '')
    .replace(/\/+$/, '');

/** Whether the address is an instance's name at Google: reaching it takes a permission of its own. */
export const isInstance = ({ byInstance }: Flavor, settings: Access['settings']): boolean => {
  const server = bare(settings['server'] ?? '');
  return byInstance && INSTANCE.test(server) && server.split(':').length >= 3;
};

/** The settings as an address; `own` is the schema. @throws warehouse.address, setup.missing */
export const addressOf = (
  flavor: Flavor,
  { settings, secrets }: Access,
): { readonly to: SqlAddress; readonly own: string } => {
  const said = (name: string): string => (settings[name] ?? '').trim();
  const refuse = (address: string, detail: string): never => {
    throw new FailureError('warehouse.address', { address, detail });
  };
  for (const { name, title, optional } of settingsOf(flavor))
    if (!optional && said(name) === '' && (secrets[name] ?? '') === '')
      throw new FailureError('setup.missing', { setting: title });

  const server = bare(said('server'));
  const instance = isInstance(flavor, settings);
  const [, host = '', port = `${flavor.port}`] = instance ? [] : (HOST.exec(server) ?? []);
  if (!instance && host === '') refuse(server, `it has to look like ${flavor.example}`);
  if (!instance && (Number(port) < LEAST_PORT || Number(port) > 65_535))
    refuse(server, 'Google’s servers reach ports from 1025 to 65535 only');
  const database = said('database');
  if (!NAME.test(database))
    refuse(database, 'a database’s name has no blanks and none of / ? # ; &');
  const own = schemaIn(settings);
  const trouble = schemaTrouble(own);
  if (trouble !== null) refuse(own, trouble);

  const pem = (name: string, as: keyof SqlAddress): Partial<SqlAddress> => {
    const text = (settings[name] ?? secrets[name] ?? '').trim();
    return text === '' ? {} : { [as]: text };
  };
  const at = { host, port: Number(port), database };
  return {
    own,
    to: {
      url: flavor.url(instance ? { ...at, instance: server } : at),
      user: said('user'),
      password: secrets['password'] ?? '',
      ...pem('server_certificate', 'serverCertificate'),
      ...pem('client_certificate', 'clientCertificate'),
      ...pem('client_key', 'clientKey'),
    },
  };
};
