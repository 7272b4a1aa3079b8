import { failureOf, refsOf, type Dataset, type Resource, type Table } from '../model';
import { asSql, build, filling, workOf, type BuildScope } from './build';
import type { Job } from './job';
import { makingOf } from './keyed';
import type { Ledger } from './ledger';
import type { Building } from './ledger-tables';
import { rowsIn, type Load } from './load';
import { narrowed, placesOf } from './places';
import type { Plan, Source } from './plan';

/**
 * A range has as many rows of the largest collection as the engine takes at once; so many ranges are built in
 * one statement whatever comes, and more of them one after the other.
 */
const MOST_RANGES = 16;
/** As many ranges go into one statement as take about so long. */
const QUICK_MS = 10_000;
const SLOW_MS = 20_000;
/** What comes after is one piece, and begun by an execution that has its time before it: checks, counts, the exchange. */
const REST_MS = 120_000;
const FRESH_MS = 60_000;

interface How {
  readonly steps: Plan;
  readonly loads: readonly Load[];
  /** Only the keys that changed are built. */
  readonly keyed: boolean;
}

/**
 * Builds the work table of a data set in one statement a source, or range by range of its key where that
 * would take longer than an execution: where the rows are very many, or an execution was ended in the middle
 * of it. Each range is committed together with how far the table is, and the next execution goes on there as
 * long as it would be built from the same; what is published stays as it is until all ranges are in.
 * @returns whether all of it is built; what is left is for the next execution.
 */
export const buildRanges = (
  job: Job,
  ledger: Ledger,
  scope: BuildScope,
  dataset: Dataset,
  { steps, loads, keyed }: How,
): boolean => {
  const known = ledger.building(dataset.id);
  const found = keyed ? null : begun(job, ledger, scope, dataset, steps, loads);
  if (!found) {
    // What stands there from before is about to go.
    if (known) ledger.commit([], { building: [dataset.id, null] });
    build(scope, dataset);
    return true;
  }
  try {
    return goOn(job, ledger, scope, dataset, found);
  } catch (error) {
    throw asSql(dataset, error);
  }
};

/** How far the table is, with a table to go on in; null: it is built at once. */
const begun = (
  job: Job,
  ledger: Ledger,
  scope: BuildScope,
  dataset: Dataset,
  steps: Plan,
  loads: readonly Load[],
): Building | null => {
  const { engine, store } = ledger;
  // Where every statement is paid for by what it reads, a table is read once.
  if (!dataset.incremental || store.charges) return null;
  // What is built from data sets is built from all of their rows.
  const refs = Object.values(dataset.sql).flatMap((sql) => refsOf(sql));
  if (refs.some((name) => !name.includes('.'))) return null;
  const mark = makingOf(job, ledger, dataset, steps, scope.sources).hash;
  const table = workOf(scope, dataset);
  const known = ledger.building(dataset.id);
  const goesOn = known?.mark === mark && known.done > 0 && isThere(ledger, table);
  // The engine is to know how long its texts may be.
  if (goesOn && store.ensure([table]).length === 0) return known;
  const feeding = loads.filter(({ source }) => dataset.sql[source.connector.id] !== undefined);
  const largest = feeding.map((load) => largestOf(dataset, steps, load));
  const { ended } = job.run();
  const wasEnded = ended?.progress.phase === 'build' && ended.progress.what === dataset.title;
  if (!wasEnded && !largest.some((one) => one && one.rows > MOST_RANGES * store.batch.rows))
    return null;
  const ranges = feeding.map(({ source }, i): Building['ranges'][number] => [
    source.connection.id,
    largest[i] ? endsOf(ledger, dataset.incremental!.column, largest[i].resource, source) : [],
  ]);
  const building = { mark, ranges, done: 0 };
  ledger.commit([], { building: [dataset.id, building] });
  if (engine.fill) engine.fill(table, []);
  else engine.create(table);
  return building;
};

