import { cleanUp, errorOf, machineOf, resultOf } from './kit';

afterEach(cleanUp);

const SCRIPT = `
function echo(value) { return value; }
function arity() { return arguments.length; }
function undef() {}
function holes() { return { a: [undefined, 1], b: undefined, c: { d: [[undefined]] }, n: NaN, i: Infinity }; }
function date() { return { rows: [{ at: new Date() }] }; }
function fn() { return [() => 1]; }
function klass() { class Thing {} return { deep: [new Thing()] }; }
function map() { return new Map(); }
function big() { return 10n; }
function symbol() { return Symbol('x'); }
function circle() { const a = {}; a.a = a; return a; }
function twice() { const x = { y: 1 }; return [x, x]; }
function bare() { return Object.assign(Object.create(null), { a: 1 }); }
function throws(what) { if (what === 'text') throw 'just text'; if (what === 'object') throw { message: 'an object' }; throw new RangeError('too far'); }
function hidden_() { return 'secret'; }
var notAFunction = 1;
const arrow = () => 'not a global';
async function later() { return 1; }
`;

test('JSON-like values pass', async () => {
  const machine = await machineOf(SCRIPT);
  for (const value of [
    null,
    true,
    0,
    -1.5,
    '',
    'é😀',
    [],
    [1, [2, { a: null }]],
    { a: { b: ['c'] } },
  ])
    expect(await resultOf(machine.call('echo', [value]))).toEqual(value);
  expect(await resultOf(machine.call('arity', [1, 2, 3]))).toBe(3);
  expect(await resultOf(machine.call('undef'))).toBeNull();
  expect(await resultOf(machine.call('twice'))).toEqual([{ y: 1 }, { y: 1 }]);
  expect(await resultOf(machine.call('bare'))).toEqual({ a: 1 });
});

test('undefined becomes null in an array and nothing in an object', async () => {
  const machine = await machineOf(SCRIPT);
  expect(await resultOf(machine.call('holes'))).toEqual({
    a: [null, 1],
    c: { d: [[null]] },
    n: null,
    i: null,
  });
});

test.each([
  ['date', 'Date at result.rows[0].at'],
  ['fn', 'function at result[0]'],
  ['klass', 'Thing at result.deep[0]'],
  ['map', 'Map at result'],
  ['big', 'bigint at result'],
  ['symbol', 'symbol at result'],
  ['circle', 'a circular reference at result.a'],
])('a result with %s fails, however deep', async (name, where) => {
  const machine = await machineOf(SCRIPT);
  expect(await errorOf(machine.call(name))).toBe(
    `The script completed but the returned value is not a supported return type: ${where}.`,
  );
});

test('arguments follow the same rule', async () => {
  const machine = await machineOf(SCRIPT);
  for (const [wrong, where] of [
    [new Date(), '0'],
    [{ a: [() => 1] }, '0.a.0'],
    [[new Map()], '0.0'],
  ] as const)
    expect(await errorOf(machine.call('echo', [wrong]))).toBe(
      `Failed due to illegal value in property: ${where}`,
    );
});

test('only the script’s own global functions can be called, not those that end in _', async () => {
  const machine = await machineOf(SCRIPT);
  for (const name of [
    'hidden_',
    'notAFunction',
    'arrow',
    'nothing',
    'eval',
    'parseInt',
    'Date',
    'constructor',
    'UrlFetchApp',
  ])
    expect(await errorOf(machine.call(name, ['1']))).toBe(`Script function not found: ${name}`);
});

test('errors arrive as messages', async () => {
  const machine = await machineOf(SCRIPT);
  expect((await machine.call('throws')).error).toEqual({ message: 'too far', name: 'RangeError' });
  expect(await errorOf(machine.call('throws', ['text']))).toBe('just text');
  expect(await errorOf(machine.call('throws', ['object']))).toBe('an object');
  const { stack } = (await machine.call('throws')).execution.error!;
  expect(stack).toMatch(/at throws \(main\.js:/);
  expect(stack).not.toMatch(/worker\.js|apps-script/);
});

test('the value of a promise is lost, unless told otherwise', async () => {
  const machine = await machineOf(SCRIPT);
  expect((await machine.call('later')).result).toBeNull();
  const awaiting = await machineOf(SCRIPT, { promises: 'awaited' });
  expect((await awaiting.call('later')).result).toBe(1);
});
