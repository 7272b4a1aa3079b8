import { repeatable } from '../errors';
import type { Google } from '../globals';
import { removeFiles } from './drive';

/** The tab that questions to the workbook are asked in. Its id and title together say that it is ours. */
export const TAB = {
  sheetId: 1_909_262_026,
  title: 'Homeroom system check (temporary)',
  rows: 10,
  columns: 6,
} as const;
/** The property that questions to the store are asked with; `#` keeps it out of the records. */
export const PROPERTY = 'check#size';
/** Triggers that a check makes call this. One that outlives its check removes itself by it. */
export const HANDLER = 'sweepSystemCheck';

/** The advanced service and the id it asks for. */
export const sheetsOf = (g: Google) => ({
  api: g.Sheets!.Spreadsheets,
  id: g.SpreadsheetApp.getActiveSpreadsheet().getId(),
});

/** Makes our tab anew, hidden. @returns the id it was given */
export const freshTab = (g: Google): number | undefined => {
  const { api, id } = sheetsOf(g);
  const { sheetId, title, rows: rowCount, columns: columnCount } = TAB;
  const properties = { sheetId, title, hidden: true, gridProperties: { rowCount, columnCount } };
  const make = { addSheet: { properties } };
  const requests = isThere(g) ? [{ deleteSheet: { sheetId } }, make] : [make];
  const replies = api.batchUpdate({ requests }, id).replies ?? [];
  return replies[replies.length - 1]?.addSheet?.properties?.sheetId;
};

/** By the API: what SpreadsheetApp has once seen in an execution it may remember. */
const isThere = (g: Google): boolean => {
  const { api, id } = sheetsOf(g);
  const { sheets } = api.get(id, { fields: 'sheets.properties(sheetId,title)' });
  return (sheets ?? []).some(
    ({ properties: p }) => p?.sheetId === TAB.sheetId && p.title === TAB.title,
  );
};

const removeTab = (g: Google): void => {
  const { api, id } = sheetsOf(g);
  if (isThere(g)) api.batchUpdate({ requests: [{ deleteSheet: { sheetId: TAB.sheetId } }] }, id);
};

export const removeTriggers = (g: Google): void => {
  for (const trigger of g.ScriptApp.getProjectTriggers())
    if (trigger.getHandlerFunction() === HANDLER) g.ScriptApp.deleteTrigger(trigger);
};

export const removeProperty = (g: Google): void =>
  void g.PropertiesService.getUserProperties().deleteProperty(PROPERTY);

/** What may not be removed could not be made either; what fails for a moment is tried again. */
export const sweep = (g: Google): void => {
  const sleep = (milliseconds: number): void => g.Utilities.sleep(milliseconds);
  for (const remove of [removeTriggers, removeTab, removeProperty, removeFiles])
    try {
      repeatable('System check', sleep, () => remove(g));
    } catch {
      // The next check sweeps again.
    }
};
