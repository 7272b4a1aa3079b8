import type { Cell, FieldType, Json, PersonalClass } from './field';
import type { DatabaseAddress } from './warehouse';

/** One question of a settings form. The form, its validation and its docs are derived from it. */
export interface Setting {
  readonly name: string;
  readonly title: string;
  /** Where a person finds the value, in words a school would use. */
  readonly help: string;
  readonly placeholder?: string;
  /**
   * A `secret` is kept in the steward's user properties and is never read back to a screen. `pem`: a
   * certificate, several lines of text; `secret_pem`: a key of the same form. `list`: one entry a line.
   * Every answer is kept as text: `yes_no` as `yes` or `no`, a `date` as `YYYY-MM-DD`.
   */
  readonly type:
    | ('url' | 'text' | 'secret' | 'pem' | 'secret_pem')
    | ('choice' | 'number' | 'date' | 'list' | 'yes_no');
  readonly optional?: true;
  /** Of a `choice`: the only answers. */
  readonly options?: readonly { readonly value: string; readonly title: string }[];
  /** What stands there before a person answers. */
  readonly default?: string;
  /** It is only asked where another setting has one of these answers. */
  readonly when?: { readonly name: string; readonly values: readonly string[] };
  /** It leads to a file that can be looked at before the answers are kept: `Connector.look`. */
  readonly looks?: true;
}

/** Whether the answer is kept with the steward and never read back. */
export const isSecret = ({ type }: Pick<Setting, 'type'>): boolean =>
  type === 'secret' || type === 'secret_pem';

/** Whether a question is asked at all, by what the others are answered: one that hides hides what hangs on it. */
export const isAsked = (
  { when }: Pick<Setting, 'when'>,
  settings: readonly Setting[],
  values: Readonly<Record<string, string>>,
): boolean => {
  if (!when) return true;
  const other = settings.find(({ name }) => name === when.name);
  const answer = values[when.name] ?? other?.default ?? '';
  return other !== undefined && when.values.includes(answer) && isAsked(other, settings, values);
};

/** A column of a resource: where it stands in the source's record and what it becomes. */
export interface ResourceField {
  /** SQL column: lower snake case. */
  readonly name: string;
  /** Dotted path in the source's record, e.g. `studentReference.studentUniqueId`. */
  readonly path: string;
  readonly type: FieldType;
  readonly class: PersonalClass;
}

/** A nested list that becomes a table of its own, joined by `_parent` and ordered by `_position`. */
export interface ChildTable {
  /** SQL table without the connector's prefix. */
  readonly table: string;
  /**
   * Dotted path of the list in the parent's record. A list on the way is opened too
   * (`studentCharacteristics.periods`): one row for each innermost item, whose fields are looked up in
   * it and, failing that, in the item around it.
   */
  readonly path: string;
  readonly fields: readonly ResourceField[];
}

export interface Resource {
  /** The source's own name of the collection. */
  readonly name: string;
  /** SQL table without the connector's prefix: lower snake case. */
  readonly table: string;
  readonly title: string;
  /** The one field that identifies a record for good. */
  readonly key: string;
  /** Where a `keyChanges` or `deletes` entry's natural key values go: source name to field. */
  readonly identity?: Readonly<Record<string, string>>;
  readonly fields: readonly ResourceField[];
  readonly children?: readonly ChildTable[];
  /** Paths that are dropped because they can be derived from others (hypermedia links). */
  readonly derived?: readonly string[];
  /** A page as the source sends it and the rows it becomes: the resource's own test. */
  readonly example: {
    readonly page: Json;
    readonly rows: readonly Readonly<Record<string, Json>>[];
  };
}

export interface HttpRequest {
  readonly url: string;
  readonly method?: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly contentType?: string;
  /** How the answer's bytes are text, where they do not say so themselves: `windows-1252`. */
  readonly charset?: string;
  /** With the person's own Google token: the host gives it to Google alone. */
  readonly own?: true;
  /** A redirect is an answer as any other: the host does not follow it. */
  readonly direct?: true;
  /** The answer is packed: a `zip` becomes `files`, what is in a `gzip` becomes `text`. */
  readonly unpack?: 'zip' | 'gzip';
}

/** Header names are in lower case. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** What was in a `zip`. */
  readonly files?: readonly { readonly name: string; readonly text: string }[];
  /** What a database answered: every value as the text its driver makes of it. */
  readonly rows?: readonly (readonly (string | null)[])[];
  /** The columns' types as `java.sql.Types` numbers them. */
  readonly types?: readonly number[];
  /** The columns' names, where they were asked for. */
  readonly names?: readonly string[];
}

/** A statement for the database that the credential names, which only reads. Values are parameters. */
export interface Statement {
  readonly sql: string;
  readonly parameters?: readonly Cell[];
  /** How many columns it answers, where that is known. */
  readonly columns?: number;
  /** Not its rows are wanted but what its columns are. */
  readonly describe?: true;
}

