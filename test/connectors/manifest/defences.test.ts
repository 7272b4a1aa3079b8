/** A manifest is a stranger's: where it may go, what it may take along, how large it may be. */
import { allowed, isPublic, nameOf } from '../../../src/connectors/_manifest/hosts';
import { readManifest } from '../../../src/connectors/_manifest/manifest';
import { set } from '../../../src/connectors/_manifest/path';
import { createHttp } from '../../../src/host/google/http';
import { leadsTo } from '../../../src/http/hops';
import { manifest } from '../../../src/connectors/_manifest';
import type { Json } from '../../../src/model';
import { BASE, failureOf, inspected, readThings, small, text } from './_small';

const BEARER = {
  authenticator: { type: 'BearerAuthenticator', api_token: "{{ config['key'] }}" },
};
const LINKED = {
  paginator: {
    type: 'DefaultPaginator',
    page_token_option: { type: 'RequestPath' },
    pagination_strategy: { type: 'CursorPagination', cursor_value: '{{ response.next }}' },
  },
};
const within = (ms: number, act: () => unknown): void => {
  const begun = process.cpuUsage();
  act();
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(ms);
};

describe('which servers are servers', () => {
  it.each([
    'http://api.school.example/',
    'file:///etc/passwd',
    'ftp://api.school.example/',
    'javascript:alert(1)',
    '//api.school.example/',
    'https://localhost/',
    'https://localhost./',
    'https://LOCALHOST/',
    'https://a.localhost/',
    'https://printer.local/',
    'https://printer.local./',
    'https://db.internal/',
    'https://metadata.google.internal/computeMetadata/v1/',
    'https://metadata.google.internal./',
    'https://metadata/',
    'https://169.254.169.254/latest/meta-data/',
    'https://127.0.0.1/',
    'https://127.0.0.1./',
    'https://127.1/',
    'https://0177.0.0.1/',
    'https://0x7f.0.0.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://10.0.0.8/',
    'https://10.0.0.8:8443/',
    'https://192.168.1.1/',
    'https://172.16.0.1/',
    'https://172.31.255.255/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00::1]/',
    'https://intranet/',
    'https://user@api.school.example/',
    'https://user:pass@api.school.example/',
    'https://evil.example\\@api.school.example/',
    'https://evil.example%5C@api.school.example/',
    'https://api.school.example\t.evil.example/',
    'https://api.school.example:99999999/',
    'https://.school.example/',
    'https://-.school.example/',
    'https://api..school.example/',
    'https://apı.school.example/',
    'https:///path',
    ' https://api.school.example/',
    '',
  ])('not %j', (url) => {
    expect(isPublic(url)).toBe(false);
    expect(failureOf(() => allowed(url, new Set([nameOf(url)]), 'things')).code).toBe(
      'source.own_hosts',
    );
  });

  it.each([
    ['https://api.school.example/v1?x=https://evil.example', 'api.school.example'],
    ['HTTPS://API.School.Example', 'api.school.example'],
    ['https://api.school.example.:443/a@b', 'api.school.example'],
    ['https://api.school.example:8443/', 'api.school.example:8443'],
    ['https://172.32.0.1/', '172.32.0.1'],
    ['https://xn--bcher-kva.example/', 'xn--bcher-kva.example'],
  ])('but %s', (url, name) => {
    expect(isPublic(url)).toBe(true);
    expect(nameOf(url).replace(/\.:?$/, '')).toBe(name);
  });

  it('is one port and no other', () => {
    const hosts = new Set([nameOf('https://api.school.example/')]);
    expect(() => allowed('https://api.school.example:8443/', hosts, 'things')).toThrow();
    expect(allowed('https://api.school.example:443/', hosts, 'things')).toBeTruthy();
  });
});

