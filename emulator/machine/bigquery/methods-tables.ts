/** Methods of datasets and tables. */
import type { Dataset, Table } from './catalog';
import { checkLayout, checkNames, checkTableName } from './shapes';
import { BigQueryError, invalid, jsonResponse } from './errors';
import type { Asked, Method } from './index';
import { look, runOf } from './query';
import { tokensOf } from './sql/tokens';
import {
  datasetAt,
  dropDataset,
  dropTable,
  putDataset,
  putTable,
  spoken,
  tableAt,
  tryTable,
  type Place,
  type State,
} from './session';
import { countOperation, dropStored, makeStored } from './stored';
import { DUCK, legacy, typeOf, type Column } from './types';
import { quote } from './sql/names';

const ROOT = '^/bigquery/v2/projects/([^/]+)/datasets';
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a resource as it came
type Resource = { [key: string]: any };

const ms = (time: number): string => String(Math.round(time));
const etag = (...of: unknown[]): string => Buffer.from(of.join()).toString('base64url').slice(-22);
const empty = { code: 204, headers: [] as [string, string][], body: Buffer.alloc(0) };

const datasetResource = (dataset: Dataset): object => {
  const { project, id, location, friendlyName, description, labels, created, modified, owner } =
    dataset;
  return {
    kind: 'bigquery#dataset',
    etag: etag(project, id, modified),
    id: `${project}:${id}`,
    selfLink: `https://bigquery.googleapis.com/bigquery/v2/projects/${project}/datasets/${id}`,
    datasetReference: { datasetId: id, projectId: project },
    ...(friendlyName !== undefined && { friendlyName }),
    ...(description !== undefined && { description }),
    ...(Object.keys(labels).length > 0 && { labels }),
    access: [{ role: 'OWNER', userByEmail: owner }],
    creationTime: ms(created),
    lastModifiedTime: ms(modified),
    location,
    type: 'DEFAULT',
  };
};
const fields = (columns: readonly Column[]): object[] =>
  columns.map(({ name, type, mode, description }) => ({
    name,
    type: legacy(type),
    mode,
    ...(description !== undefined && { description }),
  }));
export const tableResource = (place: Place, table: Table, location: string): object => {
  const {
    kind,
    columns,
    view,
    description,
    friendlyName,
    labels,
    partition,
    clustering,
    created,
    modified,
    expires,
    rows,
    bytes,
  } = table;
  const { project, dataset, table: id } = place;
  return {
    kind: 'bigquery#table',
    etag: etag(spoken(place), modified, columns.length),
    id: spoken(place),
    selfLink: `https://bigquery.googleapis.com/bigquery/v2/projects/${project}/datasets/${dataset}/tables/${id}`,
    tableReference: { projectId: project, datasetId: dataset, tableId: id },
    ...(friendlyName !== undefined && { friendlyName }),
    ...(description !== undefined && { description }),
    ...(Object.keys(labels).length > 0 && { labels }),
    schema: { fields: fields(columns) },
    ...(partition && {
      timePartitioning: {
        type: partition.type,
        ...(partition.field !== undefined && { field: partition.field }),
      },
      ...(partition.required && { requirePartitionFilter: true }),
    }),
    ...(clustering && { clustering: { fields: clustering } }),
    numBytes: String(Object.values(bytes).reduce((a, b) => a + b, 0)),
    numLongTermBytes: '0',
    numRows: String(rows),
    creationTime: ms(created),
    ...(expires !== undefined && { expirationTime: ms(expires) }),
    lastModifiedTime: ms(modified),
    type: kind,
    ...(view !== undefined && { view: { query: view, useLegacySql: false } }),
    location,
  };
};

