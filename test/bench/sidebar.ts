import path from 'node:path';
import { launch } from '../browser/browser';
import { startEmulator } from '../browser/emulator';
import { moveIn, person, STEWARD } from '../simulate/people';
import { LESSONS, schedules, SOURCES } from '../simulate/plan';
import { startSystems } from '../simulate/systems';

const RUNS = 7;

/**
 * From the click to a console that can be used, with sixty data sets of thirty connections: the page, one
 * call of the server, the list. The server's call costs its real CPU; Google's own way to it is not in it.
 */
export const sidebarFigures = async (
  note: (name: string, value: number) => void,
): Promise<void> => {
  const systems = await startSystems({ count: SOURCES, lessons: LESSONS });
  const emulator = await startEmulator({
    bundle: path.resolve('.build/simulate/school'),
    user: STEWARD,
  });
  const browser = await launch();
  try {
    const steward = person(emulator.machine, STEWARD);
    await moveIn(steward, systems);
    for (const id of Object.keys(schedules)) await steward.ask('switchDataset', id, true);
    await steward.ask('refresh', null);
    await steward.watch();

    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const page = await browser.newPage({ viewport: { width: 300, height: 800 } });
      const before = emulator.machine.executions().length;
      const start = performance.now();
      await page.goto(`${emulator.url}sidebar`, { waitUntil: 'commit' });
      await page.getByRole('button', { name: 'Refresh all' }).waitFor();
      times.push(performance.now() - start);
      if ((await page.getByRole('switch').count()) !== Object.keys(schedules).length)
        throw new Error('The console does not show every data set.');
      note('sidebar.first_paint_calls', emulator.machine.executions().length - before);
      await page.close();
    }
    note('sidebar.first_paint_ms', times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0);

    await steward.ask('refresh', null);
    await steward.ask('runState');
    const poll = emulator.machine.executions().filter((e) => e.function === 'runState');
    note('status.host_calls', poll[poll.length - 1]?.totalCalls ?? 0);
  } finally {
    await browser.close();
    await emulator.close();
    await systems.close();
  }
};
