import type { Host } from '../host/host';
import type { Connection, Failure, Json, Repair, Run, Subscription } from '../model';
import { calendarOf, type Calendar } from './calendar';
import {
  chosen,
  type Approved,
  type Fed,
  type Hidden,
  type Placed,
  type Scheduled,
  type Switched,
} from './choices';

/**
 * The records of a workbook, by key, in its document properties: what colleagues may see. Secrets are
 * with the steward, raw data and manifests in the steward's Drive.
 */
export interface Steward {
  readonly email: string;
  readonly since: string;
}

/** The steward's trigger was at work. */
export interface Heartbeat {
  readonly at: string;
  readonly by: string;
}

/** Which workbook these records belong to; a copy carries those of its original until it is settled. */
export interface Identity {
  readonly id: string;
  /** It began as a copy of another. */
  readonly copied?: string;
}

/** What lies in the account of somebody who is no longer the steward: only they can clean it up. */
export interface Leftover {
  readonly connections: readonly string[];
  readonly folder?: string;
}

/** What nobody wants any more in a warehouse; the steward's executions delete it. */
export interface Clearing {
  readonly v: 1;
  readonly at: string;
  /** The warehouse, by its id. */
  readonly place: string;
  /** All rows of this connection go; absent: all tables. */
  readonly connection?: { readonly id: string; readonly site: string };
  /** Published rows of the connection go, too, and the tables of these data sets. */
  readonly datasets?: readonly string[];
  /** Attempts that failed, the failure of the last, and when the next is made. */
  readonly tries?: number;
  readonly failure?: Failure;
  readonly next?: string;
}

/** Somebody wants data sets refreshed; the steward's executions turn wishes into runs. */
export interface Wish {
  readonly at: string;
  readonly by: string;
  readonly datasets: readonly string[];
  /** More than a refresh: such a wish is a run of its own. */
  readonly repair?: Repair;
}

export const keys = {
  connection: (id: string): string => `connection/${id}`,
  /** What runs know of a data set; written under the lock alone. */
  subscription: (dataset: string): string => `subscription/${dataset}`,
  /** What people want of it, see {@link Choices}; written whole, by whoever wants it, at any time. */
  switched: (dataset: string): string => `choice/on/${dataset}`,
  scheduled: (dataset: string): string => `choice/schedule/${dataset}`,
  approved: (dataset: string): string => `choice/approved/${dataset}`,
  fed: (dataset: string): string => `choice/fed/${dataset}`,
  placed: (dataset: string): string => `choice/to/${dataset}`,
  personal: (dataset: string): string => `choice/personal/${dataset}`,
  wish: (id: string): string => `wish/${id}`,
  run: 'run/current',
  progress: 'run/progress',
  cancel: 'run/cancel',
  /** A live board is being worked for: until when at the latest, epoch milliseconds. */
  watching: 'watching',
  /** The last runs that are over. */
  history: 'run/past',
  steward: 'steward',
  heartbeat: 'heartbeat',
  workbook: 'workbook',
  /** A copy being settled: which connection gets which id. */
  adopting: 'adopting',
  /** The steward has changed and the old landing is not cleared away yet. */
  handover: 'handover',
  leftover: (email: string): string => `leftover/${email}`,
  clearing: (place: string, connection = ''): string => `clear/${place}/${connection}`,
  alerts: 'alerts',
  settings: 'settings',
  /** What was last written of what tabs and tables say of themselves. */
  passports: 'passports',
  /** The tabs in which Homeroom's own records stand. */
  recordTabs: 'report/records',
  /** The tabs in which reports stand. */
  reportTabs: 'report/tabs',
  /** Where data sets are built, where that is not in the script itself. */
  warehouse: 'warehouse',
  /** `since` of the move that somebody no longer wants. */
  stay: 'warehouse/stay',
  trigger: 'trigger',
  ticks: 'ticks',
  waits: 'waits',
  journal: 'journal',
  lines: (id: string): string => `lines/${id}`,
  /** Of a connection, or of a warehouse: both have ids of their own. */
  secret: (connection: string): string => `secret/${connection}`,
  /** What was sent to a source with a key that has limits; with the steward's secrets. */
  rate: (key: string): string => `rate/${key}`,
  /** The key under which a workbook's values are published as codes; with the steward's secrets. */
  hashing: (workbook: string): string => `hashing/${workbook}`,
} as const;

