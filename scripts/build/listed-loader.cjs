// Webpack loader: of a report its id. All else, and how it is drawn, lies in
// `dist/reports.html`, which only executions that draw one read.
const { runInNewContext } = require('node:vm');
const { buildSync } = require('esbuild');

const LISTED = ['id'];

const listed = (definition) =>
  Object.fromEntries(
    LISTED.filter((name) => name in definition).map((name) => [name, definition[name]]),
  );

/** The default export of a definition's file. */
const definitionIn = (file) => {
  const { outputFiles } = buildSync({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'exported',
    loader: { '.sql': 'text' },
    logLevel: 'silent',
  });
  const text = runInNewContext(`${outputFiles[0].text};JSON.stringify(exported.default)`);
  return JSON.parse(text);
};

/** A report, or a change to one. */
const stubOf = (definition) =>
  'extends' in definition
    ? { extends: definition.extends, patch: listed(definition.patch) }
    : { ...listed(definition), elsewhere: 'reports' };

module.exports = function load() {
  return `export default ${JSON.stringify(stubOf(definitionIn(this.resourcePath)))};`;
};
module.exports.stubOf = stubOf;
module.exports.definitionIn = definitionIn;
