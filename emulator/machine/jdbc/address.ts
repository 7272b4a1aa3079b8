/** Addresses of databases as Apps Script takes and refuses them (facts: JDBC). */
import path from 'node:path';
import { JDBC_MIN_PORT } from '../../limits';
import type { Target } from './session';

export interface Asked {
  readonly user?: string;
  readonly password?: string;
  readonly databaseName?: string;
  readonly database?: string;
  readonly instance?: string;
  readonly _serverSslCertificate?: string;
  readonly _clientSslCertificate?: string;
  readonly _clientSslKey?: string;
}

/** What stands behind an address, where it is not what it says. */
export type Place =
  | { readonly host: string; readonly port: number }
  /** A PGlite of this machine, in a folder or, if null, in memory. */
  | { readonly pglite: string | null };

/**
 * What stands behind an address, as the command line says it: `db.example:5432=pglite`,
 * `db.example:3306=127.0.0.1:40123`. A PGlite keeps its data in the machine's folder, where it has one.
 */
export function databaseOf(text: string, state: string | null): readonly [string, Place] {
  const [, address = '', behind = '', host = '', port = ''] =
    /^([^=]+:\d+)=(pglite|([^=:]+):(\d+))$/.exec(text) ?? [];
  if (address === '')
    throw new Error(`--database is HOST:PORT=pglite or HOST:PORT=HOST:PORT, not ${text}`);
  if (behind !== 'pglite') return [address, { host, port: Number(port) }];
  const name = `pglite-${address.replace(/[^A-Za-z0-9.-]/g, '-')}`;
  return [address, { pglite: state === null ? null : path.join(state, name) }];
}

/** What Google says of everything that keeps a connection from being made. assumes: jdbc-refused */
export const REFUSED =
  'Failed to establish a database connection. Check connection string, username and password.';
const MALFORMED = 'Connection URL is malformed.';

const DEFAULT_PORT = { mysql: 3306, postgresql: 5432 } as const;
/** Google's page: these go into the info object. */
const SSL_PARAMETERS =
  /[?&;](useSSL|requireSSL|verifyServerCertificate|sslMode|ssl\w*|trustServerCertificate|encrypt)=/i;

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);

/** @throws the host's sentence, as a text, by `fail` */
export function targetOf(
  url: string,
  info: Asked,
  cloudSql: boolean,
  places: Readonly<Record<string, Place>>,
  fail: (sentence: string) => never,
): { readonly target: Target; readonly pglite?: string | null } {
  const google = /^jdbc:google:(mysql|rdbms):\/\/([^/?]+)(?:\/([^/?]*))?$/.exec(url);
  if (cloudSql !== (google !== null)) return fail(MALFORMED);
  const said =
    /^jdbc:(mysql|postgresql):\/\/(\[[^\]]+\]|[^:/?]+)(?::(\d+))?(?:\/([^?;]*))?([?;].*)?$/.exec(
      url,
    );
  if (!google && !said) return fail(MALFORMED);
  if (SSL_PARAMETERS.test(url))
    return fail(
      'The following connection properties are unsupported: useSSL, requireSSL, verifyServerCertificate.',
    );
  const engine = google ? 'mysql' : (said![1] as Target['engine']);
  const port = Number(said?.[3] ?? DEFAULT_PORT[engine]);
  // facts: JDBC. Ports of 1025 and above only.
  if (said && port < JDBC_MIN_PORT) return fail(REFUSED);
  const host = google ? google[2]! : said![2]!.replace(/^\[|\]$/g, '');
  const place = places[google ? host : `${host}:${port}`];
  if (google && !place) return fail(REFUSED);
  const behind = place && 'host' in place ? place : { host, port };
  const target: Target = {
    engine,
    ...behind,
    database: info.databaseName ?? info.database ?? google?.[3] ?? said?.[4] ?? '',
    user: info.user ?? '',
    password: info.password ?? '',
    loopback: isLoopback(behind.host),
    ...(info._serverSslCertificate && { serverCertificate: info._serverSslCertificate }),
    ...(info._clientSslCertificate && { clientCertificate: info._clientSslCertificate }),
    ...(info._clientSslKey && { clientKey: info._clientSslKey }),
  };
  return place && 'pglite' in place ? { target, pglite: place.pglite } : { target };
}
