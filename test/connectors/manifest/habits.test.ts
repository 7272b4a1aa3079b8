/** Habits of published manifests that are easy to read otherwise than they are meant. */
import type { HttpRequest, Json } from '../../../src/model';
import { BASE, failureOf, inspected, option, readThings, small, text } from './_small';

type Rec = { [name: string]: Json };
const things = (...ids: string[]): Json => ({ items: ids.map((id) => ({ id })) });
const following = (cursor: string, more: Rec = {}): Rec => ({
  type: 'DefaultPaginator',
  page_token_option: { type: 'RequestPath' },
  pagination_strategy: { type: 'CursorPagination', cursor_value: cursor },
  ...more,
});
const timed = (more: Rec = {}): Rec => ({
  incremental_sync: {
    type: 'DatetimeBasedCursor',
    cursor_field: 'at',
    datetime_format: '%Y-%m-%d',
    start_datetime: '2026-11-01',
    ...more,
  },
});

describe('paging', () => {
  it('ends where the next page is an empty thing', () => {
    for (const next of ['{}', '[]', '()', 'false', '0'])
      expect(
        readThings(
          small({
            retriever: { paginator: following(`{{ response.get('next', ${next}) }}`) },
          }),
          () => things('a'),
        ).urls,
      ).toEqual([`${BASE}/things`]);
  });

  it('follows a path from the root of the server', () => {
    const { urls } = readThings(
      small({
        requester: { url_base: null, path: null, url: `${BASE}/things.json` },
        retriever: { paginator: following('{{ response.next }}') },
      }),
      ({ url }) =>
        url.includes('page')
          ? things('b')
          : { ...(things('a') as Rec), next: '/v1/things.json?page=2' },
    );
    expect(urls).toEqual([`${BASE}/things.json`, `${BASE}/things.json?page=2`]);
  });

  it('goes by all that a link says of itself', () => {
    const { urls } = readThings(
      small({
        retriever: {
          paginator: following("{{ headers['link'].get('next', {}).get('cursor', {}) }}", {
            page_token_option: option('at'),
            pagination_strategy: {
              type: 'CursorPagination',
              cursor_value: "{{ headers['link'].get('next', {}).get('cursor', {}) }}",
              stop_condition: "{{ headers['link']['next']['results'] == 'false' }}",
            },
          }),
        },
      }),
      ({ url }) => {
        const page = Number(/at=(\d)/.exec(url)?.[1] ?? 0);
        const next = `<${BASE}/things>; rel="next"; results="${page < 2}"; cursor="${page + 1}:0"`;
        return text(things(`t${page}`), {
          link: `<${BASE}/things>; rel="previous"; results="false"; cursor="0:1", ${next}`,
        });
      },
    );
    expect(urls.map((url) => /at=(.*)$/.exec(url)?.[1])).toEqual([undefined, '1%3A0', '2%3A0']);
  });

  it('may count from where the first page has no place', () => {
    const query = 'from {{ (next_page_token.next_page_token or 0) + 1 }}';
    const { urls } = readThings(
      small({
        requester: { request_parameters: { query } },
        retriever: {
          paginator: {
            type: 'DefaultPaginator',
            pagination_strategy: { type: 'OffsetIncrement', page_size: 2 },
          },
        },
      }),
      ({ url }) => (url.includes('3') ? things('c') : things('a', 'b')),
    );
    expect(urls.map((url) => url.split('?')[1])).toEqual(['query=from%201', 'query=from%203']);
  });

  it('puts the next page’s place beside what the body holds there already', () => {
    const { requests } = readThings(
      small({
        requester: {
          http_method: 'POST',
          request_body_json: { query: 'q', variables: { of: 'all', paging: { first: 2 } } },
        },
        retriever: {
          paginator: {
            type: 'DefaultPaginator',
            page_token_option: {
              type: 'RequestOption',
              inject_into: 'body_json',
              field_path: ['variables'],
            },
            pagination_strategy: {
              type: 'CursorPagination',
              cursor_value: `{{ '{"paging": {"after": "' + response.next + '"}}' if response.next }}`,
            },
          },
        },
      }),
      ({ body = '' }) =>
        body.includes('after') ? things('b') : { ...(things('a') as Rec), next: 'c1' },
    );
    expect(requests.map(({ body }) => (JSON.parse(body!) as Rec)['variables'])).toEqual([
      { of: 'all', paging: { first: 2 } },
      { of: 'all', paging: { first: 2, after: 'c1' } },
    ]);
  });

  it('takes what an option is called from the paginator’s own parameters', () => {
    const { urls } = readThings(
      small({
        retriever: {
          paginator: {
            type: 'DefaultPaginator',
            $parameters: { called: 'seite' },
            page_token_option: option("{{ parameters['called'] }}"),
            pagination_strategy: { type: 'PageIncrement', page_size: 1, start_from_page: 1 },
          },
        },
      }),
      ({ url }) => (url.includes('seite=2') ? things() : things('a')),
    );
    expect(urls[1]).toBe(`${BASE}/things?seite=2`);
  });
});

