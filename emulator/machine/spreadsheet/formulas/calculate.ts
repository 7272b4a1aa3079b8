/**
 * The values of all formulas of a workbook: each is worked out when it is first asked for and kept
 * until something changes, NOW and TODAY too: time alone changes nothing, as a workbook is set when it
 * is new. A result of several cells spills over its neighbours, unless one of them holds something:
 * then it is #REF!.
 * Source: support.google.com/docs/answer/3093275 (ARRAYFORMULA), 12159115 (error values),
 * developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets (RecalculationInterval ON_CHANGE).
 */
import { columnName, type Box } from '../a1';
import { tabByTitle, type Book, type Cell, type Tab } from '../book';
import { cellOf } from '../layer';
import { evaluate, single, type Context } from './evaluate';
import { parse, type Node } from './parser';
import { Fault, isMatrix, Unsupported, type Matrix, type Scalar, type Value } from './value';

/** A tab's cells as they come out. */
export interface Calculated {
  at(row: number, column: number): Scalar;
  /** One past the last row and column that a formula or its spill reaches. */
  extent(): { readonly rows: number; readonly columns: number };
}

interface Held {
  readonly changes: number;
  readonly tabs: Map<Tab, Calculated | null>;
  /** Formulas that were read, by their texts: most are the same after a change. */
  readonly trees: ReadonlyMap<string, Node>;
}

const calculations = new WeakMap<Book, Held>();

/** The tab's values; `null` when it holds no formula: then they are what was stored. */
export function calculated(book: Book, tab: Tab): Calculated | null {
  let held = calculations.get(book);
  if (!held || held.changes !== book.changes) {
    held = start(book, held?.trees);
    calculations.set(book, held);
  }
  return ofTab(held, tab);
}

/** What a cell shows: an error value is its name. */
export const shown = (value: Scalar): Cell | null => (value instanceof Fault ? value.type : value);

type Opened = Held & { open(tab: Tab): Calculated | null };

function ofTab(held: Held, tab: Tab): Calculated | null {
  let found = held.tabs.get(tab);
  if (found === undefined) held.tabs.set(tab, (found = (held as Opened).open(tab)));
  return found;
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly tree: Node;
}

/** Column and row in one number. */
const keyOf = (row: number, column: number): number => row * 32_768 + column;

/** Whether the result may be a rectangle that spills. */
function spreads(node: Node): boolean {
  if (node.is === 'array') return true;
  if (node.is !== 'call') return false;
  if (
    /^(ARRAYFORMULA|FILTER|UNIQUE|SORT|TRANSPOSE|SEQUENCE|INDEX|VSTACK|ARRAY_CONSTRAIN)$/.test(
      node.name,
    )
  )
    return true;
  return /^(IF|IFS|IFERROR|IFNA|LET)$/.test(node.name) && node.of.some(spreads);
}

