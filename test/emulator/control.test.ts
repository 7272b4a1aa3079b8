import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { controlRoutes } from '../../emulator/control/api';
import { createMachine } from '../../emulator/machine/machine';
import { listen } from '../../emulator/control/router';
import { bundleOf, cleanUp, machineOf, tempFolder } from './kit';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  await cleanUp();
});

const SCRIPT = `
function add(a, b) { PropertiesService.getScriptProperties().setProperty('sum', String(a + b)); return a + b; }
function hour() { return new Date(0).getHours(); }
function fails() { throw new Error('told you'); }
function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('Open Homeroom', 'show').addToUi(); }
function show() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>shown</p>').setTitle('Homeroom')); }
function who() { return Session.getActiveUser().getEmail(); }
function hourly() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
function tick() { MailApp.sendEmail('a@x.example', 'Tick', 'tock'); console.log('ticked'); }
function upload() {
  UrlFetchApp.fetch('https://www.googleapis.com/upload/drive/v3/files?uploadType=multipart', { method: 'post',
    headers: { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() }, contentType: 'multipart/related; boundary=b',
    payload: '--b\\r\\nContent-Type: application/json\\r\\n\\r\\n{"name":"a/b c.txt"}\\r\\n--b\\r\\nContent-Type: text/plain\\r\\n\\r\\ncontent\\r\\n--b--' });
}
`;
const SIDEBAR = '<!doctype html><html><head><title>Sidebar</title></head><body></body></html>';

