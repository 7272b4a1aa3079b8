import { emulated } from './emulated';
import { host } from './host';

type Store = 'document' | 'script' | 'user';

const cache = (store: Store) =>
  emulated('Cache', {
    get: (key: string) => host<string | null>('CacheService.get', store, key),
    getAll: (keys: string[]) => host<Record<string, string>>('CacheService.getAll', store, keys),
    put: (key: string, value: string, seconds?: number) =>
      host<void>('CacheService.put', store, key, String(value), seconds),
    putAll: (values: Record<string, string>, seconds?: number) =>
      host<void>('CacheService.putAll', store, values, seconds),
    remove: (key: string) => host<void>('CacheService.remove', store, key),
    removeAll: (keys: string[]) => host<void>('CacheService.removeAll', store, keys),
  });

export const CacheService = emulated('CacheService', {
  getDocumentCache: () =>
    host<boolean>('CacheService.getDocumentCache') ? cache('document') : null,
  getScriptCache: () => cache('script'),
  getUserCache: () => cache('user'),
});