describe('what is shown before anything is asked', () => {
  it('names the servers, with the settings they depend on', () => {
    const source = small({
      requester: { url_base: "https://{{ config['domain'] }}.school.example/api" },
    });
    expect(inspected(source).hosts).toEqual(['(domain).school.example']);
    expect(inspected(small()).hosts).toEqual(['api.school.example']);
  });

  it.each([
    [
      "https://{{ 'eu.' if config['region'] == 'EU' else '' }}school.example",
      ['eu.school.example', 'school.example'],
    ],
    ["https://{{ config.get('server', 'school.example') }}/v1", ['(server)']],
    ["https://{{ config['login']['site'].strip() }}.school.example", ['(site).school.example']],
    ['https://{{ config.site | lower }}.school.example', ['(site).school.example']],
    [
      "{% set parts = config.get('server', 'a.b').split('://') %}\n{{ parts[0] if parts|length > 1 else 'https' }}://{{ parts[1] if parts[1] else parts[0] }}/v4/",
      ['(server)'],
    ],
    ["https://{{ parameters['of'] }}.school.example", ['(parameters).school.example']],
  ])('names those of %s', (url_base, hosts) => {
    expect(inspected(small({ requester: { url_base } })).hosts).toEqual(hosts);
  });

  it.each([
    ['http://api.school.example/', /secure address/],
    ['https://127.0.0.1/', /no public server/],
    ['https://metadata.google.internal/', /no public server/],
    ['file:///etc/passwd', /no public server/],
  ])('stops a stream that begins at %s', (url, words) => {
    const [problem] = inspected(small({ requester: { url_base: url } })).problems;
    expect(problem).toMatchObject({ stops: 'things', text: expect.stringMatching(words) });
  });
});

describe('where requests go', () => {
  it.each([
    ['http://api.school.example/2', 'api.school.example'],
    ['https://evil.example/2', 'evil.example'],
    ['https://api.school.example@evil.example/2', 'evil.example'],
    ['https://evil.example\\@api.school.example/2', 'api.school.example'],
    ['https://169.254.169.254/latest', '169.254.169.254'],
  ])('never to where a next link leads: %s', (next, host) => {
    const asked: string[] = [];
    const failure = failureOf(() =>
      readThings(small({ retriever: LINKED, requester: BEARER }), ({ url }) => {
        asked.push(url);
        return { items: [{ id: '1' }], next };
      }),
    );
    expect(failure).toMatchObject({ code: 'source.own_hosts', params: { host } });
    expect(asked).toEqual([`${BASE}/things`]);
  });

  it('takes a next link without a server, or with its own', () => {
    for (const next of ['/v1/things?page=2', `${BASE}/things?page=2`, '?page=2']) {
      const { urls, rows } = readThings(small({ retriever: LINKED }), ({ url }): Json =>
        url.includes('page=2') ? { items: [{ id: '2' }] } : { items: [{ id: '1' }], next },
      );
      expect(rows).toHaveLength(2);
      expect(urls.every((url) => url.startsWith('https://api.school.example/'))).toBe(true);
    }
  });

  const children = (path: string): string =>
    small({
      requester: { ...BEARER, path },
      retriever: {
        partition_router: {
          type: 'SubstreamPartitionRouter',
          parent_stream_configs: [
            {
              type: 'ParentStreamConfig',
              parent_key: 'link',
              partition_field: 'link',
              stream: {
                type: 'DeclarativeStream',
                name: 'parents',
                retriever: {
                  type: 'SimpleRetriever',
                  requester: { type: 'HttpRequester', url_base: BASE, path: '/parents' },
                  record_selector: {
                    type: 'RecordSelector',
                    extractor: { type: 'DpathExtractor', field_path: ['items'] },
                  },
                },
              },
            },
          ],
        },
      },
    });

  it.each(['https://evil.example/x', 'https://127.0.0.1/x', 'http://api.school.example/x'])(
    'never to where a record of the source leads: %s',
    (link) => {
      const asked: string[] = [];
      const failure = failureOf(() =>
        readThings(children('{{ stream_partition.link }}'), ({ url }) => {
          asked.push(url);
          return { items: [{ id: '1', link }] };
        }),
      );
      expect(failure.code).toBe('source.own_hosts');
      expect(asked).toEqual([`${BASE}/parents`]);
    },
  );

  it('stays where a record’s value stands in a path', () => {
    const { urls } = readThings(children('/things/{{ stream_partition.link }}'), () => ({
      items: [{ id: '1', link: '../../..//evil.example/%2e%2e?x=' }],
    }));
    expect(urls).toHaveLength(2);
    for (const url of urls) expect(nameOf(url)).toBe('api.school.example');
  });

  it('never to a server whose name a setting turns elsewhere', () => {
    const source = small({
      requester: { url_base: 'https://{{ config.domain }}.school.example', ...BEARER },
    });
    for (const domain of [
      'evil.example/',
      'evil.example#',
      'evil.example?',
      'x@evil.example/',
      '127.0.0.1/',
    ])
      try {
        const { urls } = readThings(source, () => ({ items: [] }), { settings: { domain } });
        // What a person of the school answers names the server; it is never a private one.
        for (const url of urls) expect(isPublic(url)).toBe(true);
      } catch (error) {
        expect(String(error)).toMatch(/none of its own public servers/);
      }
  });
});

