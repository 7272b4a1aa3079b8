import { Moment, Span, TemplateError } from './values';

const SECOND = 1_000_000;
const DAY = 86_400 * SECOND;

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS =
  'January,February,March,April,May,June,July,August,September,October,November,December'.split(
    ',',
  );

const pad = (value: number, width: number): string => String(Math.abs(value)).padStart(width, '0');

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly micro: number;
  readonly weekday: number;
}

/** A moment as its own clock shows it. */
export const partsOf = (moment: Moment): Parts => {
  const local = moment.micros + (moment.offset ?? 0) * 60 * SECOND;
  const date = new Date(Math.floor(local / 1000));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    micro: ((local % SECOND) + SECOND) % SECOND,
    weekday: date.getUTCDay(),
  };
};

const offsetText = (offset: number, colon: boolean): string => {
  const sign = offset < 0 ? '-' : '+';
  const minutes = Math.abs(offset);
  return `${sign}${pad(Math.floor(minutes / 60), 2)}${colon ? ':' : ''}${pad(minutes % 60, 2)}`;
};

const dayOfYear = (p: Parts): number =>
  Math.round((Date.UTC(p.year, p.month - 1, p.day) - Date.UTC(p.year, 0, 1)) / 86_400_000) + 1;

/** A moment by a format of Python's `strftime`, with the three that manifests have beside them. */
export const formatMoment = (moment: Moment, format: string): string => {
  const p = partsOf(moment);
  const write = (code: string): string => {
    switch (code) {
      case '%s':
        return String(Math.floor(moment.micros / SECOND));
      case '%s_as_float':
        return (moment.micros / SECOND).toFixed(6);
      case '%ms':
        return String(Math.floor(moment.micros / 1000));
      case '%epoch_microseconds':
        return String(moment.micros);
      case '%_ms':
        return pad(Math.floor(p.micro / 1000), 3);
      case '%Y':
        return pad(p.year, 4);
      case '%y':
        return pad(p.year % 100, 2);
      case '%m':
        return pad(p.month, 2);
      case '%d':
        return pad(p.day, 2);
      case '%H':
        return pad(p.hour, 2);
      case '%I':
        return pad(p.hour % 12 || 12, 2);
      case '%M':
        return pad(p.minute, 2);
      case '%S':
        return pad(p.second, 2);
      case '%f':
        return pad(p.micro, 6);
      case '%p':
        return p.hour < 12 ? 'AM' : 'PM';
      case '%a':
        return WEEKDAYS[p.weekday]!.slice(0, 3);
      case '%A':
        return WEEKDAYS[p.weekday]!;
      case '%w':
        return String(p.weekday);
      case '%b':
        return MONTHS[p.month - 1]!.slice(0, 3);
      case '%B':
        return MONTHS[p.month - 1]!;
      case '%j':
        return pad(dayOfYear(p), 3);
      case '%U':
        return pad(Math.floor((dayOfYear(p) + 6 - p.weekday) / 7), 2);
      case '%W':
        return pad(Math.floor((dayOfYear(p) + 6 - ((p.weekday + 6) % 7)) / 7), 2);
      case '%z':
        return moment.offset === null ? '' : offsetText(moment.offset, false);
      case '%:z':
        return moment.offset === null ? '' : offsetText(moment.offset, true);
      case '%Z':
        return moment.offset === null
          ? ''
          : moment.offset === 0
            ? 'UTC'
            : offsetText(moment.offset, true);
      case '%c':
        return formatMoment(moment, '%a %b %d %H:%M:%S %Y');
      case '%x':
        return formatMoment(moment, '%m/%d/%y');
      case '%X':
      case '%T':
        return formatMoment(moment, '%H:%M:%S');
      case '%D':
        return formatMoment(moment, '%m/%d/%y');
      case '%F':
        return formatMoment(moment, '%Y-%m-%d');
      case '%%':
        return '%';
      default:
        return code;
    }
  };
  return format.replace(
    /%(-?)(s_as_float|epoch_microseconds|_ms|ms|:z|[A-Za-z%])/g,
    // Where Python runs, a minus leaves leading zeros out.
    (_, bare: string, code: string) =>
      bare === '' ? write(`%${code}`) : write(`%${code}`).replace(/^0+(?=\d)/, ''),
  );
};

