/** A sidebar in a browser for one file of tests, and what those files ask of it again and again. */
import type { Browser, Page } from 'playwright-core';
import type { ConsoleState } from '../../src/app/api';
import { eventually, launch, screenshot } from './browser';
import { findings } from './sidebar-axe';
import { good } from './sidebar-fixture';
import {
  openSidebar,
  startSidebarHost,
  type Answers,
  type Opened,
  type SidebarHost,
  type SidebarOptions,
} from './sidebar-host';
import { detailsOf } from './sidebar-lists';

export const never = () => new Promise<never>(() => undefined);

/**
 * Opens a sidebar before the file's first test and closes it after the last; what went wrong in the page
 * fails the test it went wrong in. What is `opened` is there once the tests run.
 */
export const sitAtSidebar = (options: SidebarOptions = {}) => {
  jest.setTimeout(180_000);
  let browser: Browser;
  let host: SidebarHost;
  let sidebar: Opened;
  beforeAll(async () => {
    [browser, host] = await Promise.all([launch(), startSidebarHost()]);
    sidebar = await openSidebar(browser, host, {}, options);
  });
  afterAll(async () => {
    await sidebar.close();
    await host.close();
    await browser.close();
  });
  afterEach(() => expect(sidebar.errors).toEqual([]));

  return {
    opened: () => ({ browser, host, sidebar, page: sidebar.page }),
    callsOf: (name: string) => sidebar.args.filter((_, i) => sidebar.calls[i] === name),
    /** Waits for the nth call: a view asks only after it was drawn. */
    asked: (name: string, times = 1) =>
      eventually(
        () => sidebar.calls.filter((one) => one === name).length,
        (now) => now >= times,
      ),
    /** What has the focus, by its name. */
    focused: () =>
      sidebar.page.evaluate(() => {
        const at = document.activeElement!;
        return at.getAttribute('aria-label') ?? (at.textContent || at.id);
      }),
    /** Waits until a screen reader is told this. */
    spoken: (text: string | RegExp) =>
      sidebar.page.getByRole('status').filter({ hasText: text }).waitFor(),
    openFold: (name: string | RegExp) => sidebar.page.locator('summary', { hasText: name }).click(),
    /** Opens the console in this state, where it has a list. */
    show: async (state: ConsoleState, answers: Answers = {}): Promise<void> => {
      await sidebar.reopen({
        consoleState: () => good(state),
        runState: () => good(state.run),
        datasetDetails: () => good(detailsOf()),
        work: never,
        ...answers,
      });
      await sidebar.page.getByRole('tab', { name: 'Data sets' }).waitFor();
      await sidebar.page.locator('.group-title').first().waitFor();
    },
  };
};

/** A picture, axe and the width. @param more what stands for many alike: some of them are enough for axe. */
export const lookAt = async (page: Page, name: string, more: string): Promise<void> => {
  await screenshot(page, name);
  expect(await findings(page, more)).toEqual([]);
  const { wide, inner } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    inner: innerWidth,
  }));
  expect(wide).toBeLessThanOrEqual(inner);
};
