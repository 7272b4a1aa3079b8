/** The sidebar on the real thing: the built bundle on the emulator, a district over HTTP, a browser. */
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { controlRoutes } from '../../emulator/control/api';
import { listen } from '../../emulator/control/router';
import { openSchool, type School } from '../kit/school';
import { rowsOf, titlesOf } from '../kit/tabs';
import { launch, openPage } from './browser';

jest.setTimeout(120_000);

const STUDENTS = 40;
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Desk {
  readonly school: School;
  readonly page: Page;
  readonly errors: readonly string[];
  /** Closes the sidebar and opens it again. */
  reopen(): Promise<void>;
  leave(): Promise<void>;
}

async function sitDown(): Promise<Desk> {
  const school = await openSchool({ district: { students: STUDENTS } });
  const folder = join(resolve(__dirname, '../..'), '.build', 'page');
  const routes = controlRoutes(school.machine, { page: folder, district: school.district.url });
  const server = await listen(routes, 0);
  const url = `http://127.0.0.1:${server.port}/sidebar`;
  const { page, errors, close } = await openPage(browser, url, { width: 300, height: 640 });
  page.setDefaultTimeout(30_000);
  return {
    school,
    page,
    errors,
    reopen: async () => void (await page.goto(url)),
    leave: async () => {
      await close();
      await server.close();
      await school.close();
    },
  };
}

const card = (page: Page, title: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
const statusOf = (page: Page, title: string) => card(page, title).locator('.status');
const untilStatus = (page: Page, title: string, status: string) =>
  card(page, title).locator('.status', { hasText: status }).waitFor();

const CHOSEN = ['Schools', 'Attendance', 'School Calendar'];

test('first use: connect, choose, see it arrive', async () => {
  const { school, page, errors, reopen, leave } = await sitDown();
  const { url, key, secret } = school.district;

  await page.getByRole('button', { name: 'Connect Ed-Fi' }).click();
  await page.getByLabel('Address of the API', { exact: true }).fill(url);
  await page.getByLabel('Key', { exact: true }).fill(key);
  await page.getByLabel('Secret', { exact: true }).fill('not the secret');
  await page.getByRole('button', { name: 'Test connection' }).click();
  const wrong = page.getByLabel('Secret', { exact: true });
  await page.locator('.error').waitFor();
  expect(await wrong.getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('.error').innerText()).toMatch(/refused the key and secret/);

  await wrong.fill(secret);
  await page.getByRole('button', { name: 'Test connection' }).click();
  const verdict = page.locator('.note.good');
  await verdict.waitFor();
  expect(await verdict.innerText()).toMatch(/^It works\. Ed-Fi .*40 students/);
  expect((await school.command('consoleState')).connections).toEqual([]);

  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.getByText('Switch on what you need').waitFor();
  for (const title of CHOSEN) await card(page, title).getByRole('switch').click();
  for (const title of CHOSEN) await untilStatus(page, title, 'Fresh');
  await page.getByText('Your data is here').waitFor();

  expect(titlesOf(school.machine)).toEqual(expect.arrayContaining(CHOSEN));
  const students = new Set(rowsOf(school.machine, 'Attendance').map((row) => row['Student ID']));
  expect(students.size).toBe(STUDENTS);
  const state = await school.command('consoleState');
  for (const title of CHOSEN) {
    const { rows } = state.datasets.find((d) => d.title === title)!;
    expect(rowsOf(school.machine, title)).toHaveLength(rows!);
    const shown = await card(page, title).locator('.rows').innerText();
    expect(shown).toBe(`${rows!.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`);
    expect(await statusOf(page, title).innerText()).toBe('Fresh');
  }

  await reopen();
  await untilStatus(page, 'Attendance', 'Fresh');
  await card(page, 'Attendance')
    .getByRole('button', { name: 'Open the tab of Attendance' })
    .click();
  await expect_(async () => activeTitle(school), 'Attendance');
  expect(errors).toEqual([]);
  await leave();
});

const activeTitle = ({ machine }: School): string | undefined => {
  const { activeSheetId } = machine.workbook.screen() as { activeSheetId: number };
  const tabs = machine.workbook.tabs() as { sheetId: number; title: string }[];
  return tabs.find(({ sheetId }) => sheetId === activeSheetId)?.title;
};

async function expect_<T>(ask: () => Promise<T>, wanted: T): Promise<void> {
  for (const end = Date.now() + 15_000; ; await new Promise((next) => setTimeout(next, 100))) {
    const now = await ask();
    if (Object.is(now, wanted) || Date.now() > end) return expect(now).toBe(wanted);
  }
}
