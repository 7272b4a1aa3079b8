/**
 * The publisher against people: random tables follow each other in a tab in which an analyst keeps notes,
 * sorts, inserts and deletes rows, and types over cells. After each refresh our cells are the wanted ones,
 * and every note stands beside the key it stood beside.
 */
import {
  publishedFields,
  type Cell,
  type Dataset,
  type Field,
  type FieldType,
} from '../../src/model';
import { ID } from '../emulator/spreadsheet-kit';
import { createDesk, SHEET, type Desk } from './_desk';
import { chanceOf, type Chance } from './_chance';

const field = (name: string, type: FieldType): Field => ({
  name,
  title: `The ${name}`,
  type,
  meaning: 'Something.',
  class: 'none',
});
const dataset: Dataset = {
  id: 'things',
  title: 'Things',
  description: '',
  grain: 'One row per thing.',
  key: ['id'],
  fields: [
    field('id', 'text'),
    field('name', 'text'),
    field('score', 'number'),
    field('day', 'date'),
    field('flag', 'boolean'),
  ],
  sql: {},
};
/** The same with one field more. */
const wide: Dataset = { ...dataset, fields: [...dataset.fields, field('extra', 'boolean')] };
const OURS = 7;
const TEXTS = ['00012', '=1+2', '3-4', '🦊', '', 'عبد', '1E5', 'TRUE', '-5', "'quoted", 'plain'];

