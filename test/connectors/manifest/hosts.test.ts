/** A manifest is a stranger’s: where it may go. */
import { allowed, isPublic, nameOf } from '../../../src/connectors/_manifest/hosts';

import type { Json } from '../../../src/model';
import { BASE, BEARER, LINKED, failureOf, inspected, readThings, small } from './_small';

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
