import type { Change, Host, Tab } from '../host/host';
import {
  FailureError,
  publishedFields,
  publishedKey,
  type Cell,
  type Dataset,
  type Progress,
  type Subscription,
} from '../model';
import { patternOf } from './cells';
import { diff, type Diff, type Standing } from './diff';
import { layoutOf, type Layout } from './layout';

/** Cells that go into one atomic change: about the payload Google recommends (facts: Quotas, 2 MB). */
const ATOMIC_CELLS = 20_000;
/** Characters of one write. */
const WRITE_CHARS = 4_000_000;
const MAX_STEPS = 200;
const TRIES = 4;
const HEADER = '#eef3fd';
/** Spare columns to the right for the analyst, where they cost little. */
const SPARE_COLUMNS = 3;

export const UNFINISHED = ' (updating…)';

export interface Published {
  readonly changed: number;
  /** False: the time was spent; what stands is marked as unfinished, and the next execution goes on. */
  readonly finished: boolean;
}

interface Job {
  readonly host: Host;
  readonly dataset: Dataset;
  readonly sheetId: number;
  readonly before: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly until: number;
  readonly report: (progress: Progress) => void;
}

/**
 * Brings the tab to the wanted rows by looking at what stands there, so that it does not matter what an
 * earlier attempt left. Small changes are one atomic step. Larger ones mark the tab's title until the
 * last block is written; a new tab stays hidden until then.
 * @throws workbook.full, workbook.locked, workbook.busy
 */
export const publish = (
  host: Host,
  dataset: Dataset,
  subscription: Subscription & { readonly sheetId: number },
  rows: readonly (readonly Cell[])[],
  until: number,
  report: (progress: Progress) => void,
): Published => {
  const job: Job = {
    host,
    dataset,
    sheetId: subscription.sheetId,
    before: subscription.columns ?? [],
    rows,
    until,
    report,
  };
  for (let attempt = 1; ; attempt++) {
    try {
      return attemptOnce(job);
    } catch (error) {
      const busy = error instanceof FailureError && error.failure.code === 'workbook.busy';
      if (!busy || attempt === TRIES) throw error;
      host.clock.sleep(1_000 * attempt * attempt);
    }
  }
};

const attemptOnce = (job: Job): Published => {
  const { host, dataset, sheetId, rows, before } = job;
  const fields = publishedFields(dataset);
  const tabs = host.workbook.tabs();
  const tab = tabs.find((candidate) => candidate.sheetId === sheetId) ?? createTab(job, tabs);

  const standing = host.workbook.read(tab, {
    row: 1,
    column: 1,
    rows: tab.rows,
    columns: tab.columns,
  });
  const header = standing[0] ?? [];
  const layout = layoutOf(sheetId, header, fields, before);
  const fresh = header.length === 0;
  if (layout.changes.length > 0) {
    host.workbook.change([
      ...growColumns(tab, layout),
      ...layout.changes,
      ...headerOf(job, layout),
      ...formatOf(job, layout, tab.rows),
    ]);
    return attemptOnce({ ...job, before: fields.map((f) => f.title) });
  }
  if (fresh || layout.columns.some((at, i) => header[at - 1] !== fields[i]!.title))
    host.workbook.change([...growColumns(tab, layout), ...headerOf(job, layout)]);

  const there = standingOf(standing.slice(1), layout);
  const keyAt = publishedKey(dataset).map((name) => fields.findIndex((f) => f.name === name));
  const keyOf = (row: readonly Cell[]): string => keyAt.map((at) => row[at] ?? '').join('\u0000');
  const plan = diff(there, rows, keyOf, MAX_STEPS);
  if (plan.steps.length === 0 && plan.runs.length === 0) return settle(job, tab, tabs, plan);
  return apply(job, tab, tabs, layout, plan, there.rows.length);
};

/** What stands in the tab, seen from our columns. */
const standingOf = (standing: readonly (readonly Cell[])[], layout: Layout): Standing => {
  const ours = new Set(layout.columns);
  const inPlace = layout.columns.every((at, i) => at === i + 1);
  const isFilled = (cell: Cell | undefined): boolean =>
    cell !== '' && cell !== null && cell !== undefined;
  let beside = false;
  const foreign = new Set<number>();
  const rows = standing.map((row, r) => {
    const mine = inPlace ? (row as Cell[]) : layout.columns.map((at) => row[at - 1] ?? '');
    if (!inPlace || row.length > layout.columns.length) {
      const others = row.some((cell, i) => isFilled(cell) && !ours.has(i + 1));
      beside ||= others;
      if (others && !layout.columns.some((at) => isFilled(row[at - 1]))) foreign.add(r);
    }
    return mine;
  });
  return { rows, beside, foreign };
};

