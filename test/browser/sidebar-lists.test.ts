/** What the list of data sets does, against a server that answers as a test wants. */
import type { Browser, Page } from 'playwright-core';
import type { DatasetDetails } from '../../src/app/api';
import { bad, consoleOf, dataset, fresh, good, runOf } from './sidebar-fixture';
import { allRefused, detailsOf, manySources, NOTICES } from './sidebar-lists';
import { openSidebar, type Answers, type SidebarHost } from './sidebar-host';
import { matches } from '../../sidebar/state/list';
import { never, sitAtSidebar } from './sidebar-desk';

const desk = sitAtSidebar();
const { callsOf, focused, spoken, openFold, show } = desk;
let browser: Browser;
let host: SidebarHost;
let page: Page;
beforeAll(() => {
  ({ browser, host, page } = desk.opened());
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const showTab = (name: string) => page.getByRole('tab', { name }).click();
const one = (change: Parameters<typeof dataset>[1] = {}) =>
  consoleOf({
    datasets: [dataset('Attendance', { ...fresh(1198), ...change }), dataset('Schools')],
  });

describe('a notice', () => {
  test('of a refused key says it once and leads to the secret, and the cards say a word', async () => {
    await show(consoleOf({ datasets: allRefused, notices: [NOTICES.refused] }));
    const { message } = NOTICES.refused;
    expect(await page.getByText(message).count()).toBe(1);
    expect(await page.getByText('api.grandbend.example refused').count()).toBe(0);
    expect(await page.getByText('key refused', { exact: true }).count()).toBe(8);
    await button('Attendance').click();
    expect(await page.getByText('api.grandbend.example refused').count()).toBe(1);
    await button('Give a new key').click();
    await page.getByRole('heading', { name: 'Edit Grand Bend ISD' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'password');
  });

  test('leads a colleague to whoever can do something', async () => {
    const steward = { email: 'steward@grandbend.example', you: false };
    await show(consoleOf({ datasets: allRefused, notices: [NOTICES.refused], steward }));
    await page.getByText('Ask steward@grandbend.example').waitFor();
    expect(await button('Give a new key').count()).toBe(0);
  });

  test('opens a permission in a window of its own, and no address that is none', async () => {
    await show(consoleOf({ notices: [NOTICES.authorize] }));
    const link = page.getByRole('link', { name: 'Grant the permission' });
    expect(await link.getAttribute('href')).toBe(NOTICES.authorize.url);
    expect(await link.getAttribute('target')).toBe('_blank');
    const url = 'javascript:window.__hit=1';
    await show(consoleOf({ notices: [{ ...NOTICES.authorize, url }] }));
    await page.getByText(NOTICES.authorize.message).waitFor();
    expect(await page.getByRole('link').count()).toBe(0);
  });

  test.each([
    ['gone', 'Take over in Settings'],
    ['copied', 'Set up this copy'],
    ['trigger', 'Open Settings'],
    ['quota', 'See today’s quotas'],
  ] as const)('%s leads to Settings', async (name, act) => {
    await show(consoleOf({ notices: [NOTICES[name]] }), { settings: never });
    await button(act).click();
    await page.getByRole('tab', { name: 'Settings', selected: true }).waitFor();
  });

  test('that comes later is spoken', async () => {
    let state = consoleOf();
    await show(state, {
      consoleState: () => good(state),
      switchDataset: () => good((state = { ...state, notices: [NOTICES.quota] })),
    });
    await page.getByRole('switch', { checked: true }).first().click();
    await spoken(NOTICES.quota.message);
  });
});

describe('a data set, opened', () => {
  const tops = () =>
    page
      .locator('.card > *, .card .details > *')
      .evaluateAll((all) => all.map((e) => Math.round(e.getBoundingClientRect().top)));

  test('asks once, moves nothing when the answer comes, and asks anew after a refresh', async () => {
    let arrive: (value: unknown) => void = () => undefined;
    let state = one();
    await show(state, {
      consoleState: () => good(state),
      datasetDetails: () => new Promise((resolve) => (arrive = resolve)),
      switchDataset: () => good(state),
    });
    await button('Attendance').click();
    await page.getByText('Loading…').first().waitFor();
    const before = await tops();
    await desk.asked('datasetDetails');
    expect(callsOf('datasetDetails')).toEqual([['attendance']]);
    const [finding] = [
      { kind: 'check', about: 'a', message: 'm', params: {}, since: state.now } as const,
    ];
    arrive(good(detailsOf({ findings: [finding] })));
    await page.getByText('about 40 sec, 120 requests').waitFor();
    await page.locator('summary', { hasText: '1 finding' }).waitFor();
    expect(await tops()).toEqual(before);
    await openFold('fields');
    await page.getByText('The number that identifies the student').waitFor();

    await button('Attendance').click();
    await button('Attendance').click();
    expect(await page.getByText('The number that identifies').count()).toBe(1);
    const asked = async (times: number) => {
      while (callsOf('datasetDetails').length < times) await page.waitForTimeout(10);
      // Time for one too many.
      await page.waitForTimeout(50);
      expect(callsOf('datasetDetails').length).toBe(times);
    };
    await asked(2);
    arrive(good(detailsOf()));
    state = one({ publishedAt: state.now });
    await page.getByRole('switch', { checked: false }).click({ trial: true });
    await page.getByRole('switch', { checked: true }).click();
    await page.waitForFunction(() => document.querySelector('.age')?.textContent === 'just now');
    await asked(3);
  });

  test('that cannot be loaded says so and can be loaded again by the keyboard', async () => {
    let up = false;
    const answer = (): DatasetDetails => {
      if (!up) throw new Error('HTTP 0');
      return detailsOf();
    };
    await show(one(), { datasetDetails: () => good(answer()) });
    await button('Attendance').click();
    await button('Load again').waitFor();
    expect(await page.getByText('not loaded').count()).toBeGreaterThanOrEqual(2);
    up = true;
    await button('Load again').focus();
    await page.keyboard.press('Enter');
    await page.getByText('about 40 sec').waitFor();
    await page.waitForFunction(() => document.activeElement?.className === 'details');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('details');
  });

  test('stays open, and a search stays, while other tabs are looked at', async () => {
    await show(one());
    await button('Attendance').click();
    await page.getByRole('searchbox').fill('atten');
    await showTab('Connections');
    await showTab('Data sets');
    expect(await page.getByRole('searchbox').inputValue()).toBe('atten');
    expect(await button('Attendance').getAttribute('aria-expanded')).toBe('true');
    expect(await page.getByRole('listitem').filter({ hasText: 'Schools' }).count()).toBe(0);
  });
});

describe('a schedule', () => {
  const open = async (answers: Answers) => {
    await show(one(), answers);
    await button('Attendance').click();
    await openFold('Refreshed every day at 5:00 AM');
  };
  const kind = () => page.getByLabel('Refresh by itself');

  test('is saved when a person says so, by the keyboard, which goes on where it was', async () => {
    await open({
      setSchedule: (_, schedule) => good(one({ schedule })),
    });
    await kind().selectOption({ label: 'Once a week' });
    await page.getByLabel('Day').selectOption({ label: 'Tuesday' });
    await page.getByLabel('Hour').selectOption({ label: '6:00 PM' });
    expect(callsOf('setSchedule')).toEqual([]);
    await page.getByLabel('Hour').focus();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Save');
    await page.keyboard.press('Enter');
    await page.locator('summary', { hasText: 'Refreshed every Tuesday at 6:00 PM' }).waitFor();
    expect(callsOf('setSchedule')).toEqual([['attendance', { every: 'week', day: 2, hour: 18 }]]);
    await spoken('Attendance: Refreshed every Tuesday at 6:00 PM');
    await page.waitForFunction(() => document.activeElement?.tagName === 'SELECT');
    expect(await button('Save').count()).toBe(0);
  });

  test('can be left as it was, and what is not saved is not lost', async () => {
    await open({
      setSchedule: () =>
        bad({ code: 'host.transient', message: 'Google had a short problem.', next: 'Again.' }),
    });
    await kind().selectOption({ label: 'Never by itself' });
    expect(await page.getByLabel('Hour').count()).toBe(0);
    await button('Save').click();
    await page.getByRole('alert').getByText('Google had a short problem.').waitFor();
    expect(await kind().inputValue()).toBe('never');
    await button('Keep as it was').click();
    expect(await kind().inputValue()).toBe('day');
    expect(await page.getByLabel('Hour').inputValue()).toBe('5');
  });

  test('by school days says which calendar counts', async () => {
    await open({});
    await kind().selectOption({ label: 'School days' });
    await page.getByText('No school calendar is loaded, so Monday to Friday count.').waitFor();
    const calendar = { from: '2026-08-12', to: '2027-06-04' };
    await show({ ...one({ schedule: { every: 'school_day', hour: 5 } }), calendar });
    await button('Attendance').click();
    await openFold('school days');
    await page.getByText('loaded from Aug 12, 2026 to Jun 4, 2027').waitFor();
  });
});

describe('a run', () => {
  test('that a colleague asked for is cancelled only after a question', async () => {
    let run = runOf({ by: 'ana.lopez@grandbend.example', left: 125 });
    await show(consoleOf({ run }), {
      consoleState: () => good(consoleOf({ run })),
      runState: () => good(run),
      cancel: () => good((run = { ...run, is: 'cancelled', working: false })),
    });
    await page.getByText('Asked for by ana.lopez@grandbend.example').waitFor();
    await page.getByText('41,300 of 66,000 · 2 min left').waitFor();
    await button('Cancel').click();
    await button('Let it go on').click();
    expect(await focused()).toBe('Cancel');
    expect(callsOf('cancel')).toEqual([]);
    await button('Cancel').click();
    await button('Cancel the refresh').click();
    await button('Refresh all').waitFor();
    expect(callsOf('cancel')).toHaveLength(1);
  });

  test('that is over while a live board is watched says that data follow their sources', async () => {
    const run = runOf({ is: 'succeeded', working: false, watched: true });
    await show(consoleOf({ run }));
    await page.getByText('A live board is open').waitFor();
    await page.getByText('It follows its sources').waitFor();
    await button('Refresh all').waitFor();
  });

  test('of one’s own says nothing of who asked', async () => {
    await show(consoleOf({ run: runOf({ by: 'analyst@school.example' }) }));
    await page.getByText('41,300 of 66,000 rows').waitFor();
    expect(await page.getByText('Asked for by').count()).toBe(0);
  });

  test('goes on by itself and is picked up when the sidebar is opened again', async () => {
    let run = runOf({ finished: ['attendance'] });
    await show(consoleOf({ run }), { runState: () => good(run) });
    await page.getByText('41,300 of 66,000 rows').waitFor();
    run = { ...run, working: false, finished: ['attendance', 'grades'] };
    await show(consoleOf({ run }), { runState: () => good(run) });
    await page.getByRole('progressbar').waitFor();
    // Nobody works on it any more: the open sidebar does.
    expect(callsOf('work')).toHaveLength(1);
  });
});

describe('many data sets', () => {
  const many = Array.from({ length: 200 }, (_, i) =>
    dataset(`Data set ${i + 1}`, i % 3 === 0 ? {} : fresh(1000 + i, [i, 1000 + i])),
  );

  test('a poll renders the one that changed and no other', async () => {
    const ids = ['data_set_2', 'data_set_3'];
    let state = consoleOf({ datasets: many, run: runOf({ datasets: ids }) });
    await show(state, { consoleState: () => good(state), runState: () => good(state.run) });
    await page.evaluate(() => {
      const seen = ((window as any).__seen = new Set<string>());
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const at = target instanceof Element ? target : target.parentElement;
          const title = at?.closest('.card')?.querySelector('h3')?.textContent;
          if (title) seen.add(title);
        }
      }).observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    state = {
      ...state,
      run: runOf({ datasets: ids, finished: ['data_set_2'] }),
      datasets: many.map((d) => (d.id === 'data_set_2' ? { ...d, rows: 5 } : { ...d })),
    };
    await page.getByText('5 rows', { exact: true }).waitFor();
    await page.waitForTimeout(2_000);
    expect(await page.evaluate(() => [...(window as any).__seen])).toEqual(['Data set 2']);
  });

  test('a letter in the search is shown in the next frame, by cards that are there already', async () => {
    await show(consoleOf({ datasets: many }));
    const { found, made } = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>('input[type=search]')!;
      const cards = (): Element[] => [...document.querySelectorAll('.card')];
      const before = cards();
      const found: (readonly [string, number])[] = [];
      let made = 0;
      for (const text of ['D', 'Da', 'Data set 19', 'Data set 199', 'Data set 1', 'D', '']) {
        input.value = text;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise(requestAnimationFrame);
        found.push([text, document.querySelectorAll('.card:not([hidden])').length]);
        made += cards().filter((card) => !before.includes(card)).length;
      }
      return { found, made };
    });
    expect(found).toEqual(
      found.map(([text]) => [text, many.filter((one) => matches(one, text)).length]),
    );
    expect(found.map(([, count]) => count)).toEqual(expect.arrayContaining([1, 200]));
    expect(made).toBe(0);
    expect(await page.getByRole('switch').count()).toBe(200);
  });

  test('groups that cannot be used yet are closed until they are opened or searched', async () => {
    await show(consoleOf(manySources()));
    const group = (name: string) =>
      page.getByRole('button', { name: new RegExp(`^${name}.* of \\d+ on`) });
    expect(await group('Ed-Fi').getAttribute('aria-expanded')).toBe('true');
    expect(await group('Clever').getAttribute('aria-expanded')).toBe('false');
    await group('Clever').click();
    await button('Connect Clever to use these.').waitFor();
    expect(await page.getByRole('switch', { name: /Clever/ }).count()).toBe(7);
    await group('Clever').click();
    expect(await page.getByRole('switch', { name: /Clever/ }).count()).toBe(0);
    await page.getByRole('searchbox').fill('clever 3');
    expect(await page.getByRole('switch').count()).toBe(1);
    await spoken('1 data set found');
  });

  test('are filtered by what fails and what is late', async () => {
    await show(consoleOf({ datasets: [...allRefused, dataset('Course Views', fresh(5))] }));
    await page.getByLabel('Show').selectOption('failing');
    expect(await page.getByRole('switch').count()).toBe(8);
    await page.getByLabel('Show').selectOption('off');
    expect(await page.getByRole('switch').count()).toBe(3);
    await page.getByLabel('Show').selectOption('stale');
    expect(await page.getByText('Late since').count()).toBe(8);
  });
});

