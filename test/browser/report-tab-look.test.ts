/** Reports as tabs of the workbook: made by the command, drawn by the page, pictures to be looked at. */
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { controlRoutes } from '../../emulator/control/api';
import { listen } from '../../emulator/control/router';
import { openSchool, type School } from '../kit/school';
import { eventually, launch, openPage, screenshot } from './browser';

jest.setTimeout(600_000);

const DATASETS = ['student_enrollment', 'attendance', 'attendance_daily', 'discipline', 'schools'];
const PAGE = join(resolve(__dirname, '../..'), '.build', 'page');

let browser: Browser;
let school: School;
let server: Awaited<ReturnType<typeof listen>>;
let url: string;
beforeAll(async () => {
  browser = await launch();
  school = await openSchool({ district: { students: 400 } });
  await school.connect();
  await school.switchOn(...DATASETS);
  expect((await school.refresh(DATASETS)).is).toBe('succeeded');
  server = await listen(controlRoutes(school.machine, { page: PAGE, district: null }), 0);
  url = `http://127.0.0.1:${server.port}/`;
});
afterAll(async () => {
  await server.close();
  await school.close();
  await browser.close();
});

test.each(['enrollment', 'attendance', 'discipline'])('%s', async (id) => {
  const made = await school.command('addReportTab', id);
  expect(made.again).toBe(false);
  const { page, errors, close } = await openPage(browser, url, { width: 1920, height: 1400 });
  await page.getByRole('gridcell').first().waitFor();
  const charts = page.getByRole('img', { name: /^Chart: / });
  await charts.first().waitFor();
  const wanted = school.machine.workbook.tabs().find((tab) => tab.sheetId === made.sheetId)!.charts;
  await eventually(
    () => charts.count(),
    (n) => n === wanted.length,
  );
  expect(wanted.length).toBeGreaterThan(4);
  // Something is drawn in each that has a number to draw.
  for (const chart of wanted) {
    const drawn = page.getByRole('img', { name: `Chart: ${chart.title}`, exact: true });
    const numbers = chart.series.flatMap(({ values }) => values).filter((value) => value !== null);
    const marks = await drawn.locator('g rect, circle, path').count();
    expect([chart.title, marks > 0]).toEqual([chart.title, numbers.length > 0 || marks > 0]);
    // No colour of its legend is without a name.
    expect(chart.series.filter(({ name }) => name === '')).toEqual([]);
  }
  await screenshot(page, `report-tab-${id}`);
  const grid = page.getByRole('grid');
  for (const part of [1, 2, 3]) {
    await grid.evaluate((element, top) => element.scrollTo(0, top), part * 1150);
    await page.waitForTimeout(700);
    await screenshot(page, `report-tab-${id}-${part}`);
  }
  expect(errors).toEqual([]);
  await close();
});
