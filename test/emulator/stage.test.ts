/** What people do around the workbook, by the control API: other users, copies, the district's faults. */
import { controlRoutes } from '../../emulator/control/api';
import { listen } from '../../emulator/control/router';
import { startDistrict, type District } from '../../emulator/district/server';
import { bundleOf, cleanUp, machineOf } from './kit';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  await cleanUp();
});

const SCRIPT = `
function onOpen(e) { SpreadsheetApp.getUi().createAddonMenu().addItem(e.authMode, 'who').addToUi(); }
function onInstall(e) { onOpen(e); }
function who() { return [Session.getActiveUser().getEmail(), SpreadsheetApp.getActive().getId()]; }
function hourly() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
function tick() { PropertiesService.getDocumentProperties().setProperty('ticks', String(1 + Number(PropertiesService.getDocumentProperties().getProperty('ticks')))); }
function fetches(url, options) { const r = UrlFetchApp.fetch(url, Object.assign({ muteHttpExceptions: true }, options)); return [r.getResponseCode(), r.getContentText()]; }
function token(url) { return fetches(url + '/oauth/token', { method: 'post', payload: { grant_type: 'client_credentials', client_id: 'demo-key', client_secret: 'demo-secret' } })[0]; }
function schools(url, token) { return fetches(url + '/data/v3/ed-fi/schools', { headers: { Authorization: 'Bearer ' + token } }); }
`;
const SCOPES = [
  'spreadsheets',
  'script.external_request',
  'script.scriptapp',
  'userinfo.email',
].map((name) => `https://www.googleapis.com/auth/${name}`);