test.each([
  ['zoomed to 400 % where the sidebar grows too', 300, 150, '81.25%'],
  ['zoomed to 400 % where it does not', 75, 150, '81.25%'],
  ['with letters twice as large', 300, 640, '162.5%'],
])('nothing is cut off %s', async (_, width, height, size) => {
  const zoomed = await openSidebar(
    browser,
    host,
    {
      consoleState: () =>
        good(
          consoleOf({
            run: runOf({ left: 125, by: 'ana.lopez@grandbend.example' }),
            notices: [NOTICES.refused],
            datasets: allRefused,
          }),
        ),
      runState: never,
      datasetDetails: () => good(detailsOf()),
    },
    { width, height, scale: 4 },
  );
  const { page: small } = zoomed;
  await small.locator('.card').first().waitFor();
  await small.evaluate((to) => (document.documentElement.style.fontSize = to), size);
  const outside = () =>
    small.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, input, select, h1, h2, h3, p, dd, span')]
        .filter((e) => e.checkVisibility() && !e.closest('.unseen, [role=progressbar]'))
        .filter((e) => {
          const box = e.getBoundingClientRect();
          const cut =
            e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflow !== 'visible';
          return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1 || cut);
        })
        .map((e) => `${e.tagName} ${e.className} ${e.textContent}`.slice(0, 80)),
    );
  expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    width,
  );
  expect(await outside()).toEqual([]);
  for (const name of ['Give a new key', 'Cancel']) {
    const reach = small.getByRole('button', { name, exact: true });
    await reach.scrollIntoViewIfNeeded();
    const box = (await reach.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    await reach.click({ trial: true });
  }
  await small.screenshot({
    path: `.build/screens/lists-zoom-${width}-${height}.png`,
    fullPage: true,
  });
  await zoomed.close();
});
