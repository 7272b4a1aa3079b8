import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const root = join(__dirname, '../..');

export interface Block {
  /** Where the tutorial says the file belongs. */
  readonly path: string;
  readonly text: string;
}

/** The code blocks of a page that name a file: a fence's language is followed by its path. */
export const blocksOf = (page: string): readonly Block[] =>
  [...readFileSync(join(root, 'docs', page), 'utf8').matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)].map(
    ([, path, text]) => ({ path: path!, text: text! }),
  );

const PARTS = ['src', 'scripts', 'docs', 'test/suites', 'test/tsconfig.json', 'tsconfig.json'];
const FILES = ['package.json', 'jest.config.js', '.prettierrc.json'];

/** A copy of the checkout without the school's own layer, removed by `remove()`. */
export const copyOfCheckout = () => {
  const path = mkdtempSync(join(tmpdir(), 'homeroom-'));
  const own = join(root, 'src/org');
  for (const part of [...PARTS, ...FILES])
    cpSync(join(root, part), join(path, part), {
      recursive: true,
      filter: (from) => !from.startsWith(own),
    });
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'));

  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  };
  const run = (...args: string[]): { code: number; out: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: path,
      encoding: 'utf8',
      timeout: 150_000,
      env: { ...process.env, HOMEROOM_BUILT: '1', FORCE_COLOR: '0' },
    });
    return { code: status ?? -1, out: stdout + stderr };
  };
  return { path, write, run, remove: () => rmSync(path, { recursive: true, force: true }) };
};

export type Copy = ReturnType<typeof copyOfCheckout>;

/** Fails with what the compiler says about these files and what they import. */
export const typecheck = (copy: Copy, files: readonly string[]): void => {
  const config = {
    extends: './test/tsconfig.json',
    files: files.filter((file) => file.endsWith('.ts')),
    include: ['src/**/*.d.ts'],
  };
  copy.write('tutorial.tsconfig.json', JSON.stringify(config));
  const { code, out } = copy.run(
    'node_modules/typescript/bin/tsc',
    '-p',
    'tutorial.tsconfig.json',
    '--noEmit',
    '--pretty',
    'false',
  );
  if (code !== 0) throw new Error(out);
};
