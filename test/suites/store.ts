import { failureOf, type Cell, type Engine, type Store, type Table } from '../../src/model';

/** An engine whose tables outlive it. */
export type Lasting = Engine & { readonly store: Store };

const NOTES: Table = {
  schema: 'raw_suite',
  name: 'notes',
  comment: 'Notes of the suite; it’s "only" a test.',
  columns: [
    { name: 'id', type: 'text', comment: 'Tells notes apart.' },
    { name: 'place', type: 'integer' },
    { name: 'body', type: 'text', comment: "What it says: it's ? and \\ and 😀." },
    { name: 'size', type: 'integer' },
  ],
  key: ['id', 'place'],
  indexes: [['size'], ['id', 'body']],
};
const COUNTS: Table = {
  schema: 'homeroom',
  name: 'counts',
  columns: [
    { name: 'what', type: 'text' },
    { name: 'n', type: 'integer' },
  ],
  key: ['what'],
};
const some = (table: Table, ...names: string[]): Table => ({
  ...table,
  columns: names.map((name) => table.columns.find((c) => c.name === name)!),
});
const retyped = (type: Table['columns'][number]['type']): Table => ({
  ...NOTES,
  columns: NOTES.columns.map((c) => (c.name === 'size' ? { ...c, type } : c)),
});

/** Repeatable chance. */
const seeded = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

/**
 * What every warehouse must do whose tables outlive an execution.
 * @param place somewhere new: opens engines there, each as in another execution.
 * @param alone the place has one session only: nobody can look while another is at work.
 */
