import { bare } from '../words';
import { digitsOf, Openable, type ChartProps } from './mark';
import { fitted, linesOf, rowsBySeries, widthOf } from './scale';

const CELL = 30;
/** A column that is wider than this can give room to the names of the rows. */
const ROOMY = 64;
/** In columns as wide as this names stand in lines; in narrower ones they stand upright. */
const LYING = 76;
const UPRIGHT = 130;
const LINE = 14;
const MOST_LINES = 3;
/** Between the names of the rows and their cells, and what a name of wide letters takes besides. */
const BESIDE = 8;
const SPARE = 6;

/** From paper to deep blue, with letters that stay legible on each: black and white are where both reach 4.5 to 1. */
const shade = (share: number): { readonly fill: string; readonly dark: boolean } => {
  const mix = (from: number, to: number): number => Math.round(from + (to - from) * share);
  return {
    fill: `rgb(${mix(240, 8)},${mix(245, 66)},${mix(254, 160)})`,
    dark: share > 0.71,
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
  const left = Math.min(
    most,
    Math.max(40, ...names.map(({ text }) => widthOf(text))) + BESIDE + SPARE,
  );
  const wide = (width - left) / Math.max(1, columns.length);
  const said = values.map((value) => widthOf(bare(value, picture.y.format, digitsOf(picture))));
  const told = wide >= Math.max(30, ...said.map((one) => one + 6));
  const headings = columns.map(({ text }) => linesOf(text, wide - 6, MOST_LINES));
  const upright = wide < LYING && columns.some(({ text }) => widthOf(text) > wide - 4);
  const longest = Math.max(0, ...columns.map(({ text }) => widthOf(text)));
  const deep = Math.max(1, ...headings.map(({ length }) => length));
  const TOP = upright ? Math.min(UPRIGHT, longest + 10) : 8 + deep * LINE;
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
              : { 'text-anchor': 'middle' })}
          >
            {upright
              ? fitted(text, UPRIGHT - 10)
              : headings[i]!.map((line, at, { length }) => (
                  <tspan
                    key={at}
                    x={left + (i + 0.5) * wide}
                    y={TOP - 8 - (length - 1 - at) * LINE}
                  >
                    {line}
                  </tspan>
                ))}
            <title>{text}</title>
          </text>
        ))}
        {rows.map((points, r) => (
          <g key={r}>
            <text class="tick" text-anchor="end">
              {linesOf(names[r]?.text ?? '', left - BESIDE - SPARE, 2).map(
                (line, at, { length }) => (
                  <tspan
                    key={at}
                    x={left - BESIDE}
                    y={TOP + r * CELL + CELL / 2 + 4 + (at - (length - 1) / 2) * (LINE - 1)}
                  >
                    {line}
                  </tspan>
                ),
              )}
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
                      class={dark ? 'on-dark' : 'on-light'}
                    >
                      {point.value === null
                        ? '·'
                        : bare(point.value, picture.y.format, digitsOf(picture))}
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
