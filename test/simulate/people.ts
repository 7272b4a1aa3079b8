/** The people of the simulated school: they read their mail, repair, ask for more, and sometimes do nothing. */
import type { Machine } from '../../emulator/machine/machine';
import type { Answer, Commands, ConsoleState } from '../../src/app/api';
import { CAMPUSES } from './plan';
import { SYSTEMS } from './definitions';
import type { Systems } from './systems';

export const STEWARD = 'analyst@school.example';
export const COLLEAGUE = 'teacher@school.example';

export const person = (machine: Machine, user: string) => {
  const ask = async <K extends keyof Commands>(
    name: K,
    ...args: Parameters<Commands[K]>
  ): Promise<Awaited<ReturnType<Commands[K]>> extends Answer<infer T> ? T : undefined> => {
    const { result, error } = await machine.call(name, ['en', ...args], { user });
    if (error) throw new Error(`${name}: ${error.message}`);
    const answer = result as Answer<unknown> | null;
    if (answer && 'trouble' in answer) throw new Error(`${name}: ${answer.trouble.message}`);
    return (answer && 'value' in answer ? answer.value : undefined) as never;
  };
  return {
    ask,
    /** Sits before the open sidebar until the run is over or waits. */
    watch: async (): Promise<void> => {
      for (let i = 0; i < 20; i++) {
        await machine.call('work', ['en'], { user });
        const run = await ask('runState');
        if (!run || !['queued', 'running'].includes(run.is)) return;
      }
    },
  };
};
export type Person = ReturnType<typeof person>;

const connectionOf = (systems: Systems, n: number) => ({
  connector: `system_${n % SYSTEMS}`,
  site: `Campus ${Math.floor(n / SYSTEMS)}`,
  settings: { url: systems.urlOf(n) },
  secrets: { secret: systems.secretOf(n) },
});

/** Connects everything and switches everything on, as a person would on the first day. */
export const moveIn = async (steward: Person, systems: Systems): Promise<void> => {
  for (let n = 0; n < SYSTEMS * CAMPUSES; n++)
    await steward.ask('saveConnection', connectionOf(systems, n));
};

/** Gives the secrets anew of the sources that refuse the old ones. @returns how many. */
export const repair = async (
  steward: Person,
  systems: Systems,
  { connections }: ConsoleState,
): Promise<number> => {
  let repaired = 0;
  for (const { id, settings } of connections) {
    const n = Number(/(\d+)$/.exec(settings['url'] ?? '')?.[1]);
    if (systems.illnessOf(n) !== 'refuses') continue;
    systems.set(n, null);
    systems.renewSecret(n);
    await steward.ask('saveConnection', { id, ...connectionOf(systems, n) });
    repaired += 1;
  }
  return repaired;
};
