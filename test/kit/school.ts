import type { Answer, Commands, ConsoleState, RunCard } from '../../src/app/api';
import { startDistrict, type District } from '../../emulator/district/server';
import type { DistrictOptions } from '../../emulator/district/options';
import { keep, keepMachine } from './evidence';
import { createMachine, type CallAnswer, type Machine } from '../../emulator/machine/machine';
import type { MachineOptions } from '../../emulator/machine/settings';

type Args<K extends keyof Commands> = Parameters<Commands[K]>;
type Value<K extends keyof Commands> =
  ReturnType<Commands[K]> extends Answer<infer T> ? T : undefined;

/** A school at its desk: a workbook on the emulator, running the built bundle, and its Ed-Fi district. */
export interface School {
  readonly machine: Machine;
  readonly district: District;
  /** Calls a command and gives its value. @throws its trouble. */
  command<K extends keyof Commands>(name: K, ...args: Args<K>): Promise<Value<K>>;
  /** Connects the district. The data sets are those that it feeds. */
  connect(site?: string): Promise<ConsoleState>;
  switchOn(...ids: string[]): Promise<void>;
  /** Wishes for a refresh and works, as an open sidebar does, until the run is over or waits. */
  refresh(ids?: readonly string[]): Promise<RunCard>;
  work(limit?: number): Promise<RunCard>;
  /** The last execution's report. */
  last(): CallAnswer['execution'];
  close(): Promise<void>;
}

export const openSchool = async (
  options: { district?: DistrictOptions; machine?: MachineOptions; shared?: District } = {},
): Promise<School> => {
  const district = options.shared ?? (await startDistrict({ students: 40, ...options.district }));
  const machine = await createMachine({ cpuScale: 0, ...options.machine });
  let last: CallAnswer['execution'];
  const call = async (name: string, args: readonly unknown[]): Promise<CallAnswer> => {
    const answer = await machine.call(name, ['en', ...args]);
    last = answer.execution;
    keep('answers', answer.result ?? answer.error);
    return answer;
  };
  const command: School['command'] = async (name, ...args) => {
    const { result, error } = await call(name, args);
    if (error) throw new Error(`${name}: ${error.message}`);
    const answer = result as Answer<unknown> | null;
    if (answer && 'trouble' in answer)
      throw Object.assign(new Error(answer.trouble.message), answer.trouble);
    return (answer && 'value' in answer ? answer.value : undefined) as never;
  };
  const school: School = {
    machine,
    district,
    command,
    connect: async (site = 'Demo district') => {
      const state = await command('saveConnection', {
        connector: 'edfi',
        site,
        settings: { url: district.url, key: district.key },
        secrets: { secret: district.secret },
      });
      return { ...state, datasets: state.datasets.filter(({ available }) => available) };
    },
    switchOn: async (...ids) => {
      for (const id of ids) await command('switchDataset', id, true);
    },
    refresh: async (ids) => {
      await command('refresh', ids ?? null);
      return school.work();
    },
    work: async (limit = 20) => {
      for (let i = 0; i < limit; i++) {
        const { error } = await call('work', []);
        if (error) throw new Error(`work: ${error.message}`);
        const run = await command('runState');
        if (run && !['queued', 'running'].includes(run.is)) return run;
      }
      throw new Error(`The run is not over after ${limit} executions.`);
    },
    last: () => last,
    close: async () => {
      keepMachine(machine);
      await machine.close();
      if (!options.shared) await district.close();
    },
  };
  return school;
};
