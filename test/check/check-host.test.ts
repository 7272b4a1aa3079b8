import { readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { CheckReport } from '../../src/app/api';
import { evaluate, folderWith, root } from '../tooling/_run';

/** `npm run check-host`: a host's report against the emulator's own. */
type Check = CheckReport['checks'][number];
const check = (id: string, more: Partial<Check>): Check => ({
  ...{ id, title: `About ${id}`, is: 'as_expected', found: true, ms: 1 },
  ...more,
});
const report = (...checks: Check[]): CheckReport => ({
  ...{ v: 1, at: '2026-11-22T10:00:00.000Z', version: '0.1.0', running: false },
  checks,
});
const verdict = (ours: Partial<Check> | null, theirs: Partial<Check> | null): string => {
  const side = (more: Partial<Check> | null) => report(...(more ? [check('x', more)] : []));
  const call = `it.compare(${JSON.stringify(side(ours))}, ${JSON.stringify(side(theirs))})`;
  return evaluate<{ verdict: string }[]>('check-host/compare.mjs', call)[0]!.verdict;
};

test.each<[string, Partial<Check> | null, Partial<Check> | null]>([
  ['agree', { found: { a: 1 } }, { found: { a: 1 } }],
  ['agree', { found: { ms: 100 }, kinder: 'less' }, { found: { ms: 140 }, kinder: 'less' }],
  ['kinder', { found: { ms: 100 }, kinder: 'less' }, { found: { ms: 300 }, kinder: 'less' }],
  ['harsher', { found: { ms: 300 }, kinder: 'less' }, { found: { ms: 100 }, kinder: 'less' }],
  ['kinder', { found: { works: true }, kinder: 'more' }, { found: { works: false } }],
  ['harsher', { found: { there: [] }, kinder: 'more' }, { found: { there: ['URL'] } }],
  ['differ', { found: { said: 'No' } }, { found: { said: 'Nope' } }],
  ['differ', { found: { n: 1 } }, { found: { n: 2 } }],
  // What is relied on decides, whichever value is the larger.
  ['kinder', { found: 1 }, { found: 2, is: 'differs' }],
  ['harsher', { found: 1, is: 'differs' }, { found: 2 }],
  ['unknown', { found: null, is: 'unknown' }, { found: 1 }],
  ['not asked there', { found: 1 }, null],
  ['not asked here', null, { found: 1 }],
])('%s: %j here, %j there', (expected, ours, theirs) => {
  expect(verdict(ours, theirs)).toBe(expected);
});

const folder = folderWith({ 'none.json': '{"v": 1}', 'text.json': 'no JSON' });
afterAll(() => folder.remove());
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts/check-host.mjs'), ...args],
    {
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: folder.path, DEBUG: '' },
    },
  );
  return { status, out: stdout, err: stderr };
};

test('a report of the emulator agrees with the emulator; an altered one is told, with what relies on it', () => {
  expect(run('--write', 'emulator.json')).toMatchObject({ status: 0 });
  const same = run('emulator.json');
  expect(same).toMatchObject({ status: 0 });
  expect(same.out).toContain('The host does all that Homeroom relies on.');
  expect(same.out).not.toMatch(/kinder than|harsher than|The two differ/);
  const path = join(folder.path, 'emulator.json');
  const own = JSON.parse(readFileSync(path, 'utf8')) as CheckReport;
  expect(own.checks.length).toBeGreaterThan(40);
  // It was told by whoever was promised, as in the sidebar.
  expect(own.checks.find(({ id }) => id === 'promise-value')?.is).toBe('as_expected');
  const checks = own.checks.map((one) =>
    one.id === 'write-raw' ? { ...one, is: 'differs', found: { text: [123] } } : one,
  );
  writeFileSync(join(folder.path, 'host.json'), JSON.stringify({ ...own, checks }));
  const other = run('host.json');
  expect(other.status).toBe(1);
  expect(other.out).toMatch(/kinder than this host: 1\n {2}write-raw/);
  expect(other.out).toMatch(/relied on in src\/host\/google\/workbook\.ts:\d+/);
}, 180_000);

test.each(['none.json', 'text.json', 'absent.json'])('%s is no report', (name) => {
  const { status, err } = run(name);
  expect(status).toBe(1);
  expect(err).toMatch(name === 'absent.json' ? /cannot be read/ : /not a report/);
});

test('it says how it is called', () => {
  for (const args of [[], ['--write'], ['--unknown'], ['a.json', 'b.json']]) {
    const { status, err } = run(...args);
    expect([args, status]).toEqual([args, 1]);
    expect(err).toContain('npm run check-host -- report.json');
  }
});
