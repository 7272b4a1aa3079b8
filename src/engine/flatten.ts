import type {
  Cell,
  ChildTable,
  FieldType,
  Json,
  Resource,
  ResourceField,
  SourceRecord,
} from '../model';

/** A source record as it lands: nothing is lost, and what was not as promised is said. */
export interface FlatRow {
  /** Null when the record came without its key. */
  readonly key: string | null;
  /** In the order of the resource's fields. */
  readonly values: Cell[];
  /** What no field claims, as JSON text. */
  readonly extra: string | null;
  /** `field|found|promised`, one for each value of another type than promised. */
  readonly issues: readonly string[];
  /** For each child table its rows, for each row its values. */
  readonly children: Cell[][][];
}

/** How a value of each type is recognized. Undefined: it is not one. */
const readers: Readonly<Record<FieldType, (value: Json) => Cell | undefined>> = {
  text: (v) => (typeof v === 'string' ? v : undefined),
  integer: (v) => {
    if (typeof v === 'number') return Number.isInteger(v) ? v : undefined;
    return typeof v === 'string' && /^-?\d{1,15}$/.test(v) ? Number(v) : undefined;
  },
  number: (v) => {
    if (typeof v === 'number') return v;
    return typeof v === 'string' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(v)
      ? Number(v)
      : undefined;
  },
  boolean: (v) =>
    typeof v === 'boolean' ? v : v === 'true' ? true : v === 'false' ? false : undefined,
  // Some servers send a moment where a day is meant.
  date: (v) =>
    typeof v === 'string' && /^\d{4}-\d{2}-\d{2}($|T)/.test(v) ? v.slice(0, 10) : undefined,
  timestamp: (v) => (typeof v === 'string' && /^\d{4}-\d{2}-\d{2}/.test(v) ? v : undefined),
  json: (v) => JSON.stringify(v),
};

const found = (value: Json): string =>
  Array.isArray(value)
    ? 'a list'
    : value !== null && typeof value === 'object'
      ? 'an object'
      : `a ${typeof value}`;

type Plan = readonly { readonly steps: readonly string[]; readonly field: ResourceField }[];
const planOf = (fields: readonly ResourceField[]): Plan =>
  fields.map((field) => ({ steps: field.path.split('.'), field }));

const at = (record: SourceRecord, steps: readonly string[]): Json | undefined => {
  let value: Json | undefined = record;
  for (const step of steps) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    value = (value as SourceRecord)[step];
  }
  return value;
};

const take = (plan: Plan, record: SourceRecord, where: string, issues: string[]): Cell[] => {
  const values: Cell[] = new Array<Cell>(plan.length);
  for (let i = 0; i < plan.length; i++) {
    const { steps, field } = plan[i]!;
    const raw = steps.length === 1 ? record[steps[0]!] : at(record, steps);
    if (raw === null || raw === undefined) {
      values[i] = null;
      continue;
    }
    const value = readers[field.type](raw);
    if (value === undefined) issues.push(`${where}${field.name}|${found(raw)}|${field.type}`);
    values[i] = value ?? null;
  }
  return values;
};

/** Paths that are accounted for, as a tree; `true` means the whole branch. */
type Claimed = Map<string, Claimed | true>;
const claim = (tree: Claimed, path: string): void => {
  const steps = path.split('.');
  let branch = tree;
  steps.forEach((step, i) => {
    const below = branch.get(step);
    if (below === true) return;
    if (i === steps.length - 1) branch.set(step, true);
    else if (below) branch = below;
    else {
      const made: Claimed = new Map();
      branch.set(step, made);
      branch = made;
    }
  });
};

/** The part of a record that no path claims; undefined when there is none. */
const rest = (record: SourceRecord, tree: Claimed): Json | undefined => {
  let left: Record<string, Json> | undefined;
  for (const name in record) {
    const branch = tree.get(name);
    if (branch === true) continue;
    const value = record[name] as Json;
    if (branch && value !== null && typeof value === 'object' && !Array.isArray(value)) {
      const below = rest(value as SourceRecord, branch);
      if (below !== undefined) (left ??= {})[name] = below;
    } else if (value !== null) (left ??= {})[name] = value;
  }
  return left;
};

/** The names of what is left of a record: `a`, or `a.b` where the rest of `a` is claimed. */
const noteNames = (left: SourceRecord, tree: Claimed, path: string, names: Set<string>): void => {
  for (const name in left) {
    const branch = tree.get(name);
    const value = left[name];
    if (branch && branch !== true && typeof value === 'object' && !Array.isArray(value))
      noteNames(value as SourceRecord, branch, `${path}${name}.`, names);
    else names.add(path + name);
  }
};

