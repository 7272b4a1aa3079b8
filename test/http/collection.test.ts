import { collections, readCollection, type Collection } from '../../src/http/collection';
import { byLink, byOffset, byPage, byUrl, follow, linkOf } from '../../src/http/pagers';
import { at, recordsIn, textAt } from '../../src/http/record';
import {
  defineResource,
  text,
  timestamp,
  type Ask,
  type Batch,
  type HttpResponse,
  type Json,
  type Resource,
  type SourceRecord,
} from '../../src/model';

const resource: Resource = defineResource({
  name: 'things',
  table: 'things',
  title: 'Things',
  key: 'id',
  fields: [text('id'), timestamp('changed')],
  example: { page: [], rows: [] },
});
const NOW = Date.parse('2026-11-22T06:00:00Z');
const session = { settings: {}, discovery: {}, now: NOW };
const response = (body: Json, headers: Record<string, string> = {}): HttpResponse => ({
  status: 200,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

type Server = (ask: Ask) => HttpResponse;
const lead = (
  collection: Collection,
  server: Server,
  checkpoint: Json = null,
  now = NOW,
): { batches: Batch[]; asks: Ask[]; most: number } => {
  const reader = readCollection(collection, resource, { ...session, now }, checkpoint, 4);
  const batches: Batch[] = [];
  const asks: Ask[] = [];
  let most = 0;
  let step = reader.next([]);
  while (!step.done) {
    if ('batch' in step.value) {
      batches.push(step.value.batch);
      step = reader.next([]);
      continue;
    }
    asks.push(...step.value.ask);
    most = Math.max(most, step.value.ask.length);
    if (asks.length > 500) throw new Error('It never ends.');
    step = reader.next(step.value.ask.map(server));
  }
  return { batches, asks, most };
};
const idsOf = (batches: readonly Batch[]): string[] =>
  batches.flatMap(({ rows = [] }) => rows.map((row) => String(row['id'])));

const things = (count: number): SourceRecord[] =>
  Array.from({ length: count }, (_, i) => ({ id: `t${String(i).padStart(3, '0')}` }));
const number = (ask: Ask, name: string): number =>
  Number(new URL(ask.url).searchParams.get(name) ?? '0');

const offset: Collection = {
  resource: 'things',
  ask: () => ({ url: 'https://x.test/things' }),
  records: (body) => recordsIn((at(body, 'things') ?? []) as Json[]),
  pager: byOffset({ size: 10, count: { header: 'x-total-count' } }),
};
const offsetServer =
  (all: () => readonly SourceRecord[]): Server =>
  (ask) => {
    const from = number(ask, 'offset');
    const list = all();
    return response(
      { things: list.slice(from, from + number(ask, 'limit')) },
      { 'x-total-count': String(list.length) },
    );
  };

test('pages whose places are known are asked for at once, and the whole replaces what was there', () => {
  const { batches, most } = lead(
    offset,
    offsetServer(() => things(95)),
  );
  expect(idsOf(batches)).toEqual(things(95).map(({ id }) => id));
  expect(most).toBe(4);
  expect(batches[0]!.restart).toBe(true);
  expect(batches.filter(({ complete }) => complete)).toHaveLength(1);
  expect(batches.at(-1)!.complete).toBe(true);
  expect(batches.at(-1)!.total).toBe(95);
});

test('reading goes on from any committed batch', () => {
  const whole = lead(
    offset,
    offsetServer(() => things(95)),
  ).batches;
  for (const [i, { checkpoint }] of whole.slice(0, -1).entries()) {
    const rest = lead(
      offset,
      offsetServer(() => things(95)),
      checkpoint,
    ).batches;
    expect(rest.some(({ restart }) => restart)).toBe(false);
    expect([...idsOf(whole.slice(0, i + 1)), ...idsOf(rest)].sort()).toEqual(
      things(95).map(({ id }) => id),
    );
  }
});

test('a record that goes in mid-walk makes it walk again: none is missed', () => {
  let asked = 0;
  const server = offsetServer(() => (asked++ < 3 ? things(95) : things(95).slice(1)));
  const { batches } = lead(offset, server);
  const ids = new Set(idsOf(batches));
  for (const { id } of things(95).slice(1)) expect(ids.has(String(id))).toBe(true);
});

test('where nothing is counted, pages overlap, and one that has lost its place is noticed', () => {
  const plain: Collection = { ...offset, pager: byOffset({ size: 20 }) };
  const serve =
    (all: (asked: number) => readonly SourceRecord[]): Server =>
    (ask) => {
      const from = number(ask, 'offset');
      return response({ things: all(asked++).slice(from, from + 20) });
    };
  let asked = 0;
  const calm = lead(
    plain,
    serve(() => things(95)),
  );
  expect(new Set(idsOf(calm.batches)).size).toBe(95);
  for (const lost of [1, 9, 10, 15, 40]) {
    asked = 0;
    const after = things(95).slice(lost);
    const { batches } = lead(
      plain,
      serve((n) => (n < 3 ? things(95) : after)),
    );
    const ids = new Set(idsOf(batches));
    expect([lost, after.filter(({ id }) => !ids.has(String(id)))]).toEqual([lost, []]);
  }
});

test('a source that never stands still is given up for now', () => {
  let asked = 0;
  const server = offsetServer(() => things(500).slice(asked++));
  expect(() => lead(offset, server)).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code: 'source.unstable' }) }),
  );
});

