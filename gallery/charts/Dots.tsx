import { bare } from '../words';
import { Legend, Openable, nameOf, type ChartProps } from './mark';
import { colorOf, fitted, placeIn, ticksOf, widthOf } from './scale';

const HEIGHT = 260;
const TOP = 28;
const BOTTOM = 38;
const RADIUS = 5;
const MOST_NAMED = 60;

interface Name {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}
interface Box {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

const touch = (a: Box, b: Box): boolean =>
  a.from < b.to && b.from < a.to && a.top < b.bottom && b.top < a.bottom;

/**
 * Where each dot's name stands: beside it, above or beneath it, wherever no other name and no dot is. One
 * that would cover another is left out: whoever points at its dot is told it, and the numbers have all.
 */
const namesOf = (
  dots: readonly Name[],
  { left, right }: { readonly left: number; readonly right: number },
): readonly (Name | null)[] => {
  const taken: Box[] = dots.map(({ x, y }) => ({
    ...{ from: x - RADIUS, to: x + RADIUS },
    ...{ top: y - RADIUS, bottom: y + RADIUS },
  }));
  return dots.map(({ x, y, text }) => {
    // Codes of countries are capitals, which are wider than letters are in the middle.
    const wide = widthOf(text) * 1.2 + 2;
    const places = [
      [x + 8, y + 4],
      [x - 8 - wide, y + 4],
      [x - wide / 2, y - 9],
      [x - wide / 2, y + 17],
    ] as const;
    for (const [from, base] of places) {
      const box = { from, to: from + wide, top: base - 10, bottom: base + 2 };
      if (from < left || box.to > right || taken.some((other) => touch(box, other))) continue;
      taken.push(box);
      return { x: from, y: base, text };
    }
    return null;
  });
};

/** Two measures against each other: a dot is a group, and says so. */
export const Dots = ({ picture, width, open }: ChartProps) => {
  const across = picture.also?.[0];
  const shown = picture.points.filter(
    (point) => point.value !== null && typeof point.also?.[0]?.value === 'number',
  );
  const ys = ticksOf(
    shown.map(({ value }) => value!),
    4,
    false,
  );
  const xs = ticksOf(
    shown.map((point) => point.also![0]!.value!),
    width < 400 ? 3 : 5,
    false,
  );
  const marks = ys.at.map((tick) => bare(tick, picture.y.format));
  const left = Math.max(...marks.map(widthOf)) + 12;
  const right = width - 12;
  const atY = placeIn(ys, HEIGHT - BOTTOM, TOP);
  const atX = placeIn(xs, left + 6, right);
  const dots = shown.map((point) => ({
    x: atX(point.also![0]!.value!),
    y: atY(point.value!),
    text: fitted(nameOf(picture, point), 90),
  }));
  const names = shown.length <= MOST_NAMED ? namesOf(dots, { left, right }) : [];
  const series = picture.series?.values.map(({ key }) => key) ?? [];
  return (
    <>
      <Legend picture={picture} colors={colorOf} />
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
        {ys.at.map((tick, i) => (
          <g key={tick} class="grid">
            <line x1={left} x2={right} y1={atY(tick)} y2={atY(tick)} />
            <text x={left - 6} y={atY(tick) + 4} text-anchor="end">
              {marks[i]}
            </text>
          </g>
        ))}
        <text class="tick" x={0} y={10}>
          {fitted([picture.y.title, picture.y.unit].filter(Boolean).join(', '), width)}
        </text>
        {xs.at.map((tick) => (
          <text key={tick} class="tick" x={atX(tick)} y={HEIGHT - 22} text-anchor="middle">
            {bare(tick, across?.format ?? 'decimal')}
          </text>
        ))}
        <text class="tick" x={right} y={HEIGHT - 5} text-anchor="end">
          {fitted([across?.title, across?.unit].filter(Boolean).join(', '), right - left)}
        </text>
        {shown.map((point, i) => (
          <Openable key={i} picture={picture} point={point} open={open}>
            <circle
              cx={dots[i]!.x}
              cy={dots[i]!.y}
              r={RADIUS}
              fill={colorOf(Math.max(0, series.indexOf(point.series ?? null)))}
              class="dot"
            />
            {names[i] && (
              <text class="tick" x={names[i].x} y={names[i].y}>
                {names[i].text}
              </text>
            )}
          </Openable>
        ))}
      </svg>
    </>
  );
};
