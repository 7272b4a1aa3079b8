import type { HttpResponse } from '../../model';

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The kind of problem is the end of a name such as `urn:ed-fi:api:bad-request:parameter`. */
const KIND = /^urn:ed-fi:api:([a-z:-]+)$/;

/** Problem details of 7.2 and later; the servers before say nothing that is not words. */
export const explain = (
  response: HttpResponse,
): { readonly kind?: string; readonly correlation?: string } => {
  let said: Readonly<Record<string, unknown>> | null = null;
  try {
    said = JSON.parse(response.text) as Readonly<Record<string, unknown>> | null;
  } catch {
    return {};
  }
  if (typeof said !== 'object' || said === null) return {};
  const kind = KIND.exec(text(said['type']))?.[1];
  const correlation = text(said['correlationId']);
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(correlation === '' ? {} : { correlation }),
  };
};
