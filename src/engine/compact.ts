import type { Host } from '../host/host';
import type { FileId, Manifest, Segment } from '../model';
import { readManifest, SEGMENT_CHARS } from './land';
import { merge } from './merge';
import type { Source } from './plan';
import { decode, encodeHead, encodeLines, type UpsertRow } from './segment';

/** Every segment costs a call whenever a data set is built; above so many they become few. */
const MAX_SEGMENTS = 60;
/** Rows that are merged in one go: what fits in memory beside the rest. */
const MAX_ROWS = 2_000_000;
const LINE_ROWS = 500;

/**
 * Writes a connection's log anew without what later rows replaced or deleted: what counts stays the same.
 * One write of the manifest exchanges the old segments for the new ones.
 * @returns whether there was something to do.
 */
export const compact = (host: Host, { connection, connector }: Source): boolean => {
  const found = readManifest(host, connection.id);
  if (!found || !isWorthwhile(found.manifest)) return false;
  const { file, manifest } = found;
  const resources = new Map(connector.resources.map((r) => [r.name, r]));
  if (Object.keys(manifest.resources).some((name) => !resources.has(name))) return false;

  const merges = new Map([...resources.values()].map((r) => [r.name, merge(r)]));
  const kept = new Map<string, UpsertRow[]>();
  for (const segment of [...manifest.segments].reverse()) {
    const [text] = host.files.read([segment.file]);
    if (typeof text !== 'string') return false;
    const visible = [...decode(text, (chunk) => isVisible(manifest, chunk))].reverse();
    for (const { chunk, rows } of visible) {
      const list = kept.get(chunk.resource) ?? [];
      for (const row of merges.get(chunk.resource)!(chunk.op, rows)) list.push(row);
      kept.set(chunk.resource, list);
    }
  }

  const at = new Date(host.clock.now()).toISOString();
  const texts = textsOf(manifest, kept);
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
  const next: Manifest = { ...manifest, seq: manifest.seq + segments.length, segments };
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

const textsOf = (
  manifest: Manifest,
  kept: ReadonlyMap<string, readonly UpsertRow[]>,
): { text: string; chunks: Segment['chunks'] }[] => {
  const texts: { text: string; chunks: Segment['chunks'][number][] }[] = [];
  for (const [resource, rows] of kept)
    for (let from = 0; from < rows.length; from += LINE_ROWS) {
      const some = rows.slice(from, from + LINE_ROWS);
      const generation = manifest.resources[resource]?.generation ?? 0;
      const chunk = { resource, generation, op: 'upsert' as const, rows: some.length };
      const part = encodeHead(chunk) + encodeLines(some);
      const last = texts[texts.length - 1];
      if (last && last.text.length < SEGMENT_CHARS) {
        last.text += part;
        last.chunks.push(chunk);
      } else texts.push({ text: part, chunks: [chunk] });
    }
  return texts;
};
