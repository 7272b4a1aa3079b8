/** One HTTP request over a real socket, as UrlFetchApp's servers would make it. */
import http from 'node:http';
import https from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { FETCH_REDIRECTS, FETCH_RESPONSE_BYTES, FETCH_TIMEOUT_MS } from '../limits';

export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  readonly followRedirects: boolean;
  readonly validateHttpsCertificates: boolean;
}
export interface HttpResponse {
  readonly code: number;
  readonly headers: [string, string][];
  readonly body: Buffer;
}

/** No answer at all. The message is Google's, as far as it is known. */
export class NoAnswer extends Error {}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
const tlsAgent = new https.Agent({ keepAlive: true, maxSockets: 64 });

function reasonOf(error: NodeJS.ErrnoException, url: string): string {
  const code = error.code ?? '';
  if (/ENOTFOUND|EAI_/.test(code)) return `DNS error: ${url}`;
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO|EPROTO|ERR_TLS/.test(code)) return `SSL Error: ${url}`;
  if (/ETIMEDOUT|TIMEOUT/.test(code)) return `Timeout: ${url}`;
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(code)) return `Address unavailable: ${url}`;
  return `Unexpected error: ${url}`;
}

function decompress(body: Buffer, encoding: string): Buffer {
  const limit = { maxOutputLength: FETCH_RESPONSE_BYTES };
  switch (encoding) {
    case 'gzip':
      return gunzipSync(body, limit);
    case 'deflate':
      return inflateSync(body, limit);
    case 'br':
      return brotliDecompressSync(body, limit);
    default:
      return body;
  }
}

// facts: Quotas. 50 MB a response; the wording is an assumption. assumes: fetch-limits
const tooLarge = (url: string): NoAnswer =>
  new NoAnswer(`Limit Exceeded: URLFetch response size (50 MB): ${url}`);

/** A connection kept alive may be closed by the other side just as it is used again. */
const isStale = (request: http.ClientRequest, error: NodeJS.ErrnoException): boolean =>
  request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');

function once(request: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { url, method, headers, body } = request;
    const secure = url.startsWith('https:');
    const sent = (secure ? https : http).request(url, {
      method,
      agent: secure ? tlsAgent : agent,
      headers: {
        'User-Agent': 'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; emulated)',
        'Accept-Encoding': 'gzip, deflate, br',
        ...(body && { 'Content-Length': String(body.length) }),
        ...headers,
      },
      ...(secure && { rejectUnauthorized: request.validateHttpsCertificates }),
    });
    sent.setTimeout(FETCH_TIMEOUT_MS, () =>
      sent.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })),
    );
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (isStale(sent, error)) return void once(request).then(resolve, reject);
      reject(error instanceof NoAnswer ? error : new NoAnswer(reasonOf(error, url)));
    });
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size > FETCH_RESPONSE_BYTES) sent.destroy(tooLarge(url));
      });
      response.on('error', (error) =>
        reject(error instanceof NoAnswer ? error : new NoAnswer(`Unexpected error: ${url}`)),
      );
      response.on('end', () => {
        const raw = response.rawHeaders;
        const pairs: [string, string][] = [];
        for (let i = 0; i < raw.length; i += 2) pairs.push([raw[i]!, raw[i + 1]!]);
        try {
          const all = Buffer.concat(parts);
          const content = decompress(all, response.headers['content-encoding'] ?? '');
          resolve({ code: response.statusCode ?? 0, headers: pairs, body: content });
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          reject(
            code === 'ERR_BUFFER_TOO_LARGE'
              ? tooLarge(url)
              : new NoAnswer(`Unexpected error: ${url}`),
          );
        }
      });
    });
    sent.end(body ?? undefined);
  });
}

const header = (response: HttpResponse, name: string): string | undefined =>
  response.headers.find(([key]) => key.toLowerCase() === name)?.[1];

/** Sends a request and follows redirects if asked to. Throws `NoAnswer`. */
export async function sendHttp(request: HttpRequest): Promise<HttpResponse> {
  let next = request;
  for (let hops = 0; hops <= FETCH_REDIRECTS; hops++) {
    const response = await once(next);
    const location = header(response, 'location');
    if (!request.followRedirects || !location || ![301, 302, 303, 307, 308].includes(response.code))
      return response;
    const keeps = response.code === 307 || response.code === 308 || next.method === 'GET';
    const url = new URL(location, next.url).href;
    next = keeps ? { ...next, url } : { ...next, url, method: 'GET', body: null };
  }
  throw new NoAnswer(`Too many redirects: ${request.url}`);
}
