import type { Json } from '../../model';
import { scopeOf, textIn, valueOf, type Context } from './context';
import {
  formatMoment,
  later,
  parseIso,
  parseMail,
  parseMoment,
  parseSpan,
  partsOf,
} from './template/time';
import { Moment, Span, UNDEFINED } from './template';
import { isList, isTree, plainText, type Part, type Tree } from './yaml';

const DAY = 86_400_000_000;
/** More windows than this one walk does not have: a step of seconds over years is a mistake. */
const MOST_WINDOWS = 20_000;
const DEFAULT_FORMAT = '%Y-%m-%dT%H:%M:%S.%f%z';

export interface Window {
  readonly [name: string]: Json;
}

/** A moment as text that sorts by time: what checkpoints hold. */
export const canonical = (moment: Moment): string =>
  formatMoment(new Moment(moment.micros, 0), '%Y-%m-%dT%H:%M:%S.%fZ');

/** Without a zone it is UTC, and is written so. */
const momentOf = (text: string, formats: readonly string[]): Moment | null => {
  for (const format of formats) {
    const found = parseMoment(text, format);
    if (found) return new Moment(found.micros, found.offset ?? 0);
  }
  return parseIso(text) ?? parseMail(text);
};

/** A bound: a moment, or the later and the earlier of two. */
const bound = (part: Part | undefined, tree: Tree, context: Context): Moment | null => {
  if (part === undefined || part === null) return null;
  const scope = scopeOf(context, isTree(part) ? part : tree);
  const own = isTree(part) ? textIn(part['datetime_format'], scope) : '';
  const formats = [own || textIn(tree['datetime_format'], scope), DEFAULT_FORMAT].filter(Boolean);
  const read = (value: Part | undefined): Moment | null => {
    const text = textIn(value, scope);
    return text === '' ? null : momentOf(text, formats);
  };
  if (!isTree(part)) return read(part);
  const [moment, least, most] = [
    read(part['datetime']),
    read(part['min_datetime']),
    read(part['max_datetime']),
  ];
  if (!moment) return null;
  const raised = least && moment.micros < least.micros ? least : moment;
  return most && raised.micros > most.micros ? most : raised;
};

const aligned = (moment: Moment, target: string): Moment => {
  const p = partsOf(moment);
  const day = moment.micros - (((moment.micros % DAY) + DAY) % DAY);
  if (target === 'MONTH') return new Moment(Date.UTC(p.year, p.month - 1, 1) * 1000, 0);
  return new Moment(target === 'WEEK' ? day - ((p.weekday + 6) % 7) * DAY : day, 0);
};

/** How a stream asks for what changed in time. */
export interface Cursor {
  readonly field: string;
  /** When a record changed, as text that sorts. */
  of(value: Json | undefined): string | null;
  /** The spans to ask for, in order; null: too many. @param since, until as `of` writes them. */
  windows(since: string | null, until: string | null): readonly Window[] | null;
  /** Whether a record changed before what is wanted. */
  isOld(value: Json | undefined, since: string | null): boolean;
  /** Whether a record is within what is wanted: for sources that send everything. */
  within(value: Json | undefined, since: string | null): boolean;
  readonly filters: boolean;
  /** Newest first: paging ends with what is old. */
  readonly feed: boolean;
  /** What its request options are filled with. */
  readonly names: { readonly start: string; readonly end: string };
  /**
   * A window's halves, the earlier one first, each ending where no record lies between it and the next; null:
   * it cannot be halved. @param least microseconds: a window that is no longer is left as it is.
   */
  halves(window: Window, least: number): readonly [Window, Window] | null;
  /** A change as the source is asked for what follows it. @param since as `of` writes it. */
  written(since: string): Json;
}

