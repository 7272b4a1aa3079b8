import type { Assets, Host } from '../host/host';
import type { Registry, Warehouse } from '../model';

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
