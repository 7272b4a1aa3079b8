/** A file in Drive, as the machine keeps it. Values never change; a change is another value. */
export const FOLDER = 'application/vnd.google-apps.folder';

export interface DriveFile {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly parents: readonly string[];
  readonly owner: string;
  /**
   * A person put it there, and not this app: only the scopes of the whole Drive see it. In a shared drive only
   * who asks for those as well (`supportsAllDrives`, Drive API v3).
   */
  readonly placed?: 'my drive' | 'shared drive';
  readonly description?: string;
  readonly trashed: boolean;
  readonly appProperties: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
  /** Virtual ms. */
  readonly created: number;
  readonly modified: number;
  readonly version: number;
  /** null: a folder. */
  readonly content: Buffer | null;
  readonly md5: string | null;
  /** Deleted for good, kept only as long as lists may still show it. */
  readonly deleted: number | null;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** The resource of the Drive API, with every field this emulator knows. */
export function resourceOf(file: DriveFile): Record<string, unknown> {
  const { content, md5, description } = file;
  return {
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: file.mimeType,
    ...(description !== undefined && { description }),
    trashed: file.trashed,
    explicitlyTrashed: file.trashed,
    starred: false,
    parents: file.parents,
    ...(Object.keys(file.properties).length > 0 && { properties: file.properties }),
    ...(Object.keys(file.appProperties).length > 0 && { appProperties: file.appProperties }),
    version: String(file.version),
    createdTime: iso(file.created),
    modifiedTime: iso(file.modified),
    owners: [{ kind: 'drive#user', emailAddress: file.owner, me: true }],
    ownedByMe: true,
    shared: false,
    webViewLink: `https://drive.google.com/file/d/${file.id}/view`,
    ...(content && { size: String(content.length), md5Checksum: md5 }),
  };
}
