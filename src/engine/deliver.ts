import {
  FAILURES,
  failureOf,
  type Dataset,
  type Destination,
  type Failure,
  type Manifest,
  type Resource,
} from '../model';
import { build, compile, type BuildScope } from './build';
import { checkSources } from './check';
import { deliverOne } from './deliver-one';
import type { Engines, Opened } from './engines';
import type { Job } from './job';
import { besides } from './kept';
import { keysToBuild, makingOf, prune, type Making } from './keyed';
import { readManifests } from './land';
import { publishedTable, workTable } from './lasting';
import type { Ledger } from './ledger';
import { load, rowsIn, type Load } from './load';
import { markOf } from './marks';
import { mergeIn } from './merge-in';
import { keyedPlaces, placesOf } from './places';
import type { Plan, Source } from './plan';
import type { Lasting } from './publish-table';
import { requireCheap } from './reads';
import { engineOf, isLasting, warehouseOf } from './site';
import { snapshot } from './store';

/** Rows the embedded warehouse takes within one execution, with room to publish. */
const EMBEDDED_ROWS = 4_000_000;
/** Loading and building a row costs about this much of the execution. */
const MS_PER_ROW = 0.03;
/** An execution that has worked less than this has all its time before it. */
const FRESH_MS = 60_000;

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
  engines: Engines,
  steps: Plan,
  ready: readonly Dataset[],
  manifests: Manifests,
): Promise<void> => {
  const { host, registry } = job;
  const loads = loadsOf(steps, ready, manifests);
  const site = warehouseOf(snapshot(host));
  if (!isLasting(engineOf(registry, site)) && !fits(job, ready, loads)) return;
  job.report({ phase: 'build', what: ready[0]?.title ?? '', done: 0 });
  const opened = await engines.open(site);
  try {
    const now = snapshot(host);
    deliverAll(job, opened, steps, ready, manifests, {
      to: (dataset) => now.subscription(dataset.id).to ?? 'both',
      one: (scope, dataset, lasting) => deliverOne(job, scope, dataset, steps, manifests, lasting),
      refuse: job.refuse,
    });
  } finally {
    opened.release();
  }
};

/** What becomes of data sets that are built. */
export interface Ways {
  /** Where one is published, in a warehouse that outlives the execution. */
  to(dataset: Dataset): Destination;
  one(scope: BuildScope, dataset: Dataset, lasting?: Lasting): void;
  refuse(dataset: Dataset, failure: Failure): void;
}

/** Rows that have to be loaded, where they are more than the script's memory holds. */
export const tooMany = (loads: readonly Load[]): number | null => {
  const rows = loads.reduce((sum, one) => sum + rowsIn(one), 0);
  return rows > EMBEDDED_ROWS ? rows : null;
};

/** Whether what lives in the script's memory has the room and the time for so much. */
const fits = (job: Job, ready: readonly Dataset[], loads: readonly Load[]): boolean => {
  const { host, until } = job;
  const most = tooMany(loads);
  if (most !== null) {
    for (const dataset of ready) {
      const params = { dataset: dataset.title, rows: most };
      job.refuse(dataset, { code: 'build.too_large', params });
    }
    return false;
  }
  const rows = loads.reduce((sum, one) => sum + rowsIn(one), 0);
  // What was just read took its time: a load that would be cut off is left to the next execution.
  if (host.clock.now() + rows * MS_PER_ROW > until && host.clock.elapsed() > FRESH_MS) {
    job.endEarly();
    return false;
  }
  return true;
};

export const loadsOf = (steps: Plan, ready: readonly Dataset[], manifests: Manifests): Load[] =>
  [...manifests].flatMap(([source, manifest]) => {
    const names = new Set(ready.flatMap((d) => steps.needs(d.id, source).map((r) => r.name)));
    const resources = source.resources.filter((r) => names.has(r.name));
    return resources.length > 0 ? [{ source, manifest, resources }] : [];
  });

