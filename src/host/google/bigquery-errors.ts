import { FailureError, sized, unquoted, type FailureCode, type Json } from '../../model';
import { objectOf, textOf } from './bigquery-requests';
import { hostError } from './errors';

/** How BigQuery refused: its own reason and words. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
  readonly message: string;
}

export const refusalOf = (answer: GoogleAppsScript.URL_Fetch.HTTPResponse): Refusal => {
  const status = answer.getResponseCode();
  const text = answer.getContentText();
  let body: Json = null;
  try {
    body = JSON.parse(text) as Json;
  } catch {
    // A server on the way answers HTML.
  }
  const error = objectOf(objectOf(body)['error']);
  const errors = error['errors'] as readonly Json[] | undefined;
  const first = objectOf(errors?.[0]);
  const details = JSON.stringify(error['details'] ?? null);
  const reason = details.includes('ACCESS_TOKEN_SCOPE_INSUFFICIENT')
    ? 'insufficientPermissions'
    : textOf(first['reason']) || textOf(error['status']) || 'no reason given';
  return { status, reason, message: textOf(error['message']) || `HTTP ${status}` };
};

/** What passes by itself (BigQuery's page “Error messages”); a quota of the day does not. */
export const isTransient = ({ status, reason }: Refusal): boolean =>
  status === 429 ||
  status >= 500 ||
  [
    'rateLimitExceeded',
    'jobRateLimitExceeded',
    'userRateLimitExceeded',
    'backendError',
    'internalError',
  ].includes(reason);

/** BigQuery's reasons and what they mean here. */
const REASONS: Readonly<Record<string, FailureCode>> = {
  notFound: 'warehouse.missing',
  accessDenied: 'warehouse.denied',
  insufficientPermissions: 'warehouse.scope',
  invalidQuery: 'warehouse.sql',
  invalid: 'warehouse.sql',
  duplicate: 'warehouse.sql',
  resourceInUse: 'warehouse.busy',
  resourcesExceeded: 'warehouse.sql',
  responseTooLarge: 'warehouse.sql',
  bytesBilledLimitExceeded: 'warehouse.limit',
  quotaExceeded: 'warehouse.day_quota',
  rateLimitExceeded: 'warehouse.busy',
  jobRateLimitExceeded: 'warehouse.busy',
  backendError: 'warehouse.busy',
  internalError: 'warehouse.busy',
  jobBackendError: 'warehouse.busy',
  jobInternalError: 'warehouse.busy',
  stopped: 'warehouse.busy',
  billingNotEnabled: 'warehouse.billing',
  accessNotConfigured: 'warehouse.api_off',
};

const API_OFF =
  /API has not been used in project|accessNotConfigured|SERVICE_DISABLED|it is disabled/i;
/** Statements that met another one at the same table: BigQuery says so as if the query were wrong. */
const BUSY =
  /concurrent update|Could not serialize|Transaction is aborted|too many DML statements outstanding|Please (retry|try again)/i;
/** An `ASSERT` or `ERROR()` of ours; what it says is ours too. */
const LIMIT = /limit for bytes billed: (\d+)\. (\d+) or higher/i;

export const meaning = ({ status, reason, message }: Refusal): FailureError => {
  const detail = quiet(message);
  const params = { engine: 'BigQuery', detail };
  if (API_OFF.test(message) || reason === 'accessNotConfigured')
    return new FailureError('warehouse.api_off', params);
  if (
    /billing/i.test(reason) ||
    /billing (has not been|is not) enabled|Billing has not been/i.test(message)
  )
    return new FailureError('warehouse.billing', params);
  if (reason === 'bytesBilledLimitExceeded') {
    const [, limit = '', bytes = ''] = LIMIT.exec(message) ?? [];
    return new FailureError('warehouse.limit', {
      ...params,
      limit: sized(Number(limit)),
      bytes: sized(Number(bytes)),
    });
  }
  if (BUSY.test(message)) return new FailureError('warehouse.busy', params);
  if (status === 401) return new FailureError('host.unauthorized', { service: 'BigQuery', detail });
  const code =
    REASONS[reason] ??
    (status === 404 ? 'warehouse.missing' : status === 403 ? 'warehouse.denied' : 'warehouse.sql');
  return new FailureError(code, params);
};

/** Names that BigQuery quotes are no values: `Unexpected identifier "SELEC"`, `Table "x" must be…`. */
const NAMED = /\b(Table|[Ii]dentifier|[Kk]eyword|[Cc]olumn|[Ff]unction) "([A-Za-z_][\w.]*)"/g;

/** Without values out of tables: a student may stand in them. */
const quiet = (message: string): string =>
  unquoted(message.replace(NAMED, '$1 $2'))
    .replace(/(Bad \w+ value: ).*/s, '$1…')
    .replace(/'[^']*'?/g, '‘…’')
    .replace(/\.$/, '')
    .slice(0, 300);

/** What Google could not do even when it was asked again: the run pauses and goes on. */
export const asWarehouse = (error: unknown): FailureError => {
  const failure = hostError(error, 'BigQuery');
  if (failure.failure.code !== 'host.transient') return failure;
  return new FailureError('warehouse.busy', {
    detail: String(failure.failure.params['detail'] ?? ''),
  });
};
