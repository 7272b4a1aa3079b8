/** What is loaded when it is first opened, what a data set can be made into, and the ways out of the console. */
import {
  good,
  bad,
  connection,
  consoleOf,
  dataset,
  firstUse,
  fresh,
  TROUBLES,
} from './sidebar-fixture';
import { untilFocused } from './browser';
import { detailsOf } from './sidebar-lists';
import { openSidebar, startSidebarHost, type Answers } from './sidebar-host';
import { lookAt, never, sitAtSidebar } from './sidebar-desk';
import { settingsOf } from './sidebar-rooms';

const desk = sitAtSidebar({ axe: true, height: 900 });
let page: ReturnType<typeof desk.opened>['page'];
beforeAll(() => ({ page } = desk.opened()));
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const look = (name: string) => lookAt(page, `later-${name}`, '.cards li:not(:first-child)');
const more = () => desk.opened().host.morePages();
const settings = () => good(settingsOf());

test('a page is asked for when it is first opened, once, and then all are here', async () => {
  await desk.show(consoleOf(), { settings });
  expect(desk.callsOf('morePages')).toEqual([]);
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.locator('.settings').waitFor();
  await page.getByRole('tab', { name: 'Connections' }).click();
  await button('Edit Grand Bend ISD').click();
  await page.getByLabel('Name of this site').waitFor();
  expect(desk.callsOf('morePages')).toHaveLength(1);
});

test('until it is here its frame is: the way back, its title, and what is waited for', async () => {
  let arrive = (): void => undefined;
  const held = new Promise<void>((done) => (arrive = done));
  await desk.show(consoleOf(), { morePages: () => held.then(() => good(more())) });
  await page.getByRole('tab', { name: 'Connections' }).click();
  await button('Replace the secret of Grand Bend ISD').click();
  await page.getByRole('heading', { name: 'Edit Grand Bend ISD' }).waitFor();
  await page.getByText('Loading…').waitFor();
  await look('form-coming');
  const title = page.getByRole('heading', { name: 'Edit Grand Bend ISD' });
  const before = [await title.boundingBox(), await page.locator('footer').boundingBox()];
  arrive();
  await page.getByText('Name of this site').waitFor();
  // Nothing has moved, and the keyboard is not lost.
  expect([await title.boundingBox(), await page.locator('footer').boundingBox()]).toEqual(before);
  await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'password');
});

test('from the first step the form has the focus in its first question', async () => {
  await desk.opened().sidebar.reopen({
    consoleState: () => good(firstUse()),
    runState: () => good(null),
  });
  await button('Connect Ed-Fi').click();
  await untilFocused(page.getByRole('textbox', { name: 'Address of the API' }));
});

test('where it does not come it says so, and is asked for again', async () => {
  let tries = 0;
  await desk.show(consoleOf(), {
    settings,
    morePages: () => {
      tries += 1;
      if (tries === 1) throw new Error('gone');
      return good(tries === 2 ? JSON.stringify({ build: 'another', style: '', code: '' }) : more());
    },
  });
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor();
  await page.getByText('No answer from Google.').waitFor();
  await look('failed');
  await button('Try again').click();
  // Of another version than this page: it is not run.
  await page.getByText('Homeroom was updated while it was open.').waitFor();
  await look('renewed');
  await button('Try again').click();
  await page.locator('.settings').waitFor();
  // The other tabs were there all the time.
  await page.getByRole('tab', { name: 'Data sets' }).click();
  await page.getByRole('switch').first().waitFor();
});

test('a code that breaks is a page that could not be loaded', async () => {
  const part = JSON.parse(more()) as Record<string, string>;
  const broken = { ...part, code: 'takeMore(' };
  await desk.show(consoleOf(), { settings, morePages: () => good(JSON.stringify(broken)) });
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor();
  // The browser tells of it; nothing else did.
  const errors = desk.opened().sidebar.errors as string[];
  expect(errors.splice(0)).toEqual([expect.stringContaining('Unexpected end of input')]);
});

const openDetails = async (answers: Answers, state = consoleOf()) => {
  await desk.show(state, answers);
  await button('Attendance').click();
  await page.locator('.details').waitFor();
};

test('what is published of persons is chosen field by field, and said in the list of its details', async () => {
  let personal: Record<string, 'hashed' | 'left_out'> = {};
  await openDetails({
    datasetDetails: () => good(detailsOf({ personal })),
    setPersonal: (_, fields) => ((personal = { ...fields }), good(consoleOf())),
  });
  await desk.openFold('Personal data: published as it is');
  const group = page.getByRole('group', { name: 'What is published of persons in Attendance' });
  await group.waitFor();
  await group.scrollIntoViewIfNeeded();
  await look('personal');
  const of = (title: string) => group.getByLabel(title, { exact: true });
  // Rows are told apart by it: it can be a code, and cannot be left out.
  expect(await of('Student ID').locator('option').allTextContents()).toEqual([
    'As it is',
    'As a code',
  ]);
  await of('Student ID').selectOption('As a code');
  await of('Last Name').selectOption('Left out');
  await button('Save').scrollIntoViewIfNeeded();
  await look('personal-changed');
  await button('Save').click();
  await desk.spoken('Attendance: saved, from its next refresh on');
  expect(desk.callsOf('setPersonal')).toEqual([
    ['attendance', { student_id: 'hashed', last_name: 'left_out' }],
  ]);
  await page.locator('summary', { hasText: '1 field as a code, 1 field left out' }).waitFor();
  // What is chosen back is not sent.
  await of('Last Name').selectOption('As it is');
  await button('Keep as it was').click();
  expect(await of('Last Name').inputValue()).toBe('left_out');
});