describe('slices', () => {
  const router = { type: 'ListPartitionRouter', values: ['x'], cursor_field: 'of' };
  it('go by three names that mean one thing', () => {
    const { urls } = readThings(
      small({
        stream: timed({ end_datetime: '2026-11-02' }),
        retriever: { partition_router: router },
        requester: {
          request_parameters: {
            a: "{{ stream_interval['of'] }}",
            b: "{{ stream_partition['start_time'] }}",
            c: "{{ stream_slice['of'] }}",
            d: '{{ stream_slice.partition.of }}',
            e: '{{ stream_slice.cursor_slice.end_time }}',
          },
        },
      }),
      () => things('a'),
    );
    expect(urls).toEqual([`${BASE}/things?a=x&b=2026-11-01&c=x&d=x&e=2026-11-02`]);
  });

  it('are nothing where there are none', () => {
    const { urls } = readThings(
      small({ requester: { path: "/{{ 'some' if stream_interval else 'all' }}" } }),
      () => things('a'),
    );
    expect(urls).toEqual([`${BASE}/all`]);
  });

  it('may stand deep in an address, and the server is known all the same', () => {
    const parent = {
      type: 'DeclarativeStream',
      name: 'people',
      retriever: {
        type: 'SimpleRetriever',
        requester: { type: 'HttpRequester', url_base: 'https://people.example', path: '/all' },
        record_selector: { type: 'RecordSelector', extractor: { field_path: ['items'] } },
      },
    };
    const { urls } = readThings(
      small({
        requester: {
          url_base: null,
          path: null,
          url: "https://api.school.example{{ stream_partition['links']['things'] }}",
        },
        retriever: {
          partition_router: {
            type: 'SubstreamPartitionRouter',
            parent_stream_configs: [
              { stream: parent, parent_key: 'links', partition_field: 'links' },
            ],
          },
        },
      }),
      ({ url }) =>
        url.includes('/all') ? { items: [{ links: { things: '/of/7' } }] } : things('a'),
    );
    expect(urls).toEqual(['https://people.example/all', 'https://api.school.example/of/7']);
  });

  it('name no server by themselves', () => {
    const failure = failureOf(() =>
      readThings(
        small({
          requester: { url_base: "https://{{ stream_partition['of'] }}.example", path: '/things' },
          retriever: { partition_router: router },
        }),
        () => things('a'),
      ),
    );
    expect(failure.code).toBe('source.own_hosts');
  });
});

