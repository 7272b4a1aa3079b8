import { failureOf, type Failure, type Json } from '../../src/model';
import { createBigQuery } from '../../src/host/google/bigquery';
import type { Google } from '../../src/host/google/globals';
import type { BigQuery } from '../../src/host/host';
import { emulatedBigQuery, type EmulatedBigQuery } from '../kit/bigquery';

const at = (value: Json, ...path: (string | number)[]): Json =>
  path.reduce<Json>((found, key) => (found as Record<string | number, Json>)[key] ?? null, value);

/** What answers a request: a status and a body, or an exception of the host. */
type Answer = readonly [status: number, body: Json, headers?: Readonly<Record<string, string>>];
const over = (answers: readonly (Answer | Error)[]) => {
  const asked: { url: string; method: string; range?: string; body: Json; bytes: number }[] = [];
  const waited: number[] = [];
  let uuids = 0;
  const google = {
    Utilities: { sleep: (ms: number) => waited.push(ms), getUuid: () => `uuid-${(uuids += 1)}` },
    ScriptApp: { getOAuthToken: () => 'token' },
    UrlFetchApp: {
      fetch: (url: string, options: GoogleAppsScript.URL_Fetch.URLFetchRequestOptions) => {
        const payload = String(options.payload ?? '');
        const range = (options.headers as Record<string, string>)['Content-Range'];
        const isJson = options.contentType === 'application/json';
        const body = isJson ? (JSON.parse(payload) as Json) : null;
        asked.push({
          url,
          method: options.method!,
          body,
          bytes: payload.length,
          ...(range !== undefined && { range }),
        });
        const answer = answers[asked.length - 1]!;
        if (answer instanceof Error) throw answer;
        const [status, told, headers = {}] = answer;
        return {
          getResponseCode: () => status,
          getContentText: () => (told === null ? '' : JSON.stringify(told)),
          getHeaders: () => headers,
        };
      },
    },
  } as unknown as Google;
  return { bigquery: createBigQuery(google), asked, waited };
};
const refusal = (code: number, reason: string, message = 'Not today', details?: Json): Answer => [
  code,
  {
    error: {
      code,
      message,
      errors: [{ reason, message, domain: 'global' }],
      ...(details !== undefined && { details }),
    },
  },
];
const failed = (work: () => unknown): Failure => {
  try {
    work();
  } catch (error) {
    return failureOf(error);
  }
  throw new Error('It did not fail.');
};
const get = (bigquery: BigQuery) => bigquery.call({ method: 'get', path: 'projects/p/datasets/d' });

describe('reasons', () => {
  const cases: readonly (readonly [answer: Answer, code: string])[] = [
    [refusal(404, 'notFound', 'Not found: Dataset p:d'), 'warehouse.missing'],
    [refusal(403, 'accessDenied'), 'warehouse.denied'],
    [refusal(400, 'invalidQuery', 'Syntax error: Unexpected "FORM" at [1:10]'), 'warehouse.sql'],
    [refusal(403, 'quotaExceeded'), 'warehouse.day_quota'],
    [refusal(403, 'responseTooLarge'), 'warehouse.sql'],
    [
      refusal(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.'),
      'warehouse.scope',
    ],
    [
      refusal(403, 'forbidden', 'no', [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }]),
      'warehouse.scope',
    ],
    [
      refusal(
        403,
        'accessNotConfigured',
        'BigQuery API has not been used in project 1 before or it is disabled.',
      ),
      'warehouse.api_off',
    ],
    [
      refusal(403, 'billingNotEnabled', 'Billing has not been enabled for this project.'),
      'warehouse.billing',
    ],
    [
      refusal(
        400,
        'invalidQuery',
        'Transaction is aborted due to concurrent update against table p:d.t.',
      ),
      'warehouse.busy',
    ],
    [[401, { error: { code: 401, message: 'Invalid Credentials' } }], 'host.unauthorized'],
  ];
  test.each(cases)('%j', (answer, code) => {
    const { bigquery, asked } = over([answer]);
    expect(failed(() => get(bigquery)).code).toBe(code);
    expect(asked).toHaveLength(1);
  });

  test('a limit on bytes is told in sizes, from an answer and from a job', () => {
    const message =
      'Query exceeded limit for bytes billed: 10485760. 5368709120 or higher required.';
    const { bigquery } = over([refusal(400, 'bytesBilledLimitExceeded', message)]);
    const expected = { code: 'warehouse.limit', params: { limit: '10 MB', bytes: '5 GB' } };
    expect(failed(() => get(bigquery))).toMatchObject(expected);
    expect(
      failed(() => bigquery.refuse({ reason: 'bytesBilledLimitExceeded', message })),
    ).toMatchObject(expected);
  });

  test('no value of a table stands in a failure', () => {
    const { bigquery } = over([]);
    for (const message of [
      'Bad int64 value: Zoë Müller',
      "Invalid date: 'Zoë Müller'",
      'Could not read "Zoë Müller" as bool',
    ])
      expect(
        JSON.stringify(failed(() => bigquery.refuse({ reason: 'invalidQuery', message }))),
      ).not.toContain('Zoë');
  });
});

