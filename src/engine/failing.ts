import type {
  Connection,
  Dataset,
  Failing,
  Failure,
  ResourceState,
  Run,
  Subscription,
  Version,
} from '../model';
import type { Job } from './job';
import { isWaitedFor } from './patience';
import { isLanded, type Manifests } from './paused';
import type { Plan, Source } from './plan';
import { askedAgainAt } from './schedule';

/** How the sources of a run came through their reading. */
export interface Reading {
  readonly run: Run;
  readonly manifests: Manifests;
  /** Those that are not settled, and why. */
  readonly waiting: ReadonlyMap<Source, Failure | 'unfinished'>;
  /** Those that were not asked, for they could not be read a short while ago. */
  readonly spared: ReadonlyMap<Source, Failure>;
}

/** How a source stands with a data set: read, not yet, or why it could not be. */
type Standing = 'read' | 'open' | Failure;

const standingOf = (
  steps: Plan,
  { id }: Dataset,
  source: Source,
  { run, manifests, waiting, spared }: Reading,
): Standing => {
  const resources = manifests.get(source)?.resources ?? {};
  const states = steps
    .needs(id, source)
    .map(({ name }): ResourceState | undefined => resources[name]);
  const broken = states.find((state) => state?.run === run.id && state.failure)?.failure;
  if (broken) return broken;
  if (states.every((state) => state?.run === run.id)) return 'read';
  const why = spared.get(source) ?? waiting.get(source);
  if (why === undefined || why === 'unfinished' || isWaitedFor(run, why)) return 'open';
  return states.find((state) => state?.run !== run.id && state?.failure)?.failure ?? why;
};

/** What becomes of a data set some of whose sources could not be read. */
export type Without =
  /** The others go on: of these sources the rows stay that were known of them. */
  | { readonly is: 'built'; readonly failing: ReadonlyMap<Source, Failure> }
  | { readonly is: 'refused'; readonly failure: Failure }
  | { readonly is: 'waits' };

/**
 * Several sites are several connections, and one of them that cannot be read keeps nothing from the others.
 * Who asked for a repair means all of it. Rows that are published are not to change because their source is
 * down: where the landing has not all of them, or has more of some collections than of others, all waits.
 */
export const withoutSome = (
  steps: Plan,
  dataset: Dataset,
  version: Version | undefined,
  reading: Reading,
): Without => {
  const asked = steps.feeding(dataset.id).filter(({ connection }) => !connection.paused);
  const standings = asked.map((source) => standingOf(steps, dataset, source, reading));
  const failing = new Map(
    asked.flatMap((source, i): [Source, Failure][] => {
      const standing = standings[i]!;
      return typeof standing === 'object' ? [[source, standing]] : [];
    }),
  );
  const isWhole = reading.run.repair !== undefined || !standings.includes('read');
  const lost = asked.filter(
    (source) =>
      failing.has(source) &&
      (version?.parts?.[source.connection.id] ?? 0) > 0 &&
      (!isLanded(steps, dataset.id, source, reading.manifests) ||
        isTorn(steps, dataset, source, reading.manifests, version)),
  );
  const needed = isWhole ? [...failing.keys()] : lost;
  const settled = needed.find((source) => isSettled(steps, dataset, source, reading));
  if (settled) return { is: 'refused', failure: failing.get(settled)! };
  if (needed.length > 0 || standings.includes('open')) return { is: 'waits' };
  return { is: 'built', failing };
};

/**
 * Whether some of the collections that a data set is built from are newer than what is published and others
 * could not be read: a student who moved would be missing, or be there twice.
 */
const isTorn = (
  steps: Plan,
  { id }: Dataset,
  source: Source,
  manifests: Manifests,
  version: Version | undefined,
): boolean => {
  const names = steps.needs(id, source).map(({ name }) => name);
  const manifest = manifests.get(source);
  if (names.length < 2 || !manifest) return false;
  const known = version?.segments[source.connection.id] ?? 0;
  const { from, to } = manifest.compacted ?? { from: Infinity, to: 0 };
  return manifest.segments.some(
    ({ seq, chunks }) =>
      seq > known &&
      // What was only written anew is no news.
      (known < from || seq > to) &&
      chunks.some(
        ({ resource, generation }) =>
          names.includes(resource) && generation === manifest.resources[resource]?.generation,
      ),
  );
};

