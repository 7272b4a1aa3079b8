// Webpack loader: of the log's events their severities. What each means and which fields it has is for
// whoever writes and reads them: the compiler and `docs/log.md`.
const ts = require('typescript');

const SEVERITIES = ['info', 'warning', 'error'];

/** What is cut, and what stands there instead. */
const cutOf = (node) => {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'meaning')
    return [node.initializer.getStart(), node.getEnd(), "''"];
  if (ts.isCallExpression(node) && SEVERITIES.includes(node.expression.getText()))
    return [node.arguments.pos, node.arguments.end, "''"];
  return null;
};

const withoutMeanings = (text) => {
  const source = ts.createSourceFile('events.ts', text, ts.ScriptTarget.Latest, true);
  const cuts = [];
  const visit = (node) => {
    const cut = cutOf(node);
    if (cut) cuts.push(cut);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return cuts
    .reverse()
    .reduce((left, [a, b, instead]) => left.slice(0, a) + instead + left.slice(b), text);
};

module.exports = withoutMeanings;
