import {
  FAILURES,
  failureOf,
  publishedFields,
  type Dataset,
  type Engine,
  type Manifest,
} from '../model';
import { build, compile, type BuildScope } from './build';
import { noteCalendar } from './calendar';
import { toCells } from './cells';
import { check, checkSources, hold } from './check';
import type { Job } from './job';
import { findingsOf } from './findings';
import { readManifests } from './land';
import { load, rowsIn, type Load } from './load';
import type { Plan, Source } from './plan';
import { markOf, markOfAll } from './marks';
import { recall, remember } from './memory';
import { marksOf } from './look';
import { publish } from './publish';
import { beginWriting, keepQuarantine, published, reserveSheet } from './record';
import { snapshot } from './store';
import { datasetTable } from './tables';

/** Rows the embedded warehouse takes within one execution, with room to publish. */
const EMBEDDED_ROWS = 4_000_000;
/** Loading and building a row costs about this much of the execution. */
const MS_PER_ROW = 0.03;
/** An execution that has worked less than this has all its time before it. */
const FRESH_MS = 60_000;

/** Above so many cells a tab is remembered: reading them back would cost a second or more. */
const REMEMBER_CELLS = 200_000;

export type Manifests = ReadonlyMap<Source, Manifest>;

/** The manifests of some sources, in as few rounds of calls as Drive allows. */
export const manifestsOf = ({ host }: Job, sources: readonly Source[]): Manifests => {
  const found = readManifests(
    host,
    sources.map(({ connection }) => connection.id),
  );
  return new Map(
    sources.flatMap((source, at): [Source, Manifest][] => {
      const manifest = found[at]?.manifest;
      return manifest ? [[source, manifest]] : [];
    }),
  );
};

/**
 * Data sets whose sources are settled: loaded, built, checked and published, one after the other. What
 * does not fit into this execution any more is left to the next.
 */
export const deliver = async (
  job: Job,
  steps: Plan,
  ready: readonly Dataset[],
  manifests: Manifests,
): Promise<void> => {
  const { host, registry, until } = job;
  const loads = loadsOf(steps, ready, manifests);
  const rows = loads.reduce((sum, one) => sum + rowsIn(one), 0);
  if (rows > EMBEDDED_ROWS) {
    for (const dataset of ready)
      job.refuse(dataset, { code: 'build.too_large', params: { dataset: dataset.title, rows } });
    return;
  }
  // What was just read took its time: a load that would be cut off is left to the next execution.
  if (host.clock.now() + rows * MS_PER_ROW > until && host.clock.elapsed() > FRESH_MS) {
    job.endEarly();
    return;
  }
  const warehouse = registry.warehouses.get('embedded');
  if (!warehouse) throw new Error('There is no embedded warehouse.');
  job.report({ phase: 'build', what: ready[0]?.title ?? '', done: 0 });
  const engine = await warehouse.open(host, { settings: {}, secrets: {} });
  try {
    deliverAll(job, engine, steps, ready, loads, manifests);
  } finally {
    engine.close();
  }
};

const loadsOf = (steps: Plan, ready: readonly Dataset[], manifests: Manifests): Load[] =>
  [...manifests].flatMap(([source, manifest]) => {
    const names = new Set(ready.flatMap((d) => steps.needs(d.id, source).map((r) => r.name)));
    const resources = source.resources.filter((r) => names.has(r.name));
    return resources.length > 0 ? [{ source, manifest, resources }] : [];
  });

const deliverAll = (
  job: Job,
  engine: Engine,
  steps: Plan,
  ready: readonly Dataset[],
  loads: readonly Load[],
  manifests: Manifests,
): void => {
  const { host, registry, today } = job;
  const sources = loads.map(({ source }) => source);
  const scope: BuildScope = { engine, registry, today, sources };
  // What is built on the way is wanted by what is ready, or it costs time for nothing.
  const wanted = steps.datasets.filter((d) => ready.some((r) => steps.standsOn(r.id, d.id)));
  load(host, engine, loads, wanted.map((d) => allSql(scope, d)).join('\n'));
  for (const dataset of wanted) {
    const isReady = ready.includes(dataset);
    try {
      if (isReady) {
        job.report({ phase: 'build', what: dataset.title, done: 0 });
        checkSources(
          scope,
          sources.map((source) => ({ source, resources: steps.needs(dataset.id, source) })),
        );
      }
      build(scope, dataset);
      if (isReady) deliverOne(job, scope, dataset, steps, manifests);
    } catch (error) {
      const failure = failureOf(error);
      if (FAILURES[failure.code].recovery !== 'fail') throw error;
      if (isReady) job.refuse(dataset, failure);
    }
    // One data set at least is delivered, however long the load took; the rest may have to wait.
    if (isReady && host.clock.now() > job.until) job.endEarly();
    if (job.cancelled() || job.outOfTime()) return;
  }
};

