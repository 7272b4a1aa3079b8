/** Rows published to tabs of the emulator's spreadsheet, and reports made of them, read as a reader sees them. */
import { createSpreadsheet, type Spreadsheet } from '../../emulator/machine/spreadsheet';
import { patternOf, toCells } from '../../src/engine/cells';
import { PASSPORT } from '../../src/engine/passports';
import type { Host } from '../../src/host/host';
import {
  publishedFields,
  type Cell,
  type Chart,
  type Dataset,
  type Passport,
} from '../../src/model';
import { hostAt } from '../kit/report-tabs';
import type { Row } from './_rows';

export interface Book {
  readonly spreadsheet: Spreadsheet;
  readonly host: Host;
  publish(dataset: Dataset, rows: readonly Row[]): void;
}

export const openBook = (now: string, zone = 'UTC'): Book => {
  const spreadsheet = createSpreadsheet({
    id: 'reports',
    owner: 'ana@school.test',
    now: () => Date.parse(now),
    timeZone: zone,
  });
  return bookAt(spreadsheet, now, zone);
};

export const bookAt = (spreadsheet: Spreadsheet, now: string, zone = 'UTC'): Book => {
  const host = hostAt(spreadsheet, Date.parse(now), zone);
  let sheets = 500;
  return {
    spreadsheet,
    host,
    publish: (dataset, rows) => {
      const fields = publishedFields(dataset);
      const cells = toCells(
        dataset,
        rows.map((row) => fields.map(({ name }) => row[name] ?? null)),
      );
      const sheetId = (sheets += 1);
      const columns = fields.map(({ title }) => title);
      const passport: Passport = {
        v: 1,
        dataset: dataset.id,
        title: dataset.title,
        version: { number: 1, at: now, rows: rows.length, hash: `h${sheetId}` },
        checkedAt: now,
        complete: true,
        quarantined: 0,
        sheetId,
        columns,
        fields: fields.map(({ name }) => name),
      };
      const size = { rows: rows.length + 2, columns: fields.length };
      host.workbook.change([
        { do: 'add_tab', sheetId, title: dataset.title, ...size, hidden: false },
        { do: 'write', sheetId, row: 1, column: 1, values: [columns, ...cells] },
        ...fields.flatMap((field, at) => {
          const pattern = patternOf(field);
          const area = { row: 2, column: at + 1, rows: Math.max(1, rows.length), columns: 1 };
          return pattern ? [{ do: 'format' as const, sheetId, area, pattern }] : [];
        }),
        { do: 'set_metadata', sheetId, key: PASSPORT, value: JSON.stringify(passport) },
      ]);
    },
  };
};

const EPOCH = Date.UTC(1899, 11, 30);
const dayOf = (serial: Cell): string =>
  new Date(EPOCH + Number(serial) * 86_400_000).toISOString().slice(0, 10);

type Seen = Cell | null;
/** A value by the names of its groups; `also` and `change` where the chart has them. */
export interface Told {
  readonly value: Seen;
  readonly also: Seen[];
  change: Seen;
}

const nameOf = (x: unknown, series: unknown): string =>
  JSON.stringify([x === undefined ? '-' : x, series === undefined ? '-' : series]);
export const nameOfPoint = ({ x, series }: { x?: unknown; series?: unknown }): string =>
  nameOf(x, series);

const isEmpty = (cell: Seen | undefined): boolean =>
  cell === null || cell === undefined || cell === '';

/** What a label of the tab stands for. */
const keyOf = (cell: Seen, encoding: Chart['x'], type: string): unknown => {
  if (cell === 'Not stated') return null;
  const { as = 'value', field } = encoding!;
  if (as === 'school_year' || field === 'school_year') return Number(String(cell).slice(0, 4)) + 1;
  if (as === 'month') return dayOf(cell).slice(0, 7);
  if (as === 'weekday') return Number(cell) - 1;
  if (as === 'day' || as === 'week' || (as === 'value' && type === 'date')) return dayOf(cell);
  return cell;
};

/** A chart's numbers as its tab tells them; null: the tab says that it cannot. */
export const readChart = (
  cells: readonly (readonly Seen[])[],
  chart: Chart,
  typeOf: (field: string) => string,
  titleOf: (field: string) => string,
): ReadonlyMap<string, Told> | null => {
  const question = cells.findIndex(
    ([first], row) =>
      first === chart.question && String(cells[row + 1]?.[0]).startsWith(chart.title),
  );
  if (question < 0) throw new Error(`${chart.title} is not in the tab.`);
  if (String(cells[question + 2]?.[0]).startsWith('Plain formulas')) return null;
  const told = new Map<string, Told>();
  const head = question + 2;
  const also = chart.also?.length ?? 0;
  if (!chart.x) {
    const [, value = null, , change = null] = cells[head + 1]!;
    told.set(nameOf(undefined, undefined), { value, also: [], change });
    return told;
  }
  const xKey = (cell: Seen) => keyOf(cell, chart.x, typeOf(chart.x!.field));
  if (!chart.series) {
    for (const row of cells.slice(head + 1)) {
      if (isEmpty(row[0])) break;
      told.set(nameOf(xKey(row[0]!), undefined), {
        value: row[1] ?? null,
        also: row.slice(2, 2 + also) as Seen[],
        change: chart.compare ? (row[3 + also] ?? null) : null,
      });
    }
    return told;
  }
  const seriesKey = (cell: Seen) => keyOf(cell, chart.series, typeOf(chart.series!.field));
  const xTitle = chart.x.title ?? titleOf(chart.x.field);
  const turned = !String(cells[head]![0]).startsWith(`${xTitle} / `);
  const lines = new Set((chart.thresholds ?? []).map(({ label }) => label));
  /** Of one of the tables: what stands at each pair of names. @returns the row after it */
  const table = (from: number, take: (name: string, cell: Seen) => void): void => {
    const header = cells[from]!;
    for (const row of cells.slice(from + 1)) {
      if (isEmpty(row[0])) break;
      header.slice(1).every((name, at) => {
        if (isEmpty(name) || lines.has(String(name))) return false;
        const [x, series] = turned ? [name, row[0]] : [row[0], name];
        take(nameOf(xKey(x!), seriesKey(series!)), row[at + 1] ?? null);
        return true;
      });
    }
  };
  table(head, (name, value) => told.set(name, { value, also: [], change: null }));
  const beneath = (title: string): number =>
    cells.findIndex(([first], row) => row > head && first === title) + 1;
  for (const { title } of chart.also ?? [])
    table(beneath(title), (name, cell) => told.get(name)!.also.push(cell));
  if (chart.compare)
    table(beneath('Difference from a year earlier'), (name, cell) => {
      told.get(name)!.change = cell;
    });
  return told;
};
