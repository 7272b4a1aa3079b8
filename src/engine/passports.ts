import type { Change, Host } from '../host/host';
import {
  failureOf,
  publishedFields,
  type Dataset,
  type Json,
  type Passport,
  type Registry,
  type Subscription,
  type WarehouseSite,
} from '../model';
import { publishedTable } from './lasting';
import { markOf } from './marks';
import { engineOf, isLasting, warehouseOf } from './site';
import { asJson, keys, snapshot, type Snapshot } from './store';

/** Of a tab: its passport. Of the workbook: where its warehouse is. */
export const PASSPORT = 'homeroom';
/** Of the workbook: the passport of what is published to a table alone. */
export const tablePassport = (dataset: string): string => `${PASSPORT}/${dataset}`;

/** What was last written is written anew after so long although it only was found fresh again. */
const STALE_MS = 55 * 60_000;

/** Where the warehouse is: without its secrets, which are the steward's. */
export type Place = Pick<WarehouseSite, 'id' | 'engine' | 'settings'>;

/** What a data set as it is published says of itself; null: it is not published. */
export const passportOf = (
  dataset: Dataset,
  subscription: Subscription,
  table: string | undefined,
): Passport | null => {
  const { version, failure, quarantined = 0, sheetId, columns = [], to } = subscription;
  if (!version) return null;
  const fields = publishedFields(dataset).filter(({ title }) => columns.includes(title));
  const { number, at, since = at, rows, hash } = version;
  const inTab = sheetId !== undefined && (to !== 'table' || table === undefined);
  return {
    v: 1,
    dataset: dataset.id,
    title: dataset.title,
    version: { number, at: since, rows, hash },
    checkedAt: at,
    complete: failure === undefined,
    quarantined,
    ...(inTab ? { sheetId } : {}),
    columns: fields.map(({ title }) => title),
    fields: fields.map(({ name }) => name),
    ...(table !== undefined && to !== 'tab' ? { table } : {}),
  };
};

const SET = 'set_metadata' as const;

/** What is said at one place, and a short mark of it without the time at which it was found fresh. */
interface Said {
  readonly sheetId: number | null;
  readonly key: string;
  readonly text: string;
  readonly mark: string;
  readonly checkedAt: string;
}
/** What was last said there. */
type Before = Readonly<Record<string, Pick<Said, 'mark' | 'checkedAt'>>>;

const placeOf = ({ sheetId, key }: Pick<Said, 'sheetId' | 'key'>): string =>
  `${sheetId ?? ''} ${key}`;
const said = (sheetId: number | null, key: string, what: Passport | Place): Said => {
  const checkedAt = 'checkedAt' in what ? what.checkedAt : '';
  const mark = markOf([JSON.stringify({ ...what, checkedAt: '' })]).toString(36);
  return { sheetId, key, text: JSON.stringify(what), mark, checkedAt };
};

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
    const passport = passportOf(dataset, subscription, table);
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
 * @returns records that remember what was written; none: there was nothing to write.
 */
export const writePassports = (
  host: Host,
  registry: Registry<Host>,
): Readonly<Record<string, Json>> => {
  const now = snapshot(host);
  const before = (now.get(keys.passports) ?? {}) as unknown as Before;
  const wanted = everything(now, registry);
  const isNews = (one: Said): boolean => {
    const known = before[placeOf(one)];
    if (known?.mark !== one.mark) return true;
    return (
      one.checkedAt !== '' && Date.parse(one.checkedAt) - Date.parse(known.checkedAt) > STALE_MS
    );
  };
  const news = wanted.filter(isNews);
  // A passport of a tab goes with its tab.
  const gone = Object.keys(before).filter(
    (place) => place.startsWith(' ') && !wanted.some((one) => placeOf(one) === place),
  );
  if (news.length === 0 && gone.length === 0) return {};
  const changesOf = (some: readonly Said[]): Change[] => [
    ...some.map(({ sheetId, key, text: value }) => ({ do: SET, sheetId, key, value })),
    ...gone.map((place) => ({ do: SET, sheetId: null, key: place.slice(1), value: null })),
  ];
  try {
    host.workbook.change(changesOf(news));
  } catch (error) {
    if (failureOf(error).code !== 'workbook.busy') throw error;
    // Somebody deleted a tab: the others have something to say all the same.
    const there = new Set(host.workbook.tabs().map((tab) => tab.sheetId));
    host.workbook.change(
      changesOf(news.filter(({ sheetId }) => sheetId === null || there.has(sheetId))),
    );
  }
  const told = wanted.map((one): [string, Before[string]] => [
    placeOf(one),
    news.includes(one) ? { mark: one.mark, checkedAt: one.checkedAt } : before[placeOf(one)]!,
  ]);
  return { [keys.passports]: asJson(Object.fromEntries(told)) };
};
