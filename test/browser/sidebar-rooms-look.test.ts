/** Activity, Settings, System check and taking over: a picture of every state to be looked at, and axe. */
import type { Browser, Page } from 'playwright-core';
import type { ConsoleState } from '../../src/app/api';
import { screenshot } from './browser';
import { findings } from './sidebar-axe';
import { bad, consoleOf, good, TROUBLES } from './sidebar-fixture';
import {
  openSidebar,
  startSidebarHost,
  type Answers,
  type Opened,
  type SidebarHost,
} from './sidebar-host';
import {
  activityOf,
  failing,
  manyRuns,
  reportOf,
  run,
  RUNS,
  settingsOf,
  storyOf,
  TWO,
} from './sidebar-rooms';
import { lookAt, never, sitAtSidebar } from './sidebar-desk';

const desk = sitAtSidebar({ axe: true });
let browser: Browser;
let host: SidebarHost;
let sidebar: Opened;
let page: Page;
beforeAll(() => {
  ({ browser, host, sidebar, page } = desk.opened());
});

const MORE_RUNS = '.runs > li:nth-child(n + 8)';

const look = (name: string) => lookAt(page, `rooms-${name}`, MORE_RUNS);

/** A picture of the whole view, however long: a tall window instead of a scrolled one. */
async function lookWhole(name: string): Promise<void> {
  const size = page.viewportSize()!;
  const height = await page.evaluate(
    () =>
      document.querySelector('header')!.offsetHeight +
      document.querySelector<HTMLElement>('.panel')!.offsetHeight +
      (document.querySelector('footer')?.offsetHeight ?? 0),
  );
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
  await look(name);
  await page.setViewportSize(size);
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const showTab = async (
  tab: 'Activity' | 'Settings',
  answers: Answers,
  state: ConsoleState = consoleOf({ connections: TWO }),
): Promise<void> => {
  await sidebar.reopen({ consoleState: () => good(state), runState: () => good(null), ...answers });
  await page.getByRole('tab', { name: tab }).click();
};
const COLLEAGUE = consoleOf({
  connections: TWO,
  steward: { email: 'steward@grandbend.example', you: false },
});
const ofColleague = settingsOf({
  stewardship: {
    email: 'steward@grandbend.example',
    you: false,
    since: '2026-08-03T10:00:00.000Z',
    seen: '2026-08-20T10:00:00.000Z',
    gone: true,
  },
});

test('runs, day by day', async () => {
  await showTab('Activity', { activity: (query) => good(activityOf(RUNS)(query)) });
  await page.getByText('7 data sets refreshed').first().waitFor();
  await look('activity');
  await lookWhole('activity-whole');
});

test('loading has the size of what comes', async () => {
  let answer: (value: unknown) => void = () => undefined;
  await showTab('Activity', { activity: () => new Promise((resolve) => (answer = resolve)) });
  await page.getByText('Loading the last runs…').waitFor();
  const top = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((e) => e.getBoundingClientRect().top);
  const bones = [await top('.find'), await top('.chart-bone'), await top('.run-bone')];
  await look('activity-loading');
  await desk.asked('activity');
  answer(good(activityOf(RUNS)({})));
  await page.locator('.run-row').first().waitFor();
  const then = [await top('.find'), await top('.chart'), await top('.runs')];
  bones.forEach((bone, i) => expect(Math.abs(bone - then[i]!)).toBeLessThanOrEqual(3));
});

test('no runs, none like this, and no answer', async () => {
  await showTab('Activity', { activity: () => good({ runs: [], more: false }) });
  await page.getByText('Nothing was refreshed yet').waitFor();
  await look('activity-empty');
  await page.getByLabel('Outcome').selectOption('Cancelled');
  await page.getByText('No run is like this.').waitFor();
  await look('activity-none');
  await showTab('Activity', {
    activity: () => {
      throw new Error('HTTP 0');
    },
  });
  await page.getByText('The runs could not be loaded').waitFor();
  await look('activity-failed');
});

test('500 runs', async () => {
  const all = manyRuns(500);
  await showTab('Activity', { activity: (query) => good(activityOf(all, 250)(query)) });
  await page.locator('.run-row').first().waitFor();
  await look('activity-many');
  await button('Show earlier').click();
  await page.waitForFunction(() => document.querySelectorAll('.run-row').length === 500);
  await page.getByText('These are all the runs that are kept.').scrollIntoViewIfNeeded();
  // It is the same row 500 times: one scan of them was enough.
  await screenshot(page, 'rooms-activity-many-end');
});

test('a run that went well, and one that failed', async () => {
  await showTab('Activity', {
    activity: (query) => good(activityOf(RUNS)(query)),
    runStory: (id) => good(storyOf(RUNS.find((line) => line.id === id)!)),
    supportBundle: () => good('Homeroom 0.1.0\nrun r3\n'),
  });
  await button(/^7 data sets refreshed/)
    .first()
    .click();
  await page.getByText('What became of it').waitFor();
  await look('story');
  await lookWhole('story-whole');
  await button('Activity').click();
  await button(/^1 failed, 1 held/).click();
  await page.getByText('What became of it').waitFor();
  await lookWhole('story-failed');
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('denied')) },
    }),
  );
  await button('Copy support bundle').click();
  await page.getByText('press Ctrl+C').waitFor();
  await look('story-copy');
});

