import { openSchool, type School } from '../kit/school';
import { COLLEAGUE, STEWARD, personIn, recordOf, secretsOf, type Person } from './_people';

const HOUR = 3_600_000;

describe('a colleague of the steward', () => {
  let school: School;
  let steward: Person;
  let colleague: Person;
  let start: ReturnType<School['machine']['snapshot']>;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 6, schools: 1 } });
    steward = personIn(school, STEWARD);
    colleague = personIn(school, COLLEAGUE);
    await steward.connect();
    start = school.machine.snapshot();
  });
  beforeEach(() => {
    school.machine.faults({});
    school.machine.restore(start);
  });
  afterAll(() => school.close());

  it('switches data sets on and refreshes them through the steward’s trigger', async () => {
    const { machine } = school;
    expect((await colleague.command('consoleState')).steward).toEqual({
      email: STEWARD,
      you: false,
    });
    const state = await colleague.command('switchDataset', 'schools', true);
    expect(state.datasets.find((d) => d.id === 'schools')?.status).toBe('waiting');
    await colleague.command('setSchedule', 'schools', { every: 'never' });
    const card = await colleague.command('refresh', ['schools']);
    expect(card).toMatchObject({ is: 'queued', by: COLLEAGUE, datasets: ['schools'] });
    // A colleague's own execution has neither secrets nor files: it leaves the wish alone.
    await colleague.call('work');
    expect(await steward.command('runState')).toMatchObject({ is: 'queued', by: COLLEAGUE });
    expect(machine.drive.files()).toEqual([]);
    await machine.advance(HOUR);
    expect(await colleague.command('runState')).toMatchObject({ is: 'succeeded', by: COLLEAGUE });
    const after = await colleague.command('consoleState');
    expect(after.datasets.find((d) => d.id === 'schools')).toMatchObject({ status: 'fresh' });
    expect(await colleague.trouble('openTab', 'schools')).toBeNull();
    expect(machine.triggers().map(({ user }) => user)).toEqual([STEWARD]);
    expect(new Set(machine.drive.files().map(({ owner }) => owner))).toEqual(new Set([STEWARD]));
  });

  it('takes back what was asked for', async () => {
    await colleague.command('switchDataset', 'schools', true);
    await steward.command('refresh', ['schools']);
    await colleague.command('cancel');
    expect(await steward.command('runState')).toBeNull();
  });

  it('may not touch connections, and is told whom to ask', async () => {
    const { connections } = await colleague.command('consoleState');
    const { id, connector, site, settings } = connections[0]!;
    const input = { id, connector, site, settings, secrets: {} };
    const before = school.machine.properties();
    for (const attempt of [
      () => colleague.command('testConnection', input),
      () => colleague.command('saveConnection', { ...input, site: 'Mine' }),
      () => colleague.command('saveConnection', { ...input, secrets: { secret: 'x' } }),
      () => colleague.command('pauseConnection', id, true),
      () => colleague.command('removeConnection', id, 'delete'),
    ])
      await expect(attempt()).rejects.toMatchObject({
        code: 'setup.not_steward',
        message: expect.stringContaining(STEWARD),
        next: expect.stringContaining('take over'),
      });
    expect(school.machine.properties()).toEqual(before);
    expect(secretsOf(school.machine, COLLEAGUE)).toEqual([]);
  });

  it('cannot make two stewards with the steward, whichever way the first save falls', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const race = await openSchool({
        shared: school.district,
        machine: { schedule: { seed } },
      });
      try {
        const people = [personIn(race, STEWARD), personIn(race, COLLEAGUE)];
        const ends = await Promise.all(
          people.map((person, i) =>
            person.connect(`Site ${i}`).then(
              () => null,
              (error: { code?: string }) => error.code,
            ),
          ),
        );
        expect(ends.filter((code) => code === null)).toHaveLength(1);
        expect(ends.filter((code) => code !== null)).toEqual(['setup.not_steward']);
        const winner = people[ends.indexOf(null)]!.email;
        const loser = people[1 - ends.indexOf(null)]!.email;
        const { machine } = race;
        expect(recordOf(machine, 'steward')).toMatchObject({ email: winner });
        expect(machine.triggers().map(({ user }) => user)).toEqual([winner]);
        expect(secretsOf(machine, loser)).toEqual([]);
        expect(secretsOf(machine, winner)).toHaveLength(1);
        expect((await people[0]!.command('consoleState')).connections).toHaveLength(1);
      } finally {
        await race.close();
      }
    }
  });

  it('is never in the way of a colleague who takes over at the same time', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const race = await openSchool({ shared: school.district, machine: { schedule: { seed } } });
      try {
        const { machine } = race;
        const third = 'third@school.example';
        const [first, one, two] = [STEWARD, COLLEAGUE, third].map((who) => personIn(race, who));
        const { connections } = await first!.connect();
        const { id } = connections[0]!;
        await first!.command('switchDataset', 'schools', true);
        await first!.command('refresh', null);
        const secrets = { [id]: { secret: school.district.secret } };
        const work = first!.call('work');
        await Promise.all([
          one!.command('takeOver', secrets),
          two!.command('takeOver', secrets),
          work,
        ]);
        const { email } = recordOf(machine, 'steward') as { email: string };
        expect([COLLEAGUE, third]).toContain(email);
        const now = personIn(race, email);
        expect(await now.refresh()).toMatchObject({ is: 'succeeded' });
        await machine.advance(2 * HOUR);
        expect(machine.triggers().map(({ user }) => user)).toEqual([email]);
        for (const other of [STEWARD, COLLEAGUE, third])
          expect(secretsOf(machine, other)).toEqual(other === email ? [id] : []);
        const owners = machine.drive.files().map(({ owner }) => owner);
        expect(new Set(owners)).toEqual(new Set([email]));
      } finally {
        await race.close();
      }
    }
  });
});

