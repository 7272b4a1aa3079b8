import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { load } from 'js-yaml';
import edfi from '../../../src/connectors/edfi';
import { flatten } from '../../../src/engine/flatten';
import type { Cell, FieldType, Resource, ResourceField, SourceRecord } from '../../../src/model';

/** MySQL takes 64 characters, and the place before the name is one of them. */
const LONGEST_TABLE = 64;
/** Reserved in SQLite, MySQL, PostgreSQL, SQL Server or BigQuery, as far as a school might say them. */
const RESERVED = new Set(
  `all alter and any array as asc at between both by case check column condition constraint create cross
  current cursor database date day default delete desc describe distinct drop else end enum escape except
  exists external file for foreign from full function grant group grouping groups hash having if ignore in
  index inner insert intersect interval into is join key keys left like limit lookup merge natural new no
  not null of offset on option or order outer over partition percent plan position primary procedure proto
  public range rank read recursive references result return right row rows rule schema select session set
  some table then time timestamp to treat trigger union unique unnest update usage use user using value
  values view when where window with within year`.split(/\s+/),
);

const each = edfi.resources.map((resource) => [resource.name, resource] as const);

test('each of the 29 collections is described once', () => {
  expect(new Set(edfi.resources.map(({ name }) => name)).size).toBe(29);
  const tables = edfi.resources.flatMap(({ table, children = [] }) => [
    table,
    ...children.map((child) => child.table),
  ]);
  expect(new Set(tables).size).toBe(tables.length);
});

describe.each(each)('%s', (_, resource) => {
  const lists = [resource.fields, ...(resource.children ?? []).map(({ fields }) => fields)];

  test('has names every SQL engine takes', () => {
    for (const table of [resource.table, ...(resource.children ?? []).map((c) => c.table)]) {
      expect(table).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(`raw_edfi__${table}`.length).toBeLessThanOrEqual(LONGEST_TABLE);
    }
    for (const fields of lists) {
      const names = fields.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) {
        expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(RESERVED.has(name) && name).toBe(false);
      }
    }
  });

  test('has a key and a natural key among its fields', () => {
    const names = resource.fields.map(({ name }) => name);
    expect(names).toContain(resource.key);
    for (const field of Object.values(resource.identity ?? {})) expect(names).toContain(field);
    expect(Object.keys(resource.identity ?? {}).length).toBeGreaterThan(0);
  });

  test('says of whom a person’s number is', () => {
    for (const fields of lists)
      for (const { path, class: cls } of fields)
        if (/(student|staff)UniqueId$|[nN]ame$|electronicMailAddress$/.test(path))
          if (/UniqueId|first|last|middle|maiden|Address|reporterName/.test(path))
            expect([path, cls]).toEqual([path, 'personal']);
  });

  test('flattens its example', () => {
    const flat = flatten(resource);
    const page = resource.example.page as readonly SourceRecord[];
    expect(page).toHaveLength(resource.example.rows.length);
    page.forEach((record, i) => {
      const { key, values, extra, issues, children } = flat(record);
      expect(key).toBe(record['id']);
      expect(issues).toEqual([]);
      const { _extra = null, ...expected } = resource.example.rows[i] as Record<string, unknown>;
      expect(extra).toBe(_extra);
      const row: Record<string, unknown> = named(resource.fields, values);
      (resource.children ?? []).forEach((child, c) => {
        const rows = (children[c] ?? []).map((cells) => named(child.fields, cells));
        if (rows.length > 0) row[child.table] = rows;
      });
      expect(row).toEqual(expected);
    });
  });
});

/** A row by column, without what is absent. */
const named = (fields: readonly ResourceField[], cells: readonly Cell[]): Record<string, Cell> =>
  Object.fromEntries(
    fields.flatMap(({ name }, i) => (cells[i] === null ? [] : [[name, cells[i] as Cell]])),
  );

const ASSETS = resolve(__dirname, '../../../../shared/assets/edfi');

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
}
interface OpenApi {
  paths: Record<
    string,
    { get: { responses: Record<string, { content: Record<string, { schema: Schema }> }> } }
  >;
  [name: string]: unknown;
}

