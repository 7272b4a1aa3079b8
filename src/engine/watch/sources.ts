import type { Host } from '../../host/host';
import { createClient, isFailure, type Client } from '../../http/client';
import {
  FAILURES,
  failureOf,
  logged,
  type Discovery,
  type Failure,
  type Resource,
  type RunId,
  type Session,
} from '../../model';
import { between, renewing } from '../between';
import { compact } from '../compact';
import type { Found } from '../failing';
import { inboxOf, takeInbox } from '../inbox';
import { openLanding, type Landing } from '../land';
import { readManifests } from '../manifests';
import type { Source } from '../plan';
import { openReading, type Reading } from '../read';
import { keys } from '../store';
import { openTalk, together, type Outcome, type Step, type Talk } from './together';

/** A source that fails is asked again after so long, and then after twice as long, up to the second. */
const AGAIN_MS = [2_000, 30_000] as const;

/** What keeps a source from being read, and since when. */
export interface Failing {
  readonly connection: string;
  readonly site: string;
  readonly since: number;
  readonly failure: Failure;
  /** Its collections that were refused, where the others are read; absent: all of it. */
  readonly of?: readonly string[];
}

/** A source that is watched: who it is is known, and its log is open. */
export interface Opened {
  readonly source: Source;
  readonly talk: Talk;
  readonly client: Client;
  readonly landing: Landing;
  /** Collections that have brought anything since it was opened, and how many records the last time. */
  readonly lively: Set<string>;
  brought: number;
  /** Parts of its log that were added. */
  heard: number;
  session?: Session;
  /** Its news as last read to the end. */
  read?: Discovery;
  failing?: Failing & { readonly times: number; readonly again: number };
}

/** Sources that are asked again and again, all at once. */
export interface Sources {
  settle(wanted: readonly Source[]): void;
  all(): readonly Opened[];
  /** Asks for news and reads what is new into the logs, which nobody has written yet. */
  read(mark: RunId): void;
  /** Requests since the last time it was asked. */
  requests(): number;
}

