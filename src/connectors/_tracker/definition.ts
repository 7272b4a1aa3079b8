import type { CustomProblem } from '../../model';
import { readJson, tableProblems, type Read, type TableDefinition } from '../_files/definition';
import { areaOf } from './sheet';

/** A tab of a spreadsheet as a table. */
export interface TrackerDefinition extends TableDefinition {
  /** The spreadsheet's link. */
  readonly address: string;
  readonly tab: string;
  /** The tab's number in the spreadsheet it was looked at in: it stays when the tab is renamed. */
  readonly gid?: number;
  /** Absent: the whole tab. */
  readonly range?: string;
  /** The row of the sheet on which the names of columns stand, or the first of two. */
  readonly header: number;
  readonly headerRows: 1 | 2;
}

const stopping = (text: string): CustomProblem => ({ text, stops: 'all' });

export const readTracker = (text: string): Read<TrackerDefinition> => {
  const { definition: part, problems } = readJson(text);
  if (!part) return { definition: null, problems };
  const found = [
    ...(typeof part['address'] === 'string' && part['address'] !== ''
      ? []
      : [stopping('It does not say which spreadsheet.')]),
    ...(typeof part['tab'] === 'string' ? [] : [stopping('It does not say which tab.')]),
    ...(part['range'] === undefined || (typeof part['range'] === 'string' && areaOf(part['range']))
      ? []
      : [stopping('“range” is written like B3:H, or left out.')]),
    ...(Number.isInteger(part['header']) && Number(part['header']) >= 1
      ? []
      : [stopping('“header” is the row on which the names of columns stand.')]),
    ...(part['headerRows'] === 1 || part['headerRows'] === 2
      ? []
      : [stopping('“headerRows” is 1 or 2.')]),
    ...tableProblems(part),
  ];
  return {
    definition: found.length === 0 ? (part as unknown as TrackerDefinition) : null,
    problems: found,
  };
};
