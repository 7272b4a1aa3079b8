/** What a cell shows: its value through its number format, locale en_US. */
import type { Cell, Style } from './book';
import { wallClock } from './serial';

const TYPE_PATTERNS: Readonly<Record<string, string>> = {
  TEXT: '@',
  NUMBER: '#,##0.00',
  PERCENT: '0.00%',
  CURRENCY: '"$"#,##0.00',
  DATE: 'm/d/yyyy',
  TIME: 'h:mm:ss am/pm',
  DATE_TIME: 'm/d/yyyy h:mm:ss',
  SCIENTIFIC: '0.00E+00',
};

/** "" is the automatic format. */
export const patternOf = (style: Style | undefined): string =>
  style?.numberFormat
    ? style.numberFormat.pattern || (TYPE_PATTERNS[style.numberFormat.type] ?? '')
    : '';

/** The type Google derives when a script sets a pattern only. */
export function typeOf(pattern: string): string {
  if (pattern === '@') return 'TEXT';
  if (pattern === '' || /^general$/i.test(pattern)) return '';
  if (isDate(pattern)) {
    const bare = withoutLiterals(pattern);
    if (!/[hs]/i.test(bare)) return 'DATE';
    return /[dy]/i.test(bare) ? 'DATE_TIME' : 'TIME';
  }
  if (/E\+/i.test(pattern)) return 'SCIENTIFIC';
  if (pattern.includes('%')) return 'PERCENT';
  return /[$€£¥]/.test(pattern) ? 'CURRENCY' : 'NUMBER';
}

const withoutLiterals = (pattern: string) =>
  pattern.replace(/"[^"]*"|\\./g, '').replace(/\[\$[^\]]*\]/g, '');

const dateCache = new Map<string, boolean>();
export function isDate(pattern: string): boolean {
  let held = dateCache.get(pattern);
  if (held === undefined) {
    const bare = withoutLiterals(pattern)
      .replace(/E[+-]/gi, '')
      .replace(/general/gi, '');
    held = /[dmyhs]/i.test(bare) && !/[#0]/.test(bare.replace(/s\.0+|\.0+/gi, ''));
    dateCache.set(pattern, held);
  }
  return held;
}

export function display(value: Cell | null, pattern: string): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (pattern === '' || pattern === '@' || /^general$/i.test(pattern)) return automatic(value);
  return isDate(pattern) ? dateText(value, pattern) : numberText(value, pattern);
}

/** The automatic format: up to fifteen digits, scientific beyond. */
export function automatic(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-9)) {
    const [digits, exponent] = value.toExponential(5).split('e') as [string, string];
    const places = exponent.replace(/[+-]/, '').padStart(2, '0');
    return `${String(Number(digits))}E${exponent.startsWith('-') ? '-' : '+'}${places}`;
  }
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}

const NUMBER_PART = /[#0?,.]*[#0?][#0?,.]*(?:E[+-]0+)?/i;

function numberText(value: number, pattern: string): string {
  const sections = pattern.split(';');
  let section = sections[0]!;
  let shown = value;
  if (value < 0 && sections[1] !== undefined) {
    section = sections[1];
    shown = -value;
  } else if (value === 0 && sections[2] !== undefined) section = sections[2];
  const literals: string[] = [];
  const bare = section
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, '"$1"')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/"([^"]*)"|\\(.)/g, (_, quoted: string | undefined, escaped: string | undefined) => {
      literals.push(quoted ?? escaped ?? '');
      return String.fromCharCode(0xe000 + literals.length - 1);
    });
  if (bare.includes('%')) shown *= 100;
  const digits = bare.replace(NUMBER_PART, (part) => digitsText(Math.abs(shown), part));
  const sign = shown < 0 && /[1-9]/.test(digits) ? '-' : '';
  return (
    sign + digits.replace(/[\ue000-\uf8ff]/g, (mark) => literals[mark.charCodeAt(0) - 0xe000]!)
  );
}

