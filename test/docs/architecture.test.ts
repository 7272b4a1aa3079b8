import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UNFINISHED } from '../../src/engine/tab';
import { root } from './tutorial';

const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
const picture = readFileSync(join(root, 'docs/architecture.svg'), 'utf8');

/** Stages in the order of the page's numbered list. */
const told = [...text.matchAll(/^\d+\. \*\*\[(\w+)\]\(\.\.\/(src\/engine\/\w+\.ts)\)\*\*/gm)];
/** Stages in the order of the picture's boxes. */
const drawn = [...picture.matchAll(/class="file">(\w+)\.ts</g)].map((match) => match[1]);

it('tells and draws the same stages, each a file', () => {
  expect(told.length).toBeGreaterThan(0);
  expect(drawn).toEqual(told.map((match) => match[1]));
  expect(told.filter((match) => !existsSync(join(root, match[2]!)))).toEqual([]);
});

it('tells stages that a run really uses', () => {
  const files = ['run', 'read-all', 'read', 'deliver', 'deliver-one', 'job'].map(
    (name) => `src/engine/${name}.ts`,
  );
  const used = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  const unused = told
    .map((match) => match[1]!)
    .filter((name) => !used.includes(`from './${name}'`));
  expect(unused).toEqual([]);
});

it('gives the engine’s own numbers and words', () => {
  const publish = readFileSync(join(root, 'src/engine/publish.ts'), 'utf8');
  const atomic = Number(/ATOMIC_CELLS = ([\d_]+)/.exec(publish)?.[1]?.replace(/_/g, ''));
  expect(text).toContain(`Up to ${atomic.toLocaleString('en')} cells: one change`);
  expect(text).toContain(`“${UNFINISHED.trim()}”`);
});

it('draws a picture that says what it shows to those who do not see it', () => {
  expect(picture).toMatch(/<svg [^>]*role="img" aria-labelledby="title desc"/);
  expect(picture).toMatch(/<title id="title">[^<]+<\/title>\s*<desc id="desc">[^<]{100,}<\/desc>/);
});
