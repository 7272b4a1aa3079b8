/** When the clocks of a zone are changed, as report tabs hold it. */
import { changesOf } from '../../src/engine/report-tab/zone';
import { clockOf } from './_rows';

const NOW = '2026-11-21T12:00:00Z';
const told = (zone: string): string[] =>
  changesOf(clockOf(zone, NOW), Date.parse(NOW)).map(
    ({ from, offset }) => `${new Date(from).toISOString().slice(0, 16)} ${offset / 3_600_000}`,
  );

test.each([
  ['UTC', [], 1],
  ['Asia/Kolkata', [], 1],
  ['America/New_York', ['2026-03-08T07:00 -4', '2026-11-01T06:00 -5'], 25],
  ['Europe/Paris', ['2026-03-29T01:00 2', '2026-10-25T01:00 1'], 25],
  ['Australia/Lord_Howe', ['2026-04-04T15:00 10.5', '2026-10-03T15:30 11'], 25],
])('%s', (zone, of2026, count) => {
  const changes = told(zone);
  expect(changes).toHaveLength(count);
  expect(changes.filter((one) => one.startsWith('2026'))).toEqual(of2026);
});
