/** How a cell looks, from what it holds. */
import type { CellView } from '../api/contract';
import { type Geometry, leftOf, widthOf } from './geometry';

/** Numbers, dates among them, stand right, truth values in the middle, text left. */
export function alignOf(cell: CellView | null): 'left' | 'center' | 'right' {
  if (!cell) return 'left';
  if (cell.style?.align) return cell.style.align;
  if (typeof cell.value === 'number') return 'right';
  if (typeof cell.value === 'boolean') return 'center';
  return 'left';
}

/** Text that would fit even if all of it were wide letters is not looked at further. */
const NARROW = 7;
const PADDING = 12;

/** Text runs on over empty neighbours; everything else ends at its cell. In pixels. */
export function reachOf(
  view: CellView,
  row: number,
  column: number,
  lastColumn: number,
  cell: (row: number, column: number) => CellView | null,
  geometry: Geometry,
): number {
  if (typeof view.value !== 'string' || view.text === '' || alignOf(view) !== 'left') return 0;
  if (view.style?.wrap) return 0;
  if (view.text.length * NARROW + PADDING <= widthOf(geometry, column)) return 0;
  let end = column;
  // Not out of the frozen columns: they would write over what scrolls beneath them.
  const last = column <= geometry.frozenColumns ? geometry.frozenColumns : lastColumn;
  while (end < last && cell(row, end + 1)?.text === '') end += 1;
  return leftOf(geometry, end) + widthOf(geometry, end) - leftOf(geometry, column);
}

const DATE_PATTERN = /[dy]|h.*m|m.*s/i;

/** What kind of value the formula bar shows, in a word. */
export function kindOf(cell: CellView | null): string {
  if (cell?.formula) return 'formula';
  if (!cell || cell.value === null || cell.value === '') return '';
  if (typeof cell.value === 'boolean') return 'true or false';
  if (typeof cell.value === 'string') return 'text';
  const literal = cell.format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return DATE_PATTERN.test(literal) ? `date, stored as ${cell.value}` : 'number';
}

/** What a person sees when they edit the cell. */
export function editTextOf(cell: CellView | null): string {
  if (cell?.formula) return cell.formula;
  if (!cell || cell.value === null) return '';
  if (typeof cell.value === 'boolean') return cell.value ? 'TRUE' : 'FALSE';
  return kindOf(cell).startsWith('date') ? cell.text : String(cell.value);
}
