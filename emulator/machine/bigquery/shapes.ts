/** Names, partitions and clusters that BigQuery takes. */
import type { Table } from './catalog';
import { invalid } from './errors';
import type { Column } from './types';

const NAME = /^[A-Za-z_]\w{0,299}$/;
/** From Google's page on tables: letters, marks, numbers, connectors, dashes and spaces; 1,024 bytes. */
const TABLE_NAME = /^[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}]+$/u;

export function checkNames(columns: readonly Column[]): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (!NAME.test(name))
      throw invalid(
        `Invalid field name "${name}". Fields must contain the allowed characters, and be at most 300 characters long.`,
      );
    if (/^(_TABLE_|_FILE_|_PARTITION|_ROW_TIMESTAMP|__ROOT__|_COLIDENTIFIER)/i.test(name))
      throw invalid(
        `Invalid field name "${name}". Field names are not allowed to start with the (case-insensitive) prefixes _PARTITION, _TABLE_, _FILE_, _ROW_TIMESTAMP, __ROOT__ and _COLIDENTIFIER`,
      );
    if (seen.has(name.toLowerCase())) throw invalid(`Duplicate column name '${name}'`);
    seen.add(name.toLowerCase());
  }
}
export function checkTableName(name: string): void {
  if (!TABLE_NAME.test(name) || Buffer.byteLength(name) > 1024)
    throw invalid(`Invalid table ID "${name}".`);
}

/** Partition and clustering are of columns that are there. */
export function checkLayout(table: Pick<Table, 'columns' | 'partition' | 'clustering'>): void {
  const { columns, partition, clustering } = table;
  const column = (name: string): Column | undefined =>
    columns.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (partition?.field !== undefined) {
    const of = column(partition.field);
    if (!of)
      throw invalid(
        `The field specified for partitioning cannot be found in the schema: ${partition.field}`,
      );
    if (!['DATE', 'TIMESTAMP', 'DATETIME'].includes(of.type))
      throw invalid(
        `The field specified for partitioning must be of type DATE, TIMESTAMP or DATETIME: ${partition.field} is ${of.type}`,
      );
  }
  if (!clustering) return;
  if (clustering.length > 4) throw invalid('Too many clustering fields: at most 4 are allowed');
  for (const name of clustering) {
    const of = column(name);
    if (!of)
      throw invalid(`The field specified for clustering cannot be found in the schema: ${name}`);
    if (['FLOAT64', 'JSON', 'BYTES'].includes(of.type))
      throw invalid(`Clustering is not supported on column ${name} of type ${of.type}`);
  }
}
