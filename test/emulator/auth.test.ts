import { bundleOf, cleanUp, errorOf, machineOf } from './kit';

afterEach(cleanUp);

const SCRIPT = `
function properties() { PropertiesService.getDocumentProperties().getKeys(); }
function fetches() { UrlFetchApp.fetch('http://127.0.0.1:9/', { muteHttpExceptions: true }); }
function menu() { SpreadsheetApp.getUi().createAddonMenu().addItem('Open', 'x').addToUi(); }
function reads() { SpreadsheetApp.getActiveSpreadsheet().getSheets(); }
function mails() { MailApp.sendEmail('a@x.example', 's', 'b'); }
function triggers() { ScriptApp.getProjectTriggers(); }
function email() { Session.getActiveUser().getEmail(); }
`;
const REFUSED =
  /^(You do not have permission to call|Specified permissions are not sufficient to call) /;

test('AuthMode NONE: menus and nothing more', async () => {
  const machine = await machineOf(SCRIPT);
  const none = { mode: 'NONE', kind: 'simple' } as const;
  expect(await errorOf(machine.call('menu', [], none))).toBeUndefined();
  for (const name of ['properties', 'fetches', 'reads', 'mails', 'triggers', 'email'])
    expect(await errorOf(machine.call(name, [], none))).toMatch(REFUSED);
});

test('AuthMode LIMITED: properties and the document, but no fetch, mail or trigger', async () => {
  const machine = await machineOf(SCRIPT);
  const limited = { mode: 'LIMITED', kind: 'simple' } as const;
  for (const name of ['menu', 'properties', 'reads'])
    expect(await errorOf(machine.call(name, [], limited))).toBeUndefined();
  for (const name of ['fetches', 'mails', 'triggers'])
    expect(await errorOf(machine.call(name, [], limited))).toMatch(REFUSED);
});

test('code at top level runs in the same mode', async () => {
  const machine = await machineOf(
    'const keys = PropertiesService.getUserProperties().getKeys(); function f() {}',
  );
  expect(await errorOf(machine.call('f', [], { mode: 'FULL' }))).toBeUndefined();
  expect(await errorOf(machine.call('f', [], { mode: 'NONE' }))).toMatch(REFUSED);
});

test('only what the manifest asks for is allowed', async () => {
  const scope = 'https://www.googleapis.com/auth/script.send_mail';
  const bundle = bundleOf(SCRIPT, { 'appsscript.json': JSON.stringify({ oauthScopes: [scope] }) });
  const machine = await machineOf('', { bundle });
  expect(await errorOf(machine.call('mails'))).toBeUndefined();
  expect(await errorOf(machine.call('properties'))).toBeUndefined();
  for (const name of ['fetches', 'reads', 'triggers', 'email'])
    expect(await errorOf(machine.call(name))).toMatch(/^Specified permissions are not sufficient/);
  machine.faults({ revokedScopes: [scope] });
  expect(await errorOf(machine.call('mails'))).toMatch(/send_mail/);
});
