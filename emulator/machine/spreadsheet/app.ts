/** What `SpreadsheetApp` and its objects ask of the machine. A tab is named by its sheetId. */
import type { Operation, Service } from '../service';
import { rangeMethods } from './app/range';
import { sheetMethods } from './app/sheet';
import { spreadsheetMethods } from './app/spreadsheet';
import type { Methods } from './app/target';
import type { Book } from './book';
import { Refusal } from './refusal';

const SCOPES =
  '(https://www.googleapis.com/auth/spreadsheets.currentonly || https://www.googleapis.com/auth/spreadsheets)';

/** Refusals become exceptions of the script; without authorization only the menu is open. */
const guarded =
  (run: Methods[string]): Operation =>
  (call, ...args) => {
    if (call.execution.mode === 'NONE')
      call.fail(`You do not have permission to call ${call.op}. Required permissions: ${SCOPES}`);
    try {
      return run(call, ...(args as never[])) ?? null;
    } catch (error) {
      if (error instanceof Refusal) return call.fail(error.message);
      throw error;
    }
  };

export function createApp(book: Book, person: (user: string) => string): Service {
  const methods: Methods = {
    ...spreadsheetMethods(book, person),
    ...sheetMethods(book),
    ...rangeMethods(book),
  };
  return Object.fromEntries(
    Object.entries(methods).map(([name, run]) => [`SpreadsheetApp.${name}`, guarded(run)]),
  );
}
