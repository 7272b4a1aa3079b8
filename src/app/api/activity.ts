/** What runs did. */
import type { Json } from '../../model';
import type { Trouble } from './answer';

/** A run that is over, in one line. */
export interface RunLine {
  readonly id: string;
  /** When it was over. */
  readonly at: string;
  readonly cause: 'person' | 'schedule' | 'move' | 'watch';
  /** Who asked for it. */
  readonly by?: string;
  readonly is: 'succeeded' | 'failed' | 'cancelled';
  /** From the first execution to the end, with what it waited. */
  readonly ms: number;
  readonly requests: number;
  readonly retries: number;
  readonly rowsRead: number;
  readonly datasets: readonly RunLineDataset[];
}

export interface RunLineDataset {
  readonly id: string;
  readonly title: string;
  readonly is: 'published' | 'failed' | 'held' | 'previewed' | 'left';
  readonly rows?: number;
  readonly changed?: number;
  /** What a preview said of the rest: rows that would be new, and that would go. */
  readonly added?: number;
  readonly gone?: number;
  /** Rows that broke a rule and were kept out. */
  readonly setAside?: number;
  /** Sources that could not be read: it is published, and not complete. */
  readonly unread?: number;
  readonly trouble?: Trouble;
}

/** A run told: what was read from whom, and the lines of the log that stand behind it. */
export interface RunStory extends RunLine {
  /** How many executions it took. */
  readonly executions?: number;
  /** What it had to wait for, and for how long. */
  readonly waited?: readonly { readonly why: Trouble; readonly ms: number }[];
  readonly sources: readonly {
    readonly connection: string;
    readonly site: string;
    readonly requests: number;
    readonly retries: number;
    readonly rowsRead: number;
    readonly ms: number;
  }[];
  /** Oldest first. Absent for whoever is not the steward: the journal lies in the steward's Drive. */
  readonly log?: readonly LogLine[];
  /** Where Google keeps the log, filtered to this run. */
  readonly cloudLog?: string;
}

export interface LogLine {
  readonly at: string;
  readonly severity: 'INFO' | 'WARNING' | 'ERROR';
  /** One of the events of `docs/log.md`. */
  readonly event: string;
  readonly about: Readonly<Record<string, Json>>;
}

export interface ActivityQuery {
  readonly dataset?: string;
  readonly is?: RunLine['is'];
  /** Runs that ended before this time. */
  readonly before?: string;
}

export interface ActivityPage {
  /** Newest first. */
  readonly runs: readonly RunLine[];
  readonly more: boolean;
}
