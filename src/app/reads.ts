import { plan } from '../engine/plan';
import { anyRows, readsOf } from '../engine/reads';
import { accessOf, warehouseOf } from '../engine/site';
import { withSql } from '../engine/sql';
import type { Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { failureOf, type Registry } from '../model';
import type { ReadsCard } from './api';
import { isSteward } from './steward';

/**
 * What building a data set would read, where the engine charges by it; null: it does not, or it cannot be
 * asked now. The steward alone can ask: that account's permission it is.
 */
export const readsAhead = (
  host: Host,
  registry: Registry<Host>,
  now: Snapshot,
  id: string,
): ReadsCard | null => {
  const site = warehouseOf(now);
  const { title: engine, charges: asking } = registry.warehouses.get(site.engine) ?? {};
  if (!engine || !asking || !isSteward(host, now)) return null;
  try {
    const charges = asking(host, accessOf(host, registry, site));
    const { dialect, most: limit } = charges;
    const card = { engine, ...(limit === undefined ? {} : { limit }) };
    const whole = withSql(host, registry);
    const scope = {
      engine: { dialect },
      registry: whole,
      today: host.clock.local(host.clock.now()).date,
      sources: plan(whole, now.connections, [id]).feeding(id),
      places: anyRows(dialect),
    };
    if (scope.sources.length === 0) return null;
    try {
      const { all, most } = readsOf(charges, scope, whole.datasets.get(id)!);
      return { ...card, bytes: all, ...(limit !== undefined && most > limit && { over: true }) };
    } catch (error) {
      if (failureOf(error).code !== 'warehouse.missing') throw error;
      return card;
    }
  } catch {
    // Beside what a data set is, this is not worth a failure: a refresh meets it and tells it.
    return null;
  }
};
