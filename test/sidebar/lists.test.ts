/** What the lists work out by themselves: schedules, notices, groups, what stays the same. */
import { daysUntil } from '../../sidebar/state/connections';
import { EMPTY_LIST, groupsOf, isOpen } from '../../sidebar/state/list';
import { bannersOf, isTold } from '../../sidebar/state/notices';
import { askedBy } from '../../sidebar/state/run';
import { keepSame } from '../../sidebar/state/same';
import { draftOf, isSame, KINDS, sayOf, scheduleOf } from '../../sidebar/state/schedule';
import { hideableIn, isSame as isSameChoice, kindOf, withKind } from '../../sidebar/state/personal';
import { countOf, entriesOf, sitesLike } from '../../sidebar/state/sites';
import { systemsIn } from '../../sidebar/state/systems';
import type { ConnectionCard, ConsoleState, Trouble } from '../../src/app/api';
import type { Schedule } from '../../src/model';
import { console as en } from '../../src/messages/en';
import { formsOf } from '../../src/messages/forms';
import {
  connection,
  consoleOf,
  dataset,
  elevenDatasets,
  fresh,
  NOW,
  runOf,
  TROUBLES,
} from '../browser/sidebar-fixture';
import { allRefused, manySources, NOTICES } from '../browser/sidebar-lists';

describe('a schedule', () => {
  const schedules: readonly Schedule[] = [
    { every: 'tick' },
    { every: 'hour' },
    { every: 'day', hour: 0 },
    { every: 'weekday', hour: 6 },
    { every: 'school_day', hour: 17 },
    { every: 'week', day: 7, hour: 23 },
    { every: 'never' },
  ];

  test.each(schedules)('of $every comes out of the editor as it went in', (schedule) => {
    expect(scheduleOf(draftOf(schedule))).toEqual(schedule);
    expect(isSame(schedule, { ...schedule })).toBe(true);
  });

  test('keeps its hour while another kind is looked at', () => {
    const draft = { ...draftOf({ every: 'day', hour: 18 }), every: 'never' as const };
    expect(scheduleOf(draft)).toEqual({ every: 'never' });
    expect(scheduleOf({ ...draft, every: 'week' })).toEqual({ every: 'week', day: 1, hour: 18 });
  });

  test('is said as a sentence of its own for each kind', () => {
    expect(new Set(schedules.map(sayOf)).size).toBe(KINDS.length);
    expect(sayOf({ every: 'week', day: 2, hour: 18 })).toBe('Refreshed every Tuesday at 6:00 PM');
    expect(isSame({ every: 'day', hour: 5 }, { every: 'weekday', hour: 5 })).toBe(false);
  });
});

describe('notices', () => {
  const messages = (change: Parameters<typeof consoleOf>[0]) =>
    bannersOf(consoleOf(change)).map(({ kind, message }) => [kind, message]);
  const failing = (titles: readonly string[], trouble: Trouble = TROUBLES.refused) =>
    titles.map((title) => dataset(title, { status: 'failed', trouble }));

  test('of the server come as they are, in their order', () => {
    const notices = [NOTICES.authorize, NOTICES.expires];
    expect(messages({ notices })).toEqual(notices.map(({ kind, message }) => [kind, message]));
  });

  test('a trouble of several data sets is told once, one of a single one at its card', () => {
    expect(messages({ datasets: failing(['A', 'B', 'C']) })).toEqual([
      ['shared', TROUBLES.refused.message],
    ]);
    expect(messages({ datasets: failing(['A']) })).toEqual([]);
    const other = { ...TROUBLES.refused, message: 'b.example refused the key and secret.' };
    expect(messages({ datasets: [...failing(['A']), ...failing(['B'], other)] })).toEqual([]);
  });

  test('what the server has noticed is not told a second time', () => {
    const state = consoleOf({ datasets: allRefused, notices: [NOTICES.refused] });
    const banners = bannersOf(state);
    expect(banners.map(({ kind }) => kind)).toEqual(['key_refused']);
    expect(isTold(state, banners, TROUBLES.refused)).toBe(true);
    expect(isTold(state, banners, TROUBLES.forbidden)).toBe(false);
  });

  test('of a paused connection and of one that is gone name no single data set', () => {
    const paused = (title: string) => ({
      code: 'setup.paused',
      params: { dataset: title, site: 'Lakeside' },
      message: `Lakeside is paused, so ${title} is not refreshed.`,
      next: 'Open Connections.',
    });
    const gone = (title: string) => ({
      code: 'setup.no_connection',
      message: `${title} has no source.`,
      next: 'Connect a system.',
    });
    const datasets = [
      ...['A', 'B'].map((title) => dataset(title, { status: 'paused', trouble: paused(title) })),
      ...['C', 'D', 'E'].map((title) => dataset(title, { status: 'failed', trouble: gone(title) })),
    ];
    expect(messages({ datasets })).toEqual([
      ['paused', 'Lakeside is paused, so 2 data sets are not refreshed.'],
      ['shared', '3 data sets have no source.'],
    ]);
  });

  test('what is held or off is nobody else’s', () => {
    const held = ['A', 'B'].map((title) =>
      dataset(title, { status: 'held', trouble: TROUBLES.held }),
    );
    const off = ['C', 'D'].map((title) => dataset(title, { trouble: TROUBLES.refused }));
    expect(messages({ datasets: [...held, ...off] })).toEqual([]);
  });
});

