/** How bytes and texts become records. */
import { bodiesOf, unpacking } from '../../../src/connectors/_manifest/decode';
import type { Json } from '../../../src/model';
import { readThings, small, text } from './_small';

describe('decoders', () => {
  const decoded = (decoder: Json, body: string): readonly Json[] =>
    bodiesOf(decoder as never, { status: 200, headers: {}, text: body });

  it('read tables: quotes, lines in cells, other marks, a mark at the beginning, what stands for nothing', () => {
    expect(
      decoded({ type: 'CsvDecoder' }, '\ufeffid,name\r\n1,"Zoë, ""Z""\nŁ"\r\n2,\r\n\r\n'),
    ).toEqual([
      { id: '1', name: 'Zoë, "Z"\nŁ' },
      { id: '2', name: '' },
    ]);
    expect(
      decoded(
        { type: 'CsvDecoder', delimiter: '\\t', set_values_to_none: ['', '-'] },
        'a\tb\n00123\t-\n',
      ),
    ).toEqual([{ a: '00123', b: null }]);
    expect(decoded({ type: 'CsvDecoder' }, 'a,b,c\n1,2\n1,2,3,4\n')).toEqual([
      { a: '1', b: '2', c: null },
      { a: '1', b: '2', c: '3' },
    ]);
    expect(decoded({ type: 'CsvDecoder' }, '__proto__,constructor\n1,2\n')).toEqual([
      { constructor: '2' },
    ]);
    expect(decoded({ type: 'CsvDecoder' }, '')).toEqual([]);
  });

  it('read lines, items and nothing', () => {
    expect(decoded({ type: 'JsonlDecoder' }, '{"a":1}\n\n{"a":2}\n')).toEqual([{ a: 1 }, { a: 2 }]);
    expect(decoded({ type: 'IterableDecoder' }, 'a\nb')).toEqual([
      { record: 'a' },
      { record: 'b' },
    ]);
    expect(decoded({ type: 'JsonDecoder' }, ' ')).toEqual([]);
    expect(() => decoded({ type: 'JsonDecoder' }, '{"a":')).toThrow();
    expect(() => decoded({ type: 'JsonlDecoder' }, '{"a":1}\n{"a"')).toThrow();
  });

  it('read XML: attributes, lists, entities, parts as they are', () => {
    expect(
      decoded(
        { type: 'XmlDecoder' },
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x "y">]><!-- c --><r v="1 &amp; 2"><i>a&lt;&#x42;&#67;</i><i><![CDATA[<b>&amp;]]></i><e/><n k=\'z\'>t</n></r>',
      ),
    ).toEqual([
      { r: { '@v': '1 & 2', i: ['a<BC', '<b>&amp;'], e: null, n: { '@k': 'z', '#text': 't' } } },
    ]);
    for (const bad of ['<a>', '<a></b>', '<a', 'a', '', '<a/>x<', '</a>', '<a b=c/>'])
      expect(() => decoded({ type: 'XmlDecoder' }, bad)).toThrow();
    expect(decoded({ type: 'XmlDecoder' }, '<a>&constructor;&toString;&x;</a>')).toEqual([
      { a: '&constructor;&toString;&x;' },
    ]);
  });

  it.each([
    ['beginnings', '<!DOCTYPE' + '[]]'.repeat(30_000)],
    ['comments', '<!--'.repeat(100_000)],
    ['depth', '<a>'.repeat(50_000)],
    ['attributes', `<a ${'b="c" '.repeat(20_000)}`],
    ['spaces', `<a${' '.repeat(100_000)}`],
    ['a billion laughs', `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>`.repeat(2)],
  ])('end at hostile XML: %s', (_, body) => {
    const begun = process.cpuUsage();
    try {
      expect(JSON.stringify(decoded({ type: 'XmlDecoder' }, body)).length).toBeLessThan(1_000);
    } catch (error) {
      expect((error as Error).message).toMatch(/XML/);
    }
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(3_000);
  });

  it('say how bytes become text', () => {
    const inner = { type: 'CsvDecoder', encoding: 'windows-1252' };
    expect(unpacking({ type: 'GzipDecoder', decoder: inner } as never)).toEqual({
      charset: 'windows-1252',
      unpack: 'gzip',
    });
    expect(
      unpacking({ type: 'ZipfileDecoder', decoder: { type: 'JsonDecoder' } } as never),
    ).toEqual({ unpack: 'zip' });
    expect(unpacking({ type: 'JsonDecoder' } as never)).toEqual({});
    // As they were called once.
    const once: Json = {
      type: 'CompositeRawDecoder',
      parser: { type: 'GzipParser', inner_parser: { type: 'CsvParser', delimiter: ';' } },
    };
    expect(unpacking(once as never)).toEqual({ unpack: 'gzip' });
    expect(decoded(once, 'a;b\n1;2')).toEqual([{ a: '1', b: '2' }]);
    const source = small({
      retriever: { decoder: { type: 'GzipDecoder', decoder: { type: 'JsonlDecoder' } } },
      selector: { extractor: { type: 'DpathExtractor', field_path: [] } },
    });
    const { rows, requests } = readThings(source, () => text('{"id":"1"}\n{"id":"2"}'));
    expect(requests[0]).toMatchObject({ unpack: 'gzip' });
    expect(rows.map(({ id }) => id)).toEqual(['1', '2']);
  });
});
