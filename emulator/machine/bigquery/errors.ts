/** Errors as BigQuery words them: an HTTP answer, or what a job failed of. */
import type { HttpResponse } from '../http';

/** Reasons and their HTTP codes, from Google's page "Error messages" of BigQuery. */
const CODES = {
  invalid: 400,
  invalidQuery: 400,
  resourcesExceeded: 400,
  badRequest: 400,
  parseError: 400,
  authError: 401,
  required: 400,
  accessDenied: 403,
  insufficientPermissions: 403,
  quotaExceeded: 403,
  rateLimitExceeded: 403,
  responseTooLarge: 403,
  bytesBilledLimitExceeded: 400,
  notFound: 404,
  resourceInUse: 400,
  duplicate: 409,
  stopped: 200,
  notImplemented: 501,
  uploadTooLarge: 413,
  internalError: 500,
  backendError: 503,
} as const;
export type Reason = keyof typeof CODES;

const STATUS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  412: 'FAILED_PRECONDITION',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
};

/** As it stands in a job's `status.errorResult`. */
export interface ErrorProto {
  readonly reason: string;
  readonly message: string;
  readonly location?: string;
}

export class BigQueryError extends Error {
  readonly code: number;
  constructor(
    readonly reason: Reason,
    message: string,
    readonly location?: string,
    readonly details?: readonly unknown[],
    code?: number,
  ) {
    super(message);
    this.code = code ?? CODES[reason];
  }
  get proto(): ErrorProto {
    const { reason, message, location } = this;
    return { reason, ...(location !== undefined && { location }), message };
  }
}

export const invalidQuery = (message: string): BigQueryError =>
  new BigQueryError('invalidQuery', message, 'query');
export const invalid = (message: string, location?: string): BigQueryError =>
  new BigQueryError('invalid', message, location);
export const notFound = (what: string): BigQueryError =>
  new BigQueryError('notFound', `Not found: ${what}`);

export const jsonResponse = (
  code: number,
  value: unknown,
  headers: readonly [string, string][] = [],
): HttpResponse => ({
  code,
  headers: [['Content-Type', 'application/json; charset=UTF-8'], ...headers],
  body: Buffer.from(value === undefined ? '' : `${JSON.stringify(value)}\n`),
});

export function errorResponse(error: BigQueryError): HttpResponse {
  const { code, reason, message, location, details } = error;
  const one = {
    message,
    domain:
      reason === 'insufficientPermissions' ? 'global' : code === 403 ? 'usageLimits' : 'global',
    reason,
    ...(location !== undefined && { location, locationType: 'other' }),
  };
  return jsonResponse(code, {
    error: {
      code,
      message,
      errors: [one],
      status: STATUS[code] ?? 'UNKNOWN',
      ...(details && { details }),
    },
  });
}

/** Errors that pass; which one is chosen by a number in [0, 1). */
const PASSING: readonly [Reason, string, number][] = [
  ['backendError', 'Error encountered during execution. Retrying may solve the problem.', 503],
  ['internalError', 'An internal error occurred and the request could not be completed.', 500],
  ['rateLimitExceeded', 'Exceeded rate limits: too many api requests per user per method.', 403],
  ['backendError', 'Visibility check was unavailable. Please retry the request.', 502],
];
export function passingError(pick: number): BigQueryError {
  const [reason, message, code] = PASSING[Math.floor(pick * PASSING.length)]!;
  return new BigQueryError(reason, message, undefined, undefined, code);
}
