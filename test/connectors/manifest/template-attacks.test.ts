/** Expressions of a stranger who wants out, in, or for ever. */
import {
  changing,
  evaluate,
  holds,
  macrosAt,
  template,
  TemplateError,
  textOf,
  troublesOf,
  type Scope,
} from '../../../src/connectors/_manifest/template';
import { patternOf, replaced } from '../../../src/connectors/_manifest/template/regex';

const scope: Scope = {
  ...macrosAt(Date.parse('2026-11-22T06:00:00Z')),
  config: { key: 'k-1', list: ['a'] },
  record: { id: 1, name: 'Zoë', constructor: 'mine' },
};
const take = (source: string): string | null => textOf(source, scope);

/** It ends soon, whatever comes of it. */
const within = (ms: number, act: () => unknown): void => {
  const begun = process.cpuUsage();
  act();
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(ms);
};

describe('what an expression reaches', () => {
  it.each([
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    '{{ config.__proto__ }}',
    "{{ config['__proto__']['polluted'] }}",
    '{{ config.constructor }}',
    "{{ [].constructor.constructor('return 1')() }}",
    '{{ record.toString }}',
    "{{ record['hasOwnProperty'] }}",
    '{{ constructor }}',
    "{{ constructor.constructor('return globalThis')() }}",
    '{{ toString() }}',
    "{{ valueOf('x') }}",
    '{{ __proto__ }}',
    '{{ self }}',
    '{{ globalThis }}',
    '{{ process.env }}',
    '{{ this }}',
    "{{ config | attr('__class__') }}",
    "{{ config | attr('constructor') }}",
    "{{ [config] | map(attribute='__proto__') | first }}",
    "{{ [config] | map(attribute='constructor.name') | list }}",
    "{{ 'a'.constructor }}",
    '{{ now_utc.constructor }}',
    '{{ range.call }}',
    "{{ now_utc().constructor('x') }}",
    "{{ '{0.__class__}'.format(config) }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'] }}",
    '{{ request.application }}',
    '{{ namespace().constructor }}',
    '{{ namespace().__proto__ }}',
    "{{ namespace()['toString'] }}",
    "{{ cycler('a').constructor }}",
    "{{ cycler('a').next.constructor }}",
    '{{ joiner().call }}',
    '{% macro m() %}{% endmacro %}{{ m.constructor }}',
    '{% macro m() %}{{ kwargs.constructor }}{{ varargs.constructor }}{% endmacro %}{{ m() }}',
    '{% for x in [1] recursive %}{{ loop.constructor }}{{ loop.__proto__ }}{% endfor %}',
  ])('is nothing for %s', (source) => {
    let text: string | null;
    try {
      text = take(source);
    } catch (error) {
      expect(error).toBeInstanceOf(TemplateError);
      return;
    }
    expect(['', null, '[]', "['']", '{0.__class__}']).toContain(text);
  });

  it('is what a record itself is called, even where every object is', () => {
    expect(take('{{ record.constructor }}')).toBe('mine');
  });

  it('changes no object of ours', () => {
    for (const source of [
      "{% set x = {'__proto__': {'polluted': 1}} %}{{ x }}",
      "{{ dict(__proto__='x') }}",
      "{{ dict([['__proto__', {'polluted': 1}]]) }}",
      "{% set n = namespace() %}{% set n.__proto__ = {'polluted': 1} %}",
      "{% set n = namespace(__proto__={'polluted': 1}) %}{{ n.polluted }}",
      '{% set __proto__ = {"polluted": 1} %}{{ __proto__ }}',
      "{% macro __proto__(__proto__) %}{{ kwargs }}{% endmacro %}{{ __proto__(constructor=1, __proto__={'polluted': 1}) }}",
      '{{ \'{"__proto__": {"polluted": 1}}\' | fromjson }}',
      "{{ {'constructor': {'prototype': {'polluted': 1}}} }}",
    ])
      try {
        evaluate(source, scope);
      } catch (error) {
        expect(error).toBeInstanceOf(TemplateError);
      }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(evaluate("{{ {'__proto__': {'polluted': 1}}.polluted }}", scope)).toBeNull();
  });

  it('adds to no list that is not its own', () => {
    expect(() => take("{{ config.list.append('b') }}")).toThrow(TemplateError);
    expect(
      take('{% set l = [] %}{% for i in range(3) %}{% set _ = l.append(i) %}{% endfor %}{{ l }}'),
    ).toBe('[0, 1, 2]');
    expect(scope['config']).toEqual({ key: 'k-1', list: ['a'] });
  });

  it.each([
    '{% import "os" as os %}',
    '{% include "/etc/passwd" %}',
    '{% extends "x" %}',
    '{% from "os" import system %}',
    '{% block a %}{% endblock %}',
    '{% do config.clear() %}',
    '{% autoescape true %}{% endautoescape %}',
    '{% for i in [1] %}{% break %}{% endfor %}',
    '{% constructor %}',
    '{% __proto__ %}',
  ])('is refused before anything is read: %s', (source) => {
    expect(troublesOf(source)[0]).toMatch(/not supported/);
  });

  it('has no name that is not said: it is told before the import', () => {
    expect(troublesOf('{{ constructor }}')).toEqual(['The name “constructor” is not known.']);
    expect(troublesOf('{{ secrets.other }}')).toEqual(['The name “secrets” is not known.']);
    expect(troublesOf('{{ x | __proto__ }}').join()).toMatch(/__proto__.*not supported/);
    expect(troublesOf('{{ 1 is constructor }}').join()).toMatch(/constructor.*not supported/);
  });
});

