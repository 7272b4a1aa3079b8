import type { Cell, DatabaseAddress, Json } from '../model';

/** Databases over JDBC. Every call is a remote one: what can be said in one statement is. */
export interface Sql {
  /** @throws warehouse.* which names what is wrong: host, port, certificate, allow-list, credentials. */
  connect(to: SqlAddress): SqlConnection;
}

export type SqlAddress = DatabaseAddress;

/**
 * An open connection. Texts and numbers are parameters and never part of a statement. What a driver throws
 * comes as a failure: `warehouse.lost` and `warehouse.busy` may be tried again on a new connection.
 */
export interface SqlConnection {
  /** @returns the rows it says it touched; engines count an upsert that changed nothing differently. */
  execute(sql: string, parameters?: readonly Cell[]): number;
  /** One statement with many sets of parameters, in one call. */
  executeMany(sql: string, sets: readonly (readonly Cell[])[]): void;
  /**
   * All rows, every value as the text the driver makes of it; null is null. Thousands of rows a call.
   * @param columns how many it answers, where that is known: asking the driver is a call of its own.
   */
  query(sql: string, parameters?: readonly Cell[], columns?: number): (string | null)[][];
  /** The same, with each column's type as `java.sql.Types` numbers them: 4 is an integer, 91 a date. */
  typed(
    sql: string,
    parameters?: readonly Cell[],
  ): { readonly types: readonly number[]; readonly rows: (string | null)[][] };
  /** What the columns of a statement's answer are, of which no row is read. */
  describe(sql: string): { readonly names: readonly string[]; readonly types: readonly number[] };
  /** What follows is one transaction, until `commit` or `rollback`. */
  begin(): void;
  commit(): void;
  rollback(): void;
  close(): void;
  /** Calls made and milliseconds they took: batches are sized by what an answer costs. */
  readonly pace: () => { readonly calls: number; readonly ms: number };
}

/** BigQuery's REST API, with the token of this script. */
export interface BigQuery {
  /**
   * @param path what follows `/bigquery/v2/`: `projects/p/queries`.
   * What is to be made and is there already is answered as it is; what is to be deleted and is not there
   * as null.
   * @throws warehouse.* by the error's reason; warehouse.missing is what is not there.
   */
  call(request: {
    readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
    readonly path: string;
    readonly query?: Readonly<Record<string, string | number | boolean>>;
    readonly body?: Json;
  }): Json;
  /** A job that is done and failed, as the failure that `call` would have thrown. @throws warehouse.* */
  refuse(error: { readonly reason: string; readonly message: string }): never;
  /** Begins a load job whose data are sent in pieces. @returns where they are sent to. */
  beginUpload(project: string, job: Json): string;
  /**
   * Sends the next piece (a multiple of 256 KiB unless it is the last; plain ASCII, so that characters are
   * bytes). @returns the job once all is there.
   */
  upload(session: string, piece: string, from: number, total: number | null): Json | null;
}
