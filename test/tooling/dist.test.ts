import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, folderWith, root } from './_run';

const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

describe('dist/, which goes to Google', () => {
  const files = [
    'api.html',
    'appsscript.json',
    'board.html',
    'connectors.html',
    'custom.html',
    'databases.html',
    'datasets.html',
    'gallery-fr.html',
    'gallery.html',
    'looker.html',
    'mails-fr.html',
    'main.js',
    'outside.html',
    'probes.html',
    'published.html',
    'reading.html',
    'reports.html',
    'seldom.html',
    'sidebar-fr.html',
    'sidebar-more-fr.html',
    'sidebar-more.html',
    'sidebar.html',
    'sources-fr.html',
    'sources.html',
    'sql.html',
    'sqlite.html',
    'warehouses.html',
    'watch.html',
    'words-fr.html',
    'work.html',
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

  it.each(['gallery', 'gallery-fr', 'sidebar', 'sidebar-fr'])(
    'has %s in one file that fetches nothing',
    (name) => {
      const page = read(`dist/${name}.html`);
      expect(page).toMatch(/<script>/);
      expect(page).not.toMatch(/<script[^>]+src=|<link[^>]+href=(?!"data:)/);
      expect(Buffer.byteLength(page)).toBeLessThanOrEqual(150_000);
    },
  );
});

describe('the console’s one file', () => {
  it('holds style and script inside, whatever characters they have', () => {
    const tree = folderWith({
      'index.html': '<!doctype html><html><head><title>T</title></head><body></body></html>',
      'style.css': 'b { content: "$& é"; }',
      'main.tsx': `import { render } from 'preact';
        import './style.css';
        render(<b>{'</script> $\` $1'}</b>, document.body);`,
    });
    const built = join(tree.path, 'out/sidebar.html');
    evaluate(
      'build/sidebar.mjs',
      `it.buildSidebar(${JSON.stringify(tree.path)}, ${JSON.stringify(built)}).then(() => true)`,
    );
    const page = readFileSync(built, 'utf8');
    expect(page).toMatch(/^<!doctype html>.*<style>b\{content:"\$& é"\}<\/style>\s*<\/head>/s);
    // The script's end is the page's only one: a closing tag within a text would have cut it short.
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).toContain('$` $1');
    expect(page.trim().endsWith('</script>\n</body></html>')).toBe(true);
    tree.remove();
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
