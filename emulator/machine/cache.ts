import {
  CACHE_DEFAULT_SECONDS,
  CACHE_ITEMS,
  CACHE_KEEPS,
  CACHE_KEY_CHARS,
  CACHE_MAX_SECONDS,
  CACHE_VALUE_BYTES,
} from '../limits';
import { keyOf, type Owner } from './owner';
import { hasContainer, type Call, type Part } from './service';

interface Item {
  readonly value: string;
  readonly until: number;
}
type Snapshot = [string, [string, Item][]][];

export function createCache(): Part & { forget(): void } {
  let stores = new Map<string, Map<string, Item>>();

  const store = (call: Call, name: Owner): Map<string, Item> => {
    const key = keyOf(name, call);
    let found = stores.get(key);
    if (!found) stores.set(key, (found = new Map()));
    return found;
  };
  const get = (call: Call, name: Owner, key: string): string | null => {
    const item = store(call, name).get(key);
    if (!item || item.until <= call.now()) return null;
    call.charge({ bytes: item.value.length });
    return item.value;
  };
  const put = (call: Call, name: Owner, key: string, value: string, seconds?: number): void => {
    // facts: Quotas
    if (key.length > CACHE_KEY_CHARS) call.fail('Argument too large: key');
    if (Buffer.byteLength(value, 'utf8') > CACHE_VALUE_BYTES)
      call.fail('Argument too large: value');
    const life = seconds ?? CACHE_DEFAULT_SECONDS;
    if (!(life >= 1 && life <= CACHE_MAX_SECONDS)) call.fail(`Invalid argument: ${life}`);
    call.charge({ bytes: value.length });
    const items = store(call, name);
    items.set(key, { value, until: call.now() + life * 1000 });
    if (items.size <= CACHE_ITEMS) return;
    const nearestEnd = [...items].sort(([, a], [, b]) => a.until - b.until);
    for (const [old] of nearestEnd.slice(0, items.size - CACHE_KEEPS)) items.delete(old);
  };

  return {
    service: {
      // Google's reference: null without a container.
      'CacheService.getDocumentCache': hasContainer,
      'CacheService.get': get,
      'CacheService.getAll': (call, name: Owner, keys: string[]) =>
        Object.fromEntries(
          keys.map((key) => [key, get(call, name, key)]).filter(([, value]) => value !== null),
        ) as Record<string, string>,
      'CacheService.put': put,
      'CacheService.putAll': (
        call,
        name: Owner,
        values: Record<string, string>,
        seconds?: number,
      ) => {
        for (const [key, value] of Object.entries(values)) put(call, name, key, value, seconds);
      },
      'CacheService.remove': (call, name: Owner, key: string) => {
        store(call, name).delete(key);
      },
      'CacheService.removeAll': (call, name: Owner, keys: string[]) => {
        for (const key of keys) store(call, name).delete(key);
      },
    },
    snapshot: (): Snapshot => [...stores].map(([key, items]) => [key, [...items]]),
    restore: (snapshot) => {
      stores = new Map((snapshot as Snapshot).map(([key, items]) => [key, new Map(items)]));
    },
    /** A cache may forget at any time, and on the host it does. */
    forget: () => stores.clear(),
  };
}
