/** The pool of execution threads. A thread runs one execution at a time and is used again. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type {
  AnswerMessage,
  CallMessage,
  EndMessage,
  FromWorker,
  RunMessage,
  ScriptFile,
  WorkerData,
} from '../runtime/protocol';

export interface Runner {
  onCall(message: CallMessage): void;
  onEnd(message: EndMessage): void;
  /** The thread died of itself (out of memory). */
  onCrash(error: Error): void;
}

export interface Thread {
  run(message: RunMessage, runner: Runner): void;
  answer(body: string, now: number): void;
  /** Ends the script where it stands; the thread is gone. */
  terminate(): void;
}

export interface Pool {
  take(): Thread;
  close(): Promise<void>;
}

/** `runtime`: folder with the built `worker.js` and `globals.js`. */
export function createPool(runtime: string): Pool {
  const idle: Thread[] = [];
  const workers = new Set<Worker>();

  function start(): Thread {
    const flag = new SharedArrayBuffer(4);
    const signal = new Int32Array(flag);
    const data: WorkerData = { globals: path.join(runtime, 'globals.js'), flag };
    const worker = new Worker(path.join(runtime, 'worker.js'), { workerData: data });
    worker.unref();
    workers.add(worker);
    let runner: Runner | null = null;

    const thread: Thread = {
      run(message, next) {
        runner = next;
        worker.ref();
        worker.postMessage(message);
      },
      answer(body, now) {
        const message: AnswerMessage = { type: 'answer', body, now };
        worker.postMessage(message);
        Atomics.store(signal, 0, 1);
        Atomics.notify(signal, 0);
      },
      terminate() {
        runner = null;
        workers.delete(worker);
        void worker.terminate();
      },
    };
    worker.on('message', (message: FromWorker) => {
      const current = runner;
      if (message.type === 'call') return current?.onCall(message);
      runner = null;
      worker.unref();
      idle.push(thread);
      current?.onEnd(message);
    });
    worker.on('error', (error) => {
      workers.delete(worker);
      const at = idle.indexOf(thread);
      if (at >= 0) idle.splice(at, 1);
      runner?.onCrash(error as Error);
      runner = null;
    });
    return thread;
  }

  return {
    take: () => idle.pop() ?? start(),
    close: async () => {
      idle.length = 0;
      await Promise.all([...workers].map((worker) => worker.terminate()));
      workers.clear();
    },
  };
}

/** The script files of a built bundle, in the order Apps Script evaluates them, and their version. */
export function scriptFiles(bundle: string): { files: ScriptFile[]; version: string } {
  const files = readdirSync(bundle)
    .filter((name) => /\.(js|gs)$/.test(name))
    .sort()
    .map((name) => ({ name, path: path.join(bundle, name) }));
  if (files.length === 0)
    throw new Error(`${bundle} holds no script file. Build the bundle first: npm run build`);
  const version = files.map(({ path: file }) => {
    const { mtimeMs, size } = statSync(file);
    return `${file}:${mtimeMs}:${size}`;
  });
  return { files, version: version.join('|') };
}
