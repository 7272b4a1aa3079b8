/** What Activity, Settings, taking over and the System check work out, against a server of a few answers. */
import type {
  ActivityPage,
  ActivityQuery,
  Answer,
  CheckReport,
  SettingsCard,
  SettingsInput,
} from '../../src/app/api';
import type { Client } from '../../sidebar/client';
import { open, showPage, showTab } from '../../sidebar/state/actions';
import { filterActivity, loadActivity, showEarlier } from '../../sidebar/state/activity';
import { groupsOf, loadCheck, runCheck } from '../../sidebar/state/check';
import { factsOf, titlesIn } from '../../sidebar/state/facts';
import { valueOf } from '../../sidebar/state/loaded';
import { barsOf, daysOf, outcomeOf } from '../../sidebar/state/past';
import { createSession, type Session } from '../../sidebar/state/session';
import {
  addRecipient,
  draftIn,
  edit,
  loadSettings,
  removeRecipient,
  save,
} from '../../sidebar/state/settings';
import { draftOf, inputOf, isChanged } from '../../sidebar/state/settingsDraft';
import { fieldOf, validate, withAdded } from '../../sidebar/state/settingsForm';
import { startAt } from '../../sidebar/state/start';
import { askedOf, connectionOf, leftOut, missingIn } from '../../sidebar/state/takeOver';
import { headlineOf } from '../../sidebar/views/activity/words';
import type { FailureCode } from '../../src/model';
import { EVENTS } from '../../src/model/events';
import { console as en } from '../../src/messages/en';
import { formsOf } from '../../src/messages/forms';
import { bad, consoleOf, good, NOW, TROUBLES } from '../browser/sidebar-fixture';
import {
  activityOf,
  failing,
  holding,
  manyRuns,
  previewed,
  published,
  reportOf,
  run,
  RUNS,
  settingsOf,
  TWO,
} from '../browser/sidebar-rooms';

jest.useFakeTimers();
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const t = en(formsOf('en'));

type Commands = Partial<Record<keyof Client, (...args: any[]) => unknown>>;
const sessionOf = (commands: Commands): Session =>
  createSession({
    consoleState: async () => good(consoleOf({ connections: TWO })),
    ...Object.fromEntries(
      Object.entries(commands).map(([name, answer]) => [
        name,
        async (...args: unknown[]) => answer(...args),
      ]),
    ),
  } as unknown as Client);
const rooms = (session: Session) => session.store.get().rooms;
const ids = (session: Session) => valueOf(rooms(session).activity.page)?.runs.map(({ id }) => id);

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

