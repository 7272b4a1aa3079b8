/** Many systems to choose from, questions of every kind, and many sites of one system: looked at and used. */
import type { ConnectionCard, ConnectorCard } from '../../src/app/api';
import { untilFocused } from './browser';
import { connection, consoleOf, firstUse, good } from './sidebar-fixture';
import { openSidebar, startSidebarHost, type Answers } from './sidebar-host';
import { lookAt, sitAtSidebar } from './sidebar-desk';

const desk = sitAtSidebar({ axe: true, height: 900 });
let page: ReturnType<typeof desk.opened>['page'];
beforeAll(() => ({ page } = desk.opened()));
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const look = (name: string) => lookAt(page, `many-${name}`, '.never');
const [edfi] = consoleOf().connectors;

const card = (
  title: string,
  group: ConnectorCard['group'],
  description: string,
  settings: ConnectorCard['settings'] = [],
): ConnectorCard => ({
  id: title.toLowerCase().replace(/\W/g, ''),
  title,
  description,
  settings,
  ...(group ? { group } : {}),
});

const SYSTEMS: readonly ConnectorCard[] = [
  { ...edfi!, group: 'students' },
  card(
    'OneRoster',
    'students',
    'Rosters and gradebooks of most student information systems: schools, classes, enrolments, results.',
  ),
  card(
    'PowerSchool',
    'students',
    'Students, attendance, grades and schedules, straight from PowerSchool SIS.',
  ),
  card('Clever', 'students', 'Rosters that the district shares through Clever.'),
  card(
    'Infinite Campus',
    'students',
    'Students, attendance and grades by its OneRoster interface.',
  ),
  card('Canvas', 'learning', 'Courses, enrolments, assignments and submissions.'),
  card('Open edX', 'learning', 'Courses, learners, grades and completion of a campus of Open edX.'),
  card(
    'Figures',
    'learning',
    'Daily and monthly activity of an Open edX site, as Figures counts it.',
  ),
  card('Google Classroom', 'learning', 'Courses, coursework and submissions of your own account.'),
  card('42 intra', 'learning', 'Campuses, students, projects, evaluations and presence.'),
  card('SQL database', 'databases', 'Tables of MySQL, PostgreSQL or SQL Server, read gently.'),
  card('PISA', 'databases', 'Responses of the countries’ databases, merged into one.'),
  card('CSV files', 'files', 'Files in Drive or at an address, as they are exported elsewhere.'),
  card('Trackers', 'files', 'Sheets that teachers keep, with their formats untouched.'),
  card(
    'A source by a file',
    undefined,
    'Any other system, described by a file that an analyst pastes.',
  ),
];

const ALL_KINDS = card('SQL database', 'databases', 'Tables, read gently.', [
  {
    ...{ name: 'engine', title: 'Kind of database', type: 'choice', default: 'mysql' },
    help: 'Whoever runs the database knows it.',
    options: [
      { value: 'mysql', title: 'MySQL or MariaDB' },
      { value: 'postgres', title: 'PostgreSQL' },
      { value: 'sqlserver', title: 'SQL Server' },
    ],
  },
  { name: 'databases', title: 'Databases', help: 'One name a line.', type: 'list' },
  {
    ...{ name: 'schema', title: 'Schema', type: 'text' },
    help: 'The schema in which the tables stand.',
    when: { name: 'engine', values: ['postgres', 'sqlserver'] },
  },
  {
    name: 'page',
    title: 'Rows at once',
    help: 'Fewer are gentler.',
    type: 'number',
    default: '500',
  },
  {
    name: 'since',
    title: 'First day',
    help: 'Nothing before it is read.',
    type: 'date',
    optional: true,
  },
  {
    ...{ name: 'night', title: 'Read only at night', type: 'yes_no' },
    help: 'Between 8 in the evening and 6 in the morning.',
  },
  {
    ...{ name: 'zone', title: 'Whose night', type: 'choice' },
    help: 'Where the database stands.',
    when: { name: 'night', values: ['yes'] },
    options: [{ value: 'utc', title: 'UTC' }],
  },
  { name: 'password', title: 'Password', help: 'Of a user who only reads.', type: 'secret' },
]);

const firstWith = (connectors: readonly ConnectorCard[]) => ({ ...firstUse(), connectors });

