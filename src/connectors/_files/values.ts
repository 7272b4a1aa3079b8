import type { Cell, FieldType } from '../../model';

/** Days as they are written: one or two digits for `DD` and `MM`, a month's name for `MMM`. */
export const PATTERNS = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'MM/DD/YYYY',
  'DD/MM/YYYY',
  'DD.MM.YYYY',
  'MM-DD-YYYY',
  'DD-MM-YYYY',
  'MM/DD/YY',
  'DD/MM/YY',
  'DD.MM.YY',
  'DD MMM YYYY',
  'MMM DD YYYY',
  'DD-MMM-YY',
] as const;

/** Numbers as they are written. */
export const POINT = '1,234.5';
export const COMMA = '1.234,5';

const MONTHS = 'jan|fe[bv]|mar|a[pv]r|ma[iy]|ju?in|jui?l|ao?u|sep|oct|nov|dec'
  .split('|')
  .map((m) => new RegExp(`^${m}`));

const bare = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');

/** `juin` before `jul`: of French names three letters are not enough. */
const monthOf = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  const name = bare(text);
  if (name.startsWith('juin') || name.startsWith('jun')) return 6;
  return MONTHS.findIndex((month) => month.test(name)) + 1;
};

const PARTS: Readonly<Record<string, string>> = {
  YYYY: '(\\d{4})',
  YY: '(\\d{2})',
  MMM: '([\\p{L}]{3,9})\\.?',
  MM: '(\\d{1,2})',
  DD: '(\\d{1,2})',
};
const CLOCK =
  /^(?:T|,?\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?\s?m\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

interface Pattern {
  readonly test: RegExp;
  readonly order: readonly string[];
}
const compiled = new Map<string, Pattern>();
const patternOf = (format: string): Pattern => {
  const known = compiled.get(format);
  if (known) return known;
  const order: string[] = [];
  const fixed = format === 'YYYYMMDD';
  const source = format.replace(/YYYY|YY|MMM|MM|DD|[^YMD]+/g, (part) => {
    const group = PARTS[part];
    if (group === undefined) return part === ' ' ? ',?[ -]' : part.replace(/\./g, '\\.');
    order.push(part);
    return fixed ? group.replace('1,2', '2') : group;
  });
  const made = { test: new RegExp(`^${source}`, 'u'), order };
  compiled.set(format, made);
  return made;
};

const two = (n: number): string => String(n).padStart(2, '0');

/** A day and what stands behind it; null: it is not written so, or there is no such day. */
const dayOf = (text: string, format: string): { day: string; after: string } | null => {
  const { test, order } = patternOf(format);
  const found = test.exec(text);
  if (!found) return null;
  let [year, month, day] = [0, 0, 0];
  order.forEach((part, i) => {
    const piece = found[i + 1]!;
    if (part === 'YYYY') year = Number(piece);
    else if (part === 'YY') year = Number(piece) + (Number(piece) < 69 ? 2000 : 1900);
    else if (part === 'DD') day = Number(piece);
    else month = monthOf(piece);
  });
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > last || year < 1) return null;
  return {
    day: `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`,
    after: text.slice(found[0].length),
  };
};

/** `YYYY-MM-DD`; of a moment its day, where midnight is all that its clock says. */
export const dateOf = (text: string, format: string): string | null => {
  const found = dayOf(text, format);
  if (!found) return null;
  return /^((T|\s+)(0?0|12):00(:00(\.0+)?)?(\s*AM)?Z?)?$/i.test(found.after) ? found.day : null;
};

/** ISO text in UTC; what names no zone is taken as it stands on the clock. */
export const momentOf = (text: string, format: string): string | null => {
  const found = dayOf(text, format);
  if (!found) return null;
  if (found.after.trim() === '') return `${found.day}T00:00:00Z`;
  const clock = CLOCK.exec(found.after);
  if (!clock) return null;
  const [, h = '', minute = '', second = '00', half, zone = 'Z'] = clock;
  let hour = Number(h);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const at = `${found.day}T${two(hour)}:${minute}:${second}`;
  if (/^(Z|UTC)$/i.test(zone)) return `${at}Z`;
  const shifted = zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return new Date(`${at}${shifted}`).toISOString().replace('.000Z', 'Z');
};

/** Thousands stand between spaces, thin ones too, or between the other sign; a sign of money is no part of it. */
export const numberOf = (text: string, format: string): number | null => {
  const [group, point] = format === COMMA ? ['.', ','] : [',', '.'];
  let plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(/^([-+]?)[$€£]|[€£$%]$/g, '$1');
  const pattern = new RegExp(
    `^[-+]?(\\d{1,3}(\\${group}\\d{3})+|\\d+)?(\\${point}\\d+)?([eE][-+]?\\d+)?$`,
  );
  if (!/\d/.test(plain) || !pattern.test(plain)) return null;
  plain = plain.split(group).join('').replace(point, '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
};

const YES = new Set(['true', 'yes', 'y', 'oui', 'o', '1', 'vrai', 'x', 't']);
const NO = new Set(['false', 'no', 'n', 'non', '0', 'faux', 'f']);

/** What stands for nothing in a column that is no text. */
const NOTHING = /^(-+|–|—|\.|n\/?a|#n\/a|null|nil|none|nan|s\/o|nd)$/i;
export const isNothing = (text: string, type: FieldType): boolean =>
  text.trim() === '' || (type !== 'text' && NOTHING.test(text.trim()));

/** It is always understood: no other way of writing begins with four digits and a dash. */
const ISO = 'YYYY-MM-DD';

/** A cell as its column has it; undefined: it is none of these. */
export const valueOf = (cell: string, type: FieldType, format = ''): Cell | undefined => {
  const text = cell.trim();
  if (isNothing(cell, type)) return null;
  switch (type) {
    case 'integer': {
      const value = numberOf(text, format || POINT);
      return value !== null && Number.isSafeInteger(value) ? value : undefined;
    }
    case 'number':
      return numberOf(text, format || POINT) ?? undefined;
    case 'boolean':
      return YES.has(bare(text)) ? true : NO.has(bare(text)) ? false : undefined;
    case 'date':
      return dateOf(text, format || ISO) ?? dateOf(text, ISO) ?? undefined;
    case 'timestamp':
      return momentOf(text, format || ISO) ?? momentOf(text, ISO) ?? undefined;
    default:
      return cell;
  }
};
