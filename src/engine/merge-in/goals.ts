import type { Connector, Dataset, Resource, Table } from '../../model';
import type { Target } from '../batch';
import type { Job } from '../job';
import { manifestKey } from '../manifests';
import { joiningOf, lastingChildren, lastingRaw, partitionsOf } from '../lasting';
import { nameOf } from '../ledger';
import type { Loaded } from '../ledger-tables';
import type { Load } from '../load';
import { snapshot } from '../store';

/** A collection to be brought up to the end of its log. */
export interface Goal extends Target {
  readonly connector: Connector;
  /** Its rows in the warehouse, as they stand. */
  row: Loaded;
  /** All segments up to this one are in. */
  from: number;
}

/** The raw tables that some loads go to. */
export const rawTables = (job: Job, loads: readonly Load[]): readonly Table[] =>
  tablesIn(loads.flatMap((load) => goalsOf(job, load))).map(([table]) => table);

/** Each table once, with a collection that it belongs to. */
export const tablesIn = (
  goals: readonly Goal[],
): readonly (readonly [Table, resource: string])[] => {
  const owned = goals.flatMap((goal) =>
    tablesOf(goal).map((table) => [table, goal.resource.name] as const),
  );
  return [...new Map(owned.map((one) => [nameOf(one[0]), one])).values()];
};
export const tablesOf = ({ table, children }: Target): Table[] => [
  table,
  ...children.map((child) => child.table),
];

export const goalsOf = ({ host, registry }: Job, { source, manifest, resources }: Load): Goal[] => {
  const { connection, connector } = source;
  const log = (snapshot(host).get(manifestKey(connection.id)) as string | undefined) ?? '';
  return resources.map((resource) => ({
    ...targetOf(connector, resource, connection.site, registry.datasets.all),
    connector,
    from: 0,
    row: {
      connection: connection.id,
      resource: resource.name,
      epoch: 0,
      connector: connector.id,
      state: 'reading',
      log,
      generation: manifest.resources[resource.name]?.generation ?? 0,
      // What was written anew begins after `from`.
      seq: manifest.compacted?.from ?? 0,
      touched: 0,
      since: 0,
      fields: '',
      site: connection.site,
    },
  }));
};

export const targetOf = (
  connector: Connector,
  resource: Resource,
  site: string,
  datasets: readonly Dataset[],
): Target => {
  const tables = lastingChildren(connector, resource);
  return {
    resource,
    site,
    partitions: partitionsOf(datasets, connector, resource),
    table: lastingRaw(connector, resource, joiningOf(datasets, resource)),
    children: tables.map((table, c) => ({ table, list: resource.children![c]!.table })),
  };
};
