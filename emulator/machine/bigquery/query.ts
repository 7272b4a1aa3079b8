/** A query: looked at, estimated, run; its rows are kept until they are fetched. */
import type { Read } from './sql/analyse';
import { analyse, bindError } from './sql/analyse';
import { parse } from './sql/grammar';
import { tokensOf, type Token } from './sql/tokens';
import { quote, type Context, type Relation } from './sql/names';
import { translate } from './sql/translate';
import type { Job, JsonObject, Table } from './catalog';
import { BigQueryError, invalid, invalidQuery } from './errors';
import { QUERY_CHARS } from './limits';
import { parametersOf } from './parameters';
import { newName, placeOfPath, spoken, tableAt, type Place, type State } from './session';
import { typeFromDuck, type Column } from './types';

/** What a statement is run with. */
export interface Run {
  readonly state: State;
  readonly job: Pick<Job, 'project' | 'location'>;
  readonly query: JsonObject;
  readonly source: string;
  readonly now: number;
  /** Inside BEGIN TRANSACTION: since when, and which tables it has changed. */
  readonly transaction?: { readonly began: number; readonly written: Set<string> };
}
export function runOf(state: State, job: Run['job'], query: JsonObject, now: number): Run {
  const source = typeof query.query === 'string' ? query.query : '';
  if (query.useLegacySql !== false && !/^\s*#standardsql/i.test(source))
    throw new BigQueryError(
      'invalidQuery',
      'Legacy SQL is not emulated: set useLegacySql to false.',
      'query',
    );
  if (source.length > QUERY_CHARS)
    throw invalid(
      'The query is too large. The maximum standard SQL query length is 1024.00K characters, including comments and white space characters.',
    );
  if (query.destinationTable !== undefined)
    throw new BigQueryError(
      'notImplemented',
      'destinationTable is not emulated: use CREATE TABLE AS.',
    );
  return { state, job, query, source, now };
}

export function placeIn(run: Run, path: readonly string[]): Place {
  const given = run.query.defaultDataset as { datasetId?: string; projectId?: string } | undefined;
  const usual = given?.datasetId
    ? { project: given.projectId ?? run.job.project, dataset: given.datasetId }
    : null;
  return placeOfPath(path, run.job.project, usual);
}

/** Views stand in a query as what they select. */
const VIEW_DEPTH = 16;

export function contextOf(run: Run, probe: boolean, depth = 0): Context {
  // a probe and the run ask for the same parameters, each from the first on
  const parameter = parametersOf(run.query);
  const context: Context = {
    source: run.source,
    probe,
    nowMicros: Math.round(run.now * 1000),
    parameter,
    columns: (path) =>
      tableAt(run.state.catalog, placeIn(run, path), run.job.location).columns.map(
        ({ name }) => name,
      ),
    table: (path): Relation => {
      const place = placeIn(run, path);
      const table = tableAt(run.state.catalog, place, run.job.location);
      return { sql: relationSql(run, place, table, probe, depth), name: place.table };
    },
  };
  return context;
}
function relationSql(run: Run, place: Place, table: Table, probe: boolean, depth: number): string {
  if (table.kind === 'TABLE') return table.physical!;
  if (depth >= VIEW_DEPTH) throw invalidQuery(`Too many nested views: ${spoken(place)}`);
  const source = table.view!;
  const inside: Run = {
    ...run,
    source,
    query: { ...run.query, defaultDataset: null, queryParameters: [] },
  };
  return `(${translate(contextOf(inside, probe, depth + 1), tokensOf(source), { ctes: new Set() })})`;
}

export const toSql = (run: Run, tokens: readonly Token[], probe: boolean): string =>
  translate(contextOf(run, probe), tokens, { ctes: new Set() });

export interface Looked {
  readonly sql: string;
  readonly reads: readonly Read[];
  readonly columns: readonly Column[];
}
/** Everything BigQuery would say of a query without running it. */
export async function look(run: Run, tokens: readonly Token[]): Promise<Looked> {
  parse(run.source, tokens);
  const reads = await analyse(run.state.store, toSql(run, tokens, true));
  const sql = toSql(run, tokens, false);
  const { rows } = await told(run, `DESCRIBE ${sql}`);
  const columns = rows.map(([name, type]): Column => {
    const duck = String(type);
    return {
      name: String(name),
      type: typeFromDuck(duck, duck === 'JSON' ? 'JSON' : undefined),
      mode: 'NULLABLE',
    };
  });
  return { sql, reads, columns: unique(columns) };
}
/** A column without a name is called by its place. */
function unique(columns: readonly Column[]): Column[] {
  const seen = new Set<string>();
  return columns.map((column, i) => {
    const name = /^[A-Za-z_]\w*$/.test(column.name) ? column.name : `f${i}_`;
    if (seen.has(name.toLowerCase()))
      throw invalidQuery(
        `Duplicate column names in the result are not supported. Found duplicate(s): ${name}`,
      );
    seen.add(name.toLowerCase());
    return { ...column, name };
  });
}
/** Asks DuckDB; what it says is said as BigQuery would. */
export async function told(run: Run, sql: string, change = false) {
  try {
    return await (change ? run.state.store.change(sql) : run.state.store.ask(sql));
  } catch (error) {
    throw runError(error);
  }
}
export function runError(error: unknown): Error {
  if (error instanceof BigQueryError) return error;
  const message = (error instanceof Error ? error.message : String(error)).replace(/^Error: /, '');
  if (/^Out of Range Error/.test(message))
    return invalidQuery(
      message.replace(/^.*?: /, '').replace(/^Overflow in \w+ of/, 'int64 overflow:'),
    );
  if (
    /^(Invalid Input|Conversion|Constraint|Binder|Catalog|Parser|Not implemented|Out of Memory)/.test(
      message,
    )
  )
    return bindError(message);
  return error instanceof Error ? error : new Error(message);
}

/** The rows of a query as a table of DuckDB. */
export async function keepRows(
  run: Run,
  { sql, columns }: Looked,
): Promise<NonNullable<Job['result']>> {
  const physical = newName(run.state, 'r');
  const names = columns.map(({ name }) => quote(name)).join(', ');
  const { rows } = await told(
    run,
    `CREATE TABLE ${physical} AS SELECT * FROM (${sql}) AS q(${names})`,
    true,
  );
  return { physical, columns, rows: Number(rows[0]?.[0] ?? 0) };
}

/** Bytes of the columns a query reads, by what is stored. */
export function bytesOf(state: State, reads: readonly Read[]): number {
  const tables = Object.values(state.catalog.datasets).flatMap((d) => Object.values(d.tables));
  let bytes = 0;
  for (const { table, columns } of reads) {
    const found = tables.find(({ physical }) => physical === table);
    for (const at of found ? columns : [])
      bytes += found!.bytes[found!.columns[at]?.name ?? ''] ?? 0;
  }
  return bytes;
}
