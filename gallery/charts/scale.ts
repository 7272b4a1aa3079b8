import type { Picture, Point } from '../../src/model';
import { leastIn } from '../words';

/* Numbers as places: pixels from the left and from the top. */

/** Steps of 1, 2, 2.5 or 5 times a power of ten that cover the values, from zero on. */
export interface Ticks {
  readonly from: number;
  readonly to: number;
  readonly at: readonly number[];
}

/** @param leastStep steps are a multiple of it: what their labels can tell */
export const ticksOf = (
  values: readonly number[],
  wanted = 4,
  fromZero = true,
  leastStep = 0,
): Ticks => {
  const finite = values.filter((value) => Number.isFinite(value));
  const low = Math.min(fromZero ? 0 : Infinity, ...finite);
  const high = Math.max(fromZero ? 0 : -Infinity, ...finite);
  const least = Number.isFinite(low) ? low : 0;
  const span = Number.isFinite(high) && high > least ? high - least : Math.abs(least) || 1;
  const raw = Math.max(span / wanted, leastStep);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step =
    [1, 2, 2.5, 5, 10]
      .map((n) => n * power)
      .find((n) => n >= raw * 0.999 && isMultiple(n, leastStep)) ?? raw;
  const from = Math.floor(least / step + 1e-9) * step;
  const count = Math.max(1, Math.ceil((least + span - from) / step - 1e-9));
  const at = Array.from({ length: count + 1 }, (_, i) => Number((from + i * step).toPrecision(12)));
  return { from, to: at[at.length - 1]!, at };
};

const isMultiple = (n: number, of: number): boolean =>
  of === 0 || Math.abs(n / of - Math.round(n / of)) < 1e-9;

/**
 * A share never needs more than all of it. A length is read from zero; a line tells its course, and where
 * that lies far from zero the ground is left out.
 */
export const ticksFor = (picture: Picture, wanted = 4, fromZero = true): Ticks => {
  const values = picture.points.flatMap(({ value }) => (value === null ? [] : [value]));
  const lines = picture.thresholds.map(({ value }) => value);
  const all = [...values, ...lines];
  const far = !fromZero && Math.min(...all) > Math.max(...all) / 2;
  const ticks = ticksOf(all, wanted, !far, leastIn(picture.y.format));
  const most = Math.max(0, ...values, ...lines);
  if (picture.y.format !== 'percent' || most > 1 || ticks.to <= 1) return ticks;
  const at = ticks.at.filter((tick) => tick <= 1);
  return { ...ticks, to: 1, at: at.includes(1) ? at : [...at, 1] };
};

export const placeIn =
  ({ from, to }: Pick<Ticks, 'from' | 'to'>, start: number, end: number) =>
  (value: number): number =>
    start + ((value - from) / (to - from || 1)) * (end - start);

const CHAR = 6.4;
/** Shortened to what fits: the whole text stands in its tip. */
export const fitted = (text: string, pixels: number): string => {
  const chars = Math.max(3, Math.floor(pixels / CHAR));
  return text.length <= chars ? text : `${text.slice(0, chars - 1).trimEnd()}…`;
};
export const widthOf = (text: string): number => text.length * CHAR;
/** In lines of so many pixels, broken between words; what does not fit into the last one is shortened. */
export const linesOf = (text: string, pixels: number, most: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && (widthOf(`${last} ${word}`) <= pixels || lines.length === most))
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => fitted(line, pixels));
};

export const COLORS = [
  ...['#0b57d0', '#b45309', '#0f766e', '#9333ea', '#be123c', '#4d7c0f', '#0369a1', '#7c2d12'],
  ...['#57606a', '#db2777', '#155e75', '#a16207', '#6d28d9', '#1f2328'],
] as const;
export const colorOf = (i: number): string => COLORS[i % COLORS.length]!;

/** The points of each series in the order of x; null where there is none. */
export const rowsBySeries = ({
  points,
  x,
  series,
}: Picture): readonly (readonly (Point | null)[])[] => {
  const keys = x?.values.map(({ key }) => key) ?? [undefined];
  const names = series?.values.map(({ key }) => key) ?? [undefined];
  const found = new Map(points.map((p) => [JSON.stringify([p.series ?? null, p.x ?? null]), p]));
  return names.map((name) =>
    keys.map((key) => found.get(JSON.stringify([name ?? null, key ?? null])) ?? null),
  );
};
