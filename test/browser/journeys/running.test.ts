/** A run that takes its time: the sidebar is closed and opened in the middle of it, and one is cancelled. */
import type { Browser } from 'playwright-core';
import { launch } from '../browser';
import { type Desk, eventually, look, pick, sitDown } from './desk';

jest.setTimeout(600_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
afterEach(async () => {
  await desk.leave();
  expect(desk.errors).toEqual([]);
});

const works = () => desk.machine.executions().filter((one) => one.function === 'work');
const atWork = () => desk.machine.running().some((one) => one.function === 'work');

test('closed in the middle and opened again, the run goes on where it stands', async () => {
  desk = await sitDown(browser, { fresh: [] });
  const { page, sidebar, button, steward, untilStatus } = desk;
  const titles = ['Student Demographics & Enrollment', 'Attendance', 'Staff & Assignments'];
  await button('Refresh Schools').waitFor({ state: 'detached' });
  // Each request takes 20 seconds of the script's time: one execution cannot do it all.
  await desk.make('slow');
  for (const title of titles) {
    await desk.cardOf(title).getByRole('switch').click();
    await desk.cardOf(title).getByRole('switch', { checked: true }).waitFor();
  }
  await sidebar
    .getByText(/ rows?( so far)?/)
    .first()
    .waitFor();
  await eventually(atWork, Boolean);
  // Within the page: a click or key whose frame is gone before it ends is sometimes never answered by Chromium.
  await page.getByRole('button', { name: 'Close Homeroom' }).dispatchEvent('click');
  await page.locator('.sidebar').waitFor({ state: 'detached' });

  // The execution at hand goes on without the sidebar, to its own end.
  await eventually(atWork, (is) => !is);
  const left = await steward.ask('runState');
  expect(left).toMatchObject({
    is: expect.stringMatching(/queued|running|paused/),
    working: false,
  });
  const done = works().length;
  await page.waitForTimeout(1_000);
  expect(works()).toHaveLength(done);

  await pick(page, 'Extensions', 'Homeroom', 'Open Homeroom');
  const bar = sidebar.getByRole('progressbar');
  await bar.waitFor();
  expect((await steward.ask('runState'))!.id).toBe(left!.id);
  await look(page, 'running-taken-up');
  await desk.make('well');
  for (const title of titles) await untilStatus(title, 'Fresh');
  await button('Refresh all').waitFor();

  // What was read before the sidebar was closed was not read again.
  const pages = desk.district.requests.log
    .filter(({ verb, status }) => verb === 'collection' && status === 200)
    .map(({ path, query }) => `${path}?${JSON.stringify(query)}`);
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.filter((one, i) => pages.indexOf(one) !== i)).toEqual([]);

  await sidebar.getByRole('tab', { name: 'Activity' }).click();
  const rows = sidebar.locator('.run-row');
  await rows.first().waitFor();
  const { runs } = await steward.ask('activity', {});
  expect(await rows.count()).toBe(runs.length);
  await rows.nth(runs.findIndex(({ id }) => id === left!.id)).click();
  await sidebar.getByText(/It took \d+ executions/).waitFor();
  await look(page, 'running-story');
});

test('cancelled while an execution is at work: what arrived stays, the rest keeps its version', async () => {
  const before = ['schools', 'attendance'];
  const added = ['school_calendar', 'staff_assignments'];
  desk = await sitDown(browser, { fresh: before });
  const { page, sidebar, button, steward, machine, untilStatus } = desk;
  await button('Refresh all').waitFor();
  const old = (await steward.ask('consoleState')).datasets;
  for (const id of added) await steward.ask('switchDataset', id, true);
  desk.district.passDay();

  // One resource is not to be had just now: what needs it waits, all else is published.
  const missing = 'studentSchoolAttendanceEvents';
  desk.district.faults.add({ kind: 'tooMany', resource: missing });
  await button('Refresh all').click();
  await sidebar.getByText(/Goes on by itself at/).waitFor();
  await untilStatus('Schools', 'Fresh');
  await untilStatus('Attendance', 'Paused');
  await look(page, 'running-paused');
  desk.district.faults.clear();
  const release = desk.hold();
  await button('Go on now').click();
  await eventually(atWork, Boolean);
  await button('Cancel').click();
  await eventually(() => machine.executions().some((e) => e.function === 'cancel'), Boolean);
  expect(atWork()).toBe(true);
  release();
  const cancelled = 'The refresh was cancelled.';
  await sidebar.getByText(cancelled).first().waitFor();
  await eventually(atWork, (is) => !is);
  await button('Refresh all').waitFor();
  await look(page, 'running-cancelled');

  const now = (await steward.ask('consoleState')).datasets;
  const [run] = (await steward.ask('activity', {})).runs;
  expect(run).toMatchObject({ is: 'cancelled', cause: 'person' });
  const outcomes = new Map(run!.datasets.map(({ id, is }) => [id, is]));
  const published = [...outcomes].filter(([, is]) => is === 'published').map(([id]) => id);
  expect(published).toContain('schools');
  expect(outcomes.get('attendance')).toBe('left');
  now.forEach((dataset, i) => {
    const { id, publishedAt, rows, title } = dataset;
    const tab = machine.workbook.tabs() as { title: string }[];
    if (published.includes(id)) {
      expect([id, publishedAt]).not.toEqual([id, old[i]!.publishedAt]);
      expect(tab.map((one) => one.title)).toContain(title);
    } else {
      expect([id, publishedAt, rows]).toEqual([id, old[i]!.publishedAt, old[i]!.rows]);
    }
  });

  await sidebar.getByRole('tab', { name: 'Activity' }).click();
  const row = sidebar.locator('.run-row', { hasText: /Cancelled after \d+ data sets?/ });
  await row.first().click();
  await sidebar.getByText('Left as it was').first().waitFor();
  expect(await sidebar.locator('.ends > li', { hasText: 'Published' }).count()).toBe(
    published.length,
  );
  await look(page, 'running-cancelled-story');
});
