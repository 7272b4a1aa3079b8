/**
 * A workbook's state and its snapshots. State is plain data, so a snapshot can be kept, compared
 * and written to disk as JSON. Cells live in layers (`layer.ts`); everything else in a tab is
 * replaced, never changed in place, so that a snapshot may share it.
 */
import type { Chart } from './charts';
import type { Shift } from './formula';
import { emptyLayer, type Layer } from './layer';
import { MAX_CELLS, MAX_COLUMNS, MAX_TITLE, NEW_TAB_COLUMNS, NEW_TAB_ROWS } from './limits';
import { refuse, SAYS } from './refusal';

export type Cell = string | number | boolean;

export interface Color {
  readonly red?: number;
  readonly green?: number;
  readonly blue?: number;
  readonly alpha?: number;
}

/** The part of a cell's userEnteredFormat that is kept. */
export interface Style {
  readonly numberFormat?: { readonly type: string; readonly pattern?: string };
  readonly backgroundColor?: Color;
  readonly backgroundColorStyle?: unknown;
  readonly textFormat?: Readonly<Record<string, unknown>>;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly wrapStrategy?: string;
}

/** Google's GridRange: 0-based, half-open, open where a bound is missing. */
export interface GridRange {
  readonly sheetId: number;
  readonly startRowIndex?: number;
  readonly endRowIndex?: number;
  readonly startColumnIndex?: number;
  readonly endColumnIndex?: number;
}

export interface Protection {
  readonly protectedRangeId: number;
  readonly range: GridRange;
  readonly description?: string;
  readonly warningOnly?: boolean;
  readonly requestingUserCanEdit: boolean;
  readonly unprotectedRanges?: readonly GridRange[];
  readonly editors?: { readonly users?: readonly string[] };
}

export interface Metadata {
  readonly metadataId: number;
  readonly metadataKey: string;
  readonly metadataValue?: string;
  readonly visibility: 'DOCUMENT' | 'PROJECT';
  readonly location:
    | { readonly spreadsheet: true }
    | { readonly sheetId: number }
    | {
        readonly dimensionRange: {
          sheetId: number;
          dimension: 'ROWS' | 'COLUMNS';
          startIndex: number;
          endIndex: number;
        };
      };
}

export interface DimensionProperties {
  readonly pixelSize?: number;
  readonly hiddenByUser?: boolean;
}

export interface Filter {
  readonly range: GridRange;
  readonly sortSpecs?: readonly unknown[];
  readonly criteria?: unknown;
  readonly filterSpecs?: unknown;
}

export interface Tab {
  readonly sheetId: number;
  title: string;
  hidden: boolean;
  tabColor: Color | null;
  rowCount: number;
  columnCount: number;
  frozenRows: number;
  frozenColumns: number;
  readonly values: Layer<Cell>;
  readonly formulas: Layer<string>;
  /** Indexes into the workbook's styles; `null` and 0 are the plain style. */
  readonly styles: Layer<number>;
  readonly notes: Layer<string>;
  /** By index; rows and columns that were never touched are absent. */
  rowProperties: Readonly<Record<number, DimensionProperties>>;
  columnProperties: Readonly<Record<number, DimensionProperties>>;
  protections: readonly Protection[];
  filter: Filter | null;
  charts: readonly Chart[];
  /** Another number whenever anything in the tab changed; a number never comes back. */
  revision: number;
}

export interface State {
  readonly id: string;
  name: string;
  locale: string;
  timeZone: string;
  activeSheetId: number;
  tabs: Tab[];
  styles: readonly Style[];
  metadata: readonly Metadata[];
  epoch: number;
}

/** The workbook that operations work on. `state` is replaced by `restore`: read it anew each time. */
export interface Book {
  state: State;
  snapshot(): State;
  restore(snapshot: State): void;
  /** Rows and columns that moved, and that formulas have yet to follow (`settleFormulas`). */
  readonly moves: { readonly where: Tab; readonly shift: Shift }[];
  /** Says that a tab changed; without one, that any may have. */
  touch(tab?: Tab): void;
  /** Goes up with every change; what was worked out before is stale. */
  readonly changes: number;
  /** Virtual time, ms since 1970. */
  now(): number;
}

const copyTab = (tab: Tab): Tab => ({
  ...tab,
  values: tab.values.slice(),
  formulas: tab.formulas.slice(),
  styles: tab.styles.slice(),
  notes: tab.notes.slice(),
  // A snapshot written by an older emulator has none.
  charts: tab.charts ?? [],
});

