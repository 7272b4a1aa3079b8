/** A colleague at the same workbook: asks for a refresh, sees it done, and is told whose the keys are. */
import type { Browser } from 'playwright-core';
import { launch } from '../browser';
import { type Desk, look, SITE, sitDown, STEWARD } from './desk';

jest.setTimeout(600_000);

const COLLEAGUE = 'colleague@school.example';

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  browser = await launch();
  desk = await sitDown(browser, { fresh: ['schools', 'school_calendar'] });
  await desk.emulator.ask('PUT', `people/${COLLEAGUE}`, { granted: 'all' });
});
afterAll(async () => {
  await desk.leave();
  await browser.close();
});

test('a colleague’s refresh waits for the steward’s trigger and says so, until it is done', async () => {
  const { page, sidebar, machine, button, untilStatus, datasetOf } = desk;
  await button('Refresh all').waitFor();
  await page.getByRole('button', { name: `Signed in as ${STEWARD}` }).click();
  await page.getByRole('button', { name: `Sit down as ${COLLEAGUE}` }).click();
  await page.getByRole('button', { name: `Signed in as ${COLLEAGUE}` }).waitFor();
  await button('Refresh Schools').waitFor();
  const before = (await datasetOf('schools')).publishedAt!;

  await button('Refresh Schools').click();
  await untilStatus('Schools', 'Queued');
  await look(page, 'colleague-queued');
  await sidebar.locator('footer').getByText(STEWARD).first().waitFor();
  expect(await desk.cardOf('School Calendar').locator('.status').innerText()).toMatch(/Fresh/);
  // Nothing was done in the colleague's name.
  const worked = () => machine.executions().filter((one) => one.function === 'work').length;
  const works = worked();

  await page.getByRole('button', { name: 'Demo district', exact: true }).click();
  await page.getByRole('button', { name: 'Pass an hour' }).click();
  await page.getByText(/An hour has passed/).waitFor();
  await page.getByRole('button', { name: 'Close Demo district' }).click();
  const ticks = machine.executions().filter((one) => one.kind === 'trigger');
  expect(new Set(ticks.map(({ user }) => user))).toEqual(new Set([STEWARD]));
  expect(Date.parse((await datasetOf('schools')).publishedAt!)).toBeGreaterThan(Date.parse(before));
  await untilStatus('Schools', 'Fresh');
  await sidebar.getByText('1 data set refreshed').first().waitFor();
  expect(worked()).toBe(works);
  await look(page, 'colleague-done');

  await sidebar.getByRole('tab', { name: 'Activity' }).click();
  await sidebar.locator('.run-row', { hasText: 'by you' }).first().click();
  await sidebar.getByText(`The log lies in the Drive of ${STEWARD}`).waitFor();
  await look(page, 'colleague-story');
  expect(desk.errors).toEqual([]);
});

test('a colleague cannot change connections and settings, and is told whom to ask', async () => {
  const { page, sidebar, machine } = desk;
  await sidebar.getByRole('button', { name: 'Activity', exact: true }).click();
  await sidebar.getByRole('tab', { name: 'Connections' }).click();
  await sidebar.getByText(`${STEWARD} looks after the connections`).waitFor();
  await sidebar.getByText(SITE, { exact: true }).waitFor();
  expect(await sidebar.locator('#panel').getByRole('button').count()).toBe(0);
  expect(await sidebar.locator('footer').count()).toBe(0);
  await look(page, 'colleague-connections');
  await sidebar.getByRole('tab', { name: 'Settings' }).click();
  await sidebar.getByText(`${STEWARD} looks after this workbook.`).waitFor();
  expect(await sidebar.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
  await look(page, 'colleague-settings');

  // Whoever asks the server past the sidebar is refused with the same words.
  const { connections } = await desk.steward.ask('consoleState');
  for (const [name, ...args] of [
    ['removeConnection', connections[0]!.id, 'delete'],
    ['pauseConnection', connections[0]!.id, true],
  ] as const) {
    const { result } = await machine.call(name, ['en', ...args], { user: COLLEAGUE });
    expect(result).toMatchObject({ trouble: { next: expect.stringContaining(STEWARD) } });
  }
  expect((await desk.steward.ask('consoleState')).connections).toEqual(connections);
  expect(desk.errors).toEqual([]);
});
