/** What Activity works out: the words of what is over, and its runs, leafed through and filtered. */
import type { ActivityPage, ActivityQuery, Answer } from '../../src/app/api';
import { filterActivity, loadActivity, showEarlier } from '../../sidebar/state/activity';
import { factsOf, titlesIn } from '../../sidebar/state/facts';
import { valueOf } from '../../sidebar/state/loaded';
import { barsOf, daysOf, outcomeOf } from '../../sidebar/state/past';
import { headlineOf } from '../../sidebar/views/activity/words';
import { EVENTS } from '../../src/model/events';
import { console as en } from '../../src/messages/en';
import { formsOf } from '../../src/messages/forms';
import { consoleOf, good, NOW } from '../browser/sidebar-fixture';
import {
  activityOf,
  failing,
  holding,
  manyRuns,
  previewed,
  published,
  run,
  RUNS,
  TWO,
} from '../browser/sidebar-rooms';
import { ids, rooms, sessionOf } from './_rooms';

jest.useFakeTimers();
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const t = en(formsOf('en'));

describe('words of what is over', () => {
  test('a duration, a day and an hour are said as the language says them', () => {
    const french = formsOf('fr');
    const said = [400, 1_900, 24_300, 204_000, 5_400_000].map((ms) => t.activity.took(ms));
    expect(said).toEqual(['400 ms', '1.9 sec', '24 sec', '3.4 min', '1.5 hr']);
    const day = (at: string) => t.activity.day(at, '2026-09-01T12:00:00.000Z', 'America/Chicago');
    expect(day('2026-09-01T05:30:00.000Z')).toBe('Today');
    // Half an hour before midnight in Chicago, though it is the same day in UTC.
    expect(day('2026-09-01T04:30:00.000Z')).toBe('Yesterday');
    expect(day('2026-08-28T12:00:00.000Z')).toBe('Friday, August 28');
    expect(day('2025-08-28T12:00:00.000Z')).toBe('Thursday, August 28, 2025');
    expect([t.settings.hour(20), t.settings.hour(0)]).toEqual(['8 PM', '12 AM']);
    expect(french.hour(20)).toBe('20 h');
    expect(french.day(NOW, NOW, 'UTC')).toBe('Aujourd’hui');
  });

  test('a day without an hour, when clocks change, is one day', () => {
    const day = (at: string, now: string) => t.activity.day(at, now, 'America/Chicago');
    expect(day('2026-03-08T05:59:00.000Z', '2026-03-08T12:00:00.000Z')).toBe('Yesterday');
    // The day has 25 hours: a minute before it is yesterday until it is over.
    const before = '2026-11-01T04:59:00.000Z';
    expect(day(before, '2026-11-02T05:59:00.000Z')).toBe('Yesterday');
    expect(day(before, '2026-11-02T06:01:00.000Z')).toBe('Saturday, October 31');
  });

  test.each([
    [[published('Attendance')], 'Attendance refreshed'],
    [[published('Attendance'), published('Grades')], '2 data sets refreshed'],
    [[failing('Grades')], 'Grades failed'],
    [[holding('Rosters')], 'Rosters held'],
    [
      [failing('Grades'), holding('Rosters'), published('Attendance')],
      '1 failed, 1 held, 1 refreshed',
    ],
    [[previewed('Schools')], 'Schools previewed'],
    [[previewed('Schools'), previewed('Grades')], '2 data sets previewed'],
    [[previewed('Schools'), failing('Grades')], 'Grades failed'],
    [[], 'Nothing was refreshed'],
  ])('a run’s headline: %#', (datasets, expected) => {
    expect(headlineOf(run('r', 1, { datasets }))).toBe(expected);
  });

  test('every event of the log has words, and its facts are told with their names', () => {
    const ofRuns = Object.keys(EVENTS).filter(
      (name) =>
        !/^(api|connection|steward|work|workbook)\.|^warehouse\.(?!moved$)|^push\.taken$/.test(
          name,
        ),
    );
    expect(Object.keys(t.story.events).sort()).toEqual(ofRuns.sort());
    const titles = titlesIn({ console: consoleOf({ connections: TWO }) });
    const facts = factsOf(
      {
        connection: 'c2',
        datasets: ['attendance', 'unheard_of'],
        rowsRead: 1_500,
        retries: 0,
        took: 3_100,
        params: { a: 1 },
        hostCalls: 12,
        end: 'settled',
        run: 'r1',
      },
      titles,
    );
    expect(facts).toEqual(['Lakeside', 'Attendance and unheard_of', '1,500 rows read', '3.1 sec']);
  });
});

