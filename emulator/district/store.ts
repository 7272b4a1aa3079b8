import {
  isBody,
  keyText,
  keyValuesOf,
  RESOURCES,
  withKeyValues,
  type Body,
  type KeyValues,
} from './identities';
import { idOf, withLinks } from './links';
import { indexOfSeq, LazyRow, toJson, type Row } from './rows';

/** Their ids are part of nearly every other key under several names; no ODS lets them change. */
const FIXED_KEYS = new Set(['schools', 'localEducationAgencies', 'schoolYearTypes']);

export interface Deletion {
  readonly id: string;
  readonly changeVersion: number;
  readonly keyValues: KeyValues;
}

export interface KeyChange {
  readonly id: string;
  readonly changeVersion: number;
  readonly oldKeyValues: KeyValues;
  readonly newKeyValues: KeyValues;
}

interface Collection {
  rows: Row[];
  nextSeq: number;
  deletes: Deletion[];
  keyChanges: KeyChange[];
  /** Built when first asked for: most rows of a big district are only ever read in order. */
  byKey?: Map<string, string>;
  byId?: Map<string, Row>;
}

export type Store = ReturnType<typeof createStore>;

/** As much of a store as another one can begin with. */
interface Beginning {
  resources(): readonly string[];
  rows(resource: string): readonly Row[];
  deletes(resource: string): readonly Deletion[];
  keyChanges(resource: string): readonly KeyChange[];
  version(): number;
}

/**
 * The district's database: ordered collections under one growing change version.
 * @param from what it begins with. Rows are shared: none is ever changed in place.
 */
