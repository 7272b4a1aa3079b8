/** People look at the live board: in the workbook, on a wall, by a link, while a source is down. */
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { District } from '../../../emulator/district/server';
import { bringTogether, enroll, EXEC, ask, startCountries, stateOf } from '../../board/_countries';
import { eventually, expectAccessible, launch, openPage, screenshot } from '../browser';
import { startEmulator, type Running } from '../emulator';
import { asks, openGallery, type GalleryPage } from '../gallery-host';

jest.setTimeout(600_000);
const STEWARD = 'analyst@school.example';
const COUNT = 20;

let browser: Browser;
let districts: readonly District[];
let emulator: Running;
let link: string;
beforeAll(async () => {
  browser = await launch();
  districts = await startCountries(COUNT);
  emulator = await startEmulator({
    bundle: join(resolve(__dirname, '../../..'), 'dist'),
    user: STEWARD,
    mode: 'owned',
    cpuScale: 0,
  });
  const { machine } = emulator;
  Object.assign(machine.settings, { address: emulator.url.replace(/\/$/, '') });
  await bringTogether(machine, districts, ['student_enrollment', 'schools']);
  // From here on time is what the wall shows.
  machine.faults({ latency: 0 });
  Object.assign(machine.settings, { waits: 'sleeps' });
  const made = await ask<{ text: string }>(machine, 'makeToken', [
    { name: 'Wall', scope: {}, board: 'enrollment' },
  ]);
  link = `${emulator.url}${EXEC}?board=enrollment&token=${made.text}`;
});
afterAll(async () => {
  await emulator.close();
  await Promise.all(districts.map((district) => district.close()));
  await browser.close();
});

const open = async (width: number, height: number, language: 'en' | 'fr' = 'en') => {
  const options = { start: 'board:enrollment', width, height, language };
  const opened = await openGallery(browser, asks(emulator.machine, STEWARD), options);
  return opened;
};
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
const look = async ({ page }: Pick<GalleryPage, 'page'>, name: string): Promise<void> => {
  await screenshot(page, `board-${name}`);
  await expectAccessible(page);
  expect(await fits(page)).toBe(true);
};
const live = (page: Page, word = 'Live') =>
  page.locator('.live-word', { hasText: new RegExp(`^${word}$`) }).waitFor();
const number = async (page: Page): Promise<number> =>
  Number((await page.locator('.number .large').first().textContent())!.replace(/\D/g, ''));
const until = (what: () => Promise<boolean>): Promise<boolean> => eventually(what, Boolean);

test('a new child is counted while one looks, nothing moves, and a source that is down says so', async () => {
  const opened = await open(1_040, 900);
  const { page, errors } = opened;
  await page.locator('figure svg').nth(1).waitFor();
  await screenshot(page, 'board-starting');
  await live(page);
  const before = await number(page);
  const place = () => page.locator('figure').nth(2).boundingBox();
  const stood = await place();
  for (const district of districts) enroll(district);
  await until(async () => (await number(page)) === before + COUNT);
  await look(opened, 'live-1040');
  expect((await place())!.y).toBe(stood!.y);
  await page.getByText(/just now|s ago/).waitFor();

  districts[2]!.faults.add({ kind: 'closeSocket', resource: '*' } as never);
  enroll(districts[3]!);
  await page.getByText('Canada cannot be read now: the last numbers stay.').waitFor();
  await until(async () => (await number(page)) === before + COUNT + 1);
  await page.locator('summary', { hasText: 'Why' }).click();
  await look(opened, 'source-down');
  districts[2]!.faults.clear();
  await page.getByText('All sources can be read again.').waitFor();
  expect(errors).toEqual([]);
  await opened.close();
});

