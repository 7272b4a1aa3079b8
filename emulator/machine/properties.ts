import { PROPERTY_STORE_BYTES, PROPERTY_VALUE_BYTES } from '../limits';
import { documentKey, FIRST_WORKBOOK, keyOf, type Owner } from './owner';
import { hasContainer, type Call, type Part } from './service';

type Store = Map<string, string>;
export interface PropertiesView {
  readonly document: Record<string, string>;
  readonly script: Record<string, string>;
  /** By user. */
  readonly user: Record<string, Record<string, string>>;
}
/** Properties that somebody has set before: of the first workbook, and of users. */
export type Preset = Partial<Omit<PropertiesView, 'script'>>;
type Snapshot = [string, [string, string][]][];

const size = (text: string): number => Buffer.byteLength(text, 'utf8');

export interface Properties extends Part {
  /** Document properties are those of one workbook. */
  view(workbook?: string): PropertiesView;
  /** A workbook's document properties, set for another as well. */
  copy(from: string, to: string): void;
  /** Sets what is not there yet. */
  preset(values: Preset): void;
}

export function createProperties(): Properties {
  let stores = new Map<string, Store>();

  const store = (call: Call, name: Owner): Store => {
    const key = keyOf(name, call);
    let found = stores.get(key);
    if (!found) stores.set(key, (found = new Map()));
    return found;
  };

  /** Checks the whole change first: a refused write changes nothing. */
  function set(
    call: Call,
    name: Owner,
    values: readonly (readonly [string, string])[],
    alone: boolean,
  ) {
    const before = store(call, name);
    const after = new Map(alone ? [] : before);
    for (const [key, value] of values) {
      call.quota('properties read/write');
      call.charge({ bytes: size(value) });
      // facts: Quotas. 9 KB a value.
      if (size(key) + size(value) > PROPERTY_VALUE_BYTES) call.fail('Argument too large: value');
      after.set(key, value);
    }
    let total = 0;
    for (const [key, value] of after) total += size(key) + size(value);
    // facts: Quotas. 500 KB a store.
    if (total > PROPERTY_STORE_BYTES)
      call.fail(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    stores.set(keyOf(name, call), after);
  }
  const read = <T>(call: Call, value: T): T => {
    call.quota('properties read/write');
    return value;
  };

  return {
    service: {
      'PropertiesService.getDocumentProperties': hasContainer,
      'PropertiesService.getScriptProperties': () => true,
      'PropertiesService.getUserProperties': () => true,
      'PropertiesService.getProperty': (call, name: Owner, key: string) => {
        const value = store(call, name).get(key) ?? null;
        call.charge({ bytes: value?.length ?? 0 });
        return read(call, value);
      },
      'PropertiesService.getProperties': (call, name: Owner) => {
        const all = store(call, name);
        call.charge({ bytes: [...all.values()].reduce((n, v) => n + v.length, 0) });
        return read(call, Object.fromEntries(all));
      },
      'PropertiesService.getKeys': (call, name: Owner) => read(call, [...store(call, name).keys()]),
      'PropertiesService.setProperty': (call, name: Owner, key: string, value: string) =>
        set(call, name, [[key, value]], false),
      'PropertiesService.setProperties': (
        call,
        name: Owner,
        values: [string, string][],
        alone: boolean,
      ) => set(call, name, values, alone),
      'PropertiesService.deleteProperty': (call, name: Owner, key: string) => {
        call.quota('properties read/write');
        store(call, name).delete(key);
      },
      'PropertiesService.deleteAllProperties': (call, name: Owner) => {
        call.quota('properties read/write');
        store(call, name).clear();
      },
    },
    snapshot: (): Snapshot => [...stores].map(([key, values]) => [key, [...values]]),
    restore: (snapshot) => {
      stores = new Map((snapshot as Snapshot).map(([key, values]) => [key, new Map(values)]));
    },
    view: (workbook = FIRST_WORKBOOK) => {
      const entries = (key: string) => Object.fromEntries(stores.get(key) ?? []);
      const users = [...stores.keys()].filter((k) => k.startsWith('user:'));
      return {
        document: entries(documentKey(workbook)),
        script: entries('script'),
        user: Object.fromEntries(users.map((k) => [k.slice('user:'.length), entries(k)])),
      };
    },
    copy: (from, to) => {
      stores.set(documentKey(to), new Map(stores.get(documentKey(from))));
    },
    preset: ({ document = {}, user = {} }) => {
      const put = (key: string, values: Record<string, string>): void => {
        const there = stores.get(key) ?? [];
        stores.set(key, new Map([...Object.entries(values), ...there]));
      };
      put('document', document);
      for (const [email, values] of Object.entries(user)) put(`user:${email}`, values);
    },
  };
}
