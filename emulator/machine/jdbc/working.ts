/** How a statement is run: what it costs, how a connection is cut, what the script hears of a failure. */
import { performance } from 'node:perf_hooks';
import { JDBC_ROUND_TRIP_MS } from '../../latency';
import { ServiceError, type Call } from '../service';
import { mysqlError } from './mysql';
import { postgresError } from './postgres';
import { DatabaseError } from './session';
import type { HeldConnection } from './held';

export type Cut = 'before' | 'in' | 'after';

export interface Faulty {
  /** Counts one statement: is its connection cut, and on which side of its effect? */
  cutConnection(): Cut | null;
  lateness(host: string): number;
}

const LOST = {
  postgresql: 'An I/O error occurred while sending to the backend.',
  mysql: mysqlError(new Error()).message,
};
const engineOf = ({ session }: HeldConnection): keyof typeof LOST =>
  session.product === 'MySQL' ? 'mysql' : 'postgresql';

/** What a service throws, in the driver's words; anything else is a mistake of the emulator. */
export function asService(error: unknown): unknown {
  return error instanceof DatabaseError ? new ServiceError(error.message) : error;
}

/** Emulated time of something that took real time. */
export async function timed<T>(call: Call, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  try {
    return await work();
  } finally {
    call.spend((performance.now() - from) * call.settings.cpuScale);
  }
}

/** Runs what goes to the server. @param trips round trips it takes */
export async function working<T>(
  call: Call,
  faults: Faulty,
  connection: HeldConnection,
  work: () => Promise<T>,
  trips = 1,
): Promise<T> {
  call.spend(JDBC_ROUND_TRIP_MS * trips + faults.lateness(connection.host));
  const cut = faults.cutConnection();
  const lost = (): never => {
    throw new ServiceError(LOST[engineOf(connection)]);
  };
  try {
    if (cut === 'before') connection.session.cut();
    const working = cut === 'before' ? undefined : timed(call, work);
    if (cut === 'in') {
      // Sent, and nobody waits for it: whether the server does it is the server's business.
      await new Promise((resolve) => setImmediate(resolve));
      connection.session.cut();
      working?.catch(() => undefined);
    }
    if (cut === 'after') {
      await working;
      connection.session.cut();
    }
    return cut ? lost() : await working!;
  } catch (error) {
    throw asService(error instanceof ServiceError ? error : known(connection, error));
  }
}

const known = (connection: HeldConnection, error: unknown): unknown => {
  if (error instanceof DatabaseError || error instanceof TypeError) return error;
  return engineOf(connection) === 'mysql' ? mysqlError(error) : postgresError(error);
};
