/** Requests of batchUpdate about protections, filters and developer metadata. */
import type { Book, Filter, GridRange, Metadata, Protection, Tab } from '../book';
import { paths } from '../fields';
import { checkTabEditable } from '../protection';
import { askGrid, boxGrid, clip, gridBlock } from '../range';
import { refuse } from '../refusal';
import { metadataResource } from '../resource';
import { span, type DimensionRange } from './grid';
import { needTab } from './tabs';

const tabOf = (book: Book, protectedRangeId: unknown): Tab =>
  book.state.tabs.find((tab) =>
    tab.protections.some((one) => one.protectedRangeId === protectedRangeId),
  ) ?? refuse(`No protected range with id: ${String(protectedRangeId)}`);

const nextId = (held: readonly number[]): number => 1 + Math.max(100_000, ...held);

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

interface GivenMetadata {
  readonly metadataId?: number;
  readonly metadataKey?: string;
  readonly metadataValue?: string;
  readonly visibility?: string;
  readonly location?: {
    readonly spreadsheet?: boolean;
    readonly sheetId?: number;
    readonly dimensionRange?: DimensionRange;
  };
}

export function createDeveloperMetadata(
  book: Book,
  body: { developerMetadata?: GivenMetadata },
): unknown {
  const given = body.developerMetadata ?? {};
  const held = book.state.metadata.map((one) => one.metadataId);
  const metadataId = given.metadataId ?? nextId(held);
  if (held.includes(metadataId)) refuse(`Developer metadata with id ${metadataId} already exists.`);
  if (!given.metadataKey) refuse('Developer metadata must have a key.');
  if (given.visibility !== 'DOCUMENT' && given.visibility !== 'PROJECT')
    refuse('Developer metadata must have a visibility: DOCUMENT or PROJECT.');
  const made: Metadata = {
    metadataId,
    metadataKey: given.metadataKey!,
    ...(given.metadataValue !== undefined && { metadataValue: given.metadataValue }),
    visibility: given.visibility as 'DOCUMENT',
    location: locate(book, given.location),
  };
  book.state.metadata = [...book.state.metadata, made];
  return { createDeveloperMetadata: { developerMetadata: metadataResource(made) } };
}

function locate(book: Book, location: GivenMetadata['location']): Metadata['location'] {
  if (location?.spreadsheet) return { spreadsheet: true };
  if (location?.sheetId !== undefined) return { sheetId: needTab(book, location.sheetId).sheetId };
  if (!location?.dimensionRange) return refuse('Developer metadata must have a location.');
  const { tab, dimension, start, end } = span(book, location.dimensionRange);
  if (end - start !== 1)
    refuse('Developer metadata can be associated with one row or one column only.');
  return { dimensionRange: { sheetId: tab.sheetId, dimension, startIndex: start, endIndex: end } };
}

interface Lookup {
  readonly metadataId?: number;
  readonly metadataKey?: string;
  readonly metadataValue?: string;
  readonly visibility?: string;
  readonly metadataLocation?: { readonly spreadsheet?: boolean; readonly sheetId?: number };
}

export function deleteDeveloperMetadata(
  book: Book,
  body: { dataFilter?: { developerMetadataLookup?: Lookup } },
): unknown {
  const lookup = body.dataFilter?.developerMetadataLookup;
  if (!lookup) return refuse('Must specify a developerMetadataLookup.');
  const found = book.state.metadata.filter((one) => matches(one, lookup));
  book.state.metadata = book.state.metadata.filter((one) => !found.includes(one));
  return { deleteDeveloperMetadata: { deletedDeveloperMetadata: found.map(metadataResource) } };
}

export function matches(one: Metadata, lookup: Lookup): boolean {
  const at = lookup.metadataLocation;
  return (
    (lookup.metadataId === undefined || lookup.metadataId === one.metadataId) &&
    (lookup.metadataKey === undefined || lookup.metadataKey === one.metadataKey) &&
    (lookup.metadataValue === undefined || lookup.metadataValue === one.metadataValue) &&
    (lookup.visibility === undefined || lookup.visibility === one.visibility) &&
    (!at?.spreadsheet || 'spreadsheet' in one.location) &&
    (at?.sheetId === undefined ||
      ('sheetId' in one.location && one.location.sheetId === at.sheetId))
  );
}
