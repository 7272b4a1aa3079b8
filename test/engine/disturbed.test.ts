import type { School } from '../kit/school';
import { openSchool } from '../kit/school';
import { landed, manifestsOf, visible } from '../kit/landed';

/** What the host and the source do to a refresh in daily life must not show in its result. */
const DATASETS = ['schools', 'student_enrollment', 'section_rosters'];
type Snapshot = ReturnType<School['machine']['snapshot']>;

describe('a refresh that is disturbed', () => {
  let school: School;
  let start: Snapshot;
  let expected: unknown;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 30, schools: 2 } });
    await school.connect();
    await school.switchOn(...DATASETS);
    await school.command('refresh', DATASETS);
    start = school.machine.snapshot();
    expect((await school.work()).is).toBe('succeeded');
    expected = visible(school.machine);
  });
  afterEach(() => {
    school.machine.faults({});
    school.district.faults.clear();
  });
  afterAll(() => school.close());

  /** Works as the hourly trigger would, passing the time a paused run asks for. */
  const finish = async (): Promise<string> => {
    for (let hour = 0; hour < 12; hour++) {
      await school.machine.call('work');
      const run = await school.command('runState');
      if (run && ['succeeded', 'failed', 'cancelled'].includes(run.is)) return run.is;
      await school.machine.advance(3_600_000);
    }
    return 'not over';
  };

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'by transient errors in every tenth call (seed %i)',
    async (seed) => {
      school.machine.restore(start);
      school.machine.faults({ transient: { service: '*', rate: 0.1, seed } });
      const how = await finish();
      expect(school.machine.faults().thrown).toBeGreaterThan(0);
      school.machine.faults({});
      expect(how).toBe('succeeded');
      expect(visible(school.machine)).toEqual(expected);
    },
  );

  it.each([1, 2, 3])('by Drive failing every fifth request (seed %i)', async (seed) => {
    school.machine.restore(start);
    school.machine.faults({ transient: { service: 'Drive', rate: 0.2, seed } });
    const how = await finish();
    school.machine.faults({});
    expect(how).toBe('succeeded');
    expect(visible(school.machine)).toEqual(expected);
  });

  it('by tokens that end in mid-walk', async () => {
    school.machine.restore(start);
    let requests = 0;
    const stop = school.district.onRequest((phase) => {
      if (phase === 'before' && ++requests % 12 === 0) school.district.expireTokens();
    });
    const how = await finish();
    stop();
    expect(requests).toBeGreaterThan(12);
    expect(how).toBe('succeeded');
    expect(visible(school.machine)).toEqual(expected);
  });

  it.each([1, 2, 3, 4, 5, 6])('by a second executor that races it (seed %i)', async (seed) => {
    const racing = await openSchool({
      shared: school.district,
      machine: { schedule: { seed }, cpuScale: 0 },
    });
    try {
      racing.machine.restore(start);
      const both = await Promise.all([racing.machine.call('work'), racing.machine.call('tick')]);
      expect(both.map(({ execution }) => execution.outcome)).toEqual(['ok', 'ok']);
      await racing.work(5);
      expect(visible(racing.machine)).toEqual(expected);
      const [manifest] = manifestsOf(racing.machine);
      const seqs = manifest!.segments.map((s) => s.seq);
      expect(new Set(seqs).size).toBe(seqs.length);
      expect(Object.keys(landed(racing.machine, manifest!)).length).toBeGreaterThan(3);
    } finally {
      await racing.close();
    }
  });
});
