/** People look at reports: a gallery of their own data, charts at every width, the rows behind a bar. */
import type { Browser } from 'playwright-core';
import { eventually, expectAccessible, launch, screenshot, untilFocused } from '../browser';
import { asks, openGallery, type GalleryOptions, type GalleryPage } from '../gallery-host';
import { type Desk, sitDown, STEWARD } from './desk';

jest.setTimeout(600_000);

const ON = [
  ...['assessment_results', 'attendance', 'attendance_daily', 'discipline'],
  ...['program_participation', 'schools', 'student_enrollment'],
];

let browser: Browser;
let desk: Desk;
let opened: GalleryPage;
beforeAll(async () => {
  browser = await launch();
  desk = await sitDown(browser, { district: { students: 300, schools: 3 }, fresh: ON });
});
afterAll(async () => {
  await desk.leave();
  await browser.close();
});
afterEach(async () => {
  expect(opened.errors).toEqual([]);
  await opened.close();
});

const open = async (options: GalleryOptions): Promise<GalleryPage['page']> => {
  opened = await openGallery(browser, asks(desk.machine, STEWARD), options);
  return opened.page;
};
/** As wide as the window and no wider: nothing is cut off at the right. */
const fits = (page: GalleryPage['page']): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
const look = async (name: string): Promise<void> => {
  await screenshot(opened.page, `reports-${name}`);
  await expectAccessible(opened.page);
  expect(await fits(opened.page)).toBe(true);
};

test('the gallery shows every report with a picture of the school’s own data', async () => {
  const page = await open({ start: 'gallery', width: 300, height: 2_600 });
  await page.getByRole('heading', { name: 'Site comparison' }).waitFor();
  // Where all that could be drawn is about too few, that stands in the picture's place.
  const told = page.locator('.small-picture:not(.sample)').locator('svg, .instead-word');
  await told.nth(5).waitFor();
  const discipline = page.getByRole('article').filter({ hasText: 'Discipline' });
  await discipline.getByText(/^Nothing can be shown: .* fewer than 10 people/).waitFor();
  expect(await page.getByRole('article').count()).toBe(8);
  // What no system here brings says so, and shows numbers that are not the school's as such.
  const learning = page.getByRole('article').filter({ hasText: 'Learning activity' });
  await learning.getByText('Sample data: yours are not here yet').waitFor();
  await learning.getByText(/which no system connected here has/).waitFor();
  await look('gallery-300');
});

test('a report answers at 1920, 1040 and 300 pixels, in print, and in French', async () => {
  for (const [width, language] of [
    [1_920, 'en'],
    [1_040, 'fr'],
    [300, 'en'],
  ] as const) {
    const page = await open({ start: 'report:attendance', width, height: 1_400, language });
    await page.locator('figure svg').nth(3).waitFor();
    await look(`attendance-${width}-${language}`);
    if (width === 1_040) {
      await page.emulateMedia({ media: 'print' });
      await screenshot(page, 'reports-attendance-print');
      expect(await page.getByRole('button', { name: 'Imprimer' }).isVisible()).toBe(false);
    }
    if (width !== 300) await opened.close();
  }
  // In narrow windows names of schools stand in two lines, and none is cut off at its beginning.
  const names = opened.page.locator('figure svg text.tick[text-anchor=end]:has(tspan)');
  expect(await names.locator('tspan:nth-of-type(2)').count()).toBeGreaterThan(0);
  const cut = await names.evaluateAll((all) =>
    all.flatMap((name) => {
      const { left } = (name as SVGElement).ownerSVGElement!.getBoundingClientRect();
      return name.getBoundingClientRect().left < left ? [name.textContent] : [];
    }),
  );
  expect(cut).toEqual([]);
});

test('a bar opens to its rows with the keyboard, and closes again to where one was', async () => {
  const page = await open({ start: 'report:enrollment', width: 1_040, height: 1_000 });
  const figure = page.locator('figure').filter({ hasText: 'Students by school' }).first();
  const bar = figure.getByRole('button').first();
  await bar.focus();
  const label = (await bar.getAttribute('aria-label'))!;
  const count = Number(/: ([\d,]+)/.exec(label)![1]!.replace(',', ''));
  await page.keyboard.press('Enter');
  const rows = page.getByRole('dialog');
  await rows.getByRole('table').waitFor();
  await look('rows');
  const said = await rows.getByText(/rows$/).first().textContent();
  expect(Number(said!.replace(/.*?([\d,]+) rows$/, '$1').replace(',', ''))).toBeGreaterThanOrEqual(
    count,
  );
  await page.keyboard.press('Escape');
  await rows.waitFor({ state: 'detached' });
  await untilFocused(bar);
  expect(await bar.getAttribute('aria-label')).toBe(label);
});

