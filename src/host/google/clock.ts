import type { Clock } from '../host';
import { repeatable } from './errors';
import type { Google } from './globals';

const HOUR_MS = 3_600_000;

export const createClock = (g: Google): Clock => {
  const started = Date.now();
  let zone: string | undefined;
  const sleep = (milliseconds: number): void => g.Utilities.sleep(milliseconds);
  const timeZone = (): string =>
    (zone ??= repeatable('Sheets', sleep, () =>
      g.SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone(),
    ));
  /** How far the zone's clock is ahead of UTC. It changes on the hour, so one answer holds for it. */
  const offsets = new Map<number, number>();
  const offset = (epoch: number): number => {
    const hour = Math.floor(epoch / HOUR_MS);
    let known = offsets.get(hour);
    if (known === undefined) {
      const moment = new Date(hour * HOUR_MS);
      const local = g.Utilities.formatDate(moment, timeZone(), "yyyy-MM-dd'T'HH:mm:ss");
      known = Date.parse(`${local}Z`) - moment.getTime();
      offsets.set(hour, known);
    }
    return known;
  };
  return {
    now: () => Date.now(),
    sleep,
    elapsed: () => Date.now() - started,
    timeZone,
    local: (epoch) => {
      const text = new Date(epoch + offset(epoch)).toISOString();
      return { date: text.slice(0, 10), hour: Number(text.slice(11, 13)) };
    },
  };
};
