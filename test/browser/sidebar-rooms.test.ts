/** What Activity and the System check do in a browser. */
import type { Page } from 'playwright-core';
import type { ConsoleState, RunLine } from '../../src/app/api';
import { eventually, untilFocused } from './browser';
import { consoleOf, good } from './sidebar-fixture';
import { type Answers, type Opened, type SidebarHost } from './sidebar-host';
import { activityOf, manyRuns, reportOf, RUNS, settingsOf, storyOf, TWO } from './sidebar-rooms';
import { sitAtSidebar } from './sidebar-desk';

const desk = sitAtSidebar();
const { callsOf, focused, spoken } = desk;
let host: SidebarHost;
let sidebar: Opened;
let page: Page;
beforeAll(() => {
  ({ host, sidebar, page } = desk.opened());
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const tab = (name: string) => page.getByRole('tab', { name });

const RUNNING: Answers = {
  activity: (query) => good(activityOf(RUNS)(query)),
  runStory: (id) => good(storyOf(RUNS.find((line) => line.id === id)!)),
};
const opened = (answers: Answers, state: ConsoleState = consoleOf({ connections: TWO })) =>
  sidebar.reopen({ consoleState: () => good(state), runState: () => good(null), ...answers });

test('the four tabs fit, in English and in French, and the arrows go round them', async () => {
  await opened({ ...RUNNING, settings: () => good(settingsOf()) });
  await page.getByRole('switch').first().waitFor();
  expect(sidebar.calls).toEqual(['consoleState']);
  const room = () =>
    page.getByRole('tablist').evaluate((list) => ({
      cut: list.scrollWidth > list.clientWidth,
      lines: new Set([...list.children].map((t) => t.getBoundingClientRect().top)).size,
    }));
  expect(await room()).toEqual({ cut: false, lines: 1 });
  await tab('Data sets').press('ArrowLeft');
  expect(await focused()).toBe('Settings');
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).toBe('Activity');
  await page.locator('.run-row').first().waitFor();
  expect(await focused()).toBe('Activity');
  await page.getByRole('tablist').evaluate((list) => {
    ['Données', 'Connexions', 'Activité', 'Réglages'].forEach((title, i) => {
      list.children[i]!.textContent = title;
    });
  });
  expect(await room()).toEqual({ cut: false, lines: 1 });
});

test('runs are loaded when they are first looked at, kept, and read anew in silence', async () => {
  let answer: (value: unknown) => void = () => undefined;
  let calls = 0;
  await opened({
    activity: (query) => {
      calls += 1;
      return calls === 1
        ? good(activityOf(RUNS)(query))
        : new Promise((resolve) => (answer = resolve));
    },
  });
  await page.getByRole('switch').first().waitFor();
  expect(sidebar.calls).toEqual(['consoleState']);
  await tab('Activity').click();
  await page.locator('.run-row').first().waitFor();
  await tab('Data sets').click();
  await tab('Activity').click();
  expect(await page.locator('.run-row').count()).toBe(RUNS.length);
  expect(await page.getByText('Loading the last runs…').count()).toBe(0);
  await desk.asked('activity', 2);
  answer(good({ runs: RUNS.slice(1), more: false }));
  await page.waitForFunction((n) => document.querySelectorAll('.run-row').length === n, 6);
});

test('a run tells its outcome in words, which data sets, how much, how long and by whom', async () => {
  await opened(RUNNING);
  await tab('Activity').click();
  const rows = page.locator('.run-row');
  await rows.first().waitFor();
  const texts = await rows.evaluateAll((all) =>
    all.map((row) => (row as HTMLElement).innerText.replace(/\s+/g, ' ')),
  );
  expect(texts[0]).toBe(
    '7 data sets refreshed 6:48 AM Student Demographics & Enrollment, Attendance, and 5 others 41,300 rows read 318 changed 24 sec',
  );
  expect(texts[1]).toContain('Grades failed');
  expect(texts[1]).toContain('The key may not read grades.');
  expect(texts[2]).toContain('1 failed, 1 held, 5 refreshed');
  expect(texts[2]).toContain('by maria.lopez@grandbend.example');
  expect(texts[5]).toContain('Cancelled after 2 data sets');
  expect(await page.getByRole('img').getAttribute('aria-label')).toBe(
    '3 runs went well, 4 did not.',
  );
});

test('a run tells what it waited for, what was set aside, and says “you” to whoever asked', async () => {
  const [line] = RUNS;
  const { email } = consoleOf().steward!;
  const asked: RunLine = {
    ...line!,
    cause: 'person',
    by: email,
    datasets: [{ ...line!.datasets[0]!, rows: 1_204, setAside: 12 }],
  };
  const why = { code: 'source.busy', message: 'It asks to slow down.', next: '' };
  const told = async (executions: number) => {
    await opened({
      activity: (query) => good(activityOf([asked])(query)),
      runStory: () => good(storyOf(asked, { executions, waited: [{ why, ms: 900_000 }] })),
    });
    await tab('Activity').click();
    await page.locator('.run-row').filter({ hasText: 'by you' }).click();
    await page.getByText('12 rows set aside').waitFor();
    await page.getByText('It asks to slow down. It waited 15 min.').waitFor();
    expect(await page.getByText(email).count()).toBe(0);
    return page.locator('.aside').innerText();
  };
  expect(await told(2)).toBe('It took 2 executions: another goes on after each wait.');
  expect(await told(3)).toMatch(/^It took 3 executions: Google ends each after some minutes/);
});

test('from the list to a failed run’s log and back, by the keyboard alone', async () => {
  await opened(RUNNING);
  await tab('Data sets').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.locator('.run-row').first().waitFor();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
  expect(await focused()).toMatch(/^Grades failed/);
  await page.keyboard.press('Enter');
  await page.getByText('What became of it').waitFor();
  // One step from a failed run to its lines: they are open.
  await page.getByText('A request is sent again').waitFor();
  expect(await page.getByText('Could not be refreshed').isVisible()).toBe(true);
  expect(callsOf('runStory')).toEqual([['r2']]);
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Activity');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.classList.contains('run-row'));
  expect(await focused()).toMatch(/^Grades failed/);
});

test('a run’s log in Google is linked to, but nothing that is not an address of the web', async () => {
  let cloudLog = 'https://console.cloud.google.com/logs/query?x=1';
  await opened({ ...RUNNING, runStory: () => good(storyOf(RUNS[0]!, { cloudLog })) });
  await tab('Activity').click();
  await button(/^7 data sets/)
    .first()
    .click();
  const link = page.getByRole('link', { name: 'Cloud log of this run' });
  expect(await link.getAttribute('href')).toBe(cloudLog);
  expect(await link.getAttribute('target')).toBe('_blank');
  expect(await link.getAttribute('rel')).toContain('noopener');
  await button('Activity').click();
  cloudLog = 'javascript:window.__hit=1';
  await button(/^Attendance refreshed/).click();
  await page.getByText('What became of it').waitFor();
  expect(await page.getByRole('link').count()).toBe(0);
});

test('the filters ask the server, and what was found is said', async () => {
  await opened(RUNNING);
  await tab('Activity').click();
  await page.locator('.run-row').first().waitFor();
  await page.getByLabel('Data set').selectOption('Section Rosters');
  await spoken('4 runs found');
  await page.getByLabel('Outcome').selectOption('Failed');
  await spoken('1 run found');
  expect(callsOf('activity').slice(1)).toEqual([
    [{ dataset: 'section_rosters' }],
    [{ dataset: 'section_rosters', is: 'failed' }],
  ]);
  await page.getByLabel('Outcome').selectOption('Any outcome');
  await page.getByLabel('Data set').selectOption('All data sets');
  await page.waitForFunction((n) => document.querySelectorAll('.run-row').length === n, 7);
  expect(callsOf('activity').pop()).toEqual([{}]);
});

test('500 runs: earlier ones come when asked for, below those that stay, and the focus goes to the first', async () => {
  const all = manyRuns(500);
  await opened({ activity: (query) => good(activityOf(all, 400)(query)) });
  await tab('Activity').click();
  await page.locator('.run-row').first().waitFor();
  expect(await page.locator('.run-row').count()).toBe(400);
  const rows = await page.locator('.run-row').elementHandles();
  await button('Show earlier').click();
  await page.waitForFunction(() => document.querySelectorAll('.run-row').length === 500);
  // What was there is not made anew: then a long list would take long.
  expect(
    await page.evaluate((before) => {
      const now = [...document.querySelectorAll('.run-row')];
      return before.filter((row, i) => row !== now[i]).length;
    }, rows),
  ).toBe(0);
  await page.waitForFunction(
    () => document.activeElement === document.querySelectorAll('.run-row')[400],
  );
  await spoken('100 earlier runs are shown');
  expect(callsOf('activity')[1]).toEqual([{ before: all[399]!.at }]);
  expect(await button('Show earlier').count()).toBe(0);
});

test('a support bundle is copied; where that is forbidden its text is selected', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await opened({ ...RUNNING, supportBundle: (id) => good(`bundle of ${id}`) });
  await tab('Activity').click();
  await button(/^Grades failed/).click();
  await button('Copy support bundle').click();
  await button('Copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('bundle of r2');
  await spoken('without secrets');
  await page.context().clearPermissions();
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('NotAllowedError')) },
    }),
  );
  await button('Copied').click();
  const text = page.getByRole('textbox', { name: 'Text to copy' });
  await untilFocused(text);
  await eventually(
    () => text.evaluate((area: any) => area.value.slice(area.selectionStart, area.selectionEnd)),
    (chosen) => chosen === 'bundle of r2',
  );
  expect(callsOf('supportBundle')).toEqual([['r2'], ['r2']]);
});

