import type { Dataset, Resource, TableName } from '../model';
import type { Places } from './build';
import { publishedTable } from './lasting';
import type { Ledger } from './ledger';
import { REBUILD } from './ledger-tables';
import type { Source } from './plan';

/** Where tables stand in a warehouse that outlives the execution: only the epoch that is loaded counts. */
export const placesOf = (ledger: Ledger): Places => {
  const { dialect } = ledger.engine;
  return {
    work: ledger.work,
    whole: (dataset) => dialect.table(ledger.work(dataset)),
    rows: (table, resource, source) =>
      source
        ? `(${rowsOf(ledger, table, resource, source)})`
        : dialect.table({ schema: table.schema, name: `${table.name}_current` }),
    taken: ({ id }) => {
      if (ledger.building(id)) ledger.commit([], { building: [id, null] });
    },
  };
};

const rowsOf = (
  { engine: { dialect }, visible }: Ledger,
  table: TableName,
  resource: Resource,
  { connection }: Source,
): string => {
  const { quote, literal } = dialect;
  const epoch = visible(connection.id, resource.name)?.epoch ?? 0;
  return (
    `SELECT * FROM ${dialect.table(table)} WHERE ${quote('_connection')} = ${literal(connection.id)} ` +
    `AND ${quote('_epoch')} = ${epoch}`
  );
};

/** The same for a data set that is not built: what is published is the version in hand. */
export const freshPlaces = (ledger: Ledger): Places => ({
  ...placesOf(ledger),
  whole: (dataset) => ledger.engine.dialect.table(publishedTable(dataset)),
});

/** Deletes the published rows of the keys that are built anew. */
export const deleteRebuilt = (
  ledger: Ledger,
  dataset: Dataset & Required<Pick<Dataset, 'incremental'>>,
): string => {
  const { dialect } = ledger.engine;
  const { quote, literal } = dialect;
  const table = dialect.table(publishedTable(dataset));
  const [connection, value] = ['_connection', dataset.incremental.field].map(quote);
  if (!dialect.deleteMeeting) {
    // The table's columns stand bare here, so that none of what they are met with may be called as they are.
    const [ofConnection, ofValue] = ['_rebuilt_connection', '_rebuilt_value'].map(quote);
    const rebuilt =
      `SELECT ${quote('connection')} AS ${ofConnection}, ${quote('value')} AS ${ofValue} ` +
      `FROM ${dialect.table(REBUILD)} WHERE ${quote('dataset')} = ${literal(dataset.id)}`;
    return (
      `DELETE FROM ${table} WHERE EXISTS (SELECT 1 FROM (${rebuilt}) AS r ` +
      `WHERE r.${ofConnection} = ${connection} AND r.${ofValue} = ${value})`
    );
  }
  return dialect.deleteMeeting(
    table,
    `${dialect.table(REBUILD)} r`,
    `r.${quote('dataset')} = ${literal(dataset.id)} AND r.${quote('connection')} = ${table}.${connection} ` +
      `AND r.${quote('value')} = ${table}.${value}`,
  );
};

/** A condition: the row of a table is of one of the keys that are built anew. */
export const isRebuilt = (
  { engine: { dialect } }: Ledger,
  dataset: Dataset,
  connection: string,
  value: string,
): string => {
  const { quote, literal } = dialect;
  return (
    `EXISTS (SELECT 1 FROM ${dialect.table(REBUILD)} r WHERE r.${quote('dataset')} = ${literal(dataset.id)} ` +
    `AND r.${quote('connection')} = ${connection} AND r.${quote('value')} = ${value})`
  );
};

/** What stands behind FROM for the published rows of the keys that are built anew: looked for by these keys. */
export const rebuiltRows = (
  { engine: { dialect } }: Ledger,
  dataset: Dataset & Required<Pick<Dataset, 'incremental'>>,
): string => {
  const { quote, literal } = dialect;
  const published = publishedTable(dataset);
  const names = published.columns.map(({ name }) => `o.${quote(name)}`).join(', ');
  return (
    `(SELECT ${names} FROM ${dialect.table(REBUILD)} r JOIN ${dialect.table(published)} o ` +
    `ON o.${quote('_connection')} = r.${quote('connection')} ` +
    `AND o.${quote(dataset.incremental.field)} = r.${quote('value')} ` +
    `WHERE r.${quote('dataset')} = ${literal(dataset.id)})`
  );
};

/** The same for a data set of which only some keys are built anew; the rest stays as it is published. */
export const keyedPlaces = (
  ledger: Ledger,
  { id, incremental }: Dataset & Required<Pick<Dataset, 'incremental'>>,
): Places => {
  const { dialect } = ledger.engine;
  const { quote, literal, table: place } = dialect;
  const all = placesOf(ledger);
  const keysOf = (connection: string): string =>
    `(SELECT ${quote('value')} FROM ${place(REBUILD)} WHERE ${quote('dataset')} = ${literal(id)} ` +
    `AND ${quote('connection')} = ${literal(connection)})`;
  return {
    ...all,
    whole: (dataset) => {
      const published = publishedTable(dataset);
      const names = published.columns.map(({ name }) => quote(name)).join(', ');
      const rebuilt = isRebuilt(
        ledger,
        dataset,
        `p.${quote('_connection')}`,
        `p.${quote(incremental.field)}`,
      );
      return (
        `(SELECT ${names} FROM ${place(published)} p WHERE NOT ${rebuilt} ` +
        `UNION ALL SELECT ${names} FROM ${place(ledger.work(dataset))})`
      );
    },
    rows: narrowed(ledger, incremental.column, (column, { connection }) => {
      return `${column} IN ${keysOf(connection.id)}`;
    }),
  };
};

/** The rows of resources that have the key's column narrowed to some keys, and lists to those of such rows. */
export const narrowed = (
  ledger: Ledger,
  column: string,
  among: (column: string, source: Source) => string,
): Places['rows'] => {
  const { quote, macros } = ledger.engine.dialect;
  const { rows } = placesOf(ledger);
  return (table, resource, source, all) => {
    const has = resource.fields.some(({ name }) => name === column);
    if (!source || !has || all) return rows(table, resource, source);
    const parent = { schema: table.schema, name: resource.table };
    const own = rowsOf(ledger, parent, resource, source);
    const which = among(quote(column), source);
    if (table.name === resource.table) return `(${own} AND ${which})`;
    const isText = resource.fields.find(({ name }) => name === resource.key)?.type === 'text';
    const key = isText ? quote(resource.key) : macros['to_text']!(quote(resource.key));
    const parents = own.replace('SELECT *', `SELECT ${key}`);
    return `(${rowsOf(ledger, table, resource, source)} AND ${quote('_parent')} IN (${parents} AND ${which}))`;
  };
};
