/** 100,000 rows × 30 columns: only what is in sight is in the document, and scrolling keeps up. */
import type { Browser } from 'playwright-core';
import { launch, openPage, screenshot } from './browser';
import { type Running, startEmulator } from './emulator';

jest.setTimeout(240_000);

let browser: Browser;
let emulator: Running;
beforeAll(async () => {
  [browser, emulator] = await Promise.all([launch(), startEmulator()]);
  const { error } = await emulator.machine.call('fillAttendance');
  expect(error).toBeUndefined();
});
afterAll(async () => {
  await emulator.close();
  await browser.close();
});

test('a hundred thousand rows', async () => {
  const { page, errors, close } = await openPage(browser, emulator.url);
  const grid = page.getByRole('grid');
  await page.getByText('S000002').waitFor();
  expect(await grid.getAttribute('aria-rowcount')).toBe('100001');
  expect(await grid.getAttribute('aria-colcount')).toBe('31');

  const nodes = () => page.locator('.grid *').count();
  expect(await nodes()).toBeLessThan(2500);

  // from the middle: what stands there is what the row number says
  await grid.evaluate((element) => element.scrollTo(1200, 1_200_000));
  const row = 50_010;
  const cell = page.locator(`[aria-rowindex="${row + 1}"] [aria-colindex="16"]`);
  await page.getByText(String((row - 1) * 100 + 14), { exact: true }).waitFor();
  expect(await cell.innerText()).toBe(String((row - 1) * 100 + 14));
  expect(await nodes()).toBeLessThan(2500);
  await screenshot(page, 'page-large');

  // the focus is where it was, though its row is far away; a key brings it back
  await page.locator('#active-cell').focus();
  await page.keyboard.press('Control+ArrowDown');
  await page.getByText('S100000').waitFor();
  expect(await page.locator('.name-box').inputValue()).toBe('A100000');
  expect(await page.locator('#active-cell').innerText()).toBe('S100000');

  // scrolling ten rows a frame: the page's own work leaves room in a frame of 16 ms
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const seconds = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
    return (
      1000 *
      (seconds('ScriptDuration') + seconds('RecalcStyleDuration') + seconds('LayoutDuration'))
    );
  };
  const before = await spent();
  await grid.evaluate(async (element) => {
    for (let frame = 0; frame < 60; frame += 1) {
      element.scrollBy(0, -240);
      await new Promise(requestAnimationFrame);
    }
  });
  const perFrame = ((await spent()) - before) / 60;
  expect(perFrame).toBeGreaterThan(0);
  expect(perFrame).toBeLessThan(16);
  expect(errors).toEqual([]);
  await close();
});
