import { answerWeb } from '../../src/api';
import type { Scope } from '../../src/api/token';
import { makeToken, revokeToken, share } from '../../src/app/share';
import type { TokenInput } from '../../src/app/api';
import type { WebRequest } from '../../src/host/host';
import { createWorld, get, post, type World } from './_world';

let world: World;
jest.mock('../../src/engine/shown', () => ({
  openShown: (_: unknown, __: unknown, id: string, options: object) => world.open(id, options),
  pastVersions: (_: unknown, id: string) => world.past(id),
  passportsIn: () => [world.open('marks').passport, world.open('secret').passport],
}));

const ask = (
  request: WebRequest,
): Record<string, unknown> & { rows?: Record<string, unknown>[] } => {
  const answer = answerWeb(world.host, world.registry, request);
  if (answer.kind !== 'text') throw new Error('A page came.');
  return JSON.parse(answer.text) as Record<string, unknown>;
};
const text = (request: WebRequest): string => {
  const answer = answerWeb(world.host, world.registry, request);
  return answer.kind === 'text' ? answer.text : '';
};
const token = (scope: Scope = { marks: {} }, more: Partial<TokenInput> = {}): string =>
  makeToken(world.host, world.registry, { name: 'Test', scope, ...more }).text;

beforeEach(() => {
  world = createWorld();
});

describe('tokens', () => {
  it('are kept as a sum and never as they are', () => {
    const made = token();
    expect(made).toMatch(/^hr_[0-9a-f]{12}_[0-9a-f]{48}$/);
    const kept = JSON.stringify([...world.records.values()]);
    expect(kept).toContain(world.host.digest.sha256(made));
    expect(kept).not.toContain(made.slice(-48));
    expect(JSON.stringify(share(world.host, world.registry))).not.toContain(made.slice(-48));
    expect(JSON.stringify(world.lines)).not.toContain(made.slice(-48));
  });

  it('are refused alike where they are wrong, truncated, foreign or revoked', () => {
    const made = token();
    const { id } = share(world.host, world.registry).tokens[0]!;
    const wrong = [
      made.slice(0, -1),
      `${made}0`,
      made.toUpperCase(),
      `hr_${'0'.repeat(12)}_${made.slice(-48)}`,
      `${made.slice(0, -1)}${made.endsWith('0') ? '1' : '0'}`,
      'x',
      '../token/x',
    ];
    const answers = wrong.map((one) => JSON.stringify(ask(get({ token: one, dataset: 'marks' }))));
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0]!)).toMatchObject({
      status: 401,
      type: 'urn:homeroom:api:unknown-token',
    });
    expect(ask(get({ token: made, dataset: 'marks' })).rows).toHaveLength(4);
    revokeToken(world.host, world.registry, id);
    expect(JSON.stringify(ask(get({ token: made, dataset: 'marks' })))).toBe(answers[0]);
    expect(ask(get({ dataset: 'marks' }))).toMatchObject({
      status: 401,
      type: 'urn:homeroom:api:no-token',
    });
  });

  it('are wrong where they are given twice', () => {
    const made = token();
    expect(ask(get({ token: [made, made] }))).toMatchObject({ status: 401 });
  });

  it('end on their day', () => {
    const made = token({ marks: {} }, { expires: '2026-11-24' });
    world.now += 86_400_000;
    expect(ask(get({ token: made, dataset: 'marks' })).rows).toHaveLength(4);
    world.now += 86_400_000;
    expect(ask(get({ token: made, dataset: 'marks' }))).toMatchObject({
      status: 401,
      type: 'urn:homeroom:api:expired-token',
    });
    expect(share(world.host, world.registry).tokens[0]).toMatchObject({ over: true });
  });

  it('answer so many requests a day', () => {
    const made = token({ marks: {} }, { daily: 1_000 });
    for (let i = 0; i < 1_000; i++)
      expect(ask(get({ token: made, dataset: 'marks', limit: '1' })).status).toBeUndefined();
    expect(ask(get({ token: made, dataset: 'marks' }))).toMatchObject({ status: 429 });
    expect(share(world.host, world.registry).tokens[0]).toMatchObject({
      today: 1_000,
      daily: 1_000,
    });
    world.now += 86_400_000;
    expect(ask(get({ token: made, dataset: 'marks' })).rows).toHaveLength(4);
  });

  it.each([
    ['an unknown data set', { nothing: {} }],
    ['an unknown field', { marks: { fields: ['shoe_size'] } }],
    ['no field', { marks: { fields: [] } }],
    [
      'a filter on an unknown field',
      { marks: { where: [[{ field: 'x', operator: 'equals', values: ['1'] }]] } },
    ],
    ['no data set', {}],
  ] as [string, Scope][])('are not made for %s', (_, scope) => {
    expect(() => token(scope)).toThrow();
    expect(world.records.size).toBe(0);
  });
});