/** @param hear told what a connection's log will say, in its order. */
export const openSources = (
  host: Host,
  hear: (connection: string, text: string) => void,
): Sources => {
  let sources: readonly Opened[] = [];
  let requests = 0;
  /** Those that failed since they were last asked. */
  const failed = new Set<Opened>();

  const open = (source: Source, known: Parameters<typeof openLanding>[2]): Opened => {
    const { connection, connector } = source;
    const secrets = (host.secrets.get(keys.secret(connection.id)) ?? {}) as Record<string, string>;
    const { perMinute, perSecond, perHour, share } = connector.rate;
    const counts = [perMinute, perSecond, perHour, share].some((limit) => limit !== undefined);
    const talk = openTalk(host.http, counts);
    // A copy would make what is made when it is first asked for.
    const speaking = Object.create(host, { http: { value: talk.http } }) as Host;
    const kept = between(speaking, connector, secrets, renewing(host, connection.id));
    const landing = openLanding(host, connection.id, known, (text) => {
      one.heard += 1;
      hear(connection.id, text);
    });
    const one: Opened = {
      source,
      talk,
      client: createClient(speaking, connector, connection.settings, secrets, kept),
      landing: {
        ...landing,
        add: (resource, batch, run) => {
          landing.add(resource, batch, run);
          const { rows = [], deletes = [], rekeys = [] } = batch;
          one.brought += rows.length + deletes.length;
          if (rows.length + deletes.length + rekeys.length > 0) one.lively.add(resource.name);
        },
      },
      lively: new Set(),
      brought: 0,
      heard: 0,
    };
    return one;
  };

  const fail = (one: Opened, failure: Failure, of?: readonly string[]): void => {
    if (failed.has(one)) return;
    failed.add(one);
    const at = host.clock.now();
    const { since = at, times = 0 } = one.failing ?? {};
    const { id: connection, site } = one.source.connection;
    // A server may lock who comes with a wrong password too often: once is enough for this execution.
    const wait = FAILURES[failure.code].shut
      ? Infinity
      : Math.min(AGAIN_MS[0] * 2 ** times, AGAIN_MS[1]);
    if (times === 0) host.log.write('watch.failing', { connection, ...logged(failure) });
    const more = { times: times + 1, again: at + wait };
    one.failing = { connection, site, since, failure, ...(of ? { of } : {}), ...more };
  };

  /** Runs a step of each, all at once; what fails is set aside. */
  const each = <T>(some: readonly Opened[], act: (one: Opened) => T): [Opened, T][] => {
    const all = some.map((one): Step<T> => ({ talk: one.talk, act: () => act(one) }));
    const outcomes: readonly Outcome<T>[] = together(host.http, all, (n) => (requests += n));
    return some.flatMap((one, i): [Opened, T][] => {
      const outcome = outcomes[i]!;
      if ('value' in outcome) return [[one, outcome.value]];
      fail(one, failureOf(outcome.error));
      return [];
    });
  };

  /** Those in which there is something to be read. */
  const withNews = (asked: readonly Opened[]): readonly Opened[] => {
    const opened = each(
      asked.filter(({ session }) => !session),
      (one) => one.client.session,
    );
    for (const [one, session] of opened) one.session = session;
    const first = opened.map(([one]) => one);
    const known = asked.filter((one) => one.session && !first.includes(one));
    const told = each(
      known.filter(({ source }) => source.connector.news),
      ({ client, session, source }) => client.converse(source.connector.news!(session!)),
    );
    for (const [one, news] of told) {
      const discovery = { ...one.session!.discovery, ...news };
      one.session = { ...one.session!, discovery, now: host.clock.now() };
    }
    const silent = known.filter(({ source }) => !source.connector.news);
    const answered = [...first, ...told.map(([one]) => one), ...silent];
    return answered.filter(({ source, session, read }) => {
      const { connector, connection } = source;
      const isSame = JSON.stringify(session!.discovery) === JSON.stringify(read);
      const isPushed = connection.pushed && inboxOf(host, connection.id).waiting.length > 0;
      return !connector.news || !isSame || isPushed;
    });
  };

  /** Reads collections of each, all at once, to their ends. */
  const lead = (wanted: readonly (readonly [Opened, readonly Resource[]])[], mark: RunId): void => {
    let readings = wanted.map(([one, resources]): [Opened, Reading] => {
      const reading = openReading(host, { ...one.source, resources }, one.landing, mark);
      reading.begin(one.session!);
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
        const why = given.find(isFailure);
        if (why) fail(one, why);
        return [];
      });
    }
    for (const [one, reading] of all) {
      const [why] = reading.paused;
      const refused = refusedIn(one, mark);
      if (why) fail(one, why);
      else if (refused) fail(one, refused.failure, refused.of);
    }
  };

  /** Collections that are read first: where they hold all that is new, the others are as they were. */
  const firstOf = ({ source, landing, lively, read }: Opened): readonly Resource[] => {
    const { connector, resources } = source;
    const isPlain = ({ name }: Resource): boolean => {
      const { completeAt, failure, reading, wrong } = landing.state(name);
      return completeAt !== undefined && !failure && reading === undefined && !wrong;
    };
    const some = resources.filter(({ name }) => lively.has(name));
    const isEnough = connector.covers && read && some.length > 0 && resources.every(isPlain);
    return isEnough ? some : resources;
  };

  /** @returns collections that have to be read all the same. */
  const restOf = ({ source, landing, session, read, brought }: Opened, mark: RunId): Resource[] => {
    const left = source.resources.filter(({ name }) => landing.state(name).run !== mark);
    if (left.length === 0 || !source.connector.covers?.(read!, session!.discovery, brought))
      return left;
    const completeAt = new Date(host.clock.now()).toISOString();
    for (const { name } of left) landing.settle(name, { run: mark, completeAt });
    return [];
  };

  return {
    settle: (wanted) => {
      const before = new Map(sources.map((one) => [JSON.stringify(mineOf(one.source)), one]));
      const kept = wanted.map((source) => before.get(JSON.stringify(mineOf(source))));
      const fresh = wanted.filter((_, i) => !kept[i]);
      const ids = fresh.map(({ connection }) => connection.id);
      const found = readManifests(host, ids);
      fresh.forEach((source, i) => compact(host, source, found[i]?.manifest));
      const now = readManifests(host, ids);
      const files = fresh.length > 0 ? host.files.list('') : [];
      sources = wanted.map(
        (source, i) =>
          kept[i] ?? open(source, { found: now[fresh.indexOf(source)] ?? null, files }),
      );
    },
    all: () => sources,
    read: (mark) => {
      const at = host.clock.now();
      failed.clear();
      const asked = sources.filter(({ failing }) => !failing || failing.again <= at);
      const wanted = withNews(asked);
      for (const one of wanted) {
        takeInbox(host, one.source, one.landing, mark);
        one.brought = 0;
      }
      lead(
        wanted.map((one) => [one, firstOf(one)]),
        mark,
      );
      const rest = wanted.flatMap((one) => {
        const left = failed.has(one) ? [] : restOf(one, mark);
        return left.length > 0 ? [[one, left] as const] : [];
      });
      lead(rest, mark);
      for (const one of asked) if (!failed.has(one)) delete one.failing;
      for (const one of wanted)
        if (!one.failing && settledAt(one) === mark) one.read = one.session!.discovery;
    },
    requests: () => {
      const since = requests;
      requests = 0;
      return since;
    },
  };
};

/** Under which mark all of a source was read last; undefined: not all of it, or it failed. */
export const settledAt = ({ source, landing }: Opened): RunId | undefined => {
  const states = source.resources.map(({ name }) => landing.state(name));
  const run = states[0]?.run;
  return states.every((state) => state.run === run && !state.failure) ? run : undefined;
};

/** Collections that were refused for good under a mark. */
const refusedIn = (
  { source, landing }: Opened,
  mark: RunId,
): { readonly failure: Failure; readonly of: readonly string[] } | null => {
  const found = source.resources.flatMap(({ name }) => {
    const { run, failure } = landing.state(name);
    return failure && run === mark ? [{ name, failure }] : [];
  });
  const [first] = found;
  return first ? { failure: first.failure, of: found.map(({ name }) => name) } : null;
};

/** How a source was found, as far as some of its collections go. */
export const foundOf = ({ failing, read }: Opened, some: readonly string[]): Found => {
  if (failing && (failing.of ?? some).some((name) => some.includes(name)))
    return { failure: failing.failure, since: new Date(failing.since).toISOString() };
  return read || failing ? 'read' : undefined;
};

const mineOf = ({ connection, connector, resources }: Source): unknown => [
  connection,
  connector.id,
  resources.map(({ name }) => name),
];
