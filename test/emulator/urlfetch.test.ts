import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { DAILY } from '../../emulator/limits';
import { cleanUp, errorOf, machineOf, resultOf, serverOf } from './kit';

afterEach(cleanUp);

const SCRIPT = `
function describe(r) { return { code: r.getResponseCode(), text: r.getContentText(), headers: r.getHeaders(), all: r.getAllHeaders() }; }
function get(url, params) { return describe(UrlFetchApp.fetch(url, params)); }
function all(requests) { return UrlFetchApp.fetchAll(requests).map(describe); }
function caught(urls) { try { UrlFetchApp.fetchAll(urls); return 'none'; } catch (e) { return [e.name, e.message]; } }
function blob(url) { const b = UrlFetchApp.fetch(url, { payload: Utilities.newBlob('é', 'text/x-mine') }); return describe(b); }
function bytes(url) { return describe(UrlFetchApp.fetch(url, { payload: [104, 105, -61, -87], method: 'put' })); }
function form(url) { return describe(UrlFetchApp.fetch(url, { method: 'post', payload: { a: '1 2', b: 'é' } })); }
function multi(url) { return describe(UrlFetchApp.fetch(url, { method: 'post', payload: { a: '1', f: Utilities.newBlob('data', 'text/plain', 'f.txt') } })); }
function content(url) { const r = UrlFetchApp.fetch(url); return [r.getContent(), r.getBlob().getContentType(), r.getContentText('ISO-8859-1')]; }
function many(url, n) { for (let i = 0; i < n; i++) UrlFetchApp.fetch(url); }
`;

async function body(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** Answers what it was asked; some paths do something of their own. */
async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '', headers } = request;
  const answer = (
    code: number,
    extra: Record<string, string | string[]> = {},
    text?: string | Buffer,
  ) => {
    response.writeHead(code, { 'Content-Type': 'application/json', ...extra });
    response.end(text ?? JSON.stringify({ method, url, headers }));
  };
  if (url.startsWith('/status/')) return answer(Number(url.slice(8)), {}, 'the body '.repeat(100));
  if (url === '/redirect') return answer(302, { Location: '/target' });
  if (url === '/loop') return answer(302, { Location: '/loop' });
  if (url === '/gzip') return answer(200, { 'Content-Encoding': 'gzip' }, gzipSync('unpacked'));
  if (url === '/twice') return answer(200, { 'X-Two': ['one', 'two'], Link: '<a>; rel="next"' });
  if (url === '/latin')
    return answer(200, { 'Content-Type': 'text/plain; charset=ISO-8859-1' }, Buffer.from([233]));
  if (url === '/drop') return void response.destroy();
  if (url === '/slow') return void setTimeout(() => answer(200), 150);
  answer(200, {}, JSON.stringify({ method, url, headers, body: await body(request) }));
}
const listener = (request: IncomingMessage, response: ServerResponse): void =>
  void echo(request, response);
const parsed = (answer: { text: string }) => JSON.parse(answer.text);

