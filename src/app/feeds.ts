import type { Fed } from '../engine/choices';
import { asJson, keys, type Snapshot } from '../engine/store';
import {
  isAsked,
  isSecret,
  type Connection,
  type Connector,
  type Dataset,
  type Failure,
  type Json,
  type Registry,
} from '../model';

/** Whether a connection cannot work without a secret. @param answers what else is said of it. */
export const needsSecret = (
  connector: Connector | undefined,
  answers: Connection['settings'],
): boolean =>
  connector?.settings.some(
    (setting, _, all) => isSecret(setting) && !setting.optional && isAsked(setting, all, answers),
  ) ?? false;

/** A connection that waits for its secret: it came from another workbook, or from another steward. */
export const lacksSecret = (
  registry: Pick<Registry<never>, 'connectors'>,
  { connector, credential, paused, settings }: Connection,
): boolean =>
  paused === true && !credential && needsSecret(registry.connectors.get(connector), settings);

/**
 * Why nothing refreshes a data set: all connections that feed it are paused, or there is none. Then it
 * is neither due nor late, and keeps its last version. Null: something feeds it.
 */
export const unfed = (
  registry: Pick<Registry<never>, 'connectors'>,
  connections: readonly Connection[],
  { title, sql }: Pick<Dataset, 'title' | 'sql'>,
): Failure | null => {
  const feeding = connections.filter(({ connector }) => sql[connector] !== undefined);
  if (feeding.length === 0) return { code: 'setup.no_connection', params: { dataset: title } };
  if (feeding.some(({ paused }) => !paused)) return null;
  const site = feeding.map((connection) => connection.site).join(', ');
  return feeding.every((connection) => lacksSecret(registry, connection))
    ? { code: 'setup.secret_missing', params: { site } }
    : { code: 'setup.paused', params: { dataset: title, site } };
};

/** The same of a data set by its id; one that this version does not know is left to its run to refuse. */
export const whyUnfed = (
  registry: Pick<Registry<never>, 'connectors' | 'datasets'>,
  { connections }: Pick<Snapshot, 'connections'>,
  id: string,
): Failure | null => {
  const dataset = registry.datasets.get(id);
  return dataset ? unfed(registry, connections, dataset) : null;
};

/**
 * The records that tell of data sets that stood still and are fed again with `connections` as they will
 * be: what they promise counts from now, and they are not late by the time they stood still.
 */
export const fedAgain = (
  registry: Pick<Registry<never>, 'connectors' | 'datasets'>,
  now: Snapshot,
  connections: readonly Connection[],
  at: string,
): Record<string, Json> => {
  const records: Record<string, Json> = {};
  for (const { dataset, on } of now.subscriptions) {
    if (!on || !whyUnfed(registry, now, dataset)) continue;
    if (whyUnfed(registry, { connections }, dataset)) continue;
    records[keys.fed(dataset)] = asJson({ at } satisfies Fed);
  }
  return records;
};

/** The connections with one more, or with one in another state. */
export const withConnection = (
  connections: readonly Connection[],
  connection: Connection,
): readonly Connection[] => [...connections.filter(({ id }) => id !== connection.id), connection];
