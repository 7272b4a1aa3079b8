// The same as the bundler's asset/source: a SQL file is its text.
module.exports = {
  process: (text) => ({ code: `module.exports = ${JSON.stringify(text)};` }),
};
