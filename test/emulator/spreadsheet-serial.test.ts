/** Dates between a workbook's wall clock and moments in time. */
import {
  instantOfSerial,
  serialOf,
  serialOfInstant,
  wallClock,
} from '../../emulator/machine/spreadsheet/serial';

test('day 0 is 30 December 1899; 25569 is 1 January 1970', () => {
  expect(serialOf(1899, 12, 30)).toBe(0);
  expect(serialOf(1970, 1, 1)).toBe(25_569);
  expect(wallClock(45_000.5)).toMatchObject({
    year: 2023,
    month: 3,
    day: 15,
    hour: 12,
    weekday: 3,
  });
});

test.each([
  'UTC',
  'America/New_York',
  'America/Chicago',
  'Europe/Paris',
  'Asia/Kolkata',
  'Pacific/Auckland',
])('every other hour of a year goes to %s and back', (zone) => {
  const start = Date.UTC(2026, 0, 1);
  let repeated = 0;
  for (let hour = 0; hour < 365 * 24; hour += 2) {
    const instant = start + hour * 3_600_000;
    const back = instantOfSerial(serialOfInstant(instant, zone), zone);
    // The hour that a time change repeats has two moments for one wall clock.
    if (back === instant) continue;
    repeated += 1;
    expect(Math.abs(back - instant)).toBe(3_600_000);
  }
  expect(repeated).toBeLessThanOrEqual(1);
});

test('a wall clock that a time change skips still is a moment near it', () => {
  const skipped = serialOf(2026, 3, 8, 2, 30);
  const instant = instantOfSerial(skipped, 'America/New_York');
  expect(Math.abs(instant - Date.UTC(2026, 2, 8, 7, 30))).toBeLessThanOrEqual(3_600_000);
});
