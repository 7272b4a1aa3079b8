const { createHash } = require('node:crypto');
const { readSql } = require('../build/sql-text.cjs');

// A SQL file is its text with what it includes, as in the bundle.
module.exports = {
  process: (_, path) => ({ code: `module.exports = ${JSON.stringify(readSql(path))};` }),
  // What it includes may change while it stays.
  getCacheKey: (_, path) => createHash('sha1').update(readSql(path)).digest('hex'),
};