export function createStore(from?: Beginning) {
  const collections = new Map<string, Collection>();
  const everUsed = new Set<string>();
  let version = 0;
  let oldest = 0;
  let now = '2026-11-20T22:00:00Z';

  const collectionOf = (resource: string): Collection => {
    let found = collections.get(resource);
    if (!found) {
      found = { rows: [], nextSeq: 1, deletes: [], keyChanges: [] };
      collections.set(resource, found);
    }
    return found;
  };
  for (const resource of RESOURCES) collectionOf(resource);
  for (const resource of from?.resources() ?? []) {
    const c = collectionOf(resource);
    c.rows = from!.rows(resource).slice();
    c.nextSeq = (c.rows[c.rows.length - 1]?.seq ?? 0) + 1;
    c.deletes = from!.deletes(resource).slice();
    c.keyChanges = from!.keyChanges(resource).slice();
  }
  version = from?.version() ?? 0;

  const idsOf = (c: Collection) => (c.byId ??= new Map(c.rows.map((row) => [row.id, row])));
  const keysOf = (resource: string, c: Collection) =>
    (c.byKey ??= new Map(c.rows.map((row) => [keyText(keyOf(resource, row)), row.id])));
  const keyOf = (resource: string, row: Row) => keyValuesOf(resource, JSON.parse(row.json) as Body);

  const rowOf = (resource: string, id: string): Row => {
    const row = idsOf(collectionOf(resource)).get(id);
    if (!row) throw new Error(`The district has no record ${id} in ${resource}.`);
    return row;
  };

  const put = (c: Collection, row: Row): Row => {
    const last = c.rows[c.rows.length - 1];
    if (!last || last.seq < row.seq) c.rows.push(row);
    else c.rows[indexOfSeq(c.rows, row.seq)] = row;
    c.byId?.set(row.id, row);
    return row;
  };

  const rewrite = (resource: string, row: Row, body: Body): Row =>
    put(collectionOf(resource), {
      seq: row.seq,
      id: row.id,
      version: ++version,
      modified: now,
      json: JSON.stringify(body),
    });

  const findId = (resource: string, key: KeyValues): string | undefined => {
    const c = collections.get(resource);
    return c && keysOf(resource, c).get(keyText(key));
  };

  /** First filling: the caller vouches for keys and links, nothing is looked up. */
  const load = (resource: string, body: Body, id?: string): string => {
    const c = collectionOf(resource);
    const given = id ?? idOf(resource, keyValuesOf(resource, body));
    c.byKey?.set(keyText(keyValuesOf(resource, body)), given);
    const json = JSON.stringify(body);
    put(c, { seq: c.nextSeq++, id: given, version: ++version, modified: now, json });
    return given;
  };

  /** The same for records that are too many to hold: each is made anew when it is read. */
  const loadLazily = (resource: string, make: () => Body): void => {
    const c = collectionOf(resource);
    put(c, new LazyRow(c.nextSeq++, ++version, now, resource, make));
  };

  const create = (resource: string, body: Body): Row => {
    const c = collectionOf(resource);
    const key = keyValuesOf(resource, body);
    const text = keyText(key);
    if (keysOf(resource, c).has(text)) {
      throw new Error(`${resource} already has a record with the key ${text}.`);
    }
    // What comes back after a delete has a new id and is no longer deleted.
    c.deletes = c.deletes.filter((gone) => keyText(gone.keyValues) !== text);
    const usual = idOf(resource, key);
    const taken = idsOf(c).has(usual) || everUsed.has(usual);
    const id = taken ? idOf(resource, key, String(version + 1)) : usual;
    keysOf(resource, c).set(text, id);
    const json = JSON.stringify(withLinks(body, findId));
    return put(c, { seq: c.nextSeq++, id, version: ++version, modified: now, json });
  };

  /** Merges fields into a record; a field given as null is removed. */
  const patch = (resource: string, id: string, fields: Body): Row => {
    const row = rowOf(resource, id);
    const body = JSON.parse(row.json) as Body;
    const merged = withLinks({ ...body, ...fields }, findId);
    for (const [name, value] of Object.entries(fields)) if (value === null) delete merged[name];
    const before = keyText(keyValuesOf(resource, body));
    if (keyText(keyValuesOf(resource, merged)) !== before) {
      throw new Error(`A patch may not change the key of ${resource} ${id}: use rekey.`);
    }
    return rewrite(resource, row, merged);
  };

  const dependentsOf = (resource: string, id: string) => {
    const href = `"/ed-fi/${resource}/${id}"`;
    return [...collections].flatMap(([name, c]) =>
      c.rows.filter((row) => row.json.includes(href)).map((row) => ({ resource: name, row })),
    );
  };

  /** Deletes a record; what refers to it goes first when `cascade`, or forbids it. */
  const remove = (resource: string, id: string, options: { cascade?: boolean } = {}): void => {
    rowOf(resource, id);
    const dependents = dependentsOf(resource, id);
    if (dependents.length && !options.cascade) {
      throw new Error(
        `${resource} ${id} is referred to by ${dependents.length} records, first in ` +
          `${dependents[0]?.resource}: delete those first, or say cascade.`,
      );
    }
    for (const dependent of dependents) {
      const { resource: name, row } = dependent;
      if (idsOf(collectionOf(name)).has(row.id)) remove(name, row.id, options);
    }
    const c = collectionOf(resource);
    const row = rowOf(resource, id);
    const keyValues = keyOf(resource, row);
    c.rows.splice(indexOfSeq(c.rows, row.seq), 1);
    idsOf(c).delete(id);
    c.byKey?.delete(keyText(keyValues));
    everUsed.add(id);
    c.deletes.push({ id, changeVersion: ++version, keyValues });
  };

  const recordKeyChange = (resource: string, row: Row, before: KeyValues, after: KeyValues) => {
    const c = collectionOf(resource);
    if (keyText(before) === keyText(after)) return;
    const change = { id: row.id, changeVersion: row.version };
    c.keyChanges.push({ ...change, oldKeyValues: before, newKeyValues: after });
    c.byKey?.delete(keyText(before));
    c.byKey?.set(keyText(after), row.id);
  };

  /** Rewrites what refers to a renamed record; a key that changes by it is followed in its turn. */
  const follow = (resource: string, id: string, values: KeyValues): void => {
    const href = `/ed-fi/${resource}/${id}`;
    for (const dependent of dependentsOf(resource, id)) {
      const name = dependent.resource;
      // As it is by now: another of its references may have followed already.
      const standing = rowOf(name, dependent.row.id);
      const old = JSON.parse(standing.json) as Body;
      const body = followKey(old, href, values) as Body;
      const before = keyValuesOf(name, old);
      const after = keyValuesOf(name, body);
      const row = rewrite(name, standing, body);
      recordKeyChange(name, row, before, after);
      const changes = Object.entries(after).filter(([part, value]) => before[part] !== value);
      if (changes.length) follow(name, row.id, Object.fromEntries(changes));
    }
  };

  /** Gives a record another key, and every reference to it, however deep, follows. */
  const rekey = (resource: string, id: string, values: KeyValues): Row => {
    if (FIXED_KEYS.has(resource)) throw new Error(`The key of ${resource} cannot change.`);
    const row = rowOf(resource, id);
    const body = JSON.parse(row.json) as Body;
    const before = keyValuesOf(resource, body);
    const unknown = Object.keys(values).find((name) => !(name in before));
    if (unknown) throw new Error(`${unknown} is no part of the key of ${resource}.`);
    const renamed = withKeyValues(resource, body, values);
    const after = keyValuesOf(resource, renamed);
    if (findId(resource, after)) throw new Error(`The new key is already taken in ${resource}.`);
    const changed = rewrite(resource, row, renamed);
    recordKeyChange(resource, changed, before, after);
    follow(resource, id, values);
    return changed;
  };

  return {
    load,
    loadLazily,
    create,
    patch,
    delete: remove,
    rekey,
    findId,
    version: () => version,
    oldestVersion: () => oldest,
    /** Old tracking data is purged: a reader whose checkpoint is older needs a full read. */
    forgetChangesBefore: (changeVersion: number): void => {
      oldest = changeVersion;
      for (const c of collections.values()) {
        c.deletes = c.deletes.filter((gone) => gone.changeVersion >= changeVersion);
        c.keyChanges = c.keyChanges.filter((change) => change.changeVersion >= changeVersion);
      }
    },
    /** The last school day that passed. */
    today: (): string => now.slice(0, 10),
    setNow: (instant: string): void => void (now = instant),
    has: (resource: string): boolean => collections.has(resource),
    resources: (): string[] => [...collections.keys()],
    count: (resource: string): number => collections.get(resource)?.rows.length ?? 0,
    rows: (resource: string): readonly Row[] => collections.get(resource)?.rows ?? [],
    row: (resource: string, id: string): Row | undefined =>
      collections.has(resource) ? idsOf(collectionOf(resource)).get(id) : undefined,
    /** The records as the API answers them, parsed: for counting by another way than paging. */
    all: (resource: string): Body[] =>
      (collections.get(resource)?.rows ?? []).map((row) => JSON.parse(toJson(row)) as Body),
    deletes: (resource: string): readonly Deletion[] => collections.get(resource)?.deletes ?? [],
    keyChanges: (resource: string): readonly KeyChange[] =>
      collections.get(resource)?.keyChanges ?? [],
    declare: (resource: string): void => void collectionOf(resource),
  };
}

function followKey(value: unknown, href: string, values: KeyValues): unknown {
  if (Array.isArray(value)) return value.map((item) => followKey(item, href, values));
  if (!isBody(value)) return value;
  if (isBody(value.link) && value.link.href === href) return { ...value, ...values };
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, followKey(v, href, values)]));
}
