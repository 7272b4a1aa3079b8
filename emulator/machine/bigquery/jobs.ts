/** Jobs: inserted, asked for, waited for. A job's effect is seen when its emulated time is over. */
import type { Catalog, Job, JsonObject } from './catalog';
import { jobKey } from './catalog';
import { BigQueryError, invalid, notFound, type ErrorProto } from './errors';
import { estimate, execute } from './execute';
import { runOf } from './query';
import { statementsOf, tokensOf } from './sql/tokens';
import { putJob, type State } from './session';
import { jobMs } from './time';

/** BigQuery bills whole megabytes, 10 MB at least for each table a query reads. */
const MB = 1024 * 1024;
const billed = (bytes: number): number =>
  bytes === 0 ? 0 : Math.max(10 * MB, Math.ceil(bytes / MB) * MB);

export interface Asked {
  readonly project: string;
  readonly user: string;
  readonly now: number;
  readonly id: string;
  readonly location: string;
  readonly configuration: JsonObject;
}

const protoOf = (error: unknown): ErrorProto => {
  if (error instanceof BigQueryError) return error.proto;
  throw error;
};

const queryOf = (configuration: JsonObject): JsonObject | undefined =>
  configuration.query as JsonObject | undefined;

/** Takes a job in. What cannot run at all is done at once, with its error. */
export async function insertQuery(state: State, asked: Asked): Promise<Job> {
  const { project, user, now, id, location, configuration } = asked;
  const key = jobKey(project, id);
  const query = queryOf(configuration) ?? {};
  const base: Job = {
    project,
    id,
    location,
    user,
    configuration,
    created: now,
    started: now,
    ends: now,
    state: 'DONE',
    bytesProcessed: 0,
    bytesBilled: 0,
    children: [],
    script: false,
  };
  const dry = configuration.dryRun === true;
  let job: Job;
  try {
    const run = runOf(state, { project, location }, query, now);
    const { bytes, statementType } = await estimate(run);
    const limit = query.maximumBytesBilled === undefined ? null : Number(query.maximumBytesBilled);
    if (!dry && limit !== null && billed(bytes) > limit)
      throw new BigQueryError(
        'bytesBilledLimitExceeded',
        `Query exceeded limit for bytes billed: ${limit}. ${billed(bytes)} or higher required.`,
      );
    job = { ...base, statementType, bytesProcessed: bytes, script: statementType === 'SCRIPT' };
    if (dry) return { ...job, bytesBilled: 0 };
    job = {
      ...job,
      state: 'RUNNING',
      ends: now + jobMs('query', bytes),
      bytesBilled: billed(bytes),
    };
  } catch (error) {
    if (dry) throw error;
    const proto = protoOf(error);
    job = { ...base, error: proto, errors: [proto] };
  }
  putJob(state, key, job);
  return job;
}

/** Everything that is done by `now` takes effect, in the order in which it was done. */
export async function settle(state: State, now: number): Promise<void> {
  for (;;) {
    const due = Object.entries(state.catalog.jobs)
      .filter(([, job]) => job.state === 'RUNNING' && job.ends <= now)
      .sort(([, a], [, b]) => a.ends - b.ends)[0];
    if (!due) return;
    putJob(state, due[0], await finish(state, due[1]));
  }
}

async function finish(state: State, job: Job): Promise<Job> {
  try {
    const run = runOf(state, job, queryOf(job.configuration)!, job.ends);
    const [tokens] = statementsOf(tokensOf(run.source));
    const outcome = await execute(run, tokens!);
    return {
      ...job,
      state: 'DONE',
      statementType: outcome.statementType,
      bytesProcessed: outcome.bytes,
      ...(outcome.result && { result: outcome.result }),
      ...(outcome.dml && { dml: outcome.dml }),
    };
  } catch (error) {
    const proto = protoOf(error);
    return { ...job, state: 'DONE', error: proto, errors: [proto] };
  }
}

export function jobAt(catalog: Catalog, project: string, id: string, location: string | null): Job {
  const job = catalog.jobs[jobKey(project, id)];
  // outside the US and the EU a job is found only where it runs
  if (!job || (location !== null && location.toUpperCase() !== job.location.toUpperCase()))
    throw notFound(`Job ${project}:${location === null ? '' : `${location}.`}${id}`);
  if (location === null && !['US', 'EU'].includes(job.location))
    throw notFound(`Job ${project}:${id}`);
  return job;
}

export function checkId(id: string): void {
  if (!/^[\w-]{1,1024}$/.test(id))
    throw invalid(
      `Invalid job ID "${id}". Job IDs must be alphanumeric (plus underscores and dashes) and must be at most 1024 characters long.`,
    );
}

/** A job as the API tells it. */
export function jobResource(job: Job): object {
  const { project, id, location } = job;
  const done = job.state === 'DONE';
  const ms = (time: number): string => String(Math.round(time));
  const type = Object.keys(job.configuration).find((key) =>
    ['query', 'load', 'copy', 'extract'].includes(key),
  );
  return {
    kind: 'bigquery#job',
    etag: Buffer.from(`${job.id}${job.state}`).toString('base64url').slice(0, 22),
    id: `${project}:${location}.${id}`,
    selfLink: `https://bigquery.googleapis.com/bigquery/v2/projects/${project}/jobs/${id}?location=${location}`,
    user_email: job.user,
    configuration: { ...job.configuration, jobType: type?.toUpperCase() },
    jobReference: { projectId: project, jobId: id, location },
    statistics: {
      creationTime: ms(job.created),
      startTime: ms(job.started),
      ...(done && { endTime: ms(job.ends) }),
      totalBytesProcessed: String(job.bytesProcessed),
      ...(job.parent !== undefined && { parentJobId: job.parent }),
      ...(job.children.length > 0 && { numChildJobs: String(job.children.length) }),
      ...(type === 'query' && {
        query: {
          totalBytesProcessed: String(job.bytesProcessed),
          totalBytesBilled: String(done && job.error ? 0 : job.bytesBilled),
          cacheHit: false,
          ...(job.statementType !== undefined && { statementType: job.statementType }),
          ...dmlOf(job),
        },
      }),
      ...(job.loaded && {
        load: {
          inputFiles: '1',
          inputFileBytes: String(job.loaded.inputBytes),
          outputRows: String(job.loaded.rows),
          outputBytes: String(job.loaded.outputBytes),
          badRecords: String(job.loaded.badRecords),
        },
      }),
    },
    status: {
      ...(job.error && { errorResult: job.error }),
      ...(job.errors && { errors: job.errors }),
      state: job.state,
    },
  };
}
export function dmlOf({ dml }: Job): object {
  if (!dml) return {};
  const { inserted, updated, deleted } = dml;
  return {
    numDmlAffectedRows: String(inserted + updated + deleted),
    dmlStats: {
      insertedRowCount: String(inserted),
      updatedRowCount: String(updated),
      deletedRowCount: String(deleted),
    },
  };
}
