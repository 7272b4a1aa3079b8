/** Two people at one workbook, with the real add-on: what each may do, sees, and is asked. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startDistrict, type District } from '../../emulator/district/server';
import { expectAccessible, launch, openPage, screenshot } from './browser';
import { type Running, startEmulator } from './emulator';

jest.setTimeout(600_000);

const STEWARD = 'analyst@school.example';
const COLLEAGUE = 'colleague@school.example';

let browser: Browser;
let district: District;
let emulator: Running;
beforeAll(async () => {
  browser = await launch();
  district = await startDistrict({ students: 20, schools: 1 });
  const access = { district: district.url, districtKey: 'demo-key', districtSecret: 'demo-secret' };
  emulator = await startEmulator({ bundle: join(__dirname, '../../dist') }, access);
  for (const [name, ...args] of [
    [
      'saveConnection',
      {
        connector: 'edfi',
        site: 'Grand Bend',
        settings: { url: district.url, key: 'demo-key' },
        secrets: { secret: 'demo-secret' },
      },
    ],
    ['switchDataset', 'schools', true],
    ['refresh', ['schools']],
    ['work'],
  ] as const)
    expect((await emulator.machine.call(name, ['en', ...args])).error).toBeUndefined();
});
afterAll(async () => {
  await emulator.close();
  await district.close();
  await browser.close();
});

const sidebar = (page: Page) => page.frameLocator('.sidebar iframe');
const menu = async (page: Page, entry: string) => {
  await page.getByRole('menuitem', { name: 'Extensions' }).click();
  await page.getByRole('menuitem', { name: 'Homeroom', exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
};

test('a colleague is asked by Google, refuses mails, and refreshes for the steward to do it', async () => {
  const { page, errors, close } = await openPage(browser, emulator.url);
  await sidebar(page).getByText('Schools', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: `Signed in as ${STEWARD}` }).click();
  await page.getByLabel('E-mail of another person').fill(COLLEAGUE);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `Sit down as ${COLLEAGUE}` }).click();
  await page.getByRole('button', { name: `Signed in as ${COLLEAGUE}` }).waitFor();
  await page.getByRole('gridcell').first().waitFor();
  await menu(page, 'Open Homeroom');
  const consent = page.getByRole('dialog', { name: /wants access/ });
  await consent.getByRole('checkbox', { name: 'Send email as you' }).uncheck();
  await consent.getByRole('button', { name: 'Continue' }).click();
  await sidebar(page).getByText('Homeroom may not send mails').waitFor();
  await screenshot(page, 'page-colleague');
  const wishes = () =>
    Object.keys(emulator.machine.properties().document).filter((key) => key.startsWith('wish/'));
  await sidebar(page).getByRole('button', { name: 'Refresh Schools' }).click();
  await sidebar(page)
    .getByText(/Queued|Running|Refreshing|asked/i)
    .first()
    .waitFor();
  expect(wishes().length).toBeGreaterThan(0);
  // The work is done by the steward's trigger.
  const before = emulator.machine.executions().length;
  await emulator.machine.advance(2 * 3_600_000);
  const ticks = emulator.machine
    .executions()
    .slice(before)
    .filter((one) => one.kind === 'trigger');
  expect(ticks.length).toBeGreaterThan(0);
  expect(new Set(ticks.map(({ user }) => user))).toEqual(new Set([STEWARD]));
  expect(wishes()).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

test('the card, the System check and help', async () => {
  const { page, errors, close } = await openPage(browser, emulator.url);
  await sidebar(page).getByText('Schools', { exact: true }).first().waitFor();
  await page.getByRole('menuitem', { name: 'View' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Card' }).click();
  const card = page.getByRole('complementary', { name: 'Card of Homeroom' });
  await card.getByText('It is fresh.').waitFor();
  await screenshot(page, 'page-card-real');
  await expectAccessible(page, { within: '.card' });
  await card.getByRole('button', { name: 'Open Homeroom' }).click();
  await page.getByText('Choose Extensions, then Homeroom, then Open Homeroom.').waitFor();
  await card.getByRole('button', { name: 'Close the card' }).click();
  await menu(page, 'System check');
  await sidebar(page).getByRole('heading', { name: 'System check' }).waitFor();
  await menu(page, 'Help');
  const dialog = page.frameLocator('dialog iframe');
  await dialog.getByText('is kept fresh by itself').waitFor();
  await screenshot(page, 'page-help');
  await expectAccessible(page, { within: 'dialog' });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
  await close();
});
