import type { Cell, Resource } from '../model';
import type { FlatRow } from './flatten';

/**
 * Rows by columns. A nested list stands beside its parents: one column says how many rows each parent
 * has, and the list's own columns hold them one parent after the other.
 */
export interface Columns {
  readonly rows: number;
  readonly names: readonly string[];
  /** A value for each row; none at all where the column holds nothing but nulls, or there is none. */
  column(name: string): readonly Cell[];
}

/** What no field claims, and what was not as promised. */
export const EXTRA = '_extra';
export const ISSUES = '_issues';

/** How many rows of a nested list each parent has. */
export const countsOf = (list: string): string => `${list}.#`;
export const columnOf = (list: string, field: string): string => `${list}.${field}`;

const listOf = (name: string): string | null => {
  const dot = name.indexOf('.');
  return dot < 0 ? null : name.slice(0, dot);
};

/** Where the rows of each parent begin, and where the last one's end. */
export const offsets = (counts: readonly Cell[]): readonly number[] => {
  const begins = new Array<number>(counts.length + 1);
  begins[0] = 0;
  for (let r = 0; r < counts.length; r++) begins[r + 1] = begins[r]! + Number(counts[r] ?? 0);
  return begins;
};

/** Flattened records of a resource, by columns. */
export const columnsOf = (resource: Resource, rows: readonly FlatRow[]): Columns => {
  const of = new Map<string, Cell[]>();
  resource.fields.forEach(({ name }, i) => {
    const column = new Array<Cell>(rows.length);
    for (let r = 0; r < rows.length; r++) column[r] = rows[r]!.values[i]!;
    of.set(name, column);
  });
  of.set(
    EXTRA,
    rows.map((row) => row.extra),
  );
  of.set(
    ISSUES,
    rows.map(({ issues }) => (issues.length > 0 ? issues.join('\n') : null)),
  );
  (resource.children ?? []).forEach((child, c) => {
    of.set(
      countsOf(child.table),
      rows.map((row) => row.children[c]!.length),
    );
    const columns = child.fields.map((): Cell[] => []);
    for (const row of rows)
      for (const item of row.children[c]!)
        for (let i = 0; i < columns.length; i++) columns[i]!.push(item[i]!);
    child.fields.forEach(({ name }, i) => of.set(columnOf(child.table, name), columns[i]!));
  });
  return inMemory(rows.length, of);
};

const inMemory = (rows: number, of: ReadonlyMap<string, readonly Cell[]>): Columns => ({
  rows,
  names: [...of.keys()],
  column: (name) => of.get(name) ?? [],
});

/** Rows picked from several places, put together again. */
export interface Picking {
  readonly rows: number;
  /** @param replaced values that take the place of a row's own. */
  add(
    from: Columns,
    picked: readonly number[],
    replaced: (row: number) => Readonly<Record<string, Cell>> | undefined,
  ): void;
  done(): Columns;
}

const NOTHING = {};

export const pick = (): Picking => {
  const of = new Map<string, Cell[]>();
  let rows = 0;
  /** Filled up with nulls: what was added before had no such column. */
  const upTo = (name: string, length: number): Cell[] => {
    const column = of.get(name) ?? [];
    of.set(name, column);
    while (column.length < length) column.push(null);
    return column;
  };
  const total = (list: string): number =>
    (of.get(countsOf(list)) ?? []).reduce<number>((sum, count) => sum + Number(count ?? 0), 0);

  return {
    get rows() {
      return rows;
    },
    add: (from, picked, replaced) => {
      const lists = new Set<string>();
      // A column of nothing but nulls is not among the names, and may get its first value here.
      const names = new Set(from.names);
      for (const r of picked)
        for (const name of Object.keys(replaced(r) ?? NOTHING)) names.add(name);
      for (const name of names) {
        const list = listOf(name);
        if (list !== null) lists.add(list);
        else {
          const values = from.column(name);
          const column = upTo(name, rows);
          for (const r of picked) {
            const instead = replaced(r);
            column.push(instead && name in instead ? instead[name]! : (values[r] ?? null));
          }
        }
      }
      for (const list of lists) {
        const before = total(list);
        const counts = from.column(countsOf(list));
        const begins = offsets(counts);
        for (const name of from.names) {
          if (listOf(name) !== list) continue;
          const values = from.column(name);
          if (name === countsOf(list)) continue;
          const column = upTo(name, before);
          for (const r of picked)
            for (let i = begins[r]!; i < begins[r + 1]!; i++) column.push(values[i] ?? null);
        }
        const column = upTo(countsOf(list), rows);
        for (const r of picked) column.push(counts[r] ?? 0);
      }
      rows += picked.length;
    },
    done: () => {
      const whole = new Map<string, readonly Cell[]>();
      for (const name of of.keys()) {
        const list = listOf(name);
        const length = list === null || name === countsOf(list) ? rows : total(list);
        whole.set(name, upTo(name, length));
      }
      return inMemory(rows, whole);
    },
  };
};
