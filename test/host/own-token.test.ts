import { createHttp } from '../../src/host/google/http';
import type { Google } from '../../src/host/google/globals';

/** What left for which address, with which Authorization. */
const sentTo = (url: string, own: boolean): string | undefined => {
  let sent: { headers?: Record<string, string> } = {};
  const g = {
    ScriptApp: { getOAuthToken: () => 'ya29.person' },
    UrlFetchApp: {
      fetchAll: (requests: (typeof sent)[]) => {
        sent = requests[0]!;
        return [
          { getResponseCode: () => 200, getAllHeaders: () => ({}), getContentText: () => '' },
        ];
      },
    },
    Utilities: { sleep: () => undefined },
  } as unknown as Google;
  createHttp(g).fetchAll([{ url, ...(own ? { own: true as const } : {}) }]);
  return sent.headers?.['Authorization'];
};

test.each([
  'https://classroom.googleapis.com/v1/courses',
  'https://www.googleapis.com/x',
  'https://classroom.googleapis.com:443/v1/courses',
])('the person’s own token goes to %s', (url) => {
  expect(sentTo(url, true)).toBe('Bearer ya29.person');
  expect(sentTo(url, false)).toBeUndefined();
});

test.each([
  'http://classroom.googleapis.com/v1/courses',
  'https://classroom.googleapis.com.evil.test/v1/courses',
  'https://evil.test/classroom.googleapis.com/',
  'https://evilgoogleapis.com/',
  'https://classroom.googleapis.com@evil.test/',
  'https://user:pass@evil.test/.googleapis.com/',
  'https://evil.test?.googleapis.com/',
  'https://evil.test#.googleapis.com/',
  'https://classroom.googleapis.com:8443/v1',
  'https://classroom.googleapis.com\\@evil.test/',
])('and not to %s', (url) => {
  expect(sentTo(url, true)).toBeUndefined();
});