describe('how long an expression takes, and how much it makes', () => {
  it.each([
    '{{ range(10**9) }}',
    '{{ range(0, 10**9, 1) | list }}',
    '{% for i in range(10000) %}{% for j in range(10000) %}x{% endfor %}{% endfor %}',
    "{{ 'x' * 10**9 }}",
    "{{ ('x' * 10000) * 10000 }}",
    "{% set n = namespace(x='ab') %}{% for i in range(200) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}",
    "{% set n = namespace(x='ab') %}{% for i in range(200) %}{% set n.x = n.x + n.x %}{% endfor %}{{ n.x|length }}",
    '{% set n = namespace(l=[1]) %}{% for i in range(200) %}{% set n.l = n.l + n.l %}{% endfor %}{{ n.l|length }}',
    '{% set n = namespace(l=[1]) %}{% for i in range(200) %}{% set n.l = [n.l, n.l] %}{% endfor %}{{ n.l }}',
    '{% set n = namespace(l=[1]) %}{% for i in range(200) %}{% set n.l = [n.l, n.l] %}{% endfor %}{{ n.l | tojson }}',
    '{% set n = namespace(l=[1], m=[1]) %}{% for i in range(200) %}{% set n.l = [n.l, n.l] %}{% set n.m = [n.m, n.m] %}{% endfor %}{{ n.l == n.m }}',
    "{{ ('a' * 1000000).replace('a', 'b' * 1000000) }}",
    "{{ ('a' * 1000000) | replace('', 'b' * 1000) }}",
    "{{ (['a' * 100000] * 1) }}",
    "{{ range(10000) | join('x' * 100000) }}",
    "{{ ('%s' * 10000) % (range(10000) | map('string') | map('upper') | list) }}{{ ('%s' * 1000) % [('x' * 100000)] * 100 }}",
    "{{ 'a'.zfill(10**9) }}{{ 'x' * (10**18) }}",
    '{% for a in range(10000) %}{{ range(10000) | sort | unique | list | length }}{% endfor %}',
    "{% for a in range(10000) %}{{ ('x' * 900000) | hash('sha256') }}{% endfor %}",
    '{% set l = [] %}{% for i in range(10000) %}{% set _ = l.append(l) %}{% endfor %}{{ l }}',
    '{% set a = [] %}{% set b = [a] %}{% set _ = a.append(b) %}{{ a }}{{ range(99999) }}',
    '{{ 9**9**9**9 }}{{ range(9**9**9) }}',
    "{{ range(10000) | batch(2, 'x') | map('join', 'x' * 900000) | join }}",
    "{{ ['x' * 900000] | slice(10000, 'x' * 900000) | map('join') | join }}",
    "{{ [1] | slice(10000) | map('slice', 10000) | map('list') | list }}",
    "{% for i in range(10000) %}{{ ('x' * 900000) | wordwrap(1) }}{% endfor %}",
    "{{ ('a\\n' * 100000) | indent(10000) }}",
    "{{ ('x' * 900000) | wordwrap(1, wrapstring='y' * 1000) }}",
    "{{ ('<' * 900000) | escape | length }}{% for i in range(10000) %}{{ ('<' * 900000) | striptags }}{% endfor %}",
    "{% for i in range(10000) %}{{ range(10000) | groupby('a', default=0) | length }}{% endfor %}",
    "{% set d = {} %}{% for i in range(10000) %}{% set _ = d.update({i: 'x' * 900000}) %}{% endfor %}",
    '{% set l = [] %}{% for i in range(10000) %}{% set _ = l.extend(range(10000)) %}{% endfor %}',
    '{% set l = [1] %}{% for i in range(200) %}{% set _ = l.extend(l) %}{% endfor %}{{ l | length }}',
    '{% set l = [1] %}{% for i in range(200) %}{% set _ = l.append(l + []) %}{% endfor %}{{ l }}',
    '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}',
    '{% macro m(n) %}{{ m(n + 1) }}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}',
    '{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}',
    '{% macro m() %}{% call m() %}{% endcall %}{% endmacro %}{{ m() }}',
    '{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{% set n = namespace(x="ab") %}{% for i in range(200) %}{% set n.x = m(n.x) %}{% endfor %}',
    '{% set n = namespace(l=[1]) %}{% for i in range(200) %}{% set n.l = n.l + [n.l] %}{% endfor %}{% for x in n.l recursive %}{{ loop(x) if x is iterable }}{% endfor %}',
    '{% set n = namespace(x="ab") %}{% for i in range(200) %}{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}',
    '{% set n = namespace(x="ab") %}{% for i in range(200) %}{% set n.x %}{% filter upper %}{{ n.x }}{{ n.x }}{% endfilter %}{% endset %}{% endfor %}',
    '{% set l = [] %}{% set _ = l.append(l) %}{% for x in l recursive %}{{ loop(x) }}{% endfor %}{{ range(99999) }}',
    '{% set c = cycler("a") %}{% for i in range(10000) %}{% for j in range(10000) %}{{ c.next() }}{% endfor %}{% endfor %}',
  ])('is bounded: %s', (source) => {
    within(4_000, () => {
      expect(() => take(source)).toThrow(TemplateError);
    });
  });

  it.each([
    ['brackets', `{{ ${'('.repeat(5_000)}1${')'.repeat(5_000)} }}`],
    ['lists', `{{ ${'['.repeat(5_000)}${']'.repeat(5_000)} }}`],
    ['signs', `{{ ${'-'.repeat(50_000)}1 }}`],
    ['not', `{{ ${'not '.repeat(20_000)}1 }}`],
    ['dots', `{{ config${'.a'.repeat(20_000)} }}`],
    ['filters', `{{ config${'|string'.repeat(20_000)} }}`],
    ['sums', `{{ 1${'+1'.repeat(20_000)} }}`],
    ['blocks', `${'{% if 1 %}'.repeat(5_000)}${'{% endif %}'.repeat(5_000)}`],
    ['rooms', `${'{% with %}'.repeat(5_000)}${'{% endwith %}'.repeat(5_000)}`],
    ['macros', `${'{% macro m() %}'.repeat(3_000)}${'{% endmacro %}'.repeat(3_000)}`],
    ['fields', '{% raw %}'.repeat(10_000)],
    ['loops', `${'{% for i in [1] %}'.repeat(2_000)}${'{% endfor %}'.repeat(2_000)}`],
    ['choices', `{{ ${'1 if 1 else '.repeat(5_000)}1 }}`],
    ['quotes that never end', `{{ ${'"a"'.repeat(5_000)}`],
    ['beginnings', '{{'.repeat(40_000)],
    ['quotes', `{{ ${`"'`.repeat(20_000)} }}`],
    ['comments', '{#'.repeat(40_000)],
    ['length', `{{ ${' '.repeat(1_000_000)} }}`],
  ])('is refused where it is too long or deep: %s', (_, source) => {
    within(3_000, () => {
      expect(() => template(source)).toThrow(TemplateError);
      expect(troublesOf(source).length).toBe(1);
    });
  });

  it('is nothing to a stranger’s data that nests without end', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 20_000; i++) deep = [deep];
    const given = { ...scope, record: { deep } } as unknown as Scope;
    within(2_000, () => {
      expect(() => textOf('{{ record.deep }}', given)).toThrow(TemplateError);
      expect(() => textOf('{{ record.deep == [record.deep] }}', given)).toThrow(TemplateError);
      expect(() => textOf('{{ record.deep | tojson }}', given)).toThrow(TemplateError);
    });
  });

  it('reads literals of any depth without falling', () => {
    const text = '['.repeat(50_000);
    within(1_000, () =>
      expect(evaluate(`{{ '${'['.repeat(1000)}' }}`, scope)).toBe('['.repeat(1000)),
    );
    within(1_000, () => expect(evaluate(text, scope)).toBe(text));
  });

  it('is bounded in what it puts into a record, however often it does', () => {
    for (const source of [
      '{% for i in range(200) %}{% set _ = record.update(l=[record.l, record.l]) %}{% endfor %}',
      "{% for i in range(200) %}{% set _ = record.l.append('x' * 900000) %}{% endfor %}",
      '{% for i in range(10000) %}{% set _ = record.l.extend(range(10000)) %}{% endfor %}',
      '{% for i in range(10000) %}{% set _ = record.update({i: record.l | list}) %}{% set _ = record.l.append(i) %}{% endfor %}',
    ]) {
      const record = { l: [1] };
      within(4_000, () =>
        expect(() => changing(record, () => textOf(source, { ...scope, record }))).toThrow(
          TemplateError,
        ),
      );
      expect(JSON.stringify(record).length).toBeLessThan(6_000_000);
    }
    const record: Record<string, unknown> = { id: 1 };
    changing(record as Scope, () =>
      textOf("{% set _ = record.update({'__proto__': {'polluted': 1}, 'a': 1}) %}", {
        ...scope,
        record: record as Scope,
      }),
    );
    expect(record).toEqual({ id: 1, a: 1 });
    expect(record['polluted']).toBeUndefined();
  });

  it('counts each expression by itself', () => {
    for (let i = 0; i < 50; i++) expect(take('{{ range(5000) | length }}')).toBe('5000');
    expect(holds('{{ record.id == 1 }}', scope)).toBe(true);
  });
});

