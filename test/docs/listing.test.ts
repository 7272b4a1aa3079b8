/** What install.md, privacy.md and marketplace.md say, against what is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tutorial';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const install = read('docs/install.md');
const privacy = read('docs/privacy.md');
const listing = read('docs/marketplace.md');
const { oauthScopes } = JSON.parse(read('appsscript.json')) as { oauthScopes: string[] };
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

/** The cells of every table row that begins with a scope. */
const explained = (text: string) =>
  [...text.matchAll(/^\| `(https:\/\/www\.googleapis\.com\/auth\/[\w.]+)` *\|(.+)\|$/gm)].map(
    ([, scope, rest]) => ({ scope, cells: rest!.split('|').map((cell) => cell.trim()) }),
  );

describe.each([
  ['install.md', install, 1],
  ['marketplace.md', listing, 1],
])('%s', (_, text, reason) => {
  it('explains each scope of the manifest, in its order, and none more', () => {
    const rows = explained(text);
    expect(rows.map(({ scope }) => scope)).toEqual(oauthScopes);
    for (const { cells } of rows) expect(cells[reason]!.length).toBeGreaterThan(30);
    const all = text.match(/https:\/\/www\.googleapis\.com\/auth\/[\w.]+/g);
    expect(new Set(all)).toEqual(new Set(oauthScopes));
  });
});

it('says how many permissions there are', () => {
  const numbers = ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'];
  expect(privacy).toContain(`${numbers[oauthScopes.length]} permissions`);
});

describe('the listing', () => {
  const allowed = [...listing.matchAll(/^\| ([A-Z][\w ]+?) *\| (\d[\d,]*) *\| (.+?) *\|$/gm)];

  it('keeps to the lengths it names', () => {
    expect(allowed.map(([, field]) => field)).toEqual([
      'Application name',
      'Short description',
      'Category',
    ]);
    for (const [, field, most, text] of allowed)
      expect([field, text!.length <= Number(most!.replace(',', ''))]).toEqual([field, true]);
    const [, text] = /```text\n([^`]+)```/.exec(listing)!;
    expect(text!.length).toBeLessThanOrEqual(16_000);
    expect(text!.length).toBeGreaterThan(1_000);
  });

  it('names as many data sets as there are', () => {
    const [, text] = /Switch on what you need: ([^.]+)\./.exec(listing)!;
    const named = text!.split(/, | and (?=the school calendar)/);
    const there = readdirSync(join(root, 'src/datasets'), { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('_'),
    );
    expect(named).toHaveLength(there.length);
  });

  it('has the name of the manifest', () => {
    const { addOns } = JSON.parse(read('appsscript.json')) as {
      addOns: { common: { name: string; logoUrl: string } };
    };
    expect(allowed[0]![3]).toBe(addOns.common.name);
    expect(addOns.common.logoUrl).toMatch(/^https:\/\/www\.gstatic\.com\//);
  });
});

describe('the commands of install.md', () => {
  const lines = [...install.matchAll(/^ *```\n([^`]+)```/gm)].flatMap(([, block]) =>
    block!.split('\n').flatMap((line) => line.trim() || []),
  );
  const clasp = readdirSync(join(root, 'node_modules/@google/clasp/build/src/commands'));

  it.each(lines)('%s', (line) => {
    const [program, first, second] = line.split(' ');
    if (program === 'npm' && first === 'run') return expect(scripts).toHaveProperty(second!);
    if (program === 'npm') return expect(['ci', 'start']).toContain(first);
    if (program === 'npx')
      return expect([first, clasp]).toEqual(['clasp', expect.arrayContaining([`${second}.js`])]);
    return expect(['git clone', 'git pull', 'cd homeroom']).toContain(`${program} ${first}`);
  });

  it('are there', () => expect(lines).toContain('npm run push'));
});

it('speaks of the sidebar in the sidebar’s own words', () => {
  const english = ['en', 'console', 'console-more']
    .map((name) => read(`src/messages/${name}.ts`))
    .join('\n');
  for (const words of ['How often Homeroom looks', 'Settings', 'Open Homeroom'])
    expect([words, english.includes(`'${words}'`)]).toEqual([words, true]);
  expect(install).toContain('How often Homeroom looks');
  const [, minutes] = /looks\*\* to ([\d, ]+ or \d+) minutes/.exec(install)!;
  const ticks = /TICK_MINUTES = \[([^\]]+)\]/.exec(read('src/model/records.ts'))![1]!;
  const sorted = (text: string) =>
    text
      .match(/\d+/g)!
      .map(Number)
      .sort((a, b) => a - b);
  expect([...sorted(minutes!), 60]).toEqual(sorted(ticks));
});

it('keeps the log as long as it says', () => {
  const days = /retentionDays: (\d+) \}/.exec(read('src/engine/settings.ts'))![1];
  expect(privacy).toContain(`${days} days, or as many as you set`);
});

it('names tests that are there', () => {
  for (const [, path] of `${privacy}${listing}`.matchAll(/\]\(\.\.\/(test\/[^)]+)\)/g))
    expect([path, existsSync(join(root, path!))]).toEqual([path, true]);
});
