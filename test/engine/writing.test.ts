/**
 * Somebody reads a tab in the middle of a large write, whose end a later execution brings: a reader gets rows
 * of one version whole, or is told to ask again. Where past versions are kept, the present one is among them.
 */
import { logVersions, pastText } from '../../src/engine/past';
import { toCells } from '../../src/engine/cells';
import type { Shown } from '../../src/engine/shown';
import type { Host } from '../../src/host/host';
import {
  FailureError,
  text,
  type Cell,
  type Dataset,
  type FileId,
  type Json,
  type Subscription,
} from '../../src/model';
import { openReader, whileReading, type Reader } from '../kit/shown';
import { Broken, SHEET } from '../truth/_desk';

const NAMES = ['id', 'a', 'b'];
const contract: Dataset = {
  id: 'lab',
  title: 'Lab',
  description: 'Of this test.',
  grain: 'a row',
  key: ['id'],
  fields: NAMES.map((name) => ({ ...text(name, 'none'), title: name, meaning: name })),
  sql: {},
};
/** More cells than one change takes. */
const COUNT = 8_000;
const cell = (version: number, row: number, name: string): string =>
  name === 'id' ? `r${String(row).padStart(5, '0')}` : `${version} ${row} ${name}`;
const rowsOf = (version: number): Cell[][] =>
  Array.from({ length: COUNT }, (_, row) => [
    ...NAMES.map((name) => cell(version, row, name)),
    ...['Here', 'Lab'],
  ]);
const column = (version: number, name: string): string[] =>
  Array.from({ length: COUNT }, (_, row) => cell(version, row, name));

/** The tab holds the first version whole; its passport says so, and that five rows were kept out. */
const openFirst = (): Reader => {
  const reader = openReader(() => contract);
  reader.desk.setAside(5);
  reader.publish(rowsOf(1));
  reader.desk.setAside(2);
  return reader;
};
/** The second is begun, and the execution ended before the first block of rows. */
const begin = ({ desk, write }: Reader): void => {
  desk.breakAt(2, 'before');
  expect(() => write(rowsOf(2))).toThrow(Broken);
  desk.breakAt(0, 'before');
};
const told = ({ passport }: Shown): readonly number[] => [
  passport.version.number,
  passport.quarantined,
];
const said = ({ host }: Reader): string | undefined =>
  host.workbook.metadata().find((one) => one.key === 'homeroom.rows' && one.sheetId === SHEET)
    ?.value;

/** A Drive and records in memory, where the first version's rows are kept as a run keeps them. */
const keepFirst = ({ host }: Reader, now: Shown): Map<string, string> => {
  const files = new Map<string, string>();
  const records = new Map<string, Json>();
  Object.assign(host, {
    clock: { ...host.clock, now: () => 0, local: () => ({ date: '2026-11-22' }) },
    files: {
      create: (names) =>
        names.map((name) => {
          files.set(`${name} file`, '');
          return `${name} file` as FileId;
        }),
      write: (all) => all.map(({ id, text: of }) => files.set(id, of).size),
      read: (ids) => ids.map((id) => files.get(id) ?? null),
      remove: (ids) => ids.forEach((id) => files.delete(id)),
      list: () => [],
    } satisfies Host['files'],
    records: {
      get: (key: string) => records.get(key),
      all: () => Object.fromEntries(records),
      set: (key: string, value: Json) => void records.set(key, value),
    },
    secrets: { get: () => undefined, set: () => undefined },
  });
  const version = { ...now.passport.version, changed: COUNT, segments: {}, sql: '' };
  const subscription = { v: 1, dataset: contract.id, version } as unknown as Subscription;
  const kept = pastText(contract, version as never, 5, [], toCells(contract, rowsOf(1)));
  const past = { dataset: contract.id, number: version.number, text: kept };
  logVersions(host, [subscription], [past], 365);
  return files;
};

const failure = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error instanceof FailureError ? error.failure.code : error;
  }
};

describe('in the middle of a large write', () => {
  test('a reader who has read before gets that, with what is said of it', () => {
    const reader = openFirst();
    const before = reader.open().columns(['a']);
    begin(reader);
    expect(said(reader)).toBe('writing');
    for (const options of [{}, { exact: true }]) {
      const shown = reader.open(options);
      expect(told(shown)).toEqual([1, 5]);
      expect(shown.columns(['a'])).toEqual(before);
    }
  });

  test('who asks for more is told to ask again, and then gets the newer rows', () => {
    const reader = openFirst();
    reader.open().columns(['a']);
    const waiting = reader.open();
    begin(reader);
    for (const options of [{}, { exact: true }, { asOf: 1 }])
      expect(failure(() => reader.open(options).columns(['a', 'b']))).toBe('shown.unfinished');
    expect(failure(() => waiting.columns(['b']))).toBe('shown.unfinished');
    const say = reader.write(rowsOf(2));
    const shown = reader.open();
    expect(shown.columns(['a', 'b'])).toEqual([column(2, 'a'), column(2, 'b')]);
    expect(told(shown)).toEqual([3, 2]);
    say();
    expect(told(reader.open())).toEqual([3, 2]);
  });

  test.each([
    ['begins between the look and the read', 'before', false],
    ['begins after the read', 'after', false],
    ['begins and ends between the look and the read', 'before', true],
    ['begins and ends after the read', 'after', true],
  ] as const)('where it %s', (_, when, ends) => {
    const reader = openFirst();
    whileReading(reader, when, () => {
      begin(reader);
      if (ends) reader.write(rowsOf(2));
    });
    const shown = reader.open();
    const got = failure(() => shown.columns(['a', 'b']));
    expect(got).toEqual(ends ? [column(2, 'a'), column(2, 'b')] : 'shown.unfinished');
    expect(told(shown)).toEqual(ends ? [3, 2] : [1, 5]);
  });
});

describe('who asks for one version gets it from where past ones are kept', () => {
  test.each([
    ['in the middle of a large write', begin, 'writing'],
    ['when newer rows are there', ({ write }: Reader) => void write(rowsOf(2)), '{'],
  ])('%s', (_, write, says) => {
    const reader = openFirst();
    keepFirst(reader, reader.open());
    write(reader);
    expect(said(reader)).toContain(says);
    reader.calls();
    for (const options of [{ exact: true }, { asOf: 1 }]) {
      const shown = reader.open(options);
      expect(shown.columns(['a', 'b'])).toEqual([column(1, 'a'), column(1, 'b')]);
      const page = shown.ask({ fields: ['a'], limit: 2 });
      expect(page.rows).toEqual([[cell(1, 0, 'a')], [cell(1, 1, 'a')]]);
      expect(told(shown)).toEqual([1, 5]);
    }
    // What the tab says of itself, and nothing else of it.
    expect(reader.calls()).toEqual({ get: 2 });
  });

  test('and not what the file holds of another version', () => {
    const reader = openFirst();
    const files = keepFirst(reader, reader.open());
    const [name, kept] = [...files].find(([, all]) => all.includes('"number":1,'))!;
    files.set(name, kept.replace('"number":1,', '"number":9,'));
    begin(reader);
    const got = failure(() => reader.open({ exact: true }).columns(['a']));
    expect(got).toBe('shown.unfinished');
  });

  test('and as it stands where it stands', () => {
    const reader = openFirst();
    const files = keepFirst(reader, reader.open());
    files.clear();
    expect(reader.open({ exact: true }).columns(['b'])).toEqual([column(1, 'b')]);
  });
});
