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
import type { Making } from './keyed';
import { readManifests } from './manifests';
import { publishedTable } from './lasting';
import { nameOf, type Ledger } from './ledger';
import { load, rowsIn, type Load } from './load';
import { markOf } from './marks';
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
      rests: ({ id }, { hash }, to) => {
        const { version, quarantined, failure } = now.subscription(id);
        // A person who refreshes wants to see it done; of rows that were set aside it is told each time.
        if (job.run().cause === 'person' || !version || quarantined || failure) return false;
        return to !== 'table' || version.hash === hash;
      },
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
  /** Whether it may stay as it is published where it was built from the same; absent: it is built. */
  rests?(dataset: Dataset, making: Making, to: Destination): boolean;
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
  { engine, lasting: there }: Opened,
  steps: Plan,
  ready: readonly Dataset[],
  manifests: Manifests,
  ways: Ways,
): void => {
  const { host, registry, today } = job;
  const { ledger, outside } = there ?? {};
  const loads = loadsOf(steps, ready, manifests);
  const sources = loads.map(({ source }) => source);
  const places = there ? { places: there.outside.placesOf(there.ledger) } : {};
  const scope: BuildScope = { engine, registry, today, sources, ...places };
  const wants = (some: readonly Dataset[]): readonly Dataset[] =>
    steps.datasets.filter((d) => some.some((r) => steps.standsOn(r.id, d.id)));
  if (!ledger)
    load(
      host,
      engine,
      loads,
      wants(ready)
        .map((d) => allSql(scope, d))
        .join('\n'),
    );
  const tables = ready.filter((dataset) => ways.to(dataset) !== 'tab').map(publishedTable);
  const raw = outside?.rawTables(job, loads) ?? [];
  const missing = new Set(ledger?.ensure([...raw, ...tables]).map(nameOf));
  if (there && !there.outside.mergeIn(job, there.ledger, loads, missing)) return;
  const lasting = there && lastingOf(job, there, steps, ways, ready, sources, missing);
  const rests = (dataset: Dataset): boolean => lasting?.get(dataset)?.fresh ?? false;
  const whole = job.run().repair !== undefined;
  // What is built on the way is wanted by what is built, or it costs time for nothing.
  const built = wants(ready.filter((dataset) => !rests(dataset)));
  for (const dataset of steps.datasets) {
    const isReady = ready.includes(dataset);
    const isBuilt = built.includes(dataset);
    if (!isBuilt && !isReady) continue;
    try {
      const own = lasting?.get(dataset);
      // What others are built from is needed whole.
      const alone = !built.some(
        (other) => other !== dataset && steps.standsOn(other.id, dataset.id),
      );
      const keyed =
        own && alone && !rests(dataset) && !whole && keyedOf(own, dataset, steps, sources, missing);
      const mine = rests(dataset)
        ? { ...scope, places: own!.outside.freshPlaces(own!.ledger) }
        : keyed
          ? { ...scope, places: keyed.outside.keyedPlaces(keyed.ledger, keyed.keyed!) }
          : scope;
      if (isReady) job.report({ phase: 'build', what: dataset.title, done: 0 });
      if (isBuilt) {
        if (isReady) checkSources(mine, suspects(steps, dataset, manifests, sources, ledger));
        requireCheap(ledger?.store.charges, mine, dataset);
        if (!there) build(mine, dataset);
        else if (
          !there.outside.buildRanges(job, there.ledger, mine, dataset, {
            steps,
            loads,
            keyed: !!keyed,
          })
        ) {
          job.endEarly();
          return;
        }
      }
      if (isReady) ways.one(mine, dataset, keyed || own);
    } catch (error) {
      const failure = failureOf(error);
      if (FAILURES[failure.code].recovery !== 'fail') throw error;
      if (isReady) ways.refuse(dataset, failure);
    }
    // One data set at least is delivered, however long the load took; the rest may have to wait.
    if (isReady && host.clock.now() > job.until) job.endEarly();
    if (job.cancelled() || job.outOfTime()) return;
  }
  if (!there) return;
  there.ledger.store.drop(built.map(there.ledger.work));
  const { steps: deletes, loaded } = there.outside.prune(there.ledger, subscribed(job));
  if (loaded.length > 0) there.ledger.commit(deletes, { loaded });
};

const subscribed = ({ host }: Job): ReadonlySet<string> =>
  new Set(snapshot(host).subscriptions.flatMap((s) => (s.on ? s.dataset : [])));

/** How each data set is built and published in a warehouse that outlives the execution. */
const lastingOf = (
  job: Job,
  { ledger, outside }: Required<Opened>['lasting'],
  steps: Plan,
  { to: destination, rests }: Ways,
  ready: readonly Dataset[],
  sources: readonly Source[],
  missing: ReadonlySet<string>,
): ReadonlyMap<Dataset, Lasting> => {
  const on = subscribed(job);
  const { subscription } = snapshot(job.host);
  return new Map(
    ready.map((dataset) => {
      const to = destination(dataset);
      const { personal = {} } = subscription(dataset.id);
      const isHidden = Object.keys(personal).length > 0;
      const made = outside.makingOf(job, ledger, dataset, steps, sources);
      // Under another choice all rows are others.
      const making = isHidden ? remarked(made, JSON.stringify(personal)) : made;
      const fresh =
        !isHidden &&
        to !== 'tab' &&
        !missing.has(nameOf(publishedTable(dataset))) &&
        outside.isFresh(ledger, dataset, making) &&
        rests?.(dataset, making, to);
      const hidden = { personal, pads: () => besides(job.host).sealsOf(job.host) };
      return [
        dataset,
        {
          ledger,
          outside,
          making,
          to,
          on,
          ...(fresh ? { fresh } : {}),
          ...(isHidden ? { hidden } : {}),
        },
      ];
    }),
  );
};

/** The same, where it is enough to build some keys of it. */
const keyedOf = (
  own: Lasting,
  dataset: Dataset,
  steps: Plan,
  sources: readonly Source[],
  missing: ReadonlySet<string>,
): Lasting | undefined => {
  const { incremental } = dataset;
  const { ledger, outside, making, to, hidden } = own;
  const stands = !hidden && to !== 'tab' && !missing.has(nameOf(publishedTable(dataset)));
  return incremental && stands && outside.keysToBuild(ledger, dataset, making, steps, sources)
    ? { ...own, keyed: { ...dataset, incremental } }
    : undefined;
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
