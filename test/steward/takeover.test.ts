import { killedEverywhere } from '../kit/killed';
import { openSchool, type School } from '../kit/school';
import {
  COLLEAGUE,
  STEWARD,
  filesOf,
  personIn,
  recordOf,
  secretsOf,
  tabsOf,
  type Person,
} from './_people';

const DATASETS = ['schools', 'student_enrollment'];
const HOUR = 3_600_000;

describe('taking over the stewardship', () => {
  let school: School;
  let steward: Person;
  let colleague: Person;
  let start: ReturnType<School['machine']['snapshot']>;
  let id: string;
  const secrets = () => ({ [id]: { secret: school.district.secret } });
  const triggers = () => school.machine.triggers().map(({ user }) => user);

  beforeAll(async () => {
    school = await openSchool({ district: { students: 6, schools: 1 } });
    steward = personIn(school, STEWARD);
    colleague = personIn(school, COLLEAGUE);
    await steward.connect();
    for (const dataset of DATASETS) await steward.command('switchDataset', dataset, true);
    expect(await steward.refresh()).toMatchObject({ is: 'succeeded' });
    id = (await steward.command('consoleState')).connections[0]!.id;
    start = school.machine.snapshot();
  });
  beforeEach(() => school.machine.restore(start));
  afterAll(() => school.close());

  it('moves secrets, landing and trigger, and the tabs stay as they were', async () => {
    const { machine } = school;
    const before = tabsOf(machine);
    const versions = (await steward.command('consoleState')).datasets.map((d) => d.history);
    const state = await colleague.command('takeOver', secrets());
    expect(state.steward).toEqual({ email: COLLEAGUE, you: true });
    expect(state.notices).toEqual([]);
    expect(tabsOf(machine)).toEqual(before);
    expect(await colleague.refresh()).toMatchObject({ is: 'succeeded' });
    expect(tabsOf(machine)).toEqual(before);
    const after = await colleague.command('consoleState');
    expect(after.datasets.map((d) => d.history)).toEqual(versions);
    expect(after.connections[0]).toMatchObject({ id, paused: false });
    // What is not the new steward's any more goes with the old one's last trigger.
    expect(triggers().sort()).toEqual([STEWARD, COLLEAGUE].sort());
    expect(secretsOf(machine, STEWARD)).toEqual([id]);
    await machine.advance(2 * HOUR);
    expect(triggers()).toEqual([COLLEAGUE]);
    expect(secretsOf(machine, STEWARD)).toEqual([]);
    expect(secretsOf(machine, COLLEAGUE)).toEqual([id]);
    expect(machine.drive.files().filter(({ owner }) => owner === STEWARD)).toEqual([]);
    expect(filesOf(machine, COLLEAGUE).length).toBeGreaterThan(2);
    expect(recordOf(machine, `leftover/${STEWARD}`)).toBeUndefined();
    // And the old steward's work is refused without a word, the colleague's is done.
    const { data } = school.district;
    const [student] = data.all('students');
    data.patch('students', String(student!['id']), { firstName: 'Zoë' });
    await steward.command('refresh', null);
    await steward.call('work');
    expect(tabsOf(machine)).toEqual(before);
    await machine.advance(HOUR);
    expect(JSON.stringify(tabsOf(machine))).toContain('Zoë');
    expect((await steward.command('runState'))?.is).toBe('succeeded');
    data.patch('students', String(student!['id']), { firstName: student!['firstName'] });
  });

  it('clears the old steward’s account when that person opens the console first', async () => {
    await colleague.command('takeOver', secrets());
    await steward.command('consoleState');
    expect(secretsOf(school.machine, STEWARD)).toEqual([]);
    expect(school.machine.drive.files().filter(({ owner }) => owner === STEWARD)).toEqual([]);
  });

  it('ends the run at hand', async () => {
    await steward.command('refresh', null);
    school.machine.faults({ killAtCall: 25 });
    await steward.call('work');
    school.machine.faults({});
    const run = await steward.command('runState');
    expect(run?.is).toBe('running');
    await colleague.command('takeOver', secrets());
    expect(await colleague.command('runState')).toMatchObject({ id: run!.id, is: 'cancelled' });
    expect(await colleague.refresh()).toMatchObject({ is: 'succeeded' });
  });

  it('tries the secrets before anything is changed', async () => {
    const before = school.machine.properties();
    await expect(
      colleague.command('takeOver', { [id]: { secret: 'wrong' } }),
    ).rejects.toMatchObject({ code: 'source.refused_key', params: { connection: id } });
    expect(school.machine.properties()).toEqual(before);
    expect(triggers()).toEqual([STEWARD]);
  });

  it('pauses a connection whose secret is not given, and says so', async () => {
    const state = await colleague.command('takeOver', {});
    expect(state.connections[0]).toMatchObject({
      paused: true,
      trouble: { code: 'setup.secret_missing' },
    });
    expect(state.connections[0]).not.toHaveProperty('credential');
    const card = state.datasets.find((d) => d.id === 'schools');
    expect(card).toMatchObject({ status: 'paused', trouble: { code: 'setup.secret_missing' } });
    expect(await colleague.trouble('pauseConnection', id, false)).toBe('setup.secret_missing');
    expect(await colleague.trouble('refresh', null)).toBe('setup.secret_missing');
    // Nothing is due, so nothing fails day after day.
    await school.machine.advance(48 * HOUR);
    expect(school.machine.outbox()).toEqual([]);
    const given = await colleague.connect('Demo district', id);
    expect(given.connections[0]).toMatchObject({ paused: false });
    expect(await colleague.refresh()).toMatchObject({ is: 'succeeded' });
  });

  it('can be taken back', async () => {
    const before = tabsOf(school.machine);
    await colleague.command('takeOver', secrets());
    expect(await colleague.refresh()).toMatchObject({ is: 'succeeded' });
    await steward.command('takeOver', secrets());
    expect(await steward.refresh()).toMatchObject({ is: 'succeeded' });
    await school.machine.advance(2 * HOUR);
    expect(tabsOf(school.machine)).toEqual(before);
    expect(triggers()).toEqual([STEWARD]);
    expect(secretsOf(school.machine, COLLEAGUE)).toEqual([]);
    expect(secretsOf(school.machine, STEWARD)).toEqual([id]);
    expect(school.machine.drive.files().filter(({ owner }) => owner === COLLEAGUE)).toEqual([]);
  });

  it('changes nothing for who is the steward already', async () => {
    const before = school.machine.properties();
    await steward.command('takeOver', secrets());
    expect(school.machine.properties()).toEqual(before);
  });
});

