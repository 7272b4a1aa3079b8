import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createProbes } from '../../src/host/google/probes';
import type { Google } from '../../src/host/google/globals';
import { VERSION } from '../../src/model';

/**
 * Every assumption about the host has a question in the System check, and every question something that
 * relies on it.
 */
const root = join(__dirname, '../..');
const PLACES = ['src/host/google', 'emulator'];
/** The questions themselves; and the emulator's page, which runs in a browser. */
const APART = ['src/host/google/probes', 'emulator/page'];

const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (APART.includes(path)) return [];
    if (entry.isDirectory()) return filesOf(path);
    return path.endsWith('.ts') ? [path] : [];
  });
const sources = PLACES.flatMap(filesOf).map((path) => ({
  path,
  lines: readFileSync(join(root, path), 'utf8').split('\n'),
}));

const TAG = /assumes: ([a-z0-9-]+(?:, [a-z0-9-]+)*)/;
const tags = sources.flatMap(({ path, lines }) =>
  lines.flatMap((line, i) =>
    (TAG.exec(line)?.[1] ?? '')
      .split(', ')
      .filter(Boolean)
      .map((id) => ({ id, where: `${path}:${i + 1}` })),
  ),
);
// Listing the questions touches no service.
const questions = createProbes({} as Google).all;
const ids = questions.map(({ id }) => id);

test('every tag names a question', () => {
  expect(tags.filter(({ id }) => !ids.includes(id))).toEqual([]);
});

test('every question is relied on somewhere', () => {
  expect(ids.filter((id) => !tags.some((tag) => tag.id === id))).toEqual([]);
});

test('questions have an id of their own and a title', () => {
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, title } of questions) expect([id, title.length > 10]).toEqual([id, true]);
});

/** What a comment says that has no source. */
const UNSURE = /\b(assumptions?|unsure|not (documented|confirmed)|no first-hand source)\b/i;
/** Says what the words mean, or speaks of something else. */
const LEGEND = /first-hand source, and|the rest are assumptions/;

test('what the code calls an assumption says which question asks it', () => {
  const silent = sources.flatMap(({ path, lines }) =>
    lines.flatMap((line, i) => {
      if (!/^\s*(\/\/|\/?\*)/.test(line) || !UNSURE.test(line) || LEGEND.test(line)) return [];
      // In the same comment: on this line or on one of the two beside it.
      const near = lines.slice(Math.max(0, i - 2), i + 3);
      return near.some((one) => TAG.test(one)) ? [] : [`${path}:${i + 1} ${line.trim()}`];
    }),
  );
  expect(silent).toEqual([]);
});

/** Facts without a first-hand source, by a quote, and the question that asks each. */
const ASKED: readonly (readonly [quote: string, id: string])[] = [
  ['20 M announced September 2026', 'cells-limit'],
  ['"Exceeded maximum execution time" cannot be caught', 'time-limit'],
  ['synchronous `new WebAssembly.Module` is not confirmed', 'wasm-sync'],
  ['Whether the value of a promise returned by a server function', 'promise-value'],
  ['pages disagree on whether `console.log(object)`', 'log-shape'],
  ['`urlFetchWhitelist` is said to be required', 'fetch-any-host'],
];
const FACTS = join(root, '../shared/facts/apps-script.md');
const MARKS = /\bunsure\b|not confirmed|not documented|disagree/g;

test('every fact that is unsure has a question', () => {
  for (const [, id] of ASKED) expect(ids).toContain(id);
  if (!existsSync(FACTS)) {
    console.log('skipped: the collection of facts is not beside this checkout');
    return;
  }
  const facts = readFileSync(FACTS, 'utf8').split('\n');
  const unasked = facts.filter((line) => {
    const marks = line.startsWith('A line marked') ? 0 : (line.match(MARKS) ?? []).length;
    return ASKED.filter(([quote]) => line.includes(quote)).length < marks;
  });
  expect(unasked).toEqual([]);
  for (const [quote] of ASKED)
    expect([quote, facts.some((l) => l.includes(quote))]).toEqual([quote, true]);
});

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(VERSION).toBe(version);
});
