import { bare } from '../words';
import { Openable, type ChartProps } from './mark';
import { fitted, rowsBySeries, widthOf } from './scale';

const CELL = 30;
/** A column that is wider than this can give room to the names of the rows. */
const ROOMY = 64;
/** Names of columns that do not fit above each other stand upright. */
const UPRIGHT = 130;

/** From paper to deep blue, with letters that stay legible on each. */
const shade = (share: number): { readonly fill: string; readonly dark: boolean } => {
  const mix = (from: number, to: number): number => Math.round(from + (to - from) * share);
  return {
    fill: `rgb(${mix(240, 8)},${mix(245, 66)},${mix(254, 160)})`,
    dark: share > 0.55,
  };
};

/** A table whose cells are coloured by their value. */
export const Heat = ({ picture, width, open }: ChartProps) => {
  const rows = rowsBySeries(picture);
  const names = picture.series?.values ?? [];
  const columns = picture.x?.values ?? [];
  const values = picture.points.flatMap(({ value }) => (value === null ? [] : [value]));
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const most = Math.max(width * 0.36, Math.min(width * 0.6, width - columns.length * ROOMY));
  const left = Math.min(most, Math.max(40, ...names.map(({ text }) => widthOf(text))) + 8);
  const wide = (width - left) / Math.max(1, columns.length);
  const told = wide >= 30;
  const upright = columns.some(({ text }) => widthOf(text) > wide - 4);
  const longest = Math.max(0, ...columns.map(({ text }) => widthOf(text)));
  const TOP = upright ? Math.min(UPRIGHT, longest + 10) : 22;
  const height = TOP + rows.length * CELL;
  return (
    <>
      {!told && values.length > 1 && (
        <ul class="legend">
          {[low, low + span].map((value, at) => (
            <li key={at}>
              <i style={{ background: shade(at).fill }} />
              {bare(value, picture.y.format)}
            </li>
          ))}
        </ul>
      )}
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        {columns.map(({ key, text }, i) => (
          <text
            key={String(key)}
            class="tick"
            {...(upright
              ? {
                  transform: `translate(${left + (i + 0.5) * wide + 4} ${TOP - 6}) rotate(-90)`,
                  'text-anchor': 'start',
                }
              : { x: left + (i + 0.5) * wide, y: 14, 'text-anchor': 'middle' })}
          >
            {fitted(text, upright ? UPRIGHT - 10 : wide)}
            <title>{text}</title>
          </text>
        ))}
        {rows.map((points, r) => (
          <g key={r}>
            <text class="tick" x={left - 8} y={TOP + r * CELL + CELL / 2 + 4} text-anchor="end">
              {fitted(names[r]?.text ?? '', left - 8)}
              <title>{names[r]?.text}</title>
            </text>
            {points.map((point, i) => {
              if (!point) return null;
              const { fill, dark } =
                point.value === null
                  ? { fill: '#f6f8fa', dark: false }
                  : shade((point.value - low) / span);
              return (
                <Openable key={i} picture={picture} point={point} open={open}>
                  <rect
                    x={left + i * wide + 1}
                    y={TOP + r * CELL + 1}
                    width={Math.max(1, wide - 2)}
                    height={CELL - 2}
                    rx={3}
                    fill={fill}
                  />
                  {told && (
                    <text
                      x={left + (i + 0.5) * wide}
                      y={TOP + r * CELL + CELL / 2 + 4}
                      text-anchor="middle"
                      class={dark ? 'on-dark' : 'value'}
                    >
                      {point.value === null ? '·' : bare(point.value, picture.y.format)}
                    </text>
                  )}
                </Openable>
              );
            })}
          </g>
        ))}
      </svg>
    </>
  );
};
