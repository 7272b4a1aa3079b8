import type { Json, SourceRecord } from '../../model';
import { get, isRec, type Rec } from './path';
import { isList, isTree, plainText, type Part, type Tree } from './yaml';

/* Properties that must be asked for by name, a few with each request where an API takes no more. */

const strings = (part: Part | undefined): readonly string[] =>
  isList(part) ? part.map(plainText) : [];

/** Where a requester names the properties it asks for; null: it does not. */
export const queryOf = (requester: Tree): Tree | null => {
  const parameters = requester['request_parameters'];
  const all = [
    ...(isTree(parameters) ? Object.values(parameters) : []),
    requester['query_properties'],
    requester['fetch_properties_from_endpoint'],
  ];
  const found = all.find(
    (one) =>
      isTree(one) && ['QueryProperties', 'PropertiesFromEndpoint'].includes(plainText(one['type'])),
  );
  return isTree(found) ? found : null;
};

/** Where the system itself names them; null: the file does. */
export const endpointOf = (query: Tree | null): Tree | null => {
  if (query?.['type'] === 'PropertiesFromEndpoint') return query;
  const listed = query?.['property_list'];
  return isTree(listed) ? listed : null;
};

/** What a comma takes in an address. */
const COMMA = 3;

/** The names that go with each request. @param told by the system. */
export const chunksOf = (
  query: Tree,
  told: readonly string[] | undefined,
): readonly (readonly string[])[] => {
  const always = strings(query['always_include_properties']);
  const names = [...new Set(told ?? strings(query['property_list']))].filter(
    (name) => !always.includes(name),
  );
  const chunking = isTree(query['property_chunking']) ? query['property_chunking'] : {};
  const limit = Number(chunking['property_limit'] ?? 0);
  if (!(limit > 0)) return [[...always, ...names]];
  const sizeOf = (name: string): number =>
    chunking['property_limit_type'] === 'characters' ? name.length + COMMA : 1;
  const chunks: string[][] = [];
  let left = 0;
  for (const name of names) {
    if (chunks.length === 0 || sizeOf(name) > left) {
      chunks.push([...always]);
      left = limit;
    }
    chunks[chunks.length - 1]!.push(name);
    left -= sizeOf(name);
  }
  return chunks.length === 0 ? [[...always]] : chunks;
};

const merged = (one: Rec, other: Rec): Rec => {
  const made = { ...one };
  for (const name of Object.keys(other)) {
    const [a, b] = [made[name], other[name]!];
    if (name !== '__proto__') made[name] = isRec(a) && isRec(b) ? merged(a, b) : b;
  }
  return made;
};

/** What tells the records apart that are parts of one. */
const keysOf = (query: Tree, primary: Part | undefined): readonly (readonly string[])[] => {
  const chunking = isTree(query['property_chunking']) ? query['property_chunking'] : {};
  const strategy = chunking['record_merge_strategy'];
  const said = isTree(strategy) ? strategy['key'] : primary;
  if (isList(said)) return said.map((one) => (isList(one) ? one.map(plainText) : [plainText(one)]));
  return said === undefined || said === '' ? [] : [[plainText(said)]];
};

/** Makes one record of its parts; those without a key stay by themselves. */
export const joining = (
  query: Tree,
  primary: Part | undefined,
): ((parts: readonly (readonly SourceRecord[])[]) => readonly SourceRecord[]) => {
  const paths = keysOf(query, primary);
  return (parts) => {
    const made: Rec[] = [];
    const places = new Map<string, number>();
    for (const record of parts.flat() as readonly Rec[]) {
      const values = paths.map((path): Json => get(record, path) ?? null);
      const key =
        values.length === 0 || values.some((one) => one === null) ? null : JSON.stringify(values);
      const at = key === null ? undefined : places.get(key);
      if (at !== undefined) made[at] = merged(made[at]!, record);
      else {
        if (key !== null) places.set(key, made.length);
        made.push(record);
      }
    }
    return made;
  };
};
