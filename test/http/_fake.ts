import type { Http, NoAnswer } from '../../src/host/host';
import type { Connector, HttpRequest, HttpResponse, Json } from '../../src/model';
import { askOne } from '../../src/http/exchange';
import { createClock } from '../connectors/edfi/_district';

export type Reply = HttpResponse | NoAnswer;

export const ok = (text = '[]', headers: Record<string, string> = {}): HttpResponse => ({
  status: 200,
  headers,
  text,
});
export const status = (
  code: number,
  headers: Record<string, string> = {},
  text = '',
): HttpResponse => ({ status: code, headers, text });

export interface Asked extends HttpRequest {
  readonly round: number;
}

/** A host whose answers the test decides, request by request. */
export const fakeHost = (reply: (request: Asked, nth: number) => Reply) => {
  const clock = createClock();
  const asked: Asked[] = [];
  const seen = new Map<string, number>();
  let round = 0;
  const http: Http = {
    fetchAll: (requests) => {
      round += 1;
      return requests.map((request) => {
        const one = { ...request, round };
        asked.push(one);
        const nth = (seen.get(request.url) ?? 0) + 1;
        seen.set(request.url, nth);
        return reply(one, nth);
      });
    },
  };
  const lines: Readonly<Record<string, Json>>[] = [];
  const log = {
    write: (event: string, fields: object) => lines.push({ event, ...fields }),
  };
  return { host: { http, clock, log }, clock, asked, lines, rounds: () => round };
};

/** The smallest connector there can be; its tokens are counted. */
export const plainConnector = (
  rate: Connector['rate'] = { parallel: 10 },
  life?: number,
): Connector => {
  let tokens = 0;
  return {
    id: 'plain',
    title: 'Plain',
    description: '',
    settings: [],
    resources: [],
    rate,
    *discover() {
      yield* askOne({ url: 'https://host.example/', anonymous: true });
      return { found: true };
    },
    *signIn(_settings, secrets, _discovery, now) {
      yield* askOne({
        url: 'https://host.example/token',
        anonymous: true,
        headers: { authorization: `Basic ${secrets['secret']}` },
      });
      tokens += 1;
      return {
        headers: { authorization: `Bearer ${tokens}` },
        ...(life === undefined ? {} : { expiresAt: now + life }),
      };
    },
    *describe() {
      return [];
    },
    *read() {},
    explain: (response) => ({ kind: response.text, correlation: 'c-1' }),
  };
};
