import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Picture, Point } from '../../src/model';
import { forms, w } from '../words';
import { Bars } from './Bars';
import { Dots } from './Dots';
import { Heat } from './Heat';
import { Lines } from './Lines';
import { BigNumber } from './Number';
import { Numbers } from './Numbers';
import type { ChartProps } from './mark';

/** More bars than these are a wall: the table has them all. */
const MOST_BARS = 40;

/** The text of a page that is looked at from a desk: drawings are made for it, and grow with it. */
const TEXT_PX = 13;

/**
 * How wide there is room to draw, in a drawing's own pixels. Before that is known nothing is drawn: nothing then
 * moves.
 */
export const useWidth = <Box extends HTMLElement>() => {
  const ref = useRef<Box>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const measure = (): void => {
      const text = parseFloat(getComputedStyle(document.documentElement).fontSize);
      setWidth(Math.floor(box.clientWidth / Math.max(1, text / TEXT_PX)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
};

/** It is read from left to right over one ground; the others grow with what there is to say. */
export const isAcross = ({ chart, x }: Picture): boolean =>
  chart.mark === 'line' ||
  chart.mark === 'area' ||
  chart.mark === 'point' ||
  (chart.mark === 'bar' && x !== undefined && x.kind !== 'category');

export const Drawing = (props: ChartProps) => {
  const { chart, x } = props.picture;
  switch (chart.mark) {
    case 'line':
    case 'area':
      return <Lines {...props} />;
    case 'point':
      return <Dots {...props} />;
    case 'heat':
      return <Heat {...props} />;
    case 'bar':
      return x && x.kind !== 'category' ? <Lines {...props} /> : <Bars {...props} />;
    default:
      return null;
  }
};

/** The first bars, in the order they have. */
const firstOf = (picture: Picture): Picture =>
  picture.x && picture.x.kind === 'category' && picture.x.values.length > MOST_BARS
    ? { ...picture, x: { ...picture.x, values: picture.x.values.slice(0, MOST_BARS) } }
    : picture;

/** Why it is not complete: some sources could not be read, or all of a later refresh came to nothing. */
const lacksOf = ({ failing }: Picture, now: string, timeZone: string): string =>
  failing
    ? w.unread(failing.sites, failing.more, forms.clock(failing.since, now, timeZone))
    : w.incomplete;

/** A chart with its question, what is not shown of it, how old it is, and its numbers. */
export const Figure = (props: {
  readonly picture: Picture;
  readonly timeZone: string;
  readonly now: string;
  readonly open: ((point: Point, name: string) => void) | undefined;
  /** Its numbers have just changed. */
  readonly fresh?: boolean;
}) => {
  const { picture, open, now, timeZone, fresh } = props;
  const { chart, points } = picture;
  const id = useId();
  const [ref, width] = useWidth<HTMLDivElement>();
  const unseen = points.length > 0 && points.every(({ suppressed }) => suppressed);
  const few = chart.mark === 'number';
  const drawn = !few && chart.mark !== 'table';
  return (
    <figure
      class={`figure-box ${chart.mark}${fresh ? ' fresh' : ''}`}
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}q`}
    >
      <figcaption>
        <h2 id={`${id}t`}>{chart.title}</h2>
        <p id={`${id}q`} class={few ? 'unseen' : 'soft'}>
          {chart.question}
        </p>
      </figcaption>
      {picture.empty !== undefined || (unseen && !few) ? (
        <p class="nothing-here">{picture.empty ?? w.allHidden(picture.smallGroup)}</p>
      ) : (
        <>
          {few && <BigNumber picture={picture} open={open} />}
          {drawn && (
            <div ref={ref} class="drawing">
              {width > 0 && <Drawing picture={firstOf(picture)} width={width} open={open} />}
            </div>
          )}
          {chart.mark === 'table' && <Numbers picture={picture} open={open} />}
        </>
      )}
      <div class="beneath soft">
        {chart.note !== undefined && <p>{chart.note}</p>}
        {picture.notApplied.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {picture.suppressed > 0 && (few || !unseen) && (
          <p>{w.hidden(picture.suppressed, picture.smallGroup)}</p>
        )}
        {picture.quarantined > 0 && !few && <p>{w.quarantined(picture.quarantined)}</p>}
        {picture.version && !picture.complete && (
          <p class="late">{lacksOf(picture, now, timeZone)}</p>
        )}
        {picture.version && !few && (
          <p>{w.asOf(forms.clock(picture.checkedAt ?? picture.version.at, now, timeZone))}</p>
        )}
      </div>
      {drawn && points.length > 0 && !unseen && (
        <details class="numbers-fold">
          <summary>{w.table}</summary>
          <Numbers picture={picture} open={open} />
        </details>
      )}
    </figure>
  );
};
