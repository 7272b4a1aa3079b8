import type { Http } from '../host/host';
import type { Ask, HttpRequest } from '../model';
import { isNoAnswer, type Answer } from './retry';

/** Redirects of one request. */
const MOST_HOPS = 5;

/** Where an answer sends whoever asked; null: it is an answer. */
export const leadsTo = (from: string, answer: Answer): string | null => {
  if (isNoAnswer(answer) || ![301, 302, 303, 307, 308].includes(answer.status)) return null;
  const to = (answer.headers['location'] ?? '').trim();
  const [, scheme = '', origin = '', path = ''] =
    /^([a-z]+:)(\/\/[^/?#]*)([^?#]*)/i.exec(from) ?? [];
  if (to === '' || /^[a-z][a-z0-9+.-]*:/i.test(to)) return to || null;
  if (/^[/\\]{2}/.test(to)) return scheme + to;
  if (to.startsWith('/')) return scheme + origin + to;
  return scheme + origin + (to.startsWith('?') ? path : path.replace(/[^/]*$/, '') || '/') + to;
};

/** Goes where answers lead, hop by hop, as far as each request may be led: no further is anything sent. */
export const followed = (
  http: Http,
  asks: readonly Ask[],
  requests: readonly HttpRequest[],
  answers: readonly Answer[],
): Answer[] => {
  const now = [...requests];
  const found = [...answers];
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const led = asks.flatMap(({ leads }, i) => {
      const to = leads ? leadsTo(now[i]!.url, found[i]!) : null;
      if (to === null || !leads!(to)) return [];
      const { body, contentType, method, ...rest } = now[i]!;
      const keeps = (found[i] as { status: number }).status > 303;
      now[i] = keeps ? { ...now[i]!, url: to } : { ...rest, url: to };
      return [i];
    });
    if (led.length === 0) break;
    http.fetchAll(led.map((i) => now[i]!)).forEach((answer, n) => (found[led[n]!] = answer));
  }
  return found;
};
