/** Drives the spreadsheet's operations as the machine would, with a stand-in for the call. */
import { createSpreadsheet, type Spreadsheet } from '../../emulator/machine/spreadsheet';
import { ServiceError, type Call } from '../../emulator/machine/service';

export const ID = 'book-1';
/** A Friday in 2026, so that "3-4" is a day of 2026. */
export const NOON = Date.UTC(2026, 10, 20, 12);

const FAILED = 'API call to sheets.spreadsheets.batchUpdate failed with error: ';

export interface Kit {
  readonly spreadsheet: Spreadsheet;
  /** What was charged so far. */
  readonly charged: { cells: number; bytes: number };
  clock: number;
  user: string;
  mode: 'NONE' | 'LIMITED' | 'FULL';
  kind: 'call' | 'simple' | 'trigger';
  run<T = any>(op: string, ...args: unknown[]): T;
  /** Sheets.Spreadsheets.batchUpdate with these requests. */
  batch(...requests: object[]): any;
  put(range: string, values: unknown[][], option?: string): any;
  get(range: string, options?: object): any;
  cell(range: string, options?: object): any;
  /** The message an operation fails with. */
  refused(work: () => unknown): string;
  /** What batchUpdate says of these requests, behind the words that every such message begins with. */
  failure(...requests: object[]): string;
  /** Sheets.Spreadsheets.get of these fields. */
  about(fields: string): any;
}

export function createKit(settings: { timeZone?: string } = {}): Kit {
  const charged = { cells: 0, bytes: 0 };
  const kit: Kit = {
    spreadsheet: createSpreadsheet({
      id: ID,
      owner: 'ana@school.test',
      now: () => kit.clock,
      ...settings,
    }),
    charged,
    clock: NOON,
    user: 'ana@school.test',
    mode: 'FULL',
    kind: 'call',
    run(op, ...args) {
      const operation = kit.spreadsheet.service[op];
      if (!operation) throw new Error(`There is no operation ${op}`);
      const call = {
        op,
        user: kit.user,
        execution: { id: 'x', function: 'f', user: kit.user, mode: kit.mode, kind: kit.kind },
        settings: { grantedScopes: null },
        now: () => kit.clock,
        charge(amount: { cells?: number; bytes?: number }) {
          charged.cells += amount.cells ?? 0;
          charged.bytes += amount.bytes ?? 0;
        },
        fail(message: string): never {
          throw new ServiceError(message);
        },
      } as unknown as Call;
      // Through JSON, as between script and machine.
      const answer = operation(call, ...(JSON.parse(JSON.stringify(args)) as unknown[]));
      return answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
    },
    batch: (...requests) => kit.run('Sheets.Spreadsheets.batchUpdate', { requests }, ID),
    put: (range, values, valueInputOption = 'RAW') =>
      kit.run(
        'Sheets.Spreadsheets.Values.batchUpdate',
        { valueInputOption, data: [{ range, values }] },
        ID,
      ),
    get: (range, options = { valueRenderOption: 'UNFORMATTED_VALUE' }) =>
      kit.run('Sheets.Spreadsheets.Values.get', ID, range, options),
    cell: (range, options) => kit.get(range, options).values?.[0]?.[0],
    refused(work) {
      try {
        work();
      } catch (error) {
        return (error as Error).message;
      }
      throw new Error('It was not refused.');
    },
    failure: (...requests) => kit.refused(() => kit.batch(...requests)).replace(FAILED, ''),
    about: (fields) => kit.run('Sheets.Spreadsheets.get', ID, { fields }),
  };
  return kit;
}

/** A spreadsheet's serial number of a day. */
export const serial = (year: number, month: number, day: number): number =>
  (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000;

/* Places as the API writes them: ends are behind what they hold. */
export const rows = (startIndex: number, endIndex: number, sheetId = 0) => ({
  range: { sheetId, dimension: 'ROWS', startIndex, endIndex },
});

export const columns = (startIndex: number, endIndex: number) => ({
  range: { sheetId: 0, dimension: 'COLUMNS', startIndex, endIndex },
});

export const grid = (startRow: number, endRow: number, startColumn: number, endColumn: number) => ({
  sheetId: 0,
  startRowIndex: startRow,
  endRowIndex: endRow,
  startColumnIndex: startColumn,
  endColumnIndex: endColumn,
});
