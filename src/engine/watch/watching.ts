import type { Host } from '../../host/host';
import type {
  Connection,
  Outcome as Decided,
  Registry,
  ResourceState,
  Run,
  RunId,
} from '../../model';
import type { Watched } from '../job';
import type { Kept } from '../kept';
import { commitAll } from '../land';
import { failingSeen, type Found } from '../failing';
import { readManifests } from '../manifests';
import { plan, type Plan, type Source } from '../plan';
import { withSql } from '../sql';
import { asJson, keys, snapshot } from '../store';
import { openDraft, type Fed } from './draft';
import { foundOf, openSources, settledAt, type Failing } from './sources';
import type { Warm } from './warm';

/**
 * Logs and tabs follow what is seen no more often: Google lets a user read and write sheets sixty times a
 * minute (facts: Quotas), and publishing takes a few of each.
 */
const PUBLISH_MS = 12_000;
/** Where Google is slow, more seldom still: for every second of publishing so many are left for looking. */
const LEFT = 3;

export interface Round {
  /** Data sets that were built anew, and what became of them. */
  readonly outcomes: Readonly<Record<string, Decided>>;
  /** Data sets of which every source was found as it was, or was read, in this round. */
  readonly fresh: readonly string[];
  readonly failing: readonly Failing[];
  readonly requests: number;
}

type Advance = (
  host: Host,
  registry: Registry<Host>,
  run: Run,
  until: number,
  watched: Watched,
) => Promise<Run>;

export interface Watching {
  /** Asks every source what is new, reads it, and has what it changes seen; now and then publishes it. */
  round(datasets: readonly string[], until: number): Promise<Round>;
  /** Lands and publishes what is seen and not published yet. Nothing is asked any more. */
  close(until: number): Promise<void>;
}

export interface Watcher {
  /** Of the run that all rounds are to whoever looks back. */
  readonly id: string;
  readonly by: string;
  /** Outlives the rounds: the rows of versions that are not told of yet. */
  readonly past: Kept[];
  readonly seen: Watched['seen'];
}

/**
 * Keeps data sets as fresh as their sources, for as long as somebody looks: sources are asked together, what
 * is new is seen as soon as it is checked, and stands in its log before it is published. Who is ended before
 * has shown what the next execution reads again. The caller holds the workbook's lock and calls nobody else
 * who lands.
 */