const createTab = (job: Job, tabs: readonly Tab[]): Tab => {
  const { host, dataset, sheetId, rows } = job;
  const fields = publishedFields(dataset);
  const spare = rows.length * SPARE_COLUMNS < 100_000 ? SPARE_COLUMNS : 0;
  const tab: Tab = {
    sheetId,
    title: freeTitle(tabs, dataset.title + UNFINISHED),
    hidden: true,
    // A frozen header needs a row beneath it.
    rows: Math.max(rows.length, 1) + 1,
    columns: fields.length + spare,
  };
  const layout = layoutOf(sheetId, [], fields, []);
  const { rows: count, columns } = tab;
  host.workbook.change([
    { do: 'add_tab', sheetId, title: tab.title, rows: count, columns, hidden: true },
    ...formatOf(job, layout, count),
    ...headerOf(job, layout),
    { do: 'set_tab', sheetId, frozenRows: 1 },
  ]);
  return tab;
};

const growColumns = (tab: Tab, layout: Layout): Change[] => {
  const inserted = layout.changes.reduce(
    (sum, c) => sum + (c.do === 'insert_columns' ? 1 : c.do === 'delete_columns' ? -1 : 0),
    0,
  );
  const missing = Math.max(...layout.columns) - (tab.columns + inserted);
  const { sheetId, rows, columns } = tab;
  return missing > 0 ? [{ do: 'set_size', sheetId, rows, columns: columns + missing }] : [];
};

const headerOf = ({ dataset, sheetId }: Job, { columns }: Layout): Change[] =>
  publishedFields(dataset).flatMap((field, i): Change[] => {
    const column = columns[i]!;
    const unit = field.unit ? ` In ${field.unit}.` : '';
    return [
      { do: 'write', sheetId, row: 1, column, values: [[field.title]] },
      { do: 'note', sheetId, row: 1, column, text: `${field.meaning}${unit}` },
    ];
  });

/** Formats are set when a column is new; afterwards they are the analyst's. */
const formatOf = ({ dataset, sheetId }: Job, { columns }: Layout, rows: number): Change[] =>
  publishedFields(dataset).flatMap((field, i): Change[] => {
    const column = columns[i]!;
    const pattern = patternOf(field);
    const head = { row: 1, column, rows: 1, columns: 1 };
    return [
      { do: 'format', sheetId, area: head, bold: true, background: HEADER },
      ...(pattern && rows > 1
        ? [
            {
              do: 'format' as const,
              sheetId,
              area: { row: 2, column, rows: rows - 1, columns: 1 },
              pattern,
            },
          ]
        : []),
    ];
  });

const freeTitle = (tabs: readonly Tab[], wanted: string): string => {
  const used = new Set(tabs.map((tab) => tab.title.toLowerCase()));
  for (let n = 1; ; n++) {
    const title = n === 1 ? wanted : `${wanted} ${n}`;
    if (!used.has(title.toLowerCase())) return title;
  }
};

const isMarked = (tab: Tab): boolean => tab.title.includes(UNFINISHED);
const unmarked = (tab: Tab, tabs: readonly Tab[]): string =>
  freeTitle(
    tabs.filter((other) => other.sheetId !== tab.sheetId),
    tab.title.replace(UNFINISHED, ''),
  );

/** The last step of every publication: the tab says by its title and presence that it is whole. */
const settle = (job: Job, tab: Tab, tabs: readonly Tab[], plan: Diff): Published => {
  if (isMarked(tab))
    job.host.workbook.change([
      { do: 'set_tab', sheetId: tab.sheetId, title: unmarked(tab, tabs), hidden: false },
    ]);
  return { changed: plan.changed, finished: true };
};

