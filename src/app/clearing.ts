import { outsideOf } from '../engine/engines';
import type { Ledger } from '../engine/ledger';
import { movingTo } from '../engine/move';
import { accessOf, engineOf, isLasting, warehouseOf } from '../engine/site';
import { asJson, keys, snapshot, type Clearing, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import {
  failureOf,
  logged,
  type Connection,
  type Dataset,
  type Engine,
  type Json,
  type Registry,
  type WarehouseSite,
} from '../model';

const HOUR_MS = 3_600_000;
/** What fails again and again is tried once a day. */
const DAY_HOURS = 24;

/** Places whose tables outlive an execution, in use or left: what was read into them is there. */
const placesOf = (registry: Registry<Host>, now: Snapshot): readonly WarehouseSite[] => {
  const { old, ...here } = warehouseOf(now);
  return [here, ...(old ? [old] : [])].filter(({ engine }) => {
    const found = registry.warehouses.get(engine);
    return found !== undefined && isLasting(found);
  });
};

/**
 * What is to be deleted in warehouses when a connection goes.
 * @param withdrawn data sets whose published tables go, too; undefined: what is published stays.
 */
export const clearingsOf = (
  host: Host,
  registry: Registry<Host>,
  now: Snapshot,
  { id, site }: Connection,
  withdrawn: readonly Dataset[] | undefined,
): Record<string, Json> => {
  const at = new Date(host.clock.now()).toISOString();
  return Object.fromEntries(
    placesOf(registry, now).map(({ id: place }) => {
      const key = keys.clearing(place, id);
      // A removal that was ended on the way has switched data sets off, which nobody would find again.
      const before = (now.get(key) as unknown as Clearing | undefined)?.datasets;
      const datasets = withdrawn && [...(before ?? []), ...withdrawn.map((dataset) => dataset.id)];
      const clearing: Clearing = { v: 1, at, place, connection: { id, site } };
      return [key, asJson({ ...clearing, ...(datasets ? { datasets } : {}) })];
    }),
  );
};

/**
 * Deletes what nobody wants any more in warehouses, whether anything is refreshed there or not. The caller
 * holds the workbook's lock. What fails is tried again; ended at any moment, it goes on from there.
 */
export const clearAway = async (
  host: Host,
  registry: Registry<Host>,
  until: number,
): Promise<void> => {
  const now = snapshot(host);
  for (const [key, clearing] of Object.entries(now.clearings)) {
    if (host.clock.now() > until) return;
    if (clearing.next && Date.parse(clearing.next) > host.clock.now()) continue;
    // A move in hand may lead right there.
    if (!clearing.connection && movingTo(now)) continue;
    const site = placesOf(registry, now).find(({ id }) => id === clearing.place);
    const connection = clearing.connection?.id ?? '';
    try {
      // The way there is forgotten: nothing can be done any more.
      if (!site)
        host.log.write('warehouse.uncleared', {
          connection,
          code: 'warehouse.unknown',
          params: {},
        });
      else if (!(await clearOne(host, registry, now, site, clearing, until))) return;
      else host.log.write('warehouse.cleared', { engine: site.engine, connection });
      host.records.remove(key);
    } catch (error) {
      const failure = failureOf(error);
      const tries = (clearing.tries ?? 0) + 1;
      const wait = Math.min(tries, DAY_HOURS) * HOUR_MS;
      const next = new Date(host.clock.now() + wait).toISOString();
      host.records.set(key, asJson({ ...clearing, tries, failure, next } satisfies Clearing));
      host.log.write('warehouse.uncleared', { connection, ...logged(failure) });
    }
  }
};

/** @returns whether it is done; what is left is for the next execution. */
const clearOne = async (
  host: Host,
  registry: Registry<Host>,
  now: Snapshot,
  site: WarehouseSite,
  { connection, datasets }: Clearing,
  until: number,
): Promise<boolean> => {
  const outside = outsideOf(host);
  const opened: Engine[] = [];
  const open = async (to: WarehouseSite, who: string): Promise<Ledger> => {
    const engine = await engineOf(registry, to).open(host, accessOf(host, registry, to));
    opened.push(engine);
    return outside.openLedger(engine, engine.store!, who);
  };
  const who = `clearing ${host.person.uuid()}`;
  try {
    const ledger = await open(site, who);
    if (connection) {
      const late = (): boolean => host.clock.now() > until;
      const withdrawn = datasets && { whole: datasets };
      return outside.clearConnection(ledger, registry, connection.id, withdrawn, late);
    }
    const here = warehouseOf(now);
    const isHere =
      here.id !== site.id &&
      isLasting(engineOf(registry, here)) &&
      outside.isSame(ledger, who, await open(here, `${who} here`));
    if (!isHere) outside.clearPlace(ledger, registry);
    forgetOld(host);
    return true;
  } finally {
    for (const engine of opened) engine.close();
  }
};

/** The way to the place before is forgotten, with its secrets. */
const forgetOld = (host: Host): void => {
  const { old, ...here } = warehouseOf(snapshot(host));
  if (!old) return;
  host.secrets.remove(keys.secret(old.id));
  host.records.set(keys.warehouse, asJson(here));
};
