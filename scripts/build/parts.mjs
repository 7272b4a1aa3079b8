import { at } from '../lib/paths.mjs';

// The parts of a build, in order. `make` loads its tools late: they exist only after set-up.

const shared = ['package-lock.json', 'scripts/build', 'tsconfig.json'];

/** Each part: what must exist for it, what it is made of, what comes out, and how. */
export const parts = Object.freeze([
  {
    name: 'registry',
    needs: 'src',
    inputs: [...shared, 'scripts/generate.mjs', 'src'],
    outputs: ['src/registry.generated.ts'],
    make: async () => {
      (await import('../generate.mjs')).generate();
      await (await import('./definitions.mjs')).checkDefinitions();
    },
  },
  {
    name: 'server',
    needs: 'src/main.ts',
    inputs: [...shared, 'src', 'webpack.config.js', 'appsscript.json'],
    outputs: ['dist/appsscript.json', 'dist/main.js'],
    make: async () => (await import('./server.mjs')).buildServer(),
  },
  {
    name: 'sidebar',
    needs: 'sidebar/main.tsx',
    inputs: [...shared, 'src', 'sidebar'],
    outputs: [
      'dist/sidebar.html',
      'dist/sidebar-more.html',
      'dist/sidebar-fr.html',
      'dist/sidebar-more-fr.html',
    ],
    make: async () => {
      const { buildSidebar } = await import('./sidebar.mjs');
      await buildSidebar(at('sidebar'), at('dist/sidebar.html'), 'en', 'sidebar-more');
      await buildSidebar(at('sidebar'), at('dist/sidebar-fr.html'), 'fr', 'sidebar-more-fr');
    },
  },
  {
    name: 'gallery',
    needs: 'gallery/main.tsx',
    inputs: [...shared, 'src', 'sidebar', 'gallery'],
    outputs: ['dist/gallery.html', 'dist/gallery-fr.html'],
    make: async () => {
      const { buildSidebar } = await import('./sidebar.mjs');
      await buildSidebar(at('gallery'), at('dist/gallery.html'));
      await buildSidebar(at('gallery'), at('dist/gallery-fr.html'), 'fr');
    },
  },
  {
    name: 'sources',
    needs: 'sources/main.tsx',
    inputs: [...shared, 'src', 'sidebar', 'sources'],
    outputs: ['dist/sources.html', 'dist/sources-fr.html'],
    make: async () => {
      const { buildSidebar } = await import('./sidebar.mjs');
      await buildSidebar(at('sources'), at('dist/sources.html'));
      await buildSidebar(at('sources'), at('dist/sources-fr.html'), 'fr');
    },
  },
  {
    name: 'sqlite',
    needs: 'node_modules/sql.js/dist/sql-wasm.wasm',
    inputs: [...shared, 'node_modules/sql.js/dist/sql-wasm.wasm'],
    outputs: ['dist/sqlite.html'],
    make: async () => (await import('./sqlite.mjs')).buildSqlite(),
  },
  {
    name: 'sql',
    needs: 'src/datasets',
    inputs: [...shared, 'src'],
    outputs: ['dist/sql.html'],
    make: async () => (await import('./sql.mjs')).buildSql(),
  },
  {
    name: 'warehouses',
    needs: 'src/warehouses',
    inputs: [...shared, 'src'],
    outputs: ['dist/warehouses.html'],
    make: async () => (await import('./code.mjs')).buildWarehouses(),
  },
  {
    name: 'reports',
    needs: 'src/reports',
    inputs: [...shared, 'src'],
    outputs: ['dist/reports.html'],
    make: async () => (await import('./code.mjs')).buildReports(),
  },
  {
    name: 'datasets',
    needs: 'src/datasets',
    inputs: [...shared, 'src'],
    outputs: ['dist/datasets.html'],
    make: async () => (await import('./code.mjs')).buildDatasets(),
  },
  {
    name: 'connectors',
    needs: 'src/connectors',
    inputs: [...shared, 'src'],
    outputs: ['dist/connectors.html'],
    make: async () => (await import('./code.mjs')).buildConnectors(),
  },
  {
    name: 'custom',
    needs: 'src/connectors/_kinds.ts',
    inputs: [...shared, 'src'],
    outputs: ['dist/custom.html'],
    make: async () => (await import('./code.mjs')).buildCustom(),
  },
  {
    name: 'outside',
    needs: 'src/engine/outside.ts',
    inputs: [...shared, 'src'],
    outputs: ['dist/outside.html'],
    make: async () => (await import('./code.mjs')).buildOutside(),
  },
  {
    name: 'databases',
    needs: 'src/host/google/sql.ts',
    inputs: [...shared, 'src'],
    outputs: ['dist/databases.html'],
    make: async () => (await import('./code.mjs')).buildDatabases(),
  },
  {
    name: 'probes',
    needs: 'src/host/google/probes',
    inputs: [...shared, 'src'],
    outputs: ['dist/probes.html'],
    make: async () => (await import('./code.mjs')).buildProbes(),
  },
  {
    name: 'work',
    needs: 'src/app/working.ts',
    inputs: [...shared, 'src'],
    outputs: ['dist/work.html'],
    make: async () => (await import('./code.mjs')).buildWork(),
  },
  {
    name: 'seldom',
    needs: 'src/app/seldom.ts',
    inputs: [...shared, 'src'],
    outputs: ['dist/seldom.html'],
    make: async () => (await import('./code.mjs')).buildSeldom(),
  },
  {
    name: 'board',
    needs: 'src/app/board/state.ts',
    inputs: [...shared, 'src'],
    outputs: ['dist/board.html'],
    make: async () => (await import('./code.mjs')).buildBoard(),
  },
  {
    name: 'watch',
    needs: 'src/app/board/watch.ts',
    inputs: [...shared, 'src'],
    outputs: ['dist/watch.html'],
    make: async () => (await import('./code.mjs')).buildWatch(),
  },
  {
    name: 'api',
    needs: 'src/api/index.ts',
    inputs: [...shared, 'src'],
    outputs: ['dist/api.html'],
    make: async () => (await import('./code.mjs')).buildApi(),
  },
  {
    name: 'looker',
    needs: 'src/looker/index.ts',
    inputs: [...shared, 'src'],
    outputs: ['dist/looker.html'],
    make: async () => (await import('./code.mjs')).buildLooker(),
  },
  {
    name: 'published',
    needs: 'src/engine/published.ts',
    inputs: [...shared, 'src'],
    outputs: ['dist/published.html'],
    make: async () => (await import('./code.mjs')).buildPublished(),
  },
  {
    name: 'reading',
    needs: 'src/host/google/columns.ts',
    inputs: [...shared, 'src'],
    outputs: ['dist/reading.html'],
    make: async () => (await import('./code.mjs')).buildReading(),
  },
  {
    name: 'words',
    needs: 'src/messages',
    inputs: [...shared, 'src/messages'],
    outputs: ['dist/words-fr.html', 'dist/mails-fr.html'],
    make: async () => {
      await (await import('./words.mjs')).buildWords(['fr']);
      await (await import('./code.mjs')).buildMails('fr');
    },
  },
  {
    name: 'emulator',
    needs: 'emulator/build.mjs',
    inputs: [...shared, 'emulator', 'src/host'],
    outputs: ['.build/emulator/worker.js', '.build/emulator/globals.js', '.build/emulator/cli.js'],
    make: async () => (await import('../../emulator/build.mjs')).buildEmulator(),
  },
  {
    name: 'page',
    needs: 'emulator/page/build.mjs',
    inputs: [...shared, 'emulator/page'],
    outputs: ['.build/page'],
    make: async () => (await import('../../emulator/page/build.mjs')).buildPage(),
  },
  {
    name: 'district',
    needs: 'emulator/district/cli.ts',
    inputs: [...shared, 'emulator'],
    outputs: ['.build/district/cli.js'],
    make: async () =>
      (await import('./node.mjs')).buildNode('emulator/district/cli.ts', '.build/district/cli.js'),
  },
  {
    name: 'systems',
    needs: 'emulator/vendors/cli.ts',
    inputs: [...shared, 'emulator/vendors'],
    outputs: ['.build/systems/cli.js'],
    make: async () =>
      (await import('./node.mjs')).buildNode('emulator/vendors/cli.ts', '.build/systems/cli.js'),
  },
]);
