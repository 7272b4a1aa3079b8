import { plainAnswer, sample, sampleFields, sampleRows, dice, someQuestion } from '../kit/asked';
import { openReader, type Reader } from '../kit/shown';
import { SHEET } from '../truth/_desk';
import type { Cell, Dataset } from '../../src/model';
import { UNFINISHED } from '../../src/engine/tab';

const ROWS = sampleRows(300, 11);
const names = sampleFields.map(({ name }) => name);
const columnOf = (name: string, rows: readonly (readonly Cell[])[] = ROWS): Cell[] =>
  rows.map((row) => row[names.indexOf(name)]!);

describe('a tab that is read', () => {
  let reader: Reader;
  let contract: Dataset;
  beforeEach(() => {
    contract = sample;
    reader = openReader(() => contract);
    reader.publish(ROWS);
    reader.calls();
  });

  it('gives the values that were published, in their types', () => {
    const { columns, fields, passport } = reader.open();
    expect(fields.map((f) => f.name)).toEqual(names);
    expect(passport).toMatchObject({ dataset: 'sample', complete: true, version: { rows: 300 } });
    expect(columns(names)).toEqual(names.map((name) => columnOf(name)));
  });

  it('answers questions as they are worked out plainly', () => {
    const shown = reader.open();
    const roll = dice(5);
    for (let i = 0; i < 200; i++) {
      const question = someQuestion(roll, i);
      expect({ question, ...shown.ask(question) }).toEqual({
        question,
        rows: plainAnswer(ROWS, question),
      });
    }
  });

  it('reads only what is asked, and no sheet a second time', () => {
    expect(reader.open().columns(['day'])).toEqual([columnOf('day')]);
    // What it says of itself; its size, before and after; the header; the columns.
    expect(reader.calls()).toEqual({ get: 3, 'Values.get': 1, 'Values.batchGet': 1 });
    expect(reader.open().columns(['day', 'id', 'n'])).toEqual([
      columnOf('day'),
      columnOf('id'),
      columnOf('n'),
    ]);
    expect(reader.calls()).toEqual({ get: 1 });
    expect(reader.open().ask({ fields: ['day'], limit: 3 }).rows).toHaveLength(3);
    expect(reader.calls()).toMatchObject({ 'Values.batchGet': 1 });
    expect(reader.open().ask({ fields: ['day'], limit: 3 }).rows).toHaveLength(3);
    expect(reader.calls()).toEqual({ get: 1 });
  });

  it('is read anew when another version is published, or part of what was kept is gone', () => {
    reader.open().columns(names);
    for (const key of [...reader.cached.keys()])
      if (key.endsWith('/word')) reader.cached.delete(key);
    expect(reader.open().columns(['word', 'at'])).toEqual([columnOf('word'), columnOf('at')]);
    for (const key of reader.cached.keys())
      if (key.endsWith('/word')) reader.cached.set(key, '{"order":');
    expect(reader.open().columns(['word'])).toEqual([columnOf('word')]);
    const fewer = ROWS.slice(0, 250);
    reader.publish(fewer);
    expect(reader.open().columns(['word'])).toEqual([columnOf('word', fewer)]);
  });

  it('has its columns found wherever they stand, and the analyst’s rows passed over', () => {
    const { desk } = reader;
    desk.insertColumn(11);
    // Somebody moves the second column behind all others.
    const moved = desk.kit.get('Sample!B1:B301').values as unknown[][];
    desk.kit.put('Sample!K1:K301', moved);
    desk.kit.put(
      'Sample!B1:B301',
      moved.map(() => ['']),
    );
    desk.insertColumn(3);
    desk.kit.put('Sample!C1:C2', [['Note'], ['mine']]);
    desk.kit.batch({
      insertDimension: {
        range: { sheetId: SHEET, dimension: 'ROWS', startIndex: 5, endIndex: 6 },
        inheritFromBefore: true,
      },
    });
    desk.kit.put('Sample!C6', [['a row of mine']]);
    expect(reader.open().columns(names)).toEqual(names.map((name) => columnOf(name)));
  });

  it('gives whole rows although somebody sorts the tab between two reads', () => {
    reader.open().columns(['word']);
    const columns = sampleFields.length;
    reader.desk.kit.batch({
      sortRange: {
        range: {
          sheetId: SHEET,
          startRowIndex: 1,
          endRowIndex: ROWS.length + 1,
          startColumnIndex: 0,
          endColumnIndex: columns,
        },
        sortSpecs: [{ dimensionIndex: 1, sortOrder: 'DESCENDING' }],
      },
    });
    const [n, word] = reader.open().columns(['n', 'word']);
    const words = new Map(ROWS.map((row) => [row[1], row[2]]));
    expect(n!.map((key) => words.get(key!))).toEqual(word);
    expect(new Set(n)).toEqual(new Set(columnOf('n')));
    // Page by page they are in order all the same.
    expect(
      reader
        .open()
        .ask({ fields: ['n'], limit: 300 })
        .rows.map(([key]) => key),
    ).toEqual(columnOf('n'));
  });

  it('is refused in words while it is updated; what was read before is given on', () => {
    const before = reader.open().columns(['word']);
    const { workbook } = reader.host;
    const tab = workbook.tabs().find(({ sheetId }) => sheetId === SHEET)!;
    workbook.change([{ do: 'set_tab', sheetId: SHEET, title: tab.title + UNFINISHED }]);
    expect(reader.open().columns(['word'])).toEqual(before);
    expect(() => reader.open().columns(['day'])).toThrow('shown.unfinished');
    workbook.change([{ do: 'set_tab', sheetId: SHEET, title: tab.title }]);
    expect(reader.open().columns(['day'])).toEqual([columnOf('day')]);
  });

  it('is missed by its name, and so are its fields', () => {
    expect(() => reader.open().columns(['nobody'])).toThrow('question.field');
    reader.host.workbook.change([
      { do: 'set_metadata', sheetId: SHEET, key: 'homeroom', value: null },
    ]);
    expect(() => reader.open()).toThrow(/shown.missing: Sample is not published/);
  });

  it('is not taken for its duplicate', () => {
    const { kit } = reader.desk;
    kit.batch({ duplicateSheet: { sourceSheetId: SHEET, newSheetId: 7, newSheetName: 'Mine' } });
    kit.batch({ deleteSheet: { sheetId: SHEET } });
    expect(() => reader.open()).toThrow('shown.missing');
  });

  it('keeps to what is there when the contract has changed since', () => {
    contract = {
      ...sample,
      fields: [
        ...sample.fields.slice(0, 7),
        { ...sample.fields[0]!, name: 'extra', title: 'EXTRA' },
      ],
    };
    const shown = reader.open();
    expect(shown.fields.map((f) => f.name)).toEqual(names.filter((name) => name !== 'at'));
    expect(shown.columns(['day'])).toEqual([columnOf('day')]);
    expect(() => shown.columns(['extra'])).toThrow('question.field');
  });

  it('has no past versions for who has no records of it', () => {
    expect(() => reader.open({ asOf: 7 })).toThrow('shown.past');
    expect(() => reader.open({ asOf: '2020-01-01' })).toThrow('shown.past');
    expect(() => reader.open({ asOf: 'yesterday' })).toThrow('shown.past');
    expect(reader.open({ asOf: 1 }).passport.version.number).toBe(1);
  });
});