const datetimeCursor = (tree: Tree, context: Context, asks: boolean): Cursor => {
  const scope = scopeOf(context, tree);
  const outgoing = textIn(tree['datetime_format'], scope) || DEFAULT_FORMAT;
  const incoming = isList(tree['cursor_datetime_formats'])
    ? [...tree['cursor_datetime_formats'].map(String), outgoing]
    : [outgoing];
  const span = (name: string): Span | null => {
    const said = valueOf(tree[name], scope);
    return said === null || said === UNDEFINED ? null : parseSpan(textIn(tree[name], scope));
  };
  const [every, grain, back] = [span('step'), span('cursor_granularity'), span('lookback_window')];
  const start = bound(tree['start_datetime'], tree, context);
  const now = new Moment(context.now * 1000, 0);
  const names = {
    start: textIn(tree['partition_field_start'], scope) || 'start_time',
    end: textIn(tree['partition_field_end'], scope) || 'end_time',
  };
  const clamping = tree['clamping'];
  const target = isTree(clamping) ? textIn(clamping['target'], scope).toUpperCase() : '';
  const clamped = ['DAY', 'WEEK', 'MONTH'].includes(target);
  // Windows that no request mentions are one.
  const step = asks || clamped ? every : null;
  const parse = (value: Json | undefined): Moment | null => {
    if (value === undefined || value === null || typeof value === 'object') return null;
    return momentOf(String(value), incoming);
  };
  const from = (since: string | null): Moment | null => {
    const last = since === null ? null : parseIso(since);
    if (!last) return start;
    const looked = back ? later(last, back, -1) : last;
    return start && start.micros > looked.micros ? start : looked;
  };
  const final = bound(tree['end_datetime'], tree, context);
  /** What changes after it is for another time: it is read then, and nothing goes by it before. */
  const isLater = (moment: Moment): boolean => final !== null && moment.micros > final.micros;
  const isOld = (value: Json | undefined, since: string | null): boolean => {
    const [moment, first] = [parse(value), from(since)];
    return moment !== null && first !== null && moment.micros < first.micros;
  };
  const lastMoment = (until: string | null): Moment => {
    const end = final ?? now;
    const stop = until === null ? null : parseIso(until);
    return stop && stop.micros < end.micros ? stop : end;
  };
  return {
    field: textIn(tree['cursor_field'], scope),
    of: (value) => {
      const moment = parse(value);
      return moment === null || isLater(moment) ? null : canonical(moment);
    },
    windows: (since, until) => {
      const first = from(since);
      const end = lastMoment(until);
      const one = (a: Moment, b: Moment): Window => ({
        [names.start]: formatMoment(a, outgoing),
        [names.end]: formatMoment(b, outgoing),
      });
      if (!first) return [one(new Moment(0, 0), end)];
      let at = clamped ? aligned(first, target) : first;
      const last = clamped ? aligned(end, target) : end;
      if (at.micros > last.micros) return [];
      if (tree['is_compare_strictly'] === true && at.micros === last.micros) return [];
      if (!step) return [one(at, last)];
      const windows: Window[] = [];
      const gap = grain ?? new Span(0);
      while (at.micros <= last.micros) {
        if (windows.length >= MOST_WINDOWS) return null;
        if (clamped && at.micros === last.micros) break;
        const next = later(at, step);
        if (next.micros <= at.micros) return [one(at, last)];
        const whole = next.micros > last.micros;
        windows.push(one(at, whole && !clamped ? last : later(next, gap, -1)));
        at = next;
        if (whole) break;
      }
      return windows;
    },
    isOld,
    within: (value, since) => {
      const moment = parse(value);
      return !isOld(value, since) && (moment === null || !isLater(moment));
    },
    filters: tree['is_client_side_incremental'] === true || tree['is_data_feed'] === true,
    feed: tree['is_data_feed'] === true,
    names,
    halves: (window, least) => {
      const edge = (name: string): Moment | null => momentOf(plainText(window[name]), [outgoing]);
      const [a, b] = [edge(names.start), edge(names.end)];
      if (!a || !b || !grain || grain.months > 0 || grain.micros <= 0) return null;
      const long = b.micros - a.micros;
      const half = Math.ceil(long / 2 / grain.micros) * grain.micros;
      if (half <= 0 || half > long || long + grain.micros <= least) return null;
      const middle = new Moment(a.micros + half, a.offset);
      return [
        { ...window, [names.end]: formatMoment(later(middle, grain, -1), outgoing) },
        { ...window, [names.start]: formatMoment(middle, outgoing) },
      ];
    },
    written: (since) => formatMoment(parseIso(since)!, outgoing),
  };
};

const WIDTH = 20;
const padded = (value: number): string => String(value).padStart(WIDTH, '0');

/** A cursor that counts: ids that only rise. */
const countingCursor = (tree: Tree, context: Context): Cursor => {
  const scope = scopeOf(context, tree);
  const first = Number(textIn(tree['start_value'], scope) || 0);
  const number = (value: Json | undefined): number | null => {
    const found = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
    return Number.isFinite(found) ? found : null;
  };
  const from = (since: string | null): number =>
    Math.max(first, since === null ? first : Number(since));
  const isOld = (value: Json | undefined, since: string | null): boolean => {
    const found = number(value);
    return found !== null && found < from(since);
  };
  return {
    field: textIn(tree['cursor_field'], scope),
    of: (value) => {
      const found = number(value);
      return found === null || found < 0 ? null : padded(found);
    },
    windows: (since) => [{ start_value: from(since), start: from(since) }],
    isOld,
    within: (value, since) => !isOld(value, since),
    filters: false,
    feed: false,
    names: { start: 'start_value', end: '' },
    halves: () => null,
    written: (since) => from(since),
  };
};

/** The earlier of the newest change and the moment the walk began: later ones may lack neighbours. */
export const notAfter = (newest: string, begun: number): string => {
  if (/^\d{20}$/.test(newest)) return newest;
  const start = canonical(new Moment(begun * 1000));
  return newest > start ? start : newest;
};

/** @param asks whether the stream's requests differ by window. */
export const cursorOf = (part: Part | undefined, context: Context, asks = true): Cursor | null => {
  if (!isTree(part)) return null;
  return part['type'] === 'IncrementingCountCursor'
    ? countingCursor(part, context)
    : datetimeCursor(part, context, asks);
};
