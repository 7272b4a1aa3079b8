/**
 * A newcomer's first hour, at the page and nowhere else: connect the district, switch every data set on,
 * look at the tabs, take notes beside them, and meet the first failure. What the grid shows and what the
 * control API tells is held against the district's own records.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { eventually, expectAccessible, launch, screenshot } from './browser';
import { type Newcomer, sitDown } from './newcomer';

jest.setTimeout(600_000);

const GRAND_BEND = resolve(__dirname, '../../../shared/assets/edfi/grand-bend');
const STUDENTS = 'Student Demographics & Enrollment';
const DATASETS = 13;
/** Rows are all alike: the first ones stand for the rest. In a mail no script runs, so axe cannot. */
const UNLOOKED = ['.grid-rows > .row:nth-child(n + 4)', '.mail iframe'];

let browser: Browser;
let desk: Newcomer;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
afterEach(() => desk.leave());

async function look(name: string, within?: string): Promise<void> {
  await screenshot(desk.page, `journey-${name}`);
  await expectAccessible(desk.page, { within, except: UNLOOKED });
}

const button = (name: string | RegExp) => desk.sidebar.getByRole('button', { name });

/** Copies what the page says of the district into the sidebar's form. */
async function connect(picture?: string): Promise<void> {
  const { page, sidebar } = desk;
  await page.getByRole('button', { name: 'Demo district', exact: true }).click();
  const card = page.getByRole('region', { name: 'Demo district' });
  await button(/^Connect Ed-Fi$/).click();
  for (const [line, field] of [
    ['address', 'Address of the API'],
    ['key', 'Key'],
    ['secret', 'Secret'],
  ] as const) {
    await card.getByRole('button', { name: `Copy ${line}` }).click();
    await sidebar.getByLabel(field, { exact: true }).click();
    await page.keyboard.press('Control+v');
  }
  await button('Test connection').click();
  await sidebar.getByText('It works.', { exact: true }).waitFor();
  if (picture) await look(picture, '.district, .sidebar');
  await card.getByRole('button', { name: 'Close Demo district' }).click();
  await button('Save and go on').click();
  await sidebar.getByText('Switch on what you need').waitFor();
}

async function switchEverythingOn(picture?: string): Promise<void> {
  const { sidebar } = desk;
  const switches = sidebar.getByRole('switch');
  expect(await switches.count()).toBe(DATASETS);
  for (const one of await switches.all()) await one.click();
  if (picture) {
    await sidebar.getByRole('progressbar').waitFor();
    await sidebar.getByText(/ rows/).first().waitFor();
    await look(picture, '.sidebar');
  }
  await untilFresh();
}

/** The run is over, and every card says so. */
async function untilFresh(): Promise<void> {
  const fresh = desk.sidebar.locator('.status', { hasText: 'Fresh' });
  await fresh.nth(DATASETS - 1).waitFor({ timeout: 120_000 });
  await button('Refresh all').waitFor({ timeout: 120_000 });
}

async function refreshAll(): Promise<void> {
  const runs = () => desk.emulator.machine.executions().filter((e) => e.function === 'refresh');
  const before = runs().length;
  await button('Refresh all').click();
  await eventually(
    () => runs().length,
    (n) => n > before,
  );
  await untilFresh();
}

/** Opens a tab by its name and compares what the grid draws with what the control API tells. */
async function openAndRead(title: string): Promise<void> {
  const { page, tab, shown } = desk;
  await page.getByRole('tab', { name: title, exact: true }).click();
  await page.getByRole('grid', { name: `Cells of ${title}` }).waitFor();
  const { lastRow } = await tab(title, [1, 1]);
  const sameAs = async (row: number) => {
    const [told = []] = (await tab(title, [row, 1])).displayValues;
    await page.waitForFunction((index) => {
      const cells = `.grid [role="row"][aria-rowindex="${index}"]`;
      return document.querySelector(cells) && !document.querySelector(`${cells} .cell-wait`);
    }, row + 1);
    const cells = Object.entries(await shown(row));
    expect(cells.length).toBeGreaterThan(3);
    for (const [column, text] of cells)
      expect([title, row, column, text]).toEqual([
        title,
        row,
        column,
        (told[Number(column) - 1] ?? '').slice(0, 400),
      ]);
  };
  for (const row of [1, 2, 3]) if (row <= lastRow) await sameAs(row);
  await page.getByLabel('Address of the selection').fill(`A${lastRow}`);
  await page.keyboard.press('Enter');
  await sameAs(lastRow);
}

