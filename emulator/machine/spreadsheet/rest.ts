/**
 * The part of the Sheets REST API (v4) that reads: what a script asks for over UrlFetchApp with a token.
 * The work is the advanced service's; here are its addresses, its token and its words.
 */
import type { HttpRequest, HttpResponse } from '../http';
import type { Authorization } from '../people';
import { ServiceError, type Call, type Service } from '../service';
import { userOfToken } from '../triggers';
import type { GoogleApi } from '../urlfetch';

const SCOPES = ['spreadsheets', 'spreadsheets.readonly', 'drive', 'drive.readonly'].map(
  (name) => `https://www.googleapis.com/auth/${name}`,
);
const PATH = /^\/v4\/spreadsheets\/([^/:]+)(?:\/values(?:\/([^/:]+)|(:batchGet)))?$/;

const STATUS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
};

const answer = (code: number, value: unknown): HttpResponse => ({
  code,
  headers: [['Content-Type', 'application/json; charset=UTF-8']],
  body: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
});
const refusal = (code: number, message: string): HttpResponse =>
  answer(code, { error: { code, message, status: STATUS[code] } });

const tokenOf = ({ headers }: HttpRequest): string | undefined => {
  const header = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization');
  return /^Bearer (.+)$/.exec(header?.[1] ?? '')?.[1];
};

/** What the advanced service refused, as the API itself says it. */
const refused = ({ message }: ServiceError): HttpResponse => {
  const own = message.replace(/^API call to [\w.]+ failed with error: /, '');
  if (/^Requested entity was not found/.test(own)) return refusal(404, own);
  if (/does not have permission/.test(own)) return refusal(403, own);
  if (/^Quota exceeded/.test(own)) return refusal(429, own);
  return refusal(400, own);
};

export function createSheetsRest(service: Service, authorization: Authorization): GoogleApi {
  async function respond(call: Call, http: HttpRequest, url: URL): Promise<HttpResponse> {
    const user = userOfToken(tokenOf(http) ?? '');
    if (user === null)
      return refusal(
        401,
        'Request had invalid authentication credentials. Expected OAuth 2 token.',
      );
    const granted = authorization.granted(user);
    if (granted && !SCOPES.some((scope) => granted.includes(scope)))
      return refusal(403, 'Request had insufficient authentication scopes.');
    const [, id = '', range, many] = PATH.exec(url.pathname) ?? [];
    if (id === '' || http.method !== 'GET')
      return refusal(404, `${http.method} ${url.pathname} is not emulated: spreadsheet/rest.ts.`);
    const of = (name: string): string | undefined => url.searchParams.get(name) ?? undefined;
    const how = {
      majorDimension: of('majorDimension'),
      valueRenderOption: of('valueRenderOption'),
      dateTimeRenderOption: of('dateTimeRenderOption'),
    };
    const ranges = url.searchParams.getAll('ranges');
    const [op, ...args]: [string, ...unknown[]] = many
      ? ['Sheets.Spreadsheets.Values.batchGet', id, { ...how, ranges }]
      : range !== undefined
        ? ['Sheets.Spreadsheets.Values.get', id, decodeURIComponent(range), how]
        : ['Sheets.Spreadsheets.get', id, { fields: of('fields'), ranges }];
    const named = Object.create(call, { op: { value: op } }) as Call;
    try {
      return answer(200, await service[op]!(named, ...args));
    } catch (error) {
      if (error instanceof ServiceError) return refused(error);
      throw error;
    }
  }
  return {
    serves: (url) => url.hostname === 'sheets.googleapis.com',
    send: async (call, http) => {
      const url = new URL(http.url);
      const what = url.pathname.includes('/values') ? 'values.get' : 'get';
      return { response: await respond(call, http, url), method: `sheets.spreadsheets.${what}` };
    },
  };
}
