import type { ConsoleState } from '../../src/app/api';
import { databasesOf, type Databases } from '../kit/jdbc';
import { openSchool, type School } from '../kit/school';
import { sharedServer, type Place, type ServerEngine } from '../kit/servers';
import { rowsOf } from '../kit/tabs';

/** A whole school, by the built bundle: its data sets in the script, and then in a server of its own. */
describe.each(['postgres', 'mariadb'] as const)('in a %s server', (engine: ServerEngine) => {
  let school: School;
  let place: Place;
  let databases: Databases;
  let state: ConsoleState;
  let before: Record<string, unknown>;

  const connection = () => {
    const { url, user, password } = place;
    return databases.sql.connect({ url, user, password });
  };
  const ask = (sql: string): (string | null)[][] => {
    const open = connection();
    try {
      return open.query(sql);
    } finally {
      open.close();
    }
  };
  const table = (id: string): string => (engine === 'postgres' ? `school.${id}` : `school__${id}`);
  /** The console without what no connection feeds. */
  const look = async (): Promise<ConsoleState> => {
    const now = await school.command('consoleState');
    return { ...now, datasets: now.datasets.filter(({ available }) => available) };
  };
  const tabs = (): Record<string, unknown> =>
    Object.fromEntries(state.datasets.map(({ title }) => [title, rowsOf(school.machine, title)]));

  beforeAll(async () => {
    school = await openSchool({ district: { students: 60, schools: 2 } });
    databases = databasesOf();
    place = await (await sharedServer(engine)).database();
    const { datasets } = await school.connect();
    await school.switchOn(...datasets.map(({ id }) => id));
    await school.refresh();
    state = await look();
    before = tabs();
    await school.command('moveWarehouse', {
      engine: engine === 'postgres' ? 'postgres' : 'mysql',
      edits: false,
      settings: {
        server: `${place.host}:${place.port}`,
        database: place.database,
        user: place.user,
      },
      secrets: { password: place.password },
    });
    for (let i = 0; i < 20 && (await school.command('warehouse')).engine === 'embedded'; i++)
      await school.machine.call('work', ['en']);
    expect((await school.command('warehouse')).engine).not.toBe('embedded');
  }, 240_000);
  afterAll(async () => {
    await databases.close();
    await school.close();
  });

  test('every table has the rows of its tab', () => {
    for (const { id, title } of state.datasets) {
      const rows = before[title] as unknown[];
      expect(rows.length).toBeGreaterThan(0);
      expect([id, ask(`SELECT COUNT(*) FROM ${table(id)}`)]).toEqual([id, [[`${rows.length}`]]]);
    }
  });

  test('a refresh there finds every tab as it is', async () => {
    const run = await school.refresh();
    expect(run.is).toBe('succeeded');
    state = await look();
    expect(tabs()).toEqual(before);
    for (const { id } of state.datasets) {
      const stored = school.machine.properties().document[`subscription/${id}`]!;
      const { version } = JSON.parse(stored) as { version: { number: number } };
      expect([id, version.number]).toEqual([id, 1]);
    }
  }, 120_000);

  test('what changes at the source changes in tab and table', async () => {
    const { data } = school.district;
    const [first] = data.all('students').map(({ id }) => String(id));
    data.patch('students', first!, { firstName: 'Zoë O’Neil' });
    expect((await school.refresh()).is).toBe('succeeded');
    state = await look();
    const { title } = state.datasets.find(({ id }) => id === 'grades')!;
    const named = (tabs()[title] as Record<string, unknown>[]).filter(
      (row) => row['First Name'] === 'Zoë O’Neil',
    );
    expect(named.length).toBeGreaterThan(0);
    expect(ask(`SELECT COUNT(*) FROM ${table('grades')} WHERE first_name = 'Zoë O’Neil'`)).toEqual([
      [`${named.length}`],
    ]);
    expect(ask(`SELECT COUNT(*) FROM ${table('grades')}`)).toEqual([
      [`${(before[title] as unknown[]).length}`],
    ]);
  }, 120_000);

  test('a table alone leaves the tab as it is; a tab alone takes the table away', async () => {
    await school.command('setDestination', 'schools', 'table');
    await school.command('setDestination', 'grades', 'tab');
    const schools = state.datasets.find(({ id }) => id === 'schools')!.title;
    const stood = rowsOf(school.machine, schools);
    const { data } = school.district;
    const [first] = data.all('schools').map(({ id }) => String(id));
    data.patch('schools', first!, { nameOfInstitution: 'Renamed School' });
    expect((await school.refresh()).is).toBe('succeeded');
    expect(rowsOf(school.machine, schools)).toEqual(stood);
    expect(ask(`SELECT COUNT(*) FROM ${table('schools')} WHERE school = 'Renamed School'`)).toEqual(
      [['1']],
    );
    expect(() => ask(`SELECT COUNT(*) FROM ${table('grades')}`)).toThrow();
    await school.command('setDestination', 'grades', 'both');
    expect((await school.refresh()).is).toBe('succeeded');
    expect(ask(`SELECT COUNT(*) FROM ${table('grades')}`)).not.toEqual([['0']]);
  }, 120_000);

  // The way back is the script's alone: one server is enough.
  (engine === 'postgres' ? test : test.skip)(
    'what was off comes back whole, and moved into the script again tabs show what tables held',
    async () => {
      const { data } = school.district;
      const [student] = data.all('students').map(({ id }) => String(id));
      const [building] = data.all('schools').map(({ id }) => String(id));
      const named = (id: string, field: string, text: string): number => {
        const { title } = state.datasets.find((dataset) => dataset.id === id)!;
        const rows = rowsOf(school.machine, title) as unknown as Record<string, unknown>[];
        return rows.filter((row) => row[field] === text).length;
      };
      await school.command('switchDataset', 'grades', false);
      data.patch('students', student!, { firstName: 'Changed Meanwhile' });
      expect((await school.refresh()).is).toBe('succeeded');
      const seen = `SELECT COUNT(*) FROM ${table('grades')} WHERE first_name = 'Changed Meanwhile'`;
      expect(ask(seen)).toEqual([['0']]);
      await school.switchOn('grades');
      expect((await school.refresh()).is).toBe('succeeded');
      expect(named('grades', 'First Name', 'Changed Meanwhile')).toBeGreaterThan(0);
      expect(ask(seen)).toEqual([[`${named('grades', 'First Name', 'Changed Meanwhile')}`]]);

      await school.command('setDestination', 'schools', 'table');
      data.patch('schools', building!, { nameOfInstitution: 'In the Table Alone' });
      expect((await school.refresh()).is).toBe('succeeded');
      expect(named('schools', 'School', 'In the Table Alone')).toBe(0);
      const back = { engine: 'embedded', edits: false, settings: {}, secrets: {} };
      await school.command('moveWarehouse', back);
      for (let i = 0; i < 20 && (await school.command('warehouse')).engine !== 'embedded'; i++)
        await school.machine.call('work', ['en']);
      expect((await school.refresh()).is).toBe('succeeded');
      expect(named('schools', 'School', 'In the Table Alone')).toBe(1);
      expect(named('grades', 'First Name', 'Changed Meanwhile')).toBeGreaterThan(0);
      for (const { id, title } of state.datasets)
        expect([id, ask(`SELECT COUNT(*) FROM ${table(id)}`)]).toEqual([
          id,
          [[`${(rowsOf(school.machine, title) as unknown[]).length}`]],
        ]);
    },
    240_000,
  );
});
