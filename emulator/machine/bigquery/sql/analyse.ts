/**
 * What a query is before it runs: its columns, and which bytes it reads. DuckDB binds it and tells its plan;
 * every cast in it that the statement does not ask for is one that BigQuery must do by itself as well.
 */
import { invalidQuery } from '../errors';
import type { Store } from '../store';
import { text } from './names';

interface Node {
  readonly [key: string]: unknown;
}
export interface Read {
  /** DuckDB's name of a table. */
  readonly table: string;
  /** Indexes of its columns. */
  readonly columns: readonly number[];
}

/** DuckDB's types as BigQuery calls them. */
const SPOKEN: Readonly<Record<string, string>> = {
  VARCHAR: 'STRING',
  BIGINT: 'INT64',
  INTEGER: 'INT64',
  SMALLINT: 'INT64',
  TINYINT: 'INT64',
  HUGEINT: 'INT64',
  UBIGINT: 'INT64',
  UINTEGER: 'INT64',
  UTINYINT: 'INT64',
  USMALLINT: 'INT64',
  UHUGEINT: 'INT64',
  DOUBLE: 'FLOAT64',
  FLOAT: 'FLOAT64',
  BOOLEAN: 'BOOL',
  DATE: 'DATE',
  TIMESTAMP: 'DATETIME',
  BLOB: 'BYTES',
  'TIMESTAMP WITH TIME ZONE': 'TIMESTAMP',
  DECIMAL: 'NUMERIC',
  INTERVAL: 'INTERVAL',
  TIME: 'TIME',
  STRING_LITERAL: 'STRING',
  INTEGER_LITERAL: 'INT64',
  '"NULL"': 'NULL',
  NULL: 'NULL',
  SQLNULL: 'NULL',
  LIST: 'ARRAY',
  STRUCT: 'STRUCT',
  UUID: 'STRING',
};
interface DuckType {
  readonly id: string;
  readonly type_info: { readonly alias?: string } | null;
}
const spoken = (type: DuckType | undefined): string => {
  if (!type) return 'NULL';
  if (type.type_info?.alias === 'JSON') return 'JSON';
  return SPOKEN[type.id] ?? type.id;
};

/** From Google's page "Conversion rules": what BigQuery coerces, and what of literals and parameters. */
const COERCES: Readonly<Record<string, readonly string[]>> = {
  INT64: ['FLOAT64', 'NUMERIC'],
  NUMERIC: ['FLOAT64'],
  DATE: ['DATETIME'],
};
const LITERALS: Readonly<Record<string, readonly string[]>> = {
  STRING: ['DATE', 'TIMESTAMP', 'DATETIME', 'TIME'],
};
/** From the same page: what CAST takes. */
const CASTS: Readonly<Record<string, readonly string[]>> = {
  INT64: ['FLOAT64', 'NUMERIC', 'BOOL', 'STRING'],
  FLOAT64: ['INT64', 'NUMERIC', 'STRING'],
  NUMERIC: ['INT64', 'FLOAT64', 'STRING'],
  BOOL: ['INT64', 'STRING'],
  STRING: [
    'INT64',
    'FLOAT64',
    'NUMERIC',
    'BOOL',
    'BYTES',
    'DATE',
    'DATETIME',
    'TIME',
    'TIMESTAMP',
    'JSON',
  ],
  BYTES: ['STRING'],
  DATE: ['STRING', 'DATETIME', 'TIMESTAMP'],
  DATETIME: ['STRING', 'DATE', 'TIME', 'TIMESTAMP'],
  TIMESTAMP: ['STRING', 'DATE', 'DATETIME', 'TIME'],
  UUID: ['STRING'],
};

function isLiteral(node: Node): boolean {
  const name = node.expression_class;
  return name === 'BOUND_CONSTANT' || (name === 'BOUND_CAST' && isLiteral(node.child as Node));
}
const typeOfNode = (node: Node): DuckType | undefined =>
  (node.return_type as DuckType | undefined) ??
  (node.value as { type?: DuckType } | undefined)?.type;

