/** Activity, Settings and the System check on the real thing: the built bundle on the emulator. */
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { controlRoutes } from '../../emulator/control/api';
import { listen } from '../../emulator/control/router';
import { openSchool, type School } from '../kit/school';
import { expectAccessible, launch, openPage, screenshot } from './browser';

jest.setTimeout(180_000);
let browser: Browser;
let school: School;
let page: Page;
let url: string;
let leave: () => Promise<void>;

beforeAll(async () => {
  browser = await launch();
  school = await openSchool({ district: { students: 40 } });
  const folder = join(resolve(__dirname, '../..'), '.build', 'page');
  const routes = controlRoutes(school.machine, { page: folder, district: school.district.url });
  const icon = { 'GET /favicon.ico': () => ({ raw: '', type: 'image/x-icon' }) };
  const server = await listen({ ...icon, ...routes }, 0);
  url = `http://127.0.0.1:${server.port}/sidebar`;
  const opened = await openPage(browser, url, { width: 300, height: 640 });
  ({ page } = opened);
  leave = async () => {
    expect(opened.errors).toEqual([]);
    await opened.close();
    await server.close();
    await school.close();
  };
});
afterAll(async () => {
  await leave();
  await browser.close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
/** A picture of the whole view, and axe. */
async function look(name: string): Promise<void> {
  await page.setViewportSize({ width: 300, height: 2_400 });
  await screenshot(page, `rooms-real-${name}`);
  await expectAccessible(page);
  await page.setViewportSize({ width: 300, height: 640 });
}
const tab = (name: string) => page.getByRole('tab', { name });

test('a refresh is told in Activity, with its sources and the lines of its log', async () => {
  const { key, secret } = school.district;
  await button(/^Connect Ed-Fi$/).click();
  await page.getByLabel('Address of the API', { exact: true }).fill(school.district.url);
  await page.getByLabel('Key', { exact: true }).fill(key);
  await page.getByLabel('Secret', { exact: true }).fill(secret);
  await button('Save and go on').click();
  await page.getByRole('switch', { name: /School Calendar/ }).click();
  await page.getByText('1 data set refreshed').first().waitFor();

  await tab('Activity').click();
  await page.locator('.run-row').first().waitFor();
  const row = await page.locator('.run-row').first().innerText();
  expect(row).toMatch(/School Calendar refreshed[^]*rows? read[^]*changed/);
  await page.locator('.run-row').first().click();
  await page.getByText('What became of it').waitFor();
  await page
    .getByText(/^Ed-Fi/)
    .first()
    .waitFor();
  expect(await page.locator('.sources li').innerText()).toMatch(/rows? read[^]*requests?/);
  await page.locator('.log summary').click();
  await page.getByText('The execution ends').first().waitFor();
  // Every event that really happens has words.
  const said = await page.locator('.log li').allInnerTexts();
  expect(said.filter((line) => /\w\.\w+_?\w*$/m.test(line.split('\n')[1] ?? ''))).toEqual([]);
  expect(said.join()).not.toContain(secret);
  await look('story');
});

test('settings are saved, kept, and refused where Google does', async () => {
  await button('Activity').click();
  await tab('Settings').click();
  await page.getByText('Nothing to save').waitFor();
  await page.getByLabel('Add a person').fill('principal@school.example');
  await button('Add').click();
  await page.getByLabel('Activity and its log').selectOption('14 days');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'The settings are saved' }).waitFor();
  const kept = await school.command('settings');
  expect(kept).toMatchObject({
    retentionDays: 14,
    recipients: [{ email: 'principal@school.example', language: 'en' }],
  });
  await page.getByLabel('How often Homeroom looks').selectOption('Every 5 minutes');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('once an hour at most').waitFor();
  await button('Undo').click();
  expect(await page.locator('.quotas li').count()).toBe(4);
  await look('settings');
});

test('the system check asks this host and tells what it found', async () => {
  await button('System check').click();
  await page.getByText('It has not been run in this workbook.').waitFor();
  await button('Run the check').click();
  await button('Run again').waitFor({ timeout: 120_000 });
  expect(await page.locator('.checks > li').count()).toBeGreaterThan(20);
  await look('check');
  for (const group of [/^Could not be asked \(/, /^As expected \(/])
    await page.getByRole('heading', { name: group }).click();
  const promise = page.locator('.checks > li').filter({ hasText: 'value of a promise' });
  expect(await promise.innerText()).toMatch(/arrives: (true|false)/);
});

test('a colleague reads the settings, takes over with the secret, and is the steward', async () => {
  await page.goto(`${url}?user=colleague@school.example`);
  await tab('Settings').click();
  await page.getByText('analyst@school.example looks after this workbook.').waitFor();
  expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
  await button('Take over').click();
  const secret = page.getByLabel('Secret', { exact: true });
  await secret.fill('not the secret');
  const take = async () => {
    await button('Take over').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take over' }).click();
  };
  await take();
  await page.getByRole('group').getByText('refused the key and secret').waitFor();
  await look('take-over-refused');
  await secret.fill(school.district.secret);
  await take();
  await page.getByText('You, colleague@school.example').waitFor();
  await page.getByText('Nothing to save').waitFor();
  const kept = await school.machine.call('settings', ['en'], { user: 'colleague@school.example' });
  expect(kept.result).toMatchObject({ value: { stewardship: { you: true, gone: false } } });
});
