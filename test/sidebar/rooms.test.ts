/** What taking over and the System check work out, and where the sidebar opens. */
import type { CheckReport } from '../../src/app/api';
import { groupsOf, loadCheck, runCheck } from '../../sidebar/state/check';
import { valueOf } from '../../sidebar/state/loaded';
import { startAt } from '../../sidebar/state/start';
import { askedOf, connectionOf, leftOut, missingIn } from '../../sidebar/state/takeOver';
import { consoleOf, good, NOW, TROUBLES } from '../browser/sidebar-fixture';
import { reportOf, TWO } from '../browser/sidebar-rooms';
import { rooms, sessionOf } from './_rooms';

jest.useFakeTimers();
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

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
