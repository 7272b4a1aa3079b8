/** Filters, tests and methods of Jinja and Python: each text is what Jinja 3.1 itself makes of the template. */
import {
  changing,
  macrosAt,
  textOf,
  troublesOf,
  type Dict,
} from '../../../src/connectors/_manifest/template';
import type { Json } from '../../../src/model';
import { inspected, readThings, small } from './_small';

const config = {
  a: '1',
  items2: [
    { k: 'a', v: 1 },
    { k: 'B', v: 2 },
    { k: 'A', v: 3 },
    { k: 'b', v: 4 },
  ],
  tree: [
    {
      n: 1,
      c: [
        { n: 2, c: [] },
        { n: 3, c: [{ n: 4, c: [] }] },
      ],
    },
  ],
};
const record = (): Dict => ({
  id: 7,
  name: 'Zoë',
  list: [3, 1, 2],
  tags: ['b', 'a'],
  n: { x: { y: [1, 2] } },
});
/** As where fields are added: the record may be changed. */
const take = (source: string): string | null => {
  const own = record();
  return changing(own, () => textOf(source, { ...macrosAt(0), config, record: own }));
};

describe('filters and tests', () => {
  it.each([
    [
      "{% for g, items in config.items2 | groupby('k') %}{{ g }}:{% for i in items %}{{ i.v }}{% endfor %} {% endfor %}",
      'a:13 B:24 ',
    ],
    [
      "{% for g in config.items2 | groupby(attribute='k', case_sensitive=true) %}{{ g.grouper }}:{{ g.list | map(attribute='v') | join(',') }} {% endfor %}",
      'A:3 B:2 a:1 b:4 ',
    ],
    ["{{ [{'a':1},{}] | groupby('a', default=0) | map(attribute='grouper') | list }}", '[0, 1]'],
    [
      "{{ [1,2,3,4,5] | batch(2) | list }}{{ [1,2,3,4,5] | batch(2, 'x') | list }}{{ [] | batch(3, 'x') | list }}",
      "[[1, 2], [3, 4], [5]][[1, 2], [3, 4], [5, 'x']][]",
    ],
    [
      "{{ [1,2,3,4,5] | slice(3) | list }}{{ [1,2,3,4,5] | slice(3, 'x') | list }}{{ [1] | slice(3) | list }}{{ [1,2,3,4] | slice(2, 0) | list }}",
      "[[1, 2], [3, 4], [5]][[1, 2], [3, 4], [5, 'x']][[1], [], []][[1, 2, 0], [3, 4, 0]]",
    ],
    [
      "{{ '<p>a <b>b</b></p>\\n  <!-- c > d -->e &amp; &lt;f&gt; &eacute;&#233;&#xe9; x < y' | striptags }}",
      'a b e & <f> ééé x < y',
    ],
    ["{{ 'a < b > c <unclosed' | striptags }}|{{ '<!-- a <b> x' | striptags }}", 'a c <unclosed|x'],
    [
      "{{ 'The quick brown fox jumped over the lazy dog' | wordwrap(10) }}",
      'The quick\nbrown fox\njumped\nover the\nlazy dog',
    ],
    [
      "{{ 'The quick-brown fox-jumped overthelazydogandmore than-you thought' | wordwrap(10) }}",
      'The quick-\nbrown fox-\njumped ove\nrthelazydo\ngandmore\nthan-you\nthought',
    ],
    [
      "{{ 'aaaaaaaaaaaaaaaaaaaaaaa bb' | wordwrap(5) }}|{{ 'aaaaaaaaaaaaaaaaaaaaaaa bb' | wordwrap(5, false) }}|{{ 'a b c d e' | wordwrap(3, wrapstring='<br>') }}",
      'aaaaa\naaaaa\naaaaa\naaaaa\naaa\nbb|aaaaaaaaaaaaaaaaaaaaaaa\nbb|a b<br>c d<br>e',
    ],
    ["{{ 'one two\\n\\nthree  four five' | wordwrap(8) }}", 'one two\n\nthree\nfour\nfive'],
    [
      "{{ 'a-b c-d abc-def ghi' | wordwrap(6) }}|{{ 'abc-def ghi' | wordwrap(6, break_on_hyphens=false) }}",
      'a-b\nc-d\nabc-\ndef\nghi|abc-de\nf ghi',
    ],
    [
      "{{ 'a\\nb\\n\\nc' | indent }}|{{ 'a\\nb\\n\\nc' | indent(2, true) }}|{{ 'a\\n\\nc' | indent('> ', blank=true) }}|{{ 'a\\n' | indent }}|",
      'a\n    b\n\n    c|  a\n  b\n\n  c|a\n> \n> c|a\n|',
    ],
    [
      "{{ 'foo bar baz qux' | truncate(9) }}|{{ 'foo bar baz qux' | truncate(9, true) }}|{{ 'foo bar baz qux' | truncate(11) }}|{{ 'foo bar baz qux' | truncate(11, False, '...', 0) }}|{{ 'foobarbazqux' | truncate(5, leeway=0, end='!') }}",
      'foo...|foo ba...|foo bar baz qux|foo bar...|foob!',
    ],
    [
      '{{ 1 | filesizeformat }}|{{ 0 | filesizeformat }}|{{ 999 | filesizeformat }}|{{ 1000 | filesizeformat }}|{{ 1500000 | filesizeformat }}|{{ 1024 | filesizeformat(true) }}|{{ 123456789012 | filesizeformat(binary=true) }}',
      '1 Byte|0 Bytes|999 Bytes|1.0 kB|1.5 MB|1.0 KiB|115.0 GiB',
    ],
    [
      "{{ {'a': 1, 'b': none, 'c d': 2} | length }}{{ {'a': '<\"', 'b': none} | xmlattr }}|{{ {'a': 1} | xmlattr(false) }}",
      '3 a="&lt;&#34;"|a="1"',
    ],
    [
      "{{ '<a href=\"x\">\\'&' | e }}{{ '<' | forceescape }}",
      '&lt;a href=&#34;x&#34;&gt;&#39;&amp;&lt;',
    ],
    [
      "{{ ['a','A','b'] | unique | list }}{{ ['a','A','b'] | unique(true) | list }}{{ config.items2 | unique(attribute='k') | map(attribute='v') | list }}",
      "['a', 'b']['a', 'A', 'b'][1, 2]",
    ],
    [
      "{{ ['b','A'] | min }}{{ ['b','A'] | max }}{{ config.items2 | max(attribute='v') }}{{ [3,1] | min }}{{ ['b', 'A'] | min(case_sensitive=true) }}",
      "Ab{'k': 'b', 'v': 4}1A",
    ],
    [
      "{{ 'a b/c!*é' | urlencode }}|{{ {'a b': 'c d&'} | urlencode }}|{{ [['x', 1], ['y', 'ü /']] | urlencode }}",
      'a%20b/c%21%2A%C3%A9|a+b=c+d%26|x=1&y=%C3%BC+%2F',
    ],
    [
      "{{ {'b': '<a>', 'a': [1, true, none, 'é\\'']} | tojson }}",
      '{"a": [1, true, null, "\\u00e9\\u0027"], "b": "\\u003ca\\u003e"}',
    ],
    [
      "{{ '0x1A' | int(0, 16) }}{{ '1a' | int(base=16) }}{{ 'zz' | int(5, 16) }}{{ '101' | int(base=2) }}{{ '42.7' | int }}{{ 'x' | int(3) }}{{ 'x' | int(default=4) }}{{ '1.5' | float }}{{ 'x' | float(default=2.5) }}",
      '26265542341.52.5',
    ],
    ["{{ 'Hello, wörld - it is 2' | wordcount }}", '5'],
    [
      "{{ [[1,2],[3,4]] | map(attribute=1) | list }}{{ [{'a':[5]}] | map(attribute='a.0') | list }}",
      '[2, 4][5]',
    ],
    [
      "{{ config.items2 | join(', ', attribute='v') }}{{ config.items2 | join('-', 'k') }}",
      '1, 2, 3, 4a-B-A-b',
    ],
    [
      "{{ 'upper' is filter }}{{ 'nope' is filter }}{{ 'odd' is test }}{{ 'x' is escaped }}{{ 'constructor' is filter }}",
      'TrueFalseTrueFalseFalse',
    ],
    ["{{ config.items2 | sum(attribute='v') }}{{ [1,2] | sum(start=10) }}", '1013'],
  ])('%s', (source, text) => {
    expect(take(source)).toBe(text);
  });

  it.each(['random', 'pprint', 'urlize'])('%s is refused before the import', (name) => {
    expect(troublesOf(`{{ record.a | ${name} }}`)).toEqual([
      `The filter “${name}” is not supported.`,
    ]);
  });

  it.each([
    ['{{ [1] | batch(0) }}', /one or more/],
    ['{{ [1] | slice(-1) }}', /one or more/],
    ['{{ [1] | slice(10 ** 9) }}', /more than/],
    ["{{ 'a' | indent(10 ** 9) }}", /width/],
    ["{{ 'a' | wordwrap(0) }}", /at least/],
    ["{{ 'a' | truncate(1) }}", /shorter/],
    ['{{ [1, "a"] | sort }}', /two kinds/],
    ['{{ "a" | indent(1, 2, 3, 4) }}', /too much/],
  ])('are an error where they cannot be: %s', (source, words) => {
    expect(() => take(source)).toThrow(words);
  });
});

