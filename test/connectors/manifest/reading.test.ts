/** What a stream's parts do: cursors, error handlers, decoders, references, templates of streams. */
import { gzipSync } from 'node:zlib';
import type { HttpResponse, Json } from '../../../src/model';
import { cursorOf } from '../../../src/connectors/_manifest/cursor';
import { contextOf } from '../../../src/connectors/_manifest/context';
import { bodiesOf, unpacking } from '../../../src/connectors/_manifest/decode';
import { judgeOf } from '../../../src/connectors/_manifest/judge';
import { readManifest } from '../../../src/connectors/_manifest/manifest';
import { formatMoment, parseMoment } from '../../../src/connectors/_manifest/template/time';
import { BASE, failureOf, inspected, readThings, small, text } from './_small';

const NOW = Date.parse('2026-11-22T06:00:00Z');
const context = contextOf({ start: '2026-11-20T00:00:00Z', days: '3' }, NOW);
const response = (
  status: number,
  body = '',
  headers: Record<string, string> = {},
): HttpResponse => ({
  status,
  headers,
  text: body,
});

describe('formats of moments', () => {
  it.each([
    ['%Y-%m-%dT%H:%M:%SZ', '2026-03-04T05:06:07Z'],
    ['%Y-%m-%dT%H:%M:%S.%fZ', '2026-03-04T05:06:07.000000Z'],
    ['%Y-%m-%dT%H:%M:%S%z', '2026-03-04T05:06:07+0000'],
    ['%Y-%m-%d %H:%M:%S', '2026-03-04 05:06:07'],
    ['%Y-%m-%d', '2026-03-04'],
    ['%d/%m/%y', '04/03/26'],
    ['%Y%m%d', '20260304'],
    ['%s', '1772600767'],
    ['%ms', '1772600767000'],
    ['%epoch_microseconds', '1772600767000000'],
    ['%s_as_float', '1772600767.000000'],
    ['%Y-%m-%dT%H:%M:%S.%_msZ', '2026-03-04T05:06:07.000Z'],
    ['%a, %d %b %Y %H:%M:%S GMT', 'Wed, 04 Mar 2026 05:06:07 GMT'],
    ['%I:%M %p %j', '05:06 AM 063'],
  ])('%s', (format, written) => {
    const moment = parseMoment('2026-03-04T05:06:07Z', '%Y-%m-%dT%H:%M:%S%z')!;
    expect(formatMoment(moment, format)).toBe(written);
    const read = parseMoment(written, format);
    expect(read).not.toBeNull();
    expect(formatMoment(read!, format)).toBe(written);
  });

  it.each([
    ['%Y-%m-%d', '2026-13-01'],
    ['%Y-%m-%d', '2026-3'],
    ['%s', 'soon'],
    ['%Y-%m-%dT%H:%M:%SZ', '2026-03-04'],
  ])('%s is not %s', (format, written) => {
    expect(parseMoment(written, format)).toBeNull();
  });
});

