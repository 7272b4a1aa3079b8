import type {
  Cell,
  Connector,
  Destination,
  Draft,
  Fact,
  Field,
  FieldType,
  Filters,
  Finding,
  Json,
  Key,
  PersonalChoice,
  PersonalClass,
  Picture,
  Progress,
  Schedule,
  Setting,
  TickMinutes,
} from '../model';
import type { Scope } from '../api/token';

/**
 * What the sidebar and the server say to each other. Both sides are typed from here; all values are
 * plain JSON, as `google.script.run` carries nothing else. Times are ISO text in UTC.
 */

/** What happened and what to do next, in words a school would use. */
export interface Trouble {
  readonly code: string;
  /** What fills the words: names and counts, never a secret or a student. */
  readonly params?: Readonly<Record<string, string | number>>;
  readonly message: string;
  readonly next: string;
}

/** Every command answers with its value or with the trouble it met; it never throws on purpose. */
export type Answer<T> = { readonly value: T } | { readonly trouble: Trouble };

export interface ConnectorCard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Under which heading a person finds it; absent: among the others. */
  readonly group?: Exclude<Connector['group'], undefined>;
  readonly settings: readonly Setting[];
}

/** A source by a file: the kind of file, and its text. */
export interface SourceInput {
  readonly kind: string;
  readonly text: string;
}
/** A source that is saved, and what depends on it. */
export interface SavedSource {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** How many data sets it has, and the titles of those that are switched on. */
  readonly datasets: number;
  readonly on: readonly string[];
  /** The connections that use it. */
  readonly sites: readonly string[];
}
export interface SourceText extends SourceInput {
  readonly id: string;
  readonly title: string;
  /** What its streams are called, in the order of its definition. */
  readonly streams: readonly string[];
}
/** A data set of a saved source, and what depends on it. */
export interface StreamChange {
  readonly stream: string;
  readonly on: boolean;
  /** Data sets that are made of it, by their titles. */
  readonly feeds: readonly string[];
}
/** What becomes of it once its source's definition is another. */
export type SourceChange = StreamChange &
  (
    | { readonly is: 'new' | 'gone' }
    /** Its columns stay, and are read in another way. */
    | { readonly is: 'again' }
    | {
        readonly is: 'other';
        readonly gained: readonly string[];
        readonly lost: readonly string[];
        /** Columns of another type. */
        readonly other: readonly string[];
        /** Columns that tell more, or less, of a person. */
        readonly classed: readonly string[];
        /** Its rows are told apart by other columns; none: by their lines. */
        readonly key?: readonly string[];
      }
  );
export interface SourcePreview extends SourceInput {
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}
/** What a person points at, and what they say of it. */
export interface SourceDraft {
  readonly kind: string;
  readonly given: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}
export interface SourceCard {
  readonly title: string;
  readonly description: string;
  readonly settings: readonly Setting[];
  readonly streams: readonly {
    readonly name: string;
    readonly title: string;
    readonly fields: number;
  }[];
  /** The servers it can reach, with names of settings where they depend on answers. */
  readonly hosts?: readonly string[];
  /** What changes, where it takes the place of a saved one. */
  readonly changes?: readonly SourceChange[];
  readonly problems: readonly {
    readonly line?: number;
    readonly text: string;
    /** What it stops: `all`, a stream by its name, or nothing. */
    readonly stops: string | null;
  }[];
}
/** Where a database is and who reads it, and what of it is to be told. */
export interface ExploreInput {
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Tables whose columns are wanted; with neither these nor a query, the tables there are. */
  readonly tables?: readonly (readonly string[])[];
  readonly query?: string;
}
export interface ExploredTable {
  /** Schema and table, or the table alone. */
  readonly path: readonly string[];
  readonly view: boolean;
  /** About; null: the database does not know. */
  readonly rows: number | null;
  /** This user may read some of it. */
  readonly readable: boolean;
}
export interface ExploredColumn {
  readonly name: string;
  /** As the database calls it. */
  readonly type: string;
  /** What it becomes; null: it cannot be read, for it holds no text or has a dot in its name. */
  readonly as: FieldType | null;
  readonly class: PersonalClass;
  /** `key` tells rows apart by itself; `part` together with others. */
  readonly is: 'key' | 'part' | '';
}
export interface ExploreTold {
  readonly tables: readonly ExploredTable[];
  /** There are more tables than these. */
  readonly more: boolean;
  /** Of the tables that were asked for, or of the query. */
  readonly opened: readonly {
    readonly path: readonly string[];
    readonly columns: readonly ExploredColumn[];
  }[];
}

