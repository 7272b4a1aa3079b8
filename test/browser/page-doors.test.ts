/** The workbook page's way to the web app and its Looker Studio drawer, on the built bundle. */
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { controlRoutes } from '../../emulator/control/api';
import { listen } from '../../emulator/control/router';
import { openSchool, type School } from '../kit/school';
import { rowsOf } from '../kit/tabs';
import { expectAccessible, launch, openPage, screenshot } from './browser';

jest.setTimeout(180_000);

let browser: Browser;
let school: School;
let page: Page;
let errors: readonly string[];
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  browser = await launch();
  school = await openSchool({ district: { students: 30 }, machine: { mode: 'owned' } });
  await school.connect();
  await school.switchOn('schools', 'school_calendar');
  await school.refresh();
  await school.command('consoleState');
  const folder = join(resolve(__dirname, '../..'), '.build', 'page');
  const routes = controlRoutes(school.machine, { page: folder, district: null });
  const icon = { 'GET /favicon.ico': () => ({ raw: '', type: 'image/x-icon' }) };
  const server = await listen({ ...icon, ...routes }, 0);
  closers.push(() => server.close());
  const opened = await openPage(browser, `http://127.0.0.1:${server.port}/`);
  ({ page, errors } = opened);
  closers.push(() => opened.close());
  await page.getByRole('gridcell').first().waitFor();
});
afterAll(async () => {
  for (const close of closers.reverse()) await close();
  await school.close();
  await browser.close();
});

test('a data source is made as in Looker Studio, and shows the rows of the tab', async () => {
  await page.getByRole('button', { name: 'Looker Studio' }).click();
  const drawer = page.getByRole('region', { name: 'Looker Studio', exact: true });
  await drawer.getByRole('combobox').first().waitFor();
  const books = drawer.getByRole('combobox').first();
  await books.selectOption({ index: 1 });
  const sets = drawer.getByRole('combobox').nth(1);
  await sets.waitFor();
  await screenshot(page, 'page-studio-config');
  await sets.selectOption({ label: 'School Calendar' });
  for (
    let step = 0;
    step < 4 && (await drawer.getByRole('button', { name: 'Next' }).count());
    step++
  ) {
    await drawer.getByRole('button', { name: 'Next' }).click();
    await page.locator('.studio[aria-busy="false"]').waitFor();
  }
  await drawer.getByRole('button', { name: 'Connect' }).click();
  const table = drawer.getByRole('table');
  await table.waitFor();
  const rows = rowsOf(school.machine, 'School Calendar').length;
  expect(rows).toBeGreaterThan(10);
  await drawer.getByText(`${rows.toLocaleString('en')} rows`).waitFor();
  await screenshot(page, 'page-studio-data');
  await expectAccessible(page, { within: '.drawer' });
  const before = await table.locator('thead th').count();
  await drawer.getByRole('group').getByRole('checkbox').nth(1).click();
  await page.waitForFunction(
    (count) => document.querySelectorAll('.drawer thead th').length === count - 1,
    before,
  );
});

test('what the connector says to a person stands there', async () => {
  school.machine.share([]);
  const drawer = page.getByRole('region', { name: 'Looker Studio', exact: true });
  await drawer.getByRole('group').getByRole('checkbox').nth(2).click();
  await drawer.getByRole('alert').waitFor();
  await screenshot(page, 'page-studio-refused');
  expect(await drawer.getByRole('alert').textContent()).toMatch(/\w+\. \w+/);
  school.machine.share(null);
});

test('the web app opens in a window of its own, in owned mode alone', async () => {
  const view = page.getByRole('menuitem', { name: 'View' });
  await view.click();
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('menuitem', { name: 'Board (web app)' }).click(),
  ]);
  await opened.waitForLoadState();
  expect(opened.url()).toMatch(/\/macros\//);
  await opened.close();
  school.machine.configure({ mode: 'addon' });
  await page.waitForFunction(async () => {
    const book = (await (await fetch('/_emulator/workbook')).json()) as { webApp: unknown };
    return book.webApp === null;
  });
  await view.click();
  await page.getByText('No board: an add-on has no web app').waitFor();
  school.machine.configure({ mode: 'owned' });
  expect(errors).toEqual([]);
});
