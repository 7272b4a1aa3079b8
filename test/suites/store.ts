import { failureOf, type Cell, type Engine, type Table } from '../../src/model';
import { some, valuesSuite, type Lasting } from './values';

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
const retyped = (type: Table['columns'][number]['type']): Table => ({
  ...NOTES,
  columns: NOTES.columns.map((c) => (c.name === 'size' ? { ...c, type } : c)),
});

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

    it('take in new columns and keep the rows, and say which table lacked them', () => {
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
      expect(engine.store.ensure([more, COUNTS]).map((t) => t.name)).toEqual(['notes', 'counts']);
      expect(engine.store.ensure([more, COUNTS])).toEqual([]);
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

  valuesSuite({
    get engine() {
      return engine;
    },
    reopen: async () => {
      engine.close();
      engine = await open();
    },
    name,
    rowsOf,
    upsert,
    codeOf,
  });
};
