/**
 * Where tables' rows are: DuckDB. Each state of the machine is a database of its own, copied only when
 * something is changed in a state that a snapshot still holds.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import path from 'node:path';
import { normalized } from './json';
import { MACROS } from './sql/macros';

export interface Answer {
  readonly names: readonly string[];
  /** Names of DuckDB's types, and their aliases (`JSON`). */
  readonly types: readonly { readonly name: string; readonly alias: string | undefined }[];
  readonly rows: readonly (readonly unknown[])[];
}

/** A state that a snapshot holds; it is kept for as long as this value is. */
export interface World {
  readonly world: string;
}

export interface Store {
  ask(sql: string): Promise<Answer>;
  /** Before anything changes. */
  change(sql: string): Promise<Answer>;
  /** The state as it is now; later changes are made in a copy. */
  freeze(): World;
  thaw(saved: World): void;
  close(): void;
}

const THREADS = '2';

/** @param folder where the state lives; null: in memory */
export function createStore(folder: string | null): Store {
  let opening: Promise<DuckDBConnection> | undefined;
  let close: () => void = () => undefined;
  let count = 0;
  /** The state that is meant, and the one that DuckDB uses. */
  let world = 'w0';
  let used: string | null = null;
  let frozen = false;
  const attached = new Set<string>();
  /** States of snapshots that are gone: nobody comes back to them. */
  const over: string[] = [];
  const held = new Map<string, number>();
  const snapshots = new FinalizationRegistry<string>((name) => {
    const left = (held.get(name) ?? 1) - 1;
    held.set(name, left);
    if (left === 0) over.push(name);
  });

  const quote = (name: string): string => `"${name}"`;

  async function open(): Promise<DuckDBConnection> {
    const { DuckDBInstance, DuckDBScalarFunction, VARCHAR } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(':memory:', { threads: THREADS });
    const connection = await instance.connect();
    close = () => {
      connection.closeSync();
      instance.closeSync();
    };
    connection.registerScalarFunction(
      DuckDBScalarFunction.create({
        name: 'bq_json',
        parameterTypes: [VARCHAR],
        returnType: VARCHAR,
        mainFunction: (_, input, output) => {
          const given = input.getColumnVector(0);
          for (let i = 0; i < input.rowCount; i++) {
            const text = given.getItem(i) as string | null;
            output.setItem(i, text === null ? null : normalized(text));
          }
          output.flush();
        },
      }),
    );
    for (const sql of [
      "SET TimeZone = 'UTC'",
      "SET default_null_order = 'nulls_first_on_asc_last_on_desc'",
      'SET ieee_floating_point_ops = true',
      ...MACROS,
    ])
      await connection.run(sql);
    return connection;
  }
  async function attach(connection: DuckDBConnection, name: string): Promise<void> {
    if (attached.has(name)) return;
    const file = folder === null ? ':memory:' : path.join(folder, 'bigquery.duckdb');
    await connection.run(`ATTACH '${file.replace(/'/g, "''")}' AS ${quote(name)}`);
    attached.add(name);
  }
  async function ready(): Promise<DuckDBConnection> {
    const connection = await (opening ??= open());
    if (used !== world) {
      await attach(connection, world);
      await connection.run(`USE ${quote(world)}`);
      used = world;
    }
    return connection;
  }
  async function answer(connection: DuckDBConnection, sql: string): Promise<Answer> {
    const reader = await connection.runAndReadAll(sql);
    return {
      names: reader.columnNames(),
      types: reader.columnTypes().map((type) => ({ name: String(type), alias: type.alias })),
      rows: reader.getRowsJS() as unknown[][],
    };
  }
  return {
    ask: async (sql) => answer(await ready(), sql),
    async change(sql) {
      const connection = await ready();
      // a folder holds one state only
      if (frozen && folder === null) {
        const next = `w${++count}`;
        await attach(connection, next);
        await connection.run(`COPY FROM DATABASE ${quote(world)} TO ${quote(next)}`);
        await connection.run(`USE ${quote(next)}`);
        world = used = next;
        for (const name of over.splice(0))
          if (held.get(name) === 0 && attached.delete(name))
            await connection.run(`DETACH ${quote(name)}`);
      }
      frozen = false;
      return answer(connection, sql);
    },
    freeze() {
      frozen = true;
      const saved: World = { world };
      held.set(world, (held.get(world) ?? 0) + 1);
      snapshots.register(saved, world);
      return saved;
    },
    thaw(saved) {
      world = folder === null ? saved.world : world;
      frozen = true;
    },
    close: () => close(),
  };
}