/** What a stream's first page holds. */
export interface SourceSample {
  readonly stream: string;
  readonly rows: number;
  readonly columns: readonly string[];
  /** Columns that are not shown. */
  readonly more: number;
  readonly first: readonly (readonly string[])[];
  /** What its records look like, where the file does not say: it is saved with it. */
  readonly schema?: Json;
  /** How the file makes it, where only the settings or the system say that it is there: saved with it too. */
  readonly made?: Json;
  readonly trouble?: Trouble;
  /** There was no time left for it. */
  readonly late?: true;
  /** Lines of it that could not be taken, and the first of them. */
  readonly asides?: number;
  readonly aside?: readonly { readonly line: number; readonly why: string }[];
}

export interface ConnectionCard {
  readonly id: string;
  readonly connector: string;
  readonly site: string;
  /** Secrets are absent. */
  readonly settings: Readonly<Record<string, string>>;
  /** What the last good test said. */
  readonly about?: readonly Fact[];
  /** It is read no more until a person lets it go on. */
  readonly paused: boolean;
  /** Absent: no secret of it is in the steward's account. */
  readonly credential?: { readonly since: string; readonly expires?: string };
  /** Why it is not read, where that is not a person's wish. */
  readonly trouble?: Trouble;
  /** Titles of the data sets that are on and that no other connection feeds. */
  readonly depends: readonly string[];
}

export interface ConnectionInput {
  /** Absent: a new connection. */
  readonly id?: string;
  readonly connector: string;
  readonly site: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Only those given anew. */
  readonly secrets: Readonly<Record<string, string>>;
  /** `YYYY-MM-DD`: when the key stops working, where the vendor has said so. */
  readonly expires?: string;
}

/** Connections that differ by a name only: twenty databases of one server, each its own site. */
export interface ConnectionsInput {
  readonly connector: string;
  /** How each is called: `{name}` stands for its name. Empty: by its name. */
  readonly site: string;
  /** `{name}` stands for the name of each. */
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** One name a line. Behind a tab may stand a password of its own, as when two columns are pasted. */
  readonly names: string;
}

/** What became of each name: the same list can be given again. */
export interface ConnectionsTold {
  readonly good: readonly string[];
  readonly failed: readonly { readonly name: string; readonly trouble: Trouble }[];
  /** Not tried yet: the time of one execution did not suffice. */
  readonly left: readonly string[];
}

/** Where a data set can be seen in Looker Studio. */
export interface LookerLinks {
  /** Makes a data source of it. */
  readonly source: string;
  /** Makes a report of it, where there is a template for it. */
  readonly report?: string;
}

/** What happens to what was published from a connection that is removed. */
export type Leftovers = 'keep' | 'delete';

/**
 * off; waiting: on, never published yet; running: in the run at hand; fresh; due: older than its schedule
 * promises; held: waits for a person's approval; failed: the last attempt went wrong; paused: all that
 * feeds it is paused or removed, so its last version stays and `trouble` says why.
 */
export type DatasetStatus =
  'off' | 'waiting' | 'running' | 'fresh' | 'due' | 'held' | 'failed' | 'paused';

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

/** An engine in which data sets can be built. */
export interface EngineCard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly settings: readonly Setting[];
  /** Its tables stay, and others can read them. */
  readonly lasting: boolean;
  /** Queries cost what they read there. */
  readonly charges?: true;
  /** Why it cannot be chosen in this copy. */
  readonly trouble?: Trouble;
}

