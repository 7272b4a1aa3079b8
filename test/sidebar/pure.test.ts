/** What the sidebar works out by itself: groups, forms, words. */
import canvas from '../../src/connectors/canvas';
import edfi from '../../src/connectors/edfi';
import { createClient, type Runner } from '../../sidebar/client';
import { console as en } from '../../src/messages/en';
import { formsOf } from '../../src/messages/forms';
import { nextSteps as inEnglish } from '../../src/messages/next-steps';
import { nextSteps as inFrench } from '../../src/messages/next-steps-fr';
import { FAILURES, type FailureCode } from '../../src/model';
import { pathOf } from '../../sidebar/parts/spark';
import { draftOf, fieldOf, inputOf, tidyUrl, validate } from '../../sidebar/state/form';
import { groupsOf } from '../../sidebar/state/list';
import { byTrouble } from '../../sidebar/state/many';
import { shareOf, shownStatus, tally } from '../../sidebar/state/run';
import {
  connection,
  consoleOf,
  dataset,
  elevenDatasets,
  fresh,
  runOf,
  TROUBLES,
} from '../browser/sidebar-fixture';

const t = en(formsOf('en'));
const connector = { id: edfi.id, title: edfi.title, description: '', settings: edfi.settings };

describe('words', () => {
  test('plurals, numbers and ages are the language’s own', () => {
    expect([t.rows(0), t.rows(1), t.rows(1204)]).toEqual(['0 rows', '1 row', '1,204 rows']);
    const minutes = (n: number) => t.ago(n * 60_000);
    expect([0.5, 12, 90, 60 * 24, 60 * 24 * 3].map(minutes)).toEqual([
      'just now',
      '12 min ago',
      '1 hr ago',
      'yesterday',
      '3 days ago',
    ]);
    expect(t.ago(-5_000)).toBe('just now');
  });

  test('a time is said in the workbook’s zone, with the day if it is another one', () => {
    const clock = (at: string) => t.clock(at, '2026-09-01T12:00:00.000Z', 'America/Chicago');
    expect(clock('2026-09-01T13:05:00.000Z')).toMatch(/^8:05\sAM$/);
    expect(clock('2026-09-02T13:05:00.000Z')).toMatch(/Wed, Sep 2.*8:05\sAM/);
  });

  test('another language needs other forms and nothing else', () => {
    const french = formsOf('fr');
    const rows = { one: '# ligne', other: '# lignes' };
    expect([0, 1, 2].map((n) => french.plural(n, rows))).toEqual([
      '0 ligne',
      '1 ligne',
      '2 lignes',
    ]);
    expect(french.ago(12 * 60_000)).toMatch(/^il y a 12/);
  });
});

describe('the list', () => {
  const state = consoleOf({
    connections: [connection(), connection({ id: 'c2', site: 'Lakeside' })],
    datasets: [
      ...elevenDatasets,
      dataset('Course Views', { sources: ['Open edX'], available: false }),
    ],
  });

  test('is grouped by source with its sites, connected sources first', () => {
    const groups = groupsOf(state, '', 'all');
    expect(groups.map(({ source, sites, on, of }) => [source, sites, on, of])).toEqual([
      ['Ed-Fi', ['Grand Bend ISD', 'Lakeside'], 8, 11],
      ['Open edX', [], 0, 1],
    ]);
  });

  test('stays with the source that was connected first when another one feeds it too', () => {
    const both = { sources: ['Canvas', 'Ed-Fi'] };
    const groups = groupsOf(
      consoleOf({
        connectors: [connector, { ...connector, id: 'canvas', title: 'Canvas' }],
        connections: [connection(), connection({ id: 'c2', connector: 'canvas' })],
        datasets: [dataset('Section Rosters', both)],
      }),
      '',
      'all',
    );
    expect(groups.map(({ source }) => source)).toEqual(['Ed-Fi']);
  });

  test('is searched by every word, without regard to case and accents, in titles and fields', () => {
    const titles = (query: string) =>
      groupsOf(state, query, 'all').flatMap((g) => g.datasets.map((d) => d.title));
    expect(titles('ROSTÉRS section')).toContain('Section Rosters');
    expect(titles('chronically absent')).toContain('Attendance');
    expect(titles('cafeteria')).toEqual([]);
  });

  test('is filtered, and still counts all', () => {
    const off = groupsOf(state, '', 'off');
    expect(off[0]?.datasets.map((d) => d.title)).toEqual([
      'Discipline',
      'Program Participation',
      'Assessment Results',
    ]);
    expect(off[0]?.of).toBe(11);
    expect(groupsOf(state, '', 'failing').flatMap((g) => g.datasets)).toEqual([]);
    expect(groupsOf(state, '', 'stale').flatMap((g) => g.datasets)).toEqual([]);
  });
});

