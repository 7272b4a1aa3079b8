/** What published manifests do that their schema does not tell: each found in one, and told in a small one. */
import type { Json } from '../../../src/model';
import { contextOf } from '../../../src/connectors/_manifest/context';
import { cursorOf } from '../../../src/connectors/_manifest/cursor';
import { judgeOf } from '../../../src/connectors/_manifest/judge';
import { evaluate, macrosAt, troublesOf } from '../../../src/connectors/_manifest/template';
import { transformsOf } from '../../../src/connectors/_manifest/transform';
import { BASE, failureOf, inspected, option, readThings, small, type Parts } from './_small';

type Rec = { [name: string]: Json };
const one = (): Json => ({ items: [{ id: 'a' }] });
const stopsOf = (source: string): readonly (string | null)[] =>
  inspected(source).problems.map(({ stops }) => stops);
const toldOf = (source: string): readonly string[] =>
  inspected(source).problems.map(({ text }) => text);

describe('texts', () => {
  it('stand in quotes where they would be lists', () => {
    const { urls } = readThings(
      small({ requester: { request_parameters: { between: "'[{{ 1 }}, 2]'", both: '[1, 2]' } } }),
      one,
    );
    expect(urls).toEqual([`${BASE}/things?between=%5B1%2C%202%5D&both=1&both=2`]);
  });

  it('are addresses once what a block leaves around them is gone', () => {
    const url_base =
      "{% set parts = config['domain'].split('://') %}\n {{ parts[1] if parts | length > 1 else parts[0] | replace('', '') }}";
    const { urls } = readThings(
      small({
        requester: { url_base: url_base.replace('{{ parts', 'https://{{ parts'), path: 'things\n' },
      }),
      one,
      { settings: { domain: 'https://school.example.com' } },
    );
    expect(urls).toEqual(['https://school.example.com/things']);
  });

  it('are lists that a loop gathers, with a colon and empty lines', () => {
    const values = [
      '{% set found = [] %}',
      "{% for one in (config['domain'] or '').split('.'): %}",
      "{% set _ = found.append({'path': 'of/' + one}) %}",
      '{% endfor %}',
      '{{ found }}',
      '',
    ].join('\n');
    const { urls } = readThings(
      small({
        requester: { path: '/{{ stream_slice.part.path }}' },
        retriever: {
          partition_router: { type: 'ListPartitionRouter', cursor_field: 'part', values },
        },
      }),
      one,
      { settings: { domain: 'a.b' } },
    );
    expect(urls).toEqual([`${BASE}/of/a`, `${BASE}/of/b`]);
  });

  it('send no body that holds nothing', () => {
    const { requests } = readThings(
      small({ requester: { request_body_json: {}, request_headers: {} } }),
      one,
    );
    expect(requests.map(({ body, contentType }) => [body, contentType])).toEqual([
      [undefined, undefined],
    ]);
  });
});

describe('what is written in Python', () => {
  const written = (type: string, more: Rec = {}): Rec => ({ type, class_name: 'a.B', ...more });

  it('as an error handler leaves what it names beside that', () => {
    const source = small({
      requester: {
        error_handler: written('CustomErrorHandler', {
          response_filters: [{ type: 'HttpResponseFilter', http_codes: [404], action: 'IGNORE' }],
        }),
      },
    });
    expect(stopsOf(source)).toEqual([null]);
    expect(readThings(source, () => ({ status: 404, headers: {}, text: '{}' })).rows).toEqual([]);
  });

  it('to look at answers stops nothing', () => {
    const rules: Json = {
      validations: [
        {
          type: 'DpathValidator',
          field_path: ['domain'],
          validation_strategy: written('CustomValidationStrategy'),
        },
      ],
    };
    const source = small();
    const spec = (JSON.parse(source) as { readonly spec: Rec }).spec;
    const whole = small({ root: { spec: { ...spec, config_normalization_rules: rules } } });
    expect(stopsOf(whole)).toEqual([null]);
    expect(readThings(whole, one).rows).toHaveLength(1);
  });

  it('to find the fields stops nothing: they are those of the first page', () => {
    const loader = (extractor: Rec): Parts => ({
      stream: {
        schema_loader: {
          type: 'DynamicSchemaLoader',
          retriever: {
            requester: { url_base: BASE, path: '/fields' },
            record_selector: { extractor },
          },
          schema_type_identifier: { key_pointer: ['name'], type_pointer: ['type'] },
        },
      },
    });
    const source = small(loader(written('CustomRecordExtractor')));
    expect(stopsOf(source).every((stops) => stops === null)).toBe(true);
    expect(inspected(source).streams.map(({ name }) => name)).toEqual(['things']);
  });

  const choices = (authenticators: Rec): string =>
    small({
      settings: { how: { type: 'string' } },
      requester: {
        authenticator: {
          type: 'SelectiveAuthenticator',
          authenticator_selection_path: ['how'],
          authenticators,
        },
      },
    });

  it('as one of several ways to sign in leaves the others', () => {
    const source = choices({
      own: written('CustomAuthenticator'),
      key: { type: 'BearerAuthenticator', api_token: "{{ config['key'] }}" },
    });
    expect(stopsOf(source)).toEqual([null]);
    const { requests } = readThings(source, one, { settings: { how: 'key' } });
    expect(requests.map(({ headers }) => headers?.['Authorization'])).toEqual(['Bearer k-1']);
    const problem = (how: string) =>
      failureOf(() => readThings(source, one, { settings: { how } }));
    expect(problem('own')).toMatchObject({
      code: 'source.setting',
      params: { setting: 'how', problem: expect.stringContaining('not supported') as string },
    });
    expect(problem('other')).toMatchObject({ code: 'source.setting' });
  });

  it('is not needed to sign in by a token of one’s own making, whatever else is said', () => {
    const { requests } = readThings(
      small({
        requester: {
          authenticator: {
            type: 'OAuthAuthenticator',
            token_refresh_endpoint: `${BASE}/token`,
            grant_type: 'refresh_token',
            use_profile_assertion: "{{ config['domain'] == 'school' }}",
            profile_assertion: {
              ...{ type: 'JwtAuthenticator', algorithm: 'HS256', token_duration: 60 },
              secret_key: "{{ config['key'] }}",
            },
          },
        },
      }),
      ({ url }) => (url.endsWith('/token') ? { access_token: 't' } : one()),
    );
    expect(requests[0]!.body).toContain('jwt-bearer');
    expect(requests[0]!.body).toContain('assertion=');
  });

  it('as the only way to sign in stops the stream', () => {
    const source = choices({ own: written('CustomAuthenticator') });
    expect(stopsOf(source)).toContain('things');
    expect(toldOf(source)[0]).toContain('CustomAuthenticator');
  });
});