test('a story on its way, one that does not come, and one for a colleague', async () => {
  const answers: Answers = { activity: (query) => good(activityOf(RUNS)(query)) };
  await showTab('Activity', { ...answers, runStory: never });
  await button(/^7 data sets refreshed/)
    .first()
    .click();
  await page.getByText('Loading what happened…').waitFor();
  await look('story-loading');
  await showTab('Activity', { ...answers, runStory: () => bad(TROUBLES.unknownHost) });
  await button(/^7 data sets refreshed/)
    .first()
    .click();
  await page.getByText('This run could not be loaded').waitFor();
  await look('story-lost');
  const { log: _, cloudLog: __, ...seen } = storyOf(RUNS[0]!);
  await showTab('Activity', { ...answers, runStory: () => good(seen) }, COLLEAGUE);
  await button(/^7 data sets refreshed/)
    .first()
    .click();
  await page.getByText('What became of it').waitFor();
  await lookWhole('story-colleague');
});

test('settings', async () => {
  await showTab('Settings', { settings: () => good(settingsOf()) });
  await page.getByText('No mails at night').waitFor();
  await look('settings');
  await lookWhole('settings-whole');
  await page.getByLabel('Add a person').fill('nobody');
  await button('Add').click();
  await page.getByLabel('Time zone').fill('Mars/Olympus');
  await page.getByText('Not saved yet').waitFor();
  await look('settings-changed');
  await page.getByLabel('Add a person').fill('');
  await button('Save').click();
  await page.getByText('There is no time zone').waitFor();
  await look('settings-wrong');
  await page.getByRole('tab', { name: 'Activity' }).click();
  await page.getByRole('dialog').waitFor();
  await look('settings-leave');
});

test('settings on their way, failed, and empty', async () => {
  await showTab('Settings', { settings: never });
  await page.getByText('Loading the settings…').waitFor();
  await look('settings-loading');
  await showTab('Settings', { settings: () => bad(TROUBLES.unknownHost) });
  await page.getByText('The settings could not be loaded').waitFor();
  await look('settings-failed');
  const { quiet: _, folder: __, ...rest } = settingsOf();
  await showTab('Settings', {
    settings: () =>
      good({
        ...rest,
        recipients: [],
        quotas: [],
        stewardship: { you: true, gone: false },
        about: { version: '0.1.0', own: [] },
      }),
  });
  await page.getByText('Nobody is listed').waitFor();
  await lookWhole('settings-empty');
});

test('settings for a colleague, and taking over', async () => {
  await showTab(
    'Settings',
    {
      settings: () => good(ofColleague),
      takeOver: () => bad({ ...TROUBLES.refused, params: { connection: 'c1' } }),
    },
    COLLEAGUE,
  );
  await page.getByText('Ask there if something').waitFor();
  await lookWhole('settings-colleague');
  await button('Take over').click();
  await page.getByText('Each key is asked anew').waitFor();
  await lookWhole('take-over');
  await page.getByLabel('Secret', { exact: true }).first().fill('s');
  await button('Take over').click();
  await page.getByRole('dialog').getByText('Lakeside').waitFor();
  await look('take-over-confirm');
  await page.getByRole('dialog').getByRole('button', { name: 'Take over' }).click();
  await page.getByText('refused the key').waitFor();
  await lookWhole('take-over-refused');
});

test('the system check: never run, running, done, failed', async () => {
  let report: unknown = null;
  await showTab('Settings', {
    settings: () => good(settingsOf()),
    systemCheck: () => good(report),
    runSystemCheck: () => null,
    promised: () => 'kept',
    reportPromise: () => good(null),
  });
  await button('System check').click();
  await page.getByText('It has not been run').waitFor();
  await look('check-never');
  report = reportOf({ running: true, checks: reportOf().checks.slice(0, 2) });
  await button('Run the check').click();
  await page.getByText('2 answers so far').waitFor();
  await look('check-running');
  report = reportOf();
  await page.getByText('1 differs, 1 could not be asked').first().waitFor();
  await look('check-done');
  await page.getByText('Could not be asked (1)').click();
  await page.getByText('As expected (3)').click();
  await lookWhole('check-whole');
});