describe('the heartbeat', () => {
  let school: School;
  let steward: Person;
  let colleague: Person;
  beforeEach(async () => {
    school = await openSchool({ district: { students: 6, schools: 1 } });
    steward = personIn(school, STEWARD);
    colleague = personIn(school, COLLEAGUE);
    await steward.connect();
  });
  afterEach(() => school.close());
  const kinds = async (person: Person) =>
    (await person.command('consoleState')).notices.map(({ kind }) => kind);

  it('is written by a tick that finds nothing to do, once, and not again within minutes', async () => {
    const { machine } = school;
    await machine.advance(HOUR);
    const first = recordOf(machine, 'heartbeat') as { at: string; by: string };
    expect(first.by).toBe(STEWARD);
    expect(machine.now() - Date.parse(first.at)).toBeLessThan(60_000);
    const before = machine.properties().document;
    await steward.call('work');
    expect(machine.properties().document).toEqual(before);
    await machine.advance(HOUR);
    expect((recordOf(machine, 'heartbeat') as { at: string }).at > first.at).toBe(true);
  });

  it('missed for hours is told to colleagues, with what to do, until it beats again', async () => {
    const { machine } = school;
    await machine.advance(3 * HOUR);
    expect(await kinds(colleague)).toEqual([]);
    // Triggers of somebody who has withdrawn a permission do not run.
    const revokedScopes = ['https://www.googleapis.com/auth/script.external_request'];
    machine.faults({ revokedScopes });
    await machine.advance(3 * HOUR);
    machine.faults({});
    expect(await kinds(colleague)).toEqual([]);
    machine.faults({ revokedScopes });
    await machine.advance(HOUR);
    machine.faults({});
    const { notices } = await colleague.command('consoleState');
    expect(notices).toEqual([
      expect.objectContaining({
        kind: 'steward_gone',
        message: expect.stringContaining(STEWARD),
        next: expect.stringContaining('take over'),
      }),
    ]);
    expect((await kinds(steward)).includes('steward_gone')).toBe(false);
    await machine.advance(HOUR);
    expect(await kinds(colleague)).toEqual([]);
  });
});
