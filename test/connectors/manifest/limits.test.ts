/** A manifest is a stranger’s: how large it may be, and how long it may go on. */
import { manifest } from '../../../src/connectors/_manifest';
import { readManifest } from '../../../src/connectors/_manifest/manifest';
import { set } from '../../../src/connectors/_manifest/path';
import { LINKED, failureOf, readThings, small } from './_small';

const within = (ms: number, act: () => unknown): void => {
  const begun = process.cpuUsage();
  act();
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(ms);
};

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

  it.each([
    ['from its first to its last', (i: number) => i + 1],
    ['from its last to its first', (i: number) => i - 1],
  ])('ends where a chain of references goes deep, %s', (_, next) => {
    const many = 20_000;
    const definitions: Record<string, unknown> = {};
    for (let i = 0; i < many; i++)
      definitions[`d${i}`] =
        next(i) >= 0 && next(i) < many ? { a: { $ref: `#/definitions/d${next(i)}` } } : {};
    const source = JSON.stringify({ version: '6.0.0', definitions, streams: [] });
    within(8_000, () => expect(stopped(source)).toMatch(/^all: .*too large/));
  });

  it('names a reference that has very many steps', () => {
    const $ref = `#/definitions${'/a'.repeat(900_000)}`;
    const source = JSON.stringify({ version: '6.0.0', definitions: {}, streams: [{ $ref }] });
    within(8_000, () => expect(stopped(source)).toMatch(/names nothing that is here/));
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
      requester: { path: '/things/{{ stream_interval.start_time }}' },
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
