import { createHash, createHmac } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { cleanUp, errorOf, machineOf, resultOf } from './kit';

afterEach(cleanUp);

const SCRIPT = `
function gzip(text) {
  const blob = Utilities.newBlob(text, 'text/plain', 'a.txt');
  const packed = Utilities.gzip(blob);
  const back = Utilities.ungzip(packed);
  return [packed.getName(), packed.getContentType(), Utilities.base64Encode(packed.getBytes()), back.getDataAsString(), back.getName()];
}
function ungzipWrong(type) { return Utilities.ungzip(Utilities.newBlob('plain', type)); }
function blob() {
  const b = Utilities.newBlob([104, -61, -87]);
  const copy = b.copyBlob().setName('copy').setContentType('text/plain');
  b.setDataFromString('other');
  return [copy.getDataAsString(), copy.getBytes(), copy.getName(), copy.getContentType(), b.getName(), b.getContentType(), b.getDataAsString(), copy.isGoogleType()];
}
function base64(text) {
  const e = Utilities.base64Encode(text); const w = Utilities.base64EncodeWebSafe(text);
  return [e, w, Utilities.newBlob(Utilities.base64Decode(e)).getDataAsString(), Utilities.newBlob(Utilities.base64DecodeWebSafe(w)).getDataAsString()];
}
function bytes() { return Utilities.base64Encode([-1, 0, 127, -128]); }
function decode(text) { return Utilities.base64Decode(text); }
function digest(text) { return [Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8), Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, [1, 2])]; }
function hmac(text, key) { return Utilities.computeHmacSha256Signature(text, key); }
function uuids() { return [Utilities.getUuid(), Utilities.getUuid()]; }
function format(ms, zone, pattern) { return Utilities.formatDate(new Date(ms), zone, pattern); }
function tooLong() { Utilities.sleep(300001); }
function log() {
  console.log('plain %s and %d', 'text', 5); console.info({ a: 1 }); console.warn(JSON.stringify({ severity: 'NOTICE', message: 'm' }));
  console.error(new Error('logged')); Logger.log('logger'); return Logger.getLog();
}
function html() {
  const t = HtmlService.createTemplateFromFile('page'); t.name = '<Zoë>'; t.items = [1, 2];
  const o = t.evaluate().setTitle('T').setWidth(300);
  return [HtmlService.createHtmlOutputFromFile('page.html').getContent().length > 0, o.getContent(), o.getTitle(), o.getWidth(), HtmlService.createHtmlOutput('x').append('y').getContent()];
}
function noHtml() { return HtmlService.createHtmlOutputFromFile('../main'); }
`;
const signed = (bytes: Buffer) => [...new Int8Array(bytes)];

test('gzip and back', async () => {
  const machine = await machineOf(SCRIPT);
  const text = 'héllo 😀 '.repeat(1000);
  const [name, type, packed, back, backName] = await resultOf(machine.call('gzip', [text]));
  expect([name, type, back, backName]).toEqual(['a.txt.gz', 'application/x-gzip', text, 'a.txt']);
  expect(gunzipSync(Buffer.from(packed, 'base64')).toString()).toBe(text);
  expect(await errorOf(machine.call('ungzipWrong', ['text/plain']))).toMatch(/Invalid argument/);
  expect(await errorOf(machine.call('ungzipWrong', ['application/x-gzip']))).toMatch(
    /Could not decompress/,
  );
});

test('blobs: signed bytes, copies, types', async () => {
  const machine = await machineOf(SCRIPT);
  expect(await resultOf(machine.call('blob'))).toEqual([
    'hé',
    [104, -61, -87],
    'copy',
    'text/plain',
    null,
    null,
    'other',
    false,
  ]);
});