/** As Python prints it. */
export const textOfMoment = (moment: Moment): string => {
  const day = formatMoment(moment, '%Y-%m-%d');
  if (moment.date) return day;
  const fraction = partsOf(moment).micro === 0 ? '' : formatMoment(moment, '.%f');
  return `${day} ${formatMoment(moment, '%H:%M:%S')}${fraction}${formatMoment(moment, '%:z')}`;
};

const PATTERNS: Readonly<Record<string, string>> = {
  // Some clocks count fractions: a whole second is what is meant.
  '%s': '(-?\\d+)(?:\\.\\d+)?',
  '%s_as_float': '(-?\\d+(?:\\.\\d+)?)',
  '%ms': '(-?\\d+)',
  '%epoch_microseconds': '(-?\\d+)',
  '%_ms': '(\\d{1,3})',
  '%Y': '(\\d{4})',
  '%y': '(\\d{2})',
  '%m': '(\\d{1,2})',
  '%d': '(\\d{1,2})',
  '%H': '(\\d{1,2})',
  '%I': '(\\d{1,2})',
  '%M': '(\\d{1,2})',
  '%S': '(\\d{1,2})',
  '%f': '(\\d{1,9})',
  '%j': '(\\d{1,3})',
  '%p': '([AaPp][Mm])',
  '%a': '([A-Za-z]{3})',
  '%A': '([A-Za-z]+)',
  '%b': '([A-Za-z]{3})',
  '%B': '([A-Za-z]+)',
  '%z': '(Z|[+-]\\d{2}:?\\d{2}(?::?\\d{2})?)',
  '%Z': '([A-Za-z]{1,5})?',
  '%w': '(\\d)',
  '%U': '(\\d{1,2})',
  '%W': '(\\d{1,2})',
  '%%': '%',
};
const WHOLE: Readonly<Record<string, string>> = {
  '%c': '%a %b %d %H:%M:%S %Y',
  '%x': '%m/%d/%y',
  '%X': '%H:%M:%S',
  '%T': '%H:%M:%S',
  '%F': '%Y-%m-%d',
  '%D': '%m/%d/%y',
};
const CODE = /%(s_as_float|epoch_microseconds|_ms|ms|[A-Za-z%])/g;

const plans = new Map<string, { readonly pattern: RegExp; readonly codes: readonly string[] }>();
const planOf = (
  format: string,
): { readonly pattern: RegExp; readonly codes: readonly string[] } => {
  const known = plans.get(format);
  if (known) return known;
  const whole = format.replace(CODE, (code) => WHOLE[code] ?? code);
  const codes: string[] = [];
  let pattern = '';
  let last = 0;
  for (const match of whole.matchAll(CODE)) {
    pattern += whole.slice(last, match.index).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const of = PATTERNS[match[0]];
    if (of === undefined) throw new TemplateError(`${match[0]} is no part of a date format.`);
    pattern += of;
    if (match[0] !== '%%') codes.push(match[0]);
    last = match.index + match[0].length;
  }
  pattern += whole.slice(last).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const plan = { pattern: new RegExp(`^${pattern.replace(/\s+/g, '\\s+')}$`), codes };
  plans.set(format, plan);
  return plan;
};

const offsetOf = (text: string): number => {
  if (text === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};

/** What Python's years hold: milliseconds read as seconds are another format. */
const LAST = 253_402_300_800 * SECOND;
const within = (micros: number): Moment | null =>
  Math.abs(micros) < LAST ? new Moment(micros) : null;

/** A text by a format of Python's `strptime`; null where it is another. */
export const parseMoment = (text: string, format: string): Moment | null => {
  const { pattern, codes } = planOf(format);
  const found = pattern.exec(text.trim());
  if (!found) return null;
  let [year, month, day, hour, minute, second, micro] = [1900, 1, 1, 0, 0, 0, 0];
  let offset: number | null = null;
  let noon: boolean | undefined;
  let ordinal: number | undefined;
  for (const [i, code] of codes.entries()) {
    const value = found[i + 1] ?? '';
    const number = Number(value);
    if (code === '%s') return within(number * SECOND);
    if (code === '%s_as_float') return new Moment(Math.round(number * SECOND));
    if (code === '%ms') return within(number * 1000);
    if (code === '%epoch_microseconds') return new Moment(number);
    if (code === '%Y') year = number;
    if (code === '%y') year = number + (number < 69 ? 2000 : 1900);
    if (code === '%m') month = number;
    if (code === '%d') day = number;
    if (code === '%H' || code === '%I') hour = number;
    if (code === '%M') minute = number;
    if (code === '%S') second = number;
    if (code === '%f') micro = Math.floor(Number(value.padEnd(6, '0').slice(0, 6)));
    if (code === '%_ms') micro = number * 1000;
    if (code === '%j') ordinal = number;
    if (code === '%p') noon = value.toLowerCase() === 'pm';
    if (code === '%z') offset = offsetOf(value);
    if (code === '%Z' && /^(utc|gmt|z)$/i.test(value)) offset = 0;
    if (code === '%b' || code === '%B') {
      month =
        1 + MONTHS.findIndex((m) => m.slice(0, value.length).toLowerCase() === value.toLowerCase());
      if (month === 0) return null;
    }
  }
  if (noon !== undefined) hour = (hour % 12) + (noon ? 12 : 0);
  if (month > 12 || day > 31 || hour > 24 || minute > 59 || second > 61) return null;
  const ms = Date.UTC(year, month - 1, ordinal ?? day, hour, minute, second);
  return new Moment(ms * 1000 + micro - (offset ?? 0) * 60 * SECOND, offset);
};

const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{1,2}):?(\d{2})?(?::?(\d{2}))?(?:[.,](\d+))?)?\s*(Z|UTC|[+-]\d{2}:?(?:\d{2})?)?$/i;

