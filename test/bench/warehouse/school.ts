import { startDistrict } from '../../../emulator/district/server';
import { openSchool, type School } from '../../kit/school';
import { sharedServer, type ServerEngine } from '../../kit/servers';
import { DATASET, RESOURCES } from '../students';

const ENGINES = { postgres: 'postgres', mariadb: 'mysql' } as const;

export interface Refreshed {
  /** Rows that the API gave. */
  readonly rows: number;
  readonly executions: number;
  /** Of them those that the host ended at its limit: what was committed in them counts. */
  readonly cut: number;
  readonly virtualMs: number;
}

const MOST_EXECUTIONS = 80;
const CUT = 'Exceeded maximum execution time';

/** Works as the trigger does: one execution after the other, whatever becomes of one. */
const workOff = async (school: School, say: (line: string) => void): Promise<number> => {
  let cut = 0;
  for (let i = 1; i <= MOST_EXECUTIONS; i++) {
    const { error, execution } = await school.machine.call('work', ['en']);
    if (error && !error.message.includes(CUT)) throw new Error(`work: ${error.message}`);
    if (error) cut += 1;
    const run = await school.command('runState');
    const seconds = (execution.virtualMs / 1000).toFixed(0);
    say(`execution ${i}: ${seconds} s, ${error ? 'cut off, ' : ''}then ${run?.is}`);
    if (run?.is === 'succeeded') return cut;
    if (run && !['queued', 'running'].includes(run.is))
      throw new Error(`The refresh ${run.is}: ${run.trouble?.message}`);
  }
  throw new Error(`The refresh is not over after ${MOST_EXECUTIONS} executions.`);
};

/**
 * A first refresh of a school whose data sets are built in a database, by the built bundle: from the API to
 * the published table, over as many executions as it takes.
 * @param rows about as many as the API shall give.
 */
export const schoolRefresh = async (
  on: ServerEngine,
  rows: number,
  say: (line: string) => void,
): Promise<Refreshed> => {
  const server = await sharedServer(on);
  const { host, port, database, user, password } = await server.database();
  const district = await startDistrict({ students: Math.round(rows / 3), only: RESOURCES });
  const school = await openSchool({ shared: district, machine: { cpuScale: 1 } });
  try {
    await school.connect();
    await school.command('moveWarehouse', {
      engine: ENGINES[on],
      edits: false,
      settings: { server: `${host}:${port}`, database, user },
      secrets: { password },
    });
    await school.work();
    if ((await school.command('warehouse')).engine !== ENGINES[on])
      throw new Error(`The school did not move to ${on}.`);
    await school.switchOn(DATASET);
    await school.command('setDestination', DATASET, 'table');
    const before = school.machine.executions().length;
    await school.command('refresh', [DATASET]);
    const cut = await workOff(school, say);
    const executions = school.machine
      .executions()
      .slice(before)
      .filter((e) => e.function === 'work');
    return {
      rows: RESOURCES.reduce((sum, name) => sum + district.data.all(name).length, 0),
      executions: executions.length,
      cut,
      virtualMs: executions.reduce((sum, e) => sum + e.virtualMs, 0),
    };
  } finally {
    await school.close();
    await district.close();
  }
};
