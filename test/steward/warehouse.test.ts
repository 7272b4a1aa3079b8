/** A place for data sets: tried, moved to, given new secrets, handed over, copied: by the built bundle. */
import { openSchool, type School } from '../kit/school';
import { COLLEAGUE, STEWARD, personIn, recordOf, secretsOf, type Person } from './_people';

const DATABASE = 'db.school.example:5432';
const PLACE = {
  engine: 'postgres',
  edits: false,
  settings: { server: DATABASE, database: 'postgres', user: 'postgres' },
  secrets: { password: 'demo-secret' },
};

/** What a test over the network says differs from a trouble only in time. */
jest.setTimeout(120_000);

describe('a place where data sets are built', () => {
  let school: School;
  let steward: Person;
  let colleague: Person;
  let start: ReturnType<School['machine']['snapshot']>;
  beforeAll(async () => {
    school = await openSchool({
      district: { students: 6, schools: 1 },
      machine: { databases: { [DATABASE]: { pglite: null } } },
    });
    steward = personIn(school, STEWARD);
    colleague = personIn(school, COLLEAGUE);
    await steward.connect();
    await steward.command('switchDataset', 'schools', true);
    start = school.machine.snapshot();
  });
  beforeEach(() => {
    school.machine.faults({});
    school.machine.restore(start);
  });
  afterAll(() => school.close());
  const warehouse = (workbook?: string) =>
    recordOf(school.machine, 'warehouse', workbook) as
      | {
          id: string;
          engine: string;
          settings: Record<string, string>;
          credential?: { since: string };
          next?: { id: string; engine: string };
        }
      | undefined;

  it('is the script itself, until somebody chooses another', async () => {
    const card = await colleague.command('warehouse');
    expect(card).toMatchObject({ engine: 'embedded', lasting: false });
    expect(card.engines.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['embedded', 'postgres']),
    );
    expect(card.move).toBeUndefined();
    expect(JSON.stringify(card)).not.toContain('demo-secret');
    expect((await steward.command('consoleState')).warehouse).toBeUndefined();
    expect((await steward.command('settings')).place).toEqual({ title: card.title });
  });

  it('is tried and says what it is, and nothing is kept of it', async () => {
    const before = school.machine.properties();
    const facts = await steward.command('testWarehouse', PLACE);
    expect(facts).toContainEqual({ label: 'May create tables', value: true });
    expect(school.machine.properties()).toEqual(before);
  });

  it('says what is missing, in whose form it is missing', async () => {
    const settings = { ...PLACE.settings, database: ' ' };
    expect(await steward.trouble('testWarehouse', { ...PLACE, settings })).toBe('setup.missing');
    expect(await steward.trouble('testWarehouse', { ...PLACE, secrets: {} })).toBe('setup.missing');
    expect(await steward.trouble('testWarehouse', { ...PLACE, engine: 'oracle' })).toBe(
      'warehouse.unknown',
    );
    const low = { ...PLACE.settings, server: 'db.school.example:80' };
    expect(await steward.trouble('testWarehouse', { ...PLACE, settings: low })).toMatch(
      /^warehouse\.(address|port)$/,
    );
  });

  it('that takes a permission this copy does not ask for says which', async () => {
    const settings = { ...PLACE.settings, server: 'school-data:europe-west1:main' };
    const input = { ...PLACE, engine: 'mysql', settings };
    const trouble = await steward.command('testWarehouse', input).catch((error: unknown) => error);
    expect(trouble).toMatchObject({
      code: 'warehouse.scope',
      params: { engine: expect.stringContaining('MySQL'), scope: 'sqlservice' },
    });
    // Any other server of the same engine can be reached without it.
    expect(
      (await steward.command('warehouse')).engines.find(({ id }) => id === 'mysql'),
    ).not.toHaveProperty('trouble');
  });

  it('is the steward’s to choose', async () => {
    for (const name of ['testWarehouse', 'saveWarehouse', 'moveWarehouse'] as const)
      expect(await colleague.trouble(name, PLACE)).toBe('setup.not_steward');
    for (const name of ['cancelMove', 'clearOldPlace'] as const)
      expect(await colleague.trouble(name)).toBe('setup.not_steward');
  });

  it('is moved to under an id of its own, and the move can be given up', async () => {
    const card = await steward.command('moveWarehouse', PLACE);
    expect(card).toMatchObject({ engine: 'embedded', move: { engine: 'postgres' } });
    expect(card.move!.datasets).toEqual([
      expect.objectContaining({ id: 'schools', is: 'waiting' }),
    ]);
    const next = warehouse()!.next!;
    const connection = (await steward.command('consoleState')).connections[0]!.id;
    expect(secretsOf(school.machine, STEWARD)).toEqual([connection, next.id].sort());
    expect(JSON.stringify(school.machine.properties().document)).not.toContain('demo-secret');
    expect((await steward.command('settings')).place).toMatchObject({ moving: card.move!.title });
    const again = await steward.command('moveWarehouse', PLACE);
    expect(again.move).toBeDefined();
    // What was given before for the same wish is not left behind.
    expect(secretsOf(school.machine, STEWARD)).toHaveLength(2);
    const after = await steward.command('cancelMove');
    expect(after.move).toBeUndefined();
    expect(secretsOf(school.machine, STEWARD)).toEqual([connection]);
    expect(warehouse()).toBeUndefined();
  });

  it('gives a data set a destination that neither a run nor another wish undoes', async () => {
    await colleague.command('setDestination', 'schools', 'table');
    await colleague.command('setSchedule', 'schools', { every: 'hour' });
    expect(recordOf(school.machine, 'choice/to/schools')).toMatchObject({ to: 'table' });
    expect(await colleague.trouble('setDestination', 'nothing', 'tab')).toBe(
      'setup.unknown_dataset',
    );
    expect(await colleague.trouble('setDestination', 'schools', 'nowhere' as never)).toBe(
      'setup.bad_setting',
    );
  });

  describe('that is in use', () => {
    let id: string;
    beforeAll(async () => {
      school.machine.restore(start);
      await steward.command('moveWarehouse', PLACE);
      for (let i = 0; i < 20 && !(await steward.command('consoleState')).warehouse; i++)
        await steward.call('work');
      settledAt = school.machine.snapshot();
      ({ id } = warehouse()!);
    });
    beforeEach(() => school.machine.restore(settledAt));
    let settledAt: typeof start;

    it('was moved to by a run that tells what it counted', async () => {
      expect(warehouse()).toMatchObject({ engine: 'postgres', settings: PLACE.settings });
      expect(warehouse()!.next).toBeUndefined();
      const card = await colleague.command('warehouse');
      expect(card).toMatchObject({ engine: 'postgres', lasting: true, since: expect.any(String) });
      expect(card.stopped).toBeUndefined();
      const [run] = (await steward.command('activity', {})).runs;
      expect(run).toMatchObject({ cause: 'move', is: 'succeeded' });
      const state = await steward.command('consoleState');
      expect(state.datasets.find((d) => d.id === 'schools')).toMatchObject({ status: 'fresh' });
    });

    it('takes a new password, and keeps the old one where none is given', async () => {
      const state = await steward.command('consoleState');
      expect(state.warehouse).toMatchObject({ id, secrets: expect.any(Array) });
      expect(state.notices).toEqual([]);
      const moved = { ...PLACE.settings, schema: 'other' };
      const edit = { ...PLACE, edits: true, settings: moved, secrets: {} };
      const card = await steward.command('saveWarehouse', edit);
      expect(card).toMatchObject({ engine: 'postgres', settings: moved, lasting: true });
      expect(warehouse()!.id).toBe(id);
      await steward.command('saveWarehouse', { ...edit, secrets: { password: 'another-secret' } });
      const kept = school.machine.properties().user[STEWARD]![`secret/${id}`]!;
      expect(JSON.parse(kept)).toMatchObject({ password: 'another-secret' });
      const details = await steward.command('datasetDetails', 'schools');
      expect(details).toMatchObject({ to: 'both', table: expect.stringMatching(/schools$/) });
    });

    it('is handed over with its secrets given anew', async () => {
      const connection = (await steward.command('consoleState')).connections[0]!.id;
      await colleague.command('takeOver', {
        [connection]: { secret: school.district.secret },
        [id]: { password: 'demo-secret' },
      });
      expect(secretsOf(school.machine, COLLEAGUE)).toEqual([connection, id].sort());
      expect(warehouse()).toMatchObject({ id, credential: { since: expect.any(String) } });
      expect((await colleague.command('warehouse')).trouble).toBeUndefined();
      // The account before forgets what it had, when it looks.
      await steward.command('consoleState');
      expect(secretsOf(school.machine, STEWARD)).toEqual([]);
    });

    it('waits for its secrets where nobody has them at hand', async () => {
      await colleague.command('takeOver', {});
      expect(warehouse()).toMatchObject({ id });
      expect(warehouse()!.credential).toBeUndefined();
      const { notices } = await colleague.command('consoleState');
      expect(notices).toContainEqual(
        expect.objectContaining({ kind: 'warehouse', code: 'warehouse.locked' }),
      );
      await colleague.command('saveWarehouse', { ...PLACE, edits: true });
      expect(
        (await colleague.command('consoleState')).notices.map(({ kind }) => kind),
      ).not.toContain('warehouse');
    });

    it('is not the copy’s: that one builds in the script again, and touches nothing of it', async () => {
      const copy = school.machine.copyWorkbook();
      const inCopy = personIn(school, COLLEAGUE, copy);
      expect((await inCopy.command('warehouse')).engine).toBe('embedded');
      expect(warehouse(copy)).toBeUndefined();
      expect(warehouse()!.id).toBe(id);
      expect(secretsOf(school.machine, STEWARD)).toContain(id);
    });

    it('is told in a support bundle by its engine, without address, user and secret', async () => {
      const text = await steward.command('supportBundle', null);
      expect(text).toContain('"engine":"postgres"');
      expect(text).not.toMatch(/demo-secret|db\.school\.example/);
    });
  });
});
