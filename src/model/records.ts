import type { Fact } from './connector';
import type { Json } from './field';
import type { Failure } from './failure';
import type { PersonalChoice } from './question';

declare const brand: unique symbol;
type Brand<T, B> = T & { readonly [brand]: B };
export type ConnectionId = Brand<string, 'connection'>;
export type RunId = Brand<string, 'run'>;
export type FileId = Brand<string, 'file'>;

/** Every record carries the version of its shape, so that it can be migrated when it is read. */
export interface Connection {
  readonly v: 1;
  readonly id: ConnectionId;
  readonly connector: string;
  /** Shown in every row, told apart by it: several campuses are several connections. */
  readonly site: string;
  /** Without secrets. */
  readonly settings: Readonly<Record<string, string>>;
  readonly createdAt: string;
  /** What the last successful test said. */
  readonly about?: readonly Fact[];
  /** In which it is told what of its rows cannot be taken; absent: English. */
  readonly language?: string;
  readonly paused?: true;
  /** Its source pushes events as well, or did: there may be some in the inbox. */
  readonly pushed?: 'open' | 'closed';
  /** Since when the present secret is there, and until which date it works, where that is known. */
  readonly credential?: { readonly since: string; readonly expires?: string };
}

/** What is known of a connection. Older records hold a sentence instead: the next test replaces it. */
export const factsOf = ({ about }: Connection): readonly Fact[] =>
  typeof about === 'object' ? about : [];

/**
 * When a data set is refreshed by itself: hours of the workbook's wall clock, weekdays from 1 (Monday) to
 * 7. School days are those of the loaded school calendar; where it says nothing, Monday to Friday. `tick`:
 * whenever the trigger fires, which is each minute at most in a copy the school owns, and each hour else.
 */
export type Schedule =
  | { readonly every: 'tick' }
  | { readonly every: 'hour' }
  | { readonly every: 'day' | 'weekday' | 'school_day'; readonly hour: number }
  | { readonly every: 'week'; readonly day: number; readonly hour: number }
  | { readonly every: 'never' };

/** How often the trigger may fire, minutes. Less than 60 only in a copy the school owns. */
export const TICK_MINUTES = [60, 30, 15, 10, 5, 1] as const;
export type TickMinutes = (typeof TICK_MINUTES)[number];

/** Where data sets are built: an engine and how to reach it. Its secrets are with the steward. */
export interface WarehouseSite {
  /**
   * Under which its secrets lie, as those of a connection do: one steward may look after several workbooks,
   * and their secrets share one store. Moving there is then a change of the record alone.
   */
  readonly id: string;
  /** Of the definition: `embedded`, `postgres`… */
  readonly engine: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Since when its secrets are there. Absent where it needs some: they must be given anew. */
  readonly credential?: { readonly since: string };
}

/** The workbook's warehouse, and the one it is moving to. Absent: the embedded one. */
export interface WarehouseRecord extends WarehouseSite {
  readonly v: 1;
  readonly since: string;
  readonly about?: readonly Fact[];
  /** The one before, whose tables stand where they were: until a person has them deleted, or moves on. */
  readonly old?: WarehouseSite & { readonly since: string };
  readonly next?: WarehouseSite & {
    readonly since: string;
    readonly about?: readonly Fact[];
    /** Who asked for it. */
    readonly by?: string;
    /** Data sets that are built there: rows of the published version, rows found there. */
    readonly built: Readonly<Record<string, { readonly before: number; readonly after: number }>>;
  };
}

/** Where a data set is published: a tab of the workbook, a table of the warehouse. */
export type Destination = 'tab' | 'table' | 'both';

/** Something a person may want to know and that stopped nothing. Names and counts, never a value. */
export interface Finding {
  readonly kind: 'check' | 'schema';
  /** The check's id, or the resource whose shape changed. */
  readonly about: string;
  /** In English, for logs; shown texts are made from `kind`, `about` and `params`. */
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly since: string;
}

/** A rule that kept rows out of a version. Names and counts, never a value. */
export interface BrokenRule {
  /** In English; what stands in braces is in `params`. */
  readonly text: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly rows: number;
}

/** A source that could not be read for a version: of its rows, those that were known before stay in it. */
export interface Failing {
  readonly connection: ConnectionId;
  readonly failure: Failure;
  /** The last version that held what it held; absent: it was never read. ISO time. */
  readonly good?: string;
  /** When that was met first, and when it was asked last. */
  readonly since: string;
  readonly askedAt: string;
  /** Refreshes in a row that asked it in vain: the more, the later it is asked again. */
  readonly tries: number;
}

/**
 * A data set in this workbook: what runs know of it, and what people want of it (`on`, `schedule`, `since`,
 * `approved`), which is recorded apart (`engine/choices.ts`) and put in when the records are read.
 */