function start(book: Book, before: ReadonlyMap<string, Node> = new Map()): Held {
  const made = new Map<string, Matrix>();
  const recent = new Map<string, Matrix>();
  const trees = new Map<string, Node>();
  const held: Opened = { changes: book.changes, tabs: new Map(), trees, open };
  let asked: number | undefined;
  return held;

  function now(): number {
    asked ??= book.now();
    return asked;
  }

  function read(formula: string): Node {
    const found = trees.get(formula) ?? before.get(formula) ?? parse(formula);
    trees.set(formula, found);
    return found;
  }

  function open(tab: Tab): Calculated | null {
    const places: Place[] = [];
    tab.formulas.forEach((layer, column) =>
      layer?.cells.forEach((formula, row) => {
        if (formula !== null) places.push({ row, column, tree: read(formula) });
      }),
    );
    return places.length === 0 ? null : calculateTab(tab, places);
  }

  function calculateTab(tab: Tab, places: readonly Place[]): Calculated {
    const byKey = new Map(places.map((place) => [keyOf(place.row, place.column), place]));
    const results = new Map<number, Scalar>();
    const spilled = new Map<number, Scalar>();
    const busy = new Set<number>();
    /** Those whose spill is not yet known. */
    const anchors = new Set(places.filter(({ tree }) => spreads(tree)));
    const reach = { rows: 0, columns: 0 };

    function result(place: Place): Scalar {
      const key = keyOf(place.row, place.column);
      const known = results.get(key);
      if (known !== undefined) return known;
      if (busy.has(key)) return new Fault('#REF!', 'Circular dependency detected.');
      busy.add(key);
      try {
        const value = laid(place, evaluate(place.tree, contextOf(place)));
        results.set(key, value);
        return value;
      } catch (error) {
        if (!(error instanceof Unsupported)) throw error;
        const where = `'${tab.title}'!${columnName(place.column)}${place.row + 1}`;
        throw new Unsupported(error.what, where);
      } finally {
        busy.delete(key);
        anchors.delete(place);
      }
    }

    function laid(place: Place, value: Value): Scalar {
      if (!isMatrix(value)) return value;
      if (!spreads(place.tree)) return single(value, contextOf(place));
      const { row, column } = place;
      const [missing, short] = [
        row + value.rows - tab.rowCount,
        column + value.columns - tab.columnCount,
      ];
      if (missing > 0 || short > 0)
        return new Fault(
          '#REF!',
          `Result was not automatically expanded, please insert more ${missing > 0 ? 'rows' : 'columns'} (${missing > 0 ? missing : short}).`,
        );
      for (let r = 0; r < value.rows; r += 1)
        for (let c = 0; c < value.columns; c += 1)
          if ((r > 0 || c > 0) && taken(row + r, column + c))
            return new Fault(
              '#REF!',
              `Array result was not expanded because it would overwrite data in ${columnName(column + c)}${row + r + 1}.`,
            );
      for (let r = 0; r < value.rows; r += 1)
        for (let c = 0; c < value.columns; c += 1)
          if (r > 0 || c > 0) spilled.set(keyOf(row + r, column + c), value.at(r, c));
      reach.rows = Math.max(reach.rows, row + value.rows);
      reach.columns = Math.max(reach.columns, column + value.columns);
      return value.at(0, 0);
    }

    const taken = (row: number, column: number): boolean => {
      const key = keyOf(row, column);
      return byKey.has(key) || spilled.has(key) || cellOf(tab.values, row, column) !== null;
    };

    /** Lets every formula above and to the left spill that may; one that is at work does not wait for itself. */
    function spill(row: number, column: number): Scalar {
      for (const place of anchors)
        if (place.row <= row && place.column <= column)
          if (!busy.has(keyOf(place.row, place.column))) result(place);
      return spilled.get(keyOf(row, column)) ?? null;
    }

    function at(row: number, column: number): Scalar {
      const place = byKey.get(keyOf(row, column));
      if (place) return result(place);
      return cellOf(tab.values, row, column) ?? spill(row, column);
    }

    const contextOf = ({ row, column }: Place): Context => ({
      tab,
      row,
      column,
      array: false,
      names: new Map(),
      made,
      recent,
      now,
      timeZone: book.state.timeZone,
      range: (title, box) => range(title === undefined ? tab : tabByTitle(book, title), box, title),
    });

    return {
      at,
      extent() {
        for (const place of [...anchors])
          try {
            result(place);
          } catch (error) {
            // Whoever reads the cell itself is told.
            if (!(error instanceof Unsupported)) throw error;
          }
        return reach;
      },
    };
  }

  function range(tab: Tab | undefined, box: Box, title = ''): Value {
    if (!tab) return new Fault('#REF!', `Unresolved sheet name '${title}'.`);
    const row = box.startRow ?? 0;
    const column = box.startColumn ?? 0;
    const rows = Math.min(box.endRow ?? tab.rowCount, tab.rowCount) - row;
    const columns = Math.min(box.endColumn ?? tab.columnCount, tab.columnCount) - column;
    if (rows < 1 || columns < 1) return new Fault('#REF!', 'Reference is outside of the grid.');
    const live = ofTab(held, tab);
    const stored = tab.values;
    return {
      rows,
      columns,
      where: { tab, row, column },
      at: live
        ? (r, c) => live.at(row + r, column + c)
        : (r, c) => stored[column + c]?.cells[row + r] ?? null,
    };
  }
}
