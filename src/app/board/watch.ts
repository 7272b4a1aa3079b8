import { tellPublished, type Kept } from '../../engine/kept';
import { leave } from '../../engine/leave';
import { movingTo } from '../../engine/move';
import type { advance as Advance } from '../../engine/run';
import { dueSince } from '../../engine/schedule';
import { keys, snapshot, type Snapshot } from '../../engine/store';
import { warmed } from '../../engine/watch/warm';
import { openWatching } from '../../engine/watch/watching';
import type { Host } from '../../host/host';
import {
  failureOf,
  isOver,
  logged,
  type Failure,
  type Registry,
  type Subscription,
} from '../../model';
import { dueNow } from '../next';
import { openAccount, type Account } from '../quotas';
import { tellTabs } from '../recorded';
import { isSteward } from '../steward';
import { openArtist } from './artist';
import { failingOf } from './failing';
import { openPace } from './pace';
import {
  LOOKING_MS,
  looks,
  noteWorked,
  tell,
  tellWaits,
  viewKey,
  workedLately,
  type Beat,
  type Ended,
  type Look,
} from './views';

/** Google ends an execution at six minutes: what is begun last has to end before. */
const LONGEST_MS = 6 * 60_000;
const BUDGET_MS = 5 * 60_000;
/** Longer waits are interrupted so often. */
const NAP_MS = 2_500;
/** The last publication may take so long. */
const CLOSING_MS = 30_000;
/** Tabs say how fresh they are at least so often. */
const TELL_MS = 20_000;

/** What the bundle lends: it has them already. */
export interface Means {
  readonly advance: typeof Advance;
  work(host: Host, registry: Registry<Host>): Promise<unknown>;
}

/** So long what every tick refreshes is held back for a board that does not show it. */
const HELD_MS = 5 * 60_000;

/** Of what every tick refreshes a board waits for nothing that it keeps fresh itself, or that is young. */
const isHeld = ({ clock }: Host, now: Snapshot, id: string, followed: boolean): boolean => {
  const known = now.subscription(id);
  if (known.schedule.every !== 'tick') return false;
  if (!followed) return clock.now() - Date.parse(known.attemptedAt ?? '') < HELD_MS;
  const hourly: Subscription = { ...known, schedule: { every: 'hour' } };
  return dueSince(hourly, { clock, calendar: now.calendar }) === null;
};

/**
 * Whether something else is to be done by the steward's executions.
 * @param followed data sets that the board keeps fresh itself
 */
const isDue = (
  host: Host,
  registry: Registry<Host>,
  now: Snapshot,
  followed: () => readonly string[],
): boolean => {
  const { run, wished, clearings } = now;
  if (wished.length > 0 || movingTo(now) || Object.keys(clearings).length > 0) return true;
  if (now.get(keys.handover) !== undefined) return true;
  if (run && !isOver(run.status))
    return run.status.is !== 'paused' || Date.parse(run.status.until) <= host.clock.now();
  const due = dueNow(host, registry, now);
  if (due.length === 0) return false;
  const ours = followed();
  return due.some(({ id }) => !isHeld(host, now, id, ours.includes(id)));
};

/**
 * Keeps what viewers of the live board look at as fresh as its sources, for one execution and for all of
 * them. Whoever calls while another does goes again; what is due besides is done first.
 */
export const watch = async (host: Host, registry: Registry<Host>, means: Means): Promise<void> => {
  const now = snapshot(host);
  if (!isSteward(host, now)) return;
  const { looks: all, wanted } = looks(host);
  const seen = all.filter(({ at }) => host.clock.now() - at <= LOOKING_MS);
  const followed = () => openArtist(host, registry, '').datasets(seen.map(({ view }) => view));
  if (isDue(host, registry, now, followed) && !workedLately(host)) {
    noteWorked(host);
    tellWaits(host);
    await means.work(host, registry);
    return;
  }
  if (wanted) return;
  if (!host.lock.tryAcquire(0)) {
    tellWaits(host);
    return;
  }
  let account: Account | undefined;
  try {
    account = openAccount(host, false);
    host.records.set(keys.watching, host.clock.now() - host.clock.elapsed() + LONGEST_MS);
    await session(host, registry, means, account);
  } catch (error) {
    host.log.write('work.failed', logged(failureOf(error)));
  } finally {
    tellTabs(host, registry);
    leave(host, registry);
    try {
      account?.close(0);
      host.records.remove(keys.watching);
    } catch (error) {
      host.log.write('work.failed', logged(failureOf(error)));
    }
    host.lock.release();
  }
};