/** A request a connector wants made. Statuses outside 2xx end the reading unless they are expected. */
export interface Ask extends HttpRequest {
  readonly expect?: readonly number[];
  /** Sent without the credential: discovery, sign-in. */
  readonly anonymous?: true;
  /** What is read, for messages: `students`. */
  readonly of?: string;
  /** Asked of the connection's database; `url` then only says where, for messages. */
  readonly statement?: Statement;
  /** The request as it is sent, once what the credential holds is known: secrets stand in no other place. */
  readonly completed?: (values: NonNullable<Credential['values']>) => HttpRequest;
  /** Whether a redirect may lead there; absent: the host follows it wherever it leads. */
  readonly leads?: (url: string) => boolean;
  /** What an answer means here, where it is not as usual; null: it is. @param attempts made, from 1. */
  readonly judge?: (response: HttpResponse, attempts: number, now: number) => Judgement | null;
}

/** What is done about an answer. `fail` may say why, in words that are not the source's. */
export type Judgement =
  | { readonly is: 'take' }
  | { readonly is: 'renew' }
  | { readonly is: 'retry'; readonly most: number; readonly waitMs?: number }
  | { readonly is: 'fail'; readonly message?: string };

export type SourceRecord = { readonly [name: string]: Json };

/**
 * What a reader has read, and where it would go on. The engine commits rows and checkpoint together:
 * after a crash, reading goes on from the last committed checkpoint.
 */
export interface Batch {
  readonly rows?: readonly SourceRecord[];
  /** Keys of records that are gone. */
  readonly deletes?: readonly string[];
  /** Records whose natural key changed: the key and the fields that take new values. */
  readonly rekeys?: readonly { readonly key: string; readonly values: SourceRecord }[];
  readonly checkpoint: Json;
  /** Rows this walk will read, once the source has said so. */
  readonly total?: number;
  /** A full read begins here: what was landed before is replaced when `complete` is said. */
  readonly restart?: true;
  /** The checkpoint stands for a complete state of the resource. */
  readonly complete?: true;
}

/** A conversation with the source: yields what it wants fetched, receives the answers in that order. */
export type Exchange<T> = Generator<{ readonly ask: readonly Ask[] }, T, readonly HttpResponse[]>;

/** A reader asks and delivers batches in turn; every `complete` or the end finishes it. */
export type Reader = Generator<
  { readonly ask: readonly Ask[] } | { readonly batch: Batch },
  void,
  readonly HttpResponse[]
>;

export interface Credential {
  readonly headers: Readonly<Record<string, string>>;
  /** What requests are completed with, see `Ask.completed`. */
  readonly values?: Readonly<Record<string, Json>>;
  /** Epoch milliseconds; absent: until it is refused. */
  readonly expiresAt?: number;
  /** Headers of each request by itself: a signature. @param now epoch milliseconds. */
  readonly sign?: (ask: Ask, now: number) => Readonly<Record<string, string>>;
  /** The person's own Google token goes with each request. */
  readonly own?: true;
  /** The database that statements are for. */
  readonly database?: DatabaseAddress;
  /** What is said to it before anything is asked: that it is only read, and for how long at most. */
  readonly prepare?: readonly string[];
  /** Secrets that took the place of others: a refresh token that works once. They are kept at once. */
  readonly renewed?: Readonly<Record<string, string>>;
}

/** What a connector found out about the server, once an execution. Plain data. */
export type Discovery = { readonly [name: string]: Json };

export interface Session {
  readonly settings: Readonly<Record<string, string>>;
  readonly discovery: Discovery;
  /** Epoch milliseconds at which the session began. */
  readonly now: number;
  /** The hour of the workbook's wall clock, then. */
  readonly hour?: () => number;
  /** In which it is told why a row cannot be taken: the tag of it. Absent: English. */
  readonly language?: string;
  /** A code in place of a text, by the school's key: the same as in what is published. Absent: nobody hides. */
  readonly seal?: (text: string) => string;
}

/**
 * One thing a connection tells of itself, for the person who tests it. The label is English and short, as
 * definitions are; numbers and yes or no are said by whoever shows them. `null`: this key may not read it.
 */
export interface Fact {
  readonly label: string;
  readonly value: string | number | boolean | null;
}

/** What a file's settings take from it by a column. */
export interface LookedColumn {
  readonly as: string;
  /** Names of which the first that is there is taken. */
  readonly wanted: readonly string[];
  readonly found: string | null;
  /** It need not be there. */
  readonly optional: boolean;
  /** Names of the file that may be meant, where it has none of those wanted. */
  readonly near: readonly string[];
}

