import type { Cell, Dataset, Preview, Subscription } from '../model';
import type { Job } from './job';
import { look, marksOf } from './look';

/**
 * What publishing would do to the rows that people see now. Where they are in a table alone, only how many
 * differ is known.
 * @param cells the rows as the tab would hold them; null: there is none.
 */
export const previewOf = (
  { host }: Job,
  dataset: Dataset,
  { sheetId, columns = [] }: Subscription,
  rows: number,
  cells: Cell[][] | null,
  differ = 0,
): Preview => {
  if (!cells) return { rows, added: 0, changed: differ, gone: 0 };
  const tab = host.workbook.tabs().find((candidate) => candidate.sheetId === sheetId);
  if (!tab) return { rows, added: rows, changed: 0, gone: 0 };
  const seen = look(
    { host, dataset, memory: null, before: columns, sheetId: tab.sheetId },
    tab,
    false,
  );
  const { keys, rows: marks, foreign } = seen.standing;
  const there = new Map<number, number>();
  keys.forEach((key, i) => foreign.has(i) || there.set(key, marks[i]!));
  const wanted = marksOf(dataset, cells);
  let [added, changed] = [0, 0];
  wanted.keys.forEach((key, i) => {
    const before = there.get(key);
    if (before === undefined) added += 1;
    else if (before !== wanted.rows[i]) changed += 1;
    there.delete(key);
  });
  return { rows, added, changed, gone: there.size };
};