describe('settings', () => {
  const card = settingsOf();

  test('what goes to the server is what came from it, until something is changed', () => {
    expect(isChanged(card, null)).toBe(false);
    expect(isChanged(card, draftOf(card))).toBe(false);
    expect(isChanged(card, { ...draftOf(card), quiet: null })).toBe(true);
    expect(isChanged(card, { ...draftOf(card), cloudProject: '  ' })).toBe(false);
    expect(isChanged(card, { ...draftOf(card), adding: 'x' })).toBe(true);
    const { recipients, quiet, timeZone, tickMinutes, retentionDays } = card;
    expect(inputOf(draftOf(card))).toEqual({
      recipients,
      quiet,
      timeZone,
      tickMinutes,
      retentionDays,
    });
    expect(inputOf({ ...draftOf(card), quiet: null, cloudProject: ' grand-bend ' })).toEqual({
      recipients,
      timeZone,
      tickMinutes,
      retentionDays,
      cloudProject: 'grand-bend',
    });
  });

  test.each([
    ['', 'Type an address first.'],
    ['nobody', 'This is not a mail address.'],
    ['a@b', 'This is not a mail address.'],
    ['a b@school.example', 'This is not a mail address.'],
    ['Analyst@School.example', 'Analyst@School.example is listed already.'],
  ])('an address like “%s” is not added', (adding, said) => {
    const added = withAdded({ ...draftOf(card), adding }, 'en');
    expect('error' in added && added.error).toContain(said);
  });

  test('what is wrong is said at its field, whether it is seen here or by the server', () => {
    expect(Object.keys(validate(card, { ...draftOf(card), timeZone: 'Mars/Olympus' }))).toEqual([
      'timeZone',
    ]);
    expect(validate(card, draftOf(card))).toEqual({});
    const at = (code: FailureCode, params: Record<string, string> = {}) =>
      fieldOf({ code, params, message: '', next: '' });
    expect(at('setup.too_often')).toBe('tickMinutes');
    expect(at('setup.unknown_zone')).toBe('timeZone');
    expect(at('setup.bad_email')).toBe('recipients');
    expect(at('setup.bad_setting', { setting: 'Google Cloud project' })).toBe('cloudProject');
    expect(at('setup.not_steward')).toBeNull();
  });

  const server = (refuse: () => ReturnType<typeof bad> | null = () => null) => {
    const saved: SettingsInput[] = [];
    let now: SettingsCard = card;
    const session = sessionOf({
      settings: () => good(now),
      saveSettings: (input: SettingsInput) => {
        const no = refuse();
        if (no) return no;
        saved.push(input);
        now = { ...now, ...input };
        return good(now);
      },
    });
    return { session, saved };
  };

  test('are saved with the address that was typed and not added', async () => {
    const { session, saved } = server();
    await open(session);
    await loadSettings(session);
    edit(session, { adding: ' new@school.example ' });
    removeRecipient(session, 'direction@ecole.example');
    await save(session);
    expect(saved[0]!.recipients).toEqual([
      { email: 'analyst@school.example', language: 'en' },
      { email: 'new@school.example', language: 'en' },
    ]);
    expect(rooms(session).settings).toMatchObject({ draft: null, saved: true, errors: {} });
  });

  test('are not sent while something is wrong with them', async () => {
    const { session, saved } = server();
    await open(session);
    await loadSettings(session);
    edit(session, { adding: 'nobody' });
    await save(session);
    expect(addRecipient(session)).toBe(false);
    expect(saved).toEqual([]);
    expect(Object.keys(rooms(session).settings.errors)).toEqual(['adding']);
    // What is wrong is forgotten once it is typed anew.
    edit(session, { adding: '' });
    expect(rooms(session).settings.errors).toEqual({});
  });

  test('that the server refuses stay as they were typed, with the reason', async () => {
    let no = true;
    const { session, saved } = server(() => (no ? bad(TROUBLES.unknownHost) : null));
    await open(session);
    await loadSettings(session);
    edit(session, { retentionDays: 7 });
    await save(session);
    expect(session.store.get().problem?.trouble.message).toBe(TROUBLES.unknownHost.message);
    expect(draftIn(session)?.retentionDays).toBe(7);
    no = false;
    await save(session);
    expect(saved[0]!.retentionDays).toBe(7);
  });

  test('taking over asks for the secrets of the place where data sets are built, too', () => {
    const secrets = [{ name: 'password', title: 'Password', help: '', type: 'secret' }] as const;
    const warehouse = { id: 'w1', title: 'PostgreSQL', secrets };
    const asked = askedOf(consoleOf({ connections: TWO, warehouse }));
    expect(asked.at(-1)).toMatchObject({ connection: { id: 'w1', site: 'PostgreSQL' }, secrets });
    expect(leftOut(asked, {}).map(({ site }) => site)).toContain('PostgreSQL');
    expect(missingIn(asked, { w1: { password: ' ' } })).toEqual({});
  });

  test('that are not saved are not left without a question', async () => {
    const { session } = server();
    await open(session);
    showTab(session, 'settings');
    await loadSettings(session);
    edit(session, { retentionDays: 7 });
    showTab(session, 'activity');
    expect(session.store.get().tab).toBe('settings');
    session.store.get().question!.act('');
    expect(session.store.get().tab).toBe('activity');
    expect(rooms(session).settings.draft).toBeNull();
    session.store.set({ question: null });
    showPage(session, { is: 'check' });
    expect(session.store.get()).toMatchObject({ question: null, page: { is: 'check' } });
  });
});

describe('taking over', () => {
  const asked = askedOf(consoleOf({ connections: TWO }));

  test('asks for the secrets of each connection', () => {
    expect(
      asked.map(({ connection, secrets }) => [connection.site, secrets.map((s) => s.name)]),
    ).toEqual([
      ['Grand Bend ISD', ['secret']],
      ['Lakeside', ['secret']],
    ]);
  });

  test('pauses what nobody has a key for, and wants a key that is given whole', () => {
    expect(
      leftOut(asked, { c1: { secret: 's' }, c2: { secret: ' ' } }).map(({ id }) => id),
    ).toEqual(['c2']);
    const two = [
      {
        ...asked[0]!,
        secrets: [...asked[0]!.secrets, { ...asked[0]!.secrets[0]!, name: 'pin', title: 'Pin' }],
      },
    ];
    expect(missingIn(two, {})).toEqual({});
    expect(missingIn(two, { c1: { secret: 's' } })).toEqual({ 'c1/pin': 'Pin is empty.' });
  });

  test('knows the connection a trouble is about by what the server says', () => {
    expect(connectionOf(asked, { ...TROUBLES.refused, params: { connection: 'c2' } })).toBe('c2');
    expect(connectionOf(asked, TROUBLES.refused)).toBeNull();
    expect(connectionOf(asked, { ...TROUBLES.refused, params: { connection: 'gone' } })).toBeNull();
  });
});

