/** Students' data that nobody wants any more goes from a database, too: by the built bundle, on a real server. */
import { Client } from 'pg';
import { openSchool, type School } from '../kit/school';
import { sharedServer, type Place } from '../kit/servers';
import { STEWARD, personIn, recordOf, secretsOf, type Person } from './_people';

const ADDRESS = 'db.school.example:5432';
const HOUR = 3_600_000;

jest.setTimeout(180_000);

describe('what is removed', () => {
  let school: School;
  let steward: Person;
  let place: Place;
  let client: Client;
  let id: string;
  const answers = () => ({
    engine: 'postgres',
    edits: false,
    settings: { server: ADDRESS, database: place.database, user: place.user },
    secrets: { password: place.password },
  });
  const count = async (table: string): Promise<number> =>
    Number((await client.query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n);
  const tables = async (): Promise<string[]> =>
    (
      await client.query(
        `SELECT table_schema || '.' || table_name AS t FROM information_schema.tables
         WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
      )
    ).rows.map(({ t }) => String(t));
  const notices = async () =>
    (await steward.command('consoleState')).notices.map(({ code }) => code);
  const events = (): string[] =>
    school.machine.logs().flatMap((line) => {
      const event = /"event":"(warehouse\.[a-z]+)"/.exec(JSON.stringify(line).replace(/\\/g, ''));
      return event ? [event[1]!] : [];
    });
  const move = async (input: ReturnType<typeof answers>): Promise<void> => {
    const card = await steward.command('moveWarehouse', input);
    for (let i = 0; i < 20; i++) {
      await steward.call('work');
      if (!(await steward.command('warehouse')).move) break;
    }
    expect(await steward.command('warehouse')).toMatchObject({ engine: card.move!.engine });
  };

  beforeEach(async () => {
    const server = await sharedServer('postgres');
    place = await server.database();
    const { host, port, user, password, database } = place;
    client = new Client({ host, port, user, password, database });
    await client.connect();
    school = await openSchool({
      district: { students: 6, schools: 1 },
      machine: { databases: { [ADDRESS]: { host, port } } },
    });
    steward = personIn(school, STEWARD);
    await steward.connect();
    await steward.command('switchDataset', 'schools', true);
    await move(answers());
    id = (await steward.command('consoleState')).connections[0]!.id;
    expect(await count('raw_edfi.schools')).toBeGreaterThan(0);
  });
  afterEach(async () => {
    await client.end();
    await school.close();
  });

  it('with the last connection goes at the next tick, and is told until then', async () => {
    const state = await steward.command('removeConnection', id, 'keep');
    expect(state.connections).toEqual([]);
    expect(state.notices.map(({ code }) => code)).toContain('warehouse.clearing');
    expect(state.notices.find(({ code }) => code === 'warehouse.clearing')!.message).toContain(
      'Demo district',
    );
    await school.machine.advance(2 * HOUR);
    expect(await count('raw_edfi.schools')).toBe(0);
    expect(await count('homeroom.loaded')).toBe(0);
    // It was asked to keep what is published.
    expect(await count('school.schools')).toBeGreaterThan(0);
    expect(await notices()).not.toContain('warehouse.clearing');
    expect(events()).toContain('warehouse.cleared');
    expect(
      Object.keys(school.machine.properties().document).filter((key) => key.startsWith('clear/')),
    ).toEqual([]);
  });

  it('goes with what is published, where that is wanted', async () => {
    await steward.command('removeConnection', id, 'delete');
    await school.machine.advance(2 * HOUR);
    expect(await count('raw_edfi.schools')).toBe(0);
    expect(await tables()).not.toContain('school.schools');
  });

  it('is tried again while the database refuses, and says why', async () => {
    const { user } = place;
    await client.query(`ALTER ROLE ${user} PASSWORD 'another-one'`);
    await steward.command('removeConnection', id, 'keep');
    await school.machine.advance(HOUR);
    expect(await notices()).toEqual(
      expect.arrayContaining([
        'warehouse.uncleared',
        expect.stringMatching(/^warehouse\.(ref|no_)/),
      ]),
    );
    expect(events()).toContain('warehouse.uncleared');
    expect(await count('raw_edfi.schools')).toBeGreaterThan(0);
    await client.query(`ALTER ROLE ${user} PASSWORD '${place.password}'`);
    await school.machine.advance(3 * HOUR);
    expect(await count('raw_edfi.schools')).toBe(0);
    expect(await notices()).not.toContain('warehouse.uncleared');
  });

  it('is not deleted while its connection is still there: a removal was ended on the way', async () => {
    const { id: site } = recordOf(school.machine, 'warehouse') as { id: string };
    const { totalCalls } = (await steward.call('consoleState')).execution;
    expect(totalCalls).toBeGreaterThan(0);
    for (let k = 1; ; k++) {
      school.machine.faults({ killAtCall: k });
      const { execution } = await steward.call('removeConnection', id, 'delete');
      school.machine.faults({});
      const isThere = recordOf(school.machine, `connection/${id}`) !== undefined;
      const isNoted = recordOf(school.machine, `clear/${site}/${id}`) !== undefined;
      if (!isThere) expect(isNoted).toBe(true);
      if (isThere && isNoted) {
        expect(await notices()).not.toContain('warehouse.clearing');
        await school.machine.advance(2 * HOUR);
        expect(await count('raw_edfi.schools')).toBeGreaterThan(0);
        break;
      }
      expect(execution.outcome).toBe('killed');
    }
    await steward.command('removeConnection', id, 'delete');
    await school.machine.advance(2 * HOUR);
    expect(await count('raw_edfi.schools')).toBe(0);
    expect(await tables()).not.toContain('school.schools');
  });

  it('of a place that is left goes when a person says so, with the way there', async () => {
    const { id: left } = recordOf(school.machine, 'warehouse') as { id: string };
    await move({ ...answers(), engine: 'embedded', settings: {} as never, secrets: {} as never });
    const card = await steward.command('warehouse');
    expect(card).toMatchObject({
      engine: 'embedded',
      old: { clearing: false, told: { code: 'warehouse.left' } },
    });
    expect(secretsOf(school.machine, STEWARD)).toContain(left);
    expect(await tables()).toContain('school.schools');
    await client.query('CREATE SCHEMA analysts; CREATE TABLE analysts.own (note text)');
    const after = await steward.command('clearOldPlace');
    expect(after.old).toMatchObject({ clearing: true, told: { code: 'warehouse.leaving' } });
    await school.machine.advance(2 * HOUR);
    expect(await tables()).toEqual(['analysts.own']);
    expect((await steward.command('warehouse')).old).toBeUndefined();
    expect(secretsOf(school.machine, STEWARD)).not.toContain(left);
  });

  it('is left alone where the place before is the place in use, by another name', async () => {
    await move({ ...answers(), settings: { ...answers().settings, server: `${ADDRESS} ` } });
    expect((await steward.command('warehouse')).old).toBeDefined();
    await steward.command('clearOldPlace');
    await school.machine.advance(2 * HOUR);
    expect((await steward.command('warehouse')).old).toBeUndefined();
    expect(await count('school.schools')).toBeGreaterThan(0);
    expect(await steward.refresh(['schools'])).toMatchObject({ is: 'succeeded' });
  });
});
