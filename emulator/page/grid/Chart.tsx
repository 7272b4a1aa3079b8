import type { JSX } from 'preact';
import type { ChartView } from '../api/contract';
import { COLORS, frameOf, line, plotOf, type Frame, type Plot } from './chart-plot';

/** A native chart as the workbook's grid shows it: simple, and right. */
export function Chart({ chart }: { chart: ChartView }) {
  const frame = frameOf(chart);
  const plot = plotOf(chart, frame);
  const across = chart.kind === 'BAR';
  return (
    <svg
      class="chart"
      role="img"
      aria-label={`Chart: ${chart.title}`}
      width={chart.width}
      height={chart.height}
      viewBox={`0 0 ${chart.width} ${chart.height}`}
    >
      <rect class="chart-paper" x="0.5" y="0.5" width={chart.width - 1} height={chart.height - 1} />
      <text class="chart-title" x="16" y="26">
        {chart.title}
      </text>
      {plot.ticks.map((tick) =>
        across ? (
          <g key={tick.text}>
            <line class="chart-rule" x1={tick.at} x2={tick.at} y1={frame.top} y2={frame.bottom} />
            <text class="chart-tick" text-anchor="middle" x={tick.at} y={frame.bottom + 16}>
              {tick.text}
            </text>
          </g>
        ) : (
          <g key={tick.text}>
            <line class="chart-rule" x1={frame.left} x2={frame.right} y1={tick.at} y2={tick.at} />
            <text class="chart-tick" text-anchor="end" x={frame.left - 6} y={tick.at + 4}>
              {tick.text}
            </text>
          </g>
        ),
      )}
      {plot.labels.map((label) => (
        <text
          key={label.lines.join(' ') + label.at}
          class="chart-tick"
          text-anchor={across ? 'end' : plot.slanted ? 'end' : 'middle'}
          {...(across
            ? { x: frame.left - 6, y: label.at + 4 }
            : plot.slanted
              ? { transform: `translate(${label.at + 4} ${frame.bottom + 12}) rotate(-40)` }
              : { x: label.at, y: frame.bottom + 16 })}
        >
          {label.lines.length === 1
            ? label.lines
            : label.lines.map((line, at) => (
                <tspan key={at} x={label.at} dy={at * 14}>
                  {line}
                </tspan>
              ))}
        </text>
      ))}
      {chart.series.map((one, at) => (
        <Series key={at} at={at} kind={one.kind} plot={plot} frame={frame} />
      ))}
      <AxisTitles chart={chart} frame={frame} />
      <Legend chart={chart} frame={frame} />
    </svg>
  );
}

function Series({ at, kind, plot, frame }: { at: number; kind: string; plot: Plot; frame: Frame }) {
  const color = COLORS[at % COLORS.length]!;
  const marks = plot.marks[at]!;
  if (kind === 'BAR' || kind === 'COLUMN')
    return (
      <g fill={color}>
        {marks.map((mark) => (
          <rect key={mark.key} x={mark.x} y={mark.y} width={mark.width} height={mark.height} />
        ))}
      </g>
    );
  const dots = marks.map((mark) => (
    <circle key={mark.key} cx={mark.x} cy={mark.y} r={kind === 'SCATTER' ? 4 : 2.5} fill={color} />
  ));
  if (kind === 'SCATTER') return <g>{dots}</g>;
  return (
    <g>
      {kind.endsWith('AREA') && (
        <path d={line(marks, frame.bottom)} fill={color} fill-opacity="0.25" />
      )}
      <path d={line(marks)} fill="none" stroke={color} stroke-width="2" />
      {marks.length < 60 && dots}
    </g>
  );
}

function AxisTitles({ chart, frame }: { chart: ChartView; frame: Frame }): JSX.Element {
  const middle = (frame.left + frame.right) / 2;
  const centre = (frame.top + frame.bottom) / 2;
  return (
    <g class="chart-axis" text-anchor="middle">
      <text x={middle} y={chart.height - 8}>
        {chart.axes.bottom}
      </text>
      <text transform={`translate(14 ${centre}) rotate(-90)`}>{chart.axes.left}</text>
    </g>
  );
}

function Legend({ chart, frame }: { chart: ChartView; frame: Frame }): JSX.Element | null {
  if (chart.legend === 'NO_LEGEND') return null;
  let x = frame.left;
  return (
    <g class="chart-tick">
      {chart.series.map((one, at) => {
        const start = x;
        x += 24 + one.name.length * 6.5;
        return (
          <g key={at}>
            <rect x={start} y="38" width="10" height="10" fill={COLORS[at % COLORS.length]} />
            <text x={start + 14} y="47">
              {one.name}
            </text>
          </g>
        );
      })}
    </g>
  );
}
