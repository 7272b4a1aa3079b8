/** Data sets, notices and connections: a picture of every state to be looked at, and axe. */
import type { Page } from 'playwright-core';
import type { ConsoleState } from '../../src/app/api';
import { connection, consoleOf, dataset, fresh, good, runOf } from './sidebar-fixture';
import {
  allRefused,
  detailsOf,
  everyStatus,
  manySources,
  NOTICES,
  TWO_CONNECTIONS,
} from './sidebar-lists';
import { type Answers, type Opened } from './sidebar-host';
import { lookAt, never, sitAtSidebar } from './sidebar-desk';

const desk = sitAtSidebar({ axe: true });
const { openFold } = desk;
let sidebar: Opened;
let page: Page;
beforeAll(() => {
  ({ sidebar, page } = desk.opened());
});

const MORE_CARDS = '.cards > li:nth-child(n + 13)';

const look = (name: string) => lookAt(page, `lists-${name}`, MORE_CARDS);

/** A picture of the whole view, however long: a tall window instead of a scrolled one. */
async function lookWhole(name: string): Promise<void> {
  const size = page.viewportSize()!;
  const height = await page.evaluate(() =>
    ['header', '.panel', 'footer']
      .map((part) => document.querySelector<HTMLElement>(part)?.offsetHeight ?? 0)
      .reduce((sum, part) => sum + part, 0),
  );
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height + 40) });
  await look(name);
  await page.setViewportSize(size);
}

const show = async (state: ConsoleState, answers: Answers = {}): Promise<void> => {
  const { run } = state;
  await sidebar.reopen({
    consoleState: () => good(state),
    runState: () => good(run),
    datasetDetails: () => good(detailsOf()),
    work: never,
    ...answers,
  });
  await page.locator('.group-title, .steps').first().waitFor();
};
const button = (name: string | RegExp) => page.getByRole('button', { name });
const showConnections = () => page.getByRole('tab', { name: 'Connections' }).click();

test('every status, late, waiting for a quota, changed by the school', async () => {
  await show(consoleOf({ datasets: everyStatus }));
  await lookWhole('statuses');
  await page.getByLabel('Show').selectOption('stale');
  await page.getByText('Late since').waitFor();
  await look('filter-stale');
});

test('details: on their way, here, not here', async () => {
  let arrive: (value: unknown) => void = () => undefined;
  await show(consoleOf({ datasets: [everyStatus[0]!] }), {
    datasetDetails: () => new Promise((resolve) => (arrive = resolve)),
  });
  await button('Attendance').first().click();
  await openFold('fields');
  await lookWhole('details-loading');
  await desk.asked('datasetDetails');
  arrive(good(detailsOf()));
  await page.getByText('about 40 sec, 120 requests').waitFor();
  await openFold('fields');
  await lookWhole('details');
  await openFold('fields');
  await lookWhole('details-fields');
  await openFold('fields');
  await openFold('Last refreshes');
  await lookWhole('details-runs');

  await show(consoleOf({ datasets: [everyStatus[0]!] }), {
    datasetDetails: () => {
      throw new Error('HTTP 0');
    },
  });
  await button('Attendance').first().click();
  await button('Load again').waitFor();
  await lookWhole('details-failed');
});

test('findings, and rows that were set aside', async () => {
  await show(
    consoleOf({ datasets: [dataset('Attendance', { ...fresh(1198), quarantined: 12 })] }),
    {
      datasetDetails: () =>
        good(
          detailsOf({
            setAside: [
              { rule: 'Days enrolled is not between 0 and 366', rows: 9 },
              { rule: 'School name is missing', rows: 3 },
            ],
            keptRows: 'https://drive.google.com/file/d/kept/view',
            findings: [
              {
                kind: 'schema',
                about: 'studentSchoolAttendanceEvents',
                message: 'studentSchoolAttendanceEvents has new fields: attendanceReason.',
                params: {
                  connection: 'c1',
                  title: 'Daily attendance',
                  how: 'added',
                  fields: 'attendanceReason, tardyMinutes',
                },
                since: '2026-08-31T10:00:00.000Z',
              },
              {
                kind: 'check',
                about: 'enough_days',
                message: '3 rows have fewer days than the calendar.',
                params: { title: 'No student has more days than the calendar', rows: 3 },
                since: '2026-08-12T10:00:00.000Z',
              },
            ],
          }),
        ),
    },
  );
  await button('Attendance').first().click();
  await page.getByText('12 rows broke a rule of this data set').waitFor();
  await page.getByText('Days enrolled is not between 0 and 366: 9 rows').waitFor();
  const kept = page.getByRole('link', { name: 'Their file in your Drive' });
  expect(await kept.getAttribute('href')).toBe('https://drive.google.com/file/d/kept/view');
  await openFold('2 findings');
  await lookWhole('findings');
});

