import { keys } from '../../src/engine/store';
import type { Run, RunId } from '../../src/model';
import { openDesk } from './_desk';

const REFUSED = { code: 'source.refused_key', params: { host: 'edfi.example' } } as const;

/** A Thursday, 7 in the morning in New York: both data sets are fresh. */
const THURSDAY = '2026-11-19T12:00:00Z';

const opened = () => {
  const desk = openDesk(THURSDAY);
  desk.subscribe('attendance');
  desk.subscribe('grades');
  desk.tick();
  /** A run that has just begun and is under way when the execution ends. */
  const underWay = (...datasets: string[]): void =>
    desk.set(keys.run, {
      v: 1,
      id: 'r1' as RunId,
      datasets,
      cause: 'schedule',
      createdAt: desk.now(),
      status: { is: 'queued' },
      outcomes: {},
      executions: 1,
      counts: { requests: 0, rowsRead: 0, retries: 0 },
    } satisfies Run);
  return { ...desk, underWay };
};

test('a run that is under way is let finish: what it settles is one mail', () => {
  const desk = opened();
  desk.refreshed('attendance', REFUSED);
  desk.underWay('grades');
  for (const minute of ['05', '20', '40']) {
    desk.at(`2026-11-19T12:${minute}:00Z`);
    desk.tick();
  }
  expect(desk.sent).toEqual([]);
  desk.refreshed('grades', REFUSED);
  desk.records.delete(keys.run);
  desk.tick();
  expect(desk.sent.map(({ subject }) => subject)).toEqual([
    'Homeroom: Attendance and 1 more need you',
  ]);
});

test('runs that follow each other hold nothing back for longer than a tick of an hour', () => {
  const desk = opened();
  desk.refreshed('attendance', REFUSED);
  desk.pass(6, () => desk.underWay('grades'));
  expect(desk.sent.map(({ at }) => at)).toEqual(['2026-11-19T14:00:00.000Z']);
  desk.refreshed('attendance');
  desk.pass(6, () => desk.underWay('grades'));
  expect(desk.sent.map(({ at }) => at)).toEqual([
    '2026-11-19T14:00:00.000Z',
    '2026-11-19T20:00:00.000Z',
  ]);
});

test('what is late is told at once, whatever is under way', () => {
  const desk = opened();
  // Promised at 5 the next morning, late at 9, which is 14 o'clock as UTC counts.
  desk.pass(30, () => desk.underWay('grades'));
  expect(desk.sent.map(({ at, subject }) => [at, subject])).toEqual([
    ['2026-11-20T14:00:00.000Z', 'Homeroom: Attendance is out of date'],
    // The run that is at it has been trusted meanwhile, and has not brought it.
    ['2026-11-20T15:00:00.000Z', 'Homeroom: Grades is out of date'],
  ]);
});