async function served() {
  const bundle = bundleOf(SCRIPT, { 'sidebar.html': SIDEBAR });
  const machine = await machineOf('', { bundle });
  const page = path.join(tempFolder(), 'page');
  mkdirSync(page);
  writeFileSync(path.join(page, 'index.html'), 'the page');
  writeFileSync(path.join(page, 'page.js'), 'code');
  const info = { page, district: 'http://127.0.0.1:9/' };
  const { port, close } = await listen(controlRoutes(machine, info), 0);
  closers.push(close);
  const ask = async (method: string, where: string, body?: unknown) => {
    const response = await fetch(`http://127.0.0.1:${port}${where}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: json ? JSON.parse(text) : text,
    };
  };
  return { machine, ask };
}

test('call: results, errors and executions', async () => {
  const { ask } = await served();
  const sum = await ask('POST', '/_emulator/call', { function: 'add', args: [1, 2] });
  expect(sum).toMatchObject({
    status: 200,
    body: {
      result: 3,
      execution: { function: 'add', outcome: 'ok', totalCalls: 2, virtualMs: expect.any(Number) },
    },
  });
  const failed = await ask('POST', '/_emulator/call', { function: 'fails' });
  expect(failed.body).toMatchObject({
    error: { message: 'told you' },
    execution: { outcome: 'error' },
  });
  expect(failed.body).not.toHaveProperty('result');
  const other = await ask('POST', '/_emulator/call', { function: 'who', user: 'b@school.example' });
  expect(other.body.result).toBe('b@school.example');
  expect((await ask('GET', '/_emulator/executions')).body).toHaveLength(3);
  expect((await ask('GET', '/_emulator/executions?newest=1')).body).toMatchObject([
    { function: 'who' },
  ]);
  expect((await ask('GET', '/_emulator/properties')).body).toEqual({
    document: {},
    script: { sum: '3' },
    user: {},
  });
});

test('clock: triggers fire, mails and logs arrive', async () => {
  const { ask } = await served();
  await ask('POST', '/_emulator/call', { function: 'hourly' });
  expect((await ask('GET', '/_emulator/triggers')).body).toMatchObject([
    { function: 'tick', when: 'every hour' },
  ]);
  const { body } = await ask('POST', '/_emulator/clock', { advanceMs: 7_300_000 });
  expect(body.executions).toMatchObject([
    { function: 'tick', kind: 'trigger' },
    { function: 'tick' },
  ]);
  expect(body.now).toBe((await ask('GET', '/_emulator/clock')).body.now);
  expect((await ask('GET', '/_emulator/outbox')).body).toMatchObject([
    { subject: 'Tick' },
    { subject: 'Tick' },
  ]);
  expect((await ask('GET', '/_emulator/logs')).body).toMatchObject([{ textPayload: 'ticked' }, {}]);
});

test('the workbook: a person types, renames, adds and deletes tabs', async () => {
  const { ask } = await served();
  expect((await ask('PUT', '/_emulator/workbook', { add: { title: 'My notes' } })).status).toBe(
    200,
  );
  const tab = '/_emulator/workbook/My%20notes';
  await ask('PUT', tab, {
    row: 1,
    column: 1,
    values: [
      ['00123', '=1+2'],
      ["'text", ''],
    ],
  });
  const { body } = await ask('GET', tab);
  expect(body).toMatchObject({ title: 'My notes', from: 1, values: [[123, 3], ['text']] });
  expect(body.formulas[0][1]).toBe('=1+2');
  expect((await ask('GET', `${tab}?from=2&count=1`)).body).toMatchObject({
    from: 2,
    values: [['text']],
  });
  expect((await ask('PUT', tab, { title: 'Renamed' })).status).toBe(200);
  expect((await ask('GET', tab)).status).toBe(404);
  expect((await ask('DELETE', '/_emulator/workbook/Renamed')).status).toBe(200);
  const refused = await ask('DELETE', '/_emulator/workbook/Sheet1'); // the last tab
  expect(refused).toMatchObject({ status: 409, body: { error: { message: expect.any(String) } } });
});

test('menu, sidebar and page', async () => {
  const { ask } = await served();
  expect((await ask('GET', '/')).body).toBe('the page');
  expect(await ask('GET', '/page.js')).toMatchObject({
    body: 'code',
    type: expect.stringContaining('javascript'),
  });
  expect((await ask('GET', '/../main.js')).status).toBe(404);
  expect((await ask('GET', '/..%2f..%2fdist%2fmain.js')).status).toBe(404);
  const file = await ask('GET', '/sidebar?user=b@school.example');
  expect(file.body).toMatch(
    /^<!doctype html><html><head><script>.*google.*"b@school\.example"\}\);<\/script><title>Sidebar/s,
  );
  await ask('POST', '/_emulator/call', { function: 'onOpen', kind: 'simple', mode: 'NONE' });
  await ask('POST', '/_emulator/call', { function: 'show' });
  const { body } = await ask('GET', '/_emulator/workbook');
  expect(body).toMatchObject({
    user: 'analyst@school.example',
    mode: 'addon',
    district: 'http://127.0.0.1:9/',
    addonMenu: { items: [{ title: 'Open Homeroom', function: 'show' }] },
    sidebar: { title: 'Homeroom' },
    tabs: [{ title: 'Sheet1', rows: 1000 }],
  });
  expect(body.sidebar).not.toHaveProperty('html');
  expect((await ask('GET', '/sidebar')).body).toMatch(/<\/script><p>shown<\/p>$/);
  expect((await ask('GET', '/dialog')).status).toBe(404);
});

test('files by name or id', async () => {
  const { ask } = await served();
  await ask('POST', '/_emulator/call', { function: 'upload' });
  const [{ id }] = (await ask('GET', '/_emulator/files')).body;
  for (const name of [id, encodeURIComponent('a/b c.txt')])
    expect((await ask('GET', `/_emulator/files/${name}`)).body).toBe('content');
  expect((await ask('GET', '/_emulator/files/none')).status).toBe(404);
});

test('faults and reset', async () => {
  const { ask } = await served();
  const cutConnection = { at: 3, when: 'after' };
  await ask('POST', '/_emulator/faults', { killAtCall: 2, cutConnection });
  const killed = await ask('POST', '/_emulator/call', { function: 'add', args: [1, 2] });
  expect(killed.body).toMatchObject({ error: {}, execution: { outcome: 'killed', totalCalls: 2 } });
  expect((await ask('GET', '/_emulator/faults')).body).toMatchObject({
    faults: { killAtCall: 2, cutConnection },
    calls: 2,
  });
  expect((await ask('POST', '/_emulator/reset')).status).toBe(200);
  expect((await ask('GET', '/_emulator/executions')).body).toEqual([]);
  expect((await ask('GET', '/_emulator/faults')).body.faults).toEqual({});
});

test('what is asked wrongly is told', async () => {
  const { ask } = await served();
  const wrong: [string, string, unknown?][] = [
    ['POST', '/_emulator/call', {}],
    ['POST', '/_emulator/call', { function: 'add', args: 5 }],
    ['POST', '/_emulator/call', { function: 'add', mode: 'SOME' }],
    ['POST', '/_emulator/call', []],
    ['POST', '/_emulator/clock', { advanceMs: -1 }],
    ['POST', '/_emulator/faults', { killAtCall: 0 }],
    ['GET', '/_emulator/workbook/100%'],
    ['POST', '/_emulator/faults', { transient: { rate: 2 } }],
    ['POST', '/_emulator/faults', { cutConnection: { at: 1 } }],
    ['POST', '/_emulator/faults', { cutConnection: { at: 0, when: 'in' } }],
  ];
  for (const [method, where, body] of wrong)
    expect(await ask(method, where, body)).toMatchObject({
      status: 400,
      body: { error: { message: expect.any(String) } },
    });
  expect((await ask('POST', '/_emulator/nothing')).status).toBe(404);
});

test('every route is documented, and every documented route exists', async () => {
  const { machine } = await served();
  const routes = Object.keys(controlRoutes(machine, { page: '', district: null }));
  const docs = readFileSync(path.join(__dirname, '../../docs/emulator.md'), 'utf8');
  const documented = new Set(
    [...docs.matchAll(/`(GET|POST|PUT|DELETE) (\/_emulator\/[^`?]*)/g)].map(
      ([, method, where]) => `${method} ${where!.replace(/\{.*\}/, '*')}`,
    ),
  );
  const api = routes.filter((route) => route.includes('/_emulator/'));
  // GETs beside a POST of the same path are told in its section
  const beside = new Set(['GET /_emulator/clock', 'GET /_emulator/faults']);
  expect(api.filter((route) => !documented.has(route) && !beside.has(route))).toEqual([]);
  expect([...documented].filter((route) => !api.includes(route))).toEqual([]);
});

test('the code in the documentation runs', async () => {
  const docs = readFileSync(path.join(__dirname, '../../docs/emulator.md'), 'utf8');
  const code = /```ts\n(.*?)```/s.exec(docs)![1]!;
  const bundle = bundleOf('function tick() { return Session.getActiveUser().getEmail(); }');
  const make = (options: object) => createMachine({ ...options, bundle });
  const run = new Function('createMachine', `return (async () => { ${code}; return result; })();`);
  expect(await run(make)).toBe('analyst@school.example');
});

test('the program says when it is ready, and keeps its state over a restart', async () => {
  const bundle = bundleOf(SCRIPT, { 'appsscript.json': '{"timeZone":"Europe/Rome"}' });
  const state = path.join(tempFolder(), 'state');
  const start = async () => {
    const cli = path.join(__dirname, '../../.build/emulator/cli.js');
    const child = spawn(process.execPath, [
      cli,
      '--port',
      '0',
      '--bundle',
      bundle,
      '--state',
      state,
      '--mode',
      'owned',
    ]);
    const line = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (data: Buffer) => resolve(data.toString()));
      child.once('exit', () => reject(new Error('The emulator ended.')));
    });
    expect(line).toMatch(/^emulator ready http:\/\/127\.0\.0\.1:\d+\n$/);
    const stop = () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      });
    return { url: line.trim().slice('emulator ready '.length), stop };
  };
  const first = await start();
  await fetch(`${first.url}/_emulator/call`, {
    method: 'POST',
    body: '{"function":"add","args":[2,3]}',
  });
  const hour = await fetch(`${first.url}/_emulator/call`, {
    method: 'POST',
    body: '{"function":"hour"}',
  });
  expect(await hour.json()).toMatchObject({ result: 1 }); // the manifest's zone
  await first.stop();
  const second = await start();
  const properties = await (await fetch(`${second.url}/_emulator/properties`)).json();
  await second.stop();
  expect(properties).toMatchObject({ script: { sum: '5' } });
});

test.each([
  [['--bundle', '/nowhere'], 'There is no bundle at /nowhere. Build it first: npm run build'],
  [['--mode', 'other'], '--mode is addon or owned, not other'],
  [['--schedule', 'x'], '--schedule is arrival, time or a seed, not x'],
  [['--port', 'x'], '--port is a number from 0 to 65535, not x'],
])('the program refuses %s with a message', async (args, message) => {
  const cli = path.join(__dirname, '../../.build/emulator/cli.js');
  const child = spawn(process.execPath, [cli, ...args]);
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
  expect(said).toContain(message);
});
