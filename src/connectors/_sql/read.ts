import { askOne } from '../../http/exchange';
import { placeOf } from '../../http/statements';
import {
  FailureError,
  type Exchange,
  type HttpResponse,
  type Json,
  type Reader,
  type Resource,
  type Session,
  type Statement,
} from '../../model';
import type { SqlDialect } from './dialect';
import { harmless, isLater } from './marks';
import { changeOf, keylessOf, keyOf, recordsOf, sumOf, type Texts } from './record';
import {
  bitsFor,
  counted,
  differenceOf,
  emptySketch,
  isSame,
  MOST_PARTS,
  sketchOf,
  totalsOf,
  widened,
  type Sketch,
  type Totals,
} from './sketch';
import { checkpointOf, settled, stateOf, type State } from './state';
import { statementsOf, widthOf, type Gentleness, type SqlTable } from './table';

/** Keys that are asked for at once. */
const KEYS = 1_000;

export interface SqlReading {
  readonly dialect: SqlDialect;
  readonly table: SqlTable;
  readonly gentle: Gentleness;
  /** `sql://host:port/database`, for messages. */
  readonly url: string;
}

/** What differs from what is landed. */
interface Differing {
  readonly rows: readonly Texts[];
  readonly deletes: readonly string[];
}

const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && isLater(b, a)) ? b : a;

const isOpen = ([from, to]: readonly [number, number], hour: number): boolean =>
  from <= to ? hour >= from && hour < to : hour >= from || hour < to;

/**
 * Reads a table: the first time page by page in the order of its key. From then on one statement tells what
 * changed by the change column, and whether the whole is as it is known: rows, sum, sum of squares. Where it
 * is not, a second one counts the table's rows in the cells of a sketch (`sketch.ts`), which tells the keys
 * that differ, and a third reads those. What it costs depends on what changed and not on what is there;
 * where nearly everything changed, all is read again.
 * @throws source.hours, source.same_key, source.unstable
 */