describe('taking over, killed at every call', () => {
  let school: School;
  let colleague: Person;
  let start: ReturnType<School['machine']['snapshot']>;
  let id: string;
  const secrets = () => ({ [id]: { secret: school.district.secret } });
  const triggers = () => school.machine.triggers().map(({ user }) => user);

  beforeAll(async () => {
    school = await openSchool({ district: { students: 6, schools: 1 } });
    const steward = personIn(school, STEWARD);
    colleague = personIn(school, COLLEAGUE);
    await steward.connect();
    await steward.command('switchDataset', 'schools', true);
    expect(await steward.refresh()).toMatchObject({ is: 'succeeded' });
    id = (await steward.command('consoleState')).connections[0]!.id;
    // A run that waits is ended with the rest.
    await steward.command('refresh', null);
    school.machine.faults({ killAtCall: 25 });
    await steward.call('work');
    school.machine.faults({});
    start = school.machine.snapshot();
  });
  beforeEach(() => school.machine.restore(start));
  afterAll(() => school.close());

  it('leaves one steward, and asking again ends well', async () => {
    const { machine } = school;
    const settled = () => ({
      tabs: tabsOf(machine),
      triggers: triggers(),
      secrets: [secretsOf(machine, STEWARD), secretsOf(machine, COLLEAGUE)],
      foreign: machine.drive.files().filter(({ owner }) => owner === STEWARD).length,
      keys: Object.keys(machine.properties().document).sort(),
      segments: filesOf(machine, COLLEAGUE).filter((name) => name.includes('segment')).length,
      manifests: filesOf(machine, COLLEAGUE).filter((name) => name.includes('manifest')).length,
    });
    const finish = async (): Promise<unknown> => {
      expect(await colleague.refresh(['schools'])).toMatchObject({ is: 'succeeded' });
      await machine.advance(2 * HOUR);
      return settled();
    };
    const whole = await colleague.call('takeOver', secrets());
    const expected = await finish();
    const calls = whole.execution.totalCalls;
    expect(calls).toBeGreaterThan(20);
    let deaths = 0;
    await killedEverywhere(
      machine,
      start,
      calls,
      () => colleague.call('takeOver', secrets()),
      async ({ execution }, k) => {
        if (execution.outcome === 'killed') deaths++;
        const left = (await colleague.command('consoleState')).steward!.email;
        expect([STEWARD, COLLEAGUE]).toContain(left);
        expect(triggers()).toContain(left);
        // Between the two, whoever works finds a workbook with one steward.
        if (k % 3 === 0) await machine.advance(HOUR);
        await colleague.command('takeOver', secrets());
        expect(await finish()).toEqual(expected);
      },
    );
    expect(deaths).toBe(2 * calls);
  }, 600_000);

  it('and never asked again, keeps the data fresh all the same', async () => {
    const { machine } = school;
    const before = tabsOf(machine);
    const { totalCalls } = (await colleague.call('takeOver', secrets())).execution;
    const wrong: string[] = [];
    for (let k = 1; k <= totalCalls && wrong.length < 3; k++) {
      machine.restore(start);
      machine.faults({ killAfterCall: k });
      await colleague.call('takeOver', secrets());
      machine.faults({});
      await machine.advance(26 * HOUR);
      try {
        const { steward: left, datasets } = await colleague.command('consoleState');
        expect(triggers()).toEqual([left!.email]);
        const { status, publishedAt } = datasets.find((d) => d.id === 'schools')!;
        expect(status).toBe('fresh');
        expect(machine.now() - Date.parse(publishedAt!)).toBeLessThan(24 * HOUR);
        expect(tabsOf(machine)).toEqual(before);
        expect(machine.outbox()).toEqual([]);
      } catch (problem) {
        wrong.push(`${k}: ${(problem as Error).message.slice(0, 1500)}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 600_000);
});
