import type { Assets, Host, Log } from '../host';
import type { createBigQuery } from './bigquery';
import type { createCache } from './cache';
import type { readColumns } from './columns';
import type { chartsIn, toDrawing } from './drawing';
import type { Google } from './globals';
import type { createProbes } from './probes';
import type { createSql } from './sql';

interface Databases {
  readonly createSql: typeof createSql;
  readonly createBigQuery: typeof createBigQuery;
}
/** What reads what is published. */
export interface Reading {
  readonly createCache: typeof createCache;
  readonly readColumns: typeof readColumns;
  readonly chartsIn: typeof chartsIn;
  readonly toDrawing: typeof toDrawing;
}
interface Check {
  readonly createProbes: typeof createProbes;
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** What lies in files of its own: few executions need it, and every one would have to read it. */
export const later = (
  g: Google,
  { code }: Assets,
  log: Log,
): {
  readonly [K in 'sql' | 'bigquery' | 'probes' | 'cache' | 'shared']: () => Host[K];
} & {
  readonly reading: () => Reading;
} => {
  const entered = Date.now();
  const databases = once(() => code('databases') as Databases);
  const reading = once(() => code('reading') as Reading);
  return {
    reading,
    cache: once(() => reading().createCache(g)),
    shared: once(() => reading().createCache(g, 'workbook')),
    sql: once(() => databases().createSql(g, (host) => log.write('database.slow', { host }))),
    bigquery: once(() => databases().createBigQuery(g)),
    probes: once(() => (code('probes') as Check).createProbes(g, entered)),
  };
};
