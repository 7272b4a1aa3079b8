import type { Host } from '../host/host';
import {
  FAILURES,
  FailureError,
  failureOf,
  isOver,
  publishedFields,
  type Dataset,
  type Engine,
  type Failure,
  type Manifest,
  type Outcome,
  type Progress,
  type Registry,
  type Run,
  type Subscription,
} from '../model';
import { alert } from './alert';
import { build, compile, type BuildScope } from './build';
import { toCells, hashOf } from './cells';
import { check, checkSources, hold, type Quarantine } from './check';
import { manifestKey, readManifest } from './land';
import { load, rowsIn, type Load } from './load';
import { plan, type Plan, type Source } from './plan';
import { publish } from './publish';
import { read } from './read';
import { archive, decided, failed, logVersions, published, record } from './record';
import { asJson, keys, snapshot } from './store';
import { datasetTable } from './tables';

/** Rows the embedded warehouse takes within one execution, with room to publish. */
const EMBEDDED_ROWS = 4_000_000;
/** Loading and building a row costs about this much of the execution. */
const MS_PER_ROW = 0.03;
/** A run that is paused so often by the same source is given up. */
const MAX_PAUSES = 4;
const PAUSE_MS = 15 * 60_000;
const PROGRESS_EVERY_MS = 2_000;

/**
 * Works on a run until it is over, has to wait, or `until` is near, and answers where it stands.
 * Everything is committed on the way: killed at any call, the next `advance` ends in the same state.
 * The caller holds the workbook's lock.
 */
export const advance = async (
  host: Host,
  registry: Registry<Host>,
  begun: Run,
  until: number,
): Promise<Run> => {
  const work = createWork(host, registry, begun, until);
  host.log.write('INFO', { event: 'run.advance', run: begun.id, datasets: begun.datasets });

  try {
    const steps = work.plan();
    const waiting = work.read(steps);
    if (!work.stopped()) await work.deliver(steps, waiting);
    return work.pause([...waiting.values()]);
  } catch (error) {
    return work.interrupt(failureOf(error));
  }
};

/** Why sources are not settled yet. */
type Waiting = ReadonlyMap<Source, Failure | 'unfinished'>;

const asLine = ({ code, params }: Failure): { code: string; params: Failure['params'] } => ({
  code,
  params,
});

