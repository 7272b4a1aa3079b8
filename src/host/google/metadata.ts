import type { Change, Metadata } from '../host';

type Request = GoogleAppsScript.Sheets.Schema.Request;
type Spreadsheet = GoogleAppsScript.Sheets.Schema.Spreadsheet;
type Entry = GoogleAppsScript.Sheets.Schema.DeveloperMetadata;
type SetMetadata = Extract<Change, { do: 'set_metadata' }>;

/**
 * Only our own script project sees what is written so, in every way it is run: as an add-on, as a web app
 * and from Looker Studio, where there is no container (the Sheets API's guide to metadata). Somebody
 * else's script can neither disturb it nor be disturbed. assumes: metadata, metadata-elsewhere
 */
const VISIBILITY = 'PROJECT';

const ENTRY = 'developerMetadata(metadataId,metadataKey,metadataValue,visibility)';
export const METADATA_FIELDS = `${ENTRY},sheets(properties.sheetId,${ENTRY})`;

/** What tells the entries apart, and not what they say. */
export const MARKS = 'developerMetadata(metadataId,metadataKey,visibility)';

interface Placed {
  readonly sheetId: number | null;
  readonly entry: Entry;
}
const ours = ({ visibility }: Entry): boolean => visibility === VISIBILITY;

/** Everything of ours, the workbook's own first; a key may stand several times at a place. */
export const placed = ({ developerMetadata = [], sheets = [] }: Spreadsheet): Placed[] => [
  ...developerMetadata.filter(ours).map((entry) => ({ sheetId: null, entry })),
  ...sheets.flatMap(({ properties, developerMetadata: of = [] }) =>
    of.filter(ours).map((entry) => ({ sheetId: properties?.sheetId ?? 0, entry })),
  ),
];

export const metadataIn = (answer: Spreadsheet): Metadata[] => {
  const found = new Map<string, Metadata>();
  for (const { sheetId, entry } of placed(answer)) {
    const { metadataKey: key = '', metadataValue: value = '' } = entry;
    found.set(`${sheetId}/${key}`, { sheetId, key, value });
  }
  return [...found.values()];
};

/**
 * The host makes another entry each time one is created, and does not say what becomes of a change to one
 * that is not there: so whoever writes knows what is there.
 */
export const metadataRequests = (
  { sheetId, key, value }: SetMetadata,
  there: readonly Placed[],
): Request[] => {
  const ids = there.flatMap(({ sheetId: at, entry }) =>
    at === sheetId && entry.metadataKey === key ? [entry.metadataId!] : [],
  );
  const filter = (metadataId: number) => ({ developerMetadataLookup: { metadataId } });
  const [first, ...others] = value === null ? [undefined, ...ids] : ids;
  const remove = others.map((id) => ({ deleteDeveloperMetadata: { dataFilter: filter(id!) } }));
  if (value === null) return remove;
  if (first === undefined)
    return [
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataKey: key,
            metadataValue: value,
            location: sheetId === null ? { spreadsheet: true } : { sheetId },
            visibility: VISIBILITY,
          },
        },
      },
    ];
  const change = {
    updateDeveloperMetadata: {
      dataFilters: [filter(first)],
      developerMetadata: { metadataValue: value },
      fields: 'metadataValue',
    },
  };
  return [change, ...remove];
};
