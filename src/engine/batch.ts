import type { Cell, Dialect, Resource, Segment, Step, Table } from '../model';
import { columnOf, countsOf, ISSUES, EXTRA, offsets } from './columns';
import { CHANGED, TOUCHED, type Loaded } from './ledger-tables';
import { merge } from './merge';
import type { Piece } from './segment';

/** A collection of a connection and the tables its rows go to. */
export interface Target {
  readonly resource: Resource;
  readonly site: string;
  readonly table: Table;
  readonly children: readonly { readonly table: Table; readonly list: string }[];
  /** Columns by whose values data sets are built. */
  readonly partitions: readonly string[];
}

/** What some segments do to one collection, gathered from the newest piece to the oldest. */
export interface Gathering {
  add(piece: Piece, segment: Segment): void;
  /** @param touched the last segment that is among them. */
  steps(touched: number): readonly Step[];
}

const narrowed = (table: Table, names: readonly string[]): Table => ({
  ...table,
  columns: names.map((name) => table.columns.find((column) => column.name === name)!),
});

export const gather = (dialect: Dialect, target: Target, row: Loaded): Gathering => {
  const { resource, site, table, children } = target;
  const { connection, epoch } = row;
  const merging = merge(resource);
  const rows: Cell[][] = [];
  const upserted: Cell[] = [];
  const deleted = new Set<string>();
  const lists = children.map((): Cell[][] => []);
  const own = [...resource.fields.map(({ name }) => name), EXTRA, ISSUES];

  const parents = (piece: Piece & { op: 'upsert' }, segment: Segment): void => {
    const { columns } = piece;
    const keys = columns.column(resource.key);
    const picked = merging.upsert(keys);
    if (picked.length === 0) return;
    const values = own.map((name) => columns.column(name));
    for (const r of picked) {
      const cells: Cell[] = [connection, site, epoch, segment.at, segment.seq];
      const changes = merging.changed(keys[r]!);
      for (let i = 0; i < own.length; i++) {
        const name = own[i]!;
        cells.push(changes && name in changes ? changes[name]! : (values[i]![r] ?? null));
      }
      rows.push(cells);
      upserted.push(keys[r]!);
    }
    for (const [c, { table: child, list }] of children.entries()) {
      const begins = offsets(columns.column(countsOf(list)));
      if (begins.length === 1) continue;
      const fields = child.columns.slice(4).map(({ name }) => columns.column(columnOf(list, name)));
      for (const r of picked)
        for (let i = begins[r]!; i < begins[r + 1]!; i++)
          lists[c]!.push([
            ...[connection, epoch, keys[r]!, i - begins[r]!],
            ...fields.map((field) => field[i] ?? null),
          ]);
    }
  };

  /** Values of the partition columns as they stand now in the rows of the touched keys. */
  const noted = (touched: number): Step[] =>
    target.partitions.map((partition) => {
      const { quote, literal } = dialect;
      const of = `t.${quote(resource.key)}`;
      const isText = table.columns.find(({ name }) => name === resource.key)?.type === 'text';
      const query =
        `SELECT DISTINCT t.${quote(partition)} FROM ${dialect.table(TOUCHED)} k ` +
        `JOIN ${dialect.table(table)} t ON ${isText ? of : dialect.macros['to_text']!(of)} = k.${quote('record')} ` +
        `WHERE k.${quote('connection')} = ${literal(connection)} AND k.${quote('resource')} = ${literal(resource.name)} ` +
        `AND t.${quote('_connection')} = ${literal(connection)} AND t.${quote('_epoch')} = ${epoch}`;
      const picked = [
        literal(connection),
        literal(resource.name),
        `${touched}`,
        literal(partition),
      ];
      return {
        do: 'run',
        sql: dialect.insertSelect(CHANGED, [...picked, `q.${quote(partition)}`], query),
      };
    });

  const tracked = (touched: number, steps: readonly Step[], keys: readonly Cell[]): Step[] => {
    if (row.state !== 'visible' || target.partitions.length === 0 || keys.length === 0)
      return [...steps];
    const ours = [connection, resource.name];
    return [
      { do: 'upsert', table: TOUCHED, rows: keys.map((key) => [...ours, String(key)]) },
      ...noted(touched),
      ...steps,
      ...noted(touched),
      { do: 'delete', table: narrowed(TOUCHED, ['connection', 'resource']), rows: [ours] },
    ];
  };

  return {
    add: (piece, segment) => {
      if (piece.op === 'upsert') parents(piece, segment);
      else if (piece.op === 'rekey') merging.rekey(piece.rows());
      else {
        const keys = piece.keys();
        for (const key of keys) if (!merging.has(key)) deleted.add(key);
        merging.delete(keys);
      }
    },
    steps: (touched) => {
      // An epoch that has just begun holds nothing that could be replaced.
      const fresh = row.state === 'reading' && row.touched === 0;
      const steps: Step[] = [];
      const remove = (from: Table, column: string, keys: readonly Cell[]): void => {
        if (keys.length === 0 || fresh) return;
        const names = ['_connection', '_epoch', column];
        const gone = keys.map((key) => [connection, epoch, key]);
        steps.push({ do: 'delete', table: narrowed(from, names), rows: gone });
      };
      const put = (into: Table, what: readonly (readonly Cell[])[]): void => {
        if (what.length > 0) steps.push({ do: 'upsert', table: into, rows: what });
      };
      for (const { table: child } of children) remove(child, '_parent', [...upserted, ...deleted]);
      remove(table, resource.key, [...deleted]);
      put(table, rows);
      children.forEach(({ table: child }, c) => put(child, lists[c]!));
      const left = fresh ? [] : merging.left();
      const alike = new Map<string, { names: string[]; rows: Cell[][] }>();
      for (const [key, values] of left) {
        const names = Object.keys(values).filter((name) => name !== resource.key);
        if (names.length === 0) continue;
        const group = alike.get(names.join()) ?? { names, rows: [] };
        alike.set(names.join(), group);
        group.rows.push([connection, epoch, key, ...names.map((name) => values[name] ?? null)]);
      }
      for (const group of alike.values())
        steps.push({
          do: 'update',
          table: narrowed(table, [...table.key, ...group.names]),
          rows: group.rows,
        });
      return tracked(touched, steps, [...upserted, ...deleted, ...left.map(([key]) => key)]);
    },
  };
};
