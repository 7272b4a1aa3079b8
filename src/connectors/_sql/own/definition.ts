import { FailureError, type FieldType } from '../../../model';
import { DIALECTS } from '../dialect';
import type { SqlTable } from '../table';
import { conditionOf, selectOf } from './query';

/** Tables of a database as a person of the school chose them: the text of a source of the kind `sql`. */
export interface SqlDefinition {
  readonly v: 1;
  readonly title: string;
  /** Where it was looked at, without secrets: what the connection's form begins with. */
  readonly where: Readonly<Record<string, string>>;
  readonly tables: readonly DefinedTable[];
  /** Rows a statement. */
  readonly page: number;
  /** After so many minutes deletes and corrections that nothing marks are looked for; 0: each time. */
  readonly sweepMinutes: number;
  /** Hours of the wall clock within which it may be asked, `[from, to)`. */
  readonly hours?: readonly [from: number, to: number];
}
export interface DefinedTable {
  readonly title: string;
  /** What its data set goes by for good, once it was saved; absent: as its title says. */
  readonly name?: string;
  readonly from: SqlTable['from'];
  /** The column that tells every row apart; several that do so together. */
  readonly key: string | readonly string[];
  readonly change?: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: FieldType;
    /** It lands as a code by the school's key. */
    readonly hashed?: true;
  }[];
  readonly where?: string;
}

const unread = (problem: string): never => {
  throw new FailureError('setup.custom_unread', { line: 1, problem });
};

const isCount = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

export const keysOf = ({ key }: Pick<DefinedTable, 'key'>): readonly string[] =>
  typeof key === 'string' ? [key] : key;

const checkTable = (table: DefinedTable): void => {
  const { title, columns } = table;
  const names = columns.map(({ name }) => name);
  if (title === '' || names.length === 0) unread('A table has no title or no columns.');
  if (new Set(names).size < names.length) unread(`“${title}” has two columns of the same name.`);
  const dotted = names.find((name) => /[.\0]/.test(name));
  if (dotted !== undefined) unread(`“${dotted}” of “${title}” has a dot in its name.`);
  const keys = keysOf(table);
  const plain = columns.filter(({ hashed }) => !hashed).map(({ name }) => name);
  if (keys.length === 0 || keys.some((one) => !plain.includes(one)))
    throw new FailureError('setup.no_key', { table: title });
};

type Unknown<T> = { readonly [K in keyof T]?: unknown };

/** @throws setup.custom_unread */
const checked = (made: Unknown<SqlDefinition> | null): SqlDefinition => {
  if (made?.v !== 1 || !Array.isArray(made.tables) || typeof made.where !== 'object')
    unread('It does not say which tables are read.');
  const whole = made as SqlDefinition;
  const { page, sweepMinutes, hours } = whole;
  if (!isCount(page, 1, 50_000)) unread('A page has 1 to 50,000 rows.');
  if (!isCount(sweepMinutes, 0, 44_640)) unread('The sweep is 0 to 44,640 minutes.');
  if (hours && !hours.every((hour) => isCount(hour, 0, 24))) unread('Hours are 0 to 24.');
  whole.tables.forEach(checkTable);
  return whole;
};

/** With queries and conditions as they are sent. @throws setup.* */
export const readDefinition = (text: string): SqlDefinition => {
  let said: Unknown<SqlDefinition> | null;
  try {
    said = JSON.parse(text) as Unknown<SqlDefinition> | null;
  } catch {
    return unread('It is not JSON.');
  }
  let made: SqlDefinition;
  try {
    made = checked(said);
  } catch (error) {
    if (error instanceof FailureError) throw error;
    // Something stands where something else was looked for.
    return unread('It is not written as Homeroom writes it.');
  }
  const dialect = Object.values(DIALECTS).find(({ id }) => id === made.where['engine']);
  if (!dialect) return unread('It does not say which kind of database it is.');
  return {
    ...made,
    tables: made.tables.map((table) => ({
      ...table,
      from:
        'query' in table.from
          ? { query: selectOf(table.from.query, dialect, table.title) }
          : table.from,
      ...(table.where ? { where: conditionOf(table.where, dialect, table.title) } : {}),
    })),
  };
};
