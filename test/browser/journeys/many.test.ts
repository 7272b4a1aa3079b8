/** Sixty and two hundred data sets: painted by one call, found by a word, and read at 400 %. */
import type { Browser, Page } from 'playwright-core';
import { launch, openPage } from '../browser';
import { eventually, look, sidebarOf } from './desk';
import { openLargeSchool, type LargeSchool } from './schools';

jest.setTimeout(600_000);

const SIXTY = ['sixty', 'test/simulate/registry.ts', 60] as const;
const TWO_HUNDRED = ['two-hundred', 'test/browser/journeys/school-of-200.ts', 60] as const;

let browser: Browser;
let school: LargeSchool | undefined;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
afterEach(() => school?.close());

const functions = ({ emulator }: LargeSchool) =>
  emulator.machine.executions().map((one) => one.function);

/** Opens the page and answers what the server was asked until the list can be used. */
async function firstPaint(open: LargeSchool) {
  const before = functions(open).length;
  const opened = await openPage(browser, open.emulator.url, { width: 1100, height: 820 });
  opened.page.setDefaultTimeout(90_000);
  await sidebarOf(opened.page).getByRole('button', { name: 'Refresh all' }).waitFor();
  await sidebarOf(opened.page)
    .getByRole('heading', { name: /System 9/ })
    .waitFor();
  // A call that is still on its way would be too many as well.
  await eventually(
    () => open.emulator.machine.running().length,
    (n) => n === 0,
  );
  const asked = functions(open).slice(before);
  return { ...opened, asked: asked.filter((name) => !['onOpen', 'showConsole'].includes(name)) };
}

const shownIn = (page: Page) => sidebarOf(page).locator('.dataset:visible');

/** Opens every group of the list. */
async function openGroups(page: Page): Promise<void> {
  for (const group of await sidebarOf(page).locator('.group-title button').all())
    if ((await group.getAttribute('aria-expanded')) === 'false') await group.click();
}

test.each<readonly [number, readonly [string, string, number]]>([
  [60, SIXTY],
  [200, TWO_HUNDRED],
])('%i data sets: one call paints the list, and it can be searched', async (count, wanted) => {
  school = await openLargeSchool(...wanted);
  const { page, errors, close, asked } = await firstPaint(school);
  const sidebar = sidebarOf(page);
  expect(asked).toEqual(['consoleState']);
  await look(page, `many-${count}`);
  await openGroups(page);
  await eventually(
    () => shownIn(page).count(),
    (n) => n === count,
  );
  expect(await sidebar.getByRole('switch', { checked: true }).count()).toBe(60);
  const { datasets } = await school.steward.ask('consoleState');
  const are = (status: string) => datasets.filter((one) => one.status === status).length;
  expect(are('fresh') + are('failed')).toBe(60);
  const fresh = sidebar.locator('.dataset .status', { hasText: 'Fresh' });
  expect(await fresh.count()).toBe(are('fresh'));
  // The list is long, and only it: the frame itself does not scroll sideways.
  const frame = page.frames().find((one) => one.url().includes('/sidebar'))!;
  expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(300);

  const heard = functions(school).length;
  await sidebar.getByRole('combobox', { name: 'Show' }).selectOption('failing');
  await eventually(
    () => shownIn(page).count(),
    (n) => n === are('failed'),
  );
  await look(page, `many-${count}-failing`);
  await sidebar.getByRole('combobox', { name: 'Show' }).selectOption('all');
  await sidebar.getByRole('searchbox').fill('lessons 7');
  await eventually(
    () => shownIn(page).allInnerTexts(),
    (texts) =>
      texts.length > 0 &&
      texts.length <= Math.ceil(count / 60) &&
      texts.every((text) => text.includes('Lessons 7')),
  );
  await look(page, `many-${count}-found`);
  // Looking is not asking: the server has heard nothing of it.
  expect(functions(school).slice(heard)).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

test('at 400 %: all is within the width, and the last control can be reached and used', async () => {
  school = await openLargeSchool(...SIXTY);
  const { page, errors, close } = await firstPaint(school);
  // A screen of 1280 × 1024 at 400 % has room for a quarter of each; the page's own bars, which are
  // the host's, take 180 more than that.
  await page.setViewportSize({ width: 320, height: 256 + 180 });
  const frame = page.frames().find((one) => one.url().includes('/sidebar'))!;
  const sidebar = sidebarOf(page);
  await page.locator('.sidebar').scrollIntoViewIfNeeded();
  for (const tab of ['Data sets', 'Connections', 'Activity', 'Settings']) {
    await sidebar.getByRole('tab', { name: tab }).click();
    await frame.waitForFunction(() => !document.querySelector('.skeleton'));
    const name = tab.toLowerCase().replace(' ', '-');
    await look(page, `many-zoom-${name}`);
    const { content, width, outside } = await frame.evaluate(() => ({
      content: document.documentElement.scrollWidth,
      width: innerWidth,
      outside: [...document.querySelectorAll<HTMLElement>('button, input, select, a, h3, p')]
        .filter((one) => !one.closest('.unseen, [hidden]') && one.offsetParent !== null)
        .filter((one) => {
          const { left, right } = one.getBoundingClientRect();
          return left < -0.5 || right > innerWidth + 0.5;
        })
        .map((one) => one.outerHTML.slice(0, 120)),
    }));
    expect([tab, content]).toEqual([tab, Math.min(content, width)]);
    expect([tab, outside]).toEqual([tab, []]);
  }
  await sidebar.getByRole('tab', { name: 'Data sets' }).click();
  const last = sidebar.getByRole('button', { name: 'Refresh all' });
  await last.scrollIntoViewIfNeeded();
  await look(page, 'many-zoom-end');
  await last.click();
  await sidebar
    .getByText(/need you/)
    .first()
    .waitFor();
  expect(errors).toEqual([]);
  await close();
});
