/** Columns of a table that is computed with are of the same rows, whenever they are asked for. */
import { choicesOf, drawReport, drill, type Board, type Source } from '../../src/engine/draw';
import { openTable } from '../../src/engine/draw/table';
import type { Cell, Chart, Passport, Report } from '../../src/model';
import { clockOf, sourceOf, type Row } from './_rows';

const dataset = {
  id: 'visits',
  title: 'Visits',
  key: ['visit'],
  date: 'day',
  fields: (
    [
      ['visit', 'text'],
      ['school_id', 'text'],
      ['school', 'text'],
      ['grade_level', 'text'],
      ['day', 'date'],
      ['points', 'number'],
    ] as const
  ).map(([name, type]) => ({ name, type, title: name, meaning: '', class: 'none' as const })),
};
const rowsOf = (version: number): Row[] =>
  [1, 2, 3].map((n) => ({
    visit: `V${n}`,
    ...{ school_id: '7', school: 'North', grade_level: 'First grade' },
    ...{ day: `2026-11-0${n}`, points: 100 * version + n },
    ...{ site: 'S', source: 'Demo' },
  }));

/** Says the next of these at each read, and then the last; and of which it is. */
const turning = (...versions: readonly (readonly Row[])[]) => {
  const calls: (readonly string[])[] = [];
  const source: Source = {
    ...sourceOf(dataset, versions[0]!),
    get passport() {
      const number = Math.min(Math.max(calls.length, 1), versions.length);
      return { version: { number } } as Passport;
    },
    columns: (names) => {
      const rows = versions[Math.min(calls.length, versions.length - 1)]!;
      calls.push(names);
      return names.map((name) => rows.map((row): Cell => row[name] ?? null));
    },
  };
  return { source, calls };
};

describe('a column that is asked for later', () => {
  const [one, two] = [rowsOf(1), rowsOf(2)];

  test('stands beside the rows in hand', () => {
    const table = openTable(turning(one).source, ['visit', 'points']);
    expect(table.column('day')).toEqual(['2026-11-01', '2026-11-02', '2026-11-03']);
    expect(table.column('points')).toEqual([101, 102, 103]);
  });

  test.each([
    ['others were published', two],
    ['somebody sorted them', [...one].reverse()],
    ['one is gone', one.slice(1)],
  ])('is refused where %s', (_, now) => {
    const table = openTable(turning(one, now).source, ['visit', 'points']);
    expect(() => table.column('day')).toThrow('shown.unfinished');
    // What was read stays what it was, and so does what is said of it.
    expect(table.column('points')).toEqual([101, 102, 103]);
    expect(table.passport()?.version.number).toBe(1);
  });

  test('is of the newer version where that has the same in all that was read', () => {
    const table = openTable(turning(one, two).source, ['visit']);
    expect(table.column('points')).toEqual([201, 202, 203]);
    expect(table.passport()?.version.number).toBe(2);
  });
});

describe('a report reads a data set once', () => {
  const y: Chart['y'] = { of: 'rows', title: 'Visits', format: 'integer' };
  const chart = { id: 'c', title: 'C', question: 'Q', dataset: 'visits', mark: 'bar', y } as const;
  const report: Report = {
    ...{ id: 'r', title: 'R', description: 'D', datasets: ['visits'], questions: [] },
    charts: [
      { ...chart, x: { field: 'points' } },
      { ...chart, id: 'd' },
    ],
  };
  const boardOf = (source: Source): Board => ({
    shown: () => source,
    clock: clockOf('UTC', '2026-11-21T03:30:00Z'),
    say: (text) => text,
    smallGroup: 0,
    filters: { school: '7', grade: 'First grade', from: '2026-11-02' },
  });

  test('for its pictures, whatever they are filtered by', () => {
    const { source, calls } = turning(rowsOf(1), rowsOf(2));
    const pictures = drawReport(report, boardOf(source));
    expect(pictures.map(({ points }) => points.map(({ value }) => value))).toEqual([[1, 1], [2]]);
    expect(pictures.map(({ version }) => version?.number)).toEqual([1, 1]);
    expect(calls).toHaveLength(1);
  });

  test('for what it can be filtered by', () => {
    const { source, calls } = turning(rowsOf(1), rowsOf(2));
    expect(choicesOf(report, boardOf(source))).toMatchObject({
      school: [{ id: '7', name: 'North' }],
      dates: { from: '2026-11-01', to: '2026-11-03' },
    });
    expect(calls).toHaveLength(1);
  });

  test('for the rows behind a point', () => {
    const { source, calls } = turning(rowsOf(1), rowsOf(2));
    const { rows, fields } = drill(report, 'd', {}, boardOf(source));
    const points = fields.findIndex(({ name }) => name === 'points');
    expect(rows.map((row) => row[points])).toEqual([102, 103]);
    expect(calls).toHaveLength(1);
  });
});
