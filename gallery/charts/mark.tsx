import type { ComponentChildren } from 'preact';
import type { Picture, Point } from '../../src/model';
import { bare, digitsIn, said, w } from '../words';

/** What every chart is drawn with. */
export interface ChartProps {
  readonly picture: Picture;
  /** Pixels. */
  readonly width: number;
  /** Shows the rows behind a point; absent: there are none to be shown. */
  readonly open: ((point: Point, name: string) => void) | undefined;
}

/** A point's name: what it stands at, and of which series. */
export const nameOf = ({ x, series }: Picture, point: Point): string =>
  [
    x?.values.find(({ key }) => key === point.x)?.text,
    series?.values.find(({ key }) => key === point.series)?.text,
  ]
    .filter((text) => text !== undefined)
    .join(', ');

const digits = new WeakMap<Picture, number>();
export const digitsOf = (picture: Picture): number => {
  const { points, y } = picture;
  const found =
    digits.get(picture) ??
    digitsIn(
      points.map(({ value }) => value),
      y.format,
    );
  digits.set(picture, found);
  return found;
};

export const valueText = (picture: Picture, point: Point): string => {
  const { y } = picture;
  if (point.suppressed) return w.suppressed;
  if (point.text !== undefined)
    return point.value === null ? point.text : `${point.text} (${bare(point.value, y.format)})`;
  return point.value === null ? w.none : said(point.value, y, digitsOf(picture));
};

/** A shape that can be opened, with the mouse and the keyboard; its name and value are its label. */
export const Openable = (
  props: Pick<ChartProps, 'picture' | 'open'> & {
    readonly point: Point;
    readonly children: ComponentChildren;
  },
) => {
  const { picture, point, open, children } = props;
  const name = nameOf(picture, point);
  const label = `${name === '' ? picture.chart.title : name}: ${valueText(picture, point)}`;
  if (!open || point.suppressed || point.people === 0)
    return (
      <g>
        <title>{label}</title>
        {children}
      </g>
    );
  const act = () => open(point, name === '' ? picture.chart.title : name);
  return (
    <g
      class="openable"
      role="button"
      // An attribute of SVG keeps its case, and only this one takes the focus.
      tabindex={0}
      aria-label={label}
      onClick={act}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        act();
      }}
    >
      <title>{label}</title>
      {children}
    </g>
  );
};

/** The names of the series with their colours; of a single one too: it says what is counted, and what is not there. */
export const Legend = ({
  picture,
  colors,
}: {
  readonly picture: Picture;
  readonly colors: (i: number) => string;
}) =>
  !picture.series || picture.series.values.length === 0 ? null : (
    <ul class="legend">
      {picture.series.values.map(({ text }, i) => (
        <li key={text}>
          <i style={{ background: colors(i) }} />
          {text}
        </li>
      ))}
    </ul>
  );