/** An item of a nested list and, in a list inside a list, the item around it. */
interface Item {
  readonly entry: SourceRecord;
  readonly around?: SourceRecord;
}

/** A plain value in a list (`grades: ["09", "10"]`) is a record whose one field has no name. */
const asRecord = (value: Json): SourceRecord =>
  (value === null ? {} : typeof value === 'object' ? value : { '': value }) as SourceRecord;

const NO_ITEMS: readonly Item[] = [];

/** The items at a path that leads through one list or two. */
const itemsAt = (record: SourceRecord, steps: readonly string[]): readonly Item[] => {
  let value: Json | undefined = record;
  for (let n = 0; n < steps.length; n++) {
    if (value === null || typeof value !== 'object') return NO_ITEMS;
    value = (value as SourceRecord)[steps[n]!];
    if (!Array.isArray(value)) continue;
    if (value.length === 0) return NO_ITEMS;
    const outer = (value as Json[]).map(asRecord);
    if (n === steps.length - 1) return outer.map((entry) => ({ entry }));
    const below = steps.slice(n + 1);
    return outer.flatMap((around) => {
      const inner = at(around, below);
      return Array.isArray(inner)
        ? (inner as Json[]).map((entry) => ({ entry: asRecord(entry), around }))
        : [];
    });
  }
  return NO_ITEMS;
};

/** A row takes from its own item what it can, and the rest from the item around it. */
const takeItem = (plan: Plan, { entry, around }: Item, where: string, issues: string[]): Cell[] => {
  if (!around) return take(plan, entry, where, issues);
  const own = plan.map(({ steps }) => at(entry, steps) !== undefined);
  const inner = take(plan, entry, where, issues);
  const outer = take(plan, around, where, []);
  return inner.map((value, i) => (own[i] ? value : (outer[i] ?? null)));
};

const childReader = (child: ChildTable, derived: readonly string[]) => {
  const steps = child.path.split('.');
  const plan = planOf(child.fields);
  const claimed: Claimed = new Map();
  for (const field of child.fields) claim(claimed, field.path);
  for (const path of derived)
    if (path.startsWith(`${child.path}.`)) claim(claimed, path.slice(child.path.length + 1));
  return (record: SourceRecord, issues: string[]): { rows: Cell[][]; extra: Json | undefined } => {
    const items = itemsAt(record, steps);
    if (items.length === 0) return { rows: [], extra: undefined };
    let extra: Json[] | undefined;
    const rows = items.map((item, i) => {
      // What no field of an inner list claims is kept with the outer one, which holds it whole.
      const left = item.around ? undefined : rest(item.entry, claimed);
      if (left !== undefined) (extra ??= items.map(() => null))[i] = left;
      return takeItem(plan, item, `${child.table}.`, issues);
    });
    return { rows, extra };
  };
};

/**
 * Prepares the flattening of a resource's records: typed values in the order of its fields, nested lists
 * as child rows, and whatever no field claims as JSON text.
 * @param unknown gathers the names of fields that no field claims.
 */
export const flatten = (
  resource: Resource,
  unknown?: Set<string>,
): ((record: SourceRecord) => FlatRow) => {
  const plan = planOf(resource.fields);
  const keyAt = resource.fields.findIndex((f) => f.name === resource.key);
  const children = (resource.children ?? []).map((child) =>
    childReader(child, resource.derived ?? []),
  );
  const claimed: Claimed = new Map();
  for (const { path } of resource.fields) claim(claimed, path);
  for (const { path } of resource.children ?? []) claim(claimed, path);
  for (const path of resource.derived ?? []) claim(claimed, path);
  return (record) => {
    const issues: string[] = [];
    const values = take(plan, record, '', issues);
    let extra = rest(record, claimed) as Record<string, Json> | undefined;
    if (extra && unknown) noteNames(extra, claimed, '', unknown);
    const childRows = children.map((read, i) => {
      const { rows, extra: left } = read(record, issues);
      if (left !== undefined) (extra ??= {})[(resource.children ?? [])[i]!.path] = left;
      return rows;
    });
    const key = values[keyAt] ?? null;
    return {
      key: key === null || key === '' ? null : String(key),
      values,
      extra: extra === undefined ? null : JSON.stringify(extra),
      issues,
      children: childRows,
    };
  };
};
