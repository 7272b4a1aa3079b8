import { gunzipSync } from 'node:zlib';
import { recordOf, setRecord } from '../kit/records';
import { openSchool, type School } from '../kit/school';

const DAY_MS = 86_400_000;
const DATASETS = ['schools'];

describe('the journal', () => {
  let school: School;
  let start: ReturnType<School['machine']['snapshot']>;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 6, schools: 1 } });
    await school.connect();
    await school.switchOn(...DATASETS);
    await school.command('setSchedule', 'schools', { every: 'never' });
    await school.refresh();
    start = school.machine.snapshot();
  });
  afterAll(() => school.close());
  beforeEach(() => school.machine.restore(start));

  const files = () =>
    (school.machine.drive.files() as { id: string; name: string }[])
      .filter(({ name }) => name.startsWith('journal '))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  const textOf = (id: string): string =>
    gunzipSync(school.machine.drive.content(id)!.bytes).toString('utf8');
  const eventsOf = async (run: string) =>
    (await school.command('runStory', run)).log!.map(({ event }) => event);
  it('is one file a day, which takes along what commands have logged', async () => {
    expect(files()).toHaveLength(1);
    const lines = textOf(files()[0]!.id).trim().split('\n');
    const events = lines.map((line) => (JSON.parse(line) as { event?: string }).event);
    expect(events).toContain('connection.saved');
    expect(events).toContain('run.end');
    expect(lines.filter((line) => line.startsWith('{"past":'))).toHaveLength(1);
    const { document } = school.machine.properties();
    expect(Object.keys(document).filter((key) => key.startsWith('lines/'))).toEqual([]);
    await school.machine.advance(DAY_MS);
    await school.refresh();
    expect(files().map(({ name }) => name)).toHaveLength(2);
  });

  it('keeps runs readable for as long as Settings say, beyond those that colleagues see', async () => {
    setRecord(school.machine, 'settings', { v: 1, retentionDays: 3 });
    const seen: string[] = [];
    for (let day = 0; day < 6; day++) {
      await school.machine.advance(DAY_MS);
      await school.refresh();
      const [run] = (await school.command('activity', {})).runs;
      seen.push(run!.id);
    }
    setRecord(school.machine, 'run/past', []);
    const { runs } = await school.command('activity', {});
    expect(runs.map(({ id }) => id)).toEqual(seen.slice(-4).reverse());
    expect(files()).toHaveLength(4);
    expect(await eventsOf(seen[3]!)).toContain('dataset.published');
    await expect(school.command('runStory', seen[0]!)).rejects.toThrow('no longer on record');
  });

  it('fails no run when its file is gone, and goes on in another', async () => {
    const lost = recordOf<{ file: string }>(school.machine, 'journal')!.file;
    setRecord(school.machine, 'journal', {
      ...recordOf<object>(school.machine, 'journal'),
      file: 'gone',
    });
    expect((await school.refresh()).is).toBe('succeeded');
    const [run] = (await school.command('activity', {})).runs;
    expect(await eventsOf(run!.id)).toContain('run.end');
    expect(recordOf<{ file: string }>(school.machine, 'journal')!.file).not.toBe(lost);
  });

  it('loses of a killed execution its own lines alone', async () => {
    await school.command('refresh', DATASETS);
    school.machine.faults({ killAtCall: 40 });
    const { execution } = await school.machine.call('work');
    expect(execution.outcome).toBe('killed');
    school.machine.faults({});
    await school.work();
    const runs = (await school.command('activity', {})).runs;
    expect(runs).toHaveLength(2);
    const story = await school.command('runStory', runs[0]!.id);
    expect(story.executions).toBe(2);
    expect(story.log!.map(({ event }) => event)).toContain('run.end');
    expect((await eventsOf(runs[1]!.id))[0]).toBe('run.begin');
  });
});
