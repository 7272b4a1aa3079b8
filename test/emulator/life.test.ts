import { bundleOf, cleanUp, errorOf, machineOf, resultOf, tempFolder } from './kit';

afterEach(cleanUp);

const HOUR = 3_600_000;
const SCRIPT = `
function onOpen(e) { console.log(JSON.stringify({ opened: e.authMode })); SpreadsheetApp.getUi().createAddonMenu().addItem('Open', 'show').addToUi(); }
function onInstall(e) { console.log(JSON.stringify({ installed: e.authMode })); onOpen(e); }
function show() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>' + Session.getActiveUser().getEmail() + '</p>')); }
function mail() { MailApp.sendEmail('a@x.example', 's', 'b'); }
function hourly() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
function every(n) { ScriptApp.newTrigger('tick').timeBased().everyMinutes(n).create(); }
function tick() {}
function required() { return ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus() === ScriptApp.AuthorizationStatus.REQUIRED; }
`;
const SCOPE = 'https://www.googleapis.com/auth/';
const ASKED = [
  'spreadsheets',
  'script.send_mail',
  'script.scriptapp',
  'script.container.ui',
  'userinfo.email',
];
const manifest = JSON.stringify({ oauthScopes: ASKED.map((name) => SCOPE + name) });
const bundle = () => bundleOf(SCRIPT, { 'appsscript.json': manifest });
const COLLEAGUE = 'colleague@school.example';
const said = (machine: { logs(): readonly { jsonPayload?: unknown; textPayload?: string }[] }) =>
  machine.logs().map((entry) => entry.jsonPayload ?? entry.textPayload);

test('opening: NONE until the add-on is used in the document, LIMITED from then on', async () => {
  const machine = await machineOf('', { bundle: bundle() });
  await resultOf(machine.open()!);
  await resultOf(machine.call('show'));
  await resultOf(machine.open()!);
  const copy = machine.copyWorkbook();
  await resultOf(machine.open({ workbook: copy })!);
  expect(said(machine)).toEqual([{ opened: 'NONE' }, { opened: 'LIMITED' }, { opened: 'NONE' }]);
});

test('installing runs onInstall with full authorization; who has not installed it has no menu', async () => {
  const machine = await machineOf('', { bundle: bundle() });
  machine.grant(COLLEAGUE, []);
  machine.uninstall(COLLEAGUE);
  expect(machine.open({ user: COLLEAGUE })).toBeNull();
  await resultOf(machine.install({ user: COLLEAGUE }));
  expect(said(machine)).toEqual([{ installed: 'FULL' }, { opened: 'FULL' }]);
  // enabled in the document: everybody who opens it has the menu
  machine.uninstall(COLLEAGUE);
  await resultOf(machine.open({ user: COLLEAGUE })!);
  expect(said(machine).at(-1)).toEqual({ opened: 'LIMITED' });
});

test('each person has granted their own, and sees their own windows', async () => {
  const machine = await machineOf('', { bundle: bundle() });
  machine.grant(COLLEAGUE, []);
  const colleague = { user: COLLEAGUE };
  expect(await errorOf(machine.call('show', [], colleague))).toMatch(/^Authorization is required/);
  expect(await errorOf(machine.call('show'))).toBeUndefined();
  machine.grant(COLLEAGUE, [SCOPE + 'script.container.ui', SCOPE + 'userinfo.email']);
  expect(await resultOf(machine.call('required', [], colleague))).toBe(true);
  expect(await resultOf(machine.call('required'))).toBe(false);
  expect(await errorOf(machine.call('mail', [], colleague))).toMatch(/send_mail/);
  expect(await errorOf(machine.call('mail'))).toBeUndefined();
  await resultOf(machine.call('show', [], colleague));
  expect(machine.workbook.screen(COLLEAGUE).sidebar?.html).toContain(COLLEAGUE);
  expect(machine.workbook.screen().sidebar?.html).toContain('analyst@school.example');
  expect(machine.people().map(({ email, scopes }) => [email, Object.values(scopes)])).toEqual([
    ['analyst@school.example', [true, true, true, true, true]],
    [COLLEAGUE, [false, false, false, true, true]],
  ]);
});

test('triggers rest while the add-on is disabled or lacks a scope, and go with it', async () => {
  const machine = await machineOf('', { bundle: bundle() });
  const { id } = machine.workbook.about();
  await resultOf(machine.call('hourly'));
  await resultOf(machine.call('show'));
  machine.enable(id, false);
  expect(machine.workbook.screen().sidebar).toBeNull();
  expect(await machine.advance(2 * HOUR)).toEqual([]);
  expect(machine.triggers()).toHaveLength(1);
  machine.enable(id, true);
  expect(await machine.advance(2 * HOUR)).toHaveLength(2);
  machine.grant('analyst@school.example', [SCOPE + 'spreadsheets']);
  expect(await machine.advance(2 * HOUR)).toEqual([]);
  machine.grant('analyst@school.example', null);
  expect(await machine.advance(2 * HOUR)).toHaveLength(2);
  machine.uninstall('analyst@school.example');
  expect(machine.triggers()).toEqual([]);
});

test('a school’s own script becomes an add-on: what an add-on may not have goes, and is told', async () => {
  const machine = await machineOf('', { bundle: bundle(), mode: 'owned' });
  await resultOf(machine.call('every', [1]));
  await resultOf(machine.call('hourly'));
  await resultOf(machine.call('hourly'));
  machine.configure({ mode: 'addon', account: 'consumer' });
  expect(machine.triggers().map(({ when }) => when)).toEqual(['every hour']);
  expect(said(machine)).toHaveLength(2);
  expect(await errorOf(machine.call('every', [1]))).toMatch(/once an hour/);
  machine.configure({ mode: 'owned' });
  expect(await errorOf(machine.call('every', [1]))).toBeUndefined();
  expect(machine.settings).toMatchObject({ mode: 'owned', account: 'consumer' });
});

test('people, the mode and what is enabled survive a restart; a new beginning keeps the mode', async () => {
  const state = tempFolder();
  const folder = bundle();
  const machine = await machineOf('', { bundle: folder, state });
  machine.grant(COLLEAGUE, []);
  machine.configure({ mode: 'owned' });
  machine.enable(machine.workbook.about().id, false);
  await machine.close();
  const again = await machineOf('', { bundle: folder, state });
  expect(again.settings.mode).toBe('owned');
  expect(again.people().map(({ email }) => email)).toContain(COLLEAGUE);
  expect(again.workbooks.enabled(again.workbook.about().id)).toBe(false);
  again.reset();
  expect(again.people()).toHaveLength(1);
  expect(again.settings.mode).toBe('owned');
  await again.close();
  const asked = await machineOf('', { bundle: folder, state, mode: 'addon' });
  expect(asked.settings.mode).toBe('addon');
});

test('what only grows can be taken out', async () => {
  const machine = await machineOf('', { bundle: bundle() });
  await resultOf(machine.call('mail'));
  await resultOf(machine.open()!);
  const drained = machine.drain();
  expect(drained.outbox).toHaveLength(1);
  expect(drained.executions.map((one) => one.function)).toEqual(['mail', 'onOpen']);
  expect(drained.logs).toHaveLength(1);
  expect([machine.outbox(), machine.logs(), machine.executions()]).toEqual([[], [], []]);
});
