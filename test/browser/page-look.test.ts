import type { Browser, Page } from 'playwright-core';
import { expectAccessible, launch, openPage, screenshot } from './browser';
import { type Running, startEmulator } from './emulator';

let browser: Browser;
let emulator: Running;
beforeAll(async () => {
  browser = await launch();
  emulator = await startEmulator();
});
afterAll(async () => {
  await emulator.close();
  await browser.close();
});

const visit = async (work: (page: Page) => Promise<void>, size = {}) => {
  const { page, errors, close } = await openPage(browser, emulator.url, size);
  await page.getByRole('gridcell').first().waitFor();
  await work(page);
  expect(errors).toEqual([]);
  await close();
};

test('an empty workbook', () =>
  visit(async (page) => {
    await screenshot(page, 'page-empty');
    await expectAccessible(page);
  }));

test('a filled workbook', () =>
  visit(async (page) => {
    await emulator.machine.call('fillStudents');
    await emulator.machine.call('openSidebar');
    await page.getByRole('gridcell', { name: /Student id/ }).waitFor();
    await screenshot(page, 'page-students');
    await expectAccessible(page);
  }));