describe('what a token reaches', () => {
  it('is its data sets: others are unknown, whether they exist or not', () => {
    const made = token();
    const other = ask(get({ token: made, dataset: 'secret' }));
    expect(other).toMatchObject({ status: 404, detail: 'This token reads marks.' });
    expect(ask(get({ token: made, dataset: 'never_heard_of' }))).toEqual(other);
    expect(ask(get({ token: made, dataset: '__proto__' }))).toEqual(other);
    expect(ask(get({ token: made, dataset: 'constructor' }))).toEqual(other);
    expect(ask(get({ token: made }))).toMatchObject({
      datasets: [{ id: 'marks', version: 2, complete: true, quarantined: 3 }],
    });
    expect(JSON.stringify(ask(get({ token: made })))).not.toContain('secret');
  });

  it('is its fields, for filters too', () => {
    const made = token({ marks: { fields: ['grade', 'score'] } });
    expect(ask(get({ token: made, dataset: 'marks' })).rows![0]).toEqual({
      grade: '9',
      score: 12.5,
    });
    for (const parameters of [
      { fields: 'name' },
      { fields: 'grade,name' },
      { 'filter.name': 'Gone' },
      { 'filter.student_id.gt': '007' },
      { 'filter.name.not.empty': '' },
    ] as Record<string, string>[]) {
      const answer = ask(get({ token: made, dataset: 'marks', ...parameters }));
      expect(answer).toMatchObject({ status: 403, type: 'urn:homeroom:api:out-of-scope' });
      expect(answer.rows).toBeUndefined();
    }
    // What would tell the key of rows that are gone.
    expect(ask(get({ token: made, dataset: 'marks', since: '1' }))).toMatchObject({ status: 403 });
    const schema = ask(get({ token: made, dataset: 'marks', schema: '' }));
    expect(Object.keys(schema['properties'] as object)).toEqual(['grade', 'score']);
  });

  it('is its rows, whatever is asked', () => {
    const made = token({
      marks: { where: [[{ field: 'site', operator: 'equals', values: ['South'] }]] },
    });
    const ids = (parameters: Record<string, string | string[]> = {}): unknown[] =>
      ask(get({ token: made, dataset: 'marks', ...parameters })).rows!.map(
        (row) => row['student_id'],
      );
    expect(ids()).toEqual(['009', '010']);
    expect(ids({ 'filter.site': ['North', 'South'] })).toEqual(['009', '010']);
    expect(ids({ 'filter.site.not': 'South' })).toEqual([]);
    expect(ids({ 'filter.site': "North' OR '1'='1" })).toEqual([]);
    expect(ids({ 'filter.score.gte': '50' })).toEqual(['010']);
    expect(ask(get({ token: made, dataset: 'marks', since: '1' }))).toMatchObject({
      rows: [{ student_id: '010' }],
      removed: [{ student_id: '099', site: 'South', source: 'demo' }],
    });
  });

  it('says so where its rows are told by a field that is no longer published', () => {
    const made = token({
      marks: { where: [[{ field: 'grade', operator: 'equals', values: ['9'] }]] },
    });
    const { open } = world;
    world.open = (id, options) => {
      const shown = open(id, options);
      return { ...shown, fields: shown.fields.filter(({ name }) => name !== 'grade') };
    };
    expect(ask(get({ token: made, dataset: 'marks' }))).toMatchObject({ status: 403 });
  });
});

