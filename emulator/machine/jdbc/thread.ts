/**
 * Jdbc alone, in a thread: a test calls it and waits, as a script does. There is no permission, no quota
 * and no time limit, and latencies are only added up; what the databases do and say is the same.
 */
import { performance } from 'node:perf_hooks';
import { workerData, type MessagePort } from 'node:worker_threads';
import { latencyOf } from '../../latency';
import type { Faults } from '../faults';
import { createFaults } from '../faults';
import { ServiceError, type Call } from '../service';
import { settle } from '../settings';
import type { Place } from './address';
import { createJdbc } from './index';

export interface JdbcData {
  readonly flag: SharedArrayBuffer;
  readonly port: MessagePort;
  readonly runtime: string;
  readonly databases: Readonly<Record<string, Place>>;
}
export interface JdbcAsk {
  readonly op: string;
  readonly args: readonly unknown[];
}

/** What the calls so far cost. */
export interface JdbcCosts {
  /** Emulated ms of the calls and of the way to the database. */
  readonly latencyMs: number;
  /** Real ms that databases and drivers worked. */
  readonly workMs: number;
}

const { flag, port, runtime, databases } = workerData as JdbcData;
const signal = new Int32Array(flag);
const faults = createFaults();
const jdbc = createJdbc(runtime, faults);
const costs = { latencyMs: 0, workMs: 0 };
let handled = { bytes: 0, cells: 0 };
const call: Call = {
  op: 'Jdbc',
  user: 'analyst@school.example',
  execution: {
    ...{ id: 'test', function: 'test', user: 'analyst@school.example', workbook: 'first' },
    ...{ mode: 'FULL', kind: 'call' },
  },
  settings: settle({ databases, runtime, cpuScale: 0 }),
  now: () => Date.now(),
  cut: false,
  charge: ({ bytes = 0, cells = 0 }) => {
    handled = { bytes: handled.bytes + bytes, cells: handled.cells + cells };
  },
  spend: (ms) => {
    costs.latencyMs += ms;
  },
  quota: () => undefined,
  fail: (message) => {
    throw new ServiceError(message);
  },
  blob: () => call.fail('There are no blobs here.'),
  keep: () => call.fail('There are no blobs here.'),
};

async function serve(op: string, args: readonly unknown[]): Promise<unknown> {
  const from = performance.now();
  handled = { bytes: 0, cells: 0 };
  try {
    return await jdbc.service[op]!(call, ...(args as []));
  } finally {
    costs.workMs += performance.now() - from;
    costs.latencyMs += latencyOf(op, handled.bytes, handled.cells);
  }
}

async function answer({ op, args }: JdbcAsk): Promise<string> {
  try {
    if (op === 'faults') faults.set(args[0] as Faults);
    else if (op === 'leave') await jdbc.leave('test');
    else if (op === 'close') await jdbc.close();
    else if (op === 'costs') return `J${JSON.stringify(costs)}`;
    else {
      const value = await serve(op, args);
      return value === undefined ? 'U' : `J${JSON.stringify(value)}`;
    }
    return 'U';
  } catch (error) {
    const known = error instanceof ServiceError;
    const message = known ? error.message : ((error as Error).stack ?? String(error));
    return `E${JSON.stringify({ message, name: known ? error.errorName : 'EmulatorError' })}`;
  }
}

port.on('message', (ask: JdbcAsk) => {
  void answer(ask).then((body) => {
    port.postMessage(body);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  });
});