/** A file as its settings would take it. */
export interface FileLook {
  readonly columns: readonly LookedColumn[];
  /** What its rows are. */
  readonly stream: string;
  /** Lines that were looked at. */
  readonly lines: number;
  /** Fields of `rows` that say something, the most telling first. */
  readonly shown: readonly string[];
  readonly rows: readonly SourceRecord[];
  /** Lines that cannot be taken, and why: in the session's language. */
  readonly aside: readonly { readonly line: number; readonly why: string }[];
  /** Answers with which the file could be taken as it is. */
  readonly offer?: Readonly<Record<string, string>>;
}

/** As much of a request as says which limits it shares. */
type Asked = Pick<HttpRequest, 'url' | 'method' | 'headers'>;

/** Limits that requests of one name share: in any window so much weight, of which each takes its own. */
export interface Share {
  readonly name: string;
  readonly weight: number;
  readonly windows: readonly { readonly limit: number; readonly ms: number }[];
}

/** What is left of a limit that requests of one name share, as the source tells: so much weight until then. */
export interface Told {
  readonly name: string;
  readonly left: number;
  /** Milliseconds since 1970: from then on it tells nothing. */
  readonly until: number;
}

/** How to talk to one vendor. Pure: it performs no I/O, it asks. */
export interface Connector {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly settings: readonly Setting[];
  readonly resources: readonly Resource[];
  /**
   * Another connector whose resources it has, by the same names: data sets that have no SQL of its own
   * are built by that one's, from its tables. A bundle of files is the same roster as the API it is of.
   */
  readonly family?: string;
  /** The only data sets of its family that it has all resources for; absent: all of them. */
  readonly feeds?: readonly string[];
  /** Permissions of Google's it needs, by the ends of their names: a school's copy asks for them by itself. */
  readonly scopes?: readonly string[];
  /** Permissions with which it reaches more: a school's copy may ask for them. */
  readonly mayAsk?: readonly string[];
  /** Under which heading a person finds it. */
  readonly group?: 'students' | 'learning' | 'files' | 'databases' | 'other';
  /** Requests in flight at once, and ceilings of the source: those of an hour hold across executions. */
  readonly rate: {
    readonly parallel: number;
    readonly perSecond?: number;
    readonly perMinute?: number;
    readonly perHour?: number;
    /** The header, in lower case, that tells how many requests are left of the hour. */
    readonly left?: string;
    /** What a request takes of limits that hold for some requests only; null: of none. */
    readonly share?: (request: Asked) => Share | null;
    /** What an answer tells of the limit its request shares; null: nothing. @param now in milliseconds. */
    readonly told?: (request: Asked, response: HttpResponse, now: number) => Told | null;
  };
  discover(settings: Readonly<Record<string, string>>): Exchange<Discovery>;
  signIn(
    settings: Readonly<Record<string, string>>,
    secrets: Readonly<Record<string, string>>,
    discovery: Discovery,
    now: number,
  ): Exchange<Credential>;
  /**
   * What can only be found out with a key, such as the source's newest version: added to the discovery
   * before anything is read, once an execution.
   */
  survey?(session: Session): Exchange<Discovery>;
  /**
   * As much of the survey as tells whether there is anything new: asked again and again while somebody looks
   * at the live board, where nothing is read as long as the answer is the same. Absent: reading tells.
   */
  news?(session: Session): Exchange<Discovery>;
  /**
   * Whether so many records that are another, new or gone are all that happened from one news to a later one:
   * then collections that were not asked are as they were. Absent: only asking tells.
   */
  covers?(before: Discovery, after: Discovery, records: number): boolean;
  /** What the connection reaches, the most telling first. A handful: they stand in 300 pixels. */
  describe(session: Session): Exchange<readonly Fact[]>;
  /** A file as these settings would take it, for a person to see before they are kept. */
  look?(session: Session): Exchange<FileLook>;
  /** @param checkpoint what the last committed batch said; null at the first read. */
  read(resource: Resource, session: Session, checkpoint: Json): Reader;
  /**
   * A checkpoint from which what changed from a day on is read again, up to another day where the source
   * can be asked so: what was complete before is complete after. Null: it can only be read whole.
   * @param from, to `YYYY-MM-DD`, both inclusive
   */
  rewind?(resource: Resource, checkpoint: Json, from: string, to?: string): Json;
  /** A refusal that only means to slow down, where its number (429) does not say so. */
  busy?(response: HttpResponse): boolean;
  /**
   * What a refusal says in codes: the kind of problem, and the id under which the vendor finds the request.
   * Never the source's words: they may quote a record.
   */
  explain(response: HttpResponse): { readonly kind?: string; readonly correlation?: string };
}

export const defineConnector = (connector: Connector): Connector => Object.freeze(connector);
export const defineResource = (resource: Resource): Resource => Object.freeze(resource);