describe('a connection’s form', () => {
  const filled = (values: Record<string, string>) => ({
    ...draftOf(connector, undefined, false),
    values: { url: 'https://api.example', key: 'k', secret: 's', ...values },
  });

  test('asks for what is required and knows an address', () => {
    expect(Object.keys(validate(connector, draftOf(connector, undefined, false)))).toEqual([
      'url',
      'key',
      'secret',
    ]);
    expect(validate(connector, filled({}))).toEqual({});
    expect(Object.keys(validate(connector, filled({ url: 'my district' })))).toEqual(['url']);
  });

  test('completes an address as people copy it, and leaves others alone', () => {
    expect(tidyUrl(' api.example.org/v7 ')).toBe('https://api.example.org/v7');
    expect(tidyUrl('http://127.0.0.1:3000')).toBe('http://127.0.0.1:3000');
    expect(tidyUrl('my district')).toBe('my district');
  });

  test('sends a secret only where it was given anew', () => {
    const edit = draftOf(connector, connection(), false);
    expect(validate(connector, edit)).toEqual({});
    const kept = inputOf(connector, edit, 'c1');
    expect(kept).toMatchObject({ id: 'c1', secrets: {}, settings: { key: 'RvcohKz9zHI4' } });
    expect(kept.settings).not.toHaveProperty('secret');
    const replacing = draftOf(connector, connection(), true);
    expect(Object.keys(validate(connector, replacing))).toEqual(['secret']);
    const anew = inputOf(
      connector,
      { ...replacing, values: { ...replacing.values, secret: 'x' } },
      'c1',
    );
    expect(anew.secrets).toEqual({ secret: 'x' });
  });

  test('asks only what the other answers ask for, and sends nothing else', () => {
    const asks = {
      ...connector,
      settings: [
        {
          ...{ name: 'way', title: 'Way in', help: '', type: 'choice' as const, default: 'key' },
          options: ['key', 'user'].map((value) => ({ value, title: value })),
        },
        {
          ...{ name: 'user', title: 'User', help: '', type: 'text' as const },
          when: { name: 'way', values: ['user'] },
        },
        { name: 'sites', title: 'Sites', help: '', type: 'list' as const },
        { name: 'size', title: 'Size', help: '', type: 'number' as const, optional: true as const },
        { name: 'since', title: 'Since', help: '', type: 'date' as const, optional: true as const },
        { name: 'all', title: 'All', help: '', type: 'yes_no' as const },
      ],
    };
    const draft = draftOf(asks, undefined, false);
    expect(draft.values).toMatchObject({ way: 'key', all: 'no', sites: '' });
    expect(Object.keys(validate(asks, draft))).toEqual(['sites']);
    const typed = (values: Record<string, string>) => ({
      ...draft,
      values: { ...draft.values, sites: ' a \n\n b', ...values },
    });
    expect(Object.keys(validate(asks, typed({ way: 'user' })))).toEqual(['user']);
    expect(Object.keys(validate(asks, typed({ size: '2 kB', since: '1.2.2026' })))).toEqual([
      'size',
      'since',
    ]);
    expect(inputOf(asks, typed({ user: 'left over' }), undefined).settings).toEqual({
      ...{ way: 'key', sites: 'a\nb', size: '', since: '', all: 'no' },
    });
    // What may be left empty and was, is not filled in again.
    const before = { settings: { way: 'user' } };
    const preset = { ...asks.settings[3]!, default: '5' };
    expect(draftOf({ settings: [preset] }, before, false).values).toEqual({ size: '' });
    expect(draftOf({ settings: [preset] }, undefined, false).values).toEqual({ size: '5' });
  });

  test.each([
    ['source.unknown_host', '', 'url'],
    ['source.refused_key', '', 'secret'],
    ['setup.same_site', '', 'site'],
    ['setup.missing', 'School year is empty.', 'schoolYear'],
    ['setup.bad_date', '', 'expires'],
    ['host.quota', '', null],
  ])('shows %s at its field', (code, message, field) => {
    const draft = draftOf(connector, undefined, false);
    expect(fieldOf(connector, draft, { code, message, next: '' })).toBe(field);
  });

  test('shows a refused key at a secret that can be typed, and otherwise for the form as a whole', () => {
    const refused = { code: 'source.refused_key', message: '', next: '' };
    const asks = { ...connector, id: canvas.id, settings: canvas.settings };
    const draft = draftOf(asks, undefined, false);
    expect(fieldOf(asks, draft, refused)).toBe('token');
    const other = { ...draft, values: { ...draft.values, signin: 'oauth' } };
    expect(fieldOf(asks, other, refused)).toBe('key');
    // Of a connection that is changed the secret is kept: no field of it is there to say so.
    expect(fieldOf(asks, { ...draft, replacing: [] }, refused)).toBeNull();
    expect(fieldOf(connector, draftOf(connector, { settings: {} }, false), refused)).toBeNull();
  });

  // What is tried in a form belongs to no refresh: nobody tries it again but whoever fills the form in.
  test.each([
    ['English', inEnglish, /by itself|^Test the connection/],
    ['French', inFrench, /tout seul|de lui-même|^Testez la connexion/],
  ])('promises nothing that only refreshes keep: %s', (_, steps, promise) => {
    const promised = Object.keys(FAILURES).filter(
      (code) =>
        code.startsWith('source.') &&
        /by itself|^Test the connection/.test(FAILURES[code as FailureCode].next),
    );
    expect(promised).toContain('source.error');
    for (const code of promised) {
      expect([code, steps[code] ?? 'as of a refresh']).not.toEqual([code, 'as of a refresh']);
      expect(steps[code]).not.toMatch(promise);
    }
  });

  test('says so of each of a list', () => {
    const [one] = byTrouble([{ name: 'BE', is: 'fails', trouble: TROUBLES.unknownHost }]);
    expect(one!.next).toBe('Look for a typing error.');
  });

  test('shows a refused answer at the question it names', () => {
    const trouble = { code: 'setup.not_a_number', message: '', next: '' };
    const params = { setting: 'School year', value: 'soon' };
    const draft = draftOf(connector, undefined, false);
    const field = (setting: Record<string, string>) =>
      fieldOf(connector, draft, { ...trouble, params: setting });
    expect(field(params)).toBe('schoolYear');
    expect(field({ setting: 'another' })).toBeNull();
  });
});

