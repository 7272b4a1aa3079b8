import { failureOf } from '../../model';
import type { Flavor } from './flavor';
import type { Session } from './session';

/** Of a table of which it is not known how many rows it has, fewer new ones change no plan. */
const MANY_ROWS = 1_000;
/** Otherwise a share of those that are there, and some at least. */
const SHARE = 0.1;
const SOME_ROWS = 20;

/** What the engine believes tables to hold: who does not know of rows plans for none. */
export interface Statistics {
  /** @param before rows that it believed to be there. */
  grow(name: string, rows: number, before?: number): void;
  /** Has tables counted that grew much since they were counted last. */
  refresh(): void;
}

export const statisticsOf = (session: Session, flavor: Flavor): Statistics => {
  const grown = new Map<string, { rows: number; before?: number }>();
  const isMuch = ({ rows, before }: { rows: number; before?: number }): boolean =>
    rows >= (before === undefined ? MANY_ROWS : Math.max(SOME_ROWS, before * SHARE));
  return {
    grow: (name, rows, before) => {
      if (!flavor.analyze) return;
      const known = grown.get(name) ?? { rows: 0, ...(before === undefined ? {} : { before }) };
      grown.set(name, { ...known, rows: known.rows + rows });
    },
    refresh: () => {
      const names = [...grown].flatMap(([name, growth]) => (isMuch(growth) ? [name] : []));
      if (names.length === 0) return;
      for (const name of names) {
        const { rows, before } = grown.get(name)!;
        grown.set(name, { rows: 0, ...(before === undefined ? {} : { before: before + rows }) });
      }
      try {
        session.use('always', (connection) => {
          const sql = flavor.analyze!(names);
          // Drivers refuse to execute what answers with rows.
          if (flavor.analyzeColumns === undefined) connection.execute(sql);
          else connection.query(sql, [], flavor.analyzeColumns);
        });
      } catch (error) {
        // What it says of a table that is gone meanwhile is no news.
        if (failureOf(error).code !== 'warehouse.sql') throw error;
      }
    },
  };
};
