import type { HttpResponse } from '../../model';

const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Problem details of 7.2 and later, `{ message }` of the servers before, nothing of anything else. */
export const explain = (
  response: HttpResponse,
): { readonly detail: string; readonly correlation?: string } => {
  let said: Readonly<Record<string, unknown>> | null = null;
  try {
    said = JSON.parse(response.text) as Readonly<Record<string, unknown>> | null;
  } catch {
    return { detail: '' };
  }
  if (typeof said !== 'object' || said === null) return { detail: '' };
  const errors = Array.isArray(said['errors']) ? said['errors'].map(words).join(' ') : '';
  const detail = [words(said['detail']), errors].filter((part) => part !== '').join(' ');
  const correlation = words(said['correlationId']);
  return {
    detail: detail || words(said['message']) || words(said['error_description']),
    ...(correlation === '' ? {} : { correlation }),
  };
};
