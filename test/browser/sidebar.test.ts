/** What the sidebar does in a browser, against a server that answers as a test wants. */
import type { Page } from 'playwright-core';
import type { ConsoleState } from '../../src/app/api';
import {
  bad,
  connection,
  consoleOf,
  dataset,
  elevenDatasets,
  firstUse,
  fresh,
  good,
  runOf,
  TROUBLES,
} from './sidebar-fixture';
import { untilFocused } from './browser';
import { type Opened, type SidebarHost } from './sidebar-host';
import { never, sitAtSidebar } from './sidebar-desk';

const desk = sitAtSidebar();
const { callsOf, focused, spoken } = desk;
let host: SidebarHost;
let sidebar: Opened;
let page: Page;
beforeAll(() => {
  ({ host, sidebar, page } = desk.opened());
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

test('one call paints the list', async () => {
  await sidebar.reopen({ consoleState: () => good(consoleOf()) });
  await page.getByRole('switch').first().waitFor();
  expect(sidebar.calls).toEqual(['consoleState']);
  expect(await page.getByRole('switch', { checked: true }).count()).toBe(8);
});

test('a server that does not answer can be tried again', async () => {
  let up = false;
  await sidebar.reopen({
    consoleState: () => {
      if (!up) throw new Error('HTTP 0');
      return good(consoleOf());
    },
  });
  await page.getByText('Google does not answer').waitFor();
  up = true;
  await button('Try again').click();
  await page.getByRole('switch').first().waitFor();
});

test('switching on starts the refresh, shows its progress, and the footer keeps its height', async () => {
  let run = runOf({ datasets: ['discipline'], progress: undefined, is: 'queued', working: false });
  let state: ConsoleState = consoleOf();
  await sidebar.reopen({
    consoleState: () => good(state),
    switchDataset: () => {
      state = {
        ...state,
        datasets: state.datasets.map((d) =>
          d.id === 'discipline' ? { ...d, status: 'waiting' as const } : d,
        ),
      };
      return good(state);
    },
    refresh: () => good(run),
    runState: () => good(run),
    work: never,
  });
  await page.getByRole('switch').first().waitFor();
  const height = () => page.locator('footer').evaluate((e) => e.getBoundingClientRect().height);
  const before = await height();
  const item = page.getByRole('listitem').filter({ hasText: 'Discipline' });
  await item.getByRole('switch').click();
  await item.getByText('Queued').waitFor();
  expect(callsOf('switchDataset')).toEqual([['discipline', true]]);
  expect(callsOf('refresh')).toEqual([[['discipline']]]);
  expect(callsOf('work')).toHaveLength(1);
  expect(await height()).toBe(before);
  run = runOf({ datasets: ['discipline'] });
  await page.getByText('41,300 of 66,000 rows').waitFor();
  const bar = page.getByRole('progressbar');
  expect(await bar.getAttribute('aria-valuenow')).toBe('63');
  expect(await height()).toBe(before);

  run = { ...run, is: 'succeeded', working: false, finished: ['discipline'], progress: undefined };
  state = {
    ...state,
    run,
    datasets: state.datasets.map((d) => (d.id === 'discipline' ? { ...d, ...fresh(31) } : d)),
  };
  await item.getByText('Fresh').waitFor();
  await page.getByText('1 data set refreshed').first().waitFor();
  await spoken('1 data set refreshed');
  expect(await height()).toBe(before);
});

test('a call on its way says so, and is made once however often it is clicked', async () => {
  let answer: (value: unknown) => void = () => undefined;
  await sidebar.reopen({
    consoleState: () => good(consoleOf()),
    refresh: () => new Promise((resolve) => (answer = resolve)),
    runState: () => good(runOf()),
    work: never,
  });
  await button('Refresh all').click();
  await button('Starting…').click({ force: true });
  await button('Starting…').click({ force: true });
  expect(callsOf('refresh')).toEqual([[null]]);
  expect(await focused()).toBe('Starting…');
  answer(good(runOf()));
  await button('Cancel').waitFor();
  expect(await focused()).toBe('Cancel');
});

test('cancelling is asked of the server and shown', async () => {
  let run = runOf();
  await sidebar.reopen({
    consoleState: () => good(consoleOf({ run })),
    runState: () => good(run),
    cancel: () => {
      run = { ...run, is: 'cancelled', working: false };
      return good(run);
    },
  });
  await button('Cancel').click();
  await page.getByText('The refresh was cancelled.', { exact: true }).waitFor();
  await page.getByText('What arrived before stays.', { exact: true }).waitFor();
  await button('Refresh all').waitFor();
  expect(callsOf('cancel')).toHaveLength(1);
});

test('a held data set is published after a question, and not without', async () => {
  const datasets = [
    dataset('Section Rosters', { ...fresh(8412), status: 'held', trouble: TROUBLES.held }),
  ];
  await sidebar.reopen({
    consoleState: () => good(consoleOf({ datasets })),
    publishAnyway: () => good(runOf({ datasets: ['section_rosters'] })),
    runState: () => good(runOf({ datasets: ['section_rosters'] })),
    work: never,
  });
  await button('Publish anyway').click();
  await button('Keep as it is').click();
  expect(await focused()).toBe('Publish anyway');
  expect(callsOf('publishAnyway')).toEqual([]);
  await button('Publish anyway').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish anyway' }).click();
  await page.getByText('41,300 of 66,000 rows').waitFor();
  expect(callsOf('publishAnyway')).toEqual([['section_rosters']]);
});

test('removing a connection names what depends on it, and gives the focus to what is left', async () => {
  const two = [connection(), connection({ id: 'c2', site: 'Lakeside' })];
  const eight = elevenDatasets.filter((d) => d.status !== 'off').map(({ title }) => title);
  let connections = two;
  await sidebar.reopen({
    consoleState: () => good(consoleOf({ connections })),
    removeConnection: (id) => {
      // Another connection of the same kind fed everything; now one is left to do so.
      connections = connections.filter((c) => c.id !== id).map((c) => ({ ...c, depends: eight }));
      return good(consoleOf({ connections }));
    },
  });
  await page.getByRole('tab', { name: 'Connections' }).click();
  await button('Remove Lakeside').click();
  await page.getByRole('dialog').waitFor();
  expect(await page.getByRole('dialog').getByRole('listitem').count()).toBe(0);
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Lakeside', { exact: true }).waitFor({ state: 'detached' });
  expect(callsOf('removeConnection')).toEqual([['c2', 'keep']]);
  await page.waitForFunction(() => document.activeElement?.id === 'panel');
  await button('Remove Grand Bend ISD').click();
  await page.getByRole('dialog').waitFor();
  expect(await page.getByRole('dialog').getByRole('listitem').count()).toBe(8);
  await page.keyboard.press('Escape');
});

test('a secret is replaced without being shown, others are kept', async () => {
  await sidebar.reopen({
    consoleState: () => good(consoleOf()),
    saveConnection: () => good(consoleOf()),
  });
  await page.getByRole('tab', { name: 'Connections' }).click();
  await button('Replace the secret of Grand Bend ISD').click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'password');
  await page.keyboard.type('a new one');
  await button('Save').click();
  await button('Edit Grand Bend ISD').waitFor();
  expect(callsOf('saveConnection')).toMatchObject([
    [{ id: 'c1', site: 'Grand Bend ISD', secrets: { secret: 'a new one' } }],
  ]);
  await button('Edit Grand Bend ISD').click();
  await page.getByText('Saved. It cannot be read back.').waitFor();
  expect(await page.locator('input[type=password]').count()).toBe(0);
  await button('Save').click();
  await button('Edit Grand Bend ISD').waitFor();
  expect((callsOf('saveConnection')[1]![0] as any).secrets).toEqual({});
});

test('what is wrong with a connection stands at its field, and goes when it is corrected', async () => {
  await sidebar.reopen({
    consoleState: () => good(firstUse()),
    testConnection: () => bad(TROUBLES.unknownHost),
  });
  await button('Connect Ed-Fi').click();
  const address = page.getByLabel('Address of the API', { exact: true });
  await address.fill('api.grandbent.example');
  await page.getByLabel('Key', { exact: true }).fill('k');
  await page.getByLabel('Secret', { exact: true }).fill('s');
  expect(await address.inputValue()).toBe('https://api.grandbent.example');
  await button('Test connection').click();
  await page.getByText('There is no server at api.grandbent.example.').waitFor();
  expect(await address.getAttribute('aria-invalid')).toBe('true');
  await untilFocused(address);
  const description = (await address.getAttribute('aria-describedby'))!.split(' ');
  const texts = await Promise.all(
    description.map((id) => page.locator(`[id="${id}"]`).textContent()),
  );
  expect(texts.join(' ')).toMatch(/base URL.*There is no server/);
  await page.keyboard.press('End');
  await page.keyboard.type('x');
  expect(await address.getAttribute('aria-invalid')).toBeNull();
  await button('Back').click();
  await button('Connect Ed-Fi').waitFor();
});

test('a lost call is told with a way to try again', async () => {
  let up = false;
  await sidebar.reopen({
    consoleState: () => good(consoleOf()),
    openTab: () => {
      if (!up) throw new Error('HTTP 0');
      return good(null);
    },
  });
  await button('Open the tab of Attendance').click();
  await page.getByRole('alert').getByText('No answer from Google').waitFor();
  up = true;
  await button('Try again').click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  expect(callsOf('openTab')).toEqual([['attendance'], ['attendance']]);
});

test('what a server says is text, never markup', async () => {
  const nasty = '<img src=x onerror="window.__hit=1">';
  await sidebar.reopen({
    consoleState: () =>
      good(
        consoleOf({
          workbook: { name: nasty, url: 'javascript:window.__hit=1' },
          connections: [connection({ site: nasty })],
          datasets: [
            dataset(nasty, {
              status: 'failed',
              trouble: { code: 'x', message: nasty, next: nasty },
            }),
            ...elevenDatasets.slice(0, 1),
          ],
        }),
      ),
  });
  await page.getByRole('switch').first().waitFor();
  await page.getByText(nasty).first().waitFor();
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.evaluate(() => (window as any).__hit)).toBeUndefined();
});

test('nothing moves unless a person allows motion, and nothing is fetched from elsewhere', async () => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await sidebar.reopen({
    consoleState: () => good(consoleOf({ run: runOf({ progress: undefined }) })),
    runState: () => good(runOf({ progress: undefined })),
  });
  await page.getByRole('progressbar').waitFor();
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
  expect(requests.filter((url) => !url.startsWith(host.url) && !url.startsWith('data:'))).toEqual(
    [],
  );
});
