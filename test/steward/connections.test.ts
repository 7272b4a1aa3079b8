import type { ConsoleState } from '../../src/app/api';
import { setRecord } from '../kit/records';
import { openSchool, type School } from '../kit/school';
import { COLLEAGUE, STEWARD, personIn, recordOf, type Person } from './_people';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The day on which the emulated year begins. */
const START = Date.parse('2026-09-01T12:00Z');
const dateIn = (days: number): string => new Date(START + days * DAY).toISOString().slice(0, 10);

describe('connections', () => {
  let school: School;
  let steward: Person;
  let start: ReturnType<School['machine']['snapshot']>;
  let id: string;
  const connection = async () => (await steward.command('consoleState')).connections[0]!;
  const save = (change: object) =>
    steward.command('saveConnection', {
      id,
      connector: 'edfi',
      site: 'Demo district',
      settings: { url: school.district.url, key: school.district.key },
      secrets: {},
      ...change,
    });

  beforeAll(async () => {
    school = await openSchool({
      district: { students: 6, schools: 1 },
      machine: { startTime: START },
    });
    steward = personIn(school, STEWARD);
    id = (await steward.connect()).connections[0]!.id;
    for (const dataset of ['schools', 'student_enrollment'])
      await steward.command('switchDataset', dataset, true);
    start = school.machine.snapshot();
  });
  beforeEach(() => {
    school.machine.restore(start);
    school.district.faults.clear();
  });
  afterAll(() => school.close());

  it('know since when their secret is there: only a new one counts', async () => {
    const { since } = (await connection()).credential!;
    await school.machine.advance(3 * DAY);
    await save({ site: 'The district' });
    expect(await connection()).toMatchObject({ site: 'The district', credential: { since } });
    await save({ secrets: { secret: school.district.secret } });
    expect((await connection()).credential!.since > since).toBe(true);
  });

  it('tell two weeks ahead that a key will stop working, and everybody sees it', async () => {
    const colleague = personIn(school, COLLEAGUE);
    const notices = async () => (await colleague.command('consoleState')).notices;
    await save({ expires: dateIn(20) });
    expect((await connection()).credential).toMatchObject({ expires: dateIn(20) });
    expect(await notices()).toEqual([]);
    await school.machine.advance(5 * DAY);
    expect(await notices()).toEqual([]);
    await school.machine.advance(DAY + 12 * HOUR);
    expect(await notices()).toEqual([
      expect.objectContaining({
        kind: 'key_expires',
        connection: id,
        message: expect.stringContaining(dateIn(20)),
      }),
    ]);
    await save({ expires: dateIn(300) });
    expect(await notices()).toEqual([]);
    await save({});
    expect((await connection()).credential).not.toHaveProperty('expires');
  });

  it.each(['2026-02-30', '30.06.2027', 'soon', '2027-6-3', ''])(
    'take no date such as “%s”',
    async (expires) => {
      const before = school.machine.properties();
      await expect(save({ expires })).rejects.toMatchObject({
        code: 'setup.bad_date',
        params: { value: expires },
      });
      expect(school.machine.properties()).toEqual(before);
    },
  );

  it('say once for a refused key what every data set meets, until a new one is given', async () => {
    expect(await steward.refresh()).toMatchObject({ is: 'succeeded' });
    const { secret } = school.district;
    school.district.faults.add({ kind: 'wrongKey', resource: '*' });
    await steward.refresh();
    const state = await steward.command('consoleState');
    const failed = state.datasets.filter(({ status }) => status === 'failed');
    expect(failed.map(({ trouble }) => trouble?.code)).toEqual([
      'source.refused_key',
      'source.refused_key',
    ]);
    expect(state.notices).toEqual([
      expect.objectContaining({
        kind: 'key_refused',
        connection: id,
        message: expect.stringContaining('Demo district'),
      }),
    ]);
    school.district.faults.clear();
    await school.machine.advance(60_000);
    await save({ secrets: { secret } });
    expect((await steward.command('consoleState')).notices).toEqual([]);
    expect(await steward.refresh()).toMatchObject({ is: 'succeeded' });
  });

  it('cannot be moved to another server or removed while a run reads them', async () => {
    await steward.command('refresh', null);
    // The run's first question is answered when all three were tried, and they are tried after it was asked.
    let [reads, answers] = [(): void => undefined, (): void => undefined];
    const read = new Promise<void>((done) => (reads = done));
    const held = new Promise<void>((done) => (answers = done));
    const stop = school.district.onRequest((phase) => {
      if (phase !== 'before') return undefined;
      stop();
      reads();
      return held;
    });
    const work = steward.call('work');
    await read;
    const [moved, removed, renamed] = await Promise.all([
      steward.trouble('saveConnection', {
        id,
        connector: 'edfi',
        site: 'Demo district',
        settings: { url: `${school.district.url}/`, key: school.district.key },
        secrets: {},
      }),
      steward.trouble('removeConnection', id, 'keep'),
      save({ site: 'Renamed' }),
    ]);
    answers();
    await work;
    expect([moved, removed]).toEqual(['setup.running', 'setup.running']);
    expect(renamed.connections[0]!.site).toBe('Renamed');
  });

  it('tell what they are in the language of whoever asks', async () => {
    const { url, key, secret } = school.district;
    const input = { connector: 'edfi', site: '', settings: { url, key }, secrets: { secret } };
    const ask = async (language: string, name: string, ...args: readonly unknown[]) => {
      const { result } = await school.machine.call(name, [language, ...args], { user: STEWARD });
      return (result as { value: unknown }).value;
    };
    const [students, élèves] = [
      { label: 'Students', value: 6 },
      { label: 'Élèves', value: 6 },
    ];
    expect(await ask('en', 'testConnection', input)).toContainEqual(students);
    expect(await ask('fr', 'testConnection', input)).toContainEqual(élèves);
    const saved = await ask('fr', 'saveConnection', { ...input, id });
    expect((saved as ConsoleState).connections[0]!.about).toContainEqual(élèves);
    // What is kept is everybody's, in no language but that of the definitions.
    expect(recordOf(school.machine, `connection/${id}`)).toMatchObject({
      about: expect.arrayContaining([students]),
    });
  });

  it('are shown without the sentence an older record holds, until they are saved', async () => {
    const key = `connection/${id}`;
    const record = recordOf(school.machine, key) as object;
    setRecord(school.machine, key, { ...record, about: 'Ed-Fi 7.3, 4 schools.' } as never);
    expect(await connection()).not.toHaveProperty('about');
    expect(await steward.command('supportBundle', null)).toContain('## Connections');
    await save({});
    expect((await connection()).about).toContainEqual({ label: 'Students', value: 6 });
  });

  it('are tried whatever they are called, and saved under a name of their own', async () => {
    const { url, key, secret } = school.district;
    const input = { connector: 'edfi', settings: { url, key }, secrets: { secret } };
    await save({ site: '' });
    expect((await connection()).site).toBe('Ed-Fi');
    expect(await steward.command('testConnection', { ...input, site: '' })).toContainEqual({
      label: 'Schools',
      value: expect.any(Number),
    });
    expect(await steward.trouble('saveConnection', { ...input, site: ' Ed-Fi ' })).toBe(
      'setup.same_site',
    );
    const { connections } = await steward.command('saveConnection', { ...input, site: 'South' });
    expect(connections.map(({ site }) => site)).toEqual(['Ed-Fi', 'South']);
  });

  it('that are no longer there say so, and give no secret away', async () => {
    for (const wrong of ['c0000000', 'x'])
      for (const name of ['saveConnection', 'testConnection'] as const)
        expect(
          await steward.trouble(name, {
            id: wrong,
            connector: 'edfi',
            site: 'Other',
            settings: { url: school.district.url, key: school.district.key },
            secrets: {},
          }),
        ).toBe('setup.unknown_connection');
    expect(await steward.trouble('pauseConnection', 'x', true)).toBe('setup.unknown_connection');
    expect(await steward.trouble('removeConnection', 'x', 'keep')).toBeNull();
    expect(recordOf(school.machine, `connection/${id}`)).toBeTruthy();
  });
});
