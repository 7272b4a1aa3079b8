import { closeSync, openSync, readSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/**
 * CPU time of the calling thread, ms since some moment. Linux counts it apart from what else the machine
 * is doing; elsewhere the wall clock stands in, less the time the thread said it was waiting.
 */
export interface ThreadCpu {
  read(): number;
  /** Runs something during which the thread only waits. */
  waiting(wait: () => void): void;
}

const BUFFER = Buffer.alloc(64);

const fromKernel = (): ThreadCpu | null => {
  try {
    const file = openSync('/proc/thread-self/schedstat', 'r');
    const read = (): number =>
      Number(BUFFER.toString('latin1', 0, readSync(file, BUFFER, 0, 64, 0)).split(' ')[0]) / 1e6;
    if (Number.isFinite(read())) return { read, waiting: (wait) => wait() };
    closeSync(file);
  } catch {
    // Not Linux.
  }
  return null;
};

const fromClock = (): ThreadCpu => {
  let waited = 0;
  return {
    read: () => performance.now() - waited,
    waiting: (wait) => {
      const from = performance.now();
      wait();
      waited += performance.now() - from;
    },
  };
};

export const threadCpu = (): ThreadCpu => fromKernel() ?? fromClock();
