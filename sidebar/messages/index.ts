// The build puts another language's file in the place of this one: one page a language.
import { console } from '../../src/messages/console';
import { formsOf } from '../../src/messages/forms';

/** What every language has to say: the shape of the English catalogue. */
export type Messages = ReturnType<typeof console>;

/** The page's language, by its tag; the build says it. */
declare const LANGUAGE: string | undefined;
export const language: string = typeof LANGUAGE === 'undefined' ? 'en' : LANGUAGE;

const spoken = (globalThis as { readonly navigator?: Navigator }).navigator?.language ?? language;
/** Numbers and dates follow the reader's own habits where they are known. */
export const forms = formsOf(spoken.toLowerCase().startsWith(language) ? spoken : language);

/** Every text that the first part of the console needs. */
export const t: Messages = console(forms);
