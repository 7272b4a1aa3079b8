/**
 * How BigQuery keeps JSON: without spaces, members sorted (Google's pages on the JSON type).
 */
type Value = null | boolean | number | string | Value[] | { readonly [name: string]: Value };

const sorted = (value: Value): Value => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]): [string, Value] => [name, sorted(one)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Of a name given twice the last stays here, in BigQuery the first. Numbers beyond 2⁵³ would be rounded: the text is kept then. */
export function normalized(text: string): string {
  if (/\d{16}/.test(text)) return text;
  return JSON.stringify(sorted(JSON.parse(text) as Value));
}
