import type { WallClock } from '../wall';
import { DAY_MS } from '../wall';
import type { Paper } from './sheet';
import { letters } from './source';

/*
 * Moments stand in tabs in UTC, and no formula knows the zone. So the tab holds when the workbook's clocks
 * are changed, years to both sides, and formulas look up how far they are ahead of UTC.
 */

const EPOCH = Date.UTC(1899, 11, 30);
const QUARTER_MS = 15 * 60_000;
/** No zone changes its clocks twice within so many days. */
const STEP_DAYS = 14;
const YEARS = { before: 8, after: 4 };
const YEAR_MS = 366 * DAY_MS;

export interface Zone {
  /** Moments of a column or a name, as the wall clock shows them. */
  local(column: string): string;
  /** This moment in UTC. */
  readonly now: string;
}

interface Change {
  readonly from: number;
  readonly offset: number;
}

const offsetAt = (clock: WallClock, time: number): number => {
  const { date, hour, minute } = clock.local(time);
  return Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * 60_000 - time;
};

/** When the clocks are changed, to the quarter of an hour, and what they are ahead from then on. */
export const changesOf = (clock: WallClock, now: number): readonly Change[] => {
  const year = new Date(now).getUTCFullYear();
  const end = Date.UTC(year + YEARS.after, 0, 1);
  let at = Date.UTC(year - YEARS.before, 0, 1);
  const found: Change[] = [{ from: EPOCH, offset: offsetAt(clock, at) }];
  while (at < end) {
    const next = at + STEP_DAYS * DAY_MS;
    const before = offsetAt(clock, at);
    if (offsetAt(clock, next) !== before) {
      let [low, high] = [at, next];
      while (high - low > QUARTER_MS) {
        const middle = low + Math.floor((high - low) / 2 / QUARTER_MS) * QUARTER_MS;
        if (offsetAt(clock, middle) === before) low = middle;
        else high = middle;
      }
      found.push({ from: high, offset: offsetAt(clock, high) });
    }
    at = next;
  }
  return found;
};

/**
 * This moment in UTC as one formula, for a tab that has no room for a table. It is good until the year
 * after next; who writes it writes it anew in time.
 */
export const utcNow = (clock: WallClock): string => {
  const now = clock.now();
  const next = changesOf(clock, now).filter(({ from }) => {
    return from > now - YEAR_MS && from < now + 2 * YEAR_MS;
  });
  const first = offsetAt(clock, now - YEAR_MS);
  // Each change by what the wall clock says from then on.
  const ahead = next.reduce(
    (before, { from, offset }) =>
      `IF(NOW()>=${(from + offset - EPOCH) / DAY_MS},${offset / DAY_MS},${before})`,
    String(first / DAY_MS),
  );
  return `(NOW()-${ahead})`;
};

/** Writes the changes where nobody needs to see them, as soon as something asks for them. */
export const openZone = (paper: Paper, clock: WallClock, column: number): Zone => {
  let table: string | undefined;
  const written = (): string => {
    if (table !== undefined) return table;
    const changes = changesOf(clock, clock.now());
    changes.forEach(({ from, offset }, at) => {
      paper.value({ row: at + 1, column }, (from - EPOCH) / DAY_MS);
      paper.value({ row: at + 1, column: column + 1 }, offset / DAY_MS);
    });
    // The clock is asked in one cell: whatever asks for the time is worked out after every change.
    ends = changes.length + 1;
    return (table = `$${letters(column)}$1:$${letters(column + 1)}$${changes.length}`);
  };
  let ends = 0;
  let moment: string | undefined;
  /** What is no moment, the header among it, is left as it is. */
  const ahead = (moments: string): string => `IFNA(VLOOKUP(${moments},${written()},2,TRUE),0)`;
  return {
    local: (moments) => `(${moments}+${ahead(moments)})`,
    // What the clock shows now is at most a change of clocks off UTC by the offset of its own number.
    get now() {
      if (moment !== undefined) return moment;
      const formula = `=NOW()-${ahead(`(NOW()-${ahead('NOW()')})`)}`;
      paper.formula({ row: ends, column }, formula);
      return (moment = `$${letters(column)}$${ends}`);
    },
  };
};
