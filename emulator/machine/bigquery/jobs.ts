/** Jobs: taken in, run, done. A job's effect is seen when its emulated time is over. */
import { jobKey, type Catalog, type Job, type JsonObject } from './catalog';
import { BigQueryError, invalid, notFound, type ErrorProto } from './errors';
import { billed, estimate, execute, executeScript } from './execute';
import { RESULT_MS } from './limits';
import { checkLoad, load, LoadError } from './load';
import { runOf } from './query';
import { statementsOf, tokensOf } from './sql/tokens';
import { putJob, type State } from './session';
import { jobMs } from './time';

export interface Asked {
  readonly project: string;
  readonly user: string;
  readonly now: number;
  readonly id: string;
  readonly location: string;
  readonly configuration: JsonObject;
}

const queryOf = ({ query }: JsonObject): JsonObject => (query ?? {}) as JsonObject;

const baseOf = (asked: Asked): Job => {
  const { now, ...rest } = asked;
  return {
    ...rest,
    created: now,
    started: now,
    ends: now,
    state: 'DONE',
    bytesProcessed: 0,
    bytesBilled: 0,
    children: [],
    script: false,
  };
};
const failed = (job: Job, errors: readonly ErrorProto[]): Job => {
  const { body: _, ...rest } = job;
  return {
    ...rest,
    state: 'DONE',
    error: errors[0]!,
    errors: errors.length > 1 ? errors.slice(1) : errors,
  };
};

/** Takes a query in. What cannot run at all is done at once, with its error. */
export async function insertQuery(state: State, asked: Asked): Promise<Job> {
  const { project, now, location, configuration, id } = asked;
  const query = queryOf(configuration);
  const base = baseOf(asked);
  const dry = configuration.dryRun === true;
  let job: Job;
  try {
    const run = runOf(state, { project, location }, query, now);
    const { bytes, statementType, statements } = await estimate(run);
    job = { ...base, statementType, bytesProcessed: bytes, script: statementType === 'SCRIPT' };
    if (dry) return job;
    const limit = query.maximumBytesBilled;
    if (limit !== undefined && limit !== null && billed(bytes) > Number(limit))
      throw new BigQueryError(
        'bytesBilledLimitExceeded',
        `Query exceeded limit for bytes billed: ${Number(limit)}. ${billed(bytes)} or higher required.`,
      );
    job = {
      ...job,
      state: 'RUNNING',
      ends: now + jobMs('query', bytes, statements),
      bytesBilled: billed(bytes),
    };
  } catch (error) {
    if (dry || !(error instanceof BigQueryError)) throw error;
    job = failed(base, [error.proto]);
  }
  putJob(state, jobKey(project, id), job);
  return job;
}

/** Takes a load in, with what it is to load. */
export function insertLoad(state: State, asked: Asked, body: Buffer): Job {
  checkLoad(asked.configuration.load as JsonObject);
  const ends = asked.now + jobMs('load', body.length);
  const job: Job = { ...baseOf(asked), state: 'RUNNING', ends, body };
  putJob(state, jobKey(asked.project, asked.id), job);
  return job;
}

/** Everything that is done by `now` takes effect, in the order in which it was done. */
export async function settle(state: State, now: number): Promise<void> {
  for (;;) {
    const due = Object.entries(state.catalog.jobs)
      .filter(([, job]) => job.state === 'RUNNING' && job.ends <= now)
      .sort(([, a], [, b]) => a.ends - b.ends)[0];
    if (!due) break;
    const [key, job] = due;
    putJob(state, key, await finish(state, job));
  }
  await forget(state, now);
}

/** Rows that nobody can ask for any more, and jobs as old as BigQuery forgets them. */
async function forget(state: State, now: number): Promise<void> {
  for (const [key, job] of Object.entries(state.catalog.jobs)) {
    if (job.ends + RESULT_MS > now || !job.result?.physical) continue;
    await state.store.change(`DROP TABLE IF EXISTS ${job.result.physical}`);
    putJob(state, key, { ...job, result: { ...job.result, physical: null } });
  }
}

async function finish(state: State, job: Job): Promise<Job> {
  try {
    if (job.body) {
      const { body, ...rest } = job;
      return { ...rest, state: 'DONE', loaded: await load(state, job, Buffer.from(body)) };
    }
    const run = runOf(state, job, queryOf(job.configuration), job.ends);
    if (job.script) return await finishScript(state, job, run);
    const [tokens] = statementsOf(tokensOf(run.source));
    const { statementType, bytes, result, dml } = await execute(run, tokens!);
    return {
      ...job,
      state: 'DONE',
      statementType,
      bytesProcessed: bytes,
      ...(result && { result }),
      ...(dml && { dml }),
    };
  } catch (error) {
    if (error instanceof LoadError) return failed(job, error.errors);
    if (error instanceof BigQueryError) return failed(job, [error.proto]);
    throw error;
  }
}

async function finishScript(state: State, job: Job, run: ReturnType<typeof runOf>): Promise<Job> {
  const { bytes, last, steps, error } = await executeScript(run, job.started);
  const children = steps.map(({ sql, outcome, error: why }, i): Job => {
    const child: Job = {
      ...job,
      id: `script_${job.id}_${i}`,
      parent: job.id,
      script: false,
      state: 'DONE',
      children: [],
      configuration: { query: { query: sql, useLegacySql: false } },
      bytesProcessed: outcome?.bytes ?? 0,
      bytesBilled: billed(outcome?.bytes ?? 0),
      ...(outcome && { statementType: outcome.statementType }),
      ...(outcome?.dml && { dml: outcome.dml }),
      ...(outcome?.result && { result: outcome.result }),
    };
    return why ? failed(child, [why.proto]) : child;
  });
  for (const child of children) putJob(state, jobKey(job.project, child.id), child);
  const done: Job = {
    ...job,
    state: 'DONE',
    bytesProcessed: bytes,
    bytesBilled: billed(bytes),
    children: children.map(({ id }) => id),
    ...(last?.result && { result: last.result }),
  };
  return error ? failed(done, [error.proto]) : done;
}

/** Ends a job that runs; what it would have done is not done. */
export function cancel(state: State, job: Job, now: number): Job {
  if (job.state === 'DONE') return job;
  const stopped = {
    reason: 'stopped',
    message: 'Job execution was cancelled: User requested cancellation',
  };
  const done = failed({ ...job, ends: now }, [stopped]);
  putJob(state, jobKey(job.project, job.id), done);
  return done;
}

export function jobAt(catalog: Catalog, project: string, id: string, location: string | null): Job {
  const job = catalog.jobs[jobKey(project, id)];
  // outside the US and the EU a job is found only where it runs (reference of jobs.get)
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
