import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Raw } from './router';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const missing = (text: string): Raw => ({
  raw: text,
  type: 'text/plain; charset=utf-8',
  status: 404,
});

/** A file of the built page. */
export async function staticFile(folder: string, name: string): Promise<Raw> {
  const file = path.resolve(folder, name === '' ? 'index.html' : name);
  if (!file.startsWith(path.resolve(folder) + path.sep)) return missing('Not found');
  try {
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    return { raw: await readFile(file), type };
  } catch {
    return missing(
      name === ''
        ? `The page is not built: there is no ${file}. Run npm run build; the control API answers at /_emulator/.`
        : 'Not found',
    );
  }
}
