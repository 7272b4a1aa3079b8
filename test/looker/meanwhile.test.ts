/**
 * Somebody reads a tab while a refresh leaves a column out of it or brings one: whatever is answered stands
 * beneath its own title and is of one version, or what is missing is named.
 */
import type { FailureError } from '../../src/model';
import { text, type Dataset } from '../../src/model';
import { openReader } from '../kit/shown';
import { SHEET } from '../truth/_desk';

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

/** Its keys stay, and its rows keep their order: nothing in the columns tells one version from the other. */
describe('rows are written and not told of yet', () => {
  const names = ['a', 'b'];
  const openHalf = () => {
    const reader = openReader(() => contractOf(...names));
    reader.publish(rowsOf(1, names));
    expect(reader.open().columns(['a'])).toEqual([column(1, 'a')]);
    return { reader, write: () => reader.write(rowsOf(2, names)) };
  };
  const both = (version: number): string[][] => names.map((name) => column(version, name));

  test('an answer is of one version, before and after it is told', () => {
    const { reader, write } = openHalf();
    const say = write();
    const shown = reader.open();
    expect(shown.passport.version.number).toBe(1);
    expect(shown.columns(names)).toEqual(both(2));
    expect(shown.columns(['a'])).toEqual([column(2, 'a')]);
    reader.calls();
    expect(reader.open().columns(names)).toEqual(both(2));
    expect(reader.calls()).toEqual({ get: 1 });
    say();
    expect(reader.open().columns(names)).toEqual(both(2));
  });

  test.each([
    ['between the look and the read', 'before'],
    ['after the read', 'after'],
  ])('an answer is of one version where they are written %s', (_, when) => {
    const { reader, write } = openHalf();
    const { workbook } = reader.host;
    const read = workbook.readColumns;
    let left = 1;
    Object.assign(workbook, {
      readColumns: (...args: Parameters<typeof read>) => {
        const isNow = left-- > 0;
        if (isNow && when === 'before') write();
        const found = read(...args);
        if (isNow && when === 'after') write();
        return found;
      },
    });
    expect(reader.open().columns(names)).toEqual(both(2));
  });

  test('who asks for one version gets that or none', () => {
    const { reader, write } = openHalf();
    write();
    for (const options of [{ asOf: 1 }, { exact: true }]) {
      expect(reader.open(options).columns(['a'])).toEqual([column(1, 'a')]);
      expect(() => reader.open(options).columns(names)).toThrow('shown.unfinished');
    }
  });

  test('a tab of an older build is read by its passport, until it is written anew', () => {
    const { reader, write } = openHalf();
    const { workbook } = reader.host;
    const key = 'homeroom.rows';
    expect(workbook.metadata().map((one) => one.key)).toContain(key);
    workbook.change([{ do: 'set_metadata', sheetId: SHEET, key, value: null }]);
    expect(reader.open().columns(['a'])).toEqual([column(1, 'a')]);
    const shown = reader.open();
    write();
    expect(shown.columns(names)).toEqual(both(2));
  });
});
