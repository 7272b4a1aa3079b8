import { console as en } from '../../src/messages/en';
import { formsOf } from '../../src/messages/forms';

/** What every language has to say: the shape of the English catalogue. */
export type Messages = ReturnType<typeof en>;

/** A language is one file, named here. */
const CATALOGUES = { en } as const;
type Language = keyof typeof CATALOGUES;

const spoken = (globalThis as { readonly navigator?: Navigator }).navigator?.language ?? 'en';
const wanted = spoken.toLowerCase();
const known = (Object.keys(CATALOGUES) as Language[]).find((name) => wanted.startsWith(name));

export const language: Language = known ?? 'en';
/** Every text of the console. Numbers and dates follow the reader's own habits where they are known. */
export const t: Messages = CATALOGUES[language](formsOf(known ? spoken : language));
