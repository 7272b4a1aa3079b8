import { fits } from '../../src/app/fits';
import type { Json } from '../../src/model';

/** Whether what was found is what is relied on. */
test.each<[boolean, Json | undefined, Json]>([
  [true, 42, 42],
  [false, '42', 42],
  [true, { a: 1, more: 2 }, { a: 1 }],
  [false, { more: 2 }, { a: 1 }],
  [false, { a: null }, { a: 1 }],
  [false, null, { a: 1 }],
  [false, [1], { length: 1 }],
  [true, [1, 2], [1, 2]],
  [false, [1, 2, 3], [1, 2]],
  [false, undefined, [1]],
  [true, 500, '≤ 500'],
  [false, 501, '≤ 500'],
  [false, null, '≤ 500'],
  [false, '1', '≤ 500'],
  [true, 0, '≥ 0'],
  [false, -1, '≥ 0'],
  [true, { ms: 3 }, { ms: '≤ 3' }],
  [true, '≤ 500 is a text', '≤ 500 is a text'],
])('%s: %j for %j', (expected, found, wanted) => expect(fits(found, wanted)).toBe(expected));
