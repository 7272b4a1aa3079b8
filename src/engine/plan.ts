import type { Host } from '../host/host';
import {
  refsOf,
  type Connection,
  type Connector,
  type Dataset,
  type Registry,
  type Resource,
} from '../model';

/** A connection and what must be read from it. */
export interface Source {
  readonly connection: Connection;
  readonly connector: Connector;
  readonly resources: readonly Resource[];
}

/** What a run of some data sets takes. */
export interface Plan {
  /** The wanted data sets and those they are built from, each after what it needs. */
  readonly datasets: readonly Dataset[];
  readonly sources: readonly Source[];
  /** Connections that feed a data set, by its id. None: it has no source yet. */
  feeding(dataset: string): readonly Source[];
  /** The resources of a connection that a data set is built from, through other data sets too. */
  needs(dataset: string, source: Source): readonly Resource[];
  /** Whether a data set is another or is built from it. */
  standsOn(dataset: string, other: string): boolean;
}

/** The resource a reference inside SQL names: by its own name, its table's, or a child table's. */
export const resourceOf = (connector: Connector, name: string): Resource | undefined =>
  connector.resources.find(
    (r) => r.name === name || r.table === name || (r.children ?? []).some((c) => c.table === name),
  );

export const plan = (
  registry: Registry<Host>,
  connections: readonly Connection[],
  wanted: readonly string[],
): Plan => {
  const datasets: Dataset[] = [];
  /** `connector.resource` names a data set stands on, per connector. */
  const reach = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();

  const stands = new Map<string, ReadonlySet<string>>();

  const visit = (id: string, path: readonly string[]): void => {
    const dataset = registry.datasets.get(id);
    if (!dataset || reach.has(id)) return;
    if (path.includes(id))
      throw new Error(
        `Data sets are built from each other in a circle: ${[...path, id].join(' → ')}`,
      );
    const needed = new Map<string, Set<string>>();
    const below = new Set([id]);
    for (const [family, sql] of Object.entries(dataset.sql)) {
      const resources = new Set<string>();
      for (const ref of refsOf(sql)) {
        const dot = ref.indexOf('.');
        if (dot >= 0) {
          const connector = registry.connectors.get(ref.slice(0, dot));
          const resource = connector && resourceOf(connector, ref.slice(dot + 1));
          if (resource) resources.add(resource.name);
          continue;
        }
        visit(ref, [...path, id]);
        for (const other of stands.get(ref) ?? []) below.add(other);
        for (const name of reach.get(ref)?.get(family) ?? []) resources.add(name);
      }
      needed.set(family, resources);
    }
    reach.set(id, needed);
    stands.set(id, below);
    datasets.push(dataset);
  };
  for (const id of wanted) visit(id, []);

  const sources = connections.flatMap((connection): Source[] => {
    const connector = registry.connectors.get(connection.connector);
    if (!connector) return [];
    const names = new Set(datasets.flatMap((d) => [...(reach.get(d.id)?.get(connector.id) ?? [])]));
    const resources = connector.resources.filter((r) => names.has(r.name));
    return resources.length > 0 ? [{ connection, connector, resources }] : [];
  });
  const feeding = (id: string): readonly Source[] =>
    sources.filter(({ connector }) => registry.datasets.get(id)?.sql[connector.id] !== undefined);
  return {
    datasets,
    sources,
    feeding,
    needs: (id, { connector, resources }) =>
      resources.filter((r) => reach.get(id)?.get(connector.id)?.has(r.name)),
    standsOn: (id, other) => stands.get(id)?.has(other) ?? false,
  };
};
