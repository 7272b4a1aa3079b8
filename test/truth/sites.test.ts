/** Two districts in one workbook: the rows of both, told apart by their site, and each on its own. */
import { startDistrict, type District } from '../../emulator/district/server';
import type { DatasetCard } from '../../src/app/api';
import { openSchool, type School } from '../kit/school';
import { expectations } from './expected';
import type { Row } from './expected/_source';
import { sourceOf } from './_source-of';
import { fieldsOf, readTab, storedRow } from './_tabs';

const TODAY = '2026-11-21';
const IDS = ['schools', 'student_enrollment', 'attendance', 'grades', 'courses_sections'];

describe('two districts in one workbook', () => {
  let school: School;
  let south: District;
  let cards: readonly DatasetCard[];
  const connect = (district: District, site: string, id?: string) =>
    school.command('saveConnection', {
      ...(id ? { id } : {}),
      connector: 'edfi',
      site,
      settings: { url: district.url, key: district.key },
      secrets: { secret: district.secret },
    });
  const refresh = async (): Promise<void> => {
    expect(await school.refresh()).toMatchObject({ is: 'succeeded' });
    cards = (await school.command('consoleState')).datasets;
  };
  const wanted = (id: string, district: District, site: string): Row[] =>
    expectations[id]!(sourceOf({ district }, TODAY)).map((row) => ({
      ...row,
      site,
      source: 'Ed-Fi',
    }));
  const standing = () =>
    ['student_enrollment', 'grades'].map(
      (id) =>
        readTab(
          school.machine,
          cards.find((c) => c.id === id)!,
        ).rows,
    );
  const compare = (id: string, rows: readonly Row[]): void => {
    const card = cards.find((c) => c.id === id)!;
    const text = (row: object): string =>
      JSON.stringify(fieldsOf(card.id).map((f) => (row as Row)[f.name]));
    const there = readTab(school.machine, card).rows.map(text);
    const expected = rows.map((row) => text(storedRow(fieldsOf(card.id), row)));
    expect(there.filter((row) => !expected.includes(row)).slice(0, 2)).toEqual([]);
    expect(expected.filter((row) => !there.includes(row)).slice(0, 2)).toEqual([]);
    expect(there).toHaveLength(expected.length);
  };

  beforeAll(async () => {
    // The same seed: students of both have the same numbers, schools and sections the same keys.
    south = await startDistrict({ students: 30, seed: 1 });
    school = await openSchool({
      district: { students: 40, seed: 1 },
      machine: { startTime: Date.parse(`${TODAY}T15:00Z`) },
    });
    const { data } = south;
    const [first] = data.all('students');
    data.patch('students', String(first!.id), { lastSurname: 'Of the South' });
    await connect(school.district, 'North');
    await connect(south, 'South');
    await school.switchOn(...IDS);
    await refresh();
  });
  afterAll(async () => {
    await school.close();
    await south.close();
  });

  test.each(IDS)('%s has the rows of both', (id) => {
    compare(id, [...wanted(id, school.district, 'North'), ...wanted(id, south, 'South')]);
  });

  test('a site under another name is the same rows under another name', async () => {
    const { connections } = await school.command('consoleState');
    await connect(south, 'The South', connections.find((c) => c.site === 'South')!.id);
    await refresh();
    for (const id of IDS)
      compare(id, [...wanted(id, school.district, 'North'), ...wanted(id, south, 'The South')]);
  });

  test('one district that is down keeps its rows, and nothing from the other', async () => {
    const known = IDS.map((id) => wanted(id, south, 'The South'));
    south.passDay();
    school.district.passDay();
    south.faults.add({ kind: 'closeSocket', resource: '*' });
    await refresh();
    IDS.forEach((id, i) => compare(id, [...wanted(id, school.district, 'North'), ...known[i]!]));
    const { datasets, connections } = await school.command('consoleState');
    // Whoever goes to the connections to see about it finds it there.
    expect(connections.map(({ site, unread }) => [site, unread !== undefined])).toEqual([
      ['North', false],
      ['The South', true],
    ]);
    for (const id of IDS)
      expect(datasets.find((d) => d.id === id)).toMatchObject({
        status: 'partial',
        failing: { of: 2, sites: [{ site: 'The South' }] },
      });
    // The history says the same of it.
    const [last] = (await school.command('activity', {})).runs;
    expect(last!.datasets.map(({ is, unread }) => [is, unread])).toEqual(
      IDS.map(() => ['published', 1]),
    );
    south.faults.clear();
    await refresh();
    for (const id of IDS)
      compare(id, [...wanted(id, school.district, 'North'), ...wanted(id, south, 'The South')]);
  });

  test('one district of which a part cannot be read leaves the last good rows of both, and says so', async () => {
    const before = standing();
    south.passDay();
    south.faults.add({ kind: 'html', resource: 'students' });
    await school.refresh(IDS);
    south.faults.clear();
    const state = await school.command('consoleState');
    expect(standing()).toEqual(before);
    const card = state.datasets.find((d) => d.id === 'student_enrollment');
    expect(card).toMatchObject({ status: 'failed', trouble: { code: 'source.not_json' } });
    expect(state.datasets.find((d) => d.id === 'schools')).toMatchObject({ status: 'fresh' });
    await refresh();
  });

  test('a removed connection takes its rows along at the next refresh, without asking twice', async () => {
    const { connections } = await school.command('consoleState');
    await school.command(
      'removeConnection',
      connections.find((c) => c.site === 'The South')!.id,
      'keep',
    );
    await refresh();
    for (const id of IDS) compare(id, wanted(id, school.district, 'North'));
  });
});
