import { gunzipSync } from 'node:zlib';
import { cleanUp, machineOf, resultOf } from './kit';

afterEach(cleanUp);

const SCRIPT = `
const DRIVE = 'https://www.googleapis.com/drive/v3/files';
const UPLOAD = 'https://www.googleapis.com/upload/drive/v3/files';
function request(url, options, token) {
  const headers = { Authorization: 'Bearer ' + (token === undefined ? ScriptApp.getOAuthToken() : token) };
  const r = UrlFetchApp.fetch(url, Object.assign({ headers, muteHttpExceptions: true }, options));
  const text = r.getContentText();
  let body = text; try { body = JSON.parse(text); } catch (e) {}
  return { code: r.getResponseCode(), body };
}
const json = (method, value) => ({ method, contentType: 'application/json', payload: JSON.stringify(value) });
function create(metadata, fields) { return request(DRIVE + (fields ? '?fields=' + encodeURIComponent(fields) : ''), json('post', metadata)); }
function get(id, query) { return request(DRIVE + '/' + id + (query || '')); }
function list(params) { return request(DRIVE + '?' + Object.keys(params).map((k) => k + '=' + encodeURIComponent(params[k])).join('&')); }
function upload(id, text, type) { return request(UPLOAD + '/' + id + '?uploadType=media&fields=size,md5Checksum,version', { method: 'patch', contentType: type || 'text/plain', payload: text }); }
function gzipped(id, text) { return request(UPLOAD + '/' + id + '?uploadType=media', { method: 'patch', payload: Utilities.gzip(Utilities.newBlob(text)) }); }
function ungzipped(id) {
  const r = UrlFetchApp.fetch(DRIVE + '/' + id + '?alt=media', { headers: { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() } });
  return [r.getBlob().getContentType(), Utilities.ungzip(r.getBlob().setContentType('application/x-gzip')).getDataAsString()];
}
function multipart(metadata, text) {
  const b = 'xxBOUNDARYxx';
  const payload = '--' + b + '\\r\\nContent-Type: application/json; charset=UTF-8\\r\\n\\r\\n' + JSON.stringify(metadata) + '\\r\\n--' + b +
    '\\r\\nContent-Type: text/csv\\r\\n\\r\\n' + text + '\\r\\n--' + b + '--';
  return request(UPLOAD + '?uploadType=multipart&fields=*', { method: 'post', contentType: 'multipart/related; boundary=' + b, payload });
}
function patch(id, metadata, query) { return request(DRIVE + '/' + id + (query || ''), json('patch', metadata)); }
function remove(id) { return request(DRIVE + '/' + id, { method: 'delete' }); }
function ids(n) { return request(DRIVE + '/generateIds?count=' + n); }
function anonymous() { return [request(DRIVE, {}, 'wrong').code, request(DRIVE, { headers: {} }).code]; }
function parallel(n) {
  const headers = { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() };
  return UrlFetchApp.fetchAll(Array.from({ length: n }, (_, i) => ({ url: DRIVE + '?fields=id', headers, muteHttpExceptions: true,
    method: 'post', contentType: 'application/json', payload: JSON.stringify({ name: 'p' + i }) }))).map((r) => r.getResponseCode());
}
`;
const FOLDER = 'application/vnd.google-apps.folder';

test('a file is made, filled, read, renamed and deleted', async () => {
  const machine = await machineOf(SCRIPT);
  const ask = (name: string, ...args: unknown[]) => resultOf(machine.call(name, args));
  const made = await ask('create', { name: 'a.txt', appProperties: { kind: 'segment' } });
  expect(made).toMatchObject({
    code: 200,
    body: { kind: 'drive#file', name: 'a.txt', mimeType: 'application/octet-stream' },
  });
  expect(Object.keys(made.body)).toEqual(['kind', 'id', 'name', 'mimeType']);
  const { id } = made.body;
  expect((await ask('upload', id, 'héllo')).body).toMatchObject({ size: '6', version: '2' });
  expect((await ask('get', id, '?alt=media')).body).toBe('héllo');
  expect((await ask('get', id, '?fields=size,appProperties')).body).toEqual({
    size: '6',
    appProperties: { kind: 'segment' },
  });
  const renamed = await ask(
    'patch',
    id,
    { name: 'b.txt', appProperties: { kind: null, x: '1' } },
    '?fields=name,appProperties',
  );
  expect(renamed.body).toEqual({ name: 'b.txt', appProperties: { x: '1' } });
  expect((await ask('remove', id)).code).toBe(204);
  expect(await ask('get', id)).toMatchObject({
    code: 404,
    body: { error: { code: 404, errors: [{ reason: 'notFound', location: 'fileId' }] } },
  });
  expect((await ask('remove', id)).code).toBe(404);
});