/** Where data sets are built, where they could be, and a move in hand. */
export interface WarehouseCard {
  readonly engine: string;
  readonly title: string;
  /** Secrets are absent. */
  readonly settings: Readonly<Record<string, string>>;
  readonly lasting: boolean;
  readonly since?: string;
  /** What the last good test said. */
  readonly about?: readonly Fact[];
  /** Why nothing is built there. */
  readonly trouble?: Trouble;
  readonly engines: readonly EngineCard[];
  readonly move?: MoveCard;
  /** Why the last move came to nothing, until the next run. */
  readonly stopped?: Trouble;
  /** The place before, whose tables still stand there. */
  readonly old?: OldPlaceCard;
}
export interface OldPlaceCard {
  readonly title: string;
  /** What stands there and what can be done. */
  readonly told: Trouble;
  /** Somebody wants its tables gone: it is being done. */
  readonly clearing: boolean;
  /** Why that could not be done yet. */
  readonly trouble?: Trouble;
}
export interface MoveCard {
  readonly engine: string;
  readonly title: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly since: string;
  readonly about?: readonly Fact[];
  readonly datasets: readonly MoveLine[];
  /** The run that moves; absent until it has begun. */
  readonly run?: RunCard;
}
export interface MoveLine {
  readonly id: string;
  readonly title: string;
  /** `there`: built in the new place, and as many rows as are published here. */
  readonly is: 'waiting' | 'there' | 'failed';
  /** Rows of the version that is published here. */
  readonly before?: number;
  /** Rows in the new place. */
  readonly after?: number;
  readonly trouble?: Trouble;
}

export interface WarehouseInput {
  readonly engine: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Only those given anew. */
  readonly secrets: Readonly<Record<string, string>>;
  /** It is about the place in use: secrets that are not given stay as they are. */
  readonly edits: boolean;
}

/** Something about the workbook as a whole that a person should see above everything else. */
export interface Notice {
  readonly kind:
    | 'authorize'
    | 'trigger'
    | 'steward_gone'
    | 'copied'
    | 'quota'
    | 'key_refused'
    | 'key_expires'
    | 'warehouse'
    | 'clearing';
  /** With `params`, what the words are made of: a failure's code. */
  readonly code?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly message: string;
  readonly next: string;
  /** Where to grant a permission. */
  readonly url?: string;
  /** The connection it is about. */
  readonly connection?: string;
}

/** A key of the data API, as it is shown: its text is not. */
export interface TokenCard {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  /** It opens this board and reads nothing else. */
  readonly board?: string;
  readonly by: string;
  readonly madeAt: string;
  /** The first day on which it works no more. */
  readonly expires?: string;
  /** That day has come. */
  readonly over?: boolean;
  readonly lastUsed?: string;
  /** Requests of this day, and how many it may make. */
  readonly today: number;
  readonly daily: number;
}
export interface TokenInput {
  /** What it is for. */
  readonly name: string;
  readonly scope: Scope;
  /** Of a report: the token opens its live board and reads nothing else. */
  readonly board?: string;
  readonly expires?: string;
  readonly daily?: number;
}
/** What of the workbook can be asked for from outside. */
export interface ShareCard {
  /** Where requests go; null: the script is not deployed as a web app. */
  readonly address: string | null;
  /** Whether the asker is the steward, in whose name requests are answered. */
  readonly you: boolean;
  /** At least so many wrong tokens came today, and when the last was noted; absent: none. */
  readonly wrong?: { readonly count: number; readonly at: string };
  /** The newest first. */
  readonly tokens: readonly TokenCard[];
  readonly hooks: readonly {
    readonly connection: string;
    readonly site: string;
    readonly connector: string;
    readonly on: boolean;
    /** Events that the next refresh lands. */
    readonly waiting: number;
  }[];
  /** What tokens can be made for. */
  readonly datasets: readonly {
    readonly id: string;
    readonly title: string;
    readonly fields: readonly {
      readonly name: string;
      readonly title: string;
      readonly class: PersonalClass;
    }[];
  }[];
}
/** Shown once. */
export interface TokenSecret extends ShareCard {
  readonly text: string;
}
export interface HookSecret extends ShareCard {
  readonly secret: string;
}

