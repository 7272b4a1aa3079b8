import { openShown, type Opening, type Shown } from '../../src/engine/shown';
import { PASSPORT, passportOf } from '../../src/engine/passports';
import { publishedAs } from '../../src/engine/personal';
import { toCells } from '../../src/engine/cells';
import { readColumns } from '../../src/host/google/columns';
import type { Google } from '../../src/host/google/globals';
import { createWorkbook } from '../../src/host/google/workbook';
import type { Host } from '../../src/host/host';
import {
  publishedFields,
  type Cell,
  type Dataset,
  type Registry,
  type Subscription,
} from '../../src/model';
import { ID } from '../emulator/spreadsheet-kit';
import { createDesk, hashOf, SHEET, type Desk } from '../truth/_desk';

/** A tab on the emulator's spreadsheet, published and read by the engine, and what reading it costs. */
export interface Reader {
  readonly desk: Desk;
  readonly host: Host;
  /** Publishes rows as a warehouse gives them and says so. */
  publish(rows: readonly (readonly Cell[])[], until?: number): void;
  /** Only writes them: who says so comes later, as at the end of a run. @returns says so */
  write(rows: readonly (readonly Cell[])[], until?: number): () => void;
  open(options?: Opening): Shown;
  /** Calls of the spreadsheet since the last look. */
  calls(): Readonly<Record<string, number>>;
  /** Texts of the cache; a person's executions share them. */
  readonly cached: Map<string, string>;
}

export const openReader = (contract: () => Dataset): Reader => {
  const desk = createDesk(contract);
  let calls: Record<string, number> = {};
  const run =
    (op: string) =>
    (...args: unknown[]): unknown => {
      calls[op] = (calls[op] ?? 0) + 1;
      desk.kit.clock += 1_000;
      return desk.kit.run(`Sheets.Spreadsheets.${op}`, ...args);
    };
  const google = {
    Utilities: { sleep: () => undefined },
    SpreadsheetApp: { getActiveSpreadsheet: () => ({ getId: () => ID }) },
    Sheets: {
      Spreadsheets: {
        get: run('get'),
        batchUpdate: run('batchUpdate'),
        Values: {
          get: run('Values.get'),
          batchGet: run('Values.batchGet'),
          batchUpdate: run('Values.batchUpdate'),
        },
      },
    },
  } as unknown as Google;
  const cached = new Map<string, string>();
  const host = {
    workbook: createWorkbook(google, () => ({ readColumns }) as never),
    cache: {
      getAll: (keys: readonly string[]) =>
        Object.fromEntries(
          keys.flatMap((key) => (cached.has(key) ? [[key, cached.get(key)]] : [])),
        ),
      putAll: (values: Record<string, string>) => {
        for (const [key, text] of Object.entries(values)) {
          if (key.length > 200) throw new Error(`The key ${key} is too long.`);
          cached.set(key, text);
        }
      },
      removeAll: (keys: readonly string[]) => keys.forEach((key) => cached.delete(key)),
    },
    records: { get: () => undefined, all: () => ({}) },
  } as unknown as Host;
  let number = 0;
  const registry = {
    datasets: { get: (id: string) => (id === contract().id ? contract() : undefined) },
  } as unknown as Registry<Host>;
  const write: Reader['write'] = (rows, until) => {
    const dataset = publishedAs(contract());
    const cells = toCells(
      dataset,
      rows.map((row) => [...row]),
    );
    number += 1;
    const done = desk.publish(cells, until);
    const at = new Date(desk.kit.clock).toISOString();
    const subscription = {
      v: 1,
      dataset: dataset.id,
      on: true,
      schedule: { every: 'never' },
      sheetId: SHEET,
      columns: publishedFields(dataset).map(({ title }) => title),
      version: { number, at, since: at, rows: rows.length, hash: hashOf(dataset, cells) },
    } as unknown as Subscription;
    const passport = {
      ...passportOf(dataset, subscription, undefined, [])!,
      quarantined: desk.aside(),
    };
    const value = JSON.stringify(passport);
    return () => {
      if (done.finished)
        host.workbook.change([{ do: 'set_metadata', sheetId: SHEET, key: PASSPORT, value }]);
    };
  };
  return {
    desk,
    host,
    write,
    publish: (rows, until) => write(rows, until)(),
    open: (options) => openShown(host, registry, contract().id, options),
    calls: () => {
      const seen = calls;
      calls = {};
      return seen;
    },
    cached,
  };
};

/** Does something once while columns are read: between the look and the read, or after the read. */
export const whileReading = (
  { host: { workbook } }: Reader,
  when: 'before' | 'after',
  act: () => void,
): void => {
  const read = workbook.readColumns;
  let left = 1;
  Object.assign(workbook, {
    readColumns: (...args: Parameters<typeof read>) => {
      const isNow = left-- > 0;
      if (isNow && when === 'before') act();
      const found = read(...args);
      if (isNow && when === 'after') act();
      return found;
    },
  });
};
