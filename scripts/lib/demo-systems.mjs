import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { at } from './paths.mjs';

const { definitionIn } = createRequire(import.meta.url)('../build/listed-loader.cjs');

const connector = (id) =>
  definitionIn(
    [at(`src/connectors/${id}/index.ts`), at(`src/connectors/${id}.ts`)].find(existsSync),
  );

/** What a demo system asks for, in the words of the connection's form and in its order. */
const asAsked = ({ id, settings, secrets }) => {
  const { title, settings: questions } = connector(id);
  const answers = { ...settings, ...secrets };
  const entries = questions
    .filter(({ name }) => name in answers)
    .map((question) => ({ name: question.title, value: answers[question.name] }));
  return { id, title, entries };
};

/** The demo systems as a newcomer looks for them. */
export const systemsAsAsked = (systems) =>
  systems.map(asAsked).sort((a, b) => a.title.localeCompare(b.title));
