import { mkdirSync, writeFileSync } from 'node:fs';
import { at } from '../lib/paths.mjs';

/**
 * Data for the script in a file of its own: an HTML file, as the host has no others, holding JSON in
 * ASCII and without what HTML reads as its own. It is read only when it is asked for.
 */
export const writeAsset = (name, value) => {
  mkdirSync(at('dist'), { recursive: true });
  const text = JSON.stringify(value).replace(
    /[<>&\u007f-\uffff]/g,
    (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'),
  );
  writeFileSync(at(`dist/${name}.html`), text);
};
