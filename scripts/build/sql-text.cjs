// A SQL file as it is built: each `{{ include('…') }}` in it is the file of that name, which stands beside it
// or at a path from it. What several data sets begin with is written once.
const { existsSync, readFileSync } = require('node:fs');
const { dirname, relative, resolve } = require('node:path');

/** A quoted text or name, which stays as it is, or a run of layout and comments. */
const TOKEN = /('(?:[^']|'')*'|"(?:[^"]|"")*")|(?:\s|--[^\n]*)+/g;

/** Without comments and layout, which serve readers alone. */
const shorten = (sql) => sql.replace(TOKEN, (_, literal) => literal ?? ' ').trim();

const INCLUDE = /\{\{\s*include\(\s*'([^']+)'\s*\)\s*\}\}/g;

const root = resolve(__dirname, '../..');
const shown = (file) => relative(root, file).replace(/\\/g, '/');

/** @throws where a file that is included is not there, or includes itself. */
const readSql = (file, around = []) => {
  const text = readFileSync(file, 'utf8');
  return text.replace(INCLUDE, (_, path, offset) => {
    const part = resolve(dirname(file), path);
    const line = text.slice(0, offset).split('\n').length;
    const at = `${shown(file)}:${line}`;
    if (!existsSync(part))
      throw new Error(
        `${at} includes “${path}”, and there is no ${shown(part)}. Paths are from the file that includes.`,
      );
    if ([...around, file].includes(part))
      throw new Error(`${at} includes ${shown(part)}, which includes it in turn.`);
    // On one line: those of the file around it stay what they are in an engine’s complaints.
    return shorten(readSql(part, [...around, file]));
  });
};

/** For esbuild: SQL files as texts. */
const sqlTexts = {
  name: 'sql-texts',
  setup: (build) =>
    build.onLoad({ filter: /\.sql$/ }, ({ path }) => ({ contents: readSql(path), loader: 'text' })),
};

module.exports = { readSql, shorten, sqlTexts };