async function served(district: District | null = null) {
  const manifest = JSON.stringify({ oauthScopes: SCOPES });
  const machine = await machineOf('', {
    bundle: bundleOf(SCRIPT, { 'appsscript.json': manifest }),
  });
  const info = { page: '', district: district?.url ?? null };
  const { port, close } = await listen(controlRoutes(machine, info), 0);
  closers.push(close);
  const ask = async (method: string, where: string, body?: unknown): Promise<any> => {
    const response = await fetch(`http://127.0.0.1:${port}/_emulator/${where}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  };
  const call = async (name: string, ...args: unknown[]) =>
    (await ask('POST', 'call', { function: name, args })).result;
  return { machine, ask, call };
}
const demo = async () => {
  const district = await startDistrict({ students: 20, schools: 1 });
  closers.push(() => district.close());
  return district;
};

test('a person is added, has granted nothing, and grants some of it', async () => {
  const { ask } = await served();
  const email = 'colleague@school.example';
  const call = { function: 'who', user: email };
  expect(await ask('PUT', `people/${email}`, {})).toMatchObject({ email, installed: true });
  expect((await ask('POST', 'call', call)).error.message).toMatch(/^Authorization is required/);
  const some = { granted: [SCOPES[0], SCOPES[3]] };
  expect((await ask('PUT', `people/${email}`, some)).scopes).toEqual({
    [SCOPES[0]!]: true,
    [SCOPES[1]!]: false,
    [SCOPES[2]!]: false,
    [SCOPES[3]!]: true,
  });
  expect((await ask('POST', 'call', call)).result[0]).toBe(email);
  expect((await ask('PUT', `people/${email}`, { granted: ['x'] })).error.message).toMatch(/"x"/);
  expect((await ask('PUT', 'people/nobody', {})).error.message).toMatch(/e-mail address/);
  expect((await ask('POST', 'call', { function: 'who', user: 'no one' })).status).toBe(400);
  const { people, user } = await ask('GET', `workbook?user=${email}`);
  expect(user).toBe(email);
  expect(people.map((one: { email: string }) => one.email)).toEqual([
    'analyst@school.example',
    email,
  ]);
});

test('a copy is opened by its id, everywhere', async () => {
  const { ask } = await served();
  const { id } = await ask('POST', 'workbooks', { name: 'Mine' });
  await ask('POST', 'open', { workbook: id });
  expect((await ask('POST', 'call', { function: 'who', workbook: id })).result[1]).toBe(id);
  await ask('PUT', `workbook?workbook=${id}`, { add: { title: 'Notes' } });
  await ask('PUT', `workbook/Notes?workbook=${id}`, { range: 'A1', input: 'here' });
  expect((await ask('GET', `workbook/Notes?workbook=${id}`)).values).toEqual([['here']]);
  expect((await ask('GET', 'workbook/Notes')).status).toBe(404);
  const { name, addonMenu, workbooks } = await ask('GET', `workbook?workbook=${id}`);
  expect([name, addonMenu.items[0].title]).toEqual(['Mine', 'NONE']);
  expect(workbooks.map((one: { name: string }) => one.name)).toEqual(['School data', 'Mine']);
  expect((await ask('GET', 'workbook?workbook=nowhere')).status).toBe(404);
});

test('mode, account and whether the add-on is enabled', async () => {
  const { ask } = await served();
  const wanted = { mode: 'owned', account: 'consumer', enabled: true };
  expect(await ask('POST', 'configure', wanted)).toMatchObject(wanted);
  expect(await ask('GET', 'workbook')).toMatchObject(wanted);
  expect((await ask('POST', 'configure', { mode: 'mine' })).error.message).toMatch(
    /addon or owned/,
  );
});

test('the district is down, refuses the key, is slow, is asked too often, and well again', async () => {
  const district = await demo();
  const { ask, call, machine } = await served(district);
  const { url } = district;
  const is = async (condition: string) =>
    expect(await ask('POST', 'district', { is: condition })).toEqual({
      status: 200,
      is: condition,
    });

  expect(await call('token', url)).toBe(200);
  await is('down');
  expect((await ask('POST', 'call', { function: 'fetches', args: [url] })).error).toBeDefined();
  await is('wrong-key');
  expect(await call('token', url)).toBe(401);
  expect((await call('fetches', url))[0]).toBe(200);
  await is('too-many');
  expect((await call('fetches', url))[0]).toBe(429);
  await is('slow');
  const before = machine.now();
  expect((await call('fetches', url))[0]).toBe(200);
  expect(machine.now() - before).toBeGreaterThan(20_000);
  expect((await ask('GET', 'district')).is).toBe('slow');
  await is('well');
  const after = machine.now();
  expect(await call('token', url)).toBe(200);
  expect(machine.now() - after).toBeLessThan(5_000);
  expect((await ask('POST', 'district', { is: 'ill' })).error.message).toMatch(/well, down/);
});

test('a key that is refused keeps no token it was given before', async () => {
  const district = await demo();
  const { ask, call } = await served(district);
  const form = {
    grant_type: 'client_credentials',
    client_id: 'demo-key',
    client_secret: 'demo-secret',
  };
  const [, text] = await call('fetches', `${district.url}/oauth/token`, {
    method: 'post',
    payload: form,
  });
  const { access_token: token } = JSON.parse(text);
  expect((await call('schools', district.url, token))[0]).toBe(200);
  await ask('POST', 'district', { is: 'wrong-key' });
  expect((await call('schools', district.url, token))[0]).toBe(401);
});

test('a day passes in the school and here; an hour passes here', async () => {
  const district = await demo();
  const { ask, call, machine } = await served(district);
  await call('hourly');
  const version = district.data.version();
  const before = machine.now();
  const passed = await ask('POST', 'pass', { day: true });
  expect(passed.executions).toHaveLength(24);
  expect(passed.changes.to).toBeGreaterThan(version);
  expect(machine.now()).toBeGreaterThanOrEqual(before + 24 * 3_600_000);
  const hour = await ask('POST', 'pass', { hours: 1 });
  expect(hour.executions).toHaveLength(1);
  expect(hour.changes).toBeNull();
  expect((await ask('POST', 'pass', {})).error.message).toMatch(/how much passes/);
});

test('without a demo district', async () => {
  const { ask } = await served();
  expect(await ask('GET', 'district')).toMatchObject({ address: null, is: null });
  expect((await ask('POST', 'district', { is: 'down' })).error.message).toMatch(/npm start/);
  expect((await ask('POST', 'pass', { day: true })).executions).toEqual([]);
});