const createWork = (host: Host, registry: Registry<Host>, begun: Run, until: number) => {
  let run: Run = {
    ...begun,
    executions: begun.executions + 1,
    status: { is: 'running', progress: { phase: 'plan', what: '', done: 0 } },
  };
  // Counted before any work: an execution that is killed has been one all the same.
  host.records.set(keys.run, asJson(run));
  let told = 0;
  let cancelled = false;
  let outOfTime = false;
  const known = snapshot(host);
  const today = host.clock.local(Date.parse(run.createdAt)).date;
  const iso = (): string => new Date(host.clock.now()).toISOString();
  const stopped = (): boolean => cancelled || outOfTime;

  /** Tells where the work stands, seldom enough to cost little. @returns whether to stop. */
  const report = (progress: Progress): boolean => {
    const now = host.clock.now();
    if (now - told < PROGRESS_EVERY_MS) return cancelled;
    told = now;
    host.records.set(keys.progress, asJson({ run: run.id, progress }));
    cancelled = host.records.get(keys.cancel) === run.id;
    return cancelled;
  };

  const pending = (): string[] => run.datasets.filter((id) => !run.outcomes[id]);

  const settle = (dataset: Dataset, outcome: Outcome, subscription: Subscription): void => {
    run = decided(run, dataset.id, outcome);
    record(host, run, subscription);
    host.log.write(outcome.is === 'published' ? 'INFO' : 'ERROR', {
      event: `dataset.${outcome.is}`,
      run: run.id,
      dataset: dataset.id,
      ...(outcome.is === 'published'
        ? { rows: outcome.rows, changed: outcome.changed }
        : { code: outcome.failure.code, params: outcome.failure.params }),
    });
  };
  const refuse = (dataset: Dataset, failure: Failure): void =>
    settle(
      dataset,
      { is: failure.code === 'data.held' ? 'held' : 'failed', failure },
      failed(snapshot(host).subscription(dataset.id), failure, iso()),
    );

  const readSources = (steps: Plan): Waiting => {
    const waiting = new Map<Source, Failure | 'unfinished'>();
    for (const source of steps.sources) {
      if (stopped()) {
        waiting.set(source, 'unfinished');
        continue;
      }
      const secrets = (host.secrets.get(keys.secret(source.connection.id)) ?? {}) as Record<
        string,
        string
      >;
      const { end, counts } = read(host, source, secrets, run.id, until, report);
      run = {
        ...run,
        counts: {
          requests: run.counts.requests + counts.requests,
          retries: run.counts.retries + counts.retries,
          rowsRead: run.counts.rowsRead + counts.rowsRead,
        },
      };
      host.log.write('INFO', {
        event: 'read.end',
        run: run.id,
        connection: source.connection.id,
        end: typeof end === 'string' ? end : 'paused',
        ...counts,
      });
      if (end === 'unfinished') outOfTime = true;
      if (end === 'unfinished' || end === 'cancelled') waiting.set(source, 'unfinished');
      else if (end !== 'settled') waiting.set(source, end.paused);
    }
    return waiting;
  };

  /** Data sets whose sources are settled are built, checked and published, one after the other. */
  const deliver = async (steps: Plan, waiting: Waiting): Promise<void> => {
    const manifests = new Map<Source, Manifest>();
    for (const source of steps.sources) {
      const found = readManifest(host, source.connection.id);
      if (found) manifests.set(source, found.manifest);
    }
    const ready = refuseUnread(steps, waiting, manifests);
    if (ready.length === 0) return;
    const loads = loadsOf(steps, ready, manifests);
    const rows = loads.reduce((sum, one) => sum + rowsIn(one), 0);
    for (const dataset of ready)
      if (rows > EMBEDDED_ROWS)
        refuse(dataset, { code: 'build.too_large', params: { dataset: dataset.title, rows } });
    if (rows > EMBEDDED_ROWS) return;
    // What was just read took its time: a load that would be cut off is left to the next execution.
    if (host.clock.now() + rows * MS_PER_ROW > until && host.clock.elapsed() > 60_000) {
      outOfTime = true;
      return;
    }
    const warehouse = registry.warehouses.get('embedded');
    if (!warehouse) throw new Error('There is no embedded warehouse.');
    report({ phase: 'build', what: ready[0]!.title, done: 0 });
    const engine = await warehouse.open(host);
    try {
      buildAndPublish(engine, steps, ready, loads, manifests);
    } finally {
      engine.close();
    }
  };

  /** Refuses data sets that cannot be built in this run. @returns those that can. */
  const refuseUnread = (
    steps: Plan,
    waiting: Waiting,
    manifests: ReadonlyMap<Source, Manifest>,
  ): Dataset[] =>
    pending().flatMap((id) => {
      const dataset = registry.datasets.get(id);
      if (!dataset) {
        run = decided(run, id, {
          is: 'failed',
          failure: { code: 'setup.no_connection', params: { dataset: id } },
        });
        return [];
      }
      const sources = steps.feeding(id);
      if (sources.length === 0) {
        refuse(dataset, { code: 'setup.no_connection', params: { dataset: dataset.title } });
        return [];
      }
      const broken = sources
        .flatMap((source) =>
          steps
            .needs(id, source)
            .map((resource) => manifests.get(source)?.resources[resource.name])
            .filter((state) => state?.run === run.id)
            .map((state) => state?.failure),
        )
        .find((failure) => failure !== undefined);
      if (broken) {
        refuse(dataset, broken);
        return [];
      }
      return sources.some((source) => waiting.has(source)) ? [] : [dataset];
    });

  const loadsOf = (
    steps: Plan,
    ready: readonly Dataset[],
    manifests: ReadonlyMap<Source, Manifest>,
  ): Load[] =>
    [...manifests].flatMap(([source, manifest]) => {
      const names = new Set(ready.flatMap((d) => steps.needs(d.id, source).map((r) => r.name)));
      const resources = source.resources.filter((r) => names.has(r.name));
      return resources.length > 0 ? [{ source, manifest, resources }] : [];
    });

  const buildAndPublish = (
    engine: Engine,
    steps: Plan,
    ready: readonly Dataset[],
    loads: readonly Load[],
    manifests: ReadonlyMap<Source, Manifest>,
  ): void => {
    const scope: BuildScope = { engine, registry, today, sources: loads.map((l) => l.source) };
    const upstream = steps.datasets.filter((d) => neededBy(d.id, ready, steps));
    const sql = upstream
      .flatMap((d) => Object.values(d.sql).map((text) => compileQuietly(scope, d, text)))
      .join('\n');
    load(host, engine, loads, sql);
    for (const dataset of upstream) {
      const isTarget = ready.includes(dataset);
      try {
        if (isTarget) {
          report({ phase: 'build', what: dataset.title, done: 0 });
          checkSources(
            scope,
            loads.map(({ source }) => ({ source, resources: steps.needs(dataset.id, source) })),
          );
        }
        build(scope, dataset);
        if (isTarget) deliverOne(scope, dataset, manifests);
      } catch (error) {
        const failure = failureOf(error);
        if (FAILURES[failure.code].recovery === 'pause') throw error;
        if (isTarget) refuse(dataset, failure);
      }
      if (stopped()) return;
    }
  };

  const deliverOne = (
    scope: BuildScope,
    dataset: Dataset,
    manifests: ReadonlyMap<Source, Manifest>,
  ): void => {
    const { engine } = scope;
    const { quote } = engine.dialect;
    const quarantine = check(scope, dataset);
    const fields = publishedFields(dataset);
    const order = ['site', 'source', ...dataset.key].map(quote).join(', ');
    const rows = engine.select(
      `SELECT ${fields.map((f) => quote(f.name)).join(', ')} ` +
        `FROM ${quote(datasetTable(dataset).name)} ORDER BY ${order}`,
    );
    const subscription = withSheet(snapshot(host).subscription(dataset.id));
    const held = hold(dataset, subscription, rows.length);
    if (held) {
      refuse(dataset, held);
      return;
    }
    const cells = toCells(dataset, rows);
    report({ phase: 'publish', what: dataset.title, done: 0, of: cells.length });
    const result = publish(host, dataset, subscription, cells, until, report);
    if (!result.finished) {
      outOfTime = true;
      return;
    }
    keepQuarantine(dataset, quarantine);
    const segments: Record<string, number> = {};
    for (const [source, manifest] of manifests) segments[source.connection.id] = manifest.seq;
    const changed = result.changed;
    settle(
      dataset,
      { is: 'published', rows: cells.length, changed },
      published(
        subscription,
        {
          at: iso(),
          rows: cells.length,
          changed,
          hash: hashOf(cells),
          sql: hashOf([Object.values(dataset.sql)]),
          segments,
        },
        fields.map((f) => f.title),
        quarantine.reduce((n, q) => n + q.rows.length, 0),
      ),
    );
  };

  /** The tab's id is chosen and recorded before the tab is made, so that it is made once. */
  const withSheet = (subscription: Subscription): Subscription & { sheetId: number } => {
    if (subscription.sheetId !== undefined)
      return subscription as Subscription & { sheetId: number };
    const sheetId =
      100_000_000 + (parseInt(hashOf([[host.person.uuid()]]).slice(-7), 16) % 900_000_000);
    const chosen = { ...subscription, sheetId };
    host.records.set(keys.subscription(subscription.dataset), asJson(chosen));
    return chosen;
  };

  const keepQuarantine = (dataset: Dataset, quarantine: readonly Quarantine[]): void => {
    const rows = quarantine.reduce((n, q) => n + q.rows.length, 0);
    if (rows === 0) return;
    host.log.write('WARNING', {
      event: 'dataset.quarantined',
      run: run.id,
      dataset: dataset.id,
      rows,
      checks: quarantine.map((q) => q.check),
    });
  };

  /** Ends the execution: the run is over, waits, or goes on in the next one. */
  const pause = (waiting: readonly (Failure | 'unfinished')[]): Run => {
    const left = pending();
    const why = waiting.find((w): w is Failure => w !== 'unfinished');
    if (cancelled) run = { ...run, status: { is: 'cancelled', at: iso() } };
    else if (left.length === 0) run = { ...run, status: { is: 'succeeded', at: iso() } };
    else if (why && !outOfTime && run.executions >= MAX_PAUSES) {
      for (const id of left) {
        const dataset = registry.datasets.get(id);
        if (dataset) refuse(dataset, why);
      }
      run = { ...run, status: { is: 'failed', at: iso(), failure: why } };
    } else if (why && !outOfTime) {
      const seconds = Number(why.params['seconds'] ?? 0);
      const wait = Math.max(seconds * 1000, PAUSE_MS);
      const pausedUntil = new Date(host.clock.now() + wait).toISOString();
      run = { ...run, status: { is: 'paused', until: pausedUntil, failure: why } };
    } else run = { ...run, status: { is: 'queued' } };
    if (run.status.is === 'succeeded') {
      const failure = Object.values(run.outcomes).find((o) => o.is === 'failed');
      if (failure) run = { ...run, status: { is: 'failed', at: iso(), failure: failure.failure } };
    }
    host.log.write('INFO', {
      event: 'run.end',
      run: run.id,
      is: run.status.is,
      ...run.counts,
      left: left.length,
    });
    if (isOver(run.status)) {
      const after = snapshot(host);
      logVersions(host, after.subscriptions);
      alert(host, registry, after);
      archive(host, run);
    } else host.records.set(keys.run, asJson(run));
    return run;
  };

  /** What stops a whole execution, and not one data set: it passes, or every data set meets it. */
  const interrupt = (failure: Failure): Run => {
    host.log.write('ERROR', { event: 'run.interrupted', run: run.id, ...asLine(failure) });
    if (failure.code === 'storage.lost') {
      // Without the file the log of segments is not whole: the source is read again from the start.
      host.records.remove(manifestKey(String(failure.params['connection'] ?? '')));
      return pause(run.executions < MAX_PAUSES ? [] : [failure]);
    }
    if (FAILURES[failure.code].recovery !== 'fail') return pause([failure]);
    for (const id of pending()) {
      const dataset = registry.datasets.get(id);
      if (dataset) refuse(dataset, failure);
    }
    return pause([]);
  };

  return {
    interrupt,
    plan: () => plan(registry, known.connections, pending()),
    read: readSources,
    deliver,
    pause,
    stopped,
  };
};

/** Whether a data set is wanted or something wanted is built from it. */
const neededBy = (id: string, ready: readonly Dataset[], steps: Plan): boolean =>
  ready.some((d) => d.id === id) || steps.datasets.some((d) => d.id === id);

const compileQuietly = (scope: BuildScope, dataset: Dataset, sql: string): string => {
  try {
    return compile(scope, dataset, sql);
  } catch (error) {
    // The failure comes again, and is told, when this data set is built.
    if (error instanceof FailureError) return '';
    throw error;
  }
};
