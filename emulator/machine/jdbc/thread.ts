/**
 * Jdbc alone, in a thread: a test calls it and waits, as a script does. No permission, no quota, no
 * latency and no time limit are counted; what the databases do and say is the same.
 */
import { workerData, type MessagePort } from 'node:worker_threads';
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

const { flag, port, runtime, databases } = workerData as JdbcData;
const signal = new Int32Array(flag);
const faults = createFaults();
const jdbc = createJdbc(runtime, faults);
const call: Call = {
  op: 'Jdbc',
  user: 'analyst@school.example',
  execution: {
    ...{ id: 'test', function: 'test', user: 'analyst@school.example', workbook: 'first' },
    ...{ mode: 'FULL', kind: 'call' },
  },
  settings: settle({ databases, runtime }),
  now: () => Date.now(),
  cut: false,
  charge: () => undefined,
  spend: () => undefined,
  quota: () => undefined,
  fail: (message) => {
    throw new ServiceError(message);
  },
  blob: () => call.fail('There are no blobs here.'),
  keep: () => call.fail('There are no blobs here.'),
};

async function answer({ op, args }: JdbcAsk): Promise<string> {
  try {
    if (op === 'faults') faults.set(args[0] as Faults);
    else if (op === 'leave') await jdbc.leave('test');
    else if (op === 'close') await jdbc.close();
    else {
      const value = await jdbc.service[op]!(call, ...(args as []));
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
