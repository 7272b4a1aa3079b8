import type { Picture, Point } from '../../src/model';
import { bare, difference, digitsIn, w, yearText } from '../words';
import { nameOf, valueText } from './mark';

/** A chart's numbers as a table: for whoever cannot see it, and whoever wants to know exactly. */
export const Numbers = (props: {
  readonly picture: Picture;
  readonly open: ((point: Point, name: string) => void) | undefined;
}) => {
  const { picture, open } = props;
  const { x, series, y, also = [], points, years } = picture;
  const compared = points.some(({ change }) => change !== undefined);
  const digits = also.map(({ format }, a) =>
    digitsIn(
      points.map((point) => point.also?.[a]?.value),
      format,
    ),
  );
  const digitsBefore = digitsIn(
    points.map(({ before }) => before),
    y.format,
  );
  const titled = ({ title, unit }: { readonly title: string; readonly unit?: string }): string =>
    unit === undefined ? title : `${title} (${unit})`;
  return (
    <div
      class="numbers"
      tabIndex={0}
      role="region"
      aria-label={`${picture.chart.title}: ${w.table}`}
    >
      <table>
        <thead>
          <tr>
            {x && <th scope="col">{x.title}</th>}
            {series && <th scope="col">{series.title}</th>}
            <th scope="col" class="figure">
              {titled(y)}
            </th>
            {also.map((scale) => (
              <th key={scale.title} scope="col" class="figure">
                {titled(scale)}
              </th>
            ))}
            {compared && (
              <th scope="col" class="figure">
                {w.before(yearText(years?.before))}
              </th>
            )}
            {compared && (
              <th scope="col" class="figure">
                {w.change}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {points.map((point, i) => {
            const name = nameOf(picture, point) || picture.chart.title;
            const value = valueText(picture, point);
            return (
              <tr key={i}>
                {x && <th scope="row">{x.values.find(({ key }) => key === point.x)?.text}</th>}
                {series && <td>{series.values.find(({ key }) => key === point.series)?.text}</td>}
                <td class="figure">
                  {open && !point.suppressed && point.people !== 0 ? (
                    <button
                      type="button"
                      class="button link"
                      aria-label={w.rows.show(`${name}: ${value}`)}
                      onClick={() => open(point, name)}
                    >
                      {value}
                    </button>
                  ) : (
                    value
                  )}
                </td>
                {also.map((scale, a) => {
                  const worth = point.also?.[a];
                  return (
                    <td key={scale.title} class="figure">
                      {[
                        worth?.text,
                        typeof worth?.value === 'number'
                          ? bare(worth.value, scale.format, digits[a])
                          : '',
                      ]
                        .filter(Boolean)
                        .join(', ')}
                    </td>
                  );
                })}
                {compared && (
                  <td class="figure">
                    {typeof point.before === 'number'
                      ? bare(point.before, y.format, digitsBefore)
                      : ''}
                  </td>
                )}
                {compared && (
                  <td class="figure">
                    {typeof point.change === 'number' ? difference(point.change, y.format) : ''}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
