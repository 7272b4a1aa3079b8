import type { FieldType, TableColumn, TableName } from '../../model';
import { clean } from './values';
import { bulk, type Basics, type Bulk, type Flavor, type Shape } from './flavor';

/** A text without backslashes ends with the next quote that is not doubled, on every engine. */
export const literal = (text: string): string => `'${clean(text).replace(/'/g, "''")}'`;

const list = (columns: readonly string[], at: readonly number[]): string =>
  at.map((i) => columns[i]).join(', ');

/** `t.key = j.c0 AND …` */
export const matching = ({ name, columns, values, keys }: Bulk): string =>
  keys.map((i) => `${name}.${columns[i]} = ${values[i]}`).join(' AND ');

/** `column = value, …` of the columns that are no key. */
export const assigning = (
  { others, columns }: Bulk,
  value: (at: number) => string,
  before = '',
): string => others.map((i) => `${before}${columns[i]} = ${value(i)}`).join(', ');

export const insert = ({ name, columns, values, from }: Bulk): string =>
  `INSERT INTO ${name} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${from}`;

export const keyList = ({ columns, keys }: Bulk): string => list(columns, keys);

/** Lines of CREATE TABLE; a comment where the engine takes it there. */
export const columnLines = (
  { table, quote, typeOf }: Shape,
  after: (column: TableColumn) => string = () => '',
  primary = 'PRIMARY KEY',
): string => {
  const lines = table.columns.map(
    (column) =>
      `${quote(column.name)} ${typeOf(column)}` +
      `${table.key.includes(column.name) ? ' NOT NULL' : ''}${after(column)}`,
  );
  const key = table.key.length > 0 ? [`${primary} (${table.key.map(quote).join(', ')})`] : [];
  return [...lines, ...key].join(', ');
};

/** What an engine's column may hold whose type the catalogue writes so: texts have several. */
export const heldBy = (
  types: Readonly<Record<FieldType, string>>,
  found: string,
  written: (type: string) => string = (type) => type,
): readonly FieldType[] => {
  const all = Object.keys(types) as FieldType[];
  const texts = all.filter((type) => types[type] === types.text);
  return /^(varchar|longtext)/.test(found)
    ? texts
    : all.filter((type) => written(types[type]) === found);
};

/** Places as the catalogue is asked for them. */
export const among = (
  places: readonly TableName[],
  schema: string,
  name: string,
  say: (text: string) => string = literal,
): string => {
  const names = (of: (place: TableName) => string): string =>
    [...new Set(places.map(of))].map(say).join(', ');
  const inSchemas = schema === '' ? '' : `${schema} IN (${names((p) => p.schema)}) AND `;
  return `${inSchemas}${name} IN (${names((p) => p.name)})`;
};

/** Macros that are the same wherever dates are dates and CASE knows conditions. */
export const MACROS: Basics['macros'] = Object.freeze({
  today: (day: string) => `CAST(${day} AS date)`,
  count_if: (condition: string) => `count(CASE WHEN ${condition} THEN 1 END)`,
  greatest: (...values: string[]) => folded('>=', values),
  least: (...values: string[]) => folded('<=', values),
});

/** The largest or smallest, nulls passed over: of two at a time. */
const folded = (sign: string, [first = 'NULL', ...rest]: readonly string[]): string => {
  if (rest.length === 0) return `(${first})`;
  const other = folded(sign, rest);
  return `(CASE WHEN ${first} ${sign} ${other} OR ${other} IS NULL THEN ${first} ELSE ${other} END)`;
};

/** What widens into what without a loss. */
export const WIDER: Readonly<Record<FieldType, readonly FieldType[]>> = {
  text: [],
  integer: ['number', 'text'],
  number: ['text'],
  boolean: [],
  date: ['text'],
  timestamp: [],
  json: ['text'],
};

/** What an expectation that fails says inside the engine: drivers' words for being busy. */
export const BUSY = 'could not serialize: another refresh is at work in it';

/** Characters of a comment, as MySQL takes them. */
const MOST_REMARK = 1000;

/** What an engine does not say for itself. */
export const standard = {
  byInstance: false,
  hasSchemas: true,
  undoesShapes: false,
  joinsByIndex: false,
  rowsAre: 'arrays',
  session: [],
  schemas: 'SELECT schema_name FROM information_schema.schemata',
  versionOf: (told: string): string => told,
  value: (_: TableColumn, at: number): string => `j.${bulk(at)}`,
  addColumn: ({ name, quote, typeOf }: Shape, column: TableColumn): readonly string[] => [
    `ALTER TABLE ${name} ADD ${quote(column.name)} ${typeOf(column)}`,
  ],
  createIndex: ({ name, quote }: Shape, index: string, columns: readonly string[]): string =>
    `CREATE INDEX ${quote(index)} ON ${name} (${columns.map(quote).join(', ')})`,
  remark: (text: string): string => text.slice(0, MOST_REMARK),
  together: (statements: readonly string[]): readonly string[] => statements,
  kindsOf: (places: readonly TableName[]): string =>
    'SELECT table_schema, table_name, table_type FROM information_schema.tables ' +
    `WHERE ${among(places, 'table_schema', 'table_name')}`,
} as const satisfies Partial<Flavor>;
