import type { Host } from '../host/host';
import { createClient } from '../http/client';
import { fetchOnce } from '../http/once';
import {
  FAILURES,
  FailureError,
  failureOf,
  logged,
  type Ask,
  type Connector,
  type Fact,
  type Failure,
  type HttpResponse,
  type Json,
  type Progress,
  type Reader,
  type Repair,
  type Resource,
  type ResourceState,
  type RunId,
  type Session,
} from '../model';
import { between, renewing } from './between';
import { sealsOf } from './hide';
import { takeInbox } from './inbox';
import { openLanding, type Landing } from './land';
import type { Known } from './manifests';
import type { Source } from './plan';

/** Work that is not committed for longer than this would hurt to lose. */
const COMMIT_EVERY_MS = 60_000;

export interface ReadReport extends ReturnType<Landing['close']> {
  /** `settled`: every resource is complete or has failed in this run. */
  readonly end: 'settled' | 'unfinished' | 'cancelled' | { readonly paused: Failure };
  readonly counts: {
    readonly requests: number;
    readonly retries: number;
    readonly rowsRead: number;
  };
}

interface Walk {
  readonly resource: Resource;
  readonly reader: Reader;
  /** It was read before, and is read again because a person asked for it. */
  readonly again: boolean;
  asks: readonly Ask[];
}

const isFailure = (answer: HttpResponse | Failure): answer is Failure => 'code' in answer;

/** A connection that is being read, several resources at once: whoever leads it asks and hands in answers. */
export interface Reading {
  /** Opens what this run has not settled yet. @returns whether there is something to ask. */
  begin(session: Session): boolean;
  /** What is asked next; nothing: all is read, as far as it can be now. */
  asks(): readonly Ask[];
  /** @returns false where nobody answered: the trouble is not one collection's. */
  take(answers: readonly (HttpResponse | Failure)[]): boolean;
  /** Nothing of it can be read now. */
  fail(error: unknown): void;
  /** What keeps resources from being read now and will pass: they go on in another execution. */
  readonly paused: readonly Failure[];
  readonly rows: () => number;
  progress(): Progress;
}

/** @param run under which what is read is settled. */
export const openReading = (
  host: Pick<Host, 'clock' | 'log'>,
  source: Source,
  landing: Landing,
  run: RunId,
  repair?: Repair,
): Reading => {
  const { connection, connector } = source;
  const open = source.resources.filter((r) => landing.state(r.name).run !== run);
  let walks: Walk[] = [];
  let round: Walk[] = [];
  let rowsRead = 0;
  const paused: Failure[] = [];

  /**
   * A failure that waits for a person ends its resource for this run; one that passes leaves it open.
   * Pages that never end lead nowhere: the next run begins anew.
   */
  const meet = (resource: Resource, error: unknown): Failure[] => {
    const { code, params } = failureOf(error);
    // Several campuses may have one server: whose failure it is tells the connection.
    const failure: Failure = { code, params: { ...params, connection: connection.id } };
    const { recovery } = FAILURES[code];
    host.log.write(recovery === 'pause' ? 'read.paused' : 'read.failed', {
      connection: connection.id,
      resource: resource.name,
      ...logged(failure),
    });
    if (recovery === 'pause') {
      landing.settle(resource.name, { failure });
      return [failure];
    }
    const anew = failure.code === 'source.endless' ? { checkpoint: null } : {};
    landing.settle(resource.name, { failure, run, ...anew });
    return [];
  };

  /** Takes batches from a reader until it asks again or is done. @returns whether it goes on. */
  const drive = (walk: Walk, step: () => ReturnType<Reader['next']>): boolean => {
    try {
      for (let result = step(); !result.done; result = walk.reader.next([])) {
        if ('ask' in result.value) {
          walk.asks = result.value.ask;
          return true;
        }
        const { batch } = result.value;
        rowsRead += batch.rows?.length ?? 0;
        landing.add(walk.resource, batch, run);
        // From here on it goes on where it stands, in whichever execution.
        if (walk.again) landing.settle(walk.resource.name, { again: run });
      }
      if (landing.state(walk.resource.name).run !== run) settleUnchanged(landing, walk, run, host);
      return false;
    } catch (error) {
      paused.push(...meet(walk.resource, error));
      return false;
    }
  };

  return {
    begin: (unspoken) => {
      const { language } = connection;
      const session = language === undefined ? unspoken : { ...unspoken, language };
      walks = open
        .map((resource): Walk => {
          const state = landing.state(resource.name);
          const again =
            repair?.again !== undefined && state.again !== run && isMeant(repair, source);
          const from = again ? rewound(source, resource, state, repair) : beginning(state);
          return { resource, reader: connector.read(resource, session, from), again, asks: [] };
        })
        .filter((walk) => drive(walk, () => walk.reader.next([])));
      return walks.length > 0;
    },
    asks: () => {
      round = takeRound(walks, connector.rate.parallel);
      return round.flatMap((walk) => walk.asks);
    },
    take: (answers) => {
      let at = 0;
      const over = new Set<Walk>();
      const stop = (walk: Walk, { code, params }: Failure): boolean =>
        drive(walk, () => walk.reader.throw(new FailureError(code, params)));
      let answered = false;
      for (const walk of round) {
        const mine = answers.slice(at, (at += walk.asks.length));
        const failed = mine.find(isFailure);
        answered ||= !failed || FAILURES[failed.code].recovery !== 'pause';
        const goesOn = failed
          ? stop(walk, failed)
          : drive(walk, () => walk.reader.next(mine as HttpResponse[]));
        if (!goesOn) over.add(walk);
      }
      // A server that locks who comes with a wrong password too often is asked once, not for every table.
      const shut = answers.filter(isFailure).find(({ code }) => FAILURES[code].shut);
      const others = walks.filter((walk) => !round.includes(walk));
      for (const walk of shut ? others : []) if (!stop(walk, shut!)) over.add(walk);
      // Those that had their turn go to the end of the line.
      walks = [...others, ...round].filter((walk) => !over.has(walk));
      return answered;
    },
    fail: (error) => {
      for (const resource of open) paused.push(...meet(resource, error));
      walks = [];
    },
    paused,
    rows: () => rowsRead,
    progress: () => progressOf(landing, source, round),
  };
};

