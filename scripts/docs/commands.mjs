import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { anchor, code, link, page } from './markdown.mjs';

export const API = 'src/app/api';

const parse = (folder, path) =>
  ts.createSourceFile(path, readFileSync(join(folder, path), 'utf8'), ts.ScriptTarget.Latest, true);

/** A declaration's doc comment as one text, `@returns` included as a sentence. */
const docOf = (node) =>
  ts
    .getJSDocCommentsAndTags(node)
    .flatMap((doc) => [
      ts.getTextOfJSDocComment(doc.comment) ?? '',
      ...(doc.tags ?? []).map((tag) => {
        const text = ts.getTextOfJSDocComment(tag.comment) ?? '';
        return tag.tagName.text === 'returns' ? `It answers ${text}` : text;
      }),
    ])
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .map((text) => (/[.!?]$/.test(text) ? text : `${text}.`))
    .join(' ');

const isShape = (node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);

/** Exported types of the model and of the commands, by name. */
const shapesOf = (folder) => {
  const files = ['src/model', API].flatMap((room) =>
    readdirSync(join(folder, room))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${room}/${name}`),
  );
  return new Map(
    files.flatMap((path) =>
      parse(folder, path)
        .statements.filter(isShape)
        .map((node) => [node.name.text, node]),
    ),
  );
};

const namesIn = (node, shapes) => {
  const names = new Set();
  const visit = (child) => {
    if (ts.isIdentifier(child) && shapes.has(child.text)) names.add(child.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return names;
};

/** The commands as `src/app/api` declares them. */
export const commandsOf = (folder) => {
  const shapes = shapesOf(folder);
  const commands = shapes.get('Commands');
  if (!commands) throw new Error(`${API} declares no interface “Commands”.`);
  return commands.members.map((member) => ({
    name: member.name.getText(),
    signature: member.getText().replace(/;$/, '').replace(/\s+/g, ' '),
    doc: docOf(member),
  }));
};

const shapePart = (name, node) =>
  [`### ${name}`, docOf(node), `\`\`\`ts\n${node.getText()}\n\`\`\``].filter(Boolean).join('\n\n');

/** Path of the page under docs/, and its text. */
export const commandPages = (folder) => {
  const shapes = shapesOf(folder);
  const commands = commandsOf(folder);
  const used = new Set();
  const use = (node) => {
    for (const name of namesIn(node, shapes)) {
      if (name === 'Commands' || used.has(name)) continue;
      used.add(name);
      use(shapes.get(name));
    }
  };
  use(shapes.get('Commands'));
  return {
    'commands.md': page(code(API), [
      '# Server commands',
      'What the sidebar may ask of the server, by the names under which `google.script.run` calls them. ' +
        'All values are plain JSON; times are ISO text in UTC. The types are those of the code.',
      commands.map(({ name }) => `- ${link(code(name), `#${anchor(name)}`)}`).join('\n'),
      ...commands.flatMap(({ name, signature, doc }) => [
        `## ${name}`,
        `\`\`\`ts\n${signature};\n\`\`\``,
        doc,
      ]),
      '## Types',
      ...[...used].map((name) => shapePart(name, shapes.get(name))),
    ]),
  };
};
