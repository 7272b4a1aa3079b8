export const WIDTH = 48;
export const HEIGHT = 16;
const EDGE = 2;

/** Row counts of the last versions, oldest first. Its scale begins at zero only if the counts do. */
export const pathOf = (rows: readonly number[]): string => {
  const low = Math.min(...rows);
  const span = Math.max(...rows) - low;
  const step = (WIDTH - 2 * EDGE) / Math.max(1, rows.length - 1);
  const y = (n: number) =>
    span === 0 ? HEIGHT / 2 : HEIGHT - EDGE - ((n - low) / span) * (HEIGHT - 2 * EDGE);
  const point = (n: number, i: number) => `${(EDGE + i * step).toFixed(1)} ${y(n).toFixed(1)}`;
  return `M${rows.map(point).join('L')}`;
};
