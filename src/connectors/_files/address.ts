import { withParams } from '../../http/exchange';

/** Where a file lies. */
export type Place =
  { readonly in: 'drive'; readonly id: string } | { readonly in: 'web'; readonly url: string };

const DRIVE = 'https://www.googleapis.com/drive/v3/files';
/** Ids of files in Drive, as they stand in links; nothing else looks like them. */
const ID = /^[\w-]{20,}$/;
const IN_LINK =
  /^https:\/\/(?:drive|docs)\.google\.com\/(?:.*\/d\/|(?:open|uc)\?(?:.*&)?id=)([\w-]{20,})/;

/** A link to a Google Sheet, which is no file; what it publishes as CSV is one. */
export const isSheet = (address: string): boolean =>
  /^https:\/\/docs\.google\.com\/spreadsheets\//.test(address.trim()) &&
  !/\/(pub|export)\?/.test(address);

/** Addresses of pages that show a file, as those of the file itself. */
const direct = (url: string): string =>
  url
    .replace(
      /^https:\/\/github\.com\/([^/]+\/[^/]+)\/blob\//,
      'https://raw.githubusercontent.com/$1/',
    )
    .replace(/^(https:\/\/www\.dropbox\.com\/.*[?&])dl=0/, '$1dl=1');

/** A link, an id or an address, as a person pastes it; null: it is none of these. */
export const placeOf = (address: string): Place | null => {
  const text = address.trim();
  if (ID.test(text)) return { in: 'drive', id: text };
  const linked = /\/(pub|export)\?/.test(text) ? undefined : IN_LINK.exec(text)?.[1];
  if (linked !== undefined) return { in: 'drive', id: linked };
  return /^https?:\/\/[^/\s]+\/\S+$/.test(text) ? { in: 'web', url: direct(text) } : null;
};

const FIELDS = 'id,name,mimeType,size,md5Checksum,modifiedTime';

/** What Drive says of a file. Files of shared drives are only told to who asks for them. */
export const aboutUrl = (id: string): string =>
  withParams(`${DRIVE}/${id}`, { fields: FIELDS, supportsAllDrives: true });

/** Where the bytes of a file are that anyone with its link may open. */
export const publicUrl = (id: string): string =>
  `https://drive.google.com/uc?export=download&id=${id}`;

/** Where its bytes are. */
export const bytesUrl = (place: Place): string =>
  place.in === 'web'
    ? place.url
    : withParams(`${DRIVE}/${place.id}`, { alt: 'media', supportsAllDrives: true });