test('the system check runs without its answer, shows what differs first, and its report is copied', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  let report: unknown = null;
  await opened({
    settings: () => good(settingsOf()),
    systemCheck: () => good(report),
    runSystemCheck: () => new Promise(() => undefined),
    promised: () => 'kept',
    reportPromise: () => good(null),
  });
  await tab('Settings').click();
  await button('System check').click();
  await button('Run the check').click();
  await spoken('The check has begun');
  report = reportOf({ running: true, checks: reportOf().checks.slice(0, 1) });
  await page.getByText('1 answer so far').waitFor();
  expect(await focused()).toBe('Checking…');
  report = reportOf();
  await spoken('1 differs, 1 could not be asked, 3 are as expected');
  const groups = page.locator('.check-group');
  expect(await groups.first().innerText()).toMatch(
    /Differs \(1\)[^]*Found[^]*lost[^]*Expected[^]*arrives/,
  );
  // What is as it should be is folded away.
  expect(await page.getByText('Two executions cannot hold one lock').isVisible()).toBe(false);
  await page.getByText('As expected (3)').click();
  expect(await page.getByText('Two executions cannot hold one lock').isVisible()).toBe(true);
  expect(callsOf('runSystemCheck')).toHaveLength(1);
  await desk.asked('reportPromise');
  expect(callsOf('reportPromise')).toEqual([[true]]);
  await button('Copy report').click();
  await button('Copied').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(copied)).toEqual(report);
});

