import { createHmac } from 'node:crypto';
import { base64OfHex } from '../../src/http/base64';
import { baseString, oauth1 } from '../../src/http/oauth1';
import { hmacSha1 } from '../../src/http/sha1';

test.each([
  ['', ''],
  ['key', 'The quick brown fox jumps over the lazy dog'],
  ['ключ&', 'é'.repeat(200)],
  ['k'.repeat(80), 'x'.repeat(55)],
  ['k'.repeat(64), 'x'.repeat(64)],
])('HMAC-SHA-1 under “%s” is Node’s', (key, text) => {
  const theirs = createHmac('sha1', key).update(text);
  expect(hmacSha1(text, key)).toBe(theirs.digest('hex'));
});

// The example of RFC 5849, 3.4.1.1, without the parameters of its form and its token.
test('the base string has parameters in order, encoded as the standard says', () => {
  expect(
    baseString('post', 'HTTP://EXAMPLE.com:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b', [
      ['oauth_consumer_key', '9djdj82h48djs9d2'],
      ['oauth_nonce', '7d8f3e4a'],
    ]),
  ).toBe(
    'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D' +
      '%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a',
  );
});

test.each(['HMAC-SHA1', 'HMAC-SHA256'] as const)('%s: signs each request by itself', (method) => {
  const sign = oauth1('key', 's&cret', method);
  const url = "https://host.test:8443/ims?filter=status%3D'active'&limit=2";
  const said = sign({ url }, 1_700_000_000_123)['authorization']!;
  const parts = Object.fromEntries(
    [...said.replace(/^OAuth /, '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      decodeURIComponent(value!),
    ]),
  );
  const { oauth_signature: signature, ...rest } = parts;
  expect(rest).toMatchObject({
    oauth_consumer_key: 'key',
    oauth_signature_method: method,
    oauth_timestamp: '1700000000',
    oauth_version: '1.0',
  });
  const base = baseString('GET', url, Object.entries(rest));
  expect(base).toContain(
    'https%3A%2F%2Fhost.test%3A8443%2Fims&filter%3Dstatus%253D%2527active%2527',
  );
  const hash = method === 'HMAC-SHA1' ? 'sha1' : 'sha256';
  expect(signature).toBe(createHmac(hash, 's%26cret&').update(base).digest('base64'));
  expect(sign({ url }, 1_700_000_000_123)['authorization']).not.toBe(said);
});

test('hexadecimal digits become Base64', () => {
  expect(base64OfHex('00ff10')).toBe(Buffer.from([0, 255, 16]).toString('base64'));
});
