import { base64 } from '../../src/http/base64';
import {
  encodeParams,
  hostOf,
  join,
  parseJson,
  parseList,
  withParams,
} from '../../src/http/exchange';
import type { FailureError } from '../../src/model';
import { ok } from './_fake';

test.each(['', 'a', 'ab', 'abc', 'abcd', 'key:sécrét', '日本語', '🙂:%&+=', 'x'.repeat(1000)])(
  'base64 of “%s” is that of its UTF-8 bytes',
  (text) => {
    expect(base64(text)).toBe(Buffer.from(text, 'utf8').toString('base64'));
  },
);

test('parameters are encoded, and left out when they have no value', () => {
  const params = { q: 'a b&c=é', n: 0, off: undefined, yes: true };
  expect(encodeParams(params)).toBe('q=a%20b%26c%3D%C3%A9&n=0&yes=true');
  expect(withParams('https://h/p', { a: 1 })).toBe('https://h/p?a=1');
  expect(withParams('https://h/p?x=1', { a: 1 })).toBe('https://h/p?x=1&a=1');
  expect(withParams('https://h/p', {})).toBe('https://h/p');
  expect(join('https://h/p/', '/q')).toBe('https://h/p/q');
});

test.each([
  ['https://api.example.org:8443/a?b=c', 'api.example.org:8443'],
  ['https://user:pass@api.example.org/', 'api.example.org'],
  ['nonsense', 'the address'],
])('of %s only the host is shown', (url, host) => {
  expect(hostOf(url)).toBe(host);
});

const about = { host: 'h', resource: 'students' };
const whatOf = (text: string): unknown => {
  try {
    parseJson(ok(text), about);
  } catch (error) {
    return (error as FailureError).failure;
  }
  return undefined;
};

test.each([
  ['<!DOCTYPE html><html>', 'a web page'],
  ['  <html>', 'a web page'],
  ['[{"id":"1"},{"i', 'a cut-off answer'],
  ['', 'an empty answer'],
  ['Service down', 'something that is not JSON'],
])('“%s” is told as what it is', (text, what) => {
  expect(whatOf(text)).toEqual({ code: 'source.not_json', params: { ...about, what } });
});

test('a list is a list', () => {
  expect(parseList(ok('[1]'), about)).toEqual([1]);
  expect(() => parseList(ok('{"message":"x"}'), about)).toThrow('something other than a list');
});
