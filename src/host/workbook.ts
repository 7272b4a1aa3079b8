import type { Cell } from '../model';

/** A rectangle of a tab; rows and columns count from 1. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}
export interface Tab {
  readonly sheetId: number;
  readonly title: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly columns: number;
}
/** One step of an atomic change. Rows and columns count from 1. */
export type Change =
  | {
      readonly do: 'add_tab';
      readonly sheetId: number;
      readonly title: string;
      readonly rows: number;
      readonly columns: number;
      readonly hidden: boolean;
    }
  | {
      readonly do: 'set_tab';
      readonly sheetId: number;
      readonly title?: string;
      readonly hidden?: boolean;
      readonly frozenRows?: number;
    }
  | { readonly do: 'delete_tab'; readonly sheetId: number }
  | {
      readonly do: 'set_size';
      readonly sheetId: number;
      readonly rows: number;
      readonly columns: number;
    }
  | {
      readonly do: 'insert_rows' | 'delete_rows' | 'insert_columns' | 'delete_columns';
      readonly sheetId: number;
      readonly at: number;
      readonly count: number;
    }
  | {
      readonly do: 'write';
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      readonly values: readonly (readonly Cell[])[];
    }
  | {
      readonly do: 'format';
      readonly sheetId: number;
      readonly area: Area;
      readonly pattern?: string;
      readonly bold?: boolean;
      readonly background?: string;
      /** null: as the value's kind has it. */
      readonly align?: 'LEFT' | 'RIGHT' | null;
      /** Whether what is too long for its column takes more lines; false: it runs on over empty cells. */
      readonly wrap?: boolean;
    }
  | {
      readonly do: 'set_width';
      readonly sheetId: number;
      readonly column: number;
      readonly pixels: number;
    }
  /** The rows of the area take the formats of row `from`. */
  | {
      readonly do: 'copy_format';
      readonly sheetId: number;
      readonly from: number;
      readonly area: Area;
    }
  | {
      readonly do: 'note';
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      readonly text: string;
    }
  | Drawing
  /**
   * What a tab says of itself (null: the workbook), beside its cells; it goes with the tab. It replaces what
   * stood there under the key. At most 30,000 characters a tab, keys and values together.
   */
  | {
      readonly do: 'set_metadata';
      readonly sheetId: number | null;
      readonly key: string;
      /** null: none any more. */
      readonly value: string | null;
    };

/** What reports are drawn with. */
export type Drawing =
  /** Down a column; each begins with "=". Made of our own definitions alone, never of data. */
  | {
      readonly do: 'formulas';
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      readonly formulas: readonly string[];
    }
  | {
      readonly do: 'hide_columns' | 'show_columns';
      readonly sheetId: number;
      readonly column: number;
      readonly count: number;
    }
  /** Its values stand in columns, each beneath its title. */
  | {
      readonly do: 'add_chart';
      readonly sheetId: number;
      readonly chartId: number;
      readonly at: { readonly row: number; readonly column: number };
      /** In pixels; the offset is from the left edge of that column. */
      readonly offset: number;
      readonly width: number;
      readonly height: number;
      readonly title: string;
      readonly description: string;
      readonly kind: ChartKind | 'COMBO';
      /** The first row of values, and how many there are. */
      readonly row: number;
      readonly rows: number;
      readonly domain: number;
      readonly series: readonly { readonly column: number; readonly kind: ChartKind }[];
      /** Whether its series are named above it. */
      readonly legend: boolean;
      readonly axes: { readonly bottom: string; readonly left: string };
    }
  | { readonly do: 'delete_chart'; readonly chartId: number };
export type ChartKind = 'BAR' | 'COLUMN' | 'LINE' | 'AREA' | 'SCATTER';

/** What this script has written beside the cells; whoever may see the workbook may read it. */
export interface Metadata {
  /** null: of the workbook. */
  readonly sheetId: number | null;
  readonly key: string;
  readonly value: string;
}

export interface Workbook {
  id(): string;
  name(): string;
  url(): string;
  tabs(): readonly Tab[];
  /**
   * Values as stored: text, numbers (dates as serial numbers), booleans; trailing empties are missing.
   * @param as `formulas`: of a formula what was typed, which stands there where it shows nothing too.
   */
  read(tab: Tab, area: Area, as?: 'values' | 'formulas'): readonly (readonly Cell[])[];
  /**
   * Whole columns by their numbers, from row `from.row` on, in the order asked; read alike, each without
   * its trailing empties. Few calls however many columns.
   */
  readColumns(
    tab: Tab,
    columns: readonly number[],
    from: { readonly row: number; readonly rows: number },
  ): readonly (readonly Cell[])[];
  /** Of the workbook and of every tab, in one call; each key once a place. */
  metadata(): readonly Metadata[];
  /** Native charts, ours and others'. */
  charts(): readonly { readonly sheetId: number; readonly chartId: number }[];
  /** All or nothing, in one call. @throws workbook.full, workbook.locked, workbook.busy */
  change(changes: readonly Change[]): void;
  /** Many areas of one tab in one call; text stays text; null and '' empty the cell. */
  write(
    tab: Tab,
    blocks: readonly {
      readonly row: number;
      readonly column: number;
      readonly values: readonly (readonly Cell[])[];
    }[],
  ): void;
  show(sheetId: number): void;
  /** @param zone an IANA name. */
  setTimeZone(zone: string): void;
}
