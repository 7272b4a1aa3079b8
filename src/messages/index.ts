import { words as french } from './fr';

/** Puts a text of the server's into another language; what it does not know stays as it is. */
export type Say = (english: string) => string;

/** The languages Homeroom speaks, by their tags. A language is one file, named here. */
const LANGUAGES = {
  en: { name: 'English', words: {} },
  fr: { name: 'Français', words: french },
} satisfies Record<
  string,
  { readonly name: string; readonly words: Readonly<Record<string, string>> }
>;
type Language = keyof typeof LANGUAGES;

export const languages: readonly { readonly code: string; readonly name: string }[] = (
  Object.keys(LANGUAGES) as Language[]
).map((code) => ({ code, name: LANGUAGES[code].name }));

/** The language of a tag such as `fr-CA`; English where we do not speak it. */
export const languageOf = (tag: string): Language => {
  const [wanted] = tag.toLowerCase().split('-');
  return wanted !== undefined && wanted in LANGUAGES ? (wanted as Language) : 'en';
};

/** English itself. */
export const asWritten: Say = (english) => english;

/** How the server speaks to whoever asks in the language of this tag. */
export const sayIn = (tag: string): Say => {
  const language = languageOf(tag);
  if (language === 'en') return asWritten;
  const words: Readonly<Record<string, string>> = LANGUAGES[language].words;
  return (english) => words[english] ?? english;
};
