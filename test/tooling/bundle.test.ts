import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, createContext, runInContext } from 'node:vm';

const root = join(__dirname, '../..');
const bundle = readFileSync(join(root, 'dist/main.js'), 'utf8');
const source = readFileSync(join(root, 'src/main.ts'), 'utf8');

/** The names Google may call, read from main.ts by a path that shares nothing with the bundler. */
const entryPoints = [...source.matchAll(/^global\.(\w+) =/gm)].map((match) => match[1]!);

const SERVICES = [
  ...['SpreadsheetApp', 'Sheets', 'Drive', 'DriveApp', 'PropertiesService', 'CacheService'],
  ...['LockService', 'UrlFetchApp', 'Utilities', 'ScriptApp', 'Session', 'MailApp', 'HtmlService'],
  ...['Jdbc', 'Logger', 'ContentService', 'CardService', 'DataStudioApp'],
];

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

  it('touches no service while it is evaluated, as Google forbids before authorization', () => {
    const context = bareContext();
    const touched: string[] = [];
    for (const name of SERVICES) {
      const refuse = (): never => {
        touched.push(name);
        throw new Error(`${name} was touched at top level`);
      };
      const service = new Proxy(() => undefined, { get: refuse, apply: refuse, has: refuse });
      Object.defineProperty(context, name, { value: service });
    }
    runInContext(bundle, context);
    expect(touched).toEqual([]);
  });

  it('stays small enough to be loaded at every call', () => {
    expect(Buffer.byteLength(bundle)).toBeLessThanOrEqual(300_000);
  });
});
