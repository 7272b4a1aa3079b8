import { calendarOf, schoolDays } from '../../src/engine/calendar';
import { isDue, isFed, lateSince, nextDue } from '../../src/engine/schedule';
import { addDays, DAY_MS, HOUR_MS, instantOf, weekdayOf } from '../../src/engine/wall';
import type { Connection, Dataset, Failure, Json, Schedule } from '../../src/model';
import { refreshed, subscribed, timesOf, wallClock, type FakeClock } from './_times';

const ZONES = [
  'America/New_York',
  'Europe/Paris',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Etc/UTC',
];
const YEAR = { from: Date.parse('2026-01-01T00:00:00Z'), to: Date.parse('2027-01-01T00:00:00Z') };
const MINUTE = 60_000;

/** Lets a trigger come every so many minutes and notes when a data set was refreshed by itself. */
const live = (
  clock: FakeClock,
  schedule: Schedule,
  { minutes, phase = 0, from = YEAR.from, to = YEAR.to, calendar = calendarOf({}) } = {} as {
    minutes: number;
    phase?: number;
    from?: number;
    to?: number;
    calendar?: ReturnType<typeof calendarOf>;
  },
): string[] => {
  const times = timesOf(clock, calendar);
  let subscription = refreshed(subscribed(schedule), from);
  const fired: string[] = [];
  for (let at = from + phase * MINUTE; at < to; at += minutes * MINUTE) {
    clock.set(at);
    if (!isDue(subscription, times)) continue;
    const { date, hour } = clock.local(at);
    fired.push(`${date} ${String(hour).padStart(2, '0')}`);
    subscription = refreshed(subscription, at + 2 * MINUTE);
  }
  return fired;
};

/** Every date from one to another, both included. */
const dates = (from: string, to: string): string[] => {
  const all: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) all.push(date);
  return all;
};

describe.each(ZONES)('a year in %s', (zone) => {
  const clock = wallClock(zone);
  /** Dates that lie whole within the year, in this zone. */
  const inner = dates('2026-01-03', '2026-12-29');
  const within = (fired: readonly string[]): string[] =>
    fired.filter((stamp) => inner.includes(stamp.slice(0, 10)));

  test.each([1, 2, 3, 23])('a daily one of %i o’clock fires once every date', (hour) => {
    const fired = within(live(clock, { every: 'day', hour }, { minutes: 60, phase: 37 }));
    expect(fired.map((stamp) => stamp.slice(0, 10))).toEqual(inner);
    // Within the hour; where the hour does not exist, in the next one.
    const late = fired.filter((stamp) => Number(stamp.slice(11)) !== hour);
    expect(late.length).toBeLessThanOrEqual(2);
    for (const stamp of late) expect(Number(stamp.slice(11))).toBe((hour + 1) % 24);
  });

  test('on weekdays, with a trigger every half hour', () => {
    const fired = within(live(clock, { every: 'weekday', hour: 2 }, { minutes: 30 }));
    expect(fired.map((stamp) => stamp.slice(0, 10))).toEqual(
      inner.filter((date) => weekdayOf(date) <= 5),
    );
  });

  test('once a week', () => {
    const fired = within(live(clock, { every: 'week', day: 7, hour: 2 }, { minutes: 60 }));
    expect(fired.map((stamp) => stamp.slice(0, 10))).toEqual(
      inner.filter((date) => weekdayOf(date) === 7),
    );
  });

  test('hourly, whatever the clocks do', () => {
    const fired = live(clock, { every: 'hour' }, { minutes: 60 });
    expect(fired).toHaveLength((YEAR.to - YEAR.from) / HOUR_MS - 1);
  });

  test('never', () => {
    expect(live(clock, { every: 'never' }, { minutes: 60 })).toEqual([]);
  });

  test('what is told of the next one is what happens', () => {
    const schedule: Schedule = { every: 'day', hour: 2 };
    const times = timesOf(clock);
    for (let day = 0; day < 365; day++) {
      const at = YEAR.from + day * DAY_MS + 5 * HOUR_MS + 13 * MINUTE;
      clock.set(at);
      const subscription = refreshed(subscribed(schedule), at);
      const next = nextDue(subscription, times)!;
      expect(next).toBeGreaterThan(at);
      expect(next - at).toBeLessThanOrEqual(25 * HOUR_MS);
      clock.set(next - MINUTE);
      expect(isDue(subscription, times)).toBe(false);
      clock.set(next);
      expect(isDue(subscription, times)).toBe(true);
    }
  });

  test('missed hours are caught up once', () => {
    for (const schedule of [
      { every: 'day', hour: 5 },
      { every: 'hour' },
      { every: 'week', day: 3, hour: 5 },
    ] as const) {
      const times = timesOf(clock);
      const before = refreshed(subscribed(schedule), YEAR.from);
      const at = YEAR.from + 40 * DAY_MS + 11 * HOUR_MS;
      clock.set(at);
      expect(isDue(before, times)).toBe(true);
      expect(isDue(refreshed(before, at), times)).toBe(false);
    }
  });
});

