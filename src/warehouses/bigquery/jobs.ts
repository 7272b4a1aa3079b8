import type { Host } from '../../host/host';
import type { Cell, Charges, Json } from '../../model';
import { asked, found, objectOf, textOf, type Body } from './json';
import { readerOf } from './values';

/** Where jobs run and what they may cost. */
export interface Site {
  readonly project: string;
  readonly location: string;
  /** Bytes one query may be billed; undefined: as the project says. */
  readonly most?: number;
  readonly label: string;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4_000;
/** Rows of a page; BigQuery ends one earlier at 10 MB. */
const PAGE = 25_000;
/** How long an answer may wait for its query; then it is asked for again. */
const PATIENCE_MS = 20_000;
/** A multiple of 256 KiB. */
const PIECE = 8 * 2 ** 20;

/** BigQuery's jobs: queries, scripts, loads. */
export interface Jobs {
  /** A statement or a script to its end, with the text that it calls `@rows`. */
  run(sql: string, rows?: string | null): void;
  /** @param parameters of a statement with `?` in it, as text; it makes of them what they are. */
  query(sql: string, parameters?: readonly Cell[]): Cell[][];
  /** Bytes that a query would read; it costs nothing. */
  estimate(sql: string): number;
  /** Lines of JSON into a table, in place of what it holds. */
  load(id: string, lines: string, table: Body, schema: Json): void;
  /** What became of the job of this id: one that still runs is waited for. */
  outcome(id: string): 'none' | 'done' | 'failed';
}

/** What its queries cost. */
export const chargesOf = ({ estimate }: Jobs, { most }: Site): Charges => ({
  estimate,
  ...(most !== undefined && { most }),
});

export const jobsOf = ({ bigquery, clock }: Pick<Host, 'bigquery' | 'clock'>, site: Site): Jobs => {
  const { project, location, most, label } = site;
  const at = `projects/${project}`;
  const labels = { homeroom: label };
  const limit: Body = most === undefined ? {} : { maximumBytesBilled: String(most) };
  const reference = (jobId: string): Body => ({ projectId: project, jobId, location });
  const get = (jobId: string): Json =>
    bigquery.call({ method: 'get', path: `${at}/jobs/${jobId}`, query: { location } });

  /** Waits for a job. It goes on when this execution ends; its id is found again. */
  const finish = (job: Json): void => {
    let now = objectOf(job);
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const status = objectOf(now['status']);
      if (status['state'] === 'DONE') {
        const error = objectOf(status['errorResult']);
        if (error['reason'] !== undefined)
          bigquery.refuse({ reason: textOf(error['reason']), message: textOf(error['message']) });
        return;
      }
      clock.sleep(wait);
      now = objectOf(get(textOf(objectOf(now['jobReference'])['jobId'])));
    }
  };

  const upload = (job: Body, lines: string): Json => {
    const session = bigquery.beginUpload(project, job);
    for (let from = 0; ; from += PIECE) {
      const total = from + PIECE >= lines.length ? lines.length : null;
      const done = bigquery.upload(session, lines.slice(from, from + PIECE), from, total);
      if (total !== null) return done;
    }
  };

  /** All pages of an answer. */
  const pages = (first: Body): Cell[][] => {
    const id = textOf(objectOf(first['jobReference'])['jobId']);
    const path = `${at}/queries/${id}`;
    const options = { location, 'formatOptions.useInt64Timestamp': true, timeoutMs: PATIENCE_MS };
    const next = (pageToken?: string): Body =>
      objectOf(
        bigquery.call({
          method: 'get',
          path,
          query: { ...options, maxResults: PAGE, ...(pageToken && { pageToken }) },
        }),
      );
    let page = first;
    while (page['jobComplete'] === false) page = next();
    const fields = asked(objectOf(page['schema'])['fields']);
    const columns = fields.map((field) => readerOf(textOf(objectOf(field)['type'])));
    const rows: Cell[][] = [];
    for (;;) {
      for (const row of asked(page['rows']))
        rows.push(
          asked(objectOf(row)['f']).map((cell, i) => {
            const { v } = objectOf(cell);
            return v === null || v === undefined ? null : columns[i]!(textOf(v));
          }),
        );
      const token = page['pageToken'];
      if (typeof token !== 'string' || token === '') return rows;
      page = next(token);
    }
  };

  return {
    run: (query, rows = null) => {
      const parameters: Body = {
        parameterMode: 'NAMED',
        queryParameters: [
          { name: 'rows', parameterType: { type: 'STRING' }, parameterValue: { value: rows } },
        ],
      };
      const configuration = {
        labels,
        query: { query, useLegacySql: false, ...limit, ...(rows !== null && parameters) },
      };
      const body = { jobReference: { projectId: project, location }, configuration };
      finish(bigquery.call({ method: 'post', path: `${at}/jobs`, body }));
    },
    query: (query, parameters = []) => {
      const positional: Body = {
        parameterMode: 'POSITIONAL',
        queryParameters: parameters.map((value) => ({
          parameterType: { type: 'STRING' },
          parameterValue: { value: value === null ? null : String(value) },
        })),
      };
      const body = {
        query,
        useLegacySql: false,
        location,
        labels,
        maxResults: PAGE,
        timeoutMs: PATIENCE_MS,
        formatOptions: { useInt64Timestamp: true },
        ...limit,
        ...(parameters.length > 0 && positional),
      };
      return pages(objectOf(bigquery.call({ method: 'post', path: `${at}/queries`, body })));
    },
    estimate: (query) => {
      const body = { query, useLegacySql: false, location, dryRun: true };
      const answer = objectOf(bigquery.call({ method: 'post', path: `${at}/queries`, body }));
      return Number(answer['totalBytesProcessed'] ?? 0);
    },
    load: (id, lines, table, schema) => {
      const load = {
        destinationTable: table,
        schema,
        sourceFormat: 'NEWLINE_DELIMITED_JSON',
        writeDisposition: 'WRITE_TRUNCATE',
      };
      const body = { jobReference: reference(id), configuration: { labels, load } };
      finish(upload(body, lines));
    },
    outcome: (id) => {
      const job = found(() => get(id));
      if (job === undefined) return 'none';
      try {
        finish(job);
        return 'done';
      } catch {
        // It is done anew, under another id: what is wrong with it is said then.
        return 'failed';
      }
    },
  };
};