describe('short problems', () => {
  test('a request is sent again, at growing intervals, and then the run pauses', () => {
    const passing = [
      refusal(503, 'backendError'),
      refusal(403, 'rateLimitExceeded'),
      new Error('Address unavailable: server error occurred'),
      refusal(500, 'internalError'),
    ];
    const { bigquery, asked, waited } = over([...passing, [200, { ok: true }]]);
    expect(get(bigquery)).toEqual({ ok: true });
    expect(asked).toHaveLength(5);
    expect(waited).toEqual([...waited].sort((a, b) => a - b));
    const never = over(Array.from({ length: 9 }, () => refusal(503, 'backendError')));
    expect(failed(() => get(never.bigquery)).code).toBe('warehouse.busy');
  });

  test('a job whose answer was lost is found by the id it was given', () => {
    const { bigquery, asked } = over([
      refusal(503, 'backendError'),
      refusal(409, 'duplicate'),
      [200, { id: 'the job' }],
    ]);
    const body = { jobReference: { projectId: 'p', location: 'EU' }, configuration: {} };
    expect(bigquery.call({ method: 'post', path: 'projects/p/jobs', body })).toEqual({
      id: 'the job',
    });
    expect(at(asked[0]!.body, 'jobReference', 'jobId')).toBe('homeroom_uuid-1');
    expect(asked[1]!.body).toEqual(asked[0]!.body);
    expect(asked[2]).toMatchObject({
      method: 'get',
      url: 'https://bigquery.googleapis.com/bigquery/v2/projects/p/jobs/homeroom_uuid-1?location=EU',
    });
  });

  test('a query gets an id of its own, and what was deleted already is deleted', () => {
    const { bigquery, asked } = over([[200, {}], refusal(404, 'notFound')]);
    bigquery.call({ method: 'post', path: 'projects/p/queries', body: { query: 'SELECT 1' } });
    expect(at(asked[0]!.body, 'requestId')).toBe('uuid-1');
    expect(bigquery.call({ method: 'delete', path: 'projects/p/datasets/d/tables/t' })).toBeNull();
  });
});

describe('uploads', () => {
  const unit = 256 * 1024;
  const piece = 'a'.repeat(2 * unit);

  test('when an answer is lost, only what BigQuery does not hold is sent again', () => {
    const { bigquery, asked } = over([
      refusal(503, 'backendError'),
      [308, null, { Range: `bytes=0-${unit - 1}` }],
      [308, null, { Range: `bytes=0-${2 * unit - 1}` }],
    ]);
    expect(bigquery.upload('https://upload', piece, 0, null)).toBeNull();
    expect(asked.map(({ range, bytes }) => [range, bytes])).toEqual([
      [`bytes 0-${2 * unit - 1}/*`, 2 * unit],
      ['bytes */*', 0],
      [`bytes ${unit}-${2 * unit - 1}/*`, unit],
    ]);
  });
  test('the last piece answers the job; an upload that is over begins anew', () => {
    const { bigquery } = over([[200, { id: 'job' }], refusal(404, 'notFound')]);
    expect(bigquery.upload('https://upload', 'abc', 2 * unit, 2 * unit + 3)).toEqual({ id: 'job' });
    expect(failed(() => bigquery.upload('https://upload', 'abc', 0, 3)).code).toBe(
      'warehouse.lost',
    );
  });
  test('a piece that is no whole number of units is refused before it is sent', () => {
    const { bigquery, asked } = over([]);
    expect(failed(() => bigquery.upload('https://upload', 'abc', 0, null)).code).toBe(
      'homeroom.unexpected',
    );
    expect(asked).toEqual([]);
  });
});

