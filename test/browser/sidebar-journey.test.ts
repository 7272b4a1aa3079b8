/** The sidebar on the real thing: the built bundle on the emulator, a district over HTTP, a browser. */
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { controlRoutes } from '../../emulator/control/api';
import { listen } from '../../emulator/control/router';
import { openSchool, type School } from '../kit/school';
import { rowsOf, titlesOf } from '../kit/tabs';
import { eventually, launch, openPage, untilFocused } from './browser';

jest.setTimeout(120_000);

interface Desk {
  readonly school: School;
  readonly page: Page;
  readonly errors: readonly string[];
  /** Closes the sidebar and opens it again. */
  reopen(): Promise<void>;
  leave(): Promise<void>;
}

let browser: Browser;
let desk: Desk;
let page: Page;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  desk = await sitDown();
  ({ page } = desk);
});
afterEach(async () => {
  await desk.leave();
  expect(desk.errors).toEqual([]);
});

async function sitDown(): Promise<Desk> {
  const school = await openSchool({ district: { students: 40 } });
  const folder = join(resolve(__dirname, '../..'), '.build', 'page');
  const routes = controlRoutes(school.machine, { page: folder, district: school.district.url });
  const icon = { 'GET /favicon.ico': () => ({ raw: '', type: 'image/x-icon' }) };
  const server = await listen({ ...icon, ...routes }, 0);
  const url = `http://127.0.0.1:${server.port}/sidebar`;
  const opened = await openPage(browser, url, { width: 300, height: 640 });
  return {
    school,
    page: opened.page,
    errors: opened.errors,
    reopen: async () => void (await opened.page.goto(url)),
    leave: async () => {
      await opened.close();
      await server.close();
      await school.close();
    },
  };
}

