/** Requests of batchUpdate about protections and filters. */
import type { Book, Filter, GridRange, Protection, Tab } from '../book';
import { paths } from '../fields';
import { checkTabEditable } from '../protection';
import { askGrid, boxGrid, clip, gridBlock } from '../range';
import { refuse } from '../refusal';
import { needTab } from './tabs';

const tabOf = (book: Book, protectedRangeId: unknown): Tab =>
  book.state.tabs.find((tab) =>
    tab.protections.some((one) => one.protectedRangeId === protectedRangeId),
  ) ?? refuse(`No protected range with id: ${String(protectedRangeId)}`);

export const nextId = (held: readonly number[]): number => 1 + Math.max(100_000, ...held);

/** Open bounds stay open: a protection of a whole tab grows with it. */
function protectable(book: Book, range: Partial<GridRange> | undefined): GridRange {
  const asked = askGrid(book, range);
  clip(asked);
  return boxGrid(asked.tab.sheetId, asked.box);
}

/** Whoever protects a range may edit it: a script locks others out, never its own user. */
export function addProtectedRange(
  book: Book,
  body: { protectedRange?: Partial<Protection> },
): unknown {
  const given = body.protectedRange ?? {};
  const range = protectable(book, given.range);
  const held = book.state.tabs.flatMap((tab) => tab.protections.map((one) => one.protectedRangeId));
  const protectedRangeId = given.protectedRangeId ?? nextId(held);
  if (held.includes(protectedRangeId))
    refuse(`Protected range with id ${protectedRangeId} already exists.`);
  const protection: Protection = {
    protectedRangeId,
    range,
    ...(given.description && { description: given.description }),
    ...(given.warningOnly && { warningOnly: true }),
    requestingUserCanEdit: true,
    ...(given.unprotectedRanges && { unprotectedRanges: given.unprotectedRanges }),
    ...(!given.warningOnly && given.editors && { editors: given.editors }),
  };
  const tab = needTab(book, range.sheetId);
  tab.protections = [...tab.protections, protection];
  return { addProtectedRange: { protectedRange: protection } };
}

export function updateProtectedRange(
  book: Book,
  body: { protectedRange?: Partial<Protection>; fields?: string },
): unknown {
  const given = body.protectedRange ?? {};
  const tab = tabOf(book, given.protectedRangeId);
  const asked = paths(body.fields, Object.keys(given));
  tab.protections = tab.protections.map((one) => {
    if (one.protectedRangeId !== given.protectedRangeId) return one;
    if (!one.requestingUserCanEdit)
      refuse('You do not have permission to edit this protected range.');
    const change: Record<string, unknown> = {};
    for (const path of asked)
      if (path === 'range') change['range'] = protectable(book, given.range);
      else if (['description', 'warningOnly', 'unprotectedRanges', 'editors'].includes(path))
        change[path] = given[path as 'description'];
      else if (path !== 'protectedRangeId' && path !== 'requestingUserCanEdit')
        refuse(`Invalid field: ${path} (not emulated)`);
    return { ...one, ...change };
  });
  return {};
}

export function deleteProtectedRange(book: Book, body: { protectedRangeId?: number }): unknown {
  const tab = tabOf(book, body.protectedRangeId);
  tab.protections = tab.protections.filter((one) => {
    if (one.protectedRangeId !== body.protectedRangeId) return true;
    if (!one.requestingUserCanEdit)
      refuse('You do not have permission to edit this protected range.');
    return false;
  });
  return {};
}

export function setBasicFilter(book: Book, body: { filter?: Partial<Filter> }): unknown {
  const block = gridBlock(book, body.filter?.range);
  checkTabEditable(block.tab);
  block.tab.filter = { ...body.filter, range: boxGrid(block.tab.sheetId, trimmed(block)) };
  return {};
}

const trimmed = ({ startRow, endRow, startColumn, endColumn }: ReturnType<typeof gridBlock>) => ({
  startRow,
  endRow,
  startColumn,
  endColumn,
});

export function clearBasicFilter(book: Book, body: { sheetId?: number }): unknown {
  const tab = needTab(book, body.sheetId);
  checkTabEditable(tab);
  tab.filter = null;
  return {};
}
