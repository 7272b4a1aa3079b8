/** What is made of a data set, from the console on: what of persons is published, reports, and the way back. */
import type { Browser } from 'playwright-core';
import { launch } from '../browser';
import { type Desk, look, sitDown } from './desk';

jest.setTimeout(600_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  browser = await launch();
  desk = await sitDown(browser, {
    district: { students: 30, schools: 1 },
    fresh: ['student_enrollment'],
  });
});
afterAll(async () => {
  await desk.leave();
  await browser.close();
});
afterEach(() => expect(desk.errors).toEqual([]));

interface Tab {
  readonly values: readonly (readonly unknown[])[];
}
const TITLE = 'Student Demographics & Enrollment';
const tab = (): Promise<Tab> =>
  desk.emulator.ask<Tab>('GET', `workbook/${encodeURIComponent(TITLE)}`);

test('a name is left out and a number becomes a code, from the next refresh on', async () => {
  const { sidebar, page } = desk;
  const [header = [], first = []] = (await tab()).values;
  const at = header.indexOf('Student ID');
  expect(header).toContain('Last Name');
  await sidebar.getByRole('button', { name: TITLE, exact: true }).click();
  await sidebar.locator('summary', { hasText: 'Personal data: published as it is' }).click();
  await sidebar.getByLabel('Last Name', { exact: true }).selectOption('Left out');
  await sidebar.getByLabel('Student ID', { exact: true }).selectOption('As a code');
  await look(page, 'made-of-persons');
  await desk.button('Save').click();
  await sidebar.locator('summary', { hasText: '1 field as a code, 1 field left out' }).waitFor();
  // Nothing has changed yet.
  expect((await tab()).values[0]).toContain('Last Name');
  await desk.button(`Refresh ${TITLE}`).click();
  await sidebar.getByText('1 data set refreshed').first().waitFor();
  const { values } = await tab();
  expect(values[0]).not.toContain('Last Name');
  expect(values[0]).toContain('First Name');
  const codes = values.slice(1).map((row) => row[values[0]!.indexOf('Student ID')]);
  expect(codes).not.toContain(first[at]);
  expect(codes.every((code) => /^[0-9a-f]{16}$/.test(String(code)))).toBe(true);
});

test('without a connector for Looker Studio it is said who can make one', async () => {
  const { sidebar } = desk;
  await sidebar.locator('summary', { hasText: 'Looker Studio' }).click();
  await sidebar.locator('.studio .note').waitFor();
  expect(await sidebar.locator('.studio a').count()).toBe(0);
});

test('from the console to the reports and back, and to what is shared', async () => {
  const { page, sidebar } = desk;
  await desk.button('Reports').click();
  await sidebar.getByRole('heading', { name: 'Reports', level: 1 }).waitFor();
  await sidebar.getByRole('button', { name: 'Data sets', exact: true }).click();
  await sidebar.getByRole('tab', { name: 'Data sets' }).waitFor();
  await desk.button('Sharing').click();
  await page.frameLocator('dialog iframe').getByRole('button', { name: 'Make a token' }).waitFor();
});
