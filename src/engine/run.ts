import type { Host } from '../host/host';
import {
  FAILURES,
  FailureError,
  failureOf,
  isOver,
  logged,
  type Counts,
  type Dataset,
  type Failure,
  type Json,
  type Registry,
  type ResourceState,
  type Run,
  type RunId,
} from '../model';
import { carryOver, stopped, type Moved } from './carry';
import { compact } from './compact';
import { deliver, manifestsOf, type Manifests } from './deliver';
import { enginesOf, type Engines } from './engines';
import { sparedIn, withoutSome, type Reading, type Unread } from './failing';
import { openJob, type Job, type Watched } from './job';
import { tellLater, tellPublished } from './kept';
import { manifestKey, readManifests, sweepSettled, type Unwritten } from './land';
import { endMove } from './move';
import { hopeless, mostPauses } from './patience';
import { groupsOf, refusedByPause } from './paused';
import { plan, type Plan, type Source } from './plan';
import { read } from './read';
import { archive } from './record';
import { withSql } from './sql';
import { asJson, keys, snapshot } from './store';

/** A source whose files are gone is read anew so often. */
const MAX_LOST = 4;
/** Tidying up is for executions that have most of their time left; nothing depends on it. */
const TIDY_BEFORE_MS = 120_000;
const PAUSE_MS = 15 * 60_000;

/**
 * Works on a run until it is over, has to wait, or `until` is near, and answers where it stands:
 * plan → read (and land) → deliver (load → build → check → publish → record). What people are told of it
 * comes when the execution leaves.
 * Everything is committed on the way: killed at any call, the next `advance` ends in the same state.
 * The caller holds the workbook's lock.
 */
export const advance = async (
  host: Host,
  registry: Registry<Host>,
  begun: Run,
  until: number,
  watched?: Watched,
): Promise<Run> => {
  const job = openJob(host, withSql(host, registry), begun, until, watched);
  const engines = enginesOf(job);
  job.phase('plan');
  host.log.write('run.begin', { datasets: begun.datasets, executions: job.run().executions });
  try {
    const why = hopeless(job.run());
    if (why) letGo(job, why);
    const steps = plan(job.registry, job.connections, job.pending());
    const spared = sparedIn(steps, job, host.clock.now());
    const { waiting, manifests, unwritten } = readAll(job, steps, spared);
    if (!job.cancelled() && !job.outOfTime()) {
      const ready = readable(job, steps, { run: job.run(), manifests, waiting, spared });
      const isUnread = ({ id }: Dataset, { connection }: Source): boolean =>
        job.unread.get(id)?.some((one) => one.connection === connection) ?? false;
      job.phase('build');
      for (const group of groupsOf(steps, ready, manifests, isUnread))
        if (!job.cancelled() && !job.outOfTime())
          await deliver(job, engines, steps, group.datasets, group.manifests);
    }
    // The next execution of this run is not to read again what it has found unchanged.
    if (unwritten.length > 0 && job.pending().length > 0 && !job.cancelled())
      host.files.write(unwritten);
    const isMove = begun.cause === 'move' && job.pending().length === 0 && !job.cancelled();
    const { moved, waits } = isMove
      ? await move(job, engines)
      : { moved: 'done' as const, waits: [] };
    const run = finish(job, [...waiting.values(), ...waits], steps, moved);
    // Whoever watches holds the logs open.
    for (const source of isOver(run.status) && !watched ? steps.sources : [])
      if (host.clock.elapsed() < TIDY_BEFORE_MS) compact(host, source, manifests.get(source));
    return run;
  } catch (error) {
    return interrupt(job, failureOf(error));
  } finally {
    engines.close();
    host.log.about({});
  }
};