/** Somebody may have dropped it. */
const isThere = ({ engine }: Ledger, table: Table): boolean => {
  try {
    engine.select(`SELECT COUNT(*) FROM ${engine.dialect.table(table)} WHERE 1 = 0`, ['integer']);
    return true;
  } catch (error) {
    if (!['warehouse.sql', 'warehouse.missing'].includes(failureOf(error).code)) throw error;
    return false;
  }
};

/** The collection of a source that has the most rows with the key. */
const largestOf = (
  dataset: Dataset,
  steps: Plan,
  { source, manifest }: Load,
): { readonly resource: Resource; readonly rows: number } | undefined =>
  steps
    .needs(dataset.id, source)
    .filter((resource) => resource.fields.some(({ name }) => name === dataset.incremental!.column))
    .map((resource) => ({ resource, rows: rowsIn({ source, manifest, resources: [resource] }) }))
    .sort((a, b) => b.rows - a.rows)[0];

/** Every so many rows of a collection a range ends. */
const endsOf = (
  ledger: Ledger,
  column: string,
  resource: Resource,
  source: Source,
): readonly string[] => {
  const { engine, store } = ledger;
  const { quote, macros } = engine.dialect;
  const size = store.batch.rows;
  const table = { schema: `raw_${source.connector.id}`, name: resource.table };
  const rows = placesOf(ledger).rows(table, resource, source);
  const found = engine.select(
    `SELECT k.v FROM (SELECT ${quote(column)} AS v, ROW_NUMBER() OVER (ORDER BY ${quote(column)}) AS n ` +
      `FROM ${rows} AS r WHERE ${quote(column)} IS NOT NULL) AS k ` +
      `WHERE k.n = ${macros['quotient']!('k.n', `${size}`)} * ${size} ORDER BY k.n`,
    ['text'],
  );
  return [...new Set(found.map(([end]) => String(end)))];
};

const goOn = (
  job: Job,
  ledger: Ledger,
  scope: BuildScope,
  dataset: Dataset,
  from: Building,
): boolean => {
  const { clock } = job.host;
  const { rows } = ledger.store.batch;
  const table = workOf(scope, dataset);
  const pieces = from.ranges.flatMap(([connection, ends]) =>
    [...ends, undefined].map((end, i) => ({ connection, after: ends[i - 1], end })),
  );
  let { done } = from;
  let width = 1;
  /** What one range took of the last statement. */
  let each = 0;
  for (const first = done; done < pieces.length;) {
    const told = { done: done * rows, of: pieces.length * rows };
    job.report({ phase: 'build', what: dataset.title, ...told });
    const left = job.until - clock.now();
    if (job.cancelled() || (done > first && (left < 0 || left < each))) return false;
    if (each > 0) width = Math.min(width, Math.max(1, Math.floor(left / each)));
    const { connection, after } = pieces[done]!;
    const some = pieces.slice(done, done + width).filter((one) => one.connection === connection);
    const { end } = some[some.length - 1]!;
    const source = scope.sources.find((one) => one.connection.id === connection)!;
    const between = (column: string): string => within(ledger, column, after, end);
    const places = {
      ...scope.places!,
      rows: narrowed(ledger, dataset.incremental!.column, between),
    };
    const [sql] = filling({ ...scope, places }, dataset, source);
    done += some.length;
    const before = clock.now();
    ledger.commit([{ do: 'run', sql: sql!, fills: table }], {
      building: [dataset.id, { ...from, done }],
    });
    const took = clock.now() - before;
    each = took / some.length;
    if (took < QUICK_MS) width *= 2;
    else if (took > SLOW_MS) width = Math.max(1, Math.floor(width / 2));
  }
  return clock.elapsed() < FRESH_MS || clock.now() + REST_MS < job.until;
};

/** A condition: the key lies in a range. Rows without one are in the first. */
const within = (
  { engine: { dialect } }: Ledger,
  column: string,
  after: string | undefined,
  end: string | undefined,
): string => {
  const upTo = end === undefined ? undefined : `${column} <= ${dialect.literal(end)}`;
  if (after !== undefined)
    return `${column} > ${dialect.literal(after)}${upTo === undefined ? '' : ` AND ${upTo}`}`;
  return upTo === undefined ? '1 = 1' : `(${column} IS NULL OR ${upTo})`;
};
