/**
 * Every report as a tab, over what the product's SQL builds of both districts: what its formulas come to is
 * what the plain way finds in rows that test/truth counts from the source's records.
 */
import { settingsOf } from '../../src/engine/draw';
import { renderReportTab } from '../../src/engine/report-tab';
import { recordsShown } from '../../src/app/records';
import type { Host } from '../../src/host/host';
import type { Cell, Chart, Quantity, Report } from '../../src/model';
import health from '../../src/reports/data_health';
import { cellsOf, registry } from '../kit/report-tabs';
import { chanceOf } from './_chance';
import { measure as measured, plain, type Plain } from './_plain';
import { nameOfPoint, openBook, readChart, type Book, type Told } from './_published';
import { sourceOf, type Row } from './_rows';
import { contractOf, districtsAtHand, usable, worldOf, type World } from './_worlds';

const ZONE = 'America/New_York';
const say = (text: string): string => text;
const near = (a: Cell | null, b: number | null): boolean => {
  if (b === null) return a === null || a === '';
  // The most frequent text has its share behind it.
  const share = typeof a === 'string' ? /\(([\d.]+)%\)$/.exec(a) : null;
  if (share) return Math.abs(Number(share[1]) / 100 - b) < 0.000_51;
  return typeof a === 'number' && Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b));
};

const differences = (chart: Chart, told: ReadonlyMap<string, Told>, wanted: readonly Plain[]) => {
  const found: unknown[] = [];
  const left = new Map(told);
  for (const one of wanted) {
    const name = nameOfPoint(one);
    const point = told.get(name);
    left.delete(name);
    const nothing = [one.value, ...one.also].every((value) => value === null);
    if (!point) {
      if (!nothing && chart.top === undefined) found.push(['missing', name, one.value]);
      continue;
    }
    const also = one.also.every((value, at) => near(point.also[at] ?? null, value));
    if (!near(point.value, one.value) || !also) found.push([name, point, one.value, one.also]);
    if (one.before === undefined) continue;
    const change = one.value === null || one.before === null ? null : one.value - one.before;
    if (!near(point.change, change)) found.push([name, 'change', point.change, change]);
  }
  for (const [name, { value }] of left)
    if (value !== null && value !== '') found.push(['too many', name, value]);
  return found.slice(0, 3);
};

/** How many persons are behind a value, counted plainly; null: it is about none. */
const peopleIn = (chart: Chart, rows: Plain['rows']): number | null => {
  const { people } = chart.y;
  if (people === undefined || typeof people !== 'string') return null;
  const counted = (q: Quantity, some: Plain['rows']): Plain['rows'] => {
    if (q.of === 'ratio') return counted(q.below, some);
    const where = q.of === 'share' ? q.among : 'where' in q ? q.where : undefined;
    const field = q.of === 'share' ? q.distinct : 'field' in q ? q.field : undefined;
    return some.filter(
      (row) =>
        (field === undefined || (row[field] ?? null) !== null) &&
        measured([row], { of: 'rows', ...(where ? { where } : {}) }) === 1,
    );
  };
  return measured(counted(chart.y, rows), { of: 'distinct', field: people });
};

