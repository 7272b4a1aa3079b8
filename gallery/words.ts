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

const formats: Readonly<Record<Format, Intl.NumberFormat>> = {
  integer: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
  decimal: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
  percent: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
};
/** Differences of shares are told in points of a hundred, with their sign. */
const signed = new Intl.NumberFormat(locale, {
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

export const said = (value: number, { format, unit }: Pick<Scale, 'format' | 'unit'>): string => {
  const text = formats[format].format(value);
  return unit !== undefined && format !== 'percent' ? `${text} ${unit}` : text;
};
/** Without its unit: where that stands beside it. */
export const bare = (value: number, format: Format): string => formats[format].format(value);
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
