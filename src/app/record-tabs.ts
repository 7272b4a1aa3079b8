import { toCells } from '../engine/cells';
import { marksOf } from '../engine/look';
import { markOf, markOfAll } from '../engine/marks';
import { publish } from '../engine/publish';
import { reportsIn } from '../engine/report-tab';
import { letters } from '../engine/report-tab/source';
import { textLiteral } from '../engine/report-tab/condition';
import { utcNow } from '../engine/report-tab/zone';
import type { Shown } from '../engine/shown';
import { asJson, keys, snapshot, untouched } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, type Cell, type Dataset } from '../model';
import { lastRuns, type RecordTabs, type Standing } from './recorded';
import { AGE, CHECKED, isRecord, recordsShown, RUN } from './records';
import type { ReportDesk } from './reports';
import { isSteward } from './steward';

/*
 * Homeroom's own records as tabs of the workbook, so that a report's tab over them stays alive as any
 * other: written as data sets are, once a report's tab stands on them, and after every run.
 */

/** Every formula over a tab looks at all its rows: longer histories are in the report itself. */
const MOST_ROWS = 5_000;
/** A run's execution has other things to do, and the next one brings the tab to the same rows. */
const LONGEST_MS = 30_000;
const WAIT_MS = 2_000;

type Records = Omit<Shown, 'ask' | 'direct' | 'passport'>;
type Desk = Pick<ReportDesk, 'host' | 'registry' | 'say' | 'language'>;

const knownIn = (host: Host): RecordTabs | undefined =>
  host.records.get(keys.recordTabs) as unknown as RecordTabs | undefined;
const remember = ({ host, language }: Desk, id: string, standing: Standing): Standing => {
  const tabs = { ...knownIn(host)?.tabs, [id]: standing };
  host.records.set(keys.recordTabs, asJson({ v: 1, language, tabs } satisfies RecordTabs));
  return standing;
};

const opened = ({ host, registry, say }: Desk, id: string, which?: 'last'): Records => {
  const shown = recordsShown(host, registry, id, say, which);
  if (shown) return shown;
  throw new FailureError('shown.missing', { dataset: id });
};

/** What is written as values: an age is none that stays true. */
const writtenOf = ({ dataset }: Records): Dataset => ({
  ...dataset,
  sourceless: true,
  fields: dataset.fields.filter(({ name }) => name !== AGE),
});

const cellsOf = (records: Records): Cell[][] => {
  const dataset = writtenOf(records);
  const columns = records.columns(dataset.fields.map(({ name }) => name));
  const rows = (columns[0] ?? []).map((_, row) => columns.map((cells) => cells[row]!));
  return toCells(dataset, rows.slice(0, MOST_ROWS));
};

/** What is new since the last time is seen from what needs no file to be read. */
const markOfRows = (rows: readonly (readonly Cell[])[]): string => markOfAll(rows.map(markOf));

/**
 * Brings the tabs of records to what is known after a run, where there are any and a report's tab stands on
 * them. What somebody has deleted is left so: it comes again with the report's tab.
 */
export const writeRecords = (desk: ReportDesk): void => {
  const { host, reports } = desk;
  const known = knownIn(host);
  const isReported = (id: string): boolean =>
    reportsIn(host).some((report) => reports.get(report)?.datasets.includes(id));
  for (const [id, standing] of Object.entries(known?.tabs ?? {})) {
    if (!isRecord(id)) continue;
    const last = cellsOf(opened(desk, id, 'last'));
    if (markOfRows(last) === standing.mark || !isReported(id)) continue;
    if (isThere(host, standing)) writeOne(desk, id, standing, last);
  }
  const seen = lastRuns(host.records);
  if (knownIn(host)) host.records.set(keys.recordTabs, asJson({ ...knownIn(host), seen }));
};

const isThere = ({ workbook }: Host, { sheetId }: Standing): boolean =>
  workbook.tabs().some((tab) => tab.sheetId === sheetId);

/**
 * Sees to it that records stand in a tab, and opens them as a report's tab needs them. Colleagues know the
 * last runs alone: what the steward's executions have written they leave as it is.
 */
export const openRecords = (desk: Desk, id: string): Omit<Shown, 'ask' | 'direct'> => {
  const { host } = desk;
  const records = opened(desk, id);
  const { sheetId, number, at, rows, mark } = standingOf(desk, id, records);
  const fields = records.fields.map(({ name }) => name);
  const version = { number, at, rows, hash: mark };
  return {
    ...records,
    passport: {
      v: 1,
      dataset: id,
      title: records.dataset.title,
      version,
      checkedAt: new Date(host.clock.now()).toISOString(),
      complete: true,
      quarantined: 0,
      sheetId,
      columns: records.fields.map(({ title }) => title),
      fields,
    },
  };
};