test('gzip goes to Drive and back without becoming an array of bytes', async () => {
  const machine = await machineOf(SCRIPT);
  const { id } = (
    await resultOf(machine.call('create', [{ name: 'z', mimeType: 'application/x-gzip' }]))
  ).body;
  const text = '{"name":"Zoë"}\n'.repeat(1000);
  const { execution } = await machine.call('gzipped', [id, text]);
  expect(execution.calls['Blob.getBytes']).toBeUndefined();
  expect(await resultOf(machine.call('ungzipped', [id]))).toEqual(['application/x-gzip', text]);
  expect(gunzipSync(machine.drive.content('z')!.bytes).toString()).toBe(text);
});

test('a multipart upload carries both', async () => {
  const machine = await machineOf(SCRIPT);
  const { body } = await resultOf(machine.call('multipart', [{ name: 'm.csv' }, 'a,b\r\n1,2']));
  expect(body).toMatchObject({ name: 'm.csv', mimeType: 'text/csv', size: '8', trashed: false });
  expect((await resultOf(machine.call('get', [body.id, '?alt=media']))).body).toBe('a,b\r\n1,2');
});

test('lists: the query language, order, pages, fields', async () => {
  const machine = await machineOf(SCRIPT);
  const ask = async (name: string, ...args: unknown[]) =>
    (await resultOf(machine.call(name, args))).body;
  const folder = await ask('create', { name: "It's here", mimeType: FOLDER });
  for (const name of ['one', 'two words', 'three'])
    await ask('create', { name, parents: [folder.id], appProperties: { workbook: name[0] } });
  const trashed = await ask('create', { name: 'old', parents: [folder.id] });
  await ask('patch', trashed.id, { trashed: true });
  const names = async (q: string, more: object = {}) =>
    ((await ask('list', { q, orderBy: 'name', ...more })).files ?? []).map((f: any) => f.name);
  expect(await names(`'${folder.id}' in parents and trashed = false`)).toEqual([
    'one',
    'three',
    'two words',
  ]);
  expect(await names(`'${folder.id}' in parents and trashed=true`)).toEqual(['old']);
  expect(await names("name = 'It\\'s here'")).toEqual(["It's here"]);
  expect(await names(`mimeType='${FOLDER}'`)).toEqual(["It's here"]);
  expect(await names("name contains 'wor' and not trashed = true")).toEqual(['two words']);
  expect(await names("appProperties has { key='workbook' and value='t' }")).toEqual([
    'three',
    'two words',
  ]);
  expect(await names("(name = 'one' or name = 'three') and mimeType != 'x'")).toEqual([
    'one',
    'three',
  ]);
  expect(await names("modifiedTime > '2000-01-01T00:00:00' and name='one'")).toEqual(['one']);
  expect(await names("name = 'one'", { orderBy: 'modifiedTime desc' })).toEqual(['one']);

  const page = await ask('list', {
    q: 'trashed=false',
    pageSize: 3,
    orderBy: 'name',
    fields: 'nextPageToken,files(name)',
  });
  expect(page.files).toEqual([{ name: "It's here" }, { name: 'one' }, { name: 'three' }]);
  const rest = await ask('list', {
    q: 'trashed=false',
    pageSize: 3,
    orderBy: 'name',
    pageToken: page.nextPageToken,
  });
  expect(rest.files).toHaveLength(1);
  expect(rest.nextPageToken).toBeUndefined();
  for (const wrong of [
    { q: 'nonsense =' },
    { pageSize: 5000 },
    { pageToken: 'x' },
    { fields: 'files(' },
    { orderBy: 'x' },
  ])
    expect((await ask('list', wrong)).error.code).toBe(400);
});