describe('the system check', () => {
  const host = (first: CheckReport | null) => {
    const at = {
      report: first,
      runs: 0,
      arrived: [] as boolean[],
      run: (): unknown => undefined,
      promised: (): unknown => 'kept',
    };
    const session = sessionOf({
      systemCheck: () => good(at.report),
      runSystemCheck: () => {
        at.runs += 1;
        return at.run();
      },
      promised: () => at.promised(),
      reportPromise: (arrived: boolean) => {
        at.arrived.push(arrived);
        return good(at.report);
      },
    });
    return { at, session };
  };
  const later = (change: Partial<CheckReport> = {}) => reportOf({ at: NOW, ...change });

  test('is begun, followed and told, though its own answer never comes', async () => {
    const { at, session } = host(reportOf());
    at.run = () => new Promise(() => undefined);
    await loadCheck(session);
    const going = runCheck(session);
    at.report = later({ running: true, checks: [] });
    await pass(10_000);
    expect(rooms(session).check.going).toBe(true);
    at.report = later();
    await pass(2_000);
    await going;
    expect(rooms(session).check).toMatchObject({ going: false, problem: null });
    expect(at.runs).toBe(1);
    await pass(100);
    expect(session.store.get().said).toBe('1 differs, 1 could not be asked, 3 are as expected');
  });

  test('goes on by itself as long as each execution answers something', async () => {
    const { at, session } = host(null);
    const { checks } = reportOf();
    const unfinished = { code: 'check.unfinished', message: 'Not finished.', next: 'Check again.' };
    at.run = () => {
      const so = at.runs * 2;
      at.report =
        so >= checks.length ? later() : later({ checks: checks.slice(0, so), trouble: unfinished });
    };
    await loadCheck(session);
    const going = runCheck(session);
    await pass(10_000);
    await going;
    expect(at.runs).toBe(3);
    expect(valueOf(rooms(session).check.report)?.checks).toHaveLength(5);
  });

  test('that answers nothing more is not begun over and over', async () => {
    const unfinished = { code: 'check.unfinished', message: 'Not finished.', next: 'Check again.' };
    const { at, session } = host(null);
    at.run = () => {
      at.report = later({ checks: reportOf().checks.slice(0, 1), trouble: unfinished });
    };
    const going = runCheck(session);
    await pass(60_000);
    await going;
    expect(at.runs).toBe(2);
    expect(rooms(session).check.going).toBe(false);
  });

  test('that ends without a report says so', async () => {
    const { at, session } = host(null);
    at.run = () => {
      throw new Error('Exceeded maximum execution time');
    };
    const going = runCheck(session);
    await pass(20_000);
    await going;
    expect(rooms(session).check).toMatchObject({ going: false });
    expect(rooms(session).check.problem?.message).toBe('The check ended without a report.');
  });

  test.each([
    ['arrives', () => 'kept', true],
    ['is lost', () => null, false],
    ['fails', () => Promise.reject(new Error('x')), false],
    ['never comes', () => new Promise(() => undefined), false],
  ])('tells the server whether a promise’s value comes: it %s', async (_, promised, arrived) => {
    const { at, session } = host(null);
    at.promised = promised;
    at.run = () => {
      at.report = later();
    };
    const going = runCheck(session);
    await pass(30_000);
    await going;
    expect(at.arrived).toEqual([arrived]);
  });

  test('shows what differs first', () => {
    expect(groupsOf(reportOf()).map(({ is, checks }) => [is, checks.length])).toEqual([
      ['differs', 1],
      ['unknown', 1],
      ['as_expected', 3],
    ]);
  });
});

test('the sidebar opens where a menu entry wants it, and nowhere else', () => {
  const at = (name: string | undefined) => {
    const session = sessionOf({});
    startAt(session, name);
    const { tab, page } = session.store.get();
    return [tab, page?.is];
  };
  expect(at(undefined)).toEqual(['datasets', undefined]);
  expect(at('activity')).toEqual(['activity', undefined]);
  expect(at('check')).toEqual(['settings', 'check']);
  expect(at('__proto__')).toEqual(['datasets', undefined]);
});
