import path from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type {
  BigQueryAnswer,
  BigQueryAsk,
  BigQueryData,
} from '../../emulator/machine/bigquery/thread';
import type { Faults } from '../../emulator/machine/faults';
import { createBigQuery } from '../../src/host/google/bigquery';
import type { Google } from '../../src/host/google/globals';
import type { BigQuery } from '../../src/host/host';

/**
 * Homeroom's `BigQuery` over the machine's own, synchronous in a test as in a script: UrlFetchApp's place is
 * taken by a line to a thread, where BigQuery's statements run in DuckDB.
 */
export interface EmulatedBigQuery {
  readonly bigquery: BigQuery;
  /** Requests made of each method, `bigquery.jobs.insert`. */
  readonly calls: Record<string, number>;
  sleep(ms: number): void;
  faults(faults: Faults): void;
  close(): Promise<void>;
}

const THREAD = path.resolve(__dirname, '../../.build/emulator/bigquery.js');
const TOKEN = `ya29.emulated.${Buffer.from('analyst@school.example').toString('base64url')}`;

export function emulatedBigQuery(): EmulatedBigQuery {
  const flag = new SharedArrayBuffer(4);
  const signal = new Int32Array(flag);
  const { port1, port2 } = new MessageChannel();
  const workerData: BigQueryData = { flag, port: port2 };
  const worker = new Worker(THREAD, { workerData, transferList: [port2] });
  worker.unref();
  port1.unref();
  const calls: Record<string, number> = {};

  const ask = (message: BigQueryAsk): BigQueryAnswer | null => {
    Atomics.store(signal, 0, 0);
    port1.postMessage(message);
    while (Atomics.load(signal, 0) === 0)
      if (Atomics.wait(signal, 0, 0, 60_000) === 'timed-out')
        throw new Error(`${message.op} had no answer for a minute.`);
    const { value, error } = receiveMessageOnPort(port1)!.message as {
      value: BigQueryAnswer | null;
      error?: string;
    };
    if (error !== undefined) throw new Error(error);
    return value;
  };

  const fetch = (url: string, options: GoogleAppsScript.URL_Fetch.URLFetchRequestOptions) => {
    const { method = 'get', headers = {}, contentType, payload = null } = options;
    const typed: Record<string, string> =
      contentType === undefined ? {} : { 'Content-Type': contentType };
    const {
      code,
      headers: told,
      text,
      method: name,
    } = ask({
      op: 'fetch',
      request: {
        url,
        method,
        headers: { ...typed, ...(headers as Record<string, string>) },
        payload: payload as string | null,
      },
    })!;
    calls[name] = (calls[name] ?? 0) + 1;
    const all = Object.fromEntries(told);
    return {
      getResponseCode: () => code,
      getContentText: () => text,
      getHeaders: () => all,
      getAllHeaders: () => all,
    };
  };
  const sleep = (ms: number): void => void ask({ op: 'sleep', ms });
  let uuids = 0;
  const google = {
    UrlFetchApp: { fetch },
    ScriptApp: { getOAuthToken: () => TOKEN },
    Utilities: {
      sleep,
      getUuid: () => `00000000-0000-4000-8000-${String((uuids += 1)).padStart(12, '0')}`,
    },
  } as unknown as Google;
  return {
    bigquery: createBigQuery(google),
    calls,
    sleep,
    faults: (faults) => void ask({ op: 'faults', faults }),
    close: async () => {
      ask({ op: 'close' });
      port1.close();
      await worker.terminate();
    },
  };
}
