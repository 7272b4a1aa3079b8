// Webpack loader: a connector's resources without their examples. Those are their tests, a third of a
// connector's text, and no execution reads them.
const ts = require('typescript');

const isExample = (node) =>
  ts.isPropertyAssignment(node) &&
  node.name.getText() === 'example' &&
  ts.isObjectLiteralExpression(node.parent) &&
  ts.isCallExpression(node.parent.parent) &&
  node.parent.parent.expression.getText() === 'defineResource';

/** The text without the `example` of what is given to `defineResource`. */
const withoutExamples = (text) => {
  if (!text.includes('defineResource')) return text;
  const source = ts.createSourceFile('resource.ts', text, ts.ScriptTarget.Latest, true);
  const cuts = [];
  const visit = (node) => {
    if (isExample(node)) cuts.push([node.getFullStart(), node.getEnd()]);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  let left = text;
  for (const [start, end] of cuts.reverse())
    left = left.slice(0, start) + left.slice(end).replace(/^\s*,/, '');
  return left;
};

module.exports = withoutExamples;
