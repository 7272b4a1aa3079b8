import { FailureError, unquoted, type FailureCode } from '../../model';

/**
 * The host's own sentences and what they mean. Apps Script has no error codes: the text is all there is.
 * The first that matches counts. assumes: cells-limit, protected-cells, property-size, workbook-unreachable
 */
const sentences: readonly (readonly [RegExp, FailureCode])[] = [
  [/above the limit of 10,?000,?000 cells/i, 'workbook.full'],
  [/protected cell|protected range|is protected/i, 'workbook.locked'],
  [
    /caller does not have permission|entity was not found|access the requested document|perhaps it was deleted|object SpreadsheetApp/i,
    'workbook.unreachable',
  ],
  [/property storage quota|Argument too large/i, 'storage.full'],
  [/runs too often|at most once an hour/i, 'setup.too_often'],
  [/too many (time-based )?triggers/i, 'setup.too_many_triggers'],
  [/for one day|daily (limit|quota)/i, 'host.quota'],
  [
    /authorization is required|not have permission|permissions are not sufficient|insufficient.*scopes?/i,
    'host.unauthorized',
  ],
  [
    /server error occurred|timed out|short (time|period)|Service.*unavailable|Quota exceeded|internal error|try again|Backend Error|Empty response|unknown error/i,
    'host.transient',
  ],
];

/** A host exception as a failure; `detail` carries the host's sentence, without what it quotes of ours. */
export const hostError = (error: unknown, service: string): FailureError => {
  if (error instanceof FailureError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  const known = sentences.find(([sentence]) => sentence.test(detail));
  return new FailureError(known ? known[1] : 'homeroom.unexpected', {
    service,
    detail: `${service}: ${unquoted(detail).slice(0, 200)}`,
  });
};

const WAITS = [500, 1500, 4000, 8000];
/** A quota that is counted by the minute is free again when the minute is over. */
const MINUTE_WAITS = [5_000, 15_000, 25_000, 20_000];

/** Every call of Google's services passes here, so that they can be counted; an execution begins at 0. */
let made = 0;
export const callsMade = (): number => made;

/**
 * Runs a call that may be repeated, and repeats it when the host had a short problem.
 * A call that must not happen twice is made with `once`.
 */
export const repeatable = <T>(
  service: string,
  sleep: (milliseconds: number) => void,
  call: () => T,
): T => {
  for (let attempt = 0; ; attempt++) {
    made += 1;
    try {
      return call();
    } catch (error) {
      const failure = hostError(error, service);
      const byMinute = /per minute/i.test(String(failure.failure.params['detail']));
      const wait = (byMinute ? MINUTE_WAITS : WAITS)[attempt];
      if (failure.failure.code !== 'host.transient' || wait === undefined) throw failure;
      sleep(wait);
    }
  }
};

/** A call whose exceptions are understood by who makes it. */
export const counted = <T>(call: () => T): T => {
  made += 1;
  return call();
};

export const once = <T>(service: string, call: () => T): T => {
  try {
    return counted(call);
  } catch (error) {
    throw hostError(error, service);
  }
};
