/** How numbers, times and plurals are said in one language. Catalogues are written with these. */
export interface Forms {
  number(n: number): string;
  /** The form for `n`, with `#` replaced by the number. A language gives the forms it has. */
  plural(n: number, forms: PluralForms): string;
  /** `plural` where a language has two forms and the number is all that is said. */
  count(one: string, other: string): (n: number) => string;
  /** A time that has passed, in ms: `12 min ago`, `yesterday`. Below a minute: null. */
  ago(ms: number): string | null;
  /** `14:00`, with the day if it is not today; both are ISO times. */
  clock(at: string, now: string, timeZone: string): string;
  /** `14:00`, with seconds where events follow closely; an ISO time. */
  time(at: string, timeZone: string, seconds?: boolean): string;
  /** `Today`, `Yesterday`, else `Monday, August 31`; both are ISO times. */
  day(at: string, now: string, timeZone: string): string;
  /** `Aug 31, 2026`. */
  date(at: string, timeZone: string): string;
  /** An hour of the wall clock, 0 to 23: `8 PM`. */
  hour(hour: number): string;
  /** How long something took, ms: `24 sec`, `3 min`. */
  duration(ms: number): string;
  /** `A, B and C`. */
  list(items: readonly string[]): string;
  /** As `number`, but short where it is large: `1.2M`. */
  brief(n: number): string;
  /** Bytes, as a person reads them: `85 MB`, `1.2 GB`. */
  size(bytes: number): string;
  /** How long something will take, ms, as roughly as it can be known: `40 sec`, `2 min`, `1 hr 5 min`. */
  roughly(ms: number): string;
  /** How long ago something was that lasts: `3 months ago`. Below a day: `today`. */
  since(ms: number): string;
  /** `in 12 days`, `tomorrow`, `today`; a negative number is past. */
  inDays(days: number): string;
  /** As `clock`, but as short as it can be told: `5:00 AM`, `Wed 5:00 AM`, `Nov 22`. Both are ISO times. */
  moment(at: string, now: string, timeZone: string): string;
  /** A day's name, 1 (Monday) to 7. */
  weekday(day: number): string;
}

type Unit = 'millisecond' | 'second' | 'minute' | 'hour' | 'megabyte' | 'gigabyte';

