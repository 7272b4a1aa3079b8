import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The checkout that is tested. */
export const root = join(__dirname, '../..');

/** Runs an ES module's text in a Node of its own (jest itself loads no `.mjs`); answers what it prints. */
export const runModule = (text: string): { code: number; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', text],
    { cwd: root, encoding: 'utf8', timeout: 150_000, env: { ...process.env, DEBUG: '' } },
  );
  return { code: status ?? -1, out: stdout, err: stderr };
};

/** The JSON that an expression over a script's exports comes to. */
export const evaluate = <T>(script: string, expression: string): T => {
  const url = JSON.stringify(`file://${join(root, 'scripts', script)}`);
  const { code, out, err } = runModule(
    `import * as it from ${url}; console.log(JSON.stringify(await (${expression})));`,
  );
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as T;
};

/** A temporary folder with files in it, removed by `remove()`. */
export const folderWith = (files: Record<string, string>) => {
  const path = mkdtempSync(join(tmpdir(), 'homeroom-'));
  const write = (more: Record<string, string>): void => {
    for (const [name, text] of Object.entries(more)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    }
  };
  write(files);
  return { path, write, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** git, as a person with a name, in a folder; throws with what it printed. */
export const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=A School', '-c', 'user.email=a@school.test', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
  });
