import type { Assets, Host } from '../host/host';
import { mapped, type Catalog, type Connector, type Registry, type Warehouse } from '../model';

/** How the bundle writes a warehouse whose code lies in a file of its own, beside the bundle. */
type Elsewhere = Pick<Warehouse<Host>, 'id'> & { readonly elsewhere: string };

/**
 * The registry with the warehouses that lie in a file of their own: most executions never need one, and
 * all would have to read their code. It is read when one is first asked for.
 */
export const withWarehouses = (
  host: { readonly assets: Pick<Assets, 'code'> },
  registry: Registry<Host>,
): Registry<Host> => {
  const { warehouses } = registry;
  let code: Readonly<Record<string, Warehouse<Host>>> | undefined;
  const whole = (entry: Warehouse<Host>): Warehouse<Host> => {
    if (!('elsewhere' in entry)) return entry;
    const { id, elsewhere } = entry as unknown as Elsewhere;
    code ??= host.assets.code(elsewhere) as Readonly<Record<string, Warehouse<Host>>>;
    const found = code[id];
    if (!found) throw new Error(`The file “${elsewhere}” lacks the warehouse “${id}”.`);
    return found;
  };
  return {
    ...registry,
    warehouses: {
      own: warehouses.own,
      get all() {
        return warehouses.all.map(whole);
      },
      get: (id) => {
        const entry = warehouses.get(id);
        return entry && whole(entry);
      },
    },
  };
};

/** The file with all connectors whole. */
interface Connectors {
  readonly connectors: Catalog<Connector>;
}

/**
 * The registry with connectors of which the bundle holds only what the console shows. How one is read is
 * in a file of its own, which is read when that is first asked for.
 */
export const withConnectors = (
  { assets }: { readonly assets: Pick<Assets, 'code'> },
  registry: Registry<Host>,
): Registry<Host> => {
  let code: Connectors | undefined;
  return {
    ...registry,
    connectors: mapped(registry.connectors, (entry) => {
      if (!('elsewhere' in entry)) return entry;
      const { id, elsewhere } = entry as unknown as Elsewhere;
      const found = (): Connector => {
        code ??= assets.code(elsewhere) as Connectors;
        const connector = code.connectors.get(id);
        if (!connector) throw new Error(`The file “${elsewhere}” lacks the connector “${id}”.`);
        return connector;
      };
      const look = (known: Connector, name: string | symbol): unknown =>
        name in known ? Reflect.get(known, name) : Reflect.get(found(), name);
      return new Proxy(entry, {
        get: look,
        // Whoever copies one gets all of it.
        ownKeys: () => Reflect.ownKeys(found()),
        getOwnPropertyDescriptor: (known, name) => ({
          value: look(known, name),
          enumerable: true,
          configurable: true,
        }),
      });
    }),
  };
};

/** The registry with all that lies beside the bundle. */
export const withElsewhere = (
  host: { readonly assets: Pick<Assets, 'code'> },
  registry: Registry<Host>,
): Registry<Host> => withConnectors(host, withWarehouses(host, registry));