describe('when the clocks change', () => {
  const utc = (zone: string, date: string, hour: number): string =>
    new Date(instantOf(wallClock(zone), date, hour)).toISOString().slice(0, 16);

  test.each([
    ['America/New_York', '2026-03-08', 2, '2026-03-08T07:00'], // does not exist
    ['America/New_York', '2026-03-08', 3, '2026-03-08T07:00'],
    ['America/New_York', '2026-03-08', 1, '2026-03-08T06:00'],
    ['America/New_York', '2026-11-01', 1, '2026-11-01T05:00'], // twice: the first
    ['America/New_York', '2026-11-01', 2, '2026-11-01T07:00'],
    ['Europe/Paris', '2026-03-29', 2, '2026-03-29T01:00'],
    ['Europe/Paris', '2026-10-25', 2, '2026-10-25T00:00'],
    ['Europe/Paris', '2026-10-25', 3, '2026-10-25T02:00'],
    ['Australia/Lord_Howe', '2026-10-04', 2, '2026-10-03T15:30'], // 02:00 is 02:30
    ['Australia/Lord_Howe', '2026-04-05', 1, '2026-04-04T14:00'], // half of it twice
    ['Australia/Lord_Howe', '2026-04-05', 2, '2026-04-04T15:30'],
    ['Asia/Kathmandu', '2026-07-01', 0, '2026-06-30T18:15'],
  ])('%s, %s at %i', (zone, date, hour, expected) => {
    expect(utc(zone, date, hour)).toBe(expected);
  });
});

describe('a changed time zone', () => {
  test.each([
    ['America/New_York', 'Asia/Kathmandu'],
    ['Asia/Kathmandu', 'America/New_York'],
    ['Pacific/Auckland', 'Pacific/Honolulu'],
    ['Pacific/Honolulu', 'Pacific/Auckland'],
  ])('from %s to %s neither loses nor doubles a day', (from, to) => {
    for (let moved = 0; moved < 24; moved++) {
      const clock = wallClock(from);
      const times = timesOf(clock);
      const start = Date.parse('2026-05-04T00:00:00Z');
      const change = start + 3 * DAY_MS + moved * HOUR_MS;
      let subscription = refreshed(subscribed({ every: 'day', hour: 5 }), start);
      const fired: { at: number; date: string }[] = [];
      for (let at = start; at < start + 8 * DAY_MS; at += HOUR_MS / 4) {
        if (at >= change) clock.zone = to;
        clock.set(at);
        if (!isDue(subscription, times)) continue;
        // The date whose five o'clock this one serves.
        fired.push({ at, date: clock.local(at - 5 * HOUR_MS).date });
        subscription = refreshed(subscription, at);
      }
      const gaps = fired.slice(1).map(({ at }, i) => at - fired[i]!.at);
      // Never two for one stroke, never a whole day more than the change itself takes or gives.
      for (const gap of gaps) expect(gap).toBeLessThanOrEqual(47 * HOUR_MS);
      const after = fired.filter(({ at }) => at >= change).map(({ date }) => date);
      expect(new Set(after).size).toBe(after.length);
      expect(after).toEqual(dates(after[0]!, after[after.length - 1]!));
    }
  });
});

