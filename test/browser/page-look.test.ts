/** Every state of the workbook page: a picture to be looked at, and axe. */
import type { Browser, Page } from 'playwright-core';
import { expectAccessible, launch, openPage, type OpenOptions, screenshot } from './browser';
import { startDistrict } from '../../emulator/district/server';
import { type Running, startEmulator } from './emulator';

jest.setTimeout(240_000);

let browser: Browser;
let emulator: Running;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.close());

const script = (name: string) => emulator.machine.call(name);

/** The rows of the grid are all alike: some of them stand for the rest. */
const MORE_ROWS = '.grid-rows > .row:nth-child(n + 5)';

/** `within`: what this state has that the ones before had not. */
async function look(page: Page, name: string, within?: string): Promise<void> {
  await screenshot(page, name);
  if (process.env.ONLY_LOOK !== '1')
    await expectAccessible(page, { within, except: [MORE_ROWS, '.mail iframe'] });
}

async function visit(work: (page: Page) => Promise<void>, size: OpenOptions = {}): Promise<void> {
  const { page, errors, close } = await openPage(browser, emulator.url, size);
  await page.getByRole('gridcell').first().waitFor();
  await work(page);
  // Chromium tells of the script in a mail that it has not run.
  expect(errors.filter((error) => !error.startsWith('Blocked script execution'))).toEqual([]);
  await close();
}

const drawer = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Behind the workbook' }).getByRole('button', { name });

test('a workbook that is not there yet', async () => {
  const { page, close } = await openPage(browser, 'about:blank');
  await page.route('**/_emulator/workbook*', () => undefined);
  await page.goto(emulator.url);
  await page.getByText('Opening the workbook…').waitFor();
  await look(page, 'page-opening');
  await close();
});

test('an empty workbook', () => visit((page) => look(page, 'page-empty')));