describe('patterns', () => {
  it.each([
    ['(a+)+$', 'a'.repeat(5_000) + 'b'],
    ['(a|a)*b', 'a'.repeat(5_000)],
    ['(a|aa)+$', 'a'.repeat(5_000) + 'b'],
    ['(.*)*x', 'a'.repeat(5_000)],
    ['a*a*a*a*a*a*b', 'a'.repeat(5_000)],
    ['(x+x+)+y', 'x'.repeat(5_000)],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(5_000)],
    [`${'a?'.repeat(100)}${'a'.repeat(100)}`, 'a'.repeat(99)],
  ])('end in time: %s', (pattern, text) => {
    within(5_000, () => expect(patternOf(pattern).exec(text)).toBeNull());
  });

  it.each([
    ['(a{1000}){1000}', /too large/],
    ['(?:(?:(?:){9999}){9999}){9999}', /too large/],
    ['(?=a)', /looks around/],
    ['(?<!a)b', /looks around/],
    ['(a)\\1', /refers back/],
    ['(?P<a>.)(?P=a)', /refers back/],
    ['a++', /without going back/],
    ['('.repeat(100) + ')'.repeat(100), /too deep/],
    ['a'.repeat(3_000), /longer/],
    ['(', /no pattern/],
    ['[a', /no pattern/],
    ['*a', /no pattern/],
    ['[z-a]', /no pattern/],
    ['a)', /no pattern/],
  ])('are refused with words: %s', (pattern, words) => {
    within(1_000, () => expect(() => patternOf(pattern)).toThrow(words));
  });

  it('are told at the import, by what is wrong', () => {
    expect(troublesOf(String.raw`{{ record.a | regex_search('(?=x)') }}`)[0]).toMatch(
      /looks around/,
    );
  });

  // As Python's re does; JavaScript's own engine agrees in all of these.
  it.each([
    [String.raw`page=(\d+)`, 'https://x.example/?page=12&a=1'],
    [String.raw`[?&]cursor=([^&]+)`, '/?a=1&cursor=zz%3D&b'],
    ['(a|ab)(c|bcd)(d*)', 'abcd'],
    ['a.*?c', 'abcabc'],
    ['a.*c', 'abcabc'],
    [String.raw`^\s*(\w+)\s*=\s*"([^"]*)"`, '  name = "Zoe" '],
    ['(x)?(y)', 'y'],
    ['a{2,3}', 'aaaa'],
    ['a{2,3}?', 'aaaa'],
    ['a{,2}b', 'a{,2}b'],
    ['(?:ab)+', 'xababab'],
    [String.raw`\bfoo\b`, 'a foo b'],
    [String.raw`\d{4}-\d{2}-\d{2}`, 'on 2026-11-22.'],
    ['[^a-c]+', 'abcxyz'],
    ['[]a]+', 'x]a]'],
    [String.raw`[\w.-]+@[\w-]+\.[a-z]{2,}`, 'to zoe.k@school.example!'],
    ['(a*)*', 'b'],
    ['(a*)+', 'aa'],
    ['', 'abc'],
    ['a|b|', 'c'],
    [String.raw`\$\{(\w+)\}`, 'x${name}'],
  ])('find what others find: %s', (pattern, text) => {
    const found = patternOf(pattern).exec(text);
    // Python reads `{,2}` as a number and `[]a]` as a list with a bracket in it; JavaScript does not.
    const other = new RegExp(pattern.replace('{,2}', '{0,2}').replace('[]', '[\\]')).exec(text);
    expect(found && [found.index, ...found.groups.slice(0, 1)]).toEqual(
      other && [other.index, other[0]],
    );
    if (pattern !== '(a*)*' && pattern !== '(a*)+')
      expect(found?.groups).toEqual(other && [...other]);
  });

  it('replace every place, with what the groups hold', () => {
    expect(
      replaced(patternOf(String.raw`(\d+)-(?P<unit>\w)`), 'a 12-b 3-c', String.raw`\g<unit>\1`),
    ).toBe('a b12 c3');
    expect(replaced(patternOf('x*'), 'abc', '-')).toBe('-a-b-c-');
    expect(replaced(patternOf('a'), 'banana', '$&')).toBe('b$&n$&n$&');
    expect(patternOf('(?i)ABC').test('xabcx')).toBe(true);
    expect(patternOf('(?s)a.b').test('a\nb')).toBe(true);
    expect(patternOf('(?m)^b$').test('a\nb\nc')).toBe(true);
    expect(patternOf('a$').test('a\n')).toBe(true);
    expect(patternOf(String.raw`a\Z`).test('a\n')).toBe(false);
  });
});
