import type { Cell, Table, TableColumn } from '../../model';
import type { Flavor } from './flavor';

/** How long the texts of tables' columns may be, of all tables that were looked at or made. */
export interface Rooms {
  /** @param typeOf a column's type as the catalogue writes it. */
  note(table: Table, typeOf: (column: TableColumn) => string): void;
  /** The table as it was noted: what commits name has some of its columns only. */
  noted(table: Table): Table | undefined;
  /** Columns that do not take every text. */
  limited(table: Table): readonly string[];
  /** Columns that some of these rows have texts for that are too long. */
  lacking(table: Table, rows: Iterable<readonly Cell[]>): readonly string[];
  /** Columns take any text from now on. */
  made(table: Table, columns: readonly string[]): void;
}

interface Room {
  readonly table: Table;
  readonly chars: Map<string, number>;
}

/** Whether an engine has columns of its that may turn out to be too short. */
export const isLimited = ({ roomOf }: Pick<Flavor, 'roomOf'>, { columns }: Table): boolean =>
  roomOf !== undefined && columns.some(({ short }) => short);

export const roomsOf = ({ roomOf }: Pick<Flavor, 'roomOf'>): Rooms => {
  const known = new Map<string, Room>();
  const keyOf = ({ schema, name }: Table): string => `${schema}\n${name}`;
  return {
    note: (table, typeOf) => {
      if (!roomOf || !isLimited({ roomOf }, table)) return;
      const shorts = table.columns.filter(({ short }) => short);
      const chars = new Map(shorts.map((column) => [column.name, roomOf(typeOf(column))]));
      known.set(keyOf(table), { table, chars });
    },
    noted: (table) => known.get(keyOf(table))?.table,
    limited: (table) =>
      [...(known.get(keyOf(table))?.chars ?? [])].flatMap(([name, most]) =>
        most === Infinity ? [] : [name],
      ),
    lacking: (table, rows) => {
      const chars = known.get(keyOf(table))?.chars;
      const limits = table.columns.flatMap(({ name }, i): [number, number][] => {
        const most = chars?.get(name) ?? Infinity;
        return most === Infinity ? [] : [[i, most]];
      });
      const found = new Set<number>();
      if (limits.length > 0)
        for (const row of rows)
          for (const [i, most] of limits) {
            const cell = row[i];
            if (typeof cell === 'string' && cell.length > most) found.add(i);
          }
      return [...found].map((i) => table.columns[i]!.name);
    },
    made: (table, columns) => {
      for (const name of columns) known.get(keyOf(table))?.chars.set(name, Infinity);
    },
  };
};
