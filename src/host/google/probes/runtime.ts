import { cannot, saw, type Question } from './probe';
import { began } from './loaded';

// Names that lib ES2020 does not know.
interface Instance {
  readonly exports: { readonly f: () => number };
}
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => Instance;
  Memory: new (size: { initial: number }) => { grow(pages: number): number };
  instantiate(bytes: Uint8Array, imports: object): Promise<{ readonly instance: Instance }>;
};

const HEAD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127];
/** A module whose `f` answers 42. */
const ANSWERS = new Uint8Array([
  ...[...HEAD, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0],
  ...[10, 6, 1, 4, 0, 65, 42, 11],
]);
/** A module whose `f` answers what the imported `a.b` does. */
const IMPORTS = new Uint8Array([
  ...[...HEAD, 2, 7, 1, 1, 97, 1, 98, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 1],
  ...[10, 6, 1, 4, 0, 16, 0, 11],
]);
const MB = 1024 * 1024;
/** More would rather end the execution than be refused. */
const MOST_MB = 512;

const ABSENT = [
  ...['setTimeout', 'setInterval', 'setImmediate', 'fetch', 'URL', 'URLSearchParams'],
  ...['TextEncoder', 'TextDecoder', 'atob', 'btoa', 'crypto', 'performance', 'process', 'Buffer'],
  ...['require', 'window', 'document', 'FormData', 'structuredClone', 'queueMicrotask'],
  ...['AbortController', 'Blob', 'ReadableStream', 'Worker', 'Atomics', 'SharedArrayBuffer'],
];
const PRESENT = [
  ...['Array', 'BigInt', 'DataView', 'Date', 'Error', 'Intl', 'JSON', 'Map', 'Math', 'Promise'],
  ...['Proxy', 'Reflect', 'RegExp', 'Set', 'Symbol', 'Uint8Array', 'WeakMap', 'WebAssembly'],
  ...['SpreadsheetApp', 'Sheets', 'PropertiesService', 'LockService', 'UrlFetchApp', 'Utilities'],
  ...['ScriptApp', 'Session', 'MailApp', 'HtmlService', 'CardService', 'console'],
];
const has = (name: string): boolean =>
  (globalThis as unknown as Record<string, unknown>)[name] !== undefined;

const TURNS = 1_000;

/** The language's side of the host: V8, WebAssembly, promises, what is global. */
export const runtime: readonly Question[] = [
  {
    id: 'wasm-async',
    title: 'WebAssembly starts asynchronously, with a Proxy as its imports',
    expected: { plain: 42, proxy: 42 },
    ask: async () => {
      const imports = { a: new Proxy({}, { get: () => () => 42 }) };
      const plain = await WebAssembly.instantiate(ANSWERS, {});
      const proxy = await WebAssembly.instantiate(IMPORTS, imports);
      return saw({ plain: plain.instance.exports.f(), proxy: proxy.instance.exports.f() });
    },
  },
  {
    id: 'code',
    title: 'Code that lies in a file of the project can be run',
    expected: { works: true },
    ask: () => {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- whether it may be done is the question
      const body = new Function('a', 'return a + 1') as (a: number) => number;
      return saw({ works: body(1) === 2 });
    },
  },
  {
    id: 'wasm-sync',
    title: 'WebAssembly starts at once, too (Homeroom can do without)',
    kinder: 'more',
    ask: () => {
      try {
        const module = new WebAssembly.Module(ANSWERS);
        return saw({ works: new WebAssembly.Instance(module, {}).exports.f() === 42 });
      } catch {
        return saw({ works: false });
      }
    },
  },
  {
    id: 'wasm-memory',
    title: 'Memory that WebAssembly is given, megabytes (512 are asked for)',
    expected: { megabytes: '≥ 256' },
    kinder: 'more',
    ask: () => {
      let megabytes = 0;
      const memory = new WebAssembly.Memory({ initial: 1 });
      try {
        for (; megabytes < MOST_MB; megabytes += 64) memory.grow((64 * MB) / 65_536);
      } catch {
        // That is all there is.
      }
      return saw({ megabytes });
    },
  },
  {
    id: 'globals-absent',
    title: 'Names of browsers and of Node that are not to be counted on',
    kinder: 'more',
    ask: () => saw({ present: ABSENT.filter(has) }),
  },
  {
    id: 'globals-present',
    title: 'Names that Homeroom uses',
    expected: { missing: [] },
    ask: () => saw({ missing: PRESENT.filter((name) => !has(name)) }),
  },
  {
    id: 'intl',
    title: 'Numbers, plurals and dates in English and French',
    expected: { en: '1,234.5', fr: '1 234,5', plural: 'one', date: '01/07/2026 14:00' },
    ask: () => {
      const number = (language: string): string =>
        new Intl.NumberFormat(language).format(1234.5).replace(/\s/g, ' ');
      const date = new Intl.DateTimeFormat('fr', {
        timeZone: 'Europe/Paris',
        dateStyle: 'short',
        timeStyle: 'short',
      });
      return saw({
        en: number('en'),
        fr: number('fr'),
        // In French nought is singular.
        plural: new Intl.PluralRules('fr').select(0),
        date: date.format(new Date(Date.UTC(2026, 6, 1, 12))).replace(/[\s,]+/g, ' '),
      });
    },
  },
  {
    id: 'micro-tasks',
    title: 'Promises settle within the execution',
    expected: { turns: TURNS },
    ask: async () => {
      let turns = 0;
      while (turns < TURNS) turns = await Promise.resolve(turns + 1);
      return saw({ turns });
    },
  },
  {
    id: 'promise-value',
    title: 'The value of a promise arrives in the sidebar (Homeroom can do without)',
    kinder: 'more',
    ask: () => cannot('Only the sidebar can tell: open the System check there and run it.'),
  },
];

/** How long the bundle takes to be evaluated. @param entered when the entry point was reached. */
export const loading = (entered: number): Question => ({
  id: 'bundle-load',
  title:
    'Evaluating the bundle, milliseconds (reading and compiling it come before and are not seen)',
  expected: { ms: '≤ 3000' },
  kinder: 'less',
  ask: () => saw({ ms: entered - began }),
});
