/** Expressions as Jinja evaluates them, and as manifests read what they come to. */
import { createHmac } from 'node:crypto';
import {
  evaluate,
  holds,
  macrosAt,
  textOf,
  type Scope,
} from '../../../src/connectors/_manifest/template';

const NOW = Date.parse('2026-11-22T06:07:08.009Z');
const scope: Scope = {
  ...macrosAt(NOW),
  config: {
    start: '2026-01-01',
    size: 50,
    tags: ['a', 'b'],
    none: null,
    items: 'mine',
    nested: { a: { b: 1 } },
  },
  record: {
    id: 7,
    name: 'Zoë Łukasz',
    on: true,
    off: false,
    empty: '',
    list: [3, 1, 2],
    'a-b': 1,
    n: '00123',
  },
  response: {
    data: [
      { id: 1, k: 'x' },
      { id: 2, k: 'y' },
    ],
    meta: { next: null },
  },
  parameters: { name: 'things' },
};

describe('the text an expression comes to', () => {
  it.each([
    // Names, attributes and items.
    ['{{ config.start }}', '2026-01-01'],
    ["{{ config['start'] }}", '2026-01-01'],
    ["{{ record['a-b'] }}", '1'],
    ['{{ config.nested.a.b }}', '1'],
    ["{{ config.nested['a'].b }}", '1'],
    ['{{ config.items }}', 'mine'],
    ['{{ config.get("size") }}', '50'],
    ['{{ config.get("nothing") }}', 'None'],
    ['{{ config.get("nothing", 5) }}', '5'],
    ['{{ config.nothing }}', ''],
    // Nothing has no parts: that fails where something is asked of them, and not before.
    ["{{ (config.none.a or 0) + 1 }}{{ config.none['a'] or 2 }}", '12'],
    ['{{ config.none[:4] }}{{ record.id[:4] }}{{ config.none.a }}', ''],
    ['{{ config.none.a is defined }} {{ config.none.a | length }}', 'False 0'],
    ['{{ record.list[0] }}{{ record.list[-1] }}', '32'],
    ['{{ response.data[1].k }}', 'y'],
    ['{{ response["data"][0]["id"] }}', '1'],
    // Constants, as Python prints them.
    [
      '{{ true }} {{ True }} {{ none }} {{ None }} {{ 1.5 }} {{ "a" }} {{ [1, "a", none] }}',
      "True True None None 1.5 a [1, 'a', None]",
    ],
    ["{{ {'a': 1, 'b': [true]} }}", "{'a': 1, 'b': [True]}"],
    ['{{ "it\'s" }} {{ ["it\'s"] }}', 'it\'s ["it\'s"]'],
    [String.raw`{{ 'a\nb' }}`, 'a\nb'],
    // Sums and comparisons.
    ['{{ 1 + 2 * 3 ** 2 }} {{ 7 // 2 }} {{ 7 % 3 }} {{ -7 // 2 }} {{ -7 % 3 }}', '19 3 1 -4 2'],
    ['{{ -1|abs }} {{ (-1)|abs }} {{ 2 - -1 }}', '1 1 3'],
    ['{{ "a" ~ 1 ~ none }}', 'a1None'],
    ['{{ "a" + "b" }} {{ "ab" * 2 }} {{ [1] + [2] }}', 'ab abab [1, 2]'],
    [
      '{{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ 1 == 1.0 }} {{ "1" == 1 }} {{ true == 1 }}',
      'True False True False True',
    ],
    [
      '{{ "a" in "cat" }} {{ 1 in [1] }} {{ "size" in config }} {{ 3 not in [1] }}',
      'True True True True',
    ],
    ['{{ "%s of %s" % (1, 2) }}', '1 of 2'],
    // Truth, `or`, `default`.
    [
      '{{ config.nothing or "x" }} {{ "" or "x" }} {{ 0 or "x" }} {{ [] or "x" }} {{ "a" or "x" }}',
      'x x x x a',
    ],
    ['{{ record.on and "x" }} {{ record.off and "x" }}', 'x False'],
    ['{{ not record.on }} {{ not [] }}', 'False True'],
    [
      '{{ config.nothing | default("x") }} {{ config.none | default("x") }} {{ config.none | default("x", true) }}',
      'x None x',
    ],
    [
      '{{ record.empty | default("x") }}|{{ record.empty | default("x", true) }}|{{ record.empty | default("x", boolean=true) }}',
      '|x|x',
    ],
    ['{{ config.nothing.deeper | default("x") }}', 'x'],
    ['{{ "a" if record.on else "b" }} {{ "a" if record.off }}', 'a '],
    ['{{ "a" if record.off else "b" if record.on else "c" }}', 'b'],
    // Slices.
    [
      '{{ "abcdef"[1:3] }} {{ "abcdef"[:-1] }} {{ "abcdef"[-2:] }} {{ "abc"[::-1] }} {{ [1,2,3,4][::2] }} {{ "abcdef"[4:1:-1] }}',
      'bc abcde ef cba [1, 3] edc',
    ],
    ['{{ "abc"[0:10] }} {{ "abc"[5:] }}', 'abc '],
    // Tests.
    [
      '{{ config.nothing is defined }} {{ config.start is defined }} {{ config.none is none }} {{ config.none is not none }}',
      'False True True False',
    ],
    [
      '{{ 3 is odd }} {{ 4 is divisibleby 2 }} {{ "a" is string }} {{ record is mapping }} {{ [1] is iterable }} {{ 1 is number }}',
      'True True True True True True',
    ],
    [
      '{{ 1 is in [1, 2] }} {{ 2 is eq 2 }} {{ 2 is gt(1) }} {{ 1 is sameas true }}',
      'True True True False',
    ],
    // Filters.
    [
      '{{ "Ab" | upper }} {{ "Ab" | lower }} {{ "ab cd" | title }} {{ "aB" | capitalize }} {{ " a " | trim }}|',
      'AB ab Ab Cd Ab a|',
    ],
    [
      '{{ "a-b-c" | replace("-", "+") }} {{ "a-b-c" | replace("-", "+", 1) }} {{ "a-b-c".replace("-", "") }}',
      'a+b+c a+b-c abc',
    ],
    [
      '{{ record.list | sort }} {{ record.list | sort(reverse=true) }} {{ record.list | max }} {{ record.list | sum }} {{ record.list | length }}',
      '[1, 2, 3] [3, 2, 1] 3 6 3',
    ],
    [
      '{{ response.data | map(attribute="id") | list }} {{ response.data | map(attribute="k") | join(",") }}',
      '[1, 2] x,y',
    ],
    [
      '{{ response.data | selectattr("k", "equalto", "y") | map(attribute="id") | first }} {{ response.data | rejectattr("id", "gt", 1) | list | length }}',
      '2 1',
    ],
    [
      '{{ [1, 2, 3, 4] | select("even") | list }} {{ [0, 1, ""] | select | list }} {{ [1, 2] | reject("equalto", 1) | list }}',
      '[2, 4] [1] [2]',
    ],
    ['{{ [1, 1, true, "1", 2] | unique | list }}', "[1, '1', 2]"],
    [
      '{{ "12" | int + 1 }} {{ "x" | int }} {{ "x" | int(5) }} {{ "1.9" | int }} {{ "1.5" | float }} {{ 2.567 | round(1) }}',
      '13 0 5 1 1.5 2.6',
    ],
    ['{{ "a b" | urlencode }} {{ {"a": "x y"} | urlencode }}', 'a%20b a=x+y'],
    ['{{ {"a": [1, none, true]} | tojson }}', '{"a": [1, null, true]}'],
    [
      "{{ 'a,b'.split(',') | last }} {{ 'a.b.c'.rsplit('.', 1)[0] }} {{ ','.join(['a', 'b']) }} {{ 'abc'.startswith('a') }}",
      'b a.b a,b True',
    ],
    ['{{ "abc" | hash("md5") }}', '900150983cd24fb0d6963f7d28e17f72'],
    [
      '{{ "abc" | hash("sha256") }}',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ],
    ['{{ "a" | hmac("k") }}', createHmac('sha256', 'k').update('a').digest('hex')],
    ['{{ "Zoë" | base64encode }} {{ "Wm/Dqw==" | base64decode }}', 'Wm/Dqw== Zoë'],
    [String.raw`{{ 'https://x.example/?page=12' | regex_search('page=(\d+)') }}`, '12'],
    [String.raw`{{ 'a1b2' | regex_replace('[0-9]', '#') }}`, 'a#b#'],
    // Blocks and space.
    ['{% if record.on %}a{% elif 1 %}b{% else %}c{% endif %}', 'a'],
    [
      '{% for x in record.list %}{{ loop.index }}:{{ x }}{% if not loop.last %},{% endif %}{% endfor %}',
      '1:3,2:1,3:2',
    ],
    ['{% for x in record.list if x > 1 %}{{ x }}{% else %}none{% endfor %}', '32'],
    ['{% for k, v in {"a": 1}.items() %}{{ k }}={{ v }}{% endfor %}', 'a=1'],
    ['{% for x in [] %}x{% else %}none{% endfor %}', 'none'],
    ['{% set x = 5 %}{{ x + 1 }}', '6'],
    ['a {{- 1 -}} b', 'a1b'],
    ['a\n{%- if 1 %} b {% endif -%}\n c', 'a b c'],
    ['{# nothing #}a', 'a'],
    ['{{ {"a": {"b": 1}}["a"]["b"] }}', '1'],
    ['{{ "}}" }}{{ "{{" }}', '}}{{'],
    ['plain { text }', 'plain { text }'],
    ['/{{ parameters.name }}/{{ record.id }}', '/things/7'],
    // Macros.
    [
      '{{ now_utc().strftime("%Y-%m-%d") }} {{ today_utc() }} {{ today_utc().year }}',
      '2026-11-22 2026-11-22 2026',
    ],
    [
      '{{ day_delta(-1, format="%Y-%m-%d") }} {{ day_delta(25, "%d.%m.%y") }}',
      '2026-11-21 17.12.26',
    ],
    ['{{ (today_utc() - duration("P1M")).strftime("%Y-%m-%d") }}', '2026-10-22'],
    [
      '{{ format_datetime("2026-03-04T05:06:07Z", "%d/%m/%Y %H:%M") }} {{ format_datetime(1764000000, "%Y") }}',
      '04/03/2026 05:06 2025',
    ],
    ['{{ format_datetime("04/03/2026", "%Y-%m-%d", "%d/%m/%Y") }}', '2026-03-04'],
    ['{{ timestamp("2026-03-04T05:06:07Z") }} {{ timestamp(1.9) }}', '1772600767 1'],
    ['{{ str_to_datetime("2026-03-04").strftime("%B %A") }}', 'March Wednesday'],
    [
      '{{ max(1, 3, 2) }} {{ min([4, 2]) }} {{ max("2026-01-01", "2025-01-01") }}',
      '3 2 2026-01-01',
    ],
    [
      '{{ camel_case_to_snake_case("someFieldName") }} {{ sanitize_url("a b/c") }} {{ range(3) | list }} {{ range(1, 6, 2) | list }}',
      'some_field_name a%20b%2Fc [0, 1, 2] [1, 3, 5]',
    ],
  ])('%s', (source, text) => {
    expect(textOf(source, scope)).toBe(text);
  });
});

