/** Random changes, each also made to a plain two-dimensional list; snapshots are taken and restored between. */
import { createKit, type Kit } from './spreadsheet-kit';

type Cell = { value: string | number | null; note: string | null };
type Grid = Cell[][];

const ROWS = 12;
const COLUMNS = 6;
const blank = (): Cell => ({ value: null, note: null });
const clone = (grid: Grid): Grid => grid.map((row) => row.map((cell) => ({ ...cell })));

/** A small generator of chance (mulberry32), so that a failure can be repeated. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const letter = (column: number) => String.fromCharCode(65 + column);
const dimension = (kind: 'ROWS' | 'COLUMNS', startIndex: number, endIndex: number) => ({
  range: { sheetId: 0, dimension: kind, startIndex, endIndex },
});

/** Makes one random change to both. Answers what it was, for the message of a failure. */
function step(kit: Kit, grid: Grid, pick: (below: number) => number): string {
  const rows = grid.length;
  const columns = grid[0]!.length;
  const [r, c] = [pick(rows), pick(columns)];
  switch (pick(8)) {
    case 0:
    case 1: {
      const value = pick(3) === 0 ? '' : pick(2) === 0 ? pick(100) : `text ${pick(100)}`;
      kit.put(`Sheet1!${letter(c)}${r + 1}`, [[value]]);
      grid[r]![c]!.value = value === '' ? null : value;
      return `put ${String(value)} at ${r},${c}`;
    }
    case 2: {
      const note = pick(2) === 0 ? null : `note ${pick(9)}`;
      kit.run('SpreadsheetApp.Range.setNote', 0, [r + 1, c + 1, 1, 1], note);
      grid[r]![c]!.note = note;
      return `note at ${r},${c}`;
    }
    case 3: {
      if (rows > 40) return 'nothing';
      const count = 1 + pick(3);
      kit.batch({ insertDimension: dimension('ROWS', r, r + count) });
      const fresh = Array.from({ length: count }, () => Array.from({ length: columns }, blank));
      grid.splice(r, 0, ...fresh);
      return `insert ${count} rows at ${r}`;
    }
    case 4: {
      if (rows - r < 2 || rows < 6) return 'nothing';
      const count = 1 + pick(Math.min(3, rows - r - 1));
      kit.batch({ deleteDimension: dimension('ROWS', r, r + count) });
      grid.splice(r, count);
      return `delete ${count} rows at ${r}`;
    }
    case 5: {
      if (columns < 12 && pick(2) === 0) {
        kit.batch({ insertDimension: dimension('COLUMNS', c, c + 1) });
        for (const row of grid) row.splice(c, 0, blank());
        return `insert a column at ${c}`;
      }
      if (columns < 4) return 'nothing';
      kit.batch({ deleteDimension: dimension('COLUMNS', c, c + 1) });
      for (const row of grid) row.splice(c, 1);
      return `delete column ${c}`;
    }
    case 6: {
      const range = { sheetId: 0, startRowIndex: r };
      kit.batch({
        sortRange: { range, sortSpecs: [{ dimensionIndex: c, sortOrder: 'ASCENDING' }] },
      });
      const rank = ({ value }: Cell) => (value === null ? 2 : typeof value === 'string' ? 1 : 0);
      const sorted = grid.splice(r).sort((a, b) => {
        const [x, y] = [a[c]!, b[c]!];
        const kinds = rank(x) - rank(y);
        if (kinds !== 0 || x.value === null) return kinds;
        return typeof x.value === 'string'
          ? x.value.localeCompare(y.value as string, 'en')
          : x.value - (y.value as number);
      });
      grid.push(...sorted);
      return `sort from ${r} by ${c}`;
    }
    default: {
      const to = pick(rows);
      const whole = (row: number) => ({
        sheetId: 0,
        startRowIndex: row,
        endRowIndex: row + 1,
        startColumnIndex: 0,
        endColumnIndex: columns,
      });
      kit.batch({ copyPaste: { source: whole(r), destination: whole(to) } });
      grid[to] = grid[r]!.map((cell) => ({ ...cell }));
      return `copy row ${r} to ${to}`;
    }
  }
}

function expectSame(kit: Kit, grid: Grid, trail: readonly string[]): void {
  const tab = kit.spreadsheet.tab('Sheet1');
  const seen = grid.map((row, r) =>
    row.map((_, c) => ({ value: tab.values[r]?.[c] ?? null, note: tab.notes[r]?.[c] ?? null })),
  );
  const is = { trail, rows: tab.rows, columns: tab.columns, grid: seen };
  const should = { trail, rows: grid.length, columns: grid[0]!.length, grid };
  // Comparing texts first: a deep comparison at each of thousands of steps is slow.
  if (JSON.stringify(is) !== JSON.stringify(should)) expect(is).toEqual(should);
}

test.each([1, 2, 3, 4, 5, 6])('three hundred changes, seed %i', (seed) => {
  const kit = createKit();
  const pick = chance(seed);
  kit.batch({
    updateSheetProperties: {
      properties: { sheetId: 0, gridProperties: { rowCount: ROWS, columnCount: COLUMNS } },
      fields: 'gridProperties(rowCount,columnCount)',
    },
  });
  let grid: Grid = Array.from({ length: ROWS }, () => Array.from({ length: COLUMNS }, blank));
  let kept: { snapshot: unknown; grid: Grid } | null = null;
  const trail: string[] = [];
  for (let n = 0; n < 300; n += 1) {
    kit.clock += 10_000;
    trail.push(step(kit, grid, pick));
    expectSame(kit, grid, trail.slice(-3));
    const luck = pick(20);
    if (luck === 0) kept = { snapshot: kit.spreadsheet.snapshot(), grid: clone(grid) };
    if (luck === 1 && kept) {
      kit.spreadsheet.restore(kept.snapshot);
      grid = clone(kept.grid);
      trail.push('restore');
      expectSame(kit, grid, trail.slice(-3));
    }
  }
  expect(new Set(trail.map((what) => what.split(' ')[0])).size).toBeGreaterThanOrEqual(7);
});