describe('several error handlers', () => {
  it('wait as long as any of them says', () => {
    const error_handler: Json = {
      type: 'CompositeErrorHandler',
      error_handlers: [
        { response_filters: [{ http_codes: [400], action: 'IGNORE' }], max_retries: 2 },
        { backoff_strategies: [{ type: 'WaitTimeFromHeader', header: 'Again-In' }] },
      ],
    };
    const judge = judgeOf({ error_handler }, contextOf({}, 0));
    const answer = (status: number) => ({ status, headers: { 'again-in': '7' }, text: '' });
    expect(judge(answer(503), 1, 0)).toEqual({ is: 'retry', most: 3, waitMs: 7_000 });
    expect(judge(answer(400), 1, 0)).toEqual({ is: 'take' });
    // A network before the source that does not reach it.
    expect(judge(answer(522), 1, 0)).toMatchObject({ is: 'retry' });
  });
});

describe('records', () => {
  const changed = (transformations: Json, record: Rec): Json =>
    transformsOf(transformations, contextOf({}, 0))(record, {});

  it('get their keys in small letters at the top alone', () => {
    expect(changed([{ type: 'KeysToLower' }], { Of: { A: 1 } })).toEqual({ of: { A: 1 } });
  });

  it.each([
    ['customerId', 'customer_id'],
    ['HTTPServer', 'httpserver'],
    ['address2Line', 'address_2_line'],
    ['_id', '_id'],
    ['2nd one', '_2_nd_one'],
    ['Größe (cm)', 'gro_e_cm_'],
    ['a--b', 'a_b'],
  ])('get %s in words of their own', (key, to) => {
    expect(changed([{ type: 'KeysToSnakeCase' }], { [key]: 1 })).toEqual({ [to]: 1 });
  });

  it('lie side by side, of two names the last one short', () => {
    const flat = (record: Rec, more: Rec = {}): Json =>
      changed([{ type: 'FlattenFields', ...more }], record);
    expect(flat({ a: { id: 1 }, b: { id: 2, c: { d: 3 } } })).toEqual({ 'a.id': 1, id: 2, d: 3 });
    expect(flat({ of: { x: 1 }, tags: ['u', { v: 2 }] })).toEqual({
      'of.x': 1,
      'tags.0': 'u',
      'tags.1.v': 2,
    });
    expect(flat({ tags: ['u'], none: [] }, { flatten_lists: false })).toEqual({
      tags: ['u'],
      none: [],
    });
    // What would be written over stays, under its whole name.
    expect(flat({ id: 5, b: { id: 2 } })).toEqual({ id: 5, 'b.id': 2 });
  });

  it('take up what any of their parts holds', () => {
    const path = { type: 'DpathFlattenFields', field_path: ['parts', '*'] };
    expect(changed([path], { parts: { one: { a: 1 } } })).toMatchObject({ a: 1 });
  });
});

