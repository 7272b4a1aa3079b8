import { addOn as inEnglish, mails as mailsInEnglish } from './en';
import { formsOf, type Forms } from './forms';
import { addOn as inFrench } from './fr';

/** Puts a text of the server's into another language; what it does not know stays as it is. */
export type Say = (english: string) => string;

export type { Forms };
export type AddOnWords = ReturnType<typeof inEnglish>;
export type Mails = ReturnType<typeof mailsInEnglish>;

/** The languages Homeroom speaks, by their tags. A language is one file, named here. */
const LANGUAGES = {
  en: { name: 'English', addOn: inEnglish },
  fr: { name: 'Français', addOn: inFrench },
} satisfies Record<
  string,
  {
    readonly name: string;
    readonly addOn: (f: Forms) => AddOnWords;
  }
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

/** The file of a page in the language of this tag: each language has a page of its own. */
export const pageIn = (tag: string, page: string): string =>
  languageOf(tag) === 'en' ? page : `${page}-${languageOf(tag)}`;

const formsIn = (tag: string): Forms => {
  const language = languageOf(tag);
  return formsOf(language === tag.toLowerCase().split('-')[0] ? tag : language);
};

/** The menu's, card's and dialogs' words in the language of this tag, and its forms. */
export const addOnIn = (tag: string): { readonly words: AddOnWords; readonly forms: Forms } => {
  const forms = formsIn(tag);
  return { words: LANGUAGES[languageOf(tag)].addOn(forms), forms };
};

/**
 * The mails' words in the language of this tag, and its forms. Those of other languages than English lie
 * in a file of their own each.
 * @param code what the code in such a file answers, by its name.
 */
export const mailsIn = (
  tag: string,
  code: (file: string) => unknown,
): { readonly words: Mails; readonly forms: Forms } => {
  const forms = formsIn(tag);
  const language = languageOf(tag);
  if (language === 'en') return { words: mailsInEnglish(forms), forms };
  const { mails } = code(`mails-${language}`) as { readonly mails: typeof mailsInEnglish };
  return { words: mails(forms), forms };
};

/** English itself. */
export const asWritten: Say = (english) => english;

/**
 * How the server speaks to whoever asks in the language of this tag. A language's words are a file of
 * their own, so that nobody loads what nobody reads.
 * @param read the text of a file of the script project, by name.
 */
export const sayIn = (tag: string, read: (file: string) => string): Say => {
  const language = languageOf(tag);
  if (language === 'en') return asWritten;
  let words: Readonly<Record<string, string>> | undefined;
  return (english) => {
    words ??= JSON.parse(read(`words-${language}`)) as Readonly<Record<string, string>>;
    return words[english] ?? english;
  };
};
