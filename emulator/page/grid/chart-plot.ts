/** Where the parts of a chart stand, in pixels of the chart. */
import type { ChartView } from '../api/contract';

/** Google's own order of colours. */
export const COLORS = ['#4285f4', '#ea4335', '#fbbc04', '#34a853', '#ff6d01', '#46bdc6', '#7baaf7'];

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
export interface MarkAt {
  readonly key: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Tick {
  readonly at: number;
  readonly text: string;
}
export interface Label {
  readonly at: number;
  readonly lines: readonly string[];
}
export interface Plot {
  readonly ticks: readonly Tick[];
  readonly labels: readonly Label[];
  readonly slanted: boolean;
  /** By series. Of lines the points that there are. */
  readonly marks: readonly (readonly MarkAt[])[];
}

const LETTER = 6.4;
const CAPITAL = 1.6;
const LINE = 14;
const BETWEEN = 6;
const widthOf = (text: string): number =>
  text.length * LETTER + (text.match(/\p{Lu}/gu)?.length ?? 0) * CAPITAL;
/** Labels that stand at a slant: as many letters as there is room for beneath, at an angle of 40 degrees. */
const SLANTED_LETTERS = 20;
const SLANT = { down: 0.65, room: 12 };

export function frameOf(chart: ChartView): Frame {
  const longest = Math.max(0, ...chart.labels.map((label) => label.length));
  const titled = chart.axes.bottom ? 18 : 0;
  return chart.kind === 'BAR'
    ? {
        left: Math.min(chart.width / 3, 24 + longest * LETTER),
        right: chart.width - 20,
        top: 60,
        bottom: chart.height - 28 - titled,
      }
    : {
        left: 62,
        right: chart.width - 20,
        top: 60,
        bottom: chart.height - 28 - titled - beneath(linesOf(chart), longest),
      };
}

const beneath = (lines: Lines, longest: number): number =>
  lines === null
    ? Math.min(longest, SLANTED_LETTERS) * LETTER * SLANT.down - SLANT.room
    : (Math.max(1, ...lines.map(({ length }) => length)) - 1) * LINE;

/** The labels beneath a chart; `null` where they have room at a slant alone. */
type Lines = readonly (readonly string[])[] | null;

/** In one line each, else broken once between words, else at a slant. */
function linesOf(chart: ChartView): Lines {
  if (chart.kind === 'SCATTER') return [];
  const room = (chart.width - 82) / Math.max(1, chart.labels.length) - BETWEEN;
  const fits = (line: string): boolean => widthOf(line) <= room;
  if (chart.labels.every(fits)) return chart.labels.map((label) => [label]);
  const broken = chart.labels.map((label) => (fits(label) ? [label] : halves(label)));
  return broken.every((lines) => lines.every(fits)) ? broken : null;
}

/** Broken where both parts come out most alike. */
function halves(label: string): readonly string[] {
  const words = label.split(' ');
  const breaks = words
    .slice(1)
    .map((_, at): readonly string[] => [
      words.slice(0, at + 1).join(' '),
      words.slice(at + 1).join(' '),
    ]);
  const longer = (lines: readonly string[]): number => Math.max(...lines.map(widthOf));
  return breaks.reduce((best, lines) => (longer(lines) < longer(best) ? lines : best), [
    label,
  ] as readonly string[]);
}

export function plotOf(chart: ChartView, frame: Frame): Plot {
  const tops = stackTops(chart);
  const values = tops.flat().flatMap(([from, to]) => [from, to]);
  const scale = groundOf(chart, values);
  const percent = chart.series.some((one) => one.texts.some((text) => text.endsWith('%')));
  const across = chart.kind === 'BAR';
  const along = (value: number): number =>
    across
      ? frame.left + ((value - scale.from) / (scale.to - scale.from)) * (frame.right - frame.left)
      : frame.bottom -
        ((value - scale.from) / (scale.to - scale.from)) * (frame.bottom - frame.top);
  const ticks = scale.ticks.map((value) => ({ at: along(value), text: tickText(value, percent) }));
  if (chart.kind === 'SCATTER') return scatter(chart, frame, along, ticks);
  const count = Math.max(1, chart.labels.length);
  const step = (across ? frame.bottom - frame.top : frame.right - frame.left) / count;
  const start = across ? frame.top : frame.left;
  const middle = (index: number) => start + (index + 0.5) * step;
  const bars = chart.series.filter(({ kind }) => kind === 'BAR' || kind === 'COLUMN');
  const beside = chart.stacked === 'none' ? Math.max(1, bars.length) : 1;
  const thick = Math.min(48, (step * 0.8) / beside);
  const marks = chart.series.map((one, at) => {
    const place = chart.stacked === 'none' ? Math.max(0, bars.indexOf(one)) : 0;
    return one.values.flatMap((value, index): MarkAt[] => {
      if (value === null) return [];
      const [from, to] = tops[at]![index]!;
      if (!bars.includes(one))
        return [{ key: index, x: middle(index), y: along(to), width: 0, height: 0 }];
      const side = middle(index) - (beside * thick) / 2 + place * thick;
      const [near, far] = [along(from), along(to)].sort((a, b) => a - b) as [number, number];
      return across
        ? [{ key: index, x: near, y: side, width: far - near, height: thick }]
        : [{ key: index, x: side, y: near, width: thick, height: far - near }];
    });
  });
  const lines = across ? null : linesOf(chart);
  const every = Math.ceil((lines === null ? LINE : 1) / step) || 1;
  const labels = chart.labels
    .map((text, index) => ({
      at: middle(index),
      lines: lines?.[index] ?? [short(text, across ? MOST_LETTERS : SLANTED_LETTERS)],
    }))
    .filter((_, index) => index % every === 0);
  return { ticks, labels, slanted: !across && lines === null, marks };
}

/** What has a length is read from zero; lines alone are drawn where they are, as Sheets draws them. */
function groundOf(chart: ChartView, all: readonly number[]) {
  const drawn = chart.series.flatMap(({ values }) => values.filter((value) => value !== null));
  const [low, high] = [Math.min(...drawn), Math.max(...drawn)];
  const isLines = chart.series.every(({ kind }) => kind === 'LINE');
  return isLines && low < high
    ? scaleOf(low, high)
    : scaleOf(Math.min(0, ...all), Math.max(0, ...all));
}

const MOST_LETTERS = 26;
const short = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

/** From where to where each value reaches: on those before it where they are stacked. */
function stackTops(chart: ChartView): [number, number][][] {
  const base = chart.labels.map(() => 0);
  const totals = chart.labels.map((_, index) =>
    chart.series.reduce((sum, one) => sum + (one.values[index] ?? 0), 0),
  );
  return chart.series.map((one) =>
    one.values.map((value, index): [number, number] => {
      const bar = one.kind === 'BAR' || one.kind === 'COLUMN' || one.kind.endsWith('AREA');
      if (chart.stacked === 'none' || !bar) return [0, value ?? 0];
      const share =
        chart.stacked === 'percent' ? (value ?? 0) / (totals[index] || 1) : (value ?? 0);
      const from = base[index]!;
      base[index] = from + share;
      return [from, from + share];
    }),
  );
}

function scatter(
  chart: ChartView,
  frame: Frame,
  along: (value: number) => number,
  ticks: readonly Tick[],
): Plot {
  const known = chart.places.filter((place): place is number => place !== null);
  const scale = scaleOf(Math.min(0, ...known), Math.max(0, ...known));
  const across = (value: number) =>
    frame.left + ((value - scale.from) / (scale.to - scale.from)) * (frame.right - frame.left);
  const marks = chart.series.map((one) =>
    one.values.flatMap((value, index): MarkAt[] => {
      const place = chart.places[index];
      if (value === null || place === null || place === undefined) return [];
      return [{ key: index, x: across(place), y: along(value), width: 0, height: 0 }];
    }),
  );
  const labels = scale.ticks.map((value) => ({
    at: across(value),
    lines: [tickText(value, false)],
  }));
  return { ticks, labels, slanted: false, marks };
}

/** Round steps of 1, 2 or 5. */
function scaleOf(low: number, high: number) {
  const span = high - low || 1;
  const rough = span / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough)!;
  const from = Math.floor(low / step) * step;
  const to = high > low ? Math.ceil(high / step - 1e-9) * step : from + span;
  const ticks = Array.from(
    { length: Math.round((to - from) / step) + 1 },
    (_, i) => from + i * step,
  );
  return { from, to, ticks };
}

const tickText = (value: number, percent: boolean): string =>
  percent
    ? `${Number((value * 100).toPrecision(6))}%`
    : Number(value.toPrecision(10)).toLocaleString('en-US');

/** A gap in the values is a gap in the line. `floor` closes it as an area. */
export function line(marks: readonly MarkAt[], floor?: number): string {
  const parts: MarkAt[][] = [];
  for (const mark of marks) {
    const last = parts.at(-1);
    if (last && last.at(-1)!.key === mark.key - 1) last.push(mark);
    else parts.push([mark]);
  }
  return parts
    .map((part) => {
      const path = `M${part.map(({ x, y }) => `${x} ${y}`).join('L')}`;
      return floor === undefined ? path : `${path}V${floor}H${part[0]!.x}Z`;
    })
    .join('');
}