const card = (title: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
const untilStatus = async (title: string, status: string) => {
  try {
    await card(title).locator('.status', { hasText: status }).waitFor();
  } catch (error) {
    const { machine, command } = desk.school;
    const executions = machine
      .executions()
      .map((e) => `${e.function} ${e.outcome} ${e.error ?? ''}`);
    const shown = await page.locator('body').innerText();
    const run = JSON.stringify(await command('runState'));
    throw new Error(`${title} is not ${status}.\n${shown}\n${run}\n${executions.join('\n')}`, {
      cause: error,
    });
  }
};

/** A resource as the district serves it, by a path of its own. */
async function source({ district }: School, resource: string): Promise<Record<string, unknown>[]> {
  const json = async (url: string, init?: RequestInit) => (await fetch(url, init)).json() as any;
  const { urls } = await json(district.url);
  const basic = Buffer.from(`${district.key}:${district.secret}`).toString('base64');
  const { access_token: token } = await json(urls.oauth, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${basic}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  const url = `${String(urls.dataManagementApi).replace(/\/$/, '')}/ed-fi/${resource}?limit=500`;
  return json(url, { headers: { Authorization: `Bearer ${token}` } });
}

const activeTitle = ({ machine: { workbook } }: School): string | undefined => {
  const tabs = workbook.tabs() as unknown as { sheetId: number; title: string }[];
  return tabs.find(({ sheetId }) => sheetId === workbook.about().activeSheetId)?.title;
};

const CHOSEN = ['Schools', 'Attendance', 'School Calendar'];

test('first use: connect, choose, see it arrive', async () => {
  const { school } = desk;
  const { url, key, secret } = school.district;

  await page.getByRole('button', { name: 'Connect Ed-Fi', exact: true }).click();
  await page.getByLabel('Address of the API', { exact: true }).fill(url);
  await page.getByLabel('Key', { exact: true }).fill(key);
  const secretField = page.getByLabel('Secret', { exact: true });
  await secretField.fill('not the secret');
  await page.getByRole('button', { name: 'Test connection' }).click();
  const wrong = page.locator('.error');
  await wrong.waitFor();
  expect(await wrong.innerText()).toMatch(/refused the key and secret/);
  expect(await secretField.getAttribute('aria-invalid')).toBe('true');

  await secretField.fill(secret);
  await page.getByRole('button', { name: 'Test connection' }).click();
  const verdict = page.locator('.note.good');
  await verdict.waitFor();
  expect(await verdict.innerText()).toMatch(/^It works\..*Students 40/s);
  expect((await school.command('consoleState')).connections).toEqual([]);

  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.getByText('Switch on what you need').waitFor();
  for (const title of CHOSEN) await card(title).getByRole('switch').click();
  for (const title of CHOSEN) await untilStatus(title, 'Fresh');
  await page.getByText('Your data is here').waitFor();

  expect(titlesOf(school.machine)).toEqual(expect.arrayContaining(CHOSEN));
  const names = (await source(school, 'schools')).map((s) => s['nameOfInstitution']);
  const published = rowsOf(school.machine, 'Schools').map((row) => Object.values(row));
  expect(published).toHaveLength(names.length);
  expect(published.filter((row) => row.some((cell) => names.includes(cell)))).toHaveLength(
    names.length,
  );
  const ids = new Set((await source(school, 'students')).map((s) => s['studentUniqueId']));
  const present = rowsOf(school.machine, 'Attendance').map((row) => row['Student ID']);
  expect(present.length).toBeGreaterThan(20);
  expect(present.filter((id) => !ids.has(id))).toEqual([]);

  const state = await school.command('consoleState');
  for (const title of CHOSEN) {
    const { rows } = state.datasets.find((d) => d.title === title)!;
    expect(rowsOf(school.machine, title)).toHaveLength(rows!);
    const shown = await card(title).locator('.rows').innerText();
    expect(shown).toBe(`${rows!.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`);
  }
  expect(
    state.datasets
      .filter((d) => d.status === 'fresh')
      .map((d) => d.title)
      .sort(),
  ).toEqual([...CHOSEN].sort());

  await page.getByRole('button', { name: 'Open the tab of Attendance' }).click();
  await eventually(
    () => activeTitle(school),
    (title) => title === 'Attendance',
  );
});

test('closed in mid-run and opened again, the run is picked up', async () => {
  const { school } = desk;
  await school.connect('Demo district');
  await desk.reopen();
  await card('School Calendar').getByRole('switch').click();
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
  await desk.reopen();
  await untilStatus('School Calendar', 'Fresh');
  expect(titlesOf(school.machine)).toContain('School Calendar');
  const works = school.machine.executions().filter((e) => e.function === 'work');
  expect(works.length).toBeGreaterThanOrEqual(1);
});

test('by the keyboard alone, from first use to a refreshed data set', async () => {
  const { school } = desk;
  const { url, key, secret } = school.district;
  const named = (name: string) =>
    page.evaluate((wanted) => {
      const at = document.activeElement as HTMLElement | null;
      if (!at || at === document.body) return false;
      const label = (at as HTMLInputElement).labels?.[0]?.textContent;
      return [at.getAttribute('aria-label'), label, at.textContent].some((n) => n === wanted);
    }, name);
  /** Tab, as a person does, until the wanted control has the focus. */
  const tabTo = async (name: string) => {
    for (let i = 0; i < 60; i++) {
      if (await named(name)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key does not reach “${name}”.`);
  };

  await page.getByRole('button', { name: 'Connect Ed-Fi', exact: true }).waitFor();
  await tabTo('Connect Ed-Fi');
  await page.keyboard.press('Enter');
  await untilFocused(page.getByLabel('Address of the API', { exact: true }));
  await page.keyboard.type(url);
  await tabTo('Key');
  await page.keyboard.type(key);
  await tabTo('Secret');
  await page.keyboard.type(secret);
  await page.keyboard.press('Enter');
  await page.getByText('Switch on what you need').waitFor();
  await tabTo('Refresh Schools by itself');
  await page.keyboard.press('Space');
  await untilStatus('Schools', 'Fresh');
  expect(await named('Refresh Schools by itself')).toBe(true);

  const schools = async () =>
    (await school.command('consoleState')).datasets.find((d) => d.id === 'schools')!;
  const first = (await schools()).publishedAt!;
  await tabTo('Refresh Schools');
  await page.keyboard.press('Enter');
  // What it says of the end it has said of the first refresh too.
  await eventually(
    async () => (await schools()).publishedAt,
    (at) => at !== first,
  );
  await page.getByRole('button', { name: 'Refresh all' }).waitFor();
  await page.getByText('1 data set refreshed').first().waitFor();
  expect(Date.parse((await schools()).publishedAt!)).toBeGreaterThanOrEqual(Date.parse(first));
  expect(school.machine.executions().filter((e) => e.function === 'refresh')).toHaveLength(2);

  // The tabs are one stop; arrows go from one to the other.
  await page.keyboard.press('Shift+Tab');
  for (let i = 0; i < 60 && !(await named('Data sets')); i++)
    await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  expect(await named('Connections')).toBe(true);
  await tabTo('Remove Ed-Fi');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  expect(await named('Keep it')).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await named('Remove Ed-Fi')).toBe(true);
  expect((await school.command('consoleState')).connections).toHaveLength(1);
});

test('an execution that Google kills is followed by another, without a person', async () => {
  const { school } = desk;
  await school.connect();
  await desk.reopen();
  await card('School Calendar').getByRole('switch').waitFor();
  // Nobody asks meanwhile how it stands, so the call that is the last is one of the work.
  let ask: () => void = () => undefined;
  const held = new Promise<void>((done) => (ask = done));
  await page.route('**/_emulator/call', async (route) => {
    if (/runState/.test(route.request().postData() ?? '')) await held;
    await route.continue();
  });
  school.machine.faults({ killAtCall: 60 });
  await card('School Calendar').getByRole('switch').click();
  const works = () => school.machine.executions().filter((e) => e.function === 'work');
  await eventually(() => works().length, Boolean);
  expect(works()[0]!.outcome).not.toBe('ok');
  school.machine.faults({});
  ask();
  await untilStatus('School Calendar', 'Fresh');
  expect(works().length).toBeGreaterThanOrEqual(2);
  expect(titlesOf(school.machine)).toContain('School Calendar');
});
