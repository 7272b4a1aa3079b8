import type { Assets, Host } from '../host/host';
import { mapped, type Catalog, type Registry, type Warehouse } from '../model';

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

/**
 * A catalog of definitions of which the bundle holds only what the console shows. The rest is in a file of
 * its own, which is read when that is first asked for.
 */
const whole = <T extends { readonly id: string }>(
  { assets }: { readonly assets: Pick<Assets, 'code'> },
  kind: string,
  listed: Catalog<T>,
): Catalog<T> => {
  let code: Catalog<T> | undefined;
  return mapped(listed, (entry) => {
    if (!('elsewhere' in entry)) return entry;
    const { id, elsewhere } = entry as unknown as Elsewhere;
    const found = (): T => {
      code ??= (assets.code(elsewhere) as Readonly<Record<string, Catalog<T>>>)[elsewhere]!;
      const definition = code.get(id);
      if (!definition) throw new Error(`The file “${elsewhere}” lacks the ${kind} “${id}”.`);
      return definition;
    };
    const look = (known: T, name: string | symbol): unknown =>
      name in known ? Reflect.get(known, name) : Reflect.get(found(), name);
    return new Proxy(entry, {
      get: look,
      // Whoever copies one gets all of it.
      ownKeys: (known) => [...new Set([...Reflect.ownKeys(found()), ...Reflect.ownKeys(known)])],
      getOwnPropertyDescriptor: (known, name) => ({
        value: look(known, name),
        enumerable: true,
        configurable: true,
      }),
    });
  });
};

/** How connectors are read lies elsewhere. */
export const withConnectors = (
  host: { readonly assets: Pick<Assets, 'code'> },
  registry: Registry<Host>,
): Registry<Host> => ({
  ...registry,
  connectors: whole(host, 'connector', registry.connectors),
});

/** The contracts of data sets lie elsewhere. */
const withDatasets = (
  host: { readonly assets: Pick<Assets, 'code'> },
  registry: Registry<Host>,
): Registry<Host> => ({
  ...registry,
  datasets: whole(host, 'data set', registry.datasets),
});

/** The registry with all that lies beside the bundle. */
export const withElsewhere = (
  host: { readonly assets: Pick<Assets, 'code'> },
  registry: Registry<Host>,
): Registry<Host> => withDatasets(host, withConnectors(host, withWarehouses(host, registry)));
