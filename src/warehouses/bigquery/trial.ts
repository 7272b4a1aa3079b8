import type { Host } from '../../host/host';
import type { Fact, Table } from '../../model';
import { dialectOf } from './dialect';
import { jobsOf, type Site } from './jobs';
import { shapesOf } from './shapes';

const ASKED = 3;
const GIGABYTE = 2 ** 30;
/** Days of a month, each with one refresh. */
const REFRESHES = 30;
/** Tables that one query may name are 1,000. */
const TABLES = 900;

const trialTable = (now: number): Table => ({
  schema: 'homeroom',
  name: `trial_${now.toString(36)}`,
  columns: [
    { name: 'id', type: 'integer' },
    { name: 'body', type: 'text' },
  ],
  key: ['id'],
});

const rounded = (bytes: number): number => Math.round((bytes / GIGABYTE) * 100) / 100;

/**
 * Tries what a refresh will do: a table is made, changed and dropped again. Nothing stays.
 * @throws FailureError `warehouse.*`
 */
export const tryOut = (host: Host, site: Site, own: string): readonly Fact[] => {
  const dialect = dialectOf(site.project, own);
  const jobs = jobsOf(host, site);
  const shapes = shapesOf(host, site, dialect, jobs, own);
  const table = trialTable(host.clock.now());
  try {
    shapes.claim(host.workbook.id());
    shapes.create(table, host.clock.now() + 3_600_000);
    const name = dialect.table(table);
    // A project without billing may make tables and change nothing in them.
    jobs.run(`INSERT INTO ${name} (id, body) VALUES (1, 'trial')`);
    jobs.run(`DELETE FROM ${name} WHERE id = 1`);
  } finally {
    quietly(() => shapes.drop([table]));
    for (const dataset of shapes.made) quietly(() => shapes.removeDataset(dataset));
  }
  const times = Array.from({ length: ASKED }, () => {
    const before = host.clock.now();
    jobs.query('SELECT 1');
    return host.clock.now() - before;
  });
  return [
    { label: 'Project', value: site.project },
    { label: 'Location', value: site.location },
    { label: 'May create tables', value: true },
    { label: 'Milliseconds an answer takes', value: Math.round(Math.min(...times)) },
    ...costs(shapes.namesIn('raw_').slice(0, TABLES), jobs.estimate),
  ];
};

/** What reading everything once costs, which is what a full build does. */
const costs = (tables: readonly string[], estimate: (sql: string) => number): readonly Fact[] => {
  if (tables.length === 0) return [];
  const all = tables.map((name) => `SELECT TO_JSON_STRING(t) FROM ${name} AS t`);
  const bytes = estimate(all.join(' UNION ALL '));
  return [
    { label: 'Gigabytes a full refresh reads, about', value: rounded(bytes) },
    { label: 'Gigabytes a month with a refresh a day, about', value: rounded(bytes * REFRESHES) },
  ];
};

const quietly = (work: () => void): void => {
  try {
    work();
  } catch {
    // What happened first is told.
  }
};
