import { marksOf } from '../../src/engine/look';
import { markOfAll } from '../../src/engine/marks';
import type { Memory } from '../../src/engine/memory';
import { publish, type Published } from '../../src/engine/publish';
import { readColumns } from '../../src/host/google/columns';
import { chartsIn, toDrawing } from '../../src/host/google/drawing';
import { createWorkbook } from '../../src/host/google/workbook';
import type { Google } from '../../src/host/google/globals';
import type { Host } from '../../src/host/host';
import { publishedFields, type Cell, type Dataset, type Subscription } from '../../src/model';
import type { Edit, TabView } from '../../emulator/machine/spreadsheet';
import { createKit, ID, type Kit } from '../emulator/spreadsheet-kit';

export const SHEET = 424242;

/** A workbook on the emulator's spreadsheet, behind the adapter of production, and a publisher at it. */
export interface Desk {
  readonly kit: Kit;
  /**
   * Publishes rows; remembers the columns, and what the tab holds, as the engine does.
   * @param trusting as a scheduled refresh, which does not read every cell back.
   */
  publish(
    rows: readonly (readonly Cell[])[],
    until?: number,
    trusting?: boolean,
  ): Pick<Published, 'changed' | 'finished'>;
  /** From now on so many rows are kept out of each publication. */
  setAside(rows: number): void;
  aside(): number;
  /** The tab as a person sees it, whatever its title. */
  tab(): TabView;
  person(...edits: Edit[]): void;
  deleteRows(from: number, count: number): void;
  insertColumn(at: number): void;
  /** Cells the last publication wrote. */
  written(): number;
  /** Host calls the last publication made that change the workbook. */
  changes(): number;
  /** The k-th changing call from now on throws, before or after its effect. */
  breakAt(k: number, when: 'before' | 'after'): void;
}

export class Broken extends Error {}

/** What the engine takes rows for equal by. */
export const hashOf = (dataset: Dataset, rows: readonly (readonly Cell[])[]): string =>
  markOfAll(marksOf(dataset, rows).rows);

/** @param dataset whose rows are published; its fields may be replaced between publications. */
export const createDesk = (dataset: () => Dataset): Desk => {
  const kit = createKit();
  // Time passes, or the minute's quota of the emulated API would be spent.
  const run = <T>(op: string, ...args: unknown[]): T => {
    kit.clock += 1_000;
    return kit.run<T>(op, ...args);
  };
  let calls = 0;
  let breaks: { at: number; when: 'before' | 'after' } | null = null;
  const changing = <T>(call: () => T): T => {
    calls++;
    const now = breaks?.at === calls ? breaks.when : null;
    if (now === 'before') throw new Broken();
    const answer = call();
    if (now === 'after') throw new Broken();
    return answer;
  };
  const google = {
    Utilities: { sleep: (ms: number) => void (kit.clock += ms) },
    SpreadsheetApp: { getActiveSpreadsheet: () => ({ getId: () => ID }) },
    Sheets: {
      Spreadsheets: {
        get: (...args: unknown[]) => run('Sheets.Spreadsheets.get', ...args),
        batchUpdate: (...args: unknown[]) => run('Sheets.Spreadsheets.batchUpdate', ...args),
        Values: {
          get: (...args: unknown[]) => run('Sheets.Spreadsheets.Values.get', ...args),
          batchUpdate: (...args: unknown[]) =>
            run('Sheets.Spreadsheets.Values.batchUpdate', ...args),
        },
      },
    },
  } as unknown as Google;
  const workbook = createWorkbook(google, () => ({ readColumns, chartsIn, toDrawing }));
  let written = 0;
  const cellsOf = (blocks: readonly { values: readonly (readonly Cell[])[] }[]): number =>
    blocks.reduce((n, { values }) => n + values.reduce((m, row) => m + row.length, 0), 0);
  const host = {
    clock: { now: () => kit.clock, sleep: (ms: number) => void (kit.clock += ms) },
    workbook: {
      ...workbook,
      change: (changes: Parameters<typeof workbook.change>[0]) =>
        changing(() => {
          written += cellsOf(changes.flatMap((c) => (c.do === 'write' ? [c] : [])));
          workbook.change(changes);
        }),
      write: (...[tab, blocks]: Parameters<typeof workbook.write>) =>
        changing(() => {
          written += cellsOf(blocks);
          workbook.write(tab, blocks);
        }),
    },
  } as unknown as Host;
  let columns: readonly string[] | undefined;
  /** How often it was published. */
  let times = 0;
  let aside = 0;
  let memory: Memory | null = null;
  const titleOf = (): string => {
    const found = kit.spreadsheet.tabs().find(({ sheetId }) => sheetId === SHEET);
    if (!found) throw new Error('The tab is not there.');
    return found.title;
  };
  const batch = (request: object): void => {
    run('Sheets.Spreadsheets.batchUpdate', { requests: [request] }, ID);
  };
  const span = (dimension: 'ROWS' | 'COLUMNS', at: number, count: number) => ({
    sheetId: SHEET,
    dimension,
    startIndex: at - 1,
    endIndex: at - 1 + count,
  });
  return {
    kit,
    publish: (rows, until = Infinity, trusting = false) => {
      written = 0;
      calls = 0;
      const subscription: Subscription & { sheetId: number } = {
        v: 1,
        dataset: dataset().id,
        on: true,
        schedule: { every: 'never' },
        sheetId: SHEET,
        ...(columns ? { columns } : {}),
      };
      const recalled = trusting ? memory : null;
      const done = publish(host, {
        dataset: dataset(),
        subscription,
        rows,
        marks: marksOf(dataset(), rows),
        standing: {
          hash: hashOf(dataset(), rows),
          after: times++,
          at: new Date(kit.clock).toISOString(),
          rows: rows.length,
          quarantined: aside,
        },
        memory: recalled,
        until,
        report: () => undefined,
        begin: () => (memory = null),
      });
      if (done.memory) memory = { ...done.memory, hash: '' };
      if (done.finished) columns = publishedFields(dataset()).map((f) => f.title);
      return { changed: done.changed, finished: done.finished };
    },
    setAside: (rows) => {
      aside = rows;
    },
    aside: () => aside,
    tab: () => kit.spreadsheet.tab(titleOf()),
    person: (...edits) => kit.spreadsheet.type(titleOf(), edits),
    deleteRows: (from, count) => batch({ deleteDimension: { range: span('ROWS', from, count) } }),
    insertColumn: (at) =>
      batch({
        insertDimension: { range: span('COLUMNS', at, 1), inheritFromBefore: at > 1 },
      }),
    written: () => written,
    changes: () => calls,
    breakAt: (k, when) => {
      breaks = { at: k, when };
    },
  };
};
