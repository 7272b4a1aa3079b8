import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, folderWith } from './_run';

const registryOf = (path: string): string =>
  evaluate('generate.mjs', `it.registryText(${JSON.stringify(path)})`);

describe('the generated registry', () => {
  let tree: ReturnType<typeof folderWith>;
  afterEach(() => tree.remove());

  it('lists files and folders of every kind, sorted, and nothing else', () => {
    tree = folderWith({
      'src/connectors/zeta.ts': '',
      'src/connectors/edfi/index.ts': '',
      'src/connectors/edfi/paging.ts': '',
      'src/connectors/_shared.ts': '',
      'src/connectors/README.md': '',
      'src/datasets/school-calendar/index.ts': '',
      'src/datasets/school-calendar/edfi.sql': '',
      'src/reports/school-calendar.ts': '',
      'src/org/README.md': '',
      'src/org/datasets/bus_routes.ts': '',
      'src/org/checks/no_twins.ts': '',
    });
    const text = registryOf(tree.path);
    expect(text.match(/^import .*$/gm)).toEqual([
      "import upstreamConnectorsEdfi from './connectors/edfi/index';",
      "import upstreamConnectorsZeta from './connectors/zeta';",
      "import upstreamDatasetsSchoolCalendar from './datasets/school-calendar/index';",
      "import upstreamReportsSchoolCalendar from './reports/school-calendar';",
      "import orgDatasetsBusRoutes from './org/datasets/bus_routes';",
      "import orgChecksNoTwins from './org/checks/no_twins';",
    ]);
    expect(text).toMatch(
      /connectors: Object.freeze\(\[\s+upstreamConnectorsEdfi,\s+upstreamConnectorsZeta,\s+\] as const\)/,
    );
    expect(text).toMatch(/warehouses: Object.freeze\(\[\] as const\)/);
  });

  it('is written once and then up to date, until a file comes or goes', () => {
    tree = folderWith({ 'src/connectors/a.ts': '' });
    const call = (name: string): boolean =>
      evaluate('generate.mjs', `it.${name}(${JSON.stringify(tree.path)})`);
    expect(call('isStale')).toBe(true);
    expect(call('generate')).toBe(true);
    expect(call('generate')).toBe(false);
    expect(existsSync(join(tree.path, 'src/registry.generated.ts'))).toBe(true);
    tree.write({ 'src/connectors/b.ts': '' });
    expect(call('isStale')).toBe(true);
    expect(() => call('check')).toThrow(/registry\.generated\.ts is stale: run `npm run generate`/);
  });

  it('names the permissions that a school asks for besides, and refuses what is no list of them', () => {
    tree = folderWith({
      'src/org/scopes.json':
        '["https://www.googleapis.com/auth/bigquery", "sqlservice", "bigquery"]',
    });
    expect(registryOf(tree.path)).toContain(
      "scopes: Object.freeze(['bigquery','sqlservice'] as const)",
    );
    for (const wrong of ['{}', '["https://example.com/x y"]', '[1]', '["bigquery"']) {
      tree.write({ 'src/org/scopes.json': wrong });
      expect(() => registryOf(tree.path)).toThrow(/scopes\.json is not a list of names/);
    }
  });

  it('refuses a file of the school that no list would hold', () => {
    tree = folderWith({ 'src/org/attendance.ts': '' });
    expect(() => registryOf(tree.path)).toThrow(/src\/org\/attendance\.ts belongs to no kind/);
    tree.write({ 'src/org/_helpers.ts': '' });
    expect(() => registryOf(tree.path)).toThrow(/attendance/);
  });

  it('refuses a folder whose index.ts was forgotten', () => {
    tree = folderWith({ 'src/datasets/grades/edfi.sql': 'SELECT 1' });
    expect(() => registryOf(tree.path)).toThrow(/datasets\/grades has no index\.ts/);
  });

  it('refuses two files that would have one name', () => {
    tree = folderWith({ 'src/datasets/roster.ts': '', 'src/datasets/roster/index.ts': '' });
    expect(() => registryOf(tree.path)).toThrow(/datasets\/roster.* would be one/);
  });
});

it('the committed registry is the one of these files', () => {
  const committed = readFileSync(join(__dirname, '../../src/registry.generated.ts'), 'utf8');
  expect(evaluate('generate.mjs', 'it.registryText()')).toBe(committed);
});