/** The second half of a run that moves to another warehouse. @returns what is waited for, too. */
const move = async (
  job: Job,
  engines: Engines,
): Promise<{ readonly moved: Moved; readonly waits: readonly Failure[] }> => {
  if (job.outOfTime()) return { moved: 'unfinished', waits: [] };
  try {
    return { moved: await carryOver(job, engines), waits: [] };
  } catch (error) {
    const why = stopped(error);
    job.host.log.write('run.interrupted', logged(failureOf(error)));
    return 'ends' in why
      ? { moved: why.ends, waits: [] }
      : { moved: 'unfinished', waits: [why.waits] };
  }
};

/**
 * Reads every source that this run has not read yet. A school may have thirty that take seconds each: the
 * clock is looked at before each of them, and one that is settled already costs no call of its own.
 */
const readAll = (
  job: Job,
  steps: Plan,
  spared: Reading['spared'],
): {
  readonly waiting: Reading['waiting'];
  readonly manifests: Manifests;
  readonly unwritten: readonly Unwritten[];
} => {
  const { host, until } = job;
  const { sources } = steps;
  const waiting = new Map<Source, Failure | 'unfinished'>();
  job.phase('read');
  // Twenty connections cost hardly more calls than one.
  const ids = sources.map(({ connection }) => connection.id);
  const found = new Map(readManifests(host, ids).map((one, i) => [sources[i]!, one]));
  const files = sources.length > 0 ? host.files.list('') : [];
  const manifests = new Map(
    [...found].flatMap(([source, one]) => (one ? [[source, one.manifest] as const] : [])),
  );
  // In the first execution of a run there is nothing to go on from.
  const begun = job.run().executions > 1;
  const settled = sources.filter((source) => begun && isSettled(source, manifests, job.run().id));
  sweepSettled(
    host,
    files,
    settled.map((source) => manifests.get(source)!),
  );
  const unwritten: Unwritten[] = [];
  const asked: Source[] = [];
  for (const source of job.run().repair?.landed ? [] : sources) {
    if (source.connection.paused || settled.includes(source) || spared.has(source)) continue;
    if (asked.length > 0 && host.clock.now() > until) job.endEarly();
    if (job.cancelled() || job.outOfTime()) {
      waiting.set(source, 'unfinished');
      continue;
    }
    asked.push(source);
    const { id } = source.connection;
    const begun = host.clock.now();
    const secrets = (host.secrets.get(keys.secret(id)) ?? {}) as Record<string, string>;
    const { id: run, repair } = job.run();
    const known = { found: found.get(source) ?? null, files };
    const told = read(host, source, secrets, run, until, job.report, repair, known);
    const { end, counts } = told;
    manifests.set(source, told.manifest);
    if (told.unwritten) unwritten.push(told.unwritten);
    const took = host.clock.now() - begun;
    const { counts: all, sources } = job.run();
    const own = sources?.[id];
    job.change({
      counts: sum(all, counts),
      sources: { ...sources, [id]: { ...sum(own, counts), ms: (own?.ms ?? 0) + took } },
    });
    const how = typeof end === 'string' ? end : 'paused';
    host.log.write('read.end', {
      connection: id,
      end: how,
      ...counts,
      took,
    });
    if (end === 'unfinished') job.endEarly();
    if (end === 'unfinished' || end === 'cancelled') waiting.set(source, 'unfinished');
    else if (end !== 'settled') waiting.set(source, end.paused);
  }
  return { waiting, manifests, unwritten };
};

/** Whether everything that is wanted of a source was read, or refused, in this run. */
const isSettled = (source: Source, manifests: Manifests, run: RunId): boolean => {
  const resources = manifests.get(source)?.resources;
  return (
    resources !== undefined && source.resources.every(({ name }) => resources[name]?.run === run)
  );
};

const sum = (a: Counts | undefined, b: Counts): Counts => ({
  requests: (a?.requests ?? 0) + b.requests,
  retries: (a?.retries ?? 0) + b.retries,
  rowsRead: (a?.rowsRead ?? 0) + b.rowsRead,
});

