import { compact } from '../../src/engine/compact';
import { openLanding } from '../../src/engine/land';
import { readManifest } from '../../src/engine/manifests';
import type { Source } from '../../src/engine/plan';
import { decode } from '../../src/engine/segment';
import { rowsIn } from '../kit/landed';
import type { Host } from '../../src/host/host';
import type { Batch, FileId, Json, Resource, RunId } from '../../src/model';

const field = (name: string) => ({ name, path: name, type: 'text', class: 'none' }) as const;
const things: Resource = {
  name: 'things',
  table: 'things',
  title: 'Things',
  key: 'id',
  fields: [field('id'), field('word')],
  example: { page: [], rows: [] },
};
const source = {
  connection: { id: 'c1' },
  connector: { resources: [things] },
} as unknown as Source;

/** Files and records in memory; `die` makes the n-th write from now on the last thing that happens. */
const desk = () => {
  const files = new Map<string, { name: string; text: string }>();
  const records = new Map<string, Json>();
  let made = 0;
  let writes = Infinity;
  const host = {
    clock: { now: () => 0 },
    log: { write: () => undefined },
    records: {
      get: (key: string) => records.get(key),
      set: (key: string, value: Json) => void records.set(key, value),
    },
    files: {
      create: (names: string[]) =>
        names.map((name) => {
          files.set(`f${++made}`, { name, text: '' });
          return `f${made}` as FileId;
        }),
      write: (contents: { id: FileId; text: string }[]) => {
        if (--writes < 0) throw new Error('killed');
        return contents.map(({ id, text }) => {
          files.get(id)!.text = text;
          return text.length;
        });
      },
      read: (ids: FileId[]) => ids.map((id) => files.get(id)?.text ?? null),
      remove: (ids: FileId[]) => ids.forEach((id) => files.delete(id)),
      list: (prefix: string) =>
        [...files].flatMap(([id, { name }]) => (name.startsWith(prefix) ? [{ id, name }] : [])),
    },
  } as unknown as Host;
  /** The state the log stands for, applied from the oldest to the newest: not the engine's way. */
  const state = (): Record<string, unknown> => {
    const rows = new Map<string, Record<string, unknown>>();
    for (const { file } of readManifest(host, 'c1')!.manifest.segments)
      for (const piece of decode(files.get(file)!.text, () => true))
        if (piece.op === 'delete') for (const key of piece.keys()) rows.delete(key);
        else if (piece.op === 'upsert')
          for (const row of rowsIn(piece.columns)) rows.set(row['id'] as string, row);
        else
          for (const [key, { word }] of piece.rows()) {
            const row = rows.get(key);
            if (row) rows.set(key, { ...row, word });
          }
    return Object.fromEntries([...rows].sort());
  };
  return { host, files, state, dieAfter: (n: number) => void (writes = n) };
};

/** A full read and many small ones: changes, deletions, and a natural key that changes. */
const fill = (host: Host): void => {
  const commit = (batch: Omit<Batch, 'checkpoint'>, n: number): void => {
    const landing = openLanding(host, 'c1' as never);
    landing.add(things, { ...batch, checkpoint: n, complete: true }, `r${n}` as RunId);
    landing.commit();
  };
  const rows = Array.from({ length: 40 }, (_, i) => ({ id: `t${i}`, word: `w${i}` }));
  commit({ rows, restart: true }, 0);
  for (let n = 1; n <= 70; n++) {
    if (n % 9 === 0) commit({ deletes: [`t${n % 40}`] }, n);
    else if (n % 7 === 0) commit({ rekeys: [{ key: `t${n % 40}`, values: { word: `k${n}` } }] }, n);
    else commit({ rows: [{ id: `t${n % 40}`, word: `v${n}` }] }, n);
  }
};

test('a long log becomes short and stands for the same rows and checkpoints', () => {
  const { host, files, state } = desk();
  fill(host);
  const before = state();
  const { manifest } = readManifest(host, 'c1')!;
  expect(manifest.segments.length).toBe(71);
  expect(compact(host, source)).toBe(true);
  const after = readManifest(host, 'c1')!.manifest;
  expect(state()).toEqual(before);
  expect(after.segments).toHaveLength(1);
  expect(after.resources).toEqual(manifest.resources);
  // The manifest and the one segment: nothing else is left in Drive.
  expect(files.size).toBe(2);
  expect(compact(host, source)).toBe(false);
});

test.each([0, 1])(
  'killed after %i of its writes it changes nothing, and its files are swept',
  (n) => {
    const { host, files, state, dieAfter } = desk();
    fill(host);
    const before = state();
    dieAfter(n);
    expect(() => compact(host, source)).toThrow('killed');
    expect(state()).toEqual(before);
    dieAfter(Infinity);
    openLanding(host, 'c1' as never);
    expect(files.size).toBe(72);
    expect(state()).toEqual(before);
  },
);

test('a first value that came with a changed key stays', () => {
  const { host, state } = desk();
  const commit = (batch: Omit<Batch, 'checkpoint'>): void => {
    const landing = openLanding(host, 'c1' as never);
    landing.add(things, { ...batch, checkpoint: 0, complete: true }, 'r' as RunId);
    landing.commit();
  };
  commit({ rows: [{ id: 'bare' }, { id: 'other' }], restart: true });
  for (let n = 0; n < 70; n++) commit({ rekeys: [{ key: 'bare', values: { word: `k${n}` } }] });
  expect(compact(host, source)).toBe(true);
  expect(state()).toEqual({ bare: { id: 'bare', word: 'k69' }, other: { id: 'other' } });
});
