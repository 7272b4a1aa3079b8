import type { Host } from '../../src/host/host';
import { upstream } from '../../src/registry.generated';
import { publishedFields, type Cell, type Warehouse } from '../../src/model';
import {
  datasets,
  grandBend,
  schoolOf,
  type District,
  type Row,
  type School,
} from '../datasets/harness';
import { sites, type Site } from './hosts';

const real = grandBend();
if (!real) console.log('Grand Bend is not at hand: engines are not compared on its rows.');

const DAY = '2022-03-01';

const fieldsOf = (id: string, type: string): readonly string[] =>
  publishedFields(datasets.find((d) => d.id === id)!)
    .filter((field) => field.type === type)
    .map(({ name }) => name);

/**
 * Rows as all engines tell them: booleans are 1 and 0 on some, and a moment that came without its zone,
 * which means UTC, has it on those that know moments.
 */
const alike = (id: string, rows: readonly Row[]): Row[] => {
  const [flags, moments] = [fieldsOf(id, 'boolean'), fieldsOf(id, 'timestamp')];
  return rows.map((row) => {
    const same: Record<string, Cell> = { ...row };
    for (const name of flags) if (same[name] !== null) same[name] = Boolean(same[name]);
    for (const name of moments)
      if (/T[\d:.]+$/.test(String(same[name]))) same[name] = `${String(same[name])}Z`;
    return same;
  });
};

const outside = (upstream.warehouses as readonly Warehouse<Host>[])
  .filter(({ id }) => id !== 'embedded')
  .flatMap((warehouse) =>
    Object.entries(sites[warehouse.id] ?? {}).map(
      ([where, at]) => [warehouse.id, where, warehouse, at] as const,
    ),
  );

const cases: readonly (readonly [string, readonly District[]])[] = [
  ['one district', [real ?? {}]],
  ['two connections', [real ?? {}, { schools: real?.['schools'] ?? [] }]],
];

(real ? describe : describe.skip).each(cases)('of %s', (_, districts) => {
  let here: School;
  beforeAll(async () => {
    here = await schoolOf(districts, DAY);
  });

  describe.each(outside)('%s, %s', (_id, _where, warehouse, at) => {
    let site: Site;
    let there: School;
    beforeAll(async () => {
      site = await at();
      there = await schoolOf(districts, DAY, await warehouse.open(site.host, site.fresh()));
    });
    afterAll(() => site.close());

    test.each(datasets.map(({ id }) => id))('%s has the same rows as built in', (id) => {
      const expected = alike(id, here.rows(id));
      expect(alike(id, there.rows(id))).toEqual(expected);
      if (id === 'student_enrollment') expect(expected.length).toBeGreaterThan(100);
    });
  });
});
