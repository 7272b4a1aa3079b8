import { checkLatencies, latencyOf } from '../../emulator/latency';
import { cleanUp, machineOf, resultOf, serverOf } from './kit';

afterEach(cleanUp);

const SCRIPT = `
function write(n) {
  for (let i = 1; i <= n; i++) {
    try { PropertiesService.getScriptProperties().setProperty('k' + i, 'v'); } catch (e) { /* stubborn */ }
  }
  return 'done';
}
function read() { return PropertiesService.getScriptProperties().getKeys().length; }
`;
// every write is two calls: the store, the value
const CALLS = 6;

test('killed before the k-th call: nothing from it on has an effect, for every k', async () => {
  const machine = await machineOf(SCRIPT);
  const empty = machine.snapshot();
  for (let k = 1; k <= CALLS; k++) {
    machine.restore(empty);
    machine.faults({ killAtCall: k });
    const { execution, error } = await machine.call('write', [3]);
    expect(execution).toMatchObject({ outcome: 'killed', totalCalls: k });
    expect(error).toBeDefined();
    expect(Object.keys(machine.properties().script)).toHaveLength(Math.floor((k - 1) / 2));
  }
  machine.restore(empty);
  machine.faults({ killAtCall: CALLS + 1 });
  expect((await machine.call('write', [3])).execution.outcome).toBe('ok');
});

test('killed after the k-th call: it took effect, nothing after it did', async () => {
  const machine = await machineOf(SCRIPT);
  const empty = machine.snapshot();
  for (let k = 1; k <= CALLS; k++) {
    machine.restore(empty);
    machine.faults({ killAfterCall: k });
    const { execution } = await machine.call('write', [3]);
    expect(execution).toMatchObject({ outcome: 'killed', totalCalls: k });
    expect(Object.keys(machine.properties().script)).toHaveLength(Math.floor(k / 2));
  }
});

test('killed in the middle of a fetchAll: some of its requests were sent', async () => {
  const seen: string[] = [];
  const url = await serverOf((request, response) => {
    seen.push(request.url!);
    response.end('ok');
  });
  const script = 'function all(urls) { return UrlFetchApp.fetchAll(urls).length; }';
  const machine = await machineOf(script);
  machine.faults({ killInCall: 1 });
  const urls = ['/a', '/b', '/c', '/d'].map((where) => url + where);
  expect((await machine.call('all', [urls])).execution.outcome).toBe('killed');
  expect(seen.sort()).toEqual(['/a', '/c']);
  expect(await resultOf(machine.call('all', [urls]))).toBe(4);
});

test('a kill counts over executions and happens once', async () => {
  const machine = await machineOf(SCRIPT);
  machine.faults({ killAtCall: 5 });
  expect((await machine.call('write', [2])).execution.outcome).toBe('ok'); // calls 1 to 4
  expect((await machine.call('write', [2])).execution.outcome).toBe('killed');
  expect((await machine.call('write', [2])).execution.outcome).toBe('ok');
  expect(machine.faults().calls).toBe(9);
});

test('a sweep of a thousand kills leaves nothing behind', async () => {
  const machine = await machineOf(SCRIPT);
  const empty = machine.snapshot();
  let held = 0;
  for (let i = 0; i < 1000; i++) {
    machine.restore(empty);
    machine.faults({ killAtCall: 1 + (i % CALLS) });
    await machine.call('write', [3]);
    // What each of them took is taken again by the next: else a sweep would take longer and longer.
    if (i === 100) held = process.getActiveResourcesInfo().length;
  }
  expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(held + 10);
  expect(machine.running()).toEqual([]);
  expect(await resultOf(machine.call('read'))).toBeLessThan(3);
});

test('transient errors: at their rate, on both sides of the effect, the same for a seed', async () => {
  const machine = await machineOf(SCRIPT);
  const empty = machine.snapshot();
  const run = async (seed: number) => {
    machine.restore(empty);
    machine.faults({ transient: { service: 'PropertiesService', rate: 0.2, seed } });
    const { execution } = await machine.call('write', [200]);
    const { thrown } = machine.faults();
    return { keys: Object.keys(machine.properties().script).sort(), thrown, execution };
  };
  const one = await run(1);
  // opening the store is a call too: some 72 of 376 calls fail, of the writes half after their effect
  expect(one.thrown).toBeGreaterThan(40);
  expect(one.thrown).toBeLessThan(120);
  expect(one.keys.length).toBeGreaterThan(200 - one.thrown);
  expect(one.keys.length).toBeLessThan(200);
  expect((await run(1)).keys).toEqual(one.keys);
  expect((await run(2)).keys).not.toEqual(one.keys);
});

test('transient errors speak as Google does, and only where they are asked for', async () => {
  const script = `
    function messages() {
      const all = {};
      for (let i = 0; i < 200; i++)
        try { CacheService.getScriptCache().get('k'); } catch (e) { all[e.message] = e.name; }
      PropertiesService.getScriptProperties().getKeys();
      return all;
    }`;
  const machine = await machineOf(script);
  machine.faults({ transient: { service: 'CacheService', rate: 0.5, seed: 1 } });
  const messages = await resultOf(machine.call('messages'));
  expect(Object.keys(messages)).toHaveLength(4);
  for (const sentence of [
    'server error occurred',
    'timed out',
    'too many times in a short time',
    'unavailable',
  ])
    expect(Object.keys(messages).some((m) => m.includes(sentence))).toBe(true);
  expect(new Set(Object.values(messages))).toEqual(new Set(['Exception']));
});

test('every operation has a latency, and Sheets has the measured ones', () => {
  expect(latencyOf('Sheets.Spreadsheets.Values.get', 0, 10_000_000)).toBeCloseTo(45_250);
  expect(latencyOf('Sheets.Spreadsheets.batchUpdate', 0, 10_000_000)).toBeCloseTo(220_300);
  expect(() => checkLatencies(['Sheets.x', 'Nobody.knows'])).toThrow(
    /^Nobody\.knows has no latency/,
  );
});

test('latencies: a factor, or milliseconds of one method', async () => {
  const machine = await machineOf(SCRIPT);
  const ms = async () => (await machine.call('read')).execution.virtualMs;
  const usual = await ms();
  expect(usual).toBeGreaterThan(0);
  machine.faults({ latency: 3 });
  expect(await ms()).toBeCloseTo(3 * usual, 3);
  machine.faults({ latency: { 'PropertiesService.getKeys': 1000 } });
  expect(await ms()).toBeCloseTo(usual / 2 + 1000, 3);
});
