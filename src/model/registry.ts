import type { Connector } from './connector';
import type { Check, Dataset } from './dataset';
import type { Report, ReportSetting } from './report';
import type { Warehouse } from './warehouse';

type Kind = 'connector' | 'dataset' | 'report' | 'warehouse';
interface Definitions {
  connector: Connector;
  dataset: Dataset;
  report: Report;
  // Warehouses take the host as an argument; the registry does not care which.
  warehouse: Warehouse<never>;
}

/** A change to a definition that upstream owns. Made by {@link extend}. */
export interface Patch<K extends Kind = Kind> {
  readonly extends: string;
  readonly patch: Partial<Definitions[K]>;
}

/**
 * Changes one definition and leaves the rest to upstream: `extend('attendance', { sql: { edfi: mySql } })`.
 * `fields`, `checks`, a report's `charts` and `settings` are merged by name or id, `sql` by source family;
 * everything else is replaced.
 */
export const extend = <K extends Kind = 'dataset'>(
  id: string,
  patch: Partial<Definitions[K]>,
): Patch<K> => Object.freeze({ extends: id, patch });

const isPatch = (entry: object): entry is Patch => 'extends' in entry;

const mergeBy = <T>(id: (item: T) => string, base: readonly T[], changes: readonly T[]): T[] => {
  const merged = new Map(base.map((item) => [id(item), item]));
  for (const item of changes) merged.set(id(item), { ...merged.get(id(item)), ...item });
  return [...merged.values()];
};

const apply = (base: object, patch: object): object => {
  const merged: Record<string, unknown> = { ...base, ...patch };
  const both = (name: string): [unknown, unknown] | null =>
    name in base && name in patch
      ? [(base as Record<string, unknown>)[name], (patch as Record<string, unknown>)[name]]
      : null;
  const fields = both('fields') as [Dataset['fields'], Dataset['fields']] | null;
  if (fields) merged['fields'] = mergeBy((f) => f.name, ...fields);
  const checks = both('checks') as [Check[], Check[]] | null;
  if (checks) merged['checks'] = mergeBy((c) => c.id, ...checks);
  const charts = both('charts') as [Report['charts'], Report['charts']] | null;
  if (charts) merged['charts'] = mergeBy((c) => c.id, ...charts);
  const settings = both('settings') as [ReportSetting[], ReportSetting[]] | null;
  if (settings) merged['settings'] = mergeBy((s) => s.id, ...settings);
  for (const name of ['sql', 'columns']) {
    const maps = both(name) as [object, object] | null;
    if (maps) merged[name] = { ...maps[0], ...maps[1] };
  }
  return Object.freeze(merged);
};

/** Definitions of one kind by id, the school's own layer first. */
export interface Catalog<T> {
  readonly all: readonly T[];
  /** Ids that the school's layer added, replaced or extended. */
  readonly own: readonly string[];
  get(id: string): T | undefined;
}

/**
 * Upstream's definitions with the school's layer on top.
 * @throws when a patch names an id that does not exist: the build must not pass over it.
 */
export const catalog = <T extends { readonly id: string }>(
  kind: Kind,
  upstream: readonly T[],
  org: readonly (T | Patch)[],
): Catalog<T> => {
  const byId = new Map<string, T>();
  for (const entry of upstream) {
    if (byId.has(entry.id)) throw new Error(`Two ${kind}s are called “${entry.id}”.`);
    byId.set(entry.id, entry);
  }
  const own: string[] = [];
  for (const entry of org) if (!isPatch(entry)) byId.set(entry.id, entry);
  for (const entry of org) {
    const id = isPatch(entry) ? entry.extends : entry.id;
    own.push(id);
    if (!isPatch(entry)) continue;
    const base = byId.get(id);
    if (!base)
      throw new Error(
        `src/org extends the ${kind} “${id}”, which does not exist. ` +
          `Known: ${[...byId.keys()].sort().join(', ')}. Rename or remove the patch.`,
      );
    byId.set(id, apply(base, entry.patch) as T);
  }
  const all = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return Object.freeze({ all, own, get: (id: string) => byId.get(id) });
};

/** The catalog with every definition changed, each when it is first looked at. */
export const mapped = <T extends { readonly id: string }>(
  { own, ...before }: Catalog<T>,
  change: (definition: T) => T,
): Catalog<T> => {
  const changed = new Map<string, T>();
  const once = (definition: T): T => {
    const known = changed.get(definition.id) ?? change(definition);
    changed.set(definition.id, known);
    return known;
  };
  return {
    own,
    get all() {
      return before.all.map(once);
    },
    get: (id) => {
      const definition = before.get(id);
      return definition && once(definition);
    },
  };
};

/** SQL of a connector's family as it is for the connector: from its own tables. */
export const ofFamily = (
  connector: Pick<Connector, 'id' | 'family'> | undefined,
  sql: string,
): string =>
  connector?.family === undefined
    ? sql
    : sql.split(`'${connector.family}.`).join(`'${connector.id}.`);

/** The data sets, fed as well by connectors that have another's resources: by the same SQL. */
export const withFamilies = (
  connectors: Catalog<Connector>,
  datasets: Catalog<Dataset>,
): Catalog<Dataset> => {
  const kin = connectors.all.filter(({ family }) => family !== undefined);
  if (kin.length === 0) return datasets;
  return mapped(datasets, (dataset) => {
    const sql: Record<string, string> = { ...dataset.sql };
    for (const connector of kin) {
      const inherited = sql[connector.family as string];
      const isFed = connector.feeds?.includes(dataset.id) ?? true;
      if (inherited !== undefined && isFed) sql[connector.id] ??= ofFamily(connector, inherited);
    }
    return { ...dataset, sql };
  });
};

/** What a copy says of its connector for Looker Studio, in `src/org/looker.json`. */
export interface LookerSetup {
  /** The id of the deployment that Looker Studio calls; absent: there is none. */
  readonly connectorId?: string;
  /** Reports to make others from, by the id of the data set that they show. */
  readonly templates: Readonly<Record<string, LookerTemplate>>;
}
export interface LookerTemplate {
  readonly report: string;
  /** How the report calls its data source: `ds0` unless another is said. */
  readonly alias?: string;
}

/** All that the engine may run. */
export interface Registry<Host> {
  readonly connectors: Catalog<Connector>;
  readonly datasets: Catalog<Dataset>;
  readonly warehouses: Catalog<Warehouse<Host>>;
  readonly reports: Catalog<Report>;
  /** Permissions that this copy asks for beside those that everybody gives: ends of their names. */
  readonly scopes?: readonly string[];
  readonly looker?: LookerSetup;
}
