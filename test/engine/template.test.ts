import { render } from '../../src/engine/template';
import { failureOf, tell, type Dialect } from '../../src/model';

const dialect: Dialect = {
  name: 'test',
  quote: (name) => `[${name}]`,
  table: ({ schema, name }) => `[${schema}].[${name}]`,
  columnType: (type) => type,
  literal: (text) => `'${text}'`,
  insertSelect: () => '',
  materialized: '',
  macros: {
    up: (a: string) => `UP(${a})`,
    pair: (a: string, b: string) => `PAIR(${a}; ${b})`,
    all: (...args: string[]) => `ALL(${args.join('; ')})`,
    today: (literal: string) => `DATE ${literal}`,
  },
};
const tables: Record<string, string> = { 'edfi.students': '"edfi__students"', other: '"other"' };
const scope = {
  ref: (name: string) => {
    const table = tables[name];
    if (!table) throw new Error(`there is no table “${name}”. Known: edfi.students, other.`);
    return table;
  },
  variables: { this: '"mine"', today: `'2026-11-22'`, hint: '' },
  dialect,
  dataset: 'Attendance',
};
const told = (sql: string): string => {
  try {
    render(sql, scope);
  } catch (error) {
    const failure = failureOf(error);
    expect(failure.code).toBe('data.sql');
    return tell(failure).message;
  }
  throw new Error(`rendered: ${sql}`);
};

it.each([
  ['names tables', `FROM {{ ref('edfi.students') }} s`, `FROM "edfi__students" s`],
  ['puts in nothing where nothing is meant', 'x as {{ hint }} (y)', 'x as  (y)'],
  ['names tables of all keys', `FROM {{ ref_all('edfi.students') }} s`, `FROM "edfi__students" s`],
  ['needs no spaces', `{{ref('other')}}`, `"other"`],
  ['names its own table', 'SELECT * FROM {{ this }}', 'SELECT * FROM "mine"'],
  ['knows the date', 'x < {{ today() }}', `x < DATE '2026-11-22'`],
  ['calls a macro', '{{ up(a.b) }}', 'UP(a.b)'],
  ['trims arguments', '{{ pair( a ,\n  b ) }}', 'PAIR(a; b)'],
  ['keeps functions together', '{{ pair(f(a, g(b, c)), d) }}', 'PAIR(f(a, g(b, c)); d)'],
  ['keeps literals together', `{{ pair('a, b)', 'it''s }}') }}`, `PAIR('a, b)'; 'it''s }}')`],
  ['keeps quoted names together', `{{ up("a, (b") }}`, `UP("a, (b")`],
  ['nests braces', '{{ pair({{ up(a) }}, b) }}', 'PAIR(UP(a); b)'],
  ['nests plainly', '{{ pair(up(a), all(up(b), 1)) }}', 'PAIR(UP(a); ALL(UP(b); 1))'],
  ['nests inside SQL', '{{ up(sum(up(a)) + 1) }}', 'UP(sum(UP(a)) + 1)'],
  ['knows the date inside', '{{ pair(today(), a) }}', `PAIR(DATE '2026-11-22'; a)`],
  ['refers inside', `{{ up(SELECT a FROM ref('other')) }}`, `UP(SELECT a FROM "other")`],
  ['leaves columns of a macro’s name alone', '{{ pair(up, t.up(a)) }}', 'PAIR(up; t.up(a))'],
  ['leaves longer names alone', '{{ up(my_up(a)) }}', 'UP(my_up(a))'],
  ['leaves calls outside braces alone', 'up(a), all(b)', 'up(a), all(b)'],
  ['leaves comments alone', `a -- don't {{ nope( }}\n, b`, `a -- don't {{ nope( }}\n, b`],
  ['leaves block comments alone', '/* {{ nope }} */ a', '/* {{ nope }} */ a'],
  ['leaves literals alone', `'{{ nope }}', "{{ nope }}"`, `'{{ nope }}', "{{ nope }}"`],
  ['drops comments among arguments', '{{ pair(a -- first, (\n, b /* ) */) }}', 'PAIR(a; b)'],
  ['reads braces behind braces', '{{ up(a) }}{{ this }}', 'UP(a)"mine"'],
  ['passes text without braces through', 'SELECT 1', 'SELECT 1'],
])('%s', (_, sql, expected) => expect(render(sql, scope)).toBe(expected));

it('names an unknown macro, its line, the data set and what is known', () => {
  expect(told('SELECT a,\n  b,\n  {{ upp(a) }}')).toBe(
    'The query of Attendance does not run: line 3: there is no macro “upp”. ' +
      'Known: all, hint, pair, ref, this, today, up.',
  );
});

it('counts lines inside of braces', () =>
  expect(told('{{ pair(a,\n {{ nope(b) }}) }}')).toMatch(/line 2/));

it('passes on what is wrong with a reference', () => {
  expect(told(`\n{{ ref('edfi.student') }}`)).toMatch(
    /line 2: there is no table “edfi.student”. Known: edfi.students/,
  );
});

it.each([
  ['a reference without quotes', '{{ ref(students) }}', /ref takes one name in quotes/],
  ['too many values', '{{ up(a, b) }}', /up takes 1 value\(s\), not 2/],
  ['too few values', '{{ pair(a) }}', /pair takes 2 value\(s\), not 1/],
  ['no values', '{{ all() }}', /all takes one or more value\(s\), not 0/],
  ['open braces', 'SELECT {{ up(a)', /“\{\{” is never closed/],
  ['open brackets', '{{ up((a) }}', /“\(” is never closed/],
  ['something else', '{{ 1 + 2 }}', /“1 \+ 2” is neither a name nor a call/],
  ['nothing', '{{ }}', /neither a name nor a call/],
  ['something behind a call', '{{ up(a) + 1 }}', /“\+ 1” stands after a call/],
  ['a name of every object', '{{ toString(a) }}', /no macro “toString”/],
])('refuses %s', (_, sql, message) => expect(told(sql)).toMatch(message));
