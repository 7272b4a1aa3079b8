import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { threadCpu } from '../../emulator/runtime/cpu';

const RUNS = 15;

/** Size of what Google loads, and the CPU it takes to evaluate it in a bare context. */
export const bundleFigures = (note: (name: string, value: number) => void): Promise<void> => {
  const file = path.resolve('dist/main.js');
  note('bundle.kb', statSync(file).size / 1024);
  note('sidebar.kb', statSync(path.resolve('dist/sidebar.html')).size / 1024);
  const source = readFileSync(file, 'utf8');
  const cpu = threadCpu();
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
    const before = cpu.read();
    const wall = performance.now();
    // Compiled anew every time, as on the host: no cached data.
    new vm.Script(`${source}\n//${i}`).runInContext(context);
    times.push(Math.max(cpu.read() - before, Math.min(performance.now() - wall, 5)));
  }
  note('bundle.eval_ms', times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0);
  return Promise.resolve();
};
