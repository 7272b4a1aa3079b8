/** What is named in one place and used in another; and streams that stand behind a template or a condition. */
import { readManifest } from '../../../src/connectors/_manifest/manifest';
import type { Json } from '../../../src/model';
import { BASE, inspected, readThings, small } from './_small';

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
