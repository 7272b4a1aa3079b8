import { FailureError, type Exchange, type Json, type Reader, type Session } from '../../model';
import { asidesIn } from '../_files/asides';
import { openTable } from '../_files/table';
import type { TrackerDefinition } from './definition';
import { filled, headerOf, rowsOf } from './grid';
import { areaOf, HOST, openSheet, sheetIn, valuesOf, type Spreadsheet, type Tab } from './sheet';

const BATCH = 20_000;

/** @throws setup.sheet_address */
export const idIn = ({ address = '' }: Readonly<Record<string, string>>): string => {
  const id = sheetIn(address);
  if (id === null) throw new FailureError('setup.sheet_address');
  return id;
};

/**
 * The tab by its name; in the spreadsheet it was looked at in also by its number, for tabs are renamed.
 * @throws source.columns
 */
export const tabIn = (
  { id, tabs }: Spreadsheet,
  { tab, gid, address, title }: TrackerDefinition,
): Tab => {
  const found =
    tabs.find((one) => one.title === tab) ??
    (sheetIn(address) === id ? tabs.find((one) => one.gid === gid) : undefined);
  if (!found)
    throw new FailureError('source.columns', { resource: title, host: HOST, columns: `“${tab}”` });
  return found;
};

/** Marks a state: two numbers over all that stands there. The same marks are the same state. */
const markOf = (...parts: readonly Json[]): string => {
  let [a, b] = [0x811c9dc5, 0x1505];
  const text = JSON.stringify(parts);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = (Math.imul(b, 33) + code) | 0;
  }
  return `${text.length}-${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`;
};

/** Reads a tab whole: what is not in it any more is gone, and where nothing changed nothing lands. */
export function* readTracker(
  definition: TrackerDefinition,
  session: Pick<Session, 'settings' | 'language'>,
  checkpoint: Json,
): Reader {
  const sheet = yield* openSheet(idIn(session.settings));
  const tab = tabIn(sheet, definition);
  const area = areaOf(definition.range ?? '')!;
  const values = yield* valuesOf(sheet.id, tab, area, 'numbers');
  const shown = yield* valuesOf(sheet.id, tab, area, 'shown');
  const mark = markOf(values, shown, tab.merges as unknown as Json);
  const before = checkpoint as { readonly mark?: string } | null;
  if (before?.mark === mark) {
    yield { batch: { checkpoint, complete: true } };
    return;
  }
  const top = definition.header - 1 - area.startRow;
  const joined = { merges: tab.merges, area };
  const say = asidesIn(session.language ?? definition.language);
  const header = headerOf(shown, top, definition.headerRows, joined);
  const table = openTable(definition, header, HOST, say);
  const records = table.records(
    rowsOf(
      definition,
      header,
      filled(values, tab.merges, area),
      filled(shown, tab.merges, area),
      top + definition.headerRows,
      area.startRow + 1,
      joined,
      say,
    ),
  );
  for (let from = 0; from === 0 || from < records.length; from += BATCH) {
    const end = from + BATCH >= records.length;
    yield {
      batch: {
        rows: records.slice(from, from + BATCH),
        ...(from === 0 ? { restart: true as const } : {}),
        ...(end ? { complete: true as const } : {}),
        checkpoint: end ? { mark } : null,
      },
    };
  }
}

/** How many rows there are, with the tab they stand in. */
export function* aboutTracker(
  definition: TrackerDefinition,
  settings: Readonly<Record<string, string>>,
): Exchange<{ readonly sheet: string; readonly tab: string; readonly rows: number }> {
  const sheet = yield* openSheet(idIn(settings));
  const tab = tabIn(sheet, definition);
  return { sheet: sheet.title, tab: tab.title, rows: tab.rows };
}
