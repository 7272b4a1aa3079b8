/** The Sheets API v4 as Apps Script's advanced service `Sheets` calls it. */
import { ServiceError, type Call, type Operation, type Service } from '../service';
import type { Book } from './book';
import type { Entry } from './cells';
import { parseMask, select, wants } from './fields';
import { MAX_PAYLOAD_BYTES } from './limits';
import type { Kind, MinuteQuota } from './minute-quota';
import { ask } from './range';
import { naming, Refusal, refuse, SAYS } from './refusal';
import { batchUpdate } from './requests';
import { spreadsheetResource } from './resource';
import {
  appendValues,
  apply,
  clearValues,
  getValues,
  inputOption,
  prepare,
  type Prepared,
  type ReadOptions,
  type ValueRange,
  type Written,
} from './values';

interface GetOptions {
  readonly fields?: string;
  readonly ranges?: string | readonly string[];
  readonly includeGridData?: boolean;
}

interface BatchUpdateBody {
  readonly requests?: unknown;
  readonly includeSpreadsheetInResponse?: boolean;
  readonly responseIncludeGridData?: boolean;
  readonly responseRanges?: readonly string[];
}

interface WriteOptions {
  readonly valueInputOption?: string;
}

const listOf = <T>(given: T | readonly T[] | null | undefined): readonly T[] =>
  given === null || given === undefined ? [] : Array.isArray(given) ? given : [given as T];

