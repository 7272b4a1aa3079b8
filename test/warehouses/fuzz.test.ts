/**
 * No value can become SQL (issue: warehouses, 5): hostile names and values go through every engine and are
 * found exactly, in exactly those columns. `HOMEROOM_SEED` repeats a run, or tries another.
 */
import type { Cell, Engine, FieldType, Step, Table, Warehouse } from '../../src/model';
import type { Host } from '../../src/host/host';
import { upstream } from '../../src/registry.generated';
import { chanceOf, type Chance } from '../truth/_chance';
import { asText, hostileKeys, hostileNames, hostileText } from './_hostile';
import { sites, type Site } from './hosts';

const SEED = Number(process.env['HOMEROOM_SEED'] ?? 20261122);
const TABLES = 20;
const COLUMNS = 10;
const ROWS = 50;
// 20 × 10 × 50 values: ten thousand for each engine, under two hundred names.

const TYPES: readonly FieldType[] = ['text', 'text', 'text', 'json', 'integer', 'number', 'date'];

const valueOf: Readonly<Record<FieldType, (chance: Chance) => Cell>> = {
  text: hostileText,
  json: (chance) => JSON.stringify({ [hostileText(chance)]: [hostileText(chance), null] }),
  integer: (c) => c.pick([0, 1, -1, 2 ** 31, -(2 ** 31), 2 ** 53 - 1, -(2 ** 53) + 1, c(1e9)]),
  number: (c) => c.pick([0, 0.1, 1 / 3, -1e-300, 5e-324, 1.7976931348623157e308, 1e21, c(1e9) / 7]),
  boolean: (c) => c.pick([true, false]),
  date: (c) => c.pick(['0001-01-01', '1582-10-10', '1969-12-31', '2024-02-29', '9999-12-31']),
  timestamp: (c) => c.pick(['1969-12-31T23:59:59Z', '2026-11-22T07:30:00.123456Z']),
};

interface Case {
  readonly table: Table;
  readonly rows: readonly Cell[][];
}

const caseOf = (chance: Chance, at: number): Case => {
  const [key, ...names] = hostileNames(chance, COLUMNS + 1);
  const columns = names.map((name) => ({
    name,
    type: chance.pick(TYPES),
    comment: hostileText(chance),
  }));
  const table: Table = {
    schema: 'school',
    name: `${hostileNames(chance, 1)[0]} ${at}`,
    columns: [{ name: key!, type: 'text' }, ...columns],
    key: [key!],
    comment: hostileText(chance),
  };
  const rows = hostileKeys(chance, ROWS).map((id): Cell[] => [
    id,
    ...columns.map(({ type }) => (chance(9) === 0 ? null : valueOf[type](chance))),
  ]);
  return { table, rows };
};

const warehouses = (upstream.warehouses as readonly Warehouse<Host>[]).flatMap((warehouse) =>
  Object.entries(sites[warehouse.id] ?? {}).map(
    ([where, at]) => [`${warehouse.id}, ${where}`, warehouse, at] as const,
  ),
);

describe.each(warehouses)('hostile names and values in %s', (_, warehouse, at) => {
  let site: Site;
  let engine: Engine;
  beforeAll(async () => {
    site = await at();
    engine = await warehouse.open(site.host, site.fresh());
  });
  afterAll(async () => {
    engine.close();
    await site.close();
  });

  /** What is expected to be found: the built-in engine keeps even what is no text. */
  const kept = (cell: Cell): Cell =>
    typeof cell === 'string' && warehouse.id !== 'embedded' ? asText(cell) : cell;

  /** All rows by their key, each value asked for under its own column's name. */
  const found = ({ columns, name, schema }: Table): Map<Cell, Cell[]> => {
    const { quote, table } = engine.dialect;
    const picked = columns.map((column) => quote(column.name)).join(', ');
    const types = columns.map(({ type }) => type);
    const rows = engine.select(`SELECT ${picked} FROM ${table({ name, schema })}`, types);
    const map = new Map(rows.map((row) => [row[0]!, row]));
    expect(map.size).toBe(rows.length);
    return map;
  };
  const expectExactly = (table: Table, model: ReadonlyMap<Cell, readonly Cell[]>): void => {
    const there = found(table);
    expect([...there.keys()].sort()).toEqual([...model.keys()].sort());
    for (const [id, row] of model) expect([id, there.get(id)]).toEqual([id, row.map(kept)]);
  };

  it('stand there as they came, each in its column', () => {
    const chance = chanceOf(SEED);
    let values = 0;
    for (let i = 0; i < TABLES; i += 1) {
      const { table, rows } = caseOf(chance, i);
      engine.create(table);
      engine.upsert(table, rows);
      expectExactly(table, new Map(rows.map((row) => [row[0]!, row])));
      values += rows.length * COLUMNS;
    }
    expect(values).toBe(10_000);
  });

  it('are literals as they are', () => {
    const chance = chanceOf(SEED + 1);
    const { literal } = engine.dialect;
    for (let i = 0; i < 20; i += 1) {
      const texts = Array.from({ length: 50 }, () => asText(hostileText(chance)));
      const sql = `SELECT ${texts.map((text, at) => `${literal(text)} AS c${at}`).join(', ')}`;
      expect(
        engine.select(
          sql,
          texts.map(() => 'text'),
        ),
      ).toEqual([texts]);
    }
  });

  it('are found by themselves and nothing else', () => {
    const chance = chanceOf(SEED + 2);
    const { table, rows } = caseOf(chance, TABLES);
    engine.create(table);
    engine.upsert(table, rows);
    const { quote, literal, table: place } = engine.dialect;
    const key = quote(table.key[0]!);
    for (const [id] of rows)
      expect(
        engine.select(`SELECT ${key} FROM ${place(table)} WHERE ${key} = ${literal(String(id))}`, [
          'text',
        ]),
      ).toEqual([[id]]);
  });

  it('change and go by commits, and nothing else does', () => {
    const { store } = engine;
    if (!store) return expect(warehouse.id).toBe('embedded');
    const chance = chanceOf(SEED + 3);
    for (let i = 0; i < 5; i += 1) {
      const { table, rows } = caseOf(chance, TABLES + 1 + i);
      const model = new Map(rows.map((row) => [row[0]!, row]));
      store.ensure([table]);
      const steps: Step[] = [{ do: 'upsert', table, rows }];
      const changed = { ...table, columns: [table.columns[0]!, table.columns[3]!] };
      const updates = chance.some(rows, 20).map((row): Cell[] => {
        const value = valueOf[table.columns[3]!.type](chance);
        model.set(
          row[0]!,
          row.map((cell, at) => (at === 3 ? value : cell)),
        );
        return [row[0]!, value];
      });
      steps.push({ do: 'update', table: changed, rows: updates });
      const gone = { ...table, columns: [table.columns[0]!] };
      const deletes = chance.some(rows, 15).map(([id]) => [id!]);
      for (const [id] of deletes) model.delete(id!);
      steps.push({ do: 'delete', table: gone, rows: deletes });
      store.commit(steps);
      expectExactly(table, model);
      store.commit(steps); // lost answers are asked for again
      expectExactly(table, model);
    }
  });
});
