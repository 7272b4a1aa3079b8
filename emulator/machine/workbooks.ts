/**
 * The workbooks: the one that is there from the start, and the copies a person has made of one. A call
 * goes to the workbook its execution belongs to; the Sheets API goes by the id it is given.
 *
 * assumes: workbook-copy (the facts are silent). A copy has all cells, developer metadata and protections of the
 * original and, to be as hostile as it may be, its document properties; it has another id and no
 * trigger. User properties, script properties and Drive are the script's and the user's, so the same.
 */
import { ID_ALPHABET, randomText, type Random } from './random';
import { FIRST_WORKBOOK, NO_WORKBOOK } from './owner';
import { ServiceError, type Call, type Operation, type Part, type Service } from './service';
import { createSpreadsheet, type Spreadsheet, type SpreadsheetSettings } from './spreadsheet';

export interface WorkbookName {
  readonly id: string;
  readonly name: string;
}

export interface Workbooks {
  readonly service: Service;
  readonly first: Spreadsheet;
  /** All but the first. */
  readonly copies: Part;
  list(): WorkbookName[];
  /** Throws for an id that no workbook has. */
  of(id: string): Spreadsheet;
  /** Copies cells and all that stands with them; answers the new workbook's id. */
  copy(id: string, name?: string): string;
  /** Whether the add-on was used in a workbook, and not disabled there since; null: neither yet. */
  enabled(id: string): boolean | null;
  enable(id: string, on: boolean): void;
  /** Who may open a workbook; null: everybody. */
  share(id: string, users: readonly string[] | null): void;
}

/** What an object of a workbook that was opened by its id adds to each of its calls. */
interface Opened {
  readonly $workbook: string;
}
const isOpened = (arg: unknown): arg is Opened =>
  typeof arg === 'object' && arg !== null && '$workbook' in arg;

interface Kept {
  readonly books: readonly { readonly id: string; readonly state: unknown }[];
  readonly enabled: readonly (readonly [string, boolean])[];
  /** Absent in a state of before a workbook could be shared with some only. */
  readonly shared?: readonly (readonly [string, readonly string[]])[];
}

/** `Sheets.Spreadsheets.Values.get` as the API calls it. */
const methodOf = (op: string): string =>
  op
    .split('.')
    .map((part) => part[0]!.toLowerCase() + part.slice(1))
    .join('.');

export function createWorkbooks(random: Random, settings: SpreadsheetSettings): Workbooks {
  const make = (id: string): Spreadsheet => createSpreadsheet({ ...settings, id });
  const first = make(FIRST_WORKBOOK);
  let copies = new Map<string, Spreadsheet>();
  let enabled = new Map<string, boolean>();
  let shared = new Map<string, readonly string[]>();
  const mayOpen = (user: string, id: string): boolean => shared.get(id)?.includes(user) ?? true;

  const find = (id: string): Spreadsheet | undefined =>
    id === FIRST_WORKBOOK ? first : copies.get(id);
  const of = (id: string): Spreadsheet => {
    const found = find(id);
    if (!found) throw new ServiceError(`There is no workbook with the id ${id}.`);
    return found;
  };
  /** Which of them a call means: its own, or for the Sheets API the one whose id it names. */
  const meant = (call: Call, args: readonly unknown[]): Spreadsheet => {
    const named = call.op.startsWith('Sheets.')
      ? args.find((arg): arg is string => typeof arg === 'string' && find(arg) !== undefined)
      : undefined;
    if (named !== undefined && !mayOpen(call.user, named))
      throw new ServiceError(
        `API call to ${methodOf(call.op)} failed with error: The caller does not have permission`,
        'GoogleJsonResponseException',
      );
    const id = named ?? args.find(isOpened)?.$workbook ?? call.execution.workbook;
    return id === NO_WORKBOOK ? first : of(id);
  };
  const dispatch =
    (op: string): Operation =>
    (call, ...args) =>
      meant(call, args).service[op]!(call, ...args.filter((arg) => !isOpened(arg)));

  return {
    service: {
      ...Object.fromEntries(Object.keys(first.service).map((op) => [op, dispatch(op)])),
      // facts: V8 runtime, Data Studio. Without a container there is none.
      'SpreadsheetApp.getActiveSpreadsheet': (call) =>
        call.execution.workbook === NO_WORKBOOK || !call.settings.container
          ? null
          : call.execution.workbook,
      // assumes: workbook-unreachable
      'SpreadsheetApp.openById': (call, id: string) => {
        if (!find(id))
          call.fail(
            `Document ${id} is missing (perhaps it was deleted, or you don't have read access?)`,
          );
        if (!mayOpen(call.user, id))
          call.fail('You do not have permission to access the requested document.');
        return { id, own: id === call.execution.workbook };
      },
    },
    first,
    of,
    list: () =>
      [first, ...copies.values()].map((one) => {
        const { id, name } = one.about();
        return { id, name };
      }),
    copy(from, name) {
      const original = of(from);
      const id = `1${randomText(random, 43, ID_ALPHABET)}`;
      const copy = make(id);
      copy.become(original, name ?? `Copy of ${original.about().name}`);
      copies.set(id, copy);
      return id;
    },
    enabled: (id) => enabled.get(id) ?? null,
    enable: (id, on) => void enabled.set(id, on),
    share: (id, users) => void (users === null ? shared.delete(id) : shared.set(id, users)),
    copies: {
      service: {},
      snapshot: (): Kept => ({
        books: [...copies].map(([id, one]) => ({ id, state: one.snapshot() })),
        enabled: [...enabled],
        shared: [...shared],
      }),
      restore(kept) {
        const { books, enabled: on, shared: among = [] } = kept as Kept;
        enabled = new Map(on);
        shared = new Map(among);
        copies = new Map(
          books.map(({ id, state }) => {
            const one = copies.get(id) ?? make(id);
            one.restore(state);
            return [id, one];
          }),
        );
      },
    },
  };
}
