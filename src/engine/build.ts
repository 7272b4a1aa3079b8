import {
  FailureError,
  publishedFields,
  type Dataset,
  type Engine,
  type Registry,
  type TableName,
} from '../model';
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
}

const literal = (text: string): string => `'${text.replace(/'/g, "''")}'`;

/** The SQL of one source family for one connection, in the engine's own words. */
export const compile = (
  { engine, registry, today, sources }: BuildScope,
  dataset: Dataset,
  sql: string,
  source?: Source,
): string => {
  const { dialect } = engine;
  const narrowed = (table: TableName): string =>
    source && sources.length > 1
      ? `(SELECT * FROM ${dialect.table(table)} WHERE _connection = ${literal(source.connection.id)})`
      : dialect.table(table);
  const ref = (name: string): string => {
    const dot = name.indexOf('.');
    if (dot < 0) {
      const other = registry.datasets.get(name);
      if (other) return narrowed(datasetTable(other));
    } else {
      const connector = registry.connectors.get(name.slice(0, dot));
      const wanted = name.slice(dot + 1);
      const resource = connector && resourceOf(connector, wanted);
      if (connector && resource)
        return narrowed({
          schema: `raw_${connector.id}`,
          name: resource.name === wanted ? resource.table : wanted,
        });
    }
    throw new FailureError('data.sql', {
      dataset: dataset.title,
      detail: `it refers to “${name}”, which does not exist.`,
    });
  };
  return render(sql, {
    ref,
    dialect,
    dataset: dataset.title,
    variables: {
      this: dialect.table(datasetTable(dataset)),
      today: literal(today),
      materialized: dialect.materialized,
    },
  });
};

/** Builds the data set's table from every source that feeds it. @throws data.sql */
export const build = (scope: BuildScope, dataset: Dataset): void => {
  const { engine, sources } = scope;
  const table = datasetTable(dataset);
  engine.create(table);
  const names = dataset.fields.map((field) => engine.dialect.quote(field.name));
  const columns = ['_connection', ...publishedFields(dataset).map((f) => f.name)];
  for (const source of sources) {
    const sql = dataset.sql[source.connector.id];
    if (sql === undefined) continue;
    const origin = [source.connection.site, source.connector.title].map(literal);
    const body = compile(scope, dataset, sql, source);
    try {
      engine.run(
        `INSERT INTO ${engine.dialect.table(table)} (${columns.map(engine.dialect.quote).join(', ')}) ` +
          `SELECT ${[literal(source.connection.id), ...names, ...origin].join(', ')} FROM (\n${body}\n) AS q`,
      );
    } catch (error) {
      throw new FailureError('data.sql', {
        dataset: dataset.title,
        detail: error instanceof Error ? error.message.slice(0, 200) : String(error),
      });
    }
  }
};
