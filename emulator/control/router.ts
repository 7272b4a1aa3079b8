/** A small HTTP server: routes to functions, JSON in and out. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Asked {
  /** What stood for `*` in the path. */
  readonly rest: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** The request as it came, for whoever takes other things than JSON. */
  readonly sent: {
    readonly method: string;
    /** What stands behind the `?`. */
    readonly search: string;
    readonly bytes: Buffer;
    readonly type: string | undefined;
  };
}
/** An answer that is not JSON. */
export interface Raw {
  readonly raw: Buffer | string;
  readonly type: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}
export type Handler = (asked: Asked) => unknown;
/** `GET /path` or `GET /path/*`. */
export type Routes = Readonly<Record<string, Handler>>;

/** What a caller did wrong, with the status that says so. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const LARGEST_BODY = 100 * 1024 * 1024;

/** What is meant for the script is the script's to read. */
const FOR_THE_SCRIPT = '/macros/';

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY) throw new Refusal(413, 'The body is larger than 100 MB.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function jsonIn(bytes: Buffer): Record<string, unknown> {
  const text = bytes.toString('utf8').trim();
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>;
  } catch {
    // said below
  }
  throw new Refusal(400, 'The body must be a JSON object.');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal(400, `${text} is not a URL-encoded name.`);
  }
}

function find(routes: Routes, method: string, pathname: string) {
  const exact = routes[`${method} ${pathname}`];
  if (exact) return { handler: exact, rest: '' };
  for (const [route, handler] of Object.entries(routes)) {
    const prefix = route.endsWith('*') ? route.slice(0, -1) : null;
    if (prefix !== null && `${method} ${pathname}`.startsWith(prefix))
      return { handler, rest: decoded(`${method} ${pathname}`.slice(prefix.length)) };
  }
  return null;
}

function write(
  response: ServerResponse,
  status: number,
  type: string,
  content: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
) {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers });
  response.end(content);
}

async function answer(routes: Routes, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://emulator');
  const found = find(routes, request.method ?? 'GET', url.pathname);
  if (!found) throw new Refusal(404, `There is nothing at ${request.method} ${url.pathname}.`);
  const bytes = await readBytes(request);
  const result = await found.handler({
    rest: found.rest,
    query: url.searchParams,
    body: url.pathname.startsWith(FOR_THE_SCRIPT) ? {} : jsonIn(bytes),
    sent: {
      method: request.method ?? 'GET',
      search: url.search.slice(1),
      bytes,
      type: request.headers['content-type'],
    },
  });
  if (typeof result === 'object' && result !== null && 'raw' in result) {
    const { raw, type, status = 200, headers } = result as Raw;
    return write(response, status, type, raw, headers);
  }
  write(response, 200, 'application/json; charset=utf-8', JSON.stringify(result ?? {}));
}

/** Listens on 127.0.0.1 (port 0: any) and answers the port and a way to stop. */
export async function listen(routes: Routes, port: number) {
  const server = createServer((request, response) => {
    answer(routes, request, response).catch((error: unknown) => {
      const status = error instanceof Refusal ? error.status : 500;
      const { message, stack } = error as Error;
      if (status === 500) process.stderr.write(`${stack ?? message}\n`);
      if (!response.headersSent)
        write(
          response,
          status,
          'application/json; charset=utf-8',
          JSON.stringify({ error: { message } }),
        );
    });
  });
  server.requestTimeout = 0; // a call lasts as long as its execution
  // A client that asks again just as an idle connection is closed is reset: leave them open for long.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