function digitsText(size: number, part: string): string {
  const exponent = /E[+-](0+)/i.exec(part);
  const mantissa = part.replace(/E.*$/i, '');
  const decimals = mantissa.split('.')[1] ?? '';
  const least = (decimals.match(/0/g) ?? []).length;
  const most = decimals.replace(/[^#0?]/g, '').length;
  if (exponent) {
    const [digits, power] = size.toExponential(most).split('e') as [string, string];
    const places = power.replace(/[+-]/, '').padStart(exponent[1]!.length, '0');
    return `${digits}E${power.startsWith('-') ? '-' : '+'}${places}`;
  }
  let [whole, fraction = ''] = rounded(size, most).split('.') as [string, string?];
  while (fraction.length > least && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const integer = mantissa.split('.')[0]!;
  const leading = (integer.match(/0/g) ?? []).length;
  whole = whole === '0' && leading === 0 ? '' : whole.padStart(leading, '0');
  if (integer.includes(',')) whole = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction ? `${whole}.${fraction}` : whole;
}

/** Half away from zero on the decimal digits a person sees, not on the binary ones. */
const rounded = (size: number, digits: number): string =>
  size >= 1e15 || size < 1e-6
    ? size.toFixed(digits)
    : Number(
        `${Math.round(Number(`${Number(size.toPrecision(15))}e${digits}`))}e-${digits}`,
      ).toFixed(digits);

const LONG_MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const LONG_DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const DATE_TOKENS =
  /"[^"]*"|\\.|\[h+\]|\[m+\]|\[s+\]|am\/pm|a\/p|yyyy|yy|y|m{1,5}|d{1,4}|h{1,2}|s{1,2}|\.0+|./gi;

function dateText(serial: number, pattern: string): string {
  const at = wallClock(serial);
  const tokens = pattern.match(DATE_TOKENS) ?? [];
  const half = tokens.some((token) => /^(am\/pm|a\/p)$/i.test(token));
  const pad = (value: number, token: string) =>
    String(value).padStart(Math.min(token.length, 2), '0');
  let afterHour = false;
  return tokens
    .map((token, index) => {
      const lower = token.toLowerCase();
      const minute = afterHour || nextIsSecond(tokens, index);
      if (/^[hs[]/.test(lower)) afterHour = lower.includes('h');
      else if (/^[ymd]/.test(lower)) afterHour = false;
      if (/^"/.test(token)) return token.slice(1, -1);
      if (/^\\/.test(token)) return token.slice(1);
      if (/^\[h/.test(lower)) return String(Math.floor(serial * 24 + 1e-9));
      if (/^\[m/.test(lower)) return String(Math.floor(serial * 1440 + 1e-7));
      if (/^\[s/.test(lower)) return String(Math.round(serial * 86_400));
      if (lower === 'am/pm') return at.hour < 12 ? 'AM' : 'PM';
      if (lower === 'a/p') return at.hour < 12 ? 'A' : 'P';
      if (/^y/.test(lower))
        return lower === 'yy' ? String(at.year % 100).padStart(2, '0') : String(at.year);
      if (/^m/.test(lower)) {
        if (minute && lower.length <= 2) return pad(at.minute, token);
        if (lower.length <= 2) return pad(at.month, token);
        const name = LONG_MONTHS[at.month - 1]!;
        return lower.length === 3 ? name.slice(0, 3) : lower.length === 5 ? name[0]! : name;
      }
      if (/^d/.test(lower)) {
        if (lower.length <= 2) return pad(at.day, token);
        const name = LONG_DAYS[at.weekday]!;
        return lower.length === 3 ? name.slice(0, 3) : name;
      }
      if (/^h/.test(lower)) return pad(half ? at.hour % 12 || 12 : at.hour, token);
      if (/^s/.test(lower)) return pad(at.second, token);
      if (/^\.0/.test(lower))
        return `.${String(at.millisecond)
          .padStart(3, '0')
          .slice(0, token.length - 1)}`;
      return token;
    })
    .join('');
}

/** "m" means minutes when hours stand before it or seconds after it. */
function nextIsSecond(tokens: readonly string[], index: number): boolean {
  for (let next = index + 1; next < tokens.length; next += 1) {
    if (/^\[?s/i.test(tokens[next]!)) return true;
    if (/^[ymdh]/i.test(tokens[next]!)) return false;
  }
  return false;
}
