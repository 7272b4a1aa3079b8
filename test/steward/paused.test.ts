/** Two districts in one workbook, of which one is paused or removed. */
import { startDistrict, type District } from '../../emulator/district/server';
import { killedEverywhere } from '../kit/killed';
import { openSchool, type School } from '../kit/school';
import { rowsOf, titlesOf } from '../kit/tabs';
import { COLLEAGUE, STEWARD, filesOf, personIn, recordOf, secretsOf, type Person } from './_people';

const HOUR = 3_600_000;
const DATASETS = ['schools', 'student_enrollment'];
const ENROLLMENT = 'Student Demographics & Enrollment';

describe('a connection that is paused', () => {
  let school: School;
  let south: District;
  let steward: Person;
  let start: ReturnType<School['machine']['snapshot']>;
  let ids: Record<'North' | 'South', string>;
  const sites = (title = ENROLLMENT) =>
    rowsOf(school.machine, title).reduce<Record<string, number>>((found, row) => {
      const site = String(row['Site']);
      return { ...found, [site]: (found[site] ?? 0) + 1 };
    }, {});
  const card = async (id: string) =>
    (await steward.command('consoleState')).datasets.find((d) => d.id === id)!;
  const rename = (district: District, firstName: string) => {
    const [student] = district.data.all('students');
    district.data.patch('students', String(student!['id']), { firstName });
  };

  beforeAll(async () => {
    south = await startDistrict({ students: 30, seed: 1 });
    school = await openSchool({ district: { students: 40, seed: 1 } });
    steward = personIn(school, STEWARD);
    await steward.connect('North');
    const { connections } = await steward.command('saveConnection', {
      connector: 'edfi',
      site: 'South',
      settings: { url: south.url, key: south.key },
      secrets: { secret: south.secret },
    });
    ids = Object.fromEntries(connections.map(({ site, id }) => [site, id])) as typeof ids;
    for (const id of DATASETS) await steward.command('switchDataset', id, true);
    expect(await steward.refresh()).toMatchObject({ is: 'succeeded' });
    start = school.machine.snapshot();
  });
  beforeEach(() => school.machine.restore(start));
  afterAll(async () => {
    await school.close();
    await south.close();
  });

  it('keeps its rows where the other is read, and is read again when it goes on', async () => {
    const before = sites();
    expect(Object.keys(before).sort()).toEqual(['North', 'South']);
    const state = await steward.command('pauseConnection', ids.South, true);
    expect(state.connections.find((c) => c.id === ids.South)).toMatchObject({ paused: true });
    expect((await card('schools')).status).toBe('fresh');
    rename(school.district, 'Northern');
    rename(south, 'Southern');
    expect(await steward.refresh()).toMatchObject({ is: 'succeeded' });
    expect(sites()).toEqual(before);
    const text = () => JSON.stringify(rowsOf(school.machine, ENROLLMENT));
    expect(text()).toContain('Northern');
    expect(text()).not.toContain('Southern');
    await steward.command('pauseConnection', ids.South, false);
    expect(await steward.refresh()).toMatchObject({ is: 'succeeded' });
    expect(text()).toContain('Southern');
    expect(sites()).toEqual(before);
  });

  it('together with all the others stands still: nothing is due, nothing fails', async () => {
    const before = sites();
    await steward.command('pauseConnection', ids.South, true);
    await steward.command('pauseConnection', ids.North, true);
    expect(await card('schools')).toMatchObject({
      status: 'paused',
      trouble: { code: 'setup.paused', params: { site: 'North, South' } },
      hasTab: true,
    });
    expect(await card('schools')).not.toHaveProperty('next');
    expect(await steward.trouble('refresh', null)).toBe('setup.paused');
    expect(await steward.trouble('refresh', ['schools'])).toBe('setup.paused');
    const runs = recordOf(school.machine, 'run/current');
    await school.machine.advance(72 * HOUR);
    expect(recordOf(school.machine, 'run/current')).toEqual(runs);
    expect(school.machine.outbox()).toEqual([]);
    expect(await card('schools')).not.toHaveProperty('late');
    expect(sites()).toEqual(before);
    const known = recordOf(school.machine, 'subscription/schools');
    await steward.command('pauseConnection', ids.North, false);
    // What runs know is written by runs alone: one may be at it.
    expect(recordOf(school.machine, 'subscription/schools')).toEqual(known);
    // It stood still because a person wanted it: nobody is told that it is late.
    expect(await card('schools')).not.toHaveProperty('late');
    await school.machine.advance(26 * HOUR);
    expect(await card('schools')).toMatchObject({ status: 'fresh' });
    expect(school.machine.outbox()).toEqual([]);
    expect(sites()).toEqual(before);
  });

  it('before it was ever read to its end is left out, and does not hold up the other', async () => {
    const third = await startDistrict({ students: 10, seed: 2 });
    try {
      const { connections } = await steward.command('saveConnection', {
        connector: 'edfi',
        site: 'West',
        settings: { url: third.url, key: third.key },
        secrets: { secret: third.secret },
      });
      const west = connections.find((c) => c.site === 'West')!.id;
      const before = sites();
      await steward.command('pauseConnection', west, true);
      expect(await steward.refresh()).toMatchObject({ is: 'succeeded' });
      expect(sites()).toEqual(before);
    } finally {
      await third.close();
    }
  });

  it('after a part of it was read gives what is whole of it and nothing else', async () => {
    const west = await startDistrict({ students: 10, seed: 2 });
    west.faults.add({ kind: 'html', resource: 'students' });
    try {
      const { connections } = await steward.command('saveConnection', {
        connector: 'edfi',
        site: 'West',
        settings: { url: west.url, key: west.key },
        secrets: { secret: west.secret },
      });
      const before = sites();
      expect(await steward.refresh()).toMatchObject({ is: 'succeeded' });
      expect(await card('student_enrollment')).toMatchObject({
        status: 'partial',
        failing: { of: 3, sites: [{ site: 'West', trouble: { code: 'source.not_json' } }] },
      });
      expect(await card('schools')).toMatchObject({ status: 'fresh' });
      expect(sites()).toEqual(before);
      await steward.command(
        'pauseConnection',
        connections.find((c) => c.site === 'West')!.id,
        true,
      );
      expect(await steward.refresh()).toMatchObject({ is: 'succeeded' });
      expect(sites()).toEqual(before);
      expect(Object.keys(sites('Schools')).sort()).toEqual(['North', 'South', 'West']);
    } finally {
      await west.close();
    }
  });

  it('and not read in the new steward’s account keeps the last version and says why', async () => {
    const colleague = personIn(school, COLLEAGUE);
    const before = sites();
    await colleague.command('takeOver', { [ids.North]: { secret: school.district.secret } });
    await colleague.refresh();
    const state = await colleague.command('consoleState');
    expect(state.datasets.find((d) => d.id === 'schools')).toMatchObject({
      status: 'failed',
      trouble: { code: 'setup.paused_unread', params: { site: 'South' } },
    });
    expect(sites()).toEqual(before);
    await colleague.command('saveConnection', {
      id: ids.South,
      connector: 'edfi',
      site: 'South',
      settings: { url: south.url, key: south.key },
      secrets: { secret: south.secret },
    });
    expect(await colleague.refresh()).toMatchObject({ is: 'succeeded' });
    expect(sites()).toEqual(before);
  });

  it('can be removed: its rows go with the next refresh of what others feed', async () => {
    const { machine } = school;
    await steward.command('pauseConnection', ids.South, true);
    await steward.command('removeConnection', ids.South, 'delete');
    expect(titlesOf(machine)).toEqual(expect.arrayContaining(['Schools', ENROLLMENT]));
    expect(secretsOf(machine, STEWARD)).toEqual([ids.North]);
    expect(filesOf(machine, STEWARD).filter((name) => name.startsWith(ids.South))).toEqual([]);
    expect(recordOf(machine, `manifest/${ids.South}`)).toBeUndefined();
    expect(await steward.refresh()).toMatchObject({ is: 'succeeded' });
    expect(Object.keys(sites())).toEqual(['North']);
  });

  it('being the last, removed with what it left: data sets go off and their tabs go', async () => {
    const { machine } = school;
    const shown = titlesOf(machine);
    await steward.command('removeConnection', ids.South, 'keep');
    const dependent = (await steward.command('consoleState')).connections[0]!.depends;
    expect([...dependent].sort()).toEqual(['Schools', ENROLLMENT]);
    const state = await steward.command('removeConnection', ids.North, 'delete');
    expect(state.connections).toEqual([]);
    expect(titlesOf(machine).sort()).toEqual(
      shown.filter((title) => !dependent.includes(title)).sort(),
    );
    for (const { status, hasTab } of state.datasets) {
      expect(status).toBe('off');
      expect(hasTab).toBe(false);
    }
    expect(secretsOf(machine, STEWARD)).toEqual([]);
    expect(filesOf(machine, STEWARD).filter((name) => /segment|manifest/.test(name))).toEqual([]);
  });

  it('being the last, removed without what it left: tabs stay, and no day fails', async () => {
    const { machine } = school;
    const before = sites();
    await steward.command('removeConnection', ids.South, 'keep');
    await steward.command('removeConnection', ids.North, 'keep');
    expect(await card('schools')).toMatchObject({
      status: 'paused',
      hasTab: true,
      trouble: { code: 'setup.no_connection' },
    });
    await machine.advance(72 * HOUR);
    expect(sites()).toEqual(before);
    expect(machine.outbox()).toEqual([]);
    expect(await card('schools')).toMatchObject({
      status: 'paused',
      trouble: { code: 'setup.no_connection' },
    });
  });

  it('deletes the only tabs of a workbook by leaving an empty one', async () => {
    const { machine } = school;
    await steward.command('removeConnection', ids.South, 'keep');
    type Kept = { book: { tabs: readonly { title: string }[] } };
    const kept = machine.workbook.snapshot() as Kept;
    const tabs = kept.book.tabs.filter(({ title }) => title !== 'Sheet1');
    machine.workbook.restore({ ...kept, book: { ...kept.book, tabs } });
    expect(titlesOf(machine).sort()).toEqual(['Schools', ENROLLMENT]);
    await steward.command('removeConnection', ids.North, 'delete');
    expect(titlesOf(machine)).toEqual(['Sheet1']);
  });

  it('killed at every call of its removal, is still there to be removed or is gone', async () => {
    const { machine } = school;
    await steward.command('removeConnection', ids.South, 'keep');
    const begun = machine.snapshot();
    const left = () => ({
      tabs: titlesOf(machine),
      secrets: secretsOf(machine, STEWARD),
      files: filesOf(machine, STEWARD).filter((name) => /segment|manifest/.test(name)),
      records: Object.entries(machine.properties().document)
        .filter(([key]) => /^(connection|subscription|manifest)/.test(key))
        .sort(),
    });
    const { totalCalls } = (await steward.call('removeConnection', ids.North, 'delete')).execution;
    const expected = left();
    await killedEverywhere(
      machine,
      begun,
      totalCalls,
      () => steward.call('removeConnection', ids.North, 'delete'),
      async () => {
        await steward.command('removeConnection', ids.North, 'delete');
        expect(left()).toEqual(expected);
      },
    );
  });
});
