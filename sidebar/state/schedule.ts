import type { Schedule } from '../../src/model';
import { t } from '../messages';

export const KINDS = ['tick', 'hour', 'day', 'weekday', 'school_day', 'week', 'never'] as const;
export type Kind = (typeof KINDS)[number];

/** What is chosen in the editor: every part has a value, so that changing the kind loses none. */
export interface Draft {
  readonly every: Kind;
  readonly hour: number;
  readonly day: number;
}

/** Before school, on a Monday: where a schedule says nothing of it. */
const HOUR = 5;
const MONDAY = 1;

export const draftOf = (schedule: Schedule): Draft => ({
  every: schedule.every,
  hour: 'hour' in schedule ? schedule.hour : HOUR,
  day: 'day' in schedule ? schedule.day : MONDAY,
});

export const scheduleOf = ({ every, hour, day }: Draft): Schedule => {
  if (every === 'tick' || every === 'hour' || every === 'never') return { every };
  return every === 'week' ? { every, day, hour } : { every, hour };
};

export const isSame = (a: Schedule, b: Schedule): boolean =>
  JSON.stringify(scheduleOf(draftOf(a))) === JSON.stringify(scheduleOf(draftOf(b)));

/** The schedule as a sentence. */
export const sayOf = (schedule: Schedule): string => {
  const { hourOf, dayOf } = t.schedule;
  switch (schedule.every) {
    case 'tick':
      return t.schedule.always;
    case 'hour':
      return t.schedule.hourly;
    case 'never':
      return t.schedule.never;
    case 'day':
      return t.schedule.daily(hourOf(schedule.hour));
    case 'weekday':
      return t.schedule.weekdays(hourOf(schedule.hour));
    case 'school_day':
      return t.schedule.schoolDays(hourOf(schedule.hour));
    case 'week':
      return t.schedule.weekly(dayOf(schedule.day), hourOf(schedule.hour));
  }
};