describe('cursors in time', () => {
  const cursor = (more: { [name: string]: Json }) =>
    cursorOf(
      {
        type: 'DatetimeBasedCursor',
        cursor_field: 'at',
        datetime_format: '%Y-%m-%d',
        start_datetime: '2026-11-18',
        ...more,
      } as never,
      context,
    )!;
  const spans = (more: { [name: string]: Json }, since: string | null = null) =>
    cursor(more)
      .windows(since, null)!
      .map((one) => `${String(one['start_time'])}..${String(one['end_time'])}`);

  it.each([
    ['is one span without a step', {}, null, ['2026-11-18..2026-11-22']],
    [
      'goes by steps, less the granularity',
      { step: 'P2D', cursor_granularity: 'P1D' },
      null,
      ['2026-11-18..2026-11-19', '2026-11-20..2026-11-21', '2026-11-22..2026-11-22'],
    ],
    [
      'goes on from what is known, looking back',
      { step: 'P10D', cursor_granularity: 'P1D', lookback_window: 'P1D' },
      '2026-11-21T00:00:00.000000Z',
      ['2026-11-20..2026-11-22'],
    ],
    [
      'looks back by a setting',
      { lookback_window: '{{ "P" ~ config.days ~ "D" }}' },
      '2026-11-22T00:00:00.000000Z',
      ['2026-11-19..2026-11-22'],
    ],
    [
      'never before its start',
      { lookback_window: 'P30D' },
      '2026-11-19T00:00:00.000000Z',
      ['2026-11-18..2026-11-22'],
    ],
    ['ends where it says', { end_datetime: '2026-11-20' }, null, ['2026-11-18..2026-11-20']],
    ['never after now', { end_datetime: '2027-01-01' }, null, ['2026-11-18..2026-11-22']],
    ['is nothing where it begins after its end', { end_datetime: '2026-11-01' }, null, []],
    [
      'takes the later of two beginnings',
      {
        start_datetime: {
          type: 'MinMaxDatetime',
          datetime: '{{ config.start }}',
          datetime_format: '%Y-%m-%dT%H:%M:%SZ',
          min_datetime: '2026-11-21T00:00:00Z',
        },
      },
      null,
      ['2026-11-21..2026-11-22'],
    ],
    [
      'is written in UTC where a bound has no zone of its own, and in its own where it has',
      {
        datetime_format: '%Y-%m-%dT%H%z',
        start_datetime: {
          datetime: '2026-11-21T00:00:00+05:30',
          datetime_format: '%Y-%m-%dT%H:%M:%S%z',
        },
        end_datetime: { datetime: '2026-11-22T03:00:00Z', datetime_format: '%Y-%m-%dT%H:%M:%SZ' },
      },
      null,
      ['2026-11-21T00+0530..2026-11-22T03+0000'],
    ],
    [
      'goes by months where one is shorter',
      { start_datetime: '2026-08-31', step: 'P1M', cursor_granularity: 'P1D' },
      null,
      ['2026-08-31..2026-09-29', '2026-09-30..2026-10-29', '2026-10-30..2026-11-22'],
    ],
  ] as const)('%s', (_, more, since, expected) => {
    expect(spans(more as never, since)).toEqual(expected);
  });

  it('reads other formats of a record than it asks by', () => {
    const one = cursor({
      datetime_format: '%s',
      cursor_datetime_formats: ['%ms', '%Y-%m-%dT%H:%M:%SZ'],
    });
    expect(one.of('2026-03-04T05:06:07Z')).toBe('2026-03-04T05:06:07.000000Z');
    expect(one.of(1772600767000)).toBe('2026-03-04T05:06:07.000000Z');
    expect(one.of('soon')).toBeNull();
    expect(one.of(null)).toBeNull();
    expect(one.of({ a: 1 })).toBeNull();
    expect(spans({ datetime_format: '%s', start_datetime: '1795305600' })).toEqual([
      '1795305600..1795327200',
    ]);
  });

  it('asks for what changed since, and lands it', () => {
    const source = small({
      stream: {
        incremental_sync: {
          type: 'DatetimeBasedCursor',
          cursor_field: 'at',
          datetime_format: '%Y-%m-%dT%H:%M:%SZ',
          start_datetime: '2026-11-01T00:00:00Z',
          start_time_option: {
            type: 'RequestOption',
            inject_into: 'request_parameter',
            field_name: 'from',
          },
          end_time_option: { type: 'RequestOption', inject_into: 'header', field_name: 'X-To' },
        },
      },
    });
    const items = [
      { id: '1', at: '2026-11-03T00:00:00Z' },
      { id: '2', at: '2026-11-09T00:00:00Z' },
    ];
    const first = readThings(source, () => ({ items }));
    expect(first.requests[0]).toMatchObject({
      url: `${BASE}/things?from=2026-11-01T00%3A00%3A00Z`,
      headers: { 'X-To': '2026-11-22T06:00:00Z' },
    });
    const { checkpoint } = first.batches[first.batches.length - 1]!;
    const second = readThings(source, () => ({ items: [items[1]!] }), { checkpoint });
    expect(second.urls).toEqual([`${BASE}/things?from=2026-11-09T00%3A00%3A00Z`]);
    expect(second.batches.some(({ restart }) => restart)).toBe(false);
  });

  it('counts where ids only rise', () => {
    const source = small({
      stream: {
        incremental_sync: {
          type: 'IncrementingCountCursor',
          cursor_field: 'n',
          start_value: 5,
          start_value_option: {
            type: 'RequestOption',
            inject_into: 'request_parameter',
            field_name: 'after',
          },
        },
      },
    });
    const first = readThings(source, () => ({
      items: [
        { id: 'a', n: 9 },
        { id: 'b', n: 10 },
      ],
    }));
    expect(first.urls[0]).toContain('after=5');
    const { checkpoint } = first.batches[first.batches.length - 1]!;
    expect(readThings(source, () => ({ items: [] }), { checkpoint }).urls[0]).toContain('after=10');
  });
});

