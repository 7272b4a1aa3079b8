import { print } from './print';
import { fits, isDict, isList, joined, own, TemplateError, UNDEFINED, type Value } from './values';

/* Python's two ways to write values into a text: `'%05.1f' % x` and `'{:>8}'.format(x)`. */

interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly width: number;
  readonly thousands: string;
  readonly precision: number | null;
  readonly type: string;
}

const grouped = (digits: string, by: string): string =>
  by === '' ? digits : digits.replace(/\B(?=(\d{3})+(?!\d))/g, by);

/** Python writes at least two digits behind the e. */
const scientific = (value: number, precision: number): string =>
  value.toExponential(precision).replace(/e([+-])(\d)$/, 'e$10$2');

const digitsOf = (value: number, { type, precision, thousands }: Spec): string => {
  const places = precision ?? 6;
  switch (type) {
    case 'd':
    case 'i':
    case 'u':
    case 'n':
      return grouped(String(Math.trunc(value)), thousands);
    case 'f':
    case 'F': {
      const [whole = '', rest] = value.toFixed(places).split('.');
      return grouped(whole, thousands) + (rest === undefined ? '' : `.${rest}`);
    }
    case '%':
      return `${(value * 100).toFixed(places)}%`;
    case 'e':
      return scientific(value, places);
    case 'E':
      return scientific(value, places).toUpperCase();
    case 'x':
      return Math.trunc(value).toString(16);
    case 'X':
      return Math.trunc(value).toString(16).toUpperCase();
    case 'o':
      return Math.trunc(value).toString(8);
    case 'b':
      return Math.trunc(value).toString(2);
    default: {
      if (precision !== null || type === 'g') {
        const short = Number(value.toPrecision(Math.max(1, places)));
        return String(short);
      }
      const [whole = '', rest] = print(value).split('.');
      return grouped(whole, thousands) + (rest === undefined ? '' : `.${rest}`);
    }
  }
};

const written = (value: Value, spec: Spec): string => {
  const { fill, align, sign, width, precision, type } = spec;
  if (width > 1000 || (precision ?? 0) > 100) throw new TemplateError('A format is too wide.');
  const numeric = type !== 's' && type !== 'r' && type !== '';
  const number =
    typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : null;
  if (numeric && number === null) throw new TemplateError('A format for numbers has none.');
  if (number !== null && (numeric || typeof value === 'number')) {
    const digits = digitsOf(Math.abs(number), spec);
    const mark = number < 0 ? '-' : sign === '-' ? '' : sign;
    if (align === '=') return mark + digits.padStart(width - mark.length, fill);
    const whole = mark + digits;
    return align === '<'
      ? whole.padEnd(width, fill)
      : align === '^'
        ? centered(whole, width, fill)
        : whole.padStart(width, fill);
  }
  const text = print(value);
  const cut = precision === null ? text : text.slice(0, precision);
  if (align === '>') return cut.padStart(width, fill);
  return align === '^' ? centered(cut, width, fill) : cut.padEnd(width, fill);
};

/** In the middle; of an odd rest the larger part stands behind. */
export const centered = (text: string, width: number, fill = ' '): string => {
  const before = Math.floor(Math.max(0, width - text.length) / 2);
  return (fill.repeat(before) + text).padEnd(width, fill);
};

const PERCENT = /%(?:\((\w+)\))?([#0\- +]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;

/** `'%s of %d' % (a, b)`, or by names. @throws TemplateError */
export const percent = (format: string, given: Value): string => {
  const rest: Value[] = isList(given) ? [...given] : [given];
  const pieces: string[] = [];
  let last = 0;
  for (const found of format.matchAll(PERCENT)) {
    const [all, name, flags = '', width, precision, type = ''] = found;
    pieces.push(format.slice(last, found.index));
    last = found.index + all.length;
    if (type === '%') {
      pieces.push('%');
      continue;
    }
    const value = name === undefined ? rest.shift() : isDict(given) ? own(given, name) : undefined;
    const right = !flags.includes('-');
    pieces.push(
      written(value === undefined ? UNDEFINED : value, {
        fill: right && flags.includes('0') && type !== 's' ? '0' : ' ',
        align: right ? (flags.includes('0') && type !== 's' ? '=' : '>') : '<',
        sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '-',
        width: Number(width ?? 0),
        thousands: '',
        precision: precision === undefined ? null : Number(precision),
        type,
      }),
    );
  }
  const whole = joined([...pieces, format.slice(last)]);
  fits(whole.length);
  return whole;
};

const SPEC = /^(?:(.)?([<>=^]))?([+\- ])?#?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/;
const FIELD = /\{\{|\}\}|\{(\w*)(?:![rsa])?(?::([^{}]*))?\}/g;

const specOf = (text: string): Spec => {
  const found = SPEC.exec(text);
  if (!found) throw new TemplateError(`The format “${text.slice(0, 40)}” is not understood.`);
  const [, fill, align, sign = '-', zero, width, thousands = '', precision, type = ''] = found;
  return {
    fill: fill ?? (zero ? '0' : ' '),
    align: align ?? (zero ? '=' : ''),
    sign,
    width: Number(width ?? 0),
    thousands,
    precision: precision === undefined ? null : Number(precision),
    type,
  };
};

/** `'{} of {name:>5}'.format(a, name=b)`. @throws TemplateError */
export const braces = (
  format: string,
  args: readonly Value[],
  named: Readonly<Record<string, Value>>,
): string => {
  let next = 0;
  const pieces: string[] = [];
  let last = 0;
  for (const found of format.matchAll(FIELD)) {
    const [all, name = '', spec] = found;
    pieces.push(format.slice(last, found.index));
    last = found.index + all.length;
    if (all === '{{' || all === '}}') {
      pieces.push(all[0]!);
      continue;
    }
    const value =
      name === '' ? args[next++] : /^\d+$/.test(name) ? args[Number(name)] : own(named, name);
    pieces.push(written(value === undefined ? UNDEFINED : value, specOf(spec ?? '')));
  }
  return joined([...pieces, format.slice(last)]);
};
