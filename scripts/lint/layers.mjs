// The arrows of the design as data: which layer of src/ may import which.

/**
 * `imports`: layers whose values may be used. `types`: layers of which only types may be seen.
 * A layer may always import itself. `packages`: whether npm packages may be imported.
 */
export const LAYERS = Object.freeze({
  model: { imports: [], types: [], packages: false },
  host: { imports: [], types: ['model'], packages: false },
  'host/google': { imports: ['model'], types: ['host'], packages: true },
  http: { imports: ['model'], types: ['host'], packages: true },
  connectors: { imports: ['model', 'http'], types: ['host'], packages: true },
  datasets: { imports: ['model'], types: ['host'], packages: true },
  warehouses: { imports: ['model'], types: ['host'], packages: true },
  reports: { imports: ['model'], types: ['host'], packages: true },
  // Texts in every language: the console's for the sidebar, failures and mails for the server.
  messages: { imports: ['model'], types: [], packages: false },
  engine: { imports: ['model', 'http', 'messages'], types: ['host'], packages: true },
  api: { imports: ['model', 'engine'], types: ['host'], packages: true },
  app: {
    imports: ['model', 'engine', 'messages', 'registry', 'api', 'looker'],
    types: ['host'],
    packages: true,
  },
  looker: { imports: ['model', 'engine', 'messages'], types: ['host'], packages: true },
  // A school builds upon everything that defines something.
  org: {
    imports: ['model', 'http', 'connectors', 'datasets', 'warehouses', 'reports'],
    types: ['host'],
    packages: true,
  },
  registry: {
    imports: ['model', 'connectors', 'datasets', 'warehouses', 'reports', 'org'],
    types: ['host'],
    packages: false,
  },
  main: {
    imports: [
      ...['model', 'host', 'host/google', 'http', 'connectors', 'datasets', 'warehouses'],
      ...['reports', 'engine', 'messages', 'api', 'app', 'looker', 'registry'],
    ],
    types: [],
    packages: true,
  },
  // Outside src/ there are two neighbours: the console, and the machine that plays Google's part.
  sidebar: { imports: ['model', 'messages'], types: ['app'], packages: true },
  // What people look at: it shares the console's parts and its client.
  gallery: { imports: ['model', 'messages', 'sidebar'], types: ['app', 'api'], packages: true },
  // Where a source is added by a file.
  sources: { imports: ['model', 'messages', 'sidebar'], types: ['app'], packages: true },
  emulator: { imports: [], types: ['host'], packages: true },
});

const SRC_FILES = {
  'main.ts': 'main',
  'registry.ts': 'registry',
  'registry.generated.ts': 'registry',
};

/** The layer of a path relative to the checkout (`src/engine/run.ts` → `engine`), or null. */
export const layerOf = (path) => {
  const [top, next, third] = path.split('/');
  if (top === 'sidebar' || top === 'gallery' || top === 'sources' || top === 'emulator') return top;
  if (top !== 'src' || !next) return null;
  if (next === 'host' && third === 'google') return 'host/google';
  return SRC_FILES[next] ?? SRC_FILES[`${next}.ts`] ?? next;
};