test('what is chosen to be seen changes every chart, and the school’s own numbers are kept', async () => {
  const page = await open({ start: 'report:attendance', width: 1_040, height: 1_000 });
  await page.locator('figure svg').nth(3).waitFor();
  const bars = page
    .locator('figure')
    .filter({ hasText: 'Chronically absent by school' })
    .first()
    .locator('text.name');
  await eventually(
    () => bars.count(),
    (n) => n === 3,
  );
  await page.getByRole('combobox', { name: 'School' }).selectOption({ index: 1 });
  await eventually(
    () => bars.count(),
    (n) => n === 1,
  );
  // A single series has its name as well: a filter alone would not tell whose line it is.
  const weeks = page.locator('figure').filter({ hasText: 'Attendance by week and school' }).first();
  await eventually(
    () => weeks.locator('.legend li').count(),
    (n) => n === 1,
  );
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.locator('summary', { hasText: 'own numbers' }).click();
  await page.getByLabel(/Goal for attendance/).fill('91');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.locator('.threshold', { hasText: 'Goal 91%' }).first().waitFor();
});

test('a report becomes a tab of the workbook, and is written anew; both are said', async () => {
  const page = await open({ start: 'report:enrollment', width: 300, height: 1_200 });
  await page.locator('figure svg').first().waitFor();
  const above = await page.locator('main').boundingBox();
  const titles = () => desk.titles().filter((title) => title.startsWith('Report: Enrollment'));
  expect(titles()).toEqual([]);
  await page.getByRole('button', { name: 'Add as a tab' }).focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('status')
    .filter({ hasText: /^The tab is in the workbook\.$/ })
    .waitFor();
  expect(titles()).toHaveLength(1);
  await look('added-300');
  // What is said has had its place: the report has not moved.
  expect(await page.locator('main').boundingBox()).toEqual(above);
  await page.getByRole('button', { name: 'Add as a tab' }).click();
  await page.getByText(/is written anew\.$/).waitFor();
  expect(titles()).toHaveLength(1);
});

test('from the gallery a person comes back to the console, where the gallery stands beside the workbook', async () => {
  const page = await open({ start: 'gallery', width: 300, height: 900 });
  await page.getByRole('button', { name: 'Data sets', exact: true }).click();
  await eventually(
    () => opened.calls.filter((name) => name === 'showReports').length,
    (n) => n === 1,
  );
  await opened.close();
  const wide = await open({ start: 'gallery', width: 1_040, height: 900 });
  await wide.getByRole('article').first().waitFor();
  expect(await wide.getByRole('button', { name: 'Data sets', exact: true }).count()).toBe(0);
});

test('a token is made for what is chosen, shown once, and revoked', async () => {
  const page = await open({ start: 'share', width: 300, height: 900 });
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByLabel('What it is for').fill('Staff room');
  await page.getByLabel('Schools').check();
  await look('token-form');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const text = await page.getByRole('textbox', { name: 'Copy' }).inputValue();
  expect(text).toMatch(/^hr_[0-9a-f]{12}_[0-9a-f]{48}$/);
  await page.getByRole('heading', { name: 'Staff room' }).waitFor();
  await look('token-made');
  const { result } = await desk.machine.call('share', ['en'], { user: STEWARD });
  expect(JSON.stringify(result)).not.toContain(text.slice(-48));
  await page.getByRole('button', { name: 'Revoke: Staff room' }).click();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByText('There is no token yet.').waitFor();
  // What opens nothing any more is not offered to be copied.
  expect(await page.getByText('Copy it now').count()).toBe(0);
});

test('a report misses a data set that is off: switched on there, it is fetched and the report fills', async () => {
  const page = await open({ start: 'gallery', width: 1_040, height: 1_200 });
  const card = page.getByRole('article').filter({ hasText: 'Assessment results' });
  await card.getByText('Needs Assessment Items, which is off.').waitFor();
  const pictures = async (of: GalleryPage['page']): Promise<number> => {
    const items = of.locator('figure').filter({ hasText: 'Items by standard' });
    await items.first().waitFor();
    return items.locator('svg').count();
  };
  const order = () => page.getByRole('article').getByRole('heading').allInnerTexts();
  const before = await order();
  const release = desk.hold();
  await card.getByRole('button', { name: 'Switch it on', exact: true }).click();
  await card.getByText('Assessment Items is being fetched.').waitFor();
  expect(await card.getByRole('button', { name: 'Switch it on' }).count()).toBe(0);
  await look('switched-on');
  release();
  // Nobody but this page asks for it.
  await card.getByText('Assessment Items is being fetched.').waitFor({ state: 'detached' });
  expect(await card.getByText('Assessment Items').count()).toBe(0);
  expect(desk.titles()).toContain('Assessment Items');
  expect(await order()).toEqual(before);
  await opened.close();

  const after = await open({ start: 'report:assessments', width: 1_040, height: 1_200 });
  expect(await pictures(after)).toBeGreaterThan(0);
});
