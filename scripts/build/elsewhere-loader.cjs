// Webpack loader: a warehouse outside the script as its id. Its code lies in `dist/warehouses.html`, which
// only executions that use one read.
const { basename, dirname } = require('node:path');

/** `warehouses/postgres.ts` and `warehouses/bigquery/index.ts` are called by their place. */
const idOf = (file) =>
  basename(file) === 'index.ts' ? basename(dirname(file)) : basename(file, '.ts');

module.exports = function load() {
  const id = idOf(this.resourcePath);
  return `export default { id: ${JSON.stringify(id)}, elsewhere: 'warehouses' };`;
};
module.exports.idOf = idOf;
