/** What Settings and taking over do in a browser. */
import type { Page } from 'playwright-core';
import type { ConsoleState, SettingsInput } from '../../src/app/api';
import { untilFocused } from './browser';
import { bad, consoleOf, good, TROUBLES } from './sidebar-fixture';
import { type Answers, type Opened } from './sidebar-host';
import { activityOf, RUNS, settingsOf, storyOf, TWO } from './sidebar-rooms';
import { sitAtSidebar } from './sidebar-desk';

const desk = sitAtSidebar();
const { callsOf, focused, spoken } = desk;
let sidebar: Opened;
let page: Page;
beforeAll(() => {
  ({ sidebar, page } = desk.opened());
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const tab = (name: string) => page.getByRole('tab', { name });

const RUNNING: Answers = {
  activity: (query) => good(activityOf(RUNS)(query)),
  runStory: (id) => good(storyOf(RUNS.find((line) => line.id === id)!)),
};
const opened = (answers: Answers, state: ConsoleState = consoleOf({ connections: TWO })) =>
  sidebar.reopen({ consoleState: () => good(state), runState: () => good(null), ...answers });

test('settings are saved when something has changed, and that is said', async () => {
  let card = settingsOf();
  const saved: SettingsInput[] = [];
  await opened({
    settings: () => good(card),
    saveSettings: (input) => {
      saved.push(input);
      card = { ...card, ...input };
      return good(card);
    },
  });
  await tab('Settings').click();
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await page.getByText('Nothing to save').waitFor();
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel('Activity and its log').selectOption('7 days');
  await page.getByText('Not saved yet').waitFor();
  await button('Undo').click();
  await page.getByText('Nothing to save').waitFor();
  expect(await page.getByLabel('Activity and its log').inputValue()).toBe('30');

  await page.getByLabel('Add a person').fill('principal@school.example');
  await page.keyboard.press('Enter');
  await spoken('principal@school.example is added');
  expect(await page.getByLabel('Add a person').inputValue()).toBe('');
  await page.getByLabel('Language for principal@school.example').selectOption('Français');
  await button('Remove direction@ecole.example').click();
  await page.waitForFunction(
    () => document.activeElement?.getAttribute('aria-label') === 'Remove principal@school.example',
  );
  await page.getByRole('switch', { name: 'No mails at night' }).click();
  await page.getByLabel('Time zone').fill('Europe/Paris');
  await page.getByText('It is 2:00 PM there.').waitFor();
  await save.click();
  await spoken('The settings are saved');
  expect(saved).toEqual([
    {
      recipients: [
        { email: 'analyst@school.example', language: 'en' },
        { email: 'principal@school.example', language: 'fr' },
      ],
      timeZone: 'Europe/Paris',
      tickMinutes: 60,
      retentionDays: 30,
    },
  ]);
  expect(await save.isDisabled()).toBe(true);
  expect(sidebar.calls.filter((name) => name === 'consoleState')).toHaveLength(2);
});

test('what the server refuses stands at its field, which has the focus', async () => {
  await opened({
    settings: () => good(settingsOf()),
    saveSettings: () =>
      bad({
        code: 'setup.too_often',
        message: 'Google lets an add-on refresh by itself once an hour at most.',
        next: 'Stay with every hour.',
      }),
  });
  await tab('Settings').click();
  const often = page.getByLabel('How often Homeroom looks');
  await often.selectOption('Every 10 minutes');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('once an hour at most').waitFor();
  expect(await often.getAttribute('aria-invalid')).toBe('true');
  await untilFocused(often);
  expect(await often.inputValue()).toBe('10');
  await often.selectOption('Every hour');
  expect(await often.getAttribute('aria-invalid')).toBeNull();
});

test('typing goes on where it was begun, though another field is wrong', async () => {
  await opened({ settings: () => good(settingsOf()) });
  await tab('Settings').click();
  await page.getByLabel('Time zone').fill('Nowhere');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('There is no time zone “Nowhere”.').waitFor();
  await page.getByLabel('Google Cloud project').click();
  await page.keyboard.type('grand-bend');
  expect(await page.getByLabel('Google Cloud project').inputValue()).toBe('grand-bend');
  expect(callsOf('saveSettings')).toEqual([]);
});

test('what is not saved is asked about, and the keyboard stays where the person does', async () => {
  await opened({ ...RUNNING, settings: () => good(settingsOf()) });
  await tab('Settings').click();
  await page.getByLabel('Activity and its log').selectOption('7 days');
  await tab('Settings').focus();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('dialog').waitFor();
  await button('Stay').click();
  expect(await tab('Settings').getAttribute('aria-selected')).toBe('true');
  expect(await focused()).toBe('Settings');
  expect(await page.getByLabel('Activity and its log').inputValue()).toBe('7');
  await tab('Activity').click();
  await button('Leave').click();
  await page.locator('.run-row').first().waitFor();
  await tab('Settings').click();
  expect(await page.getByLabel('Activity and its log').inputValue()).toBe('30');
});

const AWAY = settingsOf({
  stewardship: { email: 'steward@grandbend.example', you: false, gone: true },
  quotas: [],
});
const COLLEAGUE = consoleOf({
  connections: TWO,
  steward: { email: 'steward@grandbend.example', you: false },
});

test('a colleague reads the settings and can change none of them', async () => {
  await opened({ settings: () => good(AWAY) }, COLLEAGUE);
  await tab('Settings').click();
  await page.getByText('steward@grandbend.example looks after this workbook.').waitFor();
  expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
  const free = await page
    .locator('.settings')
    .locator('input:not([readonly]), select:not(:disabled), [role=switch]:not(:disabled)')
    .count();
  expect(free).toBe(0);
});

test('taking over asks each key anew, says what is paused, and shows an error at its connection', async () => {
  let refused = true;
  let you = false;
  await opened(
    {
      settings: () => good(you ? settingsOf() : AWAY),
      takeOver: () => {
        if (refused) return bad({ ...TROUBLES.refused, params: { connection: 'c2' } });
        you = true;
        return good(consoleOf({ connections: TWO }));
      },
    },
    COLLEAGUE,
  );
  await tab('Settings').click();
  await button('Take over').click();
  const secrets = page.getByLabel('Secret', { exact: true });
  await secrets.first().waitFor();
  expect(await secrets.count()).toBe(2);
  expect(await secrets.first().getAttribute('type')).toBe('password');
  await secrets.nth(1).fill('wrong');
  await button('Take over').click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await dialog.getByRole('listitem').allTextContents()).toEqual(['Grand Bend ISD']);
  await dialog.getByRole('button', { name: 'Take over' }).click();
  const lakeside = page.getByRole('group', { name: 'Lakeside' });
  await lakeside.getByText('refused the key').waitFor();
  expect(await lakeside.getByText('Open Connections').count()).toBe(0);
  expect(await secrets.nth(1).inputValue()).toBe('wrong');
  refused = false;
  await secrets.nth(1).fill('right');
  expect(await lakeside.getByText('refused the key').count()).toBe(0);
  await button('Take over').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take over' }).click();
  await spoken('You look after this workbook now');
  await page.getByText('You, analyst@school.example').waitFor();
  expect(callsOf('takeOver')).toEqual([
    [{ c2: { secret: 'wrong' } }],
    [{ c2: { secret: 'right' } }],
  ]);
});