describe('error handlers', () => {
  const judged = (handler: Json, answer: HttpResponse, attempts = 1) =>
    judgeOf({ error_handler: handler } as never, context)(answer, attempts, NOW);
  const filters = (...response_filters: Json[]): Json => ({
    type: 'DefaultErrorHandler',
    response_filters,
  });

  it.each([
    ['by its number', { http_codes: [404], action: 'IGNORE' }, response(404), 'take'],
    [
      'by its words',
      { error_message_contains: 'gone', action: 'IGNORE' },
      response(400, 'is gone'),
      'take',
    ],
    [
      'by an expression',
      { predicate: "{{ response.code == 'x' }}", action: 'FAIL' },
      response(200, '{"code":"x"}'),
      'fail',
    ],
    [
      'by a header',
      { predicate: "{{ headers['X-Left'] == '0' }}", action: 'RETRY' },
      response(200, '{}', { 'x-left': '0' }),
      'retry',
    ],
    ['as a rate', { http_codes: [403], action: 'RATE_LIMITED' }, response(403), 'retry'],
    [
      'by a new token',
      { http_codes: [403], action: 'REFRESH_TOKEN_THEN_RETRY' },
      response(403),
      'renew',
    ],
    ['as success', { http_codes: [418], action: 'SUCCESS' }, response(418), 'take'],
    [
      'as usual where none matches: fail',
      { http_codes: [404], action: 'IGNORE' },
      response(400),
      'fail',
    ],
    [
      'as usual where none matches: again',
      { http_codes: [404], action: 'IGNORE' },
      response(503),
      'retry',
    ],
    [
      'as usual where none matches: taken',
      { http_codes: [404], action: 'IGNORE' },
      response(200),
      'take',
    ],
  ])('judge an answer %s', (_, filter, answer, verdict) => {
    expect(judged(filters({ type: 'HttpResponseFilter', ...filter }), answer)?.is).toBe(verdict);
  });

  it('say what the file says, and never the source’s words', () => {
    const handler = (error_message: string) =>
      filters({ http_codes: [400], action: 'FAIL', error_message });
    const answer = response(400, '{"of": "Zoë"}');
    expect(judged(handler('Ask for the scope.'), answer)).toEqual({
      is: 'fail',
      message: 'Ask for the scope.',
    });
    expect(judged(handler('No: {{ response.of }}'), answer)).toEqual({ is: 'fail' });
  });

  it('of several take the first that knows', () => {
    const composite: Json = {
      type: 'CompositeErrorHandler',
      error_handlers: [
        filters({ http_codes: [404], action: 'IGNORE' }),
        { ...(filters({ http_codes: [429], action: 'RETRY' }) as object), max_retries: 2 } as Json,
      ],
    };
    expect(judged(composite, response(404))?.is).toBe('take');
    expect(judged(composite, response(429))).toMatchObject({ is: 'retry' });
    expect(judged(composite, response(400))?.is).toBe('fail');
  });

  const waits = (
    strategy: { [name: string]: Json },
    headers: Record<string, string> = {},
    attempts = 1,
  ) =>
    judged(
      { type: 'DefaultErrorHandler', backoff_strategies: [strategy] },
      response(503, '', headers),
      attempts,
    );

  it.each([
    [
      'a constant time',
      { type: 'ConstantBackoffStrategy', backoff_time_in_seconds: 7 },
      {},
      1,
      7_000,
    ],
    ['longer each time', { type: 'ExponentialBackoffStrategy', factor: 3 }, {}, 1, 3_000],
    ['longer each time, later', { type: 'ExponentialBackoffStrategy', factor: 3 }, {}, 4, 24_000],
    [
      'as a header says',
      { type: 'WaitTimeFromHeader', header: 'Retry-In' },
      { 'retry-in': '12' },
      1,
      12_000,
    ],
    [
      'as a part of a header says',
      { type: 'WaitTimeFromHeader', header: 'X', regex: String.raw`in (\d+) s` },
      { x: 'again in 9 s' },
      1,
      9_000,
    ],
    [
      'until a header’s moment',
      { type: 'WaitUntilTimeFromHeader', header: 'Reset' },
      { reset: String(NOW / 1000 + 30) },
      1,
      30_000,
    ],
    [
      'at least so long',
      { type: 'WaitUntilTimeFromHeader', header: 'Reset', min_wait: 5 },
      { reset: String(NOW / 1000 - 30) },
      1,
      5_000,
    ],
    [
      'as usual where the header is not there',
      { type: 'WaitTimeFromHeader', header: 'constructor' },
      {},
      1,
      undefined,
    ],
  ])('wait %s', (_, strategy, headers, attempts, ms) => {
    const said = waits(strategy as never, headers as never, attempts);
    expect(said).toMatchObject({ is: 'retry' });
    expect((said as { waitMs?: number }).waitMs).toBe(ms);
  });

  it('do not wait longer than the file allows', () => {
    const long = { type: 'WaitTimeFromHeader', header: 'x', max_waiting_time_in_seconds: 60 };
    expect(waits(long, { x: '61' })).toEqual({ is: 'fail' });
  });

  it('end after as many attempts as the file says, and pass over what it ignores', () => {
    let asked = 0;
    const handler = (more: { [name: string]: Json }) =>
      small({ requester: { error_handler: { type: 'DefaultErrorHandler', ...more } } });
    const constant: Json = [{ type: 'ConstantBackoffStrategy', backoff_time_in_seconds: 1 }];
    failureOf(() =>
      readThings(handler({ max_retries: 2, backoff_strategies: constant }), () => {
        asked++;
        return text({}, {}, 503);
      }),
    );
    expect(asked).toBe(3);
    const ignoring = handler({
      response_filters: [{ type: 'HttpResponseFilter', http_codes: [404], action: 'IGNORE' }],
    });
    expect(readThings(ignoring, () => text('<html>', {}, 404)).rows).toEqual([]);
  });
});

