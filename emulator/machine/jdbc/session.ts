/**
 * What the machine needs of a database, whatever it is: sessions that run one statement at a time and
 * answer every value as the text that Java's driver makes of it.
 */

/** A parameter as a script set it. `type` is of the setter (`setLong`), `object` where the driver guesses. */
export interface Param {
  readonly type: ParamType;
  readonly value: string | number | boolean | null;
}
export type ParamType = 'text' | 'int' | 'long' | 'double' | 'float' | 'boolean' | 'object' | Null;
/** `setNull` of a type of `java.sql.Types`. */
export type Null = `null:${number}`;

export interface Column {
  readonly label: string;
  /** The database's own name of the type: `timestamptz`. */
  readonly type: string;
  /** Of `java.sql.Types`. */
  readonly sqlType: number;
}

export interface Answer {
  /** Null: the statement answers no rows. */
  readonly columns: readonly Column[] | null;
  readonly rows: (string | null)[][];
  /** Rows it touched; 0 where it answers rows. */
  readonly count: number;
}

export interface Statement {
  readonly sql: string;
  /** How often this prepared statement ran before: drivers change their ways after a while. */
  readonly runs: number;
  readonly params: readonly Param[];
}

export interface Session {
  readonly product: string;
  readonly version: string;
  readonly driver: string;
  run(statement: Statement): Promise<Answer>;
  /** One statement with many sets of parameters. Fails as a whole in words of the driver. */
  batch(sql: string, sets: readonly (readonly Param[])[]): Promise<number[]>;
  /** Number of `?` the driver sees in it. */
  placeholders(sql: string): number;
  autoCommit(on: boolean): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Seconds a statement may take; 0: as long as it takes. */
  timeout(seconds: number): Promise<void>;
  /** Ends it in order: what is open is rolled back. Never rejects. */
  close(): Promise<void>;
  /** The wire is cut: whatever the server does with what it was sent. */
  cut(): void;
}

/** What the database or its driver says, in the words that reach the script. */
export class DatabaseError extends Error {
  constructor(
    message: string,
    /** The session cannot be used any more. */
    readonly lost = false,
  ) {
    super(message);
  }
}

/** Where a database is and how to get in. */
export interface Target {
  readonly engine: 'mysql' | 'postgresql';
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** PEM texts. */
  readonly serverCertificate?: string;
  readonly clientCertificate?: string;
  readonly clientKey?: string;
  /** On this machine: nothing of it crosses a network. */
  readonly loopback: boolean;
}
