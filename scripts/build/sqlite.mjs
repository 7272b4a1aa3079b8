import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { at } from '../lib/paths.mjs';

/**
 * SQLite's WebAssembly as text, in an HTML file of its own: Apps Script has no binary files, and an
 * HTML file is read only when asked for, so executions that build nothing never pay for it.
 */
export const buildSqlite = () => {
  const wasm = readFileSync(at('node_modules/sql.js/dist/sql-wasm.wasm'));
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(at('dist/sqlite.html'), wasm.toString('base64'));
};
