import type { Host } from '../host/host';
import {
  FailureError,
  type Batch,
  type Chunk,
  type FileId,
  type Manifest,
  type Resource,
  type ResourceState,
  type RunId,
  type Segment,
} from '../model';
import { columnsOf } from './columns';
import { flatten } from './flatten';
import {
  manifestKey,
  emptyManifest,
  readManifest,
  merged,
  withoutDead,
  sweep,
  type Unwritten,
  type Known,
} from './manifests';
import { encodeColumns, encodeList } from './segment';
import { shapeAfter } from './shape';

/** Text of one segment: several resources share it, for Drive calls are what costs. */
export const SEGMENT_CHARS = 4_000_000;
/** Segments written in one go, so that a commit is three rounds of calls however much it holds. */
const COMMIT_SEGMENTS = 6;
/** Files of the inbox that are remembered as taken: as many as may wait in one. */
const TAKEN = 500;

interface Pending {
  readonly chunks: Chunk[];
  readonly parts: string[];
  chars: number;
}

/** The connection's log of segments: rows and checkpoints are committed by one write of the manifest. */
export interface Landing {
  manifest(): Manifest;
  state(resource: string): ResourceState;
  /** @throws data.no_key when a record cannot be told apart; nothing of the batch is kept then. */
  add(resource: Resource, batch: Batch, run: RunId): void;
  /** A resource that could not be read in this run; its rows stay as they were. */
  settle(resource: string, state: Partial<ResourceState>): void;
  /** A file of the inbox whose rows are in the log, or will be with the next commit. */
  take(file: FileId): void;
  took(file: FileId): boolean;
  /** Whether rows wait to be committed. */
  waits(): boolean;
  /** Enough is waiting to be worth a commit. */
  full(): boolean;
  /** Everything added so far is safe when this returns. */
  commit(): void;
  /** The next commit, in steps; null: there is nothing to commit. */
  stage(): Staged | null;
  /**
   * The same at the end of a reading, except that nothing is written where nothing is new but that it was
   * read: who is killed then reads again. @returns the manifest as it would be, or is.
   */
  close(): { readonly manifest: Manifest; readonly unwritten?: Unwritten };
}

/** What one log's commit makes and writes, so that several are committed with the calls of one. */
interface Staged {
  /** Files to make. */
  readonly names: readonly string[];
  /** Of the first of them. */
  readonly texts: readonly string[];
  /** What makes it count, once the texts are written. */
  manifest(files: readonly FileId[], bytes: readonly number[]): Unwritten;
  /** @returns files that nobody names any more. */
  done(): readonly FileId[];
}

/** Commits several logs: each by one write of its manifest, in the calls of one. */
export const commitAll = (host: Pick<Host, 'files'>, landings: readonly Landing[]): void => {
  const all = landings.flatMap((landing) => landing.stage() ?? []);
  if (all.length === 0) return;
  const { files } = host;
  const made = files.create(all.flatMap(({ names }) => names));
  let at = 0;
  const placed = all.map((one) => ({ ...one, files: made.slice(at, (at += one.names.length)) }));
  const bytes = files.write(
    placed.flatMap(({ texts, files: own }) =>
      texts.map((text, i) => ({ id: own[i] as FileId, text })),
    ),
  );
  at = 0;
  files.write(
    placed.map((one) => one.manifest(one.files, bytes.slice(at, (at += one.texts.length)))),
  );
  files.remove(placed.flatMap((one) => one.done()));
};

const EMPTY: ResourceState = { generation: 0, checkpoint: null };

/** Whether a state says more than another, beside that it was read again. */
const isNews = (
  { run: _, completeAt: whole, ...before }: ResourceState,
  { run: __, completeAt: ___, ...after }: ResourceState,
): boolean => whole === undefined || JSON.stringify(before) !== JSON.stringify(after);