describe('school days', () => {
  const record = (from: string, days: string): Json => {
    const rows = [...days].map((open, i) => [addDays(from, i), open === '1' ? 1 : 0]);
    return schoolDays(rows, from) as unknown as Json;
  };
  /** Two weeks from a Monday: the second Wednesday is a holiday, the first Saturday has lessons. */
  const calendar = calendarOf({ 'calendar/a': record('2026-03-02', '11111101101100') });

  test('follow the calendar, and Monday to Friday outside it', () => {
    const clock = wallClock('Europe/Paris');
    const fired = live(
      clock,
      { every: 'school_day', hour: 6 },
      {
        minutes: 60,
        from: Date.parse('2026-02-26T12:00:00Z'),
        to: Date.parse('2026-03-18T12:00:00Z'),
        calendar,
      },
    );
    expect(fired.map((stamp) => stamp.slice(5, 10))).toEqual(
      ['02-27', '03-02', '03-03', '03-04', '03-05', '03-06', '03-07', '03-09', '03-10'].concat([
        '03-12',
        '03-13',
        '03-16',
        '03-17',
        '03-18',
      ]),
    );
  });

  test('several calendars: a day is open where any of them has lessons', () => {
    const both = calendarOf({
      'calendar/a': record('2026-03-02', '0000000'),
      'calendar/b': record('2026-03-04', '0100000'),
      'subscription/x': { v: 1 },
    });
    expect(both.range).toEqual({ from: '2026-03-02', to: '2026-03-10' });
    expect(dates('2026-03-01', '2026-03-12').filter(both.isOpen)).toEqual([
      '2026-03-05',
      '2026-03-11',
      '2026-03-12',
    ]);
    expect(both.isClosed('2026-03-11')).toBe(false);
  });

  test('a record holds a date once, and nothing that is absurdly far away', () => {
    const made = schoolDays(
      [
        ['2026-03-02', 0],
        ['2026-03-02', 1],
        ['2026-03-04', null],
        ['0206-03-04', 1],
        ['2206-03-04', 1],
        ['March', 1],
        [null, 1],
      ],
      '2026-03-01',
    );
    expect(made).toEqual({ v: 1, from: '2026-03-02', to: '2026-03-04', days: '100' });
    expect(schoolDays([], '2026-03-01')).toBeUndefined();
  });
});

