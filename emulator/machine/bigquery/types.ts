/** BigQuery's types, DuckDB's for them, and how a value of each is written in an answer. */
import { BigQueryError, invalid } from './errors';

export const DUCK = {
  INT64: 'BIGINT',
  FLOAT64: 'DOUBLE',
  BOOL: 'BOOLEAN',
  STRING: 'VARCHAR',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMP WITH TIME ZONE',
  DATETIME: 'TIMESTAMP',
  JSON: 'JSON',
  NUMERIC: 'DECIMAL(38,9)',
  BYTES: 'BLOB',
} as const;
export type Type = keyof typeof DUCK;

/** Names that mean the same: those of the old SQL stand in every schema that the API answers. */
const ALIASES: Readonly<Record<string, Type>> = {
  INTEGER: 'INT64',
  INT: 'INT64',
  SMALLINT: 'INT64',
  BIGINT: 'INT64',
  TINYINT: 'INT64',
  BYTEINT: 'INT64',
  FLOAT: 'FLOAT64',
  BOOLEAN: 'BOOL',
  DECIMAL: 'NUMERIC',
};
const LEGACY: Partial<Record<Type, string>> = {
  INT64: 'INTEGER',
  FLOAT64: 'FLOAT',
  BOOL: 'BOOLEAN',
};
export const legacy = (type: Type): string => LEGACY[type] ?? type;

export function typeNamed(name: string): Type | undefined {
  const upper = name.toUpperCase();
  return upper in DUCK ? (upper as Type) : ALIASES[upper];
}
export function typeOf(name: unknown, field: string): Type {
  const type = typeof name === 'string' ? typeNamed(name) : undefined;
  if (!type)
    throw invalid(`Invalid value for type: ${String(name)} is not a valid value (field ${field})`);
  return type;
}

export interface Column {
  readonly name: string;
  readonly type: Type;
  readonly mode: 'NULLABLE' | 'REQUIRED';
  readonly description?: string;
}

/** The type DuckDB gave a result's column. */
export function typeFromDuck(name: string, alias: string | undefined): Type {
  if (alias === 'JSON') return 'JSON';
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)$/.test(name)) return 'INT64';
  if (/^DECIMAL/.test(name)) return 'NUMERIC';
  const found = Object.entries(DUCK).find(([, duck]) => duck === name)?.[0];
  if (found) return found as Type;
  if (name === 'FLOAT') return 'FLOAT64';
  // an untyped NULL is an INT64 in BigQuery
  if (/NULL/.test(name)) return 'INT64';
  throw new BigQueryError(
    'notImplemented',
    `A result of type ${name} is not emulated. Add it to emulator/machine/bigquery/types.ts.`,
  );
}

/** A number as Java writes a double, which is how the API writes FLOAT64 and TIMESTAMP: 1.7E9, 0.5. */
export function javaDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** What is selected of a column so that {@link written} can write it. */
export function selectable(type: Type, sql: string): string {
  switch (type) {
    case 'FLOAT64':
      return `CAST(${sql} AS DOUBLE)`;
    case 'TIMESTAMP':
    case 'DATETIME':
      return `CAST(epoch_us(${sql}) AS VARCHAR)`;
    case 'BYTES':
      return `to_base64(${sql})`;
    case 'NUMERIC':
      return `CAST(CAST(${sql} AS ${DUCK.NUMERIC}) AS VARCHAR)`;
    case 'STRING':
    case 'JSON':
      // DuckDB's client takes a byte order mark away where a text begins with one.
      return `'.' || CAST(${sql} AS VARCHAR)`;
    default:
      return `CAST(${sql} AS VARCHAR)`;
  }
}

/** A value as it stands in an answer: always text, or null. */
export function written(type: Type, value: unknown, int64Timestamps: boolean): string | null {
  if (value === null || value === undefined) return null;
  switch (type) {
    case 'FLOAT64':
      return javaDouble(value as number);
    case 'TIMESTAMP':
      return int64Timestamps ? String(value) : javaDouble(Number(value) / 1e6);
    case 'DATETIME': {
      const micros = BigInt(String(value));
      const text = new Date(Number(micros / 1000n)).toISOString().slice(0, 19);
      const rest = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
      return rest === 0n ? text : `${text}.${String(rest).padStart(6, '0')}`;
    }
    case 'NUMERIC':
      return String(value).replace(/\.?0+$/, '');
    case 'STRING':
    case 'JSON':
      return (value as string).slice(1);
    default:
      return String(value);
  }
}