test('base64, plain and web-safe', async () => {
  const machine = await machineOf(SCRIPT);
  const text = 'é>>>???';
  const plain = Buffer.from(text).toString('base64');
  const web = plain.replace(/\+/g, '-').replace(/\//g, '_');
  expect(await resultOf(machine.call('base64', [text]))).toEqual([plain, web, text, text]);
  expect(await resultOf(machine.call('bytes'))).toBe('/wB/gA==');
  expect(await errorOf(machine.call('decode', ['no base64!']))).toBe('Could not decode string.');
});

test('digests and HMAC', async () => {
  const machine = await machineOf(SCRIPT);
  const [sha, md5] = await resultOf(machine.call('digest', ['é']));
  expect(sha).toEqual(signed(createHash('sha256').update('é').digest()));
  expect(md5).toEqual(
    signed(
      createHash('md5')
        .update(Buffer.from([1, 2]))
        .digest(),
    ),
  );
  const mac = await resultOf(machine.call('hmac', ['value', 'key']));
  expect(mac).toEqual(signed(createHmac('sha256', 'key').update('value').digest()));
});

test('UUIDs come from the seed', async () => {
  const [one, two] = await resultOf((await machineOf(SCRIPT, { seed: 7 })).call('uuids'));
  expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(two).not.toBe(one);
  expect((await resultOf((await machineOf(SCRIPT, { seed: 7 })).call('uuids')))[0]).toBe(one);
});

test.each([
  ['America/New_York', "yyyy-MM-dd'T'HH:mm:ssXXX", '2026-03-08T01:59:59-05:00'],
  ['America/New_York', 'EEE, d MMM yy h:mm a Z', 'Sun, 8 Mar 26 1:59 AM -0500'],
  ['Asia/Kolkata', 'EEEE HH.mm.ss.SSS', 'Sunday 12.29.59.007'],
  ['GMT', "D 'of' yyyy 'o''clock' z", "67 of 2026 o'clock GMT"],
])('formatDate in %s as %s', async (zone, pattern, expected) => {
  const machine = await machineOf(SCRIPT);
  const ms = Date.UTC(2026, 2, 8, 6, 59, 59, 7);
  expect(await resultOf(machine.call('format', [ms, zone, pattern]))).toBe(expected);
});

test('formatDate refuses what Java would', async () => {
  const machine = await machineOf(SCRIPT);
  expect(await errorOf(machine.call('format', [0, 'Mars/Base', 'yyyy']))).toMatch(
    /Invalid argument/,
  );
  expect(await errorOf(machine.call('format', [0, 'GMT', 'bbb']))).toMatch(/date format/);
  expect(await errorOf(machine.call('tooLong'))).toMatch(/Invalid argument/);
});

test('log entries as Cloud Logging has them', async () => {
  const machine = await machineOf(SCRIPT);
  const { result, execution } = await machine.call('log');
  expect(result).toBe('logger');
  const [plain, object, line, error, logger] = machine.logs();
  expect(plain).toMatchObject({
    severity: 'DEBUG',
    textPayload: 'plain text and 5',
    labels: {
      'script.googleapis.com/process_id': execution.id,
      'script.googleapis.com/function_name': 'log',
    },
  });
  expect(object).toMatchObject({ severity: 'INFO', jsonPayload: { a: 1 } });
  expect(line).toMatchObject({ severity: 'NOTICE', jsonPayload: { message: 'm' } });
  expect(error).toMatchObject({
    severity: 'ERROR',
    textPayload: expect.stringContaining('logged'),
  });
  expect(logger).toMatchObject({ severity: 'INFO', textPayload: 'logger' });
});

test('HTML files of the bundle, plain and as templates', async () => {
  const { bundleOf } = await import('./kit');
  const page = '<p><?= name ?></p><? for (const i of items) { ?><b><?!= i ?></b><? } ?>';
  const machine = await machineOf('', { bundle: bundleOf(SCRIPT, { 'page.html': page }) });
  expect(await resultOf(machine.call('html'))).toEqual([
    true,
    '<p>&#60;Zoë&#62;</p><b>1</b><b>2</b>',
    'T',
    300,
    'xy',
  ]);
  expect(await errorOf(machine.call('noHtml'))).toMatch(/No HTML file named/);
});
