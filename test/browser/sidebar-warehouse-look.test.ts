/** Where data sets are built: a picture of every state to be looked at, axe, and what the keyboard reaches. */
import type { Page } from 'playwright-core';
import type { ConsoleState, MoveLine, ReadsCard } from '../../src/app/api';
import { untilFocused } from './browser';
import { bad, consoleOf, good, runOf } from './sidebar-fixture';
import type { Answers, Opened } from './sidebar-host';
import { detailsOf } from './sidebar-lists';
import { settingsOf } from './sidebar-rooms';
import { lookAt, never, sitAtSidebar } from './sidebar-desk';
import {
  BIGQUERY,
  EMBEDDED,
  FACTS,
  here,
  inPostgres,
  LINES,
  moving,
  SETTINGS,
  troubleOf,
} from './sidebar-warehouses';

const desk = sitAtSidebar({ axe: true });
let sidebar: Opened;
let page: Page;
beforeAll(() => {
  ({ sidebar, page } = desk.opened());
});

const look = (name: string) => lookAt(page, `warehouse-${name}`, '.checks > li:nth-child(n + 12)');
const field = (name: string) => page.getByLabel(name, { exact: true });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Opens the page from Settings, as a person does. */
const open = async (answers: Answers, state: ConsoleState = consoleOf()): Promise<void> => {
  await sidebar.reopen({
    consoleState: () => good(state),
    runState: () => good(state.run),
    settings: () => good(settingsOf()),
    work: never,
    ...answers,
  });
  await page.getByRole('tab', { name: 'Settings' }).click();
  await button(/^(Change|Look)$/).click();
};
const openForm = async (answers: Answers): Promise<void> => {
  await open({ warehouse: () => good(here()), ...answers });
  await button('Choose PostgreSQL').click();
  await field('Address').waitFor();
};
const fill = async (): Promise<void> => {
  await field('Address').fill(SETTINGS.server);
  await field('Database').fill(SETTINGS.database);
  await field('User').fill(SETTINGS.user);
  await field('Password').fill('demo-secret');
};

test('Settings tell it in a line, and the page is asked for when it is opened', async () => {
  let answer: (value: unknown) => void = () => undefined;
  await open({ warehouse: () => new Promise((resolve) => (answer = resolve)) });
  await look('loading');
  await desk.asked('warehouse');
  answer(good(here()));
  await page.getByText('Move to another place').waitFor();
  await look('built-in');
  expect(await page.getByText('adds “bigquery” to src/org/scopes.json').count()).toBe(1);
  expect(await button('Choose BigQuery').count()).toBe(0);
});

test('no answer', async () => {
  await open({
    warehouse: () => {
      throw new Error('HTTP 0');
    },
  });
  await page.getByText('It could not be loaded').waitFor();
  await look('lost');
});

test('the form of an engine: empty, tested, and refused in many ways', async () => {
  await openForm({ testWarehouse: never });
  await look('form');
  await button('Test').click();
  await page.getByText('Address is empty.').waitFor();
  await look('form-empty');
  await fill();
  await page.getByText('More settings').click();
  const key = field('Client key');
  await key.fill('-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----');
  expect(await key.inputValue()).toContain('\n');
  await button('Test').click();
  await button('Testing…').waitFor();
  await look('testing');
});

const WAYS = {
  unreachable: { code: 'warehouse.unreachable', params: { host: 'db.grandbend.example' } },
  tls: { code: 'warehouse.tls', params: { host: 'db.grandbend.example' } },
  refused: {
    code: 'warehouse.refused',
    params: { host: 'db.grandbend.example', user: 'homeroom' },
  },
  database: { code: 'warehouse.unknown_database', params: { database: 'school' } },
  rights: {
    code: 'warehouse.rights',
    params: { user: 'homeroom', detail: 'permission denied for database school' },
  },
  taken: { code: 'warehouse.taken', params: { schema: 'school' } },
} as const;

test.each(Object.entries(WAYS))('what a test says: %s', async (name, failure) => {
  await openForm({ testWarehouse: () => bad(troubleOf(failure)) });
  await fill();
  await button('Test').click();
  const { message } = troubleOf(failure);
  await page.getByText(message).first().waitFor();
  await look(`refused-${name}`);
  // What was typed is still there to be corrected.
  expect(await field('Password').inputValue()).toBe('demo-secret');
});

