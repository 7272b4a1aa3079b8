import type { Host } from '../../host/host';
import type { Warehouse } from '../../model';
import { addressOf, isInstance, settingsOf } from './access';
import { openEngine } from './engine';
import type { Flavor } from './flavor';
import { placing, schemaIn } from './names';
import { openReading } from './reading';
import { tryOut } from './trial';

/** A flavor as a warehouse of the registry. */
export const warehouseOf = (flavor: Flavor): Warehouse<Host> =>
  Object.freeze({
    id: flavor.id,
    title: flavor.title,
    description: flavor.description,
    settings: settingsOf(flavor),
    ...(flavor.byInstance
      ? {
          scopes: ['sqlservice'],
          needs: (settings) => (isInstance(flavor, settings) ? ['sqlservice'] : []),
        }
      : {}),
    placed: (table, settings) =>
      placing(schemaIn(settings), flavor.hasSchemas, flavor.longestName)(table),
    open: (host: Host, access) =>
      new Promise((done) => {
        const { to, own } = addressOf(flavor, access);
        done(openEngine(host, flavor, to, own));
      }),
    read: (host: Host, access) => {
      const { to, own } = addressOf(flavor, access);
      return openReading(host, flavor, to, own);
    },
    address: (access) => addressOf(flavor, access).to,
    test: (host: Host, access) => {
      const { to, own } = addressOf(flavor, access);
      return tryOut(host, flavor, to, own, access.settings['database'] ?? '');
    },
  } satisfies Warehouse<Host>);
