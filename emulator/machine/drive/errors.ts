/** Errors as the Drive API words them. */
import type { HttpResponse } from '../http';

export class DriveError extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly extra: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

const JSON_TYPE: [string, string] = ['Content-Type', 'application/json; charset=UTF-8'];

export const jsonResponse = (code: number, value: unknown): HttpResponse => ({
  code,
  headers: [JSON_TYPE, ['Cache-Control', 'no-cache, no-store, max-age=0, must-revalidate']],
  body: Buffer.from(`${JSON.stringify(value, null, 1)}\n`),
});

export function errorResponse({ code, reason, message, extra }: DriveError): HttpResponse {
  const errors = [
    { message, domain: code === 403 || code === 429 ? 'usageLimits' : 'global', reason, ...extra },
  ];
  return jsonResponse(code, { error: { code, message, errors } });
}

export const notFound = (id: string): DriveError =>
  new DriveError(404, 'notFound', `File not found: ${id}.`, {
    locationType: 'parameter',
    location: 'fileId',
  });
export const invalid = (what: string, location: string): DriveError =>
  new DriveError(400, 'invalid', what, { locationType: 'parameter', location });

/** Errors that pass; which one is chosen by a number in [0, 1). */
const PASSING: readonly [number, string, string][] = [
  [403, 'userRateLimitExceeded', 'User Rate Limit Exceeded'],
  [403, 'rateLimitExceeded', 'Rate Limit Exceeded'],
  [429, 'rateLimitExceeded', 'Too many requests. Please try again later.'],
  [500, 'internalError', 'Internal Error'],
  [503, 'backendError', 'Backend Error'],
];
export function passingError(pick: number): DriveError {
  const [code, reason, message] = PASSING[Math.floor(pick * PASSING.length)]!;
  return new DriveError(code, reason, message);
}
