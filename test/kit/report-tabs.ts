import { registry } from '../../src/registry';
import { readColumns } from '../../src/host/google/columns';
import { chartsIn, toDrawing } from '../../src/host/google/drawing';
import type { Google } from '../../src/host/google/globals';
import { createWorkbook } from '../../src/host/google/workbook';
import type { Host } from '../../src/host/host';
import type { Cell } from '../../src/model';
import { clockOf } from '../reports/_rows';
import type { Call } from '../../emulator/machine/service';
import type { Spreadsheet } from '../../emulator/machine/spreadsheet';

/** A host whose workbook is the emulator's, behind the adapter of production; nothing else works. */
export const hostAt = (spreadsheet: Spreadsheet, start: number, zone = 'UTC'): Host => {
  const { id } = spreadsheet.about();
  let now = start;
  let made = 0;
  const run = (op: string, ...args: unknown[]): unknown => {
    // Time passes, or the minute's quota of the emulated API would be spent.
    now += 1_500;
    const call = {
      op,
      user: 'ana@school.test',
      execution: { id: 'x', function: 'f', user: 'ana@school.test', mode: 'FULL', kind: 'call' },
      settings: { grantedScopes: null },
      now: () => now,
      charge: () => undefined,
    } as unknown as Call;
    const answer = spreadsheet.service[op]!(call, ...(JSON.parse(JSON.stringify(args)) as []));
    return answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
  };
  const at =
    (op: string) =>
    (...args: unknown[]) =>
      run(op, ...args);
  const google = {
    Utilities: { sleep: () => undefined },
    SpreadsheetApp: { getActiveSpreadsheet: () => ({ getId: () => id }) },
    Sheets: {
      Spreadsheets: {
        get: at('Sheets.Spreadsheets.get'),
        batchUpdate: at('Sheets.Spreadsheets.batchUpdate'),
        Values: {
          get: at('Sheets.Spreadsheets.Values.get'),
          batchGet: at('Sheets.Spreadsheets.Values.batchGet'),
          batchUpdate: at('Sheets.Spreadsheets.Values.batchUpdate'),
        },
      },
    },
  } as unknown as Google;
  const clock = {
    now: () => now,
    sleep: () => undefined,
    timeZone: () => zone,
    local: clockOf(zone, '').local,
  };
  return {
    clock,
    workbook: createWorkbook(google, () => ({ readColumns, chartsIn, toDrawing })),
    cache: { getAll: () => ({}), putAll: () => undefined, removeAll: () => undefined },
    person: { uuid: () => ((made += 1) * 1_234_567).toString(16).padStart(8, '1').padEnd(32, '0') },
    digest: { sha256: () => '' },
  } as unknown as Host;
};

export { registry };

/** A report's tab as a reader sees it. */
export const cellsOf = (spreadsheet: Spreadsheet, sheetId: number): (Cell | null)[][] => {
  const { title } = spreadsheet.tabs().find((tab) => tab.sheetId === sheetId)!;
  return spreadsheet.tab(title).values;
};
