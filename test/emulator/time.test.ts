import type { Machine } from '../../emulator/machine/machine';
import { cleanUp, errorOf, machineOf, resultOf } from './kit';

afterEach(cleanUp);

const SCRIPT = `
const store = () => PropertiesService.getScriptProperties();
function slept(ms) { const before = Date.now(); Utilities.sleep(ms); return [before, Date.now(), new Date().getTime(), Date().length > 10]; }
function stubborn() {
  store().setProperty('before', '1');
  try { Utilities.sleep(300000); Utilities.sleep(300000); } catch (e) { store().setProperty('in catch', '1'); }
  finally { try { store().setProperty('in finally', '1'); } catch (e) {} }
  store().setProperty('after', '1');
  return 'finished';
}
function endless() { Utilities.sleep(300000); for (;;) { try { Utilities.sleep(300000); } catch (e) {} } }
function spin() { for (;;) {} }
async function later() { Utilities.sleep(300000); await null; Utilities.sleep(300000); store().setProperty('late', '1'); }
function busy(ms) { if (ms > 0) Utilities.sleep(ms); for (let i = 0; i < 20; i++) store().getProperty('x'); }
function rests(ms) { store().setProperty('began', '1'); Utilities.sleep(ms); }
function ok() { return 'ok'; }
`;

test('Date reads the virtual clock, and sleeping moves it', async () => {
  const machine = await machineOf(SCRIPT, { startTime: Date.UTC(2030, 0, 1) });
  const [before, after, date, text] = await resultOf(machine.call('slept', [1234]));
  expect(before).toBe(Date.UTC(2030, 0, 1));
  expect(after - before).toBe(1234);
  expect(date).toBe(after);
  expect(text).toBe(true);
  expect(machine.now()).toBe(after);
});

test('after six minutes every call throws, nothing has an effect, nothing is caught', async () => {
  const machine = await machineOf(SCRIPT);
  const start = machine.now();
  const { result, error, execution } = await machine.call('stubborn');
  expect(result).toBeUndefined();
  expect(error?.message).toBe('Exceeded maximum execution time');
  expect(execution).toMatchObject({ outcome: 'timed-out', virtualMs: 360_000 });
  expect(machine.properties().script).toEqual({ before: '1' });
  expect(machine.now() - start).toBe(360_000);
  expect(machine.logs().at(-1)).toMatchObject({ severity: 'ERROR' });
});

test('an async execution dies as well', async () => {
  const machine = await machineOf(SCRIPT);
  expect((await machine.call('later')).execution.outcome).toBe('timed-out');
  expect(machine.properties().script).toEqual({});
});

test('a simple trigger has 30 seconds', async () => {
  const machine = await machineOf(SCRIPT);
  const simple = { kind: 'simple', mode: 'LIMITED' } as const;
  expect((await machine.call('slept', [29_000], simple)).execution.outcome).toBe('ok');
  expect((await machine.call('slept', [31_000], simple)).execution.outcome).toBe('timed-out');
});

test('a script that goes on after its end is ended by force, and the next one runs', async () => {
  const machine = await machineOf(SCRIPT);
  expect((await machine.call('endless')).execution.outcome).toBe('timed-out');
  expect(await resultOf(machine.call('ok'))).toBe('ok');
});

test('computing without end counts too', async () => {
  const machine = await machineOf(SCRIPT, { cpuScale: 100 });
  const answer = machine.call('spin', [], { kind: 'simple' });
  expect(await errorOf(answer)).toBe('Exceeded maximum execution time');
  expect(await resultOf(machine.call('ok'))).toBe('ok');
});

test('CPU time is measured, and counted as far as cpuScale says', async () => {
  const script =
    'function work() { let n = 0; for (let i = 0; i < 3e7; i++) n += i % 7; return n > 0; }';
  const free = await (await machineOf(script)).call('work');
  expect(free.execution.virtualMs).toBe(0);
  expect(free.execution.cpuMs).toBeGreaterThan(1);
  const counted = await (await machineOf(script, { cpuScale: 2 })).call('work');
  expect(counted.execution.virtualMs).toBeCloseTo(2 * counted.execution.cpuMs, 1);
});

describe('where sleeping takes its time on the wall', () => {
  const SLOW = { latency: { 'PropertiesService.getProperty': 50 } };
  /** How long it took on the wall; a busy machine makes that longer, and never shorter. */
  const onTheWall = async (machine: Machine, ms: number) => {
    const from = Date.now();
    const { execution } = await machine.call('busy', [ms]);
    return { wall: Date.now() - from, virtual: execution.virtualMs };
  };

  test('whoever has slept goes on in step with it', async () => {
    const machine = await machineOf(SCRIPT, { waits: 'sleeps' });
    machine.faults(SLOW);
    const { wall, virtual } = await onTheWall(machine, 1);
    expect(virtual).toBeGreaterThan(1_000);
    expect(wall).toBeGreaterThan(900);
  });

  test('so does whoever works beside one that sleeps', async () => {
    const machine = await machineOf(SCRIPT, { waits: 'sleeps' });
    machine.faults(SLOW);
    const sleeper = machine.call('rests', [1_500]);
    while (machine.properties().script['began'] === undefined)
      await new Promise((next) => setTimeout(next, 5));
    expect((await onTheWall(machine, 0)).wall).toBeGreaterThan(500);
    await sleeper;
  });
});
