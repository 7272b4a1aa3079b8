import type { Host } from '../host/host';
import {
  failureOf,
  isOver,
  logged,
  type Dataset,
  type Failure,
  type Registry,
  type Run,
} from '../model';
import { carryOver, stopped, type Moved } from './carry';
import { compact } from './compact';
import { deliver } from './deliver';
import { finish, interrupt, letGo } from './end';
import { enginesOf, type Engines } from './engines';
import { sparedIn } from './failing';
import { openJob, type Job, type Watched } from './job';
import { hopeless } from './patience';
import { groupsOf } from './paused';
import { plan, type Source } from './plan';
import { readAll, readable } from './read-all';
import { withSql } from './sql';

/** Tidying up is for executions that have most of their time left; nothing depends on it. */
const TIDY_BEFORE_MS = 120_000;

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