export function createSheetsApi(book: Book, quota: MinuteQuota): Service {
  /**
   * One request: quota, the right spreadsheet, all or nothing; every failure in the service's own
   * words. `id` says at which place among the arguments the spreadsheet's id stands.
   */
  const endpoint =
    (
      method: string,
      kind: Kind,
      id: number,
      run: (call: Call, ...args: never[]) => unknown,
    ): Operation =>
    (call, ...args: unknown[]) => {
      try {
        quota.spend(call, kind);
        if (args[id] !== book.state.id) refuse(SAYS.notFound, 404);
        return run(call, ...(args as never[]));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const message = `API call to sheets.${method} failed with error: ${error.message}`;
        throw new ServiceError(message, 'GoogleJsonResponseException');
      }
    };

  /** For what checks and writes by turns: a refusal half-way leaves nothing behind. */
  function atomic<T>(work: () => T): T {
    const before = book.snapshot();
    try {
      const done = work();
      book.touch();
      return done;
    } catch (error) {
      book.restore(before);
      throw error;
    }
  }

  const entry = (call: Call, options: WriteOptions | undefined): Entry => ({
    book,
    input: inputOption(options?.valueInputOption),
    now: call.now(),
  });

  const updated = (written: Written) => ({
    spreadsheetId: book.state.id,
    updatedRange: written.range,
    updatedRows: written.rows,
    updatedColumns: written.columns,
    updatedCells: written.cells,
  });

  function read(call: Call, range: unknown, options: ReadOptions | undefined): ValueRange {
    const answer = getValues(book, range, options ?? {});
    charge(call, count(answer.values), answer);
    return answer;
  }

  function put(how: Entry, prepared: Prepared): Written {
    book.touch(prepared.asked.tab);
    return apply(how, prepared);
  }

  function get(call: Call, _id: string, options?: GetOptions): unknown {
    const mask = options?.fields ? parseMask(options.fields) : null;
    const ranges = listOf(options?.ranges).map((range) => ask(book, range));
    // With a field mask includeGridData is ignored: the mask says whether data is wanted.
    const data = mask ? wants(mask, 'sheets', 'data') : (options?.includeGridData ?? false);
    const resource = spreadsheetResource(book, ranges, mask, data);
    const answer = mask ? select(resource, mask) : resource;
    charge(call, 0, answer);
    return answer;
  }

  function change(call: Call, body: BatchUpdateBody | null): unknown {
    receive(call, cellsIn(body?.requests), body);
    const replies = batchUpdate(book, body?.requests);
    book.touch();
    if (!body?.includeSpreadsheetInResponse) return { spreadsheetId: book.state.id, replies };
    const ranges = listOf(body.responseRanges).map((range) => ask(book, range));
    const data = body.responseIncludeGridData ?? false;
    const updatedSpreadsheet = spreadsheetResource(book, ranges, null, data);
    return { spreadsheetId: book.state.id, replies, updatedSpreadsheet };
  }

  function update(
    call: Call,
    body: ValueRange,
    _id: string,
    range: string,
    options?: WriteOptions,
  ): unknown {
    const how = entry(call, options);
    if (body.range !== undefined && body.range !== range)
      refuse(`Requested range [${range}] does not match value range [${body.range}]`);
    receive(call, count(body.values), body);
    return updated(put(how, prepare(book, { ...body, range })));
  }

  function updateMany(
    call: Call,
    body: WriteOptions & { data?: ValueRange | readonly ValueRange[] },
  ): unknown {
    const how = entry(call, body);
    const data = listOf(body.data);
    receive(
      call,
      data.reduce((sum, one) => sum + count(one.values), 0),
      data,
    );
    const prepared = data.map((one, index) =>
      naming(`Invalid data[${index}]`, () => prepare(book, one)),
    );
    const written = prepared.map((one) => put(how, one));
    const sum = (pick: (one: Written) => number) =>
      written.reduce((total, one) => total + pick(one), 0);
    return {
      spreadsheetId: book.state.id,
      totalUpdatedRows: sum((one) => one.rows),
      totalUpdatedColumns: sum((one) => one.columns),
      totalUpdatedCells: sum((one) => one.cells),
      totalUpdatedSheets: new Set(prepared.map((one) => one.asked.tab)).size,
      responses: written.map(updated),
    };
  }

  function append(
    call: Call,
    body: ValueRange,
    _id: string,
    range: string,
    options?: WriteOptions,
  ): unknown {
    const how = entry(call, options);
    receive(call, count(body.values), body);
    const written = atomic(() => appendValues(how, range, body));
    return { spreadsheetId: book.state.id, updates: updated(written) };
  }

  const clear = (_call: Call, _body: unknown, _id: string, range: string): unknown =>
    atomic(() => ({ spreadsheetId: book.state.id, clearedRange: clearValues(book, range) }));

  const clearMany = (_call: Call, body: { ranges?: string | readonly string[] }): unknown =>
    atomic(() => ({
      spreadsheetId: book.state.id,
      clearedRanges: listOf(body.ranges).map((range, index) =>
        naming(`Invalid range[${index}]`, () => clearValues(book, range)),
      ),
    }));

  const getOne = (call: Call, _id: string, range: string, options?: ReadOptions) =>
    read(call, range, options);

  const getMany = (
    call: Call,
    _id: string,
    options?: ReadOptions & { ranges?: string | readonly string[] },
  ) => ({
    spreadsheetId: book.state.id,
    valueRanges: listOf(options?.ranges).map((range) => read(call, range, options)),
  });

  return {
    'Sheets.Spreadsheets.get': endpoint('spreadsheets.get', 'Read', 0, get),
    'Sheets.Spreadsheets.batchUpdate': endpoint('spreadsheets.batchUpdate', 'Write', 1, change),
    'Sheets.Spreadsheets.Values.get': endpoint('spreadsheets.values.get', 'Read', 0, getOne),
    'Sheets.Spreadsheets.Values.batchGet': endpoint(
      'spreadsheets.values.batchGet',
      'Read',
      0,
      getMany,
    ),
    'Sheets.Spreadsheets.Values.update': endpoint('spreadsheets.values.update', 'Write', 1, update),
    'Sheets.Spreadsheets.Values.batchUpdate': endpoint(
      'spreadsheets.values.batchUpdate',
      'Write',
      1,
      updateMany,
    ),
    'Sheets.Spreadsheets.Values.append': endpoint('spreadsheets.values.append', 'Write', 1, append),
    'Sheets.Spreadsheets.Values.clear': endpoint('spreadsheets.values.clear', 'Write', 1, clear),
    'Sheets.Spreadsheets.Values.batchClear': endpoint(
      'spreadsheets.values.batchClear',
      'Write',
      1,
      clearMany,
    ),
  };
}

/** Tells the machine how much was sent or answered, for the latency of the call. */
function charge(call: Call, cells: number, body: unknown): void {
  call.charge({ cells, bytes: bytesOf(body) });
}

function receive(call: Call, cells: number, body: unknown): void {
  if (bytesOf(body) > MAX_PAYLOAD_BYTES)
    refuse(`Request payload size exceeds the limit: ${MAX_PAYLOAD_BYTES} bytes.`);
  charge(call, cells, body);
}

const count = (values: ValueRange['values']): number =>
  (values ?? []).reduce((sum, row) => sum + row.length, 0);

/** About the size of a body as JSON, without writing it out. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 5;
  if (Array.isArray(value)) {
    let sum = 2;
    for (const item of value as unknown[]) sum += bytesOf(item) + 1;
    return sum;
  }
  return Object.entries(value).reduce((sum, [key, v]) => sum + key.length + 4 + bytesOf(v), 2);
}

/** Cells that the requests spell out. */
function cellsIn(requests: unknown): number {
  if (!Array.isArray(requests)) return 0;
  let cells = 0;
  for (const request of requests as { updateCells?: { rows?: { values?: unknown[] }[] } }[])
    for (const row of request?.updateCells?.rows ?? []) cells += row.values?.length ?? 0;
  return cells;
}