const apply = (
  job: Job,
  tab: Tab,
  tabs: readonly Tab[],
  layout: Layout,
  plan: Diff,
  standing: number,
): Published => {
  const { host, sheetId } = job;
  const steps = stepsIn(tab, plan, standing, layout);
  const blocks = plan.runs.flatMap((run) =>
    layout.groups.map((group) => ({
      row: run.at + 2,
      column: group.at,
      values:
        layout.groups.length === 1
          ? run.rows
          : run.rows.map((row) => row.slice(group.from, group.from + group.count)),
    })),
  );
  const cells = blocks.reduce((n, b) => n + b.values.length * (b.values[0]?.length ?? 0), 0);
  if (cells <= ATOMIC_CELLS) {
    const writes = blocks.map((block): Change => ({ do: 'write', sheetId, ...block }));
    const reveal: Change[] = isMarked(tab)
      ? [{ do: 'set_tab', sheetId, title: unmarked(tab, tabs), hidden: false }]
      : [];
    host.workbook.change([...steps, ...writes, ...reveal]);
    return { changed: plan.changed, finished: true };
  }
  const marked: Tab = isMarked(tab)
    ? tab
    : { ...tab, title: freeTitle(tabs, (tab.title + UNFINISHED).slice(0, 100)) };
  const mark: Change[] = isMarked(tab) ? [] : [{ do: 'set_tab', sheetId, title: marked.title }];
  host.workbook.change([...mark, ...steps]);
  return writeAll(job, marked, tabs, blocks, plan);
};

/** Row steps of the tab, and room for what is written below the last standing row. */
const stepsIn = (tab: Tab, plan: Diff, standing: number, layout: Layout): Change[] => {
  const { sheetId } = tab;
  const columns = Math.max(tab.columns, ...layout.columns);
  const moved = plan.steps.reduce((n, s) => n + (s.do === 'insert' ? s.count : -s.count), 0);
  const size = (rows: number): Change => ({ do: 'set_size', sheetId, rows, columns });
  // A tab must keep a row below its frozen header, whatever is deleted.
  const kept: Change[] = tab.rows + moved < 2 ? [size(tab.rows + 1)] : [];
  const steps = plan.steps.map((step): Change => ({
    do: step.do === 'insert' ? 'insert_rows' : 'delete_rows',
    sheetId,
    at: step.at + 2,
    count: step.count,
  }));
  const rows = tab.rows + kept.length + moved;
  if (rows >= plan.length + 1) return [...kept, ...steps];
  // New rows at the end look like the last one there was.
  const from = Math.min(Math.max(standing + moved + 1, 2), rows);
  const area = { row: rows + 1, column: 1, rows: plan.length + 1 - rows, columns };
  return [...kept, ...steps, size(plan.length + 1), { do: 'copy_format', sheetId, from, area }];
};

const writeAll = (
  job: Job,
  tab: Tab,
  tabs: readonly Tab[],
  blocks: readonly { row: number; column: number; values: readonly (readonly Cell[])[] }[],
  plan: Diff,
): Published => {
  const { host, until, report, dataset } = job;
  const of = blocks.reduce((n, b) => n + b.values.length, 0);
  let done = 0;
  for (const batch of batches(blocks)) {
    host.workbook.write(tab, batch);
    done += batch.reduce((n, b) => n + b.values.length, 0);
    report({ phase: 'publish', what: dataset.title, done, of });
    if (done < of && host.clock.now() > until) return { changed: plan.changed, finished: false };
  }
  return settle(job, tab, tabs, plan);
};

/** Cuts blocks into writes of a bounded size; only the text counts, numbers are about its average. */
function* batches(
  blocks: readonly { row: number; column: number; values: readonly (readonly Cell[])[] }[],
): Generator<{ row: number; column: number; values: (readonly Cell[])[] }[]> {
  let batch: { row: number; column: number; values: (readonly Cell[])[] }[] = [];
  let chars = 0;
  for (const block of blocks) {
    let part = { row: block.row, column: block.column, values: [] as (readonly Cell[])[] };
    for (const row of block.values) {
      let size = 0;
      for (const cell of row) size += typeof cell === 'string' ? cell.length + 3 : 8;
      if (chars > 0 && chars + size > WRITE_CHARS) {
        if (part.values.length > 0) batch.push(part);
        yield batch;
        batch = [];
        chars = 0;
        part = { row: part.row + part.values.length, column: block.column, values: [] };
      }
      part.values.push(row);
      chars += size;
    }
    if (part.values.length > 0) batch.push(part);
  }
  if (batch.length > 0) yield batch;
}
