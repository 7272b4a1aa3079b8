// Webpack loader: of a definition what every execution asks of it (`listed`). All else lies in a file
// beside the bundle (`elsewhere`), which only executions that need one read.
const { runInNewContext } = require('node:vm');
const { readFileSync } = require('node:fs');
const { dirname, resolve } = require('node:path');
const { buildSync } = require('esbuild');
const { nameOf } = require('./sql-loader.cjs');

/** SQL is named, as everywhere in the bundle; its text lies beside it. */
const IMPORTED_SQL = /import (\w+) from '([^']+\.sql)';/g;
const withNamedSql = (file) =>
  readFileSync(file, 'utf8').replace(
    IMPORTED_SQL,
    (_, name, path) =>
      `const ${name} = ${JSON.stringify(`@sql ${nameOf(resolve(dirname(file), path))}`)};`,
  );

const pick = (definition, names) =>
  Object.fromEntries(
    names.filter((name) => name in definition).map((name) => [name, definition[name]]),
  );

/** The default export of a definition's file. */
const definitionIn = (file) => {
  const { outputFiles } = buildSync({
    stdin: { contents: withNamedSql(file), resolveDir: dirname(file), loader: 'ts' },
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
const stubOf = (definition, { listed, columns, elsewhere }) => {
  const of = (whole) => ({
    ...pick(whole, listed),
    ...(columns && whole.fields
      ? { columns: Object.fromEntries(whole.fields.map(({ name, title }) => [name, title])) }
      : {}),
  });
  return 'extends' in definition
    ? { extends: definition.extends, patch: of(definition.patch) }
    : { ...of(definition), elsewhere };
};

module.exports = function load() {
  const stub = stubOf(definitionIn(this.resourcePath), this.getOptions());
  return `export default ${JSON.stringify(stub)};`;
};
module.exports.stubOf = stubOf;
module.exports.definitionIn = definitionIn;
