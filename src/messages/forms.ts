/** How numbers, times and plurals are said in one language. Catalogues are written with these. */
export interface Forms {
  number(n: number): string;
  /** The form for `n`, with `#` replaced by the number. A language gives the forms it has. */
  plural(n: number, forms: PluralForms): string;
  /** A time that has passed, in ms: `12 min ago`, `yesterday`. Below a minute: null. */
  ago(ms: number): string | null;
  /** `14:00`, with the day if it is not today; both are ISO times. */
  clock(at: string, now: string, timeZone: string): string;
  /** `A, B and C`. */
  list(items: readonly string[]): string;
}

export type PluralForms = { readonly other: string } & {
  readonly [form in Intl.LDMLPluralRule]?: string;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const formsOf = (locale: string): Forms => {
  const numbers = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' });
  const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });

  const clock = (at: string, now: string, timeZone: string): string => {
    const when = new Date(at);
    const day = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'short' });
    const today = day.format(when) === day.format(new Date(now));
    return new Intl.DateTimeFormat(locale, {
      timeZone,
      hour: 'numeric',
      minute: '2-digit',
      ...(today ? {} : { weekday: 'short', day: 'numeric', month: 'short' }),
    }).format(when);
  };

  return Object.freeze({
    number: (n) => numbers.format(n),
    plural: (n, forms) => (forms[rules.select(n)] ?? forms.other).replace('#', numbers.format(n)),
    ago: (ms) => {
      if (ms < MINUTE) return null;
      if (ms < HOUR) return relative.format(-Math.floor(ms / MINUTE), 'minute');
      if (ms < DAY) return relative.format(-Math.floor(ms / HOUR), 'hour');
      return relative.format(-Math.floor(ms / DAY), 'day');
    },
    clock,
    list: (items) => lists.format([...items]),
  } satisfies Forms);
};