describe('on the emulator, with every third request failing before or after it took effect', () => {
  let emulated: EmulatedBigQuery;
  beforeEach(() => void (emulated = emulatedBigQuery()));
  afterEach(() => emulated.close());

  /** A statement or a load to its end. */
  const finish = (job: Json): void => {
    const reference = at(job, 'jobReference') as { jobId: string; location: string };
    for (let now = job; at(now, 'status', 'state') !== 'DONE';) {
      emulated.sleep(1000);
      now = emulated.bigquery.call({
        method: 'get',
        path: `projects/p/jobs/${reference.jobId}`,
        query: { location: reference.location },
      });
      const error = at(now, 'status', 'errorResult') as { reason: string; message: string } | null;
      if (error) emulated.bigquery.refuse(error);
    }
  };
  const run = (query: string): void =>
    finish(
      emulated.bigquery.call({
        method: 'post',
        path: 'projects/p/jobs',
        body: {
          jobReference: { projectId: 'p', location: 'EU' },
          configuration: { query: { query, useLegacySql: false } },
        },
      }),
    );

  test.each([1, 2, 3, 4])('everything happens once (%i)', (seed) => {
    const { bigquery } = emulated;
    emulated.faults({ transient: { service: 'BigQuery', rate: 0.33, seed } });
    const made = bigquery.call({
      method: 'post',
      path: 'projects/p/datasets',
      body: { datasetReference: { projectId: 'p', datasetId: 'd' }, location: 'EU' },
    });
    expect(at(made, 'id')).toBe('p:d');
    const schema = {
      fields: [
        { name: 'id', type: 'INT64' },
        { name: 'text', type: 'STRING' },
      ],
    };
    bigquery.call({
      method: 'post',
      path: 'projects/p/datasets/d/tables',
      body: { tableReference: { projectId: 'p', datasetId: 'd', tableId: 't' }, schema },
    });
    const lines = Array.from({ length: 20_000 }, (_, id) =>
      JSON.stringify({ id, text: `row number ${id}` }),
    ).join('\n');
    const destinationTable = { projectId: 'p', datasetId: 'd', tableId: 't' };
    const session = bigquery.beginUpload('p', {
      jobReference: { projectId: 'p', location: 'EU' },
      configuration: {
        load: {
          destinationTable,
          sourceFormat: 'NEWLINE_DELIMITED_JSON',
          writeDisposition: 'WRITE_APPEND',
          schema,
        },
      },
    });
    const size = 256 * 1024;
    let job: Json = null;
    for (let from = 0; from < lines.length; from += size) {
      const total = from + size >= lines.length ? lines.length : null;
      job = bigquery.upload(session, lines.slice(from, from + size), from, total);
    }
    finish(job);
    run('INSERT INTO d.t (id, text) SELECT id + 20000, text FROM d.t');
    const told = bigquery.call({
      method: 'post',
      path: 'projects/p/queries',
      body: {
        query: 'SELECT COUNT(*), COUNT(DISTINCT id), MIN(text) FROM d.t',
        useLegacySql: false,
        location: 'EU',
        timeoutMs: 60_000,
      },
    });
    expect(at(told, 'rows', 0, 'f')).toEqual([
      { v: '40000' },
      { v: '40000' },
      { v: 'row number 0' },
    ]);
  });
});
