import { cleanUp, errorOf, machineOf, resultOf } from './kit';

afterEach(cleanUp);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SCRIPT = `
const props = () => PropertiesService.getScriptProperties();
function make(fn, method, value) { return ScriptApp.newTrigger(fn).timeBased()[method](value).create().getUniqueId(); }
function makeAt(fn, ms) { ScriptApp.newTrigger(fn).timeBased().at(new Date(Date.now() + ms)).create(); }
function daily(hour) { ScriptApp.newTrigger('tick').timeBased().everyDays(1).atHour(hour).create(); }
function list() { return ScriptApp.getProjectTriggers().map((t) => [t.getHandlerFunction(), t.getUniqueId(), t.getEventType() === ScriptApp.EventType.CLOCK]); }
function drop() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); }
function tick(e) { props().setProperty('ticks', String(1 + Number(props().getProperty('ticks') || 0))); props().setProperty('event', JSON.stringify(e)); props().setProperty('user', Session.getActiveUser().getEmail()); }
function long() { Utilities.sleep(290000); props().setProperty('long', String(1 + Number(props().getProperty('long') || 0))); }
function fails() { throw new Error('tick failed'); }
function private_() { props().setProperty('private', 'ran'); }
`;
const options = { startTime: Date.UTC(2026, 10, 2, 8, 30) };
const ticks = (machine: { properties(): any }) => Number(machine.properties().script.ticks ?? 0);

test('owned mode: a trigger fires every minute, in virtual time', async () => {
  const machine = await machineOf(SCRIPT, { ...options, mode: 'owned' });
  const id = await resultOf(
    machine.call('make', ['tick', 'everyMinutes', 1], { user: 'a@x.example' }),
  );
  expect(machine.triggers()).toMatchObject([
    { id, function: 'tick', user: 'a@x.example', when: 'every minute', last: null },
  ]);
  const fired = await machine.advance(10 * MINUTE);
  expect(fired).toHaveLength(10);
  expect(fired[0]).toMatchObject({
    function: 'tick',
    kind: 'trigger',
    user: 'a@x.example',
    outcome: 'ok',
  });
  expect(ticks(machine)).toBe(10);
  expect(machine.properties().script.user).toBe('a@x.example');
  expect(JSON.parse(machine.properties().script.event!)).toMatchObject({
    authMode: 'FULL',
    triggerUid: id,
    year: 2026,
    month: 11,
    'day-of-month': 2,
    'day-of-week': 1,
    'week-of-year': 45,
    hour: 8,
    minute: 40,
  });
});

test('addon mode: hourly at most, one a user and document', async () => {
  const machine = await machineOf(SCRIPT, options);
  expect(await errorOf(machine.call('make', ['tick', 'everyMinutes', 30]))).toMatch(/once an hour/);
  expect(await errorOf(machine.call('make', ['tick', 'after', MINUTE]))).toMatch(/once an hour/);
  expect(await errorOf(machine.call('make', ['tick', 'everyHours', 1]))).toBeUndefined();
  expect(await errorOf(machine.call('make', ['other', 'everyHours', 2]))).toMatch(
    /too many time-based/,
  );
  const other = { user: 'b@x.example' };
  expect(await errorOf(machine.call('make', ['tick', 'everyHours', 1], other))).toBeUndefined();
  expect(await machine.advance(3 * HOUR)).toHaveLength(6);
  await machine.call('drop');
  expect(await resultOf(machine.call('list'))).toEqual([]);
  expect(await machine.advance(3 * HOUR)).toHaveLength(3);
});

test('owned mode: the values Google takes, and twenty triggers a user', async () => {
  const machine = await machineOf(SCRIPT, { ...options, mode: 'owned' });
  expect(await errorOf(machine.call('make', ['tick', 'everyMinutes', 7]))).toMatch(
    /1, 5, 10, 15, 30/,
  );
  expect(await errorOf(machine.call('make', ['tick', 'everyHours', 5]))).toMatch(/invalid/);
  for (let i = 0; i < 20; i++) await machine.call('make', ['tick', 'everyHours', 1]);
  expect(await errorOf(machine.call('make', ['tick', 'everyHours', 1]))).toMatch(
    /too many triggers/,
  );
  const listed = await resultOf(machine.call('list'));
  expect(listed).toHaveLength(20);
  expect(listed[0]).toEqual(['tick', expect.any(String), true]);
});