describe('decoders', () => {
  const decoded = (decoder: Json, body: string): readonly Json[] =>
    bodiesOf(decoder as never, response(200, body));

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
    expect(gzipSync('x').length).toBeGreaterThan(0);
    const { rows, requests } = readThings(source, () => text('{"id":"1"}\n{"id":"2"}'));
    expect(requests[0]).toMatchObject({ unpack: 'gzip' });
    expect(rows.map(({ id }) => id)).toEqual(['1', '2']);
  });
});

describe('references and parameters', () => {
  it('put what is named in its place, what stands beside it wins, parameters go down', () => {
    const source = `version: 0.51.0
definitions:
  base: {type: HttpRequester, url_base: "${BASE}", http_method: GET}
  selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: ["{{ parameters['where'] }}"]}}
  stream:
    type: DeclarativeStream
    primary_key: id
    schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: string}}}}
    retriever:
      type: SimpleRetriever
      requester: {$ref: "#/definitions/base", http_method: POST, path: "/{{ parameters.path }}"}
      record_selector: "*ref(definitions.selector)"
streams:
  - $ref: "#/definitions/stream"
    $parameters: {name: things, path: a/b, where: rows}
  - $ref: "#/definitions/stream"
    name: others
    $parameters: {path: c, where: more}
check: {type: CheckStream, stream_names: [things]}
`;
    expect(inspected(source).streams.map(({ name }) => name)).toEqual(['things', 'others']);
    const { requests, rows } = readThings(source, () => ({
      rows: [{ id: '1' }],
      more: [{ id: '9' }],
    }));
    expect(requests[0]).toMatchObject({ url: `${BASE}/a/b`, method: 'post' });
    expect(rows).toEqual([expect.objectContaining({ id: '1' })]);
    const others = readThings(source, () => ({ more: [{ id: '9' }] }), { stream: 'others' });
    expect(others.urls).toEqual([`${BASE}/c`]);
  });

  it('leave alone what is the API’s own, though it has a type', () => {
    const value = { type: 'Query', of: { type: 'all' }, name: "{{ parameters['kind'] }}" };
    const one = JSON.parse(
      small({
        requester: { http_method: 'POST', request_body: { type: 'RequestBodyJsonObject', value } },
        stream: { $parameters: { kind: 'thing', depth: 'x' } },
      }),
    ) as { spec: { [name: string]: Json } };
    one.spec['advanced_auth'] = {
      auth_flow_type: 'oauth2.0',
      oauth_config_specification: {
        oauth_connector_input_specification: { consent_url: 'https://a.b/?{{ state_param }}' },
        complete_oauth_output_specification: {
          ...{ type: 'object', properties: { access_token: { type: 'string' } } },
        },
      },
    };
    const source = JSON.stringify(one);
    expect(inspected(source).problems.filter(({ stops }) => stops !== null)).toEqual([]);
    const { requests } = readThings(source, () => ({ items: [] }));
    expect(JSON.parse(requests[0]!.body!)).toEqual({
      ...{ type: 'Query', of: { type: 'all' }, name: 'thing' },
    });
  });

  it('tell the line of what does not go', () => {
    const { problems } = readManifest(
      'version: 9.0.0\nstreams:\n  - type: DeclarativeStream\n    name: a\n    retriever:\n      type: AsyncRetriever\n',
    );
    expect(problems).toEqual([
      expect.objectContaining({ line: 1, stops: null }),
      expect.objectContaining({
        line: 6,
        stops: 'a',
        text: expect.stringContaining('AsyncRetriever'),
      }),
    ]);
  });
});

