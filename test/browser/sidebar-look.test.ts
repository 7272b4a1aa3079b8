/** Every state of the sidebar: a picture to be looked at, and axe. */
import type { Browser, Page } from 'playwright-core';
import type { ConsoleState } from '../../src/app/api';
import { findings } from './sidebar-axe';
import {
  bad,
  before,
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
import { detailsOf } from './sidebar-lists';
import { openSidebar, type Opened, type SidebarHost } from './sidebar-host';
import { lookAt, never, sitAtSidebar } from './sidebar-desk';

const desk = sitAtSidebar({ axe: true });
let browser: Browser;
let host: SidebarHost;
let sidebar: Opened;
let page: Page;
beforeAll(() => {
  ({ browser, host, sidebar, page } = desk.opened());
});

const later = <T>(value: T, ms = 60) =>
  new Promise<T>((resolve) => {
    setTimeout(() => resolve(value), ms);
  });

/** A list of 200 is the same card 200 times: some of them stand for the rest. */
const MORE_CARDS = '.cards > li:nth-child(n + 13)';

const look = (name: string) => lookAt(page, `sidebar-${name}`, MORE_CARDS);

const show = async (state: ConsoleState): Promise<void> => {
  const { run } = state;
  await sidebar.reopen({
    consoleState: () => good(state),
    runState: () => good(run),
    datasetDetails: () => good(detailsOf()),
    work: never,
  });
  await page.locator('.group-title, .steps').first().waitFor();
};
const button = (name: string | RegExp) => page.getByRole('button', { name });
const withDataset = (title: string, change: Parameters<typeof dataset>[1]) =>
  elevenDatasets.map((d) => (d.title === title ? { ...d, ...change } : d));

test('loading has the size of what comes', async () => {
  let open: (value: unknown) => void = () => undefined;
  await sidebar.reopen({ consoleState: () => new Promise((resolve) => (open = resolve)) });
  await page.getByText('Opening your data sets…').waitFor();
  const place = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((e) => e.getBoundingClientRect().toJSON());
  const boxes = [await place('header'), await place('.find-bone'), await place('.card-bone')];
  await look('loading');
  await desk.asked('consoleState');
  open(good(consoleOf()));
  await page.locator('.card').first().waitFor();
  const then = [await place('header'), await place('.find'), await place('.card')];
  boxes.forEach((box, i) => {
    expect(Math.abs(box.top - then[i].top)).toBeLessThanOrEqual(2);
    expect(Math.abs(box.width - then[i].width)).toBeLessThanOrEqual(1);
  });
});

test('the server cannot be reached', async () => {
  await sidebar.reopen({
    consoleState: () => {
      throw new Error('NetworkError: Connection failure due to HTTP 0');
    },
  });
  await page.getByText('Google does not answer').waitFor();
  await look('unreachable');
});

test('first use and the form to connect', async () => {
  let answer: () => unknown = () => good(connection().about);
  await sidebar.reopen({
    consoleState: () => good(firstUse()),
    testConnection: () => answer(),
  });
  await button('Connect Ed-Fi').waitFor();
  await look('first-use');
  await button('Connect Ed-Fi').click();
  await look('connect-empty');
  await button('Save and go on').click();
  await page.getByText('Secret is empty.').waitFor();
  await look('connect-missing');
  await page.getByLabel('Address of the API', { exact: true }).fill('api.grandbend.example/edfi');
  await page.getByLabel('Key', { exact: true }).fill('RvcohKz9zHI4');
  await page.getByLabel('Secret', { exact: true }).fill('E1iEFusaNf81xzCxwHfbolkC');
  await button('Where to find it: Key').click();
  await look('connect-filled');
  await button('Where to find it: Key').click();
  answer = never;
  let arrive: (value: unknown) => void = () => undefined;
  answer = () => new Promise((resolve) => (arrive = resolve));
  await button('Test connection').click();
  await page.getByText('Testing…').waitFor();
  await look('connect-testing');
  await desk.asked('testConnection');
  arrive(good(connection().about));
  await page.getByText('It works.').first().waitFor();
  await look('connect-good');
  answer = () => bad(TROUBLES.refused);
  await button('Test connection').click();
  await page.locator('.error').waitFor();
  await look('connect-refused');
});

test('the list, a search that finds nothing, an expanded data set', async () => {
  await show(consoleOf());
  await look('list');
  await button('Attendance').first().click();
  await page.getByText('One row per student, school and school year.').waitFor();
  await look('expanded');
  await page.locator('summary', { hasText: 'fields' }).click();
  await page.locator('.fields').first().scrollIntoViewIfNeeded();
  await page.locator('main').evaluate((e) => e.scrollBy(0, 260));
  await look('expanded-fields');
  await page.getByRole('searchbox').fill('cafeteria menus');
  await page.getByText('No data set matches').waitFor();
  await look('search-none');
});

test('a run: queued, reading, with nothing known, without an answer', async () => {
  await show(consoleOf({ run: runOf({ finished: ['section_rosters'] }) }));
  await look('running');
  await show(
    consoleOf({
      run: runOf({ progress: { phase: 'build', what: 'Attendance', done: 0 } }),
      datasets: withDataset('Attendance', { status: 'running' }),
    }),
  );
  await look('running-building');
});

test('a run that waits', async () => {
  await show(
    consoleOf({
      run: runOf({
        is: 'paused',
        working: false,
        until: before(-15),
        trouble: {
          code: 'source.unreachable',
          message: 'No answer from api.grandbend.example.',
          next: 'Check the address. If it is right, the system may be down: Homeroom tries again by itself.',
        },
      }),
    }),
  );
  await page.getByText('Goes on by itself at 7:15 AM').waitFor();
  await look('paused');
});

test('failed and held', async () => {
  const failed = { status: 'failed', trouble: TROUBLES.forbidden } as const;
  const held = { status: 'held', trouble: TROUBLES.held } as const;
  await show(
    consoleOf({
      datasets: [
        dataset('Grades', {
          ...fresh(9120, [9000, 9120]),
          ...failed,
          publishedAt: before(60 * 20),
        }),
        dataset('Section Rosters', { ...fresh(8412, [8350, 8412]), ...held }),
        dataset('Attendance', { status: 'failed', trouble: TROUBLES.refused }),
        ...elevenDatasets.slice(0, 1),
      ],
    }),
  );
  await look('failed');
  await page.getByRole('heading', { name: 'Section Rosters' }).scrollIntoViewIfNeeded();
  await button('Publish anyway').click();
  await page.getByRole('dialog').waitFor();
  await look('held-confirm');
});

test('choosing and watching at first use', async () => {
  const off = elevenDatasets.map(({ title }) => dataset(title));
  await show(consoleOf({ datasets: off }));
  await look('choose');
  const run = runOf({
    datasets: ['attendance', 'school_calendar'],
    progress: { phase: 'publish', what: 'School Calendar', done: 40, of: 180 },
  });
  const on = off.map((d) =>
    run.datasets.includes(d.id) ? { ...d, status: 'running' as const } : d,
  );
  await show(consoleOf({ datasets: on, run }));
  await look('arriving');
});

test('connections, and what removing one means', async () => {
  await show(
    consoleOf({
      connections: [connection(), connection({ id: 'c2', site: 'Lakeside Academy' })],
    }),
  );
  await page.getByRole('tab', { name: 'Connections' }).click();
  await look('connections');
  await button('Replace the secret of Grand Bend ISD').click();
  await look('replace-secret');
  await show(consoleOf());
  await page.getByRole('tab', { name: 'Connections' }).click();
  await button('Remove Grand Bend ISD').click();
  await page.getByRole('dialog').waitFor();
  await look('remove-confirm');
});

test('a colleague', async () => {
  await show(
    consoleOf({
      steward: { email: 'steward@grandbend.example', you: false },
      run: runOf({ id: 'wish', is: 'queued', working: false, progress: undefined }),
    }),
  );
  await page.getByText('next automatic refresh').waitFor();
  await look('colleague');
  await page.getByRole('tab', { name: 'Connections' }).click();
  await look('colleague-connections');
});

test('a call without an answer', async () => {
  await show(consoleOf());
  await button('Open the tab of Attendance').click();
  await page.getByRole('alert').waitFor();
  await look('call-lost');
});

const LONG =
  'Kindergarten-through-Grade-12 Longitudinal Multi-Campus Student Demographics, Enrollment, Re-Enrollment & Withdrawal Reconciliation';
const UNBROKEN = 'studentSpecialEducationProgramAssociationsByResponsibleLocalEducationAgency';

test('long names', async () => {
  await show(
    consoleOf({
      workbook: { name: `${LONG} (working copy)`, url: '' },
      connections: [
        connection({ site: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch USD' }),
      ],
      datasets: [
        dataset(LONG, fresh(1_234_567, [1_200_000, 1_234_567])),
        dataset(UNBROKEN, {
          ...fresh(88),
          own: true,
          status: 'failed',
          trouble: {
            code: 'source.forbidden',
            message: `The key may not read ${UNBROKEN}.`,
            next: 'Ask your vendor to add it to the key’s claim set.',
          },
        }),
      ],
      run: runOf({ progress: { phase: 'read', what: UNBROKEN, done: 1_200_300, of: 9_000_000 } }),
    }),
  );
  await look('long-names');
});

test('200 data sets', async () => {
  const many = Array.from({ length: 200 }, (_, i) =>
    dataset(`Data set ${i + 1}`, i % 3 === 0 ? {} : fresh(1000 + i, [i, 1000 + i])),
  );
  await show(consoleOf({ datasets: many }));
  expect(await page.locator('.card').count()).toBe(200);
  await look('200');
  await page.getByRole('searchbox').fill('Data set 199');
  await page.waitForFunction(() => document.querySelectorAll('.card:not([hidden])').length === 1);
});

test('at 400 % zoom', async () => {
  const {
    page: zoomed,
    errors,
    close,
  } = await openSidebar(
    browser,
    host,
    { consoleState: () => later(good(consoleOf({ run: runOf() }))), runState: never },
    // A window of 1280 × 720 holds a fourth of its pixels then; the sidebar keeps its 300.
    { width: 300, height: 150, scale: 4, axe: true },
  );
  await zoomed.locator('.card').first().waitFor();
  await zoomed.screenshot({ path: '.build/screens/sidebar-zoom-400.png' });
  const reach = zoomed.getByRole('button', { name: 'Cancel' });
  await reach.scrollIntoViewIfNeeded();
  expect(await reach.isVisible()).toBe(true);
  await zoomed.screenshot({ path: '.build/screens/sidebar-zoom-400-end.png' });
  expect(await zoomed.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    300,
  );
  expect(await findings(zoomed, MORE_CARDS)).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});
