import type { Change, Host } from '../host/host';
import {
  failureOf,
  publishedFields,
  type Connection,
  type Dataset,
  type Passport,
  type Registry,
  type Subscription,
  type WarehouseSite,
} from '../model';
import { contractSaid } from './custom';
import { failingIn } from './failing';
import { MOST_CELLS } from './kept';
import { publishedTable } from './lasting';
import { markOf } from './marks';
import { engineOf, isLasting, warehouseOf } from './site';
import { keys, type Snapshot } from './store';

/** Of a tab: its passport. Of the workbook: where its warehouse is. */
export const PASSPORT = 'homeroom';
/** Of the workbook: the passport of what is published to a table alone. */
export const tablePassport = (dataset: string): string => `${PASSPORT}/${dataset}`;

const [NAMED, NAME_CHARS] = [2, 24];

/** Where the warehouse is: without its secrets, which are the steward's. */
export type Place = Pick<WarehouseSite, 'id' | 'engine' | 'settings'>;

/** All passports share the room that a workbook has for them, so few are named, and shortly. */
const failingSaid = (
  subscription: Subscription,
  connections: readonly Connection[],
): Passport['failing'] => {
  const all = failingIn(subscription, connections);
  const [since] = all.map((one) => one.since).sort();
  if (since === undefined) return undefined;
  const sites = all.slice(0, NAMED).map(({ site }) => site.slice(0, NAME_CHARS));
  return { sites, more: all.length - sites.length, since };
};

/** What a data set as it is published says of itself; null: it is not published. */
export const passportOf = (
  dataset: Dataset,
  subscription: Subscription,
  table: string | undefined,
  connections: readonly Connection[],
): Passport | null => {
  const failing = failingSaid(subscription, connections);
  const { version, failure, quarantined = 0, sheetId, columns = [], to, hashed } = subscription;
  if (!version) return null;
  const fields = publishedFields(dataset).filter(({ title }) => columns.includes(title));
  const { number, at, since = at, rows, hash } = version;
  const own = contractSaid(dataset);
  const inTab = sheetId !== undefined && (to !== 'table' || table === undefined);
  return {
    v: 1,
    dataset: dataset.id,
    title: dataset.title,
    version: { number, at: since, rows, hash },
    checkedAt: at,
    complete: failure === undefined && failing === undefined,
    ...(failing ? { failing } : {}),
    quarantined,
    ...(inTab ? { sheetId } : {}),
    // By their titles they are found in a tab; a table has the fields' names.
    columns: inTab ? fields.map(({ title }) => title) : [],
    fields: fields.map(({ name }) => name),
    ...(hashed && hashed.length > 0 ? { hashed } : {}),
    ...(rows * fields.length > MOST_CELLS ? { tooLarge: true } : {}),
    ...(table !== undefined && to !== 'tab' ? { table } : {}),
    ...(own ? { own } : {}),
  };
};

const SET = 'set_metadata' as const;

/** What is said at one place. */
interface Said {
  readonly sheetId: number | null;
  readonly key: string;
  readonly text: string;
}

const placeOf = ({ sheetId, key }: Pick<Said, 'sheetId' | 'key'>): string =>
  `${sheetId ?? ''} ${key}`;
const said = (sheetId: number | null, key: string, what: Passport | Place): Said => ({
  sheetId,
  key,
  text: JSON.stringify(what),
});

/** Everything that is published, and the warehouse. */
const everything = (now: Snapshot, registry: Registry<Host>): Said[] => {
  const site = warehouseOf(now);
  const lasting = now.get(keys.warehouse) !== undefined && isLasting(engineOf(registry, site));
  const placed = lasting ? engineOf(registry, site).placed : undefined;
  const all = now.subscriptions.flatMap((subscription) => {
    const dataset = registry.datasets.get(subscription.dataset);
    if (!dataset) return [];
    const own = publishedTable(dataset);
    const { schema, name } = placed?.(own, site.settings) ?? own;
    const table = lasting ? (schema === '' ? name : `${schema}.${name}`) : undefined;
    const passport = passportOf(dataset, subscription, table, now.connections);
    if (!passport) return [];
    const { sheetId = null } = passport;
    return [said(sheetId, sheetId === null ? tablePassport(dataset.id) : PASSPORT, passport)];
  });
  if (!lasting) return all;
  const { id, engine, settings } = site;
  return [...all, said(null, PASSPORT, { id, engine, settings })];
};

/**
 * Writes what has changed of what tabs and tables say of themselves, all in one change. It follows from
 * the records alone: done again, or after an execution that was ended, it says the same.
 * @param before a mark of what was last written, by place.
 * @returns the same of what is written now.
 */
export const writePassports = (
  host: Host,
  registry: Registry<Host>,
  now: Snapshot,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const wanted = everything(now, registry);
  const marks = new Map(wanted.map((one) => [one, markOf([one.text]).toString(36)]));
  const news = wanted.filter((one) => before[placeOf(one)] !== marks.get(one));
  // A passport of a tab goes with its tab.
  const gone = Object.keys(before).filter(
    (place) => place.startsWith(' ') && !wanted.some((one) => placeOf(one) === place),
  );
  const changesOf = (some: readonly Said[]): Change[] => [
    ...some.map(({ sheetId, key, text: value }) => ({ do: SET, sheetId, key, value })),
    ...gone.map((place) => ({ do: SET, sheetId: null, key: place.slice(1), value: null })),
  ];
  if (news.length > 0 || gone.length > 0)
    try {
      host.workbook.change(changesOf(news));
    } catch (error) {
      if (failureOf(error).code !== 'workbook.busy') throw error;
      // Somebody deleted a tab: the others have something to say all the same.
      const there = new Set(host.workbook.tabs().map((tab) => tab.sheetId));
      const left = news.filter(({ sheetId }) => sheetId === null || there.has(sheetId));
      host.workbook.change(changesOf(left));
    }
  return Object.fromEntries(wanted.map((one) => [placeOf(one), marks.get(one)!]));
};
