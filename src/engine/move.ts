import type { Host } from '../host/host';
import { isOver, type Fact, type WarehouseRecord, type WarehouseSite } from '../model';
import { archive } from './record';
import { warehouseOf } from './site';
import { asJson, keys, snapshot, type Snapshot } from './store';

/** Where this workbook's data sets are moving to, as long as somebody wants that. */
export const movingTo = (now: Pick<Snapshot, 'get'>): WarehouseRecord['next'] => {
  const { next } = warehouseOf(now);
  return next && now.get(keys.stay) !== next.since ? next : undefined;
};

/**
 * Asks for all data sets to be built in another warehouse and to be published from there once every count
 * agrees; the next run does it. Until then nothing changes here. Asked again, it begins anew.
 * @param to its secrets lie under its id already.
 * @param about what its test said.
 */
export const beginMove = (host: Host, to: WarehouseSite, about?: readonly Fact[]): void => {
  const since = new Date(host.clock.now()).toISOString();
  const next = { ...to, since, by: host.person.email(), built: {}, ...(about ? { about } : {}) };
  host.records.set(keys.warehouse, asJson({ ...warehouseOf(snapshot(host)), next }));
};

/** Nothing is moved; what is built there already stays there. A run that is at it stops soon. */
export const cancelMove = (host: Host): void => {
  const now = snapshot(host);
  const next = movingTo(now);
  if (!next) return;
  const { run } = now;
  const moving = run?.cause === 'move' && !isOver(run.status) ? run : null;
  // The record itself is the executor's while it is at work; what nobody wants is a record of its own.
  host.records.setAll({ [keys.stay]: next.since, ...(moving ? { [keys.cancel]: moving.id } : {}) });
  if (!host.lock.tryAcquire(0)) return;
  const at = new Date(host.clock.now()).toISOString();
  if (moving) archive(host, { ...moving, status: { is: 'cancelled', at } });
  endMove(host);
  host.lock.release();
};

/** From here on data sets are built there. What was published here stays as it is and is no longer looked at. */
export const switchTo = (host: Host, next: NonNullable<WarehouseRecord['next']>): void => {
  const before = warehouseOf(snapshot(host));
  const { id, engine, settings, credential } = before;
  const { by: _, built: __, since: ___, ...site } = next;
  const since = new Date(host.clock.now()).toISOString();
  // Its tables stay until a person wants them gone, and with them the way there.
  const stays = Object.keys(settings).length > 0;
  const old = { id, engine, settings, ...(credential ? { credential } : {}), since };
  const record: WarehouseRecord = { v: 1, ...site, since, ...(stays ? { old } : {}) };
  host.records.set(keys.warehouse, asJson(record));
  const forgotten = [before.old?.id, stays ? undefined : id];
  for (const one of forgotten) if (one && one !== next.id) host.secrets.remove(keys.secret(one));
  host.log.write('warehouse.moved', { engine: next.engine });
};

/** The place that was to be next is forgotten, with its secrets: a move is over, or nobody wants it. */
export const endMove = (host: Host): void => {
  const { next, ...here } = warehouseOf(snapshot(host));
  if (!next) return;
  host.secrets.remove(keys.secret(next.id));
  if (here.since === '') host.records.remove(keys.warehouse);
  else host.records.set(keys.warehouse, asJson(here));
  host.records.remove(keys.stay);
};
