// One build at a time: two of them writing dist/ at once would mix their files.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { at } from './paths.mjs';

const file = at('.build/lock');

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const take = () => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

const holder = () => {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
};

/** Runs `body` while no other process does; a lock whose process is gone is taken over. */
export const alone = async (body) => {
  mkdirSync(at('.build'), { recursive: true });
  for (let waited = 0; !take(); waited++) {
    const pid = holder();
    if (pid && !isAlive(pid)) rmSync(file, { force: true });
    else if (waited === 0) console.log(`Waiting for another build to finish (process ${pid})…`);
    if (pid) await sleep(200);
  }
  try {
    return await body();
  } finally {
    rmSync(file, { force: true });
  }
};
