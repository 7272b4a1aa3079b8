/** A manifest is a stranger’s: what it may take along. */
import { BASE, BEARER, failureOf, inspected, readThings, small } from './_small';

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