const copyState = (state: State): State => ({ ...state, tabs: state.tabs.map(copyTab) });

export function createBook(settings: {
  id: string;
  name: string;
  locale: string;
  timeZone: string;
  now?: () => number;
}): Book {
  const { now = Date.now, ...about } = settings;
  const first = newTab({ sheetId: 0, title: 'Sheet1' });
  let revision = 0;
  let changes = 0;
  const book: Book = {
    now,
    get changes() {
      return changes;
    },
    state: {
      ...about,
      activeSheetId: 0,
      tabs: [first],
      styles: [{}],
      metadata: [],
      epoch: 1,
    },
    moves: [],
    snapshot() {
      const kept = copyState(book.state);
      book.state.epoch += 1;
      return kept;
    },
    restore(snapshot) {
      changes += 1;
      book.moves.length = 0;
      const epoch = Math.max(book.state.epoch, snapshot.epoch) + 1;
      book.state = { ...copyState(snapshot), epoch };
      revision = Math.max(revision, ...snapshot.tabs.map((tab) => tab.revision));
    },
    touch(tab) {
      changes += 1;
      // Formulas elsewhere may come to something else now.
      for (const one of book.state.tabs)
        if (!tab || one === tab || one.formulas.some((held) => held !== null))
          one.revision = ++revision;
    },
  };
  return book;
}

export function newTab(settings: {
  sheetId: number;
  title: string;
  rowCount?: number;
  columnCount?: number;
}): Tab {
  const { sheetId, title, rowCount = NEW_TAB_ROWS, columnCount = NEW_TAB_COLUMNS } = settings;
  return {
    sheetId,
    title,
    hidden: false,
    tabColor: null,
    rowCount,
    columnCount,
    frozenRows: 0,
    frozenColumns: 0,
    values: emptyLayer(columnCount),
    formulas: emptyLayer(columnCount),
    styles: emptyLayer(columnCount),
    notes: emptyLayer(columnCount),
    rowProperties: {},
    columnProperties: {},
    protections: [],
    filter: null,
    charts: [],
    revision: 0,
  };
}

export const copyOfTab = (tab: Tab, sheetId: number, title: string): Tab => ({
  ...copyTab(tab),
  sheetId,
  title,
});

export const tabById = (book: Book, sheetId: unknown): Tab | undefined =>
  book.state.tabs.find((tab) => tab.sheetId === sheetId);

/** Google compares titles without regard to case. */
export const tabByTitle = (book: Book, title: string): Tab | undefined =>
  book.state.tabs.find((tab) => tab.title.toLowerCase() === title.toLowerCase());

export function checkTitle(book: Book, title: string, own?: Tab): void {
  if (title.length > MAX_TITLE) refuse(SAYS.longTitle);
  const held = tabByTitle(book, title);
  if (held && held !== own) refuse(SAYS.titleTaken(title));
}

/** The next of Google's default titles that is free. */
export function freeTitle(book: Book): string {
  let number = book.state.tabs.length + 1;
  while (tabByTitle(book, `Sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

/** Refuses a grid change that would bring the workbook above its cells; empty cells count. */
export function checkCells(book: Book, added: number, columnCount = 0): void {
  if (columnCount > MAX_COLUMNS) refuse(SAYS.tooManyCells);
  const held = book.state.tabs.reduce((sum, tab) => sum + tab.rowCount * tab.columnCount, 0);
  if (added > 0 && held + added > MAX_CELLS) refuse(SAYS.tooManyCells);
}

/** The index of a style, kept once. */
export function styleIndex(book: Book, style: Style): number {
  const { state } = book;
  const key = JSON.stringify(style);
  const cache = keys(state.styles);
  const held = cache.get(key);
  if (held !== undefined) return held;
  state.styles = [...state.styles, Object.freeze(style)];
  cache.set(key, state.styles.length - 1);
  keysOf.set(state.styles, cache);
  return state.styles.length - 1;
}

const keysOf = new WeakMap<readonly Style[], Map<string, number>>();

/** The cache may know more than an older list of styles has: an index past its end is not its own. */
function keys(styles: readonly Style[]): Map<string, number> {
  const held = keysOf.get(styles);
  if (held && held.size === styles.length) return held;
  const made = new Map(styles.map((style, index) => [JSON.stringify(style), index]));
  keysOf.set(styles, made);
  return made;
}
