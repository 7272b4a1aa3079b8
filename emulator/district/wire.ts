import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './problems';

export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

export function parseForm(body: string): Record<string, string> {
  if (body.trimStart().startsWith('{')) return JSON.parse(body) as Record<string, string>;
  return Object.fromEntries(new URLSearchParams(body));
}

export function write(response: ServerResponse, answer: Answer): number {
  const bytes = Buffer.from(answer.body, 'utf8');
  response.writeHead(answer.status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    ...answer.headers,
  });
  response.end(bytes);
  return bytes.length;
}
