// The build puts another language's file in the place of this one: one page a language.
import { gallery, type GalleryWords } from '../src/messages/gallery';
import { formsOf, type Forms } from '../src/messages/forms';
import type { Format, Key, Scale } from '../src/model';

/** The page's language, by its tag; the build says it. */
declare const LANGUAGE: string | undefined;
export const language: string = typeof LANGUAGE === 'undefined' ? 'en' : LANGUAGE;

const spoken = (globalThis as { readonly navigator?: Navigator }).navigator?.language ?? language;
const locale = spoken.toLowerCase().startsWith(language) ? spoken : language;
export const forms: Forms = formsOf(locale);
export const w: GalleryWords = gallery(forms);

/** Digits after the point, at most. */
const DIGITS: Readonly<Record<Format, number>> = { integer: 0, decimal: 2, percent: 1 };
/** The least that two numbers differ by where both are told: of what is counted there are no halves. */
export const leastIn = (format: Format): number =>
  10 ** -(DIGITS[format] + (format === 'percent' ? 2 : 0));
const made = new Map<string, Intl.NumberFormat>();
const formatOf = (format: Format, least: number): Intl.NumberFormat => {
  const key = `${format} ${least}`;
  const found =
    made.get(key) ??
    new Intl.NumberFormat(locale, {
      style: format === 'percent' ? 'percent' : 'decimal',
      minimumFractionDigits: least,
      maximumFractionDigits: DIGITS[format],
    });
  made.set(key, found);
  return found;
};

/** Digits after the point that any of these needs: what stands beneath each other has them all. */
export const digitsIn = (
  values: readonly (number | null | undefined)[],
  format: Format,
): number => {
  const digits = (value: number): number => {
    const written = (format === 'percent' ? value * 100 : value).toFixed(DIGITS[format]);
    return (/\.(\d*?)0*$/.exec(written)?.[1] ?? '').length;
  };
  return values.reduce<number>(
    (most, value) => (typeof value === 'number' ? Math.max(most, digits(value)) : most),
    0,
  );
};
/** Differences of shares are told in points of a hundred, with their sign. */
const signed = new Intl.NumberFormat(locale, {
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

/** Units are written as of many; which numbers are one is the language's own: in French 0 and 1.5 are. */
const unitOf = (value: number, unit: string, format: Format, digits: number): string => {
  const rules = new Intl.PluralRules(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: DIGITS[format],
  });
  return rules.select(value) === 'one' ? (w.unitOfOne[unit] ?? unit) : unit;
};

export const said = (
  value: number,
  { format, unit }: Pick<Scale, 'format' | 'unit'>,
  digits = 0,
): string => {
  const text = bare(value, format, digits);
  return unit !== undefined && format !== 'percent'
    ? `${text} ${unitOf(value, unit, format, digits)}`
    : text;
};
/** Without its unit: where that stands beside it. */
export const bare = (value: number, format: Format, digits = 0): string =>
  formatOf(format, digits).format(value);
export const difference = (value: number, format: Format): string =>
  format === 'percent' ? w.points(signed.format(value * 100)) : signed.format(value);

/** A school year by the year in which it ends; it is not broken at its dash. */
export const yearText = (year: number | undefined): string =>
  year === undefined ? '' : `${year - 1}\u2060–\u2060${String(year).slice(2)}`;

export const keyText = (key: Key | undefined): string =>
  key === null || key === undefined
    ? w.unnamed
    : typeof key === 'boolean'
      ? key
        ? w.yes
        : w.no
      : String(key);
