/**
 * What a client may pass to `google.script.run` (facts: V8 runtime): JSON-like values only, nested
 * ones included. Answers where the first illegal value stands, or null when all is well.
 */
export function illegalValue(value: unknown, path = ''): string | null {
  if (value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value))
    return null;
  if (typeof value !== 'object') return path;
  const at = (key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);
  const plain = Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
  if (!plain) return path;
  for (const [key, item] of Object.entries(value)) {
    const wrong = illegalValue(item, at(key));
    if (wrong !== null) return wrong;
  }
  return null;
}