const standingOf = (desk: Desk, id: string, records: Records): Standing => {
  const { host } = desk;
  const isMine = host.lock.tryAcquire(WAIT_MS);
  try {
    const known = knownIn(host)?.tabs[id];
    const there = known && isThere(host, known) ? known : undefined;
    const mayWrite = isMine && isSteward(host, snapshot(host));
    if (there && there.mark !== '' && !mayWrite) return there;
    // Its id is chosen and recorded before it is made, so that it is made once.
    const reserved = there ?? remember(desk, id, freshTab(host));
    return writeOne(desk, id, reserved, cellsOf(opened(desk, id, 'last')), cellsOf(records));
  } finally {
    if (isMine) host.lock.release();
  }
};

const freshTab = (host: Host): Standing => ({
  // As that of a data set's tab.
  sheetId: 100_000_000 + (parseInt(host.person.uuid().slice(0, 8), 16) % 900_000_000),
  columns: [],
  number: 0,
  at: '',
  rows: 0,
  mark: '',
});

/** @param last what is known without reading a file; @param all where more is at hand. */
const writeOne = (
  desk: Desk,
  id: string,
  standing: Standing,
  last: readonly Cell[][],
  all?: readonly Cell[][],
): Standing => {
  const { host } = desk;
  const records = opened(desk, id, 'last');
  const dataset = writtenOf(records);
  const { sheetId } = standing;
  const rows = all ?? withEarlier(desk, id, standing, last);
  const { finished } = publish(host, {
    dataset,
    subscription: { ...untouched(id), sheetId, columns: standing.columns },
    rows,
    marks: marksOf(dataset, rows),
    memory: null,
    until: host.clock.now() + LONGEST_MS,
    report: () => undefined,
    begin: () => undefined,
  });
  const aged = writeAge(desk, records, standing, all !== undefined);
  return remember(desk, id, {
    sheetId,
    columns: dataset.fields.map(({ title }) => title),
    number: standing.number + 1,
    at: new Date(host.clock.now()).toISOString(),
    rows: rows.length,
    mark: finished ? markOfRows(last) : '',
    ...(aged === undefined ? {} : { aged }),
  });
};

/** A history goes on: what stands in the tab stays, and the last runs come first. */
const withEarlier = (
  desk: Desk,
  id: string,
  { sheetId }: Standing,
  last: readonly Cell[][],
): readonly Cell[][] => {
  const { workbook } = desk.host;
  const { fields } = writtenOf(opened(desk, id, 'last'));
  const run = fields.findIndex(({ name }) => name === RUN);
  const tab = workbook.tabs().find((one) => one.sheetId === sheetId);
  if (run < 0 || !tab) return last;
  const header = workbook.read(tab, { row: 1, column: 1, rows: 1, columns: tab.columns })[0] ?? [];
  const places = fields.map(({ title }) => header.indexOf(title) + 1);
  const columns = places.includes(0)
    ? []
    : workbook.readColumns(tab, places, { row: 2, rows: Math.max(tab.rows - 1, 1) });
  const known = new Set(last.map((row) => row[run]));
  const isFilled = (cell: Cell | undefined): boolean => (cell ?? '') !== '';
  const stood = (columns[run] ?? [])
    .map((_, row) => columns.map((cells) => cells[row] ?? ''))
    .filter((row) => isFilled(row[run]));
  // More runs than are remembered have passed since: the journal has them.
  if (!stood.some((row) => known.has(row[run]))) return cellsOf(opened(desk, id));
  return [...last, ...stood.filter((row) => !known.has(row[run]))].slice(0, MOST_ROWS);
};

/**
 * The column of ages: one formula in its header, which fills it however many rows there are.
 * @returns a mark of it: it depends on when the clocks are changed.
 */
const writeAge = (
  { host, say }: Desk,
  { fields }: Records,
  { sheetId, aged }: Standing,
  anew: boolean,
): string | undefined => {
  const age = fields.find(({ name }) => name === AGE);
  const checked = fields.find(({ name }) => name === CHECKED);
  const { workbook, clock } = host;
  const tab = workbook.tabs().find((one) => one.sheetId === sheetId);
  if (!age || !checked || !tab) return undefined;
  const now = utcNow(clock);
  const mark = markOf([now]).toString(36);
  const header = workbook.read(tab, { row: 1, column: 1, rows: 1, columns: tab.columns })[0] ?? [];
  const from = header.indexOf(checked.title) + 1;
  const there = header.indexOf(age.title) + 1;
  if (from === 0 || (there > 0 && mark === aged && !anew)) return mark;
  const [at, letter] = [there || from + 1, letters(from)];
  const all = `$${letter}:$${letter}`;
  const area = { row: 2, column: at, rows: Math.max(tab.rows - 1, 1), columns: 1 };
  workbook.change([
    ...(there > 0 ? [] : [{ do: 'insert_columns' as const, sheetId, at, count: 1 }]),
    {
      do: 'formulas',
      sheetId,
      row: 1,
      column: at,
      formulas: [
        `=ARRAYFORMULA(IF(ROW(${all})=1,${textLiteral(age.title)},IF(${all}="",,(${now}-${all})*24)))`,
      ],
    },
    ...(there > 0
      ? []
      : [
          { do: 'format' as const, sheetId, area, pattern: '0.0' },
          { do: 'note' as const, sheetId, row: 1, column: at, text: say(age.meaning) },
        ]),
  ]);
  return mark;
};