describe('redirects', () => {
  const source = small({ requester: BEARER });
  const from = (location: string, status = 302) => {
    const asked: { url: string; key: string | undefined; direct: boolean | undefined }[] = [];
    const act = () =>
      readThings(source, ({ url, headers, direct }) => {
        asked.push({ url, key: headers?.['Authorization'], direct });
        return url.endsWith('/things') ? text('', { location }, status) : { items: [{ id: '1' }] };
      });
    return { asked, act };
  };

  it('are no matter of the host: every request asks for none to be followed', () => {
    const { asked, act } = from('/v2/other');
    act();
    expect(asked.every(({ direct }) => direct === true)).toBe(true);
    const told: object[] = [];
    const google = {
      UrlFetchApp: {
        fetchAll: (all: object[]) => {
          told.push(...all);
          throw new Error('DNS error');
        },
      },
    };
    createHttp(google as never).fetchAll([{ url: BASE, direct: true }, { url: BASE }]);
    expect(told.slice(0, 2)).toEqual([
      expect.objectContaining({ followRedirects: false }),
      expect.not.objectContaining({ followRedirects: false }),
    ]);
  });

  it.each([301, 302, 303, 307, 308])('are followed to its own server: %d', (status) => {
    for (const location of [
      '/v2/other',
      'other',
      '//api.school.example/v2/other',
      `${BASE}/other`,
    ]) {
      const { asked, act } = from(location, status);
      expect(act().rows).toHaveLength(1);
      expect(asked.map(({ url }) => nameOf(url))).toEqual([
        'api.school.example',
        'api.school.example',
      ]);
    }
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '\\\\evil.example/',
    '/\\evil.example/',
    'http://api.school.example/v1/other',
    'https://127.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'https://api.school.example@evil.example/',
    'javascript:x',
  ])('are not followed elsewhere, and the key is not sent there: %s', (location) => {
    const { asked, act } = from(location);
    const failure = failureOf(act);
    expect(failure.code).toBe('source.own_hosts');
    expect(asked.map(({ url }) => url)).toEqual([`${BASE}/things`]);
  });

  it('are looked at hop by hop, and end', () => {
    const asked: string[] = [];
    const hops: Record<string, string> = {
      [`${BASE}/things`]: `${BASE}/a`,
      [`${BASE}/a`]: `${BASE}/b`,
      [`${BASE}/b`]: 'https://evil.example/c',
    };
    const failure = failureOf(() =>
      readThings(source, ({ url }) => {
        asked.push(url);
        return hops[url] ? text('', { location: hops[url]! }, 302) : { items: [{ id: '1' }] };
      }),
    );
    expect(failure).toMatchObject({ code: 'source.own_hosts', params: { host: 'evil.example' } });
    expect(asked).toEqual([`${BASE}/things`, `${BASE}/a`, `${BASE}/b`]);
    let hops2 = 0;
    expect(() =>
      readThings(source, () => text('', { location: `${BASE}/${++hops2}` }, 302)),
    ).toThrow();
    expect(hops2).toBeLessThan(20);
  });

  it('of a sign-in lead nowhere else either', () => {
    const oauth = small({
      requester: {
        authenticator: {
          type: 'OAuthAuthenticator',
          token_refresh_endpoint: 'https://login.school.example/token',
          client_id: 'c',
          client_secret: '{{ config.key }}',
          refresh_token: '{{ config.key }}',
        },
      },
    });
    const asked: string[] = [];
    expect(
      failureOf(() =>
        readThings(oauth, ({ url }) => {
          asked.push(url);
          return text('', { location: 'https://evil.example/token' }, 307);
        }),
      ).code,
    ).toBe('source.own_hosts');
    expect(asked).toEqual(['https://login.school.example/token']);
  });

  it('are read as a browser reads them', () => {
    const to = (location: string) =>
      leadsTo('https://a.example/b/c?d#e', { status: 302, headers: { location }, text: '' });
    for (const location of ['f', '/f', '?g', '//h.example/i', 'https://j.example/k', 'f/../g'])
      expect(new URL(to(location)!).href).toBe(new URL(location, 'https://a.example/b/c?d#e').href);
    expect(to('')).toBeNull();
    expect(
      leadsTo('https://a.example', { status: 200, headers: { location: '/f' }, text: '' }),
    ).toBeNull();
    expect(
      leadsTo('https://a.example', { status: 302, headers: { location: 'f' }, text: '' }),
    ).toBe('https://a.example/f');
  });
});

