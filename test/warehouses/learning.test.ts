/** The data sets of learning platforms on every engine: the same rows, to the last digit that counts. */
import type { Host } from '../../src/host/host';
import { metricsOf } from '../../emulator/vendors/figures';
import { termOf } from '../../emulator/vendors/openedx/term';
import { upstream } from '../../src/registry.generated';
import type { Cell, Warehouse } from '../../src/model';
import { buildAll, DAY, landed, type Records, type Row } from '../datasets/learning';
import { sites } from './hosts';

const IDS = ['learning_activity', 'course_learners'];
const end = Date.parse('2026-11-22T00:00:00Z');
const term = termOf({ courses: 4, learners: 40, days: 70 });
const figures = (): Records => {
  const metrics = metricsOf(term, end);
  const mau = metrics['course-mau-metrics']!.map((row) => ({
    id: `${String(row['course_id'])}|${String(row['date_for'])}`,
    ...row,
  }));
  return { ...metrics, 'course-mau-metrics': mau };
};
const sources: readonly (readonly [string, Records])[] = [
  // Homeroom came a month after the term had begun.
  ['openedx', landed(term, end - 40 * DAY, end)],
  ['figures', figures()],
];

/** Booleans are 1 and 0 on some engines, and averages end in other last digits. */
const alike = (rows: readonly Row[]): Record<string, Cell>[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]): [string, Cell] => [
        name,
        /^is_/.test(name) && value !== null
          ? Boolean(value)
          : typeof value === 'number'
            ? Math.round(value * 1e9) / 1e9
            : value,
      ]),
    ),
  );

const outside = (upstream.warehouses as readonly Warehouse<Host>[])
  .filter(({ id }) => id !== 'embedded')
  .flatMap((warehouse) =>
    Object.entries(sites[warehouse.id] ?? {}).map(
      ([where, at]) => [warehouse.id, where, warehouse, at] as const,
    ),
  );

describe.each(sources)('from %s', (source, records) => {
  test.each(outside)(
    '%s, %s',
    async (_id, _where, warehouse, at) => {
      const site = await at();
      try {
        const here = await buildAll(source, records, '2026-11-22', IDS);
        const engine = await warehouse.open(site.host, site.fresh());
        const there = await buildAll(source, records, '2026-11-22', IDS, engine);
        for (const id of IDS) {
          expect(here.rows[id]!.length).toBeGreaterThan(60);
          expect(alike(there.rows[id]!)).toEqual(alike(here.rows[id]!));
        }
      } finally {
        await site.close();
      }
    },
    120_000,
  );
});
