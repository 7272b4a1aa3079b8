import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../lib/paths.mjs';
import { writeAsset } from './asset.mjs';
import { nameOf } from './sql-loader.cjs';
import { readSql, shorten } from './sql-text.cjs';

const sqlFilesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    // What begins with an underscore is a part of others.
    if (entry.name.startsWith('_')) return [];
    if (entry.isDirectory()) return sqlFilesIn(path);
    return entry.name.endsWith('.sql') ? [path] : [];
  });

/** Every SQL file below src/ by its name, for executions that build a data set. */
export const buildSql = () => {
  const texts = sqlFilesIn(at('src'))
    .sort()
    .map((file) => [nameOf(file), shorten(readSql(file))]);
  writeAsset('sql', Object.fromEntries(texts));
};