export function columnsOf(schema: Resource | undefined): Column[] {
  const columns = ((schema?.fields ?? []) as Resource[]).map((field): Column => {
    const name = String(field.name ?? '');
    if (field.fields || field.mode === 'REPEATED' || /^(RECORD|STRUCT)$/i.test(String(field.type)))
      throw invalid(`Field ${name}: records and repeated fields are not emulated in tables.`);
    const mode = String(field.mode ?? 'NULLABLE').toUpperCase();
    if (mode !== 'NULLABLE' && mode !== 'REQUIRED')
      throw invalid(`Invalid value for mode: ${mode}`);
    return {
      name,
      type: typeOf(field.type, name),
      mode,
      ...(typeof field.description === 'string' && { description: field.description }),
    };
  });
  checkNames(columns);
  for (const { description, name } of columns)
    if ((description?.length ?? 0) > 1024)
      throw invalid(`Field ${name}: the description is longer than 1,024 characters`);
  return columns;
}
const LABEL = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u;
function labelsOf(labels: Resource | undefined): Record<string, string> {
  for (const [name, value] of Object.entries(labels ?? {}))
    if (!LABEL.test(name) || !/^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u.test(String(value)))
      throw invalid(
        `Invalid label ${name}: lower-case letters, digits, dashes and underscores only, 63 characters at most`,
      );
  return { ...(labels as Record<string, string> | undefined) };
}
const layoutOf = (body: Resource): Pick<Table, 'partition' | 'clustering'> => ({
  ...(body.timePartitioning && {
    partition: {
      type: String(body.timePartitioning.type ?? 'DAY'),
      ...(body.timePartitioning.field !== undefined && {
        field: String(body.timePartitioning.field),
      }),
      ...((body.requirePartitionFilter ?? body.timePartitioning.requirePartitionFilter) ===
        true && { required: true }),
    },
  }),
  ...(body.clustering && { clustering: (body.clustering.fields ?? []) as string[] }),
});
const aboutOf = (
  body: Resource,
): Partial<Pick<Table, 'description' | 'friendlyName' | 'expires'>> => ({
  ...(typeof body.description === 'string' && { description: body.description }),
  ...(typeof body.friendlyName === 'string' && { friendlyName: body.friendlyName }),
  ...(body.expirationTime && { expires: Number(body.expirationTime) }),
});

function page<T>(
  all: readonly T[],
  query: URLSearchParams,
): { items: readonly T[]; next?: string } {
  const size = Number(query.get('maxResults') ?? 50);
  const from = Number(query.get('pageToken') ?? 0);
  const next = from + size < all.length ? { next: String(from + size) } : {};
  return { items: all.slice(from, from + size), ...next };
}

