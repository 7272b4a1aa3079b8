import type { Calendar } from '../../src/engine/calendar';
import { calendarOf } from '../../src/engine/calendar';
import type { Times } from '../../src/engine/schedule';
import type { Schedule, Subscription } from '../../src/model';

const QUARTER = 15 * 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** How far a zone is ahead of UTC; asked once for each quarter of an hour. */
const offsetOf = (zone: string, epoch: number): number => {
  const quarter = Math.floor(epoch / QUARTER) * QUARTER;
  const key = `${zone} ${quarter}`;
  let known = offsets.get(key);
  if (known === undefined) {
    const format =
      formats.get(zone) ??
      new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
      });
    formats.set(zone, format);
    const part = Object.fromEntries(
      format.formatToParts(quarter).map(({ type, value }) => [type, Number(value)]),
    ) as Record<string, number>;
    const wall = Date.UTC(
      part['year']!,
      part['month']! - 1,
      part['day'],
      part['hour'],
      part['minute'],
    );
    offsets.set(key, (known = wall - quarter));
  }
  return known;
};

/** A wall clock of a zone, by the platform's own tables, that stands where it is put. */
export const wallClock = (zone: string, at = 0) => {
  let now = at;
  return {
    zone,
    now: () => now,
    set(to: number | string) {
      now = typeof to === 'number' ? to : Date.parse(to);
    },
    local(epoch: number) {
      const text = new Date(epoch + offsetOf(this.zone, epoch)).toISOString();
      return {
        date: text.slice(0, 10),
        hour: Number(text.slice(11, 13)),
        minute: Number(text.slice(14, 16)),
      };
    },
  };
};
export type FakeClock = ReturnType<typeof wallClock>;

export const NO_CALENDAR: Calendar = calendarOf({});

export const timesOf = (clock: FakeClock, calendar = NO_CALENDAR): Times => ({ clock, calendar });

export const subscribed = (schedule: Schedule, more: Partial<Subscription> = {}): Subscription => ({
  v: 1,
  dataset: 'schools',
  on: true,
  schedule,
  ...more,
});

/** The subscription after an attempt that went well. */
export const refreshed = (subscription: Subscription, at: number): Subscription => ({
  ...subscription,
  attemptedAt: new Date(at).toISOString(),
  version: {
    number: 1,
    at: new Date(at).toISOString(),
    rows: 1,
    changed: 0,
    hash: '',
    sql: '',
    segments: {},
  },
});
