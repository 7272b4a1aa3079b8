import { killedEverywhere } from '../kit/killed';
import { openSchool, type School } from '../kit/school';
import { COLLEAGUE, STEWARD, personIn, recordOf, secretsOf, tabsOf, type Person } from './_people';

const HOUR = 3_600_000;
const DATASETS = ['schools', 'student_enrollment'];

/** All that is the original's: its records, files, triggers, and the secrets of its steward. */
const original = ({ machine }: School) => ({
  records: machine.properties().document,
  files: machine.drive.files().map(({ id, modified }) => ({ id, modified })),
  triggers: machine.triggers().filter(({ workbook }) => !isCopy(machine, workbook)),
  secrets: secretsOf(machine, STEWARD),
  tabs: tabsOf(machine),
});
const isCopy = (machine: School['machine'], workbook: unknown): boolean =>
  typeof workbook === 'string' && workbook !== machine.workbook.about().id;

describe('a copy of the workbook', () => {
  let school: School;
  let steward: Person;
  let start: ReturnType<School['machine']['snapshot']>;
  let copy: string;
  const inCopy = (email: string): Person => personIn(school, email, copy);

  beforeAll(async () => {
    school = await openSchool({ district: { students: 6, schools: 1 } });
    const { machine } = school;
    steward = personIn(school, STEWARD);
    await steward.connect();
    for (const dataset of DATASETS) await steward.command('switchDataset', dataset, true);
    await steward.command('setSchedule', 'schools', { every: 'hour' });
    expect(await steward.refresh()).toMatchObject({ is: 'succeeded' });
    await machine.advance(HOUR);
    await steward.command('refresh', null);
    copy = machine.copyWorkbook();
    start = machine.snapshot();
  });
  beforeEach(() => {
    school.machine.faults({});
    school.machine.restore(start);
  });
  afterAll(() => school.close());

  it.each([STEWARD, COLLEAGUE])('opened by %s says what it is and what to do', async (email) => {
    const before = original(school);
    const state = await inCopy(email).command('consoleState');
    expect(state.notices).toEqual([
      expect.objectContaining({ kind: 'copied', next: expect.stringContaining('secrets') }),
    ]);
    expect(state.steward).toBeUndefined();
    expect(state.run).toBeNull();
    expect(state.connections).toEqual([
      expect.objectContaining({
        site: 'Demo district',
        paused: true,
        trouble: expect.objectContaining({ code: 'setup.secret_missing' }),
      }),
    ]);
    const card = state.datasets.find((d) => d.id === 'schools')!;
    expect(card).toMatchObject({
      status: 'paused',
      hasTab: true,
      schedule: { every: 'hour' },
      trouble: { code: 'setup.secret_missing' },
    });
    expect(original(school)).toEqual(before);
    const keys = Object.keys(school.machine.properties(copy).document);
    const prefixes = new Set(keys.map((key) => key.split('/')[0]));
    // Lines of the log wait there until somebody keeps a journal.
    const kept = ['choice', 'connection', 'lines', 'subscription', 'workbook'];
    expect([...prefixes].sort()).toEqual(kept);
  });

  it('does no work before somebody has given the secrets, and none in the original', async () => {
    const before = original(school);
    await inCopy(STEWARD).call('work');
    await inCopy(STEWARD).call('tick');
    await inCopy(STEWARD).trouble('refresh', null);
    await inCopy(STEWARD).command('cancel');
    expect(original(school)).toEqual(before);
    expect(recordOf(school.machine, 'folder', copy)).toBeUndefined();
  });

  it('refreshes by itself once a colleague has given the secrets, beside the original', async () => {
    const { machine } = school;
    const before = original(school);
    const colleague = inCopy(COLLEAGUE);
    const { id } = (await colleague.command('consoleState')).connections[0]!;
    const state = await colleague.connect('Demo district', id);
    expect(state.steward).toEqual({ email: COLLEAGUE, you: true });
    expect(state.notices).toEqual([]);
    expect(state.connections).toHaveLength(1);
    expect(state.connections[0]).toMatchObject({ id, paused: false });
    expect(await colleague.refresh()).toMatchObject({ is: 'succeeded' });
    expect(tabsOf(machine, copy)).toEqual(tabsOf(machine));
    const { records, secrets, tabs } = original(school);
    expect({ records, secrets, tabs }).toEqual({
      records: before.records,
      secrets: before.secrets,
      tabs: before.tabs,
    });
    const { data } = school.district;
    const [student] = data.all('students');
    data.patch('students', String(student!['id']), { firstName: 'Zoë' });
    await machine.advance(26 * HOUR);
    expect(JSON.stringify(tabsOf(machine, copy))).toContain('Zoë');
    expect(tabsOf(machine, copy)).toEqual(tabsOf(machine));
    data.patch('students', String(student!['id']), { firstName: student!['firstName'] });
    expect(
      machine
        .triggers()
        .map(({ user }) => user)
        .sort(),
    ).toEqual([STEWARD, COLLEAGUE].sort());
  });

  it('of the same steward has a folder, a trigger and secrets of its own', async () => {
    const { machine } = school;
    const before = original(school);
    const same = inCopy(STEWARD);
    const { id } = (await same.command('consoleState')).connections[0]!;
    expect(secretsOf(machine, STEWARD)).not.toContain(id);
    await same.connect('Demo district', id);
    expect(await same.refresh()).toMatchObject({ is: 'succeeded' });
    expect(machine.triggers()).toHaveLength(2);
    const folders = machine.drive.files().filter(({ mimeType }) => mimeType.includes('folder'));
    expect(folders).toHaveLength(2);
    expect(recordOf(machine, 'folder', copy)).not.toBe(recordOf(machine, 'folder'));
    expect(original(school).records).toEqual(before.records);
    expect(secretsOf(machine, STEWARD).sort()).toEqual([...before.secrets, id].sort());
    const touched = machine.drive
      .files()
      .filter((file) =>
        before.files.some((known) => known.id === file.id && known.modified !== file.modified),
      );
    expect(touched).toEqual([]);
    // Removing the connection here takes nothing from the original, nor the other way round.
    await same.command('removeConnection', id, 'delete');
    expect(secretsOf(machine, STEWARD)).toEqual(before.secrets);
    expect(tabsOf(machine)).toEqual(before.tabs);
    expect(Object.keys(tabsOf(machine, copy))).not.toContain('Schools');
    await steward.call('work');
    expect((await steward.command('runState'))?.is).toBe('succeeded');
    await machine.advance(3 * HOUR);
    expect(machine.triggers()).toHaveLength(2);
    expect((await steward.command('consoleState')).notices).toEqual([]);
  });

  it('can be entrusted to somebody by all its secrets at once', async () => {
    const colleague = inCopy(COLLEAGUE);
    const { id } = (await colleague.command('consoleState')).connections[0]!;
    const before = original(school);
    const state = await colleague.command('takeOver', { [id]: { secret: school.district.secret } });
    expect(state).toMatchObject({ steward: { email: COLLEAGUE, you: true }, notices: [] });
    expect(await colleague.refresh()).toMatchObject({ is: 'succeeded' });
    expect(tabsOf(school.machine, copy)).toEqual(tabsOf(school.machine));
    expect(original(school).records).toEqual(before.records);
  });

  it('keeps its settings, and mails nobody of the original', async () => {
    const { machine } = school;
    const {
      quotas: _,
      stewardship: __,
      about: ___,
      languages: ____,
      ...now
    } = await steward.command('settings');
    const { folder: _____, timeZones: ______, ...input } = now;
    const recipients = [{ email: 'head@school.example', language: 'fr' }];
    await steward.command('saveSettings', { ...input, recipients, retentionDays: 90 });
    const second = machine.copyWorkbook();
    const there = await personIn(school, STEWARD, second).command('settings');
    expect(there).toMatchObject({ recipients: [], retentionDays: 90 });
    expect(there).not.toHaveProperty('folder');
    expect((await steward.command('settings')).recipients).toEqual(recipients);
  });

  it('of a copy is a copy again', async () => {
    const { machine } = school;
    await inCopy(COLLEAGUE).command('consoleState');
    const second = machine.copyWorkbook(copy);
    const state = await personIn(school, STEWARD, second).command('consoleState');
    expect(state.notices.map(({ kind }) => kind)).toEqual(['copied']);
    const [there] = (await inCopy(COLLEAGUE).command('consoleState')).connections;
    expect(state.connections[0]!.id).not.toBe(there!.id);
  });

  it('opened by two people at once is settled once', async () => {
    for (let seed = 1; seed <= 6; seed++) {
      const race = await openSchool({ shared: school.district, machine: { schedule: { seed } } });
      try {
        const first = personIn(race, STEWARD);
        await first.connect();
        await first.command('switchDataset', 'schools', true);
        const twin = race.machine.copyWorkbook();
        const states = await Promise.all(
          [STEWARD, COLLEAGUE].map((who) => personIn(race, who, twin).command('consoleState')),
        );
        const ids = states.map(({ connections }) => connections.map(({ id }) => id));
        expect(ids[0]).toHaveLength(1);
        expect(ids[1]).toEqual(ids[0]);
        expect(race.machine.properties(twin).document).not.toHaveProperty('adopting');
      } finally {
        await race.close();
      }
    }
  });

  it('killed at every call of its first touch, is settled by the next', async () => {
    const { machine } = school;
    const before = original(school);
    const shape = () => {
      const { document } = machine.properties(copy);
      return Object.fromEntries(
        Object.entries(document)
          .filter(([key]) => key !== 'workbook' && !key.startsWith('lines/'))
          .map(([key, value]): [string, unknown] => {
            const { id: _, ...rest } = JSON.parse(value) as Record<string, unknown>;
            const { version, ...record } = rest as { version?: { parts: object } };
            return key.startsWith('connection/')
              ? ['connection', record]
              : [key, { ...record, parts: Object.values(version?.parts ?? {}) }];
          }),
      );
    };
    const { totalCalls } = (await inCopy(COLLEAGUE).call('consoleState')).execution;
    const expected = shape();
    const choices = ['on/schools', 'on/student_enrollment', 'schedule/schools'];
    expect(Object.keys(expected).sort()).toEqual(
      [...choices.map((key) => `choice/${key}`), 'connection']
        .concat(DATASETS.map((id) => `subscription/${id}`))
        .sort(),
    );
    await killedEverywhere(
      machine,
      start,
      totalCalls,
      () => inCopy(COLLEAGUE).call('consoleState'),
      async () => {
        const { connections, notices } = await inCopy(STEWARD).command('consoleState');
        expect(connections).toHaveLength(1);
        expect(notices.map(({ kind }) => kind)).toEqual(['copied']);
        expect(shape()).toEqual(expected);
        expect(original(school)).toEqual(before);
      },
    );
  });
});
