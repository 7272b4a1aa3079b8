import type { Failure } from './failure';
import type { RunId } from './records';

export const PHASES = ['plan', 'read', 'build', 'publish'] as const;
export type Phase = (typeof PHASES)[number];

/** What a person watches: true when it was written, never guessed. */
export interface Progress {
  readonly phase: Phase;
  /** The resource or the data set in hand. */
  readonly what: string;
  readonly done: number;
  readonly of?: number;
}

export type RunStatus =
  | { readonly is: 'queued' }
  | { readonly is: 'running'; readonly progress: Progress }
  | {
      readonly is: 'paused';
      readonly until: string;
      readonly since?: string;
      readonly failure?: Failure;
      readonly progress?: Progress;
    }
  | { readonly is: 'succeeded'; readonly at: string }
  | { readonly is: 'failed'; readonly at: string; readonly failure: Failure }
  | { readonly is: 'cancelled'; readonly at: string };

/** How a run ended for one data set. */
export type Outcome =
  | {
      readonly is: 'published';
      readonly rows: number;
      readonly changed: number;
      /** Rows that broke a rule and were kept out. */
      readonly setAside?: number;
      /** Sources that could not be read: what was known of them stayed. */
      readonly unread?: number;
    }
  | { readonly is: 'failed'; readonly failure: Failure }
  | { readonly is: 'held'; readonly failure: Failure }
  | ({ readonly is: 'previewed' } & Preview);

/** What publishing would do, in rows. */
export interface Preview {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
}

/** What a run does otherwise than a refresh, because a person asked for it. */
export interface Repair {
  /** Read again from the source, instead of only what changed. */
  readonly again?: {
    /** Absent: all connections that feed its data sets. */
    readonly connections?: readonly string[];
    /** Days, `YYYY-MM-DD`, both inclusive. Without them, and where a source cannot tell: everything. */
    readonly from?: string;
    readonly to?: string;
  };
  /** The source is not asked: built from what is landed. */
  readonly landed?: true;
  /** What would change is told, and nothing is published. */
  readonly preview?: true;
}

/** One refresh of one or more data sets. */
export interface Run {
  readonly v: 1;
  readonly id: RunId;
  readonly datasets: readonly string[];
  /** `move`: to another warehouse. `watch`: somebody looks at the live board. */
  readonly cause: 'person' | 'schedule' | 'move' | 'watch';
  /** Who asked for it, by e-mail address. */
  readonly by?: string;
  readonly repair?: Repair;
  readonly createdAt: string;
  readonly status: RunStatus;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** When the execution that works on it, or did last, began to. */
  readonly since?: string;
  /** Executions that worked on it. */
  readonly executions: number;
  /** What its executions have cost so far, without those that were ended from outside. */
  readonly spent?: { readonly ms: number; readonly fetches: number };
  /** How often in a row an execution was ended from outside, and how far the run had come by then. */
  readonly ended?: {
    readonly times: number;
    readonly decided: number;
    readonly progress: Progress;
  };
  /** How often it had to wait for something to pass. */
  readonly pauses?: number;
  readonly counts: Counts;
  /** What was read from whom, by connection. */
  readonly sources?: Readonly<Record<string, SourceCounts>>;
  /** What it had to wait for, and for how many milliseconds. */
  readonly waited?: readonly { readonly failure: Failure; readonly ms: number }[];
}

export interface Counts {
  readonly requests: number;
  readonly rowsRead: number;
  readonly retries: number;
}
export interface SourceCounts extends Counts {
  readonly ms: number;
}

/** A run that is over, as it is remembered: small, for its last ones lie where colleagues see them. */
export interface PastRun {
  readonly v: 1;
  readonly id: RunId;
  readonly is: 'succeeded' | 'failed' | 'cancelled';
  readonly cause: Run['cause'];
  readonly by?: string;
  readonly repair?: Repair;
  /** When it was asked for, and when it was over. */
  readonly at: string;
  readonly ended: string;
  readonly executions: number;
  readonly counts: Counts;
  readonly sources: Readonly<Record<string, SourceCounts>>;
  readonly waited?: Run['waited'];
  /** Data sets of the run; null: left undecided. */
  readonly datasets: Readonly<Record<string, Outcome | null>>;
}

export type Over = Extract<RunStatus, { readonly at: string }>;
export const isOver = (status: RunStatus): status is Over =>
  status.is === 'succeeded' || status.is === 'failed' || status.is === 'cancelled';
