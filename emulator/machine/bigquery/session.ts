/** What a statement works on: the catalogue, DuckDB, and how names are found in both. */
import { EMPTY, datasetKey, type Catalog, type Dataset, type Job, type Table } from './catalog';
import { BigQueryError, notFound } from './errors';
import type { Store } from './store';

export interface State {
  catalog: Catalog;
  readonly store: Store;
}
export const newState = (store: Store): State => ({ catalog: EMPTY, store });

export interface Place {
  readonly project: string;
  readonly dataset: string;
  readonly table: string;
}
export const spoken = ({ project, dataset, table }: Place): string =>
  `${project}:${dataset}.${table}`;

/** `p.d.t`, `d.t` or `t` with a default dataset. */
export function placeOfPath(
  path: readonly string[],
  project: string,
  defaultDataset: { readonly project: string; readonly dataset: string } | null,
): Place {
  if (path.length === 3) return { project: path[0]!, dataset: path[1]!, table: path[2]! };
  if (path.length === 2) return { project, dataset: path[0]!, table: path[1]! };
  const [table = ''] = path;
  if (path.length !== 1)
    throw new BigQueryError('invalid', `Invalid table name: ${path.join('.')}`, table);
  if (!defaultDataset)
    throw new BigQueryError(
      'invalid',
      `Table "${table}" must be qualified with a dataset (e.g. dataset.table).`,
      table,
    );
  return { ...defaultDataset, table };
}

export function datasetAt(catalog: Catalog, project: string, id: string): Dataset {
  const found = catalog.datasets[datasetKey(project, id)];
  if (!found) throw notFound(`Dataset ${project}:${id}`);
  return found;
}
export function tableAt(catalog: Catalog, place: Place, location?: string): Table {
  const dataset = datasetAt(catalog, place.project, place.dataset);
  if (location !== undefined && dataset.location !== location)
    throw notFound(
      `Dataset ${place.project}:${place.dataset} was not found in location ${location}`,
    );
  const found = Object.hasOwn(dataset.tables, place.table)
    ? dataset.tables[place.table]
    : undefined;
  if (!found) throw notFound(`Table ${spoken(place)}`);
  return found;
}
export const tryTable = (catalog: Catalog, place: Place): Table | undefined => {
  const tables = catalog.datasets[datasetKey(place.project, place.dataset)]?.tables;
  return tables && Object.hasOwn(tables, place.table) ? tables[place.table] : undefined;
};

export function putDataset(state: State, dataset: Dataset): void {
  const { catalog } = state;
  const key = datasetKey(dataset.project, dataset.id);
  state.catalog = { ...catalog, datasets: { ...catalog.datasets, [key]: dataset } };
}
export function dropDataset(state: State, project: string, id: string): void {
  const { [datasetKey(project, id)]: _, ...datasets } = state.catalog.datasets;
  state.catalog = { ...state.catalog, datasets };
}
export function putTable(state: State, place: Place, table: Table): void {
  const dataset = datasetAt(state.catalog, place.project, place.dataset);
  putDataset(state, { ...dataset, tables: { ...dataset.tables, [place.table]: table } });
}
export function dropTable(state: State, place: Place): void {
  const dataset = datasetAt(state.catalog, place.project, place.dataset);
  const { [place.table]: _, ...tables } = dataset.tables;
  putDataset(state, { ...dataset, tables });
}
export function putJob(state: State, key: string, job: Job): void {
  state.catalog = { ...state.catalog, jobs: { ...state.catalog.jobs, [key]: job } };
}
export function newName(state: State, prefix: string): string {
  const count = state.catalog.count + 1;
  state.catalog = { ...state.catalog, count };
  return `${prefix}${count}`;
}
