import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { evaluate, root } from '../tooling/_run';

interface Stale {
  readonly write: readonly string[];
  readonly remove: readonly string[];
}
interface Command {
  readonly name: string;
  readonly doc: string;
}

it('are as the definitions say: if not, run `npm run docs`', () => {
  const { write, remove } = evaluate<Stale>(
    'docs.mjs',
    'it.staleIn().then(({ write, remove }) => ({ write, remove }))',
  );
  expect([...write, ...remove]).toEqual([]);
});

describe('server commands', () => {
  const commands = evaluate<readonly Command[]>(
    'docs/commands.mjs',
    `it.commandsOf(${JSON.stringify(root)})`,
  );

  it('are found', () => expect(commands.map(({ name }) => name)).toContain('consoleState'));

  it('each say what they do, in src/app/api.ts', () => {
    expect(commands.filter(({ doc }) => doc === '').map(({ name }) => name)).toEqual([]);
  });
});

/** All pages under docs/, by their path. */
const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => join('docs', path));

const anchorsOf = (path: string): readonly string[] => {
  const headings = readFileSync(join(root, path), 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-'),
  );
};

it.each(pages)('%s has no link into nothing', (page) => {
  const text = readFileSync(join(root, page), 'utf8').replace(/```[^]*?```/g, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!);
  const broken = links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? page : join(dirname(page), file);
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !anchorsOf(target).includes(anchor);
  });
  expect(broken).toEqual([]);
});
