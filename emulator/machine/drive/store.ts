/**
 * The files. facts: Sheets writing. Under `drive.file` a user sees, through this app, only the files
 * that this app made for that same user, sharing or not.
 */
import { createHash } from 'node:crypto';
import { DRIVE_PROPERTY_BYTES } from '../../limits';
import { ID_ALPHABET, randomText, type Random } from '../random';
import { DriveError, invalid, notFound } from './errors';
import { FOLDER, type DriveFile } from './file';

/** What a request says of a file. */
export interface Metadata {
  readonly id?: string;
  readonly name?: string;
  readonly mimeType?: string;
  readonly parents?: readonly string[];
  readonly description?: string;
  readonly trashed?: boolean;
  readonly appProperties?: Readonly<Record<string, string | null>>;
  readonly properties?: Readonly<Record<string, string | null>>;
  readonly createdTime?: string;
  readonly modifiedTime?: string;
}
export interface Content {
  readonly bytes: Buffer;
  readonly type: string;
}

export interface DriveStore {
  get(id: string, user: string): DriveFile;
  /** What `files.list` sees at this time: with a lag, the past. */
  visible(user: string, now: number): DriveFile[];
  create(user: string, now: number, metadata: Metadata, content: Content | null): DriveFile;
  update(user: string, now: number, id: string, change: FileChange): DriveFile;
  remove(user: string, now: number, id: string): void;
  /** A person puts a file into Drive, or another in its place. */
  place(user: string, now: number, file: Placed): string;
  /** A file that a person put there. */
  placed(id: string): DriveFile | undefined;
  newId(): string;
  all(): readonly DriveFile[];
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}
/** A file of a person's own. */
export interface Placed {
  readonly name: string;
  readonly content: Buffer;
  readonly type?: string;
  readonly where?: 'my drive' | 'shared drive';
}
export interface FileChange {
  readonly metadata?: Metadata;
  readonly content?: Content | null;
  readonly addParents?: readonly string[];
  readonly removeParents?: readonly string[];
}

/** A type nobody named yet; the first upload names it. */
const UNKNOWN = 'application/octet-stream';

const md5 = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');
export const rootOf = (user: string): string =>
  `0A${createHash('sha256').update(user).digest('base64url').slice(0, 17)}`;

function merged(
  before: Readonly<Record<string, string>>,
  change: Readonly<Record<string, string | null>> = {},
): Record<string, string> {
  const result: Record<string, string> = { ...before };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete result[key];
    else result[key] = String(value);
    if (Buffer.byteLength(key) + Buffer.byteLength(result[key] ?? '') > DRIVE_PROPERTY_BYTES)
      throw new DriveError(400, 'propertySizeExceeded', 'The property is too large.');
  }
  return result;
}