describe('streams of a template, and behind a condition', () => {
  const dynamic = (value: string) => {
    const one = JSON.parse(small()) as { streams: Json[]; dynamic_streams?: Json[] };
    const [template] = one.streams;
    one.streams = [];
    one.dynamic_streams = [
      {
        type: 'DynamicDeclarativeStream',
        name: 'all',
        stream_template: template!,
        components_resolver: {
          type: 'ParametrizedComponentsResolver',
          stream_parameters: {
            type: 'StreamParametersDefinition',
            list_of_parameters_for_stream: [
              { name: 'books', path: '/b' },
              { name: 'films', path: '/f' },
            ],
          },
          components_mapping: [
            { type: 'ComponentMappingDefinition', field_path: ['name'], value },
            {
              type: 'ComponentMappingDefinition',
              field_path: ['retriever', 'requester', 'path'],
              value: '{{ components_values.path }}',
            },
          ],
        },
      },
    ];
    return JSON.stringify(one);
  };

  it('are written out from its list', () => {
    const source = dynamic("{{ components_values['name'] }}");
    expect(inspected(source)).toMatchObject({
      problems: [],
      streams: [{ name: 'books' }, { name: 'films' }],
    });
    expect(readThings(source, () => ({ items: [] }), { stream: 'films' }).urls).toEqual([
      `${BASE}/f`,
    ]);
  });

  it('are read whole where what changed is no longer told', () => {
    const one = JSON.parse(small()) as { streams: { [name: string]: Json }[] };
    const way = (path: string): Json => {
      const { retriever, ...stream } = one.streams[0] as { [name: string]: Json };
      const requester = { type: 'HttpRequester', url_base: BASE, path };
      return {
        ...stream,
        retriever: { ...(retriever as object), requester },
        incremental_sync: {
          ...{ type: 'DatetimeBasedCursor', cursor_field: 'at' },
          ...{ datetime_format: '%Y-%m-%d', start_datetime: '2026-01-01' },
        },
      } as Json;
    };
    const source = JSON.stringify({
      ...one,
      streams: [
        {
          ...{ type: 'StateDelegatingStream', name: 'things', api_retention_period: 'P30D' },
          full_refresh_stream: way('/all'),
          incremental_stream: way('/events'),
        },
      ],
    });
    const from = (since: string) =>
      readThings(source, () => ({ items: [] }), {
        checkpoint: { since: `${since}T00:00:00.000000Z`, fullAt: 1 },
      }).urls;
    expect(from('2026-11-20')).toEqual([`${BASE}/events`]);
    expect(from('2026-09-01')).toEqual([`${BASE}/all`]);
  });

  it('have records only where the condition holds', () => {
    const one = JSON.parse(small()) as { streams: Json[] };
    one.streams = [
      {
        type: 'ConditionalStreams',
        condition: "{{ config.domain == 'school' }}",
        streams: one.streams,
      },
    ];
    const source = JSON.stringify(one);
    const read = (domain: string) =>
      readThings(source, () => ({ items: [{ id: '1' }] }), { settings: { domain } });
    expect(read('school').rows).toHaveLength(1);
    const nothing = read('other');
    expect(nothing.urls).toEqual([]);
    expect(nothing.batches).toEqual([
      expect.objectContaining({ complete: true, restart: true, rows: [] }),
    ]);
    // Once it holds, it is read whole.
    const after = readThings(source, () => ({ items: [{ id: '1' }] }), {
      checkpoint: nothing.batches[0]!.checkpoint,
    });
    expect(after.rows).toHaveLength(1);
  });
});

