/**
 * The cells the page has seen, in blocks of rows, fetched when they come into sight. A block of an
 * older revision stays on screen until the new one has arrived, so nothing flickers.
 */
import type { CellView, RowWindow } from '../api/contract';

export const BLOCK = 100;
/** Blocks kept; 100,000 rows are 1,000 blocks. */
const KEPT = 120;
const AT_ONCE = 3;

export type FetchRows = (sheetId: number, from: number, count: number) => Promise<RowWindow>;

interface Block {
  readonly revision: number;
  /** Which request it is the answer to: a late answer never replaces a later question's. */
  readonly asked: number;
  readonly rows: readonly (readonly CellView[])[];
}

export interface Cells {
  cell(sheetId: number, row: number, column: number): CellView | null;
  /** Whether the row has ever been fetched. */
  has(sheetId: number, row: number): boolean;
  /** The block object, so that a row can tell whether it must be drawn again. */
  block(sheetId: number, row: number): unknown;
  /** Asks for what is missing or out of date; the newest wish is served first. */
  want(sheetId: number, revision: number, ranges: readonly (readonly [number, number])[]): void;
  /** Waits until rows are there in this revision. */
  load(sheetId: number, revision: number, from: number, to: number): Promise<void>;
  /** Shows what was typed until the machine's own answer is here. */
  patch(sheetId: number, row: number, column: number, text: string): void;
}

const indexOf = (row: number): number => Math.floor((row - 1) / BLOCK);
const keyOf = (sheetId: number, index: number): string => `${sheetId}/${index}`;
const EMPTY: CellView = Object.freeze({
  value: null,
  text: '',
  format: '',
  formula: null,
  note: null,
  style: null,
});

export function createCells(fetchRows: FetchRows, changed: () => void): Cells {
  const blocks = new Map<string, Block>();
  const running = new Map<string, Promise<void>>();
  let lastAsked = 0;
  let wishes: { sheetId: number; revision: number; index: number }[] = [];

  const fresh = (sheetId: number, index: number, revision: number): boolean =>
    blocks.get(keyOf(sheetId, index))?.revision === revision;

  const keep = (key: string, block: Block): void => {
    blocks.delete(key);
    blocks.set(key, block);
    for (const oldest of blocks.keys()) {
      if (blocks.size <= KEPT) break;
      blocks.delete(oldest);
    }
  };

  const fetchBlock = (sheetId: number, revision: number, index: number): Promise<void> => {
    const key = keyOf(sheetId, index);
    const id = `${key}@${revision}`;
    const held = running.get(id);
    if (held) return held;
    const asked = ++lastAsked;
    const work = fetchRows(sheetId, index * BLOCK + 1, BLOCK)
      .then(({ rows }) => {
        if ((blocks.get(key)?.asked ?? 0) > asked) return;
        keep(key, { revision, asked, rows });
        changed();
      })
      .finally(() => {
        running.delete(id);
        next();
      });
    running.set(id, work);
    return work;
  };

  const next = (): void => {
    while (running.size < AT_ONCE) {
      const wish = wishes.shift();
      if (!wish) return;
      if (fresh(wish.sheetId, wish.index, wish.revision)) continue;
      // An unreachable emulator is told by the poll; the wish is repeated when it answers again.
      fetchBlock(wish.sheetId, wish.revision, wish.index).catch(() => undefined);
    }
  };

  return {
    cell(sheetId, row, column) {
      const block = blocks.get(keyOf(sheetId, indexOf(row)));
      return block?.rows[(row - 1) % BLOCK]?.[column - 1] ?? (block ? EMPTY : null);
    },
    has: (sheetId, row) => blocks.has(keyOf(sheetId, indexOf(row))),
    block: (sheetId, row) => blocks.get(keyOf(sheetId, indexOf(row))),
    want(sheetId, revision, ranges) {
      const indexes = new Set<number>();
      for (const [from, to] of ranges)
        for (let index = indexOf(from); index <= indexOf(to); index += 1) indexes.add(index);
      wishes = [...indexes]
        .filter((index) => !fresh(sheetId, index, revision))
        .map((index) => ({ sheetId, revision, index }));
      next();
    },
    async load(sheetId, revision, from, to) {
      for (let index = indexOf(from); index <= indexOf(to); index += 1)
        if (!fresh(sheetId, index, revision)) await fetchBlock(sheetId, revision, index);
    },
    patch(sheetId, row, column, text) {
      const key = keyOf(sheetId, indexOf(row));
      const block = blocks.get(key);
      if (!block) return;
      const at = (row - 1) % BLOCK;
      const rows = block.rows.slice();
      while (rows.length <= at) rows.push([]);
      const cells = rows[at]!.slice();
      while (cells.length < column) cells.push(EMPTY);
      cells[column - 1] = { ...cells[column - 1]!, value: text, text, formula: null };
      rows[at] = cells;
      blocks.set(key, { revision: -1, asked: ++lastAsked, rows });
      changed();
    },
  };
}