test('a good test tells the facts, and the move begins', async () => {
  let moved = false;
  await openForm({
    testWarehouse: () => good(FACTS),
    moveWarehouse: () => ((moved = true), good(moving())),
    warehouse: () => good(moved ? moving() : here()),
    refresh: () => good(null),
  });
  await fill();
  await button('Test').click();
  await page.getByText('PostgreSQL 16.4').waitFor();
  await look('good');
  await button('Move here').click();
  await page.getByText('2 of 5 data sets are there').waitFor();
  await look('moving-waits');
  const [input] = desk.callsOf('moveWarehouse').at(-1) as [Record<string, unknown>];
  expect(input).toEqual({
    engine: 'postgres',
    edits: false,
    settings: { ...SETTINGS, schema: '', server_certificate: '', client_certificate: '' },
    secrets: { password: 'demo-secret', client_key: '' },
  });
});

test('a place that charges by what is read says what a move there would cost, and asks', async () => {
  const card = here({ engines: [EMBEDDED, BIGQUERY] });
  const reads = { engine: 'BigQuery', bytes: 640 * 2 ** 20 };
  let told: ReadsCard = { ...reads, limit: 10 * 2 ** 30 };
  await open({
    warehouse: () => good(card),
    readsToMove: () => good(told),
    moveWarehouse: () => good(moving()),
    refresh: () => good(null),
  });
  const moves = desk.callsOf('moveWarehouse').length;
  await button('Choose BigQuery').click();
  await field('Google Cloud project').fill('my-school-123');
  await field('Location').fill('EU');
  const dialog = page.getByRole('dialog');
  const ask = async (): Promise<string> => {
    await button('Move here').click();
    await dialog.waitFor();
    return dialog.innerText();
  };
  const text = await ask();
  await look('costs');
  expect(text).toContain('reads about 0.6 GB; one a day comes to about 19 GB a month');
  expect(text).toContain('it is below that');
  expect(text).toContain('Your limit is 10 GB a query');
  await dialog.getByRole('button', { name: 'Keep as it is' }).click();
  expect(desk.callsOf('moveWarehouse')).toHaveLength(moves);

  told = { ...reads, bytes: 80 * 2 ** 30, limit: 2 ** 30, over: true };
  const dear = await ask();
  await look('costs-much');
  expect(dear).toContain('about 9 dollars a month');
  expect(dear).toContain('A data set here reads more');
  await dialog.getByRole('button', { name: 'Move here' }).click();
  await page.getByText('2 of 5 data sets are there').waitFor();
  const [input] = desk.callsOf('moveWarehouse').at(-1) as [{ engine: string }];
  expect(input.engine).toBe('bigquery');
});

test('the place in use says the same before it becomes another', async () => {
  const settings = { project: 'my-school-123', location: 'EU' };
  const card = here({
    ...{ engine: 'bigquery', title: BIGQUERY.title, settings, lasting: true },
    engines: [EMBEDDED, BIGQUERY],
  });
  await open({
    warehouse: () => good(card),
    readsToMove: () => good({ engine: 'BigQuery', bytes: 640 * 2 ** 20 }),
    saveWarehouse: () => good(card),
  });
  const count = (of: string): number => desk.callsOf(of).length;
  const [asked, saved] = [count('readsToMove'), count('saveWarehouse')];
  await button('Change address or password').click();
  await button('Save').click();
  await desk.spoken('BigQuery is saved');
  expect(count('readsToMove')).toBe(asked);

  await button('Change address or password').click();
  await field('Google Cloud project').fill('another-school-1');
  await button('Save').click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await look('costs-of-change');
  expect(await dialog.innerText()).toContain('one a day comes to about 19 GB a month');
  expect(count('saveWarehouse')).toBe(saved + 1);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await field('Google Cloud project').waitFor({ state: 'detached' });
  const [input] = desk.callsOf('saveWarehouse').at(-1) as [
    { edits: boolean; settings: Record<string, string> },
  ];
  expect([count('saveWarehouse'), input.edits]).toEqual([saved + 2, true]);
  expect(input.settings['project']).toBe('another-school-1');
});

