import { EXPORTS, IMPORTS, VERSION } from './names';
import { decode } from './utf8';

type Numbers = (...args: number[]) => number;

/** SQLite in WebAssembly: the part of its C interface that we use, and its memory. */
export interface Sqlite {
  readonly c: Readonly<Record<keyof typeof EXPORTS, Numbers>>;
  /** The heap as bytes. It moves when the memory grows: ask anew after every call that may allocate. */
  heap(): Uint8Array;
  /** A zero-terminated text of the heap. */
  text(pointer: number): string;
}

// Names that lib ES2020 does not know; whether the host has the synchronous ones is not confirmed.
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface Instance {
  readonly exports: Readonly<Record<string, unknown>>;
}
declare const WebAssembly: {
  Module?: new (bytes: Uint8Array) => object;
  Instance?: new (module: object, imports: object) => Instance;
  instantiate(bytes: Uint8Array, imports: object): Promise<{ readonly instance: Instance }>;
};

const PAGE = 65_536;
/** What the WebAssembly was built to take at most. */
const MOST = 2 ** 31;
/** “No such function”, as C libraries say it: what SQLite hears when it asks for a file or for chance. */
const ENOSYS = 52;

/** At once where the host can, so that nothing depends on promises more than it must. */
const instantiate = async (bytes: Uint8Array, imports: object): Promise<Instance> => {
  try {
    if (WebAssembly.Module && WebAssembly.Instance)
      return new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
  } catch {
    // Some hosts refuse large modules here and take them below; a broken one fails again there.
  }
  return (await WebAssembly.instantiate(bytes, imports)).instance;
};

const isMemory = (value: unknown): value is Memory =>
  Object.prototype.toString.call(value) === '[object WebAssembly.Memory]';

const start = async (bytes: Uint8Array): Promise<Sqlite> => {
  let memory: Memory = { buffer: new ArrayBuffer(0), grow: () => 0 };
  let bytesNow = new Uint8Array(0);
  const heap = (): Uint8Array => {
    const { buffer } = memory;
    if (bytesNow.buffer !== buffer) bytesNow = new Uint8Array(buffer);
    return bytesNow;
  };

  /** A fifth more than is asked for, but at most 100 MB more, spares many small steps. */
  const resize = (wanted: number): number => {
    const least = wanted >>> 0;
    const now = memory.buffer.byteLength;
    for (const size of [Math.max(least, Math.min(now * 1.2, now + 1e8)), least]) {
      if (size > MOST) continue;
      try {
        memory.grow(Math.ceil((size - now) / PAGE));
        return 1;
      } catch {
        // Then with what was asked for and no more; and if not even that, SQLite says that it is full.
      }
    }
    return 0;
  };

  const nothing = (count: number, size: number): number => {
    const view = new DataView(memory.buffer);
    view.setUint32(count, 0, true);
    view.setUint32(size, 0, true);
    return 0;
  };

  const ours: Readonly<Record<string, Numbers>> = {
    [IMPORTS.resize_heap]: (wanted = 0) => resize(wanted),
    [IMPORTS.date_now]: () => Date.now(),
    [IMPORTS.environ_sizes_get]: (count = 0, size = 0) => nothing(count, size),
    [IMPORTS.environ_get]: () => 0,
  };
  const absent: Numbers = () => -ENOSYS;
  const imports = { a: new Proxy({}, { get: (_, name) => ours[String(name)] ?? absent }) };

  const { exports } = await instantiate(bytes, imports);
  const found = Object.values(exports).find(isMemory);
  const names = Object.entries(EXPORTS);
  if (!found || names.some(([, short]) => typeof exports[short] !== 'function'))
    throw new Error(`This SQLite is not that of sql.js ${VERSION}: build the project anew.`);
  memory = found;
  const c = Object.fromEntries(names.map(([name, short]) => [name, exports[short]])) as Sqlite['c'];
  c.start();
  const text = (pointer: number): string => decode(heap(), pointer, heap().indexOf(0, pointer));
  return { c, heap, text };
};

let started: Promise<Sqlite> | undefined;

/** One SQLite an execution; several databases live in it. @param wasm asked for its code, once. */
export const sqlite = (wasm: () => Uint8Array): Promise<Sqlite> => (started ??= start(wasm()));
