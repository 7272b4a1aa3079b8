/**
 * The state in a folder: `machine.json` names one JSON file for each part, and `blobs/` holds what
 * Drive files contain. `machine.json` is replaced last and in one step, so that a machine which is
 * killed at any moment starts again from a state that was whole.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** A state by parts. A part whose `mark` is the same as when it was saved is not written again. */
export interface Saved {
  readonly parts: Readonly<Record<string, unknown>>;
  readonly marks: Readonly<Record<string, string>>;
}
export interface Storage {
  /** The parts as they were saved, or null in a new folder. */
  load(): Readonly<Record<string, unknown>> | null;
  /** Saves soon; many changes in a row are saved together. */
  save(state: () => Saved): void;
  /** Saves now what is not saved yet. */
  flush(): void;
}

const NONE: Storage = { load: () => null, save: () => undefined, flush: () => undefined };
const SOON = 100;
/** Saving may take this share of the time at most. */
const SHARE = 0.2;

interface Index {
  readonly format: 1;
  readonly parts: Readonly<Record<string, string>>;
}

export function createStorage(folder: string | null): Storage {
  if (folder === null) return NONE;
  const index = path.join(folder, 'machine.json');
  const blobs = path.join(folder, 'blobs');
  mkdirSync(blobs, { recursive: true });

  let files: Record<string, string> = {};
  let marks: Record<string, string> = {};
  let generation = 0;
  let pending: (() => Saved) | null = null;
  let timer: NodeJS.Timeout | null = null;
  let cost = 0;

  /** Bytes by what they are, so that a file's unchanged content is written once. */
  const names = new WeakMap<Uint8Array, string>();
  const written = new Set<string>(readdirSync(blobs));
  function keepBytes(bytes: Uint8Array): string {
    let name = names.get(bytes);
    if (name === undefined) {
      name = createHash('sha256').update(bytes).digest('hex');
      names.set(bytes, name);
    }
    if (!written.has(name)) {
      writeFileSync(path.join(blobs, `${name}.part`), bytes);
      renameSync(path.join(blobs, `${name}.part`), path.join(blobs, name));
      written.add(name);
    }
    return name;
  }

  function textOf(part: unknown, used: Set<string>): string {
    return JSON.stringify(part, function (this: Record<string, unknown>, key, value: unknown) {
      const own = this[key]; // before toJSON, which turns a Buffer into an array of numbers
      if (!(own instanceof Uint8Array)) return value;
      const name = keepBytes(own);
      used.add(name);
      return { $bytes: name };
    });
  }
  const partOf = (text: string): unknown =>
    JSON.parse(text, (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('$bytes' in value)) return value;
      const bytes = readFileSync(path.join(blobs, String(value.$bytes)));
      names.set(bytes, String(value.$bytes));
      return bytes;
    });

  function write({ parts, marks: next }: Saved): void {
    const begun = Date.now();
    generation += 1;
    const now: Record<string, string> = {};
    const used = new Set<string>();
    for (const [name, part] of Object.entries(parts)) {
      const mark = next[name];
      if (mark !== undefined && mark === marks[name] && files[name] !== undefined) {
        now[name] = files[name];
        continue;
      }
      now[name] = `${name}.${generation}.json`;
      writeFileSync(path.join(folder!, now[name]), textOf(part, used));
    }
    const content: Index = { format: 1, parts: now };
    writeFileSync(`${index}.part`, JSON.stringify(content));
    renameSync(`${index}.part`, index);
    for (const [name, file] of Object.entries(files))
      if (now[name] !== file) rmSync(path.join(folder!, file), { force: true });
    if ('drive' in parts && now.drive !== files.drive)
      for (const name of written)
        if (!used.has(name)) {
          rmSync(path.join(blobs, name), { force: true });
          written.delete(name);
        }
    files = now;
    marks = { ...next };
    cost = Date.now() - begun;
  }

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    const state = pending;
    pending = null;
    if (state) write(state());
  }

  return {
    load() {
      if (!existsSync(index)) return null;
      const { format, parts } = JSON.parse(readFileSync(index, 'utf8')) as Index;
      if (format !== 1)
        throw new Error(
          `${index} has format ${String(format)}, this emulator knows 1. Remove ${folder}.`,
        );
      files = { ...parts };
      generation = Math.max(0, ...Object.values(parts).map((f) => Number(f.split('.').at(-2))));
      return Object.fromEntries(
        Object.entries(parts).map(([name, file]) => [
          name,
          partOf(readFileSync(path.join(folder, file), 'utf8')),
        ]),
      );
    },
    save(state) {
      pending = state;
      timer ??= setTimeout(flush, Math.max(SOON, cost / SHARE)).unref();
    },
    flush,
  };
}
