import path from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Faults } from '../../emulator/machine/faults';
import type { Place } from '../../emulator/machine/jdbc/address';
import type { JdbcCosts, JdbcData } from '../../emulator/machine/jdbc/thread';
import type { Google } from '../../src/host/google/globals';
import { createSql } from '../../src/host/google/sql';
import type { Sql } from '../../src/host/host';

/**
 * Apps Script's `Jdbc` and Homeroom's `Sql` over it, synchronous in a test as in a script: the machine's own
 * code in a thread, without a script around it. Real servers by their address, PGlites by `databases`.
 */
export interface Databases {
  readonly jdbc: Google['Jdbc'];
  readonly sql: Sql;
  /** Calls made of each operation, `Jdbc.Connection.commit`. */
  readonly calls: Record<string, number>;
  /** What they would have taken on the host, and what databases and drivers took here. */
  costs(): JdbcCosts;
  faults(faults: Faults): void;
  /** The execution is over: what it left open is rolled back and closed. */
  leave(): void;
  close(): Promise<void>;
  /** It dies with everything in it, PGlites too: nothing is closed or written down first. */
  kill(): Promise<void>;
}

const RUNTIME = path.resolve(__dirname, '../../.build/emulator');

/**
 * @param databases what stands behind addresses, as in the machine's settings
 * @param globalsOf makes the objects a script sees of a line to the machine; jest has a way of its own.
 */
export function databasesOf(
  databases: Readonly<Record<string, Place>> = {},
  globalsOf: (host: HostCall) => Google['Jdbc'] = isolatedGlobals,
): Databases {
  const flag = new SharedArrayBuffer(4);
  const signal = new Int32Array(flag);
  const { port1, port2 } = new MessageChannel();
  const workerData: JdbcData = { flag, port: port2, runtime: RUNTIME, databases };
  const worker = new Worker(path.join(RUNTIME, 'jdbc.js'), { workerData, transferList: [port2] });
  worker.unref();
  port1.unref();
  const calls: Record<string, number> = {};

  const ask = (op: string, args: readonly unknown[]): string => {
    Atomics.store(signal, 0, 0);
    port1.postMessage({ op, args });
    while (Atomics.load(signal, 0) === 0)
      if (Atomics.wait(signal, 0, 0, 60_000) === 'timed-out')
        throw new Error(`${op} had no answer for a minute.`);
    return receiveMessageOnPort(port1)!.message as string;
  };
  const host = (op: string, json: string, ...texts: string[]): string => {
    calls[op] = (calls[op] ?? 0) + 1;
    const args = (JSON.parse(json) as unknown[]).map((arg) => {
      const beside = (arg as { $text?: number } | null)?.$text;
      return beside === undefined ? arg : texts[beside];
    });
    return ask(op, args);
  };
  const jdbc = globalsOf(host);
  const google = { Jdbc: jdbc, Utilities: { sleep: () => undefined } } as unknown as Google;
  return {
    jdbc,
    sql: createSql(google),
    calls,
    costs: () => JSON.parse(ask('costs', []).slice(1)) as JdbcCosts,
    faults: (faults) => void ask('faults', [faults]),
    leave: () => void ask('leave', []),
    close: async () => {
      ask('close', []);
      port1.close();
      await worker.terminate();
    },
    kill: async () => {
      port1.close();
      await worker.terminate();
    },
  };
}

interface Globals {
  readonly Jdbc: Google['Jdbc'];
}
export type HostCall = (op: string, json: string, ...texts: string[]) => string;

/** The objects a script sees, from the same file as in the emulator, with another line to the machine. */
function isolatedGlobals(host: HostCall): Google['Jdbc'] {
  const context = globalThis as unknown as { __host?: HostCall };
  context.__host = host;
  let found: Globals | undefined;
  jest.isolateModules(() => {
    found = jest.requireActual<Globals>('../../emulator/runtime/globals/jdbc');
  });
  delete context.__host;
  return found!.Jdbc;
}

/**
 * The same where only `Sql` is wanted; closed when the suite is over. Real servers are reached by their
 * address (`jdbc:postgresql://127.0.0.1:54321/school`); `{ 'pglite.example:5432': { pglite: null } }` puts
 * a PGlite in memory behind `jdbc:postgresql://pglite.example:5432/postgres`.
 */
export function sqlOn(databases: Readonly<Record<string, Place>> = {}): Sql {
  const found = databasesOf(databases);
  afterAll(() => found.close());
  return found.sql;
}