const session = async (
  given: Host,
  registry: Registry<Host>,
  { advance }: Means,
  account: Account,
): Promise<void> => {
  const warm = warmed(given, [keys.run, keys.progress, keys.cancel]);
  const { host } = warm;
  const { clock } = host;
  const began = clock.now();
  const until = began - clock.elapsed() + BUDGET_MS;
  const id = `w${host.person.uuid().slice(0, 8)}`;
  const artist = openArtist(host, registry, id);
  const past: Kept[] = [];
  const alive = new Map<string, Look>();
  const checked: Record<string, number> = {};
  const refused: Record<string, Failure> = {};
  let beat: Beat = { at: began, session: id, every: 0, checked, failing: [], refused };
  let asked = false;
  let told = began;
  let changed = 0;
  let requests = 0;
  const say = (next: Partial<Beat>): void => {
    beat = { ...beat, ...next, at: clock.now() };
    tell(host, beat, artist.take());
  };
  const watching = openWatching(warm, registry, advance, {
    id,
    by: host.person.email(),
    past,
    seen: (dataset, hash, quarantined, cells) => {
      artist.seen(dataset, hash, quarantined, cells);
      artist.draw([...alive.values()].map(({ view }) => view));
      checked[dataset.id] = clock.now();
      say({});
    },
  });
  const pace = openPace(host, snapshot(host), account);
  /** What was published, or is not read any more, and not told of yet. */
  const tellTabs = (): void => {
    const last = [...new Map(past.map((one) => [one.dataset, one])).values()];
    past.length = 0;
    host.records.setAll(tellPublished({ host, registry, past: last }));
    warm.flush();
    told = clock.now();
  };
  const turn = async (): Promise<Ended | number> => {
    warm.look();
    const now = snapshot(host);
    const { looks: all, wanted } = looks(host);
    const at = clock.now();
    for (const look of all) {
      const key = viewKey(look.view);
      if (look.at > (alive.get(key)?.at ?? 0)) alive.set(key, look);
    }
    for (const [key, look] of alive) if (at - look.at > LOOKING_MS) alive.delete(key);
    if (wanted || !isSteward(host, now)) return 'asked';
    if (alive.size === 0) return 'nobody';
    const views = [...alive.values()].map(({ view }) => view);
    const followed = artist.datasets(views);
    if (isDue(host, registry, now, () => followed) && !workedLately(host)) return 'work';
    const datasets = followed.filter(
      (dataset) => now.subscription(dataset).on && registry.datasets.get(dataset),
    );
    artist.draw(views);
    // Until they were asked nothing says that they can be read again.
    if (!asked) beat = { ...beat, failing: failingOf(now, followed) };
    asked = true;
    const round = await watching.round(datasets, until);
    requests += round.requests;
    for (const dataset of round.fresh) checked[dataset] = clock.now();
    artist.draw(views, round.fresh);
    for (const [dataset, outcome] of Object.entries(round.outcomes)) {
      if (outcome.is === 'published') {
        delete refused[dataset];
        changed += outcome.changed;
      } else if (outcome.is !== 'previewed') refused[dataset] = outcome.failure;
    }
    const every = pace.next();
    const failing = round.failing.map(({ site, since, failure }) => ({ site, since, failure }));
    say({ every: every ?? 0, failing });
    if (clock.now() - told > TELL_MS) tellTabs();
    return every ?? 'quota';
  };
  /** Waits, and goes on telling that it is there. @returns false where the lock is wanted meanwhile. */
  const rest = (next: number): boolean => {
    for (let left = next - clock.now(); left > 0; left = next - clock.now()) {
      clock.sleep(Math.min(left, NAP_MS));
      if (left <= NAP_MS) break;
      say({});
      if (looks(host).wanted) return false;
    }
    return true;
  };
  let end: Ended = 'failed';
  try {
    for (;;) {
      const from = clock.now();
      const next = await turn();
      if (typeof next === 'string') {
        end = next;
        break;
      }
      const again = from + next;
      if (Math.max(again, clock.now()) > until) {
        end = 'time';
        break;
      }
      if (!rest(again)) {
        end = 'asked';
        break;
      }
    }
  } finally {
    await watching.close(until + CLOSING_MS);
    tellTabs();
    say({ ended: end });
    const took = clock.now() - began;
    given.log.write('watch.end', { end, changed, requests, took });
  }
};