describe('the list', () => {
  test('filters what is late, whatever its status, and never what is off', () => {
    const late = { late: '2026-08-31T10:00:00.000Z' };
    const state = consoleOf({
      datasets: [
        dataset('Attendance', { ...fresh(1), status: 'failed', ...late }),
        dataset('Schools', { ...fresh(1), status: 'due', ...late }),
        dataset('Grades', fresh(1)),
        dataset('Discipline', late),
      ],
    });
    const titles = (filter: 'stale' | 'failing') =>
      groupsOf(state, '', filter).flatMap((g) => g.datasets.map(({ title }) => title));
    expect(titles('stale')).toEqual(['Attendance', 'Schools']);
    expect(titles('failing')).toEqual(['Attendance']);
  });

  test('opens what can be used, and what a person says or looks for', () => {
    const groups = groupsOf(consoleOf(manySources()), '', 'all');
    const open = (look = EMPTY_LIST) =>
      groups.filter((group) => isOpen(group, groups.length, look)).map(({ source }) => source);
    expect(open()).toEqual(['Ed-Fi', 'Canvas']);
    expect(open({ ...EMPTY_LIST, groups: { 'Ed-Fi': false, Clever: true } })).toEqual([
      'Canvas',
      'Clever',
    ]);
    expect(open({ ...EMPTY_LIST, query: 'x' })).toHaveLength(groups.length);
  });
});

test('what is said anew but not otherwise stays the same value', () => {
  const copy = elevenDatasets.map((d) => ({ ...d }));
  const idOf = ({ id }: { readonly id: string }) => id;
  expect(keepSame(elevenDatasets, copy, idOf)).toBe(elevenDatasets);
  const [first, second] = elevenDatasets;
  const changed = copy.map((d, i) => (i === 0 ? { ...d, rows: 1 } : d));
  const merged = keepSame(elevenDatasets, changed, idOf);
  expect(merged[0]).not.toBe(first);
  expect(merged[0]!.rows).toBe(1);
  expect(merged[1]).toBe(second);
  expect(keepSame(elevenDatasets, copy.slice(1), idOf)).toEqual(elevenDatasets.slice(1));
});

test('days until a key expires are those of the workbook’s calendar', () => {
  const at = (now: string) => daysUntil({ now, timeZone: 'America/Chicago' }, '2026-09-13');
  expect(at('2026-09-01T12:00:00Z')).toBe(12);
  // In Chicago it is still the evening of the 12th.
  expect(at('2026-09-13T03:00:00Z')).toBe(1);
  expect(at('2026-09-14T12:00:00Z')).toBe(-1);
});

test('who asked for a run is told where it was somebody else', () => {
  const mine = consoleOf();
  expect(askedBy(runOf({ by: 'ana@school.example' }), mine)).toBe('ana@school.example');
  expect(askedBy(runOf({ by: mine.you! }), mine)).toBeUndefined();
  const colleague = consoleOf({
    you: 'ana@school.example',
    steward: { email: mine.steward!.email, you: false },
  });
  expect(askedBy(runOf({ by: 'ana@school.example' }), colleague)).toBeUndefined();
  expect(askedBy(runOf({ by: mine.steward!.email }), colleague)).toBe(mine.steward!.email);
  expect(askedBy(runOf(), mine)).toBeUndefined();
  expect(askedBy(runOf({ is: 'succeeded', by: 'ana@school.example' }), mine)).toBeUndefined();
});

test('times, durations and dates are each language’s own', () => {
  const [english, french] = [formsOf('en-US'), formsOf('fr')];
  expect([8_000, 125_000, 3_900_000].map(english.roughly)).toEqual([
    '10 sec',
    '2 min',
    '1 hr 5 min',
  ]);
  expect(french.roughly(3_900_000)).toMatch(/^1\sh\s5\smin$/);
  expect(english.brief(41_300)).toBe('41,300');
  expect(english.brief(1_200_300)).toBe('1.2M');
  const now = '2026-09-01T12:00:00.000Z';
  const moment = (at: string) => english.moment(at, now, 'America/Chicago').replace(/\s/g, ' ');
  expect(moment('2026-09-01T20:00:00.000Z')).toBe('3:00 PM');
  expect(moment('2026-09-03T10:00:00.000Z')).toBe('Thu 5:00 AM');
  expect(moment('2026-09-12T10:00:00.000Z')).toBe('Sep 12');
  expect([english.weekday(1), french.weekday(7)]).toEqual(['Monday', 'dimanche']);
  expect([english.since(9e9), english.inDays(12)]).toEqual(['3 months ago', 'in 12 days']);
  expect(en(english).run.rowsOfLeft(1_200_300, 9_000_000, 754)).toBe('1.2M of 9M · 13 min left');
});

