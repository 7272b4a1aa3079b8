/**
 * Somebody reads a tab while a refresh leaves a column out of it or brings one: whatever is answered stands
 * beneath its own title and is of one version, or what is missing is named.
 */
import type { Shown } from '../../src/engine/shown';
import { answered } from '../../src/looker/data';
import { schemaOf } from '../../src/looker/schema';
import type { FailureError } from '../../src/model';
import { text, type Dataset, type Passport } from '../../src/model';
import { openReader, whileReading } from '../kit/shown';
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
  /** Three rows were kept out of the first version, and one of the second. */
  const openHalf = () => {
    const reader = openReader(() => contractOf(...names));
    reader.desk.setAside(3);
    reader.publish(rowsOf(1, names));
    expect(reader.open().columns(['a'])).toEqual([column(1, 'a')]);
    const write = () => {
      reader.desk.setAside(1);
      return reader.write(rowsOf(2, names));
    };
    return { reader, write };
  };
  const both = (version: number): string[][] => names.map((name) => column(version, name));
  const told = ({ passport }: Shown): readonly number[] => [
    passport.version.number,
    passport.quarantined,
  ];

  test('an answer is of one version with what is said of it, before and after it is told', () => {
    const { reader, write } = openHalf();
    expect(told(reader.open())).toEqual([1, 3]);
    const before = reader.open().passport;
    const say = write();
    const shown = reader.open();
    expect(told(shown)).toEqual([2, 1]);
    expect(shown.columns(names)).toEqual(both(2));
    expect(shown.columns(['a'])).toEqual([column(2, 'a')]);
    const { passport } = shown;
    expect(passport.version.rows).toBe(5);
    expect(passport.complete).toBe(true);
    expect(Date.parse(passport.checkedAt)).toBeGreaterThan(Date.parse(before.checkedAt));
    expect(passport.version.at).toBe(passport.checkedAt);
    reader.calls();
    expect(reader.open().columns(names)).toEqual(both(2));
    expect(reader.calls()).toEqual({ get: 1 });
    say();
    expect(reader.open().columns(names)).toEqual(both(2));
    expect(told(reader.open())).toEqual([2, 1]);
    expect(reader.open().passport.version.hash).toBe(passport.version.hash);
  });

  const TIMES = [
    ['between the look and the read', 'before'],
    ['after the read', 'after'],
  ] as const;
  test.each(TIMES)('an answer is of one version where they are written %s', (_, when) => {
    const half = openHalf();
    whileReading(half.reader, when, half.write);
    const shown = half.reader.open();
    expect(told(shown)).toEqual([1, 3]);
    expect(shown.columns(names)).toEqual(both(2));
    expect(told(shown)).toEqual([2, 1]);
  });

  test.each(TIMES)('and so is what Looker Studio gets where they are written %s', (_, when) => {
    const half = openHalf();
    whileReading(half.reader, when, half.write);
    const shown = half.reader.open();
    const asked = ['b', 'homeroom_quarantined', 'homeroom_published_at', 'homeroom_age_hours'];
    const schema = schemaOf(shown, true, (text) => text);
    const request = { fields: asked.map((name) => ({ name })) };
    const hour = half.reader.desk.kit.clock + 3_600_000;
    const { rows } = answered(shown, schema, request as never, hour);
    const at = shown.passport.version.at.slice(0, 19).replace(/\D/g, '');
    expect(rows).toEqual(column(2, 'b').map((cell) => [cell, 1, at, 1]));
  });

  test('who asks for one version gets that or none', () => {
    const { reader, write } = openHalf();
    write();
    for (const options of [{ asOf: 1 }, { exact: true }]) {
      const shown = reader.open(options);
      expect(shown.columns(['a'])).toEqual([column(1, 'a')]);
      expect(() => reader.open(options).columns(names)).toThrow('shown.unfinished');
      expect(told(shown)).toEqual([1, 3]);
    }
  });

  test.each(TIMES)('and none where they are written %s', (_, when) => {
    const half = openHalf();
    whileReading(half.reader, when, half.write);
    const shown = half.reader.open({ exact: true });
    expect(() => shown.columns(names)).toThrow('shown.unfinished');
    expect(told(shown)).toEqual([1, 3]);
  });

  test('a saying that is older than the passport is no news', () => {
    const { reader, write } = openHalf();
    write()();
    const { workbook } = reader.host;
    // The next publication found nothing to write, although it counts its rows in another order.
    const [one] = workbook.metadata().filter(({ key }) => key === 'homeroom');
    const passport = JSON.parse(one!.value) as Passport;
    const next = { ...passport, version: { ...passport.version, number: 3, hash: 'other' } };
    const value = JSON.stringify(next);
    workbook.change([{ do: 'set_metadata', sheetId: SHEET, key: 'homeroom', value }]);
    for (const options of [{}, { exact: true }]) {
      const shown = reader.open(options);
      expect(shown.columns(names)).toEqual(both(2));
      expect(told(shown)).toEqual([3, 1]);
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
    expect(told(shown)).toEqual([2, 1]);
  });
});
