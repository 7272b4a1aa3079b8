import type {
  EventFields,
  EventName,
  FileId,
  HttpRequest,
  HttpResponse,
  Json,
  Line,
  LineContext,
} from '../model';
import type { BigQuery, Sql, SqlAddress } from './database';
import type { Workbook } from './workbook';

export type * from './database';
export type * from './studio';
export type * from './web';
export type * from './workbook';

/**
 * The whole outside world, as narrow synchronous interfaces. `host/google` implements it over Apps
 * Script's globals; nothing else does. Every method may throw a FailureError; any call may be the last
 * one of the execution.
 */
export interface Host {
  readonly clock: Clock;
  readonly http: Http;
  readonly files: Files;
  readonly records: Records;
  readonly secrets: Records;
  readonly lock: Lock;
  /** Short turns of whoever counts something that many may want at once; a run never holds it. */
  readonly turn: Lock;
  readonly scheduler: Scheduler;
  readonly meter: Meter;
  readonly workbook: Workbook;
  readonly sql: Sql;
  readonly bigquery: BigQuery;
  readonly mail: Mail;
  readonly log: Log;
  readonly person: Person;
  readonly assets: Assets;
  readonly cache: Cache;
  /** The same for all who open the workbook. */
  readonly shared: Cache;
  readonly digest: Digest;
  readonly probes: Probes;
  /** Where this script answers visits, as Google tells it; null: it is not deployed as a web app. */
  address(): string | null;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  sleep(milliseconds: number): void;
  /** Milliseconds since this execution began. */
  elapsed(): number;
  /** IANA name of the workbook's time zone. */
  timeZone(): string;
  /** The wall clock in that zone: `YYYY-MM-DD`, the hour 0–23, the minute. */
  local(epoch: number): { readonly date: string; readonly hour: number; readonly minute: number };
}

export interface Http {
  /**
   * All requests at once; answers in their order, whatever their status. A request that got no answer at
   * all comes back as the failure it met, and does not hurt the others.
   */
  fetchAll(requests: readonly HttpRequest[]): readonly (HttpResponse | NoAnswer)[];
}
export interface NoAnswer {
  readonly noAnswer: 'unknown_host' | 'tls' | 'unreachable' | 'too_large' | 'quota';
  readonly detail: string;
}

/** Text files in the steward's Drive that only this app can see, gzipped at rest. */
export interface Files {
  /** Makes empty files. One that is never written or named by a manifest is swept later. */
  create(names: readonly string[]): readonly FileId[];
  /** Replaces contents, each in one step and all in parallel. @returns the bytes stored of each. */
  write(contents: readonly { readonly id: FileId; readonly text: string }[]): readonly number[];
  /** In parallel, in the order asked; null for a file that is gone. */
  read(ids: readonly FileId[]): readonly (string | null)[];
  remove(ids: readonly FileId[]): void;
  /** This workbook's files whose name begins so. The newest may still be missing. */
  list(prefix: string): readonly { readonly id: FileId; readonly name: string }[];
}

/** Small JSON values by key. Larger ones than the host's limit are split and joined unseen. */
export interface Records {
  get(key: string): Json | undefined;
  /** Everything whose key begins so, in one call. */
  all(prefix: string): Readonly<Record<string, Json>>;
  set(key: string, value: Json): void;
  setAll(values: Readonly<Record<string, Json>>): void;
  remove(key: string): void;
}

export interface Lock {
  /** One executor a workbook. Released by itself when the execution ends. */
  tryAcquire(milliseconds: number): boolean;
  release(): void;
}

export interface Scheduler {
  /**
   * The caller's triggers in this workbook that call `handler`, by their ids.
   * @param known ids that are this workbook's if they are there: the host may not tell by itself.
   */
  triggers(handler: string, known: readonly string[]): readonly string[];
  /**
   * @param minutes 60, or less in owned mode.
   * @returns its id.
   * @throws setup.too_often, setup.too_many_triggers
   */
  create(handler: string, minutes: number): string;
  remove(handler: string, ids: readonly string[]): void;
  /** Where the permissions that are missing can be granted; null: none is missing. */
  missing(): Missing | null;
}
export interface Missing {
  readonly url: string;
  /** What is granted, each by the end of its name (`drive.file`); null where Google does not tell. */
  readonly granted: readonly string[] | null;
}

/** What this execution has used of what the host counts by the day. */
export interface Meter {
  used(): { readonly fetches: number; readonly mails: number; readonly properties: number };
}

export interface Mail {
  send(message: {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly html: string;
  }): void;
  /** Recipients left today. */
  remaining(): number;
}

export interface Log {
  /** One structured line: an event of the table, with exactly its fields. */
  write<E extends EventName>(event: E, fields: EventFields<E>): void;
  /** What the lines from here on are about, beside their own fields. */
  about(context: LineContext): void;
  /** What this execution has written, oldest first. */
  lines(): readonly (Line & { readonly at: string })[];
  /** Where Google shows this script's executions and what they have logged. */
  page(): string;
}

export interface Person {
  email(): string;
  /**
   * Whether somebody else is there than the one under whose name the execution runs: a visitor of the
   * script's own address, which is served in the name of whoever deployed it.
   */
  /** @param owner somebody who is none, whichever way they come: then one call tells. */
  visits(owner?: string): boolean;
  uuid(): string;
}

/** One-way sums of text (UTF-8), as lower-case hexadecimal. Native on the host. */
export interface Digest {
  sha256(text: string): string;
  /** HMAC-SHA-256. */
  hmac(text: string, key: string): string;
}

export interface Assets {
  /** A text file of the script project, by name; read only when it is needed. */
  text(name: string): string;
  /** What the code in such a file answers. It is given `src/model`, so that both have the same one. */
  code(name: string): unknown;
}

/**
 * Texts that may be forgotten at any time. Those of {@link Host.cache} are of the person under whose name
 * the execution runs: nobody finds what only another may see. Longer ones than the host's limit are split and joined unseen. It never throws:
 * what could not be kept or found is not there.
 */
export interface Cache {
  /** In one call, or two where a text is long. What is not there is absent. */
  getAll(keys: readonly string[]): Readonly<Record<string, string>>;
  /** @param seconds at most 21,600. A key may have 200 characters. */
  putAll(values: Readonly<Record<string, string>>, seconds: number): void;
  removeAll(keys: readonly string[]): void;
}

/** Questions about the host itself, for the System check. */
export interface Probes {
  readonly all: readonly Probe[];
  /** It never throws; what it makes for the question it removes again. */
  /** @param database where data sets are built, if that is a database: some questions are about it. */
  ask(id: string, database?: SqlAddress): Promise<Asked>;
  /** Removes what probes made, also in an execution that was ended before it could. */
  sweep(): void;
}
export interface Probe {
  readonly id: string;
  readonly title: string;
  /** What Homeroom relies on; absent: nothing, the answer is only told. */
  readonly expected?: Json;
  /** Which answer would be the easier one to live with. */
  readonly kinder?: 'more' | 'less';
}
export type Asked =
  | { readonly found: Json; readonly unknown?: undefined }
  /** Why it cannot be known here, with what was seen all the same. */
  | { readonly unknown: string; readonly found?: Json };
