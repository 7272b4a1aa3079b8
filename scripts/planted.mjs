// Searches what a test run has left behind for secrets and students that were planted into it.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './lib/paths.mjs';

export const EVIDENCE = '.build/evidence';

/** Secrets of the sources, and students, that a test may show nowhere but in tabs and raw data. */
export const PLANTED = [
  ['a secret', /demo-secret|another-secret|zebra-secret/],
  ['a student', /Zephyrine|Quokkasworth|Okapi Wombatson/i],
  ['a token', /Bearer [\w.-]{8,}|Basic [\w+/=]{8,}/],
];
const KINDS = ['logs', 'mails', 'records', 'errors', 'screens', 'answers'];

/** Where in a text something planted stands: what it is and the words around it. */
export const foundIn = (text) =>
  PLANTED.flatMap(([what, pattern]) => {
    const found = pattern.exec(text);
    if (!found) return [];
    return [{ what, around: text.slice(Math.max(0, found.index - 120), found.index + 120) }];
  });

/** @returns what was searched. @throws when something planted was found, or when there is nothing to search. */
export const searchEvidence = (folder = at(EVIDENCE)) => {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const sizes = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  const found = [];
  for (const file of files) {
    const kind = file.split('-')[0];
    const text = readFileSync(join(folder, file), 'utf8');
    sizes[kind] += text.length;
    for (const line of text.split('\n'))
      for (const { what, around } of foundIn(line)) found.push(`${what} in ${kind}: …${around}…`);
  }
  const empty = KINDS.filter((kind) => sizes[kind] === 0);
  if (empty.length > 0) throw new Error(`Nothing was kept to be searched of: ${empty.join(', ')}.`);
  if (found.length > 0)
    throw new Error(
      `${found.length} place(s) hold what they must not:\n${found.slice(0, 20).join('\n')}`,
    );
  const told = KINDS.map((kind) => `${kind} ${(sizes[kind] / 1e6).toFixed(1)} MB`).join(', ');
  return `searched for planted secrets and students: none in ${told}`;
};
