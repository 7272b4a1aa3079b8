import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, folderWith, git, root } from './_run';

const dataset = (id: string, sql: string): string => `
import { defineDataset } from '../../model';
export default defineDataset({
  id: '${id}', title: '${id}', description: 'A data set.', grain: 'One row per student.',
  fields: [{ name: 'student', title: 'Student', type: 'text', meaning: 'Who.', class: 'personal' }],
  key: ['student'], sql: { edfi: \`${sql}\` },
});
`;

const patch = (id: string, sql: string): string => `
import { extend } from '../../model';
export default extend('${id}', { sql: { edfi: \`${sql}\` } });
`;

interface Found {
  datasets: string[];
}
const generate = (path: string): unknown =>
  evaluate('generate.mjs', `it.generate(${JSON.stringify(path)})`);
const definitions = (path: string): Found =>
  evaluate('build/definitions.mjs', `it.checkDefinitions(${JSON.stringify(path)})`);

/** A small upstream: the real model, two data sets, and a registry. */
const makeUpstream = () => {
  const upstream = folderWith({
    'src/datasets/attendance/index.ts': dataset('attendance', 'SELECT 1'),
    'src/datasets/schools/index.ts': dataset('schools', 'SELECT 2'),
    'src/org/README.md': 'Yours.\n',
  });
  cpSync(join(root, 'src/model'), join(upstream.path, 'src/model'), { recursive: true });
  generate(upstream.path);
  git(upstream.path, 'init', '-q', '-b', 'main');
  commit(upstream.path, 'Upstream as it was');
  return upstream;
};

const commit = (path: string, message: string): void => {
  git(path, 'add', '-A');
  git(path, 'commit', '-qm', message);
};

describe('a school that keeps its own layer and pulls updates', () => {
  let upstream: ReturnType<typeof folderWith>;
  let school: ReturnType<typeof folderWith>;

  beforeEach(() => {
    upstream = makeUpstream();
    school = folderWith({});
    git(school.path, 'clone', '-q', upstream.path, '.');
    school.write({
      'src/org/datasets/attendance.ts': patch('attendance', 'SELECT 42'),
      'src/org/datasets/bus_routes.ts': dataset('bus_routes', 'SELECT 3'),
    });
    generate(school.path);
    commit(school.path, 'Our own way');
  });
  afterEach(() => [upstream, school].forEach((tree) => tree.remove()));

  it('has no conflict, keeps its change, and gets what is new', () => {
    upstream.write({
      'src/datasets/attendance/index.ts': dataset('attendance', 'SELECT 1 -- better'),
      'src/datasets/zebra/index.ts': dataset('zebra', 'SELECT 4'),
      'src/datasets/aardvark/index.ts': dataset('aardvark', 'SELECT 5'),
    });
    generate(upstream.path);
    commit(upstream.path, 'Upstream moves on');

    git(school.path, 'pull', '-q', '--no-rebase', '--no-edit');
    expect(git(school.path, 'status', '--porcelain')).toBe('');
    // The merged registry is what the generator would write: nothing to repair by hand.
    expect(generate(school.path)).toBe(false);
    expect(definitions(school.path).datasets).toEqual([
      ...['aardvark', 'attendance', 'bus_routes', 'schools', 'zebra'],
    ]);
    expect(sqlOf(school.path, 'attendance')).toBe('SELECT 42');
    expect(sqlOf(upstream.path, 'attendance')).toBe('SELECT 1 -- better');
  });

  it('is told at build time when upstream dropped what it patches', () => {
    rmSync(join(upstream.path, 'src/datasets/attendance'), { recursive: true });
    generate(upstream.path);
    commit(upstream.path, 'Drop attendance');

    git(school.path, 'pull', '-q', '--no-rebase', '--no-edit');
    expect(() => definitions(school.path)).toThrow(
      /src\/org extends the dataset “attendance”, which does not exist/,
    );
  });
});

/** The SQL that a checkout's registry comes to, evaluated without the build's own check. */
const sqlOf = (path: string, id: string): string => {
  const text = `
    import { catalog } from './src/model';
    import { upstream, org } from './src/registry.generated';
    console.log(catalog('dataset', upstream.datasets, org.datasets).get('${id}').sql.edfi);
  `;
  return evaluate(
    'build/definitions.mjs',
    `import('esbuild').then((esbuild) => esbuild.build({
      stdin: { contents: ${JSON.stringify(text)}, resolveDir: ${JSON.stringify(path)} },
      bundle: true, write: false,
    })).then(({ outputFiles: [file] }) => {
      let printed;
      new Function('console', file.text)({ log: (value) => (printed = value) });
      return printed;
    })`,
  );
};
