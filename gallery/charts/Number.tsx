import { difference, said, w, yearText } from '../words';
import { valueText, type ChartProps } from './mark';

/** One value in large letters; beside it how it has changed. */
export const BigNumber = ({ picture, open }: Omit<ChartProps, 'width'>) => {
  const point = picture.points[0];
  if (!point) return null;
  const value = valueText(picture, point);
  const { change, before } = point;
  const year = yearText(picture.years?.before);
  return (
    <div class="number">
      {open && !point.suppressed ? (
        <button
          type="button"
          class="large"
          onClick={() => open(point, picture.chart.title)}
          aria-label={w.rows.show(`${picture.chart.title}: ${value}`)}
        >
          {value}
        </button>
      ) : (
        <p class="large">{value}</p>
      )}
      {typeof change === 'number' && typeof before === 'number' && (
        <p class="soft" title={said(before, picture.y)}>
          {w.changed(difference(change, picture.y.format), year)}
        </p>
      )}
    </div>
  );
};