test('long names', async () => {
  const LONG = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Unified School District';
  const UNBROKEN = 'studentSpecialEducationProgramAssociationsByResponsibleLocalEducationAgency';
  const runs = [
    run('l1', 5, { datasets: [failing(UNBROKEN)], is: 'failed', rowsRead: 12_345_678 }),
    run('l2', 9, {
      datasets: [failing(LONG), failing(UNBROKEN)],
      cause: 'person',
      by: `${UNBROKEN}@school.example`,
    }),
  ];
  await showTab('Activity', {
    activity: (query) => good(activityOf(runs)(query)),
    runStory: () =>
      good(
        storyOf(runs[0]!, {
          sources: [
            {
              connection: 'x',
              site: UNBROKEN,
              requests: 123_456,
              retries: 1,
              rowsRead: 12_345_678,
              ms: 12_000_000,
            },
          ],
        }),
      ),
    settings: () =>
      good(
        settingsOf({
          recipients: [{ email: `${UNBROKEN}@school.example`, language: 'fr' }],
          stewardship: { email: `${UNBROKEN}@school.example`, you: true, gone: true },
        }),
      ),
  });
  await page.locator('.run-row').first().waitFor();
  await look('activity-long');
  await page.locator('.run-row').first().click();
  await page.getByText('What became of it').waitFor();
  await lookWhole('story-long');
  await button('Activity').click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByText('No mails at night').waitFor();
  await lookWhole('settings-long');
});

test('at 400 % zoom', async () => {
  const zoomed = await openSidebar(
    browser,
    host,
    {
      consoleState: () => good(consoleOf({ connections: TWO })),
      activity: (query) => good(activityOf(RUNS)(query)),
      settings: () => good(settingsOf()),
    },
    { width: 300, height: 150, scale: 4, axe: true },
  );
  for (const [tab, seen] of [
    ['Activity', '.run-row'],
    ['Settings', '.settings'],
  ] as const) {
    await zoomed.page.getByRole('tab', { name: tab }).click();
    await zoomed.page.locator(seen).first().waitFor();
    await zoomed.page.locator(seen).first().scrollIntoViewIfNeeded();
    await zoomed.page.screenshot({ path: `.build/screens/rooms-zoom-${tab}.png` });
    const wide = await zoomed.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(300);
    expect(await findings(zoomed.page, MORE_RUNS)).toEqual([]);
  }
  expect(zoomed.errors).toEqual([]);
  await zoomed.close();
});

test('in French', async () => {
  const french = await startSidebarHost('sidebar-fr.html');
  const { page: shown, ...opened } = await openSidebar(
    browser,
    french,
    {
      consoleState: () => good(COLLEAGUE),
      runState: () => good(null),
      activity: (query) => good(activityOf(RUNS)(query)),
      runStory: () => good(storyOf(RUNS[2]!)),
      settings: () => good({ ...settingsOf(), stewardship: ofColleague.stewardship }),
      systemCheck: () => good(reportOf()),
    },
    { height: 1_500, axe: true },
  );
  const see = async (name: string, text: string | RegExp) => {
    await shown.getByText(text).first().waitFor();
    await screenshot(shown, `rooms-fr-${name}`);
    expect(await findings(shown, MORE_RUNS)).toEqual([]);
    expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
  };
  const french_ = (name: string | RegExp) => shown.getByRole('button', { name });
  await shown.getByRole('tab', { name: 'Activité' }).click();
  await see('activity', 'Grades : échec');
  const tabs = await shown
    .getByRole('tablist')
    .evaluate((list) => [list.scrollWidth > list.clientWidth, list.clientHeight]);
  expect(tabs).toEqual([false, expect.any(Number)]);
  await french_(/^1 en échec/).click();
  await see('story', 'Grand Bend ISD · Ed-Fi');
  await french_('Activité').click();
  await shown.getByRole('tab', { name: 'Réglages' }).click();
  await see('settings', 'Fuseau horaire');
  await french_('Prendre la relève').click();
  await see('take-over', 'Chaque clé est redemandée');
  await french_('Réglages').click();
  await french_('Vérification du système').click();
  await see('check', 'Relancer');
  expect(opened.errors).toEqual([]);
  await opened.close();
  await french.close();
});
