/**
 * Looker Studio as it asks BigQuery for a connector (reference of Advanced Services): with the account of
 * the data source's credentials unless a token is given, in the project that pays, with the parameters as
 * they are named. What it gets it looks through as through any query of its own; that part is a report's,
 * and not played here. assumes: studio
 */
import type { BigQueryPart } from './bigquery';
import type { Clock } from './clock';
import type { Call } from './service';
import { ServiceError } from './service';
import type { Settings } from './settings';
import { tokenOf } from './triggers';

export interface QueryMeans {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly bigquery: BigQueryPart;
}
interface Config {
  readonly billingProjectId: string;
  readonly query: string;
  readonly useStandardSql?: boolean;
  readonly accessToken?: string;
  readonly queryParameters: readonly unknown[];
}
interface Page {
  readonly error?: { readonly message: string };
  readonly jobComplete?: boolean;
  readonly jobReference?: { readonly jobId: string; readonly location: string };
  readonly schema?: {
    readonly fields: readonly { readonly name: string; readonly type: string }[];
  };
  readonly rows?: readonly { readonly f: readonly { readonly v: string | null }[] }[];
  readonly pageToken?: string;
}
type Told = string | number | boolean | null;

const NUMBERS = ['INTEGER', 'FLOAT', 'NUMERIC', 'INT64', 'FLOAT64'];
const TEXTS = ['STRING'];
const TRUTHS = ['BOOLEAN', 'BOOL'];
/** Asked for again so often, until the job is done. */
const PATIENCE = 100;

const valueOf = (type: string, v: string | null): Told => {
  if (v === null) return null;
  if (NUMBERS.includes(type)) return Number(v);
  return TRUTHS.includes(type) ? v === 'true' : v;
};

/** @returns what Looker Studio has then: the fields asked for, in their order; no filter counts as applied. */
export async function askBigQuery(
  { settings, clock, bigquery }: QueryMeans,
  answer: unknown,
  request: Readonly<Record<string, unknown>>,
  user: string,
): Promise<{ readonly result?: unknown; readonly error?: { readonly message: string } }> {
  const { dataConfig } = answer as {
    readonly dataConfig: { readonly bigqueryConnectorConfig?: Config };
  };
  const config = dataConfig.bigqueryConnectorConfig;
  if (!config) return { error: { message: 'the query configuration is none of BigQuery' } };
  let waited = 0;
  const refuse = (message: string): never => {
    throw new ServiceError(message);
  };
  const call: Call = {
    ...{ op: 'Looker Studio', user, settings, cut: false },
    execution: {
      ...{ id: 'studio', function: 'getData', user, workbook: '' },
      ...{ mode: 'FULL', kind: 'studio' },
    },
    now: () => clock.now() + waited,
    charge: () => undefined,
    spend: (ms) => {
      waited += ms;
    },
    quota: () => undefined,
    fail: refuse,
    blob: () => refuse('There are no blobs here.'),
    keep: () => refuse('There are no blobs here.'),
  };
  const root = `https://bigquery.googleapis.com/bigquery/v2/projects/${config.billingProjectId}`;
  const send = async (method: string, url: string, body?: object): Promise<Page> => {
    const { response, ms = 0 } = await bigquery.send(call, {
      ...{ url, method, followRedirects: false, validateHttpsCertificates: true },
      headers: {
        Authorization: `Bearer ${config.accessToken ?? tokenOf(user)}`,
        'Content-Type': 'application/json',
      },
      body: body ? Buffer.from(JSON.stringify(body)) : null,
    });
    waited += ms;
    return JSON.parse(response.body.toString('utf8')) as Page;
  };

  let page = await send('POST', `${root}/queries`, {
    query: config.query,
    useLegacySql: config.useStandardSql !== true,
    ...(config.queryParameters.length > 0 && {
      parameterMode: 'NAMED',
      queryParameters: config.queryParameters,
    }),
  });
  const rows: (string | null)[][] = [];
  const fields: { readonly name: string; readonly type: string }[] = [];
  for (let turn = 0; ; turn += 1) {
    if (page.error) return { error: { message: `BigQuery: ${page.error.message}` } };
    if (turn > PATIENCE) return { error: { message: 'BigQuery: the query takes too long' } };
    if (page.jobComplete) {
      if (fields.length === 0) fields.push(...(page.schema?.fields ?? []));
      for (const { f } of page.rows ?? []) rows.push(f.map(({ v }) => v));
      if (page.pageToken === undefined) break;
    }
    const { jobId, location } = page.jobReference!;
    const token = page.pageToken === undefined ? '' : `&pageToken=${page.pageToken}`;
    page = await send('GET', `${root}/queries/${jobId}?location=${location}${token}`);
  }

  const asked = (request['fields'] as readonly { readonly name: string }[]).map(({ name }) => name);
  const places = asked.map((name) => fields.findIndex((field) => field.name === name));
  const missing = asked.filter((_, i) => places[i]! < 0);
  if (missing.length > 0)
    return { error: { message: `the query answers without ${missing.join(', ')}` } };
  const known = [...NUMBERS, ...TEXTS, ...TRUTHS];
  const strange = places.map((at) => fields[at]!).find(({ type }) => !known.includes(type));
  if (strange)
    return {
      error: { message: `${strange.name} is ${strange.type}: text, number or truth wanted` },
    };
  return {
    result: {
      schema: asked.map((name) => ({ name })),
      rows: rows.map((row) => ({
        values: places.map((at) => valueOf(fields[at]!.type, row[at]!)),
      })),
      filtersApplied: false,
      query: config.query,
    },
  };
}