export type PluralForms = { readonly other: string } & {
  readonly [form in Intl.LDMLPluralRule]?: string;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH_DAYS = 30.44;
/** 2024 began on a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

export const formsOf = (locale: string): Forms => {
  const numbers = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' });
  const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });

  // Making a format costs a hundred times what using it does, and a list says hundreds of dates.
  const formats = new Map<string, Intl.DateTimeFormat>();
  const dated = (at: string, options: Intl.DateTimeFormatOptions, tag = locale): string => {
    const key = tag + JSON.stringify(options);
    const format = formats.get(key) ?? new Intl.DateTimeFormat(tag, options);
    formats.set(key, format);
    return format.format(new Date(at));
  };
  const units = new Map<string, Intl.NumberFormat>();

  const clock = (at: string, now: string, timeZone: string): string => {
    const civil = (when: string) => dated(when, { timeZone, dateStyle: 'short' });
    return dated(at, {
      timeZone,
      hour: 'numeric',
      minute: '2-digit',
      ...(civil(at) === civil(now) ? {} : { weekday: 'short', day: 'numeric', month: 'short' }),
    });
  };

  const day = (at: string, now: string, timeZone: string): string => {
    // Civil days are counted, not spans of 24 hours: yesterday evening is yesterday.
    const civil = (time: string) => Date.parse(dated(time, { timeZone }, 'en-CA')) / DAY;
    const back = Math.round(civil(now) - civil(at));
    if (back === 0 || back === 1) {
      const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-back, 'day');
      return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
    }
    const year = back > 300 ? ({ year: 'numeric' } as const) : {};
    const said = dated(at, { timeZone, weekday: 'long', day: 'numeric', month: 'long', ...year });
    return said.charAt(0).toLocaleUpperCase(locale) + said.slice(1);
  };

  const unit = (n: number, name: Unit): string => {
    const digits = n < 10 && name !== 'millisecond' ? 1 : 0;
    const format =
      units.get(`${name} ${digits}`) ??
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: name,
        unitDisplay: 'short',
        maximumFractionDigits: digits,
      });
    units.set(`${name} ${digits}`, format);
    return format.format(n);
  };
  const duration = (ms: number): string =>
    ms < 950
      ? unit(ms, 'millisecond')
      : ms < 59_500
        ? unit(ms / 1000, 'second')
        : ms < 59.5 * MINUTE
          ? unit(ms / MINUTE, 'minute')
          : unit(ms / HOUR, 'hour');

  const long = new Intl.RelativeTimeFormat(locale, { style: 'long', numeric: 'auto' });
  const compact = new Intl.NumberFormat(locale, {
    notation: 'compact',
    maximumSignificantDigits: 3,
  });
  const roughly = (ms: number): string => {
    if (ms < MINUTE) return unit(Math.max(10, Math.ceil(ms / 10_000) * 10), 'second');
    const minutes = Math.round(ms / MINUTE);
    if (minutes < 60) return unit(minutes, 'minute');
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`;
  };

  const since = (ms: number): string => {
    const days = Math.floor(ms / DAY);
    if (days < 60) return long.format(-days, 'day');
    const months = Math.floor(days / MONTH_DAYS);
    return months < 24
      ? long.format(-months, 'month')
      : long.format(-Math.floor(months / 12), 'year');
  };

  const moment = (at: string, now: string, timeZone: string): string => {
    const time = { timeZone, hour: 'numeric', minute: '2-digit' } as const;
    const civil = (when: string) => dated(when, { timeZone, dateStyle: 'short' });
    if (civil(at) === civil(now)) return dated(at, time);
    return Math.abs(Date.parse(at) - Date.parse(now)) < 6 * DAY
      ? dated(at, { weekday: 'short', ...time })
      : dated(at, { timeZone, day: 'numeric', month: 'short' });
  };

  const plural = (n: number, forms: PluralForms): string =>
    (forms[rules.select(n)] ?? forms.other).replace('#', numbers.format(n));

  return Object.freeze({
    number: (n) => numbers.format(n),
    plural,
    count: (one, other) => (n) => plural(n, { one, other }),
    ago: (ms) => {
      if (ms < MINUTE) return null;
      if (ms < HOUR) return relative.format(-Math.floor(ms / MINUTE), 'minute');
      if (ms < DAY) return relative.format(-Math.floor(ms / HOUR), 'hour');
      return relative.format(-Math.floor(ms / DAY), 'day');
    },
    clock,
    time: (at, timeZone, seconds = false) =>
      dated(at, {
        timeZone,
        hour: 'numeric',
        minute: '2-digit',
        ...(seconds ? { second: '2-digit' } : {}),
      }),
    day,
    date: (at, timeZone) => dated(at, { timeZone, dateStyle: 'medium' }),
    hour: (hour) =>
      dated(new Date(Date.UTC(2000, 0, 1, hour)).toISOString(), {
        timeZone: 'UTC',
        hour: 'numeric',
      }),
    duration,
    list: (items) => lists.format([...items]),
    brief: (n) => (n < 100_000 ? numbers : compact).format(n),
    size: (bytes) =>
      bytes < 2 ** 27 ? unit(bytes / 2 ** 20, 'megabyte') : unit(bytes / 2 ** 30, 'gigabyte'),
    roughly,
    since,
    inDays: (days) => long.format(days, 'day'),
    moment,
    weekday: (day) =>
      dated(new Date(MONDAY + (day - 1) * DAY).toISOString(), { timeZone: 'UTC', weekday: 'long' }),
  } satisfies Forms);
};
