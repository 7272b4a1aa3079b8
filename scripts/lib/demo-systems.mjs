import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { at } from './paths.mjs';

const { definitionIn } = createRequire(import.meta.url)('../build/listed-loader.cjs');

const connector = (id) =>
  definitionIn(
    [at(`src/connectors/${id}/index.ts`), at(`src/connectors/${id}.ts`)].find(existsSync),
  );

/** An answer as the form shows it. */
const shown = ({ options = [] }, answer) =>
  options.find(({ value }) => value === answer)?.title ?? answer;

/** What a demo system asks for, in the words of the connection's form and in its order. */
const asAsked = ({ id, settings, secrets }) => {
  const { title, settings: questions } = connector(id);
  const answers = { ...settings, ...secrets };
  const entries = questions
    .filter((question) => (answers[question.name] ?? question.default) !== question.default)
    .map((question) => ({ name: question.title, value: shown(question, answers[question.name]) }));
  return { id, title, entries };
};

/** The demo systems as a newcomer looks for them. */
export const systemsAsAsked = (systems) =>
  systems.map(asAsked).sort((a, b) => a.title.localeCompare(b.title));
