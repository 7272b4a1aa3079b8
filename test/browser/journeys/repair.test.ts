/** A data set is looked at before it is read again, and then it is done: from what was just read. */
import type { Browser } from 'playwright-core';
import { launch } from '../browser';
import { rowsOf } from '../../kit/tabs';
import { type Desk, look, sitDown } from './desk';

jest.setTimeout(600_000);

const TITLE = 'Schools';

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  browser = await launch();
  desk = await sitDown(browser, { fresh: ['schools'] });
});
afterAll(async () => {
  await desk.leave();
  await browser.close();
});

test('what would change is shown, then published without asking the source again', async () => {
  const { page, sidebar, button, machine, district } = desk;
  await button(TITLE).click();
  await sidebar.getByText('Read or build it again').click();
  await sidebar.getByText('You can see what would change').waitFor();
  await look(page, 'repair-first');

  const [school] = district.data.all('schools');
  district.data.patch('schools', String(school!['id']), { nameOfInstitution: 'École Zoë' });
  await sidebar.getByLabel('What to do').selectOption({ label: 'Read it again' });
  await sidebar.getByLabel('From this day on').waitFor();
  await sidebar.getByLabel('From this day on').fill('2026-09-01');
  await sidebar.getByLabel('Up to this day').fill('2026-08-01');
  await sidebar.getByText('It ends before it begins.').waitFor();
  await look(page, 'repair-wrong');
  await sidebar.getByLabel('From this day on').fill('');
  await button('Show what would change').click();
  await sidebar.getByText('There would be 1 changed row.').waitFor();
  await sidebar.getByTitle('Nothing was published', { exact: true }).waitFor();
  await look(page, 'repair-found');
  expect(JSON.stringify(rowsOf(machine, TITLE))).not.toContain('École Zoë');

  const asked = district.requests.log.length;
  await button('Publish this').click();
  await sidebar.getByText('There would be 1 changed row.').waitFor({ state: 'detached' });
  expect(JSON.stringify(rowsOf(machine, TITLE))).toContain('École Zoë');
  expect(district.requests.log.slice(asked).filter(({ resource }) => resource)).toEqual([]);
  await look(page, 'repair-done');
  expect(desk.errors).toEqual([]);
});
