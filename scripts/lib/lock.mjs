// One build at a time: two of them writing dist/ at once would mix their files.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { at } from './paths.mjs';

const take = (file) => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Left behind by a process that was killed: it names one that is gone, or was never written. */
const isLeftBehind = (file) => {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return pid ? !isAlive(pid) : Date.now() - statSync(file).mtimeMs > 2000;
  } catch {
    return false;
  }
};

/** Runs `body` while nobody else runs one under the same file. */
export const alone = async (body, file = at('.build/lock')) => {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; !take(file);) {
    if (isLeftBehind(file)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) console.error('Waiting for another build to finish…');
    told = true;
    await sleep(100);
  }
  try {
    return await body();
  } finally {
    rmSync(file, { force: true });
  }
};
