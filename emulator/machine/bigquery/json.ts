/**
 * How BigQuery keeps JSON: without spaces, members sorted, of a name given twice the first (Google's pages on
 * the JSON type). Numbers keep their digits here where JavaScript can keep them.
 */
type Value = null | boolean | number | string | Value[] | { readonly [name: string]: Value };

const sorted = (value: Value): Value => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]): [string, Value] => [name, sorted(one)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** JSON.parse lets the last of a name win. Numbers beyond 2⁵³ would be rounded: the text is kept then. */
export function normalized(text: string): string {
  if (/\d{16}/.test(text)) return text;
  return JSON.stringify(sorted(JSON.parse(text) as Value));
}
