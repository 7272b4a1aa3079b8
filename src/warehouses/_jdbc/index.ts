import type { Host } from '../../host/host';
import type { Warehouse } from '../../model';
import { addressOf, settingsOf } from './access';
import { openEngine } from './engine';
import type { Flavor } from './flavor';
import { tryOut } from './trial';

/** A flavor as a warehouse of the registry. */
export const warehouseOf = (flavor: Flavor): Warehouse<Host> =>
  Object.freeze({
    id: flavor.id,
    title: flavor.title,
    description: flavor.description,
    settings: settingsOf(flavor),
    scopes: flavor.byInstance
      ? ['script.external_request', 'sqlservice']
      : ['script.external_request'],
    open: async (host: Host, access) => {
      const { to, own } = addressOf(flavor, access);
      return openEngine(host, flavor, to, own);
    },
    test: (host: Host, access) => {
      const { to, own } = addressOf(flavor, access);
      return tryOut(host, flavor, to, own, access.settings['database'] ?? '');
    },
  } satisfies Warehouse<Host>);
