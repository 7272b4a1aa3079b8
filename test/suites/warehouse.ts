import { render } from '../../src/engine/template';
import { MACROS, type Cell, type Engine, type Table } from '../../src/model';

/** Truth as an engine keeps it: some answer 1 and 0, others true and false. */
const truth = (value: Cell | undefined): boolean | null | undefined =>
  value === null || value === undefined ? value : Boolean(Number(value));

const SAMPLE: Table = {
  schema: 'suite',
  name: 'sample',
  columns: [
    { name: 'id', type: 'integer' },
    { name: 'body', type: 'text' },
    { name: 'count', type: 'integer' },
    { name: 'amount', type: 'number' },
    { name: 'flag', type: 'boolean' },
    { name: 'day', type: 'date' },
    { name: 'moment', type: 'timestamp' },
    { name: 'extra', type: 'json' },
  ],
  key: ['id'],
};

/** One row of every kind of value, to try macros on. */
const ONE: Table = {
  schema: 'suite',
  name: 'one',
  columns: [
    ...['uri', 'plain', 'blank', 'nil', 'odd'].map((name) => ({ name, type: 'text' }) as const),
    ...['monday', 'sunday', 'leap', 'no_day'].map((name) => ({ name, type: 'date' }) as const),
    { name: 'late', type: 'timestamp' },
    ...['two', 'five', 'zero', 'no_count'].map((name) => ({ name, type: 'integer' }) as const),
    ...['half', 'whole', 'no_number'].map((name) => ({ name, type: 'number' }) as const),
    ...['yes', 'no', 'unknown'].map((name) => ({ name, type: 'boolean' }) as const),
  ],
  key: ['plain'],
};
const ONE_ROW: Cell[] = [
  ...['uri://ed-fi.org/GradeLevelDescriptor#Ninth grade', 'plain', '', null, 'C#: the # sign'],
  ...['2026-11-23', '2026-11-22', '2024-02-29', null],
  '2026-11-23T23:59:59Z',
  ...[2, 5, 0, null],
  ...[0.5, 12, null],
  ...[true, false, null],
];

/** An expression, and what it is on {@link ONE_ROW}. */
const ANSWERS: readonly (readonly [string, Cell])[] = [
  ['descriptor(uri)', 'Ninth grade'],
  ['descriptor(plain)', 'plain'],
  ['descriptor(odd)', ': the # sign'],
  ['descriptor(blank)', ''],
  ['descriptor(nil)', null],
  ['days_between(sunday, monday)', 1],
  ['days_between(monday, sunday)', -1],
  ['days_between(leap, monday)', 998],
  ['days_between(monday, late)', 0],
  ['days_between(late, sunday)', -1],
  ['days_between(monday, no_day)', null],
  ['days_between(no_day, monday)', null],
  ['days_between(today(), monday)', 2],
  ['days_after(sunday, 1)', '2026-11-23'],
  ['days_after(leap, two - five)', '2024-02-26'],
  ['days_after(leap, 1)', '2024-03-01'],
  ['days_after(late, zero)', '2026-11-23'],
  ['days_after(today(), five)', '2026-11-26'],
  ['days_after(no_day, 1)', null],
  ['days_after(monday, no_count)', null],
  ['days_between(sunday, days_after(sunday, 40 * five))', 200],
  ['today()', '2026-11-21'],
  ['year_of(leap)', 2024],
  ['year_of(late)', 2026],
  ['year_of(no_day)', null],
  ['month_of(leap)', 2],
  ['month_of(no_day)', null],
  ['weekday_of(monday)', 1],
  ['weekday_of(sunday)', 7],
  ['weekday_of(late)', 1],
  ['weekday_of(no_day)', null],
  [`concat(plain, '-', uri)`, 'plain-uri://ed-fi.org/GradeLevelDescriptor#Ninth grade'],
  [`concat(plain, nil, 'x')`, 'plainx'],
  ['concat(nil, nil)', ''],
  ['concat(plain, two)', 'plain2'],
  [`to_number('12.50')`, 12.5],
  [`to_number(' 7 ')`, 7],
  [`to_number('007')`, 7],
  [`to_number('1e3')`, 1000],
  [`to_number('-0.25')`, -0.25],
  [`to_number('A')`, null],
  [`to_number('')`, null],
  [`to_number(' ')`, null],
  [`to_number('12 apples')`, null],
  [`to_number('1,000')`, null],
  [`to_number('0x10')`, null],
  [`to_number('NaN')`, null],
  [`to_number('-')`, null],
  ['to_number(nil)', null],
  [`{{ to_number('7') }} / 2`, 3.5],
  ['to_text(two)', '2'],
  ['to_text(half)', '0.5'],
  ['to_text(whole)', '12'],
  ['to_text(plain)', 'plain'],
  ['to_text(no_number)', null],
  ['greatest(two, five)', 5],
  ['greatest(two, no_count)', 2],
  ['greatest(no_count, two, five)', 5],
  ['greatest(no_count, no_count)', null],
  ['greatest(two)', 2],
  ['greatest(sunday, monday, no_day)', '2026-11-23'],
  ['least(two, five)', 2],
  ['least(no_count, five)', 5],
  ['least(five, no_count, two)', 2],
  ['least(no_count, no_count)', null],
  ['least(monday, no_day)', '2026-11-23'],
  ['share(two, five)', 0.4],
  ['share(five, two)', 2.5],
  ['share(two, zero)', null],
  ['share(zero, two)', 0],
  ['share(no_count, two)', null],
  ['share(two, no_count)', null],
  ['quotient(five, two)', 2],
  ['quotient(-5, two)', -2],
  ['quotient(five, zero)', null],
  ['quotient(no_count, two)', null],
  ['quotient(two, no_count)', null],
  ['quotient(5 * days_between(sunday, monday), two)', 2],
  ['share(days_between(sunday, monday), greatest(two, 4))', 0.25],
];

