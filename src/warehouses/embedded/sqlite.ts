import initSqlJs, { type SqliteModule } from 'sql.js/dist/sql-wasm-browser.js';
import { decode } from './utf8';

/** SQLite in WebAssembly: its C interface and its memory. */
export interface Sqlite {
  readonly c: SqliteModule;
  /** The heap as bytes. It moves when the memory grows: ask anew after every call that may allocate. */
  heap(): Uint8Array;
  /** A zero-terminated text of the heap. */
  text(pointer: number): string;
}

// Names that lib ES2020 does not know; whether the host has the synchronous ones is not confirmed.
interface WebAssemblyInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}
declare const WebAssembly: {
  Module?: new (bytes: Uint8Array) => object;
  Instance?: new (module: object, imports: object) => WebAssemblyInstance;
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ readonly instance: WebAssemblyInstance }>;
};

/** What the glue expects of a browser and the host does not have. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  TextDecoder: class {
    decode(bytes: Uint8Array): string {
      return decode(bytes, 0, bytes.length);
    }
  },
  // SQLite seeds its generator from here once. It draws nothing that must be secret.
  crypto: {
    getRandomValues(bytes: Uint8Array): Uint8Array {
      for (let i = 0; i < bytes.length; i += 1) bytes[i] = Math.floor(Math.random() * 256);
      return bytes;
    },
  },
};

/** Runs `work` with the stand-ins in place where they are missing, and takes them away again. */
export const withStandIns = <T>(work: () => T): T => {
  const world = globalThis as Record<string, unknown>;
  const missing = Object.keys(STAND_INS).filter((name) => typeof world[name] === 'undefined');
  for (const name of missing) world[name] = STAND_INS[name];
  try {
    return work();
  } finally {
    for (const name of missing) delete world[name];
  }
};

/** At once where the host can, so that nothing depends on promises more than it must. */
const instantiate = (
  bytes: Uint8Array,
  imports: object,
  done: (instance: WebAssemblyInstance) => void,
  failed: (error: unknown) => void,
): void => {
  let instance: WebAssemblyInstance;
  try {
    if (!WebAssembly.Module || !WebAssembly.Instance) throw new Error('asynchronous only');
    instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
  } catch {
    WebAssembly.instantiate(bytes, imports).then((made) => done(made.instance), failed);
    return;
  }
  done(instance);
};

const isMemory = (value: unknown): value is { readonly buffer: ArrayBuffer } =>
  Object.prototype.toString.call(value) === '[object WebAssembly.Memory]';

const start = async (bytes: Uint8Array): Promise<Sqlite> => {
  let memory: { readonly buffer: ArrayBuffer } | undefined;
  const c = await new Promise<SqliteModule>((resolve, reject) => {
    void withStandIns(() =>
      initSqlJs({
        instantiateWasm: (imports, done) =>
          instantiate(
            bytes,
            imports,
            (instance) => {
              memory = Object.values(instance.exports).find(isMemory);
              done(instance);
            },
            reject,
          ),
      }).then(resolve, reject),
    );
  });
  let heap = new Uint8Array(0);
  const current = (): Uint8Array => {
    const { buffer } = memory as { readonly buffer: ArrayBuffer };
    if (heap.buffer !== buffer) heap = new Uint8Array(buffer);
    return heap;
  };
  const text = (pointer: number): string =>
    decode(current(), pointer, current().indexOf(0, pointer));
  return { c, heap: current, text };
};

let started: Promise<Sqlite> | undefined;

/** One SQLite an execution; several databases live in it. @param wasm asked for its code, at the first call. */
export const sqlite = (wasm: () => Uint8Array): Promise<Sqlite> => (started ??= start(wasm()));
