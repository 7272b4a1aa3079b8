import { createHmac } from 'node:crypto';
import { hmacOf, padsOf } from '../../src/http/sha256';

const texts = [
  '',
  'a',
  '00012',
  'Zoë',
  '😀',
  'x'.repeat(54),
  ...[55, 56, 63, 64, 65, 119, 120, 1000].map((n) => 'é'.repeat(n)),
];

it.each(['k', '0'.repeat(64), 'long '.repeat(30)])(
  'hashes as everybody does, with the key %s',
  (key) => {
    const hash = hmacOf(key);
    for (const text of [...texts, ...texts])
      expect(hash(text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
  },
);

it('gives the padded key to whoever hashes by itself', () => {
  const { inner, outer } = padsOf('k');
  expect(inner.slice(0, 4)).toBe(`${(0x6b ^ 0x36).toString(16)}36`);
  expect(outer).toHaveLength(128);
  expect(outer.slice(0, 4)).toBe(`${(0x6b ^ 0x5c).toString(16)}5c`);
});
