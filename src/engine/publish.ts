import type { Change, Host, Tab } from '../host/host';
import {
  FailureError,
  publishedFields,
  type Cell,
  type Dataset,
  type Progress,
  type Subscription,
} from '../model';
import { diff, type Diff, type Marks } from './diff';
import type { Layout } from './layout';
import { glance, keyCellsOf, look, type Looking } from './look';
import { markOf, markOfAll } from './marks';
import type { Memory } from './memory';
import type { Standing } from './standing';
import {
  createTab,
  formatOf,
  freeTitle,
  growColumns,
  headerOf,
  isMarked,
  sayRows,
  UNFINISHED,
  unmarked,
} from './tab';

/** Cells that go into one atomic change: about the payload Google recommends (facts: Quotas, 2 MB). */
const ATOMIC_CELLS = 20_000;
/** Characters of one write. */
const WRITE_CHARS = 4_000_000;
const MAX_STEPS = 200;
const TRIES = 4;

export interface Published {
  readonly changed: number;
  /** False: the time was spent; what stands is marked as unfinished, and the next execution goes on. */
  readonly finished: boolean;
  /** What the tab holds now; absent where that is known, or the analyst's rows stand among ours. */
  readonly memory?: Omit<Memory, 'hash'>;
}

/** A data set to be published, and how. */
export interface Publication {
  readonly dataset: Dataset;
  readonly subscription: Subscription & { readonly sheetId: number };
  readonly rows: readonly (readonly Cell[])[];
  /** Of the wanted rows, in their order. */
  readonly marks: Marks;
  /** What the tab then says of the rows; absent: nobody reads it through its passport. */
  readonly standing?: Standing;
  /** What the tab held when it was last published; null: every cell is read back. */
  readonly memory: Memory | null;
  /** Epoch milliseconds after which the rest is left to the next execution. */
  readonly until: number;
  readonly report: (progress: Progress) => void;
  /** Called before the tab is touched. */
  readonly begin: () => void;
}

interface Job extends Looking, Omit<Publication, 'dataset' | 'memory'> {
  readonly rows: Publication['rows'];
  readonly blank: readonly Cell[];
}

/**
 * Brings the tab to the wanted rows by looking at what stands there, so that it does not matter what an
 * earlier attempt left. Small changes are one atomic step. Larger ones mark the tab's title until the
 * last block is written; a new tab stays hidden until then.
 * @throws workbook.full, workbook.locked, workbook.busy
 */
export const publish = (host: Host, publication: Publication): Published => {
  const { dataset, subscription } = publication;
  let job: Job = {
    ...publication,
    host,
    sheetId: subscription.sheetId,
    before: subscription.columns ?? [],
    blank: publishedFields(dataset).map(() => ''),
  };
  for (let attempt = 1; ; attempt++) {
    try {
      return attemptOnce(job);
    } catch (error) {
      const busy = error instanceof FailureError && error.failure.code === 'workbook.busy';
      if (!busy || attempt === TRIES) throw named(job, error);
      // The change may have been made all the same: what is remembered holds no longer.
      job = { ...job, memory: null };
      host.clock.sleep(1_000 * attempt * attempt);
    }
  }
};

/** The workbook's own words do not say which tab is full or locked; the person has to know. */
const named = ({ host, dataset, sheetId }: Job, error: unknown): unknown => {
  if (!(error instanceof FailureError)) return error;
  const { code, params } = error.failure;
  if (code !== 'workbook.full' && code !== 'workbook.locked') return error;
  const tab = host.workbook.tabs().find((candidate) => candidate.sheetId === sheetId);
  const title = (tab?.title ?? dataset.title).replace(UNFINISHED, '');
  return new FailureError(code, { ...params, tab: title });
};