describe('secrets', () => {
  it('stand in requests to its own servers and nowhere in records or checkpoints', () => {
    const source = small({
      requester: {
        ...BEARER,
        request_parameters: { k: '{{ config.key }}' },
        path: '/things/{{ config.key }}',
      },
      stream: {
        transformations: [
          {
            type: 'AddFields',
            fields: [
              { path: ['a'], value: "{{ config['key'] }}" },
              { path: ['at'], value: '{{ config }}' },
            ],
          },
        ],
      },
    });
    const { requests, rows, batches } = readThings(source, () => ({ items: [{ id: '1' }] }), {
      secrets: { key: 's3cr3t' },
    });
    expect(requests[0]).toMatchObject({
      url: `${BASE}/things/s3cr3t?k=s3cr3t`,
      headers: { Authorization: 'Bearer s3cr3t' },
    });
    expect(JSON.stringify([rows, batches])).not.toContain('s3cr3t');
  });

  it('name no server, and stand in no message about one', () => {
    const source = small({
      requester: { url_base: 'https://{{ config.key }}.school.example', ...BEARER },
    });
    const asked: string[] = [];
    const failure = failureOf(() =>
      readThings(
        source,
        ({ url }) => {
          asked.push(url);
          return { items: [] };
        },
        { secrets: { key: 's3cr3t' } },
      ),
    );
    expect(failure.code).toBe('source.own_hosts');
    expect(JSON.stringify(failure)).not.toContain('s3cr3t');
    expect(asked).toEqual([]);
    const behind = small({
      requester: { url_base: BASE, path: "{{ 'https://' ~ config.key ~ '.example/' }}" },
    });
    expect(
      JSON.stringify(
        failureOf(() => readThings(behind, () => ({ items: [] }), { secrets: { key: 's3cr3t' } })),
      ),
    ).not.toContain('s3cr3t');
  });

  it('of nobody else are there', () => {
    for (const name of ['secrets', 'env', 'host', 'connections', 'session', 'credentials'])
      expect(
        inspected(small({ requester: { path: `/{{ ${name}.key }}` } })).problems[0],
      ).toMatchObject({
        stops: 'things',
        text: expect.stringContaining(`“${name}”`),
      });
    const { urls } = readThings(
      small({ requester: { request_parameters: { a: '{{ config }}' } } }),
      () => ({ items: [] }),
    );
    expect(decodeURIComponent(urls[0]!)).toContain("{'key': 'k-1', 'domain': 'school'}");
  });
});

