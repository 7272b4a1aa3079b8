import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleOf, cleanUp, machineOf, resultOf, tempFolder } from './kit';

afterEach(cleanUp);

const SCRIPT = `
const DRIVE = 'https://www.googleapis.com/drive/v3/files';
const UPLOAD = 'https://www.googleapis.com/upload/drive/v3/files';
const headers = () => ({ Authorization: 'Bearer ' + ScriptApp.getOAuthToken() });
function fill(text) {
  PropertiesService.getDocumentProperties().setProperty('k', text);
  PropertiesService.getUserProperties().setProperty('u', text);
  CacheService.getScriptCache().put('c', text, 21600);
  if (ScriptApp.getProjectTriggers().length === 0) ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();
  MailApp.sendEmail('a@x.example', 'Subject', text);
  console.log(text);
  const sheet = SpreadsheetApp.getActiveSpreadsheet().insertSheet('Tab ' + text);
  sheet.getRange(1, 1, 2, 2).setValues([['a', 1], ['=1+1', true]]);
  const { id } = JSON.parse(UrlFetchApp.fetch(DRIVE + '?fields=id', { method: 'post', headers: headers(), contentType: 'application/json', payload: JSON.stringify({ name: 'file ' + text }) }).getContentText());
  UrlFetchApp.fetch(UPLOAD + '/' + id + '?uploadType=media', { method: 'patch', headers: headers(), payload: Utilities.gzip(Utilities.newBlob(text)) });
  return id;
}
function erase(id) { UrlFetchApp.fetch(DRIVE + '/' + id, { method: 'delete', headers: headers() }); }
function tick() {}
function uuid() { return Utilities.getUuid(); }
`;

type Machine = Awaited<ReturnType<typeof machineOf>>;
const everything = (machine: Machine) => ({
  now: machine.now(),
  properties: machine.properties(),
  triggers: machine.triggers(),
  outbox: machine.outbox(),
  logs: machine.logs(),
  files: machine.drive.files(),
  contents: machine.drive.files().map(({ id }) => machine.drive.content(id)?.bytes.toString('hex')),
  tabs: machine.workbook
    .tabs()
    .map(({ title }) => ({ ...machine.workbook.tab(title), revision: 0 })),
  executions: machine.executions(),
  quotas: machine.quotas().used,
});

test('the state survives a restart, whole', async () => {
  const state = path.join(tempFolder(), 'state');
  const bundle = bundleOf(SCRIPT);
  const first = await machineOf('', { state, bundle });
  await resultOf(first.call('fill', ['one é😀']));
  await first.advance(2 * 3600_000);
  const before = everything(first);
  await first.close();
  const second = await machineOf('', { state, bundle });
  expect(everything(second)).toEqual(before);
  expect(before.files).toHaveLength(1);
  expect(before.tabs).toHaveLength(2);
  expect((await second.call('fill', ['two'])).execution.id).not.toBe(before.executions[0]!.id);
  expect(await second.advance(3600_000)).toHaveLength(1);
});

test('it is saved by itself, soon after a change', async () => {
  const state = path.join(tempFolder(), 'state');
  const machine = await machineOf(SCRIPT, { state });
  await machine.call('fill', ['x']);
  const index = path.join(state, 'machine.json');
  for (let i = 0; i < 1_200 && !existsSync(index); i++) await new Promise((r) => setTimeout(r, 50));
  // as if the process had been killed here
  const again = await machineOf(SCRIPT, { state, bundle: machine.settings.bundle });
  expect(again.properties().document).toEqual({ k: 'x' });
  expect(again.drive.files()).toHaveLength(1);
});

test('contents of deleted files leave the disk; nothing else is left over', async () => {
  const state = path.join(tempFolder(), 'state');
  const machine = await machineOf(SCRIPT, { state });
  const id = await resultOf(machine.call('fill', ['to delete']));
  await resultOf(machine.call('fill', ['to keep']));
  await machine.close();
  expect(readdirSync(path.join(state, 'blobs'))).toHaveLength(2);
  const again = await machineOf(SCRIPT, { state, bundle: machine.settings.bundle });
  await resultOf(again.call('erase', [id]));
  await again.close();
  expect(readdirSync(path.join(state, 'blobs'))).toHaveLength(1);
  const index = JSON.parse(readFileSync(path.join(state, 'machine.json'), 'utf8'));
  const files = readdirSync(state).filter((name) => name !== 'blobs' && name !== 'machine.json');
  expect(files.sort()).toEqual(Object.values(index.parts).sort());
});

test('a state of another format is refused with a way out', async () => {
  const state = tempFolder();
  writeFileSync(path.join(state, 'machine.json'), JSON.stringify({ format: 99, parts: {} }));
  await expect(machineOf(SCRIPT, { state })).rejects.toThrow(/format 99.*Remove/);
});

test('snapshot and restore: the same machine again, as often as one likes', async () => {
  const machine = await machineOf(SCRIPT);
  await resultOf(machine.call('fill', ['kept']));
  const saved = machine.snapshot();
  const before = everything(machine);
  const uuid = await resultOf(machine.call('uuid'));
  await resultOf(machine.call('fill', ['lost']));
  await machine.advance(24 * 3600_000);
  machine.restore(saved);
  expect(everything(machine)).toEqual(before);
  expect(await resultOf(machine.call('uuid'))).toBe(uuid);
  for (let i = 0; i < 200; i++) machine.restore(saved);
  expect(everything(machine)).toEqual(before);
});

test('reset leaves nothing', async () => {
  const machine = await machineOf(SCRIPT);
  const empty = everything(machine);
  await machine.call('fill', ['x']);
  machine.faults({ killAtCall: 1 });
  machine.reset();
  expect(everything(machine)).toEqual(empty);
  expect(machine.faults()).toEqual({ faults: {}, calls: 0, thrown: 0 });
});
