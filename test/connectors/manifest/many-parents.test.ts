/** A parent with many records: its children are read in many executions, each of which keeps little. */
import { manifest } from '../../../src/connectors/_manifest';
import type { Json } from '../../../src/model';
import { readSample } from '../../suites/reading';
import { BASE, inspected, small } from './_small';

const PAGE = 1_000;
const PARENTS = 50_000;
/** One request for each: so many in every run of the tests, and as many as are wanted by hand. */
const SINGLE = Number(process.env['MANY_PARENTS'] ?? 5_000);
/** What an execution keeps for the next, in characters: the parents that wait, whatever their number. */
const MOST_KEPT = 120_000;
/** Parents that were read and whose children were not: those of a page, and those that wait. */
const MOST_AHEAD = 2 * PAGE + 500;

const substream: Json = {
  type: 'SubstreamPartitionRouter',
  parent_stream_configs: [
    {
      type: 'ParentStreamConfig',
      parent_key: 'id',
      partition_field: 'of',
      stream: {
        type: 'DeclarativeStream',
        name: 'people',
        retriever: {
          type: 'SimpleRetriever',
          requester: { type: 'HttpRequester', url_base: BASE, path: '/people' },
          record_selector: { type: 'RecordSelector', extractor: { field_path: ['items'] } },
          paginator: {
            type: 'DefaultPaginator',
            page_token_option: { inject_into: 'request_parameter', field_name: 'page' },
            pagination_strategy: { type: 'PageIncrement', page_size: PAGE },
          },
        },
      },
    },
  ],
};

/** Reads to the end, each execution so many batches, and what it kept as text in between. */
const readAll = (source: string, parents: number, batches: number) => {
  const connector = manifest.compile('own_test', source, inspected(source).streams);
  const asked = { people: 0, children: 0, requests: 0 };
  const seen = { ahead: 0, kept: 0, executions: 0 };
  const read = new Set<string>();
  const answer = ({ url }: { readonly url: string }): Json => {
    if (url.includes('/people')) {
      asked.people += 1;
      const from = Number(/page=(\d+)/.exec(url)?.[1] ?? 0) * PAGE;
      const count = Math.max(0, Math.min(PAGE, parents - from));
      return { items: Array.from({ length: count }, (_, i) => ({ id: from + i, name: 'Ada' })) };
    }
    const of = /of=([^&]*)/.exec(url)![1]!.split('%2C');
    asked.requests += 1;
    asked.children += of.length;
    seen.ahead = Math.max(seen.ahead, asked.people * PAGE - asked.children);
    return { items: of.map((id) => ({ id: `c${id}` })) };
  };
  let checkpoint: Json = null;
  for (let complete = false; !complete; seen.executions++) {
    if (seen.executions > 500) throw new Error('It does not end.');
    const server = { settings: {}, secrets: {}, answer };
    const found = readSample(connector, 'things', server, checkpoint, batches).batches;
    for (const { rows = [] } of found) for (const { id } of rows) read.add(String(id));
    found.forEach((batch, i) => {
      if (i % 50 === 0 || i === found.length - 1)
        seen.kept = Math.max(seen.kept, JSON.stringify(batch.checkpoint).length);
    });
    const last = found[found.length - 1]!;
    complete = last.complete === true;
    checkpoint = JSON.parse(JSON.stringify(last.checkpoint)) as Json;
  }
  return { ...seen, ...asked, read: read.size };
};

const child = (router: Json, of: string): string =>
  small({
    retriever: { partition_router: router },
    requester: { request_parameters: { of } },
    root: { concurrency_level: { type: 'ConcurrencyLevel', default_concurrency: 10 } },
  });

it('reads the children of each in turn', () => {
  const told = readAll(child(substream, "{{ stream_partition['of'] }}"), SINGLE, 100);
  expect(told.read).toBe(SINGLE);
  expect(told.requests).toBe(SINGLE);
  // Each page of parents once, and the empty one that ends them.
  expect(told.people).toBe(SINGLE / PAGE + 1);
  expect(told.executions).toBeGreaterThanOrEqual(5);
  expect(told.ahead).toBeLessThanOrEqual(MOST_AHEAD);
  expect(told.kept).toBeLessThan(MOST_KEPT);
});

it('reads them in groups', () => {
  const group: Json = {
    type: 'GroupingPartitionRouter',
    group_size: 30,
    underlying_partition_router: substream,
  };
  const told = readAll(child(group, "{{ stream_partition['of'] | join(',') }}"), PARENTS, 20);
  expect(told.read).toBe(PARENTS);
  expect(told.requests).toBe(Math.ceil(PARENTS / 30));
  expect(told.people).toBe(PARENTS / PAGE + 1);
  expect(told.ahead).toBeLessThanOrEqual(MOST_AHEAD);
  expect(told.kept).toBeLessThan(MOST_KEPT);
});
