import { bare } from '../words';
import { colorOf, fitted, placeIn, rowsBySeries, ticksFor, widthOf } from './scale';
import { Legend, Openable, valueText, type ChartProps } from './mark';

const LABEL = 16;
const BAR = 16;
const GAP = 10;

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
  const thick = series.length > 1 ? Math.max(8, BAR - 2 * (series.length - 1)) : BAR;
  const step = LABEL + series.length * (thick + 2) + GAP;
  const top = picture.thresholds.length > 0 ? 20 : 2;
  const height = top + names.length * step;
  return (
    <>
      <Legend picture={picture} colors={colorOf} />
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} class="bars">
        {names.map(({ key, text }, i) => (
          <g key={String(key)}>
            <text x={0} y={top + i * step + 12} class="name">
              {fitted(text, width)}
              {text.length * 6.4 > width && <title>{text}</title>}
            </text>
            {series.map((points, s) => {
              const point = points[i];
              const y = top + i * step + LABEL + s * (thick + 2);
              if (!point) return null;
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
        {picture.thresholds.map(({ value, label, tone }) => (
          <g key={label} class={`threshold ${tone}`}>
            <line x1={at(value)} x2={at(value)} y1={14} y2={height - GAP + 4} />
            <text
              x={Math.min(at(value), width - 4)}
              y={10}
              text-anchor={at(value) > width / 2 ? 'end' : 'start'}
            >
              {`${label} ${bare(value, picture.y.format)}`}
            </text>
          </g>
        ))}
      </svg>
    </>
  );
};
