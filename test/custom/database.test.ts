/** Tables of a school's database, from its address to rows in a tab: the built bundle in the emulator. */
import { Client } from 'pg';
import type { ExploreInput } from '../../src/app/api';
import { openSchool, type School } from '../kit/school';
import { administer, sharedServer, type Place } from '../kit/servers';
import { expectAccessible, launch, screenshot } from '../browser/browser';
import { asks, openGallery } from '../browser/gallery-host';
import { rowsOf } from '../kit/tabs';

const FIRST = 'Zoë Łukasz';
const STEWARD = 'analyst@school.example';

describe('a database as a source', () => {
  let place: Place;
  let client: Client;
  let school: School;
  let asked: ExploreInput;
  beforeAll(async () => {
    const server = await sharedServer('postgres');
    place = await server.database();
    const { host, port, user, password, database } = place;
    const reader = `reader_${database}`;
    await administer(server.admin, `CREATE ROLE ${reader} LOGIN PASSWORD 'read-1'`);
    client = new Client({ host, port, user, password, database });
    await client.connect();
    await client.query(
      `CREATE SCHEMA sis;
      CREATE TABLE sis.students (id varchar(12) PRIMARY KEY, name text, "order" integer, mentor text,
        active boolean, born date, password text, photo bytea, updated_at timestamp);
      CREATE TABLE sis.enrolments (student varchar(12), course text, grade numeric, PRIMARY KEY (student, course));
      CREATE TABLE sis.notes (student varchar(12), said text);
      CREATE TABLE sis.secrets (id integer PRIMARY KEY);
      INSERT INTO sis.students SELECT lpad(i::text, 5, '0'), CASE i WHEN 1 THEN '${FIRST}' ELSE 'Student ' || i END,
        i % 4, 'mentor ' || (i % 2), i % 3 = 0, date '2010-01-01' + i, 'hunter2', '\\x00', '2026-09-01'
        FROM generate_series(1, 40) AS i;
      INSERT INTO sis.enrolments SELECT lpad((i % 10)::text, 5, '0'), 'c|' || i / 10, i / 2.0 FROM generate_series(0, 29) AS i;
      ANALYZE;
      GRANT USAGE ON SCHEMA sis TO ${reader};
      GRANT SELECT ON sis.students, sis.enrolments, sis.notes TO ${reader}`,
    );
    asked = {
      settings: { engine: 'postgres', host, port: `${port}`, database, user: reader },
      secrets: { password: 'read-1' },
    };
    school = await openSchool({ district: { students: 5, schools: 1 } });
  }, 300_000);
  afterAll(async () => {
    await school.close();
    await client.end();
  });

  const path = (name: string): string[] => ['sis', name];
  const column = (name: string, type: string, more: object = {}) => ({ name, type, ...more });
  const definition = (tables: readonly object[], more: object = {}): string =>
    JSON.stringify({
      ...{
        v: 1,
        title: 'Student System',
        where: asked.settings,
        tables,
        page: 15,
        sweepMinutes: 0,
      },
      ...more,
    });
  const students = {
    title: 'Students',
    from: { table: path('students') },
    key: 'id',
    change: 'updated_at',
    columns: [
      column('id', 'text'),
      column('name', 'text'),
      column('order', 'integer'),
      column('mentor', 'text', { hashed: true }),
      column('active', 'boolean'),
      column('born', 'date'),
      column('updated_at', 'timestamp'),
    ],
    where: `"order" <> 3`,
  };
  const enrolments = {
    title: 'Enrolments',
    from: { table: path('enrolments') },
    key: ['student', 'course'],
    columns: [column('student', 'text'), column('course', 'text'), column('grade', 'number')],
  };
  const counts = {
    title: 'Counts',
    from: {
      query: 'SELECT student, COUNT(*) AS courses -- each\nFROM sis.enrolments GROUP BY student;',
    },
    key: 'student',
    columns: [column('student', 'text'), column('courses', 'integer')],
  };

  it('lists tables with about how many rows, and tells which it may not read', async () => {
    const { tables, more } = await school.command('exploreDatabase', asked);
    expect(more).toBe(false);
    expect(tables).toEqual([
      { path: path('enrolments'), view: false, rows: 30, readable: true },
      { path: path('notes'), view: false, rows: null, readable: true },
      { path: path('secrets'), view: false, rows: null, readable: false },
      { path: path('students'), view: false, rows: 40, readable: true },
    ]);
  });

  it('tells columns, what they become, what tells rows apart and what tells of persons', async () => {
    const { opened } = await school.command('exploreDatabase', {
      ...asked,
      tables: [path('students'), path('enrolments')],
    });
    expect(opened[0]!.columns.map(({ name, as, class: of, is }) => [name, as, of, is])).toEqual([
      ['id', 'text', 'none', 'key'],
      ['name', 'text', 'none', ''],
      ['order', 'integer', 'none', ''],
      ['mentor', 'text', 'none', ''],
      ['active', 'boolean', 'none', ''],
      ['born', 'date', 'none', ''],
      ['password', 'text', 'sensitive', ''],
      ['photo', null, 'personal', ''],
      ['updated_at', 'timestamp', 'none', ''],
    ]);
    expect(opened[1]!.columns.map(({ name, as, is }) => [name, as, is])).toEqual([
      ['student', 'text', 'part'],
      ['course', 'text', 'part'],
      ['grade', 'number', ''],
    ]);
  });

  it('tells the columns of a query, and refuses one that does more than read', async () => {
    const query = (text: string) => school.command('exploreDatabase', { ...asked, query: text });
    const { opened } = await query(counts.from.query);
    expect(opened[0]!.columns.map(({ name, as }) => [name, as])).toEqual([
      ['student', 'text'],
      ['courses', 'integer'],
    ]);
    const refused = [
      'WITH gone AS (DELETE FROM sis.notes RETURNING *) SELECT * FROM gone',
      'SELECT * FROM sis.notes FOR UPDATE',
      'SELECT * INTO copied FROM sis.notes',
    ];
    for (const text of refused) await expect(query(text)).rejects.toThrow(/does more than read/);
    for (const text of [
      'DROP TABLE sis.notes',
      "SELECT '",
      'SELECT 1) AS s, (SELECT 2',
      'SELECT 1; SELECT 2',
    ])
      await expect(query(text)).rejects.toThrow(/does more than read|more than one/);
    await expect(query('SELECT nothing FROM sis.notes')).rejects.toThrow(
      /did not take the query for query: .*[^.]\.$/,
    );
    await expect(query('SELECT * FROM sis.secrets')).rejects.toThrow(/may not read/);
  });

  it('says what keeps it out', async () => {
    const with_ = (settings: object, secrets = asked.secrets) =>
      school.command('exploreDatabase', { settings: { ...asked.settings, ...settings }, secrets });
    await expect(with_({}, { password: 'wrong' })).rejects.toThrow(/could not connect/);
    await expect(with_({ port: '80' })).rejects.toThrow(/1025/);
    await expect(with_({ host: '' })).rejects.toThrow(/Server/);
  });

  it('shows the first rows before anything is saved, hidden where they will be codes', async () => {
    const text = definition([students, enrolments, counts]);
    const samples = await school.command('previewSource', { kind: 'sql', text, ...asked });
    expect(samples.map(({ stream, rows, trouble }) => [stream, rows, trouble])).toEqual([
      ['students', 15, undefined],
      ['enrolments', 15, undefined],
      ['counts', 10, undefined],
    ]);
    const [first] = samples;
    expect(first!.columns).toEqual([
      'id',
      'name',
      'order_value',
      'mentor',
      'active',
      'born',
      'updated_at',
    ]);
    expect(first!.first[0]).toEqual([
      '00001',
      FIRST,
      '1',
      '••••••••',
      'false',
      '2010-01-02',
      '2026-09-01T00:00:00Z',
    ]);
  });

  it('refuses what cannot be a source, in words', async () => {
    const save = (...tables: object[]) =>
      school.command('saveSource', { kind: 'sql', text: definition(tables) });
    await expect(save({ ...students, key: 'nothing' })).rejects.toThrow(/key of Students/);
    await expect(save({ ...students, key: 'mentor' })).rejects.toThrow(/key of Students/);
    await expect(save({ ...students, where: 'true); DROP TABLE x; --' })).rejects.toThrow(/DROP/);
    await expect(save({ ...students, where: 'true -- all' })).rejects.toThrow(/more than one/);
    await expect(save({ ...counts, from: { query: 'DELETE FROM sis.notes' } })).rejects.toThrow(
      /does more than read/,
    );
    await expect(save()).rejects.toThrow(/No table/);
    await expect(save({ ...students, columns: 7 })).rejects.toThrow(/cannot be read as a source/);
    expect(
      (await school.command('consoleState')).connectors.some(({ id }) => /^own_/.test(id)),
    ).toBe(false);
  });

  it('is connected as any other: what is allowed stands in tabs, and follows what changes and goes', async () => {
    const text = definition([students, enrolments, counts]);
    const { id } = await school.command('saveSource', { kind: 'sql', text });
    const state = await school.command('saveConnection', {
      connector: id,
      site: 'North',
      ...asked,
    });
    const card = state.connectors.find((one) => one.id === id)!;
    expect(card.title).toBe('Student System');
    const preset = (name: string) => card.settings.find((one) => one.name === name)?.default;
    expect([preset('host'), preset('user'), preset('password')]).toEqual([
      place.host,
      asked.settings['user'],
      undefined,
    ]);
    const ids = ['students', 'enrolments', 'counts'].map((name) => `${id}__${name}`);
    await school.switchOn(...ids);
    const refresh = async () => expect((await school.refresh(ids)).is).toBe('succeeded');
    const tab = (title: string) => rowsOf(school.machine, `Student System: ${title}`);
    const there = async () =>
      (await client.query(`SELECT id FROM sis.students WHERE "order" <> 3`)).rowCount;
    await refresh();
    expect(tab('Students')).toHaveLength((await there())!);
    const head = Object.keys(tab('Students')[0]!);
    expect(head).not.toContain('Password');
    const mentors = new Set(tab('Students').map((row) => row['Mentor']));
    expect(mentors.size).toBe(2);
    expect([...mentors].every((code) => /^[0-9a-f]{16,}$/.test(String(code)))).toBe(true);
    expect(tab('Enrolments')).toHaveLength(30);
    expect(tab('Counts').map((row) => Number(row['Courses']))).toEqual(Array(10).fill(3));
    // Nothing marks the correction, and nothing tells of the rows that go.
    await client.query(
      `DELETE FROM sis.students WHERE id < '00006';
      UPDATE sis.students SET name = 'Corrected' WHERE id = '00010';
      DELETE FROM sis.enrolments WHERE course = 'c|2' AND student < '00003'`,
    );
    await refresh();
    expect(tab('Students')).toHaveLength((await there())!);
    expect(tab('Students').find((row) => row['Id'] === '00010')?.['Name']).toBe('Corrected');
    expect(tab('Enrolments')).toHaveLength(27);
    expect(
      tab('Counts')
        .map((row) => Number(row['Courses']))
        .sort(),
    ).toEqual([...Array<number>(3).fill(2), ...Array<number>(7).fill(3)]);
  }, 300_000);

  it.each(['en', 'fr'] as const)(
    'is chosen on the page, step by step, in %s',
    async (language) => {
      const browser = await launch();
      const { page, errors, close } = await openGallery(browser, asks(school.machine, STEWARD), {
        file: 'sources',
        start: '',
        width: 860,
        height: 1000,
        language,
      });
      const seen = (name: string) => screenshot(page, `source-database-${name}-${language}`);
      const say = (en: string, fr: string): string => (language === 'en' ? en : fr);
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      const where = { ...asked.settings, ...asked.secrets };
      try {
        await page.getByRole('radio', { name: say('A database', 'Une base de données') }).check();
        await page.getByLabel(say('Server', 'Serveur'), { exact: true }).fill(where['host']!);
        await page.getByLabel('Port', { exact: true }).fill(where['port']!);
        await page
          .getByLabel(say('Database', 'Base de données'), { exact: true })
          .fill(where['database']!);
        await page.getByLabel(say('User', 'Utilisateur'), { exact: true }).fill(where['user']!);
        const password = page.getByLabel(say('Password', 'Mot de passe'), { exact: true });
        await password.fill('wrong');
        await press(say('Look into the database', 'Regarder dans la base'));
        await page.locator('.note.bad').waitFor();
        await seen('refused');
        await password.fill(where['password']!);
        await press(say('Look into the database', 'Regarder dans la base'));
        await page.getByRole('checkbox', { name: 'students' }).check();
        await page.getByRole('checkbox', { name: 'enrolments' }).check();
        expect(await page.getByRole('checkbox', { name: 'secrets' }).isDisabled()).toBe(true);
        await seen('tables');
        await press(say('Choose their columns', 'Choisir leurs colonnes'));
        const mentor = say('How mentor leaves the database', 'Comment mentor quitte la base');
        await page.getByLabel(mentor).selectOption('code');
        await page.locator('summary').last().click();
        await page
          .getByLabel(say('What to call what it answers', 'Le nom de ce qu’elle répond'))
          .fill('Counts');
        const query = page.locator('textarea').last();
        await query.fill('DELETE FROM sis.notes');
        await press(say('Add the query', 'Ajouter la requête'));
        await page.locator('.note.bad').waitFor();
        await query.fill(counts.from.query);
        await press(say('Add the query', 'Ajouter la requête'));
        const added = page.getByRole('group', { name: 'Counts', exact: true });
        await added.waitFor();
        await press(say('Show the first rows', 'Montrer les premières lignes'));
        await page.locator('.note.warn').waitFor();
        await seen('no-key');
        await added.getByLabel(say('Key', 'Clé'), { exact: true }).selectOption('student');
        await expectAccessible(page);
        await press(say('Show the first rows', 'Montrer les premières lignes'));
        const first = page.getByRole('region', { name: 'students', exact: true });
        await first.waitFor();
        expect(await first.getByRole('cell', { name: '••••••••' }).count()).toBe(5);
        expect(await first.getByText('hunter2').count()).toBe(0);
        await page.setViewportSize({ width: 860, height: 3600 });
        await seen('whole');
        await page.getByLabel(say('What to call it', 'Son nom')).fill(`Chosen ${language}`);
        await press(say('Save the source', 'Enregistrer la source'));
        await page.locator('.note.good').waitFor();
        await expectAccessible(page);
        const { connectors } = await school.command('consoleState');
        expect(connectors.map(({ title }) => title)).toContain(`Chosen ${language}`);
        // The browser tells of every answer that is no page; there is none.
        expect(errors).toEqual([]);
      } finally {
        await close();
        await browser.close();
      }
    },
    120_000,
  );

  it('is changed on the page: what was chosen stands there, and what becomes of its data sets is seen', async () => {
    const browser = await launch();
    const { page, errors, close } = await openGallery(browser, asks(school.machine, STEWARD), {
      ...{ file: 'sources', start: '', width: 860, height: 1000 },
    });
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    try {
      await press('Change Chosen en');
      const students = page.getByRole('group', { name: 'students', exact: true });
      await students.waitFor();
      await screenshot(page, 'source-database-change');
      expect(await page.getByLabel('Server', { exact: true }).inputValue()).toBe(
        asked.settings['host'],
      );
      await page.getByLabel('Password', { exact: true }).fill(asked.secrets['password']!);
      await press('Look into the database');
      await page.getByRole('checkbox', { name: 'students' }).waitFor();
      expect(await page.getByRole('checkbox', { name: 'students' }).isChecked()).toBe(true);
      const mentor = page.getByLabel('How mentor leaves the database');
      expect(await mentor.inputValue()).toBe('code');
      await mentor.selectOption('not');
      await page.getByRole('checkbox', { name: 'enrolments' }).uncheck();
      await press('Show the first rows');
      const changes = page.locator('.changes');
      await changes.waitFor();
      // The query is read as before: nothing is said of it.
      expect((await changes.innerText()).split('\n')).toEqual([
        '“enrolments” is no data set any more.',
        '“students”: no longer there: mentor.',
      ]);
      await expectAccessible(page);
      await page.setViewportSize({ width: 860, height: 3400 });
      await screenshot(page, 'source-database-changed');
      await page.setViewportSize({ width: 300, height: 4600 });
      await screenshot(page, 'source-database-changed-narrow');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
      await press('Save the source');
      await page.locator('.note.good', { hasText: 'is changed' }).waitFor();
      expect(errors).toEqual([]);
    } finally {
      await close();
      await browser.close();
    }
  }, 120_000);
});
