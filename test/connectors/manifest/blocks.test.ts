/** Blocks of Jinja: each text is what Jinja 3.1 itself makes of the template. */
import { macrosAt, textOf, troublesOf } from '../../../src/connectors/_manifest/template';

const scope = {
  ...macrosAt(0),
  record: { name: 'Zoë', list: [3, 1, 2], n: { x: { y: [1, 2] } } },
  config: {
    tree: [
      {
        n: 1,
        c: [
          { n: 2, c: [] },
          { n: 3, c: [{ n: 4, c: [] }] },
        ],
      },
    ],
  },
};
const take = (source: string): string | null => textOf(source, scope);

describe('what is set', () => {
  it.each([
    ['{% set x = 1 %}{% for i in [1,2] %}{% set x = x + i %}{{ x }}{% endfor %}{{ x }}', '231'],
    [
      '{% set ns = namespace(n=0) %}{% for i in [1,2,3] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}',
      '6',
    ],
    ['{% for i in [1,2] %}{{ z }}{% set z = i %}{{ z }}{% endfor %}[{{ z }}]', '12[]'],
    ['{% set i = 9 %}{% for i in [1,2] %}{{ i }}{% endfor %}{{ i }}', '129'],
    ['{% if true %}{% set q = 5 %}{% endif %}{{ q }}', '5'],
    ['{% for i in [1] %}{% if true %}{% set w = 4 %}{% endif %}{{ w }}{% endfor %}{{ w }}', '4'],
    ['{% with a = 1, b = 2 %}{{ a + b }}{% set c = 3 %}{% endwith %}{{ a }}{{ c }}', '3'],
    ['{% set a = 5 %}{% with a = 1, b = a %}{{ b }}{% endwith %}', '5'],
    ['{% with %}{% set c = 3 %}{{ c }}{% endwith %}{{ c }}', '3'],
    ['{% set a, b = 1, 2 %}{{ a }}{{ b }}', '12'],
    ['{% for (k, v) in [[1,2]] %}{{ k }}{{ v }}{% endfor %}', '12'],
    ['{% set b %}x{{ 1 + 1 }}{% endset %}[{{ b }}]', '[x2]'],
    ["{% set b | upper | replace('X', 'y') %}x{{ 1 + 1 }}{% endset %}[{{ b }}]", '[y2]'],
    [
      "{% set ns = namespace(t='') %}{% for i in [1,2] %}{% set ns.t %}{{ ns.t }}{{ i }}{% endset %}{% endfor %}{{ ns.t }}",
      '12',
    ],
    ["{% set ns = namespace({'a': 1}, b=2) %}{{ ns.a }}{{ ns.b }}{{ ns.c }}", '12'],
  ])('is there where Jinja has it: %s', (source, text) => {
    expect(take(source)).toBe(text);
  });

  it('is said before the import where it is asked for outside of its block', () => {
    expect(troublesOf('{% for i in [1] %}{% set z = i %}{% endfor %}{{ z }}')).toEqual([
      'The name “z” is not known.',
    ]);
    expect(troublesOf('{% with a = 1 %}{{ a }}{% endwith %}{{ a }}')).toEqual([
      'The name “a” is not known.',
    ]);
    expect(troublesOf('{% set ns.x = 1 %}')).toEqual(['The name “ns” is not known.']);
    expect(troublesOf('{% set ns = namespace() %}{% set ns.x = 1 %}{{ ns.x }}')).toEqual([]);
  });

  it.each([
    ['{% set x = 1 %}{% set x.y = 2 %}', /no namespace/],
    ['{% set record.y = 2 %}', /no namespace/],
    ['{% set a, b = [1] %}', /2 names/],
    ['{{ namespace()() }}', /called/],
    ['{{ namespace() }}', /not called/],
  ])('is an error where it cannot be: %s', (source, words) => {
    expect(() => take(source)).toThrow(words);
  });
});

describe('what is written', () => {
  it.each([
    ['a {%- raw %} {{ x }} {% if %} {% endraw -%}  b', 'a {{ x }} {% if %} b'],
    ['a {% raw -%}  {{ x }}  {%- endraw %}  b', 'a {{ x }}  b'],
    ['{% filter upper %}a{{ record.name }}{% endfilter %}', 'AZOË'],
    ["{% filter upper|replace('A', 'x') %}ab{% set y = 1 %}{% endfilter %}{{ y }}", 'xB'],
    [
      '{% macro m(a, b=2, c=a) %}{{ a }}-{{ b }}-{{ c }}{% endmacro %}{{ m(1) }} {{ m(1, 3) }} {{ m(c=1, a=4) }} {{ m() }}',
      '1-2-1 1-3-1 4-2-1 -2-',
    ],
    [
      '{% macro m() %}<{{ caller(1) }}>{% endmacro %}{% call(x) m() %}in {{ x }}{% endcall %}',
      '<in 1>',
    ],
    ['{% set v = 3 %}{% macro m() %}{{ v }}{% endmacro %}{{ m() }}{% set v = 4 %}{{ m() }}', '34'],
    [
      '{% macro f(n) %}{% if n > 0 %}{{ n }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(4) }}',
      '4321',
    ],
    [
      '{% macro m() %}{{ varargs | join }}{{ kwargs }}{% endmacro %}{{ m(1, 2, x=3) }}',
      "12{'x': 3}",
    ],
    [
      '{% for x in config.tree recursive %}{{ x.n }}({{ loop.depth }}{% if x.c %}[{{ loop(x.c) }}]{% endif %}){% endfor %}',
      '1(1[2(2)3(2[4(3)])])',
    ],
    [
      "{% for x in [1,1,2] %}{{ loop.changed(x) }}{{ loop.cycle('a','b') }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.previtem }}{{ loop.nextitem }} {% endfor %}",
      'Truea321 Falseb2112 Truea101 ',
    ],
    [
      "{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.current }}{{ c.next() }}{{ c.reset() }}{{ c.current }}",
      'abaaNonea',
    ],
    ["{% set j = joiner('; ') %}{% for i in [1,2,3] %}{{ j() }}{{ i }}{% endfor %}", '1; 2; 3'],
    ["{{ dict(a=1) }}{{ dict([('b', 2)], c=3) }}", "{'a': 1}{'b': 2, 'c': 3}"],
  ])('%s', (source, text) => {
    expect(take(source)).toBe(text);
  });

  it.each([
    ['{% raw %}a', /endraw/],
    ['{% with a %}{% endwith %}', /not understood/],
    ['{% call 1 %}{% endcall %}', /calls no macro/],
    ['{% filter nope %}{% endfilter %}', /nope.*not supported/],
    ['{% include "x" %}', /no other templates/],
    ['{% macro m %}{% endmacro %}', /not understood/],
  ])('is refused with words: %s', (source, words) => {
    expect(troublesOf(source).join()).toMatch(words);
  });
});
