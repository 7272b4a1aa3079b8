import type { Json } from '../../model';
import type { Records } from '../host';
import { repeatable } from './errors';
import type { Google } from './globals';

/** A property holds 9 KB (facts: Quotas); values are kept in ASCII so that characters are bytes. assumes: property-size */
const PART = 8_500;
const HEAD = /^#([ab])\.(\d+)$/;

const ascii = (value: Json): string =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'),
  );

const partKey = (key: string, side: string, part: number): string => `${key}#${side}.${part}`;

/**
 * JSON records over a Properties store. A value larger than a property is written as parts and a head
 * that names them: parts first, under the side (a or b) the present head does not use, so that whoever
 * reads sees the old value or the new one and never a mixture.
 */
export const createRecords = (
  g: Google,
  open: () => GoogleAppsScript.Properties.Properties,
): Records => {
  const sleep = (milliseconds: number): void => g.Utilities.sleep(milliseconds);
  let opened: GoogleAppsScript.Properties.Properties | undefined;
  const call = <T>(use: (store: GoogleAppsScript.Properties.Properties) => T): T =>
    repeatable('Properties', sleep, () => use((opened ??= open())));

  const decode = (key: string, raw: string, part: (key: string) => string | null): Json => {
    const head = HEAD.exec(raw);
    if (!head) return JSON.parse(raw) as Json;
    let joined = '';
    for (let i = 0; i < Number(head[2]); i++)
      joined += part(partKey(key, head[1] as string, i)) ?? '';
    return JSON.parse(joined) as Json;
  };

  const setLong = (key: string, value: string): void => {
    const before = HEAD.exec(call((store) => store.getProperty(key)) ?? '');
    const side = before?.[1] === 'a' ? 'b' : 'a';
    const parts: Record<string, string> = {};
    let count = 0;
    for (let at = 0; at < value.length; at += PART)
      parts[partKey(key, side, count++)] = value.slice(at, at + PART);
    call((store) => store.setProperties(parts));
    call((store) => store.setProperty(key, `#${side}.${count}`));
    if (before) removeParts(key, before);
  };
  const removeParts = (key: string, head: RegExpExecArray): void => {
    for (let i = 0; i < Number(head[2]); i++)
      call((store) => store.deleteProperty(partKey(key, head[1] as string, i)));
  };

  return {
    get: (key) => {
      const raw = call((store) => store.getProperty(key));
      return raw === null
        ? undefined
        : decode(key, raw, (part) => call((store) => store.getProperty(part)));
    },
    all: (prefix) => {
      const stored = call((store) => store.getProperties());
      const found: Record<string, Json> = {};
      for (const key of Object.keys(stored))
        if (key.startsWith(prefix) && !key.includes('#')) {
          try {
            found[key] = decode(key, stored[key] as string, (part) => stored[part] ?? null);
          } catch {
            // Not JSON: something else of the school's own script keeps this here, and it is not ours.
          }
        }
      return found;
    },
    set: (key, value) => {
      const text = ascii(value);
      if (text.length > PART) setLong(key, text);
      else call((store) => store.setProperty(key, text));
    },
    setAll: (values) => {
      const short: Record<string, string> = {};
      for (const key of Object.keys(values)) {
        const text = ascii(values[key] as Json);
        if (text.length > PART) setLong(key, text);
        else short[key] = text;
      }
      if (Object.keys(short).length > 0) call((store) => store.setProperties(short));
    },
    remove: (key) => {
      const head = HEAD.exec(call((store) => store.getProperty(key)) ?? '');
      call((store) => store.deleteProperty(key));
      if (head) removeParts(key, head);
    },
  };
};
