/** Fields that are asked for by name, and rules for settings. */
import type { Json } from '../../../src/model';
import { BASE, readThings, small } from './_small';

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
