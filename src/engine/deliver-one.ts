import {
  publishedFields,
  type Cell,
  type Dataset,
  type Manifest,
  type Subscription,
} from '../model';
import { wholeOf, type BuildScope } from './build';
import { noteCalendar } from './calendar';
import { check, hold, type Quarantine } from './check';
import { countRows } from './counting';
import { failingNow } from './failing';
import { findingsOf, warnedBefore, type Warned } from './findings';
import type { Job } from './job';
import { besides, isNews, MOST_CELLS } from './kept';
import { publishedTable } from './lasting';
import { marksOf } from './look';
import { markOf, markOfAll } from './marks';
import { recall, remember } from './memory';
import { hashedIn, publishedAs } from './personal';
import { previewOf } from './preview';
import type { Plan, Source } from './plan';
import { publish } from './publish';
import type { Lasting } from './publish-table';
import { beginWriting, keepQuarantine, published, reserveSheet } from './record';
import { cellsOf } from './rows';
import type { Standing } from './standing';
import { snapshot } from './store';

/** Above so many cells a tab is remembered: reading them back would cost a second or more. */
const REMEMBER_CELLS = 200_000;

/**
 * A data set that is built: checked, held, published to its tab and its table, recorded. The tab goes
 * first: where the time runs out in it, the next execution finds the table as it was and both are brought
 * to the same rows.
 */
export const deliverOne = (
  job: Job,
  scope: BuildScope,
  dataset: Dataset,
  steps: Plan,
  manifests: ReadonlyMap<Source, Manifest>,
  lasting?: Lasting,
): void => {
  const { host } = job;
  const counting = lasting?.outside.countingOf(scope, dataset, lasting);
  let subscription = snapshot(host).subscription(dataset.id);
  const { quarantine, warned, counted } = lasting?.fresh
    ? { quarantine: [], warned: warnedBefore(subscription), counted: [] }
    : check(scope, dataset, counting?.queries);
  const to = lasting?.to ?? 'tab';
  const shown = publishedAs(dataset, subscription.personal);
  const hashed = hashedIn(shown, subscription);
  const read = (): Cell[][] => cellsOf(host, scope, shown, hashed);
  const cells = to === 'table' ? null : read();
  const built = counting?.read(counted);
  const { parts, rows } = built ?? countRows(scope, dataset, cells?.length);
  if (job.run().repair?.preview) {
    const preview = previewOf(job, shown, subscription, rows, cells, built?.changed);
    job.settle(dataset, { is: 'previewed', ...preview }, subscription);
    return;
  }
  const held = hold(dataset, subscription, rows, scope.sources);
  if (held) {
    job.refuse(dataset, held);
    return;
  }
  const out = quarantine.reduce((n, q) => n + q.rows.length, 0);
  let [changed, hash] = [0, lasting?.making.hash ?? ''];
  /** What is said of its rows where they stand, in one step with them. */
  const standing = {
    after: subscription.version?.number ?? 0,
    at: job.now(),
    rows,
    quarantined: out,
  };
  if (cells) {
    job.watched?.seen(shown, markOfAll(marksOf(shown, cells).rows), out, cells);
    // It is seen on the board; its tab follows.
    if (job.watched && !job.watched.publishes(dataset)) return;
    const tab = publishTab(job, shown, subscription, cells, standing);
    if (!tab) {
      job.endEarly();
      return;
    }
    ({ changed, hash, subscription } = tab);
  }
  if (lasting && to !== 'tab') {
    const own = built?.changed ?? 0;
    changed = Math.max(changed, own);
    const { sources } = scope;
    const said = { ...standing, hash };
    const edition = { ...lasting, quarantine, parts, changed: own, standing: said, sources };
    if (!lasting.fresh) lasting.outside.publishTable(lasting.ledger, dataset, edition);
  } else if (lasting?.ledger.built(dataset.id)?.mark) withdraw(lasting, dataset);

  const titles = publishedFields(dataset).map((f) => f.title);
  const before = subscription.version;
  const kept = keepQuarantine(host, subscription, job.now(), titles, quarantine);
  tell(job, dataset, quarantine, warned);
  const findings = findingsOf(dataset, subscription, warned, steps, manifests, job.now());
  const failing = failingNow(subscription, job, dataset.id);
  noteCalendar(host, scope.engine, dataset, wholeOf(scope, dataset), job.today);
  const segments = [...manifests].map(([s, m]): [string, number] => [s.connection.id, m.seq]);
  const version = {
    at: job.now(),
    rows,
    changed,
    hash,
    sql: markOf(Object.values(dataset.sql)).toString(36),
    segments: Object.fromEntries(segments),
    parts,
  };
  const own = publishedFields(shown).map((f) => f.title);
  const now = published({ ...subscription, findings, failing }, version, own, hashed, {
    rows: out,
    rules: quarantine.map(({ rule, rows: broken }) => ({ ...rule, rows: broken.length })),
    ...(kept ? { file: kept } : {}),
  });
  const unread = job.unread.get(dataset.id)?.length ?? 0;
  const few = { ...(out > 0 ? { setAside: out } : {}), ...(unread > 0 ? { unread } : {}) };
  job.settle(dataset, { is: 'published', rows, changed, ...few }, now);
  // What went to a table alone would have to be read back.
  const most = cells ? MOST_CELLS : REMEMBER_CELLS;
  if (now.version && isNews(before, now.version) && rows * own.length <= most) {
    const text = besides(host).pastText(shown, now.version, out, hashed, cells ?? read());
    job.past.push({ dataset: dataset.id, number: now.version.number, text });
  }
};

