/**
 * `retry` again at once with backoff; `pause` until later, by itself; `skip` this data set in this run,
 * the last good version stays; `fail` until a person does something.
 */
export type Recovery = 'retry' | 'pause' | 'skip' | 'fail';
export type Blame = 'source' | 'credential' | 'setting' | 'workbook' | 'host' | 'data' | 'homeroom';

/** One thing that can go wrong. */
export interface Entry {
  readonly recovery: Recovery;
  readonly blame: Blame;
  /** It is the way into the source that is shut: whatever else is asked of it would meet it too. */
  readonly shut?: true;
  /** What happened. `{name}` is filled from the failure's params. */
  readonly message: string;
  /** What to do next. */
  readonly next: string;
}
