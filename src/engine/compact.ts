import type { Host } from '../host/host';
import type { FileId, Manifest, Segment } from '../model';
import { pick, type Picking } from './columns';
import { SEGMENT_CHARS } from './land';
import { readManifest } from './manifests';
import { merge } from './merge';
import type { Source } from './plan';
import { decode, encodeColumns } from './segment';

/** Every segment costs a call whenever a data set is built; above so many they become few. */
const MAX_SEGMENTS = 60;
/** Rows that are merged in one go: what fits in memory beside the rest. */
const MAX_ROWS = 2_000_000;
/** Segments fetched at once. */
const PARALLEL = 8;
/** Rows that share one list of columns. */
const CHUNK_ROWS = 500;

/**
 * Writes a connection's log anew without what later rows replaced or deleted: what counts stays the same.
 * One write of the manifest exchanges the old segments for the new ones.
 * @param known the manifest as this execution has seen it last: mostly it tells that there is nothing to do.
 * @returns whether there was something to do.
 */
export const compact = (
  host: Host,
  { connection, connector }: Source,
  known?: Manifest,
): boolean => {
  if (known && !isWorthwhile(known)) return false;
  const found = readManifest(host, connection.id);
  if (!found || !isWorthwhile(found.manifest)) return false;
  const { file, manifest } = found;
  const resources = new Map(connector.resources.map((r) => [r.name, r]));
  if (Object.keys(manifest.resources).some((name) => !resources.has(name))) return false;

  const merges = new Map([...resources.values()].map((r) => [r.name, merge(r)]));
  const open = new Map<string, Picking>();
  const texts: { text: string; chunks: Segment['chunks'][number][] }[] = [];
  const close = (resource: string): void => {
    const columns = open.get(resource)?.done();
    open.delete(resource);
    if (!columns || columns.rows === 0) return;
    const generation = manifest.resources[resource]?.generation ?? 0;
    const chunk = { resource, generation, op: 'upsert' as const, rows: columns.rows };
    const text = encodeColumns(chunk, columns);
    const last = texts[texts.length - 1];
    if (last && last.text.length < SEGMENT_CHARS) {
      last.text += text;
      last.chunks.push(chunk);
    } else texts.push({ text, chunks: [chunk] });
  };
  const newest = [...manifest.segments].reverse();
  let some: readonly (string | null)[] = [];
  for (const [i, _] of newest.entries()) {
    if (i % PARALLEL === 0)
      some = host.files.read(newest.slice(i, i + PARALLEL).map((segment) => segment.file));
    const text = some[i % PARALLEL];
    if (typeof text !== 'string') return false;
    for (const piece of [...decode(text, (chunk) => isVisible(manifest, chunk))].reverse()) {
      const { resource } = piece.chunk;
      const merging = merges.get(resource)!;
      if (piece.op === 'delete') merging.delete(piece.keys());
      else if (piece.op === 'rekey') merging.rekey(piece.rows());
      else {
        const keys = piece.columns.column(resources.get(resource)!.key);
        const picked = merging.upsert(keys);
        const picking = open.get(resource) ?? pick();
        open.set(resource, picking);
        picking.add(piece.columns, picked, (row) => merging.changed(keys[row]!));
        if (picking.rows >= CHUNK_ROWS) close(resource);
      }
    }
  }
  for (const resource of [...open.keys()]) close(resource);

  const at = new Date(host.clock.now()).toISOString();
  const names = texts.map((_, i) => `${connection.id} segment ${manifest.seq + i + 1}`);
  const files = host.files.create(names);
  const bytes = host.files.write(texts.map(({ text }, i) => ({ id: files[i] as FileId, text })));
  const segments = texts.map(({ chunks }, i): Segment => ({
    file: files[i] as FileId,
    seq: manifest.seq + i + 1,
    at,
    bytes: bytes[i] ?? 0,
    chunks,
  }));
  const seq = manifest.seq + segments.length;
  const next: Manifest = { ...manifest, seq, segments, compacted: { from: manifest.seq, to: seq } };
  host.files.write([{ id: file, text: JSON.stringify(next) }]);
  host.files.remove(manifest.segments.map((segment) => segment.file));
  host.log.write('landing.compacted', {
    connection: connection.id,
    before: manifest.segments.length,
    after: segments.length,
  });
  return true;
};

const isVisible = (manifest: Manifest, chunk: Segment['chunks'][number]): boolean =>
  chunk.generation === manifest.resources[chunk.resource]?.generation;

/** A full read in progress is left alone: its rows do not count yet and must not be lost. */
const isWorthwhile = ({ segments, resources }: Manifest): boolean => {
  if (segments.length <= MAX_SEGMENTS) return false;
  if (Object.values(resources).some((state) => state.reading !== undefined)) return false;
  const rows = segments.reduce((n, s) => n + s.chunks.reduce((m, c) => m + c.rows, 0), 0);
  return rows <= MAX_ROWS;
};
