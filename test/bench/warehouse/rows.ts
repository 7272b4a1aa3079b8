import type { Cell, Table } from '../../../src/model';

/**
 * Students as a raw table holds them: twelve columns of every kind, ids that come in no order, as sources
 * give them, every fourteenth value missing.
 */
export const STUDENTS: Table = {
  schema: 'raw_bench',
  name: 'students',
  columns: [
    { name: '_connection', type: 'text' },
    { name: '_epoch', type: 'integer' },
    { name: '_landed_at', type: 'timestamp' },
    { name: 'id', type: 'text' },
    { name: 'school_id', type: 'integer' },
    { name: 'last_surname', type: 'text' },
    { name: 'first_name', type: 'text' },
    { name: 'birth_date', type: 'date' },
    { name: 'withdraw_date', type: 'date' },
    { name: 'is_hispanic', type: 'boolean' },
    { name: 'grade_average', type: 'number' },
    { name: '_extra', type: 'json' },
  ],
  key: ['_connection', '_epoch', 'id'],
  comment: 'Made-up students',
};

const LAST = ['García', "O'Brien", 'Nguyễn', 'Smith-Jones', 'Müller', 'Johnson', 'Đặng', 'Li'];
const FIRST = ['Ana', 'Zoë', 'Liam', 'Noor', 'José', 'Mei', 'Ava "Bee"', 'Oluwaseun', 'Iris'];
const LANDED = '2026-11-22T07:30:00.000Z';

/** Mulberry32: the same rows in every run. */
const dice = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
};

const hex = (value: number): string => value.toString(16).padStart(8, '0');
const two = (value: number): string => String(value).padStart(2, '0');

/** Rows of {@link STUDENTS} from one number up to another, without it. */
export const students = (from: number, to: number): Cell[][] =>
  Array.from({ length: to - from }, (_, i): Cell[] => {
    const roll = dice(from + i);
    const pick = (list: readonly string[]): string => list[roll() % list.length]!;
    const day = (first: number, years: number): string =>
      `${first + (roll() % years)}-${two(1 + (roll() % 12))}-${two(1 + (roll() % 28))}`;
    const missing = (): boolean => roll() % 14 === 0;
    return [
      'edfi-1',
      1,
      LANDED,
      hex(roll()) + hex(roll()) + hex(roll()) + hex(from + i),
      255901000 + (roll() % 60),
      `${pick(LAST)} ${from + i}`,
      pick(FIRST),
      missing() ? null : day(2006, 14),
      roll() % 20 === 0 ? day(2025, 2) : null,
      missing() ? null : roll() % 3 === 0,
      missing() ? null : (roll() % 4000) / 1000,
      roll() % 4 === 0 ? `{"languages":["es","en"],"note":"moved\\n${roll() % 100}"}` : null,
    ];
  });