export const openWatching = (
  { host, flush }: Warm,
  registry: Registry<Host>,
  advance: Advance,
  { id, by, past, seen }: Watcher,
): Watching => {
  let known = '';
  let whole: Registry<Host>;
  /** What is watched, and from where: the same with what is paused, which is built of and not read. */
  let steps: Plan;
  let every: Plan;
  let paused: readonly Fed[] = [];
  let rounds = 0;
  /** Under which mark a connection's log says that all of it was read. */
  const written = new Map<string, RunId>();
  /** Data sets that were seen, or landed, and are not published. */
  const owed = new Set<string>();
  const publishedAt = new Map<string, number>();
  let rest = PUBLISH_MS;

  const sources = openSources(host, (connection, text) => draft.hear(connection, text));

  /** Writes the logs of those that have brought rows, and of these others. */
  const commit = (others: readonly string[] = []): void => {
    const some = sources
      .all()
      // What was pushed was written as it was taken.
      .filter(({ source: { connection }, landing }) => {
        return landing.waits() || connection.pushed || others.includes(connection.id);
      });
    commitAll(
      host,
      some.map(({ landing }) => landing),
    );
    for (const one of some) {
      const mark = settledAt(one);
      if (mark?.startsWith(`${id}.`)) written.set(one.source.connection.id, mark);
      else written.delete(one.source.connection.id);
    }
  };
  const draft = openDraft(
    host,
    withSql(host, registry),
    (dataset, ...rows) => {
      owed.add(dataset.id);
      seen(dataset, ...rows);
    },
    commit,
  );

  const settle = (datasets: readonly string[]): boolean => {
    const { connections, subscription } = snapshot(host);
    const now = JSON.stringify([datasets, connections]);
    if (now === known) return false;
    commit();
    whole = withSql(host, registry);
    const on = connections.filter((connection) => !connection.paused);
    steps = plan(whole, on, datasets);
    every = plan(whole, connections, datasets);
    sources.settle(steps.sources);
    paused = landedOf(
      host,
      every.sources.filter(({ connection }) => connection.paused),
    );
    known = now;
    // An execution may have been ended between landing rows and publishing what is built of them.
    for (const dataset of datasets) {
      const { segments = {} } = subscription(dataset).version ?? {};
      const isBehind = sources.all().some(({ source: { connection }, landing }) => {
        const isFed = steps.feeding(dataset).some((one) => one.connection.id === connection.id);
        return isFed && (segments[connection.id] ?? 0) !== landing.manifest().seq;
      });
      if (isBehind) owed.add(dataset);
    }
    return true;
  };

  /** All that is built of, in the plan's order. */
  const fed = (): readonly Fed[] => {
    const all: readonly Fed[] = [...sources.all(), ...paused];
    return every.sources.flatMap(
      ({ connection }) => all.find(({ source }) => source.connection.id === connection.id) ?? [],
    );
  };

  /** A run of what stands in the logs: it builds these anew, has them seen, and publishes those it may. */
  const run = async (
    datasets: readonly string[],
    until: number,
    publishes: (dataset: string) => boolean,
  ): Promise<Readonly<Record<string, Decided>>> => {
    commit();
    let outcomes: Readonly<Record<string, Decided>> = {};
    for (const [mark, some] of marksOf(datasets)) {
      // What was not read now is built from what is landed, as that of a source that is paused.
      const connections = snapshot(host).connections.map((connection): Connection =>
        written.get(connection.id) === mark ? connection : { ...connection, paused: true },
      );
      const begun: Run = {
        v: 1,
        id: mark,
        datasets: some,
        cause: 'watch',
        by,
        createdAt: new Date(host.clock.now()).toISOString(),
        status: { is: 'queued' },
        outcomes: {},
        // What is read is settled: there is something to go on from.
        executions: 1,
        counts: { requests: 0, rowsRead: 0, retries: 0 },
      };
      const after = await advance(host, registry, begun, until, {
        connections,
        past,
        seen: (dataset, hash, ...rows) => {
          draft.compare(dataset.id, hash);
          seen(dataset, hash, ...rows);
        },
        publishes: (dataset) => publishes(dataset.id),
      });
      outcomes = { ...outcomes, ...after.outcomes };
    }
    return outcomes;
  };

  /** Data sets by the newest mark under which something that feeds them stands read in its log. */
  const marksOf = (datasets: readonly string[]): ReadonlyMap<RunId, readonly string[]> => {
    const of = new Map<RunId, string[]>();
    for (const dataset of datasets) {
      const feeding = steps.feeding(dataset).map(({ connection }) => connection.id);
      const readable = sources
        .all()
        .find((one) => feeding.includes(one.source.connection.id) && settledAt(one));
      // Nothing of it has brought rows: that one of them was read is all there is to say.
      if (readable && !feeding.some((one) => written.has(one)))
        commit([readable.source.connection.id]);
      const marks = feeding.flatMap((one) => written.get(one) ?? []);
      const newest = marks.sort((a, b) => roundOf(b) - roundOf(a))[0];
      if (newest !== undefined) of.set(newest, [...(of.get(newest) ?? []), dataset]);
    }
    return of;
  };

  const found = (dataset: string, source: Source): Found => {
    const one = sources
      .all()
      .find(({ source: { connection } }) => connection.id === source.connection.id);
    return (
      one &&
      foundOf(
        one,
        steps.needs(dataset, source).map(({ name }) => name),
      )
    );
  };
  /** Records which sources of a data set are not read: its rows say so as soon as it is known here. */
  const note = (dataset: string): void => {
    const subscription = snapshot(host).subscription(dataset);
    if (!subscription.version) return;
    const feeding = new Map(steps.feeding(dataset).map((one) => [one.connection.id, one]));
    const failing = failingSeen(
      subscription,
      [...feeding.values()].map(({ connection }) => connection),
      ({ id }) => {
        const now = found(dataset, feeding.get(id)!);
        // What it brought stands there first.
        return now === 'read' && owed.has(dataset) ? undefined : now;
      },
    );
    const { failing: before = [], ...rest } = subscription;
    if (JSON.stringify(failing) === JSON.stringify(before)) return;
    const now = failing.length > 0 ? { ...rest, failing } : rest;
    host.records.set(keys.subscription(dataset), asJson(now));
  };

  const deliver = async (
    datasets: readonly string[],
    until: number,
    publishes: (dataset: string) => boolean,
  ): Promise<Readonly<Record<string, Decided>>> => {
    if (datasets.length === 0) return {};
    const began = host.clock.now();
    const outcomes = await run(datasets, until, publishes);
    const now = host.clock.now();
    for (const dataset of datasets)
      if (!outcomes[dataset]) owed.add(dataset);
      else {
        owed.delete(dataset);
        publishedAt.set(dataset, now);
      }
    rest = Math.max(PUBLISH_MS, (now - began) * LEFT);
    return outcomes;
  };

  return {
    close: async (until) => {
      try {
        await deliver([...owed], until, () => true);
        commit();
        flush();
      } finally {
        draft.close();
        for (const { client } of sources.all()) client.rest();
      }
    },
    round: async (datasets, until) => {
      const isNew = settle(datasets);
      const mark = `${id}.${(rounds += 1)}` as RunId;
      const before = new Map(sources.all().map((one) => [one, one.heard]));
      sources.read(mark);
      const changed = new Set(
        sources
          .all()
          .filter((one) => before.get(one) !== one.heard)
          .map(({ source }) => source.connection.id),
      );
      const touched = datasets.filter(
        (dataset) =>
          (isNew && owed.has(dataset)) ||
          steps.feeding(dataset).some(({ connection }) => changed.has(connection.id)),
      );
      const left = touched.length > 0 ? await draft.show(every, touched, fed()) : [];
      const at = host.clock.now();
      const isDue = (dataset: string): boolean =>
        at - (publishedAt.get(dataset) ?? -Infinity) >= rest;
      const due = datasets.filter((one) => left.includes(one) || (owed.has(one) && isDue(one)));
      const outcomes = await deliver(due, until, isDue);
      flush();
      for (const dataset of datasets) note(dataset);
      const failing = sources.all().flatMap((one) => one.failing ?? []);
      const isFresh = (dataset: string): boolean =>
        steps.feeding(dataset).every((source) => found(dataset, source) === 'read');
      const fresh = datasets.filter(isFresh);
      return { outcomes, fresh, failing, requests: sources.requests() };
    },
  };
};

const roundOf = (mark: RunId): number => Number(mark.slice(mark.lastIndexOf('.') + 1));

const NEVER: ResourceState = { generation: 0, checkpoint: null };
/** What is not read and stays as it was landed. */
const landedOf = (host: Host, sources: readonly Source[]): readonly Fed[] => {
  const found = readManifests(
    host,
    sources.map(({ connection }) => connection.id),
  );
  return sources.flatMap((source, i): Fed[] => {
    const manifest = found[i]?.manifest;
    const state = (name: string) => manifest?.resources[name] ?? NEVER;
    return manifest ? [{ source, landing: { manifest: () => manifest, state } }] : [];
  });
};