/** ISO 8601 in its usual forms; without a zone it is UTC. Null: it is something else. */
export const parseIso = (text: string): Moment | null => {
  const found = ISO.exec(text.trim());
  if (!found) return null;
  const [, y, mo, d, h = '0', mi = '0', s = '0', f = '', zone = 'Z'] = found;
  const offset = /^(z|utc)$/i.test(zone) ? 0 : offsetOf(zone.length === 3 ? `${zone}00` : zone);
  const ms = Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
  if (Number(mo) > 12 || Number(d) > 31 || Number(h) > 24) return null;
  const micro = Number(f.padEnd(6, '0').slice(0, 6));
  return new Moment(ms * 1000 + micro - offset * 60 * SECOND, offset);
};

/** As mails and headers write moments (RFC 2822). Null: it is something else. */
export const parseMail = (text: string): Moment | null =>
  parseMoment(text, '%a, %d %b %Y %H:%M:%S %z') ?? parseMoment(text, '%a, %d %b %Y %H:%M:%S %Z');

/** An ISO 8601 duration. @throws TemplateError */
export const parseSpan = (text: string): Span => {
  const found =
    /^(-)?P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(
      text.trim(),
    );
  if (!found || text.trim().length < 3)
    throw new TemplateError('A text is no ISO 8601 duration such as P1D or PT1H.');
  const [, minus, y = 0, mo = 0, w = 0, d = 0, h = 0, mi = 0, s = 0] = found;
  const sign = minus ? -1 : 1;
  const micros =
    (Number(w) * 7 + Number(d)) * DAY +
    (Number(h) * 3600 + Number(mi) * 60) * SECOND +
    Math.round(Number(s) * SECOND);
  return new Span(sign * micros, sign * (Number(y) * 12 + Number(mo)));
};

/** A moment and a span after it; the last day of a shorter month stands for those it lacks. */
export const later = (moment: Moment, span: Span, sign: 1 | -1 = 1): Moment => {
  let { micros } = moment;
  if (span.months !== 0) {
    const p = partsOf(moment);
    const month = p.year * 12 + p.month - 1 + sign * span.months;
    const [year, index] = [Math.floor(month / 12), ((month % 12) + 12) % 12];
    const last = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
    const day = Date.UTC(year, index, Math.min(p.day, last));
    micros += (day - Date.UTC(p.year, p.month - 1, p.day)) * 1000;
  }
  micros += sign * span.micros;
  return new Moment(
    moment.date ? Math.floor(micros / DAY) * DAY : micros,
    moment.offset,
    moment.date,
  );
};

/** As Python prints it: `6 days, 23:00:00`. */
export const textOfSpan = ({ micros, months }: Span): string => {
  const all = micros + months * 30 * DAY;
  const days = Math.floor(all / DAY);
  const left = all - days * DAY;
  const seconds = Math.floor(left / SECOND);
  const clock = `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
  return days === 0 ? clock : `${days} day${Math.abs(days) === 1 ? '' : 's'}, ${clock}`;
};

export const isoOf = (moment: Moment): string => {
  const fraction = partsOf(moment).micro === 0 ? '' : formatMoment(moment, '.%f');
  return formatMoment(moment, '%Y-%m-%dT%H:%M:%S') + fraction + formatMoment(moment, '%:z');
};
