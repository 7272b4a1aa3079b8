import type { Change } from '../host/host';
import type { Cell, Field } from '../model';

/** Where each of our columns stands in the tab, counted from 1. Between them may stand the analyst's. */
export interface Layout {
  readonly columns: readonly number[];
  /** Column insertions that make room for fields the tab does not have yet. */
  readonly changes: readonly Change[];
  /** Fields that had no column. */
  readonly added: ReadonlySet<number>;
  /** Neighbouring columns of ours, written as one block: `from` counts fields, `at` columns. */
  readonly groups: readonly {
    readonly from: number;
    readonly at: number;
    readonly count: number;
  }[];
}

/**
 * Finds our columns by their titles in the header row, wherever the analyst has moved them. A title that
 * is missing is one the analyst changed (then its column still stands where it stood: it is ours and gets
 * its title back), or a field that is new (then a column is inserted after the field before it).
 * A column of ours that the contract no longer has is deleted.
 * @param before the titles as last published.
 */
export const layoutOf = (
  sheetId: number,
  header: readonly Cell[],
  fields: readonly Field[],
  before: readonly string[],
): Layout => {
  const titles = fields.map((field) => field.title);
  /** The header as it will be, changed along with the steps. */
  const row = header.map(String);
  const changes: Change[] = [];
  const added = new Set<number>();

  before.forEach((title, i) => {
    const renamed = !row.includes(title) && titles.includes(title);
    if (renamed && row[i] !== undefined && row[i] !== '' && !titles.includes(row[i]))
      row[i] = title;
  });
  for (let i = row.length - 1; i >= 0; i--)
    if (before.includes(row[i]!) && !titles.includes(row[i]!)) {
      row.splice(i, 1);
      changes.push({ do: 'delete_columns', sheetId, at: i + 1, count: 1 });
    }
  titles.forEach((title, i) => {
    if (row.includes(title)) return;
    const at = i === 0 ? 0 : row.indexOf(titles[i - 1]!) + 1;
    // An empty header at the right edge of nothing is free; anything else makes way.
    if (header.length > 0) changes.push({ do: 'insert_columns', sheetId, at: at + 1, count: 1 });
    row.splice(at, 0, title);
    added.add(i);
  });

  const columns = titles.map((title) => row.indexOf(title) + 1);
  const groups: { from: number; at: number; count: number }[] = [];
  columns.forEach((at, from) => {
    const last = groups[groups.length - 1];
    if (last && at === last.at + last.count) last.count++;
    else groups.push({ from, at, count: 1 });
  });
  return { columns, changes, added, groups };
};
