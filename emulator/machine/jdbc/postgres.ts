/** PostgreSQL as Java's driver (pgjdbc) shows it, over a socket or in a PGlite of this machine. */
import type { Duplex } from 'node:stream';
import type { Client, ClientConfig, CustomTypesConfig, QueryArrayResult } from 'pg';
import { pieces } from './placeholders';
import { columnOf, FLOATS, oidOf, wireOf } from './postgres-types';
import { DatabaseError, type Answer, type Param, type Session, type Target } from './session';
import { javaDouble } from './texts';
import { tlsOf } from './tls';

const SYNTAX = { backslash: false, mysql: false };
/** pgjdbc, `prepareThreshold`: from then on the server keeps the statement and sends numbers in binary. */
const PREPARED_AFTER = 5;
const CLOSED = 'This connection has been closed.';
/**
 * pgjdbc opens its session in the time zone of its own machine. Google's is not documented; that of its
 * headquarters is the one least like UTC. assumes: jdbc-session
 */
const TIME_ZONE = 'America/Los_Angeles';

interface ServerError extends Error {
  readonly severity?: string;
  readonly code?: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly position?: string;
}

/** What pgjdbc makes of it. Details quote values, as the server does. */
export function postgresError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const { severity, code = '', message, detail, hint, position } = error as ServerError;
  if (!severity)
    return new DatabaseError('An I/O error occurred while sending to the backend.', true);
  const lines = [
    `${severity}: ${message}`,
    detail && `Detail: ${detail}`,
    hint && `Hint: ${hint}`,
    position && `Position: ${position}`,
  ].filter(Boolean);
  return new DatabaseError(lines.join('\n  '), severity === 'FATAL' || code.startsWith('57P'));
}

/** Everything as the text the server sent. */
const AS_SENT: CustomTypesConfig = { getTypeParser: () => (text: string) => text };

/** pg takes the types of the parameters and the parsers of the answer under one name. */
const typesOf = (params: readonly Param[]): CustomTypesConfig =>
  Object.assign(params.map(oidOf), AS_SENT) as unknown as CustomTypesConfig;

/** The statement as the server takes it. @throws when a parameter has no value */
function numbered(sql: string, params: readonly Param[]): string {
  const parts = pieces(sql, SYNTAX);
  const wanted = parts.length - 1;
  if (params.length > wanted)
    throw new DatabaseError(
      `The column index is out of range: ${params.length}, number of columns: ${wanted}.`,
    );
  for (let i = 0; i < wanted; i++)
    if (!params[i]) throw new DatabaseError(`No value specified for parameter ${i + 1}.`);
  return parts.reduce((whole, part, i) => `${whole}$${i}${part}`);
}

/** @param stream where it is not a socket */
export async function openPostgres(target: Target, stream?: () => Duplex): Promise<Session> {
  const { Client } = await import('pg');
  const config: ClientConfig = {
    host: target.host,
    port: target.port,
    database: target.database,
    user: target.user,
    password: target.password,
    connectionTimeoutMillis: 10_000,
    application_name: 'PostgreSQL JDBC Driver',
    options: `-c TimeZone=${TIME_ZONE} -c DateStyle=ISO -c extra_float_digits=3`,
    ...(stream ? { stream: stream as never } : {}),
    ...(stream || (target.loopback && !target.serverCertificate) ? {} : { ssl: tlsOf(target) }),
  };
  const client = new Client(config);
  let lost = false;
  // Without a listener a connection that breaks while nothing runs would end the process.
  client.on('error', () => void (lost = true));
  client.on('end', () => void (lost = true));
  await client.connect();
  return sessionOf(client, () => lost);
}

async function sessionOf(client: Client, isEnded: () => boolean): Promise<Session> {
  let isCut = false;
  const isLost = (): boolean => isCut || isEnded();
  let auto = true;
  /** A transaction is open at the server. */
  let open = false;
  let failure: string | null = null;

  const send = async (
    text: string,
    params: readonly Param[] = [],
  ): Promise<QueryArrayResult<(string | null)[]>> => {
    if (isLost()) throw new DatabaseError(CLOSED, true);
    try {
      return await client.query<(string | null)[]>({
        text,
        values: params.map(wireOf),
        rowMode: 'array',
        types: typesOf(params),
        // One statement a call, as a prepared one is.
        ...({ queryMode: 'extended' } as object),
      });
    } catch (error) {
      const said = postgresError(error);
      if (open) failure ??= said.message;
      throw said;
    }
  };
  const begin = async (): Promise<void> => {
    if (open) return;
    await send('BEGIN');
    open = true;
    failure = null;
  };
  const end = async (how: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
    if (!open) return;
    const { command } = await send(how);
    open = false;
    if (how === 'COMMIT' && command === 'ROLLBACK')
      throw new DatabaseError(
        `The database returned ROLLBACK, so the transaction cannot be committed. Transaction failure cause is <<${failure ?? ''}>>`,
      );
  };
  const inManual = (what: string): void => {
    if (auto) throw new DatabaseError(`Cannot ${what} when autoCommit is enabled.`);
  };

  const { rows } = await send('SHOW server_version');
  return {
    product: 'PostgreSQL',
    version: String(rows[0]?.[0]),
    driver: 'PostgreSQL JDBC Driver',
    async run({ sql, runs, params }): Promise<Answer> {
      const text = numbered(sql, params);
      if (!auto) await begin();
      const result = await send(text, params);
      if (result.fields.length === 0)
        return { columns: null, rows: [], count: result.rowCount ?? 0 };
      const floats =
        runs >= PREPARED_AFTER ? result.fields.map((f) => FLOATS.includes(f.dataTypeID)) : [];
      for (const row of floats.includes(true) ? result.rows : [])
        row.forEach((value, i) => {
          if (floats[i] && value !== null) row[i] = javaDouble(Number(value));
        });
      return { columns: result.fields.map(columnOf), rows: result.rows, count: 0 };
    },
    async batch(sql, sets) {
      const own = auto && !open;
      await begin();
      const counts: number[] = [];
      try {
        for (const set of sets) counts.push((await send(numbered(sql, set), set)).rowCount ?? 0);
      } catch (error) {
        if (own && !isLost()) await end('ROLLBACK');
        throw error instanceof DatabaseError ? aborted(sql, sets, counts.length, error) : error;
      }
      if (own) await end('COMMIT');
      return counts;
    },
    placeholders: (sql) => pieces(sql, SYNTAX).length - 1,
    async autoCommit(on) {
      if (on && !auto) await end('COMMIT');
      auto = on;
    },
    async commit() {
      inManual('commit');
      await end('COMMIT');
    },
    async rollback() {
      inManual('rollback');
      await end('ROLLBACK');
    },
    timeout: async (seconds) => void (await send(`SET statement_timeout = ${seconds * 1000}`)),
    close: async () => void (await client.end().catch(() => undefined)),
    cut: () => {
      isCut = true;
      (client as unknown as { connection: { stream: Duplex } }).connection.stream.destroy();
    },
  };
}

/** pgjdbc quotes the statement with its values. */
const aborted = (
  sql: string,
  sets: readonly (readonly Param[])[],
  at: number,
  error: DatabaseError,
): DatabaseError => {
  const filled = pieces(sql, SYNTAX).reduce(
    (whole, part, i) => `${whole}('${String(sets[at]?.[i - 1]?.value)}')${part}`,
  );
  return new DatabaseError(
    `Batch entry ${at} ${filled} was aborted: ${error.message}  Call getNextException to see other errors in the batch.`,
    error.lost,
  );
};
