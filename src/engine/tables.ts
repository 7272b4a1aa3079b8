import type { Connector, Dataset, FieldType, Resource, Table } from '../model';
import { publishedFields } from '../model';

/** Columns every raw table begins with: the connection a row came from, and its key within it. */
const CONNECTION = { name: '_connection', type: 'text' as FieldType };

/** The raw table of a resource: its fields, what is left of the record, and what was wrong with it. */
export const rawTable = (connector: Connector, resource: Resource): Table => ({
  schema: `raw_${connector.id}`,
  name: resource.table,
  columns: [
    CONNECTION,
    ...resource.fields.map(({ name, type }) => ({ name, type })),
    { name: '_extra', type: 'json' },
    { name: '_issues', type: 'text' },
  ],
  key: [CONNECTION.name, resource.key],
});

/** The tables of a resource's nested lists: the parent's key, the position, and the fields. */
export const childTables = (connector: Connector, resource: Resource): readonly Table[] =>
  (resource.children ?? []).map((child) => ({
    schema: `raw_${connector.id}`,
    name: child.table,
    columns: [
      CONNECTION,
      { name: '_parent', type: 'text' },
      { name: '_position', type: 'integer' },
      ...child.fields.map(({ name, type }) => ({ name, type })),
    ],
    key: [CONNECTION.name, '_parent', '_position'],
  }));

/** The table a data set is built in: as published, and which connection each row came from. */
export const datasetTable = (dataset: Dataset): Table => ({
  schema: 'school',
  name: dataset.id,
  columns: [CONNECTION, ...publishedFields(dataset).map(({ name, type }) => ({ name, type }))],
  // No key: that no row stands twice is for the check to say, in words.
  key: [],
});
