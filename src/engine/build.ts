import {
  FailureError,
  type Dataset,
  type Engine,
  type Registry,
  type Resource,
  type Table,
  type TableName,
} from '../model';
import { aliased } from './aliased';
import { resourceOf, type Source } from './plan';
import { datasetTable } from './tables';
import { render } from './template';

/** What the SQL of a data set may refer to, and the date it is built for. */
export interface BuildScope {
  readonly engine: Engine;
  readonly registry: Pick<Registry<never>, 'connectors' | 'datasets'>;
  /** The run's local date, `YYYY-MM-DD`. */
  readonly today: string;
  /** Connections whose rows are loaded; more than one: references are narrowed to one of them. */
  readonly sources: readonly Source[];
  /** Absent: all tables are this execution's own, and all their rows count. */
  readonly places?: Places;
}

/** What writing the SQL of a data set takes of it: no engine need be open. */
export type Compiling = Omit<BuildScope, 'engine'> & { readonly engine: Pick<Engine, 'dialect'> };

/** Where tables stand in a warehouse that outlives the execution, and which of their rows count. */
export interface Places {
  /** The table a data set is built in. */
  work(dataset: Dataset): Table;
  /** SQL of all rows of the version in hand, where not all of them are built anew. */
  whole(dataset: Dataset): string;
  /**
   * SQL of a resource's rows that count, or of one of its lists'; without a source, of all connections.
   * @param all of all keys, where only some of the data set's are built.
   */
  rows(table: TableName, resource: Resource, source?: Source, all?: boolean): string;
  /** Called before rows are taken out of what was built: from here on it is less than the SQL says. */
  taken?(dataset: Dataset): void;
}

/** The table a data set is built in: what checks take out is taken out of it. */
export const workOf = ({ places }: Pick<BuildScope, 'places'>, dataset: Dataset): Table =>
  places ? places.work(dataset) : datasetTable(dataset);

/** What stands behind FROM for all rows of the version in hand. */
export const wholeOf = ({ places, engine }: BuildScope, dataset: Dataset): string =>
  places ? places.whole(dataset) : engine.dialect.table(datasetTable(dataset));

/**
 * The SQL of one source family for one connection, in the engine's own words.
 * @param itself what `{{ this }}` stands for.
 */
export const compile = (
  scope: Compiling,
  dataset: Dataset,
  sql: string,
  source?: Source,
  itself?: string,
): string => {
  const { engine, registry, today, sources, places } = scope;
  const { dialect } = engine;
  const { literal } = dialect;
  const narrowed = (table: TableName): string =>
    source && sources.length > 1
      ? `(SELECT * FROM ${dialect.table(table)} WHERE _connection = ${literal(source.connection.id)})`
      : dialect.table(table);
  const ref = (name: string, all: boolean): string => {
    const dot = name.indexOf('.');
    if (dot < 0) {
      const other = registry.datasets.get(name);
      if (other) return narrowed(workOf(scope, other));
    } else {
      const connector = registry.connectors.get(name.slice(0, dot));
      const wanted = name.slice(dot + 1);
      const resource = connector && resourceOf(connector, wanted);
      if (connector && resource) {
        const name = resource.name === wanted ? resource.table : wanted;
        const table = { schema: `raw_${connector.id}`, name };
        return places ? places.rows(table, resource, source, all) : narrowed(table);
      }
    }
    throw new FailureError('data.sql', {
      dataset: dataset.title,
      detail: `it refers to “${name}”, which does not exist.`,
    });
  };
  return render(aliased(sql), {
    ref,
    dialect,
    dataset: dataset.title,
    variables: {
      this: itself ?? dialect.table(workOf(scope, dataset)),
      today: literal(today),
      materialized: dialect.materialized,
    },
  });
};

/** The statement that puts what a source feeds the data set with into its table; none where it feeds it not. */
export const filling = (scope: BuildScope, dataset: Dataset, source: Source): readonly string[] => {
  const { quote, literal, insertSelect } = scope.engine.dialect;
  const sql = dataset.sql[source.connector.id];
  if (sql === undefined) return [];
  const names = dataset.fields.map((field) => quote(field.name));
  const origin = [source.connection.site, source.connector.title].map(literal);
  const picked = [literal(source.connection.id), ...names, ...origin];
  const body = compile(scope, dataset, sql, source);
  return [insertSelect(workOf(scope, dataset), picked, body)];
};

/** Builds the data set's table from every source that feeds it. @throws data.sql */
export const build = (scope: BuildScope, dataset: Dataset): void => {
  const { engine, sources } = scope;
  const table = workOf(scope, dataset);
  const statements = sources.flatMap((source) => filling(scope, dataset, source));
  if (!engine.fill) engine.create(table);
  try {
    if (engine.fill) engine.fill(table, statements);
    else for (const sql of statements) engine.run(sql);
  } catch (error) {
    throw asSql(dataset, error);
  }
};

/** What an engine says of a statement is about the data set's SQL, unless it is about the engine itself. */
export const asSql = ({ title }: Dataset, error: unknown): unknown => {
  const failure = error instanceof FailureError ? error.failure : undefined;
  if (failure && failure.code !== 'warehouse.sql') return error;
  const told = failure?.params['detail'] ?? (error instanceof Error ? error.message : error);
  return new FailureError('data.sql', { dataset: title, detail: String(told).slice(0, 200) });
};
