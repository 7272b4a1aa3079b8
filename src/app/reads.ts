import type { Compiling } from '../engine/build';
import { readManifests } from '../engine/manifests';
import { rowsIn } from '../engine/load';
import { plan, type Plan } from '../engine/plan';
import { anyRows, readsOf, type Reads } from '../engine/reads';
import { accessOf, warehouseOf } from '../engine/site';
import { withSql } from '../engine/sql';
import { snapshot, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { failureOf, type Charges, type Dataset, type Registry } from '../model';
import type { ReadsCard, WarehouseInput } from './api';
import { isSteward, requireSteward } from './steward';
import { draftOf } from './warehouse';

/**
 * What building a data set would read, where the engine charges by it: by a dry run, or before its tables are
 * there by the rows that are kept in the steward's Drive. Null: it does not charge, or cannot be asked now. The
 * steward alone can ask: that account's permission it is.
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
    const whole = withSql(host, registry);
    const steps = plan(whole, now.connections, [id]);
    const scope = {
      engine: { dialect },
      registry: whole,
      today: host.clock.local(host.clock.now()).date,
      places: anyRows(dialect),
    };
    if (steps.feeding(id).length === 0) return null;
    const { all, most } = readsFor(host, charges, scope, steps)(whole.datasets.get(id)!);
    return { engine, bytes: all, ...limited(most, limit) };
  } catch {
    // Beside what a data set is, this is not worth a failure: a refresh meets it and tells it.
    return null;
  }
};

/** A value as BigQuery counts it, about, and what of a row stands beside its fields. */
const CELL_BYTES = 12;
const OWN_CELLS = 7;
/** A table that a query names counts with so much at the least. */
const LEAST_BYTES = 10 * 2 ** 20;

/**
 * What a refresh of all data sets that are on would read in another place that charges by it, before anything
 * is moved there: by dry runs where their tables are there already, otherwise by the rows that are kept in
 * the steward's Drive.
 * @throws what is wrong with the place.
 */
export const readsToMove = (
  host: Host,
  registry: Registry<Host>,
  input: WarehouseInput,
): ReadsCard | null => {
  const now = snapshot(host);
  requireSteward(host, now);
  const { engine, access } = draftOf(host, registry, input, warehouseOf(now));
  const charges = engine.charges?.(host, access);
  if (!charges) return null;
  const { dialect, most: limit } = charges;
  const whole = withSql(host, registry);
  const on = now.subscriptions.flatMap((one) => (one.on ? [one.dataset] : []));
  const steps = plan(whole, now.connections, on);
  const wanted = steps.datasets.filter(({ id }) => on.includes(id));
  const scope = {
    engine: { dialect },
    registry: whole,
    today: host.clock.local(host.clock.now()).date,
    places: anyRows(dialect),
  };
  const reads = wanted.map(readsFor(host, charges, scope, steps));
  const most = Math.max(0, ...reads.map((one) => one.most));
  return {
    engine: engine.title,
    bytes: reads.reduce((sum, { all }) => sum + all, 0),
    ...limited(most, limit),
  };
};

const limited = (most: number, limit: number | undefined): Pick<ReadsCard, 'limit' | 'over'> =>
  limit === undefined ? {} : { limit, ...(most > limit ? { over: true } : {}) };

/** What data sets would read: by dry runs, or where their tables are not there yet by what is kept in Drive. */
const readsFor = (
  host: Host,
  charges: Charges,
  scope: Omit<Compiling, 'sources'>,
  steps: Plan,
): ((dataset: Dataset) => Reads) => {
  let kept: ((dataset: Dataset) => number) | undefined;
  return (dataset) => {
    try {
      return readsOf(charges, { ...scope, sources: steps.feeding(dataset.id) }, dataset);
    } catch (error) {
      if (failureOf(error).code !== 'warehouse.missing') throw error;
      kept ??= keptBytes(host, steps);
      const bytes = kept(dataset);
      return { all: bytes, most: bytes };
    }
  };
};

/** What of a data set's sources is kept in Drive, as bytes of tables. */
const keptBytes = (host: Host, steps: Plan): ((dataset: Dataset) => number) => {
  const found = readManifests(
    host,
    steps.sources.map(({ connection }) => connection.id),
  );
  return ({ id }) =>
    steps.feeding(id).reduce((sum, source) => {
      const manifest = found[steps.sources.indexOf(source)]?.manifest;
      const tables = steps.needs(id, source).map((resource) => {
        const rows = manifest ? rowsIn({ source, manifest, resources: [resource] }) : 0;
        const bytes = rows * (resource.fields.length + OWN_CELLS) * CELL_BYTES;
        return Math.max(bytes, LEAST_BYTES);
      });
      return sum + tables.reduce((all, bytes) => all + bytes, 0);
    }, 0);
};
