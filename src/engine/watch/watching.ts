import type { Host } from '../../host/host';
import { createClient, isFailure, type Client } from '../../http/client';
import {
  FailureError,
  failureOf,
  logged,
  type Connection,
  type Failure,
  type Outcome as Decided,
  type Registry,
  type Run,
  type RunId,
  type Session,
} from '../../model';
import { between, renewing } from '../between';
import { compact } from '../compact';
import { inboxOf, takeInbox } from '../inbox';
import type { Watched } from '../job';
import type { Kept } from '../kept';
import { openLanding, type Landing } from '../land';
import { plan, type Plan, type Source } from '../plan';
import { openReading, type Reading } from '../read';
import { withSql } from '../sql';
import { keys, snapshot } from '../store';
import { openTalk, together, type Outcome, type Step, type Talk } from './together';
import type { Warm } from './warm';

/** A source that fails is asked again after so long, and then after twice as long, up to the second. */
const AGAIN_MS = [2_000, 30_000] as const;

/**
 * A tab follows what is seen no more often: Google lets a user read and write sheets sixty times a minute
 * (facts: Quotas), and publishing takes a few of each.
 */
const PUBLISH_MS = 12_000;

/** What keeps a source from being read, and since when. */
export interface Failing {
  readonly connection: string;
  readonly site: string;
  readonly since: number;
  readonly failure: Failure;
}

export interface Round {
  /** Data sets that were built anew, and what became of them. */
  readonly outcomes: Readonly<Record<string, Decided>>;
  /** Data sets of which every source was found as it was, or was read, in this round. */
  readonly fresh: readonly string[];
  readonly failing: readonly Failing[];
  readonly requests: number;
}

interface Opened {
  readonly source: Source;
  readonly talk: Talk;
  readonly client: Client;
  readonly landing: Landing;
  session?: Session;
  /** Its news as last read to the end. */
  read?: string;
  failing?: Failing & { readonly times: number; readonly again: number };
}

type Advance = (
  host: Host,
  registry: Registry<Host>,
  run: Run,
  until: number,
  watched: Watched,
) => Promise<Run>;

