/** MySQL and MariaDB as Java's driver (Connector/J) shows them: parameters are written into the statement. */
import type { Connection, FieldPacket, ResultSetHeader } from 'mysql2/promise';
import { columnOf, textOf } from './mysql-types';
import { pieces, type Syntax } from './placeholders';
import { DatabaseError, type Answer, type Param, type Session, type Target } from './session';
import { javaDouble } from './texts';
import { tlsOf } from './tls';

const LOST = `Communications link failure

The last packet sent successfully to the server was 0 milliseconds ago. The driver has not received any packets from the server.`;
const CLOSED = 'No operations allowed after connection closed.';

interface ServerError extends Error {
  readonly sqlState?: string;
  readonly sqlMessage?: string;
  readonly errno?: number;
}
/** Sent with the last breath: shut down, killed, idle too long. */
const FATAL: readonly number[] = [1053, 1152, 1927, 3169, 4031];

/** What Connector/J makes of it. */
export function mysqlError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const { sqlState, sqlMessage, errno = 0 } = error as ServerError;
  if (!sqlState || !sqlMessage) return new DatabaseError(LOST, true);
  const prefix = sqlState.startsWith('22') ? 'Data truncation: ' : '';
  return new DatabaseError(prefix + sqlMessage, FATAL.includes(errno));
}

const SPECIAL = /[\0\n\r\\'"\x1a]/g;
const ESCAPED: Readonly<Record<string, string>> = {
  ...{ '\0': '\\0', '\n': '\\n', '\r': '\\r', '\\': '\\\\' },
  ...{ "'": "''", '"': '\\"', '\x1a': '\\Z' },
};

/** A value as the driver writes it. A number without a setter's word is a double. assumes: jdbc-numbers */
function literal({ type, value }: Param, { backslash }: Syntax): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number')
    return type === 'int' || type === 'long' ? String(value) : javaDouble(value).replace('E', 'e');
  const inside = backslash
    ? value.replace(SPECIAL, (found) => ESCAPED[found]!)
    : value.replaceAll("'", "''");
  return `'${inside}'`;
}

function filled(sql: string, params: readonly Param[], syntax: Syntax): string {
  const parts = pieces(sql, syntax);
  const wanted = parts.length - 1;
  if (params.length > wanted)
    throw new DatabaseError(
      `Parameter index out of range (${params.length} > number of parameters, which is ${wanted}).`,
    );
  for (let i = 0; i < wanted; i++)
    if (!params[i]) throw new DatabaseError(`No value specified for parameter ${i + 1}`);
  return parts.reduce((whole, part, i) => whole + literal(params[i - 1]!, syntax) + part);
}

export async function openMysql(target: Target): Promise<Session> {
  const { createConnection } = await import('mysql2/promise');
  const connection = await createConnection({
    host: target.host,
    port: target.port,
    database: target.database,
    user: target.user,
    password: target.password,
    connectTimeout: 10_000,
    charset: 'utf8mb4',
    multipleStatements: false,
    rowsAsArray: true,
    typeCast: textOf,
    ...(target.loopback && !target.serverCertificate ? {} : { ssl: tlsOf(target) as object }),
  });
  return sessionOf(connection);
}

/** An order that nobody hears is not waited for. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2_000).unref());

async function sessionOf(connection: Connection): Promise<Session> {
  let lost = false;
  connection.on('error', () => void (lost = true));
  connection.on('end', () => void (lost = true));
  let auto = true;
  let syntax: Syntax = { backslash: true, mysql: true };
  let largest = Infinity;

  const send = async (sql: string): Promise<Answer> => {
    if (lost) throw new DatabaseError(CLOSED, true);
    const size = Buffer.byteLength(sql) + 1;
    if (size > largest)
      throw new DatabaseError(
        `Packet for query is too large (${size.toLocaleString('en')} > ${largest.toLocaleString('en')}). You can change this value on the server by setting the 'max_allowed_packet' variable.`,
      );
    try {
      const [answer, fields] = (await connection.query(sql)) as [
        unknown,
        FieldPacket[] | undefined,
      ];
      if (!Array.isArray(answer))
        return { columns: null, rows: [], count: (answer as ResultSetHeader).affectedRows };
      return { columns: fields!.map(columnOf), rows: answer as (string | null)[][], count: 0 };
    } catch (error) {
      const said = mysqlError(error);
      lost ||= said.lost;
      throw said;
    }
  };
  const look = async (): Promise<void> => {
    const [row] = (await send('SELECT @@sql_mode, @@max_allowed_packet')).rows;
    syntax = { ...syntax, backslash: !/NO_BACKSLASH_ESCAPES/.test(String(row![0])) };
    largest = Number(row![1]);
  };
  const run = async (sql: string, params: readonly Param[]): Promise<Answer> => {
    const answer = await send(filled(sql, params, syntax));
    // The server tells the driver of its mode with every answer.
    if (/sql_mode/i.test(sql)) await look();
    return answer;
  };
  const inManual = (what: string): void => {
    if (auto) throw new DatabaseError(`Can't call ${what} when autocommit=true`);
  };

  await look();
  const [version] = (await send('SELECT VERSION()')).rows;
  return {
    product: 'MySQL',
    version: String(version![0]),
    driver: 'MySQL Connector Java',
    run: ({ sql, params }) => run(sql, params),
    /** Connector/J goes on after a set that fails, and tells of the failure at the end. */
    async batch(sql, sets) {
      const counts: number[] = [];
      let failure: unknown;
      for (const set of sets)
        try {
          counts.push((await run(sql, set)).count);
        } catch (error) {
          failure = error;
          if (lost) break;
        }
      if (failure) throw failure as DatabaseError;
      return counts;
    },
    placeholders: (sql) => pieces(sql, syntax).length - 1,
    async autoCommit(on) {
      if (on !== auto) await send(`SET autocommit = ${on ? 1 : 0}`);
      auto = on;
    },
    async commit() {
      inManual('commit');
      await send('COMMIT');
    },
    async rollback() {
      inManual('rollback');
      await send('ROLLBACK');
    },
    async timeout(seconds) {
      const name = /mariadb/i.test(String(version![0]))
        ? 'max_statement_time'
        : 'max_execution_time';
      await send(
        `SET SESSION ${name} = ${name === 'max_statement_time' ? seconds : seconds * 1000}`,
      );
    },
    async close() {
      if (lost) return connection.destroy();
      await Promise.race([connection.end().catch(() => undefined), aMoment()]);
      connection.destroy();
    },
    cut: () => {
      lost = true;
      connection.destroy();
    },
  };
}