describe('late', () => {
  const clock = wallClock('America/New_York');
  const from = Date.parse('2026-03-02T10:30:00Z'); // a Monday, 05:30
  const daily = refreshed(subscribed({ every: 'day', hour: 5 }), from);
  const late = (
    subscription = daily,
    at: string,
    more: { calendar?: ReturnType<typeof calendarOf>; fed?: boolean } = {},
  ): string | null => {
    clock.set(at);
    const since = lateSince(subscription, timesOf(clock, more.calendar), more.fed ?? true);
    return since === null ? null : new Date(since).toISOString().slice(0, 16);
  };

  test('four hours after its hour has struck without it', () => {
    expect(late(daily, '2026-03-03T13:59:00Z')).toBeNull();
    expect(late(daily, '2026-03-03T14:00:00Z')).toBe('2026-03-03T14:00');
    expect(late(daily, '2026-03-08T14:00:00Z')).toBe('2026-03-03T14:00');
  });

  test('hourly: three hours after the last', () => {
    const hourly = { ...daily, schedule: { every: 'hour' } as const };
    expect(late(hourly, '2026-03-02T13:29:00Z')).toBeNull();
    expect(late(hourly, '2026-03-02T13:30:00Z')).toBe('2026-03-02T13:30');
  });

  test('not when it is off, on no schedule, fed by paused connections, or was promised nothing yet', () => {
    const long = '2026-06-02T13:30:00Z';
    expect(late({ ...daily, on: false }, long)).toBeNull();
    expect(late({ ...daily, schedule: { every: 'never' } }, long)).toBeNull();
    expect(late(daily, long, { fed: false })).toBeNull();
    expect(late(subscribed({ every: 'hour' }), long)).toBeNull();
    const since = '2026-06-02T12:00:00.000Z';
    expect(late({ ...daily, since }, long)).toBeNull();
    const neverCame = subscribed({ every: 'day', hour: 5 }, { since: '2026-03-02T12:00:00Z' });
    expect(late(neverCame, '2026-03-03T13:59:00Z')).toBeNull();
    expect(late(neverCame, '2026-03-03T14:00:00Z')).toBe('2026-03-03T14:00');
  });

  test('a closed school’s data is not late; it is when the school has opened', () => {
    // Open on Monday the 2nd; closed until the 15th; open again on Monday the 16th.
    const days = [...'10000000000000111'].map((open, i) => [
      addDays('2026-03-02', i),
      Number(open),
    ]);
    const calendar = calendarOf({
      'calendar/a': schoolDays(days, '2026-03-02') as unknown as Json,
    });
    for (const schedule of [
      { every: 'hour' },
      { every: 'day', hour: 5 },
      { every: 'weekday', hour: 5 },
      { every: 'school_day', hour: 5 },
      { every: 'week', day: 7, hour: 5 },
    ] as const) {
      const last = Date.parse('2026-03-03T04:30:00Z'); // 23:30 on the last open day
      const closed = refreshed(subscribed(schedule), last);
      for (let at = last; at < Date.parse('2026-03-16T04:00:00Z'); at += 6 * HOUR_MS)
        expect(late(closed, new Date(at).toISOString(), { calendar })).toBeNull();
      expect(late(closed, '2026-03-16T20:00:00Z', { calendar })).toMatch(/^2026-03-16T/);
    }
  });

  test('what came late began before the holidays stays late', () => {
    const days = [...'1100000'].map((open, i) => [addDays('2026-03-02', i), Number(open)]);
    const calendar = calendarOf({
      'calendar/a': schoolDays(days, '2026-03-02') as unknown as Json,
    });
    expect(late(daily, '2026-03-05T12:00:00Z', { calendar })).toBe('2026-03-03T14:00');
  });

  test('fed: by any connection that is not paused', () => {
    const dataset = { sql: { edfi: '' } } as unknown as Dataset;
    const one = { connector: 'edfi' } as Connection;
    const paused = { ...one, paused: true } as Connection;
    expect(isFed(dataset, [one])).toBe(true);
    expect(isFed(dataset, [paused])).toBe(false);
    expect(isFed(dataset, [paused, one])).toBe(true);
    expect(isFed(dataset, [])).toBe(false);
  });
});

describe('after a failure', () => {
  const clock = wallClock('Etc/UTC');
  const at = Date.parse('2026-03-02T10:00:00Z');
  const failed = (
    tries: number,
    code: 'source.error' | 'source.refused_key',
    seconds?: number,
  ) => ({
    ...refreshed(subscribed({ every: 'day', hour: 5 }), at),
    tries,
    failure: { code, params: (seconds === undefined ? {} : { seconds }) as Failure['params'] },
  });
  const next = (subscription: ReturnType<typeof failed>): number => {
    clock.set(at);
    return (nextDue(subscription, timesOf(clock))! - at) / MINUTE;
  };

  test('that passes by itself it is tried again, later and later, and never later than its hour', () => {
    expect([1, 2, 3, 4, 5, 50].map((tries) => next(failed(tries, 'source.error')))).toEqual([
      15, 60, 120, 240, 240, 240,
    ]);
    expect(next(failed(1, 'source.error', 7200))).toBe(120);
    expect(next(failed(1, 'source.error', 100 * 3600))).toBe(19 * 60);
  });

  test('that needs a person it waits for its hour', () => {
    expect(next(failed(1, 'source.refused_key'))).toBe(19 * 60);
  });

  test('an hourly one waits longer as well', () => {
    clock.set(at);
    const hourly = { ...failed(3, 'source.error'), schedule: { every: 'hour' } as const };
    expect(nextDue(hourly, timesOf(clock))).toBe(at + 2 * HOUR_MS);
  });
});
