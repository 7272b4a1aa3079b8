import type { Cell, Engine, Store, Table } from '../../src/model';

/** An engine whose tables outlive it. */
export type Lasting = Engine & { readonly store: Store };

/** One that is open at a place where nothing was before. */
export interface Opened {
  readonly engine: Lasting;
  /** The same place, as in another execution. */
  reopen(): Promise<void>;
  name(table: Table): string;
  /** In the order of its key. */
  rowsOf(table: Table): Cell[][];
  upsert(table: Table, ...rows: Cell[][]): void;
  /** The code of the failure that it meets. */
  codeOf(work: () => void): string | undefined;
}

/** A table with these columns alone, as steps name them. */
export const some = (table: Table, ...names: string[]): Table => ({
  ...table,
  columns: names.map((name) => table.columns.find((c) => c.name === name)!),
});

/** Repeatable chance. */
const seeded = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

/** What every warehouse must keep of values, whatever they are. */
export const valuesSuite = (at: Opened): void => {
  const { name, rowsOf, upsert, codeOf } = at;

  describe('texts that are short as a rule', () => {
    const SHORT: Table = {
      schema: 'raw_suite',
      name: 'codes',
      columns: [
        { name: 'id', type: 'text', short: true },
        { name: 'code', type: 'text', short: true, comment: 'A code.' },
        { name: 'n', type: 'integer' },
      ],
      key: ['id'],
      indexes: [['code'], ['n', 'code']],
      joined: [['code', 'n', 'id']],
    };
    const long = (chars: number): string => 'Zażółć 😀 '.repeat(chars / 8).slice(0, chars);

    it('come back whole when they are long', async () => {
      at.engine.store.ensure([SHORT]);
      const rows: Cell[][] = [
        ['a', 'x'.repeat(120), 1],
        ['b', '😀'.repeat(120), 2],
        ['c', `${'x'.repeat(120)} `, 3],
        ['d', long(20_000), 4],
        ['e'.repeat(300), null, 5],
      ];
      for (const row of rows) {
        upsert(SHORT, row);
        expect(rowsOf(SHORT)).toEqual(rows.slice(0, rows.indexOf(row) + 1));
      }
      at.engine.store.commit([
        { do: 'update', table: some(SHORT, 'id', 'code'), rows: [['a', long(70_000)]] },
        { do: 'delete', table: some(SHORT, 'code'), rows: [[rows[3]![1]!]] },
      ]);
      const left = [['a', long(70_000), 1], rows[1]!, rows[2]!, rows[4]!];
      expect(rowsOf(SHORT)).toEqual(left);
      await at.reopen();
      const columns = SHORT.columns.map((c) => ({ ...c, comment: 'Said anew.' }));
      at.engine.store.ensure([{ ...SHORT, columns }]);
      expect(rowsOf(SHORT)).toEqual(left);
    });

    it('find room in a table that was made for longer ones, and in a new column', () => {
      const columns = SHORT.columns.map(({ name, type }) => ({ name, type }));
      at.engine.store.ensure([{ ...SHORT, columns: columns.slice(0, 2), indexes: [], joined: [] }]);
      const more: Table = {
        ...SHORT,
        columns: [...SHORT.columns, { name: 'more', type: 'text', short: true }],
      };
      at.engine.store.ensure([more]);
      const row = ['k'.repeat(200), long(3_000), 1, long(3_000)];
      upsert(more, row);
      expect(rowsOf(more)).toEqual([row]);
    });

    it('find room in a table that is filled by what a query selects', () => {
      at.engine.store.ensure([SHORT]);
      const rows: Cell[][] = [
        ['a', 'x', 1],
        ['b', long(9_000), 2],
        ['k'.repeat(200), null, 3],
      ];
      upsert(SHORT, ...rows);
      const made: Table = { ...SHORT, schema: 'homeroom', name: 'build_codes', key: [] };
      at.engine.create(made);
      const names = made.columns.map((column) => column.name);
      const insert = (where: string): string =>
        at.engine.dialect.insertSelect(
          made,
          names,
          `SELECT ${names.join(', ')} FROM ${name(SHORT)} WHERE ${where}`,
        );
      at.engine.run(insert('n = 1'));
      at.engine.run(insert('n > 1'));
      const all = at.engine.select(
        `SELECT ${names.join(', ')} FROM ${name(made)} ORDER BY n`,
        made.columns.map(({ type }) => type),
      );
      expect(all).toEqual(rows);
      expect(codeOf(() => at.engine.run(insert('nonsense = 1')))).toBe('warehouse.sql');
    });

    it('find room in a table that a commit fills, in another execution, with all else in it', async () => {
      at.engine.store.ensure([SHORT]);
      const rows: Cell[][] = [
        ['a', 'x', 1],
        ['b', long(9_000), 2],
      ];
      upsert(SHORT, ...rows);
      const made: Table = { ...SHORT, schema: 'homeroom', name: 'build_codes', key: [] };
      const done: Table = {
        schema: 'homeroom',
        name: 'done',
        columns: [
          { name: 'what', type: 'text' },
          { name: 'n', type: 'integer' },
        ],
        key: ['what'],
      };
      const names = made.columns.map((column) => column.name);
      const fill = (n: number): void => {
        const query = `SELECT ${names.join(', ')} FROM ${name(SHORT)} WHERE n = ${n}`;
        const sql = at.engine.dialect.insertSelect(made, names, query);
        at.engine.store.commit([
          { do: 'run', sql, fills: made },
          { do: 'upsert', table: done, rows: [['codes', n]] },
        ]);
      };
      at.engine.store.ensure([done]);
      at.engine.create(made);
      fill(1);
      await at.reopen();
      expect(at.engine.store.ensure([made])).toEqual([]);
      fill(2);
      const all = at.engine.select(
        `SELECT ${names.join(', ')} FROM ${name(made)} ORDER BY n`,
        made.columns.map(({ type }) => type),
      );
      expect(all).toEqual(rows);
      expect(rowsOf(done)).toEqual([['codes', 2]]);
    });

    it('may be many in one table', () => {
      const many: Table = {
        ...SHORT,
        columns: [
          ...SHORT.columns,
          ...Array.from({ length: 180 }, (_, i) => ({
            name: `text_${i}`,
            type: 'text' as const,
            short: true as const,
          })),
          ...['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((each) => ({
            name: each,
            type: 'number' as const,
          })),
        ],
        joined: [
          ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].concat(
            Array.from({ length: 12 }, (_, i) => `text_${i}`),
          ),
        ],
      };
      at.engine.store.ensure([many]);
      const row = many.columns.map(({ type }, i) => (type === 'text' ? `${i}`.repeat(30) : i));
      upsert(many, row);
      expect(rowsOf(many)).toEqual([row]);
    });
  });

  describe('values', () => {
    const ALL: Table = {
      schema: 'raw_suite',
      name: 'all',
      columns: [
        { name: 'id', type: 'integer' },
        { name: 'body', type: 'text' },
        { name: 'amount', type: 'number' },
        { name: 'flag', type: 'boolean' },
        { name: 'day', type: 'date' },
        { name: 'moment', type: 'timestamp' },
        { name: 'extra', type: 'json' },
      ],
      key: ['id'],
    };
    beforeEach(() => at.engine.store.ensure([ALL]));
    const column = (at: number, values: readonly Cell[]): Cell[] => {
      upsert(
        ALL,
        ...values.map((value, id) =>
          ALL.columns.map((_, i): Cell => (i === 0 ? id : i === at ? value : null)),
        ),
      );
      return rowsOf(ALL).map((row) => row[at]!);
    };

    it('are numbers to the last bit', () => {
      const random = seeded(7);
      const view = new DataView(new ArrayBuffer(8));
      const numbers = [0.1, 1 / 3, 1e21, 1e-300, 5e-324, Number.MAX_VALUE, -2.5, 2 ** 53 + 2];
      while (numbers.length < 3000) {
        view.setUint32(0, random() * 2 ** 32);
        view.setUint32(4, random() * 2 ** 32);
        const value = view.getFloat64(0);
        if (Number.isFinite(value)) numbers.push(value);
      }
      expect(column(2, numbers)).toEqual(numbers);
    });

    it('are moments to the microsecond, in UTC', () => {
      expect(
        column(5, [
          '2026-11-22T07:30:00Z',
          '2026-11-22T07:30:00.120Z',
          '2026-11-22T07:30:00.123456Z',
          '2026-11-22T07:30:00',
          '2026-11-22T07:30:00+05:30',
          '2026-11-22',
          '1969-12-31T23:59:59.999Z',
          '2026-03-29T02:30:00Z',
          '0001-01-01T00:00:00Z',
          '9999-12-31T23:59:59.999Z',
        ]),
      ).toEqual([
        '2026-11-22T07:30:00Z',
        '2026-11-22T07:30:00.120Z',
        '2026-11-22T07:30:00.123456Z',
        '2026-11-22T07:30:00Z',
        '2026-11-22T02:00:00Z',
        '2026-11-22T00:00:00Z',
        '1969-12-31T23:59:59.999Z',
        '2026-03-29T02:30:00Z',
        '0001-01-01T00:00:00Z',
        '9999-12-31T23:59:59.999Z',
      ]);
    });

    it('are no moments where UTC leaves the calendar, as “for ever” with a zone does', () => {
      expect(
        column(5, [
          '9999-12-31T23:59:59-06:00',
          '9999-12-31T24:00:00Z',
          '0001-01-01T00:00:00+01:00',
          '2026-02-30T00:00:00Z',
          '2026-11-22T25:00:00Z',
          'soon',
          '9999-12-31T17:59:59-06:00',
        ]),
      ).toEqual([null, null, null, null, null, null, '9999-12-31T23:59:59Z']);
    });

    it('are days, and nothing where the calendar has none', () => {
      const days = ['2024-02-29', '1900-01-01', '0999-12-31', '0001-01-01', '9999-12-31'];
      expect(column(4, [...days, '2026-02-30', '0000-01-01', 'soon'])).toEqual([
        ...days,
        null,
        null,
        null,
      ]);
    });

    it('are whole numbers as JavaScript has them, and nothing beyond 64 bits', () => {
      const sizes: Table = { ...some(ALL, 'id', 'body'), name: 'sizes', key: ['body'] };
      at.engine.store.ensure([sizes]);
      const whole = [2 ** 53 - 1, 1 - 2 ** 53, 2 ** 53 + 2, -(2 ** 62), 2 ** 63 - 1024];
      const all = [...whole, 2 ** 63, -1e300, 0.5];
      upsert(sizes, ...all.map((size, i): Cell[] => [size, `${i}`]));
      expect(rowsOf(sizes).map(([size]) => size)).toEqual([...whole, null, null, null]);
    });

    it('are JSON, letter by letter', () => {
      const texts = [
        '{"b": 1.50,  "a":[1e2,"\\u0000 \\ud83d\\ude00 é"],"a":null}',
        '"x"',
        'null',
        '12.0',
      ];
      expect(column(6, texts)).toEqual(texts);
    });

    it('are texts without what no database takes', () => {
      expect(column(1, ['a\0b', 'half \ud83d pair', '\udc00'])).toEqual([
        'a\ufffdb',
        'half \ufffd pair',
        '\ufffd',
      ]);
    });

    it('never become SQL', () => {
      const random = seeded(11);
      const pieces = [
        `'`,
        `''`,
        `"`,
        '`',
        '\\',
        `\\'`,
        ';',
        '--',
        '/*',
        '*/',
        '?',
        '$1',
        ':a',
        '{fn',
        '}',
        '\n',
        '\r',
        '%',
        '_',
        '#',
        '😀',
        ' OR 1=1',
        'DROP TABLE x',
        '\u001a',
        '\u0008',
        '\u2028',
        '${',
        '$$',
        '$do$',
      ];
      const texts = Array.from({ length: 2000 }, () =>
        Array.from(
          { length: 1 + random() * 8 },
          () => pieces[Math.floor(random() * pieces.length)]!,
        ).join(''),
      );
      expect(column(1, texts)).toEqual(texts);
      const literals = texts.slice(0, 200);
      const chosen = at.engine.select(
        `SELECT ${literals.map((text, i) => `${at.engine.dialect.literal(text)} AS c${i}`).join(', ')}`,
        literals.map(() => 'text' as const),
      );
      expect(chosen[0]).toEqual(literals);
    });

    it('come back whole where an answer is larger than a megabyte', () => {
      const large = 'ab😀'.repeat(500_000);
      expect(column(1, [large, 'small'])).toEqual([large, 'small']);
      const rows = Array.from({ length: 30_000 }, (_, i): Cell[] => [
        i,
        `${i} `.repeat(20),
        i / 7,
        i % 2 === 0,
        '2026-11-22',
        null,
        null,
      ]);
      upsert(ALL, ...rows);
      expect(rowsOf(ALL)).toEqual(rows);
      const joined = at.engine.select(
        at.engine.dialect.macros['join_text']!('body', 'id').replace(/^/, 'SELECT ') +
          ` FROM ${name(ALL)}`,
        ['text'],
      );
      expect(joined).toEqual([[rows.map((r) => r[1]).join(', ')]]);
      expect(String(joined[0]![0]).length).toBeGreaterThan(2 ** 20);
    });
  });
};
