/** A campus library with an API of two rows a page, the manifest that reads it, and the server behind it. */
import { serve, type Served } from '../kit/served';

export const HOST = 'api.campus-library.example';
export const KEY = 'k-1';

export const LOANS = Array.from({ length: 5 }, (_, i) => ({
  id: `l${i}`,
  readerName: i === 0 ? 'Zoë Łukasz' : `Reader ${i}`,
  code: i === 1 ? '00123' : i === 2 ? '=1+2' : `c${i}`,
  copies: i,
}));

/** @param more what another version of the file has beside: fields of its stream, or other streams. */
export const manifest = (copies = 'integer', more = ''): string => `version: 6.5.2
type: DeclarativeSource
description: Loans of the campus library.
definitions:
  base:
    type: HttpRequester
    url_base: https://${HOST}/v1/
    authenticator:
      type: BearerAuthenticator
      api_token: "{{ config['api_key'] }}"
check:
  type: CheckStream
  stream_names: [loans]
streams:
  - type: DeclarativeStream
    name: loans
    primary_key: id
    retriever:
      type: SimpleRetriever
      requester:
        $ref: "#/definitions/base"
        path: loans
      record_selector:
        type: RecordSelector
        extractor:
          type: DpathExtractor
          field_path: [items]
      paginator:
        type: DefaultPaginator
        page_token_option:
          type: RequestOption
          inject_into: request_parameter
          field_name: page
        pagination_strategy:
          type: PageIncrement
          start_from_page: 1
          page_size: 2
    schema_loader:
      type: InlineSchemaLoader
      schema:
        type: object
        properties:
          id: {type: [string, "null"]}
          readerName: {type: [string, "null"]}
          code: {type: string}
          copies: {type: ${copies}}
${more}
  - type: DeclarativeStream
    name: reports
    retriever:
      type: CustomRetriever
      class_name: source_library.Reports
spec:
  type: Spec
  connection_specification:
    type: object
    title: Campus Library Spec
    required: [api_key]
    properties:
      api_key: {type: string, title: API key, airbyte_secret: true}
`;

/** The line of what cannot be read, from 1. */
export const badLine = (text: string): number =>
  text.split('\n').findIndex((one) => one.includes('CustomRetriever')) + 1;

export interface Library extends Served {
  /** Paths that were asked for. */
  readonly asked: readonly string[];
}

/** @param files what it serves to everybody, by path. */
export const openLibrary = async (
  files: Readonly<Record<string, () => string>> = {},
): Promise<Library> => {
  const asked: string[] = [];
  const server = await serve((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    asked.push(request.url ?? '');
    const open = files[url.pathname];
    if (open) return void response.end(open());
    if (request.headers.authorization !== `Bearer ${KEY}`)
      return void response.writeHead(401).end();
    const page = Number(url.searchParams.get('page') ?? 1);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ items: LOANS.slice((page - 1) * 2, page * 2) }));
  });
  return { ...server, asked };
};
