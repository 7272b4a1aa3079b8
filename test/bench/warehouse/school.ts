import { startDistrict } from '../../../emulator/district/server';
import { openSchool } from '../../kit/school';
import { sharedServer, type ServerEngine } from '../../kit/servers';

const DATASET = 'student_enrollment';
/** What it is built from: three rows for a student, and few of all else. */
const RESOURCES = [
  'localEducationAgencies',
  'schools',
  'calendars',
  'calendarDates',
  'sessions',
  'gradingPeriods',
  'students',
  'studentEducationOrganizationAssociations',
  'studentSchoolAssociations',
  'programs',
  'studentSpecialEducationProgramAssociations',
];
const ENGINES = { postgres: 'postgres', mariadb: 'mysql' } as const;

export interface Refreshed {
  /** Rows that the API gave. */
  readonly rows: number;
  readonly executions: number;
  readonly virtualMs: number;
}

/**
 * A first refresh of a school whose data sets are built in a database, by the built bundle: from the API to
 * the published table, over as many executions as it takes.
 * @param rows about as many as the API shall give.
 */
export const schoolRefresh = async (on: ServerEngine, rows: number): Promise<Refreshed> => {
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
    const run = await school.work(60);
    if (run.is !== 'succeeded') throw new Error(`The refresh ${run.is}: ${run.trouble?.message}`);
    const executions = school.machine
      .executions()
      .slice(before)
      .filter((e) => e.function === 'work');
    return {
      rows: RESOURCES.reduce((sum, name) => sum + district.data.all(name).length, 0),
      executions: executions.length,
      virtualMs: executions.reduce((sum, e) => sum + e.virtualMs, 0),
    };
  } finally {
    await school.close();
    await district.close();
  }
};