test('the schedule editor', async () => {
  const one = [everyStatus[0]!];
  await show(consoleOf({ datasets: one }));
  await button('Attendance').first().click();
  await openFold('Refreshed every day');
  await lookWhole('schedule');
  await page.getByLabel('Refresh by itself').selectOption({ label: 'School days' });
  await lookWhole('schedule-school-days');
  await page.getByLabel('Refresh by itself').selectOption({ label: 'Once a week' });
  await lookWhole('schedule-weekly');
  await show(consoleOf({ datasets: one, calendar: { from: '2026-08-12', to: '2027-06-04' } }));
  await button('Attendance').first().click();
  await openFold('Refreshed every day');
  await page.getByLabel('Refresh by itself').selectOption({ label: 'School days' });
  await lookWhole('schedule-calendar');
});

test('a refused key is told once', async () => {
  await show(consoleOf({ datasets: allRefused, notices: [NOTICES.refused] }));
  await look('key-refused');
  await showConnections();
  await look('key-refused-connection');
  // The server has not noticed yet: what the data sets share is told once all the same.
  await show(consoleOf({ datasets: allRefused }));
  await look('shared-trouble');
  await show(
    consoleOf({
      datasets: allRefused,
      notices: [NOTICES.refused],
      steward: { email: 'steward@grandbend.example', you: false },
    }),
  );
  await look('key-refused-colleague');
});

test('notices', async () => {
  const { authorize, trigger, gone, copied, quota, expires } = NOTICES;
  await show(consoleOf({ notices: [authorize, quota], connections: TWO_CONNECTIONS }));
  await look('notices');
  await show(consoleOf({ notices: [gone, expires], connections: TWO_CONNECTIONS }));
  await look('notices-steward');
  await show(
    consoleOf({
      notices: [authorize, trigger, copied, quota, expires],
      connections: TWO_CONNECTIONS,
    }),
  );
  await look('notices-many');
  await button('Show 3 more').click();
  await lookWhole('notices-all');
});

test('a run with its time left, and one that a colleague asked for', async () => {
  await show(consoleOf({ run: runOf({ left: 125 }) }));
  await look('run-left');
  await show(consoleOf({ run: runOf({ left: 40, by: 'ana.lopez@grandbend.example' }) }));
  await look('run-asked-by');
  await button('Cancel').click();
  await page.getByRole('dialog').waitFor();
  await look('run-cancel-confirm');
});

test('connections: keys, paused, removed', async () => {
  await show(
    consoleOf({
      connections: [
        ...TWO_CONNECTIONS,
        connection({
          id: 'c3',
          site: 'Riverside High',
          paused: true,
          credential: { since: '2026-08-30T10:00:00.000Z', expires: '2026-08-31' },
        }),
      ],
      notices: [NOTICES.expires],
    }),
  );
  await showConnections();
  await lookWhole('connections');
  await button('Remove Grand Bend ISD').click();
  await page.getByRole('dialog').waitFor();
  await look('remove');
  await page.keyboard.press('Escape');
  await button('Edit Lakeside Academy').click();
  await lookWhole('edit');
});

test('a paused connection, and one without its secret', async () => {
  const pausedBy = (title: string) => ({
    code: 'setup.paused',
    params: { dataset: title, site: 'Grand Bend ISD' },
    message: `Grand Bend ISD is paused, so ${title} is not refreshed.`,
    next: 'Open Connections and let Grand Bend ISD go on. Until then the last version stays.',
  });
  await show(
    consoleOf({
      connections: [
        connection({ paused: true, credential: { since: '2026-08-30T10:00:00.000Z' } }),
        connection({
          id: 'c2',
          site: 'Lakeside Academy',
          paused: true,
          trouble: {
            code: 'setup.secret_missing',
            message: 'Lakeside Academy has no secret here, so it is not read.',
            next: 'Open Connections and give the secret of Lakeside Academy anew.',
          },
        }),
      ],
      datasets: ['Attendance', 'Schools', 'Grades'].map((title) =>
        dataset(title, { ...fresh(12), status: 'paused', trouble: pausedBy(title) }),
      ),
    }),
  );
  await look('paused');
  await showConnections();
  await look('paused-connections');
});

test('many sources: groups that close, and systems to choose from', async () => {
  await show(consoleOf(manySources()));
  await lookWhole('groups');
  await showConnections();
  await button('Add a connection').click();
  await page.getByRole('searchbox').waitFor();
  await look('choose');
  await page.getByRole('searchbox').fill('i-r');
  await look('choose-search');
});

test('thousands and millions of rows', async () => {
  await show(
    consoleOf({
      datasets: [
        dataset('Attendance', {
          ...fresh(1_234_567, [900_000, 1_100_000, 1_234_567]),
          next: '2026-09-03T10:00:00.000Z',
        }),
        dataset('Grades', { ...fresh(25_000, [24_000, 25_000]), next: '2026-09-12T10:00:00.000Z' }),
      ],
      run: runOf({
        left: 754,
        progress: {
          phase: 'read',
          what: 'Student School Attendance Events',
          done: 1_200_300,
          of: 9_000_000,
        },
      }),
    }),
  );
  await look('millions');
});
