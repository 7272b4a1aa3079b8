/** A page of a few sentences that Google shows above the workbook. It holds no script but its button's. */
export interface Page {
  readonly paragraphs: readonly string[];
  /** The button that closes it. */
  readonly close: string;
  readonly language: string;
}

/** Pixels: what the sentences need at the dialog's width, within what a screen has. */
export const heightOf = ({ paragraphs }: Page): number => {
  const lines = paragraphs.reduce((n, text) => n + Math.ceil(text.length / 58), 0);
  return Math.min(480, 76 + 21 * lines + 10 * paragraphs.length);
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const STYLE = `
  body { margin: 0; color: #1f2328; font: 14px/21px Roboto, Arial, sans-serif }
  p { margin: 0 0 10px }
  div { text-align: right }
  button { padding: 8px 20px; border: 0; border-radius: 8px; background: #0b57d0; color: #fff;
    font: inherit; cursor: pointer }
  button:focus-visible { outline: 2px solid #0b57d0; outline-offset: 2px }`;

export const pageOf = ({ paragraphs, close, language }: Page): string =>
  `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8"><title>Homeroom</title><style>${STYLE}</style></head>` +
  `<body><main>${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('')}</main>` +
  `<div><button type="button" autofocus onclick="google.script.host.close()">${escaped(close)}</button></div></body></html>`;
