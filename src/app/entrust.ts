import { engineOf, secretsOf, warehouseOf } from '../engine/site';
import { asJson, keys, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import {
  FailureError,
  failureOf,
  type Fact,
  type Json,
  type Registry,
  type WarehouseRecord,
} from '../model';
import { tidy, type Values } from './connections';

/** What the place says that was given its secrets by whoever takes over; null: nobody has given any. */
export const triedWarehouse = (
  host: Host,
  registry: Registry<Host>,
  now: Snapshot,
  secrets: Readonly<Record<string, Values>>,
): readonly Fact[] | null => {
  const here = warehouseOf(now);
  const given = tidy(secrets[here.id] ?? {});
  if (here.since === '' || Object.keys(given).length === 0) return null;
  try {
    const engine = engineOf(registry, here);
    const missing = secretsOf(engine).find(({ name, optional }) => !optional && !given[name]);
    if (missing) throw new FailureError('setup.missing', { setting: missing.title });
    return engine.test?.(host, { settings: here.settings, secrets: given }) ?? [];
  } catch (error) {
    const { code, params } = failureOf(error);
    throw new FailureError(code, { ...params, connection: here.id });
  }
};

/**
 * The place in the new steward's hands: without its secrets nothing is built until they are given. A move
 * in hand is given up, and the place before is forgotten: their secrets are in the other account.
 */
export const entrustedWarehouse = (
  now: Snapshot,
  about: readonly Fact[] | null,
  at: string,
): Record<string, Json> => {
  const { next: _, old: __, credential: ___, ...here } = warehouseOf(now);
  if (now.get(keys.warehouse) === undefined) return {};
  const kept: WarehouseRecord = about ? { ...here, about, credential: { since: at } } : here;
  return { [keys.warehouse]: asJson(kept) };
};

/** Ids under which secrets of places lie. */
export const placesOf = (now: Snapshot): readonly string[] => {
  const { id, next, old } = warehouseOf(now);
  return [id, next?.id ?? '', old?.id ?? ''].filter((one) => one !== '');
};