describe('the value it is', () => {
  it.each([
    ['{{ 5 }}', 5],
    ['5', 5],
    ['{{ "5" }}', 5],
    ['{{ record.n }}', '00123'],
    ['{{ "2026-01-01" }}', '2026-01-01'],
    ['{{ 1 == 1 }}', true],
    ['{{ "true" }}', 'true'],
    ['{{ "True" }}', true],
    ['{{ none }}', null],
    ['{{ config.nothing }}', null],
    ['{{ config.nothing.more }}', null],
    ['{{ [1, 2] }}', [1, 2]],
    ['{{ {"a": "b"} }}', { a: 'b' }],
    ["['a', 'b']", ['a', 'b']],
    ['{{ record.name }}', 'Zoë Łukasz'],
    ['a {{ 5 }}', 'a 5'],
    ['{{ 12345678901234567890 }}', '12345678901234567000'],
    ['12345678901234567890', '12345678901234567890'],
    ['1e3', 1000],
    ['-1.5', -1.5],
    ['1_000', 1000],
    ['1.2.3', '1.2.3'],
    ['[unclosed', '[unclosed'],
    [
      '{{ response.data }}',
      [
        { id: 1, k: 'x' },
        { id: 2, k: 'y' },
      ],
    ],
  ])('of %s', (source, value) => {
    expect(evaluate(source, scope)).toEqual(value);
  });

  it.each([
    ['{{ record.on }}', true],
    ['{{ record.off }}', false],
    ['{{ response.meta.next is none }}', true],
    ['{{ not response.meta.next }}', true],
    ['{{ response.nothing }}', false],
    ['{{ response.data | length < 2 }}', false],
    ['{{ [] }}', false],
    ['{{ {} }}', false],
    ['{{ 0 }}', false],
    ['{{ "0.0" }}', false],
    ['{{ "None" }}', false],
    ['true', true],
    ['False', false],
    ['{{ response.data[5] }}', false],
    ['{{ "next" not in response.meta }}', false],
  ])('and whether %s holds', (source, truth) => {
    expect(holds(source, scope)).toBe(truth);
  });
});