type Row = readonly Cell[];
const keyOf = (row: Row): string => `${row[5]}|${row[6]}|${row[0]}`;
const sorted = (rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const someRow = (chance: Chance, id: string): Row => [
  id,
  chance.pick(TEXTS) + (chance(2) ? String(chance(1000)) : ''),
  chance(4) ? chance(100) / 4 : '',
  chance(4) ? 46_000 + chance(400) : '',
  chance(3) ? chance(2) === 1 : '',
  chance.pick(['North', 'South']),
  'Ed-Fi',
];

const nextTable = (chance: Chance, rows: readonly Row[], size: number): Row[] => {
  const next = new Map(rows.map((row) => [keyOf(row), row]));
  if (chance(12) === 0) next.clear();
  for (const row of chance.some(rows, chance(1 + Math.ceil(rows.length / 4)))) {
    next.delete(keyOf(row));
    const what = chance(4);
    const id = what === 0 ? String(chance(10 * size)).padStart(4, '0') : String(row[0]);
    if (what > 1) continue;
    const fresh = [...someRow(chance, id).slice(0, 5), ...row.slice(5)];
    next.set(keyOf(fresh), fresh);
  }
  for (let n = chance(1 + Math.ceil(size / 4)); n > 0; n--) {
    const row = someRow(chance, String(chance(10 * size)).padStart(4, '0'));
    if (!next.has(keyOf(row))) next.set(keyOf(row), row);
  }
  return sorted([...next.values()]);
};

/** What stands in the tab: our cells in contract order, and all that is the analyst's. */
interface Standing {
  readonly ours: Row;
  readonly theirs: readonly (Cell | undefined)[];
  readonly formulaRow: number | null;
}
const look = (desk: Desk): Standing[] => {
  const { values, formulas } = desk.tab();
  const [header = []] = values;
  const columns = ['id', 'name', 'score', 'day', 'flag'].map((n) => header.indexOf(`The ${n}`));
  columns.push(header.indexOf('Site'), header.indexOf('Source'));
  expect(columns).not.toContain(-1);
  return values.slice(1).map((row, i) => {
    const formula = formulas[i + 1]!.find((text) => text !== null);
    return {
      ours: columns.map((at) => row[at] ?? ''),
      theirs: row
        .map((cell, at) => (columns.includes(at) || formulas[i + 1]![at] ? null : cell))
        .filter((cell) => cell !== null && cell !== ''),
      formulaRow: formula ? Number(/(\d+)$/.exec(formula)?.[1]) - (i + 2) : null,
    };
  });
};
const isBlank = (row: Row): boolean => row.every((cell) => cell === '');
const isTheirs = ({ theirs, formulaRow }: Standing): boolean =>
  theirs.length > 0 || formulaRow !== null;

let noted = 0;
/** Something an analyst does. */
const personDoes = (desk: Desk, chance: Chance): string => {
  const { values, rows, columns } = desk.tab();
  const filled = values.length;
  const row = 2 + chance(Math.max(1, filled - 1));
  const free = values[0]!.indexOf('') < 0 ? columns : 0;
  switch (chance(9)) {
    case 0:
    case 1:
      desk.person({ row, column: columns, values: [[`note ${++noted}`]] });
      return `note at ${row}`;
    case 2:
      desk.person({ row, column: columns - 1, values: [[`=B${row}`]] });
      return `formula at ${row}`;
    case 3:
      desk.person({ sortBy: 1 + chance(3), descending: chance(2) === 0 });
      return 'sort';
    case 4:
      desk.person({ insertRow: row, count: 1 + chance(2) });
      return `insert at ${row}`;
    case 5:
      if (rows < 4) return 'nothing';
      desk.deleteRows(Math.min(row, rows - 1), 1);
      return `delete row ${row}`;
    case 6:
      desk.person({
        row,
        column: 1 + chance(3),
        values: [[chance.pick(['oops', '', '7', '=1+1'])]],
      });
      return `type over at ${row}`;
    case 7:
      desk.person({ row, column: 1, values: [new Array<string>(OURS + (free ? 0 : 1)).fill('')] });
      return `blank row ${row}`;
    default:
      desk.person({ insertRow: Math.min(rows, row) });
      desk.person({ row: Math.min(rows, row), column: columns, values: [[`foreign ${++noted}`]] });
      return `foreign row at ${row}`;
  }
};

/** @param calm nobody has touched our cells or their order since the last refresh. */
const refreshAndCompare = (
  desk: Desk,
  wanted: readonly Row[],
  calm: boolean,
  trusting = false,
): void => {
  const before = look(desk);
  const done = desk.publish(wanted, Infinity, trusting);
  expect(done.finished).toBe(true);
  // A block spans at most three rows that stand right already, for each that does not.
  if (calm) expect(desk.written()).toBeLessThanOrEqual(done.changed * 4 * OURS);
  const after = look(desk);
  const ours = after.filter(({ ours: row }) => !isBlank(row));

  expect(sorted(ours.map((s) => s.ours))).toEqual(wanted);
  const untouched = before.every((s) => !isTheirs(s));
  if (untouched) expect(after.map((s) => s.ours)).toEqual(wanted);

  const beside = new Map<string, Standing>();
  for (const s of before) if (!beside.has(keyOf(s.ours))) beside.set(keyOf(s.ours), s);
  const keys = new Set(wanted.map(keyOf));
  const foreign = (all: readonly Standing[]): string[] =>
    all.filter((s) => isBlank(s.ours) && isTheirs(s)).map((s) => JSON.stringify(s.theirs));
  expect(foreign(after).sort()).toEqual(foreign(before).sort());
  for (const now of ours) {
    const then = keys.has(keyOf(now.ours)) ? beside.get(keyOf(now.ours)) : undefined;
    expect({ key: keyOf(now.ours), theirs: now.theirs }).toEqual({
      key: keyOf(now.ours),
      theirs: then?.theirs ?? [],
    });
    // A formula that speaks of its own row goes on to do so.
    if (then?.formulaRow === 0 || !then) expect(now.formulaRow).toBe(then?.formulaRow ?? null);
  }
};

describe('random tables and people', () => {
  test.each([
    [6, 'read back'],
    [30, 'read back'],
    [120, 'read back'],
    [6, 'remembered'],
    [30, 'remembered'],
    [120, 'remembered'],
  ])('with about %i rows, %s', (size, how) => {
    for (let seed = 1; seed <= (size > 100 ? 12 : 60); seed++) {
      const chance = chanceOf(size * 1000 + seed);
      const desk = createDesk(() => dataset);
      let wanted = nextTable(chance, [], size * 4);
      desk.publish(wanted);
      expect(look(desk).map((s) => s.ours)).toEqual(wanted);
      const column = chance(3) === 0 ? 2 + chance(4) : null;
      const story: string[] = [];
      if (column) desk.insertColumn(column);
      for (let round = 0; round < 6; round++) {
        // Some analysts only look; their tabs follow the wanted order exactly.
        if (seed % 4 > 0) for (let n = chance(4); n > 0; n--) story.push(personDoes(desk, chance));
        if (chance(4) > 0) wanted = nextTable(chance, wanted, size);
        const last = story.map((did) => did.startsWith('refresh')).lastIndexOf(true);
        const since = story.slice(last + 1);
        const calm = since.every((did) => /^(note|formula|nothing)/.test(did));
        story.push(`refresh to ${wanted.length}`);
        try {
          // What is typed over our cells shows only where every cell is read back.
          const typed = since.some((did) => did.startsWith('type over'));
          refreshAndCompare(desk, wanted, calm, how === 'remembered' && !typed);
          // With the last note its row is gone: nothing keeps the analyst's order any more.
          const stands = look(desk);
          const inOrder = JSON.stringify(stands.map((row) => row.ours)) === JSON.stringify(wanted);
          const free = !inOrder && !stands.some(isTheirs);
          expect(desk.publish(wanted)).toEqual({ changed: 0, finished: true });
          if (!free) expect(desk.written()).toBe(0);
        } catch (error) {
          const message = `size ${size}, seed ${seed}, column ${column}: ${story.join('; ')}`;
          throw new Error(`${message}\n${(error as Error).message}`, { cause: error });
        }
      }
    }
  });
});

describe('what people make of a tab is kept', () => {
  const rowsOf = (count: number, score = 1): Row[] =>
    Array.from({ length: count }, (_, i) => [
      `s${String(i).padStart(5, '0')}`,
      'name',
      score,
      46_000,
      true,
      'North',
      'Ed-Fi',
    ]);

  test('formats, cell notes, filters, a renamed header and the tab’s name', () => {
    const desk = createDesk(() => dataset);
    desk.publish(rowsOf(10));
    const sheetId = desk.tab().sheetId;
    const column = { sheetId, startColumnIndex: 2, endColumnIndex: 3, startRowIndex: 1 };
    desk.kit.batch(
      {
        repeatCell: {
          range: column,
          cell: { userEnteredFormat: { numberFormat: { type: 'NUMBER', pattern: '0.000' } } },
          fields: 'userEnteredFormat.numberFormat',
        },
      },
      { setBasicFilter: { filter: { range: { sheetId, startRowIndex: 0 } } } },
      {
        repeatCell: {
          range: { ...column, endRowIndex: 2 },
          cell: { note: 'why?' },
          fields: 'note',
        },
      },
    );
    desk.person({ bold: 'B3:B3' }, { range: 'B1', input: 'My name' }, { title: 'Mine' });
    desk.publish([...rowsOf(4, 2), ...rowsOf(14).slice(6)]);
    const { title, formats, notes, values, styles, rows } = desk.tab();
    expect(title).toBe('Mine');
    expect(rows).toBe(13);
    expect(values[0]!.slice(0, 3)).toEqual(['The id', 'The name', 'The score']);
    expect(formats.slice(1).map((row) => row[2])).toEqual(new Array(12).fill('0.000'));
    expect(formats.slice(1).map((row) => row[0])).toEqual(new Array(12).fill('@'));
    expect(formats.slice(1).map((row) => row[3])).toEqual(new Array(12).fill('yyyy-mm-dd'));
    expect(notes[1]![2]).toBe('why?');
    expect(notes[0]![0]).toContain('Something.');
    expect(styles[2]![1]).toMatchObject({ bold: true });
    const about = desk.kit.run<{ sheets: { basicFilter?: object }[] }>(
      'Sheets.Spreadsheets.get',
      desk.kit.spreadsheet.about().id,
      { fields: 'sheets(properties,basicFilter)' },
    );
    expect(about.sheets.some(({ basicFilter }) => basicFilter)).toBe(true);
  });

  test('one changed value among many rows is one small write', () => {
    const desk = createDesk(() => dataset);
    desk.publish(rowsOf(20_000));
    const changed = rowsOf(20_000).map((row, i) =>
      i === 12_345 ? [...row.slice(0, 1), 'new', ...row.slice(2)] : row,
    );
    expect(desk.publish(changed)).toEqual({ changed: 1, finished: true });
    expect(desk.written()).toBe(OURS);
    expect(desk.changes()).toBe(1);
  });
});

describe('a publication too large for one step', () => {
  const big = (score: number, from = 0, count = 6_500): Row[] =>
    Array.from({ length: count }, (_, i) => [
      `s${String(from + i).padStart(6, '0')}`,
      'x'.repeat(700),
      score,
      '',
      '',
      'North',
      'Ed-Fi',
    ]);
  const stands = (desk: Desk): Row[] =>
    desk
      .tab()
      .values.slice(1)
      .map((row) => row.map((c) => c ?? ''));
  const isWhole = (desk: Desk, wanted: readonly Row[]): boolean => {
    const there = stands(desk);
    return (
      there.length === wanted.length &&
      there.every((row, i) => wanted[i]!.every((c, at) => (row[at] ?? '') === c))
    );
  };

  test('never looks finished before it is, wherever it is cut off', () => {
    const first = big(1);
    const next = big(2, 500);
    const desk = createDesk(() => dataset);
    desk.publish(first);
    expect(desk.changes()).toBeGreaterThan(2);
    const whole = desk.kit.spreadsheet.snapshot();
    desk.publish(next);
    const steps = desk.changes();
    expect(steps).toBeGreaterThan(3);
    // Cut off after one step is the same as before the next.
    for (let k = 1; k <= steps; k++)
      for (const when of k < steps ? (['before'] as const) : (['before', 'after'] as const)) {
        desk.kit.spreadsheet.restore(whole);
        desk.breakAt(k, when);
        expect(() => desk.publish(next)).toThrow();
        const { title } = desk.tab();
        if (title === 'Things') expect(isWhole(desk, first) || isWhole(desk, next)).toBe(true);
        else expect(title).toBe('Things (updating…)');
        desk.breakAt(-1, when);
        desk.publish(next);
        expect(desk.tab().title).toBe('Things');
        expect(isWhole(desk, next)).toBe(true);
      }
  });

  test('a column that comes or goes: the tab says that it is not whole until its rows are there', () => {
    const narrow = big(1, 0, 30);
    const widened = narrow.map((row): Row => [...row.slice(0, -2), 7, ...row.slice(-2)]);
    const cases = [
      [dataset, narrow, wide, widened],
      [wide, widened, dataset, narrow],
    ] as const;
    for (const [before, first, after, next] of cases) {
      const begun = (): Desk => {
        let contract: Dataset = before;
        const desk = createDesk(() => contract);
        desk.publish(first);
        contract = after;
        return desk;
      };
      const counted = begun();
      counted.publish(next);
      const steps = counted.changes();
      expect(steps).toBeGreaterThan(0);
      for (let k = 1; k <= steps; k++) {
        const desk = begun();
        desk.breakAt(k, 'after');
        expect(() => desk.publish(next)).toThrow();
        const { title } = desk.tab();
        if (title === 'Things') expect(isWhole(desk, next)).toBe(true);
        else expect(title).toBe('Things (updating…)');
        desk.breakAt(-1, 'after');
        desk.publish(next);
        expect(desk.tab().title).toBe('Things');
        expect(isWhole(desk, next)).toBe(true);
      }
    }
  });

  test('a column that comes is as wide as it wants; those that stood keep the width a person gave them', () => {
    const narrow = big(1, 0, 30);
    let contract: Dataset = dataset;
    const desk = createDesk(() => contract);
    desk.publish(narrow);
    const widths = () =>
      desk.kit.spreadsheet.tabs().find(({ sheetId }) => sheetId === SHEET)!.columnWidths;
    const setWidth = {
      properties: { pixelSize: 333 },
      fields: 'pixelSize',
      range: { sheetId: SHEET, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
    };
    const requests = [{ updateDimensionProperties: setWidth }];
    desk.kit.run('Sheets.Spreadsheets.batchUpdate', { requests }, ID);
    const at = publishedFields(wide).findIndex(({ name }) => name === 'extra') + 1;
    contract = wide;
    desk.publish(narrow.map((row): Row => [...row.slice(0, -2), 7, ...row.slice(-2)]));
    expect(widths()[1]).toBe(333);
    expect(widths()[at]).toBeGreaterThanOrEqual(90);
  });

  test('a new tab is hidden until it is whole', () => {
    const first = big(1);
    const desk = createDesk(() => dataset);
    desk.breakAt(2, 'after');
    expect(() => desk.publish(first)).toThrow();
    expect(desk.tab()).toMatchObject({ hidden: true, title: 'Things (updating…)' });
    desk.breakAt(-1, 'after');
    desk.publish(first);
    expect(desk.tab()).toMatchObject({ hidden: false, title: 'Things' });
    expect(isWhole(desk, first)).toBe(true);
  });

  test('what does not fit the time is left, marked, and only the rest is written later', () => {
    const first = big(1);
    const desk = createDesk(() => dataset);
    expect(desk.publish(first, desk.kit.clock + 3_000).finished).toBe(false);
    const done = desk.written();
    expect(done).toBeGreaterThan(0);
    expect(desk.tab().title).toBe('Things (updating…)');
    expect(desk.publish(first).finished).toBe(true);
    expect(desk.written()).toBe(first.length * OURS - done + OURS);
    expect(isWhole(desk, first)).toBe(true);
  });
});
