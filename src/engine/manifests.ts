import type { Host } from '../host/host';
import type { Chunk, FileId, Manifest, ResourceState, Segment } from '../model';

export const manifestKey = (connection: string): string => `manifest/${connection}`;

export const emptyManifest = (connection: Manifest['connection']): Manifest => ({
  v: 2,
  connection,
  seq: 0,
  segments: [],
  resources: {},
});

/** A connection's manifest and where it lies. */
export interface Found {
  readonly file: FileId;
  readonly manifest: Manifest;
}

/** Reads the connections' manifests, all at once; null when nothing was ever landed. */
export const readManifests = (
  host: Pick<Host, 'files' | 'records'>,
  connections: readonly string[],
): readonly (Found | null)[] => {
  const files = connections.map(
    (connection) => host.records.get(manifestKey(connection)) as FileId | undefined,
  );
  const known = files.filter((file): file is FileId => file !== undefined);
  const texts = known.length > 0 ? host.files.read(known) : [];
  return files.map((file) => {
    const text = file && texts[known.indexOf(file)];
    if (!file || !text) return null;
    const manifest = JSON.parse(text) as Manifest | (Omit<Manifest, 'v'> & { readonly v: 1 });
    // Segments as they were written before cannot be read: the source still has all of it.
    return { file, manifest: manifest.v === 2 ? manifest : emptyManifest(manifest.connection) };
  });
};

/** Reads the connection's manifest; null when nothing was ever landed. */
export const readManifest = (
  host: Pick<Host, 'files' | 'records'>,
  connection: string,
): Found | null => readManifests(host, [connection])[0] ?? null;

/** A manifest that only has to be written where the run goes on in another execution. */
export interface Unwritten {
  readonly id: FileId;
  readonly text: string;
}

/** What is looked up for many connections at once. */
export interface Known {
  readonly found: Found | null;
  /** All files of the folder. */
  readonly files: ReturnType<Host['files']['list']>;
}

/** In the manifest neighbouring chunks of one kind are one entry: only their order and rows matter. */
export const merged = (chunks: readonly Chunk[]): readonly Chunk[] => {
  const result: Chunk[] = [];
  for (const chunk of chunks) {
    const last = result[result.length - 1];
    if (
      last &&
      last.resource === chunk.resource &&
      last.op === chunk.op &&
      last.generation === chunk.generation
    )
      result[result.length - 1] = { ...last, rows: last.rows + chunk.rows };
    else result.push(chunk);
  }
  return result;
};

/** Whether a chunk's rows count: they belong to the visible generation or to the one being read. */
export const isLive = (chunk: Chunk, state: ResourceState | undefined): boolean =>
  state !== undefined &&
  (chunk.generation === state.generation || chunk.generation === state.reading);

/** Drops segments of which no chunk is live any more: a newer full read stands in their place. */
export const withoutDead = (
  segments: readonly Segment[],
  resources: Readonly<Record<string, ResourceState>>,
): Pick<Manifest, 'segments' | 'resources'> => ({
  segments: segments.filter(({ chunks }) =>
    chunks.some((chunk) => isLive(chunk, resources[chunk.resource])),
  ),
  resources,
});

/** Removes files that no manifest names: an execution died between making and committing them. */
export const sweep = (
  host: Host,
  files: ReturnType<Host['files']['list']>,
  file: FileId | undefined,
  manifest: Manifest,
): void => {
  const known = new Set<string>(manifest.segments.map((segment) => segment.file));
  if (file) known.add(file);
  const orphans = files.filter(({ id }) => !known.has(id));
  if (orphans.length === 0) return;
  host.log.write('landing.swept', { files: orphans.length });
  host.files.remove(orphans.map(({ id }) => id));
};

/** The same for connections that are not opened. */
export const sweepSettled = (
  host: Host,
  files: Known['files'],
  manifests: readonly Manifest[],
): void => {
  for (const manifest of manifests) {
    const { connection } = manifest;
    const own = files.filter(({ name }) => name.startsWith(`${connection} `));
    sweep(host, own, host.records.get(manifestKey(connection)) as FileId | undefined, manifest);
  }
};
