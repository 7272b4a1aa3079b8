import { cleanUp, errorOf, machineOf, resultOf } from './kit';

afterEach(cleanUp);

const SCRIPT = `
const props = () => PropertiesService.getScriptProperties();
function hold(ms, release) {
  const lock = LockService.getScriptLock();
  const got = lock.tryLock(0);
  Utilities.sleep(ms / 2); Utilities.sleep(ms / 2);
  if (release) { lock.releaseLock(); Utilities.sleep(60000); }
  return got;
}
function wait(ms) {
  Utilities.sleep(1000); // come second
  const before = Date.now();
  const lock = LockService.getScriptLock();
  const got = lock.tryLock(ms);
  return { got, has: lock.hasLock(), waited: Date.now() - before };
}
function mustWait(ms) { Utilities.sleep(1000); LockService.getScriptLock().waitLock(ms); return 'got it'; }
function again() { const lock = LockService.getScriptLock(); return [lock.tryLock(0), lock.tryLock(0), lock.hasLock(), lock.releaseLock(), lock.hasLock()]; }
function dies() { LockService.getScriptLock().tryLock(0); throw new Error('died'); }
function document_() { return LockService.getDocumentLock(); }
function hasDocument() { return LockService.getDocumentLock() !== null; }
function user(ms) { const lock = LockService.getUserLock(); const got = lock.tryLock(0); Utilities.sleep(ms); return got; }
function cross(first, second, ms) {
  const one = LockService[first](); const two = LockService[second]();
  one.tryLock(100000); Utilities.sleep(1000);
  return two.tryLock(ms);
}
function careless(name) {
  for (let i = 0; i < 5; i++) {
    const n = Number(props().getProperty('n') || 0);
    props().setProperty('n', String(n + 1));
  }
}
function careful(name) {
  for (let i = 0; i < 5; i++) {
    const lock = LockService.getDocumentLock();
    lock.waitLock(300000);
    const n = Number(props().getProperty('n') || 0);
    props().setProperty('n', String(n + 1));
    lock.releaseLock();
  }
}
function trail(name) {
  for (let i = 0; i < 6; i++) props().setProperty('trail', (props().getProperty('trail') || '') + name);
}
`;
// in the order of virtual time, so who comes second is not left to the threads
const turns = { schedule: 'time' } as const;

test('a lock is waited for until its holder ends, on the virtual clock', async () => {
  const machine = await machineOf(SCRIPT, turns);
  const [holder, waiter] = await Promise.all([
    resultOf(machine.call('hold', [40_000])),
    resultOf(machine.call('wait', [100_000])),
  ]);
  expect(holder).toBe(true);
  expect(waiter).toMatchObject({ got: true, has: true });
  expect(waiter.waited).toBeGreaterThan(38_000);
  expect(waiter.waited).toBeLessThan(41_000);
});

test('a lock is waited for until it is released', async () => {
  const machine = await machineOf(SCRIPT, turns);
  const [, waiter] = await Promise.all([
    machine.call('hold', [10_000, true]),
    resultOf(machine.call('wait', [100_000])),
  ]);
  expect(waiter.got).toBe(true);
  expect(waiter.waited).toBeLessThan(11_000);
});

test('patience ends: tryLock answers false, waitLock throws', async () => {
  const machine = await machineOf(SCRIPT, turns);
  const [, waiter] = await Promise.all([
    machine.call('hold', [40_000]),
    resultOf(machine.call('wait', [5_000])),
  ]);
  expect(waiter).toMatchObject({ got: false, has: false });
  expect(waiter.waited).toBeGreaterThanOrEqual(5_000);
  expect(waiter.waited).toBeLessThan(5_200);
  const [, message] = await Promise.all([
    machine.call('hold', [40_000]),
    errorOf(machine.call('mustWait', [5_000])),
  ]);
  expect(message).toMatch(/Lock timeout/);
});

test('a lock is reentrant, and ends with its execution however that ends', async () => {
  const machine = await machineOf(SCRIPT);
  expect(await resultOf(machine.call('again'))).toEqual([true, true, true, null, false]);
  await machine.call('dies');
  machine.faults({ killAtCall: 3 });
  expect((await machine.call('hold', [10])).execution.outcome).toBe('killed');
  expect(await resultOf(machine.call('hold', [10]))).toBe(true);
});

test('a document lock needs a container; a user lock is one a user', async () => {
  const machine = await machineOf(SCRIPT, turns);
  expect(await resultOf(machine.call('hasDocument'))).toBe(true);
  const standalone = await machineOf(SCRIPT, { container: false });
  expect(await resultOf(standalone.call('hasDocument'))).toBe(false);
  const two = await Promise.all([
    resultOf(machine.call('user', [100], { user: 'a@school.example' })),
    resultOf(machine.call('user', [100], { user: 'b@school.example' })),
  ]);
  expect(two).toEqual([true, true]);
});

test('a machine that is restored holds no lock of its future', async () => {
  const machine = await machineOf(SCRIPT);
  const before = machine.snapshot();
  await machine.call('hold', [40_000, true]);
  machine.restore(before);
  expect(await resultOf(machine.call('again'))).toEqual([true, true, true, null, false]);
});

test('who wait for each other are freed by the least patience', async () => {
  const machine = await machineOf(SCRIPT, turns);
  const both = await Promise.all([
    resultOf(machine.call('cross', ['getScriptLock', 'getUserLock', 20_000])),
    resultOf(machine.call('cross', ['getUserLock', 'getScriptLock', 60_000])),
  ]);
  expect(both).toEqual([false, true]);
});

test('two executors race: without a lock updates are lost, with one never', async () => {
  const lost = new Set<string>();
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const machine = await machineOf(SCRIPT, { schedule: { seed } });
    await Promise.all([machine.call('careless'), machine.call('careless')]);
    lost.add(machine.properties().script.n!);
    machine.reset();
    await Promise.all([machine.call('careful'), machine.call('careful')]);
    expect(machine.properties().script.n).toBe('10');
  }
  expect([...lost].some((n) => Number(n) < 10)).toBe(true);
});

test('the same seed gives the same race, another seed another', async () => {
  const race = async (seed: number): Promise<string> => {
    const machine = await machineOf(SCRIPT, { schedule: { seed } });
    await Promise.all(['a', 'b', 'c'].map((name) => machine.call('trail', [name])));
    return machine.properties().script.trail!;
  };
  const first = await race(11);
  expect(await race(11)).toBe(first);
  expect(await race(11)).toBe(first);
  const others = [await race(12), await race(13), await race(14)];
  expect(others.some((trail) => trail !== first)).toBe(true);
});

test('more than thirty executions of a user are refused', async () => {
  const machine = await machineOf(SCRIPT);
  const all = await Promise.all(
    Array.from({ length: 32 }, () => machine.call('user', [10], { user: 'busy@school.example' })),
  );
  const refused = all.filter(({ error }) => error);
  expect(refused).toHaveLength(2);
  expect(refused[0]!.error!.message).toMatch(/too many scripts running simultaneously/);
});