test('many systems are a list under headings, which is searched', async () => {
  const { sidebar } = desk.opened();
  await sidebar.reopen({
    consoleState: () => good(firstWith(SYSTEMS)),
    runState: () => good(null),
  });
  await button('Connect Ed-Fi').waitFor();
  await look('welcome');
  expect(await page.locator('.systems h3').allTextContents()).toEqual([
    ...['Student information', 'Learning platforms', 'Databases'],
    ...['Files and spreadsheets', 'Other systems'],
  ]);
  expect(await page.locator('.systems li').count()).toBe(15);
  await page.getByRole('searchbox', { name: 'Find a system' }).fill('open edx');
  expect(await page.locator('.systems li button').allTextContents()).toEqual([
    'Figures',
    'Open edX',
  ]);
  await desk.spoken('2 systems found');
  await page.getByRole('searchbox').fill('schoology');
  await page.getByText('No system matches “schoology”.').waitFor();
  await look('none');
  // By the keyboard: from the search to the row, and into the form.
  await page.getByRole('searchbox').fill('42');
  await page.getByRole('searchbox').press('Tab');
  expect(await desk.focused()).toBe('Connect 42 intra');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Connect 42 intra' }).waitFor();
});

test('the same list where something is connected already; a press anywhere in a row chooses', async () => {
  await desk.show(consoleOf({ connectors: SYSTEMS }));
  await page.getByRole('tab', { name: 'Connections' }).click();
  await button('Add a connection').click();
  await page.getByRole('heading', { name: 'What do you want to connect?' }).waitFor();
  // The page itself is no part of what is loaded later.
  expect(desk.callsOf('morePages')).toEqual([]);
  await look('choose');
  await page.getByText('Sheets that teachers keep').click({ force: true });
  await page.getByRole('heading', { name: 'Connect Trackers' }).waitFor();
});

const inForm = async (answers: Answers = {}) => {
  const connectors = [...SYSTEMS.filter(({ id }) => id !== ALL_KINDS.id), ALL_KINDS];
  await desk.show(consoleOf({ connectors }), answers);
  await page.getByRole('tab', { name: 'Connections' }).click();
  await button('Add a connection').click();
  await button('Connect SQL database').click();
  await page.getByRole('combobox', { name: 'Kind of database' }).waitFor();
};

test('every kind of question: what stands there, what is wrong, what is sent', async () => {
  await inForm({ testConnection: () => good([{ label: 'Tables', value: 3 }]) });
  const field = (name: string) => page.getByLabel(name, { exact: true });
  await untilFocused(field('Kind of database'));
  expect(await field('Rows at once').inputValue()).toBe('500');
  expect(await field('Schema').count()).toBe(0);
  await look('kinds');
  await button('Test connection').click();
  await page.getByText('Databases is empty.').waitFor();
  await untilFocused(field('Databases'));
  await look('kinds-wrong');
  await field('Databases').fill(' pisa_fr \n\npisa_de');
  await field('Kind of database').selectOption('PostgreSQL');
  await field('Schema').fill('public');
  await field('Read only at night').check();
  await field('Whose night').selectOption('UTC');
  await field('Password').fill('demo');
  await page.locator('summary', { hasText: 'More settings' }).click();
  await field('First day').fill('2026-08-15');
  await look('kinds-filled');
  await button('Test connection').click();
  await desk.spoken('It works.');
  expect(desk.callsOf('testConnection').at(-1)).toEqual([
    {
      connector: 'sqldatabase',
      site: '',
      settings: {
        ...{ engine: 'postgres', databases: 'pisa_fr\npisa_de', schema: 'public', page: '500' },
        ...{ since: '2026-08-15', night: 'yes', zone: 'utc' },
      },
      secrets: { password: 'demo' },
    },
  ]);
  // What is not asked any more is not sent, even if it was answered.
  await field('Kind of database').selectOption('MySQL or MariaDB');
  await field('Read only at night').uncheck();
  expect(await field('Schema').count()).toBe(0);
  await button('Test connection').click();
  await page.waitForFunction(() => document.querySelector('.verdict')!.textContent !== '');
  const [sent] = desk.callsOf('testConnection').at(-1) as [{ settings: object }];
  expect(Object.keys(sent.settings)).toEqual(['engine', 'databases', 'page', 'since', 'night']);
});

