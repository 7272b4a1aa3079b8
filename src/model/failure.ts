import type { Entry } from './failures/entry';
import { DATA } from './failures/data';
import { HOST } from './failures/host';
import { SETUP } from './failures/setup';
import { SOURCE } from './failures/source';
import { WAREHOUSE } from './failures/warehouse';

export type { Blame, Recovery } from './failures/entry';

/** Everything that can go wrong, as one table. Recovery is decided there and nowhere else. */
const table = { ...SOURCE, ...SETUP, ...WAREHOUSE, ...DATA, ...HOST };

export type FailureCode = keyof typeof table;
export const FAILURES: Readonly<Record<FailureCode, Entry>> = table;

/** A thing that went wrong, as data: it is stored, shown and mailed. Never a secret, never a student. */
export interface Failure {
  readonly code: FailureCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A text without addresses of persons. */
export const discreet = (text: string): string =>
  text.replace(/[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g, '…@…');

/**
 * An error's sentence without what it quotes: a JSON parser quotes the text it could not read, and Google
 * Sheets the value it could not write.
 */
export const unquoted = (text: string): string =>
  discreet(text).replace(/"[^"]*"?|“[^”]*”?/g, '“…”');

/** How a failure travels up a call stack. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(code: FailureCode, params: Failure['params'] = {}) {
    super(`${code}: ${tell({ code, params }).message}`);
    this.failure = { code, params };
  }
}

export const fill = (template: string, params: Failure['params']): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '')).trim();

/**
 * The failure in words: what happened and what to do next.
 * @param say puts a text, or a parameter that is one, into another language.
 */
export const tell = (
  { code, params }: Failure,
  say: (english: string) => string = (english) => english,
): { message: string; next: string } => {
  const told = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? say(value) : value,
    ]),
  );
  return {
    message: fill(say(FAILURES[code].message), told),
    next: fill(say(FAILURES[code].next), told),
  };
};

/** Any thrown value as a failure. An error nobody named fails loudly under its own text. */
export const failureOf = (error: unknown): Failure =>
  error instanceof FailureError
    ? error.failure
    : {
        code: 'homeroom.unexpected',
        params: {
          detail: unquoted(error instanceof Error ? error.message : String(error)).slice(0, 300),
        },
      };
