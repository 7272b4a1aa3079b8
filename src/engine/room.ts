import type { Host } from '../host/host';
import { failureOf } from '../model';
import { keys } from './store';

/** What can be done without when the store is full (facts: Quotas, 500 KB). */
const SPARE = [keys.history, keys.progress];

/**
 * The host, with records that make room for themselves: a write that finds the store full gives up the
 * history of runs and is made again.
 * @throws storage.full when that was not enough.
 */
export const withRoom = (host: Host): Host => {
  const { records } = host;
  const making = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      if (failureOf(error).code !== 'storage.full') throw error;
      for (const key of SPARE) records.remove(key);
      host.log.write('records.made_room', { keys: SPARE });
      write();
    }
  };
  // Not a copy: what the host makes when it is first asked for is not asked for here.
  return Object.create(host, {
    records: {
      value: {
        ...records,
        set: (key, value) => making(() => records.set(key, value)),
        setAll: (values) => making(() => records.setAll(values)),
      } satisfies Host['records'],
    },
  }) as Host;
};
