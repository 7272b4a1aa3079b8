/** Methods of jobs and of queries. */
import type { Asked, Method } from './index';
import type { Job, JsonObject } from './catalog';
import { jobKey } from './catalog';
import { BigQueryError, invalid, jsonResponse } from './errors';
import { checkId, dmlOf, insertQuery, jobAt, jobResource, settle } from './jobs';
import { pageOf, pageStart, pageToken, schemaOf } from './results';
import type { State } from './session';

const ROOT = '^/bigquery/v2/projects/([^/]+)';
const WAIT_MS = 10_000;
const MOST_WAIT_MS = 200_000;

export function queryMethods(state: State): Method[] {
  const wait = async (
    asked: Asked,
    job: Job,
    given: string | number | null | undefined,
  ): Promise<Job> => {
    const most = Math.min(MOST_WAIT_MS, Number(given ?? WAIT_MS));
    if (job.state === 'DONE') return job;
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
    extra: object,
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
      ...extra,
    };
    const { result } = job;
    if (!result) return jsonResponse(200, { ...told, ...dmlOf(job), totalRows: '0' });
    const { rows, next } = await pageOf(state.store, result, pageStart(query), most, int64);
    const token = pageToken(next);
    return jsonResponse(200, {
      ...told,
      schema: schemaOf(result.columns),
      ...(token !== undefined && { pageToken: token }),
      totalRows: String(result.rows),
      ...(rows.length > 0 && { rows }),
    });
  }
  const most = (given: string | null | undefined | number): number => {
    const n = given === null || given === undefined ? Infinity : Number(given);
    if (!(n >= 0)) throw invalid('Invalid value for maxResults', 'maxResults');
    return n;
  };
  const int64 = (query: URLSearchParams): boolean =>
    query.get('formatOptions.useInt64Timestamp') === 'true';

  async function insert(asked: Asked, body: { [key: string]: any }): Promise<Job> {
    const [project = ''] = asked.names;
    const reference = (body.jobReference ?? {}) as {
      jobId?: string;
      location?: string;
      projectId?: string;
    };
    const id = reference.jobId ?? asked.newId();
    checkId(id);
    if (state.catalog.jobs[jobKey(project, id)])
      throw new BigQueryError(
        'duplicate',
        `Already Exists: Job ${project}:${reference.location ?? 'US'}.${id}`,
      );
    const configuration = (body.configuration ?? {}) as JsonObject;
    if (!configuration.query)
      throw new BigQueryError('required', 'Required parameter is missing: job configuration');
    return insertQuery(state, {
      project,
      id,
      configuration,
      user: asked.user,
      now: asked.now,
      location: reference.location ?? 'US',
    });
  }

  return [
    {
      name: 'jobs.insert',
      verb: 'POST',
      path: new RegExp(`${ROOT}/jobs$`),
      work: async (asked) => jsonResponse(200, jobResource(await insert(asked, asked.body()))),
    },
    {
      name: 'jobs.query',
      verb: 'POST',
      path: new RegExp(`${ROOT}/queries$`),
      work: async (asked) => {
        const {
          timeoutMs,
          maxResults,
          requestId,
          dryRun,
          location,
          formatOptions,
          labels,
          ...query
        } = asked.body();
        const job = await insert(asked, {
          jobReference: { ...(location && { location }), ...(requestId && {}) },
          configuration: { query, ...(dryRun && { dryRun }), ...(labels && { labels }) },
        });
        const done = await wait(asked, job, timeoutMs);
        return rowsOf(
          done,
          'bigquery#queryResponse',
          asked.query,
          most(maxResults),
          formatOptions?.useInt64Timestamp === true,
          {},
        );
      },
    },
    {
      name: 'jobs.get',
      verb: 'GET',
      path: new RegExp(`${ROOT}/jobs/([^/]+)$`),
      work: async ({ names: [project = '', id = ''], query }) =>
        jsonResponse(200, jobResource(jobAt(state.catalog, project, id, query.get('location')))),
    },
    {
      name: 'jobs.getQueryResults',
      verb: 'GET',
      path: new RegExp(`${ROOT}/queries/([^/]+)$`),
      work: async (asked) => {
        const {
          names: [project = '', id = ''],
          query,
        } = asked;
        const job = await wait(
          asked,
          jobAt(state.catalog, project, id, query.get('location')),
          query.get('timeoutMs'),
        );
        return rowsOf(
          job,
          'bigquery#getQueryResultsResponse',
          query,
          most(query.get('maxResults')),
          int64(query),
          {},
        );
      },
    },
  ];
}