test('methods, headers and every kind of payload go over a real socket', async () => {
  const url = await serverOf(listener);
  const machine = await machineOf(SCRIPT);
  const plain = await resultOf(
    machine.call('get', [`${url}/a?b=c`, { headers: { 'X-Mine': 'yes' } }]),
  );
  expect(plain.code).toBe(200);
  expect(parsed(plain)).toMatchObject({
    method: 'GET',
    url: '/a?b=c',
    headers: { 'x-mine': 'yes' },
  });
  const json = { method: 'patch', contentType: 'application/json', payload: '{"a":"é"}' };
  expect(parsed(await resultOf(machine.call('get', [url, json])))).toMatchObject({
    method: 'PATCH',
    body: '{"a":"é"}',
    headers: { 'content-type': 'application/json' },
  });
  expect(parsed(await resultOf(machine.call('blob', [url])))).toMatchObject({
    method: 'POST', // a payload makes a GET a POST
    body: 'é',
    headers: { 'content-type': 'text/x-mine' },
  });
  expect(parsed(await resultOf(machine.call('bytes', [url])))).toMatchObject({
    method: 'PUT',
    body: 'hié',
  });
  expect(parsed(await resultOf(machine.call('form', [url])))).toMatchObject({
    body: 'a=1%202&b=%C3%A9',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const multi = parsed(await resultOf(machine.call('multi', [url])));
  expect(multi.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect(multi.body).toContain('filename="f.txt"\r\nContent-Type: text/plain\r\n\r\ndata');
});

test('answers: headers as sent, repeated ones, compression, charsets, bytes', async () => {
  const url = await serverOf(listener);
  const machine = await machineOf(SCRIPT);
  const twice = await resultOf(machine.call('get', [`${url}/twice`]));
  expect(twice.all['X-Two']).toEqual(['one', 'two']);
  expect(twice.headers.Link).toBe('<a>; rel="next"');
  expect((await resultOf(machine.call('get', [`${url}/gzip`]))).text).toBe('unpacked');
  expect((await resultOf(machine.call('get', [`${url}/latin`]))).text).toBe('é');
  const latin = await resultOf(machine.call('content', [`${url}/latin`]));
  expect(latin).toEqual([[-23], 'text/plain; charset=ISO-8859-1', 'é']);
});

test('a status of 400 or more throws unless it is muted', async () => {
  const url = await serverOf(listener);
  const machine = await machineOf(SCRIPT);
  const message = await errorOf(machine.call('get', [`${url}/status/404`]));
  expect(message).toMatch(
    /^Request failed for http:\/\/127\.0\.0\.1:\d+ returned code 404\. Truncated server/,
  );
  expect(message!.length).toBeLessThan(400);
  const muted = await resultOf(
    machine.call('get', [`${url}/status/503`, { muteHttpExceptions: true }]),
  );
  expect(muted.code).toBe(503);
});

test('redirects are followed unless told not to', async () => {
  const url = await serverOf(listener);
  const machine = await machineOf(SCRIPT);
  expect(parsed(await resultOf(machine.call('get', [`${url}/redirect`]))).url).toBe('/target');
  const stay = { followRedirects: false };
  expect((await resultOf(machine.call('get', [`${url}/redirect`, stay]))).code).toBe(302);
  expect(await errorOf(machine.call('get', [`${url}/loop`]))).toMatch(/Too many redirects/);
});

test('no answer: unknown host, closed port, TLS, a connection dropped', async () => {
  const url = await serverOf(listener);
  const machine = await machineOf(SCRIPT);
  const error = (address: string) => errorOf(machine.call('get', [address]));
  expect(await error('http://no-such-host.invalid/')).toMatch(
    /^DNS error: http:\/\/no-such-host\.invalid/,
  );
  expect(await error('http://127.0.0.1:1/')).toMatch(/^Address unavailable/);
  expect(await error(url.replace('http:', 'https:'))).toMatch(/^SSL Error/);
  expect(await error(`${url}/drop`)).toMatch(/^Unexpected error/);
  for (const wrong of ['ftp://x.example/', `${url}/a b`, `${url}/é`, `${url}/{id}`, 'http://'])
    expect(await error(wrong)).toMatch(/^Invalid argument/);
});

test('fetchAll runs in parallel, keeps the order, and costs the slowest', async () => {
  let [open, most] = [0, 0];
  const url = await serverOf((request, response) => {
    if (request.url === '/slow') {
      most = Math.max(most, (open += 1));
      response.once('close', () => (open -= 1));
    }
    listener(request, response);
  });
  const machine = await machineOf(SCRIPT);
  const requests = [
    `${url}/slow`,
    `${url}/1`,
    { url: `${url}/2`, method: 'post', payload: 'p' },
    `${url}/slow`,
  ];
  const answer = await machine.call('all', [requests]);
  expect(most).toBe(2);
  const answers = await resultOf(answer);
  expect(answers.map(parsed).map((a: any) => a.url)).toEqual(['/slow', '/1', '/2', '/slow']);
  expect(answer.execution.calls['UrlFetchApp.fetchAll']).toBe(1);
  expect(answer.execution.requests).toEqual({ [new URL(url).host]: 4 });
  expect(answer.execution.virtualMs).toBeLessThan(600);
  expect(machine.quotas().used['urlfetch|analyst@school.example']).toBe(4);
});

test('one unreachable host makes the whole fetchAll throw', async () => {
  const seen: string[] = [];
  const url = await serverOf((request, response) => {
    seen.push(request.url!);
    response.end('ok');
  });
  const machine = await machineOf(SCRIPT);
  const caught = await resultOf(
    machine.call('caught', [[`${url}/good`, 'http://127.0.0.1:1/bad']]),
  );
  expect(caught).toEqual(['Exception', 'Address unavailable: http://127.0.0.1:1/bad']);
  expect(seen).toEqual(['/good']); // which does not make it unasked
});

test('limits: URL, headers, payload, answer, calls a day', async () => {
  const url = await serverOf((_request, response) =>
    response.end(Buffer.alloc(60 * 1024 * 1024, 'x')),
  );
  const machine = await machineOf(SCRIPT, { account: 'consumer' });
  const error = (...args: unknown[]) => errorOf(machine.call('get', args));
  expect(await error(`${url}/${'x'.repeat(2100)}`)).toMatch(/URLFetch URL Length/);
  expect(await error(url, { headers: { big: 'x'.repeat(9000) } })).toMatch(/URLFetch Header Size/);
  expect(await error(url, { headers: { bad: 'a\nb' } })).toMatch(/invalid value: Header:bad/);
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`h${i}`, 'x']));
  expect(await error(url, { headers: many })).toMatch(/URLFetch Headers/);
  expect(await error(url, { payload: 'x'.repeat(50 * 1024 * 1024 + 1) })).toMatch(/POST Size/);
  expect(await error(url)).toMatch(/response size \(50 MB\)/);
  machine.faults({ latency: 0 });
  const small = await serverOf((_request, response) => response.end('ok'));
  await machine.call('all', [Array.from({ length: DAILY.urlfetch.consumer }, () => 'ftp:wrong')]);
  const used = () => machine.quotas().used['urlfetch|analyst@school.example'] ?? 0;
  expect(used()).toBeLessThan(10); // refused before it was sent: not counted
  const snapshot = machine.snapshot();
  const day = { since: machine.now(), used: DAILY.urlfetch.consumer - 2 };
  (snapshot.machine.quotas as { days: unknown[] }).days = [
    ['urlfetch|analyst@school.example', day],
  ];
  machine.restore(snapshot);
  expect(await errorOf(machine.call('many', [small, 2]))).toBeUndefined();
  expect(await errorOf(machine.call('many', [small, 1]))).toMatch(
    /too many times for one day: urlfetch/,
  );
});
