import type { Change } from '../../host/host';
import type { Cell } from '../../model';

/** Where something stands: rows and columns count from 1. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** A sheet being laid out: what stands where, before anything is written. */
export interface Paper {
  text(spot: Spot, text: string): void;
  value(spot: Spot, value: Cell): void;
  /** Begins with "="; made of our own definitions alone. */
  formula(spot: Spot, formula: string): void;
  look(spot: Spot, rows: number, columns: number, look: Look): void;
  chart(chart: ChartOf): void;
  /** The last row that holds anything. */
  readonly end: number;
  changes(sheetId: number, rows: number, columns: number): Change[];
}

export interface Look {
  readonly bold?: boolean;
  readonly background?: string;
  readonly pattern?: string;
  readonly align?: 'LEFT' | 'RIGHT';
  /** What is too long for its column takes more lines. */
  readonly wrap?: boolean;
}
export type ChartOf = Omit<Extract<Change, { do: 'add_chart' }>, 'do' | 'sheetId' | 'chartId'>;

const WHITE = '#ffffff';

export const openPaper = (): Paper & { readonly charts: readonly ChartOf[] } => {
  const values: Cell[][] = [];
  const formulas: { at: Spot; formula: string }[] = [];
  const looks: { at: Spot; rows: number; columns: number; look: Look }[] = [];
  const charts: ChartOf[] = [];
  let end = 0;
  const value = ({ row, column }: Spot, cell: Cell): void => {
    (values[row - 1] ??= [])[column - 1] = cell;
    end = Math.max(end, row);
  };
  return {
    charts,
    value,
    text: value,
    formula: (at, formula) => {
      formulas.push({ at, formula });
      end = Math.max(end, at.row);
    },
    look: (at, rows, columns, look) => void looks.push({ at, rows, columns, look }),
    chart: (chart) => void charts.push(chart),
    get end() {
      return end;
    },
    changes: (sheetId, rows, columns) => [
      {
        do: 'write',
        sheetId,
        row: 1,
        column: 1,
        // What is not ours any more is emptied with the rest.
        values: Array.from({ length: rows }, (_, row) =>
          Array.from({ length: columns }, (__, column) => values[row]?.[column] ?? null),
        ),
      },
      {
        do: 'format',
        sheetId,
        area: { row: 1, column: 1, rows, columns },
        bold: false,
        background: WHITE,
        align: null,
        wrap: false,
      },
      ...looks.map(({ at, rows: height, columns: width, look }): Change => ({
        do: 'format',
        sheetId,
        area: { ...at, rows: height, columns: width },
        ...look,
      })),
      ...runsOf(formulas).map((run): Change => ({ do: 'formulas', sheetId, ...run })),
    ],
  };
};

/** Formulas beneath each other in one column, written together. */
const runsOf = (
  formulas: readonly { readonly at: Spot; readonly formula: string }[],
): { row: number; column: number; formulas: string[] }[] => {
  const runs: { row: number; column: number; formulas: string[] }[] = [];
  const sorted = formulas.slice().sort((a, b) => a.at.column - b.at.column || a.at.row - b.at.row);
  for (const { at, formula } of sorted) {
    const last = runs[runs.length - 1];
    if (last && last.column === at.column && last.row + last.formulas.length === at.row)
      last.formulas.push(formula);
    else runs.push({ ...at, formulas: [formula] });
  }
  return runs;
};
