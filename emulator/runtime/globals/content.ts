/** ContentService: what a web app answers that is no page. Neither status nor headers can be set. */
import { emulated } from './emulated';
import type { WebOutput } from '../protocol';

/** The types it can answer with, and no others (Google's reference of MimeType). */
const MIME: Readonly<Record<string, string>> = {
  ATOM: 'application/atom+xml',
  CSV: 'text/csv',
  ICAL: 'text/calendar',
  JAVASCRIPT: 'text/javascript',
  JSON: 'application/json',
  RSS: 'application/rss+xml',
  TEXT: 'text/plain',
  VCARD: 'text/vcard',
  XML: 'application/xml',
};
const MimeType = Object.freeze(Object.fromEntries(Object.keys(MIME).map((name) => [name, name])));

const outputs = new WeakMap<object, () => WebOutput>();

function createTextOutput(content: unknown = '') {
  const state = { text: String(content), mime: 'TEXT', file: null as string | null };
  const set = (more: Partial<typeof state>): object => {
    Object.assign(state, more);
    return self;
  };
  const self: object = emulated('TextOutput', {
    append: (text: unknown) => set({ text: state.text + String(text) }),
    clear: () => set({ text: '' }),
    getContent: () => state.text,
    setContent: (text: unknown) => set({ text: String(text) }),
    getMimeType: () => state.mime,
    setMimeType: (mime: string) => {
      if (!Object.hasOwn(MIME, mime)) throw new Error(`Invalid argument: mimeType`);
      return set({ mime });
    },
    getFileName: () => state.file,
    downloadAsFile: (file: string) => set({ file }),
  });
  outputs.set(self, () => ({
    is: 'text',
    text: state.text,
    type: MIME[state.mime]!,
    ...(state.file === null ? {} : { file: state.file }),
  }));
  return self;
}

export const ContentService = emulated('ContentService', { MimeType, createTextOutput });

export const textOutputOf = (value: object): WebOutput | null => outputs.get(value)?.() ?? null;