describe.each(districtsAtHand(120))('%s', (label, district, today) => {
  let world: World;
  let book: Book;
  beforeAll(async () => {
    world = await worldOf(label, district(), today);
    book = openBook(world.now, ZONE);
    for (const report of usable)
      for (const id of report.datasets)
        if (!book.spreadsheet.tabs().some(({ title }) => title === contractOf(report, id).title))
          book.publish(contractOf(report, id), world.built.get(id)!);
  }, 120_000);

  const made = (report: Report, smallGroup: number): ReturnType<typeof cellsOf> => {
    const { sheetId } = renderReportTab(book.host, registry, report, {
      say,
      smallGroup,
      settings: {},
    });
    // What the school has chosen in the tab stays there: the number is written as a person would.
    const { title } = book.spreadsheet.tabs().find((tab) => tab.sheetId === sheetId)!;
    book.spreadsheet.type(title, [{ range: 'C4', input: String(smallGroup) }]);
    return cellsOf(book.spreadsheet, sheetId);
  };
  const read = (report: Report, chart: Chart, cells: ReturnType<typeof cellsOf>) => {
    const contract = contractOf(report, chart.dataset);
    const field = (name: string) => contract.fields.find((one) => one.name === name);
    return readChart(
      cells,
      chart,
      (name) => field(name)?.type ?? 'text',
      (name) => field(name)?.title ?? name,
    );
  };
  const wantedOf = (report: Report, chart: Chart): readonly Plain[] =>
    plain(chart, world.truth.get(chart.dataset)!, settingsOf(report), ZONE, world.now);

  describe.each(usable.map((report) => [report.id, report] as const))('%s', (_, report) => {
    test('its formulas come to what the plain way finds', () => {
      const cells = made(report, 0);
      let compared = 0;
      for (const chart of report.charts) {
        const told = read(report, chart, cells);
        const id = `${report.id} ${chart.id}`;
        if (told === null) throw new Error(`${id} is left out of the tab.`);
        const wanted = wantedOf(report, chart);
        expect([id, differences(chart, told, wanted)]).toEqual([id, []]);
        compared += told.size;
      }
      const errors = cells.flat().filter((cell) => /^#[A-Z/0]+[!?A]/.test(String(cell)));
      expect(errors).toEqual([]);
      console.log(`${label}, ${report.id} as a tab: ${compared} values`);
      expect(compared).toBeGreaterThan(report.charts.length - 1);
    });

    test('no group that is too small shows its value', () => {
      const cells = made(report, 10);
      let hidden = 0;
      for (const chart of report.charts) {
        const told = read(report, chart, cells);
        // Whoever sees no number is told why.
        const isEmpty = ![...told!.values()].some(({ value }) => typeof value === 'number');
        const at = cells.findIndex(([first]) => first === chart.question);
        const title = cells.slice(at).find(([first]) => String(first).startsWith(chart.title))![0];
        const why = /There is nothing to show|Nothing can be shown/.test(String(title));
        expect([chart.id, why]).toEqual([chart.id, isEmpty]);
        for (const one of wantedOf(report, chart)) {
          const value = told?.get(nameOfPoint(one))?.value ?? null;
          const people = peopleIn(chart, one.rows);
          if (people === null || value === null || value === '') continue;
          if (people < 10 && people > 0) {
            hidden += 1;
            expect([chart.id, nameOfPoint(one), people, value]).toEqual([
              ...[chart.id, nameOfPoint(one), people, '·'],
            ]);
          } else if (value !== '·')
            expect([chart.id, near(value, one.value)]).toEqual([chart.id, true]);
        }
      }
      console.log(`${label}, ${report.id} as a tab: ${hidden} small groups hidden`);
    });
  });
});

describe('data health over records of many runs', () => {
  const NOW = '2026-11-21T20:00:00.000Z';
  const chance = chanceOf(7);
  const sets = Array.from({ length: 9 }, (_, n) => `Data set ${n}`);
  const hour = (n: number): string =>
    new Date(Date.parse(NOW) - n * 3_600_000).toISOString().replace('.000Z', 'Z');
  const rows: Readonly<Record<string, readonly Row[]>> = {
    homeroom_datasets: sets.map((dataset, n) => ({
      dataset,
      checked_at: hour(n * 13),
      age_hours: n * 13,
      complete: n % 3 > 0,
      rows: n * 101,
      cells: n * 1_010,
      quarantined: chance.below(9),
      trouble: n % 3 > 0 ? null : chance.pick(['The key is wrong.', 'The source is down.']),
    })),
    homeroom_runs: Array.from({ length: 400 }, (_, n) => {
      const outcome = chance.pick(['published', 'published', 'failed', 'held', 'cancelled']);
      return {
        run_id: `r${n}`,
        dataset: chance.pick(sets),
        cause: 'schedule',
        ended_at: hour(Math.floor(chance.next() * 24 * 9)),
        seconds: chance.below(900) / 10,
        outcome,
        rows: outcome === 'published' ? chance.below(5_000) : null,
        changed: null,
        set_aside: null,
        trouble:
          outcome === 'failed' ? chance.pick(['The key is wrong.', 'The source is down.']) : null,
      };
    }),
  };

  test('its formulas come to what the plain way finds', () => {
    const book = openBook(NOW, ZONE);
    const records = new Map(
      health.datasets.map((id) => {
        const { dataset: own } = recordsShown({} as Host, registry, id)!;
        const dataset = { ...own, sourceless: true as const };
        book.publish(dataset, rows[id]!);
        const { sheetId } = book.spreadsheet.tabs().find(({ title }) => title === own.title)!;
        const source = sourceOf(dataset, rows[id]!);
        return [id, { ...source, passport: { ...source.passport!, sheetId } }];
      }),
    );
    const { sheetId } = renderReportTab(book.host, registry, health, {
      say,
      smallGroup: 10,
      settings: {},
      records,
    });
    const cells = cellsOf(book.spreadsheet, sheetId);
    let compared = 0;
    for (const chart of health.charts) {
      const field = (name: string) =>
        records.get(chart.dataset)!.dataset.fields.find((one) => one.name === name);
      const told = readChart(
        cells,
        chart,
        (name) => field(name)?.type ?? 'text',
        (name) => field(name)?.title ?? name,
      );
      const wanted = plain(chart, rows[chart.dataset]!, settingsOf(health), ZONE, NOW);
      expect([chart.id, told === null]).toEqual([chart.id, false]);
      expect([chart.id, differences(chart, told!, wanted)]).toEqual([chart.id, []]);
      compared += told!.size;
    }
    expect(compared).toBeGreaterThan(100);
  });
});
