import { randomUUID } from 'node:crypto';

/** What a handler answers; the server writes it out. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How many records the body holds, for the log of requests. */
  readonly rows?: number;
}

const TYPES: Readonly<Record<string, readonly [number, string, string]>> = {
  badParameter: [400, 'bad-request:parameter', 'Parameter Validation Failed'],
  badToken: [401, 'security:authentication', 'Authentication Failed'],
  denied: [403, 'security:authorization:access-denied:resource', 'Resource Access Denied'],
  notFound: [404, 'not-found', 'Not Found'],
  method: [405, 'method-not-allowed', 'Method Not Allowed'],
  conflict: [409, 'conflict', 'Conflict'],
  tooMany: [429, 'too-many-requests', 'Too Many Requests'],
  server: [500, 'system', 'System Error'],
};

/** An error as the ODS/API writes it since 7.2. */
export function problem(kind: string, detail: string, errors: readonly string[] = []): Answer {
  const [status, type, title] = TYPES[kind] ?? [500, 'system', 'System Error'];
  const body = {
    detail,
    type: `urn:ed-fi:api:${type}`,
    title,
    status,
    correlationId: randomUUID(),
    ...(kind === 'badParameter' ? { validationErrors: {} } : {}),
    errors,
  };
  return {
    status,
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/problem+json' },
  };
}

export function json(value: unknown, headers: Record<string, string> = {}): Answer {
  return { status: 200, body: JSON.stringify(value), headers };
}