/**
 * Reads everything of a connection that this run has not settled yet, several resources at once, and
 * lands it. Goes on from the last committed checkpoint.
 * @param until epoch milliseconds after which no new round begins.
 * @param report told after every round; answers whether the run was cancelled.
 */
export const read = (
  host: Host,
  source: Source,
  secrets: Readonly<Record<string, string>>,
  run: RunId,
  until: number,
  report: (progress: Progress) => boolean,
  repair?: Repair,
  known?: Known,
): ReadReport => {
  const { connection, connector } = source;
  const landing = openLanding(host, connection.id, known);
  const kept = between(host, connector, secrets, renewing(host, connection.id));
  const client = createClient(host, connector, connection.settings, secrets, kept);
  let seal: ((text: string) => string) | undefined;
  const pushed = takeInbox(host, source, landing, run);
  const reading = openReading(host, source, landing, run, repair);
  const end = (how: ReadReport['end']): ReadReport => {
    const landed = landing.close();
    client.rest();
    const counts = { ...client.counts, rowsRead: pushed + reading.rows() };
    return { end: how, counts, ...landed };
  };
  if (source.resources.every((r) => landing.state(r.name).run === run)) return end('settled');

  try {
    const { session } = client;
    reading.begin({ ...session, seal: (text) => (seal ??= sealsOf(host).of)(text) });
  } catch (error) {
    reading.fail(error);
  }
  let committed = host.clock.now();
  for (let asks = reading.asks(); asks.length > 0; asks = reading.asks()) {
    // The trouble is not one collection's: whoever is asked next would meet it too.
    if (!reading.take(fetchOnce(client, asks))) break;
    const now = host.clock.now();
    if (landing.full() || now - committed > COMMIT_EVERY_MS) {
      landing.commit();
      committed = now;
    }
    if (report(reading.progress())) return end('cancelled');
    if (host.clock.now() > until && reading.asks().length > 0) return end('unfinished');
  }
  return end(reading.paused[0] ? { paused: reading.paused[0] } : 'settled');
};

/**
 * Tries a connection: what it reaches.
 * @param renew keeps secrets that took the place of those given.
 * @throws FailureError saying why it does not.
 */
export const describeConnection = (
  host: Host,
  connector: Connector,
  settings: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>>,
  renew: (renewed: Readonly<Record<string, string>>) => void,
): readonly Fact[] => {
  const kept = between(host, connector, secrets, renew);
  const client = createClient(host, connector, settings, secrets, kept);
  try {
    return client.converse(connector.describe(client.session));
  } finally {
    client.rest();
  }
};

/**
 * Where reading goes on. Once values came as another type than promised, a source that has been mended
 * need not send them again as changed: only a full read tells.
 */
const beginning = ({ checkpoint, wrong, reading }: ResourceState): Json =>
  wrong !== undefined && reading === undefined ? null : checkpoint;

const isMeant = ({ again }: Repair, { connection }: Source): boolean =>
  again?.connections?.includes(connection.id) ?? true;

/** Where reading again begins: at the day asked for where the source can, or at the very beginning. */
const rewound = (
  { connector }: Source,
  resource: Resource,
  { checkpoint, completeAt, wrong }: ResourceState,
  { again }: Repair,
): Json =>
  again?.from === undefined || completeAt === undefined || wrong !== undefined
    ? null
    : (connector.rewind?.(resource, checkpoint, again.from, again.to) ?? null);

/** As many walks as fit the requests in flight; at least one, however many it asks. */
const takeRound = (walks: readonly Walk[], parallel: number): Walk[] => {
  const round: Walk[] = [];
  let asks = 0;
  for (const walk of walks) {
    if (round.length > 0 && asks + walk.asks.length > parallel) break;
    round.push(walk);
    asks += walk.asks.length;
  }
  return round;
};

/** A reader that ended without a word found nothing new: what is landed is the whole state. */
const settleUnchanged = (
  landing: Landing,
  { resource }: Walk,
  run: RunId,
  host: Pick<Host, 'clock'>,
): void =>
  landing.settle(resource.name, { run, completeAt: new Date(host.clock.now()).toISOString() });

const progressOf = (landing: Landing, source: Source, round: readonly Walk[]): Progress => {
  const states = source.resources.map((r) => landing.state(r.name));
  const done = states.reduce((sum, state) => sum + (state.read ?? 0), 0);
  const known = states.every(
    (state) => state.total !== undefined || state.completeAt !== undefined,
  );
  const of = states.reduce((sum, state) => sum + (state.total ?? state.read ?? 0), 0);
  const what = round[round.length - 1]?.resource.title ?? source.connector.title;
  return { phase: 'read', what, done, ...(known && of > 0 ? { of: Math.max(of, done) } : {}) };
};
