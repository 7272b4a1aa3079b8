import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, copyOfCheckout, typecheck, type Copy } from './tutorial';

/** Each tutorial ends with tests of what it builds: as many as it shows must run. */
const TUTORIALS = [
  ['add-a-connector.md', 5],
  ['add-a-dataset.md', 1],
] as const;

/** A Node, a compiler and a jest of their own take their time on a busy machine. */
jest.setTimeout(180_000);

interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

describe('the tutorials', () => {
  const blocks = TUTORIALS.flatMap(([page]) => blocksOf(page));
  const paths = blocks.map(({ path }) => path);
  const tests = paths.filter((path) => path.endsWith('.test.ts'));
  let copy: Copy;
  let report: JestReport;

  beforeAll(() => {
    copy = copyOfCheckout();
    for (const { path, text } of blocks) copy.write(path, text);
    const { code, out } = copy.run('scripts/generate.mjs');
    if (code !== 0) throw new Error(out);
    const jest = ['node_modules/jest/bin/jest.js', '--ci', '--json', '--outputFile=report.json'];
    const ran = copy.run(...jest, ...tests);
    if (!existsSync(join(copy.path, 'report.json'))) throw new Error(ran.out);
    report = JSON.parse(readFileSync(join(copy.path, 'report.json'), 'utf8')) as JestReport;
  });
  afterAll(() => copy.remove());

  it('have types that hold', () => typecheck(copy, paths));

  it.each(TUTORIALS)('docs/%s does what it says', (page, count) => {
    const own = blocksOf(page).map(({ path }) => path);
    const results = report.testResults.filter(({ name }) =>
      own.some((path) => name.endsWith(path)),
    );
    expect(results.map(({ message }) => message).join('')).toBe('');
    const passed = results.flatMap((r) => r.assertionResults).filter((r) => r.status === 'passed');
    expect(passed).toHaveLength(count);
  });

  it('lead to pages of their own, which are missed until they are written', () => {
    copy.write('docs/datasets/gone.md', 'of a data set that is no more');
    const before = copy.run('scripts/docs.mjs', '--check');
    expect(before.code).not.toBe(0);
    expect(before.out).toContain('docs/connectors/shelf.md');
    expect(before.out).toContain('docs/datasets/gone.md');

    expect(copy.run('scripts/docs.mjs').code).toBe(0);
    expect(copy.run('scripts/docs.mjs', '--check')).toEqual({ code: 0, out: '' });
    const page = readFileSync(join(copy.path, 'docs/connectors/shelf.md'), 'utf8');
    expect(page).toMatch(/\| Password +\| secret +\| The password of that user\. +\|/);
    expect(page).toContain("{{ ref('shelf.loan_renewals') }}");
    expect(existsSync(join(copy.path, 'docs/datasets/gone.md'))).toBe(false);
    // The school's own layer has no pages: they would conflict with every update.
    expect(existsSync(join(copy.path, 'docs/datasets/grade_sizes.md'))).toBe(false);
  });
});