/** A condition, and whether it holds on {@link ONE_ROW}. */
const CONDITIONS: readonly (readonly [string, boolean])[] = [
  ['is_true(yes)', true],
  ['is_true(no)', false],
  ['is_true(unknown)', false],
  [`{{ flag(two < five OR plain = 'x') }} = {{ flag(1 = 1) }}`, true],
  ['{{ flag(two > five) }} = {{ flag(1 = 1) }}', false],
  ['{{ flag(no_count > two) }} = {{ flag(1 = 1) }}', false],
  ['{{ flag(no_count > two) }} = {{ flag(1 = 0) }}', true],
  ['is_true(flag(nil IS NULL))', true],
];

const braced = (expression: string): string =>
  expression.includes('{{') ? expression : `{{ ${expression} }}`;

/**
 * What every warehouse must do. Data sets are written once and trust these answers.
 * @param open a fresh, empty engine; the suite closes it.
 */
export const warehouseSuite = (open: () => Promise<Engine>): void => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await open();
  });
  afterEach(() => engine.close());

  const { parse } = JSON;
  const name = (identifier: string): string => engine.dialect.quote(identifier);
  const table = (of: string): string => engine.dialect.table({ schema: 'suite', name: of });
  const sql = (text: string): string =>
    render(text, {
      ref: table,
      variables: { today: `'2026-11-21'`, materialized: engine.dialect.materialized },
      dialect: engine.dialect,
    });
  const select = (text: string): Cell[][] => engine.select(sql(text));
  const row = (id: number, body: Cell, ...rest: Cell[]): Cell[] => {
    const cells = [id, body, ...rest];
    return SAMPLE.columns.map((_, i) => cells[i] ?? null);
  };
  const stored = (): Cell[][] => select(`SELECT * FROM {{ ref('sample') }} ORDER BY id`);

  it('has every macro', () => {
    expect(Object.keys(engine.dialect.macros)).toEqual(expect.arrayContaining(Object.keys(MACROS)));
  });

  describe('rows', () => {
    beforeEach(() => engine.create(SAMPLE));

    it('come back as they went in', () => {
      engine.upsert(SAMPLE, [
        row(1, '00123', 42, 0.1, true, '2026-11-22', '2026-11-22T07:30:00Z', '{"a":[1,"b",null]}'),
      ]);
      const [id, body, count, amount, flag, day, moment, extra] = stored()[0]!;
      expect([id, body, count, amount]).toEqual([1, '00123', 42, 0.1]);
      expect(truth(flag)).toBe(true);
      expect([day, moment]).toEqual(['2026-11-22', '2026-11-22T07:30:00Z']);
      expect(parse(String(extra))).toEqual({ a: [1, 'b', null] });
    });

    it.each([
      ['a formula', '=1+2'],
      ['a date that is none', '3-4'],
      ['quotes', `it's "here" \`there\``],
      ['backslashes', 'C:\\new\\table'],
      ['line breaks', 'one\ntwo\r\nthree\ttab'],
      ['blanks', '  kept  '],
      ['placeholders', `? :a @b $1 %s {{ this }} -- /* ; `],
      ['other alphabets', 'Łódź, Ελλάδα, Москва, 東京, العربية, नमस्ते'],
      ['emoji', '👩🏽‍🏫 teaches 🇫🇷 at 🏫'],
      ['a combined and a plain é', 'e\u0301é'],
      ['the edges of plain text', '\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}'],
      ['0', '0'],
      ['nothing at all', ''],
      ['40,000 characters', 'Zażółć gęślą jaźń 😀 '.repeat(2000)],
      ['40,000 plain characters', 'abcdefghij'.repeat(4000)],
    ])('keep text: %s', (_, text) => {
      engine.upsert(SAMPLE, [row(1, text)]);
      expect(stored()[0]![1]).toBe(text);
    });

    it.each([0, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 40, Number.MAX_SAFE_INTEGER])(
      'keep the integer %d',
      (count) => {
        engine.upsert(SAMPLE, [row(1, null, count)]);
        expect(Number(stored()[0]![2])).toBe(count);
        const same = select(
          `SELECT count(*) FROM {{ ref('sample') }} WHERE ${name('count')} = ${count}`,
        );
        expect(Number(same[0]![0])).toBe(1);
      },
    );

    it.each([0, 0.1, -0.25, 1 / 3, 1e-9, 123456789.125, 1e15])('keep the number %d', (amount) => {
      engine.upsert(SAMPLE, [row(1, null, null, amount)]);
      expect(Number(stored()[0]![3])).toBe(amount);
    });

    it('tell true, false and unknown apart', () => {
      engine.upsert(
        SAMPLE,
        [true, false, null].map((flag, i) => row(i, null, null, null, flag)),
      );
      expect(stored().map((r) => truth(r[4]))).toEqual([true, false, null]);
    });

    it('tell nothing from an empty text', () => {
      engine.upsert(SAMPLE, [row(1, ''), row(2, null)]);
      expect(stored().map((r) => r[1])).toEqual(['', null]);
      const nothing = select(`SELECT id FROM {{ ref('sample') }} WHERE body IS NULL`);
      expect(nothing).toEqual([[2]]);
    });

    it('replace those of the same key, whole', () => {
      engine.upsert(SAMPLE, [row(1, 'old', 7), row(2, 'other')]);
      engine.upsert(SAMPLE, [row(1, 'new'), row(3, 'added')]);
      expect(stored().map((r) => r.slice(0, 3))).toEqual([
        [1, 'new', null],
        [2, 'other', null],
        [3, 'added', null],
      ]);
    });

    it('of one key within one call: the last stays', () => {
      engine.upsert(SAMPLE, [row(1, 'first'), row(2, 'x'), row(1, 'second'), row(1, 'last')]);
      expect(stored().map((r) => r[1])).toEqual(['last', 'x']);
    });

    it('of one key, before and after somebody looked: the last stays', () => {
      engine.upsert(SAMPLE, [row(1, 'first'), row(2, 'x')]);
      engine.upsert(SAMPLE, [row(1, 'second')]);
      expect(stored().map((r) => r[1])).toEqual(['second', 'x']);
      engine.upsert(SAMPLE, [row(2, 'y'), row(2, 'z'), row(3, 'new')]);
      engine.upsert(SAMPLE, [row(3, 'newer')]);
      expect(stored().map((r) => r[1])).toEqual(['second', 'z', 'newer']);
    });

    it('replace what SQL has put there', () => {
      engine.run(sql(`INSERT INTO {{ ref('sample') }} (id, body) VALUES (1, 'by SQL'), (2, 'x')`));
      engine.upsert(SAMPLE, [row(1, 'by hand')]);
      expect(stored().map((r) => r[1])).toEqual(['by hand', 'x']);
    });

    it('come from anything that can be walked once', () => {
      engine.upsert(
        SAMPLE,
        (function* () {
          for (let i = 0; i < 5000; i += 1) yield row(i, `row ${i % 7}`, i * 3);
        })(),
      );
      const all = stored();
      expect(all).toHaveLength(5000);
      expect(all[4321]!.slice(0, 3)).toEqual([4321, `row ${4321 % 7}`, 12963]);
    });

    it('may be handed over in one array, over and over', () => {
      const one = row(0, '');
      engine.upsert(
        SAMPLE,
        (function* () {
          for (let i = 0; i < 3; i += 1) {
            one[0] = i;
            one[1] = `row ${i}`;
            yield one;
          }
        })(),
      );
      expect(stored().map((r) => r[1])).toEqual(['row 0', 'row 1', 'row 2']);
    });

    it('are all there or none when reading them fails', () => {
      engine.upsert(SAMPLE, [row(1, 'before')]);
      const broken = function* (): Generator<Cell[]> {
        yield row(1, 'after');
        yield row(2, 'after');
        throw new Error('the file is torn');
      };
      expect(() => engine.upsert(SAMPLE, broken())).toThrow('the file is torn');
      expect(stored().map((r) => r[1])).toEqual(['before']);
      engine.upsert(SAMPLE, [row(2, 'later')]);
      expect(stored().map((r) => r[1])).toEqual(['before', 'later']);
    });

    it('may be none', () => {
      engine.upsert(SAMPLE, []);
      expect(stored()).toEqual([]);
    });
  });

  describe('names', () => {
    const reserved: Table = {
      schema: 'suite',
      name: 'order',
      columns: ['select', 'group', 'from', 'key', 'rank', 'a b', 'say "hi"', 'back`tick'].map(
        (column) => ({ name: column, type: 'text' }),
      ),
      key: ['select', 'group'],
    };
    const letters = (last: string): Cell[] => ['a', 'b', 'c', 'd', 'e', 'f', 'g', last];

    it('may be reserved words, or hold blanks and quotes', () => {
      engine.create(reserved);
      engine.upsert(reserved, [letters('h'), letters('i')]);
      expect(select(`SELECT * FROM ${table('order')}`)).toEqual([letters('i')]);
      const picked = ['say "hi"', 'from', 'back`tick'].map(name).join(', ');
      expect(select(`SELECT ${picked} FROM ${table('order')}`)).toEqual([['g', 'c', 'i']]);
    });

    it('of keys may be several', () => {
      engine.create(reserved);
      const other = ['a', 'B', ...letters('h').slice(2)];
      engine.upsert(reserved, [letters('h'), other]);
      expect(select(`SELECT count(*) FROM ${table('order')}`).map((r) => Number(r[0]))).toEqual([
        2,
      ]);
    });
  });

  describe('SQL', () => {
    beforeEach(() => {
      engine.create(SAMPLE);
      engine.upsert(SAMPLE, [row(3, 'c', 1), row(1, 'a', 2), row(2, 'b', 1)]);
    });
    const from = `FROM {{ ref('sample') }}`;

    it('answers columns and rows in the order asked for', () => {
      const rows = select(`SELECT body, id ${from} ORDER BY ${name('count')}, body DESC`);
      expect(rows).toEqual([
        ['c', 3],
        ['b', 2],
        ['a', 1],
      ]);
    });

    it('makes tables of queries', () => {
      engine.run(sql(`CREATE TABLE ${table('made')} AS SELECT id, body ${from} WHERE id > 1`));
      expect(select(`SELECT body FROM ${table('made')} ORDER BY id`)).toEqual([['b'], ['c']]);
      engine.run(`DROP TABLE ${table('made')}`);
      expect(() => select(`SELECT * FROM ${table('made')}`)).toThrow(/made/);
    });

    it('has window functions and common tables', () => {
      const rows = select(
        `WITH ranked AS (SELECT id, ROW_NUMBER() OVER (PARTITION BY ${name('count')} ORDER BY id DESC) AS place
           ${from}) SELECT id FROM ranked WHERE place = 1 ORDER BY id`,
      );
      expect(rows).toEqual([[1], [3]]);
    });

    it('works a common table out once where it can', () => {
      const rows = select(
        `WITH few AS {{ materialized }} (SELECT id ${from} WHERE id > 1)
         SELECT count(*) FROM few a JOIN few b ON a.id >= b.id`,
      );
      expect(rows.map((r) => Number(r[0]))).toEqual([3]);
    });

    it('says what is wrong, and works on', () => {
      expect(() => engine.run('SELECT nonsense FROM nowhere')).toThrow(/nowhere/);
      expect(() => engine.select(`SELECT nonsense FROM ${table('sample')}`)).toThrow(/nonsense/);
      expect(() => engine.select('SELEC 1')).toThrow(/SELEC/);
      expect(select(`SELECT count(*) ${from}`).map((r) => Number(r[0]))).toEqual([3]);
    });

    it('joins texts in order and passes nulls over', () => {
      engine.upsert(SAMPLE, [row(4, null, 1), row(5, 'a', 1)]);
      const rows = select(
        `SELECT ${name('count')}, {{ join_text(body, id) }}, {{ join_text(body, body) }} ${from}
         GROUP BY ${name('count')} ORDER BY ${name('count')}`,
      );
      expect(rows).toEqual([
        [1, 'b, c, a', 'a, b, c'],
        [2, 'a', 'a'],
      ]);
      expect(select(`SELECT {{ join_text(body, id) }} ${from} WHERE id > 9`)).toEqual([[null]]);
    });

    it('counts the rows for which something holds', () => {
      engine.upsert(SAMPLE, [row(4, null)]);
      const counts = `{{ count_if(body = 'a') }}, {{ count_if(body <> 'a') }}, {{ count_if(1 = 0) }}`;
      expect(select(`SELECT ${counts} ${from}`)[0]!.map(Number)).toEqual([1, 2, 0]);
      const none = select(`SELECT {{ count_if(id > 1) }} ${from} WHERE id > 9`);
      expect(none[0]!.map(Number)).toEqual([0]);
    });

    it('takes a text for what it is, whatever is in it', () => {
      const odd = `it's "x" \`y\` \\ \\' -- /* ? $1 :a \n łódź 😀`;
      expect(engine.select(`SELECT ${engine.dialect.literal(odd)} AS odd`)).toEqual([[odd]]);
    });

    it('puts what a query selects into a table', () => {
      engine.create(ONE);
      const picked = ONE.columns.map(({ name: column }) =>
        column === 'plain' ? 'q.body' : column === 'five' ? `q.${name('count')}` : 'NULL',
      );
      const query = sql(
        `with few as (select * ${from} where id > 1) select * from few where id < 3`,
      );
      engine.run(engine.dialect.insertSelect(ONE, picked, query));
      expect(select(`SELECT plain, five FROM ${table('one')}`)).toEqual([['b', 1]]);
    });

    it('takes macros around aggregates', () => {
      const rows = select(
        `SELECT {{ share(count_if(body = 'a'), count(*)) }}, {{ greatest(max(id), min(id)) }} ${from}`,
      );
      expect(rows[0]!.map(Number)).toEqual([1 / 3, 3]);
    });
  });

  describe('macros', () => {
    beforeEach(() => {
      engine.create(ONE);
      engine.upsert(ONE, [ONE_ROW]);
    });

    it('are all tried here', () => {
      const tried = JSON.stringify([ANSWERS, CONDITIONS, 'join_text(', 'count_if(']);
      expect(Object.keys(MACROS).filter((macro) => !tried.includes(`${macro}(`))).toEqual([]);
    });

    it.each(ANSWERS)('%s is %j', (expression, expected) => {
      const value = select(`SELECT ${braced(expression)} FROM ${table('one')}`)[0]![0]!;
      expect(typeof expected === 'number' && value !== null ? Number(value) : value).toBe(expected);
    });

    it.each(CONDITIONS)('%s: %s', (condition, holds) => {
      expect(select(`SELECT 1 FROM ${table('one')} WHERE ${braced(condition)}`)).toHaveLength(
        holds ? 1 : 0,
      );
    });
  });

  it('keeps engines apart', async () => {
    const other = await open();
    try {
      other.create(SAMPLE);
      // Where the other one has not even the schema, that is what is said.
      expect(() => engine.select(`SELECT * FROM ${table('sample')}`)).toThrow(/sample|suite/);
      engine.create(SAMPLE);
      engine.upsert(SAMPLE, [row(1, 'mine')]);
      expect(other.select(`SELECT * FROM ${other.dialect.table(SAMPLE)}`)).toEqual([]);
    } finally {
      other.close();
    }
  });
};