describe('properties that are asked for by name', () => {
  const query = (more: { [name: string]: Json }): string =>
    small({
      requester: { request_parameters: { fields: { type: 'QueryProperties', ...more } } },
    });
  const asked = (urls: readonly string[]): string[] =>
    urls.map((url) => decodeURIComponent(/fields=([^&]*)/.exec(url)?.[1] ?? ''));
  /** Of each record what was asked for. */
  const answer = ({ url }: { readonly url: string }): Json => {
    if (url.endsWith('/names')) return { all: ['a', 'at', 'b'].map((name) => ({ name })) };
    const names = asked([url])[0]!.split(',');
    const whole = { a: 'A', at: '2026-11-01', b: { c: 1 } } as { [name: string]: Json };
    return {
      items: ['1', '2'].map((id) => ({
        id,
        ...Object.fromEntries(
          names.flatMap((name) => (name in whole ? [[name, whole[name]!]] : [])),
        ),
        b: { [names[0]!]: 1 },
      })),
    };
  };
  const chunking = (property_limit_type: string, property_limit: number): Json => ({
    type: 'PropertyChunking',
    ...{ property_limit_type, property_limit },
    record_merge_strategy: { type: 'GroupByKeyMergeStrategy', key: 'id' },
  });

  it('go with one request, or with as many as it takes, whose records are one', () => {
    const one = readThings(
      query({ property_list: ['a', 'at'], always_include_properties: ['id'] }),
      answer,
    );
    expect(asked(one.urls)).toEqual(['id,a,at']);
    const two = readThings(
      query({
        ...{ property_list: ['a', 'at', 'b'], always_include_properties: ['id'] },
        property_chunking: chunking('property_count', 2),
      }),
      answer,
    );
    expect(asked(two.urls)).toEqual(['id,a,at', 'id,b']);
    expect(two.rows).toHaveLength(2);
    expect(two.rows[0]).toMatchObject({
      id: '1',
      a: 'A',
      at: '2026-11-01',
      _extra: '{"b":{"id":1}}',
    });
    const long = query({
      property_list: ['a', 'at', 'b'],
      property_chunking: chunking('characters', 8),
    });
    expect(asked(readThings(long, answer).urls)).toEqual(['a', 'at', 'b']);
  });

  it('are those that the system names, where the file asks it', () => {
    const source = query({
      property_list: {
        ...{ type: 'PropertiesFromEndpoint', property_field_path: ['name'] },
        retriever: {
          type: 'SimpleRetriever',
          requester: { type: 'HttpRequester', url_base: BASE, path: '/names' },
          record_selector: {
            type: 'RecordSelector',
            extractor: { type: 'DpathExtractor', field_path: ['all'] },
          },
        },
      },
      property_chunking: chunking('property_count', 2),
    });
    const { urls, rows } = readThings(source, answer);
    expect(urls[0]).toBe(`${BASE}/names`);
    expect(asked(urls.slice(1))).toEqual(['a,at', 'b']);
    expect(rows.map(({ id, a }) => [id, a])).toEqual([
      ['1', 'A'],
      ['2', 'A'],
    ]);
  });
});

