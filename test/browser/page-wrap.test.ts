/** Text that takes several lines: its row grows, all of it is seen, and a click finds what stands beneath it. */
import type { Browser } from 'playwright-core';
import { controlRoutes } from '../../emulator/control/api';
import { listen } from '../../emulator/control/router';
import { createMachine } from '../../emulator/machine/machine';
import { join, resolve } from 'node:path';
import { hostAt } from '../kit/report-tabs';
import { launch, openPage, screenshot } from './browser';

jest.setTimeout(300_000);
const PAGE = join(resolve(__dirname, '../..'), '.build', 'page');
const PATTERN = '(?i)^(advanced|proficient|met|meets|exceeded|exceeds|above|mastered)';
const SENTENCE = 'Hidden here is what is too small, and what a total of its row would tell.';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('a cell that wraps is seen whole', async () => {
  const machine = await createMachine({ cpuScale: 0 });
  const { workbook } = machine;
  const { sheetId, title } = workbook.tabs()[0]!;
  const rows = [
    ['Goal', '60'],
    [PATTERN, SENTENCE],
    [SENTENCE, ''],
    ['below', ''],
  ];
  workbook.type(title, [{ row: 1, column: 1, values: rows }]);
  hostAt(workbook, machine.now()).workbook.change([
    { do: 'format', sheetId, area: { row: 2, column: 1, rows: 1, columns: 1 }, wrap: true },
    { do: 'set_width', sheetId, column: 1, pixels: 230 },
  ]);
  const server = await listen(controlRoutes(machine, { page: PAGE, district: null }), 0);
  const { page, errors, close } = await openPage(browser, `http://127.0.0.1:${server.port}/`);
  const cell = (row: number, column: number) =>
    page.locator(`[role="row"][aria-rowindex="${row + 1}"] [aria-colindex="${column + 1}"]`);
  const wrapped = cell(2, 1);
  await wrapped.getByText(PATTERN).waitFor();
  const text = wrapped.locator('.cell-text');
  const [inside, whole] = await text.evaluate((one) => [
    [one.clientWidth, one.clientHeight],
    [one.scrollWidth, one.scrollHeight],
  ]);
  expect(whole).toEqual(inside);
  const box = (await wrapped.boundingBox())!;
  const line = (await cell(1, 1).boundingBox())!;
  expect(box.height).toBeGreaterThan(line.height * 1.5);
  expect((await text.boundingBox())!.height).toBeLessThanOrEqual(box.height);
  // The rows beneath begin where it ends, and are as tall as ever.
  const next = (await cell(3, 1).boundingBox())!;
  expect(next.y).toBe(box.y + box.height);
  expect(next.height).toBe(line.height);
  // What only runs on does so over its empty neighbour, in a tall row as well.
  expect((await cell(2, 2).locator('.cell-text').boundingBox())!.width).toBeGreaterThan(230);
  expect((await cell(3, 1).locator('.cell-text').boundingBox())!.width).toBeGreaterThan(230);
  await cell(4, 1).click();
  expect(await page.locator('#active-cell').textContent()).toBe('below');
  await screenshot(page, 'page-wrap');
  expect(errors).toEqual([]);
  await close();
  await server.close();
  await machine.close();
});
