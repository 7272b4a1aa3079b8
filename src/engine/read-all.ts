import type { Counts, Dataset, Failure, ResourceState, RunId } from '../model';
import type { Manifests } from './deliver';
import { withoutSome, type Reading, type Unread } from './failing';
import type { Job } from './job';
import { readManifests, sweepSettled, type Unwritten } from './manifests';
import { refusedByPause } from './paused';
import type { Plan, Source } from './plan';
import { read } from './read';
import { keys } from './store';

/**
 * Reads every source that this run has not read yet. A school may have thirty that take seconds each: the
 * clock is looked at before each of them, and one that is settled already costs no call of its own.
 */
export const readAll = (
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
export const readable = (job: Job, steps: Plan, reading: Reading): Dataset[] => {
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
export const statesOf = (
  steps: Plan,
  dataset: string,
  manifests: Manifests,
): readonly (ResourceState | undefined)[] =>
  steps.feeding(dataset).flatMap((source) => {
    if (source.connection.paused) return [];
    const resources = manifests.get(source)?.resources ?? {};
    return steps.needs(dataset, source).map(({ name }) => resources[name]);
  });
