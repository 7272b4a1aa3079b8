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
import { demoDistrict, hostileDistrict } from '../datasets/demo';
import { district } from '../datasets/fixture';
import { sites, type Site } from './hosts';

const checks = datasets.flatMap(({ id, checks = [] }) => checks.map((c) => [id, c.id] as const));
const real = grandBend();
if (!real) console.log('Grand Bend is not at hand: engines are not compared on its rows.');

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

/** Between two school years. */
const JULY = '2026-07-04';
const demo = demoDistrict(100);

/** Name, the connections' districts, the day; Grand Bend where it is at hand. */
type Case = readonly [string, readonly District[], string];
const cases: readonly Case[] = [
  ['the demo district', [demo], '2026-11-20'],
  ['a district where people type what they want', [hostileDistrict(demo, 5)], '2026-11-20'],
  ['a district worked out by hand, one with nothing yet and the demo', [district, {}, demo], JULY],
  ...(real ? ([['Grand Bend', [real], '2022-03-01']] satisfies Case[]) : []),
];

describe.each(cases)('of %s', (name, districts, day) => {
  let here: School;
  beforeAll(async () => {
    here = await schoolOf(districts, day);
  });

  describe.each(outside)('%s, %s', (_id, _where, warehouse, at) => {
    let site: Site;
    let there: School;
    beforeAll(async () => {
      site = await at();
      there = await schoolOf(districts, day, await warehouse.open(site.host, site.fresh()));
    });
    afterAll(() => site.close());

    test.each(datasets.map(({ id }) => id))('%s has the same rows as built in', (id) => {
      const expected = alike(id, here.rows(id));
      expect(alike(id, there.rows(id))).toEqual(expected);
      if (/^the demo district$/.test(name)) expect(expected.length).toBeGreaterThan(3);
    });

    test.each(checks)('%s, %s: its check finds the same rows', (id, check) => {
      const sorted = (school: School): string[] =>
        alike(id, school.wrong(id, check))
          .map((row) => JSON.stringify(row))
          .sort();
      expect(sorted(there)).toEqual(sorted(here));
    });
  });
});
