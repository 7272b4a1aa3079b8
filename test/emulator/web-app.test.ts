import { createMachine } from '../../emulator/machine/machine';
import { controlRoutes } from '../../emulator/control/api';
import { listen } from '../../emulator/control/router';
import { deploymentOf } from '../../emulator/machine/web-app';
import { FIRST_WORKBOOK } from '../../emulator/machine/owner';
import { bundleOf, cleanUp, errorOf, machineOf, resultOf, tempFolder } from './kit';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  await cleanUp();
});

const SCRIPT = `
const json = (value) => ContentService.createTextOutput(JSON.stringify(value)).setMimeType(ContentService.MimeType.JSON);
function doGet(e) {
  if (e.parameter.page) return HtmlService.createHtmlOutput('<html><head></head><body>' + e.parameter.page + '</body></html>')
    .setTitle('Board <1>').addMetaTag('viewport', 'width=device-width');
  if (e.parameter.csv) return ContentService.createTextOutput('a,b').setMimeType(ContentService.MimeType.CSV).downloadAsFile('d.csv');
  if (e.parameter.bad) return { plain: true };
  if (e.parameter.none) return;
  if (e.parameter.throws) throw new Error('no such <luck>');
  if (e.parameter.ui) SpreadsheetApp.getUi();
  if (e.parameter.meta) return HtmlService.createHtmlOutput('x').addMetaTag('robots', 'none');
  return json({ e, me: Session.getEffectiveUser().getEmail(), visitor: Session.getActiveUser().getEmail(),
    workbook: SpreadsheetApp.getActiveSpreadsheet().getId(), properties: PropertiesService.getDocumentProperties() !== null });
}
function doPost(e) { return json(e); }
function whoami() { return [Session.getEffectiveUser().getEmail(), Session.getActiveUser().getEmail()]; }
function address() { return ScriptApp.getService().getUrl(); }
function hidden_() { return 1; }
`;
const AT = `/macros/s/${deploymentOf(FIRST_WORKBOOK)}/exec`;

async function served(mode: 'owned' | 'addon' = 'owned') {
  const machine = await machineOf('', { bundle: bundleOf(SCRIPT), mode });
  const { port, close } = await listen(
    controlRoutes(machine, { page: tempFolder(), district: null }),
    0,
  );
  closers.push(close);
  const origin = `http://127.0.0.1:${port}`;
  const visit = (where: string, options: RequestInit = {}) => fetch(origin + where, options);
  return { machine, origin, visit };
}