/** What a report is drawn from: `waiting` is on and not published yet, `unknown` comes with no system here. */
export interface ReportNeed {
  readonly id: string;
  readonly title: string;
  readonly is: 'shown' | 'waiting' | 'off' | 'unknown';
}
export interface ReportCard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly questions: readonly string[];
  readonly needs: readonly ReportNeed[];
  /** Of the school's own layer, or changed by it. */
  readonly own?: true;
}
export interface GalleryCard {
  readonly reports: readonly ReportCard[];
  /** Groups of fewer people are shown nowhere. */
  readonly smallGroup: number;
  readonly workbook: string;
  readonly timeZone: string;
  readonly now: string;
}
/** A report drawn, with what it can be filtered by and what the school can choose of it. */
export interface ReportView {
  readonly card: ReportCard;
  readonly pictures: readonly Picture[];
  readonly choices: ReportChoices;
  readonly settings: readonly {
    readonly id: string;
    readonly title: string;
    readonly meaning: string;
    readonly type: 'number' | 'percent' | 'text';
    readonly value: string;
    readonly default: string;
  }[];
  readonly filters: Filters;
  readonly now: string;
  readonly timeZone: string;
}
/** What a viewer of the live board looks at. */
export interface BoardInput {
  readonly report: string;
  readonly filters: Filters;
  /** The mark of what is drawn there already. */
  readonly have: string | null;
  /** At the script's own address: the link's token. */
  readonly token?: string;
  /** The answer may wait about a second for a drawing that is another than `have`. */
  readonly waits?: true;
}
/** How the live board stands. */
export interface BoardState {
  /** Something else than what is there. */
  readonly drawn?: { readonly mark: string; readonly view: ReportView };
  readonly now: string;
  /** When what is shown was last found as its sources are; of several data sets the earliest. */
  readonly checkedAt?: string;
  /** `live`: an execution keeps it fresh, for all who look. */
  readonly is: 'live' | 'idle';
  /** Milliseconds from one look at the sources to the next. */
  readonly every?: number;
  /** Why the last execution that kept it fresh has ended. */
  readonly ended?: 'nobody' | 'quota' | 'work' | 'time' | 'asked' | 'failed';
  readonly failing: readonly {
    readonly site: string;
    readonly since: string;
    readonly trouble: Trouble;
  }[];
  /** Data sets that could not be published. */
  readonly refused: readonly { readonly title: string; readonly trouble: Trouble }[];
  /** Whether it is in the asker's name that sources are read; with the first answer alone. */
  readonly you?: boolean;
}
/** A report as a tab of the workbook. */
export interface ReportTab {
  readonly sheetId: number;
  readonly title: string;
  /** It was there, and was written anew. */
  readonly again: boolean;
}

export interface ReportChoices {
  readonly site: readonly string[];
  readonly school: readonly { readonly id: string; readonly name: string }[];
  readonly grade: readonly string[];
  readonly dates?: { readonly from: string; readonly to: string };
}
/** A point of a chart, by what it stands at. */
export interface PointAt {
  readonly x?: Key;
  readonly series?: Key;
}
/** The rows behind a point: the first of them, and how many there are. */
export interface BehindPoint {
  readonly fields: readonly {
    readonly name: string;
    readonly title: string;
    readonly type: FieldType;
  }[];
  readonly rows: readonly (readonly Cell[])[];
  readonly count: number;
}

