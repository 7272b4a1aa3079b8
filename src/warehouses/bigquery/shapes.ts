import type { Host } from '../../host/host';
import {
  FailureError,
  failureOf,
  type Dialect,
  type Json,
  type Table,
  type TableColumn,
  type TableName,
} from '../../model';
import { WIDER } from '../_jdbc/standard';
import { quote, TYPES } from './dialect';
import { asked, found, objectOf, textOf, type Body } from './json';
import type { Jobs, Site } from './jobs';
import { digest, nameOf, placed } from './names';
import { typesOf } from './values';

/** BigQuery clusters by four columns at most, and by no FLOAT64. */
const CLUSTERED = 4;
/** Raw rows lie in days of landing: what came when is asked for by it, and days that rest cost half. */
const LANDED = '_landed_at';
const COLUMN_COMMENT = 1024;
const TABLE_COMMENT = 16_384;

const fieldOf = ({ name, type, comment }: TableColumn): Body => ({
  name: nameOf(name),
  type: TYPES[type],
  mode: 'NULLABLE',
  ...(comment !== undefined && { description: comment.slice(0, COLUMN_COMMENT) }),
});
export const schemaOf = (columns: readonly TableColumn[]): Body => ({
  fields: columns.map(fieldOf),
});

/** A table as BigQuery describes it, without its place. */
export const bodyOf = ({ columns, key, comment }: Table): Body => {
  const clustering = key
    .filter((name) => columns.find((c) => c.name === name)?.type !== 'number')
    .slice(0, CLUSTERED)
    .map(nameOf);
  const isLanded = columns.some(({ name, type }) => name === LANDED && type === 'timestamp');
  return {
    schema: schemaOf(columns),
    ...(comment !== undefined && { description: comment.slice(0, TABLE_COMMENT) }),
    ...(clustering.length > 0 && { clustering: { fields: clustering } }),
    ...(isLanded && { timePartitioning: { type: 'DAY', field: LANDED } }),
  };
};

/** The statement that gives columns of a table other types: no change of its schema can do that. */
export const rewriting = (
  name: string,
  there: Body,
  retyped: ReadonlyMap<string, TableColumn>,
): string => {
  const columns = asked(objectOf(there['schema'])['fields']).map((field) => {
    const column = quote(textOf(objectOf(field)['name']));
    const to = retyped.get(textOf(objectOf(field)['name']));
    return to ? `CAST(${column} AS ${TYPES[to.type]}) AS ${column}` : column;
  });
  const day = textOf(objectOf(there['timePartitioning'])['field']);
  const by = asked(objectOf(there['clustering'])['fields']).map((field) => quote(textOf(field)));
  return (
    `CREATE OR REPLACE TABLE ${name}` +
    (day === '' ? '' : ` PARTITION BY DATE(${quote(day)})`) +
    (by.length === 0 ? '' : ` CLUSTER BY ${by.join(', ')}`) +
    ` AS SELECT ${columns.join(', ')} FROM ${name}`
  );
};

/** Data sets and tables of BigQuery, through its catalogue: no statement changes a shape. */
export interface Shapes {
  /** Makes it this workbook's, or finds that it is another's. @throws warehouse.taken */
  claim(workbook: string): void;
  create(table: Table, expires?: number): void;
  ensure(tables: readonly Table[]): readonly TableName[];
  /** Those that are not there, or lack a column: a dry run tells it, which costs nothing. */
  lacking(tables: readonly Table[]): readonly Table[];
  /** Everything that is said to make it. */
  shape(table: Table): string;
  view(name: TableName, query: string, comment?: string): void;
  drop(tables: readonly TableName[]): void;
  has(table: TableName): boolean;
  /** Names of what lies in a schema. */
  content(schema: string): readonly string[];
  /** Tables whose schema begins so, in SQL. */
  namesIn(beginning: string): readonly string[];
  /** Data sets that had to be made since it was opened. */
  readonly made: readonly string[];
  removeDataset(name: string): void;
}