const COUNTRIES = ['France', 'Deutschland', 'Österreich', 'Québec', 'São Paulo', 'Nippon', 'Éire'];
const sites = (n: number): readonly ConnectionCard[] =>
  Array.from({ length: n }, (_, i) =>
    connection({
      id: `p${i}`,
      connector: 'pisa',
      site: i < COUNTRIES.length ? COUNTRIES[i]! : `Country ${i}`,
      settings: {},
      about: [{ label: 'Responses', value: 100 + i }],
      credential: {
        since: '2026-06-01T00:00:00.000Z',
        ...(i === 9 ? { expires: '2026-09-13' } : {}),
      },
      paused: i === 4 || i === 5,
      ...(i === 12
        ? {
            trouble: {
              code: 'setup.secret_missing',
              message: 'The key of Country 12 is not here.',
              next: 'Give it anew.',
            },
          }
        : {}),
    }),
  );
const withSites = (n: number) =>
  consoleOf({ connectors: SYSTEMS, connections: [connection(), ...sites(n)] });

test.each([20, 60])('%i sites of one system are one row, which opens', async (n) => {
  await desk.show(withSites(n));
  await page.getByRole('tab', { name: 'Connections' }).click();
  await button(`PISA · ${n} sites`).waitFor();
  // The other system's one connection is a card as ever.
  await page.getByRole('heading', { name: 'Grand Bend ISD' }).waitFor();
  expect(await page.locator('.cards > li').count()).toBe(2);
  await page.getByText('1 needs you, 2 paused, 1 key ends soon').waitFor();
  expect(await page.locator('.sites > .card-line .status').getAttribute('class')).toContain(
    'failed',
  );
  await look(`sites-${n}`);
  await button(`PISA · ${n} sites`).focus();
  await page.keyboard.press('Enter');
  const rows = page.locator('.sites li');
  expect(await rows.count()).toBe(n);
  // The worst first, then by name as people count.
  expect((await rows.locator('.site').allTextContents()).slice(0, 6)).toEqual([
    ...['Country 12', 'Nippon', 'São Paulo', 'Country 9', 'Country 7', 'Country 8'],
  ]);
  await look(`sites-${n}-open`);
  await page.keyboard.press('Tab');
  expect(await desk.focused()).toBe('Find a site of PISA');
  await page.keyboard.type('eire');
  expect(await rows.count()).toBe(1);
  await desk.spoken('1 site found');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await button('Pause Éire').waitFor();
  await look(`sites-${n}-one`);
  // Back from its form it is as it was left.
  await button('Edit Éire').click();
  await button('Connections').click();
  expect(await button('Edit Éire').count()).toBe(1);
  expect(await rows.count()).toBe(n);
});

test('three sites stay three cards; all well says so; a colleague opens them too', async () => {
  await desk.show(consoleOf({ connectors: SYSTEMS, connections: sites(3) }));
  await page.getByRole('tab', { name: 'Connections' }).click();
  expect(await page.locator('.cards > li').count()).toBe(3);
  const well = sites(4);
  await desk.show(
    consoleOf({
      connectors: SYSTEMS,
      connections: well,
      steward: { email: 'ana.lopez@school.example', you: false },
    }),
  );
  await page.getByRole('tab', { name: 'Connections' }).click();
  await page.getByText('All are read').waitFor();
  await button('PISA · 4 sites').click();
  expect(await page.getByRole('searchbox').count()).toBe(0);
  await button(/^France/).click();
  await page.getByText('Responses').waitFor();
  expect(await page.getByRole('button', { name: /^Edit/ }).count()).toBe(0);
  await look('sites-colleague');
});

test('all of it in French', async () => {
  const host = await startSidebarHost('sidebar-fr.html');
  const french = await openSidebar(
    desk.opened().browser,
    host,
    { consoleState: () => good(withSites(20)), runState: () => good(null) },
    { axe: true, height: 1_100 },
  );
  await french.page.getByRole('tab', { name: 'Connexions' }).click();
  await french.page.getByRole('button', { name: 'PISA · 20 sites' }).click();
  await lookAt(french.page, 'many-fr-sites', '.never');
  await french.page.getByRole('button', { name: 'Ajouter une connexion' }).click();
  await french.page.getByText('Vie scolaire').waitFor();
  await lookAt(french.page, 'many-fr-choose', '.never');
  expect(french.errors).toEqual([]);
  await french.close();
  await host.close();
});
