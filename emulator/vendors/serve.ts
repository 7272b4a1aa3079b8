/** Any vendor over HTTP, with a log of what was asked and faults that can be switched on. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refusal, type Answer, type Asked, type PagingFaults, type Vendor } from './vendor';

/** What happens to requests, whichever vendor they are for. */
export type Mishap =
  | 'tooMany' // 429 that does not say how long to wait
  | 'truncated' // JSON that stops in the middle
  | 'html' // a web page instead of JSON
  | 'expireTokens' // all tokens end just before this request
  | 'serverError' // 500
  | 'closeSocket'; // no answer at all

export interface Fault {
  readonly kind: Mishap;
  /** Only requests whose path matches. */
  readonly path?: RegExp;
  /** Lets so many matching requests pass first, and strikes so often. */
  readonly after?: number;
  readonly times?: number;
}

/** One request, as the server's own log has it. */
export interface Served {
  /** Epoch milliseconds of the vendor's clock. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
}

export interface Running {
  readonly url: string;
  readonly vendor: Vendor;
  readonly log: readonly Served[];
  clearLog(): void;
  /** Faults from now on; those before are over. */
  strike(...faults: readonly Fault[]): void;
  paging(faults: PagingFaults): void;
  /** Moves the vendor's clock, milliseconds. */
  advance(milliseconds: number): void;
  close(): Promise<void>;
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

const bytesOf = ({ body }: Answer): Buffer =>
  Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');

const send = (response: ServerResponse, answer: Answer, bytes: Buffer): void => {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': bytes.length });
  response.end(bytes);
};

const MAINTENANCE = '<!DOCTYPE html><html><body><h1>Scheduled maintenance</h1></body></html>';

/** @param now the vendor's clock, epoch milliseconds. */
export async function serve(
  vendor: Vendor,
  { port = 0, now = Date.now }: { readonly port?: number; readonly now?: () => number } = {},
): Promise<Running> {
  let skew = 0;
  let log: Served[] = [];
  let paging: PagingFaults = {};
  let faults: { readonly fault: Fault; seen: number; struck: number }[] = [];

  const struck = (path: string): readonly Mishap[] =>
    faults
      .filter((entry) => {
        const { fault } = entry;
        if (fault.path && !fault.path.test(path)) return false;
        entry.seen += 1;
        if (entry.seen <= (fault.after ?? 0) || entry.struck >= (fault.times ?? Infinity))
          return false;
        entry.struck += 1;
        return true;
      })
      .map(({ fault }) => fault.kind);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://vendor');
    const body = await readBody(request);
    const at = now() + skew;
    const kinds = struck(url.pathname);
    if (kinds.includes('expireTokens')) vendor.expireTokens();
    if (kinds.includes('closeSocket')) {
      request.socket.destroy();
      return;
    }
    const asked: Asked = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers as Record<string, string>,
      body,
      now: at,
      base: `http://${request.headers.host ?? `127.0.0.1:${port}`}`,
      paging,
    };
    const plain: Answer = kinds.includes('tooMany')
      ? refusal(429)
      : kinds.includes('serverError')
        ? refusal(500)
        : kinds.includes('html')
          ? { status: 200, headers: { 'content-type': 'text/html' }, body: MAINTENANCE }
          : vendor.answer(asked);
    const whole = bytesOf(plain);
    const cut = kinds.includes('truncated') && plain.status === 200;
    const { method, path } = asked;
    log.push({ at, method, path, query: url.search, status: plain.status });
    send(response, plain, cut ? whole.subarray(0, Math.floor(whole.length * 0.6)) : whole);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      if (!response.headersSent) send(response, refusal(500), Buffer.from(detail));
      else response.destroy();
    });
  });
  // Longer than a client thinks between two pages, so that it never writes to a closing socket.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${address.port}`,
    vendor,
    get log() {
      return log;
    },
    clearLog: () => void (log = []),
    strike: (...next) => {
      faults = next.map((fault) => ({ fault, seen: 0, struck: 0 }));
    },
    paging: (next) => void (paging = next),
    advance: (milliseconds) => void (skew += milliseconds),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
