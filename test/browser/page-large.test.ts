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

  // scrolling ten rows a frame: most rows are those that were there, used again, and never more are there
  const { made, moved, most } = await grid.evaluate(async (element) => {
    const count = () => element.querySelectorAll('*').length;
    const known = new Set<Node>(element.querySelectorAll('[role=row]'));
    let [made, moved, most] = [0, 0, 0];
    const seen = new MutationObserver((changes) => {
      for (const { addedNodes, attributeName } of changes) {
        for (const node of addedNodes)
          if (node instanceof Element && node.matches('[role=row]') && !known.has(node)) {
            known.add(node);
            made += 1;
          }
        if (attributeName === 'aria-rowindex') moved += 1;
      }
    });
    seen.observe(element, { childList: true, subtree: true, attributes: true });
    for (let frame = 0; frame < 60; frame += 1) {
      element.scrollBy(0, -240);
      await new Promise(requestAnimationFrame);
      most = Math.max(most, count());
    }
    seen.disconnect();
    return { made, moved, most };
  });
  expect(moved).toBeGreaterThan(100);
  expect(made).toBeLessThan(moved);
  expect(most).toBeLessThan(2500);
  expect(errors).toEqual([]);
  await close();
});