describe('a question', () => {
  let made: string;
  beforeEach(() => {
    made = token();
  });
  const ids = (parameters: Record<string, string | string[]>): unknown =>
    ask(get({ token: made, dataset: 'marks', ...parameters })).rows?.map(
      (row) => row['student_id'],
    );

  it.each([
    [{ 'filter.grade': '9' }, ['007', '009']],
    [{ 'filter.grade': ['9', '10'], 'filter.passed': 'true' }, ['007', '009']],
    [{ 'filter.score.gt': '12.5' }, ['010']],
    [{ 'filter.score.lte': '12.5' }, ['007', '009']],
    [{ 'filter.score.empty': '' }, ['008']],
    [{ 'filter.score.not.empty': '' }, ['007', '009', '010']],
    [{ 'filter.day.between': ['2026-11-03', '2026-11-05'] }, ['008', '010']],
    [{ 'filter.name.contains': 'Ada' }, ['007']],
    [{ 'filter.name.matches': '.*HYPER.*' }, ['008']],
    [{ 'filter.grade.not': '9' }, ['008', '010']],
  ] as [Record<string, string | string[]>, string[]][])('%j', (parameters, expected) => {
    expect(ids(parameters)).toEqual(expected);
  });

  it.each([
    [{ colour: 'red' }, /“colour”: is not known/],
    [{ format: 'xml' }, /json, csv, ndjson/],
    [{ limit: '0' }, /from 1 to 50000/],
    [{ limit: '1e3' }, /from 1 to 50000/],
    [{ limit: ['1', '2'] }, /more than once/],
    [{ fields: 'grade,,score' }, /names with commas/],
    [{ fields: 'grade,grade' }, /each once/],
    [{ asOf: 'yesterday' }, /a version’s number, a day/],
    [{ since: '1', asOf: '1' }, /neither asOf/],
    [{ 'filter.grade.like': 'x' }, /is not a filter/],
    [{ 'filter.': 'x' }, /is not a filter/],
    [{ 'filter.score.between': '3' }, /from and to/],
    [{ 'filter.grade.not.contains': ['a', 'b'] }, /given once/],
    [{ 'filter.score.gt': 'many' }, /many/],
    [{ 'filter.extra': '1' }, /cannot be filtered/],
  ] as [Record<string, string | string[]>, RegExp][])(
    'is refused with what is wrong: %j',
    (parameters, words) => {
      const answer = ask(get({ token: made, dataset: 'marks', ...parameters }));
      expect([400, 403]).toContain(answer['status']);
      expect(answer['detail']).toMatch(words);
      expect(answer.rows).toBeUndefined();
    },
  );

  it('can be sent in the body, so that no token stands in an address', () => {
    const answer = ask(
      post({
        token: made,
        dataset: 'marks',
        fields: ['student_id'],
        'filter.grade': ['9'],
        limit: 1,
      }),
    );
    expect(answer.rows).toEqual([{ student_id: '007' }]);
    expect(ask(post('not json'))).toMatchObject({ status: 400, type: 'urn:homeroom:api:bad-body' });
    expect(ask(post({ token: made, dataset: { a: 1 } }))).toMatchObject({ status: 400 });
    expect(ask(post(`"${'x'.repeat(5_000_001)}"`))).toMatchObject({ status: 413 });
  });

  it('goes page by page to the end, by cursors that say nothing and belong to it', () => {
    const first = ask(get({ token: made, dataset: 'marks', fields: 'name', limit: '3' }));
    expect(first.rows).toHaveLength(3);
    const cursor = first['next'] as string;
    expect(cursor).toMatch(/^[0-9a-f-]{36}$/);
    const next = ask(get({ token: made, dataset: 'marks', fields: 'name', limit: '3', cursor }));
    expect(next.rows).toEqual([{ name: '  +1' }]);
    expect(next['next']).toBeUndefined();
    const gone = { status: 410, type: 'urn:homeroom:api:cursor-gone' };
    expect(
      ask(get({ token: made, dataset: 'marks', fields: 'score', limit: '3', cursor })),
    ).toMatchObject(gone);
    expect(
      ask(get({ token: token(), dataset: 'marks', fields: 'name', limit: '3', cursor })),
    ).toMatchObject(gone);
    expect(
      ask(get({ token: made, dataset: 'marks', fields: 'name', limit: '3', cursor: 'x' })),
    ).toMatchObject(gone);
    world.version = 3;
    expect(
      ask(get({ token: made, dataset: 'marks', fields: 'name', limit: '3', cursor })),
    ).toMatchObject({
      ...gone,
      detail: expect.stringContaining('newer version') as string,
    });
  });

  it('is answered in short where nothing has changed', () => {
    const { etag } = ask(get({ token: made, dataset: 'marks' }));
    const reads = world.reads;
    expect(ask(get({ token: made, dataset: 'marks', ifNoneMatch: String(etag) }))).toMatchObject({
      status: 304,
      etag,
    });
    expect(world.reads).toBe(reads);
    expect(
      ask(get({ token: made, dataset: 'marks', ifNoneMatch: String(etag), fields: 'name' })).rows,
    ).toHaveLength(4);
    world.version = 3;
    expect(
      ask(get({ token: made, dataset: 'marks', ifNoneMatch: String(etag) })).rows,
    ).toHaveLength(4);
  });

  it('can ask for what has changed since a version', () => {
    expect(
      ask(get({ token: made, dataset: 'marks', since: '1', fields: 'student_id,score' })),
    ).toMatchObject({
      version: 2,
      since: 1,
      rows: [
        { student_id: '007', score: 12.5 },
        { student_id: '010', score: 99 },
      ],
      removed: [{ student_id: '099', site: 'South', source: 'demo' }],
    });
    expect(ask(get({ token: made, dataset: 'marks', since: '2' }))).toMatchObject({
      rows: [],
      removed: [],
    });
    expect(ask(get({ token: made, dataset: 'marks', since: '7' }))).toMatchObject({
      status: 410,
      detail: expect.stringContaining('kept are 1') as string,
    });
    expect(
      ask(get({ token: made, dataset: 'marks', asOf: '1', 'filter.student_id': '099' })).rows,
    ).toHaveLength(1);
    expect(ask(get({ token: made, dataset: 'marks', asOf: '9' }))).toMatchObject({ status: 410 });
  });
});