export function* readTable(
  { dialect, table, gentle, url }: SqlReading,
  resource: Resource,
  session: Session,
  checkpoint: Json,
): Reader {
  const say = statementsOf(dialect, table);
  const { encoding } = dialect;
  // Twenty databases of one server are read by one list: it is said which.
  const about = { host: placeOf(url), resource: resource.name };
  const asRecord = recordsOf(table, resource, session);
  const { page, lookBack, sweepEvery, hours } = gentle;

  function* rowsOf(statement: Statement): Exchange<readonly Texts[]> {
    const answer: HttpResponse = yield* askOne({ url, of: resource.name, statement });
    return answer.rows ?? [];
  }

  let state = stateOf(checkpoint);
  if (hours && session.hour && !isOpen(hours, session.hour())) {
    if (state && !state.walk) return;
    throw new FailureError('source.hours', {
      ...about,
      from: hours[0],
      to: hours[1],
      seconds: 3600,
    });
  }

  /** Of rows that one key names only one would land, and nobody could say which. */
  const keyed = (keyless: number): void => {
    if (keyless === 0) return;
    const { key } = table;
    throw new FailureError('source.same_key', { ...about, key, count: keyless });
  };

  /** Begins to read all. */
  function* begin(): Exchange<State> {
    const [told = []] = yield* rowsOf({ sql: say.about(), columns: 5 });
    const [rows, keys, bytes] = told.map(Number) as [number, number, number];
    keyed(rows - keys);
    const width = Math.min(Math.max(1, Math.ceil(bytes / 6)), MOST_PARTS);
    const fresh: State = {
      sketch: emptySketch(bitsFor(rows), width),
      newest: null,
      from: null,
      open: false,
      recent: {},
      sweptAt: session.now,
      walk: { type: told[4] ?? '', after: null, total: rows },
    };
    return settled(fresh, told[3] ?? null, lookBack);
  }

  /** All rows, page by page. */
  function* walk(): Reader {
    let restart = state === null || state.walk?.after == null;
    let known: State = state?.walk ? state : yield* begin();
    for (;;) {
      const { walk: place, ...rest } = known;
      const { type, after, total } = place as NonNullable<State['walk']>;
      const rows: readonly Texts[] = yield* rowsOf({
        sql: say.page(after === null ? null : type, page),
        ...(after === null ? {} : { parameters: [after] }),
        columns: widthOf(table),
      });
      keyed(keylessOf(rows));
      const last = rows[rows.length - 1];
      const done = rows.length < page || !last;
      known = gathered(done ? rest : { ...rest, walk: { type, after: keyOf(last), total } }, rows);
      yield {
        batch: {
          rows: rows.map(asRecord),
          total,
          ...(restart ? { restart: true as const } : {}),
          checkpoint: checkpointOf(known),
        },
      };
      restart = false;
      if (done) break;
    }
    state = known;
  }

  /** Many rows at once: copies what is recent once. */
  const gathered = (known: State, rows: readonly Texts[]): State => {
    let { sketch } = known;
    const recent: Record<string, readonly [number, string]> = { ...known.recent };
    for (const row of rows) {
      const [key, sum, change] = [keyOf(row), sumOf(row), changeOf(row)];
      const before = recent[key];
      if (before) sketch = counted(sketch, { key, sum: before[0] }, encoding, -1);
      sketch = counted(sketch, { key, sum }, encoding, 1);
      if (change !== null && known.from !== null && !isLater(known.from, change))
        recent[key] = [sum, change];
      else delete recent[key];
    }
    return { ...known, sketch, recent };
  };

  const cellsOf = function* (bits: number, width: number): Exchange<Sketch> {
    const counts = yield* rowsOf({ sql: say.cells(bits, width), columns: 5 + width });
    return sketchOf(
      bits,
      width,
      counts.map((row) => row.map(Number)),
    );
  };

  /** Reads the rows that differ. @returns null: too many to be told. */
  function* settle(bytes: number): Exchange<Differing | null> {
    const known = state!;
    if (bytes > 6 * MOST_PARTS) return null;
    const width = Math.max(known.sketch.width, Math.ceil(bytes / 6));
    const there = yield* cellsOf(known.sketch.bits, width);
    const difference = differenceOf(known.sketch, there, encoding);
    if (!difference) return null;
    const added = new Map(difference.added.map(({ key, sum }) => [key, sum]));
    const keys = [...new Set([...difference.gone, ...difference.added].map(({ key }) => key))];
    const rows: Texts[] = [];
    for (let at = 0; at < keys.length; at += KEYS)
      rows.push(
        ...(yield* rowsOf({
          sql: say.byKeys(),
          parameters: [JSON.stringify(keys.slice(at, at + KEYS))],
          columns: widthOf(table),
        })),
      );
    const found = new Map(rows.map((row) => [keyOf(row), row]));
    // By no key at all a row is not found either.
    keyed(keylessOf(rows) + (added.has('') && !found.has('') ? 1 : 0));
    // The sketch is of another moment than the rows: it is to hold what is landed.
    let sketch = widened(there, width);
    const recent = { ...known.recent };
    for (const key of keys) {
      const [before, row] = [added.get(key), found.get(key)];
      const now = row && sumOf(row);
      if (before !== now) {
        if (before !== undefined) sketch = counted(sketch, { key, sum: before }, encoding, -1);
        if (now !== undefined) sketch = counted(sketch, { key, sum: now }, encoding, 1);
      }
      const change = row ? changeOf(row) : null;
      if (
        now !== undefined &&
        change !== null &&
        known.from !== null &&
        !isLater(known.from, change)
      )
        recent[key] = [now, change];
      else delete recent[key];
    }
    state = { ...known, sketch, recent };
    return { rows, deletes: keys.filter((key) => !found.has(key)) };
  }

  /** What changed since. @returns whether all is known now; else all has to be read again. */
  function* refresh(
    complete: boolean,
  ): Generator<Reader extends Generator<infer Y> ? Y : never, boolean, readonly HttpResponse[]> {
    const { from, open, sweptAt } = state!;
    const isDue = session.now - sweptAt >= sweepEvery * 1000;
    const sweep = complete || from === null || sweepEvery === 0 || isDue;
    let after: { readonly at: string; readonly key: string } | null = null;
    let newest: string | null = null;
    let rows: Texts[] = [];
    let totals: readonly number[] | null = null;
    for (;;) {
      const since: Parameters<typeof say.refresh>[0] =
        after !== null
          ? { at: harmless(after.at, about), open, after: true }
          : from === null
            ? null
            : { at: harmless(from, about), open };
      const told: readonly Texts[] = yield* rowsOf({
        sql: say.refresh(since, page, sweep),
        ...(after === null ? {} : { parameters: [after.key] }),
        columns: 1 + widthOf(table),
      });
      const news = told.filter(([kind]) => kind === 'r').map((row) => row.slice(1));
      keyed(keylessOf(news));
      const sums = told.find(([kind]) => kind === 's');
      if (sums) totals = sums.slice(1, 5).map(Number);
      const fresh = news.filter((row) => state!.recent[keyOf(row)]?.[0] !== sumOf(row));
      state = gathered(state!, fresh);
      rows = fresh;
      const last: Texts | undefined = news[news.length - 1];
      newest = later(newest, last ? changeOf(last) : null);
      if (news.length < page || !last) break;
      after = { at: changeOf(last)!, key: keyOf(last) };
      yield { batch: { rows: rows.map(asRecord), checkpoint: checkpointOf(state) } };
      rows = [];
    }
    const before = state;
    let differ: Differing = { rows: [], deletes: [] };
    if (totals && !isSame(totals.slice(0, 3) as unknown as Totals, totalsOf(state.sketch))) {
      const met: Differing | null = yield* settle(totals[3] ?? 0);
      if (!met) return false;
      differ = met;
      for (const row of met.rows) newest = later(newest, changeOf(row));
    } else if (totals && bitsFor(totals[0]!) > state.sketch.bits) {
      const larger = yield* cellsOf(bitsFor(totals[0]!), state.sketch.width);
      if (isSame(totalsOf(larger), totalsOf(state.sketch))) state = { ...state, sketch: larger };
    }
    state = settled(state, newest, lookBack);
    if (sweep && sweepEvery > 0) state = { ...state, sweptAt: session.now };
    const all = new Map([...rows, ...differ.rows].map((row) => [keyOf(row), row]));
    for (const key of differ.deletes) all.delete(key);
    const isNews = all.size > 0 || differ.deletes.length > 0 || before.sketch !== state.sketch;
    if (complete || isNews || after !== null || (sweep && sweepEvery > 0))
      yield {
        batch: {
          rows: [...all.values()].map(asRecord),
          ...(differ.deletes.length > 0 ? { deletes: differ.deletes } : {}),
          complete: true,
          checkpoint: checkpointOf(state),
        },
      };
    return true;
  }

  // A table that changes while it is read in full is compared at the end; where too much differs, once more.
  for (let attempt = 0; attempt < 3; attempt++) {
    const full = state === null || state.walk !== undefined || attempt > 0;
    if (attempt > 0) state = null;
    if (full) yield* walk();
    if (yield* refresh(full)) return;
  }
  throw new FailureError('source.unstable', about);
}
