import { DAILY, OUTBOX_MAILS } from '../../emulator/limits';
import { cleanUp, errorOf, machineOf, resultOf } from './kit';

afterEach(cleanUp);

const SCRIPT = `
const store = (name) => PropertiesService['get' + name + 'Properties']();
function set(name, key, value) { store(name).setProperty(key, value); }
function fill(name, n, size) { for (let i = 0; i < n; i++) store(name).setProperty('key' + i, 'x'.repeat(size)); }
function setAll(values, alone) { store('Script').setProperties(values, alone); return store('Script').getProperties(); }
function get(name, key) { return store(name).getProperty(key); }
function noDocument() { return store('Document'); }
function remove() { store('Script').deleteProperty('a'); const left = store('Script').getKeys(); store('Script').deleteAllProperties(); return [left, store('Script').getKeys()]; }
function chatter(n) { const p = store('Script'); for (let i = 0; i < n; i++) p.getProperty('k'); }
const cache = () => CacheService.getScriptCache();
function put(key, value, seconds) { if (seconds) cache().put(key, value, seconds); else cache().put(key, value); }
function cached(key) { return cache().get(key); }
function cacheMany() { for (let i = 0; i < 1001; i++) cache().put('k' + i, 'v', 100 + i); return Object.keys(cache().getAll(Array.from({ length: 1001 }, (_, i) => 'k' + i))).length; }
function mail(to) { MailApp.sendEmail(to, 'Subject', 'Body'); return MailApp.getRemainingDailyQuota(); }
function mails(n) { for (let i = 0; i < n; i++) MailApp.sendEmail('a@x.example', 'Subject', 'Body'); }
function mailObject() { MailApp.sendEmail({ to: 'a@x.example', cc: 'b@x.example', subject: 'S', htmlBody: '<b>hi</b>', body: 'hi', name: 'Homeroom', attachments: [Utilities.newBlob('abc', 'text/csv', 'a.csv')] }); }
function session() { return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), Session.getScriptTimeZone(), Session.getActiveUserLocale(), Session.getTemporaryActiveUserKey()]; }
`;

test('three stores: the document’s, the script’s, and one a user', async () => {
  const machine = await machineOf(SCRIPT);
  for (const name of ['Document', 'Script', 'User']) await machine.call('set', [name, 'k', name]);
  const other = { user: 'other@school.example' };
  expect(await resultOf(machine.call('get', ['Document', 'k'], other))).toBe('Document');
  expect(await resultOf(machine.call('get', ['Script', 'k'], other))).toBe('Script');
  expect(await resultOf(machine.call('get', ['User', 'k'], other))).toBeNull();
  const standalone = await machineOf(SCRIPT, { container: false });
  expect(await resultOf(standalone.call('noDocument'))).toBeNull();
});

test('a value of more than 9 KB is refused, in bytes', async () => {
  const machine = await machineOf(SCRIPT);
  expect(
    await errorOf(machine.call('set', ['Script', 'k', 'x'.repeat(9 * 1024 - 1)])),
  ).toBeUndefined();
  expect(await errorOf(machine.call('set', ['Script', 'k', 'x'.repeat(9 * 1024)]))).toMatch(
    /too large/,
  );
  expect(await errorOf(machine.call('set', ['Script', 'k', 'é'.repeat(5000)]))).toMatch(
    /too large/,
  );
});

test('a store of more than 500 KB is refused and keeps what it had', async () => {
  const machine = await machineOf(SCRIPT);
  expect(await errorOf(machine.call('fill', ['Script', 60, 9000]))).toMatch(
    /property storage quota/,
  );
  expect(Object.keys(machine.properties().script)).toHaveLength(56);
  expect(await errorOf(machine.call('fill', ['User', 50, 9000]))).toBeUndefined();
});

test('setProperties changes all or nothing, and can replace the rest', async () => {
  const machine = await machineOf(SCRIPT);
  await machine.call('setAll', [{ a: '1', b: '2' }]);
  expect(await resultOf(machine.call('setAll', [{ c: '3' }]))).toEqual({ a: '1', b: '2', c: '3' });
  const tooMuch = { d: '4', e: 'x'.repeat(10_000) };
  expect(await errorOf(machine.call('setAll', [tooMuch]))).toMatch(/too large/);
  expect(machine.properties().script).toEqual({ a: '1', b: '2', c: '3' });
  expect(await resultOf(machine.call('setAll', [{ a: '9' }, true]))).toEqual({ a: '9' });
  await machine.call('setAll', [{ b: '1' }]);
  expect(await resultOf(machine.call('remove'))).toEqual([['b'], []]);
});

test('the daily quota of reads and writes ends, and comes back the next day', async () => {
  const machine = await machineOf(SCRIPT, { account: 'consumer' });
  machine.faults({ latency: 0 });
  const all = DAILY['properties read/write'].consumer;
  expect(await errorOf(machine.call('chatter', [all]))).toBeUndefined();
  expect(await errorOf(machine.call('chatter', [1]))).toMatch(
    /too many times for one day: properties/,
  );
  expect(await errorOf(machine.call('chatter', [1], { user: 'b@school.example' }))).toBeUndefined();
  await machine.advance(24 * 3600_000);
  expect(await errorOf(machine.call('chatter', [1]))).toBeUndefined();
});