/** All SQL of a data set with its references filled in: it names the columns that must be loaded. */
const allSql = (scope: BuildScope, dataset: Dataset): string =>
  Object.values(dataset.sql)
    .map((sql) => {
      try {
        return compile(scope, dataset, sql);
      } catch {
        // The failure comes again, and is told, when this data set is built.
        return '';
      }
    })
    .join('\n');

const deliverOne = (
  job: Job,
  scope: BuildScope,
  dataset: Dataset,
  steps: Plan,
  manifests: Manifests,
): void => {
  const { host, until } = job;
  const { engine } = scope;
  const { quote } = engine.dialect;
  const { quarantine, warned } = check(scope, dataset);
  const fields = publishedFields(dataset);
  const origin = scope.sources.length === 1 ? [] : ['site', 'source'];
  const rows = engine.select(
    `SELECT ${fields.map((f) => quote(f.name)).join(', ')} ` +
      `FROM ${engine.dialect.table(datasetTable(dataset))} ` +
      `ORDER BY ${[...origin, ...dataset.key].map(quote).join(', ')}`,
  );
  const subscription = reserveSheet(host, snapshot(host).subscription(dataset.id));
  const held = hold(dataset, subscription, rows.length, scope.sources);
  if (held) {
    job.refuse(dataset, held);
    return;
  }
  const cells = toCells(dataset, rows);
  job.report({ phase: 'publish', what: dataset.title, done: 0, of: cells.length });
  const marks = marksOf(dataset, cells);
  const thorough = job.run().cause === 'person';
  let { memory: file } = subscription;
  const begin = (): void => beginWriting(host, subscription);
  const { changed, finished, memory } = publish(host, {
    dataset,
    subscription,
    rows: cells,
    marks,
    // A person who refreshes wants the tab right whatever was typed into it.
    memory: thorough ? null : recall(host, subscription),
    until,
    report: job.report,
    begin,
  });
  if (!finished) {
    job.endEarly();
    return;
  }
  const titles = fields.map((f) => f.title);
  const kept = keepQuarantine(host, subscription, job.now(), titles, quarantine);
  const out = quarantine.reduce((n, q) => n + q.rows.length, 0);
  if (out > 0)
    host.log.write('dataset.quarantined', {
      dataset: dataset.id,
      rows: out,
      checks: quarantine.map((q) => q.check),
    });
  if (warned.length > 0)
    host.log.write('dataset.warned', {
      dataset: dataset.id,
      rows: warned.reduce((n, { rows: found }) => n + found, 0),
      checks: warned.map(({ check: id }) => id),
    });
  const findings = findingsOf(dataset, subscription, warned, steps, manifests, job.now());
  const hash = markOfAll(marks.rows);
  // A small tab is read back faster than remembered, and mended by the way.
  if (memory && cells.length * fields.length > REMEMBER_CELLS)
    file = remember(host, subscription, { ...memory, hash });
  noteCalendar(host, engine, dataset, job.today);
  const segments = [...manifests].map(([s, m]): [string, number] => [s.connection.id, m.seq]);
  const version = {
    at: job.now(),
    rows: cells.length,
    changed,
    hash,
    sql: markOf(Object.values(dataset.sql)).toString(36),
    segments: Object.fromEntries(segments),
    parts: partsOf(scope, dataset, cells.length),
  };
  job.settle(
    dataset,
    { is: 'published', rows: cells.length, changed, ...(out > 0 ? { setAside: out } : {}) },
    published({ ...subscription, findings, ...(file ? { memory: file } : {}) }, version, titles, {
      rows: out,
      rules: quarantine.map(({ rule, rows: kept }) => ({ ...rule, rows: kept.length })),
      ...(kept ? { file: kept } : {}),
    }),
  );
};

/** Rows of each connection. */
const partsOf = (
  { engine, sources }: BuildScope,
  dataset: Dataset,
  rows: number,
): Record<string, number> => {
  const [only, ...others] = sources;
  // Counting by connection sorts all rows; where there is one, there is nothing to count.
  if (only && others.length === 0 && rows > 0) return { [only.connection.id]: rows };
  const found = engine.select(
    `SELECT _connection, COUNT(*) FROM ${engine.dialect.table(datasetTable(dataset))} GROUP BY _connection`,
  );
  return Object.fromEntries(found.map(([id, count]) => [String(id), Number(count)]));
};
