import type { Connector, Dataset, FieldType, Resource, Table, TableColumn } from '../model';
import { publishedFields, publishedKey, refsOf } from '../model';
import { datasetTable, rawTable } from './tables';

/* Tables that outlive the execution: people find them in their database and read them. */

const column = (name: string, type: FieldType, comment: string): TableColumn => ({
  name,
  type,
  comment,
});

const CONNECTION = column('_connection', 'text', 'The connection the row came from.');
const EPOCH = column(
  '_epoch',
  'integer',
  'The full read the row belongs to: the view shows what counts.',
);
const ORIGIN = [
  { ...CONNECTION, short: true },
  column('_site', 'text', 'The label of the connection.'),
  EPOCH,
  column('_landed_at', 'timestamp', 'When the row was read from its source.'),
  column('_segment', 'integer', 'The segment of the raw data it lies in.'),
] as const;
/** Sources name and code most of what they say; what is long among it comes now and then. */
const short = (of: TableColumn): TableColumn =>
  of.type === 'text' && of.name !== '_issues' ? { ...of, short: true } : of;
const OWN: Readonly<Record<string, string>> = {
  _extra: 'What no column claims, as the source sent it.',
  _issues: 'Values of another type than promised.',
};

/** A resource's rows of all connections. @param joining columns of few rows each, by which they are looked for. */
export const lastingRaw = (
  connector: Connector,
  resource: Resource,
  joining: readonly string[],
): Table => {
  const { schema, name, columns } = rawTable(connector, resource);
  const paths = new Map(resource.fields.map((field) => [field.name, field.path]));
  const identity = Object.values(resource.identity ?? {});
  // Rows of a partition are few: an index of it serves.
  const isPart = identity.some((name) => joining.includes(name));
  return {
    schema,
    name,
    columns: [
      ...ORIGIN,
      ...columns
        .slice(1)
        .map((c) => short(column(c.name, c.type, OWN[c.name] ?? paths.get(c.name) ?? ''))),
    ],
    key: [CONNECTION.name, EPOCH.name, resource.key],
    comment: `${connector.title}: ${resource.title}`,
    indexes: joining.map((name) => [CONNECTION.name, EPOCH.name, name]),
    ...(identity.length === 0 || isPart
      ? {}
      : { joined: [[CONNECTION.name, EPOCH.name, ...new Set(identity)]] }),
  };
};

/** The nested lists of a resource. */
export const lastingChildren = (
  { id, title }: Connector,
  { title: parent, children = [] }: Resource,
): readonly Table[] =>
  children.map(({ table, path, fields }) => ({
    schema: `raw_${id}`,
    name: table,
    columns: [
      { ...CONNECTION, short: true },
      EPOCH,
      short(column('_parent', 'text', 'The key of the record the list belongs to.')),
      column('_position', 'integer', 'Where it stands in the list, from 0.'),
      ...fields.map((field) => short(column(field.name, field.type, field.path))),
    ],
    key: [CONNECTION.name, EPOCH.name, '_parent', '_position'],
    comment: `${title}: ${path} of ${parent}`,
  }));

/**
 * Columns of a resource by which rows of any data set fall apart: they name what data sets are joined by. The
 * key has an index of its own.
 */
export const joiningOf = (
  datasets: readonly Dataset[],
  { fields, key }: Resource,
): readonly string[] => {
  const wanted = new Set(datasets.flatMap(({ incremental }) => incremental?.column ?? []));
  return fields.map(({ name }) => name).filter((name) => wanted.has(name) && name !== key);
};

/** The partition columns that this resource has of the data sets that are built from it. */
export const partitionsOf = (
  datasets: readonly Dataset[],
  { id }: Pick<Connector, 'id'>,
  { name: resource, table, fields, children = [] }: Resource,
): readonly string[] => {
  const names = [resource, table, ...children.map((child) => child.table)].map(
    (name) => `${id}.${name}`,
  );
  const wanted = new Set(
    datasets.flatMap(({ incremental, sql }) =>
      incremental && refsOf(sql[id] ?? '').some((ref) => names.includes(ref))
        ? incremental.column
        : [],
    ),
  );
  return fields.filter(({ name }) => wanted.has(name)).map(({ name }) => name);
};

/** The table a data set is built in before it is published. @param attempt that builds it, if that is to be told. */
export const workTable = (dataset: Dataset, attempt?: string): Table => {
  const { columns, ...bare } = datasetTable(dataset);
  // By these it is joined to what is published, and other data sets to it.
  const joins = (name: string): boolean =>
    name === CONNECTION.name || publishedKey(dataset).includes(name) || name.endsWith('_id');
  return {
    ...bare,
    schema: 'homeroom',
    name: `build_${dataset.id}${attempt === undefined ? '' : `_${attempt}`}`,
    columns: columns.map((of) => (joins(of.name) ? short(of) : of)),
  };
};

/** Readers look for ids; more indexes than these cost more than they help. */
const INDEXES = 3;

/** A data set as it is published: what its columns mean stands beside them. */
export const publishedTable = (dataset: Dataset): Table => {
  const bare = datasetTable(dataset);
  const fields = new Map(publishedFields(dataset).map((field) => [field.name, field]));
  const { incremental, key } = dataset;
  const ids = key.filter((name) => name.endsWith('_id') && fields.get(name)?.type === 'text');
  const first = incremental ? [incremental.field] : [];
  return {
    ...bare,
    columns: bare.columns.map(({ name, type }) => {
      const field = fields.get(name);
      return field ? column(name, type, `${field.title}: ${field.meaning}`) : CONNECTION;
    }),
    comment: `${dataset.title}. ${dataset.grain}`,
    indexes: [...new Set([...first, ...ids])].slice(0, INDEXES).map((name) => [name]),
    // What is built is compared with it.
    joined: [[...new Set([...first, ...key])]],
  };
};