export interface SettingsInput {
  /** Who is mailed, and in which language; none: the steward. */
  readonly recipients: readonly { readonly email: string; readonly language: string }[];
  /** Local hours between which no mail is sent: `from` 20, `to` 6. */
  readonly quiet?: { readonly from: number; readonly to: number };
  readonly timeZone: string;
  readonly tickMinutes: TickMinutes;
  /** How long runs and their log lines are kept, days. */
  readonly retentionDays: number;
  /** Google Cloud project whose log takes this script's lines, where the school has one. */
  readonly cloudProject?: string;
}
export interface SettingsCard extends SettingsInput {
  /** The folder with the raw data in the steward's Drive. */
  readonly folder?: string;
  readonly quotas: readonly QuotaCard[];
  readonly stewardship: {
    readonly email?: string;
    readonly you: boolean;
    readonly since?: string;
    /** When the steward's trigger was last seen at work. */
    readonly seen?: string;
    readonly gone: boolean;
  };
  /** Where data sets are built, and where they are moving to. */
  readonly place: { readonly title: string; readonly moving?: string };
  readonly about: {
    readonly version: string;
    /** Ids that the school's own layer added or changed. */
    readonly own: readonly string[];
  };
  /** Languages a mail can be in: code and its own name. */
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly timeZones: readonly string[];
}
export interface QuotaCard {
  readonly name: 'fetches' | 'triggerMs' | 'mails' | 'properties';
  readonly used: number;
  /** What the rest of the day is expected to need; absent where that cannot be known. */
  readonly forecast?: number;
  readonly limit: number;
  readonly resets: string;
}

/** What the System check found out about this Google account. */
export interface CheckReport {
  readonly v: 1;
  readonly at: string;
  readonly version: string;
  readonly running: boolean;
  /** Why there is no report tab, where it could not be written. */
  readonly trouble?: Trouble;
  readonly checks: readonly {
    readonly id: string;
    readonly title: string;
    /** `differs`: the host is otherwise than Homeroom relies on; `unknown`: it could not be asked. */
    readonly is: 'as_expected' | 'differs' | 'unknown';
    /** What was seen, comparable between hosts. */
    readonly found: Json;
    readonly expected?: Json;
    /** Why it is unknown. */
    readonly reason?: string;
    /** Which answer would be the easier one to live with; absent where neither is. */
    readonly kinder?: 'more' | 'less';
    readonly ms: number;
  }[];
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
  /** Whether an execution is at work: it has told of itself within the last seconds. */
  readonly working: boolean;
  /** It only finds out what would change. */
  readonly preview?: true;
  /** Who asked for it. */
  readonly by?: string;
  /** Seconds of work left; absent until it can be known. */
  readonly left?: number;
  /** It is over, and data sets are kept fresh for who looks at a live board. */
  readonly watched?: true;
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
  /** Whose console this is; absent where Google does not say. */
  readonly you?: string;
  readonly tickMinutes: TickMinutes;
  /** Where data sets are built, where that is not in the script itself. */
  readonly warehouse?: {
    /** Under which its secrets are given anew. */
    readonly id: string;
    readonly title: string;
    /** What queries read costs something there. */
    readonly charges?: true;
    /** Its questions whose answers are never read back. */
    readonly secrets: readonly Setting[];
  };
  /** The days the loaded school calendar knows, `YYYY-MM-DD`; absent: none is loaded. */
  readonly calendar?: { readonly from: string; readonly to: string };
  readonly notices: readonly Notice[];
}

/**
 * A command as the server has it: who asks says first in which language the answer is to be, a tag like
 * `fr` or `en-US`.
 */
export type Spoken = {
  readonly [K in Exclude<keyof Commands, 'showReports'>]: (
    language: string,
    ...args: Parameters<Commands[K]>
  ) => ReturnType<Commands[K]>;
};

