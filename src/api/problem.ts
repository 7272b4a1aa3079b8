import { failureOf, tell } from '../model';

/** Why a request is not answered, by the last part of its type: the status it would have, and in short. */
const PROBLEMS = {
  'no-token': [401, 'A token is needed'],
  'unknown-token': [401, 'The token is not known'],
  'too-many-wrong': [429, 'Too many wrong tokens'],
  'expired-token': [401, 'The token has expired'],
  'out-of-scope': [403, 'The token does not reach so far'],
  'unknown-dataset': [404, 'There is no such data set'],
  'bad-parameter': [400, 'A parameter is wrong'],
  'bad-filter': [400, 'A filter is wrong'],
  'bad-body': [400, 'The body cannot be read'],
  'too-many': [429, 'The day’s requests are used up'],
  'version-gone': [410, 'The version is not kept'],
  'cursor-gone': [410, 'The cursor is no longer valid'],
  'too-large': [413, 'It is too large'],
  'not-published': [409, 'Nothing is published yet'],
  unavailable: [503, 'It cannot be answered now'],
  'unknown-hook': [401, 'The address or the signature is not right'],
  'too-old': [400, 'The event is too old'],
  'bad-event': [422, 'The event cannot be taken'],
  'not-read': [409, 'Nobody reads what is pushed'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

export type ProblemKind = keyof typeof PROBLEMS;

/** Problem details (RFC 9457). Google lets a script set no status: it stands in the body alone. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened and the way out. */
  readonly detail: string;
}

/** Ends a request. */
export class ProblemError extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly detail: string,
  ) {
    super(detail);
  }
}

export const problemOf = (error: unknown): Problem => {
  if (error instanceof ProblemError) {
    const [status, title] = PROBLEMS[error.kind];
    return { type: `urn:homeroom:api:${error.kind}`, title, status, detail: error.detail };
  }
  const failure = failureOf(error);
  // What nobody foresaw is for the log: its words may hold what the caller must not see.
  const { message, next } =
    failure.code === 'homeroom.unexpected'
      ? { message: 'Something unforeseen happened.', next: 'It is in the log of the workbook.' }
      : tell(failure);
  const kind = KINDS[failure.code] ?? 'unavailable';
  const [status, title] = PROBLEMS[kind];
  return { type: `urn:homeroom:api:${kind}`, title, status, detail: `${message} ${next}`.trim() };
};

/** Failures of the parts below that are a caller's to mend. */
const KINDS: Readonly<Record<string, ProblemKind>> = {
  'question.field': 'bad-filter',
  'question.value': 'bad-filter',
  'shown.missing': 'not-published',
  'shown.past': 'version-gone',
};
