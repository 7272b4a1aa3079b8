/** Districts to draw reports from: what the product's SQL builds of them, and what it should have built. */
import { RECORDS, type Report } from '../../src/model';
import { registry } from '../../src/registry';
import { demoDistrict } from '../datasets/demo';
import { datasets, everyDataset, grandBend, schoolOf } from '../datasets/harness';
import { expectations } from '../truth/expected';
import { chanceOf } from './_chance';
import { datasetOf, type Row } from './_rows';

const reports = registry.reports.all;
const isRecord = (id: string): boolean => (RECORDS as readonly string[]).includes(id);

/** Reports of data sets; the others are drawn from Homeroom's own records. */
export const usable: readonly Report[] = reports.filter(({ datasets: ids }) => !ids.some(isRecord));

/** What a data set promises, also one that arrives with systems this version does not read. */
export const contractOf = (report: Report, id: string) =>
  everyDataset.find((dataset) => dataset.id === id) ?? datasetOf(id, report.needs![id]!);

/** A few hundred rows of a data set that no district feeds. */
const invented = (report: Report, id: string, now: string): readonly Row[] => {
  const chance = chanceOf(id.length);
  const need = contractOf(report, id);
  return Array.from({ length: 700 }, (_, n): Row => ({
    site: chance.pick(['Peru', 'Japan', 'Chile', 'Malta']),
    source: 'Demo',
    ...Object.fromEntries(
      need.fields.map(({ name, type, values, required }) => {
        const moment = new Date(Date.parse(now) - chance.next() * 90 * 86_400_000 * chance.next());
        if (name === 'response_id') return [name, `R${n}`];
        if (name === 'learner_id') return [name, `L${chance.below(90)}`];
        if (/^course/.test(name)) return [name, `Course ${chance.below(5)}`];
        if (name === 'country') return [name, chance.pick(['PER', 'JPN', 'CHL', 'MLT'])];
        if (values) return [name, chance.pick(values)];
        if (type === 'boolean') return [name, chance.next() < 0.7];
        if (chance.next() < 0.1 && required !== true && !need.key.includes(name))
          return [name, null];
        if (type === 'date') return [name, moment.toISOString().slice(0, 10)];
        if (type === 'timestamp') return [name, moment.toISOString()];
        if (type === 'text') return [name, `${name} ${chance.below(9)}`];
        return [
          name,
          type === 'integer' ? chance.below(60) : Math.round(chance.next() * 1000) / 1000,
        ];
      }),
    ),
  }));
};

export interface World {
  readonly name: string;
  readonly now: string;
  /** What the product has built, and what it should have built. */
  readonly built: ReadonlyMap<string, readonly Row[]>;
  readonly truth: ReadonlyMap<string, readonly Row[]>;
}

export const worldOf = async (
  name: string,
  district: Record<string, readonly object[]>,
  today: string,
): Promise<World> => {
  const now = `${today}T20:00:00.000Z`;
  const school = await schoolOf(district as never, today);
  const built = new Map<string, readonly Row[]>();
  const truth = new Map<string, readonly Row[]>();
  for (const { id } of datasets) {
    built.set(id, school.rows(id));
    const rows = expectations[id]!({
      today,
      all: (resource) => (district[resource] ?? []) as never,
    });
    truth.set(
      id,
      rows.map((row) => ({ ...row, site: 'Site 1', source: 'Ed-Fi' })),
    );
  }
  for (const report of reports)
    for (const id of report.datasets.filter((one) => !built.has(one) && !isRecord(one))) {
      built.set(id, invented(report, id, now));
      truth.set(id, built.get(id)!);
    }
  return { name, now, built, truth };
};

/** The demo district, and Ed-Fi's own sample where it is at hand; each on a day it knows. */
type District = readonly [string, () => Record<string, readonly object[]>, string];
export const districtsAtHand = (students = 260): readonly District[] => {
  const real = grandBend();
  if (!real)
    console.log('Grand Bend is not at hand: reports are drawn from the demo district only.');
  return [
    ['the demo district', () => demoDistrict(students), '2026-11-21'],
    ...(real ? [['Grand Bend', () => real, '2022-03-01'] as const] : []),
  ];
};
