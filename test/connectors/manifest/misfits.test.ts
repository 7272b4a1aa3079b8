/** Conditions whose values do not go together hold: where the source says nothing, or something else. */
import type { Json } from '../../../src/model';
import { BASE, failureOf, option, readThings, small, text } from './_small';

type Rec = { [name: string]: Json };

const paged = (stop: string): string =>
  small({
    retriever: {
      paginator: {
        type: 'DefaultPaginator',
        page_token_option: option('page'),
        pagination_strategy: {
          type: 'CursorPagination',
          cursor_value: '{{ response.page + 1 }}',
          stop_condition: stop,
        },
      },
    },
  });

const pages = (source: string, end: Rec): readonly string[] =>
  readThings(source, ({ url }) =>
    url.includes('page=2') ? end : { items: [{ id: 'a' }], page: 1, error: { code: 'none' } },
  ).urls.map((url) => url.slice(BASE.length));

describe('a condition whose values do not go together', () => {
  it('ends the paging: a number where a text was looked into', () => {
    const source = paged("{{ '404' in response.error.code }}");
    expect(pages(source, { error: { code: 404 } })).toEqual(['/things', '/things?page=2']);
  });

  it('ends the paging: nothing where a number was compared', () => {
    const source = paged('{{ response.page >= 9 }}');
    expect(pages(source, { items: [], page: null })).toEqual(['/things', '/things?page=2']);
  });

  it('keeps a record', () => {
    const source = small({
      selector: { record_filter: { condition: "{{ record['at'] > '2026-11-01' }}" } },
    });
    const items = [
      { id: 'a', at: '2026-10-01' },
      { id: 'b', at: '2026-11-02' },
      { id: 'c', at: null },
      { id: 'd', at: 7 },
    ];
    expect(readThings(source, () => ({ items })).rows.map(({ id }) => id)).toEqual(['b', 'c', 'd']);
  });

  it('lets a field be added', () => {
    const source = small({
      stream: {
        transformations: [
          {
            type: 'AddFields',
            condition: "{{ record['at'] | length > 3 }}",
            fields: [{ path: ['a'], value: 'long' }],
          },
        ],
      },
    });
    const items = [
      { id: 'x', at: '2026' },
      { id: 'y', at: '1' },
      { id: 'z', at: null },
    ];
    expect(readThings(source, () => ({ items })).rows.map(({ a }) => a)).toEqual([
      'long',
      undefined,
      'long',
    ]);
  });

  it('says nothing of an answer, which may be a good one', () => {
    const source = small({
      requester: {
        error_handler: {
          type: 'DefaultErrorHandler',
          response_filters: [
            {
              type: 'HttpResponseFilter',
              predicate: "{{ 'gone' in response.error }}",
              action: 'IGNORE',
            },
          ],
        },
      },
    });
    const rows = (error: Json) =>
      readThings(source, () => text({ items: [{ id: 'a' }], error })).rows;
    expect(rows(null)).toHaveLength(1);
    expect(rows('it is gone')).toHaveLength(0);
  });

  it('is told all the same where it is a value that is wanted', () => {
    const source = small({ requester: { path: "/things/{{ config['domain'] + 1 }}" } });
    expect(failureOf(() => readThings(source, () => ({ items: [] })))).toMatchObject({
      code: 'source.expression',
    });
  });
});