test('by its link the board is seen on a wall and on a phone, without the workbook and its rows', async () => {
  for (const [width, height, lang] of [
    [1_920, 1_080, 'en'],
    [300, 900, 'fr'],
  ] as const) {
    const locale = lang === 'fr' ? 'fr-FR' : 'en-US';
    const { page, errors, close } = await openPage(browser, `${link}&lang=${lang}`, {
      width,
      height,
      locale,
    });
    const board = page.frameLocator('#sandboxFrame');
    await board.locator('figure svg').nth(1).waitFor();
    await board.locator('.live-word', { hasText: lang === 'en' ? 'Live' : 'En direct' }).waitFor();
    const count = await board.locator('.number .large').first().textContent();
    for (const district of districts) enroll(district);
    await until(
      async () => (await board.locator('.number .large').first().textContent()) !== count,
    );
    await screenshot(page, `board-web-${width}-${lang}`);
    await expectAccessible(page, { within: '#sandboxFrame' });
    expect(await board.getByRole('button', { name: /rows behind|lignes derrière/i }).count()).toBe(
      0,
    );
    expect(await board.getByRole('button', { name: /All reports|Tous les rapports/ }).count()).toBe(
      0,
    );
    // The emulator has no picture for a browser's tab.
    expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
    await close();
  }
});

test('a link that is not whole, or was revoked, says what to do and shows nothing', async () => {
  const { page, close } = await openPage(browser, link.slice(0, -3), { width: 600, height: 400 });
  const board = page.frameLocator('#sandboxFrame');
  await board.getByText('This link opens no board').waitFor();
  await board.getByText(/Ask whoever gave it to you/).waitFor();
  expect(await board.locator('figure').count()).toBe(0);
  await screenshot(page, 'board-bad-link');
  // Its page can call every function of the script, and none answers.
  for (const name of ['consoleState', 'report', 'share', 'behind']) {
    const { result } = (await emulator.machine.pageCall(name, ['en', 'enrollment', {}]))!;
    expect(result).toMatchObject({ trouble: { code: 'web.visitor' } });
  }
  await close();
});

test('nobody asks for what nobody sees, and a forgotten board waits until somebody is there', async () => {
  const opened = await open(700, 600);
  const { page, calls } = opened;
  await live(page);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true });
  });
  await new Promise((later) => setTimeout(later, 1_500));
  const asked = calls.length;
  await new Promise((later) => setTimeout(later, 2_500));
  expect(calls.length).toBe(asked);
  await page.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 2 * 3_600_000;
    Object.defineProperty(document, 'visibilityState', { get: () => 'visible' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.getByText('Nobody was here for a while, so it stopped asking.').waitFor();
  await look(opened, 'paused');
  await page.getByRole('button', { name: 'Show live again' }).click();
  await live(page);
  expect(calls.length).toBeGreaterThan(asked);
  await opened.close();
});

test('before there are numbers it says what it waits for; in French at 300 pixels', async () => {
  const options = { start: 'board:attendance', width: 300, height: 900, language: 'fr' as const };
  const opened = await openGallery(browser, asks(emulator.machine, STEWARD), options);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  await opened.page.locator('figure').first().waitFor();
  await look(opened, 'nothing-yet-fr-300');
  await opened.close();
  const state = await stateOf(emulator.machine, { report: 'attendance' });
  expect(state.drawn).toBeDefined();
});

test('between a refresh that goes first and the board nothing flickers: it begins in a moment, and why not yet stands there', async () => {
  const ask = asks(emulator.machine, STEWARD);
  // As while a long refresh has the lock: whoever would work for the board goes again at once.
  const waiting = async (name: string, args: readonly unknown[]): Promise<unknown> => {
    if (name === 'watch') return null;
    const answer = (await ask(name, args)) as { value: object };
    if (name !== 'boardState') return answer;
    const trouble = { code: 'source.down', message: 'It does not answer.', next: 'Wait.' };
    const failing = [{ site: 'Oman', since: '2026-11-23T10:00:00Z', trouble }];
    return { value: { ...answer.value, is: 'idle', ended: 'work', failing } };
  };
  const options = { start: 'board:enrollment', width: 700, height: 600 };
  const opened = await openGallery(browser, waiting, options);
  const { page, calls } = opened;
  const asked = (): number => calls.filter((name) => name === 'watch').length;
  const said = new Set<string>();
  await until(async () => {
    const [word, why] = await page
      .locator('.live-word, .live-said p')
      .evaluateAll((all) => all.map((one) => one.textContent ?? ''));
    if (why) said.add(`${word} ${why}`);
    return asked() > 1;
  });
  // A source that is down is not why it waits: both are told.
  expect([...said]).toEqual([
    'Starting… A refresh is at work; the board goes on after it. Oman cannot be read now: the last numbers stay.',
  ]);
  await opened.close();
});