describe('paging', () => {
  const paged = (pagination_strategy: Rec): string =>
    small({
      retriever: {
        paginator: {
          type: 'DefaultPaginator',
          page_token_option: option('from'),
          pagination_strategy,
        },
      },
    });

  it('knows how large a page is, by the answer where that says so', () => {
    const { urls } = readThings(
      paged({ type: 'OffsetIncrement', page_size: "{{ response['size'] }}" }),
      ({ url }) => ({
        size: 2,
        items: url.includes('from=') ? [{ id: 'c' }] : [{ id: 'a' }, { id: 'b' }],
      }),
    );
    expect(urls).toEqual([`${BASE}/things`, `${BASE}/things?from=2`]);
  });

  it('ends as a condition says that compares with the page’s size', () => {
    const { urls } = readThings(
      paged({
        type: 'CursorPagination',
        page_size: 2,
        cursor_value: '{{ last_record.id }}',
        stop_condition: '{{ last_page_size < page_size }}',
      }),
      ({ url }) => ({ items: url.includes('from=') ? [{ id: 'c' }] : [{ id: 'a' }, { id: 'b' }] }),
    );
    expect(urls).toEqual([`${BASE}/things`, `${BASE}/things?from=b`]);
  });
});

describe('expressions', () => {
  const scope = { ...macrosAt(0), record: { id: 5, of: { a: [1, true] } }, config: {} };
  it.each([
    ['{{ record.id | string }}', '5'],
    ['{{ record.of | string }}', '{"a": [1, true]}'],
    ['{{ record.id }}', 5],
    ["{{ 'abc' | regex_search('b') }}", null],
    ["{{ 'abc' | regex_search('(b)') }}", 'b'],
    ["{{ 'a' | base64binascii_decode }}", 'YQ=='],
    ['{{ isinstance(record.id, str) }}', false],
    ["{{ isinstance('a', (str, list)) }}", true],
    ['{{ isinstance([], list) }}', true],
    ["{{ json.loads('[1]') }}", [1]],
    ["{{ ','.join(['a', 'b',]) }}", 'a,b'],
    ["{{ ','.join(config['nothing']) }}", null],
    ["{{ ' '.join('a.b'.split('.')) }}", 'a b'],
    ["{{ ('7' | int * 1000) + ('123456'[:3] | int) }}", 7123],
    ['{%- set of = {\n "A": "x",\n "B": "y"\n} -%}\n{{ of["B"] }}', 'y'],
  ])('%s', (source, value) => {
    expect(troublesOf(source)).toEqual([]);
    expect(evaluate(source, scope)).toEqual(value);
  });

  it('take milliseconds for no seconds where both are known', () => {
    const formats = ['%s', '%ms'];
    const cursor = cursorOf(
      {
        ...{ type: 'DatetimeBasedCursor', cursor_field: 'at', datetime_format: '%s' },
        ...{ cursor_datetime_formats: formats, start_datetime: '0' },
      },
      contextOf({}, 0),
    )!;
    expect(cursor.of(1_794_700_000_000)).toBe(cursor.of(1_794_700_000));
  });
});

describe('requests', () => {
  it('say what their bodies are as the file does', () => {
    const { requests } = readThings(
      small({
        requester: {
          http_method: 'POST',
          request_headers: { 'content-type': 'application/vnd.school+json' },
          request_body_json: { a: 1 },
        },
      }),
      one,
    );
    expect(requests[0]).toMatchObject({ contentType: 'application/vnd.school+json' });
  });

  it('go to servers that are told before, whichever an expression chooses', () => {
    const hosts = (url_base: string): readonly string[] | undefined =>
      inspected(small({ requester: { url_base } })).hosts;
    expect(
      hosts(
        "{{ 'https://eu.school.example/v1' if config['domain'] == 'eu' else 'https://us.school.example/v1' }}",
      ),
    ).toEqual(['eu.school.example', 'us.school.example']);
    expect(
      hosts(
        "{% if config['domain'] == 'eu' %}https://eu.school.example/{% else %}https://{{ config['domain'] }}/v1/{% endif %}",
      ),
    ).toEqual(['(domain)', 'eu.school.example']);
    expect(hosts("{{ config['domain'] }}/api")).toEqual(['(domain)']);
  });
});

describe('the form', () => {
  it('asks nobody what the file hides: it is what the file says', () => {
    const source = small({
      settings: {
        version: { type: 'integer', airbyte_hidden: true, default: 3 },
        old: { type: 'string', airbyte_hidden: true },
      },
      requester: { path: "/v{{ config['version'] + 1 }}{{ config.get('old', '/things') }}" },
    });
    expect(inspected(source).settings.map(({ name }) => name)).toEqual(['key', 'domain']);
    expect(readThings(source, one).urls).toEqual([`${BASE}/v4/things`]);
  });

  it('may be left without what is not needed, whatever looks at it', () => {
    const rules = (field_path: readonly string[]): Rec => ({
      validations: [
        {
          type: 'DpathValidator',
          field_path: [...field_path],
          validation_strategy: { type: 'ValidateAdheresToSchema', base_schema: { type: 'array' } },
        },
      ],
    });
    const spec = (
      JSON.parse(small({ settings: { reports: { type: 'array' } } })) as {
        readonly spec: Rec;
      }
    ).spec;
    const source = (path: readonly string[]): string =>
      small({ root: { spec: { ...spec, config_normalization_rules: rules(path) } } });
    expect(readThings(source(['reports']), one).rows).toHaveLength(1);
    expect(failureOf(() => readThings(source(['elsewhere']), one)).code).toBe('source.setting');
  });
});
