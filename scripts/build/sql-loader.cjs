// Webpack loader: a SQL file as the name of its text in `dist/sql.html`. Only executions that build a
// data set read that.
const { relative, resolve } = require('node:path');

/** `src/datasets/attendance/edfi.sql` is `datasets/attendance/edfi`. */
const nameOf = (file) =>
  relative(resolve(__dirname, '../../src'), file)
    .replace(/\\/g, '/')
    .replace(/\.sql$/, '');

module.exports = function load() {
  return `export default ${JSON.stringify(`@sql ${nameOf(this.resourcePath)}`)};`;
};
module.exports.nameOf = nameOf;
