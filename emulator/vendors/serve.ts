/** Any vendor over HTTP. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { open, type Door } from './door';
import type { Vendor } from './vendor';

export type { Fault, Mishap, Served } from './door';

export interface Running extends Door {
  readonly url: string;
  close(): Promise<void>;
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

/** @param now the vendor's clock, epoch milliseconds. */
export async function serve(
  vendor: Vendor,
  { port = 0, now = Date.now }: { readonly port?: number; readonly now?: () => number } = {},
): Promise<Running> {
  const door = open(vendor, now);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', headers } = request;
    const base = `http://${headers.host ?? 'localhost'}`;
    const url = new URL(request.url ?? '/', base);
    const body = await readBody(request);
    const given = door.answer({
      method,
      headers: headers as Record<string, string>,
      url,
      body,
      base,
    });
    if (given === null) {
      request.socket.destroy();
      return;
    }
    response.writeHead(given.status, { ...given.headers, 'content-length': given.bytes.length });
    response.end(given.bytes);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy();
      response.writeHead(500).end(error instanceof Error ? error.message : String(error));
    });
  });
  // Longer than a client thinks between two pages, so that it never writes to a closing socket.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return Object.assign(Object.create(door) as Door, {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
