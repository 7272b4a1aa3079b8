// Sets the signs of French texts as French does: no line may break before one. `--check` only tells where one may.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { at } from './lib/paths.mjs';

/** A narrow space that does not break stands before ? ! and ;, a whole one before : and inside « ». */
const [NARROW, WHOLE] = ['\u202f', '\u00a0'];

/** @param text French, as it is easy to type: with plain spaces. Addresses, times and code have none there. */
export const typeset = (text) =>
  text
    .replace(/« ?/g, `«${WHOLE}`)
    .replace(/«\u00a0\u00a0/g, `«${WHOLE}`)
    .replace(/ ?»/g, `${WHOLE}»`)
    .replace(/\u00a0\u00a0»/g, `${WHOLE}»`)
    .replace(/ :(?=\s|$)/g, `${WHOLE}:`)
    .replace(/ ([?!;])(?=[\s)»,.]|$)/g, `${NARROW}$1`);

/** Every file that speaks French. */
export const frenchFiles = () => [
  ...readdirSync(at('src/messages'))
    .filter((name) => name.endsWith('fr.ts'))
    .map((name) => `src/messages/${name}`),
  ...readdirSync(at('src/messages/words-fr')).map((name) => `src/messages/words-fr/${name}`),
  'src/connectors/_files/asides.ts',
];

const isText = (node) =>
  ts.isStringLiteral(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node);

/** Names are English, and so is what is imported. */
const isNamed = ({ parent }, node) =>
  ts.isImportDeclaration(parent) ||
  ts.isLiteralTypeNode(parent) ||
  (ts.isPropertyAssignment(parent) && parent.name === node);

/** The texts of a file: from where to where in it, as they are written there. */
export const textsIn = (source, file) => {
  const found = [];
  const visit = (node) => {
    if (isText(node) && !isNamed(node, node)) {
      const [from, to] = [node.getStart(), node.getEnd()];
      found.push({ from, to, text: source.slice(from, to) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return found;
};

/** A text without what delimits it, set, and delimited again. */
const set = (text) => {
  const [, open, inner, close] = /^([`'"}])([^]*?)(['"`]|\$\{)$/.exec(text);
  return open + typeset(inner) + close;
};

const main = (check) => {
  let wrong = 0;
  for (const file of frenchFiles()) {
    const source = readFileSync(at(file), 'utf8');
    let [written, behind] = ['', 0];
    for (const { from, to, text } of textsIn(source, file)) {
      if (set(text) === text) continue;
      wrong += 1;
      if (check) console.error(`${file}: ${text}`);
      written += source.slice(behind, from) + set(text);
      behind = to;
    }
    if (!check && behind > 0) writeFileSync(at(file), written + source.slice(behind));
  }
  if (check && wrong > 0) {
    console.error('Set them by: node scripts/french.mjs');
    process.exitCode = 1;
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'));