const linked: Collection = {
  ...offset,
  records: (body) => recordsIn(body as Json[]),
  pager: byLink(),
};
const linkServer =
  (next: (page: number) => string | null, rows: (page: number) => Json): Server =>
  (ask) => {
    const page = number(ask, 'page');
    const to = next(page);
    return response(rows(page), to === null ? {} : { link: `<${to}>; rel="next"` });
  };
const tenOf = (page: number): Json => things(30).slice(page * 10, page * 10 + 10) as Json;

test.each([
  ['whole', (page: number) => `https://x.test/things?page=${page}`],
  ['by path', (page: number) => `/things?page=${page}`],
  ['by query', (page: number) => `?page=${page}`],
  ['under another name', (page: number) => `http://inside.lan:8080/things?page=${page}`],
])('next links: %s', (_, link) => {
  const server = linkServer((page) => (page < 2 ? link(page + 1) : null), tenOf);
  const { batches, asks } = lead(linked, server);
  expect(idsOf(batches)).toHaveLength(30);
  expect(asks.every(({ url }) => url.startsWith('https://x.test/things'))).toBe(true);
});

test('an empty page with a next link goes on', () => {
  const server = linkServer(
    (page) => (page < 3 ? `?page=${page + 1}` : null),
    (page) => (page === 1 ? [] : tenOf(page > 1 ? page - 1 : 0)),
  );
  expect(idsOf(lead(linked, server).batches)).toHaveLength(30);
});

test.each([
  ['the same page again and again', (page: number) => `?page=${page + 1}`, () => tenOf(0)],
  ['a page that names itself', (page: number) => `?page=${page || 1}`, tenOf],
  ['empty pages without end', (page: number) => `?page=${page + 1}`, () => []],
])('%s end the reading', (_, next, rows) => {
  expect(() => lead(linked, linkServer(next, rows))).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code: 'source.endless' }) }),
  );
});

test('an answer that is cut off is asked for again, and not for ever', () => {
  let spoilt = 0;
  const once: Server = (ask) =>
    spoilt++ === 1 ? response('{"things": [{') : offsetServer(() => things(30))(ask);
  expect(idsOf(lead(offset, once).batches)).toHaveLength(30);
  const always: Server = () => response('<html>');
  expect(() => lead(offset, always)).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code: 'source.not_json' }) }),
  );
});

const dated: Collection = {
  ...offset,
  ask: ({ since }) => ({ url: `https://x.test/things${since ? `?since=${since}` : ''}` }),
  since: {
    of: (record) => (record['changed'] as string | undefined) ?? null,
    fullEvery: 7 * 86_400_000,
  },
  gone: (record) => record['status'] === 'gone',
};

test('afterwards only what changed is read; what is gone is told; a full one comes when it is due', () => {
  let all: SourceRecord[] = things(25).map((one) => ({ ...one, changed: '2026-11-01T00:00:00Z' }));
  const server: Server = (ask) => {
    const since = new URL(ask.url).searchParams.get('since') ?? '';
    return offsetServer(() => all.filter(({ changed }) => String(changed) >= since))(ask);
  };
  const first = lead(dated, server).batches.at(-1)!;
  expect(first.checkpoint).toEqual({ since: '2026-11-01T00:00:00Z', fullAt: NOW });
  all = all.map((one, i) =>
    i === 3
      ? { ...one, changed: '2026-11-02T00:00:00Z' }
      : i === 4
        ? { ...one, status: 'gone', changed: '2026-11-03T00:00:00Z' }
        : { ...one, changed: '2026-10-01T00:00:00Z' },
  );
  const { batches } = lead(dated, server, first.checkpoint);
  expect(batches).toHaveLength(1);
  expect(batches[0]).toMatchObject({ deletes: ['t004'], complete: true });
  expect(batches[0]!.restart).toBeUndefined();
  expect(idsOf(batches)).toEqual(['t003']);
  const later = lead(dated, server, batches[0]!.checkpoint, NOW + 8 * 86_400_000).batches;
  expect(later[0]!.restart).toBe(true);
  expect(idsOf(later)).toHaveLength(24);
});

