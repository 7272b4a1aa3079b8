/** A connection is removed, and its tabs with it: what was Homeroom's is gone, what was the school's is not. */
import type { Browser } from 'playwright-core';
import { launch } from '../browser';
import { type Desk, look, SITE, sitDown } from './desk';

jest.setTimeout(600_000);

const SETS = ['schools', 'school_calendar'];
const TITLES = ['Schools', 'School Calendar'];

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  browser = await launch();
  desk = await sitDown(browser, { fresh: SETS });
});
afterAll(async () => {
  await desk.leave();
  await browser.close();
});

test('removed with what it left: tabs gone, data sets off, the school’s own tab stays', async () => {
  const { page, sidebar, steward, machine, button } = desk;
  await desk.emulator.ask('PUT', 'workbook', { add: { title: 'Our notes' } });
  await button('Refresh all').waitFor();
  expect(desk.titles()).toEqual(expect.arrayContaining([...TITLES, 'Our notes']));
  await sidebar.getByRole('tab', { name: 'Connections' }).click();
  await button(`Remove ${SITE}`).click();
  const dialog = sidebar.getByRole('dialog');
  await dialog.waitFor();
  expect((await dialog.getByRole('listitem').allInnerTexts()).sort()).toEqual([...TITLES].sort());
  await dialog.getByRole('radio', { name: /^Delete them/ }).check();
  await look(page, 'removing-asked');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await sidebar.getByText('No system is connected.').waitFor();
  await look(page, 'removing-gone');

  for (const title of TITLES)
    await page.getByRole('tab', { name: title, exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Our notes', exact: true }).waitFor();
  const state = await steward.ask('consoleState');
  expect(state.connections).toEqual([]);
  expect(state.datasets.filter(({ status, hasTab }) => status !== 'off' || hasTab)).toEqual([]);
  // Neither the secret nor what was read is kept anywhere.
  expect(JSON.stringify(machine.properties())).not.toContain(desk.district.secret);
  expect(
    machine.drive.files().filter(({ trashed, name }) => !trashed && /edfi/.test(name)),
  ).toEqual([]);
  await sidebar.getByRole('tab', { name: 'Data sets' }).click();
  await button('Connect Ed-Fi').waitFor();
  await look(page, 'removing-welcome');

  // The past is not rewritten: Activity still tells of it.
  await sidebar.getByRole('tab', { name: 'Activity' }).click();
  await sidebar.getByText('2 data sets refreshed').waitFor();
  // Nothing is left that the clock would refresh.
  const before = machine.executions().length;
  await machine.advance(25 * 3_600_000);
  const errors = machine
    .executions()
    .slice(before)
    .filter((one) => one.outcome !== 'ok');
  expect(errors).toEqual([]);
  expect(desk.titles()).not.toEqual(expect.arrayContaining(['Schools']));
  expect(machine.outbox()).toEqual([]);
  expect(desk.errors).toEqual([]);
});
