import type { Host, Tab } from '../../host/host';
import type { Cell, Report } from '../../model';
import type { Layout } from './tab';

/** Beside a tab's cells: which report it is, and what of it is ours. */
export const REPORT_TAB = 'homeroom.report';

/** What a report's tab says of itself. */
export interface Made {
  readonly v: 1;
  readonly report: string;
  readonly rows: number;
  readonly columns: number;
  readonly charts: readonly number[];
  readonly kept: Layout['kept'];
  /** The hidden columns, and how many before them have got a width; absent from tabs of an older build. */
  readonly helpers?: number;
  readonly hidden?: number;
  readonly sized?: number;
}

/**
 * In the last of our cells: whoever put rows or columns between ours finds it elsewhere. It also says, by
 * a formula, whether a table has groups that it or its chart has no room for.
 */
export const LAST_CELL = 'Homeroom: end of the report';
export const OUTGROWN = `${LAST_CELL}, outgrown`;
/** A tab that was made and stands as it was made. */
export interface Before {
  readonly tab: Tab;
  readonly made: Made;
  readonly outgrown: boolean;
}

/** The tab made of this report, as long as its last cell is where it was left. */
export const madeBefore = (
  host: Host,
  tabs: readonly Tab[],
  report: Report,
): Before | undefined => {
  for (const { sheetId, key, value } of host.workbook.metadata()) {
    const tab = tabs.find((one) => one.sheetId === sheetId);
    if (key !== REPORT_TAB || !tab) continue;
    const made = JSON.parse(value) as Made;
    if (made.report !== report.id || tab.rows < made.rows || tab.columns < made.columns) continue;
    const corner = { row: made.rows, column: made.columns, rows: 1, columns: 1 };
    const last = host.workbook.read(tab, corner)[0]?.[0];
    if (last === LAST_CELL || last === OUTGROWN) return { tab, made, outgrown: last === OUTGROWN };
  }
  return undefined;
};

/** The reports that have a tab, by their ids. */
export const reportsIn = ({ workbook }: Pick<Host, 'workbook'>): readonly string[] =>
  workbook
    .metadata()
    .flatMap(({ key, value }) => (key === REPORT_TAB ? (JSON.parse(value) as Made).report : []));

/** What the school wrote into the cells it may change. */
export const chosenIn = ({ workbook }: Host, tab: Tab, made: Made): Record<string, Cell> =>
  Object.fromEntries(
    Object.entries(made.kept).flatMap(([id, at]) => {
      const [[cell = null] = []] = workbook.read(tab, { ...at, rows: 1, columns: 1 });
      return cell === null || cell === '' ? [] : [[id, cell]];
    }),
  );

/** The columns that were hidden; of an older build the last ones. */
export const hiddenIn = ({ columns, hidden = 20, helpers = columns - hidden }: Made) => ({
  column: helpers,
  count: hidden,
});
