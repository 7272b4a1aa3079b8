import type { Axis, Point } from '../../src/model';
import { bare, digitsIn, leastIn } from '../words';
import { Legend, Openable, type ChartProps } from './mark';
import {
  colorOf,
  fitted,
  placeIn,
  rowsBySeries,
  ticksFor,
  ticksOf,
  widthOf,
  type Ticks,
} from './scale';

const HEIGHT = 210;
/** Above the highest line there is room for what is counted. */
const [TOP, TOP_OF_UNIT] = [18, 28];
const BOTTOM = 24;

/** Where the values of x stand: moments by their distance, everything else in equal steps. */
const placesOf = (axis: Axis | undefined, left: number, right: number): readonly number[] => {
  const keys = axis?.values ?? [];
  const times = keys.map(({ key }) => Date.parse(String(key)));
  const byTime = axis?.kind === 'time' && times.every((time) => !Number.isNaN(time));
  const from = Math.min(...times);
  const span = Math.max(...times) - from || 1;
  return keys.map((_, i) =>
    byTime && keys.length > 1
      ? left + ((times[i]! - from) / span) * (right - left)
      : left + ((i + 0.5) / keys.length) * (right - left),
  );
};

/** Lines, areas, and columns over time: what stands beside each other is read from left to right. */
export const Lines = ({ picture, width, open }: ChartProps) => {
  const { chart, x } = picture;
  const rows = rowsBySeries(picture);
  const columns = chart.mark === 'bar';
  const stacked = columns && rows.length > 1 && picture.y.format !== 'percent';
  const sums = (x?.values ?? []).map((_, i) =>
    rows.reduce((sum, points) => sum + (points[i]?.value ?? 0), 0),
  );
  const ticks: Ticks = stacked
    ? ticksOf(sums, 4, true, leastIn(picture.y.format))
    : // One moment has no course to tell.
      ticksFor(picture, 4, columns || chart.mark === 'area' || (x?.values.length ?? 0) < 2);
  const digits = digitsIn(ticks.at, picture.y.format);
  const marks = ticks.at.map((tick) => bare(tick, picture.y.format, digits));
  const left = Math.max(...marks.map(widthOf)) + 12;
  const right = width - 10;
  const unit = picture.y.format === 'percent' ? undefined : picture.y.unit;
  const at = placeIn(ticks, HEIGHT - BOTTOM, unit === undefined ? TOP : TOP_OF_UNIT);
  const slot = (right - left) / Math.max(1, x?.values.length ?? 1);
  const half = columns ? Math.min(slot, 40) / 2 : 0;
  const places = placesOf(x, left + half + 2, right - half - 2);
  // Months without anything leave gaps: what stands closest says how wide a column may be.
  const closest = places.reduce((least, place, i) => {
    return i === 0 ? least : Math.min(least, Math.abs(place - places[i - 1]!));
  }, slot);
  return (
    <>
      <Legend picture={picture} colors={colorOf} />
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
        {ticks.at.map((tick, i) => (
          <g key={tick} class="grid">
            <line x1={left} x2={right} y1={at(tick)} y2={at(tick)} />
            <text x={left - 6} y={at(tick) + 4} text-anchor="end">
              {marks[i]}
            </text>
          </g>
        ))}
        {unit !== undefined && (
          <text class="tick" x={0} y={10}>
            {unit}
          </text>
        )}
        <Names axis={x} places={places} right={right} />
        {columns
          ? rows.map((points, s) =>
              points.map((point, i) => {
                if (!point || point.value === null) return null;
                const below = stacked
                  ? rows.slice(0, s).reduce((sum, other) => sum + (other[i]?.value ?? 0), 0)
                  : 0;
                const wide = Math.max(2, Math.min(closest * 0.8, 34) / (stacked ? 1 : rows.length));
                const from =
                  places[i]! - (stacked ? wide : wide * rows.length) / 2 + (stacked ? 0 : s * wide);
                return (
                  <Openable key={`${s} ${i}`} picture={picture} point={point} open={open}>
                    <rect
                      x={from}
                      width={wide}
                      y={at(below + point.value)}
                      height={Math.max(
                        point.value === 0 ? 0 : 1,
                        at(below) - at(below + point.value),
                      )}
                      fill={colorOf(s)}
                    />
                  </Openable>
                );
              }),
            )
          : rows.map((points, s) => (
              <g key={s}>
                {chart.mark === 'area' && rows.length === 1 && (
                  <path
                    d={areaOf(points, places, at, at(ticks.from))}
                    fill={colorOf(s)}
                    class="area"
                  />
                )}
                <path d={lineOf(points, places, at)} stroke={colorOf(s)} class="line" />
                {points.map((point, i) =>
                  !point || point.value === null ? null : (
                    <Openable key={i} picture={picture} point={point} open={open}>
                      <circle
                        cx={places[i]}
                        cy={at(point.value)}
                        r={points.length > 40 ? 1.8 : 3}
                        fill={colorOf(s)}
                      />
                    </Openable>
                  ),
                )}
              </g>
            ))}
        {picture.thresholds.map(({ value, label, tone }) => (
          <g key={label} class={`threshold ${tone}`}>
            <line x1={left} x2={right} y1={at(value)} y2={at(value)} />
            <text
              class="clear"
              y={at(value) - 4}
              {...(isFreeAtRight(rows, places, at, value, label)
                ? { x: right, 'text-anchor': 'end' }
                : { x: left + 2 })}
            >
              {label}
            </text>
          </g>
        ))}
      </svg>
    </>
  );
};

