import type { Host, Tab } from '../host/host';
import {
  FailureError,
  failureOf,
  type Cell,
  type Dataset,
  type Field,
  type Passport,
} from '../model';
import type { Held } from './answer';
import { cellsOf, coded, mapped, orderOf, type Coded } from './coded';
import { decode, encode, type KeptColumn } from './column-text';
import { placeOf } from './filter';
import { passportNow } from './standing';
import { isMarked, rowsIn, rowsSaid, WRITING } from './tab';
import { typed } from './typed';

/** As long as the host keeps anything. */
const KEPT_SECONDS = 21_600;
/** So often columns are looked for anew where they have moved meanwhile. */
const TRIES = 3;
/** A column's title stands above its rows. */
const TITLE = 1;

export interface InTab {
  readonly passport: Passport;
  /** What the tab said of its rows when it was opened. */
  readonly rows: string | undefined;
  /** Rows of the passport's version, or none; else newer ones do where those are there no more. */
  readonly exact: boolean;
}

/** @property passport of the rows whose columns were read last; before, of those that stand there. */
export type HeldInTab = Held & { passport(): Passport };

/**
 * The columns of a tab, found by their titles wherever they stand. What was read once is kept for these
 * rows: a second time no sheet is read. Columns of other rows never come together, although a passport is
 * written a while after its rows; until then the rows' own words are the passport.
 */
export const heldInTab = (
  host: Pick<Host, 'workbook' | 'cache'>,
  dataset: Dataset,
  fields: readonly Field[],
  { passport, rows, exact }: InTab,
): HeldInTab => {
  /**
   * Columns of one data set belong together by the order of the keys of their rows: they are read at
   * different times, and rows may have been put in another order meanwhile.
   */
  const known = new Map<string, KeptColumn>();
  const { version, sheetId } = passport;
  const at = `shown/${host.workbook.id()}/${dataset.id}/${version.number}/`;
  let said = rows;
  /** Of the rows whose columns are known. */
  let now = exact ? passport : passportNow(passport, rowsIn(said));

  /** From now on columns are of the rows that stand there. @throws shown.unfinished */
  const turn = (): void => {
    const to = passportNow(passport, rowsIn(said));
    const isOther = to.version.hash !== now.version.hash;
    if (isOther && exact) throw new FailureError('shown.unfinished', { dataset: dataset.title });
    if (isOther) known.clear();
    now = to;
  };

  /** Together they are whole rows: all of one order. */
  const fit = (names: readonly string[]): boolean => {
    const orders = new Set(names.map((name) => known.get(name)?.order));
    return orders.size <= 1 && !orders.has(undefined);
  };

  const recall = (names: readonly string[]): void => {
    const wanted = names.filter((name) => !known.has(name));
    const of = `${at}${now.version.hash}/`;
    const found = host.cache.getAll(wanted.map((name) => of + name));
    for (const name of wanted) {
      const text = found[of + name];
      const column = text === undefined ? null : decode(text);
      if (column) known.set(name, column);
    }
  };

  /**
   * Columns as they stand, each with its title and all of the same rows: a refresh may write others, or leave
   * a column out, or an analyst move one, between the look at the header and the read.
   */
  const standing = (all: readonly string[]): readonly (readonly Cell[])[] => {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const tab = wholeTab(host, dataset, passport);
      const line = { row: 1, column: 1, rows: 1, columns: tab.columns };
      const header = ifThere(() => host.workbook.read(tab, line)[0] ?? []);
      if (!header) continue;
      const titles = all.map((name) => passport.columns[passport.fields.indexOf(name)]!);
      const places = titles.map((title) => header.indexOf(title) + 1);
      const lost = all[places.indexOf(0)];
      if (lost !== undefined)
        throw new FailureError('question.field', {
          dataset: dataset.title,
          field: lost,
          fields: header.join(', '),
        });
      const whole = { row: 1, rows: Math.max(tab.rows, 1) };
      const columns = ifThere(() => host.workbook.readColumns(tab, places, whole));
      if (!columns) continue;
      const before = said;
      said = rowsSaid(host.workbook.metadata(), sheetId);
      // One of an older build says it by its title alone.
      if (said === undefined) wholeTab(host, dataset, passport);
      const isOne = said === before && said !== WRITING;
      if (isOne && columns.every(([title], i) => title === titles[i])) {
        turn();
        return columns;
      }
    }
    throw new FailureError('shown.unfinished', { dataset: dataset.title });
  };

  /** The key's columns and these. Nothing of the answer as it came lives longer: a large one is dear to keep. */
  const readTab = (all: readonly string[]): readonly Coded[] => {
    const raw = standing(all);
    const keys = raw.slice(0, dataset.key.length);
    const places = rowsOfOurs(keys);
    const count = places?.length ?? Math.max(0, ...keys.map((cells) => cells.length - TITLE));
    return all.map((name, i) => {
      const cells = raw[i]!;
      const { type } = fields[placeOf(fields, name)]!;
      const column = places
        ? coded(places.map((row) => cells[row] ?? ''))
        : coded(cells, TITLE, count);
      const length = column.places ? column.values.length : count;
      return mapped(column, (values) => typed(type, values, length));
    });
  };

  const read = (names: readonly string[]): void => {
    const all = [...new Set([...dataset.key, ...names])];
    const columns = readTab(all);
    const order = columns.slice(0, dataset.key.length).map(orderOf).join();
    all.forEach((name, i) => known.set(name, { ...columns[i]!, order }));
    const of = `${at}${now.version.hash}/`;
    const texts = all.map((name, i): [string, string] => [of + name, encode(columns[i]!, order)]);
    host.cache.putAll(Object.fromEntries(texts), KEPT_SECONDS);
  };

  const columns = (names: readonly string[]): readonly KeptColumn[] => {
    for (const name of names) placeOf(fields, name, dataset.title);
    const wanted = [...new Set(names)];
    if (!fit(wanted)) recall(wanted);
    // Who wants one version alone need not read the other.
    if (!fit(wanted) && said !== WRITING) turn();
    if (!fit(wanted)) read(wanted.filter((name) => !known.has(name)));
    if (!fit(wanted)) read(wanted);
    return names.map((name) => known.get(name)!);
  };
  return {
    columns: (names) => columns(names).map(cellsOf),
    coded: columns,
    passport: () => now,
  };
};

