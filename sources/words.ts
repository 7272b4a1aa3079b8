// The build puts another language's file in the place of this one: one page a language.
import { formsOf } from '../src/messages/forms';
import { sources, type SourcesWords } from '../src/messages/sources';

/** The page's language, by its tag; the build says it. */
declare const LANGUAGE: string | undefined;
export const language: string = typeof LANGUAGE === 'undefined' ? 'en' : LANGUAGE;
export const w: SourcesWords = sources(formsOf(language));
