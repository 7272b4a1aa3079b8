import type { Field, Progress, Setting } from '../model';

/**
 * What the sidebar and the server say to each other. Both sides are typed from here; all values are
 * plain JSON, as `google.script.run` carries nothing else. Times are ISO text in UTC.
 */

/** What happened and what to do next, in words a school would use. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

/** Every command answers with its value or with the trouble it met; it never throws on purpose. */
export type Answer<T> = { readonly value: T } | { readonly trouble: Trouble };

export interface ConnectorCard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly settings: readonly Setting[];
}

export interface ConnectionCard {
  readonly id: string;
  readonly connector: string;
  readonly site: string;
  /** Secrets are absent. */
  readonly settings: Readonly<Record<string, string>>;
  /** What the last good test said. */
  readonly about?: string;
}

export interface ConnectionInput {
  /** Absent: a new connection. */
  readonly id?: string;
  readonly connector: string;
  readonly site: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Only those given anew. */
  readonly secrets: Readonly<Record<string, string>>;
}

/**
 * off; waiting: on, never published yet; running: in the run at hand; fresh; due: older than its schedule
 * promises; held: waits for a person's approval; failed: the last attempt went wrong.
 */
export type DatasetStatus = 'off' | 'waiting' | 'running' | 'fresh' | 'due' | 'held' | 'failed';

export interface DatasetCard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly grain: string;
  readonly fields: readonly Field[];
  /** Titles of the connectors that feed it. */
  readonly sources: readonly string[];
  /** A connection feeds it. */
  readonly available: boolean;
  /** The school's own layer added or changed it. */
  readonly own: boolean;
  readonly status: DatasetStatus;
  readonly rows?: number;
  readonly changed?: number;
  readonly publishedAt?: string;
  /** Row counts of the last versions, oldest first. */
  readonly history: readonly number[];
  readonly quarantined?: number;
  readonly trouble?: Trouble;
  readonly hasTab: boolean;
}

export interface RunCard {
  readonly id: string;
  readonly is: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'cancelled';
  readonly datasets: readonly string[];
  /** Data sets that are done, whatever their outcome. */
  readonly finished: readonly string[];
  readonly progress?: Progress;
  readonly until?: string;
  readonly trouble?: Trouble;
  /** Whether an execution is at work right now (its lock is held). */
  readonly working: boolean;
}

export interface ConsoleState {
  readonly now: string;
  readonly timeZone: string;
  readonly workbook: { readonly name: string; readonly url: string };
  readonly connectors: readonly ConnectorCard[];
  readonly connections: readonly ConnectionCard[];
  readonly datasets: readonly DatasetCard[];
  readonly run: RunCard | null;
  /** When the trigger refreshes next by itself. */
  readonly nextRefresh?: string;
  /** Whose trigger runs; absent before the first connection. */
  readonly steward?: { readonly email: string; readonly you: boolean };
}

/** The server's functions, by the names `google.script.run` calls them. */
export interface Commands {
  /** All the console shows, in one call. */
  consoleState(): Answer<ConsoleState>;
  /** The run at hand, cheap enough to ask every second or two. */
  runState(): Answer<RunCard | null>;
  /** Tries a connection without saving it. @returns one sentence about what it reaches. */
  testConnection(input: ConnectionInput): Answer<string>;
  /** Tests, then saves. @returns the console anew. */
  saveConnection(input: ConnectionInput): Answer<ConsoleState>;
  /** Forgets a connection, its secrets and what was read from it. Tabs stay as they are. */
  removeConnection(id: string): Answer<ConsoleState>;
  /** Off leaves the tab as it is and stops refreshing it. */
  switchDataset(id: string, on: boolean): Answer<ConsoleState>;
  /** Queues a run of these data sets, or of all that are on. `work` then drives it. */
  refresh(ids: readonly string[] | null): Answer<RunCard | null>;
  /**
   * Works on the run at hand until it is over or the time of this execution is nearly spent.
   * Asynchronous on the server, so its value may not arrive: ask `runState` instead.
   */
  work(): Promise<void>;
  /** Ends the run at hand after the step it is in; what is published by then stays. */
  cancel(): Answer<RunCard | null>;
  /** Lets a held data set through as it is. */
  publishAnyway(id: string): Answer<RunCard | null>;
  /** Makes the data set's tab the active one. */
  openTab(id: string): Answer<null>;
}
