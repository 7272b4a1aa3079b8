import { formatMoment, later, parseIso, parseMail, parseMoment, parseSpan } from './time';
import { cycler, joiner, namespace } from './members';
import { pairsOf } from './pairs';
import { print } from './print';
import {
  compare,
  isDict,
  isList,
  made,
  Moment,
  Span,
  TemplateError,
  truthy,
  Undefined,
  UNDEFINED,
  type Callable,
  type Value,
} from './values';

const DAY = 86_400_000_000;

/** A moment from what stands for one: itself, seconds, or a text. @throws TemplateError */
export const momentFrom = (value: Value | undefined, format?: string): Moment => {
  if (value instanceof Moment) return value;
  if (value === UNDEFINED || value === undefined) throw new Undefined('A moment is missing.');
  if (typeof value === 'number') return new Moment(value * 1_000_000);
  const text = print(value);
  const found =
    (format === undefined ? null : parseMoment(text, format)) ??
    parseIso(text) ??
    (/^-?\d+(\.\d+)?$/.test(text) ? new Moment(Number(text) * 1_000_000) : null) ??
    parseMail(text);
  // Never the text itself: it may be a record's, and what goes wrong is stored and mailed.
  if (!found) throw new TemplateError('A text is no date that is understood.');
  return new Moment(found.micros, found.offset ?? 0, found.date);
};

const textOf = (value: Value | undefined): string | undefined =>
  value === undefined || value === null ? undefined : print(value);

const extreme =
  (sign: 1 | -1): Callable =>
  (args) => {
    const all = args.length === 1 && isList(args[0]) ? args[0] : args;
    if (all.length === 0) throw new TemplateError('There is nothing to choose from.');
    return all.reduce((best, one) => (compare(one, best) * sign > 0 ? one : best));
  };

/** What day it is there; null: nobody here knows. @throws TemplateError where there is no such zone. */
const dayIn = (timeZone: string, now: number): Moment | null => {
  if (typeof Intl === 'undefined') return null;
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    }).formatToParts(now);
    const of = (name: string): number =>
      Number(parts.find(({ type }) => type === name)?.value ?? NaN);
    return new Moment(Date.UTC(of('year'), of('month') - 1, of('day')) * 1000, 0, true);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new TemplateError('There is no time zone of that name.');
  }
};

const parsed: Callable = ([text]) => {
  if (typeof text !== 'string') return text ?? UNDEFINED;
  try {
    return JSON.parse(text) as Value;
  } catch {
    // Never the text itself: it may be a key.
    throw new TemplateError('A text is no JSON.');
  }
};

/** Names of kinds of values: a few manifests ask of which kind something is. */
const KINDS: Readonly<Record<string, Callable>> = {
  str: ([value]) => print(value ?? UNDEFINED),
  list: ([value]) => (isList(value) ? value : isDict(value) ? Object.keys(value) : []),
  int: ([value]) => Math.trunc(Number(print(value ?? UNDEFINED))),
  bool: ([value]) => truthy(value ?? UNDEFINED),
};
const IS: Readonly<Record<string, (value: Value) => boolean>> = {
  str: (value) => typeof value === 'string',
  list: isList,
  int: (value) => typeof value === 'number' && Number.isInteger(value),
  bool: (value) => typeof value === 'boolean',
};

/** The functions that a manifest's expressions may call. @param now epoch milliseconds. */
export const macrosAt = (now: number): Readonly<Record<string, Value>> => {
  const present = new Moment(now * 1000);
  // Time passes between two looks at a clock: some manifests make ids of it.
  let looked = 0;
  const today = new Moment(Math.floor((now * 1000) / DAY) * DAY, 0, true);
  return {
    now_utc: () => new Moment(now * 1000 + (looked++ % 1_000_000)),
    today_utc: () => today,
    today_with_timezone: ([zone]) => dayIn(print(zone ?? UNDEFINED), now) ?? today,
    timestamp: ([value]) =>
      typeof value === 'number'
        ? Math.trunc(value)
        : Math.floor(momentFrom(value).micros / 1_000_000),
    max: extreme(1),
    min: extreme(-1),
    day_delta: ([days, format], named) =>
      formatMoment(
        later(present, new Span(Number(days) * DAY)),
        textOf(format ?? named['format']) ?? '%Y-%m-%dT%H:%M:%S.%f%z',
      ),
    duration: ([text]) => parseSpan(print(text ?? UNDEFINED)),
    format_datetime: ([value, format, input], named) =>
      formatMoment(
        momentFrom(value ?? UNDEFINED, textOf(input ?? named['input_format'])),
        textOf(format ?? named['format']) ?? '%Y-%m-%dT%H:%M:%S.%fZ',
      ),
    str_to_datetime: ([text]) => momentFrom(text ?? UNDEFINED),
    generate_uuid: () => {
      throw new TemplateError('generate_uuid() has another answer each time.');
    },
    sanitize_url: ([text]) => encodeURIComponent(print(text ?? UNDEFINED)),
    camel_case_to_snake_case: ([text]) =>
      print(text ?? UNDEFINED)
        .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .toLowerCase(),
    range: (args) => {
      const [from, to] =
        args.length > 1 ? [Number(args[0]), Number(args[1])] : [0, Number(args[0])];
      const step = Number(args[2] ?? 1);
      if (!step || Math.abs((to - from) / step) > 10_000)
        throw new TemplateError('A range of more than 10,000 numbers.');
      const all: number[] = [];
      for (let n = from; step > 0 ? n < to : n > to; n += step) all.push(n);
      return made(all);
    },
    json_loads: parsed,
    json: { loads: parsed },
    dict: ([from], named) => made({ ...pairsOf(from ?? {}), ...named }),
    ...{ namespace, cycler, joiner },
    ...KINDS,
    isinstance: ([value, kinds]) =>
      (isList(kinds) ? kinds : [kinds]).some((kind) =>
        Object.keys(KINDS).some((name) => KINDS[name] === kind && IS[name]!(value ?? UNDEFINED)),
      ),
  };
};