export function createDriveStore(random: Random, listLagMs: number): DriveStore {
  let files = new Map<string, DriveFile>();

  const newId = (): string => `1${randomText(random, 32, ID_ALPHABET)}`;
  const get = (id: string, user: string): DriveFile => {
    const file = files.get(id);
    if (!file || file.placed || file.owner !== user || file.deleted !== null) throw notFound(id);
    return file;
  };
  const parentsOf = (user: string, parents: readonly string[] | undefined): string[] => {
    if (!parents?.length) return [rootOf(user)];
    if (parents.length > 1)
      throw new DriveError(400, 'invalid', 'A shared drive item must have exactly one parent.');
    return parents.map((id) => {
      if (id === 'root' || id === rootOf(user)) return rootOf(user);
      if (get(id, user).mimeType !== FOLDER)
        throw new DriveError(403, 'parentNotAFolder', 'The specified parent is not a folder.');
      return id;
    });
  };
  /** Versions that a lagging list still shows, newest last. */
  let past: DriveFile[] = [];
  const put = (file: DriveFile): DriveFile => {
    const before = files.get(file.id);
    if (listLagMs > 0 && before)
      past = [...past.filter((f) => file.modified - f.modified < 10 * listLagMs), before];
    files.set(file.id, file);
    return file;
  };

  return {
    get,
    newId,
    visible(user, now) {
      const seen = now - listLagMs;
      const changed = (file: DriveFile): number => file.deleted ?? file.modified;
      return [...files.values()].flatMap((file) => {
        if (file.owner !== user || file.placed) return [];
        if (listLagMs === 0 || changed(file) <= seen) return file.deleted === null ? [file] : [];
        const before = past.filter((f) => f.id === file.id && changed(f) <= seen).pop();
        return before && before.deleted === null ? [before] : [];
      });
    },
    create(user, now, metadata, content) {
      const { id = newId(), name = 'Untitled', mimeType, description } = metadata;
      if (!/^1[\w-]{32}$/.test(id)) throw invalid('The provided file ID is not usable.', 'file.id');
      if (files.has(id))
        throw new DriveError(409, 'fileIdInUse', 'A file already exists with the provided ID.');
      const type = mimeType ?? content?.type ?? UNKNOWN;
      const bytes = type === FOLDER ? null : (content?.bytes ?? Buffer.alloc(0));
      return put({
        id,
        name,
        mimeType: type,
        parents: parentsOf(user, metadata.parents),
        owner: user,
        ...(description !== undefined && { description }),
        trashed: false,
        appProperties: merged({}, metadata.appProperties),
        properties: merged({}, metadata.properties),
        created: metadata.createdTime ? Date.parse(metadata.createdTime) : now,
        modified: now,
        version: 1,
        content: bytes,
        md5: bytes && md5(bytes),
        deleted: null,
      });
    },
    update(user, now, id, { metadata = {}, content, addParents = [], removeParents = [] }) {
      const file = get(id, user);
      const parents = [...file.parents.filter((p) => !removeParents.includes(p)), ...addParents];
      const { name, mimeType, description, trashed } = metadata;
      return put({
        ...file,
        ...(name !== undefined && { name }),
        ...(mimeType !== undefined && { mimeType }),
        ...(description !== undefined && { description }),
        ...(trashed !== undefined && { trashed }),
        ...(addParents.length + removeParents.length > 0 && { parents: parentsOf(user, parents) }),
        ...(content && { content: content.bytes, md5: md5(content.bytes) }),
        ...(content && file.mimeType === UNKNOWN && content.type && { mimeType: content.type }),
        appProperties: merged(file.appProperties, metadata.appProperties),
        properties: merged(file.properties, metadata.properties),
        modified: now,
        version: file.version + 1,
      });
    },
    remove(user, now, id) {
      const inside = (folder: string): DriveFile[] =>
        [...files.values()].filter((f) => f.parents.includes(folder) && f.deleted === null);
      const erase = (file: DriveFile): void => {
        if (listLagMs > 0) put({ ...file, content: null, deleted: now });
        else files.delete(file.id);
        if (file.mimeType === FOLDER) inside(file.id).forEach(erase);
      };
      erase(get(id, user));
    },
    place(user, now, { name, content, type = 'text/csv', where = 'my drive' }) {
      const before = [...files.values()].find((file) => file.placed && file.name === name);
      const id = before?.id ?? newId();
      put({
        ...{ id, name, mimeType: type, parents: [rootOf(user)], owner: user, placed: where },
        ...{ trashed: false, appProperties: {}, properties: {}, created: now, modified: now },
        ...{ version: (before?.version ?? 0) + 1, content, md5: md5(content), deleted: null },
      });
      return id;
    },
    placed: (id) => {
      const file = files.get(id);
      return file?.placed && file.deleted === null ? file : undefined;
    },
    all: () => [...files.values()].filter((file) => file.deleted === null),
    snapshot: () => ({ files: [...files.values()], past }),
    restore(snapshot) {
      const saved = snapshot as { files: DriveFile[]; past: DriveFile[] };
      files = new Map(saved.files.map((file) => [file.id, file]));
      past = saved.past;
    },
  };
}