const openApi = (version: string): OpenApi | null => {
  const file = `${ASSETS}/openapi/resources/${version}/resources-ds-${version}.yml`;
  return existsSync(file) ? (load(readFileSync(file, 'utf8')) as OpenApi) : null;
};

const resolved = (api: OpenApi, schema: Schema): Schema => {
  let found = schema;
  while (found.$ref !== undefined)
    found = found.$ref
      .split('/')
      .slice(1)
      .reduce<unknown>((o, part) => (o as Record<string, unknown>)[part], api) as Schema;
  return found;
};

/** The schema at a path; lists on the way are opened. */
const at = (api: OpenApi, schema: Schema, path: string): Schema | null => {
  let found = resolved(api, schema);
  for (const part of path.split('.')) {
    if (found.type === 'array') found = resolved(api, found.items as Schema);
    const next = found.properties?.[part];
    if (!next) return null;
    found = resolved(api, next);
  }
  return found;
};

const typeOf = ({ type, format }: Schema): FieldType =>
  format === 'date'
    ? 'date'
    : format === 'date-time'
      ? 'timestamp'
      : type === 'integer'
        ? 'integer'
        : type === 'number'
          ? 'number'
          : type === 'boolean'
            ? 'boolean'
            : type === 'string'
              ? 'text'
              : 'json';

const five = openApi('5.0');
const three = openApi('3.3');
const withSpecifications = five && three ? describe : describe.skip;

withSpecifications('the official specifications of Data Standard 5.0 and 3.3', () => {
  const itemOf = (api: OpenApi, { name }: Resource): Schema | undefined =>
    api.paths[`/ed-fi/${name}`]?.get.responses['200']?.content['application/json']?.schema.items;

  /** Where a path leads in the newer standard, or else in the older one. */
  const find = (resource: Resource, path: string): Schema | null => {
    for (const api of [five, three] as OpenApi[]) {
      const item = itemOf(api, resource);
      const found = item && at(api, item, path);
      if (found) return found;
    }
    return null;
  };

  test.each(each)('know every path of %s, with that type', (_, resource) => {
    const fields = (list: readonly ResourceField[], prefix = '', around = ''): void => {
      for (const { path, type } of list) {
        const found =
          find(resource, `${prefix}${path}`) ?? (around && find(resource, `${around}${path}`));
        expect([path, found && typeOf(found)]).toEqual([path, type]);
      }
    };
    fields(resource.fields);
    for (const child of resource.children ?? []) {
      expect([child.path, find(resource, child.path)?.type]).toEqual([child.path, 'array']);
      const around = child.path.split('.').slice(0, -1).join('.');
      fields(child.fields, `${child.path}.`, around && `${around}.`);
    }
    for (const path of resource.derived ?? [])
      expect([path, find(resource, path) !== null]).toEqual([path, true]);
  });

  test.each(each)('have no reference of %s whose link is kept', (_, resource) => {
    const item = resolved(five as OpenApi, itemOf(five as OpenApi, resource) as Schema);
    const references = Object.keys(item.properties ?? {}).filter((n) => n.endsWith('Reference'));
    for (const child of resource.children ?? [])
      for (const { path } of child.fields) {
        const [, reference] = /^(\w+Reference)\./.exec(path) ?? [];
        if (reference !== undefined && !child.path.includes('.'))
          references.push(`${child.path}.${reference}`);
      }
    for (const name of references) expect(resource.derived).toContain(`${name}.link`);
  });
});

const SAMPLES = `${ASSETS}/grand-bend`;
const withSamples = existsSync(SAMPLES) ? describe : describe.skip;

withSamples('Ed-Fi’s own sample district', () => {
  const held = each.filter(([name]) => existsSync(`${SAMPLES}/${name}.jsonl`));

  test('has most of the collections', () => expect(held.length).toBeGreaterThan(20));

  test.each(held)('%s: every value is of the promised type', (name, resource) => {
    const flat = flatten(resource);
    const lines = readFileSync(`${SAMPLES}/${name}.jsonl`, 'utf8').split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(0);
    const issues = new Set<string>();
    for (const line of lines)
      for (const i of flat(JSON.parse(line) as SourceRecord).issues) issues.add(i);
    expect([...issues]).toEqual([]);
  });
});