test('read again from a day on, and up to another; then on from where it was', () => {
  const days = things(25).map((one, i) => ({
    ...one,
    changed: `2026-11-${String(1 + (i % 20)).padStart(2, '0')}T08:00:00Z`,
  }));
  const server: Server = (ask) => {
    const query = new URL(ask.url).searchParams;
    const [from, to] = [query.get('since') ?? '', query.get('until') ?? '9'];
    return offsetServer(() => days.filter(({ changed }) => changed >= from && changed < to))(ask);
  };
  const ranged: Collection = {
    ...dated,
    ask: ({ since, until }) => ({
      url: `https://x.test/things?x=1${since ? `&since=${since}` : ''}${until ? `&until=${until}` : ''}`,
    }),
  };
  const { read, rewind } = collections([ranged], 4);
  expect(read).toBeInstanceOf(Function);
  const first = lead(ranged, server).batches.at(-1)!;
  expect(first.checkpoint).toEqual({ since: '2026-11-20T08:00:00Z', fullAt: NOW });
  const back = rewind(resource, first.checkpoint, '2026-11-03', '2026-11-04');
  const again = lead(ranged, server, back).batches;
  expect(idsOf(again).sort()).toEqual(['t002', 't003', 't022', 't023']);
  expect(again.some(({ restart }) => restart)).toBe(false);
  expect(again.at(-1)!.checkpoint).toEqual(first.checkpoint);
  const on = lead(ranged, server, rewind(resource, first.checkpoint, '2026-11-19')).batches;
  expect(idsOf(on).sort()).toEqual(['t018', 't019']);
  expect(on.at(-1)!.checkpoint).toEqual(first.checkpoint);
  // What was never read to its end, or does not tell changes, is read whole.
  expect(rewind(resource, null, '2026-11-03')).toBeNull();
  expect(collections([offset], 4).rewind(resource, first.checkpoint, '2026-11-03')).toBeNull();
});

test('one walk for each slice, side by side', () => {
  const sliced: Collection = {
    ...offset,
    *slices() {
      const [answer] = (yield { ask: [{ url: 'https://x.test/courses' }] }) as HttpResponse[];
      return JSON.parse(answer!.text) as { course: string }[];
    },
    ask: ({ slice }) => ({ url: `https://x.test/${String(slice['course'])}/things` }),
    each: (record, { slice }) => ({ ...record, id: `${String(slice['course'])}-${record['id']}` }),
  };
  const server: Server = (ask) =>
    ask.url.endsWith('/courses')
      ? response([{ course: 'a' }, { course: 'b' }, { course: 'c' }])
      : offsetServer(() => things(12))(ask);
  const { batches, most } = lead(sliced, server);
  expect(new Set(idsOf(batches)).size).toBe(36);
  expect(most).toBeGreaterThan(2);
  expect(batches.at(-1)!.complete).toBe(true);
});

test('no slice at all is an empty collection', () => {
  const none: Collection = {
    ...offset,
    *slices() {
      return [];
    },
  };
  expect(
    lead(
      none,
      offsetServer(() => []),
    ).batches,
  ).toMatchObject([{ rows: [], restart: true, complete: true }]);
});

test('pages by number and by address in the body', () => {
  const rows = (page: number) => ({
    results: things(25).slice((page - 1) * 10, page * 10),
    pagination: { num_pages: 3, next: page < 3 ? `https://x.test/things?page=${page + 1}` : null },
  });
  const records = (body: Json): readonly SourceRecord[] =>
    recordsIn((at(body, 'results') ?? []) as Json[]);
  const server: Server = (ask) => response(rows(number(ask, 'page') || 1) as unknown as Json);
  for (const pager of [
    byPage({ size: 10, pages: { body: 'pagination.num_pages' } }),
    byUrl('pagination.next'),
  ])
    expect(idsOf(lead({ ...offset, records, pager }, server).batches)).toHaveLength(25);
});