test('a move at work, one that waits, one that failed, and long names', async () => {
  const run = runOf({
    datasets: LINES.map(({ id }) => id),
    finished: ['attendance', 'grades'],
    progress: { phase: 'build', what: 'Section Rosters', done: 0 },
  });
  const state = consoleOf({ run });
  await open({ warehouse: () => good(moving({ run })) }, state);
  await page.getByText('Building', { exact: true }).waitFor();
  await look('moving');

  const lost = troubleOf({ code: 'warehouse.lost', params: {} });
  const paused = runOf({
    is: 'paused',
    working: false,
    until: '2026-09-01T12:15:00.000Z',
    trouble: lost,
  });
  await open({ warehouse: () => good(moving({ run: paused })) }, consoleOf({ run: paused }));
  await page.getByText(lost.message).first().waitFor();
  await look('moving-paused');

  const differs = troubleOf({
    code: 'warehouse.differs',
    params: { dataset: 'Attendance', before: 1198, after: 1190 },
  });
  const title = 'Student Demographics, Enrollment and Everything Else That Was Ever Asked for';
  const datasets = [
    { ...LINES[0]!, title, is: 'failed', after: 1190, trouble: differs } as const,
    ...LINES.slice(1),
  ];
  const failed = runOf({ is: 'failed', working: false });
  await open({ warehouse: () => good(moving({ run: failed, datasets })) });
  await page.getByText('Failed', { exact: true }).waitFor();
  await look('moving-failed');
  expect(await button('Go on').count()).toBe(1);
});

test('stopping asks first, and says that nothing was moved', async () => {
  let stopped = false;
  await open({
    warehouse: () => good(stopped ? here() : moving()),
    cancelMove: () => ((stopped = true), good(here())),
  });
  await button('Stop moving').click();
  await page.getByRole('dialog').waitFor();
  await look('stop');
  await page.getByRole('dialog').getByRole('button', { name: 'Stop moving' }).click();
  await page.getByText('Move to another place').waitFor();
  await desk.spoken('Nothing was moved');
});

const arrived = ({ id, title }: MoveLine): MoveLine => ({ id, title, is: 'there' });

test('the end of a move, while one looks and when one comes back', async () => {
  let card = moving();
  const run = runOf({ datasets: ['attendance'], finished: [] });
  let current: ConsoleState['run'] = run;
  await open({
    warehouse: () => good(card),
    consoleState: () => good(consoleOf({ run: current })),
    runState: () => good(current),
  });
  await page.getByText('2 of 5 data sets are there').waitFor();
  // All are refreshed here, and built there one after the other.
  const built = { ...run, finished: ['attendance'] };
  current = { ...built, progress: { phase: 'build', what: 'Attendance', done: 1 } };
  await page.getByText('1 of 1 data sets done').waitFor();
  card = { ...card, move: { ...card.move!, datasets: card.move!.datasets.map(arrived) } };
  current = { ...built, progress: { phase: 'build', what: 'Grades', done: 2 } };
  await page.getByText('5 of 5 data sets are there').waitFor();
  card = inPostgres();
  current = { ...run, is: 'succeeded', working: false, finished: ['attendance'] };
  await page.getByText('All is there.').first().waitFor();
  await look('done');
  await open({ warehouse: () => good(inPostgres()) });
  await page.getByText('Another PostgreSQL').waitFor();
  await look('in-use');
});

test('what is in use is changed without its secrets being shown', async () => {
  const answers: Answers = {
    warehouse: () => good(inPostgres({ trouble: troubleOf(WAYS.refused) })),
    saveWarehouse: () => good(inPostgres()),
  };
  await open(answers);
  await page.getByText('refused the user homeroom').waitFor();
  await look('trouble');
  await button('Change address or password').click();
  await page.getByText('Saved. It cannot be read back.').first().waitFor();
  await look('edit');
  await button('Replace Password').click();
  await page.locator('input[type=password]:focus').waitFor();
  await page.keyboard.type('another-secret');
  await button('Save').click();
  await page.getByText('Another PostgreSQL').waitFor();
  const [input] = desk.callsOf('saveWarehouse').at(-1) as [{ secrets: unknown; edits: boolean }];
  expect(input.edits).toBe(true);
  expect(input.secrets).toEqual({ password: 'another-secret' });
  await desk.spoken('PostgreSQL is saved');
});

test('a colleague sees it and is told whom to ask; a notice leads there', async () => {
  const steward = { email: 'steward@grandbend.example', you: false };
  await open({ warehouse: () => good(inPostgres()) }, consoleOf({ steward }));
  await page.getByText('steward@grandbend.example looks after this workbook and can').waitFor();
  expect(await button(/^Choose/).count()).toBe(0);
  await look('colleague');
  const refused = troubleOf(WAYS.refused);
  await desk.show(consoleOf({ notices: [{ kind: 'warehouse', ...refused }] }), {
    warehouse: () => good(inPostgres({ trouble: refused })),
  });
  await look('notice');
  await button('Look at the place').click();
  await page.getByText('Another PostgreSQL').waitFor();
});

