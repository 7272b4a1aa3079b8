import type { Cache } from '../host';
import { counted } from './errors';
import type { Google } from './globals';

/** 100 KB a value (facts: Quotas), counted in bytes: up to three for a character. assumes: cache */
const ASCII = 99_000;
const ANY = 33_000;
/** Of the thousand items that are kept no text takes more than a tenth. */
const PARTS = 100;
const HEAD = /^#(\d+)\.(\w+)$/;

const partsOf = (text: string): string[] => {
  const size = /^[\x00-\x7f]*$/.test(text) ? ASCII : ANY;
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + size);
    // Half a pair would not come back as it was.
    if (end < text.length && /[\ud800-\udbff]/.test(text[end - 1]!)) end -= 1;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
};
const partKey = (key: string, stamp: string, part: number): string => `${key}#${stamp}.${part}`;

/**
 * Over the cache of the user, which is the same person's in every way the script is run, or of the workbook. A
 * text is kept as
 * `=text`, or as a head that names its parts: those of another time have another stamp and never mix.
 */
export const createCache = (g: Google, of: 'user' | 'workbook' = 'user'): Cache => {
  let opened: GoogleAppsScript.Cache.Cache | undefined;
  const open = (): GoogleAppsScript.Cache.Cache => {
    const { CacheService } = g;
    // Without a container there is none of the document (Google's reference), whatever the types say.
    const shared = of === 'workbook' && CacheService.getDocumentCache();
    return shared || CacheService.getUserCache();
  };
  /** Forgetting is a cache's right: no trouble with it is worth more than reading again. */
  const call = <T>(use: (cache: GoogleAppsScript.Cache.Cache) => T, otherwise: T): T => {
    try {
      return counted(() => use((opened ??= open())));
    } catch {
      return otherwise;
    }
  };
  const read = (keys: readonly string[]): Readonly<Record<string, string>> =>
    keys.length === 0 ? {} : call((cache) => cache.getAll([...keys]) as Record<string, string>, {});

  return {
    getAll: (keys) => {
      const found: Record<string, string> = {};
      const heads = read(keys);
      const long = keys.flatMap((key) => {
        const value = heads[key];
        if (value?.startsWith('=')) found[key] = value.slice(1);
        const head = value === undefined ? null : HEAD.exec(value);
        if (!head) return [];
        const count = Number(head[1]);
        return [{ key, parts: Array.from({ length: count }, (_, i) => partKey(key, head[2]!, i)) }];
      });
      const parts = read(long.flatMap((one) => one.parts));
      for (const { key, parts: named } of long)
        if (named.every((name) => name in parts))
          found[key] = named.map((name) => parts[name]).join('');
      return found;
    },
    putAll: (values, seconds) => {
      const items: Record<string, string> = {};
      const heads: Record<string, string> = {};
      for (const [key, text] of Object.entries(values)) {
        if (text.length < ANY) {
          heads[key] = `=${text}`;
          continue;
        }
        const parts = partsOf(text);
        if (parts.length > PARTS) continue;
        const stamp = g.Utilities.getUuid().replace(/-/g, '').slice(0, 12);
        parts.forEach((part, i) => (items[partKey(key, stamp, i)] = part));
        heads[key] = `#${parts.length}.${stamp}`;
      }
      const put = (all: Record<string, string>): void => {
        if (Object.keys(all).length > 0)
          call((cache) => cache.putAll(all, Math.min(seconds, 21_600)), undefined);
      };
      // Heads last: whoever finds one finds what it names, or is told that it is gone.
      put(items);
      put(heads);
    },
    removeAll: (keys) => {
      if (keys.length > 0) call((cache) => cache.removeAll([...keys]), undefined);
    },
  };
};
