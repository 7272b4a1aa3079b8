/** Methods of jobs, of queries and of uploads. */
import type { Asked, Method } from './index';
import { jobKey, type Job, type JsonObject } from './catalog';
import { BigQueryError, invalid, jsonResponse } from './errors';
import { dmlOf, jobResource } from './job-resource';
import { cancel, checkId, insertLoad, insertQuery, jobAt, settle } from './jobs';
import { REQUEST_ID_MS } from './limits';
import { pageOf, pageStart, pageToken, schemaOf } from './results';
import type { State } from './session';
import type { Uploads } from './uploads';

const ROOT = '^/bigquery/v2/projects/([^/]+)';
const WAIT_MS = 10_000;
/** Google ends a request that waits longer. */
const MOST_WAIT_MS = 200_000;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a body as it came
type Body = { readonly [key: string]: any };

export function jobMethods(state: State, uploads: Uploads): Method[] {
  const wait = async (asked: Asked, job: Job, given: unknown): Promise<Job> => {
    if (job.state === 'DONE') return job;
    const most = Math.min(MOST_WAIT_MS, Number(given ?? WAIT_MS));
    await settle(state, asked.wait(Math.max(0, Math.min(job.ends - asked.now, most))));
    return state.catalog.jobs[jobKey(job.project, job.id)]!;
  };

  /** Rows of a job, or that it is not done yet. */
  async function rowsOf(
    job: Job,
    kind: string,
    query: URLSearchParams,
    most: number,
    int64: boolean,
  ) {
    const { project, id, location } = job;
    const reference = { kind, jobReference: { projectId: project, jobId: id, location } };
    if (job.state !== 'DONE') return jsonResponse(200, { ...reference, jobComplete: false });
    if (job.error) {
      const { reason, message, location: where } = job.error;
      throw new BigQueryError(reason as BigQueryError['reason'], message, where);
    }
    const told = {
      ...reference,
      jobComplete: true,
      totalBytesProcessed: String(job.bytesProcessed),
      cacheHit: false,
    };
    const { result } = job;
    if (!result) return jsonResponse(200, { ...told, ...dmlOf(job), totalRows: '0' });
    const start = pageStart(query);
    if (result.physical === null && result.rows > 0)
      throw new BigQueryError('notFound', `Not found: Table ${project}:_anonymous.${id}`);
    const { rows, next } = await pageOf(state.store, result, start, most, int64);
    const token = pageToken(next);
    return jsonResponse(200, {
      ...told,
      schema: schemaOf(result.columns),
      ...(token !== undefined && { pageToken: token }),
      totalRows: String(result.rows),
      ...(rows.length > 0 && { rows }),
    });
  }
  const most = (given: unknown): number => {
    const n = given === null || given === undefined ? Infinity : Number(given);
    if (!(n >= 0)) throw invalid('Invalid value for maxResults', 'maxResults');
    return n;
  };

  function takeIn({ names: [project = ''], newId, user, now }: Asked, body: Body) {
    const reference = (body.jobReference ?? {}) as { jobId?: string; location?: string };
    const id = reference.jobId ?? newId();
    checkId(id);
    const there = state.catalog.jobs[jobKey(project, id)];
    if (there)
      throw new BigQueryError(
        'duplicate',
        `Already Exists: Job ${project}:${there.location}.${id}`,
      );
    const configuration = (body.configuration ?? {}) as JsonObject;
    return {
      project,
      id,
      user,
      now,
      location: reference.location ?? placeOf(project, configuration),
      configuration,
    };
  }
  /** A job runs where its data are: where the dataset stands that it names. */
  function placeOf(project: string, configuration: JsonObject): string {
    const { load, query } = configuration as Body;
    const named = load?.destinationTable ?? query?.defaultDataset;
    const known =
      named && state.catalog.datasets[`${named.projectId ?? project}.${named.datasetId}`];
    if (known) return known.location;
    const text = String(query?.query ?? '');
    const [first] = Object.values(state.catalog.datasets).filter(
      (one) => one.project === project && new RegExp(`[\`.\\s]${one.id}[\`.]`).test(text),
    );
    return first?.location ?? 'US';
  }

  const jobList: Method['work'] = async ({ names: [project], query }) => {
    const parent = query.get('parentJobId');
    const states = query.getAll('stateFilter').map((one) => one.toUpperCase());
    const all = Object.values(state.catalog.jobs)
      .filter((job) => job.project === project && (job.parent ?? null) === parent)
      .filter((job) => states.length === 0 || states.includes(job.state))
      .reverse();
    const size = Number(query.get('maxResults') ?? 50);
    const from = Number(query.get('pageToken') ?? 0);
    const jobs = all.slice(from, from + size).map((job) => {
      const resource = jobResource(job) as { status: { state: string; errorResult?: object } };
      return {
        ...resource,
        state: resource.status.state,
        errorResult: resource.status.errorResult,
      };
    });
    const more = from + size < all.length;
    return jsonResponse(200, {
      kind: 'bigquery#jobList',
      ...(more && { nextPageToken: String(from + size) }),
      ...(jobs.length > 0 && { jobs }),
    });
  };

  const query: Method['work'] = async (asked) => {
    const {
      timeoutMs,
      maxResults,
      requestId,
      dryRun,
      location,
      formatOptions,
      labels,
      kind: _,
      ...config
    } = asked.body();
    const id =
      requestId === undefined
        ? undefined
        : `job_request_${String(requestId).replace(/[^\w-]/g, '_')}`;
    const known = id === undefined ? undefined : state.catalog.jobs[jobKey(asked.names[0]!, id)];
    // the same request sent again: the same job
    const again = known && known.created + REQUEST_ID_MS > asked.now ? known : undefined;
    const job =
      again ??
      (await insertQuery(
        state,
        takeIn(asked, {
          jobReference: {
            ...(location && { location }),
            ...(id !== undefined && !known && { jobId: id }),
          },
          configuration: { query: config, ...(dryRun && { dryRun }), ...(labels && { labels }) },
        }),
      ));
    if (dryRun) {
      const { bytesProcessed } = job;
      return jsonResponse(200, {
        kind: 'bigquery#queryResponse',
        jobComplete: true,
        totalBytesProcessed: String(bytesProcessed),
        cacheHit: false,
      });
    }
    const done = await wait(asked, job, timeoutMs);
    return rowsOf(
      done,
      'bigquery#queryResponse',
      asked.query,
      most(maxResults),
      formatOptions?.useInt64Timestamp === true,
    );
  };

  return [
    {
      name: 'jobs.insert',
      verb: 'POST',
      path: new RegExp(`${ROOT}/jobs$`),
      work: async (asked) => {
        const taken = takeIn(asked, asked.body());
        if (taken.configuration.load)
          throw invalid('Load configuration must specify at least one source URI');
        if (!taken.configuration.query)
          throw new BigQueryError(
            'required',
            'Required parameter is missing: a query, load, copy or extract',
          );
        return jsonResponse(200, jobResource(await insertQuery(state, taken)));
      },
    },
    { name: 'jobs.list', verb: 'GET', path: new RegExp(`${ROOT}/jobs$`), work: jobList },
    {
      name: 'jobs.get',
      verb: 'GET',
      path: new RegExp(`${ROOT}/jobs/([^/]+)$`),
      work: async ({ names: [project = '', id = ''], query: asked }) =>
        jsonResponse(200, jobResource(jobAt(state.catalog, project, id, asked.get('location')))),
    },
    {
      name: 'jobs.cancel',
      verb: 'POST',
      path: new RegExp(`${ROOT}/jobs/([^/]+)/cancel$`),
      work: async ({ names: [project = '', id = ''], query: asked, now }) => {
        const job = cancel(state, jobAt(state.catalog, project, id, asked.get('location')), now);
        return jsonResponse(200, { kind: 'bigquery#jobCancelResponse', job: jobResource(job) });
      },
    },
    { name: 'jobs.query', verb: 'POST', path: new RegExp(`${ROOT}/queries$`), work: query },
    {
      name: 'jobs.getQueryResults',
      verb: 'GET',
      path: new RegExp(`${ROOT}/queries/([^/]+)$`),
      work: async (asked) => {
        const {
          names: [project = '', id = ''],
          query: given,
        } = asked;
        const job = await wait(
          asked,
          jobAt(state.catalog, project, id, given.get('location')),
          given.get('timeoutMs'),
        );
        const int64 = given.get('formatOptions.useInt64Timestamp') === 'true';
        return rowsOf(
          job,
          'bigquery#getQueryResultsResponse',
          given,
          most(given.get('maxResults')),
          int64,
        );
      },
    },
    {
      name: 'jobs.upload',
      verb: 'POST',
      path: /^\/upload\/bigquery\/v2\/projects\/([^/]+)\/jobs$/,
      work: async (asked) => {
        if (asked.query.get('uploadType') !== 'resumable')
          throw invalid('uploadType must be resumable: others are not emulated.');
        const body = asked.body();
        const { configuration } = takeIn(asked, body);
        if (!configuration.load) throw invalid('Only a load job takes an upload.');
        return uploads.begin(asked.newId(), asked.names[0]!, body, asked.now);
      },
    },
    {
      name: 'jobs.uploadPiece',
      verb: 'PUT',
      path: /^\/upload\/bigquery\/v2\/projects\/([^/]+)\/jobs$/,
      work: async (asked) => {
        const { http, now } = asked;
        const range = Object.entries(http.headers).find(
          ([name]) => name.toLowerCase() === 'content-range',
        )?.[1];
        const bytes = http.body ?? Buffer.alloc(0);
        return uploads.put(
          asked.query.get('upload_id') ?? '',
          range ?? `bytes 0-${bytes.length - 1}/${bytes.length}`,
          bytes,
          now,
          async (_, body, all) =>
            jsonResponse(200, jobResource(insertLoad(state, takeIn(asked, body), all))),
        );
      },
    },
  ];
}