test('by the keyboard alone', async () => {
  await open({ warehouse: () => good(here()), testWarehouse: () => good(FACTS) });
  await page.getByText('Move to another place').waitFor();
  await button('Choose PostgreSQL').focus();
  await page.keyboard.press('Enter');
  // The first question has the focus.
  await untilFocused(field('Address'));
  for (const text of [SETTINGS.server, SETTINGS.database, SETTINGS.user, 'demo-secret']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
    // Beside each question stands where to find the answer.
    if (text !== 'demo-secret') await page.keyboard.press('Tab');
  }
  await button('Test').focus();
  await page.keyboard.press('Enter');
  await desk.spoken(/^It works\. .*PostgreSQL 16\.4/);
});

test('a data set says where it goes, and the name of its table is there to be copied', async () => {
  let to: 'both' | 'tab' | 'table' = 'both';
  const table = 'school.attendance';
  const warehouse = { id: 'w1', title: 'PostgreSQL', secrets: [] };
  await desk.show(consoleOf({ warehouse }), {
    datasetDetails: () => good({ ...detailsOf(), to, table }),
    setDestination: (_, chosen) => ((to = chosen), good(consoleOf({ warehouse }))),
  });
  await button('Attendance').click();
  await desk.openFold('A tab and a table');
  await page.getByText(table, { exact: true }).waitFor();
  await page.getByText(table, { exact: true }).scrollIntoViewIfNeeded();
  await look('destination');
  await field('Published to').selectOption('A table');
  await look('destination-changed');
  await button('Save').click();
  await desk.spoken('Attendance: saved, from its next refresh on');
  expect(desk.callsOf('setDestination').at(-1)).toEqual(['attendance', 'table']);
  await page.locator('summary', { hasText: /^A table$/ }).waitFor();
});

test('a move that came to nothing says why', async () => {
  const differs = troubleOf({
    code: 'warehouse.differs',
    params: { dataset: 'Attendance', before: 1198, after: 1190 },
  });
  await open({ warehouse: () => good(here({ stopped: differs })) });
  await page.getByText('The move came to nothing').waitFor();
  await page.getByText('1190 rows in the new place').waitFor();
  await look('stopped');
});

test.each([
  [
    { bytes: 1.3e9, limit: 10 * 2 ** 30 },
    'reads about 1.2 GB in BigQuery, within your limit of 10 GB a query',
  ],
  [{ bytes: 85e6 }, 'reads about 81 MB in BigQuery'],
  [{ bytes: 44e9, limit: 10 * 2 ** 30, over: true }, 'more than your limit of 10 GB a query'],
])('a data set says what it reads: %j', async (told, words) => {
  const warehouse = { id: 'w1', title: 'BigQuery', secrets: [] };
  const reads = { engine: 'BigQuery', ...told };
  await desk.show(consoleOf({ warehouse }), {
    datasetDetails: () => good({ ...detailsOf(), reads }),
  });
  await button('Attendance').click();
  const line = page.locator('dl.facts dd', { hasText: words });
  await line.scrollIntoViewIfNeeded();
  await look(`reads-${Object.keys(told).join('-')}`);
  expect(await line.innerText()).toMatch(/^about .*, \d+ requests?, /);
});

test('tables in a place that was left: what they are, and why they are still there', async () => {
  const engine = 'PostgreSQL';
  const old = {
    title: engine,
    told: troubleOf({ code: 'warehouse.leaving', params: { engine } }),
    clearing: true,
    trouble: troubleOf(WAYS.unreachable),
  };
  await open({ warehouse: () => good(here({ old })) });
  await page.getByText('Homeroom’s tables in PostgreSQL are being deleted.').waitFor();
  await page.getByText(old.trouble.message).waitFor();
  expect(await button('Delete the tables in the old place').count()).toBe(0);
  await look('old');
  await desk.show(
    consoleOf({
      notices: [
        {
          kind: 'clearing',
          ...troubleOf({ code: 'warehouse.clearing', params: { site: 'Grand Bend', engine } }),
        },
      ],
    }),
    {},
  );
  await page
    .getByText('What was read from Grand Bend still stands in PostgreSQL.')
    .first()
    .waitFor();
  await look('clearing');
});