/** @param hear told what is added, as its segment will say it. */
export const openLanding = (
  host: Host,
  connection: Manifest['connection'],
  known?: Known,
  hear?: (text: string) => void,
): Landing => {
  const found = known ? known.found : readManifest(host, connection);
  let file = found?.file;
  let manifest: Manifest = found?.manifest ?? emptyManifest(connection);
  const states = new Map(Object.entries(manifest.resources));
  const flatteners = new Map<string, ReturnType<typeof flatten>>();
  const unknown = new Map<string, Set<string>>();
  let pending: Pending[] = [];
  let dirty = false;
  /** It was read, and that is all that is new. */
  let seen = false;

  const prefix = `${connection} `;
  const own = known
    ? known.files.filter(({ name }) => name.startsWith(prefix))
    : host.files.list(prefix);
  sweep(host, own, file, manifest);

  const open = (): Pending => {
    const last = pending[pending.length - 1];
    if (last && last.chars < SEGMENT_CHARS) return last;
    const fresh: Pending = { chunks: [], parts: [], chars: 0 };
    pending.push(fresh);
    return fresh;
  };
  const append = (chunk: Chunk, encode: (chunk: Chunk) => string): void => {
    if (chunk.rows === 0) return;
    const segment = open();
    const text = encode(chunk);
    segment.chunks.push(chunk);
    segment.parts.push(text);
    segment.chars += text.length;
    hear?.(text);
  };

  const state = (resource: string): ResourceState => states.get(resource) ?? EMPTY;

  const landing: Landing = {
    manifest: () => manifest,
    state,
    add: (resource, batch, run) => {
      const before = state(resource.name);
      const reading = batch.restart
        ? Math.max(before.generation, before.reading ?? 0) + 1
        : before.reading;
      const generation = reading ?? before.generation;
      const names = unknown.get(resource.name) ?? new Set<string>();
      unknown.set(resource.name, names);
      if (batch.restart) names.clear();
      const flat = flatteners.get(resource.name) ?? flatten(resource, names);
      flatteners.set(resource.name, flat);

      const rows = (batch.rows ?? []).map(flat);
      const keyless = rows.filter((row) => row.key === null).length;
      if (keyless > 0)
        throw new FailureError('data.no_key', {
          resource: resource.name,
          field: resource.key,
          count: keyless,
        });
      const chunk = (op: Chunk['op'], count: number): Chunk => ({
        resource: resource.name,
        generation,
        op,
        rows: count,
      });
      const rekeys = (batch.rekeys ?? []).map(({ key, values }) => [key, values]);
      const deletes = batch.deletes ?? [];
      append(chunk('rekey', rekeys.length), (head) => encodeList(head, rekeys));
      append(chunk('upsert', rows.length), (head) =>
        encodeColumns(head, columnsOf(resource, rows)),
      );
      append(chunk('delete', deletes.length), (head) => encodeList(head, deletes));

      const read = (batch.restart ? 0 : (before.read ?? 0)) + rows.length;
      const issues = rows.reduce((n, row) => n + row.issues.length, 0);
      const wrong = (batch.restart ? 0 : (before.wrong ?? 0)) + issues;
      const { failure: _, reading: __, total: ___, wrong: ____, ...kept } = before;
      const total = batch.total ?? (batch.restart ? undefined : before.total);
      const shape = shapeAfter(resource, before, batch, rows, names, host.clock.now());
      for (const change of shape.changes ?? [])
        if (!before.changes?.includes(change))
          host.log.write('schema.changed', {
            connection,
            resource: resource.name,
            names: change.fields,
          });
      const after: ResourceState = {
        ...kept,
        ...shape,
        checkpoint: batch.checkpoint,
        read,
        ...(total === undefined ? {} : { total }),
        ...(wrong === 0 ? {} : { wrong }),
        ...(batch.complete
          ? { generation, completeAt: new Date(host.clock.now()).toISOString(), run }
          : reading === undefined
            ? {}
            : { reading }),
      };
      states.set(resource.name, after);
      seen = true;
      const brought = rows.length + rekeys.length + deletes.length > 0;
      dirty ||= brought || isNews(before, after);
    },
    settle: (resource, change) => {
      const before = state(resource);
      const { failure: _, ...rest } = before;
      // What is complete met no failure.
      const after = { ...(change.completeAt === undefined ? before : rest), ...change };
      states.set(resource, after);
      seen = true;
      dirty ||= isNews(before, after);
    },
    take: (file) => {
      manifest = { ...manifest, taken: [...(manifest.taken ?? []), file].slice(-TAKEN) };
      dirty = true;
    },
    took: (file) => manifest.taken?.includes(file) ?? false,
    waits: () => pending.some(({ parts }) => parts.length > 0),
    full: () => pending.length >= COMMIT_SEGMENTS,
    commit: () => commitAll(host, [landing]),
    stage: () => {
      if (!dirty && !seen) return null;
      const filled = pending.filter((segment) => segment.parts.length > 0);
      const names = filled.map((_, i) => `${prefix}segment ${manifest.seq + i + 1}`);
      let next = manifest;
      return {
        names: file ? names : [...names, `${prefix}manifest`],
        texts: filled.map((segment) => segment.parts.join('')),
        manifest: (files, bytes) => {
          const at = new Date(host.clock.now()).toISOString();
          const added = filled.map((segment, i): Segment => ({
            file: files[i] as FileId,
            seq: manifest.seq + i + 1,
            at,
            bytes: bytes[i] ?? 0,
            chunks: merged(segment.chunks),
          }));
          next = {
            ...manifest,
            seq: manifest.seq + added.length,
            ...withoutDead([...manifest.segments, ...added], Object.fromEntries(states)),
          };
          file ??= files[files.length - 1] as FileId;
          return { id: file, text: JSON.stringify(next) };
        },
        done: () => {
          // The first manifest counts from the moment its file is known.
          if (!found) host.records.set(manifestKey(connection), file as FileId);
          const dead = manifest.segments.filter(({ file: f }) =>
            next.segments.every((segment) => segment.file !== f),
          );
          manifest = next;
          pending = [];
          dirty = false;
          seen = false;
          return dead.map((segment) => segment.file);
        },
      };
    },
    close: () => {
      if (dirty || !file) landing.commit();
      if (!seen || !file) return { manifest };
      const next = { ...manifest, resources: Object.fromEntries(states) };
      return { manifest: next, unwritten: { id: file, text: JSON.stringify(next) } };
    },
  };
  return landing;
};