test('links', () => {
  expect(linkOf('<https://a/x?p=1,2>; rel="first", <https://a/y>; rel=next', 'next')).toBe(
    'https://a/y',
  );
  expect(linkOf(undefined, 'next')).toBeNull();
  expect(follow('https://a.test/v1/list?x=1', 'more')).toBe('https://a.test/v1/more');
  expect(follow('https://a.test/v1/list?x=1', '//evil.test/v1/b')).toBe('https://a.test/v1/b');
});

test('a server that sends the first page for every offset is found out, though pages were counted', () => {
  const server: Server = () =>
    response({ things: things(40).slice(0, 10) }, { 'x-total-count': '40' });
  expect(() => lead(offset, server)).toThrow(/without end/);
});

test('a key that has another name in the record tells pages apart and which records are gone', () => {
  const named = {
    ...resource,
    key: 'thing_id',
    fields: [{ ...text('ref.id'), name: 'thing_id' }],
  } as Resource;
  const records: SourceRecord[] = [{ ref: { id: 'a' } }, { ref: { id: 'b' }, status: 'gone' }];
  const collection: Collection = {
    ...offset,
    since: { of: () => '2026' },
    gone: (record) => record['status'] === 'gone',
  };
  const reader = readCollection(collection, named, session, { since: '2025', fullAt: NOW }, 4);
  reader.next([]);
  const step = reader.next([response({ things: records }, { 'x-total-count': '2' })]);
  expect(step.value).toMatchObject({ batch: { deletes: ['b'], rows: [records[0]] } });
});

test('what the reading itself writes stays when it is read anew', () => {
  const collection: Collection = {
    resource: 'things',
    ask: () => ({ url: 'https://vendor.test/things' }),
    records: (body) => recordsIn(body as Json[]),
  };
  const server: Server = () => response([{ id: 'a' }]);
  const plain = lead(collection, server).batches;
  const kept = lead({ ...collection, keeps: true }, server).batches;
  expect(plain.map(({ restart, complete }) => [restart, complete])).toEqual([[true, true]]);
  expect(kept.map(({ restart, complete }) => [restart, complete])).toEqual([[undefined, true]]);
});

test('of a feed the last word about a record counts', () => {
  const feed: SourceRecord[] = [
    { id: 'a', changed: '1' },
    { id: 'b', status: 'gone' },
    { id: 'a', status: 'gone' },
    { id: 'b', changed: '2' },
    { id: 'c', changed: '3' },
  ];
  const { batches } = lead(
    {
      ...offset,
      since: { of: () => '2026' },
      gone: (record) => record['status'] === 'gone',
    },
    offsetServer(() => feed),
    { since: '2025', fullAt: NOW },
  );
  expect(batches).toEqual([expect.objectContaining({ rows: [feed[3], feed[4]], deletes: ['a'] })]);
});

test('when a record changed may depend on the walk that found it', () => {
  const { batches } = lead(
    {
      ...offset,
      slices: function* () {
        return [{ mark: 'm1' }];
      },
      since: { of: (_, { slice }) => slice['mark'] as string },
    },
    offsetServer(() => things(3)),
  );
  expect(batches[batches.length - 1]!.checkpoint).toMatchObject({ since: 'm1' });
});

test('how many there are may be asked for by itself: pages are then known, and what goes is found', () => {
  const all = things(35);
  let requests = 0;
  const counted: Collection = {
    ...offset,
    pager: byPage({ size: 10, limit: 'size' }),
    count: {
      ask: () => ({ url: 'https://x.test/things/count' }),
      of: (body) => Number(textAt(body, 'count')),
    },
  };
  const server: Server = (ask) => {
    requests += 1;
    if (requests === 4) all.splice(0, 1);
    if (ask.url.endsWith('/count')) return response({ count: all.length });
    const from = (number(ask, 'page') - 1) * number(ask, 'size');
    return response({ things: all.slice(from, from + 10) });
  };
  const { batches, asks, most } = lead(counted, server);
  expect(all.map(({ id }) => id).filter((id) => !idsOf(batches).includes(String(id)))).toEqual([]);
  expect(batches[0]!.total).toBe(35);
  expect(most).toBe(6);
  expect(asks.filter(({ url }) => url.endsWith('/count')).length * 2).toBe(asks.length);
});
