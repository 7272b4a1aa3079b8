import type { Clock } from '../host';
import { opening, type Book } from './book';
import { repeatable } from './errors';
import type { Google } from './globals';

/** Every zone changes its clocks on a quarter of an hour of UTC. */
const QUARTER_MS = 900_000;

export const createClock = (g: Google, book: Book = opening(g)): Clock => {
  const started = Date.now();
  let zone: string | undefined;
  const sleep = (milliseconds: number): void => g.Utilities.sleep(milliseconds);
  const timeZone = (): string =>
    (zone ??= repeatable('Sheets', sleep, () => book().getSpreadsheetTimeZone()));
  /** How far the zone's clock is ahead of UTC. */
  const offsets = new Map<number, number>();
  const offset = (epoch: number): number => {
    const quarter = Math.floor(epoch / QUARTER_MS);
    let known = offsets.get(quarter);
    if (known === undefined) {
      const moment = new Date(quarter * QUARTER_MS);
      const local = g.Utilities.formatDate(moment, timeZone(), "yyyy-MM-dd'T'HH:mm:ss");
      known = Date.parse(`${local}Z`) - moment.getTime();
      offsets.set(quarter, known);
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
      return {
        date: text.slice(0, 10),
        hour: Number(text.slice(11, 13)),
        minute: Number(text.slice(14, 16)),
      };
    },
  };
};
