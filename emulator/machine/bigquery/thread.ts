/**
 * BigQuery alone, in a thread: a test sends it requests and waits, as a script does. There is no quota of
 * UrlFetchApp and no time limit; the clock goes on by what is waited for.
 */
import { workerData, type MessagePort } from 'node:worker_threads';
import { createFaults, type Faults } from '../faults';
import { createRandom } from '../random';
import { ServiceError, type Call } from '../service';
import { settle } from '../settings';
import { createBigQuery } from './index';

export interface BigQueryData {
  readonly flag: SharedArrayBuffer;
  readonly port: MessagePort;
}
export type BigQueryAsk =
  | { readonly op: 'fetch'; readonly request: BigQueryRequest }
  | { readonly op: 'sleep'; readonly ms: number }
  | { readonly op: 'faults'; readonly faults: Faults }
  | { readonly op: 'close' };
export interface BigQueryRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | null;
}
export interface BigQueryAnswer {
  readonly code: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
  /** The method that answered: `bigquery.jobs.insert`. */
  readonly method: string;
}

const { flag, port } = workerData as BigQueryData;
const signal = new Int32Array(flag);
const faults = createFaults();
const settings = settle({ cpuScale: 0 });
const bigquery = createBigQuery(createRandom(7), settings, faults, {
  granted: () => null,
  missing: () => [],
  any: () => true,
});
let ahead = 0;

const refuse = (message: string): never => {
  throw new ServiceError(message);
};
const call: Call = {
  op: 'UrlFetchApp.fetch',
  user: 'analyst@school.example',
  execution: {
    ...{ id: 'test', function: 'test', user: 'analyst@school.example', workbook: 'first' },
    ...{ mode: 'FULL', kind: 'call' },
  },
  settings,
  now: () => Date.now() + ahead,
  cut: false,
  charge: () => undefined,
  spend: (ms) => {
    ahead += ms;
  },
  quota: () => undefined,
  fail: refuse,
  blob: () => refuse('There are no blobs here.'),
  keep: () => refuse('There are no blobs here.'),
};

async function answer(ask: BigQueryAsk): Promise<BigQueryAnswer | null> {
  switch (ask.op) {
    case 'sleep':
      ahead += ask.ms;
      return null;
    case 'faults':
      faults.set(ask.faults);
      return null;
    case 'close':
      bigquery.close();
      return null;
    default: {
      const { url, method, headers, payload } = ask.request;
      const body = payload === null ? null : Buffer.from(payload);
      const {
        response,
        method: name,
        ms = 0,
      } = await bigquery.send(call, {
        ...{ url, method: method.toUpperCase(), headers, body },
        ...{ followRedirects: false, validateHttpsCertificates: true },
      });
      ahead += ms;
      const { code, headers: told, body: bytes } = response;
      return { code, headers: told, text: bytes.toString('utf8'), method: name };
    }
  }
}

port.on('message', (ask: BigQueryAsk) => {
  void answer(ask)
    .then(
      (value) => ({ value }),
      (error: unknown) => ({ error: (error as Error).stack ?? String(error) }),
    )
    .then((message) => {
      port.postMessage(message);
      Atomics.store(signal, 0, 1);
      Atomics.notify(signal, 0);
    });
});
