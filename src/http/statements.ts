import type { Host, SqlConnection } from '../host/host';
import {
  failureOf,
  type Ask,
  type Credential,
  type Failure,
  type FailureCode,
  type HttpResponse,
  type Statement,
} from '../model';
import { hostOf } from './exchange';

/** What a client asks of a source that is a database. */
export interface Statements {
  /** One after the other, over one connection; after a failure that the next would meet too, none. */
  ask(asks: readonly Ask[]): readonly (HttpResponse | Failure)[];
  close(): void;
}

/** A statement that only reads may be asked again. */
const WAITS_MS = [500, 2_000, 6_000];
const AGAIN: readonly FailureCode[] = ['warehouse.lost', 'warehouse.busy'];
/** What is wrong is the statement, or what it reads: the next one may be right. */
const ITS_OWN: readonly FailureCode[] = ['source.rights', 'source.slow', 'source.statement'];
const QUIET_SECONDS = 60;

/** What the way to a database says, as it is said of a source. */
const AS_SOURCE: Partial<Record<FailureCode, FailureCode>> = {
  'warehouse.port': 'source.port',
  'warehouse.ssl_in_address': 'source.no_login',
  'warehouse.no_connection': 'source.no_login',
  'warehouse.unreachable': 'source.closed',
  'warehouse.lost': 'source.closed',
  'warehouse.tls': 'source.certificate',
  'warehouse.refused': 'source.login',
  'warehouse.auth_plugin': 'source.login_kind',
  'warehouse.unknown_database': 'source.no_database',
  'warehouse.rights': 'source.rights',
  'warehouse.sql': 'source.statement',
};

/** What is said of the server, whichever of its databases is read. */
const OF_SERVER: readonly FailureCode[] = ['source.port', 'source.no_database'];

/** `host:port/database`: one server holds many a school's databases, and it is said which of them it is. */
export const placeOf = (url: string): string => {
  const [, database] = /^sql:\/\/[^/]+\/(.+)$/.exec(url) ?? [];
  return database === undefined ? hostOf(url) : `${hostOf(url)}/${database}`;
};

/** In the words of a school that reads from a database. */
const asSource = ({ code, params }: Failure, { url, of = 'page' }: Ask): Failure => {
  const known = AS_SOURCE[code] ?? code;
  const where = { host: OF_SERVER.includes(known) ? hostOf(url) : placeOf(url), resource: of };
  if (code === 'warehouse.quota')
    return { code: 'host.quota', params: { service: 'database connections' } };
  const detail = String(params['detail'] ?? '');
  // Drivers say in the same breath that they were stopped and that somebody was in the way.
  if (code === 'warehouse.busy')
    return /statement timeout|execution time|time exceeded/i.test(detail)
      ? { code: 'source.slow', params: where }
      : { code: 'source.too_busy', params: { ...where, seconds: QUIET_SECONDS } };
  return known === code ? { code, params } : { code: known, params: { ...params, ...where } };
};

const isTooSlow = ({ code, params }: Failure): boolean =>
  asSource({ code, params }, { url: '' }).code === 'source.slow';

/**
 * Speaks SQL for a connector: one connection an execution, made at the first statement, one statement at a
 * time. A connection that broke is made anew.
 */
export const createStatements = (
  { sql, clock }: Pick<Host, 'sql' | 'clock'>,
  credential: () => Credential,
): Statements => {
  let open: SqlConnection | undefined;

  const end = (connection: SqlConnection): void => {
    try {
      connection.close();
    } catch {
      // It was lost; Google ends it with the execution.
    }
  };
  const drop = (): void => {
    if (open) end(open);
    open = undefined;
  };
  const connect = (): SqlConnection => {
    const { database, prepare = [] } = credential();
    if (!database) throw new Error('A statement needs a credential that names a database.');
    const connection = sql.connect(database);
    try {
      for (const statement of prepare) connection.execute(statement);
    } catch (error) {
      // Over one that was not told to read only, and which time it is, nothing is asked.
      end(connection);
      throw error;
    }
    return (open = connection);
  };
  const answer = (connection: SqlConnection, one: Statement): HttpResponse => {
    const { sql: text, parameters = [], columns, describe } = one;
    const told = describe
      ? { rows: [], ...connection.describe(text) }
      : columns === undefined
        ? connection.typed(text, parameters)
        : { rows: connection.query(text, parameters, columns) };
    return { status: 200, headers: {}, text: '', ...told };
  };
  const askOne = (one: Ask): HttpResponse | Failure => {
    for (let attempt = 0; ; attempt++)
      try {
        return answer(open ?? connect(), one.statement as Statement);
      } catch (error) {
        const failure = failureOf(error);
        // What a broken connection would answer next, nobody knows.
        if (failure.code !== 'warehouse.sql') drop();
        const wait = WAITS_MS[attempt];
        if (wait === undefined || !AGAIN.includes(failure.code) || isTooSlow(failure))
          return asSource(failure, one);
        clock.sleep(wait);
      }
  };

  return {
    ask: (asks) => {
      let met: Failure | undefined;
      return asks.map((one) => {
        const outcome = met ?? askOne(one);
        if ('code' in outcome && !ITS_OWN.includes(outcome.code)) met = outcome;
        return outcome;
      });
    },
    close: drop,
  };
};