/** Whether it has failed in this run for good: asking it once more in the same run is no use. */
const isSettled = (
  steps: Plan,
  { id }: Dataset,
  source: Source,
  { run, manifests }: Reading,
): boolean =>
  steps.needs(id, source).some(({ name }) => {
    const state = manifests.get(source)?.resources[name];
    return state?.run === run.id && state.failure !== undefined;
  });

/**
 * Sources that a run of the schedule does not ask yet: they could not be read a short while ago, and each of
 * its data sets has others.
 */
export const sparedIn = (
  steps: Plan,
  { run, pending, before }: Pick<Job, 'run' | 'pending' | 'before'>,
  now: number,
): Reading['spared'] => {
  if (run().cause !== 'schedule') return new Map();
  const wanted = pending().map((id) => {
    const sources = steps.feeding(id).filter(({ connection }) => !connection.paused);
    const { failing } = before(id);
    const down = sources.filter(({ connection }) => {
      const known = of(failing, connection);
      return known !== undefined && askedAgainAt(known) > now;
    });
    return { failing, sources, down: down.length < sources.length ? down : [] };
  });
  return new Map(
    steps.sources.flatMap((source): [Source, Failure][] => {
      const fed = wanted.filter(({ sources }) => sources.includes(source));
      const known = of(fed[0]?.failing, source.connection);
      return known && fed.every(({ down }) => down.includes(source))
        ? [[source, known.failure]]
        : [];
    }),
  );
};

const of = (failing: readonly Failing[] = [], { id }: Connection): Failing | undefined =>
  failing.find(({ connection }) => connection === id);

/** A source that could not be read for a data set in this execution. */
export interface Unread {
  readonly connection: Connection;
  readonly failure: Failure;
  /** It was not asked: what is known of it stands. */
  readonly spared: boolean;
}

/** What a published data set says of its sources: of those that nobody asked in this run what it said before. */
export const failingNow = (
  { failing = [], version }: Pick<Subscription, 'failing' | 'version'>,
  { run, connections, unread, now }: Pick<Job, 'run' | 'connections' | 'unread' | 'now'>,
  dataset: string,
): readonly Failing[] => {
  const at = now();
  const asleep = connections.filter(({ paused }) => paused || run().repair?.landed);
  return [
    ...(unread.get(dataset) ?? []).map(({ connection, failure, spared }): Failing => {
      const known = of(failing, connection);
      if (spared && known) return known;
      const { since = at, tries = 0 } = known ?? {};
      const good = goodOf(known, version, connection);
      const times = { since, askedAt: at, tries: tries + 1 };
      return { connection: connection.id, failure, ...good, ...times };
    }),
    ...asleep.flatMap((connection) => of(failing, connection) ?? []),
  ];
};

/** The last version that held what a source held. */
const goodOf = (
  known: Failing | undefined,
  version: Version | undefined,
  { id }: Connection,
): Pick<Failing, 'good'> => {
  const good = known ? known.good : version?.parts?.[id] && version.at;
  return good ? { good } : {};
};

/** What whoever asks a source again and again has found last; undefined: nothing yet. */
export type Found = 'read' | undefined | { readonly failure: Failure; readonly since: string };

/**
 * What a published data set says of its sources, where somebody watches them. Where none is left to go on
 * with it is no matter of some of them: its next refresh says so.
 */
export const failingSeen = (
  { failing = [], version }: Pick<Subscription, 'failing' | 'version'>,
  feeding: readonly Connection[],
  found: (connection: Connection) => Found,
): readonly Failing[] => {
  const isLeft = feeding.some((connection) => found(connection) === 'read');
  const others = failing.filter((one) => !feeding.some(({ id }) => id === one.connection));
  const own = feeding.flatMap((connection): readonly Failing[] => {
    const known = of(failing, connection);
    const now = found(connection);
    if (now === 'read') return [];
    if (known) return [now ? { ...known, failure: now.failure } : known];
    if (!now || !isLeft) return [];
    const { failure, since } = now;
    const good = goodOf(undefined, version, connection);
    // It is asked again all the time: when it was asked in vain first says when a refresh asks it, too.
    return [{ connection: connection.id, failure, ...good, since, askedAt: since, tries: 1 }];
  });
  return [...own, ...others];
};

/** Sources of a data set that could not be read, as far as anybody wants them read. */
export const failingIn = (
  { failing = [] }: { readonly failing?: readonly Failing[] },
  connections: readonly Connection[],
): readonly (Failing & { readonly site: string })[] =>
  failing.flatMap((one) => {
    const found = connections.find(({ id, paused }) => id === one.connection && !paused);
    return found ? [{ ...one, site: found.site }] : [];
  });
