import { setRecord } from '../kit/records';
import { openSchool, type School } from '../kit/school';

const COLLEAGUE = 'colleague@school.example';

/** A school with one good run, one that was refused, and one that was cancelled. */
describe('activity', () => {
  let school: School;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 12, schools: 1 } });
    await school.connect();
    await school.switchOn('schools', 'student_enrollment');
    await school.refresh();
    school.district.passDay();
    school.district.faults.add({ kind: 'denied', resource: 'students' });
    await school.refresh();
    school.district.faults.clear();
    await school.command('refresh', ['schools']);
    school.machine.faults({ killAtCall: 40 });
    await school.machine.call('work');
    school.machine.faults({});
    await school.command('cancel');
  });
  afterAll(() => school.close());

  const asColleague = async <T>(name: string, ...args: unknown[]): Promise<T> => {
    const { result } = await school.machine.call(name, ['en', ...args], { user: COLLEAGUE });
    return (result as { value: T }).value;
  };

  it('tells the runs that are over, newest first, and what became of each data set', async () => {
    const { runs, more } = await school.command('activity', {});
    expect(more).toBe(false);
    expect(runs.map(({ is }) => is)).toEqual(['cancelled', 'failed', 'succeeded']);
    const [cancelled, failed, good] = runs;
    expect(cancelled?.datasets).toEqual([{ id: 'schools', title: 'Schools', is: 'left' }]);
    const enrollment = failed?.datasets.find(({ id }) => id === 'student_enrollment');
    expect(enrollment?.is).toBe('failed');
    expect(enrollment?.trouble?.message).toMatch(/^The key may not read students\./);
    expect(failed?.datasets.find(({ id }) => id === 'schools')?.is).toBe('published');
    expect(good).toMatchObject({ cause: 'person', by: 'analyst@school.example' });
    expect(good?.rowsRead).toBeGreaterThan(12);
    expect(good?.requests).toBeGreaterThan(0);
    expect(good?.ms).toBeGreaterThan(0);
  });

  it('filters by data set and outcome, and goes on before a time', async () => {
    const of = async (query: object) =>
      (await school.command('activity', query)).runs.map(({ is }) => is);
    expect(await of({ dataset: 'student_enrollment' })).toEqual(['failed', 'succeeded']);
    expect(await of({ is: 'failed' })).toEqual(['failed']);
    const [, { at }] = (await school.command('activity', {})).runs as [unknown, { at: string }];
    expect(await of({ before: at })).toEqual(['succeeded']);
  });

  it('tells one run whole: from whom, how much, and the lines behind it', async () => {
    const [failed] = (await school.command('activity', { is: 'failed' })).runs;
    const story = await school.command('runStory', failed!.id);
    expect(story.sources).toHaveLength(1);
    expect(story.sources[0]).toMatchObject({ site: 'Demo district', requests: failed!.requests });
    expect(story.sources[0]!.ms).toBeGreaterThan(0);
    const events = story.log?.map(({ event }) => event);
    expect(events?.[0]).toBe('run.begin');
    expect(events).toContain('dataset.failed');
    expect(events).toContain('run.end');
    expect(story.log?.every(({ about }) => about['run'] === failed!.id)).toBe(true);
    expect(story.cloudLog).toMatch(
      /^https:\/\/script\.google\.com\/home\/projects\/.+\/executions$/,
    );
  });

  it('shows colleagues the last runs and not the lines', async () => {
    const { runs } = await asColleague<{ runs: { id: string }[] }>('activity', {});
    expect(runs).toHaveLength(3);
    const story = await asColleague<object>('runStory', runs[0]!.id);
    expect(story).not.toHaveProperty('log');
    expect(story).toHaveProperty('sources');
    const details = await asColleague<{ runs: { id: string }[]; tab?: string }>(
      'datasetDetails',
      'schools',
    );
    expect(details.runs.map(({ id }) => id)).toEqual(runs.map(({ id }) => id));
    expect(details.tab).toBe('Schools');
  });

  it('says so when a run is no longer on record', async () => {
    await expect(school.command('runStory', 'r00000000')).rejects.toThrow(
      'This run is no longer on record.',
    );
  });

  it('links to Cloud Logging, filtered to the run, where the school has a project', async () => {
    const { machine } = school;
    const before = machine.snapshot();
    const [run] = (await school.command('activity', {})).runs;
    setRecord(machine, 'settings', { cloudProject: 'our-school' });
    const { cloudLog } = await school.command('runStory', run!.id);
    expect(cloudLog).toMatch(/^https:\/\/console\.cloud\.google\.com\/logs\/query;query=/);
    expect(decodeURIComponent(cloudLog!)).toContain(`jsonPayload.run="${run!.id}"`);
    expect(cloudLog).toContain('project=our-school');
    machine.restore(before);
  });
});
