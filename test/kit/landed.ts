import { gunzipSync } from 'node:zlib';
import type { Machine } from '../../emulator/machine/machine';
import type { Columns } from '../../src/engine/columns';
import { decode } from '../../src/engine/segment';
import type { Manifest, Segment } from '../../src/model';

const text = (machine: Machine, id: string): string => {
  const found = machine.drive.content(id);
  if (!found) throw new Error(`No file ${id}.`);
  return gunzipSync(found.bytes).toString('utf8');
};

const properties = (machine: Machine): Record<string, string> =>
  (machine.properties() as { document: Record<string, string> }).document;

/** The manifests of all connections, as they lie in Drive. */
export const manifestsOf = (machine: Machine): Manifest[] =>
  Object.entries(properties(machine))
    .filter(([key]) => key.startsWith('manifest/'))
    .map(([, value]) => JSON.parse(text(machine, JSON.parse(value) as string)) as Manifest);

/** A chunk's rows with their nested lists, each value under its name; nulls are left out. */
export const rowsIn = ({ rows, names, column }: Columns): Record<string, unknown>[] => {
  const values = new Map(names.map((name) => [name, [...column(name)]]));
  return Array.from({ length: rows }, (_, r) => {
    const row: Record<string, unknown> = {};
    const took = new Map<string, number>();
    for (const [name, list] of values)
      if (name.endsWith('.#')) took.set(name.slice(0, -1), Number(list[r]));
    for (const [name, list] of values) {
      const count = took.get(name.slice(0, name.indexOf('.') + 1));
      if (count === undefined) row[name] = list[r];
      else if (!name.endsWith('#') && count > 0) row[name] = list.splice(0, count);
      if (row[name] === null) delete row[name];
    }
    return row;
  });
};

/** The keys of all that a segment brought, upserted and deleted. */
export const keysIn = (machine: Machine, segment: Segment, keyAt = 0): readonly string[] =>
  [...decode(text(machine, segment.file), () => true)].flatMap((piece) => {
    if (piece.op === 'delete') return [...piece.keys()];
    if (piece.op !== 'upsert') return [];
    const { columns } = piece;
    return rowsIn(columns).map((row) => String(row[columns.names[keyAt]!]));
  });

/** Rows that count, by resource: segments merged by key in plain words, without the engine's loader. */
export const landed = (
  machine: Machine,
  manifest: Manifest,
  keyAt = 0,
): Record<string, unknown> => {
  const resources: Record<string, Map<string, unknown>> = {};
  for (const segment of manifest.segments)
    for (const piece of decode(text(machine, segment.file), () => true)) {
      const { chunk } = piece;
      if (chunk.generation !== manifest.resources[chunk.resource]?.generation) continue;
      const table = (resources[chunk.resource] ??= new Map());
      if (piece.op === 'delete') for (const key of piece.keys()) table.delete(key);
      if (piece.op === 'upsert')
        for (const row of rowsIn(piece.columns))
          table.set(String(row[piece.columns.names[keyAt]!]), row);
    }
  return Object.fromEntries(
    Object.entries(resources)
      .sort()
      .map(([name, table]) => [name, [...table.entries()].sort()]),
  );
};

/** Files in Drive that no manifest, no record and no log names. */
export const orphans = (machine: Machine): string[] => {
  const known = new Set<string>(
    manifestsOf(machine).flatMap((m) => m.segments.map((s: Segment) => s.file as string)),
  );
  const records = Object.entries(properties(machine));
  // The log of versions names the files in which their rows are kept.
  const log = records.find(([key]) => key.endsWith('versions'))?.[1];
  const kept = log === undefined ? [] : [text(machine, JSON.parse(log) as string)];
  const named = [...records.map(([, value]) => value), ...kept];
  return (machine.drive.files() as { id: string; name: string; mimeType: string }[])
    .filter(
      ({ id, mimeType }) =>
        !known.has(id) && !mimeType.includes('folder') && !named.some((v) => v.includes(id)),
    )
    .map(({ name }) => name);
};

/** Everything a person or the next run could see, without times and ids that differ from run to run. */
export const visible = (machine: Machine): unknown => ({
  tabs: (machine.workbook.tabs() as { title: string }[]).map(({ title }) => {
    const { values, formats, notes } = machine.workbook.tab(title) as unknown as Record<
      string,
      unknown
    >;
    return { title, values, formats, notes };
  }),
  landings: manifestsOf(machine).map((manifest) => ({
    rows: landed(machine, manifest),
    checkpoints: Object.fromEntries(
      Object.entries(manifest.resources)
        .sort()
        .map(([name, { checkpoint, generation, reading }]) => [
          name,
          { checkpoint, generation, reading },
        ]),
    ),
  })),
  mails: machine.outbox().length,
  triggers: machine.triggers().length,
});
