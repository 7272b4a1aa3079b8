/** Databases of schools: what stands in them, and what becomes of it, as statements of their owner. */
import type { Demo, Happening } from './vendor';

/** Runs a statement as the database's owner. @returns the first column of what it answers */
export type Owner = (sql: string) => readonly string[];

/** What becomes of a table while it is read. */
export type Blow =
  | 'retyped' // a column is of another type, and holds what no number or day is
  | 'sameKey' // two different rows have one key, or a row has none
  | 'tableGone'
  | 'columnGone'
  | 'empty'; // no row of it is seen, as on a copy that lags behind

/** PostgreSQL, as it is within this machine. */
export interface Database extends Demo {
  /** Makes what stands in it, whatever stood there before; the owner goes on there from then on. */
  found(owner: Owner): void;
  /** @returns how it is undone; null: there is no room for it. @param field as the source calls it */
  befall(blow: Blow, resource: string, field: string): (() => void) | null;
}

/** What is read as one resource. Its happenings are statements that answer the key of the row. */
export interface Table {
  /** The table whose rows these are, `schema.table`. */
  readonly place: string;
  /** Answers the keys as a complete reading names them. */
  readonly keys: string;
  /** @param n grows. @param at as PostgreSQL writes moments. */
  readonly add: (n: number, at: string) => string;
  readonly change: (n: number, at: string) => string;
  readonly remove: string;
  /** A column without which it cannot be read. */
  readonly needs: string;
  /** One more row with a key that is there, or with none, and how it goes again; absent: that cannot be. */
  readonly twice?: readonly [come: string, go: string];
}

export interface Definition extends Pick<Demo, 'id' | 'connect' | 'definition' | 'still'> {
  readonly schema: string;
  /** Makes the tables with their rows, in a schema that is empty. */
  readonly found: readonly string[];
  readonly tables: Readonly<Record<string, Table>>;
}

const momentOf = (now: number): string => new Date(now).toISOString().slice(0, 19);
const quoted = (name: string): string => `"${name.replace(/"/g, '""')}"`;

export const databaseOf = ({ schema, found, tables, ...own }: Definition): Database => {
  let owner: Owner = () => {
    throw new Error(`The database of “${own.id}” was not made.`);
  };
  let count = 1_000;
  const run = (...all: readonly string[]): void => all.forEach((sql) => void owner(sql));
  const tableOf = (resource: string): Table => {
    const table = tables[resource];
    if (!table) throw new Error(`There is no ${resource} in the database of “${own.id}”.`);
    return table;
  };
  /** Null: it does not happen to this resource. */
  const happen = (what: Happening, resource: string, sql: string): string | null =>
    own.still?.[resource]?.includes(what) ? null : (owner(sql)[0] ?? null);

  const columnOf = (place: string, name: string): boolean => {
    const [of, table] = place.split('.');
    const where = `table_schema = '${of}' AND table_name = '${table}' AND column_name = '${name.replace(/'/g, "''")}'`;
    return owner(`SELECT 1 FROM information_schema.columns WHERE ${where}`).length > 0;
  };
  /** Puts a table aside. @returns how it comes back. */
  const aside = (place: string): (() => void) => {
    const name = place.split('.')[1]!;
    run(`ALTER TABLE ${place} RENAME TO ${name}_aside`);
    return () => run(`ALTER TABLE ${place}_aside RENAME TO ${name}`);
  };
  const blows: Readonly<Record<Blow, (table: Table, field: string) => (() => void) | null>> = {
    retyped: ({ place }, field) => {
      if (!columnOf(place, field)) return null;
      const column = quoted(field);
      run(
        `ALTER TABLE ${place} ALTER COLUMN ${column} TYPE jsonb USING jsonb_build_object('was', ${column})`,
      );
      return () => undefined;
    },
    sameKey: ({ twice }) => {
      if (!twice) return null;
      run(twice[0]);
      return () => run(twice[1]);
    },
    tableGone: ({ place }) => aside(place),
    columnGone: ({ place, needs }) => {
      run(`ALTER TABLE ${place} RENAME COLUMN ${needs} TO ${needs}_before`);
      return () => run(`ALTER TABLE ${place} RENAME COLUMN ${needs}_before TO ${needs}`);
    },
    empty: ({ place }) => {
      const back = aside(place);
      run(`CREATE TABLE ${place} (LIKE ${place}_aside)`);
      return () => {
        run(`DROP TABLE ${place}`);
        back();
      };
    },
  };

  return {
    ...own,
    medium: { speaks: 'SQL', pages: 'keys' },
    resources: Object.keys(tables),
    found: (of) => {
      owner = of;
      run(`DROP SCHEMA IF EXISTS ${schema} CASCADE`, `CREATE SCHEMA ${schema}`, ...found);
    },
    keys: (resource) => owner(tableOf(resource).keys),
    add: (resource, now) =>
      happen('add', resource, tableOf(resource).add((count += 1), momentOf(now))),
    change: (resource, now) =>
      happen('change', resource, tableOf(resource).change((count += 1), momentOf(now))),
    remove: (resource) => happen('remove', resource, tableOf(resource).remove),
    befall: (blow, resource, field) => blows[blow](tableOf(resource), field),
  };
};

/** A text of PostgreSQL's. */
export const textOf = (text: string): string => `'${text.replace(/'/g, "''")}'`;

/** `INSERT` of `count` rows, numbered from 0, each as its values in SQL. */
export const insertInto = (place: string, count: number, row: (n: number) => string): string =>
  `INSERT INTO ${place} VALUES ${Array.from({ length: count }, (_, n) => `(${row(n)})`).join(', ')}`;