describe('rows', () => {
  it('are CSV that no spreadsheet runs', () => {
    const made = token();
    const csv = text(
      get({ token: made, dataset: 'marks', format: 'csv', fields: 'student_id,name,score,passed' }),
    );
    expect(csv).toBe(
      [
        'student_id,name,score,passed',
        '007,"O’Brien, ""Ada""",12.5,true',
        `008,"'=HYPERLINK(""http://x"")",,false`,
        '009,"Zoë\nLee",-3,true',
        `010,'  +1,99,false`,
        '',
      ].join('\r\n'),
    );
  });

  it('are NDJSON that ends with where it goes on', () => {
    const made = token();
    const lines = text(get({ token: made, dataset: 'marks', format: 'ndjson', limit: '1' }))
      .trim()
      .split('\n');
    expect(JSON.parse(lines[0]!)).toMatchObject({
      student_id: '007',
      extra: { a: [1] },
      score: 12.5,
      passed: true,
    });
    expect(JSON.parse(lines[1]!)).toEqual({ _next: expect.any(String) as string });
    expect(
      text(get({ token: made, dataset: 'marks', format: 'ndjson' }))
        .trim()
        .split('\n'),
    ).toHaveLength(4);
  });

  it('are as their JSON Schema says', () => {
    const made = token();
    const schema = ask(get({ token: made, dataset: 'marks', schema: '' }));
    expect(schema).toMatchObject({
      $id: 'urn:homeroom:dataset:marks',
      title: 'Marks',
      properties: {
        student_id: { type: 'string', 'x-key': true, 'x-personal': 'personal' },
        grade: { type: ['string', 'null'], enum: ['9', '10', null] },
        score: {
          type: ['number', 'null'],
          minimum: 0,
          maximum: 100,
          description: 'Points. In points.',
        },
        day: { type: ['string', 'null'], format: 'date' },
        passed: { type: 'boolean' },
      },
    });
  });
});

it('what nobody foresaw is answered without its words, and logged', () => {
  const made = token();
  world.open = () => {
    throw new Error('SELECT * FROM students WHERE password = "hunter2"');
  };
  const answer = ask(get({ token: made, dataset: 'marks' }));
  expect(answer).toMatchObject({ status: 503 });
  expect(JSON.stringify(answer)).not.toContain('hunter2');
  expect(world.lines.map(({ event }) => event)).toContain('api.failed');
});
