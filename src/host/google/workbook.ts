import { FailureError, type Cell } from '../../model';
import type { Area, Change, Drawing, Tab, Workbook } from '../host';
import { opening, type Book } from './book';
import { hostError, repeatable } from './errors';
import type { Google } from './globals';
import type { Reading } from './later';
import { MARKS, METADATA_FIELDS, metadataIn, metadataRequests, placed } from './metadata';
import { toRequest } from './sheet-requests';

/** Cells a single read asks for: a few megabytes of JSON. */
export const READ_CELLS = 500_000;
/** Values as they are stored. */
export const PLAIN = {
  valueRenderOption: 'UNFORMATTED_VALUE',
  dateTimeRenderOption: 'SERIAL_NUMBER',
};

const letters = (column: number): string =>
  column > 26
    ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);

export const a1 = (title: string, area: Area): string =>
  `'${title.replace(/'/g, "''")}'!${letters(area.column)}${area.row}:` +
  `${letters(area.column + area.columns - 1)}${area.row + area.rows - 1}`;

/** Sentences that say the tab is no longer as it was when it was looked at. assumes: sheets-refusals */
export const lost = /Unable to parse range|No (sheet|grid) with id|not found|exceeds grid limits/i;

/**
 * A change that met a problem may have been made all the same, so it is not repeated here: whoever
 * publishes looks at the tab again and works out what is left.
 */
export const busy = (error: unknown): FailureError => {
  const failure = hostError(error, 'Sheets');
  return failure.failure.code === 'host.transient' ||
    lost.test(String(failure.failure.params['detail']))
    ? new FailureError('workbook.busy', { detail: failure.failure.params['detail'] ?? '' })
    : failure;
};

/** @param bookId of the workbook meant; absent: the one the script belongs to. */
export const createWorkbook = (
  g: Google,
  reading: () => Pick<Reading, 'chartsIn' | 'readColumns' | 'toDrawing'>,
  active: Book = opening(g),
  bookId?: string,
): Workbook => {
  const sleep = (milliseconds: number): void => g.Utilities.sleep(milliseconds);
  const id = (): string => (bookId ??= repeatable('Sheets', sleep, () => active().getId()));
  // The advanced service's types are optional at every step; the manifest switches it on.
  const sheets = g.Sheets!.Spreadsheets;
  /** What stood beside the tabs' cells at the last look at them, until something is changed. */
  let seen: ReturnType<typeof placed> | null = null;

  return {
    id,
    name: () => repeatable('Sheets', sleep, () => active().getName()),
    url: () => repeatable('Sheets', sleep, () => active().getUrl()),
    tabs: () => {
      const answer = repeatable('Sheets', sleep, () =>
        sheets.get(id(), {
          fields: `sheets(properties(sheetId,title,hidden,gridProperties(rowCount,columnCount)),${MARKS})`,
        }),
      );
      seen = placed(answer);
      return (answer.sheets ?? []).map(({ properties: p }) => ({
        sheetId: p?.sheetId ?? 0,
        title: p?.title ?? '',
        hidden: p?.hidden ?? false,
        rows: p?.gridProperties?.rowCount ?? 0,
        columns: p?.gridProperties?.columnCount ?? 0,
      }));
    },
    read: (tab, area, as) => {
      const rows: Cell[][] = [];
      const step = Math.max(1, Math.floor(READ_CELLS / area.columns));
      for (let at = 0; at < area.rows; at += step) {
        const count = Math.min(step, area.rows - at);
        const part = readPart(tab, { ...area, row: area.row + at, rows: count }, as);
        for (const row of part) rows.push(row);
        // Trailing empty rows are not sent; those in the middle of the area must keep their place.
        if (at + step < area.rows) while (rows.length < at + count) rows.push([]);
      }
      while (rows.length > 0 && rows[rows.length - 1]!.length === 0) rows.pop();
      return rows;
    },
    readColumns: (tab, columns, from) => reading().readColumns(g, id(), tab, columns, from),
    charts: () => reading().chartsIn(g, id()),
    metadata: () => metadataIn(withMetadata()),
    change: (changes: readonly Change[]) => {
      if (changes.length === 0) return;
      const said = changes.flatMap((one) => (one.do === 'set_metadata' ? [one.sheetId] : []));
      const looked = said.includes(null) ? null : seen;
      const there = said.length > 0 ? (looked ?? placed(withMetadata())) : [];
      seen = null;
      const requests = changes.flatMap((one) =>
        one.do === 'set_metadata'
          ? metadataRequests(one, there)
          : (toRequest(one) ?? reading().toDrawing(one as Drawing)),
      );
      if (requests.length === 0) return;
      try {
        sheets.batchUpdate({ requests }, id());
      } catch (error) {
        throw busy(error);
      }
    },
    write: (tab, blocks) => {
      if (blocks.length === 0) return;
      const data = blocks.map(({ row, column, values }) => ({
        range: a1(tab.title, { row, column, rows: values.length, columns: values[0]!.length }),
        majorDimension: 'ROWS',
        // RAW skips nulls and keeps what stood there; an empty text empties the cell.
        // assumes: write-raw
        values: values.map((cells) => (cells.includes(null) ? cells.map((c) => c ?? '') : cells)),
      }));
      try {
        sheets.Values.batchUpdate(
          { valueInputOption: 'RAW', data: data as GoogleAppsScript.Sheets.Schema.ValueRange[] },
          id(),
        );
      } catch (error) {
        throw busy(error);
      }
    },
    setTimeZone: (zone) =>
      repeatable('Sheets', sleep, () => {
        active().setSpreadsheetTimeZone(zone);
      }),
    show: (sheetId) => {
      repeatable('Sheets', sleep, () => {
        const sheet = active()
          .getSheets()
          .find((candidate) => candidate.getSheetId() === sheetId);
        if (sheet) sheet.activate();
      });
    },
  };

  function withMetadata(): GoogleAppsScript.Sheets.Schema.Spreadsheet {
    return repeatable('Sheets', sleep, () => sheets.get(id(), { fields: METADATA_FIELDS }));
  }

  function readPart(tab: Tab, area: Area, as?: 'values' | 'formulas'): Cell[][] {
    try {
      const answer = repeatable('Sheets', sleep, () =>
        sheets.Values.get(id(), a1(tab.title, area), {
          ...PLAIN,
          // assumes: formula-text
          ...(as === 'formulas' ? { valueRenderOption: 'FORMULA' } : {}),
          majorDimension: 'ROWS',
        }),
      );
      return (answer.values ?? []) as Cell[][];
    } catch (error) {
      throw busy(error);
    }
  }
};