describe('the runs that are over', () => {
  test('what failed is seen before what is held, and both before what went well', () => {
    const outcome = (...datasets: Parameters<typeof outcomeOf>[0]['datasets'][number][]) =>
      outcomeOf({ is: 'succeeded', datasets });
    expect(outcome(published('A'), holding('B'), failing('C'))).toBe('failed');
    expect(outcome(published('A'), holding('B'))).toBe('held');
    expect(outcome(published('A'))).toBe('good');
    expect(outcome(published('A'), { ...published('B'), unread: 1 })).toBe('held');
    expect(outcomeOf({ is: 'failed', datasets: [] })).toBe('failed');
    expect(outcomeOf({ is: 'failed', datasets: [holding('B')] })).toBe('held');
    expect(outcomeOf({ is: 'cancelled', datasets: [failing('C')] })).toBe('cancelled');
  });

  test('are grouped by day in their order', () => {
    const days = daysOf(RUNS, (at) => t.activity.day(at, NOW, 'America/Chicago'));
    expect(days.map(({ title, runs }) => [title, runs.length])).toEqual([
      ['Today', 4],
      ['Yesterday', 2],
      ['Sunday, August 30', 1],
    ]);
  });

  test('are bars of the last ones, oldest first, the largest as high as there is room', () => {
    const bars = barsOf(RUNS, 3);
    expect(bars.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['r3', 'failed'],
      ['r2', 'failed'],
      ['r1', 'good'],
    ]);
    expect(bars[2]!.size).toBe(1);
    expect(barsOf([run('x', 1, { datasets: [] })], 3)[0]!.size).toBe(0);
  });

  test('are leafed back through, and news is put above what was leafed to', async () => {
    let all = manyRuns(50);
    const asked: ActivityQuery[] = [];
    const session = sessionOf({
      activity: (query: ActivityQuery) => {
        asked.push(query);
        return good(activityOf(all, 20)(query));
      },
    });
    await loadActivity(session);
    await showEarlier(session);
    expect(asked[1]).toEqual({ before: all[19]!.at });
    expect(ids(session)).toEqual(all.slice(0, 40).map(({ id }) => id));
    all = [run('new', 1), ...all];
    await loadActivity(session);
    expect(ids(session)).toEqual(all.slice(0, 41).map(({ id }) => id));
    await showEarlier(session);
    expect(ids(session)).toHaveLength(51);
    expect(valueOf(rooms(session).activity.page)?.more).toBe(false);
  });

  test('are not shown with a gap, when more has happened than one page holds', async () => {
    let all = manyRuns(30);
    const session = sessionOf({
      activity: (query: ActivityQuery) => good(activityOf(all, 20)(query)),
    });
    await loadActivity(session);
    await showEarlier(session);
    all = [...manyRuns(45).map((r, i) => ({ ...r, id: `later${i}` })), ...all];
    await loadActivity(session);
    expect(ids(session)).toEqual(all.slice(0, 20).map(({ id }) => id));
    expect(valueOf(rooms(session).activity.page)?.more).toBe(true);
  });

  test('the answer to the filter that was chosen last is the one that is shown', async () => {
    const answers: ((page: Answer<ActivityPage>) => void)[] = [];
    const session = sessionOf({ activity: () => new Promise((resolve) => answers.push(resolve)) });
    filterActivity(session, { is: 'failed' });
    filterActivity(session, { is: 'cancelled' });
    answers[1]!(good({ runs: [RUNS[5]!], more: false }));
    await pass(0);
    answers[0]!(good({ runs: [RUNS[1]!], more: false }));
    await pass(100);
    expect(ids(session)).toEqual(['r6']);
    expect(session.store.get().said).toBe('1 run found');
  });

  test('stay in sight when they cannot be loaded anew; at first the way out is shown', async () => {
    let down = true;
    const session = sessionOf({
      activity: () => {
        if (down) throw new Error('HTTP 0');
        return good(activityOf(RUNS)({}));
      },
    });
    await loadActivity(session);
    expect(rooms(session).activity.page).toMatchObject({ is: 'failed' });
    down = false;
    await loadActivity(session);
    down = true;
    await loadActivity(session);
    expect(ids(session)).toHaveLength(RUNS.length);
  });
});