test('a menu entry can open the check at once', async () => {
  await page.route(host.url, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<html', '<html data-start="check"');
    await route.fulfill({ response, body });
  });
  await opened({ systemCheck: () => good(reportOf()) });
  await page.getByText('1 differs').first().waitFor();
  expect(sidebar.calls).toEqual(['consoleState', 'morePages', 'systemCheck']);
  await page.unroute(host.url);
});

test('what a server says is text, never markup', async () => {
  const nasty = '<img src=x onerror="window.__hit=1">';
  const line = { ...RUNS[1]!, by: nasty, cause: 'person' as const };
  await opened({
    activity: () => good({ runs: [line], more: false }),
    runStory: () =>
      good(
        storyOf(line, {
          sources: [{ connection: 'x', site: nasty, requests: 1, retries: 0, rowsRead: 1, ms: 1 }],
          log: [{ at: line.at, severity: 'ERROR', event: nasty, about: { [nasty]: nasty } }],
        }),
      ),
    settings: () =>
      good(
        settingsOf({
          folder: 'javascript:window.__hit=1',
          stewardship: { email: nasty, you: true, gone: true },
          about: { version: nasty, own: [nasty] },
        }),
      ),
  });
  await tab('Activity').click();
  await page.locator('.run-row').click();
  await page.getByText(nasty).first().waitFor();
  await button('Activity').click();
  await tab('Settings').click();
  await page.getByText(`Homeroom ${nasty}`).waitFor();
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.locator('.settings a').count()).toBe(0);
  expect(await page.evaluate(() => (window as any).__hit)).toBeUndefined();
});
