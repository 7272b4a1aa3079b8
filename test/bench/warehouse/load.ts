import { openLedger, type Ledger } from '../../../src/engine/ledger';
import type { Cell, Table } from '../../../src/model';
import { bulkLoad, written } from './floor';
import { STUDENTS, students } from './rows';
import type { Site } from './site';

/** What some work cost. Emulated ms are real ones and what the emulator's latencies add to them. */
export interface Cost {
  readonly ms: number;
  /** Of them in databases and drivers; the rest is the script's own. */
  readonly workMs: number;
  readonly virtualMs: number;
  readonly calls: number;
}

const count = (calls: Readonly<Record<string, number>>): number =>
  Object.values(calls).reduce((sum, n) => sum + n, 0);

/** Begins to measure. What it answers, told how many ms count, says what was done since. */
export const measure = ({ databases }: Site): ((ms: number) => Cost) => {
  const calls = count(databases.calls);
  const before = databases.costs();
  return (ms) => {
    const after = databases.costs();
    return {
      ms,
      workMs: after.workMs - before.workMs,
      virtualMs: ms + after.latencyMs - before.latencyMs,
      calls: count(databases.calls) - calls,
    };
  };
};
/** @param work answers how many ms of it count. */
export const measured = (site: Site, work: () => number): Cost => {
  const costs = measure(site);
  return costs(work());
};

const named = (table: Table, name: string): Table => ({ ...table, name });

/**
 * Our load: commits of as many rows as the stage puts into one, each with its row of the ledger. What is
 * timed is all of a commit: writing the rows as JSON, the way through Jdbc, driver and server. Making up
 * the rows is not.
 */
export const ourLoad = (site: Site, rows: number, name: string): Cost => {
  const { store, engine } = site;
  const table = named(STUDENTS, name);
  store.ensure([table]);
  const ledger: Ledger = openLedger(engine, store, 'bench');
  return measured(site, () => {
    let ms = 0;
    for (let from = 0; from < rows; from += store.batch.rows) {
      const some: Cell[][] = students(from, Math.min(rows, from + store.batch.rows));
      const before = performance.now();
      ledger.commit([{ do: 'upsert', table, rows: some }], { views: new Map([[name, `${from}`]]) });
      ms += performance.now() - before;
    }
    return ms;
  });
};

/** Rows written out at once for the floor. */
const CHUNK = 20_000;

export const floorLoad = (site: Site, rows: number, name: string): Promise<number> => {
  const { store, engine, place } = site;
  const table = named(STUDENTS, name);
  store.ensure([table]);
  const chunks: Buffer[] = [];
  for (let from = 0; from < rows; from += CHUNK)
    chunks.push(written(students(from, Math.min(rows, from + CHUNK))));
  const columns = table.columns.map((column) => engine.dialect.quote(column.name));
  return bulkLoad(place, engine.dialect.table(table), columns, chunks);
};

/** Both hold the same rows, or what was measured means nothing. */
export const compare = ({ engine }: Site, rows: number, names: readonly string[]): void => {
  const told = names.map((name) => {
    const place = engine.dialect.table(named(STUDENTS, name));
    const columns = STUDENTS.columns.map((column) => engine.dialect.quote(column.name));
    const [sums] = engine.select(
      `SELECT count(*), ${columns.map((c) => `count(${c})`).join(', ')} FROM ${place}`,
    );
    return JSON.stringify(sums);
  });
  if (new Set(told).size !== 1 || JSON.parse(told[0]!)[0] !== rows)
    throw new Error(`The tables differ: ${told.join(' and ')}.`);
};
