import type { Host } from '../host/host';
import {
  FAILURES,
  FailureError,
  failureOf,
  isOver,
  logged,
  type Failure,
  type Json,
  type Run,
} from '../model';
import type { Moved } from './carry';
import { manifestsOf } from './deliver';
import type { Job } from './job';
import { tellLater, tellPublished } from './kept';
import { manifestKey } from './manifests';
import { endMove } from './move';
import { mostPauses } from './patience';
import type { Plan } from './plan';
import { statesOf } from './read-all';
import { archive } from './record';
import { asJson, keys, snapshot } from './store';

/** A source whose files are gone is read anew so often. */
const MAX_LOST = 4;
const PAUSE_MS = 15 * 60_000;

/** Ends the execution: the run is over, waits, or goes on in the next one. */
export const finish = (
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
export const letGo = (job: Job, why: Failure): void => {
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
export const interrupt = (job: Job, failure: Failure): Run => {
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