test('ids can be chosen beforehand, once', async () => {
  const machine = await machineOf(SCRIPT);
  const { ids } = (await resultOf(machine.call('ids', [3]))).body;
  expect(new Set(ids).size).toBe(3);
  expect((await resultOf(machine.call('create', [{ id: ids[0], name: 'a' }]))).body.id).toBe(
    ids[0],
  );
  const again = await resultOf(machine.call('create', [{ id: ids[0], name: 'a' }]));
  expect(again).toMatchObject({
    code: 409,
    body: { error: { errors: [{ reason: 'fileIdInUse' }] } },
  });
  expect((await resultOf(machine.call('create', [{ id: 'mine', name: 'a' }]))).code).toBe(400);
});

test('drive.file: nobody sees the files of another user', async () => {
  const machine = await machineOf(SCRIPT);
  const { id } = (await resultOf(machine.call('create', [{ name: 'secret' }]))).body;
  const other = { user: 'other@school.example' };
  expect((await resultOf(machine.call('get', [id], other))).code).toBe(404);
  expect((await resultOf(machine.call('upload', [id, 'x'], other))).code).toBe(404);
  expect((await resultOf(machine.call('remove', [id], other))).code).toBe(404);
  expect((await resultOf(machine.call('list', [{ q: '' }], other))).body.files).toEqual([]);
  expect(machine.drive.files()).toMatchObject([{ name: 'secret', owner: machine.settings.user }]);
});

test('without a token or a scope Drive refuses', async () => {
  const machine = await machineOf(SCRIPT, {
    grantedScopes: ['https://www.googleapis.com/auth/script.external_request'],
  });
  expect(await resultOf(machine.call('anonymous'))).toEqual([401, 401]);
  expect(await resultOf(machine.call('list', [{}]))).toMatchObject({
    code: 403,
    body: { error: { errors: [{ reason: 'insufficientPermissions' }] } },
  });
});

test('a folder takes what is in it along', async () => {
  const machine = await machineOf(SCRIPT);
  const { id } = (await resultOf(machine.call('create', [{ name: 'f', mimeType: FOLDER }]))).body;
  await machine.call('create', [{ name: 'inside', parents: [id] }]);
  expect((await resultOf(machine.call('create', [{ name: 'x', parents: ['nowhere'] }]))).code).toBe(
    404,
  );
  await machine.call('remove', [id]);
  expect(machine.drive.files()).toEqual([]);
});

test('lists may lag behind', async () => {
  const machine = await machineOf(SCRIPT, { driveListLagMs: 30_000 });
  const names = async () =>
    (await resultOf(machine.call('list', [{}]))).body.files.map((f: any) => f.name);
  const { id } = (await resultOf(machine.call('create', [{ name: 'new' }]))).body;
  expect(await names()).toEqual([]);
  expect((await resultOf(machine.call('get', [id]))).code).toBe(200); // by id it is there at once
  await machine.advance(31_000);
  expect(await names()).toEqual(['new']);
  await machine.call('patch', [id, { name: 'renamed' }]);
  expect(await names()).toEqual(['new']);
  await machine.advance(31_000);
  expect(await names()).toEqual(['renamed']);
  await machine.call('remove', [id]);
  expect(await names()).toEqual(['renamed']);
  expect((await resultOf(machine.call('get', [id]))).code).toBe(404);
  await machine.advance(31_000);
  expect(await names()).toEqual([]);
});

test('passing errors on demand, on both sides of the effect', async () => {
  const machine = await machineOf(SCRIPT);
  machine.faults({ transient: { service: 'Drive', rate: 0.3, seed: 5 } });
  const codes: number[] = await resultOf(machine.call('parallel', [100]));
  const failed = codes.filter((code) => code !== 200);
  expect(failed.length).toBeGreaterThan(15);
  expect(new Set(failed)).toEqual(new Set([403, 429, 500, 503]));
  const made = machine.drive.files().length;
  expect(made).toBeGreaterThan(100 - failed.length);
  expect(made).toBeLessThan(100);
});

test('requests are counted by method', async () => {
  const machine = await machineOf(SCRIPT);
  const { execution } = await machine.call('parallel', [3]);
  expect(execution.requests).toEqual({ 'drive.files.create': 3 });
  expect(execution.calls).toEqual({
    'ScriptApp.getOAuthToken': 1,
    'UrlFetchApp.fetchAll': 1,
  });
});
