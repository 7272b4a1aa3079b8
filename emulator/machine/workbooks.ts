/**
 * The workbooks: the one that is there from the start, and the copies a person has made of one. A call
 * goes to the workbook its execution belongs to; the Sheets API goes by the id it is given.
 *
 * assumes: workbook-copy (the facts are silent). A copy has all cells, developer metadata and protections of the
 * original and, to be as hostile as it may be, its document properties; it has another id and no
 * trigger. User properties, script properties and Drive are the script's and the user's, so the same.
 */
import { ID_ALPHABET, randomText, type Random } from './random';
import { FIRST_WORKBOOK } from './owner';
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
}

interface Kept {
  readonly books: readonly { readonly id: string; readonly state: unknown }[];
  readonly enabled: readonly (readonly [string, boolean])[];
}

export function createWorkbooks(random: Random, settings: SpreadsheetSettings): Workbooks {
  const make = (id: string): Spreadsheet => createSpreadsheet({ ...settings, id });
  const first = make(FIRST_WORKBOOK);
  let copies = new Map<string, Spreadsheet>();
  let enabled = new Map<string, boolean>();

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
    return of(named ?? call.execution.workbook);
  };
  const dispatch =
    (op: string): Operation =>
    (call, ...args) =>
      meant(call, args).service[op]!(call, ...args);

  return {
    service: Object.fromEntries(Object.keys(first.service).map((op) => [op, dispatch(op)])),
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
    copies: {
      service: {},
      snapshot: (): Kept => ({
        books: [...copies].map(([id, one]) => ({ id, state: one.snapshot() })),
        enabled: [...enabled],
      }),
      restore(kept) {
        const { books, enabled: on } = kept as Kept;
        enabled = new Map(on);
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