/** What is read by a tab's title; null: it has another one by now, such as while rows are written. */
const ifThere = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch (error) {
    if (failureOf(error).code !== 'workbook.busy') throw error;
    return null;
  }
};

/** @throws shown.missing, shown.unfinished */
const wholeTab = (
  { workbook }: Pick<Host, 'workbook'>,
  { title }: Dataset,
  { sheetId }: Passport,
): Tab => {
  const tab = workbook.tabs().find((one) => one.sheetId === sheetId);
  if (!tab) throw new FailureError('shown.missing', { dataset: title });
  if (isMarked(tab)) throw new FailureError('shown.unfinished', { dataset: title });
  return tab;
};

/** Where the rows with a key stand, if others stand among them: those are the analyst's. */
const rowsOfOurs = (keys: readonly (readonly Cell[])[]): number[] | null => {
  const length = Math.max(0, ...keys.map((cells) => cells.length));
  const isOurs = (row: number): boolean => {
    for (let k = 0; k < keys.length; k++) {
      const cell = keys[k]![row];
      if (cell !== undefined && cell !== '') return true;
    }
    return false;
  };
  let others = 0;
  for (let row = TITLE; row < length; row++) if (!isOurs(row)) others += 1;
  if (others === 0) return null;
  const ours: number[] = [];
  for (let row = TITLE; row < length; row++) if (isOurs(row)) ours.push(row);
  return ours;
};