function checkCast(node: Node): void {
  const child = node.child as Node;
  const from = spoken(typeOfNode(child));
  const to = spoken(node.return_type as DuckType);
  if (from === to || from === 'NULL' || to === 'ARRAY' || to === 'STRUCT') return;
  if (node.try_cast === true) {
    if (from === 'INTERVAL' || CASTS[from]?.includes(to)) return;
    throw invalidQuery(`Invalid cast from ${from} to ${to}`);
  }
  if (COERCES[from]?.includes(to)) return;
  if (isLiteral(child) && LITERALS[from]?.includes(to)) return;
  // DuckDB's own spelling of TRUE and FALSE
  const constant = (child.value as { value?: unknown } | undefined)?.value;
  if (to === 'BOOL' && (constant === 't' || constant === 'f')) return;
  throw invalidQuery(
    `No matching signature for argument types: ${from}, ${to}. BigQuery does not make ${to} of ${from} by itself`,
  );
}

function comparison(node: Node): void {
  const type = spoken(typeOfNode(node.left as Node));
  if (type === 'JSON') throw invalidQuery('Equality is not defined for arguments of type JSON');
}

function walk(value: unknown, reads: Map<string, Set<number>>): void {
  if (Array.isArray(value)) {
    for (const one of value) walk(one, reads);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node = value as Node;
  if (node.expression_class === 'BOUND_CAST') checkCast(node);
  if (node.expression_class === 'BOUND_COMPARISON') comparison(node);
  if (node.type === 'LOGICAL_GET') {
    const { table } = (node.function_data ?? {}) as { table?: string };
    if (table !== undefined) {
      const seen = reads.get(table) ?? new Set<number>();
      for (const { index } of node.column_indexes as { index: number }[]) seen.add(index);
      reads.set(table, seen);
    }
    return;
  }
  for (const [key, one] of Object.entries(node)) if (key !== 'function_data') walk(one, reads);
}

/** @throws invalidQuery when it cannot be bound, or means something that BigQuery would not allow. */
export async function analyse(store: Store, sql: string): Promise<readonly Read[]> {
  const { rows } = await store.ask(`SELECT json_serialize_plan(${text(sql)}, optimize := false)`);
  const answer = JSON.parse(String(rows[0]![0])) as Node;
  if (answer.error === true) throw bindError(String(answer.error_message), answer);
  const reads = new Map<string, Set<number>>();
  walk(answer.plans, reads);
  return [...reads].map(([table, columns]) => ({ table, columns: [...columns] }));
}

/** DuckDB's words in BigQuery's, where they are known. */
export function bindError(message: string, about: Node = {}): Error {
  const first = message.split('\n')[0]!.replace(/^\w+ Error: /, '');
  const column =
    /Referenced column "([^"]+)" not found|Table "[^"]*" does not have a column named "([^"]+)"/.exec(
      first,
    );
  if (column) return invalidQuery(`Unrecognized name: ${column[1] ?? column[2]}`);
  const table = /Referenced table "([^"]+)" not found/.exec(first);
  if (table) return invalidQuery(`Unrecognized name: ${table[1]}`);
  const ambiguous = /Ambiguous reference to column name "([^"]+)"/.exec(first);
  if (ambiguous) return invalidQuery(`Column name ${ambiguous[1]} is ambiguous`);
  const group = /column "([^"]+)" must appear in the GROUP BY clause/.exec(first);
  if (group)
    return invalidQuery(
      `SELECT list expression references column ${group[1]} which is neither grouped nor aggregated`,
    );
  const signature = /No function matches the given name and argument types '([^']+)'/.exec(first);
  if (signature) return invalidQuery(`No matching signature for function ${signature[1]}`);
  const mixed =
    /Cannot (?:mix|compare|combine) values of type (\w+)[^"]*? and (?:type )?(\w+)/.exec(first);
  if (mixed)
    return invalidQuery(
      `No matching signature for argument types: ${SPOKEN[mixed[1]!] ?? mixed[1]}, ${SPOKEN[mixed[2]!] ?? mixed[2]}`,
    );
  if (about.error_type === 'not implemented')
    return invalidQuery(`The emulator could not look at the statement: ${first}`);
  return invalidQuery(first);
}
