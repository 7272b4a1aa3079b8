/** Data sets in the list, and opened. */
import type { Destination, Field, Finding, PersonalChoice, Schedule } from '../../model';
import type { RunLine } from './activity';
import type { Trouble } from './answer';

/** Where a data set can be seen in Looker Studio. */
export interface LookerLinks {
  /** Makes a data source of it. */
  readonly source: string;
  /** Makes a report of it, where there is a template for it. */
  readonly report?: string;
}

/**
 * off; waiting: on, never published yet; running: in the run at hand; fresh; due: older than its schedule
 * promises; held: waits for a person's approval; failed: the last attempt went wrong; paused: all that
 * feeds it is paused or removed, so its last version stays and `trouble` says why.
 */
export type DatasetStatus =
  'off' | 'waiting' | 'running' | 'fresh' | 'partial' | 'due' | 'held' | 'failed' | 'paused';

export interface DatasetCard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly grain: string;
  /** Titles of the published columns, in order; the rest is in {@link DatasetDetails}. */
  readonly fields: readonly string[];
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
  /** Sites that could not be read, since when and why; the others were. Of so many in all. */
  readonly failing?: {
    readonly sites: readonly {
      readonly site: string;
      readonly since: string;
      readonly trouble: Trouble;
    }[];
    readonly of: number;
  };
  readonly hasTab: boolean;
  readonly schedule: Schedule;
  /** When it is refreshed next by itself. */
  readonly next?: string;
  /** Since when it is older than its schedule promises, whatever the reason. */
  readonly late?: string;
  /** Until when it waits for a quota that is used up. */
  readonly waitsUntil?: string;
}

/** What is asked for when a data set is opened in the list. */
export interface DatasetDetails {
  readonly fields: readonly Field[];
  /** Names of the fields by which rows are told apart. */
  readonly key: readonly string[];
  /** Title of the tab, as the analyst may have renamed it. */
  readonly tab?: string;
  /** Where it goes, where there is a choice; and its table's name there. */
  readonly to?: Destination;
  readonly table?: string;
  /** The connections that feed it. */
  readonly sites?: readonly { readonly id: string; readonly site: string }[];
  /** The last five runs it was in, newest first. */
  readonly runs: readonly RunLine[];
  /** What checks and the source's shape have to tell; nothing was stopped by it. */
  readonly findings: readonly Finding[];
  /** The rules that kept rows out of the last version, and of how many rows each. */
  readonly setAside?: readonly { readonly rule: string; readonly rows: number }[];
  /** Where those rows lie, for the steward alone: it is that account's Drive. */
  readonly keptRows?: string;
  /** What is published of its fields that tell of persons; absent: all of them as they are. */
  readonly personal?: PersonalChoice;
  /** What a refresh is expected to cost, once one has been seen. */
  readonly need?: Need;
  /** What building it would read, for the steward, where that is what a warehouse charges by. */
  readonly reads?: ReadsCard;
}

/** What of a data set is to be made again, and how. */
export interface RepairInput {
  readonly dataset: string;
  /** The sources are not asked: it is built from what is stored. */
  readonly landed?: boolean;
  /** Nothing is published: it is told what would change. */
  readonly preview?: boolean;
  /** Connections to read again; none: all that feed it. */
  readonly sites?: readonly string[];
  /** Days, `YYYY-MM-DD`, both inclusive; without them everything is read again. */
  readonly from?: string;
  readonly to?: string;
}

/** What a build would read of a warehouse that charges by it. */
export interface ReadsCard {
  readonly engine: string;
  /** Of all its queries; by dry runs, or by what is kept in Drive before anything is loaded there. */
  readonly bytes: number;
  /** The largest query that is allowed, bytes. */
  readonly limit?: number;
  /** One of its queries would read more, and be refused. */
  readonly over?: boolean;
}

/** What a run costs of the day's quotas: milliseconds of execution, web requests. */
export interface Need {
  readonly ms: number;
  readonly fetches: number;
}