/** @returns null where the time was spent before the tab is whole. */
const publishTab = (
  job: Job,
  dataset: Dataset,
  before: Subscription,
  cells: Cell[][],
  standing: Omit<Standing, 'hash'>,
): {
  readonly changed: number;
  readonly hash: string;
  readonly subscription: Subscription;
} | null => {
  const { host, until } = job;
  const subscription = reserveSheet(host, before);
  job.report({ phase: 'publish', what: dataset.title, done: 0, of: cells.length });
  const marks = marksOf(dataset, cells);
  const hash = markOfAll(marks.rows);
  const thorough = job.run().cause === 'person';
  const begin = (): void => beginWriting(host, subscription);
  const { changed, finished, memory } = publish(host, {
    dataset,
    subscription,
    rows: cells,
    marks,
    standing: { ...standing, hash },
    // A person who refreshes wants the tab right whatever was typed into it.
    memory: thorough ? null : recall(host, subscription),
    until,
    report: job.report,
    begin,
  });
  if (!finished) return null;
  // A small tab is read back faster than remembered, and mended by the way.
  const isLarge = cells.length * publishedFields(dataset).length > REMEMBER_CELLS;
  const file = memory && isLarge ? remember(host, subscription, { ...memory, hash }) : undefined;
  return { changed, hash, subscription: { ...subscription, ...(file ? { memory: file } : {}) } };
};

/** The table of what is published to a tab alone would grow old unseen. */
const withdraw = ({ ledger, making }: Lasting, dataset: Dataset): void => {
  ledger.store.drop([publishedTable(dataset)]);
  ledger.commit([], { built: [dataset.id, { ...making, mark: '' }] });
};

const tell = (
  { host }: Job,
  { id: dataset }: Dataset,
  quarantine: readonly Quarantine[],
  warned: readonly Warned[],
): void => {
  const rows = (some: readonly number[]): number => some.reduce((sum, n) => sum + n, 0);
  if (quarantine.length > 0)
    host.log.write('dataset.quarantined', {
      dataset,
      rows: rows(quarantine.map((q) => q.rows.length)),
      checks: quarantine.map((q) => q.check),
    });
  if (warned.length > 0)
    host.log.write('dataset.warned', {
      dataset,
      rows: rows(warned.map((w) => w.rows)),
      checks: warned.map(({ check: rule }) => rule),
    });
};