test('a trigger of one time runs once and is gone', async () => {
  const machine = await machineOf(SCRIPT, { ...options, mode: 'owned' });
  await machine.call('make', ['tick', 'after', 10 * MINUTE]);
  await machine.call('makeAt', ['tick', 20 * MINUTE]);
  expect(machine.triggers().map((t) => t.when)).toEqual(['once', 'once']);
  expect(await machine.advance(15 * MINUTE)).toHaveLength(1);
  expect(await machine.advance(15 * MINUTE)).toHaveLength(1);
  expect(machine.triggers()).toEqual([]);
});

test('a daily trigger comes at its hour of the script’s zone', async () => {
  const machine = await machineOf(SCRIPT, { ...options, timeZone: 'America/New_York' });
  await machine.call('daily', [6]);
  expect(machine.triggers()).toMatchObject([
    { when: 'every day', next: '2026-11-02T11:00:00.000Z' },
  ]);
});

test('runs that fall due while one runs are not made up for', async () => {
  const machine = await machineOf(SCRIPT, { ...options, mode: 'owned' });
  await machine.call('make', ['long', 'everyMinutes', 1]);
  expect(await machine.advance(15 * MINUTE)).toHaveLength(3);
});

test('the total run time of triggers a day is limited', async () => {
  const machine = await machineOf(SCRIPT, { ...options, mode: 'owned', account: 'consumer' });
  await machine.call('make', ['long', 'everyMinutes', 5]);
  const fired = await machine.advance(12 * HOUR);
  expect(fired).toHaveLength(19); // 90 minutes of 4 min 50 s
  expect(machine.logs().at(-1)?.textPayload).toMatch(/too much computer time for one day/);
  // The day of the quota began with its first use, and is over 24 hours later.
  expect(await machine.advance(12 * HOUR)).toHaveLength(0);
  expect((await machine.advance(2 * HOUR)).length).toBeGreaterThan(10);
});

test('a trigger that fails is logged, and fires again', async () => {
  const machine = await machineOf(SCRIPT, { ...options, mode: 'owned' });
  await machine.call('make', ['fails', 'everyMinutes', 30]);
  const fired = await machine.advance(HOUR);
  expect(fired.map(({ outcome }) => outcome)).toEqual(['error', 'error']);
  expect(machine.logs().at(-1)).toMatchObject({
    severity: 'ERROR',
    textPayload: expect.stringContaining('tick failed'),
  });
});

test('a trigger may call a private function; a client may not', async () => {
  const machine = await machineOf(SCRIPT, { ...options, mode: 'owned' });
  await machine.call('make', ['private_', 'everyMinutes', 30]);
  await machine.advance(HOUR);
  expect(machine.properties().script.private).toBe('ran');
  expect(await errorOf(machine.call('private_'))).toMatch(/Script function not found/);
});

test('in real time the clock follows the wall clock and triggers fire by themselves', async () => {
  const machine = await machineOf(SCRIPT, { mode: 'owned', realtime: true });
  expect(Math.abs(machine.now() - Date.now())).toBeLessThan(1000);
  await machine.call('make', ['tick', 'after', 300]);
  for (let i = 0; i < 1_200 && ticks(machine) === 0; i++)
    await new Promise((r) => setTimeout(r, 50));
  expect(ticks(machine)).toBe(1);
  const wall = Date.now();
  expect(machine.now()).toBeGreaterThanOrEqual(wall - 50);
});

test('triggers stop when a scope is withdrawn', async () => {
  const scope = 'https://www.googleapis.com/auth/script.external_request';
  const { bundleOf } = await import('./kit');
  const manifest = JSON.stringify({
    oauthScopes: [scope, 'https://www.googleapis.com/auth/script.scriptapp'],
  });
  const script = `${SCRIPT} function info() { const i = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
    return [i.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.REQUIRED, !!i.getAuthorizationUrl()]; }`;
  const bundle = bundleOf(script, { 'appsscript.json': manifest });
  const machine = await machineOf('', { ...options, bundle });
  await resultOf(machine.call('make', ['tick', 'everyHours', 1]));
  expect(await resultOf(machine.call('info'))).toEqual([false, false]);
  machine.faults({ revokedScopes: [scope] });
  expect(await resultOf(machine.call('info'))).toEqual([true, true]);
  expect(await machine.advance(2 * HOUR)).toEqual([]);
  machine.faults({});
  expect(await machine.advance(2 * HOUR)).toHaveLength(2);
});