export const shapesOf = (
  { bigquery }: Pick<Host, 'bigquery'>,
  { project, location, label }: Site,
  dialect: Dialect,
  jobs: Jobs,
  own: string,
): Shapes => {
  const place = placed(own);
  const datasets = `projects/${project}/datasets`;
  const known = new Map<string, Body>();
  const made: string[] = [];

  const get = (path: string, query: Readonly<Record<string, string | number>> = {}): Body =>
    objectOf(bigquery.call({ method: 'get', path, query }));
  const post = (path: string, body: Json): Body =>
    objectOf(bigquery.call({ method: 'post', path, body }));
  const patch = (path: string, body: Json): Body =>
    objectOf(bigquery.call({ method: 'patch', path, body }));
  const remove = (path: string): Json => bigquery.call({ method: 'delete', path });
  const tablesIn = (dataset: string): string => `${datasets}/${dataset}/tables`;
  const pathOf = (table: TableName): string => {
    const { schema, name } = place(table);
    return `${tablesIn(schema)}/${name}`;
  };

  /** @throws warehouse.location */
  const datasetOf = (table: TableName, labels: Body = {}): Body => {
    const { schema: datasetId } = place(table);
    const before = known.get(datasetId);
    if (before) return before;
    const there = found(() => get(`${datasets}/${datasetId}`));
    const body = {
      datasetReference: { projectId: project, datasetId },
      location,
      labels: { homeroom: label, ...labels },
      description: 'Made and filled by Homeroom.',
    };
    const dataset = there ?? post(datasets, body);
    if (!there) made.push(datasetId);
    const lies = textOf(dataset['location']);
    if (lies.toUpperCase() !== location.toUpperCase())
      throw new FailureError('warehouse.location', {
        dataset: datasetId,
        found: lies,
        wanted: location,
      });
    known.set(datasetId, dataset);
    return dataset;
  };

  /** Name and labels of what lies in a data set: one call for a thousand tables. */
  const contentOf = (dataset: string): Map<string, Body> => {
    const content = new Map<string, Body>();
    for (let pageToken = ''; ;) {
      const page = get(tablesIn(dataset), { maxResults: 1000, ...(pageToken && { pageToken }) });
      for (const one of asked(page['tables']))
        content.set(textOf(objectOf(objectOf(one)['tableReference'])['tableId']), objectOf(one));
      pageToken = textOf(page['nextPageToken']);
      if (pageToken === '') return content;
    }
  };

  const labelsOf = (table: Table): Body => ({
    homeroom: label,
    homeroom_shape: digest(JSON.stringify(bodyOf(table))),
  });
  const insert = (table: Table, more: Body = {}): void => {
    const { schema: datasetId, name: tableId } = place(table);
    const tableReference = { projectId: project, datasetId, tableId };
    post(tablesIn(datasetId), {
      tableReference,
      ...bodyOf(table),
      labels: labelsOf(table),
      ...more,
    });
  };

  /** Adds what the table lacks, widens, describes. @returns whether it lacked a column. */
  const mend = (table: Table): boolean => {
    const there = get(pathOf(table));
    const fields = asked(objectOf(there['schema'])['fields']).map(objectOf);
    const at = new Map(fields.map((field) => [textOf(field['name']).toLowerCase(), field]));
    const retyped = new Map<string, TableColumn>();
    const wanted = new Map<string, Body>();
    for (const column of table.columns) {
      const name = nameOf(column.name).toLowerCase();
      wanted.set(name, fieldOf(column));
      const field = at.get(name);
      const types = typesOf(textOf(field?.['type']));
      if (!field || types.includes(column.type)) continue;
      if (!types.some((type) => WIDER[type].includes(column.type)))
        throw new FailureError('warehouse.type', {
          table: table.name,
          column: column.name,
          found: textOf(field['type']),
          wanted: TYPES[column.type],
        });
      retyped.set(textOf(field['name']), column);
    }
    if (retyped.size > 0) jobs.run(rewriting(dialect.table(table), there, retyped));
    const now = fields.map((field) => {
      const { description = null, type } = wanted.get(textOf(field['name']).toLowerCase()) ?? {};
      const isRetyped = retyped.has(textOf(field['name']));
      return {
        ...field,
        ...(isRetyped && { type: type! }),
        ...(description !== null && { description }),
      };
    });
    const added = [...wanted].filter(([name]) => !at.has(name)).map(([, field]) => field);
    const { description } = bodyOf(table);
    patch(pathOf(table), {
      schema: { fields: [...now, ...added] },
      ...(description !== undefined && { description }),
      labels: labelsOf(table),
    });
    return added.length > 0;
  };

  /** INFORMATION_SCHEMA is billed and lags behind; a statement that names every column is neither. */
  const stand = (tables: readonly Table[]): boolean => {
    const named = tables.map(
      (table) =>
        `SELECT 1 AS one FROM (SELECT ${table.columns.map(({ name }) => quote(name)).join(', ')} ` +
        `FROM ${dialect.table(table)}) AS t WHERE FALSE`,
    );
    try {
      jobs.estimate(named.join('\nUNION ALL '));
      return true;
    } catch (error) {
      if (!['warehouse.sql', 'warehouse.missing'].includes(failureOf(error).code)) throw error;
      return false;
    }
  };
  /** Of one among a hundred it takes some fifteen calls to find which. */
  const lacking = (tables: readonly Table[]): readonly Table[] => {
    if (tables.length === 0 || stand(tables)) return [];
    if (tables.length === 1) return tables;
    const half = Math.ceil(tables.length / 2);
    return [...lacking(tables.slice(0, half)), ...lacking(tables.slice(half))];
  };

  return {
    made,
    lacking,
    shape: (table) => JSON.stringify(bodyOf(table)),
    claim: (workbook) => {
      const mark = digest(workbook);
      const home = { schema: 'homeroom', name: '' };
      // Of two workbooks that come at the same moment BigQuery lets one make it.
      const theirs = (): string =>
        textOf(
          objectOf(datasetOf(home, { homeroom_workbook: mark })['labels'])['homeroom_workbook'],
        );
      if (theirs() === '') {
        const dataset = place(home).schema;
        const labels = { homeroom: label, homeroom_workbook: mark };
        known.set(dataset, patch(`${datasets}/${dataset}`, { labels }));
      }
      if (theirs() !== mark) throw new FailureError('warehouse.taken', { schema: own });
    },
    create: (table, expires) => {
      datasetOf(table);
      remove(pathOf(table));
      insert(table, expires === undefined ? {} : { expirationTime: String(expires) });
    },
    ensure: (tables) => {
      const content = new Map<string, Map<string, Body>>();
      const thereOf = (table: Table): Body | undefined => {
        datasetOf(table);
        const { schema, name } = place(table);
        const there = content.get(schema) ?? contentOf(schema);
        content.set(schema, there);
        return there.get(name);
      };
      const isLabelled = (table: Table): boolean =>
        textOf(objectOf(thereOf(table)?.['labels'])['homeroom_shape']) ===
        labelsOf(table)['homeroom_shape'];
      // The label says how it was made. Who drops a column by hand leaves it as it is.
      const alike = tables.filter(isLabelled);
      const broken = lacking(alike);
      return tables.filter((table) => {
        if (alike.includes(table) && !broken.includes(table)) return false;
        if (thereOf(table)) return mend(table);
        insert(table);
        return true;
      });
    },
    view: (name, query, comment) => {
      datasetOf(name);
      const { schema: datasetId, name: tableId } = place(name);
      const body = {
        view: { query, useLegacySql: false },
        ...(comment !== undefined && { description: comment.slice(0, TABLE_COMMENT) }),
        labels: { homeroom: label },
      };
      const there = found(() => get(pathOf(name)));
      if (there?.['type'] === 'VIEW') {
        patch(pathOf(name), body);
        return;
      }
      if (there) remove(pathOf(name));
      const tableReference = { projectId: project, datasetId, tableId };
      post(tablesIn(datasetId), { tableReference, ...body });
    },
    drop: (tables) => {
      for (const table of tables) remove(pathOf(table));
    },
    has: (table) => found(() => get(pathOf(table))) !== undefined,
    content: (schema) => [
      ...(
        found(() => contentOf(place({ schema, name: '' }).schema)) ?? new Map<string, Body>()
      ).keys(),
    ],
    namesIn: (beginning) => {
      const start = place({ schema: beginning, name: '' }).schema;
      const page = get(datasets, { filter: `labels.homeroom:${label}`, maxResults: 1000 });
      return asked(page['datasets'])
        .map((one) => textOf(objectOf(objectOf(one)['datasetReference'])['datasetId']))
        .filter((id) => id.startsWith(start))
        .flatMap((id) =>
          [...contentOf(id)]
            .filter(([, one]) => one['type'] === 'TABLE')
            .map(([name]) => `\`${project}.${id}.${name}\``),
        );
    },
    removeDataset: (name) => {
      remove(`${datasets}/${name}`);
      known.delete(name);
    },
  };
};