/** Whether fewer points stand in the way of a label at the right end of its line than at the left. */
const isFreeAtRight = (
  rows: readonly (readonly (Point | null)[])[],
  places: readonly number[],
  at: (value: number) => number,
  value: number,
  label: string,
): boolean => {
  const wide = widthOf(label) + 6;
  const [first = 0, last = 0] = [places[0], places[places.length - 1]];
  const middle = at(value) - 8;
  const inTheWay = (isNear: (place: number) => boolean): number =>
    rows.flatMap((points) =>
      points.filter(
        (point, i) =>
          point?.value != null && isNear(places[i]!) && Math.abs(at(point.value) - middle) < 16,
      ),
    ).length;
  return inTheWay((place) => place > last - wide) <= inTheWay((place) => place < first + wide);
};

/** A line is broken where there is nothing: what is not known is not drawn. */
const lineOf = (
  points: readonly (Point | null)[],
  places: readonly number[],
  at: (value: number) => number,
): string => {
  let pen = false;
  return points
    .map((point, i) => {
      if (!point || point.value === null) {
        pen = false;
        return '';
      }
      const step = `${pen ? 'L' : 'M'}${places[i]!.toFixed(1)} ${at(point.value).toFixed(1)}`;
      pen = true;
      return step;
    })
    .join('');
};

const areaOf = (
  points: readonly (Point | null)[],
  places: readonly number[],
  at: (value: number) => number,
  ground: number,
): string => {
  const parts: string[] = [];
  let run: number[] = [];
  const close = (): void => {
    if (run.length > 1) {
      const path = run.map((i) => `L${places[i]!.toFixed(1)} ${at(points[i]!.value!).toFixed(1)}`);
      const last = run[run.length - 1]!;
      parts.push(
        `M${places[run[0]!]!.toFixed(1)} ${ground}${path.join('')}L${places[last]!.toFixed(1)} ${ground}Z`,
      );
    }
    run = [];
  };
  points.forEach((point, i) => (point && point.value !== null ? run.push(i) : close()));
  close();
  return parts.join('');
};

/** As many names as there is room for. */
const Names = (props: {
  readonly axis: Axis | undefined;
  readonly places: readonly number[];
  readonly right: number;
}) => {
  const { axis, places, right } = props;
  const values = axis?.values ?? [];
  /** Where the last name ends: the next one stands clear of it. */
  let free = -Infinity;
  const told = values.flatMap(({ key, text }, i) => {
    const name = fitted(text, 80);
    const half = widthOf(name) / 2;
    const middle = Math.min(Math.max(places[i]!, half), right + 10 - half);
    if (middle - half < free) return [];
    free = middle + half + 10;
    return [{ key, name, middle }];
  });
  return (
    <>
      {told.map(({ key, name, middle }) => (
        <text key={String(key)} class="tick" x={middle} y={HEIGHT - 6} text-anchor="middle">
          {name}
        </text>
      ))}
    </>
  );
};