test('a refusal is said, and what was chosen stays', async () => {
  await openDetails({ setPersonal: () => bad(TROUBLES.forbidden) });
  await desk.openFold('Personal data: published as it is');
  const group = page.getByRole('group', { name: /What is published of persons/ });
  await group.getByLabel('Last Name', { exact: true }).selectOption('Left out');
  await button('Save').click();
  await page.getByRole('alert').getByText(TROUBLES.forbidden.message).waitFor();
  expect(await group.getByLabel('Last Name', { exact: true }).inputValue()).toBe('left_out');
});

test('a colleague reads what is published of persons, and a data set without persons says so', async () => {
  const colleague = consoleOf({ steward: { email: 'ana.lopez@school.example', you: false } });
  await openDetails({}, colleague);
  await desk.openFold('Personal data: published as it is');
  await page
    .getByText('ana.lopez@school.example looks after this workbook and decides it.')
    .waitFor();
  expect(await page.getByLabel('Last Name', { exact: true }).isDisabled()).toBe(true);
  await look('personal-colleague');
  const nobody = detailsOf().fields.filter((field) => field.class === 'none');
  await openDetails({ datasetDetails: () => good(detailsOf({ fields: nobody })) });
  await desk.openFold('Personal data: none');
  await page.getByText('No field of this data set tells of a person.').waitFor();
});

const LINKS = {
  source: 'https://lookerstudio.google.com/datasources/create?connectorId=c',
  report: 'https://lookerstudio.google.com/reporting/create?c.mode=edit',
};

test('a data set’s ways into Looker Studio are asked for when they are looked at', async () => {
  await openDetails({ lookerLinks: () => good(LINKS) });
  expect(desk.callsOf('lookerLinks')).toEqual([]);
  await desk.openFold('Looker Studio');
  const source = page.getByRole('link', { name: 'Make a data source of Attendance, in a new tab' });
  await source.scrollIntoViewIfNeeded();
  expect(await source.getAttribute('href')).toBe(LINKS.source);
  expect(await source.getAttribute('target')).toBe('_blank');
  await page.getByRole('link', { name: /^Make a report of Attendance/ }).waitFor();
  expect(desk.callsOf('lookerLinks')).toEqual([['attendance']]);
  await look('looker');
});

test('Looker Studio before the first refresh, without a connector, and without an answer', async () => {
  const waiting = consoleOf({ datasets: [dataset('Attendance', { status: 'waiting' })] });
  await openDetails({}, waiting);
  await desk.openFold('Looker Studio');
  await page.getByText('It can be opened there once it has been refreshed').waitFor();
  expect(desk.callsOf('lookerLinks')).toEqual([]);
  let tries = 0;
  const none = { code: 'setup.no_looker', message: 'There is no connector.', next: 'Ask for one.' };
  await openDetails({
    lookerLinks: () => (tries++ === 0 ? bad(none) : good({ source: LINKS.source })),
  });
  await desk.openFold('Looker Studio');
  await page.getByText('There is no connector.').scrollIntoViewIfNeeded();
  // The note stands apart from what is said above it.
  const [intro, note] = [page.locator('.studio > p'), page.locator('.studio .note')];
  const end = (await intro.boundingBox())!;
  expect((await note.boundingBox())!.y - end.y - end.height).toBeGreaterThanOrEqual(6);
  await look('looker-none');
  await button('Try again').last().click();
  await page.getByRole('link', { name: /^Make a data source/ }).waitFor();
  expect(await page.getByRole('link', { name: /^Make a report/ }).count()).toBe(0);
  await openDetails({ lookerLinks: never });
  await desk.openFold('Looker Studio');
  await page.getByText('Asking for the links…').waitFor();
});

test('reports and sharing are a press away, by the keyboard too, and what fails is said', async () => {
  const datasets = [dataset('Attendance', fresh(1198))];
  let tries = 0;
  await desk.show(consoleOf({ datasets, connections: [connection()] }), {
    showReports: () => (tries++ === 1 ? bad(TROUBLES.forbidden) : good(null)),
  });
  const doors = page.getByRole('navigation', { name: 'Made of your data sets' });
  await doors.waitFor();
  await look('doors');
  await doors.getByRole('button', { name: 'Reports' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await desk.focused()).toBe('Sharing');
  await page.keyboard.press('Space');
  await page.getByRole('alert').getByText(TROUBLES.forbidden.message).waitFor();
  expect(desk.callsOf('showReports')).toEqual([['gallery'], ['share']]);
});

test('all of it in French', async () => {
  const { browser } = desk.opened();
  const host = await startSidebarHost('sidebar-fr.html');
  const french = await openSidebar(
    browser,
    host,
    {
      consoleState: () => good(consoleOf()),
      runState: () => good(null),
      datasetDetails: () => good(detailsOf({ personal: { last_name: 'left_out' } })),
      lookerLinks: () => good(LINKS),
    },
    { axe: true, height: 1_600 },
  );
  await french.page.getByRole('button', { name: 'Attendance', exact: true }).click();
  for (const fold of ['1 champ omis', 'Looker Studio'])
    await french.page.locator('summary', { hasText: fold }).click();
  await french.page.getByRole('link', { name: /^Créer un rapport/ }).waitFor();
  await french.page.locator('.hiding').waitFor();
  await lookAt(french.page, 'later-fr', '.cards li:not(:first-child)');
  expect(french.errors).toEqual([]);
  await french.close();
  await host.close();
});