/** The server's functions, by the names `google.script.run` calls them. */
export interface Commands {
  /** All the console shows, in one call. */
  consoleState(): Answer<ConsoleState>;
  /** The console's pages that are not loaded with it: their style and code, as the build has written them. */
  morePages(): Answer<string>;
  /** The run at hand, cheap enough to ask every second or two. */
  runState(): Answer<RunCard | null>;
  /** Tries a connection without saving it. @returns what it reaches. */
  testConnection(input: ConnectionInput): Answer<readonly Fact[]>;
  /** Tests, then saves. @returns the console anew. */
  saveConnection(input: ConnectionInput): Answer<ConsoleState>;
  /** Tries connections that differ by a name, and saves none. @returns which of them are good. */
  testConnections(input: ConnectionsInput): Answer<ConnectionsTold>;
  /** Tests each and saves those that are good: one that fails keeps none of the others back. */
  saveConnections(input: ConnectionsInput): Answer<ConnectionsTold>;
  /** What a file would be as a source, before anything is saved: what of it does not go, by line. */
  inspectSource(input: SourceInput & { readonly id?: string }): Answer<SourceCard>;
  /** A definition of what a person points at: a file, a spreadsheet. Nothing is saved. */
  draftSource(input: SourceDraft): Answer<Draft>;
  /** What a database has: its tables, or the columns of some of them or of a query. No row is read. */
  exploreDatabase(input: ExploreInput): Answer<ExploreTold>;
  /** A file at an address that opens without signing in, as text. */
  fetchSource(url: string): Answer<string>;
  /** The first page of each of its streams, with these settings. Nothing is saved. */
  previewSource(input: SourcePreview): Answer<readonly SourceSample[]>;
  /** Keeps the file as a source of this workbook. @returns the connector's id. */
  saveSource(
    input: SourceInput & {
      readonly id?: string;
      readonly title?: string;
      readonly schemas?: Readonly<Record<string, Json>>;
      readonly made?: Readonly<Record<string, Json>>;
    },
  ): Answer<{ readonly id: string }>;
  /** The sources that people of the school made, and what depends on each. */
  savedSources(): Answer<readonly SavedSource[]>;
  /** The text of a saved source, to be changed. */
  openSource(id: string): Answer<SourceText>;
  /** Forgets a source that no connection uses. */
  removeSource(id: string): Answer<null>;
  /** Paused: its data sets keep their last version and say why. */
  pauseConnection(id: string, paused: boolean): Answer<ConsoleState>;
  /**
   * Forgets a connection, its secrets and what was read from it. `delete` also switches off the data
   * sets that nothing else feeds and deletes their tabs.
   */
  removeConnection(id: string, leftovers: Leftovers): Answer<ConsoleState>;
  /** Off leaves the tab as it is and stops refreshing it. */
  switchDataset(id: string, on: boolean): Answer<ConsoleState>;
  /** When the data set is refreshed by itself from now on. */
  setSchedule(id: string, schedule: Schedule): Answer<ConsoleState>;
  /** Where the data set is published from its next refresh on: a tab, a table, or both. */
  setDestination(id: string, to: Destination): Answer<ConsoleState>;
  /**
   * Which of a data set's fields are published as codes or not at all, from its next refresh on: the whole
   * choice, all others are published as they are. The steward's to decide.
   */
  setPersonal(id: string, fields: PersonalChoice): Answer<ConsoleState>;
  /** What is asked for when a data set is opened in the list. */
  datasetDetails(id: string): Answer<DatasetDetails>;
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
  /** Reads a data set again, builds it again, or tells what that would change. @returns the run. */
  repair(input: RepairInput): Answer<RunCard | null>;
  /** Makes the data set's tab the active one. */
  openTab(id: string): Answer<null>;
  /** Addresses that open a published data set in Looker Studio. */
  lookerLinks(id: string): Answer<LookerLinks>;
  /** Runs that are over, newest first. */
  activity(query: ActivityQuery): Answer<ActivityPage>;
  /** One run, told whole. */
  runStory(id: string): Answer<RunStory>;
  /** A text for whoever helps, about one run or the workbook: no secret and no personal data. */
  supportBundle(run: string | null): Answer<string>;
  /** The workbook's settings, what is used of the day's quotas, and who looks after it. */
  settings(): Answer<SettingsCard>;
  /** Saves the settings, and sets the trigger and the time zone anew where they changed. */
  saveSettings(input: SettingsInput): Answer<SettingsCard>;
  /** Where data sets are built, where they could be, and a move in hand. */
  warehouse(): Answer<WarehouseCard>;
  /** Tries a place for data sets without saving it. @returns what it says of itself. */
  testWarehouse(input: WarehouseInput): Answer<readonly Fact[]>;
  /** What queries would read in a place that charges by it, before anything is moved there; null: it does not. */
  readsToMove(input: WarehouseInput): Answer<ReadsCard | null>;
  /** Tests, then saves another address or other secrets of the place in use. */
  saveWarehouse(input: WarehouseInput): Answer<WarehouseCard>;
  /**
   * Tests a place and begins to move there: every data set that is on is built there and counted, and only
   * when all agree they are published from there. `work` then drives it.
   */
  moveWarehouse(input: WarehouseInput): Answer<WarehouseCard>;
  /** Has the tables of the place before deleted: the steward's next execution does it. */
  clearOldPlace(): Answer<WarehouseCard>;
  /** Gives up the move in hand: data sets are built where they were. */
  cancelMove(): Answer<WarehouseCard>;
  /** Every report there is. */
  gallery(): Answer<GalleryCard>;
  /** A report's pictures. @param only the first charts of it. */
  report(id: string, filters: Filters, only?: number): Answer<ReportView>;
  /** The rows behind a point of a chart. */
  behind(id: string, chart: string, at: PointAt, filters: Filters): Answer<BehindPoint>;
  /** How the live board stands, cheap enough to ask every second. It says that somebody looks. */
  boardState(input: BoardInput): Answer<BoardState>;
  /**
   * Keeps what is looked at on the live board as fresh as its sources, for all who look, until nobody does
   * or the time of this execution is spent. Its value may not arrive: ask `boardState`.
   */
  watch(report: string, token?: string): Promise<void>;
  /** Makes a tab of the report, with native charts and plain formulas, or writes it anew; shows it. */
  addReportTab(id: string): Answer<ReportTab>;
  /** Saves what the school chooses of a report; an empty text is its default again. */
  saveReport(
    id: string,
    values: Readonly<Record<string, string>>,
    filters: Filters,
  ): Answer<ReportView>;
  /** Groups of fewer people than this are shown nowhere. */
  saveSmallGroup(people: number): Answer<GalleryCard>;
  /**
   * Shows the gallery beside the workbook, or one report, or what is shared, in a window above it; or the
   * `console` again, where the gallery stands, or at `connect:` and what is to be connected.
   */
  showReports(start: string): Answer<null>;
  /** What can be asked for from outside: tokens of the data API, and sources that push. */
  share(): Answer<ShareCard>;
  /** Makes a token of the data API; its text is shown this once. */
  makeToken(input: TokenInput): Answer<TokenSecret>;
  /** It stops to work at once. */
  revokeToken(id: string): Answer<ShareCard>;
  /** Lets a connection’s source push events, under a new secret. */
  openHook(connection: string): Answer<HookSecret>;
  /** Takes no more pushed events from a connection’s source. */
  closeHook(connection: string): Answer<ShareCard>;
  /**
   * Makes whoever calls the steward. The secrets are given anew, by the ids of connections and of the
   * warehouse; what was read is read again, into the new steward's Drive.
   */
  takeOver(
    secrets: Readonly<Record<string, Readonly<Record<string, string>>>>,
  ): Answer<ConsoleState>;
  /** Asks the host what it really does and writes a report tab. Its value may not arrive. */
  runSystemCheck(): Promise<void>;
  /** The last report, or the one in hand. */
  systemCheck(): Answer<CheckReport | null>;
  /** A promise of `'kept'`: whether that arrives is what the System check wants to know. */
  promised(): Promise<string>;
  /** Tells the System check whether the value of `promised` arrived. @returns the report anew. */
  reportPromise(arrived: boolean): Answer<CheckReport | null>;
}
