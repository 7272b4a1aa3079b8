/** What 42's own log says of a first reading: eight resources wanted at once, over many executions. */
import { createIntra42 } from '../../../emulator/vendors/intra42';
import { serve, type Running } from '../../../emulator/vendors/serve';
import { openSchool, type School } from '../../kit/school';
import { rowsOf } from '../../kit/tabs';

const SECOND = 1_000;
const HOUR = 3_600_000;

/** The most of these moments that lie within any span, the end not counted. */
const mostWithin = (times: readonly number[], span: number): number => {
  let [most, first] = [0, 0];
  times.forEach((time, last) => {
    while (time - times[first]! >= span) first += 1;
    most = Math.max(most, last - first + 1);
  });
  return most;
};

describe('the limits of 42', () => {
  let school: School;
  let server: Running;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 2 } });
    const vendor = createIntra42({ students: 100, sessions: 1_900, sparse: 50 });
    server = await serve(vendor, { now: () => school.machine.now() });
  });
  afterAll(async () => {
    await server.close();
    await school.close();
  });

  const connect = (site: string, campus: string) => {
    const { settings, secrets } = server.vendor.connect(server.url);
    return school.command('saveConnection', {
      connector: 'intra42',
      site,
      settings: { ...settings, campus },
      secrets,
    });
  };

  it('no second has more than two requests, and no hour more than 1,200', async () => {
    const { machine } = school;
    await connect('Paris', '1');
    // Another campus by the same key.
    await connect('Lyon', '9');
    await school.switchOn('campus_activity');
    await school.command('refresh', ['campus_activity']);
    const states: string[] = [];
    const executions: number[] = [];
    for (let i = 0; i < 60; i++) {
      const before = server.log.length;
      // Every third execution is ended in the middle of what it does.
      machine.faults(i % 3 === 1 ? { killAtCall: 60 } : {});
      await machine.call('work', ['en']);
      executions.push(server.log.length - before);
      const run = await school.command('runState');
      states.push(run?.is ?? 'none');
      if (run?.is === 'succeeded' || run?.is === 'failed') break;
      if (run?.is === 'paused') await machine.advance(HOUR / 12);
    }
    machine.faults({});
    const times = server.log.map(({ at }) => at).sort((a, b) => a - b);
    const [second, hour] = [mostWithin(times, SECOND), mostWithin(times, HOUR)];
    const minutes = Math.round((times.at(-1)! - times[0]!) / 60_000);
    console.log(
      `${times.length} requests in ${executions.filter((n) => n > 0).length} executions and ` +
        `${minutes} minutes: ${second} in a second and ${hour} in an hour at most`,
    );
    expect(states.at(-1)).toBe('succeeded');
    expect(states).toContain('paused');
    expect(second).toBeLessThanOrEqual(2);
    expect(hour).toBeLessThanOrEqual(1_200);
    expect(hour).toBeGreaterThan(1_100);
    // There was more to ask for than an hour allows, and it was asked for by several executions.
    expect(times.length).toBeGreaterThan(1_300);
    expect(executions.filter((n) => n > 0).length).toBeGreaterThan(4);
    // Nothing was sent that had to be refused.
    expect(server.log.filter(({ status }) => status === 429)).toEqual([]);
    const asked = new Set(server.log.map(({ path }) => path));
    for (const name of server.vendor.resources) expect(asked).toContain(`/v2/${name}`);
    const sites = rowsOf(machine, 'Campus Activity').map((row) => row['Site']);
    expect(new Set(sites)).toEqual(new Set(['Paris', 'Lyon']));
  }, 240_000);
});
