import { spawn } from 'node:child_process';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { quietPort } from '../kit/ports';

/** A request of ours as it passed the gate. */
export interface Passed {
  readonly path: string;
  readonly query: readonly string[];
  /** Whether the official document has this path, so that Prism judged it. */
  readonly judged: boolean;
  readonly status: number;
  /** What Prism found in the request: in `sl-violations`, or as its problem instead of an answer. */
  readonly violation: string;
  /** What Prism found in the answer of the demo system. */
  readonly theirs: string;
}

export interface Gate {
  readonly url: string;
  readonly passed: Passed[];
  /** Where Prism finds the data: the district of the moment. */
  readonly upstream: string;
  /** Where what passes goes: what the document has through Prism, the rest at once. */
  lead(to: { readonly district: string; readonly prism: string }): void;
  close(): void;
}

/** Where the document's paths stand on the server, and which of them it has. */
export interface Where {
  readonly base: string;
  readonly known: RegExp;
}

/** The collections of the document; it knows no `/deletes`, `/keyChanges`, `/partitions`, no sign-in. */
const ED_FI: Where = { base: '/data/v3', known: /^\/ed-fi\/\w+$/ };

const UPSTREAM = '/behind-prism';

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );

/** A server before Prism and the district that sends each request where it can be judged. */
export const openGate = async ({ base, known: has }: Where = ED_FI): Promise<Gate> => {
  const passed: Passed[] = [];
  let targets = { district: '', prism: '' };
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://gate');
    const { pathname, search, searchParams } = url;
    const { host: _, ...headers } = incoming.headers;
    const ask = (to: string, then: (answer: IncomingMessage, body: Buffer) => void): void => {
      const onward = request(to, { method: incoming.method ?? 'GET', headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => then(answer, Buffer.concat(parts)));
      });
      onward.on('error', () => outgoing.destroy());
      incoming.pipe(onward);
    };
    const give = (answer: IncomingMessage, body: Buffer): void => {
      const { 'transfer-encoding': __, connection: ___, ...rest } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 0, { ...rest, 'content-length': body.length });
      outgoing.end(body);
    };
    if (pathname.startsWith(UPSTREAM))
      return ask(`${targets.district}${base}${pathname.slice(UPSTREAM.length)}${search}`, give);
    const inside = pathname.startsWith(base) ? pathname.slice(base.length) : '';
    const known = has.test(inside) ? inside : undefined;
    const direct = targets.district + (incoming.url ?? '');
    ask(known ? `${targets.prism}${known}${search}` : direct, (answer, body) => {
      const found = String(answer.headers['sl-violations'] ?? '');
      const problem = body.includes('stoplight.io') ? body.toString('utf8') : '';
      // Prism looks at answers too. What the demo district may send is not judged here.
      const theirs = found.includes('["response"') && !found.includes('["request"');
      const violation = theirs ? '' : found || problem;
      const status = theirs ? 200 : (answer.statusCode ?? 0);
      const query = [...searchParams.keys()];
      const judged = known !== undefined;
      const answered = theirs ? found : '';
      passed.push({ path: pathname, query, judged, status, violation, theirs: answered });
      if (theirs) ask(direct, give);
      else give(answer, body);
    });
  });
  const url = await listen(server);
  return {
    url,
    upstream: `${url}${UPSTREAM}`,
    passed,
    lead: (to) => void (targets = to),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

export interface Prism {
  readonly url: string;
  close(): void;
}

/** `prism proxy --errors`: what breaks the document gets an error instead of an answer. */
export const startPrism = async (document: string, upstream: string): Promise<Prism> => {
  const port = await quietPort();
  const cli = path.join(path.dirname(require.resolve('@stoplight/prism-cli/package.json')), 'dist');
  const child = spawn(
    process.execPath,
    [path.join(cli, 'index.js'), 'proxy', document, upstream, '--errors', '-p', String(port)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (part: Buffer): void => {
      said = (said + part.toString('utf8')).slice(-2_000);
      if (said.includes('Prism is listening')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => reject(new Error(`Prism ended with ${code}: ${said}`)));
  });
  child.removeAllListeners('exit');
  return { url: `http://127.0.0.1:${port}`, close: () => void child.kill() };
};
