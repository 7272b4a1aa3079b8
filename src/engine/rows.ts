import type { Host } from '../host/host';
import { publishedFields, type Cell, type Dataset } from '../model';
import { wholeOf, type BuildScope } from './build';
import { toCells } from './cells';
import { besides } from './kept';

/** All rows, in the order of their key. */
const rowsOf = (scope: BuildScope, dataset: Dataset): Cell[][] => {
  const { quote } = scope.engine.dialect;
  const fields = publishedFields(dataset);
  const origin = scope.sources.length === 1 ? [] : ['site', 'source'];
  return scope.engine.select(
    `SELECT ${fields.map((f) => quote(f.name)).join(', ')} FROM ${wholeOf(scope, dataset)} AS v ` +
      `ORDER BY ${[...origin, ...dataset.key].map(quote).join(', ')}`,
    fields.map(({ type }) => type),
  );
};

/** The rows of a built data set as its tab gets them. @param hashed fields published as codes. */
export const cellsOf = (
  host: Host,
  scope: BuildScope,
  shown: Dataset,
  hashed: readonly string[],
): Cell[][] => {
  const found = rowsOf(scope, shown);
  return toCells(shown, hashed.length > 0 ? besides(host).hide(host, shown, hashed, found) : found);
};
