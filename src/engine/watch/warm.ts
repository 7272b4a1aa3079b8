import type { Host } from '../../host/host';
import { EVENTS, type FileId, type Json } from '../../model';
import { keys } from '../store';

/** Characters of files that are remembered: what an execution's memory holds beside the rest. */
const MOST_CHARS = 60_000_000;

/**
 * The host, for whoever does the same again and again under the lock: what only this execution changes is
 * read once. Records that are written wait until something outside depends on them.
 */
export interface Warm {
  readonly host: Host;
  /** Reads the records anew: people choose and wish at any time. */
  look(): void;
  /** Writes what waits, in one call. */
  flush(): void;
}

/** @param own keys under which what is written is this execution's own and is never kept. */
export const warmed = (given: Host, own: readonly string[]): Warm => {
  const mine = new Map<string, Json>();
  let stored = new Map<string, string>();
  const waiting = new Map<string, Json | null>();
  const look = (): void => {
    mine.clear();
    const all = given.records.all('');
    stored = new Map(Object.keys(all).map((key) => [key, JSON.stringify(all[key])]));
  };
  const flush = (): void => {
    const writes: Record<string, Json> = {};
    for (const [key, value] of waiting) {
      if (value === null) {
        if (stored.delete(key)) given.records.remove(key);
        continue;
      }
      const text = JSON.stringify(value);
      if (stored.get(key) === text) continue;
      writes[key] = value;
      stored.set(key, text);
    }
    waiting.clear();
    if (Object.keys(writes).length > 0) given.records.setAll(writes);
  };
  const get = (key: string): Json | undefined => {
    const later = mine.get(key) ?? waiting.get(key);
    if (later !== undefined) return later ?? undefined;
    const text = stored.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  };
  const put = (key: string, value: Json): void => {
    (own.includes(key) ? mine : waiting).set(key, value);
  };
  const records: Host['records'] = {
    get,
    all: (prefix) => {
      const found: Record<string, Json> = {};
      for (const key of new Set([...stored.keys(), ...waiting.keys(), ...mine.keys()])) {
        const value = key.startsWith(prefix) ? get(key) : undefined;
        if (value !== undefined) found[key] = value;
      }
      return found;
    },
    set: put,
    setAll: (values) => {
      for (const [key, value] of Object.entries(values)) put(key, value);
    },
    remove: (key) => {
      if (!mine.delete(key) && !own.includes(key)) waiting.set(key, null);
    },
  };
  const files = warmFiles(given.files, flush);
  const secrets = new Map<string, Json | undefined>();
  const texts = new Map<string, string>();
  const codes = new Map<string, unknown>();
  const once = <T>(known: Map<string, T>, key: string, make: () => T): T => {
    if (!known.has(key)) known.set(key, make());
    return known.get(key) as T;
  };
  const { workbook, log } = given;
  const host = Object.create(given, {
    records: { value: records },
    files: { value: files },
    secrets: {
      value: {
        ...given.secrets,
        get: (key) =>
          key.startsWith(keys.secret(''))
            ? once(secrets, key, () => given.secrets.get(key))
            : given.secrets.get(key),
        set: (key, value) => {
          given.secrets.set(key, value);
          secrets.set(key, value);
        },
      } satisfies Host['secrets'],
    },
    assets: {
      value: {
        text: (name) => once(texts, name, () => given.assets.text(name)),
        code: (name) => once(codes, name, () => given.assets.code(name)),
      } satisfies Host['assets'],
    },
    workbook: {
      value: {
        ...workbook,
        // A tab's id is recorded before the tab is made, and that it is being written before it is.
        change: (changes) => {
          flush();
          workbook.change(changes);
        },
        write: (tab, blocks) => {
          flush();
          workbook.write(tab, blocks);
        },
      } satisfies Host['workbook'],
    },
    log: {
      value: {
        ...log,
        // The same every second is no news: the end of the watching says how much it was.
        write: (event, fields) => {
          if (EVENTS[event].severity !== 'INFO') log.write(event, fields);
        },
      } satisfies Host['log'],
    },
  }) as Host;
  look();
  return { host, look, flush };
};

/** Files as they were read or written here: nobody else writes them while the lock is held. */
const warmFiles = (files: Host['files'], flush: () => void): Host['files'] => {
  const texts = new Map<FileId, string>();
  let chars = 0;
  let names: Map<FileId, string> | undefined;
  const remember = (id: FileId, text: string): void => {
    chars += text.length - (texts.get(id)?.length ?? 0);
    if (chars > MOST_CHARS) {
      texts.clear();
      chars = text.length;
    }
    texts.set(id, text);
  };
  return {
    create: (wanted) => {
      const ids = files.create(wanted);
      ids.forEach((id, i) => names?.set(id, wanted[i]!));
      return ids;
    },
    write: (contents) => {
      const bytes = files.write(contents);
      for (const { id, text } of contents) remember(id, text);
      return bytes;
    },
    read: (ids) => {
      const missing = ids.filter((id) => !texts.has(id));
      const found = missing.length > 0 ? files.read(missing) : [];
      const gone = new Set(missing.filter((_, i) => found[i] === null));
      missing.forEach((id, i) => {
        if (typeof found[i] === 'string') remember(id, found[i]);
      });
      const lost = ids.filter((id) => !gone.has(id) && !texts.has(id));
      // More at once than is remembered.
      if (lost.length > 0) return files.read(ids);
      return ids.map((id) => texts.get(id) ?? null);
    },
    remove: (ids) => {
      // Records that name the files after these come first.
      if (ids.length > 0) flush();
      files.remove(ids);
      for (const id of ids) {
        chars -= texts.get(id)?.length ?? 0;
        texts.delete(id);
        names?.delete(id);
      }
    },
    list: (prefix) => {
      names ??= new Map(files.list('').map(({ id, name }) => [id, name]));
      return [...names].flatMap(([id, name]) => (name.startsWith(prefix) ? [{ id, name }] : []));
    },
  };
};
