import type { Ask, Exchange, HttpResponse, Json } from '../model';
import { FailureError } from '../model';

/** Asks for all at once: `const [a, b] = yield* ask([…])`. */
export function* ask(asks: readonly Ask[]): Exchange<readonly HttpResponse[]> {
  return yield { ask: asks };
}

/** Asks for one thing: `const answer = yield* askOne({ url })`. */
export function* askOne(one: Ask): Exchange<HttpResponse> {
  const answers = yield { ask: [one] };
  return answers[0] as HttpResponse;
}

/** The part of an address that may stand in a message: without path, query, user or password. */
export const hostOf = (url: string): string => {
  const [, authority = ''] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url) ?? [];
  return authority.slice(authority.lastIndexOf('@') + 1) || 'the address';
};

export type Params = Readonly<Record<string, string | number | boolean | undefined>>;

/** `a=1&b=2`, percent-encoded; what is undefined is left out. */
export const encodeParams = (params: Params): string =>
  Object.keys(params)
    .filter((name) => params[name] !== undefined)
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(String(params[name]))}`)
    .join('&');

/** An address with a query, whether or not it has one already. */
export const withParams = (url: string, params: Params): string => {
  const query = encodeParams(params);
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
};

/** An address and a path below it, with exactly one slash between them. */
export const join = (base: string, path: string): string =>
  `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;

const whatItIs = (text: string): string => {
  const start = text.trim().slice(0, 1);
  if (start === '') return 'an empty answer';
  if (start === '<') return 'a web page';
  return start === '{' || start === '[' ? 'a cut-off answer' : 'something that is not JSON';
};

/** @throws source.not_json when the answer is a sign-in page, is cut off, or is no JSON at all. */
export const parseJson = (
  response: HttpResponse,
  about: { readonly host: string; readonly resource: string },
): Json => {
  try {
    return JSON.parse(response.text) as Json;
  } catch {
    throw new FailureError('source.not_json', { ...about, what: whatItIs(response.text) });
  }
};

/** @throws source.not_json when the answer is not a list. */
export const parseList = (
  response: HttpResponse,
  about: { readonly host: string; readonly resource: string },
): readonly Json[] => {
  const value = parseJson(response, about);
  if (Array.isArray(value)) return value as readonly Json[];
  throw new FailureError('source.not_json', { ...about, what: 'something other than a list' });
};

/** Times an answer is asked for again that came cut off. */
const SPOILT = 2;

/**
 * What an answer says as JSON. One that comes cut off is asked for again; of a refusal that was expected
 * only the status counts. @throws source.not_json
 */
export function* askJson(one: Ask): Exchange<{ readonly status: number; readonly body: Json }> {
  for (let spoilt = 0; ; spoilt++) {
    const answer = yield* askOne(one);
    const { status } = answer;
    if (status >= 300) return { status, body: null };
    try {
      const about = { host: hostOf(one.url), resource: one.of ?? 'page' };
      return { status, body: parseJson(answer, about) };
    } catch (error) {
      if (spoilt >= SPOILT) throw error;
    }
  }
}
