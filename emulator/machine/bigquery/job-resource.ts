/** A job as the API tells it. */
import type { Job } from './catalog';

const ms = (time: number): string => String(Math.round(time));

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

function statisticsOf(job: Job, type: string | undefined): object {
  const done = job.state === 'DONE';
  return {
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
  };
}

export function jobResource(job: Job): object {
  const { project, id, location } = job;
  const type = ['query', 'load'].find((key) => key in job.configuration);
  return {
    kind: 'bigquery#job',
    etag: Buffer.from(`${job.state}${id}`).toString('base64url').slice(0, 22),
    id: `${project}:${location}.${id}`,
    selfLink: `https://bigquery.googleapis.com/bigquery/v2/projects/${project}/jobs/${id}?location=${location}`,
    user_email: job.user,
    configuration: { ...job.configuration, jobType: type?.toUpperCase() },
    jobReference: { projectId: project, jobId: id, location },
    statistics: statisticsOf(job, type),
    status: {
      ...(job.error && { errorResult: job.error }),
      ...(job.errors && { errors: job.errors }),
      state: job.state,
    },
  };
}
