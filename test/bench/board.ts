import { createMachine, type Machine } from '../../emulator/machine/machine';
import type { District } from '../../emulator/district/server';
import { bringTogether, enroll, enrolled, startCountries, stateOf } from '../board/_countries';

type Note = (name: string, value: number) => void;
type Say = (line: string) => void;

/** One viewer asks as the page does: so long after each answer, which waits for news. */
const NEXT_MS = 50;
const EVERY_MS = 1_000;
/** Changes of all sources at once that are timed; the first few find engine and caches cold. */
const TIMED = 55;
const WARM = 3;
const MOST_MS = 240_000;

const passed = (ms: number): Promise<void> => new Promise((later) => setTimeout(later, ms));
const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ]!;

/**
 * From a row at its source to its number in the state a viewer has asked for, on the wall clock. In every
 * second each source gains a row; a number counts the rows of all, so it tells which rows it knows.
 */
const timed = async (
  machine: Machine,
  districts: readonly District[],
  changes: number,
): Promise<readonly number[]> => {
  const first = await stateOf(machine);
  const start = enrolled(first)!;
  const born: number[] = [];
  const took: number[] = [];
  let mark = first.drawn!.mark;
  let over = false;
  const began = performance.now();
  // As a page does: whoever finds nobody at work works.
  const working = (async () => {
    while (!over) {
      await machine.call('watch', ['en', 'enrollment']);
      await passed(100);
    }
  })();
  for (;;) {
    if ((await stateOf(machine, { have: mark })).is === 'live') break;
    await passed(200);
  }
  const source = (async () => {
    while (!over && born.length < changes * districts.length) {
      const next = performance.now() + EVERY_MS;
      for (const district of districts) {
        enroll(district);
        born.push(performance.now());
        // Twenty servers are not of one mind.
        await passed(EVERY_MS / districts.length / 4);
      }
      await passed(Math.max(0, next - performance.now()));
    }
  })();
  while (took.length < changes * districts.length && performance.now() - began < MOST_MS) {
    const state = await stateOf(machine, { have: mark, waits: true });
    const now = performance.now();
    if (state.drawn) {
      mark = state.drawn.mark;
      const known = (enrolled(state) ?? start) - start;
      while (took.length < known) took.push(now - born[took.length]!);
    }
    await passed(NEXT_MS);
  }
  over = true;
  await source;
  // Nobody looks any more: it ends by itself, or with the machine.
  void working;
  return took.slice(WARM * districts.length);
};

/** @param sizes how many countries */
export const boardFigures = async (
  sizes: readonly number[],
  note: Note,
  say: Say,
): Promise<void> => {
  for (const size of sizes)
    for (const latency of ['none', 'table'] as const) {
      const districts = await startCountries(size);
      const machine = await createMachine({ mode: 'owned' });
      try {
        await bringTogether(machine, districts, ['student_enrollment']);
        if (latency === 'none') machine.faults({ latency: 0 });
        Object.assign(machine.settings, { waits: latency === 'none' ? 'sleeps' : 'everything' });
        const took = await timed(machine, districts, latency === 'none' ? TIMED : 12);
        if (took.length < 50) throw new Error(`Only ${took.length} rows arrived in time.`);
        const name = latency === 'none' ? 'board' : 'board.with_latency';
        note(`${name}.latency_p95_s`, percentile(took, 0.95) / 1000);
        note(`${name}.latency_p50_s`, percentile(took, 0.5) / 1000);
        say(`board: ${took.length} rows of ${size} sources, latency ${latency}`);
      } finally {
        await machine.close();
        await Promise.all(districts.map((district) => district.close()));
      }
    }
};