test('a day of a quota begins with its first use, whatever the calendar says', async () => {
  // Half an hour before midnight UTC: what is used then still counts an hour later.
  const machine = await machineOf(SCRIPT, {
    account: 'consumer',
    startTime: Date.UTC(2026, 8, 1, 23, 30),
  });
  machine.faults({ latency: 0 });
  const all = DAILY['properties read/write'].consumer;
  expect(await errorOf(machine.call('chatter', [1]))).toBeUndefined();
  await machine.advance(3600_000);
  expect(await errorOf(machine.call('chatter', [all - 1]))).toBeUndefined();
  expect(await errorOf(machine.call('chatter', [1]))).toMatch(/too many times for one day/);
  await machine.advance(22 * 3600_000);
  expect(await errorOf(machine.call('chatter', [1]))).toMatch(/too many times for one day/);
  await machine.advance(3600_000);
  expect(await errorOf(machine.call('chatter', [all]))).toBeUndefined();
});

test('the cache forgets on the virtual clock, and has limits', async () => {
  const machine = await machineOf(SCRIPT);
  await machine.call('put', ['k', 'v', 60]);
  await machine.call('put', ['usual', 'v']);
  expect(await resultOf(machine.call('cached', ['k']))).toBe('v');
  await machine.advance(61_000);
  expect(await resultOf(machine.call('cached', ['k']))).toBeNull();
  expect(await resultOf(machine.call('cached', ['usual']))).toBe('v');
  await machine.advance(600_000);
  expect(await resultOf(machine.call('cached', ['usual']))).toBeNull();
  expect(await errorOf(machine.call('put', ['x'.repeat(251), 'v']))).toMatch(/too large: key/);
  expect(await errorOf(machine.call('put', ['k', 'x'.repeat(100 * 1024 + 1)]))).toMatch(
    /too large: value/,
  );
  expect(await errorOf(machine.call('put', ['k', 'v', 21_601]))).toMatch(/Invalid argument/);
  const left = await resultOf(machine.call('cacheMany'));
  expect(left).toBeGreaterThanOrEqual(900);
  expect(left).toBeLessThan(1000);
  machine.forgetCache();
  expect(await resultOf(machine.call('cached', ['k1000']))).toBeNull();
});

test('mails go to the outbox, and recipients are counted', async () => {
  const machine = await machineOf(SCRIPT, { account: 'consumer' });
  expect(await resultOf(machine.call('mail', ['a@x.example,b@x.example']))).toBe(98);
  await machine.call('mailObject');
  expect(machine.outbox()).toMatchObject([
    {
      to: 'a@x.example,b@x.example',
      subject: 'Subject',
      body: 'Body',
      from: machine.settings.user,
    },
    {
      to: 'a@x.example',
      cc: 'b@x.example',
      htmlBody: '<b>hi</b>',
      name: 'Homeroom',
      attachments: [{ name: 'a.csv', type: 'text/csv', bytes: 3 }],
    },
  ]);
  expect(await errorOf(machine.call('mail', ['nobody']))).toMatch(/Invalid email: nobody/);
  const fifty = Array.from({ length: 50 }, (_, i) => `p${i}@x.example`).join(',');
  expect(await resultOf(machine.call('mail', [fifty]))).toBe(46);
  expect(await errorOf(machine.call('mail', [`${fifty},one@x.example`]))).toMatch(/Recipients Per/);
  expect(await errorOf(machine.call('mail', [fifty]))).toMatch(/too many times for one day: email/);
  expect(machine.outbox()).toHaveLength(3);
});

test('the outbox holds the newest mails, and their numbers tell how many there were', async () => {
  const machine = await machineOf(SCRIPT, { account: 'workspace' });
  machine.faults({ latency: 0 });
  await machine.call('mails', [OUTBOX_MAILS + 3]);
  const ids = machine.outbox().map(({ id }) => id);
  expect(ids).toHaveLength(OUTBOX_MAILS);
  expect([ids[0], ids[ids.length - 1]]).toEqual([4, OUTBOX_MAILS + 3]);
  const saved = machine.snapshot();
  await machine.call('mails', [1]);
  machine.restore(saved);
  expect(machine.outbox().map(({ id }) => id)).toEqual(ids);
});

test('a session knows its user', async () => {
  const machine = await machineOf(SCRIPT, { timeZone: 'Europe/Rome', locale: 'it_IT' });
  const mine = await resultOf(machine.call('session', [], { user: 'a@school.example' }));
  expect(mine.slice(0, 4)).toEqual(['a@school.example', 'a@school.example', 'Europe/Rome', 'it']);
  const other = await resultOf(machine.call('session', [], { user: 'b@school.example' }));
  expect(other[4]).not.toBe(mine[4]);
});
