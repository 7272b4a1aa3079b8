import { columnsOf } from '../../src/engine/columns';
import { flatten } from '../../src/engine/flatten';
import { openLanding } from '../../src/engine/land';
import { readManifest } from '../../src/engine/manifests';
import { decode, encodeColumns, encodeList } from '../../src/engine/segment';
import type { Host } from '../../src/host/host';
import type { Chunk, Json, Resource, SourceRecord } from '../../src/model';
import { rowsIn } from '../kit/landed';

const field = (name: string, type: 'text' | 'integer' | 'boolean' = 'text') =>
  ({ name, path: name, type, class: 'none' }) as const;
const pupils: Resource = {
  name: 'pupils',
  table: 'pupils',
  title: 'Pupils',
  key: 'id',
  fields: [field('id'), field('grade'), field('year', 'integer'), field('late', 'boolean')],
  children: [{ table: 'races', path: 'races', fields: [field('race'), field('note')] }],
  example: { page: [], rows: [] },
};
const upserted = (rows: number): Chunk => ({
  resource: 'pupils',
  generation: 1,
  op: 'upsert',
  rows,
});
const textOf = (records: readonly SourceRecord[]): string =>
  encodeColumns(upserted(records.length), columnsOf(pupils, records.map(flatten(pupils))));

/** What the rows must be, worked out in plain words. */
const expected = ({ races, ...record }: SourceRecord): Record<string, unknown> => {
  const list = (races ?? []) as { race: string; note?: string | null }[];
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record))
    if (name === 'colour') row['_extra'] = JSON.stringify({ colour: value });
    else if (value !== null) row[name] = value;
  if (list.length > 0) row['races.race'] = list.map(({ race }) => race);
  if (list.some(({ note }) => note)) row['races.note'] = list.map(({ note }) => note ?? null);
  return row;
};

const back = (text: string): Record<string, unknown>[] =>
  [...decode(text, () => true)].flatMap((piece) =>
    piece.op === 'upsert' ? rowsIn(piece.columns) : [],
  );

const grades = ['uri://ed-fi.org/Grade#Ninth grade', 'uri://ed-fi.org/Grade#Tenth grade', null];
/** Unique, repeated, constant and absent values; quotes, line ends and halves of characters. */
const many: SourceRecord[] = Array.from({ length: 200 }, (_, i) => ({
  id: `p${i}`,
  grade: grades[i % 3]!,
  year: 2027,
  late: i % 7 === 0 ? null : i % 2 === 0,
  ...(i % 50 === 0 ? { colour: `"a\n b"\u2028 \ud83d` } : {}),
  races: Array.from({ length: i % 3 }, (__, n) => ({ race: `r${n}`, note: n > 0 ? `n${i}` : 'x' })),
}));

test('rows come back as they were, and repeated words stand once', () => {
  const text = textOf(many);
  expect(back(text)).toEqual(many.map(expected));
  expect(text.split('Ninth grade')).toHaveLength(2);
  expect(text.split('2027')).toHaveLength(2);
});

test.each([1, 2, 17, 40])('%i rows alone come back too', (count) => {
  expect(back(textOf(many.slice(0, count)))).toEqual(many.slice(0, count).map(expected));
});

test('a column with nothing in it takes no room', () => {
  const text = textOf([{ id: 'a' }, { id: 'b' }]);
  expect(text).not.toContain('grade');
  expect(back(text)).toEqual([{ id: 'a' }, { id: 'b' }]);
});

test('chunks that are not wanted are passed over, whatever they hold', () => {
  const gone: Chunk = { ...upserted(2), op: 'delete' };
  const text = textOf(many) + encodeList(gone, ['p1', 'p\n2']) + textOf(many.slice(0, 3));
  const ops = [...decode(text, ({ op }) => op === 'delete')];
  expect(ops.map((piece) => piece.op === 'delete' && piece.keys())).toEqual([['p1', 'p\n2']]);
  expect([...decode(text, () => true)].map(({ chunk }) => chunk.rows)).toEqual([200, 2, 3]);
});

test('a text that is cut off is refused and not taken for less', () => {
  const text = textOf(many);
  for (const length of [10, text.length - 1])
    expect(() => [...decode(text.slice(0, length), () => true)]).toThrow('middle of a line');
});

test('a log as it was written before is not read: its files are swept and the source is read again', () => {
  const old = {
    v: 1,
    connection: 'c1',
    seq: 1,
    segments: [{ file: 'f2' }],
    resources: { pupils: {} },
  };
  const files = new Map([
    ['f1', { name: 'c1 manifest', text: JSON.stringify(old) }],
    ['f2', { name: 'c1 segment 1', text: 'rows' }],
  ]);
  const host = {
    clock: { now: () => 0 },
    log: { write: () => undefined },
    records: { get: (): Json => 'f1', set: () => undefined },
    files: {
      read: (ids: string[]) => ids.map((id) => files.get(id)?.text ?? null),
      list: () => [...files].map(([id, { name }]) => ({ id, name })),
      remove: (ids: string[]) => ids.forEach((id) => files.delete(id)),
    },
  } as unknown as Host;
  const landing = openLanding(host, 'c1' as never);
  expect(landing.state('pupils')).toEqual({ generation: 0, checkpoint: null });
  expect([...files.keys()]).toEqual(['f1']);
  expect(readManifest(host, 'c1')!.manifest.segments).toEqual([]);
});
