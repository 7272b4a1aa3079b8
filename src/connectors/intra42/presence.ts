import { textAt } from '../../http/record';
import type { Json, SourceRecord } from '../../model';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** A session of weeks is a computer nobody logged out of. */
const MOST_DAYS = 7;

/**
 * The hours of a session on each day it touches, days in UTC as all of 42's times are. A session that is
 * still open has none: they come once it has ended.
 */
export const hoursByDay = (record: SourceRecord): readonly Json[] => {
  const begin = Date.parse(textAt(record, 'begin_at') ?? '');
  const end = Date.parse(textAt(record, 'end_at') ?? '');
  if (!(end > begin)) return [];
  const days: Json[] = [];
  for (let from = begin; from < end && days.length < MOST_DAYS;) {
    const until = Math.min(end, (Math.floor(from / DAY_MS) + 1) * DAY_MS);
    days.push({
      day: new Date(from).toISOString().slice(0, 10),
      hours: Math.round(((until - from) / HOUR_MS) * 10_000) / 10_000,
    });
    from = until;
  }
  return days;
};
