/** What the control API shows of a workbook and the page takes as it is: types alone. Rows and columns count from 1. */

export interface TabOverview {
  readonly sheetId: number;
  readonly title: string;
  readonly hidden: boolean;
  readonly color: string | null;
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** Pixels by column; 0 of a hidden one; columns that were never sized are absent. */
  readonly columnWidths: Readonly<Record<number, number>>;
  /** Pixels by row, of rows in which text takes several lines; all others are as tall as each other. */
  readonly rowHeights: Readonly<Record<number, number>>;
  /** Changes whenever anything in the tab does. */
  readonly revision: number;
  /** Last row and column that hold anything; 0 when the tab is empty. */
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly charts: readonly ChartView[];
}

/** A native chart and the numbers it draws. */
export interface ChartView {
  readonly id: number;
  readonly title: string;
  readonly kind: string;
  readonly stacked: 'none' | 'stacked' | 'percent';
  readonly legend: string;
  readonly axes: { readonly bottom: string; readonly left: string };
  readonly row: number;
  readonly column: number;
  readonly offset: readonly [x: number, y: number];
  readonly width: number;
  readonly height: number;
  readonly labels: readonly string[];
  /** Of a scatter chart's horizontal axis. */
  readonly places: readonly (number | null)[];
  readonly series: readonly {
    readonly name: string;
    /** Of a COMBO chart each series has its own. */
    readonly kind: string;
    readonly values: readonly (number | null)[];
    readonly texts: readonly string[];
  }[];
}

export interface CellStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly color?: string;
  readonly background?: string;
  readonly align?: 'left' | 'center' | 'right';
  /** What is too long takes more lines. */
  readonly wrap?: boolean;
}

export type MenuItem =
  | { readonly kind: 'item'; readonly title: string; readonly function: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly title: string; readonly items: readonly MenuItem[] };

export interface Menu {
  readonly title: string;
  readonly items: readonly MenuItem[];
}

export interface Toast {
  readonly id: number;
  readonly title: string;
  readonly message: string;
  /** Seconds it stays; a negative number: until it is closed. */
  readonly seconds: number;
}