const attemptOnce = (job: Job): Published => {
  const { host, dataset, sheetId, rows, marks } = job;
  const fields = publishedFields(dataset);
  const tabs = host.workbook.tabs();
  const found = tabs.find((candidate) => candidate.sheetId === sheetId);
  if (!found) {
    job.begin();
    // It was whole once: somebody deleted it, perhaps by mistake.
    if (job.subscription.version) host.log.write('tab.made_again', { dataset: dataset.id });
  }
  const tab = found ?? createTab(job, rows.length, tabs);

  const glanced = found ? glance(job, found) : null;
  const seen = glanced ?? look(job, tab, !found);
  const { header, layout } = seen;
  if (layout.changes.length > 0) {
    job.begin();
    // Until the rows are written as well, other columns stand above them than they were written for.
    host.workbook.change([
      ...markingOf(job, tab, tabs),
      ...growColumns(tab, layout),
      ...layout.changes,
      ...headerOf(job, layout),
      ...formatOf(job, layout, tab.rows),
    ]);
    return attemptOnce({ ...job, memory: null, before: fields.map((f) => f.title) });
  }
  if (layout.columns.some((at, i) => header[at - 1] !== fields[i]!.title))
    host.workbook.change([...growColumns(tab, layout), ...headerOf(job, layout)]);

  const there = seen.standing;
  const plan = diff(there, marks, MAX_STEPS);
  const idle = plan.steps.length === 0 && plan.runs.length === 0;
  if (!idle || isMarked(tab)) job.begin();
  const done = idle
    ? settle(job, tab, tabs, plan)
    : apply(job, tab, tabs, layout, plan, there.keys.length);
  if ((glanced && idle) || plan.order.some((entry) => entry < 0)) return done;
  const inOrder = (of: readonly number[]): number[] => plan.order.map((entry) => of[entry]!);
  const keyCells = plan.order.map((entry) => keyCellsOf(dataset, rows[entry]!));
  const memory = {
    keys: inOrder(marks.keys),
    rows: inOrder(marks.rows),
    order: markOfAll(keyCells.map(markOf)),
  };
  return { ...done, memory };
};

/** What the tab says of the rows in it. */
const saying = ({ sheetId, standing }: Job, isWhole: boolean): Change[] =>
  standing ? [sayRows(sheetId, isWhole ? standing : undefined)] : [];

/** Says by the tab's title, and beside it, that it is not whole, unless that is said already. */
const markingOf = (job: Job, tab: Tab, tabs: readonly Tab[]): Change[] =>
  isMarked(tab)
    ? []
    : [
        {
          do: 'set_tab',
          sheetId: tab.sheetId,
          title: freeTitle(tabs, (tab.title + UNFINISHED).slice(0, 100)),
        },
        ...saying(job, false),
      ];

/** And that it is. */
const revealOf = (tab: Tab, tabs: readonly Tab[]): Change[] =>
  isMarked(tab)
    ? [{ do: 'set_tab', sheetId: tab.sheetId, title: unmarked(tab, tabs), hidden: false }]
    : [];

/** The last step of every publication: the tab says by its title and presence that it is whole. */
const settle = (job: Job, tab: Tab, tabs: readonly Tab[], plan: Diff): Published => {
  if (isMarked(tab)) job.host.workbook.change([...revealOf(tab, tabs), ...saying(job, true)]);
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
  const blocks = blocksOf(job, plan, layout);
  const cells = blocks.reduce((n, b) => n + b.values.length * (b.values[0]?.length ?? 0), 0);
  if (cells <= ATOMIC_CELLS) {
    const writes = blocks.map((block): Change => ({ do: 'write', sheetId, ...block }));
    const reveal = revealOf(tab, tabs);
    host.workbook.change([...steps, ...writes, ...reveal, ...saying(job, true)]);
    return { changed: plan.changed, finished: true };
  }
  const mark = markingOf(job, tab, tabs);
  host.workbook.change([...mark, ...steps]);
  const [{ title = tab.title } = {}] = mark.flatMap((one) => (one.do === 'set_tab' ? [one] : []));
  const marked: Tab = { ...tab, title };
  return writeAll(job, marked, tabs, blocks, plan);
};

interface Block {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly Cell[])[];
}

/** The cells to write, in blocks of neighbouring rows and columns. */
const blocksOf = ({ rows, blank }: Job, { runs, order }: Diff, { groups }: Layout): Block[] =>
  runs.flatMap(({ at, count }) => {
    const some = order.slice(at, at + count).map((entry) => rows[entry] ?? blank);
    return groups.map((group) => ({
      row: at + 2,
      column: group.at,
      values:
        groups.length === 1
          ? some
          : some.map((row) => row.slice(group.from, group.from + group.count)),
    }));
  });

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
  const length = plan.order.length + 1;
  if (rows >= length) return [...kept, ...steps];
  // New rows at the end look like the last one there was.
  const from = Math.min(Math.max(standing + moved + 1, 2), rows);
  const area = { row: rows + 1, column: 1, rows: length - rows, columns };
  return [...kept, ...steps, size(length), { do: 'copy_format', sheetId, from, area }];
};

const writeAll = (
  job: Job,
  tab: Tab,
  tabs: readonly Tab[],
  blocks: readonly Block[],
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
  blocks: readonly Block[],
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
