import { flatten } from '../../src/engine/flatten';
import { shapeAfter } from '../../src/engine/shape';
import type { Batch, Resource, ResourceState, SourceRecord } from '../../src/model';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const DAY_MS = 86_400_000;

const resource = {
  name: 'students',
  table: 'students',
  title: 'Students',
  key: 'id',
  fields: [
    { name: 'id', path: 'id', type: 'text', class: 'none' },
    { name: 'school', path: 'school.id', type: 'text', class: 'none' },
    { name: 'phone', path: 'phone', type: 'text', class: 'personal' },
  ],
  example: { page: [], rows: [] },
} as unknown as Resource;

/** A walk of one batch over the state before. */
const walk = (
  before: ResourceState,
  rows: readonly SourceRecord[],
  batch: Partial<Batch> = {},
  now = NOW,
): ResourceState => {
  const unknown = new Set<string>();
  const flat = flatten(resource, unknown);
  const one = { checkpoint: null, rows, ...batch } as Batch;
  const shape = shapeAfter(resource, before, one, rows.map(flat), unknown, now);
  return { ...before, ...shape, read: (batch.restart ? 0 : (before.read ?? 0)) + rows.length };
};
const FULL = { restart: true, complete: true } as const;
const EMPTY: ResourceState = { generation: 0, checkpoint: null };
const some = (n: number, record: SourceRecord): SourceRecord[] =>
  Array.from({ length: n }, (_, i) => ({ id: `s${i}`, ...record }));

const known = walk(
  EMPTY,
  some(30, { phone: '1', school: { id: 'a', link: 'x' }, _etag: 'e' }),
  FULL,
);

test('the first full read is the beginning, and no news', () => {
  expect(known.changes).toEqual([]);
  expect(known.shape).toEqual({
    extra: ['_etag', 'school.link'],
    filled: ['id', 'phone', 'school.id'],
  });
});

test('a field that no field claims is news once, by its name and never its value', () => {
  const after = walk(known, some(1, { shoeSize: 43, school: { id: 'a', mascot: 'Zoë' } }));
  expect(after.changes).toEqual([
    { how: 'added', fields: ['school.mascot', 'shoeSize'], since: '2026-11-20T10:00:00.000Z' },
  ]);
  expect(JSON.stringify(after)).not.toMatch(/43|Zoë/);
  const later = walk(after, some(2, { shoeSize: 44 }), {}, NOW + DAY_MS);
  expect(later.changes).toEqual(after.changes);
  expect(walk(later, [], {}, NOW + 40 * DAY_MS).changes).toEqual([]);
});

test('a promised field that a full read does not fill any more is news until it is filled', () => {
  const after = walk(known, some(30, { school: { id: 'a' } }), FULL);
  expect(after.changes).toEqual([
    { how: 'gone', fields: ['phone'], since: '2026-11-20T10:00:00.000Z' },
  ]);
  expect(walk(after, some(1, { phone: '2' })).changes).toEqual([]);
});

test('what changed records do not fill says nothing, nor do a few in a full read', () => {
  expect(walk(known, some(30, {})).changes).toEqual([]);
  expect(walk(known, some(5, {}), FULL).changes).toEqual([]);
  expect(walk(known, [], FULL).shape).toEqual(known.shape);
});

test('a full read of several executions counts when it is complete', () => {
  const first = walk(known, some(15, { nickname: 'x' }), { restart: true });
  expect(first.changes).toEqual([]);
  expect(first.shape).toEqual(known.shape);
  const done = walk(first, some(15, { phone: '1', school: { id: 'a' } }), { complete: true });
  expect(done.changes?.map(({ how, fields }) => [how, fields])).toEqual([['added', ['nickname']]]);
  expect(done.growing).toBeUndefined();
});

test('without a full read nobody knows what was there before', () => {
  expect(walk(EMPTY, some(3, { nickname: 'x' })).shape).toBeUndefined();
});
