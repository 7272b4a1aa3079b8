import { isLasting, secretsOf, warehouseOf } from '../engine/site';
import type { Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import type { Failure, Registry, Warehouse, WarehouseSite } from '../model';

/** A permission that the school's build did not ask for is one that nobody can grant. */
export const lackingScope = (
  { scopes: granted = [] }: Registry<Host>,
  { title, scopes = [], needs = () => scopes }: Warehouse<Host>,
  settings: WarehouseSite['settings'],
): Failure | null => {
  const scope = needs(settings).find((one) => !granted.includes(one));
  return scope === undefined ? null : { code: 'warehouse.scope', params: { engine: title, scope } };
};

/** Failures that every data set meets, until a person has changed something about the place. */
const OF_THE_PLACE: readonly Failure['code'][] = [
  'warehouse.address',
  'warehouse.tls',
  'warehouse.refused',
  'warehouse.auth_plugin',
  'warehouse.unknown_database',
  'warehouse.locked',
  'warehouse.unknown',
  'warehouse.rights',
  'warehouse.taken',
  'warehouse.full',
  'warehouse.scope',
];

/** Why nothing is built: told once, however many data sets have met it. */
export const warehouseTrouble = (registry: Registry<Host>, now: Snapshot): Failure | null => {
  const here = warehouseOf(now);
  const engine = registry.warehouses.get(here.engine);
  if (!engine) return { code: 'warehouse.unknown', params: { engine: here.engine } };
  if (secretsOf(engine).some(({ optional }) => !optional) && !here.credential)
    return { code: 'warehouse.locked', params: { engine: engine.title } };
  const since = [here.since, here.credential?.since ?? ''].sort()[1] ?? '';
  const met = now.subscriptions.find(
    ({ on, failure, attemptedAt = '' }) =>
      // What was given since then has not been tried in a refresh yet.
      on && failure && OF_THE_PLACE.includes(failure.code) && attemptedAt > since,
  );
  return met?.failure ?? null;
};

/** Of what is published, as the engine's own contract calls it. */
const SCHOOL = 'school';

/** The name of a data set's table, where tables last; null: there is none. */
export const tableOf = (
  registry: Registry<Host>,
  now: Snapshot,
  dataset: string,
): string | null => {
  const here = warehouseOf(now);
  const engine = registry.warehouses.get(here.engine);
  if (!engine || !isLasting(engine)) return null;
  const table = { schema: SCHOOL, name: dataset };
  const { schema, name } = engine.placed?.(table, here.settings) ?? table;
  return schema === '' ? name : `${schema}.${name}`;
};
