import { startDistrict, type District } from '../../../emulator/district/server';
import edfi from '../../../src/connectors/edfi';
import { publishedTable } from '../../../src/engine/lasting';
import { BUILT } from '../../../src/engine/ledger-tables';
import { asJson, keys } from '../../../src/engine/store';
import { publishedKey, type Dataset, type SourceRecord } from '../../../src/model';
import { upstream } from '../../../src/registry.generated';
import { openDesk, type Desk } from '../../kit/desk';
import { measure, type Cost } from './load';
import type { Site } from './site';

/** Most rows for a student, and joins to all around. */
const DATASET = 'section_rosters';
const CHANGING = 'studentSectionAssociations';
const RESOURCES = [
  'localEducationAgencies',
  'schools',
  'sessions',
  'gradingPeriods',
  'courses',
  'courseOfferings',
  'sections',
  'students',
  'studentSchoolAssociations',
  CHANGING,
];
/** Rows of one segment, as a read lands them. */
const SEGMENT = 5_000;
const ROUNDS = 3;

export interface Builds {
  readonly rows: number;
  /** Of the whole data set, with nothing to load. */
  readonly full: readonly Cost[];
  /** Of one student in a hundred, with the rows of theirs that changed to be loaded first. */
  readonly some: readonly Cost[];
}

const land = (desk: Desk, resource: string, rows: readonly unknown[], restart: boolean): void => {
  for (let from = 0; from < rows.length; from += SEGMENT)
    desk.land('c1', resource, {
      rows: rows.slice(from, from + SEGMENT) as SourceRecord[],
      ...(restart && from === 0 ? { restart } : {}),
    });
};

/** One row of every hundredth student, changed in another way each time. */
const touched = (district: District, round: number): Record<string, unknown>[] => {
  const byStudent = new Map<string, Record<string, unknown>>();
  for (const row of district.data.all(CHANGING) as Record<string, unknown>[])
    byStudent.set((row['studentReference'] as { studentUniqueId: string }).studentUniqueId, row);
  return [...byStudent.values()]
    .filter((_, i) => i % 100 === round)
    .map((row) => ({ ...row, homeroomIndicator: row['homeroomIndicator'] !== true }));
};

const wish = (desk: Desk): void => {
  const here = { v: 1, id: 'w', engine: 'server', settings: {}, since: '2026-01-01T00:00:00Z' };
  const known = { v: 1, dataset: DATASET, on: true, schedule: { every: 'never' }, to: 'table' };
  desk.host.records.set(keys.warehouse, asJson(here));
  desk.host.records.set(keys.subscription(DATASET), asJson(known));
};

/** Builds by the stages themselves, in this process: what an execution does beside them is not in it. */
export const buildFigures = async (site: Site, pupils: number): Promise<Builds> => {
  const { engine, store } = site;
  const dataset = upstream.datasets.find(({ id }) => id === DATASET) as Dataset;
  const district = await startDistrict({ students: pupils, only: RESOURCES });
  try {
    const server = () => ({ ...engine, store, close: () => undefined });
    const desk = openDesk(edfi, upstream.datasets, { server });
    wish(desk);
    desk.connect('c1');
    for (const { name } of edfi.resources)
      land(desk, name, RESOURCES.includes(name) ? district.data.all(name) : [], true);

    const table = publishedTable(dataset);
    const rowsNow = (): string =>
      JSON.stringify(
        engine.select(
          `SELECT * FROM ${engine.dialect.table(table)} ` +
            `ORDER BY ${publishedKey(dataset).map(engine.dialect.quote).join(', ')}`,
        ),
      );
    const work = async (): Promise<Cost> => {
      const costs = measure(site);
      const from = performance.now();
      const { status, outcomes } = await desk.refresh([DATASET]);
      if (status.is !== 'succeeded')
        throw new Error(`The build ${status.is}: ${JSON.stringify(outcomes)}`);
      return costs(performance.now() - from);
    };
    const forget = (): void => engine.run(`UPDATE ${engine.dialect.table(BUILT)} SET mark = ''`);

    await work();
    const full: Cost[] = [];
    const some: Cost[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const before = rowsNow();
      land(desk, CHANGING, touched(district, round), false);
      some.push(await work());
      const incremental = rowsNow();
      if (incremental === before) throw new Error('Nothing was built anew.');
      forget();
      full.push(await work());
      if (rowsNow() !== incremental)
        throw new Error('The incremental build is another than the full one.');
    }
    const [counted] = engine.select(`SELECT count(*) FROM ${engine.dialect.table(table)}`);
    return { rows: Number(counted?.[0]), full, some };
  } finally {
    await district.close();
  }
};
