/** The workbook page as a person uses it, and what the control API says afterwards. */
import type { Browser, Page } from 'playwright-core';
import { eventually as until, launch, openPage, PATIENCE } from './browser';
import { type Running, startEmulator } from './emulator';

jest.setTimeout(120_000);

interface TabJson {
  readonly values: readonly (readonly unknown[])[];
  readonly displayValues: readonly (readonly string[])[];
  readonly formulas: readonly (readonly (string | null)[])[];
}
interface BookJson {
  readonly activeSheetId: number;
  readonly tabs: readonly { readonly title: string; readonly hidden: boolean }[];
}

let browser: Browser;
let emulator: Running;
let page: Page;
let errors: readonly string[];
let close: () => Promise<void>;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  emulator = await startEmulator();
  ({ page, errors, close } = await openPage(browser, emulator.url));
  await page.getByRole('gridcell').first().waitFor();
});
afterEach(async () => {
  await close();
  await emulator.close();
  expect(errors).toEqual([]);
});

const book = () => emulator.ask<BookJson>('GET', 'workbook');
const tab = (title: string) =>
  emulator.ask<TabJson>('GET', `workbook/${encodeURIComponent(title)}`);
const active = () => page.locator('#active-cell');
const address = () => page.getByLabel('Address of the selection');
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const cellAt = (row: number, column: number) =>
  page.locator(`[role="row"][aria-rowindex="${row + 1}"] [aria-colindex="${column + 1}"]`);
const addressIs = async (name: string) => {
  await page.waitForFunction(
    (wanted) => document.querySelector<HTMLInputElement>('.name-box')!.value === wanted,
    name,
  );
};
const eventually = async <T>(ask: () => Promise<T>, wanted: T): Promise<void> => {
  for (const end = Date.now() + PATIENCE; ; await new Promise((next) => setTimeout(next, 50))) {
    const now = await ask();
    if (JSON.stringify(now) === JSON.stringify(wanted) || Date.now() > end)
      return expect(now).toEqual(wanted);
  }
};
const focusIsOn = (id: string) =>
  page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);

describe('typing', () => {
  test('is what a person types: a number, a formula, text', async () => {
    await cellAt(2, 2).click();
    for (const text of ['00123', '=1+2', "'00123", 'plain']) {
      await page.keyboard.type(text);
      await press('Enter');
    }
    await addressIs('B6');
    await eventually(
      async () => (await tab('Sheet1')).values.slice(1).map((row) => row[1]),
      [123, 3, '00123', 'plain'],
    );
    expect((await tab('Sheet1')).formulas[2]?.[1]).toBe('=1+2');
  });

  test('F2 edits what is stored, Escape leaves it, Delete clears', async () => {
    await emulator.ask('PUT', 'workbook/Sheet1', { row: 1, column: 1, values: [['abc', 'def']] });
    await cellAt(1, 2).getByText('def', { exact: true }).waitFor();
    await cellAt(1, 1).click();
    await press('F2');
    await page.keyboard.type('xyz');
    await press('Escape');
    await focusIsOn('active-cell');
    expect((await tab('Sheet1')).values[0]).toEqual(['abc', 'def']);
    await press('F2');
    await page.keyboard.type('!');
    await press('Tab');
    await addressIs('B1');
    await press('Delete');
    await eventually(async () => (await tab('Sheet1')).values[0]?.filter(Boolean), ['abc!']);
  });

  test('in the formula bar', async () => {
    await cellAt(3, 1).click();
    await page.getByLabel('Value', { exact: true }).fill('=2*21');
    await page.keyboard.press('Enter');
    await eventually(async () => (await tab('Sheet1')).formulas[2]?.[0], '=2*21');
    await cellAt(3, 1).click();
    await eventually(() => page.getByLabel('Value', { exact: true }).inputValue(), '=2*21');
    await page.getByText('formula', { exact: true }).waitFor();
  });
});

