import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Service } from './service';

/** The text of an HTML file of the bundle; a name may come without `.html`, as on the host. */
export function readHtml(bundle: string, name: string): string | null {
  if (!/^[\w./-]+$/.test(name) || name.includes('..')) return null;
  for (const candidate of [name, `${name}.html`])
    if (candidate.endsWith('.html'))
      try {
        return readFileSync(path.join(bundle, candidate), 'utf8');
      } catch {
        continue;
      }
  return null;
}

export const htmlService: Service = {
  'HtmlService.readFile': (call, name: string) => {
    const text =
      readHtml(call.settings.bundle, name) ?? call.fail(`No HTML file named ${name} was found.`);
    call.charge({ bytes: text.length });
    return text;
  },
};