export interface Watching {
  /** Asks every source what is new, reads it, builds and publishes what it changes. */
  round(datasets: readonly string[], until: number): Promise<Round>;
  /** Publishes what is seen and not published yet. Nothing is asked any more. */
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
 * they were asked once (who they are, where they end) is known, and their logs stay open. The caller holds
 * the workbook's lock and calls nobody else who lands.
 */
export const openWatching = (
  { host, flush }: Warm,
  registry: Registry<Host>,
  advance: Advance,
  { id, by, past, seen }: Watcher,
): Watching => {
  let known = '';
  let steps: Plan;
  let sources: readonly Opened[] = [];
  /** What each data set was last built from here. */
  const segmentsOf = new Map<string, Readonly<Record<string, number>>>();
  let rounds = 0;
  let requests = 0;
  const count = (n: number): void => {
    requests += n;
  };

  const open = (source: Source): Opened => {
    const { connection, connector } = source;
    compact(host, source);
    const secrets = (host.secrets.get(keys.secret(connection.id)) ?? {}) as Record<string, string>;
    const { perMinute, perSecond, perHour } = connector.rate;
    const counts = [perMinute, perSecond, perHour].some((limit) => limit !== undefined);
    const talk = openTalk(host.http, counts);
    // A copy would make what is made when it is first asked for.
    const speaking = Object.create(host, { http: { value: talk.http } }) as Host;
    const kept = between(speaking, connector, secrets, renewing(host, connection.id));
    return {
      source,
      talk,
      client: createClient(speaking, connector, connection.settings, secrets, kept),
      landing: openLanding(host, connection.id),
    };
  };

  /** What is watched and from where; both may change between two rounds. */
  const settle = (datasets: readonly string[]): void => {
    const { connections } = snapshot(host);
    const now = JSON.stringify([datasets, connections]);
    if (now === known) return;
    const whole = withSql(host, registry);
    const on = connections.filter(({ paused }) => !paused);
    steps = plan(whole, on, datasets);
    const before = new Map(sources.map((one) => [JSON.stringify(mineOf(one.source)), one]));
    sources = steps.sources.map(
      (source) => before.get(JSON.stringify(mineOf(source))) ?? open(source),
    );
    known = now;
  };

  const fail = (one: Opened, error: unknown): void => {
    const failure = failureOf(error);
    const at = host.clock.now();
    const { since = at, times = 0 } = one.failing ?? {};
    const { id: connection, site } = one.source.connection;
    const wait = Math.min(AGAIN_MS[0] * 2 ** times, AGAIN_MS[1]);
    if (times === 0) host.log.write('watch.failing', { connection, ...logged(failure) });
    one.failing = { connection, site, since, failure, times: times + 1, again: at + wait };
  };

  /** Runs a step of each, all at once; what fails is set aside. */
  const each = <T>(some: readonly Opened[], act: (one: Opened) => T): [Opened, T][] => {
    const all = some.map((one): Step<T> => ({ talk: one.talk, act: () => act(one) }));
    const outcomes: readonly Outcome<T>[] = together(host.http, all, count);
    return some.flatMap((one, i): [Opened, T][] => {
      const outcome = outcomes[i]!;
      if ('value' in outcome) return [[one, outcome.value]];
      fail(one, outcome.error);
      return [];
    });
  };

  /** Those in which there is something to be read, each knowing its newest. */
  const withNews = (asked: readonly Opened[]): [Opened, string | undefined][] => {
    const opened = each(
      asked.filter(({ session }) => !session),
      (one) => one.client.session,
    );
    for (const [one, session] of opened) one.session = session;
    const first = opened.map(([one]) => one);
    const telling = asked.filter(
      (one) => one.session && !first.includes(one) && one.source.connector.news,
    );
    const told = each(telling, ({ client, session, source }) =>
      client.converse(source.connector.news!(session!)),
    );
    for (const [one, news] of told) {
      const { session } = one;
      const discovery = { ...session!.discovery, ...news };
      one.session = { ...session!, discovery, now: host.clock.now() };
    }
    const silent = asked.filter((one) => one.session && !one.source.connector.news);
    const answered = [
      ...first,
      ...told.map(([one]) => one),
      ...silent.filter((s) => !first.includes(s)),
    ];
    return answered.flatMap((one): [Opened, string | undefined][] => {
      const { source, session } = one;
      const news = source.connector.news ? JSON.stringify(session!.discovery) : undefined;
      const pushed =
        source.connection.pushed && inboxOf(host, source.connection.id).waiting.length > 0;
      recovered(one);
      return news === undefined || news !== one.read || pushed ? [[one, news]] : [];
    });
  };
  const recovered = (one: Opened): void => {
    delete one.failing;
  };

  /** An execution may have been ended between landing rows and publishing what is built of them. */
  const isBehind = (datasets: readonly string[]): ((one: Opened) => boolean) => {
    const now = snapshot(host);
    return ({ source, landing }) => {
      const { id: connection } = source.connection;
      return datasets.some((dataset) => {
        const { segments = {} } = now.subscription(dataset).version ?? {};
        const built = (segmentsOf.get(dataset) ?? segments)[connection] ?? 0;
        const isFed = steps.feeding(dataset).some((one) => one.connection.id === connection);
        return isFed && built !== landing.manifest().seq;
      });
    };
  };

  /** Reads them to their ends and lands what they say. @returns those of which rows were landed. */
  const readAll = (
    wanted: readonly [Opened, string | undefined][],
    datasets: readonly string[],
    mark: RunId,
  ): Opened[] => {
    let readings: [Opened, Reading][] = wanted.map(([one]) => {
      const { source, landing, session } = one;
      takeInbox(host, source, landing, mark);
      const reading = openReading(host, source, landing, mark);
      reading.begin(session!);
      return [one, reading];
    });
    const all = readings;
    for (;;) {
      const asking = readings.flatMap(([one, reading]) => {
        const asks = reading.asks();
        return asks.length > 0 ? [{ one, reading, asks }] : [];
      });
      if (asking.length === 0) break;
      const of = new Map(asking.map((entry) => [entry.one, entry]));
      const answers = each(
        asking.map(({ one }) => one),
        (one) => one.client.fetchAll(of.get(one)!.asks),
      );
      readings = answers.flatMap(([one, given]): [Opened, Reading][] => {
        const { reading } = of.get(one)!;
        if (reading.take(given)) return [[one, reading]];
        const failed = given.find(isFailure);
        if (failed) fail(one, new FailureError(failed.code, failed.params));
        return [];
      });
    }
    const newsOf = new Map(wanted);
    for (const [one, reading] of all) {
      const why = reading.paused[0];
      if (why) fail(one, new FailureError(why.code, why.params));
      const settled = one.source.resources.every(
        ({ name }) => one.landing.state(name).run === mark,
      );
      const news = newsOf.get(one);
      if (settled && !one.failing && news !== undefined) one.read = news;
    }
    const behind = isBehind(datasets);
    const landed = all.map(([one]) => one).filter((one) => one.landing.waits() || behind(one));
    for (const { landing } of landed) landing.commit();
    return landed.filter(
      ({ source, landing }) =>
        source.resources.every(({ name }) => landing.state(name).run === mark) &&
        source.resources.every(({ name }) => !landing.state(name).failure),
    );
  };

  /** What was landed last, and under which mark: it can be built again. */
  let last: { readonly ids: ReadonlySet<string>; readonly mark: RunId } | undefined;
  /** Data sets that were seen and whose tabs are behind. */
  const owed = new Set<string>();
  const publishedAt = new Map<string, number>();
  const publishes = (dataset: string): boolean =>
    host.clock.now() - (publishedAt.get(dataset) ?? -Infinity) >= PUBLISH_MS;

  const build = async (
    datasets: readonly string[],
    landed: readonly Opened[],
    at: RunId,
    until: number,
    closing = false,
  ): Promise<Readonly<Record<string, Decided>>> => {
    if (landed.length > 0)
      last = { ids: new Set(landed.map(({ source }) => source.connection.id)), mark: at };
    if (!last) return {};
    const { ids, mark } = last;
    const now = snapshot(host);
    const isTouched = (dataset: string): boolean =>
      steps.feeding(dataset).some(({ connection }) => ids.has(connection.id));
    const isNow = (dataset: string): boolean =>
      landed.length > 0 ? isTouched(dataset) : owed.has(dataset) && (closing || publishes(dataset));
    const touched = datasets.filter((dataset) => isNow(dataset) && isTouched(dataset));
    if (touched.length === 0) return {};
    const landedNow = Object.fromEntries(
      sources.map(({ source, landing }) => [source.connection.id, landing.manifest().seq]),
    );
    for (const dataset of touched) segmentsOf.set(dataset, landedNow);
    // What was not read now is built from what is landed, as that of a source that is paused.
    const connections = now.connections.map((connection): Connection =>
      ids.has(connection.id) ? connection : { ...connection, paused: true },
    );
    const run: Run = {
      v: 1,
      id: mark,
      datasets: touched,
      cause: 'watch',
      by,
      createdAt: new Date(host.clock.now()).toISOString(),
      status: { is: 'queued' },
      outcomes: {},
      // What is read is settled: there is something to go on from.
      executions: 1,
      counts: { requests: 0, rowsRead: 0, retries: 0 },
    };
    const after = await advance(host, registry, run, until, {
      connections,
      past,
      seen,
      publishes: ({ id: dataset }) => closing || publishes(dataset),
    });
    for (const dataset of touched) {
      if (!after.outcomes[dataset]) owed.add(dataset);
      else {
        owed.delete(dataset);
        publishedAt.set(dataset, host.clock.now());
      }
    }
    return after.outcomes;
  };

  return {
    close: async (until) => {
      if (owed.size > 0) await build([...owed], [], '' as RunId, until, true);
      flush();
      for (const { client } of sources) client.rest();
    },
    round: async (datasets, until) => {
      requests = 0;
      settle(datasets);
      const mark = `${id}.${(rounds += 1)}` as RunId;
      const at = host.clock.now();
      const asked = sources.filter(({ failing }) => !failing || failing.again <= at);
      const wanted = withNews(asked);
      const landed = readAll(wanted, datasets, mark);
      const outcomes = await build(datasets, landed, mark, until);
      flush();
      const failing = sources.flatMap((one) => one.failing ?? []);
      const down = new Set(failing.map(({ connection }) => connection));
      const isFresh = (dataset: string): boolean =>
        steps.feeding(dataset).every(({ connection }) => !down.has(connection.id));
      return { outcomes, fresh: datasets.filter(isFresh), failing, requests };
    },
  };
};

const mineOf = ({ connection, connector, resources }: Source): unknown => [
  connection,
  connector.id,
  resources.map(({ name }) => name),
];
