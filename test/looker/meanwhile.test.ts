/**
 * Somebody reads a tab while a refresh leaves a column out of it or brings one: whatever is answered stands
 * beneath its own title and is of one version, or what is missing is named.
 */
import type { FailureError } from '../../src/model';
import { text, type Dataset } from '../../src/model';
import { openReader } from '../kit/shown';

const contractOf = (...names: readonly string[]): Dataset => ({
  id: 'lab',
  title: 'Lab',
  description: 'Of this test.',
  grain: 'a row',
  key: ['id'],
  fields: ['id', ...names].map((name) => ({ ...text(name, 'none'), title: name, meaning: name })),
  sql: {},
});
/** Each cell says which version, row and column it is of. */
const rowsOf = (version: number, names: readonly string[]): string[][] =>
  Array.from({ length: 5 }, (_, row) => [
    ...['id', ...names].map((name) => (name === 'id' ? `r${row}` : `${version} ${row} ${name}`)),
    ...['Here', 'Lab'],
  ]);
const column = (version: number, name: string): string[] =>
  Array.from({ length: 5 }, (_, row) => `${version} ${row} ${name}`);

/** @param times how often the columns change between the look at the header and the read. */
const openWhile = (before: readonly string[], after: readonly string[], times = 1) => {
  let names = before;
  let version = 1;
  const reader = openReader(() => contractOf(...names));
  const publish = (): void => reader.publish(rowsOf(version, names));
  publish();
  const { workbook } = reader.host;
  const read = workbook.readColumns;
  let left = times;
  Object.assign(workbook, {
    readColumns: (...args: Parameters<typeof read>) => {
      if (left > 0) {
        left -= 1;
        version += 1;
        names = names === before ? after : before;
        publish();
      }
      return read(...args);
    },
  });
  return { reader, shown: reader.open() };
};

test.each([
  ['leaves the first one out', ['a', 'b', 'c'], ['b', 'c']],
  ['leaves one in the middle out', ['b', 'a', 'c'], ['b', 'c']],
  ['brings one before them', ['b', 'c'], ['new', 'b', 'c']],
  ['brings one between them', ['b', 'c'], ['b', 'new', 'c']],
])('a refresh %s', (_, before, after) => {
  const { reader, shown } = openWhile(before, after);
  expect(shown.columns(['b', 'c'])).toEqual([column(2, 'b'), column(2, 'c')]);
  const now = reader.open();
  expect(now.passport.version.number).toBe(2);
  expect(now.columns(['c', 'id', 'b'])).toEqual([
    ...[column(2, 'c'), ['r0', 'r1', 'r2', 'r3', 'r4'], column(2, 'b')],
  ]);
  if (after.includes('new')) expect(now.columns(['new'])).toEqual([column(2, 'new')]);
});

test('what is left out meanwhile is named, and nothing else comes in its place', () => {
  const { reader, shown } = openWhile(['a', 'b', 'c'], ['b', 'c']);
  const failure = (act: () => unknown): unknown => {
    try {
      return act();
    } catch (error) {
      return (error as FailureError).failure;
    }
  };
  const missing = { code: 'question.field', params: { dataset: 'Lab', field: 'a' } };
  expect(failure(() => shown.columns(['a', 'b']))).toMatchObject(missing);
  expect(failure(() => reader.open().columns(['a']))).toMatchObject(missing);
});

test('where columns never stop moving it says so', () => {
  const { shown } = openWhile(['a', 'b', 'c'], ['b', 'c'], 9);
  expect(() => shown.columns(['b', 'c'])).toThrow('shown.unfinished');
});
