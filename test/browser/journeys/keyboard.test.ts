/** One whole journey without a mouse: every step is a key, and before each it is known what has the focus. */
import type { Browser } from 'playwright-core';
import { launch } from '../browser';
import { type Desk, eventually, look, SITE, sitDown } from './desk';
import { type Hands, handsOn } from './hands';

jest.setTimeout(600_000);

let browser: Browser;
let desk: Desk;
let hands: Hands;
beforeAll(async () => {
  browser = await launch();
  desk = await sitDown(browser);
  hands = handsOn(desk.page);
});
afterAll(async () => {
  await desk.leave();
  await browser.close();
  expect(desk.errors).toEqual([]);
});

/** Goes to the sidebar's tabs, which are one stop, and along them. */
async function openTab(name: string): Promise<void> {
  await hands.back(/^(Data sets|Connections|Activity|Settings)$/);
  for (let i = 0; i < 4 && (await hands.focus()) !== name; i++) await hands.press('ArrowRight');
  expect(await hands.focus()).toBe(name);
}

test('by the keyboard alone: from the menu to a connection that is gone again', async () => {
  const { page, sidebar, steward, machine, district, untilStatus, datasetOf } = desk;
  const { press, to, type, given, focus } = hands;
  await desk.button('Connect Ed-Fi').waitFor();

  // The page opens the sidebar for a newcomer: it is closed, and opened as on the host.
  await to('Close Homeroom');
  await press('Enter');
  await page.locator('.sidebar').waitFor({ state: 'detached' });
  await hands.back('Workbook');
  await press('ArrowRight', 'ArrowRight');
  expect(await focus()).toBe('Extensions');
  await press('ArrowDown');
  await given('Homeroom');
  await press('ArrowRight');
  await given('Open Homeroom');
  await press('Enter');
  await desk.button('Connect Ed-Fi').waitFor();
  await look(page, 'keyboard-opened');

  await to('Connect Ed-Fi');
  await press('Enter');
  await given('Address of the API');
  await type(district.url);
  await to('Key');
  await type(district.key);
  await to('Secret');
  await type(district.secret);
  await to(/^Name of this site/);
  await type(SITE);
  await to('Save and go on');
  await press('Enter');
  await sidebar.getByText('Switch on what you need').waitFor();

  for (const title of ['School Calendar', 'Schools']) {
    await to(`Refresh ${title} by itself`);
    await press('Space');
  }
  await sidebar.getByRole('progressbar').waitFor();
  for (const title of ['School Calendar', 'Schools']) await untilStatus(title, 'Fresh');
  await sidebar.getByText('Your data is here').waitFor();
  expect(await focus()).toBe('Refresh Schools by itself');
  await look(page, 'keyboard-arrived');
  await desk.button('Refresh all').waitFor();

  await hands.back('Schools');
  await press('Enter');
  await to(/^Refreshed /);
  await press('Space');
  await hands.choose('Refresh by itself', 'Once a week');
  await hands.choose('Day', 'Thursday');
  await hands.choose('Hour', /^0?7:00/);
  await look(page, 'keyboard-schedule');
  await to('Save');
  await press('Enter');
  await given('Refresh by itself');
  expect((await datasetOf('schools')).schedule).toEqual({ every: 'week', day: 4, hour: 7 });
  await hands.back('Schools');
  await press('Enter');

  const release = desk.hold();
  await to('Refresh all');
  await press('Enter');
  await given('Cancel');
  await eventually(() => machine.running().some((one) => one.function === 'work'), Boolean);
  await look(page, 'keyboard-running');
  expect(await focus()).toBe('Cancel');
  await press('Enter');
  await eventually(() => machine.executions().some((e) => e.function === 'cancel'), Boolean);
  expect(await focus()).toMatch(/^Cancel/);
  release();
  await given('Refresh all');
  await sidebar.getByText('The refresh was cancelled.').first().waitFor();
  await look(page, 'keyboard-cancelled');

  const goOn = desk.hold();
  await to('Refresh all');
  await press('Enter');
  await given('Cancel');
  goOn();
  await given('Refresh all');
  await sidebar.locator('footer').getByText('2 data sets refreshed').waitFor();

  await openTab('Activity');
  const told = () => sidebar.locator('.run-row .headline').allInnerTexts();
  await eventually(told, (now) => now.some((line) => /^Cancelled /.test(line)));
  await to(/^2 data sets refreshed/);
  await press('Enter');
  await sidebar.getByText('What became of it').waitFor();
  await to(/^Log/);
  await press('Enter');
  await sidebar.getByText('The execution ends').first().waitFor();
  await look(page, 'keyboard-story');
  await hands.back('Activity');
  await press('Enter');
  await given(/^2 data sets refreshed/);

  await openTab('Settings');
  await to('Add a person');
  await type('principal@school.example');
  await press('Enter');
  await given('Add a person');
  await to('Save');
  await press('Enter');
  await sidebar.getByText('The settings are saved').first().waitFor();
  expect((await steward.ask('settings')).recipients).toEqual([
    { email: 'principal@school.example', language: 'en' },
  ]);
  await look(page, 'keyboard-settings');

  await openTab('Connections');
  await to(`Remove ${SITE}`);
  await press('Enter');
  await given('Keep it');
  await look(page, 'keyboard-remove');
  await press('Escape');
  await given(`Remove ${SITE}`);
  expect((await steward.ask('consoleState')).connections).toHaveLength(1);
  await press('Enter');
  await given('Keep it');
  await to('Remove');
  await press('Enter');
  await sidebar.getByText('No system is connected.').waitFor();
  // The button is gone with its card: the focus is somewhere all the same.
  await given(/./);
  expect((await steward.ask('consoleState')).connections).toEqual([]);
  // What was chosen was to keep the tabs.
  expect(desk.titles()).toEqual(expect.arrayContaining(['School Calendar', 'Schools']));
  await look(page, 'keyboard-removed');
});