test('what a newcomer connects', async () => {
  await emulator.close();
  const district = 'http://127.0.0.1:8790';
  const access = { district, districtKey: 'demo-key', districtSecret: 'demo-secret' };
  emulator = await startEmulator({}, access);
  await visit(async (page) => {
    const chip = page.getByRole('button', { name: 'Demo district', exact: true });
    const card = page.getByRole('region', { name: 'Demo district' });
    await chip.focus();
    await page.keyboard.press('Enter');
    await card.waitFor();
    for (const [name, value] of [
      ['address', district],
      ['key', 'demo-key'],
      ['secret', 'demo-secret'],
    ] as const) {
      await card.getByRole('button', { name: `Copy ${name}` }).click();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(value);
    }
    await page.frameLocator('.sidebar iframe').getByRole('button').first().waitFor();
    const [left, right] = [await card.boundingBox(), await page.locator('.sidebar').boundingBox()];
    expect(left!.x + left!.width).toBeLessThanOrEqual(right!.x);
    await look(page, 'page-district');
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
    expect(await chip.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

test('a filled workbook with its sidebar', async () => {
  await script('fillStudents');
  await script('openSidebar');
  await visit(async (page) => {
    await page.getByText('001000').waitFor();
    await page.frameLocator('iframe').getByText('Nothing has been refreshed.').waitFor();
    await look(page, 'page-students');
    await page.getByRole('gridcell', { name: 'Northside Elementary' }).first().click();
    await page.keyboard.down('Shift');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight'])
      await page.keyboard.press(key);
    await page.keyboard.up('Shift');
    await page.getByRole('gridcell', { name: 'Attendance' }).hover();
    await page.getByText('Days present ÷ days enrolled').waitFor();
    await look(page, 'page-selection-and-note');
    await page.keyboard.press('F2');
    await look(page, 'page-editing', '.grid');
  });
});

const COLLEAGUE = 'colleague@school.example';
const SCOPE = 'https://www.googleapis.com/auth/';

test('who sits at the workbook: a colleague is added, sits down, and is asked by Google', async () => {
  await script('openSidebar');
  await visit(async (page) => {
    const chip = page.getByRole('button', { name: /Signed in as/ });
    const card = page.getByRole('region', { name: 'Who sits here' });
    await chip.focus();
    await page.keyboard.press('Enter');
    await card.waitFor();
    await card.getByLabel('E-mail of another person').fill(COLLEAGUE);
    await page.keyboard.press('Enter');
    await card.getByText('has granted nothing yet').waitFor();
    await look(page, 'page-people');
    await card.getByRole('button', { name: `Sit down as ${COLLEAGUE}` }).click();
    await page.getByRole('button', { name: `Signed in as ${COLLEAGUE}` }).waitFor();
    await page.getByRole('gridcell').first().waitFor();
    // the analyst's sidebar is the analyst's
    expect(await page.locator('.sidebar').count()).toBe(0);
    await page.getByRole('menuitem', { name: 'Extensions' }).click();
    await page.getByRole('menuitem', { name: 'Homeroom' }).click();
    await page.getByRole('menuitem', { name: 'Open sidebar' }).click();
    const consent = page.getByRole('dialog', { name: /wants access/ });
    await consent.getByRole('checkbox', { name: 'Send email as you' }).uncheck();
    await look(page, 'page-consent');
    await consent.getByRole('button', { name: 'Continue' }).click();
    await page.frameLocator('.sidebar iframe').getByText('Nothing has been refreshed.').waitFor();
    const granted = emulator.machine.people().find(({ email }) => email === COLLEAGUE)!.scopes;
    expect(granted[`${SCOPE}script.send_mail`]).toBe(false);
    expect(granted[`${SCOPE}spreadsheets`]).toBe(true);
    await chip.click();
    await card.getByText(/has granted \d of \d permissions/).waitFor();
    await card.getByRole('checkbox', { name: 'script.send_mail' }).check();
    await card.getByText(`What ${COLLEAGUE} has granted`).waitFor();
    await look(page, 'page-people-colleague', '.title-card');
  });
});

test('the host’s own choices, a copy of the workbook, and its card', async () => {
  await script('fillStudents');
  await visit(async (page) => {
    const menu = page.getByRole('menuitem', { name: 'Workbook', exact: true });
    await menu.click();
    await page.getByRole('menuitem', { name: 'Homeroom runs as' }).click();
    await look(page, 'page-menu-host', '.menu-bar');
    await page.getByRole('menuitemcheckbox', { name: 'The school’s own script' }).click();
    await page.waitForFunction(() => !document.querySelector('.menu'));
    expect(emulator.machine.settings.mode).toBe('owned');
    await menu.click();
    await page.getByRole('menuitem', { name: 'Make a copy' }).click();
    await page.getByRole('heading', { name: 'Copy of School data' }).waitFor();
    await page.getByText('001000').waitFor();
    await page.getByRole('menuitem', { name: 'View' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Card' }).click();
    const card = page.getByRole('complementary', { name: 'Card of Homeroom' });
    await card.getByText('11 of 12 are fresh.').waitFor();
    await look(page, 'page-card');
    await card.getByRole('button', { name: 'Say hello' }).click();
    await page.getByText('Hello from the card.').waitFor();
  });
  expect(emulator.machine.workbooks.list()).toHaveLength(2);
});

test('the district misbehaves, and a day passes', async () => {
  await emulator.close();
  const district = await startDistrict({ students: 20, schools: 1 });
  const access = { district: district.url, districtKey: 'demo-key', districtSecret: 'demo-secret' };
  emulator = await startEmulator({}, access);
  await script('startHourly');
  await visit(async (page) => {
    await page.getByRole('button', { name: 'Demo district', exact: true }).click();
    const card = page.getByRole('region', { name: 'Demo district' });
    await card.getByRole('radio', { name: 'refuses the key' }).check();
    await card.getByRole('button', { name: 'All well again' }).waitFor();
    expect(district.faults.list()).toMatchObject([{ kind: 'wrongKey' }]);
    await look(page, 'page-stage');
    await card.getByRole('button', { name: 'All well again' }).click();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[name=condition]')!.checked,
    );
    expect(district.faults.list()).toEqual([]);
    const version = district.data.version();
    await card.getByRole('button', { name: 'Pass a day' }).click();
    await card
      .getByText('A school day has passed. 24 executions were started.')
      .waitFor({ timeout: 60_000 });
    expect(district.data.version()).toBeGreaterThan(version);
    await look(page, 'page-stage-passed', '.title-card');
    await page.getByRole('button', { name: /Signed in as/ }).click();
    await card.waitFor({ state: 'hidden' });
  });
  await district.close();
});

test('menus and messages', async () => {
  await script('fillStudents');
  await visit(async (page) => {
    await page.getByRole('menuitem', { name: 'Extensions' }).click();
    await page.getByRole('menuitem', { name: 'Homeroom' }).click();
    await page.getByRole('menuitem', { name: 'Show' }).click();
    await page.getByRole('menuitem', { name: 'A failure' }).waitFor();
    await look(page, 'page-menu', '.menu-bar');
    await page.getByRole('menuitem', { name: 'A failure' }).click();
    await page.getByText('The district’s server refused the key.').waitFor();
    await script('sayHello');
    await page.getByText('1,204 students are fresh.').waitFor();
    await look(page, 'page-toasts', '.toasts');
    await script('openDialog');
    await page.frameLocator('dialog iframe').getByText('Keep it').waitFor();
    await look(page, 'page-dialog', '.dialog');
  });
});

test('the drawers, empty and filled', async () => {
  await visit(async (page) => {
    for (const name of ['Outbox', 'Triggers', 'Clock']) {
      await drawer(page, name).click();
      await page.locator('.empty', { hasNotText: 'Asking' }).waitFor();
      await look(page, `page-drawer-${name.toLowerCase()}-empty`, '.drawer');
    }
  });
  await script('fillStudents');
  await script('startHourly');
  await script('sendMails');
  await script('failLoudly');
  await emulator.machine.advance(3 * 3_600_000);
  await visit(async (page) => {
    await drawer(page, 'Outbox').click();
    await page.getByRole('button', { name: /Grades could not/ }).click();
    await page.frameLocator('.mail iframe').getByText('Check the claim set').waitFor();
    await look(page, 'page-drawer-outbox', '.drawer');
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    await look(page, 'page-drawer-outbox-text', '.drawer');
    await drawer(page, 'Log').click();
    await page.getByText('run.failed').waitFor();
    await look(page, 'page-drawer-log', '.drawer');
    await drawer(page, 'Triggers').click();
    await page.getByText('every hour').waitFor();
    await look(page, 'page-drawer-triggers', '.drawer');
    await drawer(page, 'Executions').click();
    await page.getByText('fillStudents').waitFor();
    await page.getByText('MailApp').first().click();
    await look(page, 'page-drawer-executions', '.drawer');
    await drawer(page, 'Clock').click();
    await page.getByRole('button', { name: 'Run next trigger' }).click();
    await page.getByText('Started 1').waitFor();
    await look(page, 'page-drawer-clock', '.drawer');
  });
});

test('an emulator that is away, and comes back', async () => {
  await script('fillStudents');
  const { page, close } = await openPage(browser, emulator.url);
  await page.getByText('001000').waitFor();
  await emulator.silence();
  await page.getByText('The emulator does not answer.').waitFor();
  await look(page, 'page-lost');
  await emulator.speak();
  await page.getByText('The emulator does not answer.').waitFor({ state: 'hidden' });
  await close();
});

test('900 pixels and 1920 pixels', async () => {
  await script('fillStudents');
  await script('openSidebar');
  for (const [width, height] of [
    [900, 640],
    [1920, 1080],
  ])
    await visit(
      async (page) => {
        await page.getByText('001000').waitFor();
        await drawer(page, 'Log').click();
        await look(page, `page-${width}`);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
      },
      { width, height },
    );
});
