import { startDistrict, type District } from '../../emulator/district/server';
import { threadCpu } from '../../emulator/runtime/cpu';
import { openSchool, type School } from '../kit/school';
import { DATASET, RESOURCES } from './students';

const TITLE = 'Student Demographics & Enrollment';

interface Cost {
  readonly cpuMs: number;
  readonly virtualMs: number;
  readonly calls: number;
  readonly byService: Readonly<Record<string, number>>;
  readonly executions: number;
}

const label = (n: number): string => (n >= 1000 ? `${n / 1000}k` : String(n));

/** A refresh by a person, over as many executions as it takes. */
const refresh = async (school: School): Promise<Cost> => {
  const before = school.machine.executions().length;
  await school.command('refresh', [DATASET]);
  const run = await school.work(60);
  if (run.is !== 'succeeded') throw new Error(`The refresh ${run.is}: ${run.trouble?.message}`);
  return costOf(school, before, 'work');
};

/** The night's refresh, by the trigger. The day's other ticks find nothing due and do not count. */
const nightly = async (school: School): Promise<Cost> => {
  const before = school.machine.executions().length;
  const versionOf = async (): Promise<string | undefined> =>
    (await school.command('consoleState')).datasets.find((d) => d.id === DATASET)?.publishedAt;
  const last = await versionOf();
  for (let hour = 0; hour < 30 && (await versionOf()) === last; hour++)
    await school.machine.advance(3_600_000);
  if ((await versionOf()) === last) throw new Error('The night brought no refresh.');
  return costOf(school, before, 'tick');
};

const costOf = (school: School, since: number, name: string): Cost => {
  const [, source = ''] = /^https?:\/\/([^/]+)/.exec(school.district.url) ?? [];
  const executions = school.machine
    .executions()
    .slice(since)
    // The day's other ticks find nothing due, and ask the source nothing.
    .filter((e) => e.function === name && Object.keys(e.requests).includes(source));
  const byService: Record<string, number> = {};
  for (const { calls } of executions)
    for (const [op, n] of Object.entries(calls)) {
      const service = op.split('.')[0] as string;
      byService[service] = (byService[service] ?? 0) + n;
    }
  const sum = (of: (e: (typeof executions)[number]) => number): number =>
    executions.reduce((total, e) => total + of(e), 0);
  return {
    cpuMs: sum((e) => e.cpuMs),
    virtualMs: sum((e) => e.virtualMs),
    calls: sum((e) => e.totalCalls),
    byService,
    executions: executions.length,
  };
};

/** The least any engine must do: parse what is received, write out what is published. */
const floor = (district: District, school: School): number => {
  const pages: string[] = [];
  for (const resource of RESOURCES) {
    const rows = district.data.all(resource);
    for (let at = 0; at < rows.length; at += 500)
      pages.push(JSON.stringify(rows.slice(at, at + 500)));
  }
  const { values } = school.machine.workbook.tab(TITLE) as { values: unknown[][] };
  const cpu = threadCpu();
  const before = cpu.read();
  for (const page of pages) JSON.parse(page);
  let length = 0;
  for (let at = 0; at < values.length; at += 2000)
    length += JSON.stringify(values.slice(at, at + 2000)).length;
  if (length === 0) throw new Error('Nothing was published.');
  return cpu.read() - before;
};

/** Changes one student in a hundred, spread over the district. */
const touch = (district: District): void => {
  district.data.rows('students').forEach((row, i) => {
    if (i % 100 === 0)
      district.data.patch('students', (row as { id: string }).id, { middleName: `Q${i}` });
  });
};

export const refreshFigures = async (
  sizes: readonly number[],
  note: (name: string, value: number) => void,
  say: (line: string) => void,
): Promise<void> => {
  const cpu = new Map<number, number>();
  for (const size of sizes) {
    const district = await startDistrict({ students: size, only: RESOURCES });
    const school = await openSchool({ shared: district, machine: { cpuScale: 1 } });
    try {
      await school.connect();
      await school.switchOn(DATASET);
      const full = await refresh(school);
      cpu.set(size, full.cpuMs);
      const least = floor(district, school);
      const name = label(size);
      note(`refresh.cpu_ms.${name}`, full.cpuMs);
      note(`refresh.floor_ms.${name}`, least);
      note(`refresh.cpu_ratio.${name}`, full.cpuMs / least);
      note(`refresh.virtual_s.${name}`, full.virtualMs / 1000);
      note(`refresh.host_calls.${name}`, full.calls);
      note(`refresh.executions.${name}`, full.executions);
      say(`${name}: ${JSON.stringify(full.byService)}`);
      touch(district);
      const again = await nightly(school);
      note(`incremental.virtual_s.${name}`, again.virtualMs / 1000);
      note(`incremental.host_calls.${name}`, again.calls);
      note(`incremental.virtual_ratio.${name}`, again.virtualMs / full.virtualMs);
      if (size === sizes[sizes.length - 1])
        note('incremental.virtual_ratio', again.virtualMs / full.virtualMs);
    } finally {
      await school.close();
      await district.close();
    }
  }
  const [small, large] = [cpu.get(10_000), cpu.get(100_000)];
  if (small && large) note('refresh.growth_10k_100k', large / small);
};
