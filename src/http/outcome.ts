import type { Ask, Connector, Failure, HttpResponse } from '../model';
import { hostOf } from './exchange';
import { leadsTo } from './hops';
import { isNoAnswer, retryAfter, type Answer } from './retry';

/** Seconds to stay away from a server that throttles without saying for how long. */
const QUIET_SECONDS = 60;
/** A code is made of such characters; whatever else stands in its place is not repeated. */
const KIND = /^[a-z][a-z:._-]{0,79}$/i;
const CORRELATION = /^[\w-]{3,64}$/;

const isGood = ({ status }: HttpResponse, ask: Ask): boolean =>
  (status >= 200 && status < 300) || (ask.expect ?? []).includes(status);

/**
 * The kind of problem, and the id under which the source's people find the request in their log. A failure
 * is stored, shown and mailed: the source's own words, which may quote a record, are not in it.
 */
const codesOf = (connector: Connector, response: HttpResponse): Failure['params'] => {
  const { kind = '', correlation = '' } = connector.explain(response);
  const id = CORRELATION.test(correlation) ? correlation : undefined;
  const codes = [
    ...(KIND.test(kind) ? [kind] : []),
    ...(id === undefined ? [] : [`correlation id ${id}`]),
  ];
  return {
    detail: codes.length === 0 ? '' : `(${codes.join(', ')})`,
    ...(id === undefined ? {} : { correlation: id }),
  };
};

export const tooBusy = (host: string, seconds: number): Failure => ({
  code: 'source.too_busy',
  params: { host, seconds },
});

/** What became of a request: the response, or the failure under its name. Nothing of it is secret, or of a record. */
export const outcomeOf = (
  ask: Ask,
  answer: Answer,
  connector: Connector,
  now: number,
): HttpResponse | Failure => {
  const host = hostOf(ask.url);
  const resource = ask.of ?? 'page';
  if (isNoAnswer(answer)) {
    switch (answer.noAnswer) {
      case 'unknown_host':
        return { code: 'source.unknown_host', params: { host } };
      case 'tls':
        return { code: 'source.tls', params: { host } };
      case 'too_large':
        return { code: 'source.too_large', params: { host, resource } };
      case 'quota':
        return { code: 'host.quota', params: { service: 'web requests' } };
      case 'unreachable':
        return { code: 'source.unreachable', params: { host } };
    }
  }
  // It was followed as far as it may lead.
  const to = ask.leads ? leadsTo(ask.url, answer) : null;
  if (to !== null) return { code: 'source.own_hosts', params: { host: hostOf(to), resource } };
  const said = ask.judge?.(answer, 0, now);
  if (said?.is === 'take') return answer;
  if (said?.is === 'fail' && said.message !== undefined)
    return {
      code: 'source.bad_request',
      params: { host, resource, status: answer.status, detail: `(${said.message})` },
    };
  if (!said && isGood(answer, ask)) return answer;
  const { status } = answer;
  if (status === 401) return { code: 'source.refused_key', params: { host } };
  if (status === 404) return { code: 'source.not_found', params: { host, resource } };
  const told = retryAfter(answer, now);
  // Overloaded, by whichever number it is called: the server itself says when to come back.
  if (status === 429 || (status === 503 && told !== undefined))
    return tooBusy(host, told === undefined ? QUIET_SECONDS : Math.ceil(told / 1000));
  const codes = codesOf(connector, answer);
  if (status === 403) return { code: 'source.forbidden', params: { host, resource, ...codes } };
  const params = { host, resource, status, ...codes };
  return { code: status >= 500 ? 'source.error' : 'source.bad_request', params };
};
