import { bare } from '../words';
import { Legend, Openable, nameOf, type ChartProps } from './mark';
import { colorOf, fitted, placeIn, ticksOf, widthOf } from './scale';

const HEIGHT = 260;
const TOP = 28;
const BOTTOM = 38;

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
  const few = shown.length <= 24;
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
              cx={atX(point.also![0]!.value!)}
              cy={atY(point.value!)}
              r={5}
              fill={colorOf(Math.max(0, series.indexOf(point.series ?? null)))}
              class="dot"
            />
            {few && (
              <text
                class="tick"
                x={
                  atX(point.also![0]!.value!) + (atX(point.also![0]!.value!) > right - 60 ? -8 : 8)
                }
                y={atY(point.value!) + 4}
                text-anchor={atX(point.also![0]!.value!) > right - 60 ? 'end' : 'start'}
              >
                {fitted(nameOf(picture, point), 90)}
              </text>
            )}
          </Openable>
        ))}
      </svg>
    </>
  );
};
