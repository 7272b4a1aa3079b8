// Webpack loader: a module without the exports named in `without`. What is left of a language in the
// server's bundle is what the server says; the minifier does not drop what webpack leaves unused.
const ts = require('typescript');

const isOneOf = (names) => (node) =>
  ts.isVariableStatement(node) &&
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true &&
  node.declarationList.declarations.every(({ name }) => names.includes(name.getText()));

const withoutExports = (text, names) => {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true);
  let left = text;
  for (const node of source.statements.filter(isOneOf(names)).reverse())
    left = left.slice(0, node.getFullStart()) + left.slice(node.getEnd());
  return left;
};

module.exports = function load(text) {
  return withoutExports(text, this.getOptions().without);
};
module.exports.withoutExports = withoutExports;