export interface Subscription {
  readonly v: 1;
  readonly dataset: string;
  readonly on: boolean;
  readonly schedule: Schedule;
  /** Absent: a tab; where a warehouse outlives the execution, both. */
  readonly to?: Destination;
  /** The tab it is published to. Its id is reserved here before the tab is made. */
  readonly sheetId?: number;
  /** The titles of the columns as last published, in order: they tell ours from the analyst's. */
  readonly columns?: readonly string[];
  readonly version?: Version;
  /** The file with the marks of the rows as last published. */
  readonly memory?: FileId;
  /** A publication was begun and its end is not recorded: the memory may be wrong. */
  readonly writing?: true;
  /** Row counts of the last versions, oldest first, at most 12. */
  readonly history?: readonly number[];
  /** The failure of the last attempt; absent when it went well. */
  readonly failure?: Failure;
  readonly attemptedAt?: string;
  /** Attempts in a row that failed: the more, the later the next. */
  readonly tries?: number;
  /** When it was switched on, put on another schedule or let go on: promises count from here. */
  readonly since?: string;
  /** The number of rows a person has approved after a hold. */
  readonly approved?: number;
  /** Rows that broke a rule and were kept out of the last version, and the file they are kept in. */
  readonly quarantined?: number;
  readonly rules?: readonly BrokenRule[];
  readonly quarantine?: FileId;
  readonly findings?: readonly Finding[];
  /** Of several sources those whose rows in the last version are older than it. */
  readonly failing?: readonly Failing[];
  /** What a person wants of its fields that tell of persons. */
  readonly personal?: PersonalChoice;
  /** Fields that are published as codes. */
  readonly hashed?: readonly string[];
  /** What its share of the last runs cost: milliseconds of execution, web requests; of how many runs. */
  readonly need?: { readonly ms: number; readonly fetches: number; readonly runs: number };
}

/** One published state of a data set. */
export interface Version {
  readonly number: number;
  /** When it was last found to be so. */
  readonly at: string;
  /** When it was so for the first time. Absent in older records. */
  readonly since?: string;
  readonly rows: number;
  /** Rows that differ from the version before. */
  readonly changed: number;
  /** Of the content, order included. */
  readonly hash: string;
  /** Of the SQL that built it. */
  readonly sql: string;
  /** The last segment of each connection that went into it. */
  readonly segments: Readonly<Record<string, number>>;
  /** How many of the rows came from each connection. */
  readonly parts?: Readonly<Record<string, number>>;
}

/** What a segment holds, in the order in which it stands in the file. */
export interface Chunk {
  readonly resource: string;
  readonly generation: number;
  readonly op: 'upsert' | 'delete' | 'rekey';
  readonly rows: number;
}

export interface Segment {
  readonly file: FileId;
  /** Rises by one for each segment of the connection; segments apply in this order. */
  readonly seq: number;
  readonly at: string;
  readonly bytes: number;
  readonly chunks: readonly Chunk[];
}

export interface ResourceState {
  /** The generation that is complete and visible; 0 before the first full read ended. */
  readonly generation: number;
  /** A full read in progress lands under this generation. */
  readonly reading?: number;
  readonly checkpoint: Json;
  /** When the checkpoint last stood for a complete state, and the run that read it. */
  readonly completeAt?: string;
  readonly run?: RunId;
  /** The run that read it again, once some of that is landed. */
  readonly again?: RunId;
  /** Progress of the walk in hand. */
  readonly read?: number;
  readonly total?: number;
  /** Values of another type than promised that were landed since the last full read began. */
  readonly wrong?: number;
  /** The problem that ended the last walk. */
  readonly failure?: Failure;
  /** How the records looked so far, and how those of the full read in hand look. */
  readonly shape?: Shape;
  readonly growing?: Shape;
  /** How they look otherwise than before, while that is news. */
  readonly changes?: readonly ShapeChange[];
}

/** What is known of a collection's records: names and never a value. */
export interface Shape {
  /** Fields that no field of the resource claims. */
  readonly extra: readonly string[];
  /** Paths of promised fields that had a value. */
  readonly filled: readonly string[];
}
export interface ShapeChange {
  readonly how: 'added' | 'gone';
  readonly fields: readonly string[];
  readonly since: string;
}

/**
 * A connection's log of segments and its checkpoints: one file, one atomic write. Its version is also that
 * of the segments' text.
 */
export interface Manifest {
  readonly v: 2;
  readonly connection: ConnectionId;
  readonly seq: number;
  readonly segments: readonly Segment[];
  readonly resources: Readonly<Record<string, ResourceState>>;
  /** The log up to `from` was written anew as the segments after it, up to `to`. */
  readonly compacted?: { readonly from: number; readonly to: number };
  /** Files of the inbox whose rows are in the log: they are removed after that, and taken once. */
  readonly taken?: readonly FileId[];
}