/** Loads what is ready and builds it, one data set after the other. */
export const deliverAll = (
  job: Job,
  { engine, ledger }: Opened,
  steps: Plan,
  ready: readonly Dataset[],
  manifests: Manifests,
  ways: Ways,
): void => {
  const { host, registry, today } = job;
  const loads = loadsOf(steps, ready, manifests);
  const sources = loads.map(({ source }) => source);
  const places = ledger ? { places: placesOf(ledger) } : {};
  const scope: BuildScope = { engine, registry, today, sources, ...places };
  // What is built on the way is wanted by what is ready, or it costs time for nothing.
  const wanted = steps.datasets.filter((d) => ready.some((r) => steps.standsOn(r.id, d.id)));
  if (!ledger) load(host, engine, loads, wanted.map((d) => allSql(scope, d)).join('\n'));
  else if (!mergeIn(job, ledger, loads)) return;
  const lasting = ledger && lastingOf(job, ledger, steps, ways, ready, wanted, sources);
  for (const dataset of wanted) {
    const isReady = ready.includes(dataset);
    try {
      const own = isReady ? lasting?.(dataset) : undefined;
      const mine = own?.keyed ? { ...scope, places: keyedPlaces(own.ledger, own.keyed) } : scope;
      if (isReady) {
        job.report({ phase: 'build', what: dataset.title, done: 0 });
        checkSources(mine, suspects(steps, dataset, manifests, sources, ledger));
      }
      requireCheap(ledger?.store.charges, mine, dataset);
      build(mine, dataset);
      if (isReady) ways.one(mine, dataset, own);
    } catch (error) {
      const failure = failureOf(error);
      if (FAILURES[failure.code].recovery !== 'fail') throw error;
      if (isReady) ways.refuse(dataset, failure);
    }
    // One data set at least is delivered, however long the load took; the rest may have to wait.
    if (isReady && host.clock.now() > job.until) job.endEarly();
    if (job.cancelled() || job.outOfTime()) return;
  }
  if (!ledger) return;
  ledger.store.drop(wanted.map(workTable));
  prune(ledger, new Set(snapshot(host).subscriptions.flatMap((s) => (s.on ? s.dataset : []))));
};

/** How each data set is built and published in a warehouse that outlives the execution. */
const lastingOf = (
  job: Job,
  ledger: Ledger,
  steps: Plan,
  { to }: Ways,
  ready: readonly Dataset[],
  wanted: readonly Dataset[],
  sources: readonly Source[],
): ((dataset: Dataset) => Lasting) => {
  const { subscription } = snapshot(job.host);
  const tables = ready.filter((dataset) => to(dataset) !== 'tab').map(publishedTable);
  const made = ledger.store.ensure(tables).map(({ name }) => name);
  return (dataset) => {
    const { personal = {} } = subscription(dataset.id);
    const isHidden = Object.keys(personal).length > 0;
    const made0 = makingOf(job, ledger, dataset, steps, sources);
    // Under another choice all rows are others.
    const making = isHidden ? remarked(made0, JSON.stringify(personal)) : made0;
    const { incremental } = dataset;
    const stands = to(dataset) !== 'tab' && !made.includes(publishedTable(dataset).name);
    // What others are built from is needed whole.
    const alone = !wanted.some(
      (other) => other !== dataset && steps.standsOn(other.id, dataset.id),
    );
    const keyed =
      incremental &&
      stands &&
      alone &&
      !isHidden &&
      keysToBuild(ledger, dataset, making, steps, sources);
    return {
      ledger,
      making,
      to: to(dataset),
      ...(keyed ? { keyed: { ...dataset, incremental } } : {}),
      ...(isHidden
        ? { hidden: { personal, pads: () => besides(job.host).sealsOf(job.host) } }
        : {}),
    };
  };
};

const remarked = (making: Making, by: string): Making => ({
  ...making,
  mark: markOf([making.mark, by]).toString(36),
  hash: markOf([making.hash, by]).toString(36),
});

/** Where values of another type than promised may lie. What is looked into outlives its rows: it is told. */
const suspects = (
  steps: Plan,
  dataset: Dataset,
  manifests: Manifests,
  sources: readonly Source[],
  ledger: Ledger | undefined,
): { readonly source: Source; readonly resources: readonly Resource[] }[] =>
  sources.map((source) => ({
    source,
    resources: steps.needs(dataset.id, source).filter(({ name }) => {
      const state = manifests.get(source)?.resources[name];
      // Counting is dear where rows are many: the manifest knows where there are none.
      return !ledger || !state || (state.wrong ?? 0) > 0 || state.reading !== undefined;
    }),
  }));

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
