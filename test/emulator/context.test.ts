import { cleanUp, errorOf, machineOf, resultOf } from './kit';

afterEach(cleanUp);

const SCRIPT = `
var top = 'var';
function names() { return Object.getOwnPropertyNames(globalThis); }
function typeOf(list) { return list.map((name) => { try { return eval('typeof ' + name); } catch (e) { return String(e); } }); }
function kinds() { return [[] instanceof Array, new Date() instanceof Date, JSON.parse('[]') instanceof Array,
  Utilities.base64Decode('AQ==') instanceof Array, new Error('x') instanceof Error, Date.prototype.constructor === Date]; }
function count() { globalThis.kept = (globalThis.kept || 0) + 1; return globalThis.kept; }
function missing() { return SpreadsheetApp.openByUrl; }
function caught() { try { PropertiesService.getScriptProperties().setProperty('k', 'x'.repeat(9300)); } catch (e) { return [e.name, e.message, e instanceof Error]; } }
function escape_() { return UrlFetchApp.fetch.constructor('return typeof process')(); }
function syncWasm() { return new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) && 'made'; }
async function asyncWasm() {
  const { instance } = await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  PropertiesService.getScriptProperties().setProperty('wasm', typeof instance.exports);
  return 'seen';
}
async function rejects() { await null; throw new Error('late'); }
function unhandled() { Promise.reject(new Error('nobody listens')); step(5); return 'returned'; }
function step(n) { if (n === 0) PropertiesService.getScriptProperties().setProperty('steps', 'all'); else Promise.resolve().then(() => step(n - 1)); }
`;

/** Of ECMAScript itself, as V8 of Node 20 has them; Apps Script's V8 has them too. */
const LANGUAGE =
  `AggregateError Array ArrayBuffer BigInt BigInt64Array BigUint64Array Boolean DataView Date
Error EvalError FinalizationRegistry Float32Array Float64Array Function Infinity Int16Array Int32Array Int8Array
Intl JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol
SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet
decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval globalThis isFinite isNaN parseFloat
parseInt undefined unescape`.split(/\s+/);
const GOOGLE =
  `CacheService CardService ContentService DataStudioApp HtmlService Jdbc LockService Logger MailApp PropertiesService ScriptApp Session Sheets
SpreadsheetApp UrlFetchApp Utilities WebAssembly console`.split(/\s+/);
const OWN = SCRIPT.match(/(?<=^(async )?function )\w+/gm)!;

test('a context has what Apps Script has and nothing more', async () => {
  const machine = await machineOf(SCRIPT);
  const names: string[] = await resultOf(machine.call('names'));
  expect(names.sort()).toEqual([...LANGUAGE, ...GOOGLE, ...OWN, 'top'].sort());
});

test('what Apps Script lacks is absent', async () => {
  const machine = await machineOf(SCRIPT);
  const absent =
    `URL URLSearchParams TextEncoder TextDecoder setTimeout setInterval setImmediate fetch atob btoa
    performance structuredClone Buffer process queueMicrotask crypto window FormData require module global
    SharedArrayBuffer Atomics __host __now __runtime`.split(/\s+/);
  const types: string[] = await resultOf(machine.call('typeOf', [absent]));
  expect(types).toEqual(absent.map(() => 'undefined'));
});

test('services answer objects of the context itself', async () => {
  const machine = await machineOf(SCRIPT);
  expect(await resultOf(machine.call('kinds'))).toEqual([true, true, true, true, true, true]);
});

test('every execution has a context of its own', async () => {
  const machine = await machineOf(SCRIPT);
  expect(await resultOf(machine.call('count'))).toBe(1);
  expect(await resultOf(machine.call('count'))).toBe(1);
});

test('a method that is not emulated throws by its name', async () => {
  const machine = await machineOf(SCRIPT);
  expect(await errorOf(machine.call('missing'))).toMatch(
    /SpreadsheetApp\.openByUrl is not emulated/,
  );
});

test("a service's exception can be caught and is named as on the host", async () => {
  const machine = await machineOf(SCRIPT);
  const caught = await resultOf(machine.call('caught'));
  expect(caught).toEqual(['Exception', 'Argument too large: value', true]);
});

test('WebAssembly is asynchronous only, unless told otherwise', async () => {
  const machine = await machineOf(SCRIPT);
  expect(await errorOf(machine.call('syncWasm'))).toMatch(/synchronous/);
  const answer = await machine.call('asyncWasm');
  expect(answer.result).toBeNull(); // the value of a promise is lost on its way to the client
  expect(machine.properties().script).toEqual({ wasm: 'object' });
  const lenient = await machineOf(SCRIPT, { syncWebAssembly: true, promises: 'awaited' });
  expect(await resultOf(lenient.call('syncWasm'))).toBe('made');
  expect(await resultOf(lenient.call('asyncWasm'))).toBe('seen');
});

test('an async function that fails is an execution that failed', async () => {
  const machine = await machineOf(SCRIPT);
  const { result, error, execution } = await machine.call('rejects');
  expect(execution).toMatchObject({ outcome: 'error', error: { message: 'late' } });
  expect([result, error]).toEqual([null, undefined]); // which the client does not learn
  const awaiting = await machineOf(SCRIPT, { promises: 'awaited' });
  expect(await errorOf(awaiting.call('rejects'))).toBe('late');
});

test('micro-tasks run to the end of the execution, and a rejection nobody handles ends nothing', async () => {
  const machine = await machineOf(SCRIPT);
  expect(await resultOf(machine.call('unhandled'))).toBe('returned');
  expect(machine.properties().script).toEqual({ steps: 'all' });
});

test('a script that does not load says why', async () => {
  const broken = await machineOf('function f( {');
  expect((await broken.call('f')).error?.name).toBe('SyntaxError');
  const throwing = await machineOf("throw new Error('at top level'); function f() {}");
  expect(await errorOf(throwing.call('f'))).toBe('at top level');
});

test('an execution leaves nothing behind', async () => {
  const machine = await machineOf(SCRIPT);
  await machine.call('count');
  const held = process.getActiveResourcesInfo().length;
  for (let i = 0; i < 100; i++) expect((await machine.call('count')).error).toBeUndefined();
  expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(held + 10);
  expect(machine.running()).toEqual([]);
});