describe('moving', () => {
  beforeEach(async () => {
    await emulator.machine.call('fillStudents');
    await page.getByText('001000').waitFor();
  });

  test('by keys alone', async () => {
    await active().focus();
    const steps: readonly (readonly [string, string])[] = [
      ['ArrowDown', 'A2'],
      ['ArrowRight', 'B2'],
      ['Control+ArrowDown', 'B241'],
      ['Control+ArrowRight', 'H241'],
      ['Control+ArrowUp', 'H1'],
      ['Control+Home', 'A1'],
      ['Control+End', 'I241'],
      ['Home', 'A241'],
      ['End', 'L241'],
      ['Control+Home', 'A1'],
    ];
    for (const [key, to] of steps) {
      await press(key);
      await addressIs(to);
      await focusIsOn('active-cell');
    }
    await press('PageDown', 'PageDown', 'PageUp', 'Shift+ArrowRight', 'Shift+ArrowDown');
    const name = await until(
      () => address().inputValue(),
      (now) => /^A\d+:B\d+$/.test(now),
    );
    const [row] = /\d+/.exec(name)!;
    expect(Number(row)).toBeGreaterThan(10);
    expect(name).toBe(`A${row}:B${Number(row) + 1}`);
    const box = (await active().boundingBox())!;
    const grid = (await page.getByRole('grid').boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(grid.y);
    expect(box.y + box.height).toBeLessThanOrEqual(grid.y + grid.height);
  });

  test('by an address, which is also told where it makes no sense', async () => {
    await address().fill('C200');
    await press('Enter');
    await page.getByRole('gridcell', { name: /^C200 / }).waitFor();
    await focusIsOn('active-cell');
    await address().fill('nowhere');
    await press('Enter');
    await page.getByText('Type an address such as B7').waitFor();
  });

  test('copies the selection, pastes text as typed', async () => {
    await cellAt(2, 1).click();
    await page.keyboard.down('Shift');
    await cellAt(3, 2).click();
    await page.keyboard.up('Shift');
    await addressIs('A2:B3');
    await press('Control+c');
    await eventually(
      () => page.evaluate(() => navigator.clipboard.readText()),
      '001000\tAmara Okafor\n001007\tBenicio Volkov',
    );
    await page.evaluate(() => navigator.clipboard.writeText('1\t"two\nlines"\r\n3\t4\r\n'));
    await cellAt(2, 11).click();
    await press('Control+v');
    await eventually(
      async () => (await tab('Students')).values.slice(1, 3).map((row) => row.slice(10)),
      [
        [1, 'two\nlines'],
        [3, 4],
      ],
    );
  });
});

describe('tabs', () => {
  test('are added, renamed, opened and deleted', async () => {
    await page.getByRole('button', { name: 'Add a tab' }).click();
    await page.getByRole('tab', { name: 'Sheet2', selected: true }).dblclick();
    await page.getByLabel('New name of Sheet2').fill('Notes & sums');
    await press('Enter');
    await page.getByRole('tab', { name: 'Notes & sums' }).waitFor();
    await eventually(
      async () => (await book()).tabs.map(({ title }) => title),
      ['Sheet1', 'Notes & sums'],
    );
    expect((await emulator.machine.call('whichTab')).result).toBe('Notes & sums');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'What to do with Notes & sums' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await eventually(async () => (await book()).tabs.map(({ title }) => title), ['Sheet1']);
    await page.getByRole('tab', { name: 'Sheet1', selected: true }).waitFor();
  });

  test('a refused name is told in the emulator’s words', async () => {
    await page.getByRole('button', { name: 'Add a tab' }).click();
    await page.getByRole('tab', { name: 'Sheet2', selected: true }).dblclick();
    await page.getByLabel('New name of Sheet2').fill('sheet1');
    await press('Enter');
    await page.getByText('A sheet with the name "sheet1" already exists.').waitFor();
    errors = errors.filter((error) => !error.includes('409'));
  });

  test('hidden ones are not shown, and the page follows the script', async () => {
    await emulator.machine.call('fillStudents');
    await page.getByRole('tab', { name: 'Students', selected: true }).waitFor();
    expect((await book()).tabs.filter(({ hidden }) => hidden)).toHaveLength(1);
    expect(await page.getByRole('tab').allInnerTexts()).toEqual([
      'Sheet1',
      'Students',
      'Attendance by school and grading period, all campuses',
    ]);
  });
});

describe('the add-on', () => {
  test('opens its sidebar by itself, but not for who has closed it', async () => {
    const sidebar = page.locator('.sidebar');
    await sidebar.waitFor();
    await page.reload();
    await sidebar.waitFor();
    await page.getByRole('button', { name: 'Close Homeroom' }).click();
    await sidebar.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('menuitem', { name: 'Extensions' }).click();
    expect(await sidebar.count()).toBe(0);
    await page.getByRole('menuitem', { name: 'Homeroom' }).click();
    await page.getByRole('menuitem', { name: 'Open sidebar' }).click();
    await sidebar.waitFor();
    await page.reload();
    await sidebar.waitFor();
    const ran = emulator.machine.executions().map((execution) => execution.function);
    expect(ran.filter((name) => name === 'openSidebar')).toHaveLength(2);
  });

  test('is reached by its menu with keys alone, and its sidebar calls the script', async () => {
    await page.getByRole('menuitem', { name: 'Workbook' }).focus();
    await press('ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'Enter');
    const sidebar = page.frameLocator('.sidebar iframe');
    await sidebar.getByRole('button', { name: 'Refresh students' }).click();
    await sidebar.getByText('240 students').waitFor();
    await page.getByText('001000').waitFor();
    expect((await page.locator('.sidebar iframe').boundingBox())!.width).toBe(300);
    await sidebar.getByRole('button', { name: 'Close' }).click();
    await page.locator('.sidebar').waitFor({ state: 'detached' });
    await page.getByRole('menuitem', { name: 'View' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Sidebar' }).click();
    await sidebar.getByRole('button', { name: 'Refresh students' }).waitFor();
    await page.getByRole('button', { name: 'Close Homeroom' }).click();
    await page.locator('.sidebar').waitFor({ state: 'detached' });
  });

  test('its dialog is modal and can close itself', async () => {
    await emulator.machine.call('openDialog');
    const dialog = page.getByRole('dialog', { name: 'Replace the tab?' });
    await dialog.waitFor();
    await page.frameLocator('dialog iframe').getByRole('button', { name: 'Keep it' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  test('its mail runs no script', async () => {
    await emulator.machine.call('sendMails');
    await page.getByRole('button', { name: 'Outbox' }).click();
    await page.getByRole('button', { name: /Grades could not/ }).click();
    await page.frameLocator('.mail iframe').getByText('Check the claim set').waitFor();
    errors = errors.filter((error) => !error.includes('Blocked script execution'));
  });
});

describe('the clock and the log', () => {
  test('an hour passes, the trigger fires, the log can be searched', async () => {
    await emulator.machine.call('startHourly');
    await emulator.machine.call('sendMails');
    await page.getByRole('navigation').getByRole('button', { name: 'Clock' }).click();
    await page.getByText('Next: tick').waitFor();
    await page.getByRole('button', { name: '+1 min' }).click();
    await page.getByText('Nothing was started.').waitFor();
    await page.getByRole('button', { name: '+1 hour' }).click();
    await page.getByText('Started 1:').waitFor();
    await page.getByRole('button', { name: 'Log', exact: true }).click();
    await page.getByText('run.finished').waitFor();
    await page.getByLabel('Find in the log').fill('grades');
    await page.getByText('run.finished').waitFor({ state: 'detached' });
    await eventually(() => page.locator('.log li').count(), 1);
    await page.getByLabel('Find in the log').fill('');
    await page.getByLabel('Severity').selectOption('WARNING');
    await eventually(() => page.locator('.log li .state').allInnerTexts(), ['Warning', 'Error']);
  });
});