describe('what is said in Python', () => {
  it('makes values fit the schema another way', () => {
    const source = small({
      selector: {
        schema_normalization: { type: 'CustomSchemaNormalization', class_name: 'a.b.Fitting' },
      },
      stream: {
        schema_loader: {
          type: 'InlineSchemaLoader',
          schema: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              at: { type: ['null', 'string'], format: 'date-time' },
              day: { type: ['null', 'string'], format: 'date' },
            },
          },
        },
      },
    });
    const told = inspected(source).problems;
    expect(told.map(({ stops }) => stops)).toEqual([null]);
    expect(told[0]!.text).toContain('CustomSchemaNormalization');
    const { rows } = readThings(source, () => ({
      items: [
        {
          id: 'a',
          at: 'Sat, 31 Jan 2026 10:00:00 +0200',
          day: 'Sat, 31 Jan 2026 00:00:00 GMT',
        },
      ],
    }));
    expect(rows).toEqual([{ id: 'a', at: '2026-01-31T08:00:00Z', day: '2026-01-31' }]);
  });

  it('copies files: their records are read, and nothing else is asked for', () => {
    const source = small({
      stream: {
        file_uploader: {
          type: 'FileUploader',
          requester: { type: 'HttpRequester', url_base: '{{download_target}}' },
          download_target_extractor: { type: 'DpathExtractor', field_path: ['link'] },
          filename_extractor: '{{ record.id }}',
        },
      },
    });
    expect(inspected(source).problems.map(({ stops }) => stops)).toEqual([null]);
    expect(readThings(source, () => things('a')).rows).toEqual([{ id: 'a' }]);
  });
});

it('sends no body that is empty, and none with a request that only asks', () => {
  const bodies = (requester: Rec): readonly (string | undefined)[] =>
    readThings(small({ requester }), () => things('a')).requests.map(({ body }) => body);
  expect(bodies({ request_body_json: {} })).toEqual([undefined]);
  expect(bodies({ request_body_json: { a: 'b' } })).toEqual([undefined]);
  expect(bodies({ http_method: 'POST', request_body_json: {} })).toEqual([undefined]);
  expect(bodies({ http_method: 'POST', request_body_data: {} })).toEqual([undefined]);
  expect(
    bodies({ http_method: 'POST', request_body_json: { kinds: '[ "ITEM" ]', all: '{{ False }}' } }),
  ).toEqual(['{"kinds":["ITEM"],"all":false}']);
});

it('goes on by moments that are written as mails write them, and by seconds with fractions', () => {
  const since = (format: string, at: Json): Json =>
    (
      readThings(small({ stream: timed({ cursor_datetime_formats: [format] }) }), () => ({
        items: [{ id: 'a', at }],
      })).batches.at(-1)!.checkpoint as { since: Json }
    ).since;
  expect(since('%Y-%m-%d', 'Sat, 21 Nov 2026 10:00:00 +0000')).toBe('2026-11-21T10:00:00.000000Z');
  expect(since('%s', 1_795_255_200.25)).toBe('2026-11-21T10:00:00.000000Z');
});

it('says what a manifest has to say of a refusal, without the source’s own words', () => {
  const source = small({
    requester: {
      error_handler: {
        type: 'DefaultErrorHandler',
        response_filters: [
          {
            http_codes: [403],
            action: 'FAIL',
            error_message: "Ask for the right to read. {{ response.get('error') }}",
          },
        ],
      },
    },
  });
  const answer = (_: HttpRequest) => text({ error: 'Ada may not' }, {}, 403);
  const failure = failureOf(() => readThings(source, answer));
  expect(failure.params?.['detail']).toContain('Ask for the right to read.');
  expect(JSON.stringify(failure)).not.toContain('Ada');
});

it('takes a parameter where what is said is nothing: false, 0, an empty list', () => {
  const seen = (said: Json): readonly string[] =>
    readThings(
      small({
        retriever: {
          paginator: following('{{ response.next }}'),
          ignore_stream_slicer_parameters_on_paginated_requests: said,
          $parameters: { ignore_stream_slicer_parameters_on_paginated_requests: true },
          partition_router: {
            type: 'ListPartitionRouter',
            cursor_field: 'part',
            values: ['p'],
            request_option: option('part'),
          },
        },
      }),
      ({ url }) =>
        url.includes('page=2')
          ? things('b')
          : { items: [{ id: 'a' }], next: `${BASE}/things?page=2` },
    ).urls;
  const without = [`${BASE}/things?part=p`, `${BASE}/things?page=2`];
  for (const said of [null, '', false, 0, [], {}]) expect(seen(said)).toEqual(without);
});
