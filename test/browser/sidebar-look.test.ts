/** Every state of the sidebar: a picture to be looked at, and axe. */
import type { Browser } from 'playwright-core';
import { launch, screenshot } from './browser';
import { openSidebar, startSidebarHost, type SidebarHost } from './sidebar-host';
import {
  consoleOf,
  dataset,
  elevenDatasets,
  firstUse,
  fresh,
  good,
  runOf,
  TROUBLES,
} from './sidebar-fixture';

jest.setTimeout(120_000);
let browser: Browser;
let host: SidebarHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launch(), startSidebarHost()]);
});
afterAll(async () => {
  await host.close();
  await browser.close();
});

test('list', async () => {
  const { page, errors, close } = await openSidebar(browser, host, {
    consoleState: () => good(consoleOf()),
  });
  await page.getByText('Attendance').first().waitFor();
  await screenshot(page, 'sidebar-list');
  expect(errors).toEqual([]);
  await close();
});
test('form', async () => {
  const { page, errors, close } = await openSidebar(browser, host, {
    consoleState: () => good(firstUse()),
  });
  await page.getByRole('button', { name: 'Connect Ed-Fi' }).waitFor();
  await screenshot(page, 'sidebar-first-use');
  await page.getByRole('button', { name: 'Connect Ed-Fi' }).click();
  await page.getByLabel('Key').waitFor();
  await screenshot(page, 'sidebar-connect-empty');
  expect(errors).toEqual([]);
  await close();
});
test('running', async () => {
  const run = runOf();
  const { page, errors, close } = await openSidebar(browser, host, {
    consoleState: () => good(consoleOf({ run })),
    runState: () => good(run),
  });
  await page.getByText('Reading').first().waitFor();
  await screenshot(page, 'sidebar-running');
  expect(errors).toEqual([]);
  await close();
});
