/** A district that refuses the key, and its repair: one banner, one mail, one thing to do, and all is well. */
import type { Browser } from 'playwright-core';
import { launch } from '../browser';
import { type Desk, look, SITE, sitDown, STEWARD } from './desk';

jest.setTimeout(600_000);

const SETS = ['schools', 'school_calendar', 'staff_assignments'];
const TITLES = ['Schools', 'School Calendar', 'Staff & Assignments'];

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

test('a refused key is told once, and repaired where the banner leads', async () => {
  const { page, sidebar, machine, steward, button, untilStatus } = desk;
  await button('Refresh all').waitFor();
  const before = (await steward.ask('consoleState')).datasets;

  await page.getByRole('button', { name: 'Demo district', exact: true }).click();
  await page.getByRole('radio', { name: 'refuses the key' }).click();
  await page.getByRole('radio', { name: 'refuses the key', checked: true }).waitFor();
  await page.getByRole('button', { name: 'Close Demo district' }).click();
  await button('Refresh all').click();
  for (const title of TITLES) await untilStatus(title, 'Failed');
  const banner = sidebar.getByRole('region', { name: 'What needs you' });
  await banner.getByText(`The key and secret of ${SITE} are refused.`).waitFor();
  expect(await banner.getByRole('button').allInnerTexts()).toEqual(['Give a new key']);
  // Told above, it is not told again at every data set.
  for (const title of TITLES) await desk.cardOf(title).getByText('key refused').waitFor();
  await look(page, 'failing-refused');
  expect(machine.outbox()).toHaveLength(1);
  expect(machine.outbox()[0]).toMatchObject({ to: STEWARD });
  expect(machine.outbox()[0]!.subject).toMatch(/need you/);

  // Asked again by a person and by the clock: nothing is new, so nobody is written to again.
  await button('Refresh all').click();
  await sidebar
    .getByText(/need you/)
    .first()
    .waitFor();
  await button('Refresh all').waitFor();
  await page.getByRole('button', { name: 'Demo district', exact: true }).click();
  await page.getByRole('button', { name: 'Pass an hour' }).click();
  await page.getByText(/An hour has passed/).waitFor();
  await page.getByRole('button', { name: 'Close Demo district' }).click();
  expect(machine.outbox()).toHaveLength(1);
  // What was published stays as it was.
  for (const { id, rows } of before.filter((one) => SETS.includes(one.id)))
    expect((await desk.datasetOf(id)).rows).toBe(rows);

  await desk.renewSecret('another-secret');
  await banner.getByRole('button', { name: 'Give a new key' }).click();
  const secret = sidebar.getByLabel('Secret', { exact: true });
  await secret.waitFor();
  expect(await secret.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('still not the secret');
  await button('Save').click();
  await sidebar
    .getByText(/refused the key and secret/)
    .first()
    .waitFor();
  expect(await secret.getAttribute('aria-invalid')).toBe('true');
  await look(page, 'failing-still-refused');
  await secret.fill('another-secret');
  await button('Save').click();
  await button(`Replace the secret of ${SITE}`).waitFor();
  await look(page, 'failing-replaced');

  await sidebar.getByRole('tab', { name: 'Data sets' }).click();
  if ((await sidebar.locator('.status', { hasText: 'Fresh' }).count()) < SETS.length)
    await button('Refresh all').click();
  for (const title of TITLES) await untilStatus(title, 'Fresh');
  await button('Refresh all').waitFor();
  await banner.waitFor({ state: 'detached' });
  await look(page, 'failing-well');
  expect(machine.outbox().map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/need you/),
    expect.stringMatching(/well again/),
  ]);

  const behind = page.getByRole('navigation', { name: 'Behind the workbook' });
  await behind.getByRole('button', { name: 'Outbox' }).click();
  await page
    .locator('.drawer')
    .getByRole('button', { name: /well again/ })
    .click();
  await page.frameLocator('.mail iframe').getByText('Well again').first().waitFor();
  await look(page, 'failing-mail', '.drawer');
  expect(JSON.stringify(machine.outbox())).not.toMatch(/another-secret|still not the secret/);
  // Chromium tells of the script in a mail that it has not run.
  expect(desk.errors.filter((error) => !error.startsWith('Blocked script'))).toEqual([]);
});