/** Refuses the data sets that cannot be built from what was read. @returns those that can be now. */
const readable = (job: Job, steps: Plan, reading: Reading): Dataset[] => {
  const { registry } = job;
  const { manifests, spared } = reading;
  const run = job.run().id;
  const ready: Dataset[] = [];
  for (const id of job.pending()) {
    const dataset = registry.datasets.get(id);
    const sources = steps.feeding(id);
    if (!dataset || sources.length === 0) {
      const failure: Failure = {
        code: 'setup.no_connection',
        params: { dataset: dataset?.title ?? id },
      };
      if (dataset) job.refuse(dataset, failure);
      else job.change({ outcomes: { ...job.run().outcomes, [id]: { is: 'failed', failure } } });
      continue;
    }
    const before = job.before(id);
    const paused = sources.some(({ connection }) => connection.paused);
    const refused = paused && refusedByPause(steps, dataset, before, manifests, run);
    if (refused) {
      job.refuse(dataset, refused);
      continue;
    }
    if (job.run().repair?.landed) {
      const states = statesOf(steps, id, manifests);
      const whole = states.every((state) => state?.completeAt !== undefined);
      if (whole) ready.push(dataset);
      else job.refuse(dataset, { code: 'data.not_landed', params: { dataset: dataset.title } });
      continue;
    }
    const without = withoutSome(steps, dataset, before.version, reading);
    if (without.is === 'refused') job.refuse(dataset, without.failure);
    if (without.is !== 'built') continue;
    const unread = [...without.failing].map(([source, failure]): Unread => {
      return { connection: source.connection, failure, spared: spared.has(source) };
    });
    if (unread.length > 0) job.unread.set(id, unread);
    ready.push(dataset);
  }
  return ready;
};

/** How the resources stand that are read for a data set; undefined: never read. */
const statesOf = (
  steps: Plan,
  dataset: string,
  manifests: Manifests,
): readonly (ResourceState | undefined)[] =>
  steps.feeding(dataset).flatMap((source) => {
    if (source.connection.paused) return [];
    const resources = manifests.get(source)?.resources ?? {};
    return steps.needs(dataset, source).map(({ name }) => resources[name]);
  });

/** Ends the execution: the run is over, waits, or goes on in the next one. */
const finish = (
  job: Job,
  waiting: readonly (Failure | 'unfinished')[],
  steps?: Plan,
  moved: Moved = 'done',
): Run => {
  const { host } = job;
  const why = waiting.find((reason): reason is Failure => reason !== 'unfinished');
  const waits = why && !job.outOfTime() && !job.cancelled();
  let end = moved;
  if (waits && (job.pending().length > 0 || moved === 'unfinished')) {
    job.change({ pauses: (job.run().pauses ?? 0) + 1 });
    if ((job.run().pauses ?? 0) >= mostPauses(job.run(), why)) {
      giveUp(job, why, steps);
      if (moved === 'unfinished') end = why;
    }
  }
  const left = job.pending();
  const failure =
    typeof end === 'object'
      ? end
      : Object.values(job.run().outcomes).find((o) => o.is === 'failed')?.failure;
  const decided = left.length === 0 && end !== 'unfinished';
  const at = job.now();
  if (job.cancelled() || end === 'cancelled') job.change({ status: { is: 'cancelled', at } });
  else if (decided && failure) job.change({ status: { is: 'failed', at, failure } });
  else if (decided) job.change({ status: { is: 'succeeded', at } });
  else if (waits) {
    const wait = Math.max(Number(why.params['seconds'] ?? 0) * 1000, PAUSE_MS);
    const until = new Date(host.clock.now() + wait).toISOString();
    job.change({ status: { is: 'paused', until, since: at, failure: why } });
  } else job.change({ status: { is: 'queued' } });

  const run = job.run();
  host.log.write('run.end', {
    end: run.status.is,
    left: left.length,
    ...run.counts,
    took: host.clock.elapsed(),
    ...(run.status.is === 'paused' ? { until: run.status.until } : {}),
  });
  let also: Readonly<Record<string, Json>> = {};
  tellOf(job, () => (also = job.watched ? tellLater(host) : tellPublished(job)));
  if (!isOver(run.status)) {
    host.records.setAll({ ...also, [keys.run]: asJson(run) });
    return run;
  }
  try {
    archive(host, run, also);
  } catch (error) {
    // The history is the first to make room; that the run is over has to be known all the same.
    if (failureOf(error).code !== 'storage.full') throw error;
    host.records.set(keys.run, asJson(run));
  }
  if (run.cause === 'move') endMove(host);
  return run;
};

