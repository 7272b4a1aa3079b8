/** The simulated school at a desk of its own: many systems, and more data sets than fit a screen. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { person, STEWARD } from '../../simulate/people';
import { SYSTEMS } from '../../simulate/definitions';
import { startSystems } from '../../simulate/systems';
import { startEmulator } from '../emulator';

const root = resolve(__dirname, '../../..');

/** jest loads no ES modules of Node's own: the build runs in a Node beside it. */
function build(registry: string, folder: string): void {
  const url = JSON.stringify(`file://${join(root, 'scripts/build/server.mjs')}`);
  const text = `import { buildSchool } from ${url}; await buildSchool(${JSON.stringify(registry)}, ${JSON.stringify(folder)});`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', text], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

export type LargeSchool = Awaited<ReturnType<typeof openLargeSchool>>;

/** @param on how many data sets are on, and fresh but for those of the first system, which refuses the key. */
export async function openLargeSchool(name: string, registry: string, on: number) {
  const folder = `.build/journeys/${name}`;
  build(registry, folder);
  const systems = await startSystems({
    count: SYSTEMS,
    lessons: [
      ['2026-08-31', true],
      ['2026-09-01', true],
    ],
  });
  const emulator = await startEmulator({ bundle: join(root, folder), user: STEWARD, cpuScale: 0 });
  const steward = person(emulator.machine, STEWARD);
  for (let n = 0; n < SYSTEMS; n++)
    await steward.ask('saveConnection', {
      connector: `system_${n}`,
      site: `Campus ${n}`,
      settings: { url: systems.urlOf(n) },
      secrets: { secret: systems.secretOf(n) },
    });
  const { datasets } = await steward.ask('consoleState');
  for (const { id } of datasets.slice(0, on)) await steward.ask('switchDataset', id, true);
  systems.set(0, 'refuses');
  await steward.ask('refresh', null);
  await steward.watch();
  return {
    emulator,
    steward,
    async close() {
      await emulator.close();
      await systems.close();
    },
  };
}