/** Brings a row of a tab to the top of the grid, and the sidebar's list to its beginning. */
async function lookAt(title: string, row: number): Promise<void> {
  const { page, sidebar, tab } = desk;
  await page.getByRole('tab', { name: title, exact: true }).click();
  const address = page.getByLabel('Address of the selection');
  for (const at of [(await tab(title, [1, 1])).lastRow, row]) {
    await address.fill(`A${at}`);
    await page.keyboard.press('Enter');
    await page
      .locator(`.row[aria-rowindex="${at + 1}"] .cell-text`)
      .first()
      .waitFor();
  }
  await sidebar.locator('#panel').evaluate((panel) => {
    for (let at: Element | null = panel; at; at = at.parentElement) at.scrollTop = 0;
  });
}

/** A column's letters: 1 is A, 27 is AA. */
const lettersOf = (column: number): string =>
  column > 26
    ? lettersOf(Math.floor((column - 1) / 26)) + lettersOf(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);

/** What stands in a column of the students' tab, by student and school. */
async function notesIn(column: number): Promise<Record<string, unknown>> {
  const [header = [], ...rows] = (await desk.tab(STUDENTS)).values;
  const [id, school] = [header.indexOf('Student ID'), header.indexOf('School ID')];
  const noted = rows.filter((row) => (row[column - 1] ?? '') !== '');
  return Object.fromEntries(noted.map((row) => [`${row[id]}@${row[school]}`, row[column - 1]]));
}

async function takeNotes(column: number, rows: readonly number[]): Promise<void> {
  const { page } = desk;
  await page.getByRole('tab', { name: STUDENTS, exact: true }).click();
  for (const row of rows) {
    await page.getByLabel('Address of the selection').fill(`${lettersOf(column)}${row}`);
    await page.keyboard.press('Enter');
    await page.keyboard.type(row === 1 ? 'My notes' : `note at ${row}`);
    await page.keyboard.press('Enter');
  }
}

test('the demo district, from first sight to the first failure', async () => {
  desk = await sitDown(browser, { students: 1200 }, '2026-11-21');
  const { page, sidebar, errors, emulator } = desk;
  await button(/^Connect Ed-Fi$/).waitFor();
  await look('1-first-sight');
  await connect('2-connect');
  await switchEverythingOn('3-running');
  await refreshAll();
  await desk.expectTruth('Ed-Fi');
  for (const { title, available } of await desk.cards()) if (available) await openAndRead(title);
  await lookAt(STUDENTS, 100);
  await look('4-fresh');

  const { lastColumn } = await desk.tab(STUDENTS);
  await takeNotes(lastColumn + 1, [1, 2, 40, 700]);
  const notes = await notesIn(lastColumn + 1);
  expect(Object.values(notes)).toEqual(['note at 2', 'note at 40', 'note at 700']);
  const day = desk.district.passDay();
  expect(day.moved.length).toBeGreaterThan(0);
  await refreshAll();
  expect(await notesIn(lastColumn + 1)).toEqual(notes);
  await desk.expectTruth('Ed-Fi');

  await desk.renewSecret();
  await button('Refresh all').click();
  await sidebar
    .locator('.status', { hasText: 'Failed' })
    .nth(DATASETS - 1)
    .waitFor();
  const behind = page.getByRole('navigation', { name: 'Behind the workbook' });
  await behind.getByRole('button', { name: 'Outbox' }).click();
  await page
    .locator('.drawer')
    .getByRole('button', { name: /Homeroom: .* need you/ })
    .click();
  await page.frameLocator('.mail iframe').getByText('What to do:').waitFor();
  await look('5-outbox', '.drawer, .sidebar');
  expect(emulator.machine.outbox()).toHaveLength(1);
  await behind.getByRole('button', { name: 'Log' }).click();
  await page.locator('.drawer').getByText('alert.sent').first().waitFor();
  await look('6-log', '.drawer');
  // Chromium tells of the script in a mail that it has not run.
  expect(errors.filter((error) => !error.startsWith('Blocked script execution'))).toEqual([]);
});

test('Ed-Fi’s own sample district', async () => {
  const folder = GRAND_BEND;
  if (!existsSync(join(folder, 'students.jsonl'))) {
    console.log('Grand Bend is not at hand: the journey is made in the demo district only.');
    return;
  }
  desk = await sitDown(browser, { folder }, '2022-03-01');
  await connect();
  await switchEverythingOn();
  await desk.expectTruth('Ed-Fi');
  for (const { title, available } of await desk.cards()) if (available) await openAndRead(title);
  await lookAt(STUDENTS, 100);
  await look('7-grand-bend', '.tab-bar');
  expect(desk.errors).toEqual([]);
});