export const storeSuite = (place: () => () => Promise<Engine>, alone = false): void => {
  let open: () => Promise<Lasting>;
  let engine: Lasting;
  beforeEach(async () => {
    const at = place();
    open = async () => {
      const opened = await at();
      if (!opened.store) throw new Error('It has no store.');
      return opened as Lasting;
    };
    engine = await open();
  });
  afterEach(() => engine.close());

  const name = (table: Table): string => engine.dialect.table(table);
  const rowsOf = (table: Table): Cell[][] => {
    const columns = table.columns.map((c) => engine.dialect.quote(c.name));
    return engine.select(
      `SELECT ${columns.join(', ')} FROM ${name(table)} ` +
        (table.key.length > 0 ? `ORDER BY ${table.key.map(engine.dialect.quote).join(', ')}` : ''),
      table.columns.map(({ type }) => type),
    );
  };
  const upsert = (table: Table, ...rows: Cell[][]): void =>
    engine.store.commit([{ do: 'upsert', table, rows }]);
  const codeOf = (work: () => void): string | undefined => {
    try {
      work();
      return undefined;
    } catch (error) {
      return failureOf(error).code;
    }
  };

  describe('shapes', () => {
    it('are made once, and say what was not there', () => {
      const { ensure } = engine.store;
      expect(ensure([NOTES, COUNTS]).map((t) => t.name)).toEqual(['notes', 'counts']);
      upsert(NOTES, ['a', 1, 'kept', 5]);
      expect(ensure([NOTES, COUNTS])).toEqual([]);
      expect(rowsOf(NOTES)).toEqual([['a', 1, 'kept', 5]]);
      expect(ensure([])).toEqual([]);
    });

    it('are there for whoever comes later', async () => {
      engine.store.ensure([NOTES]);
      upsert(NOTES, ['a', 1, 'kept', 5]);
      engine.close();
      engine = await open();
      expect(engine.store.ensure([NOTES])).toEqual([]);
      expect(rowsOf(NOTES)).toEqual([['a', 1, 'kept', 5]]);
    });

    it('take in new columns and keep the rows', () => {
      engine.store.ensure([NOTES]);
      upsert(NOTES, ['a', 1, 'kept', 5]);
      const more: Table = {
        ...NOTES,
        columns: [
          ...NOTES.columns,
          { name: 'day', type: 'date', comment: 'New.' },
          { name: 'say "more"', type: 'json' },
        ],
      };
      expect(engine.store.ensure([more])).toEqual([]);
      upsert(more, ['b', 1, null, null, '2026-11-22', '[1]']);
      expect(rowsOf(more)).toEqual([
        ['a', 1, 'kept', 5, null, null],
        ['b', 1, null, null, '2026-11-22', '[1]'],
      ]);
      // What the source dropped stays.
      expect(engine.store.ensure([NOTES])).toEqual([]);
      expect(rowsOf(more)).toHaveLength(2);
    });

    it('widen whole numbers to numbers and numbers to text, views upon them included', () => {
      engine.store.ensure([NOTES]);
      const view = { schema: 'raw_suite', name: 'notes_current' };
      const all = `SELECT * FROM ${name(NOTES)}`;
      engine.store.view(view, all, 'The notes.');
      upsert(NOTES, ['a', 1, null, 5]);
      engine.store.ensure([retyped('number')]);
      upsert(retyped('number'), ['b', 1, null, 0.25]);
      expect(rowsOf(retyped('number')).map((r) => r[3])).toEqual([5, 0.25]);
      engine.store.ensure([retyped('text')]);
      upsert(retyped('text'), ['c', 1, null, '00123']);
      expect(rowsOf(retyped('text')).map((r) => r[3])).toEqual(['5', '0.25', '00123']);
      engine.store.view(view, all);
      expect(engine.select(`SELECT * FROM ${engine.dialect.table(view)}`)).toHaveLength(3);
    });

    it('do not narrow: that is said, with the column', () => {
      engine.store.ensure([retyped('text')]);
      upsert(retyped('text'), ['a', 1, null, 'many']);
      try {
        engine.store.ensure([NOTES]);
        throw new Error('It narrowed.');
      } catch (error) {
        const { code, params } = failureOf(error);
        expect([code, params['table'], params['column']]).toEqual([
          'warehouse.type',
          'notes',
          'size',
        ]);
      }
      expect(rowsOf(retyped('text'))).toEqual([['a', 1, null, 'many']]);
    });

    it('go, whether they are tables or views, there or not', () => {
      engine.store.ensure([NOTES, COUNTS]);
      const view = { schema: 'raw_suite', name: 'few' };
      engine.store.view(view, `SELECT * FROM ${name(NOTES)} WHERE size > 1`);
      engine.store.drop([NOTES, view, { schema: 'raw_suite', name: 'never' }]);
      expect(() => engine.select(`SELECT * FROM ${name(NOTES)}`)).toThrow(/notes/);
      expect(() => engine.select(`SELECT * FROM ${engine.dialect.table(view)}`)).toThrow(/few/);
      engine.store.drop([NOTES, view]);
      expect(rowsOf(COUNTS)).toEqual([]);
      expect(engine.store.ensure([NOTES, COUNTS])).toEqual([NOTES]);
    });

    it('of views are replaced, with other columns too', () => {
      engine.store.ensure([NOTES]);
      upsert(NOTES, ['a', 1, 'x', 5]);
      const view = { schema: 'school', name: 'seen' };
      engine.store.view(view, `SELECT id, size FROM ${name(NOTES)}`, 'First.');
      engine.store.view(view, `SELECT body FROM ${name(NOTES)}`, 'Second.');
      expect(engine.select(`SELECT * FROM ${engine.dialect.table(view)}`)).toEqual([['x']]);
    });

    it('may have names that are long, reserved or hostile', () => {
      const long =
        'a_very_long_name_of_a_resource_that_no_database_takes_as_it_is_because_of_its_length';
      const names = [
        'order',
        `x"; DROP TABLE y; --`,
        'tick`tock',
        "it's",
        'a]b',
        'ünïcödé',
        '?',
        '$1',
        '{fn x}',
      ];
      const odd = [...names, `${long}_a`, `${long}_b`].map((each): Table => ({
        schema: 'raw_suite',
        name: each,
        comment: each,
        columns: [
          { name: 'select', type: 'text', comment: each },
          { name: each, type: 'integer' },
          { name: `${long}_one`, type: 'integer' },
          { name: `${long}_two`, type: 'integer' },
        ],
        key: ['select'],
        indexes: [[each, `${long}_two`]],
      }));
      expect(engine.store.ensure(odd)).toHaveLength(odd.length);
      expect(engine.store.ensure(odd)).toEqual([]);
      odd.forEach((table, i) => upsert(table, ['k', i, 10 + i, 20 + i]));
      expect(odd.map((table) => rowsOf(table)[0])).toEqual(
        odd.map((_, i) => ['k', i, 10 + i, 20 + i]),
      );
    });
  });

  describe('a commit', () => {
    beforeEach(() => engine.store.ensure([NOTES, COUNTS]));

    it('does its steps in their order', () => {
      engine.store.commit([
        {
          do: 'upsert',
          table: NOTES,
          rows: [
            ['a', 1, 'old', 1],
            ['b', 1, 'b', 2],
          ],
        },
        {
          do: 'upsert',
          table: NOTES,
          rows: [
            ['a', 1, 'new', 3],
            ['c', 1, 'c', 4],
          ],
        },
        { do: 'delete', table: some(NOTES, 'id'), rows: [['b']] },
        { do: 'update', table: some(NOTES, 'id', 'place', 'size'), rows: [['c', 1, 40]] },
        { do: 'run', sql: `UPDATE ${name(NOTES)} SET size = size + 1 WHERE place > 0` },
        { do: 'upsert', table: COUNTS, rows: [['notes', 2]] },
      ]);
      expect(rowsOf(NOTES)).toEqual([
        ['a', 1, 'new', 4],
        ['c', 1, 'c', 41],
      ]);
      expect(rowsOf(COUNTS)).toEqual([['notes', 2]]);
    });

    it('done again changes nothing', () => {
      const steps = [
        { do: 'delete', table: some(NOTES, 'id'), rows: [['gone']] },
        {
          do: 'upsert',
          table: NOTES,
          rows: [
            ['a', 1, 'x', 1],
            ['a', 2, 'y', null],
          ],
        },
        { do: 'upsert', table: COUNTS, rows: [['seq', 7]] },
      ] as const;
      engine.store.commit(steps);
      const once = [rowsOf(NOTES), rowsOf(COUNTS)];
      engine.store.commit(steps);
      expect([rowsOf(NOTES), rowsOf(COUNTS)]).toEqual(once);
      expect(once[0]).toHaveLength(2);
    });

    it('is taken back whole when its last step fails', () => {
      upsert(NOTES, ['a', 1, 'before', 1]);
      const bad = `INSERT INTO ${name(COUNTS)} SELECT nonsense FROM ${name(NOTES)}`;
      expect(() =>
        engine.store.commit([
          {
            do: 'upsert',
            table: NOTES,
            rows: [
              ['a', 1, 'after', 2],
              ['b', 1, 'after', 2],
            ],
          },
          { do: 'delete', table: some(NOTES, 'id'), rows: [['a']] },
          { do: 'run', sql: bad },
        ]),
      ).toThrow(/nonsense/);
      expect(rowsOf(NOTES)).toEqual([['a', 1, 'before', 1]]);
      upsert(NOTES, ['b', 1, 'later', 2]);
      expect(rowsOf(NOTES)).toHaveLength(2);
    });

    (alone ? it.skip : it)('is not seen by others before its end', async () => {
      const other = await open();
      try {
        let seen: Cell[][] = [];
        const rows = {
          *[Symbol.iterator]() {
            yield ['a', 1, 'x', 1];
            seen = other.select(`SELECT id FROM ${name(NOTES)}`, ['text']);
          },
          length: 2,
        } as unknown as readonly Cell[][];
        upsert(NOTES, ['first', 1, 'x', 1]);
        engine.store.commit([
          { do: 'upsert', table: NOTES, rows: [['b', 1, 'y', 1]] },
          { do: 'upsert', table: NOTES, rows },
        ]);
        expect(seen).toEqual([['first']]);
        expect(other.select(`SELECT count(*) FROM ${name(NOTES)}`, ['integer'])).toEqual([[3]]);
      } finally {
        other.close();
      }
    });

    it('expects what it is told to, or is taken back', () => {
      upsert(COUNTS, ['turn', 4]);
      const turn = `SELECT n FROM ${name(COUNTS)} WHERE what = 'turn'`;
      const steps = (answer: number) =>
        [
          { do: 'upsert', table: NOTES, rows: [['a', 1, `${answer}`, answer]] },
          { do: 'run', sql: `UPDATE ${name(COUNTS)} SET n = n + 1 WHERE what = 'turn'` },
          { do: 'expect', sql: turn, answer },
        ] as const;
      engine.store.commit(steps(5));
      expect(codeOf(() => engine.store.commit(steps(5)))).toBe('warehouse.busy');
      expect(
        codeOf(() => engine.store.commit([{ do: 'expect', sql: `${turn} AND 1 = 0`, answer: 5 }])),
      ).toBe('warehouse.busy');
      expect(rowsOf(COUNTS)).toEqual([['turn', 5]]);
      expect(rowsOf(NOTES)).toEqual([['a', 1, '5', 5]]);
    });

    it('counts the last of rows with one key', () => {
      upsert(NOTES, ['a', 1, 'first', 1], ['a', 2, 'other', 2], ['a', 1, 'last', null]);
      engine.store.commit([
        {
          do: 'update',
          table: some(NOTES, 'id', 'place', 'size'),
          rows: [
            ['a', 2, 5],
            ['a', 2, 6],
            ['nobody', 1, 7],
          ],
        },
      ]);
      expect(rowsOf(NOTES)).toEqual([
        ['a', 1, 'last', null],
        ['a', 2, 'other', 6],
      ]);
    });

    it('tells keys apart by case, accents and blanks', () => {
      const keys = ['a', 'A', 'á', 'a\u0301', 'a ', ' a', '', 'ß', 'ss', 'Z', 'z', '😀', '\uffff'];
      upsert(NOTES, ...keys.map((key): Cell[] => [key, 1, key, 0]));
      expect(rowsOf(NOTES).map((r) => r[0])).toEqual(
        [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
      );
      engine.store.commit([
        { do: 'delete', table: some(NOTES, 'body'), rows: [['a'], ['ss'], [null]] },
      ]);
      expect(rowsOf(NOTES)).toHaveLength(keys.length - 2);
    });

    it('takes more rows than one statement does', () => {
      const rows = Array.from({ length: 12_000 }, (_, i): Cell[] => [`k${i}`, 1, `row ${i}`, i]);
      upsert(NOTES, ...rows);
      engine.store.commit([
        {
          do: 'delete',
          table: some(NOTES, 'id', 'size'),
          rows: rows.filter((_, i) => i % 3 > 0).map((r) => [r[0]!, r[3]!]),
        },
        {
          do: 'update',
          table: some(NOTES, 'id', 'place', 'body'),
          rows: rows.map((r) => [r[0]!, 1, 'same']),
        },
      ]);
      const left = engine.select(
        `SELECT count(*), min(body), max(body), sum(size) FROM ${name(NOTES)}`,
        ['integer', 'text', 'text', 'integer'],
      );
      expect(left).toEqual([[4000, 'same', 'same', (3 * 3999 * 4000) / 2]]);
    });

    it('keeps a key whole, or refuses it where it would be cut off, and writes nothing', () => {
      const most = 'k'.repeat(300);
      upsert(NOTES, [most, 1, 'fits', 1], [`${most.slice(1)}x`, 1, 'fits', 1]);
      expect(rowsOf(NOTES).map((r) => r[0])).toEqual([most, `${most.slice(1)}x`]);
      const long = 'k'.repeat(5000);
      const failing = (): void =>
        engine.store.commit([
          { do: 'upsert', table: COUNTS, rows: [['seq', 1]] },
          {
            do: 'upsert',
            table: NOTES,
            rows: [
              [`${long}1`, 1, 'x', 1],
              [`${long}2`, 1, 'y', 1],
            ],
          },
        ]);
      const code = codeOf(failing);
      const longest = rowsOf(NOTES).filter((r) => String(r[0]).length > 300);
      if (code === undefined) {
        expect(longest.map((r) => r[0])).toEqual([`${long}1`, `${long}2`]);
        expect(rowsOf(COUNTS)).toEqual([['seq', 1]]);
      } else {
        expect(code).toBe('warehouse.key');
        expect(longest).toEqual([]);
        expect(rowsOf(COUNTS)).toEqual([]);
      }
    });

    it('keeps a long text where there is an index', () => {
      const text = 'słowo '.repeat(20_000);
      upsert(NOTES, ['a', 1, text, 1]);
      expect(rowsOf(NOTES)[0]![2]).toBe(text);
      engine.store.commit([{ do: 'delete', table: some(NOTES, 'body'), rows: [[text], [text]] }]);
      expect(rowsOf(NOTES)).toEqual([]);
    });
  });

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
      engine.store.ensure([SHORT]);
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
      engine.store.commit([
        { do: 'update', table: some(SHORT, 'id', 'code'), rows: [['a', long(70_000)]] },
        { do: 'delete', table: some(SHORT, 'code'), rows: [[rows[3]![1]!]] },
      ]);
      const left = [['a', long(70_000), 1], rows[1]!, rows[2]!, rows[4]!];
      expect(rowsOf(SHORT)).toEqual(left);
      engine.close();
      engine = await open();
      const columns = SHORT.columns.map((c) => ({ ...c, comment: 'Said anew.' }));
      engine.store.ensure([{ ...SHORT, columns }]);
      expect(rowsOf(SHORT)).toEqual(left);
    });

    it('find room in a table that was made for longer ones, and in a new column', () => {
      const columns = SHORT.columns.map(({ name, type }) => ({ name, type }));
      engine.store.ensure([{ ...SHORT, columns: columns.slice(0, 2), indexes: [], joined: [] }]);
      const more: Table = {
        ...SHORT,
        columns: [...SHORT.columns, { name: 'more', type: 'text', short: true }],
      };
      engine.store.ensure([more]);
      const row = ['k'.repeat(200), long(3_000), 1, long(3_000)];
      upsert(more, row);
      expect(rowsOf(more)).toEqual([row]);
    });

    it('find room in a table that is filled by what a query selects', () => {
      engine.store.ensure([SHORT]);
      const rows: Cell[][] = [
        ['a', 'x', 1],
        ['b', long(9_000), 2],
        ['k'.repeat(200), null, 3],
      ];
      upsert(SHORT, ...rows);
      const made: Table = { ...SHORT, schema: 'homeroom', name: 'build_codes', key: [] };
      engine.create(made);
      const names = made.columns.map((column) => column.name);
      const insert = (where: string): string =>
        engine.dialect.insertSelect(
          made,
          names,
          `SELECT ${names.join(', ')} FROM ${name(SHORT)} WHERE ${where}`,
        );
      engine.run(insert('n = 1'));
      engine.run(insert('n > 1'));
      const all = engine.select(
        `SELECT ${names.join(', ')} FROM ${name(made)} ORDER BY n`,
        made.columns.map(({ type }) => type),
      );
      expect(all).toEqual(rows);
      expect(codeOf(() => engine.run(insert('nonsense = 1')))).toBe('warehouse.sql');
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
      engine.store.ensure([many]);
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
    beforeEach(() => engine.store.ensure([ALL]));
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
      ]);
    });

    it('are days, and nothing where the calendar has none', () => {
      expect(column(4, ['2024-02-29', '1900-01-01', '2026-02-30', 'soon', '9999-12-31'])).toEqual([
        '2024-02-29',
        '1900-01-01',
        null,
        null,
        '9999-12-31',
      ]);
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
      const chosen = engine.select(
        `SELECT ${literals.map((text, i) => `${engine.dialect.literal(text)} AS c${i}`).join(', ')}`,
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
      const joined = engine.select(
        engine.dialect.macros['join_text']!('body', 'id').replace(/^/, 'SELECT ') +
          ` FROM ${name(ALL)}`,
        ['text'],
      );
      expect(joined).toEqual([[rows.map((r) => r[1]).join(', ')]]);
      expect(String(joined[0]![0]).length).toBeGreaterThan(2 ** 20);
    });
  });
};
