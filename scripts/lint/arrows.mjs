// ESLint rule: an import that goes against an arrow of the design says which one, and the way out.
import { builtinModules } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import { root } from '../lib/paths.mjs';
import { LAYERS, layerOf } from './layers.mjs';

const fromRoot = (file) => relative(root, file).split(sep).join('/');

const isTypeOnly = (node) => {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const names = node.specifiers ?? [];
  return (
    names.length > 0 &&
    names.every((name) => name.importKind === 'type' || name.exportKind === 'type')
  );
};

const isBuiltin = (name) => name.startsWith('node:') || builtinModules.includes(name);

const judgePackage = (from, name) => {
  if (from === 'emulator') return null;
  if (isBuiltin(name)) return `${from}: “${name}” is Node's, and this code does not run in Node.`;
  if (LAYERS[from].packages) return null;
  return `${from} imports nothing from outside; “${name}” is a package.`;
};

const judgeLayer = (from, to, typeOnly) => {
  const { imports, types } = LAYERS[from];
  if (from === to || imports.includes(to)) return null;
  if (to === 'org') return `${from} may not import src/org: only the generated registry sees it.`;
  if (types.includes(to)) {
    return typeOnly ? null : `${from} may see ${to} as a type only: write \`import type\`.`;
  }
  const may = imports.length > 0 ? imports.join(', ') : 'nothing of src';
  const seen = types.length > 0 ? ` (and the types of ${types.join(', ')})` : '';
  return `${from} may not import ${to}: it may import ${may}${seen}.`;
};

/** What is wrong with an import, in words, or null. */
const judge = (file, specifier, typeOnly) => {
  const from = layerOf(fromRoot(file));
  if (!from || !LAYERS[from]) return null;
  if (!specifier.startsWith('.')) return judgePackage(from, specifier);
  const to = layerOf(fromRoot(resolve(dirname(file), specifier)));
  if (to === null) {
    return from === 'emulator' || from === 'sidebar'
      ? null
      : `${from} may not import what lies outside src: “${specifier}”.`;
  }
  return judgeLayer(from, to, typeOnly);
};

/** @type {import('eslint').Rule.RuleModule} */
export const arrows = {
  meta: { type: 'problem', schema: [], docs: { description: 'Imports follow the design.' } },
  create: (context) => {
    const look = (node, source, typeOnly) => {
      if (typeof source?.value !== 'string') return;
      const message = judge(context.filename, source.value, typeOnly);
      if (message) context.report({ node: source, message });
    };
    const declaration = (node) => look(node, node.source, isTypeOnly(node));
    return {
      ImportDeclaration: declaration,
      ExportNamedDeclaration: declaration,
      ExportAllDeclaration: declaration,
      ImportExpression: (node) => look(node, node.source, false),
      TSImportType: (node) => look(node, node.source, true),
    };
  },
};