describe('rules for settings', () => {
  const source = (...validations: Json[]): string => {
    const one = JSON.parse(
      small({
        requester: {
          authenticator: { type: 'BearerAuthenticator', api_token: '{{ config.key }}' },
        },
      }),
    ) as { spec: { [name: string]: Json } };
    one.spec['config_normalization_rules'] = { type: 'ConfigNormalizationRules', validations };
    return JSON.stringify(one);
  };
  const strategy = (base_schema: Json): Json => ({ type: 'ValidateAdheresToSchema', base_schema });
  const code = (rule: Json, settings = { domain: 'school' }): string => {
    try {
      readThings(source(rule), () => ({ items: [] }), { settings, secrets: { key: 'secret-1' } });
      return 'taken';
    } catch (error) {
      expect((error as Error).message).not.toContain('secret-1');
      return JSON.stringify((error as { failure?: unknown }).failure);
    }
  };

  it.each([
    [{ type: 'string', pattern: '^[a-z]+$' }, 'taken'],
    [{ type: 'string', pattern: '^[0-9]+$' }, 'not of the form'],
    [{ enum: ['north', 'south'] }, 'none of the values'],
    [{ type: 'string', minLength: 9 }, 'shorter'],
    [{ anyOf: [{ type: 'integer' }, { type: 'string' }] }, 'taken'],
    [{ not: { type: 'string' } }, 'not allowed'],
    ['{"type": "array"}', 'type array'],
  ] as const)('are held: %j', (schema, told) => {
    const rule: Json = {
      ...{ type: 'DpathValidator', field_path: ['domain'] },
      validation_strategy: strategy(schema as Json),
    };
    expect(code(rule)).toContain(told);
  });

  it('may be of what settings make, and name what is missing', () => {
    const value = "{{ {'a': config.domain, 'n': 3} }}";
    const predicate = (base: Json): Json => ({
      ...{ type: 'PredicateValidator', value },
      validation_strategy: strategy(base),
    });
    expect(
      code(predicate({ type: 'object', required: ['a'], properties: { n: { maximum: 5 } } })),
    ).toBe('taken');
    expect(code(predicate({ type: 'object', properties: { n: { maximum: 2 } } }))).toContain(
      'more than 2',
    );
    expect(code(predicate({ type: 'object', required: ['z'] }))).toContain('“z” is missing');
    const none: Json = {
      ...{ type: 'DpathValidator', field_path: ['of', 'all'] },
      validation_strategy: strategy({}),
    };
    expect(code(none)).toContain('source.setting');
  });
});