describe('what a template changes', () => {
  it.each([
    [
      "{% set d = {} %}{% for k in ['a','b'] %}{% set _ = d.update({k: 1}) %}{% endfor %}{{ d }}",
      "{'a': 1, 'b': 1}",
    ],
    [
      "{% set _ = record.update({'z': [1]}) %}{{ record.z }}{% set _ = record.z.append(2) %}{{ record.z }}",
      '[1][1, 2]',
    ],
    ["{{ record.pop('name') }}{{ record.name }}{{ record.pop('nope', 5) }}", 'Zoë5'],
    ['{{ record.list.pop() }}{{ record.list.pop(0) }}{{ record.list }}', '23[1]'],
    [
      '{% set _ = record.list.sort() %}{{ record.list }}{% set _ = record.list.reverse() %}{{ record.list }}{% set _ = record.list.sort(reverse=true) %}{{ record.list }}',
      '[1, 2, 3][3, 2, 1][3, 2, 1]',
    ],
    [
      '{% set _ = record.list.extend([9, 8]) %}{% set _ = record.list.insert(1, 7) %}{% set _ = record.list.remove(3) %}{{ record.list }}',
      '[7, 1, 2, 9, 8]',
    ],
    [
      "{{ record.n.setdefault('x', 4) }}{{ record.n.setdefault('q', 4) }}{{ record.n.q }}{{ record.n.popitem()[0] }}",
      "{'y': [1, 2]}44q",
    ],
    ["{% set l = [] %}{% set d = {'l': l} %}{% set _ = l.append(1) %}{{ d }}", "{'l': [1]}"],
    [
      "{% set l = [] %}{% set _ = record.update({'l': l}) %}{% set _ = l.append(1) %}{{ record.l }}",
      '[1]',
    ],
    [
      '{% set a = [1,2,3] %}{% set b = a.copy() %}{% set _ = b.append(4) %}{{ a }}{{ b }}',
      '[1, 2, 3][1, 2, 3, 4]',
    ],
    ['{% set a = [3,1] + [2] %}{{ a.append(1) }}{{ a }}', 'None[3, 1, 2, 1]'],
    [
      '{% set a = record.list | sort %}{% set _ = a.append(5) %}{{ a }}{{ record.list }}',
      '[1, 2, 3, 5][3, 1, 2]',
    ],
    ['{% set c = dict(record) %}{% set _ = c.update(id=8) %}{{ c.id }}{{ record.id }}', '87'],
    [
      '{% set _ = record.tags.clear() %}{{ record.tags }}{% set _ = record.n.clear() %}{{ record.n }}',
      '[]{}',
    ],
    [
      "{{ ['b','A','a','B'] | sort }}{{ ['b','A','a','B'] | sort(case_sensitive=true) }}{{ ['b','A','a'] | sort(true) }}",
      "['A', 'a', 'b', 'B']['A', 'B', 'a', 'b']['b', 'A', 'a']",
    ],
    [
      "{{ [{'a':1,'b':'z'},{'a':1,'b':'y'},{'a':0,'b':'z'}] | sort(attribute='a,b') | map(attribute='b') | join }}",
      'zyz',
    ],
    [
      "{{ [{'a':1,'n':1},{'a':1,'n':2},{'a':2,'n':3}] | sort(attribute='a', reverse=true) | map(attribute='n') | join }}",
      '312',
    ],
    [
      "{% for k, v in {'b':1,'A':2} | dictsort(by='value', reverse=true) %}{{ k }}{{ v }}{% endfor %}",
      'A2b1',
    ],
  ])('%s', (source, text) => {
    expect(take(source)).toBe(text);
  });

  it.each([
    "{% set c = config %}{% set _ = c.update(a='2') %}",
    '{% set _ = [config][0].clear() %}',
    '{% for one in config.items2 %}{% set _ = one.update(v=0) %}{% endfor %}',
    '{% set _ = record.update(c=[config]) %}{% set _ = (config.items2 | first).clear() %}',
  ])('is never what others read: %s', (source) => {
    const before = JSON.stringify(config);
    expect(() => take(source)).toThrow(/Only the record/);
    expect(JSON.stringify(config)).toBe(before);
  });

  it('is a copy of what others read, once it is in the record', () => {
    const before = JSON.stringify(config);
    expect(
      take(
        "{% set l = [config] %}{% set _ = record.update(c=l, d=config) %}{% set _ = record.c[0].update(a='2') %}{% set _ = record.d.clear() %}{{ record.c[0].a }}{{ record.d }}",
      ),
    ).toBe('2{}');
    expect(JSON.stringify(config)).toBe(before);
  });

  it.each([
    ['{{ record.pop("nope") }}', /nothing of that name/],
    ['{{ [].pop() }}', /nothing there/],
    ['{{ [1].remove(2) }}', /lacks/],
    ['{{ {}.popitem() }}', /nothing to take/],
    ['{% set l = [] %}{% set _ = l.append(l) %}', /itself/],
    ['{% set a = [] %}{% set b = [a] %}{% set _ = a.append(b) %}', /itself/],
    ['{% set _ = record.update(a=record) %}', /itself/],
    ['{% set _ = record.n.x.update(a=record) %}', /itself/],
    ['{% set _ = record.update(n=namespace()) %}', /macro or namespace/],
    ['{% set _ = [].append(range) %}', /macro or namespace/],
  ])('is an error where it cannot be: %s', (source, words) => {
    expect(() => take(source)).toThrow(words);
  });

  it('is the record of AddFields, once for each field, and never the answer', () => {
    const answer = (): Json => ({ items: [{ id: 'a', at: '1', a: 'x', tags: ['p'] }] });
    const source = small({
      stream: {
        transformations: [
          {
            type: 'AddFields',
            fields: [
              { path: ['a'], value: "{{ record.pop('at') }}", value_type: 'integer' },
              {
                path: ['n'],
                value: "{% set _ = record.update({'seen': [now_utc()] | length}) %}1",
              },
              { path: ['m'], value: "{% set _ = record.tags.append('q') %}{{ record.tags }}" },
            ],
          },
        ],
      },
    });
    const { rows } = readThings(source, answer);
    expect(rows[0]).toMatchObject({ id: 'a', a: '1' });
    expect(JSON.parse(String(rows[0]!['_extra']))).toEqual({
      tags: ['p', 'q'],
      seen: 1,
      n: 1,
      m: ['p', 'q'],
    });
    expect(rows[0]).not.toHaveProperty('at');
  });

  it('never takes a record’s own text for an expression', () => {
    const records = ['{{ 1 }}', '{{ 0 }}', '{% broken', 'False', ''];
    const answer = (): Json => ({ items: records.map((text, i) => ({ id: `${i}`, text })) });
    const fields = [{ path: ['yes'], value: '{{ record.text }}', value_type: 'boolean' }];
    const source = small({ stream: { transformations: [{ type: 'AddFields', fields }] } });
    const { rows } = readThings(source, answer);
    const said = rows.map((row) => (JSON.parse(String(row['_extra'])) as { yes: boolean }).yes);
    expect(said).toEqual([true, true, true, false, false]);
  });

  it('is said by line before the import where it would be nothing', () => {
    const toldOf = (parts: Parameters<typeof small>[0]): readonly string[] =>
      inspected(small(parts)).problems.map(({ text }) => text);
    expect(
      toldOf({
        selector: { record_filter: { type: 'RecordFilter', condition: "{{ record.pop('a') }}" } },
      }),
    ).toContain('“pop” would change “record”: only `AddFields` changes its record.');
    expect(toldOf({ requester: { path: "/{{ config.pop('domain') }}" } })).toContain(
      '“pop” would change “config”: only `AddFields` changes its record.',
    );
    expect(
      toldOf({ requester: { path: '/{% set path = [] %}{% set _ = path.append(1) %}' } }),
    ).toEqual([]);
    expect(troublesOf('{{ response.data.append(1) }}', true)).toEqual([
      '“append” would change “response”: only `AddFields` changes its record.',
    ]);
    expect(troublesOf('{{ record.a.append(1) }}', true)).toEqual([]);
  });
});