describe('the web app', () => {
  it('answers by a redirect, with status 200, and is told nothing but parameters', async () => {
    const { visit } = await served();
    const first = await visit(`${AT}/deep/er?a=1&a=2&b=x+y`, {
      redirect: 'manual',
      headers: { Authorization: 'Bearer secret', 'If-None-Match': '"tag"' },
    });
    expect(first.status).toBe(302);
    const second = await visit(first.headers.get('location')!);
    expect(second.status).toBe(200);
    expect(second.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(second.headers.get('etag')).toBeNull();
    const { e, me, visitor, workbook, properties } = (await second.json()) as any;
    expect(e).toEqual({
      parameter: { a: '1', b: 'x y' },
      parameters: { a: ['1', '2'], b: ['x y'] },
      queryString: 'a=1&a=2&b=x+y',
      contextPath: '',
      contentLength: -1,
      pathInfo: 'deep/er',
    });
    expect(JSON.stringify(e)).not.toMatch(/secret|tag|127\.0\.0\.1/);
    expect({ me, visitor, workbook, properties }).toEqual({
      me: 'analyst@school.example',
      visitor: '',
      workbook: FIRST_WORKBOOK,
      properties: true,
    });
  });

  it('takes a body as it is, whatever it says of itself, and a form’s fields as parameters', async () => {
    const { visit } = await served();
    const sent = async (body: string, type?: string) =>
      (await (
        await visit(`${AT}?hook=1`, {
          method: 'POST',
          body,
          ...(type && { headers: { 'content-type': type } }),
        })
      ).json()) as any;
    expect(await sent('{"é":', 'application/json')).toEqual({
      parameter: { hook: '1' },
      parameters: { hook: ['1'] },
      queryString: 'hook=1',
      contextPath: '',
      contentLength: 6,
      postData: { contents: '{"é":', length: 6, name: 'postData', type: 'application/json' },
    });
    const form = await sent('token=t+1&hook=2', 'application/x-www-form-urlencoded');
    expect(form.parameters).toEqual({ hook: ['1', '2'], token: ['t 1'] });
  });

  it('sends a POST that follows its redirect away with the next', async () => {
    const { visit } = await served();
    const first = await visit(AT, { method: 'POST', body: '{}', redirect: 'manual' });
    const again = await visit(first.headers.get('location')!, { method: 'POST', body: '{}' });
    expect(again.status).toBe(405);
    expect((await visit(AT, { method: 'OPTIONS' })).status).toBe(405);
  });

  it.each([
    ['bad=1', 'The script completed but the returned value is not a supported return type.'],
    ['none=1', 'The script completed but did not return anything.'],
    ['throws=1', 'no such &#60;luck&#62;'],
    ['ui=1', 'Cannot call SpreadsheetApp.getUi() from this context.'],
    ['meta=1', 'The meta tag you specified is not allowed in this context.'],
  ])('shows a page of Google’s with status 200 for ?%s', async (query, sentence) => {
    const { visit } = await served();
    const response = await visit(`${AT}?${query}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toContain(sentence);
  });

  it('keeps names of its own, and knows no other deployment', async () => {
    const { visit } = await served();
    expect((await visit(`${AT}?sid=1`)).status).toBe(405);
    expect((await visit('/macros/s/AKfycbNobody/exec')).status).toBe(404);
    expect((await visit(AT.replace('/exec', '/run'))).status).toBe(404);
  });

  it('has a page in a frame, whose functions run as whoever deployed it', async () => {
    const { visit, machine } = await served();
    machine.deploy('steward@school.example');
    const response = await visit(`${AT}?page=hello&x=1`);
    expect(response.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    const frame = await response.text();
    expect(frame).toContain('<title>Board &#60;1&#62;</title>');
    expect(frame).toContain('<meta name="viewport" content="width=device-width">');
    const page = await (await visit(/src="([^"]+)"/.exec(frame)![1]!)).text();
    expect(page).toContain('hello');
    const deployment = deploymentOf(FIRST_WORKBOOK);
    expect(page).toContain(`"deployment":"${deployment}"`);
    expect(page).toContain('"parameter":{"page":"hello","x":"1"}');
    const call = async (name: string) =>
      (await (
        await visit('/_emulator/call', {
          method: 'POST',
          body: JSON.stringify({ function: name, deployment, user: 'somebody@else.example' }),
        })
      ).json()) as any;
    expect((await call('whoami')).result).toEqual(['steward@school.example', '']);
    expect((await call('hidden_')).error.message).toBe('Script function not found: hidden_');
  });

  it('downloads under a name, of its own types alone', async () => {
    const { visit } = await served();
    const response = await visit(`${AT}?csv=1`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="d.csv"');
    const machine = await machineOf(
      `function t() { return ContentService.createTextOutput('').setMimeType('application/x-ndjson'); }`,
    );
    expect(await errorOf(machine.call('t'))).toBe('Invalid argument: mimeType');
  });

  it('is not there in an add-on, nor when it is withdrawn; a copy has an address of its own', async () => {
    const addon = await served('addon');
    expect((await addon.visit(AT)).status).toBe(404);
    expect(await resultOf(addon.machine.call('address'))).toBeNull();
    const { machine, visit } = await served();
    machine.settings satisfies { readonly address: string };
    expect(await resultOf(machine.call('address'))).toBe(`https://script.google.com${AT}`);
    const copy = machine.copyWorkbook();
    const there = (await (await visit(`/macros/s/${deploymentOf(copy)}/exec`)).json()) as any;
    expect(there.workbook).toBe(copy);
    machine.deploy(null);
    expect((await visit(AT)).status).toBe(404);
    expect(await resultOf(machine.call('address'))).toBeNull();
    const other = await createMachine({ cpuScale: 0, bundle: bundleOf(SCRIPT), mode: 'owned' });
    closers.push(() => other.close());
    other.restore(machine.snapshot());
    expect(other.webApp.runsAs(FIRST_WORKBOOK)).toBeNull();
  });
});