describe('many systems and many sites', () => {
  const system = (title: string, group?: 'students' | 'files') => ({
    ...{ id: title.toLowerCase(), title, description: `What ${title} knows.`, settings: [] },
    ...(group ? { group } : {}),
  });
  const all = [
    system('Zeta', 'files'),
    system('Élan', 'students'),
    system('Beta', 'students'),
    system('X'),
  ];

  test('systems stand under their headings, in the order of the alphabet; the others last', () => {
    const told = (query: string) =>
      systemsIn(all, query).map(({ name, connectors }) => [
        name,
        ...connectors.map((c) => c.title),
      ]);
    expect(told('')).toEqual([
      ['students', 'Beta', 'Élan'],
      ['files', 'Zeta'],
      ['other', 'X'],
    ]);
    expect(told(' elan ')).toEqual([['students', 'Élan']]);
    expect(told('what zeta')).toEqual([['files', 'Zeta']]);
    expect(told('nobody')).toEqual([]);
  });

  const site = (n: number, change: Partial<ConnectionCard> = {}) =>
    connection({ id: `s${n}`, connector: 'beta', site: `Site ${n}`, ...change });
  const entries = (connections: readonly ConnectionCard[], notices: ConsoleState['notices'] = []) =>
    entriesOf(consoleOf({ connectors: all, connections, notices }));

  test('three sites are three, four are one entry that stands where the first stood', () => {
    const other = connection({ id: 'o', connector: 'x' });
    const three = [site(1), other, site(2), site(3)];
    expect(entries(three).map(({ is }) => is)).toEqual(['one', 'one', 'one', 'one']);
    const [many, one] = entries([...three, site(10)]);
    expect(one).toEqual({ is: 'one', connection: other });
    expect(many).toMatchObject({ is: 'many', connector: 'beta', title: 'Beta', worst: 'good' });
  });

  test('the worst state is told, and the worst stand first, then by name as people count', () => {
    const credential = (expires: string) => ({ credential: { since: NOW, expires } });
    const trouble = { code: 'setup.secret_missing', message: '', next: '' };
    const sites = [
      ...[site(10), site(9), site(1, credential('2026-09-20')), site(2, { paused: true })],
      ...[site(3, { paused: true, trouble }), site(4, credential('2026-08-31')), site(5)],
      site(6, credential('2027-09-20')),
    ];
    sites.push(site(7, { unread: { since: NOW, trouble } }));
    const refused = { ...NOTICES.refused, connection: 's5' };
    const [many] = entries(sites, [refused]);
    if (many?.is !== 'many') throw new Error('They are one entry.');
    expect(many.sites.map(({ connection: { site: name }, stand }) => [name, stand])).toEqual([
      ...[
        ['Site 3', 'bad'],
        ['Site 4', 'bad'],
        ['Site 5', 'bad'],
      ],
      ...[
        ['Site 7', 'unread'],
        ['Site 2', 'paused'],
        ['Site 1', 'soon'],
      ],
      ...[
        ['Site 6', 'good'],
        ['Site 9', 'good'],
        ['Site 10', 'good'],
      ],
    ]);
    expect(many.worst).toBe('bad');
    expect(countOf(many.sites, 'bad')).toBe(3);
    expect(sitesLike(many.sites, 'site 1').map(({ connection: c }) => c.site)).toEqual([
      ...['Site 1', 'Site 10'],
    ]);
  });
});

describe('what is published of persons', () => {
  const fields = [
    { name: 'id', title: 'ID', type: 'text', meaning: '', class: 'personal' },
    { name: 'born', title: 'Born', type: 'date', meaning: '', class: 'quasi' },
    { name: 'name', title: 'Name', type: 'text', meaning: '', class: 'personal' },
    { name: 'year', title: 'Year', type: 'integer', meaning: '', class: 'quasi' },
    { name: 'school', title: 'School', type: 'text', meaning: '', class: 'none' },
  ] as const;

  test('each field offers what the server would take, and says why not all', () => {
    const told = hideableIn({ fields, key: ['id', 'year'] });
    expect(told.map(({ field, kinds, why }) => [field.name, kinds, why !== undefined])).toEqual([
      ['id', ['as_it_is', 'hashed'], true],
      ['born', ['as_it_is', 'left_out'], false],
      ['name', ['as_it_is', 'hashed', 'left_out'], false],
      ['year', ['as_it_is'], true],
    ]);
  });

  test('what is chosen back is nothing chosen, in whatever order', () => {
    const chosen = withKind(withKind({}, 'name', 'hashed'), 'id', 'hashed');
    expect(chosen).toEqual({ name: 'hashed', id: 'hashed' });
    expect(kindOf(chosen, 'name')).toBe('hashed');
    expect(isSameChoice(chosen, { id: 'hashed', name: 'hashed' })).toBe(true);
    const back = withKind(chosen, 'id', 'as_it_is');
    expect(back).toEqual({ name: 'hashed' });
    expect(isSameChoice(back, chosen)).toBe(false);
  });
});
