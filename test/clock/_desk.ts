import { startDistrict, type District } from '../../emulator/district/server';
import type { ExecutionReport } from '../../emulator/machine/execution';
import type { MachineOptions } from '../../emulator/machine/settings';
import { openSchool, type School } from '../kit/school';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const STEWARD = 'analyst@school.example';

/** A small school whose clock the test moves; several may share one district. */
export interface ClockDesk extends School {
  record<T>(key: string): T;
  /** Lets time pass and answers the ticks that came. */
  pass(ms: number): Promise<ExecutionReport[]>;
  /** When the data set was published, ISO, in the order of its versions seen at ticks. */
  publishedAt(id: string): string | undefined;
  /** The steward has used so much in another workbook, and Homeroom has counted it. */
  useElsewhere(used: object): void;
}

export const smallDistrict = (): Promise<District> =>
  startDistrict({ students: 6, schools: 1, seed: 5 });

export const openClockDesk = async (
  shared: District,
  machine: MachineOptions = {},
  datasets: readonly string[] = ['schools'],
): Promise<ClockDesk> => {
  const school = await openSchool({ shared, machine });
  await school.connect();
  await school.switchOn(...datasets);
  const read = (key: string): unknown =>
    JSON.parse(school.machine.properties().document[key] ?? 'null');
  return {
    ...school,
    record: <T>(key: string) => read(key) as T,
    pass: async (ms) => (await school.machine.advance(ms)).filter((e) => e.function === 'tick'),
    publishedAt: (id) =>
      (read(`subscription/${id}`) as { version?: { at: string } } | null)?.version?.at,
    useElsewhere: (used) => {
      const saved = structuredClone(school.machine.snapshot()) as unknown as {
        properties: [string, [string, string][]][];
      };
      const store = saved.properties.find(
        ([name]) => name.startsWith('user:') && name.includes(STEWARD),
      );
      store![1].push(['meter/elsewhere', JSON.stringify({ v: 1, used })]);
      school.machine.restore(saved as unknown as ReturnType<typeof school.machine.snapshot>);
    },
  };
};