describe('how large it may be', () => {
  const stopped = (source: string): string =>
    readManifest(source)
      .problems.map((one) => `${one.stops}: ${one.text}`)
      .join();

  it('ends where repetitions of repetitions would be written out', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    within(5_000, () =>
      expect(stopped([...lines, 'streams: *a11'].join('\n'))).toMatch(/^all: .*too large/),
    );
  });

  it('ends where references of references would be', () => {
    const definitions: Record<string, unknown> = { d0: { a: 1 } };
    for (let i = 1; i < 40; i++)
      definitions[`d${i}`] = {
        a: { $ref: `#/definitions/d${i - 1}` },
        b: { $ref: `#/definitions/d${i - 1}` },
      };
    const source = JSON.stringify({
      version: '6.0.0',
      definitions,
      streams: [{ $ref: '#/definitions/d39' }],
    });
    within(8_000, () => expect(stopped(source)).toMatch(/^all: .*too large/));
  });

  it('ends where references go round', () => {
    const source = (definitions: object) =>
      JSON.stringify({ version: '6.0.0', definitions, streams: [{ $ref: '#/definitions/a' }] });
    expect(
      stopped(source({ a: { $ref: '#/definitions/b' }, b: { $ref: '#/definitions/a' } })),
    ).toMatch(/refers to itself/);
    expect(stopped(source({ a: { b: { $ref: '#/definitions/a' } } }))).toMatch(/refers to itself/);
    expect(stopped(source({ a: { $ref: '#/definitions/nowhere' } }))).toMatch(/names nothing/);
    expect(stopped(source({ a: { $ref: '#/__proto__/x' } }))).toMatch(/names nothing/);
  });

  it('takes many uses of a name without going through all of the text for each', () => {
    const many = `a: &a x\nl: [${Array(20_000).fill('*a').join(',')}]\nstreams: []\n`;
    within(8_000, () => readManifest(many));
  });

  it.each([
    ['lists', `streams: ${'['.repeat(20_000)}`],
    ['closed lists', `streams: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['objects', `streams: ${'{a: '.repeat(20_000)}`],
    ['dashes', `streams:\n${'- '.repeat(20_000)}x`],
    ['length', `streams: []\nx: ${'y'.repeat(2_100_000)}`],
    ['nothing', ''],
    ['a text', 'hello'],
    ['a number', '1'],
    ['a list', '[1]'],
    ['a web page', '<!doctype html><html></html>'],
    ['streams that are a text', 'streams: hello'],
    ['tags', 'streams: !!js/function "function(){}"'],
    ['a python object', 'streams: !!python/object/apply:os.system ["id"]'],
    ['bytes', '\u0000\u0001\u0002'],
    ['a proto', '{"__proto__": {"x": 1}, "streams": [{"__proto__": {"name": "x"}}]}'],
    ['nulls', 'streams: [null, 1, "x", [], {}]\nspec: 1\ncheck: []\ndefinitions: 7'],
  ])('takes no harm by %s', (_, source) => {
    within(8_000, () => {
      const seen = manifest.inspect(source);
      expect(seen.problems.some(({ stops }) => stops !== null)).toBe(true);
      expect(seen.streams).toEqual([]);
    });
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });

  it('makes no list of a thousand million places', () => {
    const record = { a: [1] } as never;
    set(record, ['a', '999999999'], 1);
    set(record, ['a', '1'], 2);
    set(record, ['a', '-1'], 2);
    set(record, ['a', 'length'], 2);
    expect(record).toEqual({ a: [1, 2] });
    set(record, ['__proto__', 'polluted'], 1);
    set(record, ['a', 'constructor', 'polluted'], 1);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('how long it may go on', () => {
  it('ends a walk whose pages repeat', () => {
    let asked = 0;
    const failure = failureOf(() =>
      readThings(small({ retriever: LINKED }), () => {
        asked++;
        return { items: [{ id: '1' }], next: `?page=${asked}` };
      }),
    );
    expect(failure.code).toBe('source.endless');
    expect(asked).toBeLessThan(5);
  });

  it('ends a walk that goes round, and one that stays empty', () => {
    let page = 0;
    expect(
      failureOf(() =>
        readThings(small({ retriever: LINKED }), () => ({ items: [], next: `?page=${++page}` })),
      ).code,
    ).toBe('source.endless');
    expect(page).toBeLessThan(40);
  });

  it('refuses more parts than a refresh gets through', () => {
    const windows = small({
      stream: {
        incremental_sync: {
          type: 'DatetimeBasedCursor',
          cursor_field: 'at',
          datetime_format: '%Y-%m-%dT%H:%M:%SZ',
          start_datetime: '1990-01-01T00:00:00Z',
          step: 'PT1S',
          cursor_granularity: 'PT1S',
        },
      },
    });
    within(3_000, () =>
      expect(failureOf(() => readThings(windows, () => ({ items: [] }))).code).toBe(
        'source.too_many',
      ),
    );
    const lists = small({
      retriever: {
        partition_router: [1, 2, 3].map((n) => ({
          type: 'ListPartitionRouter',
          cursor_field: `p${n}`,
          values: '{{ range(1000) }}',
        })),
      },
    });
    within(3_000, () =>
      expect(failureOf(() => readThings(lists, () => ({ items: [] }))).code).toBe(
        'source.too_many',
      ),
    );
  });
});
