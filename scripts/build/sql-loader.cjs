// Webpack loader: a SQL file as the name of its text in `dist/sql.html`. Only executions that build a
// data set read that; the texts have no comments and layout, which serve their readers alone.
const { relative, resolve } = require('node:path');

/** A quoted text or name, which stays as it is, or a run of layout and comments. */
const TOKEN = /('(?:[^']|'')*'|"(?:[^"]|"")*")|(?:\s|--[^\n]*)+/g;

const shorten = (sql) => sql.replace(TOKEN, (_, literal) => literal ?? ' ').trim();

/** `src/datasets/attendance/edfi.sql` is `datasets/attendance/edfi`. */
const nameOf = (file) =>
  relative(resolve(__dirname, '../../src'), file)
    .replace(/\\/g, '/')
    .replace(/\.sql$/, '');

module.exports = function load() {
  return `export default ${JSON.stringify(`@sql ${nameOf(this.resourcePath)}`)};`;
};
module.exports.shorten = shorten;
module.exports.nameOf = nameOf;
