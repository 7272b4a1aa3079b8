import { bare } from '../words';
import { colorOf, fitted, placeIn, rowsBySeries, ticksFor, widthOf } from './scale';
import { Legend, Openable, valueText, type ChartProps } from './mark';

const LABEL = 16;
const LINE = 13;
const BAR = 16;
const GAP = 10;
/** Thinner ones would let their values touch. */
const LEAST = 12;

/**
 * Bars that lie: names of schools are long, and 300 pixels are narrow. Above each its name, beside it its
 * value. Thresholds stand across all of them.
 */
export const Bars = ({ picture, width, open }: ChartProps) => {
  const series = rowsBySeries(picture);
  const names = picture.x?.values ?? [{ key: null, text: picture.chart.title }];
  const ticks = ticksFor(picture);
  const values = picture.points.map((point) => valueText(picture, point));
  const room = Math.min(110, Math.max(36, ...values.map(widthOf)) + 8);
  const right = Math.max(80, width - room);
  const at = placeIn(ticks, 0, right);
  const thick = series.length > 1 ? Math.max(LEAST, BAR - 2 * (series.length - 1)) : BAR;
  /** Where each name begins; what a series has nothing of takes no room. */
  const beside = names.map((_, i) => series.flatMap((points, s) => (points[i] ? [s] : [])));
  const lines = labelsOf(picture, at, width);
  const top =
    2 +
    lines.reduce((most, { row }) => Math.max(most, (row + 1) * LINE), 0) +
    (lines.length > 0 ? 6 : 0);
  const starts: number[] = [];
  const height = beside.reduce((start, { length }) => {
    starts.push(start);
    return start + LABEL + length * (thick + 2) + GAP;
  }, top);
  return (
    <>
      <Legend picture={picture} colors={colorOf} />
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} class="bars">
        {names.map(({ key }, i) => (
          <g key={String(key)}>
            {beside[i]!.map((s, place) => {
              const point = series[s]![i]!;
              const y = starts[i]! + LABEL + place * (thick + 2);
              const end = point.value === null ? 0 : at(point.value);
              const zero = at(Math.max(0, ticks.from));
              return (
                <Openable key={s} picture={picture} point={point} open={open}>
                  <rect x={0} y={y} width={right} height={thick} class="track" />
                  <rect
                    x={Math.min(zero, end)}
                    y={y}
                    width={Math.max(point.value ? 2 : 0, Math.abs(end - zero))}
                    height={thick}
                    rx={2}
                    fill={colorOf(s)}
                  />
                  <text x={right + 6} y={y + thick / 2 + 4} class="value">
                    {valueText(picture, point)}
                  </text>
                </Openable>
              );
            })}
          </g>
        ))}
        {lines.map(({ x, label, tone, row, end }) => (
          <g key={label} class={`threshold ${tone}`}>
            <line x1={x} x2={x} y1={(row + 1) * LINE + 2} y2={height - GAP + 4} />
            <text
              x={Math.min(x, width - 4)}
              y={(row + 1) * LINE - 2}
              text-anchor={end ? 'end' : 'start'}
            >
              {label}
            </text>
          </g>
        ))}
        {names.map(({ key, text }, i) => (
          <text key={String(key)} x={0} y={starts[i]! + 11} class="name clear">
            {fitted(text, width)}
            {widthOf(text) > width && <title>{text}</title>}
          </text>
        ))}
      </svg>
    </>
  );
};

interface Label {
  readonly x: number;
  readonly label: string;
  readonly tone: string;
  /** Labels that would touch stand beneath each other. */
  readonly row: number;
  /** It stands to the left of its line. */
  readonly end: boolean;
}

const labelsOf = (
  { thresholds, y }: ChartProps['picture'],
  at: (value: number) => number,
  width: number,
): readonly Label[] => {
  const taken: (readonly [from: number, to: number])[][] = [];
  return thresholds.map(({ value, label: name, tone }) => {
    const x = at(value);
    const label = `${name} ${bare(value, y.format)}`;
    const end = x > width / 2;
    const from = end ? x - widthOf(label) : x;
    const to = from + widthOf(label) + 6;
    let row = 0;
    while (taken[row]?.some(([a, b]) => from < b && to > a)) row += 1;
    (taken[row] ??= []).push([from, to]);
    return { x, label, tone, row, end };
  });
};
