// Webpack loader: a SQL file as its text, without comments and layout. Those are a third of our SQL,
// serve its readers alone, and would be loaded at every execution.

/** A quoted text or name, which stays as it is, or a run of layout and comments. */
const TOKEN = /('(?:[^']|'')*'|"(?:[^"]|"")*")|(?:\s|--[^\n]*)+/g;

const shorten = (sql) => sql.replace(TOKEN, (_, literal) => literal ?? ' ').trim();

module.exports = (sql) => `export default ${JSON.stringify(shorten(sql))};`;
module.exports.shorten = shorten;
