import type { Clock } from '../host';
import { repeatable } from './errors';
import type { Google } from './globals';

export const createClock = (g: Google): Clock => {
  const started = Date.now();
  let zone: string | undefined;
  const sleep = (milliseconds: number): void => g.Utilities.sleep(milliseconds);
  const timeZone = (): string =>
    (zone ??= repeatable('Sheets', sleep, () =>
      g.SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone(),
    ));
  return {
    now: () => Date.now(),
    sleep,
    elapsed: () => Date.now() - started,
    timeZone,
    local: (epoch) => {
      const text = g.Utilities.formatDate(new Date(epoch), timeZone(), 'yyyy-MM-dd HH');
      return { date: text.slice(0, 10), hour: Number(text.slice(11)) };
    },
  };
};
