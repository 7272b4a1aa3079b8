/**
 * Requests of batchUpdate about developer metadata. Sources: the Sheets API's guide to metadata and the
 * reference of these requests. assumes: metadata
 */
import type { Book, Metadata } from '../book';
import { paths } from '../fields';
import { MAX_METADATA_CHARACTERS } from '../limits';
import { refuse } from '../refusal';
import { metadataResource } from '../resource';
import { span, type DimensionRange } from './grid';
import { nextId } from './protect';
import { needTab } from './tabs';

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
  keep(book, [...book.state.metadata, made]);
  return { createDeveloperMetadata: { developerMetadata: metadataResource(made) } };
}

/** The tab that an entry counts for; null: the workbook. */
const homeOf = ({ location }: Metadata): number | null =>
  'spreadsheet' in location
    ? null
    : 'sheetId' in location
      ? location.sheetId
      : location.dimensionRange.sheetId;

/** Keys and values of a tab, and those of the workbook itself, may have so many characters together. */
function keep(book: Book, metadata: readonly Metadata[]): void {
  const held = new Map<number | null, number>();
  for (const one of metadata) {
    const home = homeOf(one);
    const size = one.metadataKey.length + (one.metadataValue?.length ?? 0);
    held.set(home, (held.get(home) ?? 0) + size);
  }
  if ([...held.values()].some((size) => size > MAX_METADATA_CHARACTERS))
    refuse(
      `The developer metadata would exceed the limit of ${MAX_METADATA_CHARACTERS} characters.`,
    );
  book.state.metadata = metadata;
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

interface DataFilter {
  readonly developerMetadataLookup?: Lookup;
}

/**
 * What becomes of a filter that finds nothing is not documented: it is refused here, so that nobody relies
 * on the contrary. assumes: metadata
 */
function matched(book: Book, filters: readonly (DataFilter | undefined)[]): readonly Metadata[] {
  const lookups = filters.map(
    (filter) =>
      filter?.developerMetadataLookup ?? refuse('Must specify a developerMetadataLookup.'),
  );
  const found = book.state.metadata.filter((one) => lookups.some((lookup) => matches(one, lookup)));
  if (found.length === 0) refuse('No developer metadata was found for the data filter.');
  return found;
}

export function updateDeveloperMetadata(
  book: Book,
  body: {
    dataFilters?: readonly DataFilter[];
    developerMetadata?: GivenMetadata;
    fields?: string;
  },
): unknown {
  const given = body.developerMetadata ?? {};
  const found = matched(book, body.dataFilters ?? [undefined]);
  const change: { -readonly [K in keyof Metadata]?: Metadata[K] } = {};
  for (const path of paths(body.fields, Object.keys(given))) {
    if (path === 'metadataKey')
      change.metadataKey = given.metadataKey || refuse('Developer metadata must have a key.');
    else if (path === 'metadataValue') change.metadataValue = given.metadataValue ?? '';
    else if (path === 'location') change.location = locate(book, given.location);
    else refuse(`Invalid field: ${path} (not emulated)`);
  }
  const changed = new Map(found.map((one) => [one, { ...one, ...change }]));
  keep(
    book,
    book.state.metadata.map((one) => changed.get(one) ?? one),
  );
  return {
    updateDeveloperMetadata: { developerMetadata: [...changed.values()].map(metadataResource) },
  };
}

export function deleteDeveloperMetadata(book: Book, body: { dataFilter?: DataFilter }): unknown {
  const found = matched(book, [body.dataFilter]);
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
