/** A small API of a campus library, which only a low-code manifest knows: pages by a token, a lasting key. */
import { createShelf, NAMES, rowsOf } from './shelf';
import { json, refusal, type Answer, type PagingFaults, type Row, type Vendor } from './vendor';

const KEY = 'library-key';
const SIZE = 10;

const loan = (n: number): Row => ({
  ...{ id: `l${n}`, code: String(n).padStart(5, '0'), copies: n },
  reader: n === 3 ? '=1+2' : NAMES[n % NAMES.length]!.join(' '),
});

const manifest = (url: string): string =>
  JSON.stringify({
    version: '6.5.2',
    type: 'DeclarativeSource',
    check: { type: 'CheckStream', stream_names: ['loans'] },
    streams: [
      {
        ...{ type: 'DeclarativeStream', name: 'loans', primary_key: 'id' },
        retriever: {
          type: 'SimpleRetriever',
          requester: {
            ...{ type: 'HttpRequester', url_base: url, path: '/v1/loans' },
            authenticator: { type: 'BearerAuthenticator', api_token: "{{ config['key'] }}" },
          },
          record_selector: {
            type: 'RecordSelector',
            extractor: { type: 'DpathExtractor', field_path: ['items'] },
          },
          paginator: {
            type: 'DefaultPaginator',
            page_token_option: {
              ...{ type: 'RequestOption', inject_into: 'request_parameter', field_name: 'after' },
            },
            pagination_strategy: {
              type: 'CursorPagination',
              cursor_value: "{{ response['next'] }}",
              stop_condition: "{{ not response['next'] }}",
            },
          },
        },
        schema_loader: {
          type: 'InlineSchemaLoader',
          schema: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              // Before the texts, which take whatever comes: as JSON, if it is no text.
              copies: { type: 'integer' },
              reader: { type: 'string' },
              code: { type: 'string' },
            },
          },
        },
      },
    ],
    spec: {
      type: 'Spec',
      connection_specification: {
        ...{ type: 'object', title: 'Library', required: ['key'] },
        properties: { key: { type: 'string', airbyte_secret: true } },
      },
    },
  });

export function createManifest(): Vendor {
  const shelf = createShelf(rowsOf(35, loan));
  let added = 35;
  const numberOf = (row: Row | undefined): number => Number(String(row?.['id']).slice(1));
  /** Tokens name the last loan of a page, so that what comes and goes moves nothing; `e…` comes after a hole. */
  const page = (token: string | null, { empty, repeat, endless, struck }: PagingFaults): Answer => {
    if (token !== null && empty && token.startsWith('p')) {
      struck?.();
      return json({ items: [], next: `e${token}` });
    }
    const after = token === null || repeat ? -1 : Number(/\d+$/.exec(token)?.[0]);
    const rows = shelf.all().filter((row) => numberOf(row) > after);
    const items = rows.slice(0, SIZE);
    const more = rows.length > SIZE;
    if ((token !== null && repeat) || (endless && !more)) struck?.();
    const next = more || endless || repeat ? `p${numberOf(items[items.length - 1])}` : null;
    return json({ items: [...items], next });
  };
  return {
    id: 'manifest',
    medium: { pages: 'tokens', key: 'lasts' },
    resources: ['loans'],
    definition: manifest,
    connect: () => ({ settings: {}, secrets: { key: KEY } }),
    answer: ({ path, query, headers, paging }) => {
      if (headers['authorization'] !== `Bearer ${KEY}`) return refusal(401);
      if (path !== '/v1/loans') return refusal(404);
      return page(query.get('after'), paging);
    },
    expireTokens: () => undefined,
    keys: () => shelf.keys(),
    add: () => shelf.put(loan(++added)),
    change: () => shelf.put({ ...shelf.all()[1]!, copies: ++added }),
    remove: () => shelf.drop(shelf.keys()[2]!),
  };
}
