import type { Host } from '../host/host';
import {
  FailureError,
  isSecret,
  type Access,
  type Json,
  type Registry,
  type Warehouse,
  type WarehouseRecord,
  type WarehouseSite,
} from '../model';
import { keys, type Snapshot } from './store';

/** What holds where nobody has chosen anything: data sets are built in the script itself. */
const HERE: WarehouseRecord = { v: 1, id: '', engine: 'embedded', settings: {}, since: '' };

/** Where this workbook's data sets are built, and where they are moving to. */
export const warehouseOf = ({ get }: Pick<Snapshot, 'get'>): WarehouseRecord =>
  (get(keys.warehouse) as unknown as WarehouseRecord | undefined) ?? HERE;

/** Whether its tables outlive the execution: what has nothing to be set lives in the script's memory. */
export const isLasting = ({ settings }: Pick<Warehouse<never>, 'settings'>): boolean =>
  settings.length > 0;

/** The settings of an engine that are never read back. */
export const secretsOf = ({ settings }: Pick<Warehouse<never>, 'settings'>) =>
  settings.filter(isSecret);

/** @throws warehouse.unknown: a record may be older, or newer, than this bundle. */
export const engineOf = (registry: Registry<Host>, { engine }: WarehouseSite): Warehouse<Host> => {
  const found = registry.warehouses.get(engine);
  if (!found) throw new FailureError('warehouse.unknown', { engine });
  return found;
};

/** The person's settings and the steward's secrets. @throws warehouse.unknown, warehouse.locked */
export const accessOf = (host: Host, registry: Registry<Host>, site: WarehouseSite): Access => {
  const engine = engineOf(registry, site);
  const secrets = secretsOf(engine);
  if (secrets.length === 0) return { settings: site.settings, secrets: {} };
  const kept = host.secrets.get(keys.secret(site.id)) as Readonly<Record<string, Json>> | undefined;
  if (secrets.some(({ name, optional }) => !optional && !kept?.[name]))
    throw new FailureError('warehouse.locked', { engine: engine.title });
  return { settings: site.settings, secrets: (kept ?? {}) as Access['secrets'] };
};
