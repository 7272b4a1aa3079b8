// Webpack loader: of a definition what every execution asks of it (`listed`). All else lies in a file
// beside the bundle (`elsewhere`), which only executions that need one read.
const { runInNewContext } = require('node:vm');
const { buildSync } = require('esbuild');

const pick = (definition, names) =>
  Object.fromEntries(
    names.filter((name) => name in definition).map((name) => [name, definition[name]]),
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

/** A definition, or a change to one. */
const stubOf = (definition, { listed, elsewhere }) =>
  'extends' in definition
    ? { extends: definition.extends, patch: pick(definition.patch, listed) }
    : { ...pick(definition, listed), elsewhere };

module.exports = function load() {
  const stub = stubOf(definitionIn(this.resourcePath), this.getOptions());
  return `export default ${JSON.stringify(stub)};`;
};
module.exports.stubOf = stubOf;
module.exports.definitionIn = definitionIn;
