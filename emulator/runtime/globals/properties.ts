import { emulated } from './emulated';
import { host } from './host';

type Store = 'document' | 'script' | 'user';

function properties(store: Store): GoogleAppsScript.Properties.Properties {
  const self = emulated('Properties', {
    getProperty: (key: string) => host<string | null>('PropertiesService.getProperty', store, key),
    getProperties: () => host<Record<string, string>>('PropertiesService.getProperties', store),
    getKeys: () => host<string[]>('PropertiesService.getKeys', store),
    setProperty: (key: string, value: string) => {
      host('PropertiesService.setProperty', store, String(key), String(value));
      return self;
    },
    setProperties: (values: Record<string, string>, deleteAllOthers = false) => {
      const texts = Object.entries(values).map(([key, value]) => [key, String(value)]);
      host('PropertiesService.setProperties', store, texts, deleteAllOthers);
      return self;
    },
    deleteProperty: (key: string) => {
      host('PropertiesService.deleteProperty', store, key);
      return self;
    },
    deleteAllProperties: () => {
      host('PropertiesService.deleteAllProperties', store);
      return self;
    },
  }) as GoogleAppsScript.Properties.Properties;
  return self;
}

/** null where the host has none (a document's, without a container). */
const open = (method: string, store: Store) =>
  host<boolean>(`PropertiesService.${method}`) ? properties(store) : null;

export const PropertiesService = emulated('PropertiesService', {
  getDocumentProperties: () => open('getDocumentProperties', 'document'),
  getScriptProperties: () => open('getScriptProperties', 'script'),
  getUserProperties: () => open('getUserProperties', 'user'),
});
