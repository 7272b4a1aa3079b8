import type { Host } from '../host/host';
import {
  FailureError,
  publishedFields,
  type Cell,
  type Cursor,
  type Dataset,
  type Field,
  type Question,
  type Reading,
  type Registry,
  type WarehouseSite,
} from '../model';
import { cursorOf, limitOf, orderOf, type Asked, type Telling } from './answer';
import { withWarehouses } from './elsewhere';
import { comparable, conditionsOf, filterOf, placeOf } from './filter';
import { afterSql, all, filterSql, type Sql } from './filter-sql';
import { publishedTable } from './lasting';
import type { Answered } from './shown';
import { accessOf, engineOf } from './site';
import type { TableVersion } from './table-version';

/** Rows that are looked through at once where the engine does not decide. */
const LOOKED_THROUGH = 5_000;
/** So often a question is asked anew where its rows are exchanged meanwhile. */
const TRIES = 3;

/** Connections are dear and counted by the day: one an execution. The host ends it with that. */
const open = new WeakMap<Host, Map<string, Reading>>();

/** @throws warehouse.unknown, warehouse.locked: only who has its secrets reads it */
const readingOf = (host: Host, registry: Registry<Host>, site: WarehouseSite): Reading => {
  const known = open.get(host) ?? new Map<string, Reading>();
  open.set(host, known);
  const found = known.get(site.id);
  if (found) return found;
  const whole = withWarehouses(host, registry);
  const engine = engineOf(whole, site);
  if (!engine.read) throw new FailureError('warehouse.unknown', { engine: engine.title });
  const reading = engine.read(host, accessOf(host, whole, site));
  known.set(site.id, reading);
  return reading;
};

/**
 * A data set's table, asked with parameters: what can be left out is not sent here. An answer is of the rows
 * of one version, however many statements it takes.
 */
export const heldInTable = (
  host: Host,
  registry: Registry<Host>,
  dataset: Dataset,
  fields: readonly Field[],
  site: WarehouseSite,
  version: TableVersion,
): Asked => {
  const fieldOf = (name: string): Field => fields[placeOf(fields, name, dataset.title)]!;
  /** The columns of the contract stand there whatever is published of them. */
  const contract = registry.datasets.get(dataset.id) ?? dataset;
  const order = orderOf(dataset).map((name) =>
    publishedFields(contract).find((field) => field.name === name)!,
  );

  /** @returns null where other rows stand there than were asked for: now those are. */
  const select = (names: readonly string[], where: Sql, rows?: number): Cell[][] | null => {
    const reading = readingOf(host, registry, site);
    const { dialect, asking } = reading;
    const columns = names.map(fieldOf);
    const types = columns.map(({ type }) => type);
    const found = version.rows(reading, (among) => {
      const met = among ? all([among, where]) : where;
      const sql =
        `SELECT ${names.map(dialect.quote).join(', ')} FROM ${dialect.table(publishedTable(contract))} ` +
        `WHERE ${met.sql} ORDER BY ${order.map(({ name }) => dialect.quote(name)).join(', ')}`;
      const text = rows === undefined ? sql : asking.first(sql, rows);
      return reading.select(text, met.parameters, types);
    });
    if (found.length === 0 && version.isOther(reading)) return null;
    const texts = types.flatMap((type, i) => (type === 'text' || type === 'json' ? [i] : []));
    for (const row of found) for (const i of texts) if (row[i] === '') row[i] = null;
    return found;
  };
  const keyed = (key: Cursor): Cursor =>
    key.map((cell, i) =>
      order[i]!.type === 'timestamp' && typeof cell === 'string' ? comparable(cell) : cell,
    );

  const ask: Asked['ask'] = (question, tell) => {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const found = askOnce(question, tell);
      if (found) return found;
    }
    throw new FailureError('shown.unfinished', { dataset: dataset.title });
  };
  /** @returns null where other rows took the place of those that were asked for. */
  const askOnce = (question: Question, tell?: Telling): Answered | null => {
    const limit = limitOf(question);
    const after = cursorOf(dataset, fields, question);
    const { dialect, asking } = readingOf(host, registry, site);
    const where = conditionsOf(question);
    const { where: sent, rest } = filterSql(asking, dialect.quote, fields, where, dataset.title);
    const paged = limit !== undefined;
    const looked = rest.flatMap((group) => group.map(({ field }) => field));
    const extra = [...(paged ? order.map(({ name }) => name) : []), ...looked];
    const names = [...new Set([...question.fields, ...extra])];
    const selected = names.length > 0 ? names : [fields[0]!.name];
    const met = filterOf(selected.map(fieldOf), rest, dataset.title);
    const from = (key: Cursor | undefined): Sql =>
      key ? all([sent, afterSql(asking, dialect.quote, order, keyed(key))]) : sent;
    const keyOf = (row: readonly Cell[]): Cell[] =>
      order.map(({ name }) => row[selected.indexOf(name)]!);
    const width = question.fields.length;
    const shown = (rows: Cell[][]): Cell[][] => tellIn(question.fields, inPlace(rows), tell);
    const inPlace = (rows: Cell[][]): Cell[][] => {
      if (selected.length === width) return rows;
      const places = question.fields.map((name) => selected.indexOf(name));
      if (places.some((at, i) => at !== i)) return rows.map((row) => places.map((at) => row[at]!));
      for (const row of rows) row.length = width;
      return rows;
    };
    if (!paged) {
      const rows = select(selected, from(after));
      if (!rows) return null;
      return { rows: shown(rest.length > 0 ? rows.filter(met) : rows) };
    }
    const kept: Cell[][] = [];
    const step = rest.length > 0 ? Math.max(limit + 1, LOOKED_THROUGH) : limit + 1;
    for (let key = after; ;) {
      const rows = select(selected, from(key), step);
      if (!rows) return null;
      for (const row of rows) if (rest.length === 0 || met(row)) kept.push(row);
      if (kept.length > limit || rows.length < step) break;
      key = keyOf(rows[rows.length - 1]!);
    }
    const more = kept.length > limit;
    kept.length = Math.min(kept.length, limit);
    const last = kept[kept.length - 1];
    return { ...(more && last ? { next: keyOf(last) } : {}), rows: shown(kept) };
  };

  return {
    columns: (names) => {
      const rows = ask({ fields: names }).rows;
      return names.map((_, i) => rows.map((row) => row[i]!));
    },
    ask,
    direct: (question) => {
      const { dialect, asking, project } = readingOf(host, registry, site);
      if (project === undefined) return null;
      const { quote } = dialect;
      const where = conditionsOf(question);
      const { where: sent, rest } = filterSql(asking, quote, fields, where, dataset.title);
      return {
        ...{ project, quote, rest },
        ...{ table: dialect.table(publishedTable(contract)), where: sent },
      };
    },
  };
};

/** Values as they go out, in place. A school's days are few: each is worked out once. */
const tellIn = (fields: readonly string[], rows: Cell[][], tell: Telling | undefined): Cell[][] => {
  fields.forEach((field, at) => {
    const telling = tell?.get(field);
    if (!telling) return;
    const known = new Map<Cell, Cell>();
    for (let r = 0; r < rows.length; r++) {
      const row = rows[r]!;
      const value = row[at]!;
      let told = known.get(value);
      if (told === undefined) known.set(value, (told = telling(value)));
      row[at] = told;
    }
  });
  return rows;
};
