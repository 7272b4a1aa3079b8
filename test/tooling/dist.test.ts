import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, root } from './_run';

const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const hasSidebar = existsSync(join(root, 'sidebar/main.tsx'));

describe('dist/, which goes to Google', () => {
  const files = [
    'appsscript.json',
    'main.js',
    ...(hasSidebar ? ['sidebar.html'] : []),
    'sqlite.html',
  ];

  it('holds these files and no others', () => {
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(files);
  });

  it('is what clasp would push, by its own account', () => {
    expect(evaluate('push.mjs', 'it.filesToPush()')).toEqual(files);
  });

  it('has SQLite as text that comes back as the same bytes', () => {
    const wasm = readFileSync(join(root, 'node_modules/sql.js/dist/sql-wasm.wasm'));
    expect(Buffer.from(read('dist/sqlite.html'), 'base64').equals(wasm)).toBe(true);
    expect(read('dist/sqlite.html')).toMatch(/^[A-Za-z0-9+/]+=*$/);
  });

  (hasSidebar ? it : it.skip)('has the console in one file that fetches nothing', () => {
    const page = read('dist/sidebar.html');
    expect(page).toMatch(/<script>/);
    expect(page).not.toMatch(/<script[^>]+src=|<link[^>]+href=(?!"data:)/);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(120_000);
  });
});

describe('the manifest', () => {
  const manifest = JSON.parse(read('dist/appsscript.json')) as {
    runtimeVersion: string;
    exceptionLogging: string;
    oauthScopes: string[];
    dependencies: { enabledAdvancedServices: { userSymbol: string; version: string }[] };
    addOns?: unknown;
  };
  const main = read('src/main.ts');

  it('asks for these scopes and for nothing restricted', () => {
    expect(manifest.oauthScopes.map((scope) => scope.split('/auth/')[1])).toEqual([
      ...['spreadsheets', 'drive.file', 'script.external_request', 'script.send_mail'],
      ...['script.scriptapp', 'script.container.ui', 'userinfo.email'],
    ]);
  });

  it('runs on V8, logs to Cloud Logging and has the Sheets service', () => {
    expect(manifest).toMatchObject({ runtimeVersion: 'V8', exceptionLogging: 'STACKDRIVER' });
    expect(manifest.dependencies.enabledAdvancedServices).toEqual([
      { userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' },
    ]);
  });

  it('names only functions that main.ts has', () => {
    const named = [
      ...JSON.stringify(manifest).matchAll(/"(?:runFunction|onTriggerFunction)":"(\w+)"/g),
    ];
    for (const [, name] of named) expect(main).toMatch(new RegExp(`^global\\.${name} =`, 'm'));
    // A card home page is declared as soon as there is one, and not before.
    expect(manifest.addOns !== undefined).toBe(/^global\.homepage =/m.test(main));
  });
});