/** Everything the workbook remembers, as it was when it was read: one host call. */
export interface Snapshot {
  readonly connections: readonly Connection[];
  /** What runs know of a data set, as people want it. */
  subscription(dataset: string): Subscription;
  readonly subscriptions: readonly Subscription[];
  /** By their ids. */
  readonly wishes: Readonly<Record<string, Wish>>;
  /** The data sets somebody waits for. */
  readonly wished: readonly string[];
  /** By their keys; without those of connections that are still there. */
  readonly clearings: Readonly<Record<string, Clearing>>;
  readonly run: Run | null;
  readonly steward: Steward | null;
  readonly calendar: Calendar;
  get(key: string): Json | undefined;
}

/** A data set nobody has switched on yet. */
export const untouched = (dataset: string): Subscription => ({
  v: 1,
  dataset,
  on: false,
  schedule: { every: 'day', hour: 5 },
});

const within = <T>(all: Readonly<Record<string, Json>>, prefix: string): [string, T][] =>
  Object.keys(all)
    .filter((key) => key.startsWith(prefix))
    .map((key) => [key.slice(prefix.length), all[key] as unknown as T]);

/** What runs know and what people want, put together. */
const subscriptionsOf = (
  all: Readonly<Record<string, Json>>,
): ReadonlyMap<string, Subscription> => {
  const known = new Map(within<Subscription>(all, keys.subscription('')));
  const on = new Map(within<Switched>(all, keys.switched('')));
  const schedule = new Map(within<Scheduled>(all, keys.scheduled('')));
  const approved = new Map(within<Approved>(all, keys.approved('')));
  const fed = new Map(within<Fed>(all, keys.fed('')));
  const to = new Map(within<Placed>(all, keys.placed('')));
  const personal = new Map(within<Hidden>(all, keys.personal('')));
  const ids = new Set([
    ...known.keys(),
    ...on.keys(),
    ...schedule.keys(),
    ...to.keys(),
    ...personal.keys(),
  ]);
  return new Map(
    [...ids].map((id): [string, Subscription] => {
      const choices = {
        on: on.get(id),
        schedule: schedule.get(id),
        approved: approved.get(id),
        fed: fed.get(id),
        to: to.get(id),
        personal: personal.get(id),
      };
      return [id, chosen(known.get(id) ?? untouched(id), choices)];
    }),
  );
};

/** A connection whose removal was ended on the way is there to be removed again. */
const clearingsOf = (all: Readonly<Record<string, Json>>): Snapshot['clearings'] =>
  Object.fromEntries(
    within<Clearing>(all, 'clear/')
      .filter(([, { connection }]) => !connection || !(keys.connection(connection.id) in all))
      .map(([rest, clearing]) => [`clear/${rest}`, clearing]),
  );

/** The records as they were last read, by where: who needs a few of them at once need not read them again. */
export const lastSeen = new WeakMap<object, Readonly<Record<string, Json>>>();

export const snapshot = (host: Pick<Host, 'records'>): Snapshot => {
  const all = host.records.all('');
  lastSeen.set(host.records, all);
  const subscriptions = subscriptionsOf(all);
  const wishes = Object.fromEntries(within<Wish>(all, 'wish/'));
  return {
    connections: within<Connection>(all, 'connection/')
      .map(([, connection]) => connection)
      .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
    subscription: (dataset) => subscriptions.get(dataset) ?? untouched(dataset),
    subscriptions: [...subscriptions.values()],
    wishes,
    wished: [...new Set(Object.values(wishes).flatMap((wish) => wish.datasets))].sort(),
    clearings: clearingsOf(all),
    run: (all[keys.run] as unknown as Run | undefined) ?? null,
    steward: (all[keys.steward] as unknown as Steward | undefined) ?? null,
    calendar: calendarOf(all),
    get: (key) => all[key],
  };
};

/** A record as the JSON it is. */
export const asJson = (record: object): Json => record as unknown as Json;
