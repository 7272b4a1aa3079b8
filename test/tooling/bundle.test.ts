import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, createContext, runInContext } from 'node:vm';

const root = join(__dirname, '../..');
const bundle = readFileSync(join(root, 'dist/main.js'), 'utf8');
const source = readFileSync(join(root, 'src/main.ts'), 'utf8');

/** The names Google may call, read from main.ts by a path that shares nothing with the bundler. */
const entryPoints = [...source.matchAll(/^global\.(\w+) =/gm)].map((match) => match[1]!);

const bareContext = () => createContext(constants.DONT_CONTEXTIFY as unknown as object);

describe('the server bundle', () => {
  it('has entry points', () => expect(entryPoints.length).toBeGreaterThan(0));

  it('evaluates where there is nothing but the language', () => {
    expect(() => runInContext(bundle, bareContext())).not.toThrow();
  });

  it.each(entryPoints)('declares %s at top level, where Google looks for it', (name) => {
    expect(bundle).toMatch(new RegExp(`^function ${name}\\(|[;}\\n]function ${name}\\(`));
    const context = bareContext();
    runInContext(bundle, context);
    expect(runInContext(`typeof ${name}`, context)).toBe('function');
    // The stub is empty; what stands there after evaluation must be the real one.
    expect(runInContext(`${name}.toString()`, context)).not.toBe(`function ${name}(){}`);
  });
});