export function tableMethods(state: State): Method[] {
  const placeAt = ([project = '', dataset = '', table = '']: readonly string[]): Place => ({
    project,
    dataset,
    table,
  });
  const answer = (place: Place) =>
    jsonResponse(
      200,
      tableResource(
        place,
        tableAt(state.catalog, place),
        datasetAt(state.catalog, place.project, place.dataset).location,
      ),
    );
  const method = (name: string, verb: string, path: string, work: Method['work']): Method => ({
    name,
    verb,
    path: new RegExp(`${ROOT}${path}$`),
    work,
  });

  async function insertDataset({ names: [project = ''], now, user, ...asked }: Asked) {
    const body: Resource = asked.body();
    const id = String(body.datasetReference?.datasetId ?? '');
    if (!/^\w{1,1024}$/.test(id))
      throw invalid(
        `Invalid dataset ID "${id}". Dataset IDs must be alphanumeric (plus underscores) and must be at most 1024 characters long.`,
      );
    if (state.catalog.datasets[`${project}.${id}`])
      throw new BigQueryError('duplicate', `Already Exists: Dataset ${project}:${id}`);
    const dataset: Dataset = {
      project,
      id,
      location: String(body.location ?? 'US'),
      labels: labelsOf(body.labels),
      ...(typeof body.description === 'string' && { description: body.description }),
      ...(typeof body.friendlyName === 'string' && { friendlyName: body.friendlyName }),
      created: now,
      modified: now,
      owner: user,
      tables: {},
    };
    putDataset(state, dataset);
    return jsonResponse(200, datasetResource(dataset));
  }

  async function insertTable({ names: [project = '', dataset = ''], now, ...asked }: Asked) {
    const body: Resource = asked.body();
    const place: Place = { project, dataset, table: String(body.tableReference?.tableId ?? '') };
    checkTableName(place.table);
    const { location } = datasetAt(state.catalog, project, dataset);
    if (tryTable(state.catalog, place))
      throw new BigQueryError('duplicate', `Already Exists: Table ${spoken(place)}`);
    const base = {
      id: place.table,
      labels: labelsOf(body.labels),
      ...aboutOf(body),
      created: now,
      modified: now,
      rows: 0,
      bytes: {},
    };
    if (body.view) {
      const view = String(body.view.query);
      const described = columnsOf(body.schema);
      const columns = (await viewColumns(view, project, location, now)).map((column) => {
        const description = described.find(({ name }) => name === column.name)?.description;
        return { ...column, ...(description !== undefined && { description }) };
      });
      putTable(state, place, { ...base, kind: 'VIEW', physical: null, columns, view });
      return answer(place);
    }
    const columns = columnsOf(body.schema);
    const layout = layoutOf(body);
    checkLayout({ columns, ...layout });
    const physical = await makeStored(state, columns);
    putTable(state, place, { ...base, kind: 'TABLE', physical, columns, ...layout });
    return answer(place);
  }
  async function viewColumns(
    view: string,
    project: string,
    location: string,
    now: number,
  ): Promise<readonly Column[]> {
    const run = runOf(state, { project, location }, { query: view, useLegacySql: false }, now);
    return (await look(run, tokensOf(view))).columns;
  }

  const change =
    (whole: boolean): Method['work'] =>
    async ({ names, now, ...asked }) => {
      const place = placeAt(names);
      const body: Resource = asked.body();
      const before = tableAt(state.catalog, place);
      countOperation(state, place, now, 'shape');
      let next: Table = {
        ...before,
        ...aboutOf(body),
        modified: now,
        ...((whole || body.labels) && { labels: labelsOf(body.labels) }),
      };
      if (body.schema)
        next = { ...next, columns: await reshape(place, before, columnsOf(body.schema)) };
      if (body.view?.query !== undefined) {
        if (before.kind !== 'VIEW')
          throw invalid(`Cannot convert the table ${spoken(place)} to a view`);
        const { location } = datasetAt(state.catalog, place.project, place.dataset);
        const view = String(body.view.query);
        next = { ...next, view, columns: await viewColumns(view, place.project, location, now) };
      }
      const layout = layoutOf(body);
      if (JSON.stringify(layout.partition ?? before.partition) !== JSON.stringify(before.partition))
        throw invalid('Cannot change partitioning spec of a partitioned or clustered table.');
      if (layout.clustering) next = { ...next, clustering: layout.clustering };
      checkLayout(next);
      putTable(state, place, next);
      return answer(place);
    };

  /** Columns may be added, made nullable and described; nothing else. */
  async function reshape(
    place: Place,
    before: Table,
    wanted: readonly Column[],
  ): Promise<readonly Column[]> {
    const refuse = (what: string): Error =>
      invalid(`Provided Schema does not match Table ${spoken(place)}. ${what}`);
    const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
    for (const column of before.columns) {
      const now = wanted.find(({ name }) => same(name, column.name));
      if (!now) throw refuse(`Field ${column.name} is missing in new schema`);
      if (now.type !== column.type)
        throw refuse(
          `Field ${column.name} has changed type from ${legacy(column.type)} to ${legacy(now.type)}`,
        );
      if (column.mode === 'NULLABLE' && now.mode === 'REQUIRED')
        throw refuse(`Field ${column.name} has changed mode from NULLABLE to REQUIRED`);
      if (column.mode === 'REQUIRED' && now.mode === 'NULLABLE' && before.physical)
        await state.store.change(
          `ALTER TABLE ${before.physical} ALTER COLUMN ${quote(column.name)} DROP NOT NULL`,
        );
    }
    const added = wanted.filter(({ name }) => !before.columns.some((c) => same(c.name, name)));
    for (const column of added) {
      if (column.mode === 'REQUIRED')
        throw refuse(`Cannot add required fields to an existing schema. (field: ${column.name})`);
      if (before.physical)
        await state.store.change(
          `ALTER TABLE ${before.physical} ADD COLUMN ${quote(column.name)} ${DUCK[column.type]}`,
        );
    }
    // in the order in which they are stored
    return [...before.columns.map((c) => wanted.find(({ name }) => same(name, c.name))!), ...added];
  }

  return [
    method('datasets.insert', 'POST', '', insertDataset),
    method('datasets.list', 'GET', '', async ({ names: [project], query }) => {
      const { items, next } = page(
        Object.values(state.catalog.datasets).filter((d) => d.project === project),
        query,
      );
      const datasets = items.map((d) => ({
        kind: 'bigquery#dataset',
        id: `${d.project}:${d.id}`,
        datasetReference: { datasetId: d.id, projectId: d.project },
        location: d.location,
      }));
      return jsonResponse(200, {
        kind: 'bigquery#datasetList',
        ...(next && { nextPageToken: next }),
        ...(datasets.length > 0 && { datasets }),
      });
    }),
    method('datasets.get', 'GET', '/([^/]+)', async ({ names: [project = '', id = ''] }) =>
      jsonResponse(200, datasetResource(datasetAt(state.catalog, project, id))),
    ),
    method(
      'datasets.patch',
      'PATCH',
      '/([^/]+)',
      async ({ names: [project = '', id = ''], now, ...asked }) => {
        const body: Resource = asked.body();
        const before = datasetAt(state.catalog, project, id);
        const { expires: _, ...about } = aboutOf(body);
        const next = {
          ...before,
          ...about,
          ...(body.labels && { labels: labelsOf(body.labels) }),
          modified: now,
        };
        putDataset(state, next);
        return jsonResponse(200, datasetResource(next));
      },
    ),
    method(
      'datasets.delete',
      'DELETE',
      '/([^/]+)',
      async ({ names: [project = '', id = ''], query }) => {
        const { tables } = datasetAt(state.catalog, project, id);
        if (Object.keys(tables).length > 0 && query.get('deleteContents') !== 'true')
          throw new BigQueryError('resourceInUse', `Dataset ${project}:${id} is still in use`);
        for (const table of Object.values(tables)) await dropStored(state, table);
        dropDataset(state, project, id);
        return empty;
      },
    ),
    method('tables.insert', 'POST', '/([^/]+)/tables', insertTable),
    method(
      'tables.list',
      'GET',
      '/([^/]+)/tables',
      async ({ names: [project = '', dataset = ''], query }) => {
        const all = Object.values(datasetAt(state.catalog, project, dataset).tables).sort((a, b) =>
          a.id < b.id ? -1 : 1,
        );
        const { items, next } = page(all, query);
        const tables = items.map((t) => ({
          kind: 'bigquery#table',
          id: `${project}:${dataset}.${t.id}`,
          tableReference: { projectId: project, datasetId: dataset, tableId: t.id },
          type: t.kind,
          creationTime: ms(t.created),
          ...(Object.keys(t.labels).length > 0 && { labels: t.labels }),
        }));
        return jsonResponse(200, {
          kind: 'bigquery#tableList',
          ...(next && { nextPageToken: next }),
          ...(tables.length > 0 && { tables }),
          totalItems: all.length,
        });
      },
    ),
    method('tables.get', 'GET', '/([^/]+)/tables/([^/]+)', async ({ names }) =>
      answer(placeAt(names)),
    ),
    method('tables.patch', 'PATCH', '/([^/]+)/tables/([^/]+)', change(false)),
    method('tables.update', 'PUT', '/([^/]+)/tables/([^/]+)', change(true)),
    method('tables.delete', 'DELETE', '/([^/]+)/tables/([^/]+)', async ({ names }) => {
      const place = placeAt(names);
      await dropStored(state, tableAt(state.catalog, place));
      dropTable(state, place);
      return empty;
    }),
  ];
}
