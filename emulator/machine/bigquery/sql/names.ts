/** Names, paths and literals of GoogleSQL, and what a translation knows of its surroundings. */
import { is, type Token } from './tokens';

export interface Relation {
  /** What stands in FROM. */
  readonly sql: string;
  /** What its columns are called by where nobody says otherwise. */
  readonly name: string;
}
export interface Context {
  readonly source: string;
  /** A statement whose types are looked at before it runs: its explicit casts are all TRY_CAST. */
  readonly probe: boolean;
  table(path: readonly string[], at: number): Relation;
  /** Names of a table's columns. */
  columns(path: readonly string[]): readonly string[];
  /** A parameter's value in DuckDB's SQL. */
  parameter(name: string): string;
  /** Virtual time, microseconds since 1970. */
  readonly nowMicros: number;
}

export interface Names {
  /** Names of WITH that can be seen. */
  readonly ctes: ReadonlySet<string>;
}

/** From Google's page "Lexical structure": these are never names unless quoted. */
const RESERVED = new Set(
  (
    'ALL AND ANY ARRAY AS ASC ASSERT_ROWS_MODIFIED AT BETWEEN BY CASE CAST COLLATE CONTAINS CREATE CROSS ' +
    'CUBE CURRENT DEFAULT DEFINE DESC DISTINCT ELSE END ENUM ESCAPE EXCEPT EXCLUDE EXISTS EXTRACT FALSE ' +
    'FETCH FOLLOWING FOR FROM FULL GROUP GROUPING GROUPS HASH HAVING IF IGNORE IN INNER INTERSECT INTERVAL ' +
    'INTO IS JOIN LATERAL LEFT LIKE LIMIT LOOKUP MERGE NATURAL NEW NO NOT NULL NULLS OF ON OR ORDER OUTER ' +
    'OVER PARTITION PRECEDING PROTO QUALIFY RANGE RECURSIVE RESPECT RIGHT ROLLUP ROWS SELECT SET SOME STRUCT ' +
    'TABLESAMPLE THEN TO TREAT TRUE UNBOUNDED UNION UNNEST USING WHEN WHERE WINDOW WITH WITHIN'
  ).split(' '),
);
export const isReserved = (word: string): boolean => RESERVED.has(word.toUpperCase());

export const quote = (name: string): string => `"${name.replace(/"/g, '""')}"`;
export const text = (value: string): string => {
  if (value.includes('\0')) return `(${value.split('\0').map(text).join(' || chr(0) || ')})`;
  return `'${value.replace(/'/g, "''")}'`;
};

export const cast = (context: Context, sql: string, type: string): string =>
  `${context.probe ? 'TRY_CAST' : 'CAST'}(${sql} AS ${type})`;

export const isName = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'quoted' || (token.kind === 'name' && !isReserved(token.text)));

/** A dotted name from `at` on: its parts and the index behind it. Dashes of a project need no quotes. */
export function pathAt(tokens: readonly Token[], at: number): { path: string[]; next: number } {
  const path: string[] = [];
  let i = at;
  for (;;) {
    const token = tokens[i];
    if (!token || (!isName(token) && !(path.length > 0 && token.kind === 'name'))) break;
    let part = token.text;
    let end = token.to;
    i += 1;
    while (
      path.length === 0 &&
      token.kind === 'name' &&
      is(tokens[i], '-') &&
      tokens[i]!.from === end &&
      tokens[i + 1]?.from === tokens[i]!.to &&
      /^\w+$/.test(tokens[i + 1]!.text)
    ) {
      part += `-${tokens[i + 1]!.text}`;
      end = tokens[i + 1]!.to;
      i += 2;
    }
    path.push(...(token.kind === 'quoted' ? part.split('.') : [part]));
    if (!is(tokens[i], '.')) break;
    i += 1;
  }
  return { path, next: i };
}