describe('a run', () => {
  test('a data set shows what the run makes of it', () => {
    const attendance = { id: 'attendance', status: 'fresh' } as const;
    const of = (run: Parameters<typeof shownStatus>[1], asked: string[] = []) =>
      shownStatus(attendance, run, asked);
    expect(of(null)).toBe('fresh');
    expect(of(runOf())).toBe('running');
    expect(of(runOf({ is: 'queued', working: false }))).toBe('queued');
    expect(of(runOf({ is: 'paused' }))).toBe('paused');
    expect(of(runOf({ finished: ['attendance'] }))).toBe('fresh');
    expect(of(runOf({ datasets: ['grades'] }), ['attendance'])).toBe('queued');
    expect(of(runOf({ is: 'succeeded' }))).toBe('fresh');
    expect(shownStatus({ id: 'attendance', status: 'off' }, runOf(), [])).toBe('off');
  });

  test('its share is never more than the whole and never guessed', () => {
    const share = (done: number, of?: number) =>
      shareOf(runOf({ progress: { phase: 'read', what: 'x', done, ...(of ? { of } : {}) } }));
    expect([share(5, 10), share(12, 10), share(7)]).toEqual([0.5, 1, null]);
  });

  test('is counted for the data sets that are on', () => {
    const datasets = [
      dataset('Attendance', fresh(1)),
      dataset('Grades', { status: 'failed' }),
      dataset('Section Rosters'),
    ];
    expect(tally(runOf(), datasets)).toEqual({ good: 1, bad: 1 });
  });

  test('a sparkline stays in its box, flat or not', () => {
    const points = (rows: number[]) =>
      pathOf(rows)
        .slice(1)
        .split('L')
        .map((p) => p.split(' ').map(Number));
    expect(points([5, 5])).toEqual([
      [2, 8],
      [46, 8],
    ]);
    for (const [x, y] of points([0, 1e9, 3, 17, 1e9])) {
      expect(x! >= 2 && x! <= 46 && y! >= 2 && y! <= 14).toBe(true);
    }
  });
});

describe('the client', () => {
  const runnerOf = (respond: (name: string, args: unknown[]) => unknown): Runner => {
    const make = (ok: (v: unknown) => void, bad: (e: Error) => void): Runner =>
      new Proxy({} as Runner, {
        get: (_, name: string) => {
          if (name === 'withSuccessHandler') return (f: typeof ok) => make(f, bad);
          if (name === 'withFailureHandler') return (f: typeof bad) => make(ok, f);
          return (...args: unknown[]) => {
            try {
              ok(respond(name, args));
            } catch (error) {
              bad(error as Error);
            }
          };
        },
      });
    return make(
      () => undefined,
      () => undefined,
    );
  };

  test('gives answers and failures, and takes a lost value of work for what it is', async () => {
    const runner = runnerOf((name, args) => {
      if (name === 'cancel') throw new Error('gone');
      return name === 'switchDataset' ? { value: args } : null;
    });
    const client = createClient(() => runner, 'fr');
    await expect(client.switchDataset('a', true)).resolves.toEqual({ value: ['fr', 'a', true] });
    await expect(client.cancel()).rejects.toThrow('gone');
    await expect(client.work()).resolves.toBeUndefined();
    await expect(client.runState()).rejects.toThrow('empty');
  });

  test('without Google around it every call fails in words', async () => {
    const client = createClient(() => {
      throw new Error('This page was not opened by Google Sheets.');
    }, 'en');
    await expect(client.consoleState()).rejects.toThrow('not opened by Google Sheets');
  });
});
