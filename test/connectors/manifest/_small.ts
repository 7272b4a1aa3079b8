/** A small manifest, and what is asked and read with it. */
import { manifest } from '../../../src/connectors/_manifest';
import { FailureError, type HttpRequest, type HttpResponse, type Json } from '../../../src/model';
import { readSample, type Reading } from '../../suites/reading';

type Rec = { [name: string]: Json };
export const BASE = 'https://api.school.example/v1';

export interface Parts {
  /** Of the stream, beside its name and retriever. */
  readonly stream?: Rec;
  readonly retriever?: Rec;
  readonly requester?: Rec;
  readonly selector?: Rec;
  /** Of the root. */
  readonly root?: Rec;
  readonly settings?: Rec;
  readonly required?: readonly string[];
}

export const small = (parts: Parts = {}): string =>
  JSON.stringify({
    version: '6.5.2',
    type: 'DeclarativeSource',
    check: { type: 'CheckStream', stream_names: ['things'] },
    streams: [
      {
        type: 'DeclarativeStream',
        name: 'things',
        primary_key: 'id',
        retriever: {
          type: 'SimpleRetriever',
          requester: {
            type: 'HttpRequester',
            url_base: BASE,
            path: '/things',
            ...parts.requester,
          },
          record_selector: {
            type: 'RecordSelector',
            extractor: { type: 'DpathExtractor', field_path: ['items'] },
            ...parts.selector,
          },
          ...parts.retriever,
        },
        schema_loader: {
          type: 'InlineSchemaLoader',
          schema: {
            type: 'object',
            properties: { id: { type: 'string' }, at: { type: 'string' }, a: { type: 'string' } },
          },
        },
        ...parts.stream,
      },
    ],
    spec: {
      type: 'Spec',
      connection_specification: {
        type: 'object',
        title: 'School',
        required: parts.required ?? [],
        properties: {
          key: { type: 'string', airbyte_secret: true },
          domain: { type: 'string' },
          ...parts.settings,
        },
      },
    },
    ...parts.root,
  });

/** Where a value goes: into the address, by this name. */
export const option = (field_name: string): Rec => ({
  type: 'RequestOption',
  inject_into: 'request_parameter',
  field_name,
});

/** Of a requester: it sends the key. */
export const BEARER = {
  authenticator: { type: 'BearerAuthenticator', api_token: "{{ config['key'] }}" },
};
/** Of a retriever: it goes where the answer says next. */
export const LINKED = {
  paginator: {
    type: 'DefaultPaginator',
    page_token_option: { type: 'RequestPath' },
    pagination_strategy: { type: 'CursorPagination', cursor_value: '{{ response.next }}' },
  },
};

export const inspected = (text: string) => manifest.inspect(text);

export const text = (
  body: Json,
  headers: Record<string, string> = {},
  status = 200,
): HttpResponse => ({
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

export interface Told extends Reading {
  readonly rows: readonly Rec[];
  readonly urls: readonly string[];
}

/** Reads `things`, or another stream. */
export const readThings = (
  source: string,
  answer: (request: HttpRequest) => Json | HttpResponse,
  more: {
    readonly settings?: Record<string, string>;
    readonly secrets?: Record<string, string>;
    readonly stream?: string;
    readonly checkpoint?: Json;
  } = {},
): Told => {
  const { settings = { domain: 'school' }, secrets = { key: 'k-1' } } = more;
  const seen = manifest.inspect(source);
  const stopped = seen.problems.filter(({ stops }) => stops !== null);
  if (stopped.length > 0) throw new Error(stopped.map((one) => one.text).join(' '));
  const connector = manifest.compile('own_test', source, seen.streams);
  const reading = readSample(
    connector,
    more.stream ?? 'things',
    { settings, secrets, answer },
    more.checkpoint ?? null,
  );
  const [table = []] = Object.values(reading.tables);
  return { ...reading, rows: table as Rec[], urls: reading.requests.map(({ url }) => url) };
};

/** How a reading fails, in the failure's own words. */
export const failureOf = (act: () => unknown): FailureError['failure'] => {
  try {
    act();
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error('It did not fail.');
};