/** What cannot be told now is told after the next run; this one is over all the same. */
const tellOf = (job: Job, tell: () => void): void => {
  try {
    tell();
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'storage.lost') throw error;
    job.host.log.write('run.untold', logged(failure));
  }
};

/**
 * Ends the run at hand where even that it failed could not be recorded as usual: what it has published
 * stays, and whoever looks is told why nothing came after it.
 */
export const abandon = (host: Host, failure: Failure): void => {
  const { run } = snapshot(host);
  if (!run || isOver(run.status)) return;
  const at = new Date(host.clock.now()).toISOString();
  const over: Run = { ...run, outcomes: {}, status: { is: 'failed', at, failure } };
  const ways = [
    () => archive(host, over),
    () => host.records.set(keys.run, asJson(over)),
    // Not even that has room. Without a record the next refresh begins a new run.
    () => host.records.remove(keys.run),
  ];
  for (const way of ways)
    try {
      way();
      return;
    } catch {
      // The next way asks for less.
    }
};

/** What is ended again and again is let go of: the data set in hand, or all if none is. */
const letGo = (job: Job, why: Failure): void => {
  const inHand = job.pending().flatMap((id) => {
    const dataset = job.registry.datasets.get(id);
    return dataset && dataset.title === why.params['what'] ? [dataset] : [];
  });
  if (inHand.length === 0) refuseAll(job, why);
  for (const dataset of inHand) job.refuse(dataset, why);
  job.change({ ended: { times: 0, decided: 0, progress: { phase: 'plan', what: '', done: 0 } } });
};

/** What has been waited for long enough is refused, each data set for its own reason. */
const giveUp = (job: Job, why: Failure, steps: Plan | undefined): void => {
  if (!steps) {
    refuseAll(job, why);
    return;
  }
  const manifests = manifestsOf(job, steps.sources);
  for (const id of job.pending()) {
    const dataset = job.registry.datasets.get(id);
    const own = statesOf(steps, id, manifests).find((state) => state?.failure)?.failure;
    if (dataset) job.refuse(dataset, own ?? why);
  }
};

const refuseAll = (job: Job, failure: Failure): void => {
  for (const id of job.pending()) {
    const dataset = job.registry.datasets.get(id);
    if (dataset) job.refuse(dataset, failure);
  }
};

/** What stops a whole execution, and not one data set: it passes, or every data set meets it. */
const interrupt = (job: Job, failure: Failure): Run => {
  const { host } = job;
  host.log.write('run.interrupted', logged(failure));
  if (failure.code === 'storage.lost') {
    // Without the file the log of segments is not whole: the source is read again from the start.
    const lost = failure.params['connection'];
    for (const { id } of job.connections)
      if (lost === undefined || lost === id) host.records.remove(manifestKey(id));
    if (lost === undefined)
      for (const key of ['folder', 'versions', keys.passports]) host.records.remove(key);
    return finish(job, job.run().executions < MAX_LOST ? [] : [failure]);
  }
  if (FAILURES[failure.code].recovery !== 'fail') return finish(job, [failure]);
  // Whatever is recorded of the failure would meet it too.
  if (failure.code === 'storage.full') throw new FailureError(failure.code, failure.params);
  refuseAll(job, failure);
  return finish(job, []);
};
