import type { WebAnswer, WebRequest } from '../host';
import type { Google } from './globals';

/** What Google hands `doGet` and `doPost` (Google's guide to web apps). assumes: web-app */
interface Visit {
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
  readonly pathInfo?: string;
  readonly postData?: { readonly contents?: string; readonly type?: string };
}

/** Google says of a body without a type that it is something; so does this, but of no body nothing. */
export const requestOf = (method: WebRequest['method'], event: unknown): WebRequest => {
  const { parameters = {}, pathInfo = '', postData } = (event ?? {}) as Visit;
  const { contents, type } = postData ?? {};
  return {
    method,
    parameters,
    path: pathInfo,
    ...(contents === undefined ? {} : { body: contents }),
    ...(type === undefined ? {} : { contentType: type }),
  };
};

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

export const outputOf = (g: Google, answer: WebAnswer): unknown => {
  if (answer.kind === 'page') {
    const { file, title, start } = answer;
    const page = g.HtmlService.createHtmlOutputFromFile(file);
    const marked =
      start === undefined
        ? page
        : g.HtmlService.createHtmlOutput(
            page.getContent().replace('<html', () => `<html data-start="${escaped(start)}"`),
          );
    // Without it a phone shows a page as wide as a desk.
    return marked.setTitle(title).addMetaTag('viewport', 'width=device-width, initial-scale=1');
  }
  const { MimeType } = g.ContentService;
  const types = {
    json: MimeType.JSON,
    csv: MimeType.CSV,
    ndjson: MimeType.TEXT,
    text: MimeType.TEXT,
  };
  return g.ContentService.createTextOutput(answer.text).setMimeType(types[answer.mime]);
};

/** An answer of the same form as all others, where none could be found. */
export const brokenAnswer: WebAnswer = {
  kind: 'text',
  mime: 'json',
  text: JSON.stringify({
    type: 'about:blank',
    status: 500,
    title: 'Something went wrong',
    detail: 'Homeroom could not answer. Try again later; if it stays, tell whoever looks after it.',
  }),
};
