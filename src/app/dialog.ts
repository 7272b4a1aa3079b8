/**
 * A page of a few sentences that Google shows above the workbook, under its own title bar: the heading is
 * for those who do not see that one. It holds no script but its button’s.
 */
export interface Page {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The button that closes it. */
  readonly close: string;
  readonly language: string;
}

/** Pixels: what the sentences need at the dialog's width, within what a screen has. */
export const heightOf = ({ paragraphs }: Page): number => {
  const lines = paragraphs.reduce((n, text) => n + Math.ceil(text.length / 54), 0);
  return Math.min(560, 70 + 21 * lines + 10 * paragraphs.length);
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const STYLE = `
  body { margin: 0; padding: 12px 16px 16px; color: #1f2328; font: 14px/21px Roboto, Arial, sans-serif }
  p { margin: 0 0 10px }
  h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  div { text-align: right }
  button { padding: 8px 20px; border: 0; border-radius: 8px; background: #0b57d0; color: #fff;
    font: inherit; cursor: pointer }
  button:focus-visible { outline: 2px solid #0b57d0; outline-offset: 2px }`;

export const pageOf = ({ title, paragraphs, close, language }: Page): string =>
  `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head>` +
  `<body><main><h1>${escaped(title)}</h1>${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('')}</main>` +
  `<div><button type="button" autofocus onclick="google.script.host.close()">${escaped(close)}</button></div></body></html>`;
